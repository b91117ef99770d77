//! Backups: the database and the sealed files in one file, taken while others write, and put back only once it is
//! proved whole. In a backup of SQLite the files lie in their table, however they are kept otherwise.
//!
//! Values in it are sealed, and the master key is not in it.

use super::{key, note, open, say};
use crate::{
    attachments,
    base::{Stop, settings::Settings},
    db::{Address, connect, upkeep},
};
use std::{
    fs,
    io::Read,
    path::{Path, PathBuf},
    process::{Command, ExitCode},
};

/// How a file of SQLite begins.
const SQLITE: &[u8; 16] = b"SQLite format 3\0";
/// How a file of `pg_dump -Fc` begins.
const PGDMP: &[u8; 5] = b"PGDMP";
/// The question cannot be answered here.
const NOT_HERE: u8 = 2;

/// Copies the database into a new file.
pub fn backup(settings: &Settings, file: &Path) -> Result<ExitCode, Stop> {
    let address = open::address(settings)?;
    if file.exists() {
        return Err(Stop::broken(format!("{} is there already: a backup takes no other file's place", file.display())));
    }
    let part = beside(file)?;
    let copied = match &address {
        Address::Sqlite(_) => copy_sqlite(&address, &part).and_then(|()| pack_files(settings, &part)),
        Address::Postgres(url) => match program("pg_dump") {
            Some(program) => dump(&program, url, &part),
            None => {
                note("PostgreSQL is backed up by its own pg_dump, which is not here: pg_dump -Fc --file FILE URL");
                return Ok(ExitCode::from(NOT_HERE));
            }
        },
    };
    let kept = copied.and_then(|()| keep(&part, file));
    if kept.is_err() {
        // What is left of it is of no use to anybody.
        let _ = fs::remove_file(&part);
    }
    kept?;
    say(&file.display().to_string())?;
    if matches!(address, Address::Postgres(_)) && settings.files.keep == "folder" {
        note(&format!("The files are not in it: copy {} too.", attachments::shelf::folder(settings).display()));
    }
    note("The master key is not in it: keep a copy of that somewhere else.");
    Ok(ExitCode::SUCCESS)
}

/// The file under construction, in the same folder, by its whole path.
fn beside(file: &Path) -> Result<PathBuf, Stop> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let folder =
        folder.canonicalize().map_err(|error| Stop::broken(format!("the folder {}: {error}", folder.display())))?;
    let name = file.file_name().ok_or_else(|| Stop::broken(format!("{} is no file's name", file.display())))?;
    Ok(folder.join(format!(".{}.{}.part", name.to_string_lossy(), std::process::id())))
}

fn copy_sqlite(address: &Address, part: &Path) -> Result<(), Stop> {
    key::create_private(part)?;
    let path = part.to_str().ok_or_else(|| Stop::broken("the file's name is not in UTF-8"))?;
    let mut conn = connect(address)?;
    conn.batch("PRAGMA busy_timeout=10000; PRAGMA temp_store=MEMORY;")?;
    upkeep::copy_into(&mut conn, path)?;
    prove(part)
}

/// Puts the sealed files into the copy. They are read after the rows were, so each row's file is there already.
fn pack_files(settings: &Settings, part: &Path) -> Result<(), Stop> {
    let mut copy = connect(&Address::Sqlite(part.to_path_buf()))?;
    let missing = attachments::upkeep::pack(&mut copy, &attachments::shelf::folder(settings))?;
    if missing > 0 {
        note(&format!("{missing} files were not to be found: see `hashar doctor`."));
    }
    Ok(())
}

/// Lays the files of a restored database out again, where they are kept in a folder.
fn unpack_files(settings: &Settings, part: &Path) -> Result<(), Stop> {
    if settings.files.keep == "table" {
        return Ok(());
    }
    let mut restored = connect(&Address::Sqlite(part.to_path_buf()))?;
    attachments::upkeep::unpack(&mut restored, &attachments::shelf::folder(settings))?;
    Ok(())
}

/// Opens a copy and has SQLite look at every page of it.
fn prove(file: &Path) -> Result<(), Stop> {
    let no = |why: &str| Stop::broken(format!("{} is no backup of Hashar: {why}", file.display()));
    let mut head = [0; 16];
    let read = fs::File::open(file).and_then(|mut open| open.read_exact(&mut head));
    if read.is_err() || head != *SQLITE {
        return Err(no("it is not a database of SQLite"));
    }
    let opened = connect(&Address::Sqlite(file.to_path_buf()));
    let mut conn = opened.map_err(|stop| no(&format!("it is damaged: {}", super::tell(&stop))))?;
    let faults = upkeep::faults(&mut conn)?;
    if let Some(first) = faults.first() {
        return Err(no(&format!("it is damaged: {first}")));
    }
    if !upkeep::is_ours(&mut conn)? {
        return Err(no("it has other tables"));
    }
    let unknown = upkeep::unknown_migrations(&mut conn)?;
    if unknown.is_empty() { Ok(()) } else { Err(no("a newer hashar made it")) }
}

/// Waits until the file is on disk, then gives it its name.
fn keep(part: &Path, file: &Path) -> Result<(), Stop> {
    fs::File::open(part)?.sync_all()?;
    if file.exists() {
        return Err(Stop::broken(format!("{} came into being meanwhile", file.display())));
    }
    fs::rename(part, file)?;
    open::sync_folder_of(file)
}

/// Where a program is, among those one may call by name.
fn program(name: &str) -> Option<PathBuf> {
    let folders = std::env::var_os("PATH")?;
    std::env::split_paths(&folders).map(|folder| folder.join(name)).find(|file| file.is_file())
}

