//! The command line: what may be asked of the program by whoever keeps the server.
//!
//! Answers go to standard output, everything else to standard error. The exit code is 0 when all went well, 1 when not,
//! 2 when the question itself was wrong.

pub mod backup;
pub mod demo;
pub mod doctor;
pub mod export;
mod gate;
pub mod key;
mod open;
pub mod person;
pub mod seed;
pub mod serve;
pub mod unlock;

use crate::base::{Lang, Stop, settings::Settings};
use clap::{Args, Parser, Subcommand};
use std::{io::Write, path::PathBuf, process::ExitCode};

/// Small-grants management: calls, applications, an expert board, awards, payouts.
#[derive(Debug, Parser)]
#[command(name = "hashar", version, max_term_width = 100)]
#[command(
    after_help = "Every setting may also stand in the environment: HASHAR_PORT, HASHAR_MAIL__HOST. What is said \
    later wins: built-in settings, --config, environment, the options here. HASHAR_LOG=debug makes the log longer."
)]
struct Cli {
    #[command(flatten)]
    place: Place,
    #[command(subcommand)]
    command: Command,
}

/// Where settings and data are.
#[derive(Debug, Args)]
struct Place {
    /// A file with settings (TOML)
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    /// The folder with the data [default: ./hashar-data]
    #[arg(long, global = true, value_name = "DIR")]
    data: Option<PathBuf>,
    /// Use PostgreSQL at this address instead of SQLite in the data folder; DATABASE_URL says the same
    #[arg(long, global = true, value_name = "URL")]
    database: Option<String>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Run the server
    Serve,
    /// Try it out: a server on this machine with a made-up programme, signed in by a click
    Demo(demo::Options),
    /// Make a master key: into FILE, readable by its owner alone, or to standard output
    Key {
        /// The file; it must not exist yet
        file: Option<PathBuf>,
        /// Under a passphrase, which is asked for: the file alone opens nothing
        #[arg(long)]
        passphrase: bool,
        /// Not a new key: the one in this file, put under a passphrase
        #[arg(long, requires = "passphrase", value_name = "FILE")]
        from: Option<PathBuf>,
    },
    /// Ask for the passphrase of the master key, and lay the key ready for the server, in memory
    ///
    /// What lies on the disk opens nothing: a machine that is seized while off holds no key. The key is gone with the power.
    Unlock {
        /// Take the key away again; a server that runs keeps it until it ends
        #[arg(long)]
        forget: bool,
    },
    /// Replace the master key: wrap every key anew, also while the server runs
    ///
    /// The new key is the settings' `master_key_file`, the one until now their `master_key_old_file`. The server's clerk does the
    /// same once it was started with both. `hashar doctor` says how many keys are left.
    Rotate,
    /// Bring the database up to date; makes it the first time
    Migrate,
    /// Fill an empty database with as many applications as asked for, for the benches
    #[command(hide = true)]
    Seed(seed::crowd::Options),
    /// Check everything; ends with 1 when something is wrong
    Doctor {
        /// Only this
        #[arg(value_enum)]
        only: Option<doctor::Only>,
    },
    /// Print the link of the page that opens the first account; it lives a day and works once
    Setup,
    /// The people with accounts
    Person {
        #[command(subcommand)]
        command: person::Command,
    },
    /// Take data out for other programs, to standard output
    Export {
        #[command(subcommand)]
        command: export::Command,
    },
    /// Copy the database into a new file, also while the server runs
    ///
    /// With SQLite the file is a database of its own. With PostgreSQL it is what `pg_dump -Fc` writes. The master key is
    /// not in it: keep a copy of that somewhere else.
    Backup {
        /// The file; it must not exist yet
        file: PathBuf,
    },
    /// Put a backup into an empty data folder, once it is proved whole, or into an empty database of PostgreSQL
    Restore {
        /// The backup
        file: PathBuf,
    },
}

/// Does what the command line says.
pub fn main() -> ExitCode {
    match run(Cli::parse()) {
        Ok(code) => code,
        Err(stop) => {
            note(&format!("hashar: {}", tell(&stop)));
            ExitCode::FAILURE
        }
    }
}

fn run(cli: Cli) -> Result<ExitCode, Stop> {
    if let Command::Key { file, passphrase, from } = cli.command {
        if passphrase {
            unlock::make(file.as_deref(), from.as_deref())?;
        } else {
            key::make(file.as_deref())?;
        }
        return Ok(ExitCode::SUCCESS);
    }
    let explicit_database = cli.place.database.is_some();
    let mut settings = Settings::load(cli.place.config.as_deref(), cli.place.data, cli.place.database)?;
    demo::lend(&mut settings);
    match cli.command {
        Command::Serve => serve::serve(&settings)?,
        Command::Demo(_) if explicit_database => {
            return Err(Stop::broken("the demo needs no other service: leave out --database"));
        }
        Command::Demo(options) => demo::demo(settings, &options)?,
        Command::Key { .. } => {}
        Command::Unlock { forget: false } => unlock::unlock(&settings)?,
        Command::Unlock { forget: true } => unlock::forget(&settings)?,
        Command::Rotate => key::rotate(&settings)?,
        Command::Migrate => migrate_now(&settings)?,
        Command::Seed(options) => seed::crowd::seed(&settings, &options)?,
        Command::Doctor { only } => return doctor::doctor(&settings, only),
        Command::Setup => person::set_up(&settings)?,
        Command::Person { command } => person::run(&settings, command)?,
        Command::Export { command } => export::run(&settings, command)?,
        Command::Backup { file } => return backup::backup(&settings, &file),
        Command::Restore { file } => return backup::restore(&settings, &file),
    }
    Ok(ExitCode::SUCCESS)
}

fn migrate_now(settings: &Settings) -> Result<(), Stop> {
    let done = open::bring_up_to_date(settings)?;
    for name in &done {
        say(name)?;
    }
    note(&if done.is_empty() { "up to date".to_owned() } else { format!("{} migrations ran", done.len()) });
    Ok(())
}

/// A line of the answer, to standard output. Somebody who stops reading (`| head`) is no trouble.
fn say(line: &str) -> Result<(), Stop> {
    let mut out = std::io::stdout().lock();
    match writeln!(out, "{line}").and_then(|()| out.flush()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(()),
    }
}

/// A line beside the answer, to standard error.
fn note(line: &str) {
    // Where standard error is closed, there is nobody to tell.
    let _ = writeln!(std::io::stderr(), "{line}");
}

/// Why it did not work, for whoever typed the command.
fn tell(stop: &Stop) -> String {
    match stop {
        Stop::Refused(refusal) => refusal.message().say(Lang::En),
        Stop::Broken(error) | Stop::Again(error) => error.to_string(),
        Stop::Forbidden | Stop::Missing | Stop::SignedOut => stop.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_holds_together() {
        Cli::command().debug_assert();
    }

    #[test]
    fn a_reason_is_told_without_the_words_for_programmers() {
        assert_eq!(tell(&Stop::broken("no key")), "no key");
        assert_eq!(tell(&Stop::Missing), "not there");
    }
}
