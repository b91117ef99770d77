//! A planted word in every field and file of two hundred applications: without the key it lies nowhere, and after their
//! time nothing that held it is left.

use crate::{
    applications::{answer_all, open_case},
    awards::{a_board, eur, parts, today},
    payees::a_payee,
    privacy::{disguises, gather, lying, where_found},
    support::{
        World, on_both,
        post::{self, into_memory},
        world::a_fund,
    },
    vouchers::pdf_pages,
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
    awards::{self, Conclusion, Condition, Met, Planned, amend, offers},
    base::{Actor, ApplicationId, AwardId, Currency, FundId, GroupId, Labels, Lang, Money, QuestionId, Role},
    board::{
        Choice, Declaration, Outcome, conflicts, discuss, notes, rules, scores,
        votes::{self, NewBallot, NewMotion},
    },
    calls::{
        Mode, choices,
        forms::{self, Kind as Ask},
    },
    db::{Tx, keys, tx::Quiet},
    groups::{
        Risk, members,
        register::{self, NewRisk},
    },
    mail::{Posted, messages},
    payees::{self, Method, NewPayee},
    payouts::{self, Arrival, Bank, Extra, Given, NewHandover, NewPayout, returns},
    privacy, reports,
    web::sheet::{Cell, Sheet},
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

    /// A marked address.
    fn address(&mut self) -> String {
        self.0 += 1;
        format!("{MARK}{:05}@example.org", self.0)
    }
}

/// A workbook with words in it.
fn a_workbook(words: &mut Words) -> Vec<u8> {
    let mut sheet = Sheet::new("Budget", vec![words.next()]);
    sheet.row(vec![Cell::text(words.next())]);
    sheet.xlsx().unwrap()
}

/// Lays a file in a question.
fn lay(world: &World, case: &applications::Case, question: QuestionId, name: &str, bytes: Vec<u8>) {
    let group = Actor::Case(case.id);
    let (shelf, limits) = (world.house.shelf().unwrap(), Limits::of(&world.house.settings.files).unwrap());
    let file_id = world.read(&group, |tx| tx.new_id()).unwrap();
    let file = attachments::prepare(file_id, &case.key, name, bytes, &limits).unwrap();
    shelf.lay(&file).unwrap();
    let new = Attach { case: case.id, question, file, replaces: None };
    world.write(&group, move |tx| files::attach(tx, &*shelf, &limits, &new)).unwrap();
}

