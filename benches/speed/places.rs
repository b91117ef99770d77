//! Where a bench takes place: options, a filled database, a PostgreSQL of its own, the server.

use crate::browser::Browser;
use std::{
    env, fmt, fs,
    io::Write,
    net::{TcpListener, TcpStream},
    os::unix::{fs::chown, process::CommandExt},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

/// The program under test, built as it is released.
const PROGRAM: &str = env!("CARGO_BIN_EXE_hashar");

/// What was asked for.
pub struct Options {
    pub applications: u32,
    pub seconds: f64,
    postings: u32,
    payouts: u32,
    only: Option<String>,
    folder: PathBuf,
    keep: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    Sqlite,
    Postgres,
}

impl fmt::Display for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if *self == Self::Sqlite { "SQLite" } else { "PostgreSQL" })
    }
}

impl Options {
    pub fn of_command_line() -> Self {
        let folder = env::temp_dir().join(format!("hashar-bench-{}", std::process::id()));
        let mut options = Self {
            applications: 100_000,
            seconds: 4.0,
            postings: 5_000,
            payouts: 6_000,
            only: None,
            folder,
            keep: false,
        };
        let mut words = env::args().skip(1);
        while let Some(word) = words.next() {
            let mut value = || words.next().unwrap_or_else(|| panic!("{word} takes a value"));
            match word.as_str() {
                "--applications" => options.applications = number(&value()),
                "--seconds" => options.seconds = number(&value()),
                "--postings" => options.postings = number(&value()),
                "--payouts" => options.payouts = number(&value()),
                "--only" => options.only = Some(value()),
                "--folder" => (options.folder, options.keep) = (value().into(), true),
                // Cargo's own.
                "--bench" => {}
                other => {
                    panic!(
                        "{other}? There are --applications N, --seconds S, --postings N, --payouts N, \
                         --only sqlite|postgres, --folder DIR"
                    )
                }
            }
        }
        make(&options.folder);
        options
    }

    pub fn engines(&self) -> Vec<Engine> {
        let wanted = |name: &str| self.only.as_deref().is_none_or(|only| only == name);
        let mut engines = Vec::new();
        if wanted("sqlite") {
            engines.push(Engine::Sqlite);
        }
        if wanted("postgres") {
            match postgres_programs() {
                Some(_) => engines.push(Engine::Postgres),
                None => eprintln!("PostgreSQL's server programs were not found: SQLite only"),
            }
        }
        engines
    }
}

impl Drop for Options {
    fn drop(&mut self) {
        if !self.keep {
            let _ = fs::remove_dir_all(&self.folder);
        }
    }
}

fn number<N: std::str::FromStr>(text: &str) -> N {
    text.parse().unwrap_or_else(|_| panic!("{text} is not a number"))
}

fn make(folder: &Path) {
    fs::create_dir_all(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
}

/// A filled database, and those who may walk in.
pub struct House {
    data: PathBuf,
    key: PathBuf,
    postgres: Option<Postgres>,
    pub guests: Guests,
}

/// Sessions and ids that the seed told of.
#[derive(Default)]
pub struct Guests {
    sessions: Vec<(String, String)>,
    pub drafts: Vec<String>,
    pub applications: Vec<String>,
    pub round: String,
    pub fund: String,
    /// Approved, to be recorded as sent.
    pub payouts: Vec<String>,
    /// The day on which they were.
    pub day: String,
}

impl Guests {
    fn read(text: &str) -> Self {
        let mut guests = Self::default();
        for line in text.lines() {
            let words: Vec<&str> = line.split('\t').collect();
            match words.as_slice() {
                ["session", role, secret] => guests.sessions.push(((*role).into(), (*secret).into())),
                ["draft", secret] => guests.drafts.push((*secret).into()),
                ["application", id] => guests.applications.push((*id).into()),
                ["round", id] => (*id).clone_into(&mut guests.round),
                ["payout", id] => guests.payouts.push((*id).into()),
                ["day", day] => (*day).clone_into(&mut guests.day),
                ["fund", id] => (*id).clone_into(&mut guests.fund),
                other => panic!("the seed said {other:?}"),
            }
        }
        guests
    }

    pub fn session(&self, role: &str) -> String {
        let found = self.sessions.iter().find(|(one, _)| one == role);
        found.unwrap_or_else(|| panic!("no session of {role}")).1.clone()
    }
}

impl House {
    /// The program with this house's settings, and nothing of the caller's own.
    fn program(&self) -> Command {
        let mut command = Command::new(PROGRAM);
        for (name, _) in env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("HASHAR_")) {
            command.env_remove(name);
        }
        command.env_remove("DATABASE_URL").arg("--data").arg(&self.data);
        command.env("HASHAR_MASTER_KEY_FILE", &self.key).env("HASHAR_MAIL__TRANSPORT", "none");
        // Sessions are seeded, and nobody sets up a second factor in between.
        command.env("HASHAR_SESSION_IDLE_MINUTES", "1440").env("HASHAR_SECOND_FACTOR", "offered");
        if let Some(postgres) = &self.postgres {
            command.env("DATABASE_URL", postgres.url("work"));
        }
        command
    }
}

