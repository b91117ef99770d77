//! The command line, as the built program answers it: help, settings, keys, the doctor, backups, people, the demo.

use std::{
    fs,
    io::{BufRead, BufReader, Read, Write},
    net::{Ipv4Addr, TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Child, Command, Output, Stdio},
    time::{Duration, Instant},
};

/// A folder of one test, with a key in it; taken away at the end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("hashar-cli-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir(&folder).unwrap();
        Self(folder)
    }

    fn path(&self, name: &str) -> String {
        self.0.join(name).to_string_lossy().into_owned()
    }

    /// The program with settings that stand, and nothing of the tester's own.
    fn hashar(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_hashar"));
        for (name, _) in std::env::vars_os() {
            if name.to_string_lossy().starts_with("HASHAR_") || name == "DATABASE_URL" {
                command.env_remove(name);
            }
        }
        command.current_dir(&self.0).stdin(Stdio::null()).args(args);
        command.env("HASHAR_MASTER_KEY_FILE", self.0.join("key")).env("HASHAR_MAIL__TRANSPORT", "none");
        command
    }

    /// Runs it to its end: the exit code, standard output, standard error.
    fn run(&self, args: &[&str]) -> (i32, String, String) {
        answer(self.hashar(args).output().unwrap())
    }

    /// Runs it and wants it to go well; gives standard output.
    fn well(&self, args: &[&str]) -> String {
        let (code, out, err) = self.run(args);
        assert_eq!(code, 0, "{args:?}\n{out}\n{err}");
        out
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn answer(output: Output) -> (i32, String, String) {
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap_or(-1), text(output.stdout), text(output.stderr))
}

/// A folder with a key and a migrated, empty database.
fn new_house(name: &str) -> Folder {
    let folder = Folder::new(name);
    folder.well(&["key", "key"]);
    let ran = folder.well(&["migrate", "--data", "data"]);
    assert!(ran.lines().count() >= 13, "{ran}");
    folder
}

const ALL: [&str; 10] = [
    "settings: sane",
    "schema: up to date, SQLite",
    "database: whole",
    "orphans: none",
    "keys: ",
    "ledger: ",
    "audit trail: ",
    "newest seal: ",
    "mail: ",
    "files: ",
];

#[test]
fn every_command_has_help() {
    let folder = Folder::new("help");
    let commands: [&[&str]; 17] = [
        &[],
        &["serve"],
        &["demo"],
        &["key"],
        &["unlock"],
        &["migrate"],
        &["doctor"],
        &["person"],
        &["person", "add"],
        &["person", "list"],
        &["person", "disable"],
        &["person", "link"],
        &["export"],
        &["export", "ledger"],
        &["backup"],
        &["restore"],
        &["--config", "/nowhere"],
    ];
    for command in commands {
        let said = folder.well(&[command, &["--help"]].concat());
        assert!(said.contains("Usage: hashar") && said.contains("--data <DIR>"), "{command:?}\n{said}");
    }
    assert!(folder.well(&["--version"]).starts_with("hashar "));
    assert_eq!(folder.run(&["sreve"]).0, 2);
    assert_eq!(folder.run(&[]).0, 2);
}

#[test]
fn an_unknown_setting_is_refused_by_its_name() {
    let folder = Folder::new("unknown");
    fs::write(folder.path("mine.toml"), "[mail]\nhots = 'a'\n").unwrap();
    let (code, _, err) = folder.run(&["migrate", "--config", "mine.toml"]);
    assert!(code == 1 && err.contains("hots"), "{err}");
    let (code, _, err) = answer(folder.hashar(&["migrate"]).env("HASHAR_PROT", "80").output().unwrap());
    assert!(code == 1 && err.contains("prot"), "{err}");
    let typo = folder.hashar(&["migrate"]).env("HASHAR_SECOND_FACTOR", "requierd").output().unwrap();
    let (code, _, err) = answer(typo);
    assert!(code == 1 && err.contains("requierd"), "{err}");
    assert_eq!(folder.run(&["migrate", "--config", "nowhere.toml"]).0, 1);
    assert!(!folder.0.join("hashar-data").exists(), "nothing was made");
}

