//! The tests' second database: a ready server named by `HASHAR_TEST_POSTGRES`, or a throw-away cluster of this process's
//! own, on a socket in a temporary folder, without TCP. However the process ends, the cluster ends with it.
//!
//! `HASHAR_REQUIRE_POSTGRES=1` makes the absence of the server's programs a failure.

use std::{
    env, fs,
    io::{BufRead, BufReader, ErrorKind, Write},
    os::unix::{
        fs::{DirBuilderExt, MetadataExt, chown},
        process::CommandExt,
    },
    path::{Path, PathBuf},
    process::{Child, Command, Stdio, id},
    sync::OnceLock,
};

/// A running server, where each test may have a database of its own.
pub struct Server {
    /// Any database of the server, as a URL; the others differ in the name only.
    any: String,
    psql: PathBuf,
    /// Holds the pipe that the cluster's watcher reads: when the process ends it closes, and the cluster stops.
    _watcher: Option<Child>,
}

/// The server, started when first asked for. `None` when this machine has no server programs.
pub fn server() -> Option<&'static Server> {
    static SERVER: OnceLock<Option<Server>> = OnceLock::new();
    SERVER.get_or_init(find_or_start).as_ref()
}

impl Server {
    /// Makes a database as a copy of `template` (`template0` is empty), in place of one of that name, and gives its URL.
    /// Nobody may be connected to the template meanwhile.
    pub fn database(&self, template: &str, name: &str) -> String {
        self.run(&format!("CREATE DATABASE {} TEMPLATE {}", word(name), word(template)), Some(name));
        self.url(name)
    }

    /// The URL of a database, as libpq reads it.
    pub fn url(&self, name: &str) -> String {
        with_database(&self.any, word(name))
    }

    /// Runs a statement outside of any transaction, after dropping the database `stale`.
    fn run(&self, statement: &str, stale: Option<&str>) {
        let mut psql = Command::new(&self.psql);
        psql.args(["--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", "--dbname", &self.any])
            .env("PGOPTIONS", "-c client_min_messages=warning");
        if let Some(name) = stale {
            psql.arg("--command").arg(format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", word(name)));
        }
        match psql.arg("--command").arg(statement).stdin(Stdio::null()).output() {
            Ok(output) if output.status.success() => {}
            Ok(output) => panic!("{statement}: {}", String::from_utf8_lossy(&output.stderr)),
            Err(error) => panic!("{} does not run: {error}", self.psql.display()),
        }
    }
}

/// A name that needs no quotes, so that nothing has to be escaped.
fn word(name: &str) -> &str {
    let plain = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_';
    assert!(!name.is_empty() && name.len() < 64 && name.chars().all(plain), "{name:?} is not a plain database name");
    name
}

/// `postgres://who@where/any?how` with another database's name.
fn with_database(url: &str, name: &str) -> String {
    let (address, options) = url.split_once('?').map_or((url, None), |(address, options)| (address, Some(options)));
    let start = address.find("://").map_or(0, |at| at + 3);
    let host = address[start..].find('/').map_or(address, |at| &address[..start + at]);
    options.map_or_else(|| format!("{host}/{name}"), |options| format!("{host}/{name}?{options}"))
}

fn find_or_start() -> Option<Server> {
    let programs = programs();
    if let Ok(url) = env::var("HASHAR_TEST_POSTGRES") {
        let psql = programs.map_or_else(|| "psql".into(), |bin| bin.join("psql"));
        return Some(Server { any: url, psql, _watcher: None });
    }
    if let Some(bin) = programs {
        return Some(start(&bin));
    }
    assert!(
        env::var("HASHAR_REQUIRE_POSTGRES").as_deref() != Ok("1"),
        "HASHAR_REQUIRE_POSTGRES=1, but initdb, postgres and psql were not found in PATH or /usr/lib/postgresql/*/bin"
    );
    // Not eprintln!, which a passing test would keep to itself.
    let _ = writeln!(std::io::stderr(), "PostgreSQL's server programs were not found: tests ran on SQLite only");
    None
}

/// The folder with the server's programs: in PATH, or where Debian keeps them, the newest first.
pub fn programs() -> Option<PathBuf> {
    let mut folders: Vec<PathBuf> =
        env::var_os("PATH").map(|path| env::split_paths(&path).collect()).unwrap_or_default();
    let mut versions: Vec<PathBuf> = fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path().join("bin"))
        .collect();
    versions.sort_by_key(|bin| {
        let version = bin.parent().and_then(Path::file_name).map(|name| name.to_string_lossy().into_owned());
        std::cmp::Reverse(version.and_then(|version| version.parse::<u32>().ok()))
    });
    folders.append(&mut versions);
    folders.into_iter().find(|folder| ["initdb", "postgres", "psql"].iter().all(|name| folder.join(name).is_file()))
}

