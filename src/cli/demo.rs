//! The demo: the whole program on this machine with a made-up programme, for trying. Nothing else has to run.
//!
//! Its data folder holds a marker, so that the demo never touches a folder that is not its own.

use super::{key, note, open, say, seed, serve};
use crate::{
    base::{Actor, Role, Stop, seal::Master, settings::Settings},
    db::{Address, Db, Tx},
    people::{self, Person},
};
use clap::Args;
use std::{
    fs,
    net::{Ipv4Addr, TcpListener},
    path::{Path, PathBuf},
};

/// Whom one may be in the demo, in the order of its list.
pub const ROLES: [Role; 10] = [
    Role::Applicant,
    Role::ProgrammeOfficer,
    Role::ProgrammeLead,
    Role::BoardMember,
    Role::BoardChair,
    Role::FinanceOfficer,
    Role::FinanceApprover,
    Role::Director,
    Role::Auditor,
    Role::Administrator,
];

/// Says that a folder is the demo's, and whether it was filled to the end.
const MARKER: &str = "hashar-demo";
const FILLING: &str = "A demo of Hashar, being filled.\n";
const FILLED: &str = "A demo of Hashar. Delete the folder to begin anew.\n";

/// The file in the folder that holds the address where the demo listens.
const LISTENS: &str = "address";

/// How the demo is run.
#[derive(Debug, Args)]
pub struct Options {
    /// The port to listen on [default: 8000]
    #[arg(long)]
    port: Option<u16>,
}

/// What is in a folder that the demo is to use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Found {
    /// Nothing.
    Nothing,
    /// A demo that was not filled to the end, or whose database is gone.
    Half,
    /// A demo.
    Whole,
    /// Something else.
    Other,
}

/// Makes the demo if it is new, and serves it.
pub fn demo(mut settings: Settings, options: &Options) -> Result<(), Stop> {
    serve::start_log(serve::Log::Plain, "warn");
    let port = options.port.unwrap_or(settings.port);
    port_is_free(port)?;
    let folder = settings.data.clone();
    let found = look(&folder)?;
    if found == Found::Other {
        let what = format!("{} holds something that is not a demo: name another folder by --data", folder.display());
        return Err(Stop::broken(what));
    }
    let master = prepare(&folder, found)?;
    settle(&mut settings, port);
    open::bring_up_to_date(&settings)?;
    let db = Db::open(&Address::of(&settings)?, settings.connections, master)?;
    if found != Found::Whole {
        note("Filling the demo: a year of a programme, from its calls to its payouts ...");
        seed::fill(&db)?;
        db.set_now(None);
        mark(&folder, FILLED)?;
    }
    fs::write(folder.join(LISTENS), &settings.public_url)?;
    let lines = lines(&db, port)?;
    serve::run(db, &settings, true, move || lines.iter().try_for_each(|line| say(line)))
}

/// The key of a role's one-click sign-in address, `/demo/enter/<key>`.
pub fn enter_key(master: &Master, role: Role) -> String {
    let mut key = data_encoding::HEXLOWER.encode(&master.hash("demo", role.as_str()));
    key.truncate(32);
    key
}

/// The role that a key stands for.
pub fn role_of_key(master: &Master, key: &str) -> Option<Role> {
    ROLES.into_iter().find(|role| enter_key(master, *role) == key)
}

/// Who shows a role best: of those who hold it the one with the fewest roles, then the first by e-mail. Nobody for the
/// applicant, who has a case and no account.
pub fn person_of(tx: &mut Tx<'_>, role: Role) -> Result<Option<Person>, Stop> {
    let holders = people::holding(tx, &[role])?;
    Ok(holders.into_iter().min_by(|a, b| (a.roles.len(), &a.email).cmp(&(b.roles.len(), &b.email))))
}

/// Whether a folder is a demo's.
pub(super) fn is_one(folder: &Path) -> bool {
    folder.join(MARKER).is_file()
}

/// Where a demo keeps its master key. A real one lies elsewhere.
pub(super) fn key_file(folder: &Path) -> PathBuf {
    folder.join("master.key")
}

/// What the other commands need to look after a demo's folder: its mail goes to files, and its links lead to where it
/// listened last.
pub(super) fn lend(settings: &mut Settings) {
    if !is_one(&settings.data) {
        return;
    }
    if settings.mail.transport.is_empty() {
        "files".clone_into(&mut settings.mail.transport);
    }
    if let Ok(address) = fs::read_to_string(settings.data.join(LISTENS)) {
        address.trim().clone_into(&mut settings.public_url);
    }
}

