//! Every route and every kind of visitor: who gets in, from the routes themselves, as reviewed in `expected/doors.txt`.

use crate::{
    applications::{answer_all, open_case},
    awards::{a_board, agrees, an_award, award, concluded, eur, parts, to_the_board, today, voted, with_the_board},
    payees::a_payee,
    support::{
        Browser, World, on_both,
        post::{into_memory, settings},
        world::a_fund,
    },
};
use hashar::{
    applications::{
        self, Channel, codes,
        files::{self, Attach},
        on_behalf,
        open::NewCase,
        places, saved, vetting,
    },
    attachments::{self, Limits, Prepared, Shelf},
    awards::{self, Condition, Planned},
    base::{
        Actor, ApplicationId, AttachmentId, AwardId, CallId, CaseCodeId, ConsentId, Currency, EntryId, FundId, GroupId,
        InstalmentId, ItemId, Labels, Lang, MeetingId, NoticeId, PayeeId, PayoutId, PlaceId, Role, seal::CaseKey,
    },
    board::{
        Attendance, Choice, Declaration, Outcome, conflicts, consent, discuss, meetings, minutes, rules, stand_ins,
        votes::NewMotion,
    },
    calls::{Mode, forms, quiz, set_up::NewCall},
    funds::receive,
    groups::{access, members},
    mail::messages,
    notices, payees, payouts,
    people::{self, passkeys, second},
};
use rocket::http::Method;
use std::{collections::BTreeMap, fmt::Write, sync::Arc};

/// Those that end the visit, or everybody's, are no page of a person, or only lead on from wherever one was.
const LEFT_OUT: [&str; 5] = ["/sign-out", "/people/sign-out-all", "/exit", "/demo", "/board/applications/<id>/next"];

/// More queries no page takes, signing in included.
const MOST_QUERIES: u64 = 12;

