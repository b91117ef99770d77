//! Beginning an application, and coming back to it with its code.

use crate::{
    applications::{
        Channel, Refusal, codes,
        open::{self, NewCase},
    },
    base::{ApplicationId, CallId, Stop},
    calls::{self, choices, set_up},
    people::sessions,
    web::{
        Answer, Choice, Form, FormView, Input, Posted, Visit, doors, kept,
        visit::{VISIT_COOKIE, set_cookie},
    },
};
use rocket::{Route, get, http::CookieJar, post, routes};
use serde::Serialize;

pub(super) fn routes() -> Vec<Route> {
    routes![apply_form, apply, enter_form, enter]
}

#[derive(Serialize)]
struct Apply {
    form: FormView,
    purpose: String,
    deadline: String,
    amounts: String,
    kinds: Vec<String>,
    practice: String,
}

async fn apply_page(visit: &Visit, id: CallId, form: &Form) -> Answer {
    let lang = visit.lang;
    let (call, lists, takes) = visit
        .read(move |tx| {
            let call = calls::find(tx, id)?;
            let takes = call.takes(tx.now);
            Ok((call, choices::lists(tx, &["country", "kind"])?, takes))
        })
        .await?;
    if !takes {
        return Err(Refusal::CallClosed.into());
    }
    let countries = lists.of("country", lang).into_iter().filter(|(code, _)| call.countries.contains(code));
    let options: Vec<Choice> = countries.map(|(code, name)| Choice::new(code, name)).collect();
    let kinds =
        lists.of("kind", lang).into_iter().filter(|(code, _)| call.kinds.is_empty() || call.kinds.contains(code));
    let amount = |amount: crate::base::Money| crate::base::money::format(&amount, lang.style());
    let amounts = match (call.amount_min, call.amount_max) {
        (Some(least), Some(most)) => format!("{} – {}", amount(least), amount(most)),
        (None, Some(most)) => format!("≤ {}", amount(most)),
        (Some(least), None) => format!("≥ {}", amount(least)),
        (None, None) => String::new(),
    };
    let view = Apply {
        form: form.view(visit, &format!("/apply/{id}"), vec![Input::radios("country", options)], "applications-start"),
        purpose: call.purpose.tell(lang),
        deadline: set_up::deadline(&call).unwrap_or_default(),
        amounts,
        kinds: kinds.map(|(_, name)| name).collect(),
        practice: format!("/practice/{id}"),
    };
    visit.show_form_titled("applications/apply", &call.labels.tell(lang), form, &view)
}

#[get("/apply/<id>")]
async fn apply_form(visit: Visit, id: CallId) -> Answer {
    apply_page(&visit, id, &Form::blank("applications-apply")).await
}

#[post("/apply/<id>", data = "<posted>")]
async fn apply(visit: Visit, id: CallId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let mut form = Form::sent("applications-apply", posted);
    let country = form.one::<String>("country");
    let key = form.request_key().unwrap_or_default();
    let code = codes::of_request(visit.house.db.master(), &key);
    let language = visit.lang;
    let shown = code.clone();
    let new = country.map(|country| NewCase { call: id, country, language, channel: Channel::Online, code });
    match visit.act(&mut form, new, open::open).await? {
        Some(opened) => {
            begin_session(&visit, opened.id, jar).await?;
            receipt(&visit, &shown, &opened.reference, "/case")
        }
        None => apply_page(&visit, id, &form).await,
    }
}

pub(super) async fn begin_session(visit: &Visit, case: ApplicationId, jar: &CookieJar<'_>) -> Result<String, Stop> {
    let limits = visit.house.limits();
    // The secret is made in the act and must not be kept with a request key: this write has none.
    let secret = visit.write(move |tx| sessions::begin_for_case(tx, case, limits)).await?;
    set_cookie(jar, VISIT_COOKIE, secret.clone(), None);
    Ok(secret)
}

#[derive(Serialize)]
struct Receipt {
    groups: Vec<String>,
    reference: String,
    next: String,
}

/// The code, once, like a receipt.
pub(super) fn receipt(visit: &Visit, code: &str, reference: &str, next: &str) -> Answer {
    let view = Receipt {
        groups: codes::grouped(code).split(' ').map(str::to_owned).collect(),
        reference: reference.to_owned(),
        next: next.to_owned(),
    };
    visit.show("applications/receipt", "applications-receipt-heading", &view)
}

#[derive(Serialize)]
struct Enter {
    form: FormView,
}

fn enter_page(visit: &Visit, form: &Form) -> Answer {
    let mut inputs = vec![Input::text("code").mode("numeric").autocomplete("off").width("m")];
    inputs.extend(kept::input(form));
    let view = Enter { form: form.view(visit, "/enter", inputs, "applications-enter-button") };
    visit.show_form("applications/enter", "applications-enter-heading", form, &view)
}

#[get("/enter")]
async fn enter_form(visit: Visit) -> Answer {
    enter_page(&visit, &Form::blank("applications-enter"))
}

#[post("/enter", data = "<posted>")]
async fn enter(visit: Visit, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let mut form = Form::sent("applications-enter", posted);
    let code = form.text("code", 60);
    let Some(typed) = code.filter(|_| form.stands()) else { return enter_page(&visit, &form) };
    // One door for all codes: sixteen digits leave no room for guessing one after another.
    let door = visit.house.db.master().hash("door", "case codes");
    doors::knock_shared(&visit, &door).await?;
    let found = visit.write(move |tx| codes::redeem(tx, &typed)).await;
    match found {
        Ok(case) => {
            doors::opened_shared(&visit, &door).await?;
            let secret = begin_session(&visit, case, jar).await?;
            kept::resume(&visit, &secret, form.raw(kept::FIELD)).unwrap_or_else(|| visit.go("/case"))
        }
        Err(Stop::Refused(refusal)) => {
            form.refuse("code", refusal.message());
            enter_page(&visit, &form)
        }
        Err(stop) => Err(stop),
    }
}