/// A house with as many applications as wanted. What was filled once is kept and copied, so that every run begins alike.
pub fn fill(options: &Options, engine: Engine) -> House {
    let many = [options.applications, options.postings, options.payouts].map(|number| number.to_string());
    let name = format!("{engine}-{}", many.join("-")).to_lowercase();
    let (seed, told) = (options.folder.join(&name), options.folder.join(format!("{name}.txt")));
    let key = options.folder.join("key");
    if !key.exists() {
        let made = Command::new(PROGRAM).arg("key").arg(&key).status();
        assert!(made.is_ok_and(|status| status.success()), "no key");
    }
    let postgres = (engine == Engine::Postgres).then(|| Postgres::start(&options.folder.join(format!("{name}-pg"))));
    let mut house = House { data: seed.clone(), key, postgres, guests: Guests::default() };
    if !told.exists() {
        let begun = Instant::now();
        if let Some(postgres) = &house.postgres {
            postgres.run("DROP DATABASE IF EXISTS work");
            postgres.run("CREATE DATABASE work");
        }
        let _ = fs::remove_dir_all(&seed);
        let mut command = house.program();
        command.args(["seed", "--applications", &options.applications.to_string()]);
        let drafts = 12_000.min(options.applications / 4);
        command.args(["--drafts", &drafts.to_string(), "--postings", &options.postings.to_string()]);
        command.args(["--payouts", &options.payouts.to_string()]).stderr(Stdio::null());
        let output = command.output().unwrap_or_else(|error| panic!("{PROGRAM}: {error}"));
        assert!(output.status.success(), "the seed did not come up");
        if let Some(postgres) = &house.postgres {
            postgres.run("DROP DATABASE IF EXISTS seed");
            postgres.run("ALTER DATABASE work RENAME TO seed");
        }
        fs::write(&told, output.stdout).unwrap_or_else(|error| panic!("{error}"));
        eprintln!("filled in {:.0} s", begun.elapsed().as_secs_f64());
    }
    match &house.postgres {
        Some(postgres) => {
            postgres.run("DROP DATABASE IF EXISTS work");
            postgres.run("CREATE DATABASE work TEMPLATE seed STRATEGY file_copy");
            postgres.run("CHECKPOINT");
        }
        None => {
            house.data = options.folder.join("work");
            let _ = fs::remove_dir_all(&house.data);
            make(&house.data);
            let copied = fs::copy(seed.join("hashar.sqlite"), house.data.join("hashar.sqlite"));
            copied.unwrap_or_else(|error| panic!("{error}"));
        }
    }
    let text = fs::read_to_string(&told).unwrap_or_else(|error| panic!("{error}"));
    house.guests = Guests::read(&text);
    house
}

/// The program, serving; ends when dropped.
pub struct Server {
    child: Child,
    pub port: u16,
    /// Until the first answer.
    pub started_s: f64,
}

impl Server {
    pub fn start(house: &House) -> Self {
        let port =
            TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).map_or(8000, |at| at.port());
        let begun = Instant::now();
        let mut command = house.program();
        command
            .arg("serve")
            .env("HASHAR_PORT", port.to_string())
            .env("HASHAR_LOG", "error")
            .env("HASHAR_SHOW_COST", "true");
        let child = command.stdin(Stdio::null()).spawn().unwrap_or_else(|error| panic!("{PROGRAM}: {error}"));
        let mut server = Self { child, port, started_s: 0.0 };
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            let ended = server.child.try_wait().ok().flatten();
            assert!(ended.is_none() && begun.elapsed() < Duration::from_mins(1), "the server did not start");
            std::thread::sleep(Duration::from_millis(2));
        }
        assert_eq!(Browser::new(port).health().status, 200);
        server.started_s = begun.elapsed().as_secs_f64();
        server
    }

    /// Seconds of processors that it has used, in its clock's steps of a hundredth.
    pub fn cpu_s(&self) -> f64 {
        let stat = fs::read_to_string(format!("/proc/{}/stat", self.child.id())).unwrap_or_default();
        let after_name = stat.rsplit(')').next().unwrap_or_default();
        let ticks = after_name.split_whitespace().skip(11).take(2);
        ticks.map(|ticks| ticks.parse::<f64>().unwrap_or(0.0)).sum::<f64>() / 100.0
    }

    /// Resident memory, now and at most.
    pub fn memory_mib(&self) -> (f64, f64) {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap_or_default();
        let of = |name: &str| {
            let line = status.lines().find(|line| line.starts_with(name)).unwrap_or_default();
            let kib: f64 = line.split_whitespace().nth(1).and_then(|kib| kib.parse().ok()).unwrap_or(0.0);
            kib / 1_024.0
        };
        (of("VmRSS:"), of("VmHWM:"))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let ended = Command::new("kill").arg(self.child.id().to_string()).status();
        if !ended.is_ok_and(|status| status.success()) {
            let _ = self.child.kill();
        }
        let _ = self.child.wait();
    }
}

