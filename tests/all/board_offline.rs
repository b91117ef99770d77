//! A round taken home: allowed by its rules, never a group at high risk, marked with a name; the sheet comes back whole.

use crate::{
    board::{Board, at_the_desk, body, in_all_languages, person},
    support::{Browser, World, on_both},
    vouchers::pdf_pages,
};
use hashar::{
    applications, audit,
    base::{Actor, ApplicationId, Role},
    board::{
        Declaration, SheetState,
        rules::{self, Change},
        scores,
    },
    groups::{
        Risk,
        register::{self, NewRisk},
    },
    web::sheet::reading,
};
use rust_xlsxwriter::Workbook;

fn allow(board: &Board<'_>) {
    let call = board.call;
    let change = move |tx: &mut hashar::db::Tx<'_>| {
        let mut terms = rules::of_call(tx, call)?.terms;
        terms.offline = true;
        rules::change(tx, call, &Change::Terms(terms))
    };
    board.world.write(&board.world.actor(Role::ProgrammeLead), change).unwrap();
}

fn reference(world: &World, id: ApplicationId) -> String {
    world.read(&Actor::Console, move |tx| Ok(applications::load(tx, id)?.reference)).unwrap()
}

/// The score sheet as downloaded, its cells as text.
fn cells(browser: &mut Browser, path: &str) -> Vec<Vec<String>> {
    browser.open(path);
    let book = browser.take(&format!("{path}/take"), &[("part", "sheet")]);
    let tables = reading::read(&book).unwrap();
    tables[0].rows().iter().map(|row| row.iter().map(reading::Value::typed).collect()).collect()
}

/// The same written by another program.
fn written(cells: &[Vec<String>]) -> Vec<u8> {
    let mut book = Workbook::new();
    let page = book.add_worksheet();
    for (row, line) in (0..).zip(cells) {
        for (column, cell) in (0..).zip(line) {
            match cell.parse::<f64>().ok().filter(|_| column > 1) {
                Some(number) => page.write_number(row, column, number).unwrap(),
                None => page.write_string(row, column, cell).unwrap(),
            };
        }
    }
    book.save_to_buffer().unwrap()
}

fn bring(browser: &mut Browser, path: &str, cells: &[Vec<String>]) -> u16 {
    browser.open(path);
    browser.send_file(&format!("{path}/scores"), "file", "scores.xlsx", &written(cells))
}

fn endanger(world: &World, id: ApplicationId) {
    let group = world.read(&Actor::Console, move |tx| Ok(applications::load(tx, id)?.group_id)).unwrap();
    let raise = NewRisk { group, risk: Risk::High, reason: "Threats".into() };
    world.write(&world.actor(Role::ProgrammeOfficer), move |tx| register::set_risk(tx, &raise)).unwrap();
}

#[test]
fn a_pack_holds_what_its_member_may_see_and_every_page_says_whose_it_is() {
    on_both(|world| {
        let board = Board::new(world);
        let (mine, conflicted, undeclared, high) =
            (board.application(), board.application(), board.application(), board.application());
        let aigul = &board.members[0];
        board.declare(aigul, mine, Declaration::None);
        board.declare(aigul, high, Declaration::None);
        board.declare(aigul, conflicted, Declaration::Conflict);
        let path = format!("/board/rounds/{}/offline", board.call);
        let mut browser = at_the_desk(&board, aigul);
        assert!(browser.link(&path).is_none());
        assert_eq!(browser.open(&path), 404, "the rules of the round do not allow it");
        allow(&board);
        endanger(world, high);
        browser.open("/board");
        assert!(browser.link(&path).is_some(), "{}", body(&browser));
        in_all_languages(&mut browser, &path);
        assert!(browser.says("Applications you may take 1"), "{}", body(&browser));
        let pdf = browser.take(&format!("{path}/take"), &[("part", "papers")]);
        let pages = pdf_pages(world, &pdf);
        let text = pages.join("\n");
        assert!(pages.len() >= 2 && pages.iter().all(|page| page.contains("aigul")), "{text}");
        assert!(text.contains(&reference(world, mine)) && text.contains("Мо кор мекунем"));
        for never in [conflicted, undeclared, high] {
            assert!(!text.contains(&reference(world, never)));
        }
        assert!(!text.contains("umed@example.org"), "nothing that the board does not see");
        let cells = cells(&mut browser, &path);
        let all = cells.concat().join("\n");
        assert!(all.contains(&reference(world, mine)) && all.contains("aigul"));
        assert!(!all.contains(&reference(world, high)) && !all.contains(&reference(world, conflicted)));
        let auditor = world.actor(Role::Auditor);
        let trail = world.read(&auditor, move |tx| audit::of_subject(tx, mine)).unwrap();
        assert_eq!(trail.iter().filter(|line| line.act == "board.take_home").count(), 2, "each time it was taken");
        let none = world.read(&auditor, move |tx| audit::of_subject(tx, high)).unwrap();
        assert!(none.iter().all(|line| line.act != "board.take_home"));
        for role in [Role::ProgrammeLead, Role::Auditor, Role::Director] {
            let mut other = world.browser();
            other.sign_in(world, world.person(role));
            assert_eq!(other.open(&path), 404, "{role}");
        }
    });
}

