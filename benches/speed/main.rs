//! How fast the program answers, how soon it starts and how large it is: `cargo bench`.
//!
//! It fills a database (`hashar seed`), starts the release server on it at a free port of this machine, drives it over
//! HTTP as browsers do (signed in, in Russian, compressed), and prints a table: on SQLite, and on PostgreSQL where its server
//! programs are found. Every measure also stands as a share of the bare `/health` route, measured just before it with as
//! many clients: figures of two machines differ, shares much less.
//!
//! `cargo bench -- --applications N --seconds S --postings N --payouts N --only sqlite|postgres --folder DIR` (a folder keeps
//! what was filled). Postings are those of the largest fund, whose page is measured; payouts are approved ones, which are
//! recorded as sent: the posting of a payout.

#![allow(clippy::cast_precision_loss, reason = "figures for people to read")]

mod browser;
mod measure;
mod places;

use browser::{Browser, Form};
use measure::{Did, Table, run};
use places::{Guests, Options, Server};
use std::sync::atomic::{AtomicUsize, Ordering};

/// Clients at once, for reading and for writing.
const READERS: usize = 8;
const WRITERS: [usize; 3] = [1, 8, 32];
/// Groups at once in the last minutes before a deadline.
const HURRIED: usize = 200;

fn main() {
    let options = Options::of_command_line();
    for engine in options.engines() {
        println!("\n{engine}, {} applications", options.applications);
        let house = places::fill(&options, engine);
        let starts: Vec<f64> = (0..5).map(|_| Server::start(&house).started_s * 1_000.0).collect();
        let server = Server::start(&house);
        let mut table = Table::new(&server, options.seconds);
        read(&mut table, &server, &house.guests, options.seconds);
        let (now, most) = server.memory_mib();
        save(&mut table, &server, &house.guests, options.seconds);
        let (calm, hurried) = house.guests.drafts.split_at(house.guests.drafts.len() / 2);
        send(&mut table, &server, calm, options.seconds);
        rush(&mut table, &server, hurried, options.seconds);
        pay(&mut table, &server, &house.guests, options.seconds);
        println!("{table}");
        println!("start: {:.0} ms (the longest of {})", starts.iter().copied().fold(0.0, f64::max), starts.len());
        println!("memory: {now:.0} MiB resident after reading, {most:.0} MiB at most");
        println!("program: {:.1} MiB", places::program_mib());
    }
}

fn read(table: &mut Table, server: &Server, guests: &Guests, seconds: f64) {
    let officer = &guests.session("programme_officer");
    let first = "/applications?country=TJ&state=declined".to_owned();
    let (far, number) = page_by_key(server, officer, &first, 500);
    let cases = &guests.applications;
    let detail = |number: usize| format!("/applications/{}", cases[number % cases.len()]);
    let chair = &guests.session("board_chair");
    let finance = &guests.session("finance_officer");
    let ranking = format!("/board/rounds/{}/ranking", guests.round);
    let fund = format!("/funds/{}", guests.fund);
    // Alone, what a page takes is the server's time and little else.
    table.bare(1);
    let alone = run(server, 1, seconds, |_| {
        let fund = &fund;
        move |browser: &mut Browser| {
            let answer = browser.get(fund, finance);
            Did::when(answer.status == 200, answer.body.len())
        }
    });
    table.add("fund, alone", 1, alone);
    let pages: [(String, &str, &(dyn Fn(usize) -> String + Sync)); 5] = [
        ("list, page 1".into(), officer, &|_| first.clone()),
        (format!("list, page {number}"), officer, &|_| far.clone()),
        ("application".into(), officer, &detail),
        ("ranking of 200".into(), chair, &|_| ranking.clone()),
        ("fund".into(), finance, &|_| fund.clone()),
    ];
    for (name, session, path) in pages {
        let next = AtomicUsize::new(0);
        table.bare(READERS);
        let measured = run(server, READERS, seconds, |_| {
            let next = &next;
            move |browser: &mut Browser| {
                let answer = browser.get(&path(next.fetch_add(1, Ordering::Relaxed)), session);
                Did::when(answer.status == 200, answer.body.len())
            }
        });
        let mut browser = Browser::new(server.port);
        browser.get(&path(0), session);
        table.add_page(&name, READERS, measured, browser.cost);
    }
    search(table, server, officer, seconds);
}

/// Staff look for groups by the beginnings of their names, in whichever letters: words of thousands of them, and of a few.
fn search(table: &mut Table, server: &Server, session: &str, seconds: f64) {
    const PATH: &str = "/search";
    const WORDS: [&str; 4] = ["umed", "Надежда же", "mehr ayol 12", "Чашма боғ 4711"];
    table.bare(READERS);
    let measured = run(server, READERS, seconds, |number| {
        let page = Browser::new(server.port).get_plain(PATH, session).text();
        let (mut form, mut turn) = (Form::of(&page), number);
        move |browser: &mut Browser| {
            form.set("q", WORDS[turn % WORDS.len()]);
            turn += 1;
            let answer = browser.post(PATH, session, &form.body());
            Did::when(answer.status == 200, answer.body.len())
        }
    });
    table.add("search", READERS, measured);
}

