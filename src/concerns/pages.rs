//! Pages of concerns: raising one, coming back with its code, and answering, for those named in the settings.

use super::{Concern, Kind, NewConcern, REACH_MAX, TEXT_MAX};
use crate::{
    applications::codes,
    base::{Actor, ConcernId, Deed, PersonId, Stop, words},
    concerns, people,
    threads::Entry,
    web::{Answer, Choice, Form, FormView, Input, Posted, Visit, doors, forms::ErrorLine},
};
use rocket::{Route, get, http::CookieJar, post, routes};
use serde::Serialize;
use std::collections::HashMap;

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    routes![raise_form, raise, code_form, look, add, add_again, list, detail, answer, close]
}

/// Concerns on the page.
const MOST: i64 = 200;
const RAISE: &str = "concerns-raise";
const CODE: &str = "concerns-code";
const ANSWER: &str = "concerns-answer";

fn named(visit: &Visit) -> Vec<String> {
    visit.house.settings.concerns_to.clone()
}

fn kind_words(visit: &Visit, kind: Kind) -> String {
    visit.say(&format!("concerns-kind-{kind}"))
}

#[derive(Serialize)]
struct Raise {
    lead: String,
    form: FormView,
    /// Whether it leads to the page of the code.
    link: bool,
    may_answer: bool,
}

async fn raise_page(visit: &Visit, form: &Form) -> Answer {
    let named = named(visit);
    let may_answer = visit.read(move |tx| concerns::may_answer(tx, &named)).await?;
    let kinds = Kind::ALL.iter().map(|kind| {
        let hint = visit.say(&format!("concerns-kind-{kind}.hint"));
        Choice::new(kind.as_str(), kind_words(visit, *kind)).hinted(hint)
    });
    let inputs = vec![
        Input::radios("kind", kinds.collect()),
        Input::area("text", TEXT_MAX),
        Input::text("reach").optional().max(REACH_MAX).width("l").autocomplete("off"),
    ];
    let view = Raise {
        lead: visit.say("concerns-raise-lead"),
        form: form.view(visit, "/concern", inputs, "concerns-raise-button"),
        link: true,
        may_answer,
    };
    visit.show_form("concerns/raise", "concerns-raise-heading", form, &view)
}

#[get("/concern")]
async fn raise_form(visit: Visit) -> Answer {
    raise_page(&visit, &Form::blank(RAISE)).await
}

#[derive(Serialize)]
struct Receipt {
    groups: Vec<String>,
}

/// Raises it as nobody: neither a session nor a role is written down with it.
#[post("/concern", data = "<posted>")]
async fn raise(visit: Visit, posted: Posted) -> Answer {
    let mut form = Form::sent(RAISE, posted);
    let (kind, text) = (form.one::<Kind>("kind"), form.text("text", TEXT_MAX));
    let reach = form.optional("reach", REACH_MAX);
    let code = codes::of_request(visit.house.db.master(), &form.own_key());
    let named = named(&visit);
    let shown = code.clone();
    let new = (|| Some(NewConcern { kind: kind?, text: text?, reach: reach?, code, named }))();
    let nobody = Visit { actor: Actor::Visitor, ..visit.clone() };
    // Who sends much is slowed down, and nobody is remembered for it.
    let door = visit.house.db.master().hash("door", "concerns");
    if new.is_some() && form.stands() {
        doors::knock_shared(&visit, &door).await?;
    }
    match nobody.act(&mut form, new, concerns::raise).await? {
        Some(_) => {
            let groups = codes::grouped(&shown).split(' ').map(str::to_owned).collect();
            visit.show("concerns/receipt", "concerns-receipt-heading", &Receipt { groups })
        }
        None => raise_page(&visit, &form).await,
    }
}

#[derive(Serialize)]
struct Line {
    who: String,
    at: String,
    text: String,
}

