//! Votes: a motion with its ballot paper and its result. The chair's form that opens one is in `open_vote`.

use super::{
    Fact, Tag, amount, brief, fact, instant, message, motion_tag, outcome, points, rules::rule_facts, stand_ins, typed,
    word,
};
use crate::{
    awards::emergency,
    base::{Deed, Message, MotionId, Refusal as _, Stop},
    board::{
        Choice as Vote, MotionState, Refusal, TEXT_MAX, Tally, Track,
        emergency::{Clock, StaffVote, State},
        polls::{self, Ballot, Poll},
        reversals::Brief,
        votes::NewBallot,
    },
    calls,
    db::Tx,
    web::{Answer, Choice, Form, FormView, Input, Posted, Visit},
};
use rocket::{Route, get, http::CookieJar, post, routes};
use serde::Serialize;

pub(super) fn routes() -> Vec<Route> {
    routes![motion, vote]
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
    clock: Option<ClockView>,
    is_away: bool,
    /// The motion it reverses, and the motions put to reverse it.
    around: Vec<Around>,
    rules: Vec<Fact>,
    rules_link: String,
    conclude: String,
    withdraw: String,
    /// What the chair waits for before closing it.
    waits: String,
    no_quorum: String,
    form: Option<FormView>,
}

/// Another motion that this one reverses, or that reverses it.
#[derive(Serialize)]
struct Around {
    label: String,
    href: String,
    name: String,
    tag: Tag,
}

fn around(visit: &Visit, poll: &Poll) -> Vec<Around> {
    let view = |key: &str, motion: &Brief| Around {
        label: visit.say(key),
        href: format!("/board/motions/{}", motion.id),
        name: brief(visit, motion),
        tag: motion_tag(visit, motion.state),
    };
    let earlier = poll.reverses.iter().map(|earlier| view("board-motion-reverses", earlier));
    let later = poll.reversals.iter().map(|later| match later.state {
        MotionState::Carried => view("board-motion-reversed-by", later),
        _ => view("board-motion-to-reverse", later),
    });
    earlier.chain(later).collect()
}

/// The emergency a motion belongs to.
#[derive(Serialize)]
struct ClockView {
    /// While those asked vote.
    left: String,
    state: String,
    rule: String,
    abroad: String,
    voted: String,
    hopeless: bool,
}

