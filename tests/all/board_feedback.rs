//! What is written about a decision: reasons in each language, a few words by criterion, who reads them, and until when
//! they may be written.

use crate::{
    awards::{a_board, concluded, eur, voted, with_the_board},
    board::{Board, at_the_desk, body, in_all_languages, refused},
    support::{Browser, World, on_both, world::a_fund},
    vouchers::pdf_pages,
};
use diesel::{RunQueryDsl, sql_query, sql_types};
use hashar::{
    applications::{self, State},
    audit,
    awards::release,
    base::{Actor, ApplicationId, CallId, DecisionId, FundId, Labels, Lang, MotionId, Role, Stop, seal::Place},
    board::{
        Choice, Declaration, MotionState, Outcome, Refusal, decisions,
        explain::{self, Explanation},
        feedback::FEEDBACK_MAX,
        rules::{self, Change},
        votes,
    },
    calls::Mode,
    db::tx::Quiet,
    privacy,
};

/// A call whose results are held, with the rule on whether groups read reasons.
fn a_round(world: &World, shared: bool) -> CallId {
    let call = world.open_call("R-1", Mode::Regular, vec![a_fund(world)]);
    let share = move |tx: &mut hashar::db::Tx<'_>| {
        let mut terms = rules::of_call(tx, call)?.terms;
        terms.reasons_shared = shared;
        rules::change(tx, call, &Change::Terms(terms))
    };
    world.write(&Actor::Console, share).unwrap();
    world.write(&world.actor(Role::ProgrammeLead), move |tx| release::hold(tx, call)).unwrap();
    call
}

fn declined(world: &World, board: &[Actor], call: CallId) -> (ApplicationId, MotionId) {
    let id = with_the_board(world, call);
    (id, voted(world, board, id, Outcome::Decline, None, fund_of(world, call), Choice::Yes))
}

fn fund_of(world: &World, call: CallId) -> FundId {
    world.read(&Actor::Console, move |tx| Ok(hashar::calls::find(tx, call)?.funds[0])).unwrap()
}

fn released(world: &World, call: CallId) {
    let now = world.read(&Actor::Console, |tx| Ok(tx.now)).unwrap();
    let at = now + chrono::Duration::minutes(5);
    world.write(&world.actor(Role::ProgrammeLead), move |tx| release::schedule(tx, call, Some(at))).unwrap();
    world.db.set_now(Some(now + chrono::Duration::minutes(10)));
    assert_eq!(world.write(&Actor::Clerk, release::turn).unwrap(), 1);
}

fn desk(world: &World, role: Role) -> Browser {
    let mut browser = world.browser();
    browser.sign_in(world, world.person(role));
    browser
}

/// What somebody writes who has the newest decision before them, as it was written about so many times.
fn explanation(
    world: &World,
    id: ApplicationId,
    times: i32,
    lang: Lang,
    reasons: &str,
    on: &[(&str, &str)],
) -> Explanation {
    let officer = world.actor(Role::ProgrammeOfficer);
    let decision = world.read(&officer, move |tx| Ok(explain::look(tx, id)?.explained.0)).unwrap_or(DecisionId(0));
    let explained = (decision, times);
    let said = on.iter().map(|(code, text)| ((*code).to_owned(), Labels::one(lang, *text)));
    Explanation { explained, reasons: Labels::one(lang, reasons), feedback: said.collect() }
}

const TAJIK: &str = "Дигар дархостҳо таъҷилитар буданд";
const RUSSIAN: &str = "Другие заявки были срочнее";
const NEED: &str = "Нужда описана ясно";