/// The demo listens to this machine only, keeps to its folder, and writes mail into files.
fn settle(settings: &mut Settings, port: u16) {
    settings.address = Ipv4Addr::LOCALHOST.to_string();
    settings.port = port;
    settings.public_url = format!("http://localhost:{port}");
    settings.database_url.clear();
    settings.master_key.clear();
    settings.master_key_file = key_file(&settings.data);
    "files".clone_into(&mut settings.mail.transport);
}

fn port_is_free(port: u16) -> Result<(), Stop> {
    if port == 0 {
        return Err(Stop::broken("--port takes a number from 1 to 65535"));
    }
    match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
        Ok(_) => Ok(()),
        Err(error) => Err(Stop::broken(format!("{} (--port)", serve::busy(&error, port)))),
    }
}

fn look(folder: &Path) -> Result<Found, Stop> {
    match fs::read_to_string(folder.join(MARKER)) {
        Ok(text) if text == FILLED && folder.join("hashar.sqlite").is_file() => Ok(Found::Whole),
        Ok(_) => Ok(Found::Half),
        Err(_) if open::is_empty(folder)? => Ok(Found::Nothing),
        Err(_) => Ok(Found::Other),
    }
}

/// Makes the folder, its marker and its key; takes away what a demo left that was not filled to the end.
fn prepare(folder: &Path, found: Found) -> Result<Master, Stop> {
    let file = key_file(folder);
    if found == Found::Whole {
        return key::read_plain(&file);
    }
    open::private_folder(folder)?;
    mark(folder, FILLING)?;
    for name in ["hashar.sqlite", "hashar.sqlite-wal", "hashar.sqlite-shm", "master.key"] {
        match fs::remove_file(folder.join(name)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
    }
    key::make(Some(&file))?;
    key::read_plain(&file)
}

fn mark(folder: &Path, text: &str) -> Result<(), Stop> {
    let (marker, new) = (folder.join(MARKER), folder.join(format!("{MARKER}.new")));
    fs::write(&new, text)?;
    fs::rename(&new, &marker)?;
    open::sync_folder_of(&marker)
}

/// The address, then `role e-mail address` with tabs between.
fn lines(db: &Db, port: u16) -> Result<Vec<String>, Stop> {
    let mut lines = vec![format!("http://localhost:{port}")];
    for role in ROLES {
        let person = db.read_now(&Actor::Console, |tx| person_of(tx, role))?;
        let email = person.map_or_else(|| "-".to_owned(), |person| person.email);
        let key = enter_key(db.master(), role);
        lines.push(format!("{role}\t{email}\thttp://localhost:{port}/demo/enter/{key}"));
    }
    Ok(lines)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_role_has_a_key_of_its_own_that_only_this_demo_knows() {
        let (mine, other) = (Master::new(&[1; 32]), Master::new(&[2; 32]));
        for role in ROLES {
            let key = enter_key(&mine, role);
            assert_eq!(key.len(), 32);
            assert_eq!(role_of_key(&mine, &key), Some(role));
            assert_eq!(role_of_key(&other, &key), None);
        }
        assert_eq!(role_of_key(&mine, ""), None);
    }

    #[test]
    fn only_an_empty_folder_or_a_demo_is_taken() {
        let folder = std::env::temp_dir().join(format!("hashar-demo-look-{}", std::process::id()));
        assert_eq!(look(&folder).unwrap(), Found::Nothing);
        open::private_folder(&folder).unwrap();
        assert_eq!(look(&folder).unwrap(), Found::Nothing);
        let key = prepare(&folder, Found::Nothing).unwrap().fingerprint;
        assert_eq!(look(&folder).unwrap(), Found::Half, "killed while it was filled");
        assert_ne!(prepare(&folder, Found::Half).unwrap().fingerprint, key, "it begins anew");
        mark(&folder, FILLED).unwrap();
        assert_eq!(look(&folder).unwrap(), Found::Half, "its database is gone");
        fs::write(folder.join("hashar.sqlite"), "").unwrap();
        assert_eq!(look(&folder).unwrap(), Found::Whole);
        fs::remove_file(folder.join(MARKER)).unwrap();
        assert_eq!(look(&folder).unwrap(), Found::Other);
        fs::remove_dir_all(&folder).unwrap();
        fs::write(&folder, "a file").unwrap();
        assert!(look(&folder).is_err());
        fs::remove_file(&folder).unwrap();
    }

    #[test]
    fn port_zero_and_a_taken_port_are_refused_in_words() {
        assert!(port_is_free(0).is_err());
        let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = taken.local_addr().unwrap().port();
        let said = port_is_free(port).unwrap_err().to_string();
        assert!(said.contains(&port.to_string()) && said.contains("--port"), "{said}");
    }
}
