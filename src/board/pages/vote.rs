//! Votes: a motion with its ballot paper and its result, and the chair's form that opens one.

use super::{Fact, Tag, amount, fact, instant, message, motion_tag, outcome, points, rules::rule_facts, typed, word};
use crate::{
    applications::State,
    base::{ApplicationId, Currency, Deed, FundId, Message, Money, MotionId, Stop},
    board::{
        Choice as Vote, MotionState, Outcome, Refusal, Seen, TEXT_MAX, Tally, members,
        polls::{self, Ballot, Poll},
        rules,
        votes::{self, NewBallot, NewMotion},
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
    routes![motion, vote, open_form, open]
}

#[derive(Serialize)]
pub(super) struct BallotView {
    name: String,
    choice: String,
    recommended: String,
    conditions: String,
    reason: String,
}

#[derive(Serialize)]
struct Count {
    label: String,
    value: String,
}

#[derive(Serialize)]
struct Motion {
    application: String,
    reference: String,
    tag: Tag,
    result: String,
    text: String,
    conditions: String,
    facts: Vec<Fact>,
    counts: Vec<Count>,
    ballots: Vec<BallotView>,
    is_secret: bool,
    has_voted: bool,
    voters: Vec<String>,
    slips: Vec<String>,
    rules: Vec<Fact>,
    rules_link: String,
    conclude: String,
    no_quorum: bool,
    form: Option<FormView>,
}

fn facts(visit: &Visit, poll: &Poll, zone: &str) -> Vec<Fact> {
    let motion = &poll.motion;
    let mut facts = vec![fact(visit, "board-motion-outcome", outcome(visit, motion.outcome))];
    let mut add = |key: &str, value: Option<String>| {
        if let Some(value) = value {
            facts.push(fact(visit, key, value));
        }
    };
    add("board-motion-amount", motion.amount.map(|sum| amount(visit, sum)));
    add("board-fact-requested", poll.requested.map(|sum| amount(visit, sum)));
    let fund = poll.fund.as_ref();
    add("board-motion-fund", fund.map(|fund| format!("{} · {}", fund.code, fund.labels.say(visit.lang))));
    add("board-motion-conditions", motion.conditions.clone());
    add("board-motion-mean", poll.mean.map(|mean| points(visit, mean)));
    let least = poll.rules.terms.minimum_mean;
    let needed = motion.outcome.gives() && least > 0;
    add("board-motion-mean-needed", needed.then(|| least.to_string()));
    add(
        "board-motion-ballot",
        Some(visit.say(if motion.secret { "board-ballot-secret" } else { "board-ballot-open" })),
    );
    add("board-motion-opened-at", Some(instant(motion.opened_at, zone)));
    add("board-motion-closes-at", motion.closes_at.map(|end| instant(end, zone)));
    add("board-motion-closed-at", motion.closed_at.map(|at| instant(at, zone)));
    add("board-motion-majority", Some(word(visit, "board-majority", poll.rules.terms.majority.as_str())));
    let quorum = Message::new("board-motion-quorum-is").with("quorum", poll.quorum).with("electors", poll.electors);
    add("board-motion-quorum", Some(message(visit, quorum)));
    let turnout = Message::new("board-motion-turnout-is").with("cast", poll.cast).with("electors", poll.electors);
    add("board-motion-turnout", Some(message(visit, turnout)));
    facts
}

fn counts(visit: &Visit, tally: &Tally) -> Vec<Count> {
    let count = |choice: Vote, votes: u32| Count {
        label: word(visit, "board-choice", choice.as_str()),
        value: votes.to_string(),
    };
    vec![
        count(Vote::Yes, tally.yes),
        count(Vote::YesWithConditions, tally.yes_with_conditions),
        count(Vote::No, tally.no),
        count(Vote::Abstain, tally.abstain),
    ]
}

pub(super) fn ballot(visit: &Visit, ballot: &Ballot, name: String) -> BallotView {
    BallotView {
        name,
        choice: word(visit, "board-choice", ballot.choice.as_str()),
        recommended: ballot.recommended.map(|sum| amount(visit, sum)).unwrap_or_default(),
        conditions: ballot.conditions.clone(),
        reason: ballot.reason.clone(),
    }
}

/// The ballot paper as it was sent, or as it was cast before.
fn paper(visit: &Visit, poll: &Poll, form: Option<Form>) -> (Form, FormView) {
    let form = form.unwrap_or_else(|| {
        let blank = Form::blank("board-vote");
        let Some(own) = &poll.own else { return blank };
        blank
            .with("choice", own.choice.as_str())
            .with("recommended", own.recommended.map(typed).unwrap_or_default())
            .with("conditions", own.conditions.clone())
            .with("reason", own.reason.clone())
    });
    let choices =
        Vote::ALL.iter().map(|choice| Choice::new(choice.as_str(), word(visit, "board-choice", choice.as_str())));
    let mut inputs = vec![Input::radios("choice", choices.collect())];
    // What a member would give and why could tell who it was.
    let open = !poll.motion.secret;
    if let Some(asked) = poll.requested.filter(|_| open && poll.motion.outcome.gives()) {
        inputs.push(Input::money("recommended", asked.currency().code()).optional());
    }
    inputs.push(Input::area("conditions", TEXT_MAX).optional());
    if open {
        inputs.push(Input::area("reason", TEXT_MAX).optional());
    }
    let button = if poll.own.is_some() { "board-vote-change" } else { "board-vote-button" };
    let view = form.view(visit, &format!("/board/motions/{}", poll.motion.id), inputs, button);
    (form, view)
}

async fn motion_page(visit: &Visit, id: MotionId, form: Option<Form>) -> Answer {
    let loaded = visit
        .read(move |tx| {
            let poll = polls::view(tx, id)?;
            let zone = calls::find(tx, poll.motion.call)?.zone;
            Ok((poll, zone))
        })
        .await;
    let (poll, zone) = match loaded {
        Err(stop) if stop.refusal() == Some(&Refusal::DeclareFirst) => return to_declaration(visit, id).await,
        other => other?,
    };
    let motion = &poll.motion;
    let is_open = motion.state == MotionState::Open;
    // A ballot that came too late is told so, not passed over in silence.
    if motion.secret && poll.has_voted && form.is_some() {
        return visit.go(format!("/board/motions/{id}"));
    }
    if !poll.may_vote && form.as_ref().is_some_and(Form::refused) {
        return Err(Refusal::MotionClosed.into());
    }
    let (form, paper) = if poll.may_vote {
        let (form, view) = paper(visit, &poll, form);
        (Some(form), Some(view))
    } else {
        (None, None)
    };
    let path = if poll.seen.is_some() { "/board/applications" } else { "/board/records" };
    let view = Motion {
        application: format!("{path}/{}", motion.application),
        reference: poll.reference.clone(),
        tag: motion_tag(visit, motion.state),
        result: motion.reason.map(|reason| word(visit, "board-reason", reason.as_str())).unwrap_or_default(),
        text: motion.text.clone(),
        conditions: motion.conditions.clone().unwrap_or_default(),
        facts: facts(visit, &poll, &zone),
        counts: if is_open { Vec::new() } else { counts(visit, &motion.tally) },
        is_secret: motion.secret,
        has_voted: motion.secret && poll.has_voted,
        voters: poll.voters.clone(),
        slips: poll.slips.clone(),
        ballots: poll.ballots.iter().map(|one| ballot(visit, one, one.name.clone())).collect(),
        rules: rule_facts(visit, &poll.rules),
        rules_link: format!("/board/rounds/{}/rules", motion.call),
        conclude: if poll.may_close { format!("/board/motions/{id}/conclude") } else { String::new() },
        no_quorum: is_open && poll.quorum > poll.electors,
        form: paper,
    };
    let number = Message::new("board-motion-heading").with("number", motion.number).with("reference", poll.reference);
    let heading = message(visit, number);
    match form {
        Some(form) => visit.show_form_titled("board/motion", &heading, &form, &view),
        None => visit.show_titled("board/motion", &heading, &view),
    }
}

/// A member who has not declared is led there first.
async fn to_declaration(visit: &Visit, id: MotionId) -> Answer {
    let application = visit.read(move |tx| polls::application_of(tx, id)).await?;
    visit.go(format!("/board/applications/{application}/declare"))
}

#[get("/board/motions/<id>")]
async fn motion(visit: Visit, id: MotionId) -> Answer {
    motion_page(&visit, id, None).await
}

#[post("/board/motions/<id>", data = "<posted>")]
async fn vote(visit: Visit, id: MotionId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let mut form = Form::sent("board-vote", posted);
    let poll = visit
        .read(move |tx| {
            tx.permit(Deed::Vote)?;
            polls::view(tx, id)
        })
        .await?;
    if poll.motion.secret {
        // A request key would keep when who voted.
        form.put("_key", "");
    }
    let currency = poll.requested.map(|asked| asked.currency());
    let choice = form.one::<Vote>("choice");
    let recommended = match currency.filter(|_| !form.raw("recommended").trim().is_empty()) {
        Some(currency) => form.money("recommended", currency).map(Some),
        None => Some(None),
    };
    let texts = form.optional("conditions", TEXT_MAX).zip(form.optional("reason", TEXT_MAX));
    let new = choice.zip(recommended).zip(texts).map(|((choice, recommended), (conditions, reason))| NewBallot {
        choice,
        recommended,
        conditions,
        reason,
    });
    match visit.act(&mut form, new, move |tx, new| votes::cast(tx, id, new)).await? {
        Some(()) if poll.motion.secret => visit.done(jar, format!("/board/motions/{id}"), "board-voted-in-secret"),
        Some(()) => visit.done(jar, format!("/board/motions/{id}"), "board-voted"),
        None => motion_page(&visit, id, Some(form)).await,
    }
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
    quorum: u32,
    electors: u32,
}

async fn ground(visit: &Visit, id: ApplicationId) -> Result<Ground, Stop> {
    visit
        .read(move |tx| {
            tx.permit(crate::base::Deed::ChairVote)?;
            let seen = Seen::of(tx, id)?;
            let call = calls::find(tx, seen.call())?;
            let mut all = funds::list(tx)?;
            all.retain(|fund| {
                let of_call = call.funds.is_empty() || call.funds.contains(&fund.id);
                of_call && fund.state == funds::State::Open && fund.fits(seen.kind(), seen.country()).is_ok()
            });
            let mut figures: HashMap<FundId, Figures> = funds::figures_of(tx, &all)?;
            let funds = all.into_iter().filter_map(|fund| figures.remove(&fund.id).map(|figures| (fund, figures)));
            let funds = funds.collect();
            let electors = members::count_electors(tx, id)?;
            let quorum = rules::of_call(tx, call.id)?.quorum(electors);
            Ok(Ground { seen, call, funds, quorum, electors })
        })
        .await
}

fn open_inputs(visit: &Visit, ground: &Ground) -> Vec<Input> {
    let outcomes = Outcome::ALL.iter().map(|one| {
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
    let ballots = ["open", "secret"].map(|one| {
        let key = format!("board-ballot-{one}");
        Choice::new(one, visit.say(&key)).hinted(visit.say(&format!("{key}.hint")))
    });
    let closes = Message::new("board-open-closes-hint").with("zone", ground.call.zone.as_str());
    vec![
        Input::radios("outcome", outcomes.collect()),
        Input::text("amount").mode("decimal").width("s").optional(),
        Input::select("currency", currencies.collect()).width("s").optional(),
        Input::select("fund", funds.collect()).width("l").optional(),
        Input::area("text", TEXT_MAX),
        Input::area("conditions", TEXT_MAX).optional(),
        Input::radios("ballot", ballots.to_vec()),
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
    let fund = form.perhaps::<FundId>("fund");
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
    let new = outcome.zip(amount).zip(fund).zip(texts).zip(closes_at).map(
        |((((outcome, amount), fund), (text, conditions)), closes_at)| NewMotion {
            outcome,
            amount,
            fund,
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
