//! The newest seal, kept apart from the database: who takes the newest seals away together with their entries leaves a
//! chain that holds, but not the seal that was noted here, or that went out by mail.

use super::store;
use crate::{
    base::{Deed, Stop},
    db::Tx,
};
use std::{fs, io::ErrorKind, path::Path};

/// A seal by its number and tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// Its number.
    pub number: i64,
    /// Its tag in hexadecimal digits.
    pub tag: String,
}

impl Head {
    fn of(seal: &store::Seal) -> Self {
        Self { number: seal.0, tag: data_encoding::HEXLOWER.encode(&seal.4) }
    }

    /// Reads what [`Head::write`] wrote; `None` where there is none yet.
    pub fn read(file: &Path) -> Result<Option<Self>, Stop> {
        let text = match fs::read_to_string(file) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            other => other?,
        };
        let parsed = text.trim().split_once(' ').and_then(|(number, tag)| Some((number.parse().ok()?, tag.to_owned())));
        let wrong = || Stop::broken(format!("{} holds no seal: a number and a tag", file.display()));
        parsed.map(|(number, tag)| Some(Self { number, tag })).ok_or_else(wrong)
    }

    /// Writes it in place of what the file holds; its folder is made where there is none yet (with PostgreSQL nothing else
    /// may lie in the data folder).
    pub fn write(&self, file: &Path) -> Result<(), Stop> {
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)?;
        }
        let new = file.with_extension("new");
        fs::write(&new, format!("{} {}\n", self.number, self.tag))?;
        Ok(fs::rename(&new, file)?)
    }
}

/// The newest seal; `None` while there is none.
pub fn newest(tx: &mut Tx<'_>) -> Result<Option<Head>, Stop> {
    tx.permit(Deed::KeepHouse)?;
    Ok(store::last_seal(tx)?.map(|seal| Head::of(&seal)))
}

/// Whether a seal that was noted once is still in the chain.
pub fn stands(tx: &mut Tx<'_>, head: &Head) -> Result<bool, Stop> {
    tx.permit(Deed::KeepHouse)?;
    Ok(store::seal(tx, head.number)?.is_some_and(|seal| Head::of(&seal) == *head))
}
