//! The reserve list of a round: its places in order, its last day, its order; and one place, which is offered its money or
//! passed over.

use super::{Fact, Tag, word};
use crate::{
    awards::reserve::{
        self, REASON_MOST, Stands,
        views::{self, Line, List, Whose},
    },
    base::{ApplicationId, CallId, Deed, Money, Stop, words},
    web::{
        Answer, Choice, Form, FormView, Input, Page, Posted, Visit,
        sheet::{self, Cell, Sheet},
    },
};
use chrono::NaiveDate;
use rocket::{Route, get, http::ContentType, http::CookieJar, post, routes};
use serde::Serialize;

pub(super) fn routes() -> Vec<Route> {
    routes![list, csv, xlsx, set_end, reorder, place, offer, skip, put_back]
}

#[derive(Serialize)]
struct Row {
    place: i32,
    /// Empty for a chair with a conflict.
    reference: String,
    name: String,
    href: String,
    amount: Option<Money>,
    fund: String,
    available: Option<Money>,
    is_enough: bool,
    tag: Tag,
    reason: String,
}

#[derive(Serialize)]
struct View {
    lead: String,
    facts: Vec<Fact>,
    rows: Vec<Row>,
    end: Option<FormView>,
    order: Option<FormView>,
    csv: String,
    xlsx: String,
    ranking: String,
}

fn tag(visit: &Visit, stands: Stands) -> Tag {
    let tone = match stands {
        Stands::Waiting => "blue",
        Stands::Skipped | Stands::Offered => "amber",
        Stands::TakenUp => "green",
        Stands::Left | Stands::Ended => "",
    };
    Tag { label: word(visit, "awards-reserve-stands", stands.as_str()), tone }
}

fn row(visit: &Visit, line: &Line) -> Row {
    let whose = line.whose.as_ref();
    let text = |part: fn(&Whose) -> &String| whose.map(part).cloned().unwrap_or_default();
    let may_open = visit.may(Deed::SeeAwards) && visit.may(Deed::SeeApplications);
    let reference = text(|whose| &whose.reference);
    Row {
        place: line.place,
        name: text(|whose| &whose.name)
            .strip_prefix(&reference)
            .map_or_else(|| text(|whose| &whose.name), str::to_owned),
        reference,
        href: whose
            .filter(|_| may_open)
            .map(|whose| format!("/applications/{}/reserve", whose.application))
            .unwrap_or_default(),
        amount: whose.map(|whose| whose.amount),
        fund: text(|whose| &whose.fund.code),
        available: whose.map(|whose| whose.available),
        is_enough: line.is_next && line.is_enough,
        tag: tag(visit, line.stands),
        reason: whose.and_then(|whose| whose.reason.clone()).unwrap_or_default(),
    }
}

fn facts(visit: &Visit, list: &List) -> Vec<Fact> {
    let yes_no = |yes: bool| visit.say(if yes { "form-yes" } else { "form-no" });
    [
        ("awards-reserve-ends-on", list.ends_on.map_or_else(|| visit.say("awards-reserve-no-end"), words::date)),
        ("awards-reserve-told", yes_no(list.is_told)),
        ("awards-reserve-fixed", yes_no(list.is_frozen)),
    ]
    .map(|(key, value)| Fact { label: visit.say(key), value })
    .into()
}

fn base(id: CallId) -> String {
    format!("/board/rounds/{id}/reserve")
}

const END: &str = "awards-reserve-end";
const ORDER: &str = "awards-reserve-order";

fn end_form(visit: &Visit, list: &List, form: &Form) -> FormView {
    let mut inputs = vec![Input::date("on")];
    if list.ends_on.is_some() {
        inputs.push(Input::area("reason", REASON_MOST));
    }
    form.view(visit, &format!("{}/end", base(list.call.id)), inputs, "awards-reserve-end-button")
}

fn order_form(visit: &Visit, list: &List, form: &Form) -> FormView {
    let named = list.lines.iter().filter_map(|line| Some((line.place, line.whose.as_ref()?)));
    let choices =
        named.map(|(place, whose)| Choice::new(whose.application.to_string(), format!("{place}. {}", whose.reference)));
    let inputs = vec![
        Input::select("application", choices.collect()).width("m"),
        Input::number("place"),
        Input::area("reason", REASON_MOST),
    ];
    form.view(visit, &format!("{}/order", base(list.call.id)), inputs, "awards-reserve-order-button")
}

