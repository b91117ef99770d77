//! The whole program killed (SIGKILL) while groups save and send and money is recorded, again and again, on each
//! database: what was acknowledged is there, what was not is there whole or not at all, and the doctor finds all well.

use crate::support::{
    World, postgres,
    wire::{Browser, Form},
};
use hashar::db::Address;
use std::{
    fs,
    net::{Ipv4Addr, TcpListener, TcpStream},
    os::unix::fs::PermissionsExt,
    path::PathBuf,
    process::{Child, Command, Stdio},
    sync::atomic::{AtomicBool, AtomicU32, Ordering},
    thread,
    time::{Duration, Instant},
};

const SECTION: &str = "/case/section/plan";
const CHECK: &str = "/case/check";
const KILLS: u32 = 4;
/// What is acknowledged before a kill.
const DONE: u32 = 14;
const GROUPS: usize = 12;
/// A draft is sent after so many saves.
const SAVES: u32 = 3;

/// A house that the program keeps in a folder of its own; taken away at the end.
pub struct House {
    folder: PathBuf,
    data: PathBuf,
    url: Option<String>,
    finance: String,
    fund: String,
}

/// A group as it knows itself: what it was told is saved, and what it asked for last without an answer.
struct Group {
    session: String,
    said: u32,
    asked: u32,
    sent: bool,
    sending: bool,
}

/// Receipts of the finance officer: those acknowledged, and the one whose answer never came.
#[derive(Default)]
struct Receipts {
    acknowledged: u32,
    open: Option<String>,
}

pub struct Running {
    child: Child,
    pub port: u16,
}

