//! Entering an application for a group: opening the case, filling it in, sending it.

use super::{
    case::{check_page, on_behalf as tasks_for_staff},
    enter::receipt,
};
use crate::{
    applications::{
        Channel, codes, helping,
        identity::{self, Opening},
        on_behalf,
        open::NewCase,
        send,
    },
    base::{ApplicationId, CallId, Deed, Lang, Stop},
    calls::{self, choices},
    web::{Answer, Choice, Form, FormView, Input, Posted, Visit},
};
use rocket::{Route, get, http::CookieJar, post, routes};
use serde::Serialize;

pub(super) fn routes() -> Vec<Route> {
    routes![new_form, new, help_form, help, fill, check, send_it]
}

#[derive(Serialize)]
struct New {
    form: FormView,
}

async fn new_page(visit: &Visit, form: &Form) -> Answer {
    if !visit.may(Deed::EnterOnBehalf) {
        return Err(Stop::Forbidden);
    }
    let lang = visit.lang;
    let (calls, lists) = visit.read(|tx| Ok((calls::open_now(tx)?, choices::lists(tx)?))).await?;
    let calls = calls.iter().map(|call| Choice::new(call.id.to_string(), call.labels.say(lang))).collect();
    let countries = lists.of("country", lang).into_iter().map(|(code, name)| Choice::new(code, name)).collect();
    let languages = Lang::ALL.iter().map(|lang| Choice::new(lang.code(), lang.own_name())).collect();
    let channels = Channel::ALL
        .iter()
        .filter(|channel| **channel != Channel::Online)
        .map(|channel| Choice::new(channel.as_str(), visit.say(&format!("applications-channel-{channel}"))));
    let inputs = vec![
        Input::radios("call", calls),
        Input::radios("country", countries),
        Input::radios("language", languages),
        Input::radios("channel", channels.collect()),
    ];
    let view = New { form: form.view(visit, "/applications/new", inputs, "applications-new-button") };
    visit.show_form("applications/new", "applications-new-heading", form, &view)
}

#[get("/applications/new", rank = 0)]
async fn new_form(visit: Visit) -> Answer {
    new_page(&visit, &Form::blank("applications-new")).await
}

#[post("/applications/new", data = "<posted>", rank = 0)]
async fn new(visit: Visit, posted: Posted) -> Answer {
    let mut form = Form::sent("applications-new", posted);
    let call = form.one::<CallId>("call");
    let (country, channel) = (form.one::<String>("country"), form.one::<Channel>("channel"));
    let language = form.one::<String>("language").and_then(|code| Lang::from_code(&code));
    let code = codes::of_request(visit.house.db.master(), &form.own_key());
    let shown = code.clone();
    let new = (|| Some(NewCase { call: call?, country: country?, language: language?, channel: channel?, code }))();
    match visit.act(&mut form, new, on_behalf::enter).await? {
        Some(opened) => receipt(&visit, &shown, &opened.reference, &format!("/applications/{}/fill", opened.id)),
        None => new_page(&visit, &form).await,
    }
}

/// Where the reason is given, for who has to open an application before filling it in.
pub(super) async fn closed(visit: &Visit, id: ApplicationId) -> Result<Option<String>, Stop> {
    // Whoever may not fill in at all is refused by what follows.
    let closed = visit.may(Deed::EnterOnBehalf) && visit.read(move |tx| helping::is_closed(tx, id)).await?;
    Ok(closed.then(|| format!("/applications/{id}/help")))
}

#[derive(Serialize)]
struct Help {
    form: FormView,
    back: String,
}

async fn help_page(visit: &Visit, id: ApplicationId, form: &Form) -> Answer {
    visit.read(|tx| tx.permit(Deed::EnterOnBehalf)).await?;
    if closed(visit, id).await?.is_none() && !form.refused() {
        return visit.go(format!("/applications/{id}/fill"));
    }
    let reason = Input::area("reason", identity::REASON_MAX);
    let view = Help {
        form: form.view(visit, &format!("/applications/{id}/help"), vec![reason], "applications-help-button"),
        back: format!("/applications/{id}"),
    };
    visit.show_form("applications/help", "applications-help-heading", form, &view)
}

#[get("/applications/<id>/help")]
async fn help_form(visit: Visit, id: ApplicationId) -> Answer {
    help_page(&visit, id, &Form::blank("applications-help")).await
}

#[post("/applications/<id>/help", data = "<posted>")]
async fn help(visit: Visit, id: ApplicationId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let mut form = Form::sent("applications-help", posted);
    let new = form.text("reason", identity::REASON_MAX).map(|reason| Opening { case: id, reason });
    match visit.act(&mut form, new, helping::open).await? {
        Some(()) => visit.done(jar, format!("/applications/{id}/fill"), "applications-helped"),
        None => help_page(&visit, id, &form).await,
    }
}

#[get("/applications/<id>/fill")]
async fn fill(visit: Visit, id: ApplicationId) -> Answer {
    if let Some(to) = closed(&visit, id).await? {
        return visit.go(to);
    }
    tasks_for_staff(&visit, id).await
}

#[get("/applications/<id>/check")]
async fn check(visit: Visit, id: ApplicationId) -> Answer {
    if let Some(to) = closed(&visit, id).await? {
        return visit.go(to);
    }
    let base = format!("/applications/{id}");
    check_page(&visit, id, &Form::blank("applications-check"), &base, &format!("{base}/fill")).await
}

#[post("/applications/<id>/check", data = "<posted>")]
async fn send_it(visit: Visit, id: ApplicationId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let base = format!("/applications/{id}");
    let mut form = Form::sent("applications-check", posted);
    match visit.act(&mut form, Some(id), |tx, id| send::send(tx, *id)).await? {
        Some(_) => visit.done(jar, base, "applications-sent"),
        None => check_page(&visit, id, &form, &base, &format!("{base}/fill")).await,
    }
}
