//! The chair puts a motion on an application to the vote.

use super::{Fact, amount, fact, message, outcome, typed};
use crate::{
    applications::State,
    base::{ApplicationId, CallId, Currency, Deed, FundId, Message, Money, Stop},
    board::{
        Outcome, Refusal, Seen, TEXT_MAX, rules, sources, stand_ins,
        votes::{self, NewMotion},
    },
    calls::{self, Call, set_up},
    funds::{self, Figures, Fund},
    web::{Answer, Choice, Form, FormView, Input, Posted, Visit},
};
use chrono::NaiveTime;
use rocket::{Route, get, http::CookieJar, post, routes};
use serde::Serialize;
use std::collections::HashMap;

pub(super) fn routes() -> Vec<Route> {
    routes![open_form, open]
}

#[derive(Serialize)]
struct OpenVote {
    facts: Vec<Fact>,
    no_quorum: String,
    form: FormView,
}

/// What the chair's form stands on.
struct Ground {
    seen: Seen,
    call: Call,
    funds: Vec<(Fund, Figures)>,
    rounds: Vec<Call>,
    quorum: u32,
    electors: u32,
}

async fn ground(visit: &Visit, id: ApplicationId) -> Result<Ground, Stop> {
    visit
        .read(move |tx| {
            tx.permit(Deed::ChairVote)?;
            let seen = Seen::of(tx, id)?;
            let call = calls::find(tx, seen.call())?;
            let all = sources::of_some(tx, std::slice::from_ref(&seen))?;
            let mut figures: HashMap<FundId, Figures> = funds::figures_of(tx, &all)?;
            let funds = all.into_iter().filter_map(|fund| figures.remove(&fund.id).map(|figures| (fund, figures)));
            let funds = funds.collect();
            let rules = rules::of_call(tx, call.id)?;
            let (electors, _) = stand_ins::electorate(tx, id, &rules)?;
            let electors = u32::try_from(electors.len()).unwrap_or(u32::MAX);
            let quorum = rules.quorum(electors);
            let rounds = calls::to_come(tx, call.id)?;
            Ok(Ground { seen, call, funds, rounds, quorum, electors })
        })
        .await
}

/// To which round an application is put off, where it is.
pub(super) fn defer_to(visit: &Visit, rounds: &[Call]) -> Input {
    let rounds = rounds.iter().map(|round| Choice::new(round.id.to_string(), round.labels.say(visit.lang)));
    let rounds = std::iter::once(Choice::new("", visit.say("board-open-later"))).chain(rounds);
    Input::select("defer_to", rounds.collect())
        .labelled(visit.say("board-open-defer-to"))
        .hinted(visit.say("board-open-defer-to.hint"))
        .width("l")
        .optional()
}

/// Whether the vote is open or secret.
pub(in crate::board::pages) fn ballot(visit: &Visit) -> Input {
    let ballots = ["open", "secret"].map(|one| {
        let key = format!("board-ballot-{one}");
        Choice::new(one, visit.say(&key)).hinted(visit.say(&format!("{key}.hint")))
    });
    Input::radios("ballot", ballots.to_vec()).labelled(visit.say("board-open-ballot"))
}

fn open_inputs(visit: &Visit, ground: &Ground) -> Vec<Input> {
    let proposed = Outcome::ALL.iter().filter(|one| **one != Outcome::Reverse);
    let outcomes = proposed.map(|one| {
        let hint = format!("board-outcome-{}.hint", one.as_str().replace('_', "-"));
        Choice::new(one.as_str(), outcome(visit, *one)).hinted(visit.say(&hint))
    });
    let mut currencies: Vec<Currency> = ground.funds.iter().map(|(fund, _)| fund.currency).collect();
    currencies.extend(ground.seen.requested().map(|asked| asked.currency()));
    currencies.sort_by_key(|currency| currency.code());
    currencies.dedup();
    let currencies = currencies.into_iter().map(|currency| Choice::new(currency.code(), currency.code()));
    let funds = ground.funds.iter().map(|(fund, figures)| {
        let available = Message::new("board-open-available").with("amount", figures.available);
        let name = format!("{} · {} · {}", fund.code, fund.labels.say(visit.lang), message(visit, available));
        Choice::new(fund.id.to_string(), name)
    });
    let funds = std::iter::once(Choice::new("", visit.say("board-choose"))).chain(funds);
    let closes = Message::new("board-open-closes-hint").with("zone", ground.call.zone.as_str());
    vec![
        Input::radios("outcome", outcomes.collect()),
        Input::text("amount").mode("decimal").width("s").optional(),
        Input::select("currency", currencies.collect()).width("s").optional(),
        Input::select("fund", funds.collect()).width("l").optional(),
        defer_to(visit, &ground.rounds),
        Input::area("text", TEXT_MAX),
        Input::area("conditions", TEXT_MAX).optional(),
        ballot(visit),
        Input::date("closes").optional().hinted(message(visit, closes)),
    ]
}