#[test]
fn reasons_are_written_per_language_and_a_group_reads_its_own_once_results_are_released() {
    on_both(|world| {
        let board = a_board(world);
        let call = a_round(world, true);
        let (id, motion) = declined(world, &board, call);
        let mut chair = world.browser();
        chair.sign_in(world, board[0].person().unwrap());
        let conclude = format!("/board/motions/{motion}/conclude");
        in_all_languages(&mut chair, &conclude);
        let page = body(&chair).to_owned();
        let place = |what: &str| page.find(what).unwrap_or_else(|| panic!("no {what} in {page}"));
        assert!(place("<details class=\"card\" open>") < place("name=\"reasons_tg\""), "the group's own, in sight");
        assert!(place("name=\"reasons_tg\"") < place("<details class=\"card\">"), "the others folded");
        assert!(place("<details class=\"card\">") < place("name=\"reasons_en\""));
        let long = "я".repeat(2_001);
        assert_eq!(chair.send(&conclude, &[("casting", ""), ("reasons_ru", &long)]), 422);
        assert!(chair.shows(&long) && chair.shows("href=\"#f-reasons-ru\""), "at its field, as typed");
        assert_eq!(chair.send(&conclude, &[("casting", ""), ("reasons_ru", RUSSIAN)]), 303, "{}", body(&chair));

        let mut officer = desk(world, Role::ProgrammeOfficer);
        let record = format!("/board/records/{id}");
        assert_eq!(officer.open(&record), 200);
        assert!(officer.shows(&format!("lang=\"ru\">{RUSSIAN}")) && officer.says("This text is in Russian."));
        assert_eq!(officer.click("Reasons and feedback"), 200, "{}", body(&officer));
        let path = format!("{record}/explain");
        in_all_languages(&mut officer, &path);
        assert!(officer.shows(RUSSIAN) && officer.says("The group will read these texts"), "{}", body(&officer));
        wrong(&mut officer, &path);
        let now = officer.hidden("explained");
        let whole = [
            ("explained", now.as_str()),
            ("reasons_ru", RUSSIAN),
            ("reasons_tg", TAJIK),
            ("feedback_need_ru", NEED),
            ("feedback_plan_tg", "Нақша мухтасар аст"),
        ];
        assert_eq!(officer.send(&path, &whole), 303, "{}", body(&officer));
        assert!(officer.says("The texts are saved.") && officer.shows(NEED));
        assert_eq!(officer.send(&path, &whole), 422, "somebody else wrote meanwhile");
        assert!(officer.says("Somebody else has saved these texts meanwhile") && officer.shows(NEED));
        let newer = officer.hidden("explained");
        assert_ne!(newer, now);
        let mut again = whole;
        again[0].1 = newer.as_str();
        assert_eq!(officer.send(&path, &again), 303, "who has read that means it: {}", body(&officer));

        unknown_before(world, id);
        the_letter_is_read_before(world, call, id);
        released(world, call);
        read_by_its_group(world, id);
        let mut other = world.browser();
        other.sign_in_case(world, with_the_board(world, world.open_call("R-2", Mode::Regular, vec![a_fund(world)])));
        assert_eq!(other.open("/case"), 200);
        assert!(!other.shows(TAJIK) && !other.shows(NEED));

        let mut officer = desk(world, Role::ProgrammeOfficer);
        assert_eq!(officer.open(&path), 200);
        assert!(officer.shows(TAJIK) && officer.shows(NEED), "{}", body(&officer));
        assert!(!officer.shows("name=\"reasons_tg\"") && officer.says("cannot be changed any more"));
        let late = officer.send(&path, &[("explained", newer.as_str()), ("reasons_tg", "Дер")]);
        assert_eq!(late, 422, "{}", body(&officer));
        assert!(officer.shows("Дер") && officer.says("The group may know the decision already"));
        told_without_content(world, id);
        all_of_it_is_taken_out_and_erased(world, id);
    });
}

