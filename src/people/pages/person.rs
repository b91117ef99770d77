//! The page of a person: roles, and what may be done about the account.

use super::{Fact, approvers, chosen_roles, fact, role_choices, role_names};
use crate::{
    applications::hand_over,
    audit,
    base::{Deed, PersonId, Role, Stop, stop::Message, words},
    board,
    db::Tx,
    people::{self, Person, State, approvers::is_beginning, links, register, second as factor},
    web::{Answer, Form, FormView, Input, Posted, Proved, Visit},
};
use rocket::{
    Route, get,
    http::{CookieJar, Status},
    post, routes,
};
use serde::Serialize;
use std::collections::HashMap;

pub(super) fn routes() -> Vec<Route> {
    routes![person, change_roles, disable, enable, invite, reset_second]
}

#[derive(Serialize)]
struct PersonView {
    facts: Vec<Fact>,
    /// Roles that wait for a second person.
    waiting: Option<approvers::Waiting>,
    form: Option<FormView>,
    presses: Vec<FormView>,
    /// Where open work is handed over; empty where the reader may not.
    hand_over: String,
    /// Where readings for the board are handed over; empty where there are none, or the reader may not.
    readings: String,
    /// Where the person is erased; empty where the reader may not, or it is done.
    erase: String,
    /// The day name and address were erased; empty: they were not.
    erased: String,
    history: Vec<audit::pages::HistoryView>,
}

/// What a page about a person shows.
struct Seen {
    person: Person,
    waiting: (Vec<people::approvers::Line>, bool),
    first: bool,
    readings: usize,
    history: Vec<audit::HistoryLine>,
    names: HashMap<PersonId, String>,
}

fn look(tx: &mut Tx<'_>, id: PersonId) -> Result<Seen, Stop> {
    tx.permit(Deed::SeePeople)?;
    let person = people::find(tx, id)?;
    let history = if tx.may(Deed::SeeHistory) { audit::of_subject(tx, id)? } else { Vec::new() };
    let names = people::names(tx, &audit::pages::people_of(&history))?;
    let readings = if tx.may(Deed::HandOverWork) { board::hand_over::in_hand(tx, id)?.readings } else { 0 };
    let (waiting, first) = (people::approvers::waiting_of(tx, id)?, is_beginning(tx)?);
    Ok(Seen { person, waiting, first, readings, history, names })
}

/// The page of a person. `form`: the roles as they were sent and refused; else as they are.
async fn person_page(visit: &Visit, id: PersonId, form: Option<&Form>, refused: Option<Message>) -> Answer {
    let seen = visit.read(move |tx| look(tx, id)).await?;
    let person = &seen.person;
    let gone = person.erased_on.is_some();
    let may_edit = visit.may(Deed::EditPeople) && !gone;
    let mut held = Form::blank("people-person");
    for role in &person.roles {
        held = held.with("roles", role.as_str());
    }
    let failed = refused.is_some();
    if let Some(message) = refused {
        held.refuse("", message);
    }
    let form = form.unwrap_or(&held);
    let hint = approvers::hint(visit, seen.first);
    let inputs = || vec![Input::checks("roles", role_choices(visit)).hinted(hint.as_str())];
    let view = PersonView {
        facts: facts(visit, person),
        waiting: approvers::waiting(visit, &seen.waiting),
        form: may_edit.then(|| form.view(visit, &format!("/people/{id}"), inputs(), "people-roles-button")),
        hand_over: link(visit.may(Deed::HandOverWork) && !gone, id, "hand-over"),
        readings: link(seen.readings > 0, id, "readings"),
        erase: link(visit.may(Deed::ErasePerson) && !gone, id, "erase"),
        erased: person.erased_on.map(words::date).unwrap_or_default(),
        presses: if may_edit { presses(visit, person) } else { Vec::new() },
        history: audit::pages::lines(visit, &seen.history, &seen.names),
    };
    if !may_edit {
        return visit.show_titled("people/person", &person.name, &view);
    }
    let page = visit.show_form_titled("people/person", &person.name, form, &view)?;
    Ok(if failed { page.with_status(Status::UnprocessableEntity) } else { page })
}

/// Where a page beside the person's lies, where it is to be linked.
fn link(is_there: bool, id: PersonId, name: &str) -> String {
    if is_there { format!("/people/{id}/{name}") } else { String::new() }
}

