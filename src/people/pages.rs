//! Pages of people: the register and one's own account. Signing in and out is in `pages/sign_in.rs`.

mod approvers;
mod openid;
mod own;
mod passkeys;
mod prove;
mod second;
mod sessions;
mod setup;
mod sign_in;

pub use approvers::{naming_words, withdrawal};
pub use prove::ask as ask_proof;
pub use sign_in::first_room;

use super::{Person, State, approvers::is_beginning, links, register, register::NewPerson, second as factor};
use crate::{
    applications::hand_over,
    audit,
    base::{Deed, Lang, PersonId, Role, Stop, stop::Message, words},
    board,
    calls::choices::{self, Lists},
    db::Tx,
    web::{Answer, Choice, Form, FormView, Input, Posted, Proved, Visit},
};
use rocket::{
    Route, get,
    http::{CookieJar, Status},
    post, routes,
};
use serde::Serialize;
use std::collections::HashMap;

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    let mut all = routes![list, add_form, add, person, change_roles, disable, enable, invite, reset_second];
    all.extend(approvers::routes());
    all.extend(sign_in::routes());
    all.extend(openid::routes());
    all.extend(own::routes());
    all.extend(passkeys::routes());
    all.extend(prove::routes());
    all.extend(sessions::routes());
    all.extend(setup::routes());
    all.extend(second::routes());
    all
}

#[derive(Serialize)]
struct Fact {
    label: String,
    value: String,
}

fn fact(visit: &Visit, key: &str, value: impl Into<String>) -> Fact {
    Fact { label: visit.say(key), value: value.into() }
}

#[derive(Serialize)]
struct Tag {
    label: String,
    tone: &'static str,
}

fn tag(visit: &Visit, state: State) -> Tag {
    let tone = match state {
        State::Invited => "blue",
        State::Active => "green",
        State::Disabled => "",
    };
    Tag { label: visit.say(&format!("people-state-{state}")), tone }
}

fn role_name(visit: &Visit, role: Role) -> String {
    visit.say(&format!("role-{role}"))
}

/// Roles in words.
pub fn role_names(visit: &Visit, roles: &[Role]) -> String {
    roles.iter().map(|role| role_name(visit, *role)).collect::<Vec<_>>().join(", ")
}

fn role_choices(visit: &Visit) -> Vec<Choice> {
    let roles = Role::OF_PEOPLE.into_iter();
    roles
        .map(|role| Choice::new(role.as_str(), role_name(visit, role)).hinted(visit.say(&format!("role-{role}.hint"))))
        .collect()
}

fn lang_choices() -> Vec<Choice> {
    Lang::ALL.iter().map(|lang| Choice::new(lang.code(), lang.own_name())).collect()
}

fn chosen_roles(form: &Form) -> Vec<Role> {
    let asked = form.all("roles");
    Role::OF_PEOPLE.into_iter().filter(|role| asked.iter().any(|text| text == role.as_str())).collect()
}

#[derive(Serialize)]
struct List {
    search: String,
    rows: Vec<Row>,
    count: usize,
    may_add: bool,
    /// Signs everybody out.
    all: Option<FormView>,
}

#[derive(Serialize)]
struct Row {
    href: String,
    name: String,
    email: String,
    roles: String,
    tag: Tag,
    signed_in_on: String,
    second: bool,
    /// What waits for them; empty where nothing can.
    open: String,
}

#[get("/people?<q>")]
async fn list(visit: Visit, q: Option<&str>) -> Answer {
    let search = q.unwrap_or_default().trim().to_owned();
    let (mut people, seconds, open) =
        visit.read(|tx| Ok((super::list(tx)?, factor::holders(tx)?, board::waiting::of_members(tx)?))).await?;
    people.retain(|person| register::matches(person, &search));
    people.sort_by_cached_key(|person| (person.state == State::Disabled, person.name.to_lowercase()));
    let rows: Vec<Row> = people.iter().map(|person| row(&visit, person, seconds.contains(&person.id), &open)).collect();
    let may_edit = visit.may(Deed::EditPeople);
    let form = Form::blank("people");
    let press = || form.view(&visit, "/people/sign-out-all", Vec::new(), "people-sign-out-all-button").aside();
    let view = List { search, count: rows.len(), rows, may_add: may_edit, all: may_edit.then(press) };
    visit.show("people/list", "people-heading", &view)
}

fn row(visit: &Visit, person: &Person, second: bool, open: &HashMap<PersonId, i64>) -> Row {
    Row {
        href: format!("/people/{}", person.id),
        name: person.name.clone(),
        email: person.email.clone(),
        roles: role_names(visit, &person.roles),
        tag: if person.erased_on.is_some() {
            Tag { label: visit.say("people-state-erased"), tone: "" }
        } else {
            tag(visit, person.state)
        },
        signed_in_on: person.last_sign_in_on.map(words::date).unwrap_or_default(),
        second,
        open: open.get(&person.id).map(i64::to_string).unwrap_or_default(),
    }
}

