//! Duties of the law: those on an award, those of all awards that are due, and what of them staff keep.

mod texts;

use super::{FilterOption, Select, Tag, next_href};
use crate::{
    awards::{
        amend::REASON_MOST,
        duties::{self, Duty, Kept, OnAward, Standing, Until, WHO_MOST, Wanted},
        views::{self, Detail},
    },
    base::{AwardId, Deed, DutyId, Message, PersonId, Stop, words},
    calls::choices::{self, Lists},
    payouts,
    web::{Answer, Choice, Form, FormView, Input, Posted, Visit},
};
use rocket::{Route, get, http::CookieJar, post, routes};
use serde::Serialize;
use std::collections::HashMap;

/// Lines on a page of the list.
const LINES: usize = 100;
const FORM: &str = "awards-duty";

pub(super) fn routes() -> Vec<Route> {
    [routes![list, of_award, fill_in, keep_form, keep], texts::routes()].concat()
}

/// How a duty stands, in its colour.
fn tag(visit: &Visit, standing: Standing) -> Tag {
    let (key, tone) = match standing {
        Standing::Done => ("awards-duty-done-tag", "green"),
        Standing::Late => ("awards-duty-late", "red"),
        Standing::Due => ("awards-duty-due", "amber"),
        Standing::Open => ("awards-duty-open", ""),
    };
    Tag { label: visit.say(key), tone }
}

#[derive(Serialize)]
struct OnView {
    href: String,
    text: String,
    counted: String,
    due: String,
    who: String,
    notes: Vec<String>,
    tag: Tag,
}

#[derive(Serialize)]
struct AwardView {
    back: String,
    lead: String,
    rows: Vec<OnView>,
    settings: bool,
    fill: Option<FormView>,
}

/// When a duty is due: so many days after something, or on a day of each year from it on.
fn counted(visit: &Visit, duty: &Duty) -> String {
    visit.message(&match duty.yearly {
        Some(day) => Message::new(&format!("awards-duty-each-{}", duty.counted)).with("on", day.to_string()),
        None => Message::new(&format!("awards-duty-after-{}", duty.counted)).with("days", duty.days),
    })
}

/// The page of a duty on an award, or of one year of it.
fn page_of(one: &OnAward) -> String {
    let base = format!("/awards/{}/duties/{}", one.award, one.duty.id);
    if one.year == 0 { base } else { format!("{base}?year={}", one.year) }
}

fn on_view(visit: &Visit, one: &OnAward, names: &HashMap<PersonId, String>, today: chrono::NaiveDate) -> OnView {
    let may = visit.may(Deed::PlanInstalments);
    let moved = one.reason.clone().map(|reason| {
        visit.message(&Message::new("awards-duty-moved").with("on", one.computed_on).with("reason", reason))
    });
    let done = one.done.map(|(person, at)| {
        let who = names.get(&person).cloned().unwrap_or_default();
        visit.message(&Message::new("awards-duty-done-by").with("on", visit.local(at)).with("who", who))
    });
    OnView {
        href: if may { page_of(one) } else { String::new() },
        text: one.duty.labels.tell(visit.lang),
        counted: counted(visit, &one.duty),
        due: words::date(one.due_on),
        who: one.responsible.clone().unwrap_or_default(),
        notes: [moved, one.note.clone(), done].into_iter().flatten().collect(),
        tag: tag(visit, one.standing(today)),
    }
}

async fn award_page(visit: &Visit, id: AwardId, form: &Form) -> Answer {
    let (found, (duties, names), today) = visit
        .read(move |tx| Ok((views::detail(tx, id)?, duties::of_award(tx, id)?, crate::people::today(tx)?)))
        .await?;
    let action = format!("/awards/{id}/duties");
    let view = AwardView {
        back: format!("/awards/{id}"),
        lead: lead(&found),
        rows: duties.iter().map(|one| on_view(visit, one, &names, today)).collect(),
        settings: visit.may(Deed::EditChoices),
        fill: visit.may(Deed::PlanInstalments).then(|| form.view(visit, &action, Vec::new(), "awards-duty-fill")),
    };
    visit.show_form("awards/duties", "awards-duties-heading", form, &view)
}

fn lead(found: &Detail) -> String {
    if found.closed { found.reference.clone() } else { format!("{} · {}", found.reference, found.name) }
}

#[get("/awards/<id>/duties")]
async fn of_award(visit: Visit, id: AwardId) -> Answer {
    award_page(&visit, id, &Form::blank(FORM)).await
}

#[post("/awards/<id>/duties", data = "<posted>")]
async fn fill_in(visit: Visit, id: AwardId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let mut form = Form::sent(FORM, posted);
    let filled = visit.act(&mut form, Some(()), move |tx, ()| {
        let paid_on = payouts::views::first_sent_on(tx, id)?;
        duties::fill_in(tx, id, paid_on)
    });
    match filled.await? {
        Some(0) => visit.done(jar, format!("/awards/{id}/duties"), "awards-duty-filled-none"),
        Some(_) => visit.done(jar, format!("/awards/{id}/duties"), "awards-duty-filled"),
        None => award_page(&visit, id, &form).await,
    }
}

#[derive(Serialize)]
struct FormPage {
    back: String,
    lead: String,
    text: String,
    form: FormView,
}

async fn load(visit: &Visit, id: AwardId, which: (DutyId, i32)) -> Result<(Detail, OnAward), Stop> {
    visit
        .read(move |tx| {
            tx.permit(Deed::PlanInstalments)?;
            let (all, _) = duties::of_award(tx, id)?;
            let one = all.into_iter().find(|one| (one.duty.id, one.year) == which).ok_or(Stop::Missing)?;
            Ok((views::detail(tx, id)?, one))
        })
        .await
}

