//! What others scored and said about an application, and what was voted: open once one's own scores are locked.

use super::{
    Tab, Tag, amount,
    decided::{DecisionView, views},
    message, motion_tag, points, proposed, tabs,
};
use crate::{
    base::{ApplicationId, EntryId, Message, Stop},
    board::{
        Seen, decisions, discuss,
        rules::{self, Rules},
        scores::{self, Sheet},
    },
    calls,
    threads::{BODY_MAX, REASON_MAX},
    web::{Answer, Form, FormView, Input, Posted, Visit},
};
use rocket::{Route, get, http::CookieJar, post, routes};
use serde::Serialize;

pub(super) fn routes() -> Vec<Route> {
    routes![scores_page, discussion, comment, strike_form, strike, votes]
}

/// What a member may see, for pages that come after the declaration; `Err` leads to the declaration.
async fn open_to(visit: &Visit, id: ApplicationId) -> Result<Result<Seen, Answer>, Stop> {
    let seen = visit.read(move |tx| Seen::of(tx, id)).await?;
    Ok(if seen.is_clear() { Ok(seen) } else { Err(visit.go(format!("/board/applications/{id}/declare"))) })
}

#[derive(Serialize)]
struct Cell {
    points: String,
    comment: String,
}

#[derive(Serialize)]
struct SheetView {
    name: String,
    mean: String,
    recommended: String,
    comment: String,
    cells: Vec<Cell>,
}

#[derive(Serialize)]
struct Scores {
    tabs: Vec<Tab>,
    open: bool,
    criteria: Vec<String>,
    sheets: Vec<SheetView>,
    mean: String,
    is_wide: bool,
}

fn sheet(visit: &Visit, rules: &Rules, sheet: &Sheet, name: String) -> SheetView {
    let cells = rules.criteria.iter().map(|criterion| {
        let mark = sheet.filled.mark(criterion.id);
        let level = mark.and_then(|mark| mark.points);
        Cell {
            points: level.map(|level| level.to_string()).unwrap_or_default(),
            comment: mark.map(|mark| mark.comment.clone()).unwrap_or_default(),
        }
    });
    SheetView {
        name,
        mean: sheet.mean.map(|mean| points(visit, mean)).unwrap_or_default(),
        recommended: sheet.filled.recommended.map(|sum| amount(visit, sum)).unwrap_or_default(),
        comment: sheet.filled.comment.clone(),
        cells: cells.collect(),
    }
}

#[get("/board/applications/<id>/scores")]
async fn scores_page(visit: Visit, id: ApplicationId) -> Answer {
    let (seen, rules, own, others) = visit
        .read(move |tx| {
            let seen = Seen::of(tx, id)?;
            let rules = rules::of_call(tx, seen.call())?;
            let own = scores::own(tx, &seen)?.filter(|_| seen.sees_others());
            let others = scores::others(tx, &seen)?;
            Ok((seen, rules, own, others))
        })
        .await?;
    if !seen.is_clear() {
        return visit.go(format!("/board/applications/{id}/declare"));
    }
    let mine = own.iter().map(|own| sheet(&visit, &rules, own, visit.say("board-me")));
    let theirs = others.iter().map(|other| sheet(&visit, &rules, other, other.name.clone()));
    let means: Vec<_> = own.iter().chain(&others).filter_map(|sheet| sheet.mean).collect();
    let (mean, is_wide) = scores::spread(&rules, &means);
    let view = Scores {
        tabs: tabs(&visit, &seen, "board-tab-scores"),
        open: seen.sees_others(),
        criteria: rules.criteria.iter().map(|criterion| criterion.labels.say(visit.lang)).collect(),
        sheets: mine.chain(theirs).collect(),
        mean: mean.map(|mean| points(&visit, mean)).unwrap_or_default(),
        is_wide,
    };
    let heading = format!("{} {}", visit.say("board-scores-heading"), seen.reference());
    visit.show_titled("board/scores", &heading, &view)
}

#[derive(Serialize)]
struct CommentView {
    name: String,
    at: String,
    body: String,
    mine: bool,
    struck: String,
    strike: String,
}

#[derive(Serialize)]
struct Discussion {
    tabs: Vec<Tab>,
    open: bool,
    comments: Vec<CommentView>,
    form: Option<FormView>,
}

async fn discussion_page(visit: &Visit, id: ApplicationId, form: &Form) -> Answer {
    let (seen, comments, zone) = visit
        .read(move |tx| {
            let seen = Seen::of(tx, id)?;
            let comments = discuss::of_application(tx, &seen)?;
            let zone = calls::find(tx, seen.call())?.zone;
            Ok((seen, comments, zone))
        })
        .await?;
    if !seen.is_clear() {
        return visit.go(format!("/board/applications/{id}/declare"));
    }
    let comment = |comment: discuss::Comment| CommentView {
        at: visit.instant(comment.at, &zone),
        mine: comment.author == Some(seen.member()),
        struck: comment
            .struck
            .map(|struck| message(visit, Message::new("board-struck").with("reason", struck.reason)))
            .unwrap_or_default(),
        strike: if comment.may_strike { format!("/board/comments/{}/strike", comment.id) } else { String::new() },
        name: comment.name,
        body: comment.body,
    };
    let action = format!("/board/applications/{id}/discussion");
    let inputs = vec![Input::area("body", BODY_MAX)];
    let writable = seen.sees_others() && seen.is_undecided();
    let view = Discussion {
        tabs: tabs(visit, &seen, "board-tab-discussion"),
        open: seen.sees_others(),
        comments: comments.into_iter().map(comment).collect(),
        form: writable.then(|| form.view(visit, &action, inputs, "board-comment-button")),
    };
    let heading = format!("{} {}", visit.say("board-discussion-heading"), seen.reference());
    if writable {
        visit.show_form_titled("board/discussion", &heading, form, &view)
    } else {
        visit.show_titled("board/discussion", &heading, &view)
    }
}

