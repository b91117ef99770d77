//! What is erased, when, by whom, and what stops it.

use crate::{
    applications::{answer_all, open_case},
    attachments::a_phone,
    awards::{a_board, concluded, queued, voted, with_the_board},
    support::{
        Browser, World, on_both,
        world::{a_fund, master},
    },
};
use chrono::Duration;
use hashar::{
    applications::{self, codes, list, screen, send},
    audit,
    base::{Actor, ApplicationId, Role, Stop, seal::Master},
    board::{Choice, Outcome},
    calls::Mode,
    clerk,
    db::{
        Db,
        erase::{Blank, Wipe},
        keys,
    },
    notices::Kind,
    payees::{self, NewPayee},
    privacy::{
        self,
        erase::{OF_CASE, OF_GROUP, OF_PAYEE},
    },
};
use std::collections::{BTreeMap, BTreeSet};

/// Columns of sealed or hashed values, and tables with cases, that no step of a case, group or payee touches, and why.
const KEPT: &[(&str, &str)] = &[
    ("audit_entries", "sealed by the case's key, which is destroyed; a digest covers them"),
    ("audit_sealed", "digests of entries that can no longer be opened"),
    ("audit_seals", "seals over those"),
    ("concerns", "no case's; a key of their own, and the clerk erases them a year after they were closed"),
    ("devices", "of people"),
    ("draws", "seeds of draws between equal scores; sealed by the house's key"),
    ("bank_accounts", "our own accounts; sealed by the house's key"),
    ("bank_lines", "what our banks wrote; kept as the books are, sealed by the house's key"),
    ("bank_transfers", "between our own accounts; sealed by the house's key"),
    ("erasures", "the report; its reason is sealed by the house's key"),
    ("fund_proposals", "what two people agree on about money; sealed by the house's key"),
    ("interests", "of people on the board; sealed by the house's key"),
    ("ledger_transactions", "the books; sealed by the house's key"),
    ("meetings", "the board's own record, with references instead of names; sealed by the house's key"),
    ("passkeys", "of people"),
    ("places", "addresses that groups gave; the clerk deletes one that opens no case any more"),
    ("people", "staff and board: another erasing"),
    ("recovery_codes", "hashes of people's codes"),
    ("saved_filters", "of people; sealed by the house's key"),
    ("second_factors", "of people"),
    ("tags", "the programme's own words; sealed by the house's key"),
    ("sign_in_links", "hashes of people's links"),
    ("tries", "keyed hashes of doors; swept after half an hour"),
];

pub fn tables() -> BTreeMap<String, Vec<(String, String)>> {
    let text = include_str!("../../src/db/schema.rs");
    let mut tables = BTreeMap::new();
    for block in text.split("diesel::table! {").skip(1) {
        let mut lines = block.lines().map(str::trim).filter(|line| !line.is_empty());
        let name = lines.next().unwrap().split(' ').next().unwrap().to_owned();
        let columns = lines.map_while(|line| line.trim_end_matches(',').split_once(" -> "));
        tables.insert(name, columns.map(|(name, kind)| (name.to_owned(), kind.to_owned())).collect());
    }
    tables
}

