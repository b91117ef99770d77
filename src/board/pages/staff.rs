//! For staff: conflicts and doubts to rule on, and the record of the board's work on one application.

use super::{
    Fact, Tag, amount,
    decided::{DecisionView, views},
    fact, instant, message, motion_tag, name_of, points, proposed, stand_ins, state_tag, vote, word,
};
use crate::{
    base::{ApplicationId, Deed, Message, PersonId, words},
    board::{
        Declaration, MotionState, Refusal, TEXT_MAX,
        conflicts::{self, Declared},
        members,
        record::{self, Record},
        scores,
    },
    calls, people,
    web::{Answer, Choice, Form, FormView, Input, Posted, Visit},
};
use rocket::{Route, get, http::CookieJar, post, routes};
use serde::Serialize;

pub(super) fn routes() -> Vec<Route> {
    routes![declarations, rule_form, rule, record_page, reopen_form, reopen]
}

fn declaration_tag(visit: &Visit, state: Declaration) -> Tag {
    let tone = match state {
        Declaration::None => "green",
        Declaration::Conflict => "red",
        Declaration::Unsure => "amber",
    };
    Tag { label: word(visit, "board-declaration", state.as_str()), tone }
}

#[derive(Serialize)]
struct DeclaredView {
    href: String,
    reference: String,
    name: String,
    tag: Tag,
    kind: String,
    note: String,
    on: String,
    ruled: bool,
    rule: String,
}

fn declared(visit: &Visit, one: &Declared, name: String) -> DeclaredView {
    DeclaredView {
        href: format!("/board/records/{}", one.application),
        reference: one.reference.clone(),
        name,
        tag: declaration_tag(visit, one.state),
        kind: one.kind.map(|kind| word(visit, "board-conflict-kind", kind.as_str())).unwrap_or_default(),
        note: one.note.clone(),
        on: words::date(one.at.date()),
        ruled: one.ruled.is_some(),
        rule: if visit.may(Deed::RuleOnConflict) { rule_href(one.application, one.member) } else { String::new() },
    }
}

fn rule_href(application: ApplicationId, member: PersonId) -> String {
    format!("/board/records/{application}/members/{member}/rule")
}

#[derive(Serialize)]
struct Declarations {
    rows: Vec<DeclaredView>,
    interests: bool,
}

#[get("/board/declarations")]
async fn declarations(visit: Visit) -> Answer {
    let rows = visit.read(conflicts::not_clear).await?;
    let rows = rows.iter().map(|one| declared(&visit, one, one.name.clone())).collect();
    let view = Declarations { rows, interests: visit.may(Deed::SeeInterests) };
    visit.show("board/declarations", "board-declarations-heading", &view)
}

#[derive(Serialize)]
struct Rule {
    facts: Vec<Fact>,
    form: FormView,
}

async fn rule_page(visit: &Visit, id: ApplicationId, member: PersonId, form: &Form) -> Answer {
    let (before, case, name) = visit
        .read(move |tx| {
            tx.permit(Deed::RuleOnConflict)?;
            let case = crate::applications::veiled(tx, id)?;
            let before = conflicts::of_application(tx, id)?.into_iter().find(|one| one.member == member);
            let name = people::names(tx, &[member])?.remove(&member);
            Ok((before, case, name))
        })
        .await?;
    let mut facts =
        vec![fact(visit, "board-rule-member", name.unwrap_or_default()), fact(visit, "board-fact-name", case.name)];
    if let Some(before) = before {
        facts.push(fact(visit, "board-rule-declared", word(visit, "board-declaration", before.state.as_str())));
        facts.extend((!before.note.is_empty()).then(|| fact(visit, "board-declare-note", before.note)));
    }
    let ruling = |value: &str, key: &str| Choice::new(value, visit.say(key));
    let inputs = vec![
        Input::radios(
            "conflict",
            vec![ruling("yes", "board-rule-conflict-yes"), ruling("no", "board-rule-conflict-no")],
        ),
        Input::area("note", TEXT_MAX),
    ];
    let view = Rule { facts, form: form.view(visit, &rule_href(id, member), inputs, "board-rule-button") };
    let heading = format!("{} {}", visit.say("board-rule-heading"), case.reference);
    visit.show_form_titled("board/rule", &heading, form, &view)
}

