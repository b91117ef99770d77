//! Every route and every kind of visitor: who gets in, from the routes themselves, as reviewed in `expected/doors.txt`.

use crate::{
    applications::open_case,
    awards::{a_board, an_award, award, eur, parts, today},
    payees::a_payee,
    support::{Browser, World, on_both, world::a_fund},
};
use hashar::{
    applications::{self, Channel, codes, on_behalf, open::NewCase},
    awards::{self, Condition, Planned},
    base::{Actor, AwardId, CallId, ConsentId, FundId, ItemId, Lang, MeetingId, Role},
    board::{
        Attendance, Declaration, Outcome, conflicts, consent, discuss, meetings, minutes, rules, votes::NewMotion,
    },
    calls::Mode,
    funds::receive,
    payees, payouts, people,
};
use rocket::http::Method;
use std::{collections::BTreeMap, fmt::Write};

/// Those that end the visit, or everybody's, are no page of a person, or only lead on from wherever one was.
const LEFT_OUT: [&str; 5] = ["/sign-out", "/people/sign-out-all", "/exit", "/demo", "/board/applications/<id>/next"];

/// More queries no page takes, signing in included.
const MOST_QUERIES: u64 = 12;

/// What there is one of, as it stands in an address.
pub struct Things(Vec<(&'static str, String)>);

pub fn things(world: &World, board: &[Actor]) -> Things {
    let fund = a_fund(world);
    let call = world.open_call("R-1", Mode::Regular, vec![fund]);
    let take_home = move |tx: &mut hashar::db::Tx<'_>| {
        let mut terms = rules::of_call(tx, call)?.terms;
        terms.offline = true;
        rules::change(tx, call, &rules::Change::Terms(terms))
    };
    world.write(&Actor::Console, take_home).unwrap();
    let on = today(world) - chrono::Duration::days(1);
    world.write(&Actor::Console, move |tx| receive::receive(tx, fund, eur(900_000), on, Some("contract 1"))).unwrap();
    let lead = world.actor(Role::ProgrammeLead);
    let asked = awards::duties::keep::Written {
        country: "TJ".into(),
        counted: "award".into(),
        days: 10,
        yearly: None,
        labels: hashar::base::Labels::one(Lang::En, "Tell the ministry"),
        offered: true,
    };
    let duty = world.write(&lead, move |tx| awards::duties::keep::set(tx, None, &asked)).unwrap();
    let id: AwardId = an_award(world, board, call, fund, eur(100_000));
    let plan = vec![Planned { amount: eur(100_000), due_on: today(world), condition: Condition::None, note: None }];
    world.write(&lead, move |tx| awards::plan::plan(tx, id, &plan)).unwrap();
    let decided = award(world, id).application;
    let group = world.read(&Actor::Console, move |tx| Ok(applications::load(tx, decided)?.group_id)).unwrap();
    let part = parts(world, id)[0].id;
    let finance = world.actor(Role::FinanceOfficer);
    let in_euro = || payees::NewPayee { currency: hashar::base::Currency::EUR, ..a_payee() };
    let payee = world.write(&finance, move |tx| payees::add(tx, in_euro())).unwrap();
    let new = payouts::prepare::NewPayout {
        instalment: part,
        fund: None,
        payee,
        method: payees::Method::BankTransfer,
        given: payouts::Given::Charge(eur(100_000)),
        rate: None,
        fees: eur(0),
        purpose: "The grant".to_owned(),
        extra: payouts::Extra::default(),
    };
    let payout = world.write(&finance, move |tx| payouts::prepare::prepare(tx, &new)).unwrap();
    let order = crate::orders::an_order(world, an_award(world, board, call, fund, eur(100_000)));
    let director = world.actor(Role::Director);
    let limit = world.write(&director, |tx| payouts::limits::propose(tx, eur(500_000))).unwrap();
    let now = world.read(&Actor::Console, |tx| Ok(tx.now)).unwrap();
    let stand_in = people::approvers::NewStandIn {
        absent: world.person(Role::FinanceApprover),
        person: world.another(Role::FinanceOfficer, "Reserve"),
        from: now + chrono::Duration::days(200),
        until: now + chrono::Duration::days(210),
    };
    let naming = world.write(&director, move |tx| people::approvers::propose(tx, &stand_in)).unwrap();
    let officer = world.actor(Role::ProgrammeOfficer);
    let code = codes::fresh(world.db.master()).unwrap();
    let new = NewCase { call, country: "TJ".into(), language: Lang::Tg, channel: Channel::Phone, code };
    let entered = world.write(&officer, move |tx| on_behalf::enter(tx, &new)).unwrap().id;
    let waiting = crate::awards::with_the_board(world, call);
    let member = board[0].clone();
    let motion = crate::awards::voted(
        world,
        board,
        waiting,
        Outcome::FundLess,
        Some(eur(50_000)),
        fund,
        hashar::board::Choice::Yes,
    );
    let comment = world.write(&member, move |tx| discuss::comment(tx, waiting, "A good plan")).unwrap();
    let reserved = a_place(world, board, call, fund);
    let (meeting, item) = a_meeting(world, board);
    let list = a_list(world, board, call, fund);
    let new = hashar::concerns::NewConcern {
        kind: hashar::concerns::Kind::Misuse,
        text: "x".into(),
        reach: String::new(),
        code: "1234567890123456".into(),
        named: Vec::new(),
    };
    let concern = world.write(&Actor::Visitor, move |tx| hashar::concerns::raise(tx, &new)).unwrap();
    let spare = world.another(Role::Director, "Spare");
    let notice = world.read(&officer, |tx| hashar::notices::log(tx, None, None, 1)).unwrap().remove(0).id;
    let answer = hashar::mail::answers::NewAnswerText {
        id: None,
        lang: Lang::Tg,
        name: "Deadline".to_owned(),
        body: "The deadline stands".to_owned(),
    };
    world.write(&officer, move |tx| hashar::mail::answers::keep(tx, &answer)).unwrap();
    let text = world.read(&officer, |tx| hashar::mail::answers::all(tx, None)).unwrap()[0].id;
    let reopen = hashar::funds::periods::Period::of(on);
    let month = reopen;
    world.db.set_now((month.last() + chrono::Duration::days(5)).and_hms_opt(9, 0, 0));
    world.write(&finance, move |tx| hashar::funds::periods::close(tx, month)).unwrap();
    let wish = hashar::funds::proposals::Wish::Reopen(reopen);
    let proposal = world.write(&finance, move |tx| hashar::funds::proposals::propose(tx, &wish, "late")).unwrap();
    let contract = crate::donors::a_contract(world, fund, "DOOR");
    let auditor = world.actor(Role::Auditor);
    let donor = world.read(&auditor, move |tx| hashar::funds::donors::contract(tx, contract)).unwrap().donor;
    let hit = crate::sanctions::a_hit(world, decided);
    let (cash, line) = crate::bank::a_line(world);
    let moved = crate::bank::a_transfer(world, cash);
    let grantee = Actor::Case(decided);
    let report = world
        .write(&grantee, |tx| {
            let (_, _, lines) = hashar::reports::views::own_one(tx, hashar::reports::FINAL)?;
            let lines = lines.into_iter().map(|line| (line.spent, String::new())).collect();
            let filled = hashar::reports::fill::Filled { narrative: "All of it".into(), lines };
            hashar::reports::fill::send(tx, hashar::reports::FINAL, &filled)
        })
        .unwrap();
    let amendment = world
        .write(&officer, move |tx| {
            let amount = eur(90_000);
            let (ends_on, due_on, fund, reason) = (None, None, None, "less is needed".to_owned());
            awards::amend::propose(tx, id, &awards::amend::Wanted { amount, ends_on, due_on, fund, reason })
        })
        .unwrap();
    Things(vec![
        ("/reports/<id>", report.to_string()),
        ("/amendments/<id>", amendment.to_string()),
        ("/donors/<id>", donor.to_string()),
        ("/contracts/<id>", contract.to_string()),
        ("/bank-lines/<id>", line.to_string()),
        ("/bank-transfers/<id>", moved.to_string()),
        ("/bank/<id>", cash.to_string()),
        ("/orders/<id>", order.to_string()),
        ("/sanctions/hits/<id>", hit.to_string()),
        ("/sanctions/cases/<id>", decided.to_string()),
        ("/proposals/<id>", proposal.to_string()),
        ("/applications/<id>/check", entered.to_string()),
        ("/applications/<id>/form.xlsx", entered.to_string()),
        ("/applications/<id>/offline", entered.to_string()),
        ("/applications/<id>/file", entered.to_string()),
        ("/applications/<id>/fill", entered.to_string()),
        ("/applications/<id>/help", entered.to_string()),
        ("/applications/<id>/reserve", reserved.to_string()),
        ("/applications/<id>", decided.to_string()),
        ("/apply/<id>", call.to_string()),
        ("/awards/<id>", id.to_string()),
        ("/board/applications/<id>", waiting.to_string()),
        ("/board/comments/<id>", comment.to_string()),
        ("/board/consents/<id>", list.to_string()),
        ("/board/meetings/<id>", meeting.to_string()),
        ("/board/motions/<id>", motion.to_string()),
        ("/board/records/<id>/explain", decided.to_string()),
        ("/board/records/<id>", waiting.to_string()),
        ("/board/rounds/<id>", call.to_string()),
        ("/calls/<id>", call.to_string()),
        ("/funds/<id>", fund.to_string()),
        ("/concerns/<id>", concern.to_string()),
        ("/groups/<id>", group.to_string()),
        ("/instalments/<id>", part.to_string()),
        ("/mail/<id>", notice.to_string()),
        ("/messages/texts/<id>", text.to_string()),
        ("/payees/<id>", payee.to_string()),
        ("/limits/approvers/<id>", naming.to_string()),
        ("/limits/<id>", limit.to_string()),
        ("/payouts/<id>", payout.to_string()),
        ("/practice/<id>", call.to_string()),
        ("/people/<id>", spare.to_string()),
        ("/duties/texts/<id>", duty.to_string()),
        ("<duty>", duty.to_string()),
        ("<one>", payout.to_string()),
        ("<part>", part.to_string()),
        ("<item>", item.to_string()),
        ("<list>", "theme".to_owned()),
        ("<member>", world.person(Role::BoardChair).to_string()),
        ("<number>", format!("{}-1", chrono::Datelike::year(&on))),
    ])
}

/// A meeting on one topic whose minutes are signed.
fn a_meeting(world: &World, board: &[Actor]) -> (MeetingId, ItemId) {
    let chair = &board[0];
    let new = meetings::NewMeeting {
        title: "Spring".into(),
        place: String::new(),
        by_circulation: false,
        starts_at: today(world).and_hms_opt(9, 0, 0).unwrap(),
        ends_at: None,
        zone: "Asia/Dushanbe".into(),
        chair: chair.person().unwrap(),
        applications: Vec::new(),
        topics: vec!["The year".into()],
    };
    let id = world.write(chair, move |tx| meetings::call(tx, &new)).unwrap();
    let there = vec![(chair.person().unwrap(), Attendance::Present)];
    world.write(chair, move |tx| meetings::attend(tx, id, &there)).unwrap();
    world.write(chair, move |tx| minutes::sign(tx, id, Lang::En)).unwrap();
    (id, world.read(chair, move |tx| meetings::agenda(tx, id)).unwrap()[0].id)
}

/// An application on the reserve list of its round.
fn a_place(world: &World, board: &[Actor], call: CallId, fund: FundId) -> hashar::base::ApplicationId {
    let officer = world.actor(Role::ProgrammeOfficer);
    let last = today(world) + chrono::Duration::days(30);
    world.write(&officer, move |tx| awards::reserve::set_end(tx, call, last, "")).unwrap();
    let id = crate::awards::with_the_board(world, call);
    let yes = hashar::board::Choice::Yes;
    let motion = crate::awards::voted(world, board, id, Outcome::Reserve, Some(eur(50_000)), fund, yes);
    crate::awards::concluded(world, &board[0], motion).unwrap();
    id
}

/// Two applications that a meeting moves together.
fn a_list(world: &World, board: &[Actor], call: CallId, fund: FundId) -> ConsentId {
    let chair = &board[0];
    let ids = [(); 2].map(|()| crate::awards::with_the_board(world, call));
    for id in ids {
        let clear = conflicts::NewDeclaration { state: Declaration::None, kind: None, note: String::new() };
        world.write(chair, move |tx| conflicts::declare(tx, id, &clear)).unwrap();
    }
    let new = meetings::NewMeeting {
        title: "Autumn".into(),
        place: String::new(),
        by_circulation: false,
        starts_at: today(world).and_hms_opt(9, 0, 0).unwrap(),
        ends_at: None,
        zone: "Asia/Dushanbe".into(),
        chair: chair.person().unwrap(),
        applications: ids.to_vec(),
        topics: Vec::new(),
    };
    let motion = NewMotion {
        defer_to: None,
        outcome: Outcome::Decline,
        amount: None,
        fund: Some(fund),
        text: "Not now".into(),
        conditions: String::new(),
        secret: false,
        closes_at: None,
    };
    let list: Vec<_> = ids.iter().map(|id| (*id, motion.clone())).collect();
    let act = move |tx: &mut hashar::db::Tx<'_>| {
        let meeting = meetings::call(tx, &new)?;
        consent::open(tx, meeting, &list)
    };
    world.write(chair, act).unwrap()
}

