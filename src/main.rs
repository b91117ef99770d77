//! The program: what it does is said on the command line.

fn main() -> std::process::ExitCode {
    hashar::cli::main()
}
