//! The page of the first start.

use super::{
    lang_choices,
    sign_in::{Entered, in_peace, start},
};
use crate::{
    base::{Lang, Refusal as _, stop::Message},
    people::{password, register::NewPerson, setup},
    web::{Answer, Form, FormView, Input, Posted, Visit},
};
use rocket::{Route, get, http::CookieJar, post, routes};
use serde::Serialize;

pub(super) fn routes() -> Vec<Route> {
    routes![setup_form, set_up]
}

#[derive(Serialize)]
struct View {
    form: FormView,
}

fn page(visit: &Visit, secret: &str, form: &Form) -> Answer {
    let inputs = vec![
        Input::text("name").width("l").autocomplete("name"),
        Input::text("email").width("l").mode("email").autocomplete("username"),
        Input::password("password").width("l").autocomplete("new-password"),
        Input::select("language", lang_choices()).width("m"),
        Input::text("zone").width("m").autocomplete("off"),
    ];
    let view = View { form: form.view(visit, &format!("/setup/{secret}"), inputs, "setup-button") };
    visit.show_form("people/setup", "setup-heading", form, &view)
}

#[get("/setup/<secret>")]
async fn setup_form(visit: Visit, secret: &str) -> Answer {
    let given = secret.to_owned();
    visit.read(move |tx| setup::check(tx, &given)).await?;
    page(&visit, secret, &Form::blank("setup").with("language", visit.lang.code()).with("zone", "Asia/Dushanbe"))
}

#[post("/setup/<secret>", data = "<posted>")]
async fn set_up(visit: Visit, secret: &str, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let given = secret.to_owned();
    visit.read(move |tx| setup::check(tx, &given)).await?;
    let mut form = Form::sent("setup", posted);
    let Some(new) = first(&mut form, &visit.house.settings.programme_name).await? else {
        return page(&visit, secret, &form);
    };
    let given = secret.to_owned();
    match visit.act(&mut form, Some(new), move |tx, new| setup::begin(tx, &given, new)).await? {
        Some(id) => {
            start(&visit, jar, id, Entered::Password).await?;
            let next = if visit.house.limits().strong { "/people/me/second" } else { "/people" };
            visit.done(jar, next, "setup-done")
        }
        None => page(&visit, secret, &form),
    }
}

/// Reads the form; the password is hashed once all else stands.
async fn first(form: &mut Form, programme: &str) -> Result<Option<NewPerson>, crate::base::Stop> {
    let (name, email, zone) = (form.text("name", 120), form.text("email", 254), super::zone(form));
    let password = form.raw("password").to_owned();
    let about = [programme, form.raw("name"), form.raw("email")];
    if let Err(refusal) = password::check(&password, &about) {
        form.refuse("password", refusal.message());
    }
    let language = Lang::from_code(form.raw("language"));
    if language.is_none() {
        form.refuse("language", Message::new("form-choose"));
    }
    let (Some(name), Some(email), Some(zone), Some(language), true) = (name, email, zone, language, form.stands())
    else {
        return Ok(None);
    };
    let password_hash = Some(in_peace(move || password::hash(&password)).await?);
    Ok(Some(NewPerson { name, email, language, country: String::new(), zone, roles: Vec::new(), password_hash }))
}