#[test]
fn every_sealed_column_and_every_table_with_a_case_is_erased_by_its_room() {
    let steps: Vec<&Wipe> = [OF_CASE, OF_GROUP, OF_PAYEE].into_iter().flatten().flat_map(|room| room.iter()).collect();
    let deleted: BTreeSet<&str> = steps.iter().filter(|wipe| wipe.blanked.is_empty()).map(|wipe| wipe.table).collect();
    let blanked: BTreeSet<(&str, &str)> = steps
        .iter()
        .flat_map(|wipe| wipe.blanked.iter().map(|blank| (wipe.table, blank)))
        .map(|(table, blank)| match blank {
            Blank::Null(column) | Blank::Empty(column) | Blank::Text(column) => (table, *column),
        })
        .collect();
    let (mut missing, tables) = (Vec::new(), tables());
    assert!(tables.len() > 50 && tables["answers"].len() == 4);
    for (table, columns) in &tables {
        if deleted.contains(table.as_str()) || KEPT.iter().any(|(kept, _)| kept == table) {
            continue;
        }
        for (column, kind) in columns {
            if kind.contains("Binary") && !blanked.contains(&(table.as_str(), column.as_str())) {
                missing.push(format!("{table}.{column} is sealed"));
            }
        }
        let of_a_case =
            columns.iter().any(|(column, _)| ["application_id", "case_id", "key_id"].contains(&column.as_str()));
        if of_a_case && !steps.iter().any(|wipe| wipe.table == *table) {
            missing.push(format!("{table} belongs to cases"));
        }
    }
    let what = "add it to the erase.rs of its room, or say in KEPT why it stays";
    assert!(missing.is_empty(), "{missing:#?}: {what}");
    for (kept, _) in KEPT {
        assert!(tables.contains_key(*kept), "{kept} is no table any more");
    }
}

fn browser_of(world: &World, role: Role) -> Browser {
    let mut browser = world.browser();
    browser.sign_in(world, world.person(role));
    browser
}

fn reference(world: &World, id: ApplicationId) -> String {
    world.read(&Actor::Console, move |tx| applications::load(tx, id)).unwrap().reference
}

fn is_erased(world: &World, id: ApplicationId) -> bool {
    matches!(world.read(&Actor::Console, move |tx| applications::load(tx, id)), Err(Stop::Missing))
}

fn files(world: &World) -> usize {
    std::fs::read_dir(world.folder.join("attachments")).map_or(0, Iterator::count)
}

/// A sent application with a file, a note, a letter, a payee; not eligible.
fn refused(world: &World) -> (Browser, ApplicationId) {
    let (mut phone, id) = a_phone(world);
    answer_all(world, &Actor::Case(id), id);
    phone.open("/case/file/registration_paper");
    assert_eq!(phone.send_file("/case/file/registration_paper", "file", "Назарова.pdf", b"%PDF-1.7\nx\n%%EOF\n"), 303);
    world.write(&Actor::Case(id), move |tx| send::send(tx, id)).unwrap();
    let officer = world.actor(Role::ProgrammeOfficer);
    let note = applications::identity::NewNote { case: id, text: "Аз ҳамсоя".into() };
    world.write(&officer, move |tx| applications::identity::note(tx, &note)).unwrap();
    let group = world.read(&Actor::Console, move |tx| Ok(applications::load(tx, id)?.group_id)).unwrap();
    let payee = NewPayee { group_id: Some(group), ..crate::payees::a_payee() };
    world.write(&officer, move |tx| payees::add(tx, payee.clone())).unwrap();
    let new = screen::NewScreening {
        case: id,
        outcome: screen::Outcome::NotEligible,
        reason: Some("outside_the_region".into()),
        note: "Дигар минтақа".into(),
    };
    let reasons = world.read(&officer, hashar::calls::choices::lists).unwrap();
    let reason = reasons.of("ineligible_reason", hashar::base::Lang::En)[0].0.clone();
    let new = screen::NewScreening { reason: Some(reason), ..new };
    world.write(&officer, move |tx| screen::screen(tx, &new)).unwrap();
    (phone, id)
}