/// `$1` the programs, `$2` the cluster's folder, the rest: how to become the user it runs as, or nothing.
/// Says `ready`, or what went wrong, then waits for its input to end.
const WATCHER: &str = r#"
bin=$1 folder=$2; shift 2
server=
finish() {
    if [ -n "$server" ]; then
        kill -INT "$server" 2>/dev/null
        wait "$server" 2>/dev/null
    fi
    rm -rf "$folder"
}
trap finish EXIT
trap 'exit 1' HUP INT TERM
trap : PIPE
fail() { tail -n 20 "$folder/log"; exit 1; }
"$@" "$bin/initdb" --pgdata="$folder/data" --username=hashar --auth=trust --encoding=UTF8 --no-locale --no-sync \
    >"$folder/log" 2>&1 </dev/null || fail
"$@" "$bin/postgres" -D "$folder/data" -k "$folder" -c listen_addresses= -c fsync=off -c full_page_writes=off \
    -c synchronous_commit=off -c max_connections=300 -c shared_buffers=32MB -c autovacuum=off -c timezone=UTC \
    >>"$folder/log" 2>&1 </dev/null &
server=$!
until grep -q '^ready' "$folder/data/postmaster.pid" 2>/dev/null; do
    kill -0 "$server" 2>/dev/null || { server=; fail; }
    sleep 0.05
done
echo ready
exec >/dev/null
read -r _
"#;

fn start(bin: &Path) -> Server {
    let account = (fs::metadata("/proc/self").map_or(1, |me| me.uid()) == 0).then(account);
    let folder = folder(account.as_ref());
    let mut watcher = Command::new("/bin/sh");
    watcher.args(["-c", WATCHER, "watcher"]).arg(bin).arg(&folder).current_dir("/");
    if let Some((uid, gid)) = account {
        // The server refuses to run as root.
        watcher.args(["setpriv", &format!("--reuid={uid}"), &format!("--regid={gid}"), "--clear-groups"]);
    }
    // A process group of its own: an interrupt at the keyboard reaches the tests, and the watcher through its pipe.
    watcher.process_group(0);
    let mut watcher = match watcher.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn() {
        Ok(watcher) => watcher,
        Err(error) => panic!("PostgreSQL cannot be started: {error}"),
    };
    let mut said =
        watcher.stdout.take().map(|out| BufReader::new(out).lines().map_while(Result::ok)).into_iter().flatten();
    let first = said.next().unwrap_or_default();
    assert!(first == "ready", "PostgreSQL did not start:\n{first}\n{}", said.collect::<Vec<_>>().join("\n"));
    let any = format!("postgres:///postgres?host={}&user=hashar", folder.display());
    Server { any, psql: bin.join("psql"), _watcher: Some(watcher) }
}

/// Whom root runs the server as: Debian's own account, or nobody. User and group by number.
fn account() -> (u32, u32) {
    let accounts = fs::read_to_string("/etc/passwd").unwrap_or_default();
    let find = |name: &str| {
        let line = accounts.lines().find(|line| line.split(':').next() == Some(name))?;
        let mut fields = line.split(':').skip(2).map(str::parse);
        Some((fields.next()?.ok()?, fields.next()?.ok()?))
    };
    find("postgres").or_else(|| find("nobody")).unwrap_or((65534, 65534))
}

/// A new private folder with a path short enough for a socket in it.
fn folder(account: Option<&(u32, u32)>) -> PathBuf {
    let temporary = Some(env::temp_dir()).filter(|path| path.as_os_str().len() < 50).unwrap_or_else(|| "/tmp".into());
    let owned = |folder: &Path| account.map_or(Ok(()), |(uid, gid)| chown(folder, Some(*uid), Some(*gid)));
    for number in 0..1000 {
        let folder = temporary.join(format!("hashar-pg-{}-{number}", id()));
        match fs::DirBuilder::new().mode(0o700).create(&folder).and_then(|()| owned(&folder)) {
            Ok(()) => return folder,
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(error) => panic!("{} cannot be made: {error}", folder.display()),
        }
    }
    panic!("{} is full of clusters that others left behind", temporary.display());
}

#[test]
fn a_url_keeps_all_but_the_name() {
    assert_eq!(with_database("postgres:///a?host=/tmp/x&user=y", "b"), "postgres:///b?host=/tmp/x&user=y");
    assert_eq!(with_database("postgres://u:p@h:1/a", "b"), "postgres://u:p@h:1/b");
    assert_eq!(with_database("postgres://h", "b"), "postgres://h/b");
}
