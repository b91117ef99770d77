//! One place for several applications: an address that opens them, its links, and the list inside.

use super::{
    codes::{forget_right, own_code, wait},
    own,
};
use crate::{
    applications::places::{self, Holder, Inside, NewPlace},
    base::{ApplicationId, PlaceId, Stop},
    calls,
    people::sessions,
    web::{
        Answer, Form, FormView, Input, Posted, Visit, doors, fault,
        visit::{VISIT_COOKIE, set_cookie},
    },
};
use rocket::{
    Route, get,
    http::CookieJar,
    post, routes,
    tokio::{self, time::sleep},
};
use serde::Serialize;
use std::time::Duration;

/// Every answer to a wish for a link takes at least this long, so that time does not tell whether a place is there.
const LINK_ANSWER: Duration = Duration::from_millis(300);
const FORM: &str = "applications-place";

pub(super) fn routes() -> Vec<Route> {
    routes![page, add, remove, all, go_to, ask_form, ask, link_form, link]
}

#[derive(Serialize)]
struct HolderView {
    email: String,
    state: String,
    form: FormView,
}

#[derive(Serialize)]
struct PlaceView {
    holders: Vec<HolderView>,
    /// Whether the visitor came in by a link, and may see all.
    inside: bool,
    form: FormView,
}

fn holder(visit: &Visit, holder: &Holder) -> HolderView {
    let action = format!("/case/place/{}/remove", holder.id);
    HolderView {
        email: holder.email.clone(),
        state: visit.say(if holder.used { "applications-place-used" } else { "applications-place-waits" }),
        form: Form::blank(FORM).view(visit, &action, Vec::new(), "applications-place-remove").aside(),
    }
}

async fn show(visit: &Visit, id: ApplicationId, form: &Form) -> Answer {
    let holders = visit.read(move |tx| places::of_case(tx, id)).await?;
    let inputs = vec![Input::text("email").mode("email").autocomplete("email").width("l"), own_code()];
    let view = PlaceView {
        holders: holders.iter().map(|one| holder(visit, one)).collect(),
        inside: visit.place.is_some(),
        form: form.view(visit, "/case/place", inputs, "applications-place-button"),
    };
    visit.show_form("applications/place", "applications-place-heading", form, &view)
}

#[get("/case/place")]
async fn page(visit: Visit) -> Answer {
    show(&visit, own(&visit)?, &Form::blank(FORM)).await
}

#[post("/case/place", data = "<posted>")]
async fn add(visit: Visit, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let id = own(&visit)?;
    let mut form = Form::sent(FORM, posted);
    let (email, typed, language) = (form.text("email", 254), form.text("own", 60), visit.lang);
    let new = email.zip(typed).map(|(email, own)| NewPlace { case: id, own, email, language });
    let door = wait(&visit).await?;
    let added = visit.act(&mut form, new, places::add).await?;
    forget_right(&visit, &form, &door).await?;
    match added {
        Some(()) => visit.done(jar, "/case/place", "applications-place-sent"),
        None => show(&visit, id, &form).await,
    }
}

#[post("/case/place/<place>/remove", data = "<posted>")]
async fn remove(visit: Visit, place: PlaceId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let id = own(&visit)?;
    let mut form = Form::sent(FORM, posted);
    if visit.act(&mut form, Some(place), move |tx, place| places::remove(tx, id, *place)).await?.is_none() {
        return show(&visit, id, &form).await;
    }
    // Who came in by the link that was just closed goes out with it.
    let way = if visit.place == Some(place) { "/" } else { "/case/place" };
    visit.done(jar, way, "applications-place-removed")
}

#[derive(Serialize)]
struct Line {
    reference: String,
    call: String,
    status: String,
    tone: &'static str,
    here: bool,
    form: FormView,
}

#[derive(Serialize)]
struct AllView {
    lines: Vec<Line>,
}

fn line(visit: &Visit, one: &Inside, call: String) -> Line {
    let (status, tone) = super::case::status_of(visit, one.state);
    let form = Form::blank(FORM).with("application", one.case.id.to_string());
    Line {
        reference: one.case.reference.clone(),
        call,
        status,
        tone,
        here: visit.actor.case() == Some(one.case.id),
        form: form.view(visit, "/case/all", vec![Input::hidden("application")], "applications-place-open").aside(),
    }
}

fn inside(visit: &Visit) -> Result<PlaceId, Stop> {
    own(visit)?;
    visit.place.ok_or(Stop::Missing)
}