#[test]
fn a_case_is_erased_on_request_but_not_while_it_is_held() {
    on_both(|world| {
        let (mut phone, id) = refused(world);
        let (page, name) = (format!("/applications/{id}/privacy"), reference(world, id));
        let mut lead = browser_of(world, Role::ProgrammeLead);
        lead.open(&format!("/applications/{id}"));
        lead.click("Hold or erase");
        let erase = |reference| [("deed", "erase"), ("reason", "The group asked"), ("reference", reference)];
        assert_eq!(lead.send(&page, &[("deed", "hold"), ("reason", " "), ("reference", "")]), 422);
        assert_eq!(lead.send(&page, &[("deed", "hold"), ("reason", "Суд"), ("reference", "")]), 303);
        assert!(lead.shows("Суд") && !lead.shows("Erase for good"));
        assert_eq!(lead.send(&page, &erase(&name)), 422);
        assert!(lead.says("A legal hold stops the erasing"), "{}", lead.text());
        assert_eq!(lead.send(&page, &[("deed", "lift"), ("reason", "Closed"), ("reference", "")]), 303);
        assert_eq!(lead.send(&page, &erase("TJ-00-000")), 422);
        assert!(lead.shows("The group asked") && !is_erased(world, id), "what was typed stays");
        let mut officer = browser_of(world, Role::ProgrammeOfficer);
        assert_eq!(officer.open(&page), 404);
        assert_eq!(officer.send(&page, &erase(&name)), 404);
        lead.open(&page);
        assert_eq!(lead.send(&page, &erase(&name)), 303);
        assert!(lead.says("The group asked") && lead.says("files: 1") && lead.says(&name), "{}", lead.text());
        assert!(is_erased(world, id) && files(world) == 0);
        assert_eq!(lead.open(&format!("/applications/{id}")), 404);
        assert_eq!(phone.open("/case"), 401, "its visit ended");
        for path in ["/applications", "/payees", "/mail", "/privacy", "/calls"] {
            assert_eq!(lead.open(path), 200, "{path}");
        }
        lead.open("/applications");
        assert!(!lead.shows(&name) && !lead.shows("more than"));
        let mut auditor = browser_of(world, Role::Auditor);
        assert_eq!(auditor.open("/history"), 200);
        assert!(auditor.says("Application erased") && !auditor.shows("Суд"), "its details went with the key");
        let payee = world.read(&world.actor(Role::Auditor), |tx| payees::list(tx, None, 1)).unwrap().remove(0);
        assert_eq!((payee.name, payee.account_tail.as_str()), (None, ""));
        world.write(&Actor::Clerk, audit::sealing::seal).unwrap();
        assert!(world.read(&Actor::Console, audit::sealing::verify).unwrap().is_ok(), "the chain is whole");
    });
}

#[test]
fn what_the_board_declined_is_erased_and_its_pages_still_stand() {
    on_both(|world| {
        let board = a_board(world);
        let fund = a_fund(world);
        let call = world.open_call("R-1", Mode::Regular, vec![fund]);
        let id = with_the_board(world, call);
        let erase = hashar::privacy::erase::OnRequest { case: id, reference: reference(world, id), reason: "x".into() };
        let early = erase.clone();
        let director = world.actor(Role::Director);
        let refused = world.write(&director, move |tx| hashar::privacy::erase::on_request(tx, &early)).unwrap_err();
        assert_eq!(refused.refusal(), Some(&hashar::privacy::Refusal::UnderWay));
        let motion = voted(world, &board, id, Outcome::Decline, None, fund, Choice::Yes);
        concluded(world, &board[0], motion).unwrap();
        world.write(&director, move |tx| hashar::privacy::erase::on_request(tx, &erase)).unwrap();
        assert!(is_erased(world, id));
        let mut chair = browser_of(world, Role::BoardChair);
        let paths =
            ["/board", "/board/rounds", &format!("/board/rounds/{call}"), &format!("/board/rounds/{call}/ranking")];
        for path in paths {
            let status = chair.open(path);
            assert!(status == 200 || status == 404, "{path}: {status}");
        }
        for path in
            [format!("/board/applications/{id}"), format!("/board/motions/{motion}"), format!("/board/records/{id}")]
        {
            assert_eq!(chair.open(&path), 404, "{path}");
        }
        let mut director = browser_of(world, Role::Director);
        for path in ["/awards", "/payouts", "/funds", "/applications", "/board/rounds", "/privacy"] {
            assert_eq!(director.open(path), 200, "{path}");
        }
        assert!(clerk::once(&world.db, &world.house.settings).await_now().is_empty());
    });
}

