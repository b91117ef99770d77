//! An offer: the group's own page, where it reads what it is offered, sees its budget and answers; the same for staff, who
//! write an answer down for the group; and the list of offers.

use super::{Fact, Tag, word};
use crate::{
    applications::{Channel, budget},
    awards::offers::{self, Offer, OfferState, REASON_MOST, Said, views, views::Detail},
    base::{Actor, ApplicationId, Deed, Message, Money, Stop, money, words},
    web::{Answer, Choice, Form, FormView, Input, Posted, Visit},
};
use rocket::{Route, get, http::CookieJar, post, routes};
use serde::Serialize;

pub(super) fn routes() -> Vec<Route> {
    routes![own, own_answer, own_fit, staff, staff_answer, staff_fit, carry_out, again, list]
}

#[derive(Serialize)]
struct View {
    lead: String,
    facts: Vec<Fact>,
    conditions: String,
    /// What is said of the budget: that it comes to what is offered, or by how much it does not.
    budget_note: String,
    fits: bool,
    budget: Option<budget::Shown>,
    section: String,
    fit: Option<FormView>,
    form: Option<FormView>,
    /// What staff do once it is over.
    next: Option<FormView>,
    back: String,
    back_label: String,
}

fn tag(visit: &Visit, state: OfferState) -> Tag {
    let tone = match state {
        OfferState::Waiting | OfferState::Agreed => "amber",
        OfferState::Accepted => "green",
        OfferState::Refused | OfferState::Lapsed | OfferState::TakenBack => "",
    };
    Tag { label: word(visit, "awards-offer-state", state.as_str()), tone }
}

fn shown(visit: &Visit, amount: Money) -> String {
    money::format(&amount, visit.lang.style())
}

fn facts(visit: &Visit, found: &Detail, by_group: bool) -> Vec<Fact> {
    let offer = &found.offer;
    let channel = offer.channel.map(|channel| visit.say(&format!("applications-channel-{channel}")));
    let answered = offer.answered_at.map(|at| visit.instant(at, &found.call.zone));
    let fund = if by_group { String::new() } else { found.fund.clone() };
    [
        ("awards-letter-reference", found.case.reference.clone()),
        ("awards-offer-asked", found.case.requested.map(|amount| shown(visit, amount)).unwrap_or_default()),
        ("awards-offer-amount", shown(visit, offer.amount)),
        ("awards-fund", fund),
        ("awards-offer-by", offer.answer_by.map(words::date).unwrap_or_default()),
        ("awards-state", tag(visit, offer.state).label),
        ("awards-offer-answered", answered.unwrap_or_default()),
        ("awards-offer-channel", channel.unwrap_or_default()),
        ("awards-offer-recorded", found.answered_by.clone().filter(|_| !by_group).unwrap_or_default()),
        ("awards-offer-reason", offer.reason.clone().unwrap_or_default()),
    ]
    .into_iter()
    .filter(|(_, value)| !value.is_empty())
    .map(|(key, value)| Fact { label: visit.say(key), value })
    .collect()
}

fn lead(found: &Detail, by_group: bool) -> String {
    let offer = &found.offer;
    let who = if by_group { "group" } else { "staff" };
    let what = match offer.state {
        OfferState::Waiting if offer.answer_by.is_none() && !by_group => "untold",
        OfferState::Waiting if !found.is_open => "late",
        OfferState::Waiting if offer.with_budget => "budget",
        OfferState::TakenBack => "taken-back",
        other => other.as_str(),
    };
    format!("awards-offer-{who}-{what}")
}

/// Whether the budget comes to what is offered, and what is said of it.
fn budget_note(visit: &Visit, found: &Detail) -> (bool, String) {
    let (amount, comes_to) = (found.offer.amount, found.comes_to);
    if comes_to == Some(amount) {
        return (true, visit.say("awards-offer-budget-fits"));
    }
    let Some(budget) = comes_to else { return (false, visit.say("awards-offer-budget-none")) };
    let note = Message::new("awards-offer-budget").with("budget", budget).with("offered", amount);
    (false, visit.message(&note))
}

