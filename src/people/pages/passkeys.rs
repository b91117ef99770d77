//! Passkeys: one's own list, adding and removing, and showing one in the place of the app's number.

use super::{
    second::{code_door, code_page, read_pass},
    sign_in::{After, Entered, start},
};
use crate::{
    base::{PersonId, Stop, stop::Message, templates::Templates, words},
    people::{
        self, Refusal,
        passkeys::{self, Ask, NAME_MAX, NewPasskey},
        second,
        webauthn::{self, Party, Shown},
    },
    web::{
        Answer, Form, FormView, Input, Page, Posted, Proved, Visit,
        doors::{knock, opened},
        kept,
    },
};
use chrono::NaiveDateTime;
use rocket::{
    Route, get,
    http::{ContentType, CookieJar},
    post, routes,
};
use serde::Serialize;

pub(super) fn routes() -> Vec<Route> {
    routes![script, list, add, remove, enter]
}

/// The script of passkeys.
#[get("/static/passkey.js")]
fn script() -> Page {
    let kind = ContentType::JavaScript;
    let page = Page::file(kind, Templates::shared().passkey_script.clone().into_bytes());
    page.with_header("Cache-Control", "public, max-age=3600")
}

/// What the script is told, and the form that it fills.
#[derive(Serialize)]
pub(super) struct PasskeyView {
    label: String,
    kind: &'static str,
    challenge: String,
    party: String,
    programme: String,
    handle: String,
    account: String,
    ids: String,
    form: FormView,
}

/// The part of a page that makes or shows a passkey. `form` carries what is sent besides.
pub(super) fn part(
    visit: &Visit,
    kind: &'static str,
    ask: &Ask,
    party: &Party,
    now: NaiveDateTime,
    (form, action, mut inputs, button): (Form, &str, Vec<Input>, &str),
) -> Result<PasskeyView, Stop> {
    let challenge = webauthn::challenge(visit.house.db.master(), &visit.secret, now)?;
    inputs.extend(["challenge", "credential", "client", "authenticator", "signature"].map(Input::hidden));
    let form = form.with("challenge", &challenge);
    Ok(PasskeyView {
        label: visit.say("people-passkey"),
        kind,
        party: party.id.clone(),
        programme: visit.house.settings.programme_name.clone(),
        handle: ask.handle.clone(),
        account: visit.name.clone(),
        ids: ask.ids.join(" "),
        form: form.view(visit, action, inputs, button).aside(),
        challenge,
    })
}

pub(super) fn party(visit: &Visit) -> Option<Party> {
    Party::of(&visit.house.settings.public_url)
}

/// What a form holds of a passkey that was shown; `None` where it is not whole, or its challenge does not stand.
pub(super) fn shown(visit: &Visit, form: &Form, now: NaiveDateTime) -> Option<Shown> {
    let challenge = form.raw("challenge").to_owned();
    let stands = webauthn::stands(visit.house.db.master(), &visit.secret, &challenge, now);
    let bytes = |name: &str| webauthn::decode(form.raw(name));
    Some(Shown {
        id: bytes("credential")?,
        client: bytes("client")?,
        authenticator: bytes("authenticator")?,
        signature: bytes("signature")?,
        challenge,
    })
    .filter(|_| stands)
}

#[derive(Serialize)]
struct Row {
    name: String,
    added_on: String,
    used_on: String,
    remove: FormView,
}

#[derive(Serialize)]
struct View {
    rows: Vec<Row>,
    /// The app is not set up: it comes first.
    alone: bool,
    /// The program is reached by an address for which browsers know no passkeys.
    nowhere: bool,
    make: Option<PasskeyView>,
    errors: Vec<String>,
}

async fn page(visit: &Visit, form: Form) -> Answer {
    let id = visit.actor.person().ok_or(Stop::SignedOut)?;
    let (found, ask, standing, now) = visit
        .read(move |tx| Ok((passkeys::mine(tx)?, passkeys::ask(tx, id)?, second::standing(tx, id)?, tx.now)))
        .await?;
    let party = party(visit);
    let row = |passkey: passkeys::Passkey| Row {
        remove: Form::blank("people-passkey").view(
            visit,
            &format!("/people/me/passkeys/{}/remove", passkey.id),
            Vec::new(),
            "people-passkey-remove",
        ),
        name: if passkey.name.is_empty() { visit.say("people-passkey") } else { passkey.name },
        added_on: words::date(passkey.added_on),
        used_on: passkey.used_on.map_or_else(|| visit.say("people-never"), words::date),
    };
    let refused = form.refused();
    let errors = form.summary(visit).into_iter().map(|line| line.text().to_owned()).collect();
    let make = match party.as_ref().filter(|_| standing.is_some()) {
        Some(party) => {
            let fresh = Form::blank("people-passkey").with("name", form.raw("name").to_owned());
            let inputs = vec![Input::text("name").width("m").max(NAME_MAX).optional().autocomplete("off")];
            let what = (fresh, "/people/me/passkeys", inputs, "people-passkey-add-button");
            Some(part(visit, "create", &ask, party, now, what)?)
        }
        None => None,
    };
    let view = View {
        rows: found.into_iter().map(row).collect(),
        alone: standing.is_none(),
        nowhere: party.is_none(),
        make,
        errors,
    };
    let page = visit.show("people/passkeys", "people-passkeys-heading", &view)?;
    Ok(if refused { page.with_status(rocket::http::Status::UnprocessableEntity) } else { page })
}

