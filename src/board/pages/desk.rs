//! The desk: what waits for the member, and the way to the next thing to read.

use super::{Tag, message, stand_ins, word};
use crate::{
    base::{ApplicationId, Deed, Message, templates::Templates, words},
    board::{
        convening,
        desk::{self, Item, Round, Task},
        hand_over::{self, InPlace},
        interests,
        meetings::Meeting,
        topics,
    },
    calls::choices::{self, Lists},
    web::{Answer, Form, FormView, Page, Posted, Visit},
};
use rocket::{
    Route, get,
    http::{ContentType, CookieJar},
    post, routes,
};
use serde::Serialize;

pub(super) fn routes() -> Vec<Route> {
    routes![desk_page, next, take, keys_script]
}

#[derive(Serialize)]
struct ItemView {
    href: String,
    reference: String,
    name: String,
    about: String,
    until: String,
    tag: Tag,
}

#[derive(Serialize)]
struct RoundView {
    title: String,
    ranking: String,
    /// Where it is taken home, where that is allowed.
    offline: String,
    decides_by: String,
    reads_by: String,
    progress: String,
    scored: usize,
    of: usize,
    waiting: Vec<ItemView>,
    rest: Vec<ItemView>,
}

/// A topic to vote on.
#[derive(Serialize)]
struct TopicView {
    href: String,
    title: String,
}

/// A meeting to come.
#[derive(Serialize)]
struct MeetingView {
    href: String,
    title: String,
    at: String,
}

/// A reading of another's, with the button that takes it.
#[derive(Serialize)]
struct InPlaceView {
    text: String,
    form: FormView,
}

#[derive(Serialize)]
struct Desk {
    /// The meetings of the next weeks, the first first.
    meetings: Vec<MeetingView>,
    /// Topics of meetings that wait for the reader's vote.
    topics: Vec<TopicView>,
    rounds: Vec<RoundView>,
    may_rule: bool,
    /// For whom the member stands in, and who for them.
    stand_ins: Vec<String>,
    /// What the member may read in the place of those they stand in for.
    in_place: Vec<InPlaceView>,
    /// Whether this year's declaration of interests is missing.
    interests_missing: bool,
}

fn tag(visit: &Visit, task: Task) -> Tag {
    let tone = match task {
        Task::Vote => "red",
        Task::Declare | Task::Finish => "amber",
        Task::Score => "blue",
        Task::Done => "green",
        Task::Ruling | Task::Recused | Task::Others => "",
    };
    Tag { label: word(visit, "board-task", task.as_str()), tone }
}

fn item(visit: &Visit, item: &Item, lists: &Lists, zone: &str) -> ItemView {
    let country = lists.name("country", &item.country, visit.lang);
    let kind = item.kind.as_deref().map(|kind| lists.name("kind", kind, visit.lang));
    ItemView {
        href: match (item.task, item.motion) {
            (Task::Vote, Some(motion)) => format!("/board/motions/{motion}"),
            _ => format!("/board/applications/{}", item.application),
        },
        reference: item.reference.clone(),
        name: item.name.clone(),
        about: kind.map_or_else(|| country.clone(), |kind| format!("{country} · {kind}")),
        until: item.closes_at.map(|end| super::instant(end, zone)).unwrap_or_default(),
        tag: tag(visit, item.task),
    }
}

fn round(visit: &Visit, round: &Round, lists: &Lists) -> RoundView {
    let (waiting, rest): (Vec<&Item>, Vec<&Item>) = round.items.iter().partition(|item| item.task.waits());
    let views = |items: Vec<&Item>| items.into_iter().map(|one| item(visit, one, lists, &round.call.zone)).collect();
    let progress = Message::new("board-desk-progress").with("scored", round.scored).with("of", round.of);
    RoundView {
        title: round.call.labels.say(visit.lang),
        ranking: format!("/board/rounds/{}/ranking", round.call.id),
        offline: if round.offline { format!("/board/rounds/{}/offline", round.call.id) } else { String::new() },
        decides_by: round.call.decides_by.clone(),
        reads_by: round.reads_by.map(words::date).unwrap_or_default(),
        progress: message(visit, progress),
        scored: round.scored,
        of: round.of,
        waiting: views(waiting),
        rest: views(rest),
    }
}

/// How many days before it a meeting comes to the desk.
const MEETINGS_AHEAD: i64 = 30;

const TAKE: &str = "board-take";

fn in_place(visit: &Visit, one: &InPlace) -> InPlaceView {
    let text =
        Message::new("board-take-text").with("reference", one.reference.as_str()).with("name", one.name.as_str());
    let path = format!("/board/applications/{}/take", one.application);
    InPlaceView {
        text: message(visit, text),
        form: Form::blank(TAKE).view(visit, &path, vec![], "board-take-button").aside(),
    }
}

#[get("/board")]
async fn desk_page(visit: Visit) -> Answer {
    let (rounds, lists, declared, taken, (meetings, topics)) = visit
        .read(|tx| {
            let lists = choices::lists(tx)?;
            let meetings = convening::soon(tx, tx.now + chrono::Duration::days(MEETINGS_AHEAD))?;
            let meetings = (meetings, topics::waiting(tx)?);
            Ok((desk::own(tx)?, lists, interests::own(tx)?.declared_at, hand_over::in_place(tx)?, meetings))
        })
        .await?;
    let meeting = |meeting: &Meeting| MeetingView {
        href: format!("/board/meetings/{}", meeting.id),
        title: meeting.title.clone(),
        at: super::instant(meeting.starts_at, &visit.zone),
    };
    let view = Desk {
        meetings: meetings.iter().map(meeting).collect(),
        topics: topics.into_iter().map(|one| TopicView { href: one.href, title: one.topic }).collect(),
        rounds: rounds.iter().map(|one| round(&visit, one, &lists)).collect(),
        may_rule: visit.may(Deed::RuleOnConflict),
        stand_ins: stand_ins::own(&visit).await?,
        in_place: taken.iter().map(|one| in_place(&visit, one)).collect(),
        interests_missing: declared.is_none(),
    };
    visit.show("board/desk", "board-desk-heading", &view)
}

#[post("/board/applications/<id>/take", data = "<posted>")]
async fn take(visit: Visit, id: ApplicationId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    visit.read(|tx| tx.permit(Deed::Score)).await?;
    let mut form = Form::sent(TAKE, posted);
    let taken = visit.act(&mut form, Some(id), |tx, id| hand_over::take(tx, *id)).await?;
    visit.done(jar, "/board", if taken.is_some() { "board-taken" } else { "board-not-assigned" })
}

/// The script by which one key does what an access key does.
#[get("/static/keys.js")]
fn keys_script() -> Page {
    let page = Page::file(ContentType::JavaScript, Templates::shared().keys_script.clone().into_bytes());
    page.with_header("Cache-Control", "public, max-age=3600")
}

#[get("/board/applications/<id>/next")]
async fn next(visit: Visit, id: ApplicationId) -> Answer {
    match visit.read(move |tx| desk::next(tx, id)).await? {
        Some(next) => visit.go(format!("/board/applications/{next}")),
        None => visit.go("/board"),
    }
}
