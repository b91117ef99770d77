//! Meetings: their list, one with its docket and who came. Calling one, its entry in a calendar and its minutes are in the
//! files beside this one.

mod calendar;
mod call;
mod minutes;
mod topic;

use super::{Fact, amount, fact, message, name_of, points, word};
use crate::{
    base::{ApplicationId, ConsentId, Deed, ItemId, MeetingId, Message, MotionId, PersonId, Stop},
    board::{
        Attendance, Outcome, Refusal, Standing,
        meetings::{self, Item, Meeting},
        members,
        ranking::{self, Row},
        stand_ins, topics,
    },
    calls::choices::{self, Lists},
    db::Tx,
    people,
    web::{
        Answer, Choice, Form, FormView, Input, Page, Posted, Visit,
        document::{self, Column, Document, Table},
    },
};
use rocket::{
    Route, get,
    http::{ContentType, CookieJar},
    post, routes,
};
use serde::Serialize;
use std::collections::HashMap;

pub(super) fn routes() -> Vec<Route> {
    let mut all = routes![list, meeting, attend, count_form, count, docket];
    all.extend(calendar::routes());
    all.extend(call::routes());
    all.extend(minutes::routes());
    all.extend(topic::routes());
    all
}

#[derive(Serialize)]
struct Line {
    href: String,
    title: String,
    way: String,
    starts: String,
    signed: bool,
    off: bool,
}

#[derive(Serialize)]
struct List {
    meetings: Vec<Line>,
    may_call: bool,
}

fn way(visit: &Visit, meeting: &Meeting) -> String {
    visit.say(if meeting.by_circulation { "board-meeting-circulation" } else { "board-meeting-sitting" })
}

#[get("/board/meetings")]
async fn list(visit: Visit) -> Answer {
    let all = visit.read(meetings::all).await?;
    let line = |meeting: &Meeting| Line {
        href: format!("/board/meetings/{}", meeting.id),
        title: meeting.title.clone(),
        way: way(&visit, meeting),
        starts: visit.local(meeting.starts_at),
        signed: meeting.signature.is_some(),
        off: meeting.called_off.is_some(),
    };
    let view = List { meetings: all.iter().map(line).collect(), may_call: visit.may(Deed::KeepMeetings) };
    visit.show("board/meetings", "board-meetings-heading", &view)
}

/// A meeting with all its page and its docket show.
struct Loaded {
    meeting: Meeting,
    items: Vec<Item>,
    rows: HashMap<ApplicationId, Row>,
    /// The motions that ratify what was decided before.
    ratified: HashMap<ApplicationId, MotionId>,
    /// The motions that reverse it.
    reversals: HashMap<ApplicationId, MotionId>,
    lists_of: Vec<ConsentId>,
    stand_ins: Vec<stand_ins::Line>,
    lists: Lists,
    attendance: Vec<(PersonId, Attendance)>,
    /// Who sits on the board or came.
    people: Vec<PersonId>,
    names: HashMap<PersonId, String>,
}

fn load(tx: &mut Tx<'_>, id: MeetingId) -> Result<Loaded, Stop> {
    let meeting = meetings::find(tx, id)?;
    let items = meetings::agenda(tx, id)?;
    let ids: Vec<ApplicationId> = items.iter().filter_map(|item| item.application).collect();
    let rows = ranking::of_meeting(tx, id, &ids)?.into_iter().map(|row| (row.application, row)).collect();
    let attendance = meetings::attendance(tx, id)?;
    let mut people: Vec<PersonId> = attendance.iter().map(|(person, _)| *person).collect();
    people.extend(members::all(tx)?.into_iter().map(|person| person.id));
    people.sort_unstable();
    people.dedup();
    let named: Vec<PersonId> = people.iter().copied().chain([meeting.chair]).collect();
    let names = people::names(tx, &named)?;
    people.sort_by_cached_key(|person| name_of(&names, *person));
    let lists = choices::lists(tx)?;
    let motions = meetings::motions(tx, id)?;
    let (ratified, reversals) = (motions.ratify.into_iter().collect(), motions.reverse.into_iter().collect());
    let lists_of = motions.lists;
    let stand_ins = meetings::stand_ins(tx, &meeting)?;
    Ok(Loaded { meeting, items, rows, ratified, reversals, lists_of, stand_ins, lists, attendance, people, names })
}