fn clock(visit: &Visit, clock: &Clock) -> ClockView {
    let minutes = clock.left.num_minutes();
    let left = Message::new("board-emergency-left").with("hours", minutes / 60).with("minutes", minutes % 60);
    let voted = clock.voted.map(|(experts, staff)| {
        message(visit, Message::new("board-emergency-voted").with("experts", experts).with("staff", staff))
    });
    ClockView {
        left: if clock.state == State::Running { message(visit, left) } else { String::new() },
        state: word(visit, "board-emergency-state", clock.state.as_str()),
        rule: message(visit, clock.rule.message()),
        abroad: clock.abroad.join(", "),
        voted: voted.unwrap_or_default(),
        hopeless: clock.is_hopeless(),
    }
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
    add("board-motion-round", poll.round.as_ref().map(|round| round.labels.say(visit.lang)));
    add("board-motion-conditions", motion.conditions.clone());
    add("board-motion-mean", poll.mean.map(|mean| points(visit, mean)));
    let least = poll.rules.terms.minimum_mean;
    let ordinary = motion.track == Track::Ordinary;
    let needed = ordinary && motion.outcome.gives() && least > 0;
    add("board-motion-mean-needed", needed.then(|| least.to_string()));
    add(
        "board-motion-ballot",
        Some(visit.say(if motion.secret { "board-ballot-secret" } else { "board-ballot-open" })),
    );
    add("board-motion-opened-at", Some(instant(motion.opened_at, zone)));
    add("board-motion-closes-at", motion.closes_at.map(|end| instant(end, zone)));
    add("board-motion-closed-at", motion.closed_at.map(|at| instant(at, zone)));
    let seats = stand_ins::seats(visit, &poll.seats);
    add("board-stand-ins-heading", (!seats.is_empty()).then_some(seats));
    if motion.track == Track::Emergency {
        add("board-emergency-cast", Some(poll.cast.to_string()));
        return facts;
    }
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
    let urgent = poll.motion.track == Track::Emergency;
    let offered = Vote::ALL.iter().filter(|choice| !urgent || **choice != Vote::YesWithConditions);
    let choices = offered.map(|choice| Choice::new(choice.as_str(), word(visit, "board-choice", choice.as_str())));
    let mut inputs = Vec::new();
    if poll.seen.is_none() {
        let standings = ["none", "conflict"].map(|one| {
            let key = format!("board-staff-{one}");
            Choice::new(one, visit.say(&key)).hinted(visit.say(&format!("{key}.hint")))
        });
        inputs.push(Input::radios("standing", standings.to_vec()));
    }
    let radios = Input::radios("choice", choices.collect());
    inputs.push(if poll.seen.is_none() { radios.optional() } else { radios });
    // What a member would give and why could tell who it was.
    let open = !poll.motion.secret;
    if let Some(asked) =
        poll.requested.filter(|_| open && poll.motion.track == Track::Ordinary && poll.motion.outcome.gives())
    {
        inputs.push(Input::money("recommended", asked.currency().code()).optional());
    }
    if !urgent {
        inputs.push(Input::area("conditions", TEXT_MAX).optional());
    }
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
    let voter = |one: &Ballot| stand_ins::voter(visit, &poll.seats, one.member, &one.name);
    let path = if poll.seen.is_some() { "/board/applications" } else { "/board/records" };
    let view = Motion {
        application: format!("{path}/{}", motion.application),
        reference: poll.reference.clone(),
        tag: motion_tag(visit, motion.state),
        result: motion.reason.map(|reason| word(visit, "board-reason", reason.as_str())).unwrap_or_default(),
        text: poll.text().map_or_else(|| motion.text.clone(), |text| message(visit, text)),
        clock: poll.emergency.as_ref().map(|one| clock(visit, one)),
        conditions: motion.conditions.clone().unwrap_or_default(),
        facts: facts(visit, &poll, &zone),
        counts: if is_open { Vec::new() } else { counts(visit, &motion.tally) },
        is_secret: motion.secret,
        has_voted: motion.secret && poll.has_voted,
        voters: poll.voters.clone(),
        slips: poll.slips.clone(),
        ballots: poll.ballots.iter().map(|one| ballot(visit, one, voter(one))).collect(),
        is_away: poll.is_away && is_open,
        around: around(visit, &poll),
        rules: rule_facts(visit, &poll.rules),
        rules_link: format!("/board/rounds/{}/rules", motion.call),
        conclude: if poll.may_close { format!("/board/motions/{id}/conclude") } else { String::new() },
        withdraw: if poll.may_close { format!("/board/motions/{id}/withdraw") } else { String::new() },
        waits: if poll.waits { message(visit, Refusal::DoubtOpen.message()) } else { String::new() },
        no_quorum: poll.is_hopeless().map(|why| message(visit, why.message())).unwrap_or_default(),
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
            if !tx.may(Deed::Vote) {
                tx.permit(Deed::VoteInEmergency)?;
                if polls::track_of(tx, id)? != Track::Emergency {
                    return Err(Stop::Missing);
                }
            }
            polls::view(tx, id)
        })
        .await?;
    if poll.motion.secret {
        // A request key would keep when who voted.
        form.put("_key", "");
    }
    let currency = poll.requested.map(|asked| asked.currency());
    let conflict = poll.seen.is_none().then(|| form.one::<String>("standing")).flatten().as_deref() == Some("conflict");
    // Who has a conflict does not vote.
    let choice = if conflict { Some(Vote::Abstain) } else { form.one::<Vote>("choice") };
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
    let is_staff = poll.seen.is_none();
    let act = move |tx: &mut Tx<'_>, new: &NewBallot| {
        if is_staff {
            return emergency::vote_as_staff(tx, id, &StaffVote { conflict, ballot: new.clone() });
        }
        Ok((true, emergency::vote(tx, id, new)?))
    };
    let said = match visit.act(&mut form, new, act).await? {
        None => return motion_page(&visit, id, Some(form)).await,
        Some((false, _)) => "board-declared",
        Some((true, Some(_))) => "board-emergency-done",
        Some((true, None)) if poll.motion.secret => "board-voted-in-secret",
        Some((true, None)) => "board-voted",
    };
    visit.done(jar, format!("/board/motions/{id}"), said)
}