#[get("/board/records/<id>/members/<member>/rule")]
async fn rule_form(visit: Visit, id: ApplicationId, member: PersonId) -> Answer {
    rule_page(&visit, id, member, &Form::blank("board-rule")).await
}

#[post("/board/records/<id>/members/<member>/rule", data = "<posted>")]
async fn rule(visit: Visit, id: ApplicationId, member: PersonId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let mut form = Form::sent("board-rule", posted);
    let conflict = form.one::<String>("conflict").map(|text| text == "yes");
    let note = form.text("note", TEXT_MAX);
    let ruled = visit
        .act(&mut form, conflict.zip(note), move |tx, (conflict, note)| {
            conflicts::rule(tx, id, member, *conflict, note)
        })
        .await?;
    match ruled {
        Some(()) => visit.done(jar, format!("/board/records/{id}"), "board-rule-done"),
        None => rule_page(&visit, id, member, &form).await,
    }
}

fn reopen_href(id: ApplicationId, member: PersonId) -> String {
    format!("/board/records/{id}/members/{member}/reopen")
}

async fn reopen_page(visit: &Visit, id: ApplicationId, member: PersonId, form: &Form) -> Answer {
    let (case, sheet, name) = visit
        .read(move |tx| {
            tx.permit(Deed::ReopenScores)?;
            let record = record::of_application(tx, id)?;
            let sheet = record.sheets.iter().find(|sheet| sheet.member == member).and_then(|sheet| sheet.mean);
            let name = record.names.get(&member).cloned();
            Ok((record.case, sheet, name))
        })
        .await?;
    let Some(mean) = sheet else {
        return if form.refused() { Err(Refusal::SheetNotLocked.into()) } else { Err(crate::base::Stop::Missing) };
    };
    let facts = vec![
        fact(visit, "board-rule-member", name.unwrap_or_default()),
        fact(visit, "board-column-mean", points(visit, mean)),
    ];
    let inputs = vec![Input::area("note", TEXT_MAX)];
    let view = Rule { facts, form: form.view(visit, &reopen_href(id, member), inputs, "board-reopen-button") };
    let heading = format!("{} {}", visit.say("board-reopen-heading"), case.reference);
    visit.show_form_titled("board/reopen", &heading, form, &view)
}

#[get("/board/records/<id>/members/<member>/reopen")]
async fn reopen_form(visit: Visit, id: ApplicationId, member: PersonId) -> Answer {
    reopen_page(&visit, id, member, &Form::blank("board-reopen")).await
}

#[post("/board/records/<id>/members/<member>/reopen", data = "<posted>")]
async fn reopen(visit: Visit, id: ApplicationId, member: PersonId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    visit.read(|tx| tx.permit(Deed::ReopenScores)).await?;
    let mut form = Form::sent("board-reopen", posted);
    let reason = form.text("note", TEXT_MAX);
    match visit.act(&mut form, reason, move |tx, reason| scores::reopen(tx, id, member, reason)).await? {
        Some(()) => visit.done(jar, format!("/board/records/{id}"), "board-reopened"),
        None => reopen_page(&visit, id, member, &form).await,
    }
}

#[derive(Serialize)]
struct SheetView {
    name: String,
    mean: String,
    recommended: String,
    points: Vec<String>,
    /// Where the sheet is given back; empty for who may not.
    reopen: String,
}

#[derive(Serialize)]
struct MotionView {
    href: String,
    number: i32,
    outcome: String,
    amount: String,
    tag: Tag,
    reason: String,
    counts: String,
    at: String,
}

#[derive(Serialize)]
struct MemberView {
    name: String,
    tag: Option<Tag>,
    note: String,
    kind: String,
    ruled: bool,
    rule: String,
}

#[derive(Serialize)]
struct RecordView {
    application: String,
    tag: Tag,
    members: Vec<MemberView>,
    criteria: Vec<String>,
    sheets: Vec<SheetView>,
    motions: Vec<MotionView>,
    ballots: Vec<vote::BallotView>,
    decisions: Vec<DecisionView>,
}