/// Waits for a future where there is no runtime.
trait AwaitNow: Future + Sized {
    fn await_now(self) -> Self::Output {
        tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(self)
    }
}
impl<F: Future> AwaitNow for F {}

#[test]
fn what_its_time_has_come_for_is_shown_before_and_then_erased_by_the_clerk() {
    on_both(|world| {
        let (_, id) = refused(world);
        let call = world.open_call("R-9", Mode::Regular, vec![a_fund(world)]);
        let (draft, _) = open_case(world, call);
        let (held, _) = open_case(world, call);
        let hold = hashar::privacy::hold::Holding { case: held, reason: "An audit".into() };
        world.write(&world.actor(Role::ProgrammeLead), move |tx| hashar::privacy::hold::put(tx, &hold)).unwrap();
        let names = [reference(world, draft), reference(world, held), reference(world, id)];
        let start = world.read(&Actor::Console, |tx| Ok(tx.now)).unwrap();
        let work = || {
            let failed = clerk::once(&world.db, &world.house.settings).await_now();
            assert!(failed.is_empty(), "{failed:?}");
        };
        let browser = |days: i64| {
            world.db.set_now(Some(start + Duration::days(days)));
            let mut lead = browser_of(world, Role::ProgrammeLead);
            assert_eq!(lead.open("/privacy"), 200);
            lead
        };
        // The group itself is told by when it has to do something.
        let warned = |days: i64, until: i64| {
            world.db.set_now(Some(start + Duration::days(days)));
            let mut phone = world.browser();
            phone.sign_in_case(world, draft);
            assert_eq!(phone.open("/case?lang=en"), 200);
            let on = hashar::base::words::date((start + Duration::days(until)).date());
            assert!(phone.says(&format!("If nothing is changed until {on}")), "{}", phone.text());
        };
        warned(0, 30);
        warned(29, 30);
        let lead = browser(0);
        assert!(lead.shows(&names[0]) && !lead.shows(&names[2]), "a draft goes within thirty days");
        work();
        assert!(!is_erased(world, draft));
        browser(20);
        work();
        work();
        assert_eq!(queued(world, Kind::ErasureComing), 1, "the lead, once a week");
        let lead = browser(31);
        assert!(lead.says("On hold"));
        work();
        assert!(is_erased(world, draft) && !is_erased(world, held) && !is_erased(world, id));
        let lead = browser(170);
        assert!(lead.says("its time had come") && lead.shows(&names[2]), "{}", lead.text());
        let mut phone = world.browser();
        phone.sign_in_case(world, id);
        phone.open("/case?lang=en");
        assert!(phone.says("What you sent will be erased on"), "{}", phone.text());
        browser(175);
        work();
        assert_eq!(queued(world, Kind::ErasureComing), 2);
        browser(186);
        work();
        assert!(is_erased(world, id) && files(world) == 0, "and its file was swept");
        let lead = browser(186);
        assert!(lead.says("answers:") && lead.says("The program itself"));
        let call = world.open_call("R-10", Mode::Regular, vec![a_fund(world)]);
        let counted = || {
            let look = |tx: &mut hashar::db::Tx<'_>| {
                let before = hashar::db::queries();
                let due = hashar::privacy::retention::coming(tx, 60)?.len();
                hashar::privacy::erase::report(tx, None, 50)?;
                Ok((due, hashar::db::queries() - before))
            };
            world.read(&world.actor(Role::ProgrammeLead), look).unwrap()
        };
        // The rules are read once, and known then.
        counted();
        let few = counted();
        for _ in 0..3 {
            open_case(world, call);
        }
        let more = counted();
        assert!(more.0 > few.0);
        assert_eq!(more.1, few.1, "queries do not grow with what is due");
    });
}