#[test]
fn serve_says_what_it_lacks() {
    let folder = Folder::new("lacks");
    let refused = |command: &mut Command, word: &str| {
        let (code, out, err) = answer(command.output().unwrap());
        assert!(code == 1 && out.is_empty() && err.contains(word), "{word}: {err}");
    };
    refused(folder.hashar(&["serve"]).env_remove("HASHAR_MASTER_KEY_FILE"), "hashar key");
    refused(&mut folder.hashar(&["serve"]), "No such file");
    folder.well(&["key", "key"]);
    refused(folder.hashar(&["serve"]).env_remove("HASHAR_MAIL__TRANSPORT"), "mail.transport");
    refused(folder.hashar(&["serve"]).env("HASHAR_MAIL__TRANSPORT", "files"), "mail.transport");
    refused(folder.hashar(&["serve"]).env("HASHAR_MAIL__TRANSPORT", "smtp"), "hashar migrate");
    refused(&mut folder.hashar(&["serve"]), "hashar migrate");
    assert!(!folder.0.join("hashar-data").exists(), "no database is made by serving");
    fs::create_dir(folder.path("hashar-data")).unwrap();
    fs::write(folder.path("hashar-data/hashar.sqlite"), "").unwrap();
    refused(&mut folder.hashar(&["serve"]), "hashar migrate");
    folder.well(&["migrate"]);
    refused(folder.hashar(&["serve"]).env("HASHAR_ADDRESS", "example.org"), "address");
    folder.well(&["person", "add", "--name", "A", "--email", "a@example.org", "--role", "auditor"]);
    folder.well(&["key", "other"]);
    refused(folder.hashar(&["serve"]).env("HASHAR_MASTER_KEY_FILE", "other"), "does not fit");
}

#[test]
fn a_new_folder_is_healthy() {
    let folder = new_house("healthy");
    assert_eq!(folder.well(&["migrate", "--data", "data"]), "", "a second time there is nothing to run");
    let said = folder.well(&["doctor", "--data", "data"]);
    for check in ALL {
        assert!(said.contains(&format!("ok       {check}")), "{check}\n{said}");
    }
    assert_eq!(said.lines().count(), ALL.len());
    assert!(folder.well(&["doctor", "audit", "--data", "data"]).starts_with("ok       audit trail"));
    for format in ["hledger", "beancount"] {
        folder.well(&["export", "ledger", "--format", format, "--data", "data"]);
    }
    assert_eq!(folder.run(&["export", "ledger", "--format", "excel", "--data", "data"]).0, 2);
}

#[test]
fn the_doctor_finds_trouble() {
    let folder = new_house("trouble");
    let troubled = |command: &mut Command, word: &str| {
        let (code, out, err) = answer(command.output().unwrap());
        let said = format!("{out}{err}");
        assert!(code == 1 && said.contains(word), "{word}: {said}");
    };
    troubled(folder.hashar(&["doctor", "--data", "data"]).env("HASHAR_PUBLIC_URL", "http://a.example"), "public_url");
    troubled(folder.hashar(&["doctor", "--data", "data"]).env("HASHAR_MAIL__TRANSPORT", ""), "mail.transport");
    troubled(&mut folder.hashar(&["doctor", "--data", "elsewhere"]), "hashar migrate");
    // A page in the middle of the file is spoilt.
    let file = folder.path("data/hashar.sqlite");
    folder.well(&["backup", "whole", "--data", "data"]);
    fs::copy(folder.path("whole"), &file).unwrap();
    let mut bytes = fs::read(&file).unwrap();
    let middle = bytes.len() / 2 / 4096 * 4096;
    bytes[middle..middle + 4096].fill(0x55);
    fs::write(&file, &bytes).unwrap();
    troubled(&mut folder.hashar(&["doctor", "--data", "data"]), "TROUBLE  database");
    let (code, _, err) = folder.run(&["restore", "data/hashar.sqlite", "--data", "third"]);
    assert!(code == 1 && err.contains("damaged"), "{err}");
    assert!(!folder.0.join("third/hashar.sqlite").exists());
}