#[derive(Serialize)]
struct AddView {
    form: FormView,
}

async fn add_page(visit: &Visit, form: &Form) -> Answer {
    let (lists, first) = visit
        .read(|tx| {
            tx.permit(Deed::EditPeople)?;
            Ok((choices::lists(tx)?, is_beginning(tx)?))
        })
        .await?;
    let inputs = vec![
        Input::text("name").width("l").autocomplete("off"),
        Input::text("email").width("l").mode("email").autocomplete("off"),
        Input::checks("roles", role_choices(visit)).hinted(approvers::hint(visit, first)),
        Input::select("language", lang_choices()).width("m"),
        Input::select("country", countries(visit, &lists)).width("m").optional(),
        Input::text("zone").width("m").autocomplete("off"),
    ];
    let view = AddView { form: form.view(visit, "/people/add", inputs, "people-add-button") };
    visit.show_form("people/add", "people-add-heading", form, &view)
}

fn countries(visit: &Visit, lists: &Lists) -> Vec<Choice> {
    let none = Choice::new("", visit.say("people-no-country"));
    let named = lists.of("country", visit.lang).into_iter().map(|(code, name)| Choice::new(code, name));
    std::iter::once(none).chain(named).collect()
}

#[get("/people/add")]
async fn add_form(visit: Visit) -> Answer {
    let form = Form::blank("people-add").with("language", visit.lang.code()).with("zone", "Asia/Dushanbe");
    add_page(&visit, &form).await
}

#[post("/people/add", data = "<posted>")]
async fn add(visit: Visit, posted: Proved, jar: &CookieJar<'_>) -> Answer {
    let mut form = Form::sent("people-add", posted.0);
    let new = new_person(&mut form);
    let added = visit
        .act(&mut form, new, |tx, new| {
            let id = register::add(tx, new)?;
            links::invite(tx, id)?;
            Ok(id)
        })
        .await?;
    match added {
        Some(id) => visit.done(jar, format!("/people/{id}"), "people-added"),
        None => add_page(&visit, &form).await,
    }
}

fn new_person(form: &mut Form) -> Option<NewPerson> {
    let (name, email) = (form.text("name", 120), form.text("email", 254));
    let roles = chosen_roles(form);
    if roles.is_empty() {
        form.refuse("roles", Message::new("people-role-missing"));
    }
    let language = Lang::from_code(form.raw("language"));
    if language.is_none() {
        form.refuse("language", Message::new("form-choose"));
    }
    let country = form.optional("country", 2);
    let zone = zone(form);
    Some(NewPerson {
        name: name?,
        email: email?,
        language: language?,
        country: country?,
        zone: zone?,
        roles,
        password_hash: None,
    })
}

/// A time zone by its name.
fn zone(form: &mut Form) -> Option<String> {
    form.text("zone", 60).filter(|zone| {
        let known = zone.parse::<chrono_tz::Tz>().is_ok();
        if !known {
            form.refuse("zone", Message::new("people-zone-unknown"));
        }
        known
    })
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
    waiting: (Vec<super::approvers::Line>, bool),
    first: bool,
    readings: usize,
    history: Vec<audit::HistoryLine>,
    names: HashMap<PersonId, String>,
}

fn look(tx: &mut Tx<'_>, id: PersonId) -> Result<Seen, Stop> {
    tx.permit(Deed::SeePeople)?;
    let person = super::find(tx, id)?;
    let history = if tx.may(Deed::SeeHistory) { audit::of_subject(tx, id)? } else { Vec::new() };
    let names = super::names(tx, &audit::pages::people_of(&history))?;
    let readings = if tx.may(Deed::HandOverWork) { board::hand_over::in_hand(tx, id)?.readings } else { 0 };
    let (waiting, first) = (super::approvers::waiting_of(tx, id)?, is_beginning(tx)?);
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

fn facts(visit: &Visit, person: &Person) -> Vec<Fact> {
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
    match visit.act(&mut form, Some(roles), move |tx, roles| register::change_roles(tx, id, roles)).await? {
        Some(false) => visit.done(jar, format!("/people/{id}"), "people-roles-changed"),
        Some(true) => visit.done(jar, format!("/people/{id}"), "approvers-roles-wait"),
        None => person_page(&visit, id, Some(&form), None).await,
    }
}

/// Acts on a press of a button, once for its request key.
async fn press<F>(visit: &Visit, id: PersonId, posted: Posted, jar: &CookieJar<'_>, said: &str, act: F) -> Answer
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
    press(&visit, id, posted, jar, "people-disabled", move |tx| hand_over::leave(tx, id)).await
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
