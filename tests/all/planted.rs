//! A planted word in every field and file of two hundred applications: without the key it lies nowhere, and after their
//! time nothing that held it is left.

use crate::{
    applications::{answer_all, open_case},
    payees::a_payee,
    privacy::{disguises, gather, lying, where_found},
    support::{
        World, on_both,
        post::{self, into_memory},
        world::a_fund,
    },
};
use chrono::Duration;
use diesel::{RunQueryDsl, sql_query, sql_types::BigInt};
use hashar::{
    applications::{
        self, answers,
        files::{self, Attach},
        identity, screen, send, summary, translation, vetting,
    },
    attachments::{self, Limits},
    base::{Actor, ApplicationId, Lang, Role},
    calls::{
        Mode, choices,
        forms::{self, Kind as Ask},
    },
    db::{Tx, keys, tx::Quiet},
    groups::{members, register},
    mail::messages,
    payees::{self, NewPayee},
    privacy,
};
use std::{
    io::Write,
    path::Path,
    process::Command,
    sync::{Arc, Mutex},
};

const MARK: &str = "ZirkonatQudrat";
const CASES: usize = 200;
/// Each so many cases have what staff add to few.
const SOME: usize = 20;

/// What the program says while the test runs.
#[derive(Clone, Default)]
struct Said(Arc<Mutex<Vec<u8>>>);