/// Nothing, too much, and what there is not: each refused at its field, with what was typed.
fn wrong(officer: &mut Browser, path: &str) {
    let now = officer.hidden("explained");
    let now = now.as_str();
    let none = [("explained", now), ("reasons_tg", " "), ("feedback_need_ru", NEED)];
    assert_eq!(officer.send(path, &none), 422);
    assert!(officer.says("Write the reasons at least in one language") && officer.shows("href=\"#f-reasons-tg\""));
    assert!(officer.shows(NEED), "what was typed stays");
    let long = "я".repeat(FEEDBACK_MAX + 1);
    let much = [("explained", now), ("reasons_tg", TAJIK), ("feedback_need_ru", long.as_str())];
    assert_eq!(officer.send(path, &much), 422);
    assert!(officer.shows("href=\"#f-feedback-need-ru\"") && officer.shows(&long) && officer.shows(TAJIK));
    let strange = [("explained", now), ("reasons_tg", TAJIK), ("feedback_beauty_ru", "Красиво")];
    assert_eq!(officer.send(path, &strange), 422);
    assert!(officer.says("This round has no such criterion") && officer.shows(TAJIK), "{}", body(officer));
    officer.open(path);
}

/// All that a group takes with it about its case.
fn own_copy(world: &World, id: ApplicationId) -> String {
    let whole = world.read(&Actor::Case(id), |tx| privacy::export::own(tx, Lang::Tg)).unwrap();
    whole.papers.iter().map(|paper| paper.text()).collect()
}

fn unknown_before(world: &World, id: ApplicationId) {
    let mut group = world.browser();
    group.sign_in_case(world, id);
    for path in ["/case", "/case/messages", "/case/copy"] {
        assert_eq!(group.open(&format!("{path}?lang=tg")), 200, "{path}");
        assert!(!group.shows(TAJIK) && !group.shows(RUSSIAN) && !group.shows(NEED), "{path}");
    }
    assert_eq!(group.open("/case/letter"), 404);
    assert_eq!(group.open(&format!("/board/records/{id}/explain")), 404);
    let copy = own_copy(world, id);
    assert!(!copy.contains(TAJIK) && !copy.contains(NEED) && !copy.contains("Рад"), "{copy}");
}

fn the_letter_is_read_before(world: &World, call: CallId, id: ApplicationId) {
    let mut lead = desk(world, Role::ProgrammeLead);
    lead.open(&format!("/board/rounds/{call}/release"));
    assert!(lead.shows(&format!("/board/records/{id}/explain")), "{}", body(&lead));
    assert_eq!(lead.open(&format!("/applications/{id}/letter?speak=tg")), 200);
    assert!(lead.shows(TAJIK) && !lead.shows(RUSSIAN), "{}", body(&lead));
    assert!(lead.shows("Ин матн бо забони русӣ аст.") && lead.shows(&format!("lang=\"ru\">{NEED}")));
    assert_eq!(lead.open(&format!("/applications/{id}/letter?speak=ky")), 200);
    assert!(lead.shows("Бул текст орус тилинде.") && lead.shows(&format!("lang=\"ru\">{RUSSIAN}")));
}

fn read_by_its_group(world: &World, id: ApplicationId) {
    let mut group = world.browser();
    group.sign_in_case(world, id);
    assert_eq!(group.open("/case?lang=tg"), 200);
    assert!(group.shows(&format!("lang=\"tg\">{TAJIK}")) && !group.shows(RUSSIAN), "{}", body(&group));
    assert!(group.shows(&format!("lang=\"ru\">{NEED}")) && group.says("Ин матн бо забони русӣ аст."));
    assert!(group.shows("lang=\"tg\">Нақша мухтасар аст"));
    assert!(!group.says("Ин матн бо забони тоҷикӣ аст."), "that its own is its own goes without saying");
    let copy = own_copy(world, id);
    assert!(copy.contains(TAJIK) && copy.contains(NEED), "{copy}");
    assert_eq!(group.open("/case/letter?speak=tg"), 200);
    assert!(group.shows(TAJIK) && group.shows(NEED), "{}", body(&group));
    let (status, pdf, _) = group.download("/case/letter.pdf?speak=uz", "Location");
    let text = pdf_pages(world, &pdf).join(" ");
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(status, 200);
    assert!(text.contains(RUSSIAN) && text.contains(NEED) && text.contains("Bu matn rus tilida."), "{text}");
}