impl Drop for House {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Running {
    /// Kills it (SIGKILL) and waits until it is gone.
    pub fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl House {
    /// A test's world, for the program to keep.
    pub fn of(world: &World) -> Self {
        let key = world.folder.join("key");
        fs::write(&key, "2a".repeat(32)).unwrap();
        fs::set_permissions(&key, fs::Permissions::from_mode(0o600)).unwrap();
        let url = match &world.address {
            Address::Sqlite(_) => None,
            Address::Postgres(url) => Some(url.clone()),
        };
        let folder = world.folder.clone();
        Self { data: folder.clone(), folder, url, finance: String::new(), fund: String::new() }
    }

    fn seeded(name: &str, url: Option<String>) -> (Self, Vec<Group>) {
        let folder = std::env::temp_dir().join(format!("hashar-killed-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir(&folder).unwrap();
        let mut house = Self { folder, data: "data".into(), url, finance: String::new(), fund: String::new() };
        house.well(&["key", "key"]);
        let told = house.well(&["seed", "--applications", "60", "--drafts", "30", "--postings", "8"]);
        let mut groups = Vec::new();
        for line in told.lines() {
            match line.split('\t').collect::<Vec<_>>().as_slice() {
                ["draft", secret] => {
                    groups.push(Group { session: (*secret).to_owned(), said: 0, asked: 0, sent: false, sending: false })
                }
                ["session", "finance_officer", secret] => house.finance = (*secret).to_owned(),
                ["fund", id] => house.fund = (*id).to_owned(),
                _ => {}
            }
        }
        groups.truncate(GROUPS);
        assert!(groups.len() == GROUPS && !house.finance.is_empty() && !house.fund.is_empty(), "{told}");
        (house, groups)
    }

    fn program(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_hashar"));
        for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("HASHAR_")) {
            command.env_remove(name);
        }
        command.env_remove("DATABASE_URL").current_dir(&self.folder).stdin(Stdio::null());
        command.args(args).arg("--data").arg(&self.data);
        command.env("HASHAR_MASTER_KEY_FILE", "key").env("HASHAR_MAIL__TRANSPORT", "none");
        command.env("HASHAR_SECOND_FACTOR", "offered");
        if let Some(url) = &self.url {
            command.env("DATABASE_URL", url);
        }
        command
    }

    /// What the program says to a command that ends well.
    pub fn well(&self, args: &[&str]) -> String {
        let output = self.program(args).output().unwrap();
        let text = |bytes| String::from_utf8_lossy(bytes).into_owned();
        assert!(output.status.success(), "{args:?}\n{}\n{}", text(&output.stdout), text(&output.stderr));
        text(&output.stdout)
    }

    /// The program, once its door is open.
    pub fn serve(&self) -> Running {
        let mut running = self.begin();
        let port = running.port;
        let begun = Instant::now();
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            assert!(running.child.try_wait().unwrap().is_none(), "it ended before it began");
            assert!(begun.elapsed() < Duration::from_mins(1), "it did not begin");
            thread::sleep(Duration::from_millis(20));
        }
        running
    }

    /// The program as it begins.
    pub fn begin(&self) -> Running {
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap().local_addr().unwrap().port();
        let mut command = self.program(&["serve"]);
        command.env("HASHAR_PORT", port.to_string()).stdout(Stdio::null()).stderr(Stdio::null());
        Running { child: command.spawn().unwrap(), port }
    }

    fn page(&self, port: u16, path: &str, session: &str) -> String {
        let mut browser = Browser::new(port);
        let answer = browser.get_plain(path, session);
        assert_eq!(answer.status, 200, "{path}");
        answer.text()
    }
}

fn words(number: u32) -> String {
    format!("Навбати {number}.")
}

/// One group's next step; `false` when no answer came.
fn step(group: &mut Group, browser: &mut Browser) -> bool {
    let path = if group.asked >= SAVES { CHECK } else { SECTION };
    let page = browser.try_get(path, &group.session).map(|answer| (answer.status, answer.text()));
    let Ok((200, page)) = page else { return false };
    let mut form = Form::of(&page);
    if path == SECTION {
        group.asked += 1;
        for field in ["q_problem", "q_plan", "q_change"] {
            form.set(field, &words(group.asked));
        }
    } else {
        group.sending = true;
    }
    match browser.try_post(path, &group.session, &form.body()).map(|answer| answer.status) {
        Ok(303) if path == SECTION => group.said = group.asked,
        Ok(303) => group.sent = true,
        Ok(status) => panic!("{path}: {status}"),
        Err(_) => return false,
    }
    true
}

/// One receipt of EUR 3.33; the one whose answer did not come is sent again first, as it was.
fn receive(house: &House, browser: &mut Browser, receipts: &mut Receipts, today: &str) -> bool {
    let path = format!("/funds/{}/receive", house.fund);
    let body = match receipts.open.take() {
        Some(body) => body,
        None => {
            let page = browser.try_get(&path, &house.finance).map(|answer| (answer.status, answer.text()));
            let Ok((200, page)) = page else { return false };
            let mut form = Form::of(&page);
            form.set("amount", "3.33");
            form.set("on", today);
            form.body()
        }
    };
    match browser.try_post(&path, &house.finance, &body).map(|answer| answer.status) {
        Ok(303) => receipts.acknowledged += 1,
        Ok(status) => panic!("{path}: {status}"),
        Err(_) => {
            receipts.open = Some(body);
            return false;
        }
    }
    true
}

/// Everybody works until the program is killed under their hands.
fn work_and_kill(house: &House, groups: &mut [Group], receipts: &mut Receipts, today: &str, a_little: Duration) {
    let mut running = house.serve();
    let port = running.port;
    let over = AtomicBool::new(false);
    let done = AtomicU32::new(0);
    thread::scope(|scope| {
        for mine in groups.chunks_mut(4) {
            let (over, done) = (&over, &done);
            scope.spawn(move || {
                let mut browser = Browser::new(port);
                for turn in 0..1_000 {
                    let group = &mut mine[turn % 4];
                    if group.sent {
                        continue;
                    }
                    if over.load(Ordering::Relaxed) || !step(group, &mut browser) {
                        return;
                    }
                    done.fetch_add(1, Ordering::Relaxed);
                }
            });
        }
        scope.spawn(|| {
            let mut browser = Browser::new(port);
            while !over.load(Ordering::Relaxed) && receive(house, &mut browser, receipts, today) {
                done.fetch_add(1, Ordering::Relaxed);
            }
        });
        let begun = Instant::now();
        while done.load(Ordering::Relaxed) < DONE && begun.elapsed() < Duration::from_secs(30) {
            thread::sleep(Duration::from_millis(1));
        }
        thread::sleep(a_little);
        running.kill();
        over.store(true, Ordering::Relaxed);
    });
}

/// What each group was told is so; what it asked for last is so or not, and never in pieces.
fn look(house: &House, groups: &mut [Group]) {
    let running = house.serve();
    for group in groups.iter_mut() {
        let case = house.page(running.port, "/case", &group.session);
        let sent = !case.contains("href=\"/case/check\"") && !case.contains("href=\"&#x2F;case&#x2F;check\"");
        assert!(!group.sent || sent, "a group was told that its application was sent:\n{case}");
        assert!(!sent || group.sending, "an application was sent that nobody sent");
        if sent {
            group.sent = true;
            continue;
        }
        let page = house.page(running.port, SECTION, &group.session);
        let form = Form::of(&page);
        let saved = form.value("q_plan").to_owned();
        let is_ours = |field: &str| form.value(field).starts_with("Навбати");
        let untouched = group.said == 0 && !["q_problem", "q_plan", "q_change"].into_iter().any(is_ours);
        for field in ["q_problem", "q_change"] {
            assert!(untouched || form.value(field) == saved, "a half of a section was saved");
        }
        let fits = |number: u32| number > 0 && saved == words(number);
        assert!(
            untouched || fits(group.said) || fits(group.asked),
            "told {}, asked {}, found {saved:?}",
            group.said,
            group.asked
        );
        // From here on the group knows what it sees.
        let seen = (0..=group.asked).rev().find(|number| fits(*number)).unwrap_or(0);
        (group.said, group.asked) = (seen, seen);
    }
}

/// How often EUR 3.33 came in, by the exported ledger.
fn receipts_in_ledger(house: &House) -> u32 {
    let journal = house.well(&["export", "ledger", "--format", "hledger"]);
    let threes = journal.lines().filter(|line| {
        let words: Vec<&str> = line.split_whitespace().collect();
        words.ends_with(&["3.33", "EUR"]) || words.ends_with(&["EUR", "3.33"])
    });
    u32::try_from(threes.count()).unwrap()
}

fn killed_again_and_again(name: &str, url: Option<String>) {
    let (house, mut groups) = House::seeded(name, url);
    let today = "01.10.2026";
    let mut receipts = Receipts::default();
    for kill in 0..KILLS {
        let a_little = Duration::from_micros(1_700 * u64::from(kill));
        work_and_kill(&house, &mut groups, &mut receipts, today, a_little);
        let said = house.well(&["doctor"]);
        assert!(said.contains("ok       ledger"), "{said}");
        look(&house, &mut groups);
    }
    // The receipt whose answer was lost is pressed once more, and again: it is there once.
    let running = house.serve();
    let mut browser = Browser::new(running.port);
    for _ in 0..2 {
        let open = receipts.open.clone();
        if open.is_some() {
            assert!(receive(&house, &mut browser, &mut receipts, today));
            receipts.acknowledged -= 1;
            receipts.open = open;
        }
    }
    let all = receipts.acknowledged + u32::from(receipts.open.is_some());
    drop(running);
    assert_eq!(receipts_in_ledger(&house), all);
    assert!(all > 0, "no money came in");
    assert!(groups.iter().any(|group| group.said > 0 || group.sent), "no group worked");
}

#[test]
fn killed_at_any_moment_the_program_keeps_what_it_acknowledged_on_sqlite() {
    killed_again_and_again("sqlite", None);
}

#[test]
fn killed_at_any_moment_the_program_keeps_what_it_acknowledged_on_postgresql() {
    if let Some(server) = postgres::server() {
        killed_again_and_again("postgres", Some(server.database("template0", "killed_at_any_moment")));
    }
}