#[get("/people/me/passkeys")]
async fn list(visit: Visit) -> Answer {
    page(&visit, Form::blank("people-passkey")).await
}

#[post("/people/me/passkeys", data = "<posted>")]
async fn add(visit: Visit, posted: Proved, jar: &CookieJar<'_>) -> Answer {
    visit.actor.person().ok_or(Stop::SignedOut)?;
    let mut form = Form::sent("people-passkey", posted.0);
    let name = form.optional("name", NAME_MAX);
    let now = visit.read(|tx| Ok(tx.now)).await?;
    let challenge = form.raw("challenge").to_owned();
    let made = party(&visit)
        .filter(|_| webauthn::stands(visit.house.db.master(), &visit.secret, &challenge, now))
        .and_then(|party| {
            let (client, authenticator) =
                (webauthn::decode(form.raw("client"))?, webauthn::decode(form.raw("authenticator"))?);
            webauthn::made(&client, &authenticator, &challenge, &party)
        });
    if made.is_none() && form.stands() {
        form.refuse("", Message::new("people-passkey-wrong"));
    }
    let new = made.zip(name).map(|(made, name)| NewPasskey { made, name });
    match visit.act(&mut form, new, passkeys::add).await? {
        Some(()) => visit.done(jar, "/people/me/passkeys", "people-passkey-added"),
        None => page(&visit, form).await,
    }
}

#[post("/people/me/passkeys/<id>/remove", data = "<posted>")]
async fn remove(visit: Visit, id: String, posted: Proved, jar: &CookieJar<'_>) -> Answer {
    visit.actor.person().ok_or(Stop::SignedOut)?;
    // What comes back after a proof, or to switch the language, does nothing yet.
    if Form::sent("people-passkey", posted.0).is_switching() {
        return page(&visit, Form::blank("people-passkey")).await;
    }
    visit.write(move |tx| passkeys::remove(tx, &id)).await?;
    visit.done(jar, "/people/me/passkeys", "people-passkey-removed")
}

/// What a page is told of a person's passkeys, to have one shown; nothing where there are none, or browsers know none here.
/// `carried` are the hidden fields that go on with it.
pub(super) async fn to_show(
    visit: &Visit,
    id: PersonId,
    form: &Form,
    carried: &[&str],
    (action, button): (&str, &str),
) -> Result<Option<PasskeyView>, Stop> {
    let Some(party) = party(visit) else { return Ok(None) };
    let (ask, now) = visit.read(move |tx| Ok((passkeys::ask(tx, id)?, tx.now))).await?;
    if ask.ids.is_empty() {
        return Ok(None);
    }
    let fresh = carried.iter().fold(Form::blank("sign-in-passkey"), |fresh, name| fresh.with(name, form.raw(name)));
    let fresh = fresh.with(kept::FIELD, form.raw(kept::FIELD));
    let mut inputs: Vec<Input> = carried.iter().map(|name| Input::hidden(name)).collect();
    inputs.extend(kept::input(form));
    Ok(Some(part(visit, "get", &ask, &party, now, (fresh, action, inputs, button))?))
}

/// The same for the page of the number at the door.
pub(super) async fn of_pass(visit: &Visit, form: &Form) -> Result<Option<PasskeyView>, Stop> {
    let now = visit.read(|tx| Ok(tx.now)).await?;
    match read_pass(visit, form.raw("pass"), now) {
        Some(id) => to_show(visit, id, form, &["pass", "next"], ("/sign-in/passkey", "sign-in-passkey-button")).await,
        None => Ok(None),
    }
}

#[post("/sign-in/passkey", data = "<posted>")]
async fn enter(visit: Visit, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let mut form = Form::sent("sign-in-code", posted);
    let now = visit.read(|tx| Ok(tx.now)).await?;
    let Some(id) = read_pass(&visit, form.raw("pass"), now).filter(|_| form.stands()) else {
        form.refuse("", Message::new("people-code-late"));
        return code_page(&visit, &form).await;
    };
    match let_in(&visit, jar, id, &form, now).await {
        Ok((person, secret)) => After::of(&form).go(&visit, &person.roles, &secret),
        Err(Stop::Refused(refusal)) => {
            form.refuse("", refusal.message());
            code_page(&visit, &form).await
        }
        Err(stop) => Err(stop),
    }
}

async fn let_in(
    visit: &Visit,
    jar: &CookieJar<'_>,
    id: PersonId,
    form: &Form,
    now: NaiveDateTime,
) -> Result<(people::Person, String), Stop> {
    let door = code_door(visit, id);
    if !knock(visit, &door).await? {
        return Err(Refusal::TooManyTries.into());
    }
    let (shown, party) = shown(visit, form, now).zip(party(visit)).ok_or(Refusal::PasskeyWrong)?;
    let inside = start(visit, jar, id, Entered::Passkey(shown, party)).await?;
    opened(visit, &door).await?;
    Ok(inside)
}
