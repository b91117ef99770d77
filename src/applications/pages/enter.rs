//! Beginning an application, and coming back to it with its code.

use super::quiz;
use crate::{
    applications::{
        self, Channel, Refusal, codes, limits,
        open::{self, NewCase},
        places,
    },
    base::{ApplicationId, CallId, Money, Stop, money, stop::Message},
    calls::{
        self, Call,
        choices::{self, Lists},
        set_up,
    },
    people::sessions,
    web::{
        Answer, Choice, Fact, Form, FormView, Input, Posted, Visit, doors, kept,
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
    facts: Vec<Fact>,
    kinds: Vec<String>,
    practice: String,
    sheet: String,
}

/// What a group reads of a call before it begins.
fn facts(visit: &Visit, call: &Call, lists: &Lists) -> Vec<Fact> {
    let lang = visit.lang;
    let named = |list: &str, codes: &[String]| {
        codes.iter().map(|code| lists.name(list, code, lang)).collect::<Vec<_>>().join(", ")
    };
    let amount = |amount: Money| money::format(&amount, lang.style());
    let amounts = match (call.amount_min, call.amount_max) {
        (Some(least), Some(most)) => format!("{} – {}", amount(least), amount(most)),
        (None, Some(most)) => format!("≤ {}", amount(most)),
        (Some(least), None) => format!("≥ {}", amount(least)),
        (None, None) => String::new(),
    };
    let limit = |limit: i32| if limit > 0 { limit.to_string() } else { String::new() };
    let currencies: Vec<&str> = call.currencies.iter().map(|currency| currency.code()).collect();
    let rows = [
        ("applications-deadline", set_up::deadline(call).unwrap_or_default()),
        ("calls-countries", named("country", &call.countries)),
        ("calls-regions", named("region", &call.regions)),
        ("calls-themes", named("theme", &call.themes)),
        ("applications-amounts", amounts),
        ("calls-currencies", currencies.join(", ")),
        ("calls-months", limit(call.months_max)),
        ("calls-most-applications", limit(call.most_applications)),
        ("calls-per-group", limit(call.per_group)),
        ("calls-decides-by", call.decides_by.clone()),
        ("calls-contact", call.contact.clone()),
    ];
    let filled = rows.into_iter().filter(|(_, value)| !value.is_empty());
    filled.map(|(key, value)| Fact { label: visit.say(key), value }).collect()
}

async fn apply_page(visit: &Visit, id: CallId, form: &Form) -> Answer {
    let lang = visit.lang;
    let own = visit.actor.case();
    let (call, lists, reference) = visit
        .read(move |tx| {
            let call = calls::find(tx, id)?;
            if !call.takes(tx.now) || call.second_of.is_some() {
                return Err(Refusal::CallClosed.into());
            }
            limits::room(tx, &call, None, None)?;
            let own = own.map(|own| applications::load(tx, own)).transpose()?;
            Ok((call, choices::lists(tx)?, own.map(|case| case.reference)))
        })
        .await?;
    let countries = lists.of("country", lang).into_iter().filter(|(code, _)| call.countries.contains(code));
    let options: Vec<Choice> = countries.map(|(code, name)| Choice::new(code, name)).collect();
    let kinds =
        lists.of("kind", lang).into_iter().filter(|(code, _)| call.kinds.is_empty() || call.kinds.contains(code));
    let mut inputs = vec![Input::hidden("step"), Input::radios("country", options)];
    inputs.extend(quiz::fields(&call).iter().map(|field| Input::hidden(field)));
    if let Some(reference) = reference {
        let same = Message::new("applications-apply-same-yes").with("reference", reference);
        inputs.push(Input::checks("same", vec![Choice::new("yes", visit.message(&same))]).optional());
    }
    let view = Apply {
        form: form.view(visit, &format!("/apply/{id}"), inputs, "applications-start"),
        purpose: call.purpose.tell(lang),
        facts: facts(visit, &call, &lists),
        kinds: kinds.map(|(_, name)| name).collect(),
        practice: format!("/practice/{id}"),
        sheet: format!("/apply/{id}/form.xlsx"),
    };
    visit.show_form_titled("applications/apply", &call.labels.tell(lang), form, &view)
}

#[get("/apply/<id>")]
async fn apply_form(visit: Visit, id: CallId) -> Answer {
    let (call, lists) = quiz::load(&visit, id).await?;
    let form = Form::blank("applications-apply");
    // What it cannot take, its own page says.
    if call.quiz.is_empty(&call) || !takes(&visit, id).await? {
        return apply_page(&visit, id, &form).await;
    }
    quiz::page(&visit, &call, &lists, &form)
}

async fn takes(visit: &Visit, id: CallId) -> Result<bool, Stop> {
    visit
        .read(move |tx| {
            let call = calls::find(tx, id)?;
            Ok(call.takes(tx.now) && call.second_of.is_none())
        })
        .await
}

/// The quiz, where the call has one that is not passed yet.
async fn quizzed(visit: &Visit, id: CallId, form: &mut Form) -> Result<Option<crate::web::Page>, Stop> {
    let (call, lists) = quiz::load(visit, id).await?;
    if call.quiz.is_empty(&call) {
        return Ok(None);
    }
    if form.is_switching() {
        let first = form.raw("step").is_empty();
        return if first { quiz::page(visit, &call, &lists, form).map(Some) } else { Ok(None) };
    }
    match quiz::judge(form, &call, &lists, visit.lang) {
        quiz::Verdict::Unanswered => quiz::page(visit, &call, &lists, form).map(Some),
        quiz::Verdict::Ends(reasons) => quiz::end(visit, &call, reasons).map(Some),
        quiz::Verdict::Through if form.raw("step").is_empty() => {
            let next = Form::blank("applications-apply").with("step", "apply");
            let fields = quiz::fields(&call);
            let next = fields.iter().fold(next, |next, field| next.with(field, form.raw(field)));
            apply_page(visit, id, &next).await.map(Some)
        }
        quiz::Verdict::Through => Ok(None),
    }
}

#[post("/apply/<id>", data = "<posted>")]
async fn apply(visit: Visit, id: CallId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let mut form = Form::sent("applications-apply", posted);
    if let Some(page) = quizzed(&visit, id, &mut form).await? {
        return Ok(page);
    }
    let country = form.one::<String>("country");
    let code = codes::of_request(visit.house.db.master(), &form.own_key());
    let language = visit.lang;
    let shown = code.clone();
    let other = visit.actor.case().filter(|_| form.has("same"));
    let new = country.map(|country| NewCase { call: id, country, language, channel: Channel::Online, code });
    match visit.act(&mut form, new, move |tx, new| open::open_beside(tx, new, other)).await? {
        Some(opened) => {
            begin_new(&visit, opened.id, jar).await?;
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

/// The same for an application just begun: from within a place it belongs to it.
pub(super) async fn begin_new(visit: &Visit, case: ApplicationId, jar: &CookieJar<'_>) -> Result<(), Stop> {
    let Some(place) = visit.place else { return begin_session(visit, case, jar).await.map(|_| ()) };
    let limits = visit.house.limits();
    let secret = visit.write(move |tx| {
        places::join(tx, place, case)?;
        sessions::begin_for_place(tx, case, place, limits)
    });
    set_cookie(jar, VISIT_COOKIE, secret.await?, None);
    Ok(())
}

#[derive(Serialize)]
struct Receipt {
    groups: Vec<String>,
    reference: String,
    next: String,
}

/// The code, once, like a receipt.
pub(super) fn receipt(visit: &Visit, code: &str, reference: &str, next: &str) -> Answer {
    let view = receipt_view(code, reference, next);
    visit.show("applications/receipt", "applications-receipt-heading", &view)
}

/// The same for somebody else's code.
pub(super) fn receipt_of(visit: &Visit, name: &str, code: &str, next: &str) -> Answer {
    let heading = visit.message(&Message::new("applications-codes-receipt").with("name", name));
    visit.show_titled("applications/receipt", &heading, &receipt_view(code, "", next))
}

fn receipt_view(code: &str, reference: &str, next: &str) -> Receipt {
    Receipt {
        groups: codes::grouped(code).split(' ').map(str::to_owned).collect(),
        reference: reference.to_owned(),
        next: next.to_owned(),
    }
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
