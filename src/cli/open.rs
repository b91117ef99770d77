//! Opening the house for a command: the database that is there, up to date, and sealed by this master key.

use super::key;
use crate::{
    awards::duties,
    base::{Actor, Stop, settings::Settings},
    calls::choices,
    db::{self, Address, Conn, Db, connect, keys, migrate, upkeep},
};
use std::{fs, path::Path};

/// The database's address; refused where it would be a file that is not there, which SQLite would make.
pub fn address(settings: &Settings) -> Result<Address, Stop> {
    let address = Address::of(settings)?;
    if let Address::Sqlite(file) = &address
        && !file.is_file()
    {
        let what = format!("there is no database at {}: `hashar migrate` makes it", file.display());
        return Err(Stop::broken(what));
    }
    Ok(address)
}

/// The database for a command, with `connections` of the settings.
pub fn db(settings: &Settings) -> Result<Db, Stop> {
    let master = key::master(settings)?;
    let address = address(settings)?;
    up_to_date(&mut connect(&address)?)?;
    let db = Db::open(&address, settings.connections, master)?;
    key_fits(&db)?;
    Ok(db)
}

/// The database for people to work with: its lists are there.
pub fn house(settings: &Settings) -> Result<Db, Stop> {
    let db = db(settings)?;
    db.write_now(&Actor::Console, None, choices::begin)?;
    db.write_now(&Actor::Console, None, duties::keep::begin)?;
    Ok(db)
}

/// Brings the database up to date, and makes it where there is none; gives the names of the migrations that ran.
pub fn bring_up_to_date(settings: &Settings) -> Result<Vec<String>, Stop> {
    let address = Address::of(settings)?;
    if let Address::Sqlite(file) = &address {
        private_folder(&settings.data)?;
        if !file.exists() {
            // SQLite would let others read it.
            key::create_private(file)?;
        }
    }
    db::migrate(&address)
}

/// Refuses a database that is older or newer than the program.
pub fn up_to_date(conn: &mut Conn) -> Result<(), Stop> {
    let pending = migrate::pending(conn)?;
    if !pending.is_empty() {
        let what = format!("{} migrations have not run yet: `hashar migrate` runs them", pending.len());
        return Err(Stop::broken(what));
    }
    let unknown = upkeep::unknown_migrations(conn)?;
    if unknown.is_empty() {
        return Ok(());
    }
    Err(Stop::broken(format!("the database belongs to a newer hashar: this one does not know {}", unknown.join(", "))))
}

/// Refuses a master key that is not this database's, before anything is sealed by it.
fn key_fits(db: &Db) -> Result<(), Stop> {
    db.read_now(&Actor::Console, |tx| match keys::open(tx, keys::HOUSE_KEY) {
        Err(Stop::Missing) | Ok(_) => Ok(()),
        Err(Stop::Broken(_)) => {
            let known = |name: &str| {
                name == tx.master.fingerprint || tx.master.older().is_some_and(|older| older.fingerprint == name)
            };
            let strange = keys::masters(tx)?.into_iter().find(|(name, _)| !known(name));
            Err(strange.map_or_else(
                || Stop::broken("the master key does not fit this database: its own key is damaged"),
                |(name, _)| keys::foreign(tx.master, &name),
            ))
        }
        Err(other) => Err(other),
    })
}

/// Makes a folder that only its owner may enter, if it is not there.
pub fn private_folder(folder: &Path) -> Result<(), Stop> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder).map_err(|error| Stop::broken(format!("{}: {error}", folder.display())))
}

/// Whether nothing is in a folder, or no folder is there.
pub fn is_empty(folder: &Path) -> Result<bool, Stop> {
    match fs::read_dir(folder) {
        Ok(mut entries) => Ok(entries.next().is_none()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(true),
        Err(error) => Err(Stop::broken(format!("{}: {error}", folder.display()))),
    }
}

/// Waits until the names in a file's folder are on disk.
pub fn sync_folder_of(file: &Path) -> Result<(), Stop> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    Ok(fs::File::open(folder)?.sync_all()?)
}