async fn page(visit: &Visit, id: CallId, end: Option<Form>, order: Option<Form>) -> Answer {
    let list = visit.read(move |tx| views::of_call(tx, id)).await?;
    let may_end = visit.may(Deed::KeepReserve) && !list.is_over;
    let may_order = visit.may(Deed::ChairVote) && !list.is_over && !list.is_frozen && list.lines.len() > 1;
    let end = end.unwrap_or_else(|| Form::blank(END).with("on", list.ends_on.map(words::date).unwrap_or_default()));
    let order = order.unwrap_or_else(|| Form::blank(ORDER));
    let view = View {
        lead: visit.say(if list.is_over { "awards-reserve-lead-over" } else { "awards-reserve-lead" }),
        facts: facts(visit, &list),
        rows: list.lines.iter().map(|line| row(visit, line)).collect(),
        end: may_end.then(|| end_form(visit, &list, &end)),
        order: may_order.then(|| order_form(visit, &list, &order)),
        csv: format!("{}.csv", base(id)),
        xlsx: format!("{}.xlsx", base(id)),
        ranking: format!("/board/rounds/{id}/ranking"),
    };
    let heading = format!("{} {}", visit.say("awards-reserve-heading"), list.call.code);
    visit.show_form_titled("awards/reserve", &heading, if order.refused() { &order } else { &end }, &view)
}

#[get("/board/rounds/<id>/reserve")]
async fn list(visit: Visit, id: CallId) -> Answer {
    page(&visit, id, None, None).await
}

#[post("/board/rounds/<id>/reserve/end", data = "<posted>")]
async fn set_end(visit: Visit, id: CallId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    visit.read(|tx| tx.permit(Deed::KeepReserve)).await?;
    let mut form = Form::sent(END, posted);
    let new: Option<(NaiveDate, String)> = form.date("on").zip(form.optional("reason", REASON_MOST));
    match visit.act(&mut form, new, move |tx, (on, reason)| reserve::set_end(tx, id, *on, reason)).await? {
        Some(()) => visit.done(jar, base(id), "awards-reserve-end-set"),
        None => page(&visit, id, Some(form), None).await,
    }
}

#[post("/board/rounds/<id>/reserve/order", data = "<posted>")]
async fn reorder(visit: Visit, id: CallId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    visit.read(|tx| tx.permit(Deed::ChairVote)).await?;
    let mut form = Form::sent(ORDER, posted);
    let application = form.one::<ApplicationId>("application");
    let place = form.number("place", 1, 10_000).and_then(|place| usize::try_from(place).ok());
    let reason = form.optional("reason", REASON_MOST);
    let new = application.zip(place).zip(reason);
    match visit.act(&mut form, new, move |tx, (to, reason)| reserve::reorder(tx, id, *to, reason)).await? {
        Some(()) => visit.done(jar, base(id), "awards-reserve-order-set"),
        None => page(&visit, id, None, Some(form)).await,
    }
}

#[derive(Serialize)]
struct Place {
    tag: Tag,
    facts: Vec<Fact>,
    /// What stands against an offer now.
    wait: String,
    offer: Option<FormView>,
    skip: Option<FormView>,
    put_back: Option<FormView>,
    back: String,
    application: String,
}

const SKIP: &str = "awards-reserve-skip";
const PRESS: &str = "awards-reserve-press";

/// What is said where no offer can be made now; empty where one can.
fn waits(list: &List, line: &Line) -> &'static str {
    match line.stands {
        _ if list.is_over => "awards-reserve-over",
        Stands::Waiting if !list.is_told => "awards-reserve-not-released",
        Stands::Waiting if !line.is_next => "awards-reserve-wait-turn",
        Stands::Waiting if !line.is_enough => "awards-reserve-wait-money",
        _ => "",
    }
}

async fn place_page(visit: &Visit, id: ApplicationId, pressed: &Form, skip: &Form) -> Answer {
    let (list, line) = visit.read(move |tx| views::of_application(tx, id)).await?;
    let whose = line.whose.as_ref().ok_or(Stop::Missing)?;
    let path = format!("/applications/{id}/reserve");
    let keeps = visit.may(Deed::KeepReserve) && !list.is_over;
    let wait = waits(&list, &line);
    let press = |action: String, button: &str| pressed.view(visit, &action, Vec::new(), button).aside();
    let amount = |amount: Money| crate::base::money::format(&amount, visit.lang.style());
    let facts = [
        ("awards-letter-reference", whose.reference.clone()),
        ("awards-reserve-place", line.place.to_string()),
        ("awards-amount", amount(whose.amount)),
        ("awards-fund", whose.fund.code.clone()),
        ("awards-reserve-available", amount(whose.available)),
        ("awards-reserve-ends-on", list.ends_on.map(words::date).unwrap_or_default()),
        ("awards-reserve-skip-reason", whose.reason.clone().unwrap_or_default()),
    ];
    let facts = facts.into_iter().filter(|(_, value)| !value.is_empty());
    let view = Place {
        tag: tag(visit, line.stands),
        facts: facts.map(|(key, value)| Fact { label: visit.say(key), value }).collect(),
        wait: if wait.is_empty() { String::new() } else { visit.say(wait) },
        offer: (keeps && line.stands == Stands::Waiting && wait.is_empty())
            .then(|| press(path.clone(), "awards-reserve-offer-button")),
        skip: (keeps && line.stands == Stands::Waiting).then(|| {
            let reason = vec![Input::area("reason", REASON_MOST)];
            skip.view(visit, &format!("{path}/skip"), reason, "awards-reserve-skip-button").aside()
        }),
        put_back: (keeps && line.stands == Stands::Skipped)
            .then(|| press(format!("{path}/back"), "awards-reserve-back-button")),
        back: base(list.call.id),
        application: format!("/applications/{id}"),
    };
    let heading = format!("{} {}", visit.say("awards-reserve-heading"), whose.reference);
    visit.show_form_titled("awards/reserve_place", &heading, if skip.refused() { skip } else { pressed }, &view)
}