#[get("/board/applications/<id>/discussion")]
async fn discussion(visit: Visit, id: ApplicationId) -> Answer {
    discussion_page(&visit, id, &Form::blank("board-comment")).await
}

#[post("/board/applications/<id>/discussion", data = "<posted>")]
async fn comment(visit: Visit, id: ApplicationId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    if let Err(elsewhere) = open_to(&visit, id).await? {
        return elsewhere;
    }
    let mut form = Form::sent("board-comment", posted);
    let body = form.text("body", BODY_MAX);
    match visit.act(&mut form, body, move |tx, body| discuss::comment(tx, id, body)).await? {
        Some(_) => visit.done(jar, format!("/board/applications/{id}/discussion"), "board-commented"),
        None => discussion_page(&visit, id, &form).await,
    }
}

#[derive(Serialize)]
struct Strike {
    form: FormView,
}

fn strike_page(visit: &Visit, id: EntryId, form: &Form) -> Answer {
    let inputs = vec![Input::area("reason", REASON_MAX)];
    let view =
        Strike { form: form.view(visit, &format!("/board/comments/{id}/strike"), inputs, "board-strike-button") };
    visit.show_form("board/strike", "board-strike-heading", form, &view)
}

#[get("/board/comments/<id>/strike")]
async fn strike_form(visit: Visit, id: EntryId) -> Answer {
    visit.read(move |tx| discuss::strikable(tx, id).map(|_| ())).await?;
    strike_page(&visit, id, &Form::blank("board-strike"))
}

#[post("/board/comments/<id>/strike", data = "<posted>")]
async fn strike(visit: Visit, id: EntryId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    visit.read(move |tx| discuss::strikable(tx, id).map(|_| ())).await?;
    let mut form = Form::sent("board-strike", posted);
    let reason = form.text("reason", REASON_MAX);
    match visit.act(&mut form, reason, move |tx, reason| discuss::strike(tx, id, reason)).await? {
        Some(application) => {
            visit.done(jar, format!("/board/applications/{application}/discussion"), "board-struck-out")
        }
        None => strike_page(&visit, id, &form),
    }
}

#[derive(Serialize)]
struct MotionView {
    href: String,
    number: i32,
    outcome: String,
    amount: String,
    tag: Tag,
    at: String,
}

#[derive(Serialize)]
struct Votes {
    tabs: Vec<Tab>,
    motions: Vec<MotionView>,
    decisions: Vec<DecisionView>,
    open_vote: String,
    /// Where a motion to take the decision back is put.
    reverse: String,
}

#[get("/board/applications/<id>/votes")]
async fn votes(visit: Visit, id: ApplicationId) -> Answer {
    let (seen, (motions, decisions, said), zone) = visit
        .read(move |tx| {
            let seen = Seen::of(tx, id)?;
            let seen_of_it = decisions::seen_by(tx, &seen)?;
            let zone = calls::find(tx, seen.call())?.zone;
            Ok((seen, seen_of_it, zone))
        })
        .await?;
    if !seen.is_clear() {
        return visit.go(format!("/board/applications/{id}/declare"));
    }
    let motion = |motion: &crate::board::votes::Motion| MotionView {
        href: format!("/board/motions/{}", motion.id),
        number: motion.number,
        outcome: proposed(&visit, motion, &motions),
        amount: motion.amount.map(|sum| amount(&visit, sum)).unwrap_or_default(),
        tag: motion_tag(&visit, motion.state),
        at: visit.instant(motion.closed_at.unwrap_or(motion.opened_at), &zone),
    };
    let is_free = visit.may(crate::base::Deed::ChairVote) && seen.open_motion().is_none();
    let may_open = is_free && seen.is_undecided();
    let stands = decisions.iter().any(|decision| decision.reversed_by.is_none());
    let may_reverse = is_free && !seen.is_undecided() && stands;
    let view = Votes {
        tabs: tabs(&visit, &seen, "board-tab-votes"),
        motions: motions.iter().map(motion).collect(),
        decisions: views(&visit, id, &decisions, (&said, &motions)),
        open_vote: if may_open { format!("/board/applications/{id}/open-vote") } else { String::new() },
        reverse: if may_reverse { format!("/board/applications/{id}/reverse") } else { String::new() },
    };
    let heading = format!("{} {}", visit.say("board-votes-heading"), seen.reference());
    visit.show_titled("board/votes", &heading, &view)
}
