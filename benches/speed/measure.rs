//! Many clients at once for a while; requests a second, and how long they took.

use crate::{
    browser::{Browser, Cost},
    places::Server,
};
use hashar::base::{
    KeyId,
    seal::{CaseKey, Place},
};
use std::{
    fmt,
    hint::black_box,
    sync::Barrier,
    time::{Duration, Instant},
};

/// What many clients measured together.
pub struct Measured {
    pub per_second: f64,
    p50_ms: f64,
    p99_ms: f64,
    /// Mean size of an answer's body.
    bytes: usize,
    failed: usize,
    /// Seconds of processors that the server used for one.
    cpu_s: f64,
}

/// How an act went.
pub enum Did {
    /// As it should; the size of the answer's body.
    Well(usize),
    /// It was answered otherwise than it should be.
    Badly,
    /// There was nothing left to do.
    Nothing,
}

impl Did {
    /// An act whose answer has, or has not, the status it should have.
    pub const fn when(well: bool, size: usize) -> Self {
        if well { Self::Well(size) } else { Self::Badly }
    }
}

/// Runs clients side by side, each with an act of its own, until the time is over or an act has nothing left.
pub fn run<A>(server: &Server, clients: usize, seconds: f64, act: impl Fn(usize) -> A + Sync) -> Measured
where
    A: FnMut(&mut Browser) -> Did,
{
    let start = Barrier::new(clients);
    let client = |number: usize| {
        let mut act = act(number);
        let mut browser = Browser::new(server.port);
        let (mut took, mut bytes, mut failed) = (Vec::new(), 0, 0);
        start.wait();
        let begun = Instant::now();
        while begun.elapsed().as_secs_f64() < seconds && failed < 20 {
            let asked = Instant::now();
            match act(&mut browser) {
                Did::Well(size) => {
                    took.push(asked.elapsed());
                    bytes += size;
                }
                Did::Badly => failed += 1,
                Did::Nothing => break,
            }
        }
        (took, bytes, failed, begun.elapsed().as_secs_f64())
    };
    let client = &client;
    let before = server.cpu_s();
    let all: Vec<_> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..clients).map(|number| scope.spawn(move || client(number))).collect();
        threads.into_iter().map(|thread| thread.join().unwrap_or_else(|_| panic!("a client failed"))).collect()
    });
    let mut took: Vec<Duration> = all.iter().flat_map(|(took, ..)| took.iter().copied()).collect();
    took.sort_unstable();
    let at = |share: usize| took.get(took.len() * share / 100).map_or(0.0, |took| took.as_secs_f64() * 1_000.0);
    let whole = all.iter().map(|(.., whole)| *whole).fold(0.0, f64::max);
    Measured {
        per_second: took.len() as f64 / whole,
        p50_ms: at(50),
        p99_ms: at(99),
        bytes: all.iter().map(|(_, bytes, ..)| bytes).sum::<usize>() / took.len().max(1),
        failed: all.iter().map(|(_, _, failed, _)| failed).sum(),
        cpu_s: (server.cpu_s() - before) / took.len().max(1) as f64,
    }
}

/// Seconds that opening so many sealed values of that many bytes takes.
fn sealing_s(cost: Cost) -> f64 {
    let Some(each) = cost.bytes.checked_div(cost.opened) else { return 0.0 };
    let place = Place::new("bench.value", 1);
    let sealed = CaseKey::new(KeyId(1)).and_then(|key| {
        let plain = vec![b'x'; usize::try_from(each).unwrap_or(0).saturating_sub(41)];
        key.seal_bytes(place, &plain).map(|sealed| (key, sealed))
    });
    let (key, sealed) = sealed.unwrap_or_else(|stop| panic!("{stop}"));
    let (begun, mut done) = (Instant::now(), 0_u64);
    while begun.elapsed() < Duration::from_millis(200) {
        for _ in 0..1_000 {
            let opened = black_box(&key).open_bytes(place, black_box(&sealed));
            assert!(black_box(opened).is_ok());
        }
        done += 1_000;
    }
    begun.elapsed().as_secs_f64() / done as f64 * cost.opened as f64
}

/// The table of one database.
pub struct Table<'s> {
    server: &'s Server,
    seconds: f64,
    lines: Vec<String>,
    bare: f64,
}

impl<'s> Table<'s> {
    pub fn new(server: &'s Server, seconds: f64) -> Self {
        let mut table = Self { server, seconds, lines: Vec::new(), bare: 1.0 };
        for clients in crate::WRITERS {
            let measured = table.health(clients, seconds);
            table.bare = measured.per_second;
            table.add("bare route", clients, measured);
        }
        table
    }

    fn health(&self, clients: usize, seconds: f64) -> Measured {
        run(self.server, clients, seconds, |_| {
            |browser: &mut Browser| {
                let answer = browser.health();
                Did::when(answer.status == 200, answer.body.len())
            }
        })
    }

    /// Measures the bare route for the next line.
    pub fn bare(&mut self, clients: usize) {
        self.bare = self.health(clients, (self.seconds / 2.0).max(0.5)).per_second;
    }

    /// A page, with what it costs in reading: the part of sealing in the time of processors it takes.
    pub fn add_page(&mut self, name: &str, clients: usize, measured: Measured, cost: Cost) {
        let part = 100.0 * sealing_s(cost) / measured.cpu_s;
        let Cost { queries, opened, .. } = cost;
        self.write(name, clients, measured, &format!("{queries:>9}{opened:>9}{part:>9.1} %"));
    }

    pub fn add(&mut self, name: &str, clients: usize, measured: Measured) {
        self.write(name, clients, measured, "");
    }

    fn write(&mut self, name: &str, clients: usize, measured: Measured, cost: &str) {
        let share = 100.0 * measured.per_second / self.bare;
        let Measured { per_second, p50_ms, p99_ms, bytes, failed, .. } = measured;
        let failed = if failed == 0 { String::new() } else { format!("  {failed} without an answer") };
        let line = format!(
            "{name:<22}{clients:>8}{per_second:>12.0}{share:>9.1} %{p50_ms:>10.2}{p99_ms:>10.2}{bytes:>9}{cost}{failed}"
        );
        eprintln!("{line}");
        self.lines.push(line);
    }
}

impl fmt::Display for Table<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "{:<22}{:>8}{:>12}{:>11}{:>10}{:>10}{:>9}{:>9}{:>9}{:>11}",
            "", "at once", "a second", "of bare", "p50 ms", "p99 ms", "bytes", "queries", "opened", "sealing"
        )?;
        f.write_str(&self.lines.join("\n"))
    }
}
