//! The second factor: setting it up, the codes for a lost telephone, and the page between password and session.

use super::{
    passkeys::{PasskeyView, of_pass},
    sign_in::{After, Entered, start},
};
use crate::{
    base::{PersonId, Stop, stop::Message, words},
    people::second,
    web::{
        Answer, Form, FormView, Input, Posted, Proved, Visit,
        doors::{knock, opened},
        kept,
    },
};
use chrono::{DateTime, Duration, NaiveDateTime};
use qrcodegen::{QrCode, QrCodeEcc};
use rocket::{Route, get, http::CookieJar, post, routes};
use serde::Serialize;
use std::fmt::Write as _;
use subtle::ConstantTimeEq;

pub(super) fn routes() -> Vec<Route> {
    routes![page, set_up, take_away, code_form, code]
}

/// How long the page for the number may stay open after the password.
const PASS_LIVES: Duration = Duration::minutes(10);

/// Says that a person gave the right password or link just now: the id, until when, and a keyed hash of both.
pub(super) fn pass(visit: &Visit, person: PersonId, now: NaiveDateTime) -> String {
    let until = (now + PASS_LIVES).and_utc().timestamp();
    format!("{person}.{until}.{}", seal_of(visit, person, until))
}

fn seal_of(visit: &Visit, person: PersonId, until: i64) -> String {
    // Bound to this browser: the pass of one is nothing to another.
    let text = format!("{person} {until} {}", visit.secret);
    data_encoding::HEXLOWER.encode(&visit.house.db.master().hash("second factor pass", &text))
}

pub(super) fn read_pass(visit: &Visit, pass: &str, now: NaiveDateTime) -> Option<PersonId> {
    let (person, rest) = pass.split_once('.')?;
    let (until, seal) = rest.split_once('.')?;
    let (person, until): (PersonId, i64) = (person.parse().ok()?, until.parse().ok()?);
    let fits: bool = seal_of(visit, person, until).as_bytes().ct_eq(seal.as_bytes()).into();
    let alive = DateTime::from_timestamp(until, 0).is_some_and(|until| until.naive_utc() > now);
    (fits && alive).then_some(person)
}

#[derive(Serialize)]
struct CodeView {
    form: FormView,
    /// The way with a passkey, for who has one.
    passkey: Option<PasskeyView>,
}

/// The page that asks for the number of the app.
pub(super) async fn code_page(visit: &Visit, form: &Form) -> Answer {
    let mut inputs = vec![code_input(), Input::hidden("pass"), Input::hidden("next")];
    inputs.extend(kept::input(form));
    let passkey = of_pass(visit, form).await?;
    let view = CodeView { form: form.view(visit, "/sign-in/code", inputs, "sign-in-button"), passkey };
    visit.show_form("people/code", "sign-in-code-heading", form, &view)
}

/// The door of a person's numbers.
pub(super) fn code_door(visit: &Visit, id: PersonId) -> Vec<u8> {
    visit.house.db.master().hash("code door", &id.to_string())
}

/// Nobody comes here by an address: the page follows the password.
#[get("/sign-in/code")]
async fn code_form(visit: Visit) -> Answer {
    visit.go("/sign-in")
}

#[post("/sign-in/code", data = "<posted>")]
async fn code(visit: Visit, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let mut form = Form::sent("sign-in-code", posted);
    let typed = form.text("code", 40);
    let now = visit.read(|tx| Ok(tx.now)).await?;
    let Some(id) = read_pass(&visit, form.raw("pass"), now) else {
        form.refuse("", Message::new("people-code-late"));
        return code_page(&visit, &form).await;
    };
    let (Some(typed), true) = (typed, form.stands()) else { return code_page(&visit, &form).await };
    let door = code_door(&visit, id);
    if !knock(&visit, &door).await? {
        form.refuse("code", Message::new("people-too-many-tries"));
        return code_page(&visit, &form).await;
    }
    match start(&visit, jar, id, Entered::Code(typed)).await {
        Ok((person, secret)) => {
            opened(&visit, &door).await?;
            After::of(&form).go(&visit, &person.roles, &secret)
        }
        Err(Stop::Refused(refusal)) => {
            form.refuse(refusal.field().unwrap_or(""), refusal.message());
            code_page(&visit, &form).await
        }
        Err(stop) => Err(stop),
    }
}

#[derive(Serialize)]
struct SecondView {
    /// Since when; empty where it is not set up.
    since: String,
    left: String,
    asleep: bool,
    secret: Vec<String>,
    path: String,
    side: i32,
    form: Option<FormView>,
    codes: Vec<String>,
}

