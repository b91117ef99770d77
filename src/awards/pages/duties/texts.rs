//! What of the duties staff keep: the text in each language, what the days are counted from, whether it is still asked.

use crate::{
    awards::duties::{
        Counted, Duty, YearDay,
        keep::{self, DAYS_MOST, TEXT_MOST, Written},
    },
    base::{Deed, DutyId, Message, Stop},
    calls::{
        choices::{self, Lists},
        pages::labels::{labels, untranslated, with_labels, written},
    },
    web::{Answer, Choice, Form, FormView, Input, Posted, Visit},
};
use rocket::{Route, get, http::CookieJar, post, routes};
use serde::Serialize;

const FORM: &str = "awards-duty-text";

pub(super) fn routes() -> Vec<Route> {
    routes![all, add_form, add, edit_form, edit]
}

#[derive(Serialize)]
struct Row {
    href: String,
    text: String,
    counted: String,
    offered: bool,
    untranslated: String,
}

#[derive(Serialize)]
struct Country {
    name: String,
    rows: Vec<Row>,
}

#[derive(Serialize)]
struct All {
    countries: Vec<Country>,
    /// Whether the reader sees awards, and so the list of what is due.
    sees: bool,
}

async fn load(visit: &Visit) -> Result<(Vec<Duty>, Lists), Stop> {
    visit
        .read(|tx| {
            tx.permit(Deed::EditChoices)?;
            Ok((keep::kept(tx)?, choices::lists(tx)?))
        })
        .await
}

#[get("/duties/texts")]
async fn all(visit: Visit) -> Answer {
    let (duties, lists) = load(&visit).await?;
    let mut countries: Vec<Country> = Vec::new();
    let mut last = String::new();
    for duty in &duties {
        if countries.is_empty() || duty.country != last {
            last.clone_from(&duty.country);
            countries.push(Country { name: lists.name("country", &last, visit.lang), rows: Vec::new() });
        }
        let row = Row {
            href: format!("/duties/texts/{}", duty.id),
            text: duty.labels.tell(visit.lang),
            counted: super::counted(&visit, duty),
            offered: duty.offered,
            untranslated: untranslated(&visit, &duty.labels),
        };
        if let Some(country) = countries.last_mut() {
            country.rows.push(row);
        }
    }
    visit.show("awards/duty_texts", "awards-duty-texts", &All { countries, sees: visit.may(Deed::SeeAwards) })
}

#[derive(Serialize)]
struct FormPage {
    form: FormView,
}

fn form_page(visit: &Visit, lists: &Lists, id: Option<DutyId>, form: &Form) -> Answer {
    let mut inputs = Vec::new();
    if id.is_none() {
        let countries = lists.of("country", visit.lang).into_iter();
        inputs.push(Input::select("country", countries.map(|(code, name)| Choice::new(code, name)).collect()));
    }
    inputs.extend(written(visit, "label", "awards-duty-text-in", Some(TEXT_MOST)));
    let counted = |one: &Counted| Choice::new(one.as_str(), visit.say(&format!("awards-duty-counted-{one}")));
    inputs.push(Input::radios("counted", Counted::ALL.iter().map(counted).collect()));
    inputs.push(Input::number("days").optional());
    inputs.push(Input::text("yearly").optional().width("s"));
    if id.is_some() {
        let yes = Choice::new("yes", visit.say("awards-duty-offered-yes"));
        inputs.push(Input::checks("offered", vec![yes]).optional());
    }
    let action = id.map_or_else(|| "/duties/texts/add".to_owned(), |id| format!("/duties/texts/{id}"));
    let view = FormPage { form: form.view(visit, &action, inputs, "awards-duty-save") };
    let heading = if id.is_some() { "awards-duty-text-change" } else { "awards-duty-text-add" };
    visit.show_form("awards/duty_text", heading, form, &view)
}

/// What was written, in a country that is chosen or stands already.
fn read(form: &mut Form, country: Option<String>, offered: bool) -> Option<Written> {
    let labels = labels(form, "label", TEXT_MOST);
    let counted = form.one::<Counted>("counted");
    let yearly = match form.raw("yearly").trim() {
        "" => Some(None),
        text => YearDay::parse(text).map(Some),
    };
    if yearly.is_none() {
        form.refuse("yearly", Message::new("awards-duty-day"));
    }
    // What is due each year needs no days.
    let days = if form.raw("days").trim().is_empty() && yearly != Some(None) {
        Some(0)
    } else {
        form.number("days", 0, DAYS_MOST.into()).and_then(|days| i32::try_from(days).ok())
    };
    let (counted, yearly) = (counted?.to_string(), yearly?);
    Some(Written { country: country?, counted, days: days?, yearly, labels: labels?, offered })
}

#[get("/duties/texts/add")]
async fn add_form(visit: Visit) -> Answer {
    let (_, lists) = load(&visit).await?;
    form_page(&visit, &lists, None, &Form::blank(FORM))
}

#[post("/duties/texts/add", data = "<posted>")]
async fn add(visit: Visit, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let (_, lists) = load(&visit).await?;
    let mut form = Form::sent(FORM, posted);
    let country = form.one::<String>("country").filter(|code| lists.has("country", code));
    let new = read(&mut form, country, true);
    match visit.act(&mut form, new, |tx, new| keep::set(tx, None, new)).await? {
        Some(_) => visit.done(jar, "/duties/texts", "awards-duty-saved"),
        None => form_page(&visit, &lists, None, &form),
    }
}

#[get("/duties/texts/<id>", rank = 2)]
async fn edit_form(visit: Visit, id: DutyId) -> Answer {
    let (duties, lists) = load(&visit).await?;
    let duty = duties.iter().find(|one| one.id == id).ok_or(Stop::Missing)?;
    let mut form = with_labels(Form::blank(FORM), "label", &duty.labels)
        .with("counted", duty.counted.as_str())
        .with("days", if duty.yearly.is_none() { duty.days.to_string() } else { String::new() })
        .with("yearly", duty.yearly.map(|day| day.to_string()).unwrap_or_default());
    if duty.offered {
        form = form.with("offered", "yes");
    }
    form_page(&visit, &lists, Some(id), &form)
}

#[post("/duties/texts/<id>", data = "<posted>", rank = 2)]
async fn edit(visit: Visit, id: DutyId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let (duties, lists) = load(&visit).await?;
    let country = duties.iter().find(|one| one.id == id).ok_or(Stop::Missing)?.country.clone();
    let mut form = Form::sent(FORM, posted);
    let offered = form.raw("offered") == "yes";
    let new = read(&mut form, Some(country), offered);
    match visit.act(&mut form, new, move |tx, new| keep::set(tx, Some(id), new)).await? {
        Some(_) => visit.done(jar, "/duties/texts", "awards-duty-saved"),
        None => form_page(&visit, &lists, Some(id), &form),
    }
}