/// Everybody on the board with what they declared; `None` where they have not.
fn members_of(visit: &Visit, record: &Record, board: &[people::Person]) -> Vec<MemberView> {
    let is_voted_on = record.motions.iter().any(|motion| motion.state == MotionState::Open);
    let is_running = is_voted_on || record.case.state == crate::applications::State::WithBoard;
    let may_rule = visit.may(Deed::RuleOnConflict) && is_running;
    let member = |person: &people::Person| {
        let one = record.declared.iter().find(|one| one.member == person.id);
        let kind = one.and_then(|one| one.kind);
        MemberView {
            name: person.name.clone(),
            tag: one.map(|one| declaration_tag(visit, one.state)),
            note: one.map(|one| one.note.clone()).unwrap_or_default(),
            kind: kind.map(|kind| word(visit, "board-conflict-kind", kind.as_str())).unwrap_or_default(),
            ruled: one.is_some_and(|one| one.ruled.is_some()),
            rule: if may_rule { rule_href(record.case.id, person.id) } else { String::new() },
        }
    };
    board.iter().map(member).collect()
}

fn record_view(visit: &Visit, record: &Record, board: &[people::Person], zone: &str) -> RecordView {
    let may_reopen = visit.may(Deed::ReopenScores) && record.case.state == crate::applications::State::WithBoard;
    let sheet = |sheet: &crate::board::scores::Sheet| {
        let level = |id| sheet.filled.mark(id).and_then(|mark| mark.points).map(|level| level.to_string());
        SheetView {
            name: name_of(&record.names, sheet.member),
            mean: sheet.mean.map(|mean| points(visit, mean)).unwrap_or_default(),
            recommended: sheet.filled.recommended.map(|sum| amount(visit, sum)).unwrap_or_default(),
            points: record.rules.criteria.iter().map(|one| level(one.id).unwrap_or_default()).collect(),
            reopen: if may_reopen { reopen_href(record.case.id, sheet.member) } else { String::new() },
        }
    };
    let motion = |motion: &crate::board::votes::Motion| {
        let counts = Message::new("board-record-counts")
            .with("yes", motion.tally.in_favour())
            .with("no", motion.tally.no)
            .with("abstain", motion.tally.abstain)
            .with("electors", motion.tally.electorate);
        MotionView {
            href: format!("/board/motions/{}", motion.id),
            number: motion.number,
            outcome: proposed(visit, motion, &record.motions),
            amount: motion.amount.map(|sum| amount(visit, sum)).unwrap_or_default(),
            tag: motion_tag(visit, motion.state),
            reason: motion.reason.map(|reason| word(visit, "board-reason", reason.as_str())).unwrap_or_default(),
            counts: motion.closed_at.map(|_| message(visit, counts)).unwrap_or_default(),
            at: instant(motion.closed_at.unwrap_or(motion.opened_at), zone),
        }
    };
    let ballot = |ballot: &crate::board::polls::Ballot| {
        let name = name_of(&record.names, ballot.member);
        vote::ballot(visit, ballot, stand_ins::voter(visit, &record.seats, ballot.member, &name))
    };
    RecordView {
        application: if visit.may(Deed::SeeApplications) {
            format!("/applications/{}", record.case.id)
        } else {
            String::new()
        },
        tag: state_tag(visit, record.case.state),
        members: members_of(visit, record, board),
        criteria: record.rules.criteria.iter().map(|criterion| criterion.labels.say(visit.lang)).collect(),
        sheets: record.sheets.iter().map(sheet).collect(),
        motions: record.motions.iter().map(motion).collect(),
        ballots: record.ballots.iter().map(ballot).collect(),
        decisions: views(visit, record.case.id, &record.decisions, (&record.feedback, &record.motions)),
    }
}

#[get("/board/records/<id>")]
async fn record_page(visit: Visit, id: ApplicationId) -> Answer {
    let (record, board, zone) = visit
        .read(move |tx| {
            let record = record::of_application(tx, id)?;
            let board = members::all(tx)?;
            let zone = calls::find(tx, record.case.call_id)?.zone;
            Ok((record, board, zone))
        })
        .await?;
    let heading = format!("{} {}", visit.say("board-record-heading"), record.case.reference);
    visit.show_titled("board/record", &heading, &record_view(&visit, &record, &board, &zone))
}