/// What there is one of, as it stands in an address: each for the last part in brackets of how a route begins, or for such
/// a part of any; and the case of an award, with a place that opens it.
pub struct Things {
    named: Vec<(&'static str, String)>,
    grantee: (ApplicationId, PlaceId),
}

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
        labels: Labels::one(Lang::En, "Tell the ministry"),
        offered: true,
    };
    let duty = world.write(&lead, move |tx| awards::duties::keep::set(tx, None, &asked)).unwrap();
    let (id, paper, own) = a_grantee(world, board, call, fund);
    let due = |minor| Planned { amount: eur(minor), due_on: today(world), condition: Condition::None, note: None };
    let plan = vec![due(60_000), due(40_000)];
    world.write(&lead, move |tx| awards::plan::plan(tx, id, &plan)).unwrap();
    let decided = award(world, id).application;
    let group = world.read(&Actor::Console, move |tx| Ok(applications::load(tx, decided)?.group_id)).unwrap();
    let planned = parts(world, id);
    let part = planned[0].id;
    let finance = world.actor(Role::FinanceOfficer);
    let (payee, payout) = prepared(world, part, 60_000, payees::Method::BankTransfer);
    let (paid, photo) = delivered(world, id, planned[1].id);
    let (holders, worker) = ways_in(world, decided, &own);
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
    let grantee = Actor::Case(decided);
    let sent = writes(world, &grantee, decided, Some(a_picture(world, &award(world, id).key)));
    writes(world, &officer, entered, None);
    let referee = vetting::NewReferee {
        case: decided,
        known: vetting::Known { name: "Zuhro".into(), reach: String::new(), question: "Do you know them?".into() },
    };
    let referee = world.write(&officer, move |tx| vetting::add_referee(tx, &referee)).unwrap();
    let filter = saved::Saved { name: "Khatlon".into(), query: "region=TJ-KT".into() };
    world.write(&officer, move |tx| saved::keep(tx, &filter)).unwrap();
    let filter = world.read(&officer, saved::mine).unwrap()[0].0;
    let somebody = known_of(world, group);
    let later = a_second_stage(world, call, fund);
    let away = people::approvers::NewStandIn {
        absent: board[1].person().unwrap(),
        person: board[2].person().unwrap(),
        from: now + chrono::Duration::days(200),
        until: now + chrono::Duration::days(210),
    };
    let away = world.write(&lead, move |tx| stand_ins::name(tx, &away)).unwrap();
    let waiting = with_the_board(world, call);
    let member = board[0].clone();
    let motion = voted(world, board, waiting, Outcome::FundLess, Some(eur(50_000)), fund, Choice::Yes);
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
    with_second(world, &Actor::Person { id: spare, roles: vec![Role::Director] });
    let key = a_passkey(world, &auditor);
    let unreached = an_unreached(world, entered);
    let named = vec![
        ("/applications/<id>/files/<file>", paper.to_string()),
        ("/applications/<id>/files", decided.to_string()),
        ("/applications/<id>/letter", reserved.to_string()),
        ("/applications/<id>/messages/<file>", sent.to_string()),
        ("/applications/<id>/referees/<part>", referee.to_string()),
        ("/board/stand-ins/<id>", away.to_string()),
        ("/calls/<id>/invitations", later.to_string()),
        ("/calls/<id>/quiz/<place>/remove", "1".to_owned()),
        ("/calls/<id>/quiz", later.to_string()),
        ("/case/all", format!("/case/all?application={decided}")),
        ("/case/codes/<code>", worker.to_string()),
        ("/case/messages/<file>", sent.to_string()),
        ("/case/payouts/<id>", paid.to_string()),
        ("/case/place/<place>", holders[1].to_string()),
        ("/case/reports/<part>", hashar::reports::FINAL.to_string()),
        ("/filters/<part>", filter.to_string()),
        ("/groups/<id>/names/<member>", world.person(Role::ProgrammeOfficer).to_string()),
        ("/groups/<id>/people/<part>", somebody.to_string()),
        ("/mail/<id>/reach", unreached.to_string()),
        ("/payouts/<id>/photos/<file>", photo.to_string()),
        ("/payouts/<id>/photos", paid.to_string()),
        ("/people/approvers/<id>", naming.to_string()),
        ("/people/me/passkeys/<id>", key),
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
    ];
    Things { named, grantee: (decided, holders[0]) }
}

fn shelf(world: &World) -> (Arc<dyn Shelf>, Limits) {
    (world.house.shelf().unwrap(), Limits::of(&world.house.settings.files).unwrap())
}

/// A picture under a key, on the shelf.
fn a_picture(world: &World, key: &CaseKey) -> Prepared {
    let (shelf, limits) = shelf(world);
    let id: AttachmentId = world.read(&Actor::Console, |tx| tx.new_id()).unwrap();
    let file = attachments::prepare(id, key, "photo.png", crate::attachments::picture(), &limits).unwrap();
    shelf.lay(&file).unwrap();
    file
}

/// An award of EUR 1,000 to a group that sent a file with its application: the award, the file, the group's code.
fn a_grantee(world: &World, board: &[Actor], call: CallId, fund: FundId) -> (AwardId, AttachmentId, String) {
    let (id, own) = open_case(world, call);
    let group = Actor::Case(id);
    answer_all(world, &group, id);
    let (key, question) = world
        .read(&group, move |tx| {
            let case = applications::load(tx, id)?;
            let form = forms::load(tx, case.form_version_id)?;
            let mut questions = form.iter().flat_map(|section| &section.questions);
            let question = questions.find(|one| one.kind == forms::Kind::File).map(|one| one.id);
            Ok((case.key, question.unwrap()))
        })
        .unwrap();
    let (shelf, limits) = shelf(world);
    let new = Attach { case: id, question, file: a_picture(world, &key), replaces: None };
    let file = world.write(&group, move |tx| files::attach(tx, &*shelf, &limits, &new)).unwrap();
    to_the_board(world, id);
    let motion = voted(world, board, id, Outcome::FundLess, Some(eur(100_000)), fund, Choice::Yes);
    concluded(world, &board[0], motion).unwrap();
    (agrees(world, id), file, own)
}

