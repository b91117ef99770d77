//! Taking data out for other people's software.

use super::open;
use crate::{
    base::{Actor, Stop, settings::Settings},
    funds::journal::{self, Format},
};
use clap::{
    Subcommand,
    builder::{PossibleValuesParser, TypedValueParser},
};
use std::io::Write;

/// What may be taken out.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// The whole ledger, as a plain-text journal; nobody's name is in it
    Ledger {
        /// For which program
        #[arg(long, value_name = "FORMAT", value_parser = formats())]
        format: Format,
    },
}

fn formats() -> impl TypedValueParser<Value = Format> {
    PossibleValuesParser::new(Format::ALL.iter().map(|format| format.as_str())).try_map(|text| text.parse::<Format>())
}

/// Writes it to standard output. That it was taken out is written down first.
pub fn run(settings: &Settings, command: Command) -> Result<(), Stop> {
    let Command::Ledger { format } = command;
    let db = open::db(settings)?;
    db.write_now(&Actor::Console, None, move |tx| journal::take_out(tx, format))?;
    let ledger = db.read_now(&Actor::Console, journal::load)?;
    let mut out = std::io::stdout().lock();
    out.write_all(journal::text(&ledger, format).as_bytes())?;
    Ok(out.flush()?)
}