/// An item as the docket shows it, with what its reader may know.
#[derive(Serialize)]
struct ItemView {
    number: usize,
    href: String,
    title: String,
    facts: String,
    asked: String,
    figures: String,
    /// The motion that ratifies what the emergency rule decided on it, if one does.
    ratify: String,
    /// The motion that reverses a decision on it, if one does.
    reverse: String,
    /// How a topic was voted on, and where that is written down.
    counts: String,
    count: String,
    /// Where a topic is voted on by ballots, and what that is called.
    vote: String,
    vote_label: String,
}

fn item_view(visit: &Visit, loaded: &Loaded, (number, item): (usize, &Item)) -> ItemView {
    let row = item.application.and_then(|application| loaded.rows.get(&application));
    let counts = item.counts.map(|[yes, no, abstain]| {
        message(visit, Message::new("board-minutes-hands").with("yes", yes).with("no", no).with("abstain", abstain))
    });
    let mut view = ItemView {
        number,
        href: String::new(),
        title: item.topic.clone(),
        facts: String::new(),
        asked: String::new(),
        figures: String::new(),
        ratify: String::new(),
        reverse: String::new(),
        counts: counts.unwrap_or_default(),
        count: String::new(),
        vote: String::new(),
        vote_label: String::new(),
    };
    let Some(row) = row else { return view };
    let is_member = visit.may(Deed::SitOnBoard);
    let path = if is_member { "/board/applications" } else { "/board/records" };
    view.href = format!("{path}/{}", row.application);
    format!("{} {}", row.reference, row.name).trim().clone_into(&mut view.title);
    if row.standing == Standing::Conflict {
        view.facts = visit.say("board-task-recused");
        return view;
    }
    if let Some(motion) = loaded.ratified.get(&row.application) {
        view.ratify = format!("/board/motions/{motion}");
    }
    let kind = row.kind.as_deref().map(|kind| loaded.lists.name("kind", kind, visit.lang));
    let reversal = loaded.reversals.get(&row.application).map(|motion| {
        view.reverse = format!("/board/motions/{motion}");
        word(visit, "board-outcome", Outcome::Reverse.as_str())
    });
    let facts = [Some(loaded.lists.name("country", &row.country, visit.lang)), kind, reversal];
    view.facts = facts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    view.asked = row.requested.map(|sum| amount(visit, sum)).unwrap_or_default();
    if let Some(mean) = row.figures.and_then(|figures| figures.mean) {
        view.figures = points(visit, mean);
    }
    view
}

#[derive(Serialize)]
struct MeetingView {
    base: String,
    facts: Vec<Fact>,
    items: Vec<ItemView>,
    attendance: Vec<Fact>,
    roll: Option<FormView>,
    consent: String,
    lists: Vec<Fact>,
    may_edit: bool,
    /// That it was called off, and why; empty otherwise.
    off: String,
    why: String,
}

fn facts(visit: &Visit, loaded: &Loaded) -> Vec<Fact> {
    let meeting = &loaded.meeting;
    let mut facts = vec![
        fact(visit, "board-meeting-way", way(visit, meeting)),
        fact(visit, "board-meeting-starts", super::instant(meeting.starts_at, &visit.zone)),
    ];
    if let Some(end) = meeting.ends_at {
        facts.push(fact(visit, "board-meeting-ends", super::instant(end, &visit.zone)));
    }
    if !meeting.place.is_empty() {
        facts.push(fact(visit, "board-meeting-place", meeting.place.clone()));
    }
    facts.push(fact(visit, "board-meeting-chair", name_of(&loaded.names, meeting.chair)));
    if let Some((at, _)) = &meeting.called_off {
        facts.push(fact(visit, "board-off-tag", super::instant(*at, &visit.zone)));
    }
    if !loaded.stand_ins.is_empty() {
        facts.push(fact(visit, "board-stand-ins-heading", super::stand_ins::in_words(visit, &loaded.stand_ins)));
    }
    facts
}

/// The field of one member in the roll.
fn seat(person: PersonId) -> String {
    format!("member_{person}")
}