/// The history says that it was done, and nothing of what was written.
fn told_without_content(world: &World, id: ApplicationId) {
    let lines = world.read(&world.actor(Role::ProgrammeLead), move |tx| audit::of_case(tx, id)).unwrap();
    let acts: Vec<_> = lines.iter().filter(|line| line.act == "board.explain_decision").collect();
    assert_eq!(acts.len(), 2);
    assert!(acts.iter().all(|line| line.details.is_null()));
}

#[derive(diesel::QueryableByName)]
struct Count {
    #[diesel(sql_type = sql_types::BigInt)]
    n: i64,
}

fn rows(world: &World) -> i64 {
    let sql = "SELECT COUNT(*) AS n FROM decision_feedback";
    world.read(&Actor::Console, |tx| Ok(sql_query(sql).get_result::<Count>(tx.conn)?.n)).unwrap()
}

fn all_of_it_is_taken_out_and_erased(world: &World, id: ApplicationId) {
    let case = world.read(&Actor::Console, move |tx| applications::load(tx, id)).unwrap();
    let (group, reference) = (case.group_id, case.reference);
    let lead = world.actor(Role::ProgrammeLead);
    let whole = world.read(&lead, move |tx| privacy::export::of_group(tx, group)).unwrap();
    let text: String = whole.papers.iter().map(|paper| paper.text()).collect();
    for said in [TAJIK, NEED, "Ин матн бо забони русӣ аст."] {
        assert!(text.contains(said), "{said} in {text}");
    }
    assert_eq!(rows(world), 2);
    let erase = privacy::erase::OnRequest { case: id, reference, reason: "The group asked".into() };
    world.write(&world.actor(Role::Director), move |tx| privacy::erase::on_request(tx, &erase)).unwrap();
    assert_eq!(rows(world), 0);
    let left = "SELECT COUNT(*) AS n FROM decisions WHERE reasons_by_language IS NOT NULL OR reasons IS NOT NULL";
    let left = world.read(&Actor::Console, |tx| Ok(sql_query(left).get_result::<Count>(tx.conn)?.n)).unwrap();
    assert_eq!(left, 0);
}

#[test]
fn where_the_rules_share_no_reasons_the_group_reads_none() {
    on_both(|world| {
        let board = a_board(world);
        let call = a_round(world, false);
        let (id, motion) = declined(world, &board, call);
        concluded(world, &board[0], motion).unwrap();
        let new = explanation(world, id, 0, Lang::Tg, TAJIK, &[("need", NEED)]);
        world.write(&board[0], move |tx| explain::write(tx, id, &new)).unwrap();
        let mut lead = desk(world, Role::ProgrammeLead);
        lead.open(&format!("/board/records/{id}/explain"));
        assert!(lead.says("groups do not read reasons"), "{}", body(&lead));
        assert_eq!(lead.open(&format!("/applications/{id}/letter?speak=tg")), 200);
        assert!(!lead.shows(TAJIK) && !lead.shows(NEED));
        released(world, call);
        let mut group = world.browser();
        group.sign_in_case(world, id);
        for path in ["/case", "/case/letter"] {
            assert_eq!(group.open(path), 200, "{path}");
            assert!(!group.shows(TAJIK) && !group.shows(NEED), "{path}");
        }
        let shared = world.read(&Actor::Case(id), move |tx| {
            let case = applications::load(tx, id)?;
            decisions::shared(tx, &case)
        });
        assert!(shared.unwrap().reasons.is_empty());
    });
}

