//! The chair puts a motion to the vote that takes a decision back.

use super::{Fact, word};
use crate::{
    awards::reversals,
    base::{ApplicationId, Deed, MeetingId, Message, Stop, money, words},
    board::{
        Seen, TEXT_MAX,
        meetings::Meeting,
        reversals::{NewReversal, Reversible},
    },
    calls::{self, Call, set_up},
    web::{Answer, Choice, Form, FormView, Input, Posted, Visit},
};
use chrono::{NaiveDate, NaiveTime};
use rocket::{Route, get, http::CookieJar, post, routes};
use serde::Serialize;

pub(super) fn routes() -> Vec<Route> {
    routes![reverse_form, reverse]
}

#[derive(Serialize)]
struct View {
    facts: Vec<Fact>,
    /// Why the decision cannot be taken back any more; then there is no form.
    refused: String,
    back: String,
    form: Option<FormView>,
}

fn facts(visit: &Visit, found: &Reversible) -> Vec<Fact> {
    let decision = &found.decision;
    let number = visit.message(&Message::new("board-motion-number").with("number", found.motion.number));
    let amount = decision.amount.map(|sum| money::format(&sum, visit.lang.style())).unwrap_or_default();
    let rows = [
        ("awards-letter-reference", found.case.reference.clone()),
        ("board-motion-reverses", format!("{number} {}", word(visit, "board-outcome", decision.outcome.as_str()))),
        ("awards-amount", amount),
        ("board-decision-on", words::date(decision.decided_on)),
    ];
    let rows = rows.into_iter().filter(|(_, value)| !value.is_empty());
    rows.map(|(key, value)| Fact { label: visit.say(key), value }).collect()
}

fn inputs(visit: &Visit, meetings: &[Meeting], call: &Call) -> Vec<Input> {
    let none = Choice::new("", visit.say("awards-reverse-no-meeting"));
    let meetings = meetings.iter().map(|meeting| Choice::new(meeting.id.to_string(), meeting.title.clone()));
    let ballots = ["open", "secret"].map(|one| {
        let key = format!("board-ballot-{one}");
        Choice::new(one, visit.say(&key)).hinted(visit.say(&format!("{key}.hint")))
    });
    let closes = Message::new("board-open-closes-hint").with("zone", call.zone.as_str());
    vec![
        Input::area("text", TEXT_MAX),
        Input::select("meeting", std::iter::once(none).chain(meetings).collect()).width("l").optional(),
        Input::radios("ballot", ballots.to_vec()),
        Input::date("closes").optional().hinted(visit.message(&closes)),
    ]
}

async fn page(visit: &Visit, id: ApplicationId, form: &Form) -> Answer {
    let back = format!("/board/applications/{id}/votes");
    let loaded = visit
        .read(move |tx| {
            let (found, meetings) = reversals::look(tx, id)?;
            let call = calls::find(tx, found.case.call_id)?;
            Ok((found, meetings, call))
        })
        .await;
    let view = match loaded {
        Ok((found, ..)) if found.is_voted_on && !form.refused() => return visit.go(back),
        Ok((found, meetings, call)) => View {
            facts: facts(visit, &found),
            refused: String::new(),
            form: Some(form.view(
                visit,
                &format!("/board/applications/{id}/reverse"),
                inputs(visit, &meetings, &call),
                "awards-reverse-button",
            )),
            back,
        },
        Err(Stop::Refused(why)) => View { facts: Vec::new(), refused: visit.message(&why.message()), form: None, back },
        Err(stop) => return Err(stop),
    };
    visit.show_form("awards/reverse", "awards-reverse-heading", form, &view)
}

#[get("/board/applications/<id>/reverse")]
async fn reverse_form(visit: Visit, id: ApplicationId) -> Answer {
    page(&visit, id, &Form::blank("awards-reverse").with("ballot", "open")).await
}

#[post("/board/applications/<id>/reverse", data = "<posted>")]
async fn reverse(visit: Visit, id: ApplicationId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let zone = visit
        .read(move |tx| {
            tx.permit(Deed::ChairVote)?;
            let seen = Seen::of(tx, id)?;
            Ok(calls::find(tx, seen.call())?.zone)
        })
        .await?;
    let mut form = Form::sent("awards-reverse", posted);
    let closes = if form.raw("closes").trim().is_empty() { Some(None) } else { form.date("closes").map(Some) };
    // The day chosen is the last one on which members vote.
    let end = |day: NaiveDate| set_up::utc(day.and_time(NaiveTime::from_hms_opt(23, 59, 0)?), &zone);
    let secret = form.raw("ballot") == "secret";
    let new = form.text("text", TEXT_MAX).zip(form.perhaps::<MeetingId>("meeting")).zip(closes);
    let new =
        new.map(|((text, meeting), closes)| NewReversal { text, secret, closes_at: closes.and_then(end), meeting });
    match visit.act(&mut form, new, move |tx, new| reversals::propose(tx, id, new)).await? {
        Some(motion) => visit.done(jar, format!("/board/motions/{motion}"), "board-vote-opened"),
        None => page(&visit, id, &form).await,
    }
}