fn roll(visit: &Visit, loaded: &Loaded, form: Option<Form>) -> (Form, FormView) {
    let form = form.unwrap_or_else(|| {
        loaded.people.iter().fold(Form::blank("board-roll"), |form, person| {
            let state = loaded.attendance.iter().find(|(other, _)| other == person).map(|(_, state)| *state);
            form.with(&seat(*person), state.map_or("", Attendance::as_str))
        })
    });
    let states =
        Attendance::ALL.iter().map(|one| Choice::new(one.as_str(), word(visit, "board-attendance", one.as_str())));
    let choices: Vec<Choice> = std::iter::once(Choice::new("", visit.say("board-choose"))).chain(states).collect();
    let input = |person: &PersonId| {
        let input = Input::select(&seat(*person), choices.clone()).width("m");
        input.labelled(name_of(&loaded.names, *person)).hinted("").optional()
    };
    let inputs = loaded.people.iter().map(input).collect();
    let action = format!("/board/meetings/{}/attendance", loaded.meeting.id);
    let view = form.view(visit, &action, inputs, "board-roll-button");
    (form, view)
}

/// The page of a meeting; `again` is its roll as it was sent.
async fn meeting_page(visit: &Visit, id: MeetingId, again: Option<Form>) -> Answer {
    let loaded = visit.read(move |tx| load(tx, id)).await?;
    let over = loaded.meeting.is_over();
    let may_edit = visit.may(Deed::KeepMeetings) && !over;
    let mut items: Vec<ItemView> = (1..).zip(&loaded.items).map(|one| item_view(visit, &loaded, one)).collect();
    for (view, item) in items.iter_mut().zip(&loaded.items) {
        if item.application.is_some() {
            continue;
        }
        if may_edit && item.vote.is_none() {
            view.count = format!("/board/meetings/{id}/items/{}", item.id);
        }
        if item.vote.is_some() || (visit.may(Deed::ChairVote) && !over && item.counts.is_none()) {
            view.vote = topics::address(id, item.id);
            let key = if item.vote.is_some() { "board-topic-vote" } else { "board-topic-put" };
            view.vote_label = visit.say(key);
        }
    }
    let came = |(person, state): &(PersonId, Attendance)| Fact {
        label: name_of(&loaded.names, *person),
        value: word(visit, "board-attendance", state.as_str()),
    };
    let consent_list = |(number, list): (usize, &ConsentId)| Fact {
        label: format!("{} {number}", visit.say("board-consent-heading")),
        value: format!("/board/consents/{list}"),
    };
    let (form, roll) = roll(visit, &loaded, again);
    let (off, why) = loaded.meeting.called_off.as_ref().map_or_else(Default::default, |(at, why)| {
        (message(visit, Message::new("board-off-at").with("at", visit.local(*at))), why.clone())
    });
    let view = MeetingView {
        base: format!("/board/meetings/{id}"),
        facts: facts(visit, &loaded),
        attendance: loaded.attendance.iter().map(came).collect(),
        roll: may_edit.then_some(roll),
        consent: if visit.may(Deed::ChairVote) && !over {
            format!("/board/meetings/{id}/consent")
        } else {
            String::new()
        },
        lists: (1..).zip(&loaded.lists_of).map(consent_list).collect(),
        items,
        may_edit,
        off,
        why,
    };
    if may_edit {
        visit.show_form_titled("board/meeting", &loaded.meeting.title, &form, &view)
    } else if form.refused() {
        let off = loaded.meeting.called_off.is_some();
        Err(if off { Refusal::MeetingCalledOff } else { Refusal::MinutesSigned }.into())
    } else {
        visit.show_titled("board/meeting", &loaded.meeting.title, &view)
    }
}

#[get("/board/meetings/<id>")]
async fn meeting(visit: Visit, id: MeetingId) -> Answer {
    meeting_page(&visit, id, None).await
}