#[derive(Serialize)]
struct Thread {
    kind: String,
    day: String,
    text: String,
    reach: String,
    is_closed: bool,
    lines: Vec<Line>,
    /// What is wrong, where no form is left to say it.
    errors: Vec<ErrorLine>,
    form: Option<FormView>,
    close: Option<FormView>,
}

fn lines(visit: &Visit, entries: &[Entry], names: &HashMap<PersonId, String>) -> Vec<Line> {
    let line = |entry: &Entry| Line {
        who: entry
            .author
            .map_or_else(|| visit.say("concerns-by-writer"), |id| names.get(&id).cloned().unwrap_or_default()),
        // To the day, as the concern itself.
        at: words::date(entry.at.date()),
        text: entry.body.clone().unwrap_or_default(),
    };
    entries.iter().map(line).collect()
}

fn code_page(visit: &Visit, form: &Form) -> Answer {
    let inputs = vec![Input::text("code").mode("numeric").autocomplete("off").width("m")];
    let view = Raise {
        lead: visit.say("concerns-code-lead"),
        form: form.view(visit, "/concern/answer", inputs, "concerns-code-button"),
        link: false,
        may_answer: false,
    };
    visit.show_form("concerns/raise", "concerns-code-heading", form, &view)
}

#[get("/concern/answer")]
async fn code_form(visit: Visit) -> Answer {
    code_page(&visit, &Form::blank(CODE))
}

/// The concern of a code, slowed down after wrong ones; `None` with the error on the form.
async fn of_code(visit: &Visit, form: &mut Form) -> Result<Option<(String, Concern, Vec<Entry>)>, Stop> {
    let typed = form.text("code", 60);
    let Some(typed) = typed.filter(|_| form.stands()) else { return Ok(None) };
    let door = visit.house.db.master().hash("door", "concern codes");
    doors::knock_shared(visit, &door).await?;
    let digits = codes::digits(&typed).unwrap_or_default();
    let code = digits.clone();
    match visit.read(move |tx| concerns::by_code(tx, &code)).await {
        Ok((concern, entries)) => {
            doors::opened_shared(visit, &door).await?;
            Ok(Some((digits, concern, entries)))
        }
        Err(Stop::Refused(refusal)) => {
            form.refuse("code", refusal.message());
            Ok(None)
        }
        Err(stop) => Err(stop),
    }
}

fn show_to_writer(visit: &Visit, (code, concern, entries): (String, Concern, Vec<Entry>), more: Form) -> Answer {
    let open = concern.closed_at.is_none();
    let inputs = || vec![Input::hidden("code"), Input::area("body", TEXT_MAX)];
    let mut filled = Form::blank(ANSWER).with("code", code);
    if more.refused() {
        filled.put("body", more.raw("body"));
    }
    filled.take_errors(more);
    let view = Thread {
        kind: kind_words(visit, concern.kind),
        day: words::date(concern.at.date()),
        text: concern.text.clone(),
        reach: concern.reach.clone(),
        is_closed: !open,
        lines: lines(visit, &entries, &HashMap::new()),
        errors: filled.summary(visit),
        form: open.then(|| filled.view(visit, "/concern/more", inputs(), "concerns-answer-button")),
        close: None,
    };
    visit.show_form("concerns/thread", "concerns-thread-heading", &filled, &view)
}

#[post("/concern/answer", data = "<posted>")]
async fn look(visit: Visit, posted: Posted) -> Answer {
    let mut form = Form::sent(CODE, posted);
    match of_code(&visit, &mut form).await? {
        Some(found) => show_to_writer(&visit, found, Form::blank(ANSWER)),
        None => code_page(&visit, &form),
    }
}

#[get("/concern/more")]
async fn add_again(visit: Visit) -> Answer {
    visit.go("/concern/answer")
}

