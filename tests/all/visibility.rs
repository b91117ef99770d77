//! Who sees what of an application, and when: every item, every reader, every stage, read off the pages and files
//! themselves and reviewed in `expected/visibility.txt`.
//!
//! A word is planted in each item. At each stage each reader knocks at every door of the application, follows every link
//! from there, and opens every file; what was found is the table. What a reader has to ask for by a form, giving a reason
//! that is written down (the closed answers, bank details), is not in it.

use crate::{
    applications::answer_all,
    support::{
        Browser, World, on_both,
        post::{self, into_memory},
        unescape,
        world::a_fund,
    },
    vouchers::pdf_pages,
};
use hashar::{
    applications::{
        self, answers, clearing, codes,
        files::{self, Attach},
        identity, open, screen, send, summary, vetting,
    },
    attachments::{self, Limits},
    awards::{
        conclude::{Conclusion, conclude},
        release,
    },
    base::{Actor, ApplicationId, AwardId, CallId, FundId, Labels, Lang, MeetingId, MotionId, PersonId, Role},
    board::{
        Attendance, Choice, ConflictKind, Declaration, Outcome,
        conflicts::{self, NewDeclaration},
        discuss, explain,
        meetings::{self, NewMeeting},
        minutes, notes, ranking,
        rules::{self, Change},
        scores::{self, Filled, Mark},
        votes::{self, NewBallot, NewMotion},
    },
    calls::{
        Mode,
        forms::{self, Kind as Ask},
        set_up,
    },
    mail::messages,
    payees::{self, NewPayee},
};
use rocket::http::Method;
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
};

/// The words planted, or what else tells an item, by the item.
const ITEMS: [(&str, &[&str]); 33] = [
    ("that it is there: its code", &[]),
    ("the group's name", &["ZNomi"]),
    ("how to reach the group", &["zroh@example.org"]),
    ("the people and partners the group named", &["ZHamkor"]),
    ("an answer marked for the board", &["ZOchiq"]),
    ("an answer for staff only", &["ZIdora"]),
    ("a sensitive answer", &["ZNozuk"]),
    ("the amount asked", &["1,234", "1234.00", "\n1234\n"]),
    ("what is in a file cleared for the board", &["ZDarun"]),
    ("the name the group gave the file", &["ZFayl"]),
    ("what is in a file for staff", &["ZHujjat"]),
    ("the summary staff wrote for the board", &["ZXulosa"]),
    ("a message of the group", &["ZMaktub"]),
    ("an internal note", &["ZQayd"]),
    ("what a referee said", &["ZTavsiya"]),
    ("the history: why closed answers were opened", &["ZTarix"]),
    ("a conflict's reason", &["ZSabab"]),
    ("the draft scores of the first member", &["ZQoralama"]),
    ("the locked scores of the second member", &["ZBaho"]),
    ("the mean", &[]),
    ("its place in the ranking", &[]),
    ("the private notes of the second member", &["ZShaxsiy"]),
    ("the discussion", &["ZSuhbat"]),
    ("the text of the motion", &["ZTaklif"]),
    ("the amount of the motion, then of the award", &["987.65"]),
    ("the second member's open vote", &["ZOvoz"]),
    ("the count of the open vote", &["for 1, against 3", "For: 1 (", "<dt>No</dt><dd>3</dd>"]),
    ("a slip of the secret vote", &["ZVaraq"]),
    ("the count of the secret vote", &["for 3, against 1", "For: 3 (", "<dt>Yes, with conditions</dt><dd>1</dd>"]),
    ("the result", &[]),
    ("the board's reasons", &["ZAsos"]),
    ("what the board says by criterion", &["ZMezon"]),
    ("the bank account of its payee", &["ZHamyon", "1350102119900169", "1350 1021 1990 0169"]),
];

/// Rooms that know nothing of one application, and ways out.
const ELSEWHERE: [&str; 27] = [
    "/sign",
    "/leave",
    "/safety",
    "/static",
    "/exit",
    "/demo",
    "/help",
    "/people",
    "/calls",
    "/lists",
    "/practice",
    "/funds",
    "/bank",
    "/donors",
    "/contracts",
    "/privacy",
    "/orders",
    "/limits",
    "/proposals",
    "/concern",
    "/apply",
    "/enter",
    "/reference",
    "/setup",
    "/icons",
    "/board/interests",
    "/health",
];