#[post("/board/meetings/<id>/attendance", data = "<posted>")]
async fn attend(visit: Visit, id: MeetingId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let loaded = visit.read(move |tx| tx.permit(Deed::KeepMeetings).and_then(|()| load(tx, id))).await?;
    let mut form = Form::sent("board-roll", posted);
    let mut states = Vec::new();
    for person in &loaded.people {
        if let Some(Some(state)) = form.perhaps::<Attendance>(&seat(*person)) {
            states.push((*person, state));
        }
    }
    match visit.act(&mut form, Some(states), move |tx, states| meetings::attend(tx, id, states)).await? {
        Some(()) => visit.done(jar, format!("/board/meetings/{id}"), "board-roll-kept"),
        None => meeting_page(&visit, id, Some(form)).await,
    }
}

#[derive(Serialize)]
struct Hands {
    back: String,
    form: FormView,
}

async fn hands_page(visit: &Visit, id: MeetingId, item: ItemId, form: Option<Form>) -> Answer {
    let (meeting, found) = visit
        .read(move |tx| {
            tx.permit(Deed::KeepMeetings)?;
            let meeting = meetings::find(tx, id)?;
            let found = meetings::agenda(tx, id)?.into_iter().find(|one| one.id == item && one.application.is_none());
            Ok((meeting, found.ok_or(Stop::Missing)?))
        })
        .await?;
    if meeting.is_over() && form.is_none() {
        return visit.go(format!("/board/meetings/{id}"));
    }
    let names = ["yes", "no", "abstain"];
    let form = form.unwrap_or_else(|| {
        let counts = found.counts.into_iter().flatten().map(|votes| votes.to_string());
        names.iter().zip(counts).fold(Form::blank("board-hands"), |form, (name, votes)| form.with(name, votes))
    });
    let inputs = names.map(Input::number).into_iter().collect();
    let view = Hands {
        back: format!("/board/meetings/{id}"),
        form: form.view(visit, &format!("/board/meetings/{id}/items/{item}"), inputs, "board-hands-button"),
    };
    visit.show_form_titled("board/hands", &found.topic, &form, &view)
}

#[get("/board/meetings/<id>/items/<item>")]
async fn count_form(visit: Visit, id: MeetingId, item: ItemId) -> Answer {
    hands_page(&visit, id, item, None).await
}

#[post("/board/meetings/<id>/items/<item>", data = "<posted>")]
async fn count(visit: Visit, id: MeetingId, item: ItemId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    visit.read(move |tx| tx.permit(Deed::KeepMeetings).and_then(|()| meetings::find(tx, id))).await?;
    let mut form = Form::sent("board-hands", posted);
    let mut number = |name: &str| form.number(name, 0, 1_000).and_then(|votes| u32::try_from(votes).ok());
    let counts = (number("yes"), number("no"), number("abstain"));
    let counts = counts.0.zip(counts.1).zip(counts.2).map(|((yes, no), abstain)| [yes, no, abstain]);
    match visit.act(&mut form, counts, move |tx, counts| meetings::count(tx, id, item, *counts)).await? {
        Some(()) => visit.done(jar, format!("/board/meetings/{id}"), "board-hands-counted"),
        None => hands_page(&visit, id, item, Some(form)).await,
    }
}

/// The docket as PDF: what members read before the meeting, with what this reader may know.
#[get("/board/meetings/<id>/docket.pdf")]
async fn docket(visit: Visit, id: MeetingId) -> Answer {
    let loaded = visit.read(move |tx| load(tx, id)).await?;
    let title = loaded.meeting.title.clone();
    let mut paper = Document::new(visit.lang, title).with_foot(visit.say("board-docket-heading"));
    for fact in facts(&visit, &loaded) {
        paper.pair(fact.label, fact.value);
    }
    let mut table = Table::new(vec![
        Column::figures("", 1),
        Column::words(visit.say("board-docket-item"), 7),
        Column::words(visit.say("board-fact-place"), 6),
        Column::figures(visit.say("board-fact-requested"), 4),
        Column::figures(visit.say("board-column-mean"), 2),
    ]);
    for one in (1..).zip(&loaded.items) {
        let item = item_view(&visit, &loaded, one);
        table.row(vec![item.number.to_string(), item.title, item.facts, item.asked, item.figures]);
    }
    paper.heading(2, visit.say("board-agenda-heading"));
    paper.table(table);
    let (kind, sub) = document::PDF;
    Ok(Page::download("docket.pdf", ContentType::new(kind, sub), paper.pdf()?))
}