impl Things {
    /// The address of a route: of things that are there, or of none that ever were.
    pub fn address(&self, route: &str, there: bool) -> String {
        let code = if route.contains("/file/") {
            "registration_paper"
        } else if route.contains("/rules/criterion/") {
            "need"
        } else if route.contains("/form/question/") {
            "name"
        } else if route.starts_with("/mail/texts/") {
            "neutral"
        } else if route.starts_with("/lists/") {
            "legal_aid"
        } else {
            "who"
        };
        let mut address = route.to_owned();
        if there {
            if let Some((_, id)) = self.0.iter().find(|(start, _)| start.contains("<id>") && route.starts_with(start)) {
                address = address.replace("<id>", id);
            }
            for (name, id) in self.0.iter().filter(|(name, _)| name.starts_with('<')) {
                address = address.replace(name, id);
            }
        }
        address = address.replace("<code>", code).replace("<number>", "1999-9").replace("<place>", "0");
        for part in ["<id>", "<part>", "<duty>", "<one>", "<member>", "<item>", "<list>", "<file>", "<secret>", "<key>"]
        {
            address = address.replace(part, "1zzzzzzzzzzzz");
        }
        address
    }
}

fn visitors(world: &World, board: &[Actor]) -> Vec<(&'static str, Browser)> {
    let call = world.open_call("R-2", Mode::Regular, vec![a_fund(world)]);
    let (_, code) = open_case(world, call);
    let mut group = world.browser();
    group.open("/enter");
    assert_eq!(group.send("/enter", &[("code", &code)]), 303);
    let mut all = vec![("nobody", world.browser()), ("group", group)];
    for (name, role) in [
        ("officer", Role::ProgrammeOfficer),
        ("lead", Role::ProgrammeLead),
        ("member", Role::BoardMember),
        ("chair", Role::BoardChair),
        ("finance", Role::FinanceOfficer),
        ("approver", Role::FinanceApprover),
        ("director", Role::Director),
        ("auditor", Role::Auditor),
        ("administrator", Role::Administrator),
    ] {
        let mut browser = world.browser();
        let seated = board.iter().filter_map(Actor::person).nth(1).filter(|_| role == Role::BoardMember);
        browser.sign_in(world, seated.unwrap_or_else(|| world.person(role)));
        all.push((name, browser));
    }
    all
}