struct Round<'w> {
    world: &'w World,
    call: CallId,
    fund: FundId,
    id: ApplicationId,
    other: ApplicationId,
    chair: Actor,
    /// The first has not locked while others have, the second has; the third has a conflict, the fourth votes too.
    members: Vec<Actor>,
    meeting: Option<MeetingId>,
    motions: Vec<MotionId>,
    award: Option<AwardId>,
    letters: [String; 2],
    table: String,
    /// Where each `yes` of the table was found.
    places: Vec<Place>,
}

/// Where a reader found an item at a stage.
struct Place {
    stage: String,
    item: &'static str,
    reader: &'static str,
    paths: String,
}

fn form_of_the_call() -> String {
    let whole = hashar::calls::forms::REGULAR;
    let (before, after) = whole.split_once("code = \"registration\"").unwrap();
    let after = after.replacen("sensitive = true", "sensitive = false", 1);
    format!("{before}code = \"registration\"{after}")
}

fn opened(world: &World, call: CallId) -> ApplicationId {
    let code = codes::fresh(world.db.master()).unwrap();
    let channel = applications::Channel::Online;
    let new = open::NewCase { call, country: "TJ".into(), language: Lang::Tg, channel, code };
    world.write(&Actor::Visitor, move |tx| open::open(tx, &new)).unwrap().id
}

fn begun(world: &World) -> Round<'_> {
    world.choices();
    let fund = a_fund(world);
    let new = world.new_call("KOR", Mode::Regular, vec![fund]);
    let call = world
        .write(&Actor::Console, move |tx| {
            let id = set_up::create(tx, &new)?;
            forms::import(tx, id, &form_of_the_call())?;
            set_up::publish(tx, id)?;
            Ok(id)
        })
        .unwrap();
    world
        .write(&Actor::Console, move |tx| {
            let mut terms = rules::of_call(tx, call)?.terms;
            terms.blind = true;
            terms.reasons_shared = true;
            rules::change(tx, call, &Change::Terms(terms))
        })
        .unwrap();
    world.write(&world.actor(Role::ProgrammeLead), move |tx| release::hold(tx, call)).unwrap();
    let member =
        |name: &str| Actor::Person { id: world.another(Role::BoardMember, name), roles: vec![Role::BoardMember] };
    let members = ["Aigul", "Dilnoza", "Bakyt", "Farrukh"].map(member).to_vec();
    let (id, other) = (opened(world, call), opened(world, call));
    Round {
        world,
        call,
        fund,
        id,
        other,
        chair: world.actor(Role::BoardChair),
        members,
        meeting: None,
        motions: Vec::new(),
        award: None,
        letters: [String::new(), String::new()],
        table: String::new(),
        places: Vec::new(),
    }
}