/// Two addresses and a co-worker's code that open a case besides the contact person's own.
fn ways_in(world: &World, case: ApplicationId, own: &str) -> (Vec<PlaceId>, CaseCodeId) {
    let group = Actor::Case(case);
    for email in ["umed@example.org", "office@example.org"] {
        let new = places::NewPlace { case, own: own.to_owned(), email: email.to_owned(), language: Lang::Tg };
        world.write(&group, move |tx| places::add(tx, &new)).unwrap();
    }
    let code = codes::fresh(world.db.master()).unwrap();
    let new = codes::NewWorker { case, own: own.to_owned(), name: "Zuhro".to_owned(), code };
    world.write(&group, move |tx| codes::add_worker(tx, &new)).unwrap();
    let holders = world.read(&group, move |tx| places::of_case(tx, case)).unwrap();
    let codes = world.read(&group, move |tx| codes::of_case(tx, case)).unwrap();
    let worker = codes.iter().find(|one| one.name.is_some()).unwrap().id;
    (holders.iter().map(|holder| holder.id).collect(), worker)
}

/// A payout of a part, prepared to a payee of its own whom nobody has verified.
fn prepared(world: &World, part: InstalmentId, minor: i64, method: payees::Method) -> (PayeeId, PayoutId) {
    let finance = world.actor(Role::FinanceOfficer);
    let new = move || payees::NewPayee { currency: Currency::EUR, method, ..a_payee() };
    let payee = world.write(&finance, move |tx| payees::add(tx, new())).unwrap();
    let new = payouts::NewPayout {
        instalment: part,
        fund: None,
        payee,
        method,
        given: payouts::Given::Charge(eur(minor)),
        rate: None,
        fees: eur(0),
        purpose: "The grant".to_owned(),
        extra: payouts::Extra { item: "A sewing machine".to_owned(), ..payouts::Extra::default() },
    };
    (payee, world.write(&finance, move |tx| payouts::prepare(tx, &new)).unwrap())
}

/// EUR 400 sent to a supplier, and a picture of what was delivered.
fn delivered(world: &World, id: AwardId, part: InstalmentId) -> (PayoutId, AttachmentId) {
    let (payee, payout) = prepared(world, part, 40_000, payees::Method::PaidToSupplier);
    world.write(&world.actor(Role::FinanceApprover), move |tx| payees::verify(tx, payee, "Called")).unwrap();
    crate::kinds::send(world, payout, eur(40_000));
    let (shelf, limits) = shelf(world);
    let photo = (payout, a_picture(world, &award(world, id).key), true);
    let file = photo.1.id();
    let finance = world.actor(Role::FinanceOfficer);
    world.write(&finance, move |tx| payouts::photo::add(tx, &*shelf, &limits, &photo)).unwrap();
    (payout, file)
}

/// A message on a case; gives its file, if it has one.
fn writes(world: &World, who: &Actor, case: ApplicationId, file: Option<Prepared>) -> String {
    let (shelf, limits) = shelf(world);
    let id = file.as_ref().map(|file| file.id().to_string()).unwrap_or_default();
    let new = messages::NewMessage { case, text: "Our room".into(), file };
    world.write(who, move |tx| messages::write(tx, &*shelf, &limits, &new)).unwrap();
    id
}

/// Somebody of a group, for whom a colleague was named too.
fn known_of(world: &World, group: GroupId) -> EntryId {
    let named =
        access::Naming { group, person: world.person(Role::ProgrammeOfficer), reason: "Works with them".into() };
    world.write(&world.actor(Role::ProgrammeLead), move |tx| access::name(tx, &named)).unwrap();
    let card = members::Card { name: "Zuhro".into(), channel: "phone".into(), ..members::Card::default() };
    let new = members::NewMember { group, role: "contact".into(), card };
    world.write(&world.actor(Role::ProgrammeOfficer), move |tx| members::add(tx, &new)).unwrap()
}

