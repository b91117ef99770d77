//! Whole journeys over TCP from an address and with a browser that are marked: neither is left anywhere. And the gate in
//! front of the server: slow and odd requests hold nobody else up.

use crate::{
    headers::{FIXED, POLICY},
    support::postgres,
};
use diesel::{Connection, RunQueryDsl};
use std::{
    fs::{self, File},
    io::{Read, Write},
    net::{Ipv4Addr, TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

const FROM: &str = "127.0.0.77";
const MARK: &str = "Zirkon-Marked/77.31";

struct Server {
    folder: PathBuf,
    child: Option<Child>,
    port: u16,
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(mut child) = self.child.take() {
            let _ = child.kill();
            let _ = child.wait();
        }
        let _ = fs::remove_dir_all(&self.folder);
    }
}

impl Server {
    fn program(folder: &Path, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_hashar"));
        for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("HASHAR_")) {
            command.env_remove(name);
        }
        command.env_remove("DATABASE_URL").current_dir(folder).stdin(Stdio::null()).args(args).args(["--data", "data"]);
        command.env("HASHAR_MASTER_KEY_FILE", "key").env("HASHAR_MAIL__TRANSPORT", "none");
        if let Ok(url) = fs::read_to_string(folder.join("url")) {
            command.env("DATABASE_URL", url);
        }
        command.env("HASHAR_SECOND_FACTOR", "offered").env("HASHAR_LOG", "trace");
        // What other programs of this kind listen to must not change anything here.
        command.env("ROCKET_PORT", "1").env("ROCKET_LOG_LEVEL", "debug").env("ROCKET_IDENT", "Zirkon");
        command
    }

    fn well(folder: &Path, args: &[&str]) -> String {
        let output = Self::program(folder, args).output().unwrap();
        assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    /// Serves an empty house; gives the link of the first start too.
    fn start(name: &str) -> (Self, String) {
        Self::start_on(name, None)
    }

    /// The same, on a database of PostgreSQL.
    fn start_on(name: &str, url: Option<&str>) -> (Self, String) {
        let folder = std::env::temp_dir().join(format!("hashar-traces-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir(&folder).unwrap();
        if let Some(url) = url {
            fs::write(folder.join("url"), url).unwrap();
        }
        Self::well(&folder, &["key", "key"]);
        Self::well(&folder, &["migrate"]);
        let link = Self::well(&folder, &["setup"]);
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap().local_addr().unwrap().port();
        let log = File::create(folder.join("log")).unwrap();
        let mut command = Self::program(&folder, &["serve"]);
        let said = log.try_clone().unwrap();
        let child = command.env("HASHAR_PORT", port.to_string()).stdout(said).stderr(log).spawn().unwrap();
        let server = Self { folder, child: Some(child), port };
        let begun = Instant::now();
        while server.try_ask("GET /health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").is_none() {
            assert!(begun.elapsed() < Duration::from_mins(1), "it did not begin");
            std::thread::sleep(Duration::from_millis(50));
        }
        let path = link.trim().split_once("localhost:8000").unwrap().1.to_owned();
        (server, path)
    }

    fn connect(&self) -> Option<TcpStream> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let to = (Ipv4Addr::LOCALHOST, self.port).into();
        let stream = runtime.block_on(async {
            let socket = tokio::net::TcpSocket::new_v4().unwrap();
            socket.bind(format!("{FROM}:0").parse().unwrap()).unwrap();
            socket.connect(to).await.ok()?.into_std().ok()
        })?;
        stream.set_nonblocking(false).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
        Some(stream)
    }

    fn try_ask(&self, request: &str) -> Option<String> {
        let mut stream = self.connect()?;
        stream.write_all(request.as_bytes()).ok()?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).ok()?;
        Some(String::from_utf8_lossy(&answer).into_owned()).filter(|answer| !answer.is_empty())
    }

    fn ask(&self, visitor: &mut Visitor, path: &str, form: Option<&[(&str, &str)]>) -> u16 {
        let head = format!(
            "Host: localhost\r\nUser-Agent: {MARK}\r\nX-Forwarded-For: {FROM}\r\nX-Real-IP: {FROM}\r\nForwarded: for={FROM}\r\n\
             Accept-Language: en\r\nCookie: {}\r\nConnection: close\r\n",
            visitor.cookies()
        );
        let request = match form {
            None => format!("GET {path} HTTP/1.1\r\n{head}\r\n"),
            Some(fields) => {
                let mut body = form_urlencoded::Serializer::new(String::new());
                body.append_pair("_csrf", &visitor.token());
                body.extend_pairs(fields);
                let body = body.finish();
                let kind = "Content-Type: application/x-www-form-urlencoded";
                format!("POST {path} HTTP/1.1\r\n{head}{kind}\r\nContent-Length: {}\r\n\r\n{body}", body.len())
            }
        };
        visitor.take(&self.try_ask(&request).unwrap())
    }
}

#[derive(Default)]
struct Visitor {
    jar: std::collections::BTreeMap<String, String>,
    page: String,
}

impl Visitor {
    fn cookies(&self) -> String {
        self.jar.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ")
    }

    fn token(&self) -> String {
        let (_, rest) = self.page.split_once("name=\"_csrf\" value=\"").unwrap_or_default();
        rest.split('"').next().unwrap_or_default().to_owned()
    }

    fn take(&mut self, answer: &str) -> u16 {
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        for line in head.lines().filter(|line| line.to_lowercase().starts_with("set-cookie: ")) {
            let (name, value) = line[12..].split(';').next().unwrap().split_once('=').unwrap();
            self.jar.insert(name.to_owned(), value.to_owned());
        }
        if !body.is_empty() {
            self.page = body.to_owned();
        }
        head[9..12].parse().unwrap()
    }
}

fn gather(folder: &Path, all: &mut Vec<(PathBuf, Vec<u8>)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            gather(&path, all);
        } else {
            all.push((path.clone(), fs::read(&path).unwrap()));
        }
    }
}