fn my_id(visit: &Visit) -> Result<PersonId, Stop> {
    visit.actor.person().ok_or(Stop::SignedOut)
}

pub(super) fn code_input() -> Input {
    Input::text("code").width("s").mode("numeric").autocomplete("one-time-code")
}

async fn second_page(visit: &Visit, form: Form) -> Answer {
    let id = my_id(visit)?;
    let shown = form.raw("secret").to_owned();
    let issuer = visit.house.settings.programme_name.clone();
    let (standing, offer) = visit
        .read(move |tx| {
            let standing = second::standing(tx, id)?;
            let shown = (!shown.is_empty()).then_some(shown.as_str());
            Ok((standing, second::offer(tx, shown, &issuer)?))
        })
        .await?;
    let mut view = SecondView {
        since: String::new(),
        left: String::new(),
        asleep: visit.asleep,
        secret: Vec::new(),
        path: String::new(),
        side: 0,
        form: None,
        codes: Vec::new(),
    };
    if let Some(standing) = standing {
        view.since = words::date(standing.set_at.date());
        view.left = visit.message(&Message::new("people-second-codes-left").with("n", standing.codes_left));
        view.form = Some(form.view(visit, "/people/me/second/away", vec![code_input()], "people-second-away-button"));
    } else {
        (view.path, view.side) = drawn(&offer.address)?;
        view.secret =
            offer.secret.as_bytes().chunks(4).map(|four| String::from_utf8_lossy(four).into_owned()).collect();
        let form = if form.raw("secret").is_empty() { form.with("secret", offer.secret) } else { form };
        let inputs = vec![code_input(), Input::hidden("secret")];
        view.form = Some(form.view(visit, "/people/me/second", inputs, "people-second-button"));
        return visit.show_form("people/second", "people-second-heading", &form, &view);
    }
    visit.show_form("people/second", "people-second-heading", &form, &view)
}

/// A QR code as one SVG path, with the quiet zone of four modules that readers need; gives the side, too.
fn drawn(text: &str) -> Result<(String, i32), Stop> {
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).map_err(|error| Stop::broken(error.to_string()))?;
    let mut path = String::new();
    for y in 0..code.size() {
        for x in (0..code.size()).filter(|x| code.get_module(*x, y)) {
            // Writing to a text cannot fail.
            let _ = write!(path, "M{} {}h1v1h-1z", x + 4, y + 4);
        }
    }
    Ok((path, code.size() + 8))
}

#[get("/people/me/second")]
async fn page(visit: Visit) -> Answer {
    second_page(&visit, Form::blank("people-second")).await
}

/// The answer is the page with the recovery codes: they are shown once, and never lie in a cookie or an address.
#[post("/people/me/second", data = "<posted>")]
async fn set_up(visit: Visit, posted: Proved) -> Answer {
    my_id(&visit)?;
    let mut form = Form::sent("people-second", posted.0);
    let (typed, secret, session) = (form.text("code", 40), form.raw("secret").to_owned(), visit.secret.clone());
    let (Some(typed), true) = (typed, form.stands()) else { return second_page(&visit, form).await };
    // Without a request key: its result would keep the codes.
    match visit.write(move |tx| second::set_up(tx, &secret, &typed, &session)).await {
        Ok(codes) => {
            let view = SecondView {
                since: String::new(),
                left: String::new(),
                asleep: false,
                secret: Vec::new(),
                path: String::new(),
                side: 0,
                form: None,
                codes,
            };
            visit.show("people/second", "people-second-codes-heading", &view)
        }
        Err(Stop::Refused(refusal)) => {
            form.refuse(refusal.field().unwrap_or(""), refusal.message());
            second_page(&visit, form).await
        }
        Err(stop) => Err(stop),
    }
}

#[post("/people/me/second/away", data = "<posted>")]
async fn take_away(visit: Visit, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let id = my_id(&visit)?;
    let mut form = Form::sent("people-second", posted);
    let typed = form.text("code", 40);
    let door = code_door(&visit, id);
    if form.stands() && !knock(&visit, &door).await? {
        form.refuse("code", Message::new("people-too-many-tries"));
    }
    match visit.act(&mut form, typed, |tx, typed| second::take_away(tx, typed)).await? {
        Some(()) => {
            opened(&visit, &door).await?;
            visit.done(jar, "/people/me", "people-second-away-done")
        }
        None => second_page(&visit, form).await,
    }
}