#[test]
fn a_backup_comes_back_whole_and_takes_no_files_place() {
    let folder = new_house("backup");
    folder.well(&[
        "person",
        "add",
        "--name",
        "Гулноз",
        "--email",
        "g@example.org",
        "--role",
        "director",
        "--data",
        "data",
    ]);
    assert_eq!(folder.well(&["backup", "one.backup", "--data", "data"]), "one.backup\n");
    assert_ne!(folder.run(&["backup", "one.backup", "--data", "data"]).0, 0);
    assert_ne!(folder.run(&["backup", "no/folder/x", "--data", "data"]).0, 0);
    assert_ne!(folder.run(&["backup", "two.backup", "--data", "elsewhere"]).0, 0);
    assert_ne!(folder.run(&["restore", "one.backup", "--data", "data"]).0, 0, "not over what is there");
    fs::write(folder.path("letter"), "a letter").unwrap();
    assert_ne!(folder.run(&["restore", "letter", "--data", "new"]).0, 0);
    folder.well(&["restore", "one.backup", "--data", "new"]);
    assert_eq!(folder.well(&["migrate", "--data", "new"]), "");
    folder.well(&["doctor", "--data", "new"]);
    assert_eq!(folder.well(&["person", "list", "--data", "new"]), "invited\tg@example.org\tГулноз\tdirector\n");
    let names: Vec<_> = fs::read_dir(&folder.0).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(!names.iter().any(|name| name.to_string_lossy().contains("part")), "{names:?}");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        for (name, mode) in [("one.backup", 0o600), ("new/hashar.sqlite", 0o600), ("new", 0o700), ("key", 0o600)] {
            assert_eq!(fs::metadata(folder.path(name)).unwrap().permissions().mode() & 0o777, mode, "{name}");
        }
    }
}

#[test]
fn people_are_added_listed_and_disabled() {
    let folder = new_house("people");
    let person = |args: &[&str]| folder.run(&[&["--data", "data", "person"], args].concat());
    let new = ["add", "--name", "A", "--email", "A@example.org", "--role", "administrator", "--role", "auditor"];
    let (code, out, _) =
        person(&[&new[..], &["--language", "tg", "--country", "tj", "--zone", "Asia/Dushanbe"]].concat());
    assert!(code == 0 && out.starts_with("http://localhost:8000/sign-in/link/") && out.lines().count() == 1, "{out}");
    let (code, _, err) = person(&new);
    assert!(code == 1 && !err.contains("people-email-taken"), "in words: {err}");
    assert_eq!(person(&["add", "--name", "A", "--email", "b@example.org", "--role", "clerk"]).0, 2);
    assert_eq!(person(&["add", "--name", "A", "--email", "b@example.org"]).0, 2);
    assert_ne!(person(&["add", "--name", "A", "--email", "not one", "--role", "auditor"]).0, 0);
    assert_ne!(person(&["link", "nobody@example.org"]).0, 0);
    let (code, second, _) = person(&["link", "a@example.org"]);
    assert!(code == 0 && second != out);
    assert_ne!(person(&["disable", "a@example.org"]).0, 0, "the last administrator stays");
    assert_eq!(person(&["add", "--name", "B", "--email", "b@example.org", "--role", "administrator"]).0, 0);
    assert_eq!(person(&["disable", "a@example.org"]).0, 0);
    assert_ne!(person(&["link", "a@example.org"]).0, 0);
    let list = person(&["list"]).1;
    assert!(list.contains("disabled\tA@example.org\tA\tadministrator auditor\n"), "{list}");
    folder.well(&["doctor", "--data", "data"]);
}