pub(super) fn facts(visit: &Visit, person: &Person) -> Vec<Fact> {
    if let Some(day) = person.erased_on {
        return vec![fact(visit, "people-erased-on", words::date(day))];
    }
    let signed_in = person.last_sign_in_on.map_or_else(|| visit.say("people-never"), words::date);
    vec![
        fact(visit, "people-email", &person.email),
        fact(visit, "people-state", visit.say(&format!("people-state-{}", person.state))),
        fact(visit, "people-roles", role_names(visit, &person.roles)),
        fact(visit, "people-language", person.language.own_name()),
        fact(visit, "people-zone", &person.zone),
        fact(visit, "people-signed-in", signed_in),
    ]
}

/// Buttons without fields.
fn presses(visit: &Visit, person: &Person) -> Vec<FormView> {
    let press = |verb: &str, key: &str| {
        Form::blank("people-person").view(visit, &format!("/people/{}/{verb}", person.id), Vec::new(), key)
    };
    match person.state {
        State::Disabled => vec![press("enable", "people-enable-button")],
        State::Active => {
            vec![
                press("disable", "people-disable-button"),
                press("second-reset", "people-second-reset-button"),
                press("sign-out", "people-sign-out-button"),
            ]
        }
        State::Invited => {
            vec![press("invite", "people-invite-button"), press("disable", "people-disable-button")]
        }
    }
}

#[get("/people/<id>")]
async fn person(visit: Visit, id: PersonId) -> Answer {
    person_page(&visit, id, None, None).await
}

#[post("/people/<id>", data = "<posted>")]
async fn change_roles(visit: Visit, id: PersonId, posted: Proved, jar: &CookieJar<'_>) -> Answer {
    let mut form = Form::sent("people-person", posted.0);
    let roles = chosen_roles(&form);
    let act = move |tx: &mut Tx<'_>, roles: &Vec<Role>| {
        let waits = register::change_roles(tx, id, roles)?;
        // Who leaves the board may leave a vote without its quorum.
        board::quorum::watch(tx)?;
        Ok(waits)
    };
    match visit.act(&mut form, Some(roles), act).await? {
        Some(false) => visit.done(jar, format!("/people/{id}"), "people-roles-changed"),
        Some(true) => visit.done(jar, format!("/people/{id}"), "approvers-roles-wait"),
        None => person_page(&visit, id, Some(&form), None).await,
    }
}

/// Acts on a press of a button, once for its request key.
pub(super) async fn press<F>(
    visit: &Visit,
    id: PersonId,
    posted: Posted,
    jar: &CookieJar<'_>,
    said: &str,
    act: F,
) -> Answer
where
    F: Fn(&mut Tx<'_>) -> Result<(), Stop> + Send + 'static,
{
    let form = Form::sent("people-person", posted);
    if form.is_switching() {
        return visit.go(format!("/people/{id}"));
    }
    match visit.house.db.write(visit.actor.clone(), form.request_key(), act).await {
        Ok(()) => visit.done(jar, format!("/people/{id}"), said),
        Err(Stop::Refused(refusal)) => person_page(visit, id, None, Some(refusal.message())).await,
        Err(stop) => Err(stop),
    }
}

#[post("/people/<id>/disable", data = "<posted>")]
async fn disable(visit: Visit, id: PersonId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let act = move |tx: &mut Tx<'_>| {
        hand_over::leave(tx, id)?;
        board::quorum::watch(tx).map(|_| ())
    };
    press(&visit, id, posted, jar, "people-disabled", act).await
}

#[post("/people/<id>/enable", data = "<posted>")]
async fn enable(visit: Visit, id: PersonId, posted: Proved, jar: &CookieJar<'_>) -> Answer {
    press(&visit, id, posted.0, jar, "people-enabled", move |tx| register::turn(tx, id, State::Active)).await
}

#[post("/people/<id>/invite", data = "<posted>")]
async fn invite(visit: Visit, id: PersonId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    press(&visit, id, posted, jar, "people-invited", move |tx| links::invite(tx, id)).await
}

#[post("/people/<id>/second-reset", data = "<posted>")]
async fn reset_second(visit: Visit, id: PersonId, posted: Proved, jar: &CookieJar<'_>) -> Answer {
    press(&visit, id, posted.0, jar, "people-second-reset-done", move |tx| factor::reset(tx, id)).await
}