async fn open_page(visit: &Visit, id: ApplicationId, form: Option<Form>) -> Answer {
    let ground = ground(visit, id).await?;
    let seen = &ground.seen;
    if !seen.is_clear() {
        return visit.go(format!("/board/applications/{id}/declare"));
    }
    if seen.state() != State::WithBoard || seen.open_motion().is_some() {
        return visit.go(format!("/board/applications/{id}/votes"));
    }
    let form = form.unwrap_or_else(|| {
        let text = Message::new("board-open-text-proposed").with("reference", seen.reference());
        let form = Form::blank("board-open").with("text", message(visit, text)).with("ballot", "open");
        match seen.requested() {
            Some(asked) => form.with("amount", typed(asked)).with("currency", asked.currency().code()),
            None => form,
        }
    });
    let mut facts = Vec::new();
    if let Some(name) = seen.name() {
        facts.push(fact(visit, "board-fact-name", name));
    }
    if let Some(asked) = seen.requested() {
        facts.push(fact(visit, "board-fact-requested", amount(visit, asked)));
    }
    let lacking = Refusal::QuorumImpossible { needed: ground.quorum, electors: ground.electors };
    let lacking = crate::base::Refusal::message(&lacking);
    let view = OpenVote {
        facts,
        no_quorum: if ground.quorum > ground.electors { message(visit, lacking) } else { String::new() },
        form: form.view(
            visit,
            &format!("/board/applications/{id}/open-vote"),
            open_inputs(visit, &ground),
            "board-open-button",
        ),
    };
    let heading = format!("{} {}", visit.say("board-open-heading"), seen.reference());
    visit.show_form_titled("board/open_vote", &heading, &form, &view)
}

#[get("/board/applications/<id>/open-vote")]
async fn open_form(visit: Visit, id: ApplicationId) -> Answer {
    open_page(&visit, id, None).await
}

fn read_amount(form: &mut Form, gives: bool) -> Option<Option<Money>> {
    if !gives || form.raw("amount").trim().is_empty() {
        return Some(None);
    }
    let currency = form.currency("currency")?;
    form.money("amount", currency).map(Some)
}

#[post("/board/applications/<id>/open-vote", data = "<posted>")]
async fn open(visit: Visit, id: ApplicationId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let mut form = Form::sent("board-open", posted);
    let outcome = form.one::<Outcome>("outcome");
    let amount = read_amount(&mut form, outcome.is_some_and(Outcome::gives));
    let sources = form.perhaps::<FundId>("fund").zip(form.perhaps::<CallId>("defer_to"));
    let texts = form.text("text", TEXT_MAX).zip(form.optional("conditions", TEXT_MAX));
    let secret = form.raw("ballot") == "secret";
    let closes = if form.raw("closes").trim().is_empty() { Some(None) } else { form.date("closes").map(Some) };
    let zone = visit
        .read(move |tx| {
            let seen = Seen::of(tx, id)?;
            Ok(calls::find(tx, seen.call())?.zone)
        })
        .await?;
    // The day chosen is the last one on which members vote.
    let end = |day: chrono::NaiveDate| set_up::utc(day.and_time(NaiveTime::from_hms_opt(23, 59, 0)?), &zone);
    let closes_at = closes.map(|day| day.and_then(end));
    let new = outcome.zip(amount).zip(sources).zip(texts).zip(closes_at).map(
        |((((outcome, amount), (fund, defer_to)), (text, conditions)), closes_at)| NewMotion {
            outcome,
            amount,
            fund,
            defer_to,
            text,
            conditions,
            secret,
            closes_at,
        },
    );
    match visit.act(&mut form, new, move |tx, new| votes::open_vote(tx, id, new)).await? {
        Some(motion) => visit.done(jar, format!("/board/motions/{motion}"), "board-vote-opened"),
        None => open_page(&visit, id, Some(form)).await,
    }
}