#[test]
fn the_letter_of_an_award_says_why_to_its_group_and_not_to_who_pays() {
    on_both(|world| {
        let board = a_board(world);
        let call = a_round(world, true);
        let id = with_the_board(world, call);
        let fund = fund_of(world, call);
        let motion = voted(world, &board, id, Outcome::Fund, Some(eur(120_000)), fund, Choice::Yes);
        let award = concluded(world, &board[0], motion).unwrap().award.unwrap();
        let new = explanation(world, id, 0, Lang::Tg, TAJIK, &[("need", NEED)]);
        let of_another = Explanation { explained: (DecisionId(7), 0), ..new.clone() };
        let stale = world.write(&board[0], move |tx| explain::write(tx, id, &of_another));
        assert_eq!(refused(stale), Refusal::ReasonsChanged, "what was written for another decision");
        world.write(&board[0], move |tx| explain::write(tx, id, &new)).unwrap();
        let letter = format!("/awards/{award}/letter?speak=tg");
        let mut officer = desk(world, Role::ProgrammeOfficer);
        assert_eq!(officer.open(&letter), 200);
        assert!(officer.shows(TAJIK) && officer.shows(NEED), "{}", body(&officer));
        let mut finance = desk(world, Role::FinanceOfficer);
        assert_eq!(finance.open(&letter), 200);
        assert!(!finance.shows(TAJIK) && !finance.shows(NEED), "finance sees nothing of the board");
        released(world, call);
        let mut group = world.browser();
        group.sign_in_case(world, id);
        assert_eq!(group.open("/case/letter?speak=tg"), 200);
        assert!(group.shows(TAJIK) && group.shows(NEED), "{}", body(&group));
    });
}

#[test]
fn the_chair_writes_with_members_comments_at_hand_and_the_board_reads_what_was_written() {
    on_both(|world| {
        let board = Board::new(world);
        let id = board.application();
        board.all_clear(id);
        for member in board.everybody() {
            board.lock(member, id, 3);
        }
        let recused = &board.members[3];
        let motion = board.open(id, Outcome::Defer);
        board.declare(recused, id, Declaration::Conflict);
        for member in board.everybody().take(4) {
            board.cast(member, motion, Choice::Yes).unwrap();
        }
        let early = explanation(world, id, 0, Lang::Ru, RUSSIAN, &[]);
        let none = world.write(&board.chair, move |tx| explain::write(tx, id, &early));
        assert!(matches!(none, Err(Stop::Missing)), "nothing is decided");
        let decide = move |tx: &mut hashar::db::Tx<'_>| {
            let closed = votes::close(tx, motion, None)?;
            assert_eq!(closed.result, MotionState::Carried);
            decisions::record(tx, &closed, &Labels::default()).map(|_| ())
        };
        world.write(&board.chair, decide).unwrap();
        let path = format!("/board/records/{id}/explain");
        let mut chair = at_the_desk(&board, &board.chair);
        in_all_languages(&mut chair, &path);
        assert!(chair.says("What members wrote beside their scores") && chair.says("because"), "{}", body(&chair));
        for member in ["aigul", "bakyt", "dilnoza"] {
            assert!(!body(&chair).contains(member), "without names: {member}");
        }
        let mut officer = desk(world, Role::ProgrammeOfficer);
        assert_eq!(officer.open(&path), 200, "{}", body(&officer));
        assert!(!officer.says("because"), "staff do not see what members wrote");
        let now = chair.hidden("explained");
        let fields = [("explained", now.as_str()), ("reasons_ru", RUSSIAN), ("feedback_need_ru", NEED)];
        assert_eq!(chair.send(&path, &fields), 303, "{}", body(&chair));

        let votes_page = format!("/board/applications/{id}/votes");
        let mut member = at_the_desk(&board, &board.members[0]);
        in_all_languages(&mut member, &votes_page);
        assert!(member.shows(&format!("lang=\"ru\">{RUSSIAN}")) && member.shows(NEED), "{}", body(&member));
        assert!(!member.shows(&path) && member.open(&path) == 404, "a member reads, and does not write");
        let mut outside = at_the_desk(&board, recused);
        outside.open(&votes_page);
        assert!(!outside.shows(RUSSIAN) && !outside.shows(NEED), "nobody with a conflict reads it");
        for role in [Role::Director, Role::Auditor, Role::FinanceOfficer] {
            let mut browser = desk(world, role);
            assert_eq!(browser.open(&path), 404, "{role}");
            let status = browser.send(&path, &fields);
            assert!([401, 403, 404].contains(&status), "{role}: {status}");
        }
        board.declare(&board.chair, id, Declaration::Conflict);
        let look = world.read(&board.chair, move |tx| explain::look(tx, id));
        assert!(matches!(look, Err(Stop::Missing)), "nor does a chair with one");
        let again = explanation(world, id, 1, Lang::Ru, "x", &[]);
        assert!(matches!(world.write(&board.chair, move |tx| explain::write(tx, id, &again)), Err(Stop::Missing)));
    });
}