fn dump(program: &Path, url: &str, part: &Path) -> Result<(), Stop> {
    let (url, password) = without_password(url);
    key::create_private(part)?;
    let mut command = Command::new(program);
    command.args(["--format=custom", "--no-password", "--file"]).arg(part).arg("--dbname").arg(url);
    run(command, password, "pg_dump")
}

fn run(mut command: Command, password: Option<String>, name: &str) -> Result<(), Stop> {
    if let Some(password) = password {
        command.env("PGPASSWORD", password);
    }
    let status = command.status()?;
    if status.success() { Ok(()) } else { Err(Stop::broken(format!("{name} failed ({status})"))) }
}

/// The password of `postgres://who:password@where` apart, so that it does not show among the programs that run.
fn without_password(url: &str) -> (String, Option<String>) {
    let apart = url.split_once("://").and_then(|(scheme, rest)| {
        let end = rest.find(['/', '?']).unwrap_or(rest.len());
        let (who, host) = rest[..end].rsplit_once('@')?;
        let (user, password) = who.split_once(':')?;
        Some((format!("{scheme}://{user}@{host}{}", &rest[end..]), decoded(password)))
    });
    apart.map_or_else(|| (url.to_owned(), None), |(url, password)| (url, Some(password)))
}

/// `%40` is `@`.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let code = after.get(..2).filter(|_| *first == b'%');
        let byte = code
            .and_then(|code| data_encoding::HEXUPPER_PERMISSIVE.decode(code).ok())
            .and_then(|all| all.first().copied());
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { &after[2..] } else { after };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Puts what [`dump`] wrote into an empty database: all of it, or nothing.
fn load(address: &Address, url: &str, file: &Path) -> Result<ExitCode, Stop> {
    let Some(program) = program("pg_restore") else {
        note("PostgreSQL is restored by its own pg_restore, which is not here: pg_restore --dbname URL FILE");
        return Ok(ExitCode::from(NOT_HERE));
    };
    if !upkeep::has_no_tables(&mut connect(address)?)? {
        return Err(Stop::broken("the database is not empty: a backup is put into an empty one only"));
    }
    let mut head = [0; 5];
    let read = fs::File::open(file).and_then(|mut open| open.read_exact(&mut head));
    if read.is_err() || head != *PGDMP {
        return Err(Stop::broken(format!("{} is no backup that pg_dump wrote", file.display())));
    }
    let (url, password) = without_password(url);
    let mut command = Command::new(program);
    command.args(["--single-transaction", "--exit-on-error", "--no-owner", "--no-acl", "--no-password", "--dbname"]);
    command.arg(url).arg(file);
    run(command, password, "pg_restore")?;
    let mut restored = connect(address)?;
    if !upkeep::is_ours(&mut restored)? || !upkeep::unknown_migrations(&mut restored)?.is_empty() {
        return Err(Stop::broken("what was restored has other tables, or a newer hashar made it: see `hashar doctor`"));
    }
    note("Next: `hashar migrate`, then `hashar doctor` with the master key of that time.");
    Ok(ExitCode::SUCCESS)
}

/// Puts a backup into an empty data folder, or into an empty database of PostgreSQL.
pub fn restore(settings: &Settings, file: &Path) -> Result<ExitCode, Stop> {
    let address = Address::of(settings)?;
    let database = match &address {
        Address::Sqlite(database) => database.clone(),
        Address::Postgres(url) => return load(&address, url, file),
    };
    if !open::is_empty(&settings.data)? {
        let what = format!("{} is not empty: a backup is put into an empty folder only", settings.data.display());
        return Err(Stop::broken(what));
    }
    if !file.is_file() {
        return Err(Stop::broken(format!("{} is no file", file.display())));
    }
    open::private_folder(&settings.data)?;
    let part = settings.data.join("restored.part");
    let restored = copy(file, &part)
        .and_then(|()| prove(&part))
        .and_then(|()| unpack_files(settings, &part))
        .and_then(|()| keep(&part, &database));
    if restored.is_err() {
        let _ = fs::remove_file(&part);
    }
    restored?;
    say(&database.display().to_string())?;
    note("Next: `hashar migrate`, then `hashar doctor` with the master key of that time.");
    Ok(ExitCode::SUCCESS)
}

fn copy(from: &Path, to: &Path) -> Result<(), Stop> {
    let mut new = key::create_private(to)?;
    std::io::copy(&mut fs::File::open(from)?, &mut new)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_taken_out_of_the_address() {
        let apart = |url: &str| without_password(url);
        assert_eq!(apart("postgres://u:p%40ss@h:5/d?x=1"), ("postgres://u@h:5/d?x=1".into(), Some("p@ss".into())));
        assert_eq!(apart("postgres://u@h/d"), ("postgres://u@h/d".into(), None));
        assert_eq!(apart("postgres:///d?host=/tmp&user=u:v@w"), ("postgres:///d?host=/tmp&user=u:v@w".into(), None));
        assert_eq!(decoded("100%"), "100%");
        assert_eq!(decoded("%D3%B3%zz"), "ӳ%zz");
    }

    #[test]
    fn what_is_no_database_is_no_backup() {
        let file = std::env::temp_dir().join(format!("hashar-no-backup-{}", std::process::id()));
        fs::write(&file, "a letter").unwrap();
        assert!(prove(&file).unwrap_err().to_string().contains("SQLite"));
        fs::remove_file(&file).unwrap();
    }
}
