//! Proving once more who one is, before an act that asks for it; then on to the act with what was typed.

use super::{
    second::{code_door, code_input},
    sign_in::{in_peace, password_door},
};
use crate::{
    base::{PersonId, Stop},
    people::{self, Refusal, password, register, second, sessions},
    web::{
        Answer, Form, FormView, Input, Posted, Visit,
        doors::{knock, opened},
        kept,
    },
};
use rocket::{Route, get, post, routes};
use serde::Serialize;

pub(super) fn routes() -> Vec<Route> {
    routes![prove_form, prove]
}

#[derive(Serialize)]
struct View {
    form: Option<FormView>,
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
    page(visit, &means(visit).await?, &Form::blank("people-prove").with(kept::FIELD, packed))
}

fn page(visit: &Visit, means: &Means, form: &Form) -> Answer {
    let mut inputs = match (means.second, &means.hash) {
        (true, _) => vec![code_input()],
        (false, Some(_)) => vec![Input::password("password").width("l").autocomplete("current-password")],
        // A new link proves it as well.
        (false, None) => return visit.show_form("people/prove", "people-prove-heading", form, &View { form: None }),
    };
    inputs.extend(kept::input(form));
    let view = View { form: Some(form.view(visit, "/people/me/prove", inputs, "people-prove-button")) };
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
    let mut form = Form::sent("people-prove", posted);
    if !form.stands() {
        return page(&visit, &means, &form);
    }
    let door = if means.second { code_door(&visit, means.id) } else { password_door(&visit, &means.email) };
    match shown(&visit, &means, &form, &door).await {
        Ok(()) => {
            opened(&visit, &door).await?;
            let back = kept::resume_saying(&visit, &visit.secret, form.raw(kept::FIELD), "people-proved-lead");
            back.unwrap_or_else(|| visit.go("/people/me"))
        }
        Err(Stop::Refused(refusal)) => {
            form.refuse(refusal.field().unwrap_or(""), refusal.message());
            page(&visit, &means, &form)
        }
        Err(stop) => Err(stop),
    }
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