#[test]
fn the_programme_sets_how_long_what_is_kept() {
    on_both(|world| {
        let fund = a_fund(world);
        let mut lead = browser_of(world, Role::ProgrammeLead);
        lead.open("/privacy");
        lead.click("Change the rules");
        let name = format!("fund_{fund}");
        assert_eq!(lead.paper("Save").value("draft_days"), "30");
        assert_eq!(lead.press("Save", &[("draft_days", "0x"), (&name, "10")]), 422);
        assert_eq!(lead.paper("Save").value("draft_days"), "0x");
        assert_eq!(lead.press("Save", &[("draft_days", "45"), (&name, "10")]), 303);
        lead.open("/privacy/rules");
        assert_eq!(
            (lead.paper("Save").value("draft_days"), lead.paper("Save").value(&name)),
            ("45".into(), "10".into())
        );
        for role in [Role::Auditor, Role::ProgrammeOfficer, Role::Administrator] {
            let mut other = browser_of(world, role);
            assert_eq!(other.open("/privacy/rules"), 404, "{role}");
        }
    });
}

#[test]
fn the_master_key_is_replaced_while_the_program_runs_and_half_way_is_fine() {
    on_both(|world| {
        world.choices();
        let call = world.open_call("R-1", Mode::Regular, vec![a_fund(world)]);
        let (id, code) = open_case(world, call);
        answer_all(world, &Actor::Case(id), id);
        world.write(&Actor::Case(id), move |tx| send::send(tx, id)).unwrap();
        world.write(&Actor::Clerk, audit::sealing::seal).unwrap();
        let officer = world.actor(Role::ProgrammeOfficer);
        let new = || Master::new(&[43; 32]);
        let both = || Db::open(&world.address, 2, new().replacing(master())).unwrap();
        let works = |db: &Db| {
            let typed = code.clone();
            assert_eq!(db.write_now(&Actor::Visitor, None, move |tx| codes::redeem(tx, &typed)).unwrap(), id);
            let wanted = list::Filter { search: "Умед".into(), ..list::Filter::default() };
            let found = db.read_now(&officer, |tx| list::page(tx, &wanted, None)).unwrap();
            assert_eq!(found.rows[0].0.name, "Гурӯҳи занони «Умед»");
            assert!(db.read_now(&Actor::Console, audit::sealing::verify).unwrap().is_ok());
        };
        let left = |db: &Db| -> i64 {
            let masters = db.read_now(&Actor::Console, keys::masters).unwrap();
            masters.iter().filter(|(name, _)| *name != new().fingerprint).map(|(_, count)| count).sum()
        };
        let db = both();
        works(&db);
        let all = left(&db);
        let some = |tx: &mut hashar::db::Tx<'_>| {
            tx.quiet(hashar::db::tx::Quiet::Nothing);
            keys::rewrap(tx, 2)
        };
        assert_eq!(db.write_now(&Actor::Clerk, None, some).unwrap(), 2);
        drop(db);
        let db = both();
        assert_eq!(left(&db), all - 2, "half-way");
        works(&db);
        let alone = Db::open(&world.address, 2, master()).map(|_| ()).unwrap_err().to_string();
        assert!(alone.contains(&new().fingerprint) && alone.contains(&master().fingerprint), "{alone}");
        while db.write_now(&Actor::Clerk, None, privacy::rotate::slice).unwrap() > 0 {}
        assert_eq!(left(&db), 0);
        works(&Db::open(&world.address, 2, new()).unwrap());
        let later = world.read(&Actor::Console, |tx| keys::house(tx).map(|_| ()));
        assert!(later.is_err(), "the old key opens nothing any more");
    });
}

/// A text as it might lie somewhere: as bytes, in both orders of UTF-16, and in base64 at each of three places.
pub fn disguises(secret: &str) -> Vec<Vec<u8>> {
    let plain = secret.as_bytes().to_vec();
    let wide = |order: fn(u16) -> [u8; 2]| secret.encode_utf16().flat_map(order).collect::<Vec<u8>>();
    let mut all = vec![plain.clone(), wide(u16::to_le_bytes), wide(u16::to_be_bytes)];
    for skipped in 0..3.min(plain.len() / 4) {
        let whole = &plain[skipped..skipped + (plain.len() - skipped) / 3 * 3];
        all.push(data_encoding::BASE64.encode(whole).into_bytes());
    }
    all.push(data_encoding::HEXLOWER.encode(&plain).into_bytes());
    all
}