pub fn program_mib() -> f64 {
    fs::metadata(PROGRAM).map_or(0.0, |file| file.len() as f64 / 1_048_576.0)
}

/// Maps with eight threads.
pub fn side_by_side<T: Sync, R: Send>(all: &[T], map: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let map = &map;
    std::thread::scope(|scope| {
        let slices = all.chunks(all.len().div_ceil(8).max(1));
        let threads: Vec<_> =
            slices.map(|slice| scope.spawn(move || slice.iter().map(map).collect::<Vec<R>>())).collect();
        threads.into_iter().flat_map(|thread| thread.join().unwrap_or_else(|_| panic!("a client failed"))).collect()
    })
}

/// A server of this bench's own, durable, on a socket; ends when dropped.
struct Postgres {
    child: Child,
    bin: PathBuf,
    socket: PathBuf,
}

impl Postgres {
    fn start(folder: &Path) -> Self {
        let bin = postgres_programs().unwrap_or_else(|| panic!("PostgreSQL's server programs were not found"));
        let socket = env::temp_dir().join(format!("hashar-bench-pg-{}", std::process::id()));
        // The server refuses to run as root.
        let account = fs::metadata("/proc/self")
            .ok()
            .filter(|me| std::os::unix::fs::MetadataExt::uid(me) == 0)
            .map(|_| account());
        for folder in [folder, &socket] {
            make(folder);
            if let Some((user, group)) = account {
                chown(folder, Some(user), Some(group)).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
            }
        }
        let as_account = |program: &str| {
            let mut command = Command::new(bin.join(program));
            if let Some((user, group)) = account {
                command.uid(user).gid(group);
            }
            command.current_dir("/").stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
            command
        };
        let data = folder.join("data");
        if !data.join("PG_VERSION").exists() {
            let mut initdb = as_account("initdb");
            let made = initdb
                .arg("--pgdata")
                .arg(&data)
                .args(["--username=hashar", "--auth=trust", "--encoding=UTF8", "--no-locale"])
                .status();
            assert!(made.is_ok_and(|status| status.success()), "initdb failed in {}", data.display());
        }
        let mut command = as_account("postgres");
        command.arg("-D").arg(&data).arg("-k").arg(&socket).args(["-c", "listen_addresses="]);
        let child = command.spawn().unwrap_or_else(|error| panic!("postgres: {error}"));
        let postgres = Self { child, bin: bin.clone(), socket };
        let begun = Instant::now();
        while !postgres.psql("SELECT 1").is_ok_and(|status| status.success()) {
            assert!(begun.elapsed() < Duration::from_mins(1), "PostgreSQL did not start");
            std::thread::sleep(Duration::from_millis(100));
        }
        postgres
    }

    fn url(&self, name: &str) -> String {
        format!("postgres:///{name}?host={}&user=hashar", self.socket.display())
    }

    fn psql(&self, sql: &str) -> std::io::Result<std::process::ExitStatus> {
        let mut psql = Command::new(self.bin.join("psql"));
        psql.args(["-X", "-q", "-d", &self.url("postgres"), "-c", sql]).stdin(Stdio::null());
        psql.stdout(Stdio::null()).stderr(Stdio::null()).status()
    }

    fn run(&self, sql: &str) {
        assert!(self.psql(sql).is_ok_and(|status| status.success()), "{sql}");
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        let _ = Command::new("kill").args(["-INT", &self.child.id().to_string()]).status();
        let _ = self.child.wait();
        let _ = fs::remove_dir_all(&self.socket);
        let _ = std::io::stdout().flush();
    }
}

/// Whom root runs PostgreSQL as.
fn account() -> (u32, u32) {
    let accounts = fs::read_to_string("/etc/passwd").unwrap_or_default();
    let of = |name: &str| {
        let line = accounts.lines().find(|line| line.split(':').next() == Some(name))?;
        let mut numbers = line.split(':').skip(2).map(str::parse::<u32>);
        Some((numbers.next()?.ok()?, numbers.next()?.ok()?))
    };
    of("postgres").or_else(|| of("nobody")).unwrap_or((65_534, 65_534))
}

/// The folder with PostgreSQL's programs: in PATH, or where Debian keeps them.
fn postgres_programs() -> Option<PathBuf> {
    let mut folders: Vec<PathBuf> =
        env::var_os("PATH").map(|path| env::split_paths(&path).collect()).unwrap_or_default();
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    folders.extend(versions.map(|entry| entry.path().join("bin")));
    folders.into_iter().find(|folder| ["initdb", "postgres", "psql"].iter().all(|name| folder.join(name).is_file()))
}
