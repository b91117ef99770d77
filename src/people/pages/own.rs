//! One's own account: who I am here, my language, my password.

use super::{
    Fact, lang_choices,
    person::facts,
    sign_in::{in_peace, password_door},
};
use crate::{
    base::{Lang, PersonId, Refusal as _, Stop, stop::Message},
    people::{self, Person, password, register, sessions},
    web::{
        Answer, Form, FormView, Input, Posted, Proved, Visit,
        doors::{knock, opened},
        visit::{LANG_COOKIE, VISIT_COOKIE, set_cookie},
    },
};
use rocket::{Route, get, http::CookieJar, post, routes};
use serde::Serialize;

pub(super) fn routes() -> Vec<Route> {
    routes![me, set_language, password_form, set_password]
}

fn my_id(visit: &Visit) -> Result<PersonId, Stop> {
    visit.actor.person().ok_or(Stop::SignedOut)
}

#[derive(Serialize)]
struct MeView {
    facts: Vec<Fact>,
    form: FormView,
}

async fn me_page(visit: &Visit, form: Option<&Form>) -> Answer {
    let id = my_id(visit)?;
    let person = visit.read(move |tx| people::find(tx, id)).await?;
    let kept = Form::blank("people-me").with("language", person.language.code());
    let form = form.unwrap_or(&kept);
    let inputs = vec![Input::select("language", lang_choices()).width("m")];
    let view =
        MeView { facts: facts(visit, &person), form: form.view(visit, "/people/me", inputs, "people-me-button") };
    visit.show_form_titled("people/me", &person.name, form, &view)
}

#[get("/people/me")]
async fn me(visit: Visit) -> Answer {
    me_page(&visit, None).await
}

#[post("/people/me", data = "<posted>")]
async fn set_language(visit: Visit, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    my_id(&visit)?;
    let mut form = Form::sent("people-me", posted);
    let lang = Lang::from_code(form.raw("language"));
    if lang.is_none() {
        form.refuse("language", Message::new("form-choose"));
    }
    match visit.act(&mut form, lang, |tx, lang| register::set_language(tx, *lang)).await? {
        Some(()) => {
            let code = lang.unwrap_or(visit.lang).code();
            set_cookie(jar, LANG_COOKIE, code.to_owned(), Some(31_536_000));
            visit.done(jar, "/people/me", "people-language-set")
        }
        None => me_page(&visit, Some(&form)).await,
    }
}

#[derive(Serialize)]
struct PasswordView {
    form: FormView,
}

/// Who one is, and the hash of one's password, if one is set.
async fn mine(visit: &Visit) -> Result<(Person, Option<String>), Stop> {
    let id = my_id(visit)?;
    visit.read(move |tx| Ok((people::find(tx, id)?, register::password_hash(tx, id)?))).await
}

fn password_page(visit: &Visit, has_one: bool, form: &Form) -> Answer {
    let mut inputs = Vec::new();
    if has_one {
        inputs.push(Input::password("current").width("l").autocomplete("current-password"));
    }
    inputs.push(Input::password("password").width("l").autocomplete("new-password"));
    let view = PasswordView { form: form.view(visit, "/people/me/password", inputs, "people-password-button") };
    visit.show_form("people/password", "people-password-heading", form, &view)
}

#[get("/people/me/password")]
async fn password_form(visit: Visit) -> Answer {
    let (_, hash) = mine(&visit).await?;
    password_page(&visit, hash.is_some(), &Form::blank("people-password"))
}

#[post("/people/me/password", data = "<posted>")]
async fn set_password(visit: Visit, posted: Proved, jar: &CookieJar<'_>) -> Answer {
    let id = my_id(&visit)?;
    let (person, old) = mine(&visit).await?;
    let has_one = old.is_some();
    let mut form = Form::sent("people-password", posted.0);
    let new = form.raw("password").to_owned();
    let about = [visit.house.settings.programme_name.as_str(), &person.name, &person.email];
    if let Err(refusal) = password::check(&new, &about) {
        form.refuse("password", refusal.message());
    }
    if !form.stands() || !current_fits(&visit, &person.email, old, &mut form).await? {
        return password_page(&visit, has_one, &form);
    }
    let hash = in_peace(move || password::hash(&new)).await?;
    let (limits, old) = (visit.house.limits(), visit.secret.clone());
    // Without a request key: its result would keep the session's secret.
    let secret = visit
        .write(move |tx| sessions::begin_again(tx, id, &old, limits, |tx| register::set_password(tx, id, &hash)))
        .await?;
    set_cookie(jar, VISIT_COOKIE, secret, None);
    visit.done(jar, "/people/me", "people-password-set")
}

/// Whether the password one has now was given; wrong ones make the next wait longer, as at the door.
async fn current_fits(visit: &Visit, email: &str, old: Option<String>, form: &mut Form) -> Result<bool, Stop> {
    let Some(old) = old else { return Ok(true) };
    let door = password_door(visit, email);
    if !knock(visit, &door).await? {
        form.refuse("current", Message::new("people-too-many-tries"));
        return Ok(false);
    }
    let current = form.raw("current").to_owned();
    let fits = in_peace(move || password::fits(&current, Some(&old))).await?;
    if fits {
        opened(visit, &door).await?;
    } else {
        form.refuse("current", Message::new("people-password-wrong"));
    }
    Ok(fits)
}