pub fn gather(folder: &std::path::Path, all: &mut Vec<(String, Vec<u8>)>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            gather(&path, all);
        } else {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            all.push((name, std::fs::read(&path).unwrap()));
        }
    }
}

#[derive(diesel::QueryableByName)]
struct Dumped {
    #[diesel(sql_type = diesel::sql_types::Text)]
    text: String,
}

/// Everything that lies there without the master key: the data folder with its files, or PostgreSQL's rows as text.
pub fn lying(world: &World) -> Vec<(String, Vec<u8>)> {
    use diesel::RunQueryDsl;
    let mut all = Vec::new();
    gather(&world.folder, &mut all);
    if world.db.is_postgres() {
        for table in tables().into_keys() {
            let sql = format!("SELECT COALESCE(STRING_AGG(t::text, ' '), '') AS text FROM {table} t");
            let dump = |tx: &mut hashar::db::Tx<'_>| {
                let dumped: Dumped = diesel::sql_query(&sql).get_result(tx.conn)?;
                Ok(dumped.text.into_bytes())
            };
            all.push((table.clone(), world.read(&Actor::Console, dump).unwrap()));
        }
    }
    all
}

pub fn where_found(lying: &[(String, Vec<u8>)], part: &[u8]) -> Vec<String> {
    let holds = |bytes: &[u8]| bytes.windows(part.len()).any(|window| window == part);
    lying.iter().filter(|(_, bytes)| holds(bytes)).map(|(name, _)| name.clone()).collect()
}

#[test]
fn what_was_planted_lies_nowhere_in_the_open_and_once_erased_not_even_its_key_is_left() {
    const PLANTED: [&str; 9] = [
        "Гурӯҳи занони «Умед»",
        "umed@example.org",
        "Мо кор мекунем",
        "Назарова.pdf",
        "%PDF-1.7\nx\n%%EOF",
        "Аз ҳамсоя",
        "Дигар минтақа",
        "AIGUL OSMONOVA",
        "1350 1021 1990 0169",
    ];
    on_both(|world| {
        let (_, id) = refused(world);
        let before = lying(world);
        assert!(before.iter().map(|(_, bytes)| bytes.len()).sum::<usize>() > 20_000, "there is something to search");
        for (secret, disguise) in
            PLANTED.iter().flat_map(|one| disguises(one).into_iter().map(move |as_it| (one, as_it)))
        {
            assert_eq!(where_found(&before, &disguise), Vec::<String>::new(), "{secret}");
        }
        let wrapped = || world.read(&Actor::Console, keys::all).unwrap();
        let had = wrapped();
        let spelled = |bytes: &[u8]| match world.db.is_postgres() {
            true => data_encoding::HEXLOWER.encode(bytes).into_bytes(),
            false => bytes.to_vec(),
        };
        assert!(
            had.iter().all(|(_, key, _)| !where_found(&before, &spelled(key)).is_empty()),
            "keys are found if there"
        );
        let mut lead = browser_of(world, Role::ProgrammeLead);
        let page = format!("/applications/{id}/privacy");
        lead.open(&page);
        let name = reference(world, id);
        assert_eq!(lead.send(&page, &[("deed", "erase"), ("reason", "Asked"), ("reference", &name)]), 303);
        let (has, after) = (wrapped(), lying(world));
        let gone: Vec<_> = had.iter().filter(|one| !has.contains(one)).collect();
        assert_eq!(gone.len(), 3, "of the case, of its group, of its payee");
        for (key, wrapped, _) in gone {
            assert_eq!(where_found(&after, &spelled(wrapped)), Vec::<String>::new(), "key {key} is gone, log included");
        }
    });
}