#[test]
fn what_a_group_was_told_at_once_stands() {
    on_both(|world| {
        let board = Board::new(world);
        let id = board.application();
        board.all_clear(id);
        let motion = board.open(id, Outcome::Decline);
        for member in board.everybody() {
            board.cast(member, motion, Choice::Yes).unwrap();
        }
        concluded(world, &board.chair, motion).unwrap();
        let state = world.read(&Actor::Console, move |tx| Ok(applications::load(tx, id)?.state)).unwrap();
        assert_eq!(state, State::Declined);
        let late = explanation(world, id, 0, Lang::Ru, RUSSIAN, &[]);
        let officer = world.actor(Role::ProgrammeOfficer);
        assert_eq!(refused(world.write(&officer, move |tx| explain::write(tx, id, &late))), Refusal::DecisionTold);
    });
}

#[test]
fn a_text_from_before_languages_were_kept_apart_stays_readable_and_claims_none() {
    on_both(|world| {
        let board = a_board(world);
        let call = a_round(world, true);
        let (id, motion) = declined(world, &board, call);
        concluded(world, &board[0], motion).unwrap();
        let chair = board[0].clone();
        let decision = world.read(&chair, move |tx| Ok(decisions::of_application(tx, id)?.remove(0).id)).unwrap();
        let before = move |tx: &mut hashar::db::Tx<'_>| {
            tx.quiet(Quiet::Seeding);
            let key = applications::load(tx, id)?.key;
            let sealed = key.seal(Place::new("decisions.reasons", decision.0), "Needed elsewhere")?;
            sql_query("UPDATE decisions SET reasons = $1, reasons_by_language = NULL WHERE id = $2")
                .bind::<sql_types::Binary, _>(sealed)
                .bind::<sql_types::BigInt, _>(decision.0)
                .execute(tx.conn)?;
            Ok(())
        };
        world.write(&Actor::Console, before).unwrap();
        let mut lead = desk(world, Role::ProgrammeLead);
        let path = format!("/board/records/{id}/explain");
        for page in [path.clone(), format!("/board/records/{id}"), format!("/applications/{id}/letter?speak=tg")] {
            assert_eq!(lead.open(&page), 200, "{page}: {}", body(&lead));
            assert!(lead.shows("lang=\"\">Needed elsewhere"), "{page}: {}", body(&lead));
        }
        assert!(!lead.shows("Ин матн бо забони"), "nobody knows in which");
        lead.open(&path);
        let now = lead.hidden("explained");
        assert_eq!(lead.send(&path, &[("explained", now.as_str()), ("reasons_tg", TAJIK)]), 303, "{}", body(&lead));
        assert_eq!(lead.open(&format!("/applications/{id}/letter?speak=tg")), 200);
        assert!(lead.shows(TAJIK) && !lead.shows("Needed elsewhere"));
    });
}