/// Every row of a database of PostgreSQL as text, by table.
fn rows(url: &str) -> Vec<(PathBuf, Vec<u8>)> {
    #[derive(diesel::QueryableByName)]
    struct Dumped {
        #[diesel(sql_type = diesel::sql_types::Text)]
        text: String,
    }
    let mut conn = diesel::PgConnection::establish(url).unwrap();
    let dump = |table: String| {
        let sql = format!("SELECT COALESCE(STRING_AGG(t::text, ' '), '') AS text FROM {table} t");
        let dumped: Dumped = diesel::sql_query(sql).get_result(&mut conn).unwrap();
        (PathBuf::from(table), dumped.text.into_bytes())
    };
    crate::privacy::tables().into_keys().map(dump).collect()
}

#[test]
fn whole_journeys_leave_no_trace_of_address_or_browser() {
    leaves_no_trace("marked", None);
    if let Some(server) = postgres::server() {
        let url = server.database("template0", &format!("t_{}_traces", std::process::id()));
        leaves_no_trace("marked-postgres", Some(&url));
    }
}

fn leaves_no_trace(name: &str, url: Option<&str>) {
    let (server, link) = Server::start_on(name, url);
    let mut visitor = Visitor::default();
    let account = [
        ("name", "Nilufar"),
        ("email", "nilufar@example.org"),
        ("password", "chorta kabutar"),
        ("language", "en"),
        ("zone", "Asia/Dushanbe"),
    ];
    assert_eq!(server.ask(&mut visitor, &link, None), 200);
    assert_eq!(server.ask(&mut visitor, &link, Some(&account)), 303);
    for path in ["/people", "/people/me", "/people/me/sessions", "/history", "/nowhere", "/people/1zzzzzzzzzzzz"] {
        let status = server.ask(&mut visitor, path, None);
        assert!([200, 404].contains(&status), "{path}: {status}");
    }
    assert_eq!(server.ask(&mut visitor, "/people/me/sessions", None), 200);
    assert_eq!(server.ask(&mut visitor, "/people/me/sessions", Some(&[("name", "office")])), 303);
    let mut stranger = Visitor::default();
    assert_eq!(server.ask(&mut stranger, "/sign-in", None), 200);
    for password in ["wrong one", "wrong two"] {
        let typed = [("email", "nilufar@example.org"), ("password", password)];
        assert_eq!(server.ask(&mut stranger, "/sign-in", Some(&typed)), 422);
    }
    assert_eq!(server.ask(&mut stranger, "/enter", None), 200);
    assert_eq!(server.ask(&mut stranger, "/enter", Some(&[("code", "1111 2222 3333 4444")])), 422);
    assert_eq!(server.ask(&mut stranger, "/enter", Some(&[("_csrf", "nonsense")])), 422);
    stranger.page.clear();
    assert_eq!(server.ask(&mut stranger, "/sign-in", Some(&[])), 400, "without its token");
    server.try_ask("NONSENSE\r\n\r\n");

    nothing_is_left(server, url);
}