impl Round<'_> {
    fn reference(&self) -> String {
        let id = self.id;
        self.world.read(&Actor::Console, move |tx| Ok(applications::load(tx, id)?.reference)).unwrap()
    }

    fn readers(&self) -> Vec<(&'static str, Browser)> {
        let mut all = vec![("nobody", self.world.browser())];
        for (name, case) in [("group", self.id), ("other", self.other)] {
            let mut browser = self.world.browser();
            browser.sign_in_case(self.world, case);
            all.push((name, browser));
        }
        let seats = ["first", "second", "conflict"];
        let seats = seats.into_iter().zip(&self.members).map(|(name, member)| (name, member.person().unwrap()));
        let roles = [
            ("chair", Role::BoardChair),
            ("officer", Role::ProgrammeOfficer),
            ("lead", Role::ProgrammeLead),
            ("finance", Role::FinanceOfficer),
            ("director", Role::Director),
            ("auditor", Role::Auditor),
            ("admin", Role::Administrator),
        ];
        let people: Vec<(&str, PersonId)> =
            seats.chain(roles.map(|(name, role)| (name, self.world.person(role)))).collect();
        for (name, person) in people {
            let mut browser = self.world.browser();
            browser.sign_in(self.world, person);
            all.push((name, browser));
        }
        all
    }

    /// Every door there is, at what belongs to the application.
    fn doors(&self, of_group: bool) -> Vec<String> {
        let group = {
            let id = self.id;
            self.world.read(&Actor::Console, move |tx| Ok(applications::load(tx, id)?.group_id)).unwrap()
        };
        let (id, call) = (self.id.to_string(), self.call.to_string());
        let mut things = vec![
            ("/applications/<id>", vec![id.clone()]),
            ("/board/applications/<id>", vec![id.clone()]),
            ("/board/records/<id>", vec![id]),
            ("/board/rounds/<id>", vec![call]),
            ("/board/motions/<id>", self.motions.iter().map(ToString::to_string).collect()),
            ("/board/meetings/<id>", self.meeting.iter().map(ToString::to_string).collect()),
            ("/groups/<id>", vec![group.to_string()]),
            ("/awards/<id>", self.award.iter().map(ToString::to_string).collect()),
        ];
        things.reverse();
        let mut doors = BTreeSet::new();
        for route in hashar::rocket(self.world.house.clone()).routes() {
            let pattern = route.uri.as_str().split('?').next().unwrap_or_default().to_owned();
            let is_elsewhere = ELSEWHERE.iter().any(|start| pattern.starts_with(start));
            if route.method != Method::Get || is_elsewhere || pattern.ends_with("/next") {
                continue;
            }
            if !of_group && pattern.starts_with("/case") {
                continue;
            }
            if !pattern.contains('<') {
                doors.insert(pattern);
                continue;
            }
            for (start, ids) in &things {
                let Some(rest) = pattern.strip_prefix(start) else { continue };
                if !rest.contains('<') {
                    doors.extend(ids.iter().map(|id| pattern.replacen("<id>", id, 1)));
                }
            }
        }
        doors.into_iter().collect()
    }

    /// What a reader can read, at which address.
    fn read(&self, name: &str, browser: &mut Browser) -> BTreeMap<String, String> {
        browser.open("/?lang=en");
        let other = self.other.to_string();
        let mut left = self.doors(["group", "other"].contains(&name));
        let mut seen = BTreeMap::new();
        while let Some(path) = left.pop() {
            let path = path.split('#').next().unwrap_or_default().to_owned();
            let is_elsewhere = ELSEWHERE.iter().any(|start| path.starts_with(start));
            let is_elsewhere = is_elsewhere || path.contains(&other);
            if is_elsewhere || path.contains('?') || !path.starts_with('/') || seen.contains_key(&path) {
                continue;
            }
            let (status, bytes, to) = browser.download(&path, "Location");
            if status >= 400 {
                seen.insert(path, String::new());
                continue;
            }
            let text = self.text(&path, &bytes);
            left.push(to);
            left.extend(text.split("href=\"").skip(1).filter_map(|rest| Some(rest.split_once('"')?.0.to_owned())));
            seen.insert(path, text);
        }
        seen
    }

    /// A page, every cell of a sheet, the words of a paper, or whatever else it is, as text.
    fn text(&self, path: &str, bytes: &[u8]) -> String {
        if bytes.starts_with(b"PK") {
            let tables = hashar::web::sheet::reading::read(bytes).unwrap_or_default();
            let rows = tables.iter().flat_map(|table| table.rows());
            let lines = rows
                .map(|row| row.iter().map(hashar::web::sheet::reading::Value::typed).collect::<Vec<_>>().join("\n"));
            return lines.collect::<Vec<_>>().join("\n\u{c}");
        }
        if path.ends_with(".pdf") && bytes.starts_with(b"%PDF") {
            return pdf_pages(self.world, bytes).join("\n");
        }
        unescape(&String::from_utf8_lossy(bytes)).replace('\u{a0}', " ")
    }

    fn mean(&self) -> Option<String> {
        let (call, id) = (self.call, self.id);
        let lead = self.world.actor(Role::ProgrammeLead);
        let ranking = self.world.read(&lead, move |tx| ranking::of_call(tx, call, None)).unwrap();
        let figures = ranking.rows.into_iter().find(|row| row.application == id)?.figures?;
        let mean = figures.mean?.0;
        assert!(mean % 100 != 0, "a mean that cannot be taken for something else: {mean}");
        Some(format!("{}.{:02}", mean / 100, mean % 100))
    }

    /// Where a reader finds an item.
    fn finds(&self, item: usize, seen: &BTreeMap<String, String>) -> Vec<String> {
        let (name, words) = ITEMS[item];
        let reference = self.reference();
        let is_draft = reference.is_empty();
        let at = |found: &dyn Fn(&str, &str) -> bool| -> Vec<String> {
            seen.iter().filter(|(path, text)| found(path, text)).map(|(path, _)| path.clone()).collect()
        };
        let rows = |text: &str| -> Vec<String> {
            let parts = text.split("<tr").flat_map(|part| part.split("<li")).flat_map(|part| part.split('\u{c}'));
            let parts = parts.flat_map(|part| if part.contains('<') { vec![part] } else { part.split('\n').collect() });
            parts.filter(|part| part.contains(&reference)).map(str::to_owned).collect()
        };
        match name {
            "that it is there: its code" if is_draft => Vec::new(),
            "that it is there: its code" => at(&|_, text| text.contains(&reference)),
            "the mean" => match self.mean() {
                Some(mean) => at(&|_, text| text.contains(&mean)),
                None => Vec::new(),
            },
            "its place in the ranking" => at(&|path, text| {
                let placed = |row: &String| {
                    let cell = row.split("<td class=\"num\">").nth(1).unwrap_or_default();
                    cell.starts_with(|one: char| one.is_ascii_digit())
                };
                path.ends_with("/ranking") && rows(text).iter().any(placed)
            }),
            "the result" => at(&|path, text| {
                let told = ["Funded", "Decided: funded"].map(|word| format!(">{word}<"));
                let own = path.starts_with("/case") || path.contains(&self.id.to_string());
                let own = own && told.iter().any(|word| text.contains(word));
                own || rows(text).iter().any(|row| row.contains("Funded") && !row.contains("<option"))
            }),
            _ => at(&|_, text| words.iter().any(|word| text.contains(word))),
        }
    }

    /// Writes a stage of the table.
    fn look(&mut self, stage: &str, readers: &mut [(&'static str, Browser)]) {
        let settings = post::settings(None);
        for letter in into_memory(self.world, &settings) {
            let to = usize::from(!letter.to.contains("zroh@example.org"));
            writeln!(self.letters[to], "{}\n{}\n", letter.subject, letter.body).unwrap();
        }
        let mut columns: Vec<(&'static str, BTreeMap<String, String>)> = Vec::new();
        for (name, browser) in readers {
            let pages = self.read(name, browser);
            columns.push((*name, pages));
        }
        for (name, text) in ["to group", "to house"].into_iter().zip(&self.letters) {
            columns.push((name, BTreeMap::from([("a letter".to_owned(), text.replace('\u{a0}', " "))])));
        }
        writeln!(self.table, "\n{stage}").unwrap();
        let heads: Vec<&str> = columns.iter().map(|(name, _)| *name).collect();
        writeln!(
            self.table,
            "{:<46}{}",
            "",
            heads.iter().map(|name| format!("{name:<9}")).collect::<String>().trim_end()
        )
        .unwrap();
        for (item, (name, _)) in ITEMS.iter().enumerate() {
            let mut line = format!("{name:<46}");
            for (reader, pages) in &columns {
                let found = self.finds(item, pages);
                if !found.is_empty() {
                    let paths = found.join(" ");
                    self.places.push(Place { stage: stage.to_owned(), item: ITEMS[item].0, reader, paths });
                }
                write!(line, "{:<9}", if found.is_empty() { "." } else { "yes" }).unwrap();
            }
            // What nobody sees at a stage is not there yet.
            if line.contains("yes") {
                writeln!(self.table, "{}", line.trim_end()).unwrap();
            }
        }
    }

    fn answer(&self, id: ApplicationId) {
        let world = self.world;
        let group = Actor::Case(id);
        answer_all(world, &group, id);
        let (case, form) = world
            .read(&group, move |tx| {
                let case = applications::load(tx, id)?;
                let form = forms::load(tx, case.form_version_id)?;
                Ok((case, form))
            })
            .unwrap();
        if id != self.id {
            return;
        }
        let planted = [
            ("name", "ZNomi"),
            ("contact_value", "zroh@example.org"),
            ("people_named", "ZHamkor"),
            ("about", "ZOchiq"),
            ("registration", "ZIdora"),
            ("referees", "ZNozuk"),
            ("amount", "1234.00 EUR"),
            ("budget", "people|1234.00 EUR|trainer"),
        ];
        for section in form.iter() {
            let mut given = Vec::new();
            for question in &section.questions {
                if let Some((_, text)) = planted.iter().find(|(code, _)| *code == question.code) {
                    given.push((question.id, (*text).to_owned()));
                }
            }
            let save = answers::SaveSection { case: id, section: section.id, revision: 1, answers: given };
            world.write(&group, move |tx| answers::save(tx, &save)).unwrap();
        }
        let (shelf, limits) = (world.house.shelf().unwrap(), Limits::of(&world.house.settings.files).unwrap());
        for question in form.iter().flat_map(|section| &section.questions).filter(|one| one.kind == Ask::File) {
            let (name, words) = match question.code.as_str() {
                "helpful_files" => ("ZFayl.pdf", "ZDarun"),
                _ => ("paper.pdf", "ZHujjat"),
            };
            let file_id = world.read(&group, |tx| tx.new_id()).unwrap();
            let bytes = format!("%PDF-1.7\n{words}\n%%EOF\n").into_bytes();
            let file = attachments::prepare(file_id, &case.key, name, bytes, &limits).unwrap();
            shelf.lay(&file).unwrap();
            let new = Attach { case: id, question: question.id, file, replaces: None };
            let (shelf, limits) = (shelf.clone(), limits.clone());
            world.write(&group, move |tx| files::attach(tx, &*shelf, &limits, &new)).unwrap();
        }
    }

    fn sent(&self) {
        let world = self.world;
        self.answer(self.other);
        for id in [self.id, self.other] {
            world.write(&Actor::Case(id), move |tx| send::send(tx, id)).unwrap();
        }
        let (shelf, limits) = (world.house.shelf().unwrap(), Limits::of(&world.house.settings.files).unwrap());
        let new = messages::NewMessage { case: self.id, text: "ZMaktub".into(), file: None };
        world.write(&Actor::Case(self.id), move |tx| messages::write(tx, &*shelf, &limits, &new)).unwrap();
    }

    fn screened(&self) {
        let (world, id) = (self.world, self.id);
        let officer = world.actor(Role::ProgrammeOfficer);
        let opening = identity::Opening { case: id, reason: "ZTarix".into() };
        world.write(&officer, move |tx| identity::open(tx, &opening)).unwrap();
        let note = identity::NewNote { case: id, text: "ZQayd".into() };
        world.write(&officer, move |tx| identity::note(tx, &note)).unwrap();
        let known = vetting::Known { name: "Zulfiya".into(), reach: "+992 900 11".into(), question: "What".into() };
        let referee = vetting::NewReferee { case: id, known };
        let asked = world.write(&officer, move |tx| vetting::add_referee(tx, &referee)).unwrap();
        world.write(&officer, move |tx| vetting::note_reply(tx, id, asked, "ZTavsiya")).unwrap();
        let text = summary::NewSummary { case: id, text: "ZXulosa".into() };
        world.write(&officer, move |tx| summary::write(tx, &text)).unwrap();
        let there = world
            .read(&officer, move |tx| {
                let case = applications::load(tx, id)?;
                files::of_case(tx, &case)
            })
            .unwrap();
        let files = there
            .iter()
            .map(|file| {
                let whole = file.name.starts_with("ZFayl");
                (file.id, if whole { clearing::Found::Whole } else { clearing::Found::Nothing })
            })
            .collect();
        let cleared = clearing::Cleared { case: id, files };
        let shelf = world.house.shelf().unwrap();
        world.write(&officer, move |tx| clearing::clear(tx, &*shelf, &cleared)).unwrap();
    }

    fn before_the_board(&mut self) {
        let world = self.world;
        for case in [self.id, self.other] {
            let outcome = screen::Outcome::Eligible;
            let new = screen::NewScreening { case, outcome, reason: None, note: String::new() };
            world.write(&world.actor(Role::ProgrammeOfficer), move |tx| screen::screen(tx, &new)).unwrap();
        }
        let now = world.read(&Actor::Console, |tx| Ok(tx.now)).unwrap();
        let new = NewMeeting {
            title: "Spring".into(),
            place: String::new(),
            by_circulation: false,
            starts_at: now + chrono::Duration::days(2),
            ends_at: None,
            zone: "Asia/Dushanbe".into(),
            chair: self.chair.person().unwrap(),
            applications: vec![self.id],
            topics: Vec::new(),
        };
        self.meeting = Some(world.write(&self.chair, move |tx| meetings::call(tx, &new)).unwrap());
    }

    fn everybody(&self) -> Vec<Actor> {
        std::iter::once(&self.chair).chain(&self.members).cloned().collect()
    }

    fn declared(&self) {
        let id = self.id;
        for (seat, member) in self.everybody().into_iter().enumerate() {
            let new = if seat == 3 {
                let (state, kind) = (Declaration::Conflict, Some(ConflictKind::Work));
                NewDeclaration { state, kind, note: "ZSabab".into() }
            } else {
                NewDeclaration { state: Declaration::None, kind: None, note: String::new() }
            };
            self.world.write(&member, move |tx| conflicts::declare(tx, id, &new)).unwrap();
        }
    }

    /// Everybody without conflict writes a sheet; the first member's stays a draft until `all` lock.
    fn scored(&self, all: bool) {
        let (world, id, call) = (self.world, self.id, self.call);
        for (seat, member) in self.everybody().into_iter().enumerate().filter(|(seat, _)| *seat != 3) {
            let words = ["x", "ZQoralama", "ZBaho", "", "y"][seat];
            let criteria = world.read(&member, move |tx| Ok(rules::of_call(tx, call)?.criteria)).unwrap();
            let less = if seat < 2 { 2 } else { 1 };
            let most = |place: usize, scale: i32| if place == seat { scale - less } else { scale };
            let marks = criteria
                .iter()
                .enumerate()
                .map(|(place, one)| (one.id, Mark { points: Some(most(place, one.scale_max)), comment: words.into() }));
            let sheet = Filled { marks: marks.collect(), recommended: None, comment: words.into() };
            let wanted = if seat == 1 { all } else { !all };
            let act = move |tx: &mut hashar::db::Tx<'_>| match (seat, all) {
                (1, false) => scores::save(tx, id, &sheet),
                _ => scores::lock(tx, id, &sheet),
            };
            if wanted || seat == 1 {
                world.write(&member, act).unwrap();
            }
        }
        if !all {
            world.write(&self.members[1], move |tx| notes::write(tx, id, "ZShaxsiy")).unwrap();
            world.write(&self.members[1], move |tx| discuss::comment(tx, id, "ZSuhbat").map(|_| ())).unwrap();
        }
    }

    fn put_to_vote(&mut self, secret: bool) {
        let (world, id) = (self.world, self.id);
        let new = NewMotion {
            defer_to: None,
            outcome: Outcome::Fund,
            amount: Some(crate::awards::eur(98_765)),
            fund: Some(self.fund),
            text: "ZTaklif".into(),
            conditions: String::new(),
            secret,
            closes_at: None,
        };
        let motion = world.write(&self.chair, move |tx| votes::open_vote(tx, id, &new)).unwrap();
        self.motions.push(motion);
        let choices = if secret {
            [Choice::Yes, Choice::Yes, Choice::YesWithConditions, Choice::No]
        } else {
            [Choice::No, Choice::No, Choice::Yes, Choice::No]
        };
        let voters = self.everybody().into_iter().enumerate().filter(|(seat, _)| *seat != 3);
        for ((seat, member), choice) in voters.zip(choices) {
            let reason = if seat == 2 && !secret { "ZOvoz" } else { "" };
            let conditions = if choice == Choice::YesWithConditions { "ZVaraq" } else { "" };
            let (reason, conditions) = (reason.into(), conditions.into());
            let ballot = NewBallot { choice, recommended: None, conditions, reason };
            world.write(&member, move |tx| votes::cast(tx, motion, &ballot)).unwrap();
        }
    }

    fn concluded(&mut self) {
        let motion = self.motions[self.motions.len() - 1];
        let conclusion = Conclusion { casting: Some(Choice::No), reasons: Labels::one(Lang::En, "ZAsos") };
        let made = self.world.write(&self.chair, move |tx| conclude(tx, motion, &conclusion)).unwrap();
        self.award = made.award;
    }

    fn explained(&self) {
        let id = self.id;
        let feedback = vec![("need".to_owned(), Labels::one(Lang::Ru, "ZMezon"))];
        let reasons = Labels::one(Lang::En, "ZAsos");
        let explained = self.world.read(&self.chair, move |tx| Ok(explain::look(tx, id)?.explained)).unwrap();
        let new = explain::Explanation { explained, reasons, feedback };
        self.world.write(&self.chair, move |tx| explain::write(tx, id, &new)).unwrap();
    }

    fn released(&self) {
        let (world, call) = (self.world, self.call);
        let now = world.read(&Actor::Console, |tx| Ok(tx.now)).unwrap();
        let at = now + chrono::Duration::minutes(5);
        let lead = world.actor(Role::ProgrammeLead);
        world.write(&lead, move |tx| release::schedule(tx, call, Some(at))).unwrap();
        world.db.set_now(Some(now + chrono::Duration::minutes(10)));
        assert_eq!(world.write(&Actor::Clerk, release::turn).unwrap(), 1);
    }

    fn to_be_paid(&self) {
        let (world, id) = (self.world, self.id);
        let group = world.read(&Actor::Console, move |tx| Ok(applications::load(tx, id)?.group_id)).unwrap();
        let mut payee = NewPayee { group_id: Some(group), ..crate::payees::a_payee() };
        payee.details.holder = "ZHamyon".into();
        world.write(&world.actor(Role::FinanceOfficer), move |tx| payees::add(tx, payee.clone())).unwrap();
        let meeting = self.meeting.unwrap();
        let there: Vec<_> = self.everybody().iter().map(|one| (one.person().unwrap(), Attendance::Present)).collect();
        world.write(&self.chair, move |tx| meetings::attend(tx, meeting, &there)).unwrap();
        world.write(&self.chair, move |tx| minutes::sign(tx, meeting, Lang::En)).unwrap();
    }
}

#[test]
fn every_item_is_seen_at_every_stage_by_whom_it_should_and_by_nobody_else() {
    on_both(|world| {
        let mut round = begun(world);
        let mut readers = round.readers();
        round.answer(round.id);
        round.look("1. A draft", &mut readers);
        round.sent();
        round.screened();
        round.look("2. Sent, being checked", &mut readers);
        round.before_the_board();
        round.look("3. With the board, nobody has declared", &mut readers);
        round.declared();
        round.look("4. Declared: all without a conflict but one", &mut readers);
        round.scored(false);
        round.look("5. Scored: the first member has a draft, the others have locked", &mut readers);
        round.scored(true);
        round.look("6. All have locked", &mut readers);
        round.put_to_vote(false);
        round.look("7. An open vote runs, all have voted", &mut readers);
        round.concluded();
        assert!(round.award.is_none());
        round.look("8. The open vote is closed and lost", &mut readers);
        round.put_to_vote(true);
        round.look("9. A secret vote runs, all have voted", &mut readers);
        round.concluded();
        assert!(round.award.is_some());
        round.explained();
        round.look("10. The secret vote is closed and carried, the result is held", &mut readers);
        round.released();
        let mut readers = round.readers();
        round.look("11. The results are released", &mut readers);
        round.to_be_paid();
        round.look("12. To be paid; the minutes are signed", &mut readers);
        let head = "Who sees what of an application, stage by stage. What nobody sees at a stage is left out.\n\
            first, second: board members; conflict: one with a conflict; to group, to house: letters so far.\n";
        let printed = format!("{head}{}", round.table);
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/expected/visibility.txt");
        if std::env::var_os("HASHAR_WRITE_EXPECTED").is_some() {
            std::fs::write(path, &printed).unwrap();
        }
        let expected = std::fs::read_to_string(path).unwrap_or_default();
        let places = changed(&expected, &printed, &round.places);
        assert_eq!(expected, printed, "who sees what has changed: review {path}\n{places}");
    });
}

/// The lines of a table, each with its stage.
fn lines_of(table: &str) -> BTreeSet<(&str, &str)> {
    let mut stage = "";
    let mut lines = BTreeSet::new();
    for line in table.lines() {
        if line.starts_with(|letter: char| letter.is_ascii_digit()) {
            stage = line;
        }
        lines.insert((stage, line));
    }
    lines
}

/// Where what is new in the table was found, line by line.
fn changed(expected: &str, printed: &str, places: &[Place]) -> String {
    let mut text = String::new();
    for (stage, line) in lines_of(printed).difference(&lines_of(expected)) {
        for place in places.iter().filter(|place| place.stage == *stage && line.starts_with(place.item)) {
            writeln!(text, "{stage} | {} | {} | {}", place.item, place.reader, place.paths).unwrap();
        }
    }
    text
}