#[get("/case/all")]
async fn all(visit: Visit) -> Answer {
    let (place, lang) = (inside(&visit)?, visit.lang);
    let (found, names) = visit
        .read(move |tx| {
            let found = places::inside(tx, place)?;
            let names = calls::all(tx)?.into_iter().map(|call| (call.id, call.labels.tell(lang)));
            Ok((found, names.collect::<std::collections::HashMap<_, _>>()))
        })
        .await?;
    let call = |one: &Inside| names.get(&one.case.call_id).cloned().unwrap_or_default();
    let view = AllView { lines: found.iter().map(|one| line(&visit, one, call(one))).collect() };
    visit.show("applications/all", "applications-place-all", &view)
}

#[post("/case/all", data = "<posted>")]
async fn go_to(visit: Visit, posted: Posted) -> Answer {
    let place = inside(&visit)?;
    let session = visit.session.ok_or(Stop::SignedOut)?;
    let mut form = Form::sent(FORM, posted);
    let to = form.raw("application").parse::<ApplicationId>().map_err(|_| Stop::Missing)?;
    visit.act(&mut form, Some(to), move |tx, to| places::go_to(tx, session, place, *to)).await?;
    visit.go("/case")
}

#[derive(Serialize)]
struct AskView {
    /// Absent once it was sent.
    form: Option<FormView>,
}

fn ask_page(visit: &Visit, form: &Form) -> Answer {
    let inputs = vec![Input::text("email").width("l").mode("email").autocomplete("email")];
    let view = AskView { form: Some(form.view(visit, "/place", inputs, "sign-in-link-button")) };
    visit.show_form("applications/place-ask", "applications-place-ask", form, &view)
}

#[get("/place")]
async fn ask_form(visit: Visit) -> Answer {
    ask_page(&visit, &Form::blank("sign-in-link"))
}

/// The answer is the same whoever asks, and takes as long.
#[post("/place", data = "<posted>")]
async fn ask(visit: Visit, posted: Posted) -> Answer {
    let mut form = Form::sent("sign-in-link", posted);
    let (Some(email), true) = (form.text("email", 254), form.stands()) else { return ask_page(&visit, &form) };
    let door = visit.house.db.master().hash("place door", &email.to_lowercase());
    let too_often = doors::count(&visit, &door).await? > 0;
    let asking = async {
        if !too_often && let Err(stop) = visit.write(move |tx| places::ask(tx, &email)).await {
            fault::log(&stop);
        }
    };
    tokio::join!(asking, sleep(LINK_ANSWER));
    visit.show("applications/place-ask", "sign-in-link-sent-heading", &AskView { form: None })
}

#[derive(Serialize)]
struct LinkView {
    form: FormView,
}

fn link_page(visit: &Visit, secret: &str, form: &Form) -> Answer {
    let view = LinkView { form: form.view(visit, &format!("/place/{secret}"), Vec::new(), "sign-in-button") };
    visit.show_form("applications/place-link", "applications-place-all", form, &view)
}

fn is_secret(text: &str) -> Result<(), Stop> {
    let plain = text.len() <= 100 && text.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if plain { Ok(()) } else { Err(Stop::Missing) }
}

/// A button only: programs that look at the links of a mail must not use them up.
#[get("/place/<secret>")]
async fn link_form(visit: Visit, secret: &str) -> Answer {
    is_secret(secret)?;
    link_page(&visit, secret, &Form::blank("sign-in-link"))
}

#[post("/place/<secret>", data = "<posted>")]
async fn link(visit: Visit, secret: &str, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    is_secret(secret)?;
    let mut form = Form::sent("sign-in-link", posted);
    if !form.stands() {
        return link_page(&visit, secret, &form);
    }
    let (sent, limits) = (secret.to_owned(), visit.house.limits());
    // The secret of the session must not be kept with a request key: this write has none.
    let opened = visit.write(move |tx| {
        let (place, case) = places::open(tx, &sent)?;
        sessions::begin_for_place(tx, case, place, limits)
    });
    match opened.await {
        Ok(cookie) => {
            set_cookie(jar, VISIT_COOKIE, cookie, None);
            visit.go("/case/all")
        }
        Err(Stop::Refused(refusal)) => {
            form.refuse("", refusal.message());
            link_page(&visit, secret, &form)
        }
        Err(stop) => Err(stop),
    }
}