/// Ends a server, and looks for the marks of its visitors in all it leaves.
fn nothing_is_left(mut server: Server, url: Option<&str>) {
    let mut child = server.child.take().unwrap();
    let ended = Command::new("kill").arg(child.id().to_string()).status().unwrap();
    assert!(ended.success() && child.wait().unwrap().success(), "it ends cleanly");
    let mut lying = Vec::new();
    gather(&server.folder, &mut lying);
    if let Some(url) = url {
        let rows = rows(url);
        let has = |table: &str| rows.iter().any(|(name, text)| name.ends_with(table) && !text.is_empty());
        assert!(has("people") && has("sessions") && has("audit_entries"), "there are rows to search");
        lying.extend(rows);
    }
    let log = fs::read_to_string(server.folder.join("log")).unwrap();
    assert!(log.contains("the door is open"), "{log}");
    for line in log.lines().filter(|line| !line.is_empty()) {
        let said: serde_json::Value = serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"));
        let at = said["timestamp"].as_str().unwrap_or_default();
        assert!(at.ends_with('Z') && said["level"].is_string() && said["target"].is_string(), "{line}");
    }
    let sizes: usize = lying.iter().map(|(_, bytes)| bytes.len()).sum();
    assert!(sizes > if url.is_some() { 20_000 } else { 100_000 }, "there is something to search: {sizes}");
    for mark in [FROM, MARK, "Zirkon"] {
        for (path, bytes) in &lying {
            let found = bytes.windows(mark.len()).any(|window| window == mark.as_bytes());
            assert!(!found, "{mark} in {}", path.display());
        }
    }
}

#[test]
fn on_an_empty_folder_a_call_is_made_through_the_pages() {
    let (server, _) = Server::start("empty");
    let person = ["person", "add", "--name", "A", "--email", "a@example.org", "--language", "en"];
    let roles = ["--role", "programme_lead", "--role", "finance_officer"];
    let link = Server::well(&server.folder, &[&person[..], &roles].concat());
    let link = link.trim().split_once("localhost:8000").unwrap().1.to_owned();
    let mut lead = Visitor::default();
    assert_eq!(server.ask(&mut lead, &link, None), 200);
    assert_eq!(server.ask(&mut lead, &link, Some(&[])), 303);
    assert_eq!(server.ask(&mut lead, "/funds/add", None), 200);
    let fund = [("code", "F-1"), ("name_en", "Fund"), ("currency", "EUR")];
    assert_eq!(server.ask(&mut lead, "/funds/add", Some(&fund)), 303, "{}", lead.page);
    assert_eq!(server.ask(&mut lead, "/calls/new", None), 200);
    let offered = |page: &str, word: &str| assert!(page.contains(word), "{word} in {page}");
    for word in ["value=\"TJ\"", "value=\"KG-B\"", "value=\"womens_shelter\"", "value=\"EUR\""] {
        offered(&lead.page, word);
    }
    let fund = lead.page.split("name=\"funds\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let call = [
        ("code", "FIRST"),
        ("name_en", "First call"),
        ("mode", "regular"),
        ("zone", "Asia/Dushanbe"),
        ("opens", "01.03.2020"),
        ("opens_time", "09:00"),
        ("closes", "01.03.2120"),
        ("closes_time", "23:59"),
        ("months", "12"),
        ("countries", "TJ"),
        ("currencies", "EUR"),
        ("funds", fund.as_str()),
        ("decides_by", ""),
    ];
    assert_eq!(server.ask(&mut lead, "/calls/new", Some(&call)), 303, "{}", lead.page);
    let lists = Server::well(&server.folder, &["doctor"]);
    assert!(lists.lines().all(|line| line.starts_with("ok ")), "{lists}");
    nothing_is_left(server, None);
}