fn answer_form(visit: &Visit, base: &str, form: &Form, by_group: bool) -> FormView {
    let verdict = |value: &str| Choice::new(value, visit.say(&format!("awards-offer-say-{value}")));
    let mut inputs = vec![Input::radios("agrees", vec![verdict("yes"), verdict("no")])];
    if !by_group {
        let channels = Channel::ALL.iter().filter(|channel| **channel != Channel::Online);
        let option =
            |channel: &Channel| Choice::new(channel.as_str(), visit.say(&format!("applications-channel-{channel}")));
        inputs.push(Input::radios("channel", channels.map(option).collect()));
    }
    inputs.push(Input::area("reason", REASON_MOST).optional());
    form.view(visit, base, inputs, "awards-offer-button")
}

async fn page(visit: &Visit, id: ApplicationId, base: &str, form: &Form) -> Answer {
    let lang = visit.lang;
    let found = visit.read(move |tx| views::detail(tx, id, lang)).await?;
    let by_group = visit.actor == Actor::Case(id);
    let may_answer = found.is_open && (by_group || visit.may(Deed::EnterOnBehalf));
    let (fits, note) = budget_note(visit, &found);
    let with_budget = found.offer.with_budget && found.offer.state == OfferState::Waiting;
    let press = |may: bool, path: String, button: &str| {
        may.then(|| Form::blank("awards-offer-press").view(visit, &path, Vec::new(), button).aside())
    };
    let plans = !by_group && visit.may(Deed::PlanInstalments);
    let next = match found.offer.state {
        OfferState::Agreed => press(plans, format!("{base}/award"), "awards-offer-award-button"),
        OfferState::Refused | OfferState::Lapsed => press(plans, format!("{base}/again"), "awards-offer-again-button"),
        OfferState::Waiting | OfferState::Accepted | OfferState::TakenBack => None,
    };
    let sections = if by_group { "/case/section".to_owned() } else { format!("/applications/{id}/fill") };
    let view = View {
        lead: visit.say(&lead(&found, by_group)),
        facts: facts(visit, &found, by_group),
        conditions: found.conditions.clone().unwrap_or_default(),
        budget_note: if with_budget { note } else { String::new() },
        fits,
        section: found
            .section
            .as_ref()
            .filter(|_| with_budget && may_answer)
            .map(|code| format!("{sections}/{code}"))
            .unwrap_or_default(),
        budget: found.budget.clone(),
        fit: press(with_budget && may_answer && !fits, format!("{base}/fit"), "awards-offer-fit-button"),
        form: may_answer.then(|| answer_form(visit, base, form, by_group)),
        next,
        back: if by_group { "/case".to_owned() } else { format!("/applications/{id}") },
        back_label: visit.say(if by_group { "applications-back" } else { "awards-application-link" }),
    };
    visit.show_form("awards/offer", "awards-offer-heading", form, &view)
}

fn read(form: &mut Form, by_group: bool) -> Option<Said> {
    let agrees = form.one::<String>("agrees").map(|verdict| verdict == "yes");
    let channel = if by_group { Some(None) } else { form.one::<Channel>("channel").map(Some) };
    let reason = form.optional("reason", REASON_MOST);
    Some(Said { agrees: agrees?, channel: channel?, reason: reason? })
}

async fn answered(visit: &Visit, id: ApplicationId, base: &str, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let mut form = Form::sent("awards-offer", posted);
    let said = read(&mut form, visit.actor == Actor::Case(id));
    match visit.act(&mut form, said, move |tx, said| offers::answer(tx, id, said)).await? {
        Some(state) => visit.done(jar, base, &format!("awards-offer-said-{state}")),
        None => page(visit, id, base, &form).await,
    }
}

