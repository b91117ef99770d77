//! Proving once more who one is, before an act that asks for it; then on to the act with what was typed.

use super::{
    openid::{Way, way_again},
    passkeys::{self as keys, PasskeyView, to_show},
    second::{code_door, code_input},
    sign_in::{in_peace, password_door},
};
use crate::{
    base::{PersonId, Stop},
    people::{self, Refusal, passkeys, password, register, second, sessions},
    web::{
        Answer, Form, FormView, Input, Posted, Visit,
        doors::{knock, opened},
        kept,
    },
};
use rocket::{Route, get, post, routes};
use serde::Serialize;

pub(super) fn routes() -> Vec<Route> {
    routes![prove_form, prove, prove_by_passkey]
}

#[derive(Serialize)]
struct View {
    form: Option<FormView>,
    /// The way with a passkey, for who has one.
    passkey: Option<PasskeyView>,
    /// The way by a provider of identities, for who has neither.
    provider: Option<Way>,
}

/// What a person can show.
struct Means {
    id: PersonId,
    email: String,
    /// The hash of the password; `None` where there is none.
    hash: Option<String>,
    second: bool,
}

async fn means(visit: &Visit) -> Result<Means, Stop> {
    let id = visit.actor.person().ok_or(Stop::SignedOut)?;
    visit
        .read(move |tx| {
            let email = people::find(tx, id)?.email;
            let (hash, second) = (register::password_hash(tx, id)?, second::standing(tx, id)?.is_some());
            Ok(Means { id, email, hash, second })
        })
        .await
}

/// The page that asks before an act: `typed` is what was sent to the address of this visit.
pub async fn ask(visit: &Visit, typed: &[(String, String)]) -> Answer {
    let packed = kept::pack(&visit.path, typed).unwrap_or_default();
    page(visit, &means(visit).await?, &Form::blank("people-prove").with(kept::FIELD, packed)).await
}

async fn page(visit: &Visit, means: &Means, form: &Form) -> Answer {
    let mut inputs = match (means.second, &means.hash) {
        (true, _) => vec![code_input()],
        (false, Some(_)) => vec![Input::password("password").width("l").autocomplete("current-password")],
        // A new link proves it as well.
        (false, None) => {
            let view = View { form: None, passkey: None, provider: way_again(visit) };
            return visit.show_form("people/prove", "people-prove-heading", form, &view);
        }
    };
    inputs.extend(kept::input(form));
    let passkey =
        to_show(visit, means.id, form, &[], ("/people/me/prove/passkey", "people-prove-passkey-button")).await?;
    let view = View {
        form: Some(form.view(visit, "/people/me/prove", inputs, "people-prove-button")),
        passkey,
        provider: None,
    };
    visit.show_form("people/prove", "people-prove-heading", form, &view)
}

/// Nobody comes here by an address: the page stands before an act.
#[get("/people/me/prove")]
async fn prove_form(visit: Visit) -> Answer {
    means(&visit).await?;
    visit.go("/people/me")
}

#[post("/people/me/prove", data = "<posted>")]
async fn prove(visit: Visit, posted: Posted) -> Answer {
    let means = means(&visit).await?;
    let form = Form::sent("people-prove", posted);
    if !form.stands() {
        return page(&visit, &means, &form).await;
    }
    let door = if means.second { code_door(&visit, means.id) } else { password_door(&visit, &means.email) };
    let outcome = shown(&visit, &means, &form, &door).await;
    after(&visit, &means, form, &door, outcome).await
}

/// Goes on to what was typed, or asks again.
async fn after(visit: &Visit, means: &Means, mut form: Form, door: &[u8], outcome: Result<(), Stop>) -> Answer {
    match outcome {
        Ok(()) => {
            opened(visit, door).await?;
            let back = kept::resume_saying(visit, &visit.secret, form.raw(kept::FIELD), "people-proved-lead");
            back.unwrap_or_else(|| visit.go("/people/me"))
        }
        Err(Stop::Refused(refusal)) => {
            form.refuse(refusal.field().unwrap_or(""), refusal.message());
            page(visit, means, &form).await
        }
        Err(stop) => Err(stop),
    }
}

#[post("/people/me/prove/passkey", data = "<posted>")]
async fn prove_by_passkey(visit: Visit, posted: Posted) -> Answer {
    let means = means(&visit).await?;
    let form = Form::sent("people-prove", posted);
    if !form.stands() {
        return page(&visit, &means, &form).await;
    }
    let door = code_door(&visit, means.id);
    let outcome = shown_passkey(&visit, means.id, &form, &door).await;
    after(&visit, &means, form, &door, outcome).await
}

async fn shown_passkey(visit: &Visit, id: PersonId, form: &Form, door: &[u8]) -> Result<(), Stop> {
    if !knock(visit, door).await? {
        return Err(Refusal::TooManyTries.into());
    }
    let now = visit.read(|tx| Ok(tx.now)).await?;
    let (shown, party) = keys::shown(visit, form, now).zip(keys::party(visit)).ok_or(Refusal::PasskeyWrong)?;
    let secret = visit.secret.clone();
    let act = move |tx: &mut crate::db::Tx<'_>| {
        passkeys::check(tx, id, &shown, &party)?;
        sessions::prove(tx, &secret)
    };
    visit.write(act).await
}

/// Checks what was shown, and notes it.
async fn shown(visit: &Visit, means: &Means, form: &Form, door: &[u8]) -> Result<(), Stop> {
    let typed = form.raw(if means.second { "code" } else { "password" }).to_owned();
    if !knock(visit, door).await? {
        return Err(Refusal::TooManyTries.into());
    }
    let (id, secret) = (means.id, visit.secret.clone());
    if means.second {
        let act = move |tx: &mut crate::db::Tx<'_>| {
            second::check(tx, id, &typed)?;
            sessions::prove(tx, &secret)
        };
        return visit.write(act).await;
    }
    let hash = means.hash.clone();
    if !in_peace(move || password::fits(&typed, hash.as_deref())).await? {
        return Err(Refusal::PasswordWrong.into());
    }
    visit.write(move |tx| sessions::prove(tx, &secret)).await
}
