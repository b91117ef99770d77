//! Pages of people: the register and one's own account. Signing in and out is in `pages/sign_in.rs`.

mod approvers;
mod openid;
mod own;
mod passkeys;
mod person;
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
    base::{Deed, Lang, PersonId, Role, stop::Message, words},
    board,
    calls::choices::{self, Lists},
    web::{Answer, Choice, Form, FormView, Input, Posted, Proved, Visit, filters},
};
use rocket::{Route, get, http::CookieJar, post, routes};
use serde::Serialize;
use std::collections::HashMap;

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    let mut all = routes![list, seek, add_form, add];
    all.extend(person::routes());
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
    /// What was looked for does not open any more.
    over: bool,
    csrf: String,
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

#[get("/people?<find>&<q>")]
async fn list(visit: Visit, find: Option<&str>, q: Option<&str>) -> Answer {
    let sought = filters::sought(&visit, find, q);
    let over = sought.is_none();
    let search = sought.unwrap_or_default();
    let (mut people, seconds, open) = visit
        .read(|tx| {
            let mut open = hand_over::in_hands(tx)?;
            for (person, count) in board::waiting::of_members(tx)? {
                *open.entry(person).or_default() += count;
            }
            Ok((super::list(tx)?, factor::holders(tx)?, open))
        })
        .await?;
    people.retain(|person| register::matches(person, &search));
    people.sort_by_cached_key(|person| (person.state == State::Disabled, person.name.to_lowercase()));
    let rows: Vec<Row> = people.iter().map(|person| row(&visit, person, seconds.contains(&person.id), &open)).collect();
    let may_edit = visit.may(Deed::EditPeople);
    let form = Form::blank("people");
    let press = || form.view(&visit, "/people/sign-out-all", Vec::new(), "people-sign-out-all-button").aside();
    let csrf = visit.csrf_token();
    let view = List { search, over, csrf, count: rows.len(), rows, may_add: may_edit, all: may_edit.then(press) };
    visit.show("people/list", "people-heading", &view)
}

#[post("/people", data = "<posted>")]
async fn seek(visit: Visit, posted: Posted) -> Answer {
    visit.read(|tx| tx.permit(Deed::SeePeople)).await?;
    filters::seek(&visit, "/people", &posted)
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
