//! Later deadlines for single applications of a call, given by staff.

use crate::{
    applications::extend::{self, Extension, NewExtension},
    base::{CallId, Stop, stop::Message},
    calls::{self, Call, set_up},
    web::{Answer, Form, FormView, Input, Posted, Visit},
};
use rocket::{Route, get, http::CookieJar, post, routes};
use serde::Serialize;

pub(super) fn routes() -> Vec<Route> {
    routes![extensions, give]
}

#[derive(Serialize)]
struct Row {
    href: String,
    reference: String,
    until: String,
}

#[derive(Serialize)]
struct View {
    call: String,
    back: String,
    deadline: String,
    rows: Vec<Row>,
    form: FormView,
}

async fn load(visit: &Visit, id: CallId) -> Result<(Call, Vec<Extension>), Stop> {
    visit.read(move |tx| Ok((calls::find(tx, id)?, extend::of_call(tx, id)?))).await
}

async fn page(visit: &Visit, id: CallId, form: &Form) -> Answer {
    let (call, given) = load(visit, id).await?;
    let rows = given.iter().map(|one| Row {
        href: format!("/applications/{}", one.case),
        reference: one.reference.clone(),
        until: set_up::moment(&call, one.until),
    });
    let inputs = vec![
        Input::text("reference").width("m").autocomplete("off"),
        Input::date("until"),
        Input::text("until_time").width("s"),
        Input::area("reason", 500),
    ];
    let view = View {
        call: call.labels.tell(visit.lang),
        back: format!("/calls/{id}"),
        deadline: set_up::deadline(&call).unwrap_or_default(),
        rows: rows.collect(),
        form: form.view(visit, &format!("/calls/{id}/extensions"), inputs, "applications-extend-button"),
    };
    visit.show_form("applications/extend", "applications-extend-heading", form, &view)
}

#[get("/calls/<id>/extensions")]
async fn extensions(visit: Visit, id: CallId) -> Answer {
    page(&visit, id, &Form::blank("applications-extend").with("until_time", "23:59")).await
}

#[post("/calls/<id>/extensions", data = "<posted>")]
async fn give(visit: Visit, id: CallId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    load(&visit, id).await?;
    let mut form = Form::sent("applications-extend", posted);
    let (reference, day) = (form.text("reference", 30), form.date("until"));
    let hour = crate::web::forms::parse_time(form.raw("until_time"));
    if hour.is_none() {
        form.refuse("until_time", Message::new("calls-time-malformed"));
    }
    let reason = form.text("reason", 500);
    let until = day.zip(hour).map(|(day, hour)| day.and_time(hour));
    let new = reference.zip(until).zip(reason).map(|((reference, until), reason)| NewExtension {
        call: id,
        reference,
        until,
        reason,
    });
    match visit.act(&mut form, new, extend::extend).await? {
        Some(()) => visit.done(jar, format!("/calls/{id}/extensions"), "applications-extended"),
        None => page(&visit, id, &form).await,
    }
}