/// A press of a lone button: what is refused is told on the page as it stands now.
async fn pressed<F>(visit: &Visit, id: ApplicationId, posted: Posted, jar: &CookieJar<'_>, act: F, said: &str) -> Answer
where
    F: Fn(&mut crate::db::Tx<'_>) -> Result<(), Stop> + Send + Sync + 'static,
{
    let base = base(visit, id);
    let mut form = Form::sent("awards-offer", posted);
    match visit.act(&mut form, Some(()), move |tx, ()| act(tx)).await? {
        Some(()) => visit.done(jar, base, said),
        None => page(visit, id, &base, &form).await,
    }
}

fn base(visit: &Visit, id: ApplicationId) -> String {
    if visit.actor == Actor::Case(id) { "/case/offer".to_owned() } else { format!("/applications/{id}/offer") }
}

/// The case of the group that is signed in.
fn mine(visit: &Visit) -> Result<ApplicationId, Stop> {
    visit.actor.case().ok_or(if visit.signed_in { Stop::Missing } else { Stop::SignedOut })
}

#[get("/case/offer")]
async fn own(visit: Visit) -> Answer {
    page(&visit, mine(&visit)?, "/case/offer", &Form::blank("awards-offer")).await
}

#[post("/case/offer", data = "<posted>")]
async fn own_answer(visit: Visit, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    answered(&visit, mine(&visit)?, "/case/offer", posted, jar).await
}

#[post("/case/offer/fit", data = "<posted>")]
async fn own_fit(visit: Visit, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let id = mine(&visit)?;
    pressed(&visit, id, posted, jar, move |tx| offers::fit(tx, id), "awards-offer-fitted").await
}

#[get("/applications/<id>/offer")]
async fn staff(visit: Visit, id: ApplicationId) -> Answer {
    visit.read(|tx| tx.permit(Deed::SeeApplications)).await?;
    page(&visit, id, &format!("/applications/{id}/offer"), &Form::blank("awards-offer")).await
}

#[post("/applications/<id>/offer", data = "<posted>")]
async fn staff_answer(visit: Visit, id: ApplicationId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    visit.read(|tx| tx.permit(Deed::EnterOnBehalf)).await?;
    answered(&visit, id, &format!("/applications/{id}/offer"), posted, jar).await
}

#[post("/applications/<id>/offer/fit", data = "<posted>")]
async fn staff_fit(visit: Visit, id: ApplicationId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    visit.read(|tx| tx.permit(Deed::EnterOnBehalf)).await?;
    pressed(&visit, id, posted, jar, move |tx| offers::fit(tx, id), "awards-offer-fitted").await
}

#[post("/applications/<id>/offer/award", data = "<posted>")]
async fn carry_out(visit: Visit, id: ApplicationId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    visit.read(|tx| tx.permit(Deed::PlanInstalments)).await?;
    let act = move |tx: &mut crate::db::Tx<'_>| offers::carry_out(tx, id).map(|_| ());
    pressed(&visit, id, posted, jar, act, "awards-offer-awarded").await
}

#[post("/applications/<id>/offer/again", data = "<posted>")]
async fn again(visit: Visit, id: ApplicationId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    visit.read(|tx| tx.permit(Deed::PlanInstalments)).await?;
    pressed(&visit, id, posted, jar, move |tx| offers::offer_again(tx, id), "awards-offer-again-done").await
}

#[derive(Serialize)]
struct Row {
    href: String,
    reference: String,
    name: String,
    amount: Money,
    by: String,
    tag: Tag,
}

#[derive(Serialize)]
struct List {
    open: Vec<Row>,
    over: Vec<Row>,
}

#[get("/offers")]
async fn list(visit: Visit) -> Answer {
    let all = visit.read(|tx| views::list(tx, OfferState::ALL)).await?;
    let may_open = visit.may(Deed::SeeApplications);
    let row = |(case, offer): &(crate::applications::Case, Offer)| Row {
        href: if may_open { format!("/applications/{}/offer", case.id) } else { String::new() },
        reference: case.reference.clone(),
        name: case.name.clone(),
        amount: offer.amount,
        by: offer.answer_by.map(words::date).unwrap_or_default(),
        tag: tag(&visit, offer.state),
    };
    let (open, over): (Vec<_>, Vec<_>) = all.iter().partition(|(_, offer)| offer.state.is_open());
    let rows = |some: Vec<&(crate::applications::Case, Offer)>| some.into_iter().map(row).collect();
    visit.show("awards/offers", "awards-offers-heading", &List { open: rows(open), over: rows(over) })
}