#[test]
fn a_sheet_comes_back_as_drafts_or_not_at_all_with_each_cell_that_is_wrong() {
    on_both(|world| {
        let board = Board::new(world);
        let ids = [board.application(), board.application()];
        allow(&board);
        let [aigul, bakyt, ..] = board.members.as_slice() else { panic!() };
        for id in ids {
            board.all_clear(id);
        }
        let path = format!("/board/rounds/{}/offline", board.call);
        let mut browser = at_the_desk(&board, aigul);
        let blank = cells(&mut browser, &path);
        assert_eq!(bring(&mut browser, &path, &blank), 422);
        assert!(browser.says("The sheet holds no scores"), "{}", body(&browser));
        let width = blank[0].len();
        let mut filled = blank.clone();
        for row in &mut filled[1..3] {
            row.resize(width, String::new());
            for column in (2..width - 2).step_by(2) {
                row[column] = "4".into();
                row[column + 1] = "well planned".into();
            }
            row[width - 2] = "900".into();
            row[width - 1] = "a good plan".into();
        }
        let mut wrong = filled.clone();
        wrong[1][2] = "6".into();
        wrong[1][4] = "2.5".into();
        wrong[2][6] = "many".into();
        wrong[2][width - 2] = "5000".into();
        wrong[2][width - 1] = "x".repeat(2_001);
        assert_eq!(bring(&mut browser, &path, &wrong), 422);
        for cell in ["C2", "E2", "G3", "O3", "P3"] {
            assert!(browser.shows(&format!("<strong class=\"num\">{cell}</strong>")), "{cell}: {}", body(&browser));
        }
        let own = |member: &Actor, id: ApplicationId| {
            let seen = board.seen(member, id);
            world.read(member, move |tx| scores::own(tx, &seen)).unwrap()
        };
        assert!(own(aigul, ids[0]).is_none() && own(aigul, ids[1]).is_none(), "nothing half");
        assert_eq!(bring(&mut browser, &path, &filled), 303, "{}", body(&browser));
        for id in ids {
            let sheet = own(aigul, id).unwrap();
            assert_eq!(sheet.state, SheetState::Draft, "only drafts");
            assert!(sheet.filled.marks.iter().all(|(_, mark)| mark.points == Some(4)));
            assert_eq!(sheet.filled.recommended, Some(crate::board::euros(90_000)));
            assert_eq!(sheet.filled.comment, "a good plan");
        }
        // Empty cells leave what was saved; what is locked meanwhile is named.
        let mut some = blank.clone();
        some[1].resize(width, String::new());
        some[1][2] = "3".into();
        assert_eq!(bring(&mut browser, &path, &some), 303);
        let first: ApplicationId = blank[1][0].parse().unwrap();
        let points: Vec<_> = own(aigul, first).unwrap().filled.marks.iter().map(|(_, mark)| mark.points).collect();
        assert!(points.contains(&Some(3)) && points.contains(&Some(4)));
        board.lock(aigul, first, 4);
        assert_eq!(bring(&mut browser, &path, &filled), 422);
        assert!(browser.shows("<strong class=\"num\">B2</strong>"), "{}", body(&browser));
        // Nobody brings another's sheet, nor one of other rules, nor what is no sheet.
        let mut other = at_the_desk(&board, bakyt);
        assert_eq!(bring(&mut other, &path, &filled), 422);
        assert!(other.says("This is not your score sheet of this call"), "{}", body(&other));
        other.open(&path);
        assert_eq!(other.send_file(&format!("{path}/scores"), "file", "x.xlsx", b"no sheet"), 422);
        assert_eq!(other.send(&format!("{path}/scores"), &[]), 422);
        assert!(own(bakyt, first).is_none());
        assert_ne!(person(aigul), person(bakyt));
    });
}