impl Write for Said {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Marked words, each told apart by its number.
struct Words(usize);

impl Words {
    fn next(&mut self) -> String {
        self.0 += 1;
        format!("ҷ {MARK} {:05} ӣ", self.0)
    }
}

/// Fills every field of a case that takes words, lays a file in every question that takes one, and sends it.
fn fill(world: &World, id: ApplicationId, words: &mut Words) {
    let group = Actor::Case(id);
    answer_all(world, &group, id);
    let (case, form) = world
        .read(&group, move |tx| {
            let case = applications::load(tx, id)?;
            let form = forms::load(tx, case.form_version_id)?;
            Ok((case, form))
        })
        .unwrap();
    let (shelf, limits) = (world.house.shelf().unwrap(), Limits::of(&world.house.settings.files).unwrap());
    for section in form.iter() {
        let takes = |one: &&forms::Question| matches!(one.kind, Ask::ShortText | Ask::LongText);
        let texts = section.questions.iter().filter(takes).filter(|one| one.code != "contact_value");
        let given: Vec<_> = texts.map(|one| (one.id, words.next())).collect();
        let save = answers::SaveSection { case: id, section: section.id, revision: 1, answers: given };
        world.write(&group, move |tx| answers::save(tx, &save)).unwrap();
    }
    for question in form.iter().flat_map(|section| &section.questions).filter(|one| one.kind == Ask::File) {
        let file_id = world.read(&group, |tx| tx.new_id()).unwrap();
        let bytes = format!("%PDF-1.7\n{}\n%%EOF\n", words.next()).into_bytes();
        let name = format!("{}.pdf", words.next());
        let file = attachments::prepare(file_id, &case.key, &name, bytes, &limits).unwrap();
        shelf.lay(&file).unwrap();
        let new = Attach { case: id, question: question.id, file, replaces: None };
        let (shelf, limits) = (shelf.clone(), limits.clone());
        world.write(&group, move |tx| files::attach(tx, &*shelf, &limits, &new)).unwrap();
    }
    world.write(&group, move |tx| send::send(tx, id)).unwrap();
}

/// What is said and written about a case.
fn talk(world: &World, id: ApplicationId, words: &mut Words) {
    let officer = world.actor(Role::ProgrammeOfficer);
    let (shelf, limits) = (world.house.shelf().unwrap(), Limits::of(&world.house.settings.files).unwrap());
    let new = messages::NewMessage { case: id, text: words.next(), file: None };
    world.write(&Actor::Case(id), move |tx| messages::write(tx, &*shelf, &limits, &new)).unwrap();
    let note = identity::NewNote { case: id, text: words.next() };
    world.write(&officer, move |tx| identity::note(tx, &note)).unwrap();
}

/// What staff add to some cases: people, the record, bank details, what was found and who was asked.
fn enrich(world: &World, id: ApplicationId, words: &mut Words) {
    let officer = world.actor(Role::ProgrammeOfficer);
    let group = world.read(&Actor::Console, move |tx| Ok(applications::load(tx, id)?.group_id)).unwrap();
    let card = members::Card { name: words.next(), channel: "phone".into(), value: words.next(), note: words.next() };
    let member = members::NewMember { group, role: "contact".into(), card };
    world.write(&officer, move |tx| members::add(tx, &member)).unwrap();
    let change = register::Change {
        group,
        name: words.next(),
        kind: None,
        region: Some("TJ-KT".into()),
        language: Lang::Tg,
        languages: String::new(),
        receives: hashar::groups::Receives::Host,
        card: register::Card {
            registered_with: words.next(),
            registration_number: words.next(),
            registered_since: words.next(),
            host: words.next(),
            host_terms: words.next(),
        },
    };
    world.write(&officer, move |tx| register::change(tx, &change)).unwrap();
    let mut payee = NewPayee { group_id: Some(group), name: words.next(), ..a_payee() };
    payee.details.holder = words.next();
    payee.details.bank = words.next();
    payee.details.note = words.next();
    world.write(&officer, move |tx| payees::add(tx, payee.clone())).unwrap();
    let known = vetting::Known { name: words.next(), reach: words.next(), question: words.next() };
    let referee = vetting::NewReferee { case: id, known };
    let asked = world.write(&officer, move |tx| vetting::add_referee(tx, &referee)).unwrap();
    let reply = words.next();
    world.write(&officer, move |tx| vetting::note_reply(tx, id, asked, &reply)).unwrap();
    let text = summary::NewSummary { case: id, text: words.next() };
    world.write(&officer, move |tx| summary::write(tx, &text)).unwrap();
    let opening = identity::Opening { case: id, reason: words.next() };
    world.write(&officer, move |tx| identity::open(tx, &opening)).unwrap();
    let first = world
        .read(&Actor::Console, move |tx| {
            let case = applications::load(tx, id)?;
            let form = forms::load(tx, case.form_version_id)?;
            Ok(form.iter().flat_map(|section| &section.questions).find(|one| one.kind == Ask::LongText).cloned())
        })
        .unwrap()
        .unwrap();
    let translated = translation::Translated { case: id, texts: vec![(first.code, words.next())] };
    world.write(&officer, move |tx| translation::keep(tx, &translated)).unwrap();
}

fn refuse(world: &World, id: ApplicationId, reason: &str, words: &mut Words) {
    let (reason, note) = (Some(reason.to_owned()), words.next());
    let new = screen::NewScreening { case: id, outcome: screen::Outcome::NotEligible, reason, note };
    world.write(&world.actor(Role::ProgrammeOfficer), move |tx| screen::screen(tx, &new)).unwrap();
}

/// A backup as whoever finds it has it: of PostgreSQL as text, for its own format is compressed.
fn backup(world: &World, folder: &Path) -> Vec<(String, Vec<u8>)> {
    let file = folder.join("backup");
    if world.db.is_postgres() {
        let url = &world.house.settings.database_url;
        let dumped = Command::new("pg_dump").args(["--format=plain", "--dbname", url]).output();
        // Where the program is not, the rows themselves are looked through as text.
        return dumped
            .ok()
            .filter(|out| out.status.success())
            .map(|out| ("dump".into(), out.stdout))
            .into_iter()
            .collect();
    }
    let code = hashar::cli::backup::backup(&world.house.settings, &file).unwrap();
    assert_eq!(code, std::process::ExitCode::SUCCESS);
    let bytes = std::fs::read(&file).unwrap();
    std::fs::remove_file(&file).unwrap();
    vec![("backup".into(), bytes)]
}

#[derive(diesel::QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    n: i64,
}

fn rows(world: &World, table: &str) -> i64 {
    let sql = format!("SELECT COUNT(*) AS n FROM {table}");
    world.read(&Actor::Console, |tx| Ok(sql_query(&sql).get_result::<Count>(tx.conn)?.n)).unwrap()
}

fn nowhere(what: &[(String, Vec<u8>)]) {
    for word in [MARK.to_owned(), MARK.to_lowercase(), MARK.to_uppercase()] {
        for disguise in disguises(&word) {
            let found = where_found(what, &disguise);
            assert!(found.is_empty(), "{:?} in {found:?}", String::from_utf8_lossy(&disguise));
        }
    }
}