/// Fills every field of a case that takes words, lays a file in every question that takes one, and sends it; a workbook
/// too, where it is one of some.
fn fill(world: &World, id: ApplicationId, some: bool, words: &mut Words) {
    let group = Actor::Case(id);
    answer_all(world, &group, id);
    let (case, form) = world
        .read(&group, move |tx| {
            let case = applications::load(tx, id)?;
            let form = forms::load(tx, case.form_version_id)?;
            Ok((case, form))
        })
        .unwrap();
    for section in form.iter() {
        let mut given = Vec::new();
        for question in &section.questions {
            let answer = match (question.code.as_str(), question.kind) {
                ("contact_value", _) => words.address(),
                (_, Ask::ShortText | Ask::LongText) => words.next(),
                (_, Ask::Budget) => format!("people|1200.00 EUR|{}", words.next()),
                _ => continue,
            };
            given.push((question.id, answer));
        }
        let save = answers::SaveSection { case: id, section: section.id, revision: 1, answers: given };
        world.write(&group, move |tx| answers::save(tx, &save)).unwrap();
    }
    for question in form.iter().flat_map(|section| &section.questions).filter(|one| one.kind == Ask::File) {
        let bytes = format!("%PDF-1.7\n{}\n%%EOF\n", words.next()).into_bytes();
        lay(world, &case, question.id, &format!("{}.pdf", words.next()), bytes);
        if some {
            let bytes = a_workbook(words);
            lay(world, &case, question.id, &format!("{}.xlsx", words.next()), bytes);
        }
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

fn group_of(world: &World, id: ApplicationId) -> GroupId {
    world.read(&Actor::Console, move |tx| Ok(applications::load(tx, id)?.group_id)).unwrap()
}

/// What staff add to some cases: people, the record, bank details, what was found and who was asked.
fn enrich(world: &World, id: ApplicationId, words: &mut Words) {
    let officer = world.actor(Role::ProgrammeOfficer);
    let group = group_of(world, id);
    let (shelf, limits) = (world.house.shelf().unwrap(), Limits::of(&world.house.settings.files).unwrap());
    let reply = messages::NewMessage { case: id, text: words.next(), file: None };
    world.write(&officer, move |tx| messages::write(tx, &*shelf, &limits, &reply)).unwrap();
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

/// The group is said to be at high risk, and is talked with again.
fn endanger(world: &World, id: ApplicationId, words: &mut Words) {
    let raise = NewRisk { group: group_of(world, id), risk: Risk::High, reason: words.next() };
    world.write(&world.actor(Role::ProgrammeOfficer), move |tx| register::set_risk(tx, &raise)).unwrap();
    talk(world, id, words);
}

/// What is written about a case on its way to a decision, and in it: screening, declarations, scores, notes, the discussion,
/// a motion, ballots, reasons.
fn judge(
    world: &World,
    board: &[Actor],
    id: ApplicationId,
    (outcome, amount): (Outcome, Option<Money>),
    fund: FundId,
    words: &mut Words,
) {
    let note = words.next();
    let new = screen::NewScreening { case: id, outcome: screen::Outcome::Eligible, reason: None, note };
    world.write(&world.actor(Role::ProgrammeOfficer), move |tx| screen::screen(tx, &new)).unwrap();
    for member in board {
        let clear = conflicts::NewDeclaration { state: Declaration::None, kind: None, note: words.next() };
        world.write(member, move |tx| conflicts::declare(tx, id, &clear)).unwrap();
        let note = words.next();
        world.write(member, move |tx| notes::write(tx, id, &note)).unwrap();
        let look = move |tx: &mut Tx<'_>| {
            let call = applications::load(tx, id)?.call_id;
            rules::of_call(tx, call)
        };
        let rules = world.read(member, look).unwrap();
        let mut marks = Vec::new();
        for criterion in &rules.criteria {
            let mark = scores::Mark { points: Some(criterion.scale_max), comment: words.next() };
            marks.push((criterion.id, mark));
        }
        let filled = scores::Filled { marks, recommended: None, comment: words.next() };
        world.write(member, move |tx| scores::lock(tx, id, &filled)).unwrap();
        let comment = words.next();
        world.write(member, move |tx| discuss::comment(tx, id, &comment)).unwrap();
    }
    let new = NewMotion {
        defer_to: None,
        outcome,
        amount,
        fund: Some(fund),
        text: words.next(),
        conditions: words.next(),
        secret: false,
        closes_at: None,
    };
    let motion = world.write(&board[0], move |tx| votes::open_vote(tx, id, &new)).unwrap();
    for member in board {
        let (conditions, reason) = (words.next(), words.next());
        let ballot = NewBallot { choice: Choice::Yes, recommended: None, conditions, reason };
        world.write(member, move |tx| votes::cast(tx, motion, &ballot)).unwrap();
    }
    let conclusion = Conclusion { casting: None, reasons: Labels::one(Lang::En, words.next()) };
    world.write(&board[0], move |tx| awards::conclude(tx, motion, &conclusion)).unwrap();
}

/// A group takes what it is offered.
fn accept(world: &World, id: ApplicationId, words: &mut Words) -> AwardId {
    let said = offers::Said { agrees: true, reason: words.next(), channel: None };
    let made = world.write(&Actor::Case(id), move |tx| {
        let case = applications::load(tx, id)?;
        if offers::newest(tx, &case)?.is_some_and(|offer| offer.with_budget) {
            offers::fit(tx, id)?;
        }
        offers::answer(tx, id, &said)?;
        awards::of_application(tx, id)
    });
    made.unwrap().unwrap()
}

/// What a grant of EUR 1,000 brings: a plan, payees and payouts, what was signed for and came back, a report, a change.
fn pay(world: &World, award: AwardId, id: ApplicationId, words: &mut Words) {
    let (officer, grantee) = (world.actor(Role::ProgrammeOfficer), Actor::Case(id));
    let (finance, approver) = (world.actor(Role::FinanceOfficer), world.actor(Role::FinanceApprover));
    let (group, on) = (group_of(world, id), today(world));
    let planned = |minor, condition, note| Planned { amount: eur(minor), due_on: on, condition, note };
    let plan = vec![planned(60_000, Condition::Manual, Some(words.next())), planned(40_000, Condition::None, None)];
    world.write(&officer, move |tx| awards::plan(tx, award, &plan)).unwrap();
    let parts = parts(world, award);
    let (first, second) = (parts[0].id, parts[1].id);
    let met = Met { on, note: words.next() };
    world.write(&officer, move |tx| awards::meet_condition(tx, first, &met)).unwrap();
    for (instalment, minor, method) in [(first, 60_000, Method::BankTransfer), (second, 40_000, Method::PaidToSupplier)]
    {
        let mut payee =
            NewPayee { group_id: Some(group), name: words.next(), method, currency: Currency::EUR, ..a_payee() };
        let details = &mut payee.details;
        for line in [
            &mut details.holder,
            &mut details.bank,
            &mut details.tax_number,
            &mut details.note,
            &mut details.address,
            &mut details.city,
        ] {
            *line = words.next();
        }
        let payee = world.write(&finance, move |tx| payees::add(tx, payee.clone())).unwrap();
        let how = words.next();
        world.write(&approver, move |tx| payees::verify(tx, payee, &how)).unwrap();
        let new = NewPayout {
            instalment,
            fund: None,
            payee,
            method,
            given: Given::Charge(eur(minor)),
            rate: None,
            fees: eur(0),
            purpose: words.next(),
            extra: Extra { item: words.next(), ..Extra::default() },
        };
        let payout = world.write(&finance, move |tx| payouts::prepare(tx, &new)).unwrap();
        let note = words.next();
        world.write(&approver, move |tx| payouts::approve(tx, payout, &note)).unwrap();
        let (sent_on, reference, control_number) = (on, words.next(), String::new());
        let (debited, received, fees) = (eur(minor), eur(minor), eur(0));
        let bank = Bank { sent_on, reference, control_number, debited, received, fees };
        world.write(&finance, move |tx| payouts::record(tx, payout, &bank)).unwrap();
        world.write(&grantee, move |tx| payouts::arrived(tx, payout, Arrival::Whole, None)).unwrap();
        if method == Method::PaidToSupplier {
            let signed = NewHandover { on, receiver: words.next(), serial: words.next() };
            world.write(&finance, move |tx| payouts::hand_over(tx, payout, &signed)).unwrap();
        } else {
            let (amount, given) = (eur(1_000), eur(1_000));
            let back = returns::NewReturn { on, amount, given, receipt: words.next(), reason: words.next() };
            world.write(&finance, move |tx| returns::give_back(tx, payout, &back)).unwrap();
        }
    }
    let (_, _, lines) = world.read(&grantee, |tx| reports::views::own_one(tx, reports::FINAL)).unwrap();
    let lines = lines.iter().map(|line| (line.spent, words.next())).collect();
    let filled = reports::fill::Filled { narrative: words.next(), lines };
    world.write(&grantee, move |tx| reports::fill::send(tx, reports::FINAL, &filled)).unwrap();
    let (ends_on, reason) = (Some(on + Duration::days(60)), words.next());
    let wanted = amend::Wanted { amount: eur(100_000), ends_on, due_on: None, fund: None, reason };
    world.write(&officer, move |tx| amend::propose(tx, award, &wanted)).unwrap();
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
    // The words of a workbook are packed; the names of its parts are not.
    let found = where_found(what, b"xl/worksheets");
    assert!(found.is_empty(), "a workbook in {found:?}");
}

/// Letters as they travel, but for the address on the envelope.
fn letters(posted: &[Posted]) -> Vec<(String, Vec<u8>)> {
    let raw = |letter: &Posted| letter.raw.replace(&letter.to, "…");
    let texts = |letter: &Posted| [raw(letter), letter.subject.clone(), letter.body.clone()];
    posted.iter().flat_map(texts).map(|text| ("letter".to_owned(), text.into_bytes())).collect()
}

/// How often what was planted is in all that is exported of a case's group, to who has the key.
fn opened(world: &World, id: ApplicationId) -> usize {
    let group = group_of(world, id);
    let lead = world.actor(Role::ProgrammeLead);
    let whole = world.read(&lead, move |tx| privacy::export::of_group(tx, group)).unwrap();
    whole.papers.iter().map(|paper| paper.text().matches(MARK).count()).sum()
}

#[test]
fn what_is_planted_in_two_hundred_applications_lies_nowhere_without_the_key_and_nowhere_at_all_after_its_time() {
    let said = Said::default();
    let to = said.clone();
    let speaks = tracing_subscriber::fmt().with_max_level(tracing::Level::TRACE).with_writer(move || to.clone());
    let heard = speaks.try_init().is_ok();
    on_both(|world| {
        let (board, fund) = (a_board(world), a_fund(world));
        let reasons = world.read(&Actor::Console, choices::lists).unwrap();
        let reason = reasons.of("ineligible_reason", Lang::En)[0].0.clone();
        let call = world.open_call("R-1", Mode::Regular, vec![fund]);
        for role in [Role::ProgrammeOfficer, Role::ProgrammeLead, Role::Director, Role::Auditor] {
            world.person(role);
        }
        let before = world.read(&Actor::Console, keys::all).unwrap().len();
        let mut words = Words(0);
        let mut ids = Vec::new();
        for number in 0..CASES {
            let (id, _) = open_case(world, call);
            let some = number % SOME == 0;
            fill(world, id, some, &mut words);
            talk(world, id, &mut words);
            if some {
                enrich(world, id, &mut words);
            }
            // Of those, every second one comes before the board; the others are in danger.
            if number % (2 * SOME) == 0 {
                judge(world, &board, id, (Outcome::Decline, None), fund, &mut words);
            } else {
                if some {
                    endanger(world, id, &mut words);
                }
                refuse(world, id, &reason, &mut words);
            }
            ids.push(id);
        }
        assert!(words.0 > CASES * 10, "{}", words.0);
        let posted = into_memory(world, &post::settings(None));
        assert!(posted.len() >= CASES, "{}", posted.len());
        // The key opens them: what is looked for is there.
        let opened = opened(world, ids[0]);
        assert!(opened > 20, "{opened}");

        let mut all = lying(world);
        assert!(all.iter().map(|(_, bytes)| bytes.len()).sum::<usize>() > 1_000_000, "there is something to search");
        if !world.db.is_postgres() {
            assert!(all.iter().any(|(name, _)| name.ends_with("-wal")), "the log of what is written is among it");
        }
        all.extend(backup(world, &world.folder));
        all.extend(letters(&posted));
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

/// The papers that the program sets of a case, as its readers take them; each has a planted word on it.
fn papers_taken(world: &World, id: ApplicationId, award: AwardId) {
    let (mut group, mut officer) = (world.browser(), world.browser());
    group.sign_in_case(world, id);
    officer.sign_in(world, world.person(Role::ProgrammeOfficer));
    let own = ["/case/letter.pdf".to_owned()].map(|path| (group.download(&path, "Content-Type"), path));
    let staffs = [format!("/awards/{award}/letter.pdf"), format!("/applications/{id}/copy.pdf")];
    let staffs = staffs.map(|path| (officer.download(&path, "Content-Type"), path));
    for ((status, pdf, _), path) in own.into_iter().chain(staffs) {
        assert!(status == 200 && pdf.starts_with(b"%PDF-"), "{path}: {status}");
        let text = pdf_pages(world, &pdf).concat();
        std::fs::remove_file(world.folder.join("paper.pdf")).unwrap();
        assert!(text.contains(MARK), "{path}: {text}");
    }
}

#[test]
fn what_is_planted_on_the_way_of_a_grant_lies_nowhere_without_the_key() {
    on_both(|world| {
        let (board, fund) = (a_board(world), a_fund(world));
        let call = world.open_call("R-1", Mode::Regular, vec![fund]);
        let mut words = Words(0);
        let mut ids = Vec::new();
        for _ in 0..2 {
            let (id, _) = open_case(world, call);
            fill(world, id, true, &mut words);
            talk(world, id, &mut words);
            enrich(world, id, &mut words);
            judge(world, &board, id, (Outcome::FundLess, Some(eur(100_000))), fund, &mut words);
            let award = accept(world, id, &mut words);
            pay(world, award, id, &mut words);
            papers_taken(world, id, award);
            ids.push(id);
        }
        endanger(world, ids[1], &mut words);
        let posted = into_memory(world, &post::settings(None));
        let opened = opened(world, ids[0]);
        assert!(opened > 20, "{opened}");
        let mut all = lying(world);
        all.extend(backup(world, &world.folder));
        assert!(where_found(&all, b"%PDF-").is_empty(), "no paper, of theirs or of ours, lies there as it is read");
        all.extend(letters(&posted));
        nowhere(&all);
    });
}