/// The headers of every answer, in one that came over a socket.
fn carries_all(answer: &str, what: &str) {
    let head = answer.split("\r\n\r\n").next().unwrap().to_lowercase();
    for (name, value) in FIXED {
        let line = format!("\r\n{name}: {value}").to_lowercase();
        assert_eq!(head.matches(&line).count(), 1, "{what}: {name} in {head}");
    }
    for part in POLICY {
        assert!(head.contains(&part.to_lowercase()), "{what}: {part} in {head}");
    }
    assert!(head.contains("\r\ncache-control: ") && !head.contains("\r\nserver:"), "{what}: {head}");
}

#[test]
fn slow_and_odd_requests_hold_nobody_else_up() {
    let (server, _) = Server::start("gate");
    let mut slow: Vec<TcpStream> = Vec::new();
    for _ in 0..200 {
        let mut stream = server.connect().unwrap();
        stream.write_all(b"POST /sign-in HTTP/1.1\r\nHost: x\r\nX-Slow:").unwrap();
        slow.push(stream);
    }
    let begun = Instant::now();
    for _ in 0..20 {
        let answer = server.try_ask("GET /sign-in HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").unwrap();
        assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    }
    assert!(begun.elapsed() < Duration::from_secs(10), "{:?}", begun.elapsed());
    for (request, status) in [
        ("POST /sign-in HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "411"),
        ("GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n", "400"),
        ("PRI * HTTP/2.0\r\n\r\n", "400"),
        // What the HTTP library would answer by itself, without a header of ours.
        ("FOO / HTTP/1.1\r\nHost: x\r\n\r\n", "501"),
        ("CONNECT x:80 HTTP/1.1\r\nHost: x\r\n\r\n", "501"),
        ("OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n", "400"),
        ("GET /<b> HTTP/1.1\r\nHost: x\r\n\r\n", "400"),
        ("GET / HTTP/1.1\r\nX(: a\r\n\r\n", "400"),
        ("GET / HTTP/1.1\r\nContent-Length: 18446744073709551615\r\n\r\n", "400"),
        // And what goes through.
        ("TRACE / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", "404"),
        ("GET /%ff HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", "404"),
        ("GET http://x/health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", "200"),
    ] {
        let answer = server.try_ask(request).unwrap();
        assert!(answer.starts_with(&format!("HTTP/1.1 {status}")), "{request}: {answer}");
        carries_all(&answer, request);
    }
    let long = format!("GET / HTTP/1.1\r\nHost: x\r\nX-Long: {}", "a".repeat(20_000));
    let answer = server.try_ask(&long);
    assert!(answer.as_ref().is_none_or(|answer| answer.starts_with("HTTP/1.1 431")));
    if let Some(answer) = &answer {
        carries_all(answer, "a long head");
    }
    // Two requests in one piece are answered in turn.
    let two = "GET /health HTTP/1.1\r\nHost: x\r\n\r\nGET /health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
    assert_eq!(server.try_ask(two).unwrap().matches("HTTP/1.1 200").count(), 2);
    // Who has begun a head and not ended it is let go.
    let mut rest = Vec::new();
    let begun = Instant::now();
    assert!(matches!(slow[0].read_to_end(&mut rest), Ok(0) | Err(_)) && begun.elapsed() < Duration::from_secs(25));
}