#[get("/applications/<id>/reserve")]
async fn place(visit: Visit, id: ApplicationId) -> Answer {
    place_page(&visit, id, &Form::blank(PRESS), &Form::blank(SKIP)).await
}

#[post("/applications/<id>/reserve", data = "<posted>")]
async fn offer(visit: Visit, id: ApplicationId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    visit.read(|tx| tx.permit(Deed::KeepReserve)).await?;
    let mut form = Form::sent(PRESS, posted);
    match visit.act(&mut form, Some(()), move |tx, ()| reserve::offer(tx, id)).await? {
        Some(Some(award)) => visit.done(jar, format!("/awards/{award}"), "awards-reserve-awarded"),
        Some(None) => visit.done(jar, format!("/applications/{id}/offer"), "awards-reserve-offered"),
        None => {
            // What the refusal found is kept apart: the refused act left nothing.
            visit.write(move |tx| reserve::check_names(tx, id)).await?;
            place_page(&visit, id, &form, &Form::blank(SKIP)).await
        }
    }
}

#[post("/applications/<id>/reserve/skip", data = "<posted>")]
async fn skip(visit: Visit, id: ApplicationId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    visit.read(|tx| tx.permit(Deed::KeepReserve)).await?;
    let mut form = Form::sent(SKIP, posted);
    let reason = form.text("reason", REASON_MOST);
    match visit.act(&mut form, reason, move |tx, reason| reserve::skip(tx, id, reason)).await? {
        Some(()) => visit.done(jar, format!("/applications/{id}/reserve"), "awards-reserve-skipped"),
        None => place_page(&visit, id, &Form::blank(PRESS), &form).await,
    }
}

#[post("/applications/<id>/reserve/back", data = "<posted>")]
async fn put_back(visit: Visit, id: ApplicationId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    visit.read(|tx| tx.permit(Deed::KeepReserve)).await?;
    let mut form = Form::sent(PRESS, posted);
    match visit.act(&mut form, Some(()), move |tx, ()| reserve::put_back(tx, id)).await? {
        Some(()) => visit.done(jar, format!("/applications/{id}/reserve"), "awards-reserve-put-back"),
        None => place_page(&visit, id, &form, &Form::blank(SKIP)).await,
    }
}

/// The list as a table. While its groups do not know, it leaves the house no more than any other result.
async fn table(visit: &Visit, id: CallId) -> Result<(String, Sheet), Stop> {
    let list = visit.read(move |tx| views::of_call(tx, id)).await?;
    let keys = [
        "awards-reserve-place",
        "awards-letter-reference",
        "awards-group",
        "awards-amount",
        "applications-currency",
        "awards-fund",
        "awards-reserve-available",
        "applications-currency",
        "awards-state",
        "awards-reserve-skip-reason",
    ];
    let mut sheet = Sheet::new(visit.say("awards-reserve-heading"), keys.map(|key| visit.say(key)).to_vec());
    for line in list.lines.iter().filter(|_| list.is_told) {
        let Some(whose) = &line.whose else { continue };
        sheet.row(vec![
            Cell::count(line.place),
            Cell::text(&whose.reference),
            Cell::text(&whose.name),
            Cell::amount(whose.amount),
            Cell::text(whose.amount.currency().code()),
            Cell::text(&whose.fund.code),
            Cell::amount(whose.available),
            Cell::text(whose.available.currency().code()),
            Cell::text(tag(visit, line.stands).label),
            Cell::text(whose.reason.clone().unwrap_or_default()),
        ]);
    }
    Ok((format!("reserve-{}", list.call.code), sheet))
}

#[get("/board/rounds/<id>/reserve.csv")]
async fn csv(visit: Visit, id: CallId) -> Answer {
    let (name, sheet) = table(&visit, id).await?;
    let (kind, sub) = sheet::CSV;
    Ok(Page::download(&format!("{name}.csv"), ContentType::new(kind, sub), sheet.csv()))
}

#[get("/board/rounds/<id>/reserve.xlsx")]
async fn xlsx(visit: Visit, id: CallId) -> Answer {
    let (name, sheet) = table(&visit, id).await?;
    let (kind, sub) = sheet::XLSX;
    Ok(Page::download(&format!("{name}.xlsx"), ContentType::new(kind, sub), sheet.xlsx()?))
}
