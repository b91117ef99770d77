//! Rebuilds the crate when a file that is compiled into it appears or changes.

fn main() {
    for folder in ["templates", "migrations", "config/defaults"] {
        println!("cargo:rerun-if-changed={folder}");
    }
}
