//! The master key: making one, and finding the one the settings name. It never lies in the database or in a backup.

use super::say;
use crate::{
    base::{Actor, Stop, locked, seal::Master, settings::Settings},
    db::keys,
    privacy,
};
use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
};
use zeroize::Zeroizing;

/// How to come by a key.
const HOW: &str = "there is no master key. Make one by `hashar key FILE`, name the file in the settings \
    (master_key_file = \"FILE\", or HASHAR_MASTER_KEY_FILE=FILE), and keep a copy of it away from the backups: \
    without it nothing that was sealed can be read again";

/// Makes a key: into a new file that only its owner reads, or to standard output.
pub fn make(file: Option<&Path>) -> Result<(), Stop> {
    let key = Master::generate_text()?;
    match file {
        None => say(&key),
        Some(file) => write_private(file, format!("{key}\n").as_bytes()),
    }
}

/// The master key that the settings name, with the one it replaces.
pub fn master(settings: &Settings) -> Result<Master, Stop> {
    let master = newest(settings)?;
    let older = match (settings.master_key_old.trim(), settings.master_key_old_file.as_os_str().is_empty()) {
        ("", true) => return Ok(master),
        ("", false) => read(&settings.master_key_old_file, settings)?,
        (_, false) => {
            let what = "settings: master_key_old and master_key_old_file are both said: leave one out";
            return Err(Stop::broken(what));
        }
        (key, true) => Master::from_text(key)
            .ok_or_else(|| Stop::broken("settings: master_key_old is not 64 hexadecimal digits"))?,
    };
    if older.fingerprint == master.fingerprint {
        return Err(Stop::broken("settings: the old master key and the new one are the same: leave the old one out"));
    }
    Ok(master.replacing(older))
}

/// The master key that the settings name; else that of the demo whose data this is.
fn newest(settings: &Settings) -> Result<Master, Stop> {
    let file = key_file(settings);
    match (settings.master_key.trim(), file) {
        ("", None) => Err(Stop::broken(HOW)),
        ("", Some(file)) => read(&file, settings),
        (_, Some(_)) if !settings.master_key_file.as_os_str().is_empty() => {
            Err(Stop::broken("settings: master_key and master_key_file are both said: leave one out"))
        }
        (key, _) => Master::from_text(key)
            .ok_or_else(|| Stop::broken("settings: master_key is not 64 hexadecimal digits: `hashar key` makes one")),
    }
}

/// Wraps every key anew with the new master key, a slice at a time; the server may run meanwhile, and so may this again.
pub fn rotate(settings: &Settings) -> Result<(), Stop> {
    let db = super::open::db(settings)?;
    let name = db.master().fingerprint.clone();
    if db.master().older().is_none() {
        return Err(Stop::broken(
            "there is nothing to replace: make a new key by `hashar key FILE`, name it in the settings as master_key_file, \
             and the key until now as master_key_old_file",
        ));
    }
    let mut all = 0;
    loop {
        let done = db.write_now(&Actor::Console, None, privacy::rotate::slice)?;
        if done == 0 {
            break;
        }
        all += done;
    }
    say(&format!("{all} keys are wrapped anew, by the master key {name}"))?;
    for (by, count) in db.read_now(&Actor::Console, keys::masters)?.into_iter().filter(|(by, _)| *by != name) {
        say(&format!("{count} keys are still wrapped by the master key {by}"))?;
    }
    Ok(())
}

/// The file the key is read from, if it comes from one.
pub fn key_file(settings: &Settings) -> Option<PathBuf> {
    if !settings.master_key_file.as_os_str().is_empty() {
        return Some(settings.master_key_file.clone());
    }
    Some(super::demo::key_file(&settings.data)).filter(|_| super::demo::is_one(&settings.data))
}

/// Reads a key file; one under a passphrase by way of where it lies unlocked.
pub fn read(file: &Path, settings: &Settings) -> Result<Master, Stop> {
    let mut text = text(file)?;
    if locked::is_one(&text) {
        text = super::unlock::opened(file, &text, settings)?;
    }
    parsed(file, &text)
}

/// Reads a key file that is under no passphrase: the demo's.
pub fn read_plain(file: &Path) -> Result<Master, Stop> {
    parsed(file, &text(file)?)
}

fn parsed(file: &Path, text: &str) -> Result<Master, Stop> {
    let what = || Stop::broken(format!("{} is no master key: 64 hexadecimal digits", file.display()));
    Master::from_text(text).ok_or_else(what)
}

/// The text of a key file.
pub(super) fn text(file: &Path) -> Result<Zeroizing<String>, Stop> {
    let read = fs::read_to_string(file).map(Zeroizing::new);
    read.map_err(|error| Stop::broken(format!("the master key's file {}: {error}", file.display())))
}

/// Writes a new file that only its owner reads, and waits until it is on disk. Never in place of another.
pub fn write_private(file: &Path, bytes: &[u8]) -> Result<(), Stop> {
    let mut new = create_private(file)?;
    new.write_all(bytes)?;
    Ok(new.sync_all()?)
}

/// A new, empty file that only its owner reads.
pub fn create_private(file: &Path) -> Result<fs::File, Stop> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(file).map_err(|error| Stop::broken(format!("{}: {error}", file.display())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_written_once_and_read_again_by_its_owner_alone() {
        let file = std::env::temp_dir().join(format!("hashar-key-{}", std::process::id()));
        make(Some(&file)).unwrap();
        let settings = Settings::load(None, None, None).unwrap();
        let read = |file: &Path| super::read(file, &settings);
        let first = read(&file).unwrap().fingerprint;
        assert!(make(Some(&file)).is_err(), "a key is never overwritten");
        assert_eq!(read(&file).unwrap().fingerprint, first);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
        }
        fs::write(&file, "0123").unwrap();
        assert!(read(&file).is_err());
        fs::remove_file(&file).unwrap();
    }

    #[test]
    fn a_missing_a_doubled_and_a_short_key_are_refused() {
        let mut settings = Settings::load(None, Some("/nowhere".into()), None).unwrap();
        (settings.master_key, settings.master_key_file) = (String::new(), PathBuf::new());
        assert!(master(&settings).unwrap_err().to_string().contains("hashar key"));
        settings.master_key = "ab".repeat(31);
        assert!(master(&settings).is_err());
        settings.master_key = "ab".repeat(32);
        assert!(master(&settings).is_ok());
        settings.master_key_old = "ab".repeat(32);
        assert!(master(&settings).unwrap_err().to_string().contains("the same"));
        settings.master_key_old = "cd".repeat(32);
        assert!(master(&settings).unwrap().older().is_some());
        settings.master_key_old.clear();
        settings.master_key_file = "/nowhere/key".into();
        assert!(master(&settings).unwrap_err().to_string().contains("both"));
    }
}