fn keep_page(visit: &Visit, (found, one): &(Detail, OnAward), form: &Form) -> Answer {
    let reckoned = Message::new("awards-duty-reckoned").with("on", one.computed_on);
    let inputs = vec![
        Input::date("due_on").hinted(visit.message(&reckoned)),
        Input::area("reason", REASON_MOST).optional(),
        Input::text("responsible").optional().max(WHO_MOST).width("l").autocomplete("off"),
        Input::area("note", REASON_MOST).optional(),
        Input::checks("done", vec![Choice::new("yes", visit.say("awards-duty-done-yes"))]).optional(),
    ];
    let base = format!("/awards/{}/duties", one.award);
    let view = FormPage {
        lead: lead(found),
        text: one.duty.labels.tell(visit.lang),
        form: form.view(visit, &page_of(one), inputs, "awards-duty-save"),
        back: base,
    };
    visit.show_form("awards/duty", "awards-duty-heading", form, &view)
}

#[get("/awards/<id>/duties/<duty>?<year>")]
async fn keep_form(visit: Visit, id: AwardId, duty: DutyId, year: Option<i32>) -> Answer {
    let found = load(&visit, id, (duty, year.unwrap_or(0))).await?;
    let one = &found.1;
    let mut form = Form::blank(FORM)
        .with("due_on", words::date(one.due_on))
        .with("reason", one.reason.clone().unwrap_or_default())
        .with("responsible", one.responsible.clone().unwrap_or_default())
        .with("note", one.note.clone().unwrap_or_default());
    if one.done.is_some() {
        form = form.with("done", "yes");
    }
    keep_page(&visit, &found, &form)
}

#[post("/awards/<id>/duties/<duty>?<year>", data = "<posted>")]
async fn keep(
    visit: Visit,
    id: AwardId,
    duty: DutyId,
    year: Option<i32>,
    posted: Posted,
    jar: &CookieJar<'_>,
) -> Answer {
    let which = (duty, year.unwrap_or(0));
    let found = load(&visit, id, which).await?;
    let mut form = Form::sent(FORM, posted);
    let (due_on, reason) = (form.date("due_on"), form.optional("reason", REASON_MOST));
    let (responsible, note) = (form.optional("responsible", WHO_MOST), form.optional("note", REASON_MOST));
    let done = form.raw("done") == "yes";
    let new = (|| Some(Kept { due_on: due_on?, reason: reason?, responsible: responsible?, note: note?, done }))();
    match visit.act(&mut form, new, move |tx, new| duties::keep(tx, id, which, new)).await? {
        Some(()) => visit.done(jar, format!("/awards/{id}/duties"), "awards-duty-saved"),
        None => keep_page(&visit, &found, &form),
    }
}

#[derive(Serialize)]
struct ListRow {
    href: String,
    reference: String,
    name: String,
    country: String,
    text: String,
    due: String,
    tag: Tag,
}

#[derive(Serialize)]
struct List {
    filters: Vec<Select>,
    rows: Vec<ListRow>,
    settings: bool,
    summary: String,
    previous: String,
    next: String,
}

fn filters(visit: &Visit, until: Until, country: &str, lists: &Lists) -> Vec<Select> {
    let option = |value: &str, key: &str, this: Until| FilterOption {
        value: value.to_owned(),
        label: visit.say(key),
        chosen: until == this,
    };
    let due = Select {
        name: "until",
        label: visit.say("awards-duty-which"),
        options: vec![
            option("", "awards-duty-which-due", Until::Due),
            option("late", "awards-duty-which-late", Until::Late),
            option("all", "awards-duty-which-all", Until::All),
        ],
    };
    vec![due, Select::new(visit, "country", "awards-country", country, lists.of("country", visit.lang))]
}

#[get("/duties?<until>&<country>&<after>")]
async fn list(visit: Visit, until: Option<&str>, country: Option<&str>, after: Option<&str>) -> Answer {
    let until = match until {
        Some("late") => Until::Late,
        Some("all") => Until::All,
        _ => Until::Due,
    };
    let country = country.unwrap_or_default().to_owned();
    let after = after.and_then(|text| {
        let mut parts = text.split('.');
        let on: chrono::NaiveDate = parts.next()?.parse().ok()?;
        let which: (AwardId, DutyId) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
        let year: i32 = parts.next()?.parse().ok()?;
        Some((on, (which.0, which.1, year)))
    });
    let wanted = Wanted { until, country: Some(country.clone()).filter(|country| !country.is_empty()), after };
    let ((found, more), lists, today) = visit
        .read(move |tx| Ok((duties::list(tx, &wanted, LINES)?, choices::lists(tx)?, crate::people::today(tx)?)))
        .await?;
    let last = found.last().filter(|_| more);
    let next = last
        .map(|(duty, year, on, line)| next_href(&visit, "/duties", &format!("{on}.{}.{}.{year}", line.id, duty.id)));
    let row = |(duty, _, on, line): &duties::Listed| ListRow {
        href: format!("/awards/{}/duties", line.id),
        reference: line.reference.clone(),
        name: line.name.clone(),
        country: lists.name("country", &line.country, visit.lang),
        text: duty.labels.tell(visit.lang),
        due: words::date(*on),
        tag: tag(&visit, duties::standing(*on, today)),
    };
    let view = List {
        filters: filters(&visit, until, &country, &lists),
        rows: found.iter().map(row).collect(),
        settings: visit.may(Deed::EditChoices),
        summary: String::new(),
        previous: if after.is_some() { "/duties".to_owned() } else { String::new() },
        next: next.unwrap_or_default(),
    };
    visit.show("awards/duty_list", "awards-duties-all", &view)
}