/// The second stage of a call, with a quiz of two questions: one for each of those who may take them out.
fn a_second_stage(world: &World, first: CallId, fund: FundId) -> CallId {
    let id = world.publish(NewCall { second_of: Some(first), ..world.new_call("S-2", Mode::Regular, vec![fund]) });
    let words = |text: &str| Labels::one(Lang::En, text);
    let question = quiz::Question { text: words("Are you a party?"), ends_on_yes: true, reason: words("Not for it") };
    for _ in 0..2 {
        let new = quiz::Change::Add(question.clone());
        world.write(&Actor::Console, move |tx| quiz::change(tx, id, &new)).unwrap();
    }
    id
}

/// Sets a person's second factor up.
fn with_second(world: &World, person: &Actor) {
    let secret = world.read(person, |tx| second::offer(tx, None, "Hashar")).unwrap().secret;
    let typed = crate::second::number(world, &secret, 0);
    world.write(person, move |tx| second::set_up(tx, &secret, &typed, "")).unwrap();
}

/// A passkey of a person, by its name in addresses.
fn a_passkey(world: &World, person: &Actor) -> String {
    with_second(world, person);
    let made = people::webauthn::Made { id: vec![7; 32], key: vec![4; 65], count: 0, verified: false };
    let new = passkeys::NewPasskey { made, name: "Key".into() };
    world.write(person, move |tx| passkeys::add(tx, &new)).unwrap();
    world.read(person, passkeys::mine).unwrap()[0].id.clone()
}

/// What a group without an address was told, once all mail has left.
fn an_unreached(world: &World, case: ApplicationId) -> NoticeId {
    into_memory(world, &settings(None));
    let officer = world.actor(Role::ProgrammeOfficer);
    let told = world.read(&officer, move |tx| notices::of_case(tx, case)).unwrap();
    told.iter().find(|line| line.kind == notices::Kind::MessageFromStaff).unwrap().id
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
fn a_place(world: &World, board: &[Actor], call: CallId, fund: FundId) -> ApplicationId {
    let officer = world.actor(Role::ProgrammeOfficer);
    let last = today(world) + chrono::Duration::days(30);
    world.write(&officer, move |tx| awards::reserve::set_end(tx, call, last, "")).unwrap();
    let id = with_the_board(world, call);
    let motion = voted(world, board, id, Outcome::Reserve, Some(eur(50_000)), fund, Choice::Yes);
    concluded(world, &board[0], motion).unwrap();
    id
}

/// Two applications that a meeting moves together.
fn a_list(world: &World, board: &[Actor], call: CallId, fund: FundId) -> ConsentId {
    let chair = &board[0];
    let ids = [(); 2].map(|()| with_the_board(world, call));
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
            for (start, id) in &self.named {
                if start.starts_with('<') || route.starts_with(start) {
                    let last = start.rfind('<').and_then(|at| start[at..].split_inclusive('>').next());
                    address = address.replace(last.unwrap_or(start), id);
                }
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

fn visitors(world: &World, board: &[Actor], things: &Things) -> Vec<(&'static str, Browser)> {
    let call = world.open_call("R-2", Mode::Regular, vec![a_fund(world)]);
    let (_, code) = open_case(world, call);
    let mut group = world.browser();
    group.open("/enter");
    assert_eq!(group.send("/enter", &[("code", &code)]), 303);
    let mut grantee = world.browser();
    grantee.sign_in_place(world, things.grantee.0, things.grantee.1);
    let mut all = vec![("nobody", world.browser()), ("group", group), ("grantee", grantee)];
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
        let mut visitors = visitors(world, &board, &things);
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