/// The address of a page further on, or of the last there is.
fn page_by_key(server: &Server, session: &str, first: &str, wanted: usize) -> (String, usize) {
    let mut browser = Browser::new(server.port);
    let (mut path, mut number) = (first.to_owned(), 1);
    while number < wanted {
        let page = browser.get_plain(&path, session).text().replace("&#x3D;", "=");
        let Some(at) = page.find("after=") else { break };
        let key: String = page[at..].chars().take_while(|letter| !"\"&'".contains(*letter)).collect();
        path = format!("{first}&{key}");
        number += 1;
    }
    (path, number)
}

/// A group saves a section of its draft: the longest one.
fn save(table: &mut Table, server: &Server, guests: &Guests, seconds: f64) {
    const PATH: &str = "/case/section/plan";
    for clients in WRITERS {
        table.bare(clients);
        let measured = run(server, clients, seconds, |number| {
            let session = guests.drafts[number].clone();
            let page = Browser::new(server.port).get_plain(PATH, &session).text();
            let mut form = Form::of(&page);
            let mut revision: i64 = form.value("revision").parse().unwrap_or_else(|_| panic!("no revision: {page}"));
            move |browser: &mut Browser| {
                form.renew_key();
                form.set("revision", &revision.to_string());
                for (field, text) in [
                    ("q_problem", "Нет чистой воды, дети болеют."),
                    ("q_plan", "Выроем колодец."),
                    ("q_change", "Вода будет."),
                ] {
                    form.set(field, &format!("{text} {revision}"));
                }
                let answer = browser.post(PATH, &session, &form.body());
                revision += 1;
                Did::when(answer.status == 303, 0)
            }
        });
        table.add("save a draft", clients, measured);
    }
}

/// A group sends its application: each once.
fn send(table: &mut Table, server: &Server, drafts: &[String], seconds: f64) {
    const PATH: &str = "/case/check";
    let mut drafts = drafts[32.min(drafts.len())..].to_vec();
    for clients in WRITERS {
        let many = match clients {
            1 => drafts.len() / 12,
            8 => drafts.len() / 3,
            _ => drafts.len(),
        };
        let mine = drafts.split_off(drafts.len() - many);
        let forms: Vec<(String, String)> = places::side_by_side(&mine, |session| {
            let page = Browser::new(server.port).get_plain(PATH, session).text();
            (session.clone(), Form::of(&page).body())
        });
        let next = AtomicUsize::new(0);
        table.bare(clients);
        let measured = run(server, clients, seconds, |_| {
            let (next, forms) = (&next, &forms);
            move |browser: &mut Browser| {
                let Some((session, body)) = forms.get(next.fetch_add(1, Ordering::Relaxed)) else {
                    return Did::Nothing;
                };
                let answer = browser.post(PATH, session, body);
                Did::when(answer.status == 303, 0)
            }
        });
        table.add("send an application", clients, measured);
    }
}

/// The last minutes before a deadline: hundreds of groups at once open a section, save it, look their answers over, and
/// send. A line of the table is a group's whole way, of four requests.
fn rush(table: &mut Table, server: &Server, drafts: &[String], seconds: f64) {
    let next = AtomicUsize::new(0);
    table.bare(HURRIED);
    let measured = run(server, HURRIED, seconds, |_| {
        let next = &next;
        move |browser: &mut Browser| {
            let Some(session) = drafts.get(next.fetch_add(1, Ordering::Relaxed)) else { return Did::Nothing };
            let mut form = Form::of(&browser.get_plain("/case/section/plan", session).text());
            form.set("q_change", "Вода будет до зимы.");
            if browser.post("/case/section/plan", session, &form.body()).status != 303 {
                return Did::Badly;
            }
            let form = Form::of(&browser.get_plain("/case/check", session).text());
            Did::when(browser.post("/case/check", session, &form.body()).status == 303, 0)
        }
    });
    table.add("save and send before a deadline", HURRIED, measured);
}

/// Finance records approved payouts as sent, each once: the instalment, the ledger of the fund, the payout, the trail and
/// the group's letter in one transaction.
fn pay(table: &mut Table, server: &Server, guests: &Guests, seconds: f64) {
    let finance = guests.session("finance_officer");
    let mut payouts = guests.payouts.clone();
    let all = payouts.len();
    for clients in WRITERS {
        let many = match clients {
            1 => all / 12,
            8 => all / 3,
            _ => payouts.len(),
        };
        let mine = payouts.split_off(payouts.len() - many);
        let forms: Vec<(String, String)> = places::side_by_side(&mine, |id| {
            let path = format!("/payouts/{id}/record");
            let mut form = Form::of(&Browser::new(server.port).get_plain(&path, &finance).text());
            form.set("sent_on", &guests.day);
            form.set("reference", &format!("B{id}"));
            (path, form.body())
        });
        let next = AtomicUsize::new(0);
        table.bare(clients);
        let measured = run(server, clients, seconds, |_| {
            let (next, forms, finance) = (&next, &forms, &finance);
            move |browser: &mut Browser| {
                let Some((path, body)) = forms.get(next.fetch_add(1, Ordering::Relaxed)) else {
                    return Did::Nothing;
                };
                Did::when(browser.post(path, finance, body).status == 303, 0)
            }
        });
        table.add("post a payout", clients, measured);
    }
}