#[test]
fn what_is_planted_in_two_hundred_applications_lies_nowhere_without_the_key_and_nowhere_at_all_after_its_time() {
    let said = Said::default();
    let to = said.clone();
    let speaks = tracing_subscriber::fmt().with_max_level(tracing::Level::TRACE).with_writer(move || to.clone());
    let heard = speaks.try_init().is_ok();
    on_both(|world| {
        world.choices();
        let reasons = world.read(&Actor::Console, choices::lists).unwrap();
        let reason = reasons.of("ineligible_reason", Lang::En)[0].0.clone();
        let call = world.open_call("R-1", Mode::Regular, vec![a_fund(world)]);
        for role in [Role::ProgrammeOfficer, Role::ProgrammeLead, Role::Director, Role::Auditor] {
            world.person(role);
        }
        let before = world.read(&Actor::Console, keys::all).unwrap().len();
        let mut words = Words(0);
        let mut ids = Vec::new();
        for number in 0..CASES {
            let (id, _) = open_case(world, call);
            fill(world, id, &mut words);
            talk(world, id, &mut words);
            if number % SOME == 0 {
                enrich(world, id, &mut words);
            }
            refuse(world, id, &reason, &mut words);
            ids.push(id);
        }
        assert!(words.0 > CASES * 10, "{}", words.0);
        let posted = into_memory(world, &post::settings(None));
        assert!(posted.len() >= CASES, "{}", posted.len());
        // The key opens them: what is looked for is there.
        let lead = world.actor(Role::ProgrammeLead);
        let first = ids[0];
        let group = world.read(&Actor::Console, move |tx| Ok(applications::load(tx, first)?.group_id)).unwrap();
        let whole = world.read(&lead, move |tx| privacy::export::of_group(tx, group)).unwrap();
        let opened: usize = whole.papers.iter().map(|paper| paper.text().matches(MARK).count()).sum();
        assert!(opened > 20, "{opened}");

        let mut all = lying(world);
        assert!(all.iter().map(|(_, bytes)| bytes.len()).sum::<usize>() > 1_000_000, "there is something to search");
        if !world.db.is_postgres() {
            assert!(all.iter().any(|(name, _)| name.ends_with("-wal")), "the log of what is written is among it");
        }
        all.extend(backup(world, &world.folder));
        all.extend(posted.iter().map(|letter| (format!("to {}", letter.to), letter.raw.clone().into_bytes())));
        all.extend(posted.iter().map(|letter| ("letter".to_owned(), letter.body.clone().into_bytes())));
        if heard {
            all.push(("log".to_owned(), said.0.lock().unwrap().clone()));
        }
        nowhere(&all);

        // After their time the clerk erases them, and the keys with them.
        let now = world.read(&Actor::Console, |tx| Ok(tx.now)).unwrap();
        world.db.set_now(Some(now + Duration::days(200)));
        let mut rounds = 0;
        let slice = |tx: &mut Tx<'_>| {
            let erased = privacy::retention::erase_due(tx)?;
            if erased == 0 {
                tx.quiet(Quiet::Nothing);
            }
            Ok(erased)
        };
        while world.write(&Actor::Clerk, slice).unwrap() > 0 {
            rounds += 1;
            assert!(rounds < 500);
        }
        let failed = post::wait(hashar::clerk::once(&world.db, &world.house.settings));
        assert!(failed.is_empty(), "{failed:?}");
        let tables = [
            "answers",
            "sent_answers",
            "answer_translations",
            "attachments",
            "attachment_contents",
            "board_summaries",
            "group_contacts",
            "group_people",
            "referees",
            "thread_entries",
        ];
        for table in tables {
            assert_eq!(rows(world, table), 0, "{table}");
        }
        assert_eq!(
            world.read(&Actor::Console, keys::all).unwrap().len(),
            before,
            "no key of a case, group or payee is left"
        );
        let mut files = Vec::new();
        let shelf = world.folder.join("attachments");
        if shelf.is_dir() {
            gather(&shelf, &mut files);
        }
        assert!(files.is_empty(), "{} files", files.len());
        nowhere(&lying(world));
        nowhere(&backup(world, &world.folder));
    });
}