#[post("/concern/more", data = "<posted>")]
async fn add(visit: Visit, posted: Posted) -> Answer {
    let mut form = Form::sent(ANSWER, posted);
    let Some((code, ..)) = of_code(&visit, &mut form).await? else { return code_page(&visit, &form) };
    let text = form.text("body", TEXT_MAX);
    let (typed, named) = (code.clone(), named(&visit));
    let new = text.map(|text| (typed, text, named));
    let nobody = Visit { actor: Actor::Visitor, ..visit.clone() };
    let done = nobody.act(&mut form, new, |tx, (code, text, named)| concerns::add(tx, code, text, named)).await?;
    let again = code.clone();
    let (concern, entries) = visit.read(move |tx| concerns::by_code(tx, &again)).await?;
    let shown = if done.is_some() { Form::blank(ANSWER) } else { form };
    show_to_writer(&visit, (code, concern, entries), shown)
}

#[derive(Serialize)]
struct Row {
    href: String,
    kind: String,
    day: String,
    status: String,
    tone: &'static str,
}

#[derive(Serialize)]
struct List {
    rows: Vec<Row>,
}

#[get("/concerns")]
async fn list(visit: Visit) -> Answer {
    let named = named(&visit);
    let all = visit.read(move |tx| concerns::list(tx, &named, MOST)).await?;
    let row = |concern: &Concern| Row {
        href: format!("/concerns/{}", concern.id),
        kind: kind_words(&visit, concern.kind),
        day: words::date(concern.at.date()),
        status: visit.say(if concern.closed_at.is_some() { "concerns-is-closed" } else { "concerns-is-open" }),
        tone: if concern.closed_at.is_some() { "" } else { "amber" },
    };
    visit.show("concerns/list", "concerns-heading", &List { rows: all.iter().map(row).collect() })
}

async fn show(visit: &Visit, id: ConcernId, form: &Form) -> Answer {
    let named = named(visit);
    let (concern, entries, names) = visit
        .read(move |tx| {
            let (concern, entries) = concerns::see(tx, id, &named)?;
            let people: Vec<PersonId> = entries.iter().filter_map(|entry| entry.author).collect();
            let names = people::names(tx, &people)?;
            Ok((concern, entries, names))
        })
        .await?;
    let open = concern.closed_at.is_none();
    let close = || {
        let action = format!("/concerns/{id}/close");
        Form::blank(ANSWER).view(visit, &action, Vec::new(), "concerns-close-button").aside()
    };
    let view = Thread {
        kind: kind_words(visit, concern.kind),
        day: words::date(concern.at.date()),
        text: concern.text.clone(),
        reach: concern.reach.clone(),
        is_closed: !open,
        lines: lines(visit, &entries, &names),
        errors: form.summary(visit),
        form: open.then(|| {
            let inputs = vec![Input::area("body", TEXT_MAX)];
            form.view(visit, &format!("/concerns/{id}"), inputs, "concerns-answer-button")
        }),
        close: open.then(close),
    };
    visit.show_form("concerns/thread", "concerns-thread-heading", form, &view)
}

#[get("/concerns/<id>")]
async fn detail(visit: Visit, id: ConcernId) -> Answer {
    show(&visit, id, &Form::blank(ANSWER)).await
}

#[post("/concerns/<id>", data = "<posted>")]
async fn answer(visit: Visit, id: ConcernId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    visit.read(|tx| tx.permit(Deed::AnswerConcerns)).await?;
    let mut form = Form::sent(ANSWER, posted);
    let named = named(&visit);
    let new = form.text("body", TEXT_MAX).map(|text| (text, named));
    match visit.act(&mut form, new, move |tx, (text, named)| concerns::answer(tx, id, text, named)).await? {
        Some(()) => visit.done(jar, format!("/concerns/{id}"), "concerns-answered"),
        None => show(&visit, id, &form).await,
    }
}

#[post("/concerns/<id>/close", data = "<posted>")]
async fn close(visit: Visit, id: ConcernId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let mut form = Form::sent(ANSWER, posted);
    let named = named(&visit);
    visit.act(&mut form, Some(named), move |tx, named| concerns::close(tx, id, named)).await?;
    visit.done(jar, format!("/concerns/{id}"), "concerns-closed-now")
}
