//! A master key under a passphrase: making one, and laying it ready in memory after a start, by somebody who remembers.

use super::{key, note, open, say};
use crate::base::{Stop, locked, seal::Master, settings::Settings};
use std::{
    fs,
    io::{BufRead, IsTerminal},
    path::{Path, PathBuf},
    process::Command,
};
use zeroize::Zeroizing;

/// Where a key lies unlocked, if the settings say nothing else.
const USUAL: &str = "/run/hashar/master.key";
/// Kinds of file system that are in memory and nowhere else.
const IN_MEMORY: [&str; 2] = ["tmpfs", "ramfs"];

/// Makes a key under a passphrase, of a new key or of the one in a file: into a new file, or to standard output.
pub fn make(file: Option<&Path>, from: Option<&Path>) -> Result<(), Stop> {
    let plain = match from {
        Some(from) => key::text(from)?,
        None => Zeroizing::new(Master::generate_text()?),
    };
    if Master::from_text(&plain).is_none() {
        return Err(Stop::broken("that is no master key: 64 hexadecimal digits"));
    }
    let passphrase = ask("Passphrase: ")?;
    if std::io::stdin().is_terminal() && ask("Once more: ")? != passphrase {
        return Err(Stop::broken("the two are not the same"));
    }
    let text = locked::lock(&plain, &passphrase)?;
    match file {
        None => say(text.trim()),
        Some(file) => key::write_private(file, text.as_bytes()),
    }
}

/// Asks for the passphrase and lays the key ready in memory.
pub fn unlock(settings: &Settings) -> Result<(), Stop> {
    let file = key::key_file(settings).ok_or_else(|| Stop::broken("the settings name no master_key_file"))?;
    let text = key::text(&file)?;
    if !locked::is_one(&text) {
        return Err(Stop::broken(format!("{} is under no passphrase: there is nothing to unlock", file.display())));
    }
    let place = place(settings);
    if place.exists() {
        return Err(Stop::broken(format!("it is unlocked already: the key lies in {}", place.display())));
    }
    let folder = place.parent().unwrap_or(Path::new("/"));
    open::private_folder(folder)?;
    if !is_in_memory(folder)? {
        return Err(Stop::broken(format!(
            "{} is not in memory only (tmpfs): a key that was written there could be read again from the disk. Name \
             another place by master_key_unlocked_file",
            folder.display()
        )));
    }
    let plain = asked(&text)?;
    key::write_private(&place, plain.as_bytes())?;
    note(&format!("unlocked until the machine is off, or `hashar unlock --forget`: {}", place.display()));
    Ok(())
}

/// Takes the key out of memory again.
pub fn forget(settings: &Settings) -> Result<(), Stop> {
    let place = place(settings);
    match fs::remove_file(&place) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Err(Stop::broken("it is not unlocked")),
        Err(error) => Err(Stop::broken(format!("{}: {error}", place.display()))),
    }
}

/// The key of a locked file: from where it lies unlocked, else asked for where somebody sits there.
pub(super) fn opened(file: &Path, text: &str, settings: &Settings) -> Result<Zeroizing<String>, Stop> {
    let place = place(settings);
    if place.is_file() {
        return key::text(&place);
    }
    if std::io::stdin().is_terminal() {
        return asked(text);
    }
    Err(Stop::broken(format!("the master key {} is locked: `hashar unlock` asks for its passphrase", file.display())))
}

fn asked(text: &str) -> Result<Zeroizing<String>, Stop> {
    let passphrase = ask("Passphrase of the master key: ")?;
    locked::open(text, &passphrase)?.ok_or_else(|| Stop::broken("that is not the passphrase"))
}

fn place(settings: &Settings) -> PathBuf {
    let said = &settings.master_key_unlocked_file;
    if said.as_os_str().is_empty() { PathBuf::from(USUAL) } else { said.clone() }
}

/// Whether a folder that is there lies on a file system in memory.
fn is_in_memory(folder: &Path) -> Result<bool, Stop> {
    let folder = folder.canonicalize()?;
    let mounts = fs::read_to_string("/proc/self/mounts")
        .map_err(|error| Stop::broken(format!("whether {} is in memory cannot be said: {error}", folder.display())))?;
    Ok(kind_of(&mounts, &folder).is_some_and(|kind| IN_MEMORY.contains(&kind)))
}

/// The kind of the file system that a folder lies on; of several in one place the last one counts.
fn kind_of<'a>(mounts: &'a str, folder: &Path) -> Option<&'a str> {
    let lines = mounts.lines().filter_map(|line| {
        let mut words = line.split(' ').skip(1);
        Some((words.next()?, words.next()?))
    });
    let over = lines.filter(|(point, _)| folder.starts_with(point));
    over.max_by_key(|(point, _)| Path::new(point).components().count()).map(|(_, kind)| kind)
}

/// A line that is not shown while it is typed; from a pipe, its first line.
fn ask(prompt: &str) -> Result<Zeroizing<String>, Stop> {
    let stdin = std::io::stdin();
    let seen = stdin.is_terminal();
    let echo = |how: &str| Command::new("stty").arg(how).status().is_ok_and(|status| status.success());
    if seen {
        if !echo("-echo") {
            note("what you type is shown: this terminal cannot hide it");
        }
        note(prompt);
    }
    let mut line = Zeroizing::new(String::new());
    let read = stdin.lock().read_line(&mut line);
    if seen {
        echo("echo");
    }
    read?;
    let end = line.trim_end_matches(['\n', '\r']).len();
    line.truncate(end);
    Ok(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_mount_says_what_a_folder_lies_on() {
        let mounts = "/dev/sda1 / ext4 rw 0 0\ntmpfs /run tmpfs rw 0 0\n/dev/sdb /run/media ext4 rw 0 0\n";
        for (folder, kind) in [("/run/hashar", "tmpfs"), ("/run/media/x", "ext4"), ("/running", "ext4"), ("/", "ext4")]
        {
            assert_eq!(kind_of(mounts, Path::new(folder)), Some(kind), "{folder}");
        }
        assert_eq!(kind_of("", Path::new("/")), None);
    }
}