fn closed(status: u16) -> bool {
    [401, 404].contains(&status)
}

#[test]
fn every_door_opens_to_whom_it_should_and_hides_the_rest() {
    on_both(|world| {
        let board = a_board(world);
        let things = things(world, &board);
        let mut visitors = visitors(world, &board);
        let mut doors: BTreeMap<(bool, String), Vec<&str>> = BTreeMap::new();
        for route in hashar::rocket(world.house.clone()).routes() {
            let pattern = route.uri.as_str().split('?').next().unwrap().to_owned();
            if LEFT_OUT.iter().any(|start| pattern.starts_with(start)) {
                continue;
            }
            let sends = route.method == Method::Post;
            doors.entry((sends, pattern)).or_default();
        }
        let mut most: BTreeMap<&str, u64> = BTreeMap::new();
        for ((sends, pattern), open_to) in &mut doors {
            let has_id = ["<id>", "<part>", "<file>"].iter().any(|part| pattern.contains(part));
            for (name, browser) in &mut visitors {
                let unknown = has_id.then(|| browser.knock(*sends, &things.address(pattern, false)));
                let status = browser.knock(*sends, &things.address(pattern, true));
                assert!(status != 500 && status != 400, "{name} at {pattern}: {status}");
                // A form may be judged before it is known what it is about, but only for those who may send it.
                let tells_nothing = unknown.is_none_or(|unknown| closed(unknown) || *sends && !closed(status));
                assert!(tells_nothing, "{name} at an unknown {pattern}: {unknown:?}, at one that is there: {status}");
                if !closed(status) {
                    open_to.push(name);
                    if !*sends {
                        // What is kept in memory has been read by now: the page as it costs day by day.
                        browser.knock(false, &things.address(pattern, true));
                        let most = most.entry(pattern).or_default();
                        *most = browser.queries.max(*most);
                    }
                }
            }
        }
        let over: Vec<_> = most.iter().filter(|(_, queries)| **queries > MOST_QUERIES).collect();
        assert!(over.is_empty(), "pages with too many queries: {over:?}");
        let mut printed = String::new();
        for ((sends, pattern), open_to) in &doors {
            let to = if open_to.len() == visitors.len() { "everybody".to_owned() } else { open_to.join(" ") };
            writeln!(printed, "{} {pattern:<52} {to}", if *sends { "POST" } else { "GET " }).unwrap();
        }
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/expected/doors.txt");
        if std::env::var_os("HASHAR_WRITE_EXPECTED").is_some() {
            std::fs::write(path, &printed).unwrap();
        }
        assert_eq!(std::fs::read_to_string(path).unwrap_or_default(), printed, "the doors have changed: review {path}");
    });
}