/// A program that serves, with what it says; killed if the test ends early.
struct Served {
    child: Child,
    lines: std::io::Lines<BufReader<Box<dyn Read + Send>>>,
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Served {
    fn start(mut command: Command, listen_to_errors: bool) -> Self {
        let command = if listen_to_errors {
            command.stdout(Stdio::null()).stderr(Stdio::piped())
        } else {
            command.stdout(Stdio::piped()).stderr(Stdio::null())
        };
        let mut child = command.spawn().unwrap();
        let said: Box<dyn Read + Send> = if listen_to_errors {
            Box::new(child.stderr.take().unwrap())
        } else {
            Box::new(child.stdout.take().unwrap())
        };
        Self { child, lines: BufReader::new(said).lines() }
    }

    fn line(&mut self) -> String {
        self.lines.next().map_or_else(String::new, Result::unwrap)
    }

    /// Asks it to end, as a service manager does; gives its exit code.
    fn end(mut self) -> i32 {
        let id = self.child.id().to_string();
        assert!(Command::new("kill").args(["-TERM", &id]).status().unwrap().success());
        let begun = Instant::now();
        while begun.elapsed() < Duration::from_secs(20) {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status.code().unwrap_or(-1);
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        panic!("it did not end");
    }
}

fn free_port() -> u16 {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap().local_addr().unwrap().port()
}

fn ask(port: u16, path: &str) -> String {
    let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).unwrap();
    write!(stream, "GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    String::from_utf8_lossy(&answer).into_owned()
}

#[test]
fn serve_answers_and_ends_cleanly_when_asked() {
    let folder = new_house("serve");
    let port = free_port();
    let mut command = folder.hashar(&["serve", "--data", "data"]);
    command.env("HASHAR_PORT", port.to_string());
    let mut served = Served::start(command, true);
    let first = served.line();
    assert!(first.starts_with('{') && first.contains("the door is open"), "{first}");
    assert!(ask(port, "/no-such-page").starts_with("HTTP/1.1 404"));
    assert_eq!(served.end(), 0);
    assert!(TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err());
    folder.well(&["doctor", "--data", "data"]);
}

#[test]
fn a_taken_port_is_said() {
    let folder = new_house("port");
    let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let mut command = folder.hashar(&["serve", "--data", "data"]);
    let (code, _, err) = answer(command.env("HASHAR_PORT", &port).output().unwrap());
    assert!(code == 1 && err.contains(&format!("port {port} is taken")), "{err}");
    for (port, word) in [(port.as_str(), "is taken"), ("0", "1 to 65535")] {
        let (code, _, err) = folder.run(&["demo", "--data", "demo", "--port", port]);
        assert!(code == 1 && err.contains(word), "{err}");
        assert!(!folder.0.join("demo").exists());
    }
    assert_eq!(folder.run(&["demo", "--port", "99999"]).0, 2);
}

#[test]
fn the_demo_takes_no_folder_that_is_not_its_own() {
    let folder = new_house("others");
    let before: Vec<PathBuf> = list(&folder.0.join("data"));
    let port = free_port().to_string();
    let (code, _, err) = folder.run(&["demo", "--data", "data", "--port", &port]);
    assert!(code == 1 && err.contains("--data"), "{err}");
    assert_eq!(list(&folder.0.join("data")), before);
    assert_eq!(folder.run(&["demo", "--database", "postgres://localhost/real", "--port", &port]).0, 1);
}

fn list(folder: &Path) -> Vec<PathBuf> {
    let mut all: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    all.sort();
    all
}

/// How many applications of a demo's year are in a state.
fn of_2020(folder: &str, state: &str) -> i64 {
    use diesel::{Connection, QueryableByName, RunQueryDsl, SqliteConnection, sql_query, sql_types};
    #[derive(QueryableByName)]
    struct Count {
        #[diesel(sql_type = sql_types::BigInt)]
        count: i64,
    }
    let mut conn = SqliteConnection::establish(&format!("{folder}/hashar.sqlite")).unwrap();
    let sql = "SELECT COUNT(*) AS count FROM applications WHERE reference LIKE '%-20-%' AND state LIKE ?";
    sql_query(sql).bind::<sql_types::Text, _>(state).get_result::<Count>(&mut conn).unwrap().count
}

#[test]
fn the_demo_shows_a_door_for_each_role_and_keeps_what_was_done() {
    let folder = Folder::new("demo");
    let port = free_port();
    let start = || {
        let mut command = folder.hashar(&["demo", "--data", "mine", "--port", &port.to_string()]);
        // A real database of the tester's is not touched.
        command.env("DATABASE_URL", "postgres://localhost/real");
        let mut served = Served::start(command, false);
        let lines: Vec<String> = (0..11).map(|_| served.line()).collect();
        (served, lines)
    };
    let (served, lines) = start();
    assert_eq!(lines[0], format!("http://localhost:{port}"));
    let roles = [
        "applicant",
        "programme_officer",
        "programme_lead",
        "board_member",
        "board_chair",
        "finance_officer",
        "finance_approver",
        "director",
        "auditor",
        "administrator",
    ];
    for (line, role) in lines[1..].iter().zip(roles) {
        let fields: Vec<&str> = line.split('\t').collect();
        assert_eq!(fields.len(), 3, "{line}");
        assert_eq!(fields[0], role);
        assert!(fields[1].contains('@') || role == "applicant", "{line}");
        assert!(fields[2].starts_with(&format!("http://localhost:{port}/demo/enter/")), "{line}");
    }
    assert_eq!(served.end(), 0);
    let demo = |args: &[&str]| {
        let mut command = folder.hashar(&[args, &["--data", "mine"]].concat());
        answer(command.env_remove("HASHAR_MASTER_KEY_FILE").env_remove("HASHAR_MAIL__TRANSPORT").output().unwrap())
    };
    let new = ["person", "add", "--name", "Z", "--email", "z@example.org", "--role", "auditor", "--role", "director"];
    let (code, link, _) = demo(&new);
    assert_eq!(code, 0, "the demo's key is found");
    assert!(link.starts_with(&format!("http://localhost:{port}/")), "where it listened last: {link}");
    let (code, out, err) = demo(&["doctor"]);
    assert_eq!(code, 0, "{out}{err}");
    let mine = folder.path("mine");
    let count = |states: &[&str]| states.iter().map(|state| of_2020(&mine, state)).sum::<i64>();
    assert_eq!((count(&["%"]), count(&["funded", "closed"])), (45, 25), "as many as the report of the year tells");
    assert_eq!((count(&["declined"]), count(&["reserve"])), (12, 2), "a reserve list that a visitor sees");
    assert_ne!(demo(&["serve"]).0, 0, "serve is the real thing");
    let (served, again) = start();
    assert_eq!(again, lines);
    assert_eq!(served.end(), 0);
    assert!(demo(&["person", "list"]).1.contains("z@example.org"));
}

#[test]
fn postgres_is_kept_with_its_own_tools() {
    let Some(server) = crate::support::postgres::server() else { return };
    let url = server.database("template0", "cli_tools");
    let folder = Folder::new("postgres");
    folder.well(&["key", "key"]);
    assert_eq!(folder.run(&["doctor", "--database", &url]).0, 1);
    assert!(folder.well(&["migrate", "--database", &url]).lines().count() >= 13);
    folder.well(&["person", "add", "--name", "A", "--email", "a@example.org", "--role", "auditor", "--database", &url]);
    let said = folder.well(&["doctor", "--database", &url]);
    assert!(said.contains("up to date, PostgreSQL") && said.lines().count() == ALL.len(), "{said}");
    assert!(!folder.0.join("hashar-data").exists(), "no folder is made beside it");
    let without = folder.hashar(&["backup", "none", "--database", &url]).env("PATH", "").output().unwrap();
    let (code, _, err) = answer(without);
    assert!(code == 2 && err.contains("pg_dump"), "{err}");
    let without = folder.hashar(&["restore", "key", "--database", &url]).env("PATH", "").output().unwrap();
    let (code, _, err) = answer(without);
    assert!(code == 2 && err.contains("pg_restore"), "{err}");
    // Debian's wrappers stand on the path; the server's own folder has both too.
    let bin = crate::support::postgres::programs().unwrap_or_default();
    let path = format!("{}:{}", std::env::var("PATH").unwrap_or_default(), bin.display());
    let with = |args: &[&str]| answer(folder.hashar(args).env("PATH", &path).output().unwrap());
    let (code, _, err) = with(&["backup", "one.dump", "--database", &url]);
    assert_eq!(code, 0, "{err}");
    let (code, _, err) = with(&["restore", "one.dump", "--database", &url]);
    assert!(code == 1 && err.contains("not empty"), "{err}");
    let empty = server.database("template0", "cli_restored");
    let (code, _, err) = with(&["restore", "key", "--database", &empty]);
    assert!(code == 1 && err.contains("no backup"), "{err}");
    let (code, _, err) = with(&["restore", "one.dump", "--database", &empty]);
    assert_eq!(code, 0, "{err}");
    assert!(folder.well(&["person", "list", "--database", &empty]).contains("a@example.org"));
    assert_eq!(folder.well(&["doctor", "--database", &empty]), said, "as it was");
}

/// A crowd of sixty on a database that is empty, then the doctor, then a second crowd.
fn a_crowd_comes(folder: &Folder, database: &[&str]) {
    let crowd = ["seed", "--applications", "60", "--drafts", "10", "--postings", "20"];
    let said = folder.well(&[&crowd[..], database].concat());
    let count = |word: &str| said.lines().filter(|line| line.starts_with(&format!("{word}\t"))).count();
    assert_eq!((count("draft"), count("session"), count("round"), count("fund")), (10, 3, 1, 1), "{said}");
    assert!(count("application") > 0, "{said}");
    let doctor = folder.well(&[&["doctor"], database].concat());
    assert!(doctor.lines().all(|line| line.starts_with("ok ")), "{doctor}");
    let (code, out, err) = folder.run(&[&crowd[..], database].concat());
    assert!(code == 1 && out.is_empty() && err.contains("something is there already"), "{err}");
}

#[test]
fn a_seeded_crowd_is_sealed_whole_and_comes_once() {
    let folder = Folder::new("crowd");
    folder.well(&["key", "key"]);
    a_crowd_comes(&folder, &["--data", "data"]);
    if let Some(server) = crate::support::postgres::server() {
        a_crowd_comes(&folder, &["--database", &server.database("template0", "cli_crowd")]);
    }
}

/// Runs a command that asks for a passphrase, which comes from a pipe.
fn with_passphrase(command: &mut Command, passphrase: &str) -> (i32, String, String) {
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    // A program that refuses before it asks has closed the pipe already.
    let _ = writeln!(child.stdin.take().unwrap(), "{passphrase}");
    answer(child.wait_with_output().unwrap())
}

#[test]
fn a_key_under_a_passphrase_is_unlocked_into_memory_only() {
    const PHRASE: &str = "чор кабутари сафед";
    let folder = new_house("locked");
    folder.well(&["person", "add", "--name", "A", "--email", "a@example.org", "--role", "auditor", "--data", "data"]);
    let make = ["key", "--passphrase", "--from", "key", "locked"];
    let (code, _, err) = with_passphrase(&mut folder.hashar(&make), "short");
    assert!(code == 1 && err.contains("12 characters") && !folder.0.join("locked").exists(), "{err}");
    assert_eq!(with_passphrase(&mut folder.hashar(&make), PHRASE).0, 0);
    let plain = fs::read_to_string(folder.path("key")).unwrap();
    assert!(!fs::read_to_string(folder.path("locked")).unwrap().contains(plain.trim()));

    let memory = PathBuf::from(format!("/dev/shm/hashar-test-{}", std::process::id()));
    let unlocked = memory.join("key");
    let locked = |args: &[&str]| {
        let mut command = folder.hashar(args);
        command.env("HASHAR_MASTER_KEY_FILE", folder.0.join("locked"));
        command.env("HASHAR_MASTER_KEY_UNLOCKED_FILE", &unlocked);
        command
    };
    for args in [&["serve", "--data", "data"][..], &["person", "list", "--data", "data"]] {
        let (code, _, err) = answer(locked(args).output().unwrap());
        assert!(code == 1 && err.contains("hashar unlock"), "{err}");
    }
    let (code, _, err) = with_passphrase(&mut locked(&["unlock"]), "чор кабутари сиёҳ");
    assert!(code == 1 && err.contains("not the passphrase") && !unlocked.exists(), "{err}");
    let mut on_disk = locked(&["unlock"]);
    let disk = Path::new(env!("CARGO_TARGET_TMPDIR")).join("unlocked/key");
    on_disk.env("HASHAR_MASTER_KEY_UNLOCKED_FILE", &disk);
    let (code, _, err) = with_passphrase(&mut on_disk, PHRASE);
    assert!(code == 1 && err.contains("tmpfs") && !disk.exists(), "{err}");
    assert_eq!(with_passphrase(&mut locked(&["unlock"]), PHRASE).0, 0);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(&unlocked).unwrap().permissions().mode() & 0o777, 0o600);
    }
    assert_eq!(with_passphrase(&mut locked(&["unlock"]), PHRASE).0, 1, "it is unlocked already");
    let (code, out, err) = answer(locked(&["doctor", "--data", "data"]).output().unwrap());
    assert!(code == 0 && out.contains("ok       keys"), "it is the same key: {out}{err}");
    let mut command = locked(&["serve", "--data", "data"]);
    let port = free_port();
    command.env("HASHAR_PORT", port.to_string());
    let mut served = Served::start(command, true);
    assert!(served.line().contains("the door is open"));
    assert_eq!(answer(locked(&["unlock", "--forget"]).output().unwrap()).0, 0);
    assert!(ask(port, "/health").starts_with("HTTP/1.1 200"), "who serves has it still");
    assert_eq!(served.end(), 0);
    assert_eq!(answer(locked(&["serve", "--data", "data"]).output().unwrap()).0, 1, "and after that nobody");
    assert_eq!(answer(locked(&["unlock", "--forget"]).output().unwrap()).0, 1);
    let (code, _, err) = with_passphrase(&mut folder.hashar(&["unlock"]), PHRASE);
    assert!(code == 1 && err.contains("no passphrase"), "{err}");
    fs::remove_dir_all(&memory).unwrap();
}
