//! Pages of calls: the list, a call with its form, publishing and closing. Setting one up is in `pages/new.rs`.

mod form;
pub(crate) mod labels;
mod lists;
mod new;
mod quiz;

use super::{
    Call, State, choices,
    choices::Lists,
    forms,
    forms::{Kind, Question, Section},
    set_up,
};
use crate::{
    audit,
    awards::round,
    base::{CallId, Deed, Money, PersonId, Stop, money},
    db::Tx,
    funds, people,
    web::{Answer, Fact, Form, FormView, Posted, Visit, forms::ErrorLine},
};
use rocket::{
    Route, get,
    http::{CookieJar, Status},
    post, routes,
};
use serde::Serialize;
use std::collections::HashMap;

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    let mut all = routes![list, call, publish, take_back, close, decide, archive];
    all.extend(new::routes());
    all.extend(form::routes());
    all.extend(quiz::routes());
    all.extend(lists::routes());
    all
}

#[derive(Serialize)]
struct Tag {
    label: String,
    tone: &'static str,
}

fn tag(visit: &Visit, state: State) -> Tag {
    let tone = match state {
        State::Draft | State::Archived => "",
        State::Published => "blue",
        State::Open => "green",
        State::Closed => "amber",
        State::Decided => "blue",
    };
    Tag { label: visit.say(&format!("calls-state-{state}")), tone }
}

#[derive(Serialize)]
struct List {
    rows: Vec<Row>,
    may_add: bool,
    may_keep: bool,
}

#[derive(Serialize)]
struct Row {
    href: String,
    code: String,
    name: String,
    mode: String,
    opens: String,
    closes: String,
    tag: Tag,
}

#[get("/calls")]
async fn list(visit: Visit) -> Answer {
    let calls = visit.read(super::list).await?;
    let rows = calls.iter().map(|call| row(&visit, call)).collect();
    let (may_add, may_keep) = (visit.may(Deed::EditCall), visit.may(Deed::EditChoices));
    visit.show("calls/list", "calls-heading", &List { rows, may_add, may_keep })
}

fn row(visit: &Visit, call: &Call) -> Row {
    Row {
        href: format!("/calls/{}", call.id),
        code: call.code.clone(),
        name: call.labels.say(visit.lang),
        mode: visit.say(&format!("calls-mode-{}", call.mode)),
        opens: visit.instant(call.opens_at, &call.zone),
        closes: closes(visit, call),
        tag: tag(visit, call.state),
    }
}

fn closes(visit: &Visit, call: &Call) -> String {
    set_up::deadline(call).unwrap_or_else(|| visit.say("calls-rolling"))
}

/// What a call's page shows.
struct Seen {
    call: Call,
    /// The first stage, where this is the second.
    first: Option<Call>,
    sections: std::sync::Arc<Vec<Section>>,
    lists: Lists,
    funds: Vec<funds::Fund>,
    history: Vec<audit::HistoryLine>,
    names: HashMap<PersonId, String>,
}

fn look(tx: &mut Tx<'_>, id: CallId) -> Result<Seen, Stop> {
    tx.permit(Deed::SeeCalls)?;
    let call = super::find(tx, id)?;
    let first = call.second_of.map(|first| super::find(tx, first)).transpose()?;
    let sections = match forms::in_work(tx, id)? {
        Some(version) => forms::load(tx, version.id)?,
        None => std::sync::Arc::default(),
    };
    let lists = choices::lists(tx)?;
    let mut funds = funds::list(tx)?;
    funds.retain(|fund| call.funds.contains(&fund.id));
    let history = if tx.may(Deed::SeeHistory) { audit::of_subject(tx, id)? } else { Vec::new() };
    let names = people::names(tx, &audit::pages::people_of(&history))?;
    Ok(Seen { call, first, sections, lists, funds, history, names })
}

#[derive(Serialize)]
struct CallView {
    code: String,
    tag: Tag,
    purpose: String,
    facts: Vec<Fact>,
    sections: Vec<SectionView>,
    form_href: String,
    /// The rules its board decides by; empty for who does not see the board's work.
    rules: String,
    /// Where its screening is set up; empty where it is not.
    screening: String,
    /// Where its settings are changed; empty where they are not.
    edit: String,
    /// Where single applications get a later deadline; empty where there is none, or nobody may.
    extensions: String,
    /// Where its quiz is set; empty where it is not.
    quiz: String,
    /// Where its reminders are set; empty for who may not.
    reminders: String,
    /// Where applications of the first stage are invited; empty where it is none.
    invitations: String,
    form: Option<FormView>,
    errors: Vec<ErrorLine>,
    history: Vec<audit::pages::HistoryView>,
}

#[derive(Serialize)]
struct SectionView {
    title: String,
    help: String,
    questions: Vec<QuestionView>,
}

#[derive(Serialize)]
struct QuestionView {
    label: String,
    help: String,
    kind: String,
    choices: String,
    required: bool,
    sensitive: bool,
    hidden_from_board: bool,
}

/// The page of a call; `form` is the press of a button that was refused.
async fn call_page(visit: &Visit, id: CallId, form: Option<&Form>) -> Answer {
    let seen = visit.read(move |tx| look(tx, id)).await?;
    let blank = Form::blank("calls-call");
    let form = form.unwrap_or(&blank);
    let view = CallView {
        code: seen.call.code.clone(),
        tag: tag(visit, seen.call.state),
        purpose: seen.call.purpose.say(visit.lang),
        facts: facts(visit, &seen),
        sections: seen.sections.iter().map(|section| section_view(visit, section, &seen.lists)).collect(),
        form_href: format!("/calls/{id}/form"),
        rules: if visit.may(Deed::SeeBoard) { format!("/board/rounds/{id}/rules") } else { String::new() },
        screening: crate::applications::pages::checks::link(visit, id),
        edit: if seen.call.state == State::Draft && visit.may(Deed::EditCall) {
            format!("/calls/{id}/edit")
        } else {
            String::new()
        },
        extensions: extensions(visit, &seen.call),
        quiz: quiz_href(visit, &seen.call),
        reminders: if visit.may(Deed::EditCall) { format!("/calls/{id}/reminders") } else { String::new() },
        invitations: invitations(visit, &seen.call),
        form: button(visit, &seen.call, form),
        errors: form.summary(visit),
        history: audit::pages::lines(visit, &seen.history, &seen.names),
    };
    let page = visit.show_titled("calls/call", &seen.call.labels.say(visit.lang), &view)?;
    Ok(if form.refused() { page.with_status(Status::UnprocessableEntity) } else { page })
}

fn quiz_href(visit: &Visit, call: &Call) -> String {
    let open = matches!(call.state, State::Draft | State::Published | State::Open) && visit.may(Deed::EditCall);
    if open { format!("/calls/{}/quiz", call.id) } else { String::new() }
}

fn invitations(visit: &Visit, call: &Call) -> String {
    let open = matches!(call.state, State::Published | State::Open) && visit.may(Deed::InviteOn);
    if open && call.second_of.is_some() { format!("/calls/{}/invitations", call.id) } else { String::new() }
}

fn extensions(visit: &Visit, call: &Call) -> String {
    let takes = matches!(call.state, State::Open | State::Closed) && call.closes_at.is_some();
    if takes && visit.may(Deed::ExtendDeadline) { format!("/calls/{}/extensions", call.id) } else { String::new() }
}

/// What may be done with a call as it stands. A refused press is shown even where nothing is left to do.
fn button(visit: &Visit, call: &Call, form: &Form) -> Option<FormView> {
    let (verb, key) = match call.state {
        State::Draft => ("publish", "calls-publish-button"),
        State::Published => ("take-back", "calls-take-back-button"),
        State::Open => ("close", "calls-close-button"),
        State::Closed => ("decide", "calls-decide-button"),
        State::Decided => ("archive", "calls-archive-button"),
        State::Archived => return None,
    };
    visit.may(Deed::EditCall).then(|| form.view(visit, &format!("/calls/{}/{verb}", call.id), Vec::new(), key))
}

fn facts(visit: &Visit, seen: &Seen) -> Vec<Fact> {
    let (call, lang) = (&seen.call, visit.lang);
    let named = |list: &str, codes: &[String]| {
        codes.iter().map(|code| seen.lists.name(list, code, lang)).collect::<Vec<_>>().join(", ")
    };
    let shown = |amount: Option<Money>| amount.map(|amount| money::format(&amount, lang.style())).unwrap_or_default();
    let funds: Vec<String> =
        seen.funds.iter().map(|fund| format!("{} ({})", fund.labels.say(lang), fund.code)).collect();
    let currencies: Vec<&str> = call.currencies.iter().map(|currency| currency.code()).collect();
    let kinds = if call.kinds.is_empty() { visit.say("calls-all-kinds") } else { named("kind", &call.kinds) };
    let first = seen.first.as_ref().map(|call| format!("{} ({})", call.labels.say(lang), call.code));
    let limit = |limit: i32| if limit > 0 { limit.to_string() } else { String::new() };
    let rows = [
        ("calls-mode", visit.say(&format!("calls-mode-{}", call.mode))),
        ("calls-opens", visit.instant(call.opens_at, &call.zone)),
        ("calls-closes", closes(visit, call)),
        ("calls-zone", call.zone.clone()),
        ("calls-countries", named("country", &call.countries)),
        ("calls-regions", named("region", &call.regions)),
        ("calls-kinds", kinds),
        ("calls-themes", named("theme", &call.themes)),
        ("calls-currencies", currencies.join(", ")),
        ("calls-amount-min", shown(call.amount_min)),
        ("calls-amount-max", shown(call.amount_max)),
        ("calls-months", limit(call.months_max)),
        ("calls-most-applications", limit(call.most_applications)),
        ("calls-per-group", limit(call.per_group)),
        ("calls-decides-by", call.decides_by.clone()),
        ("calls-contact", call.contact.clone()),
        ("calls-funds", funds.join(", ")),
        ("calls-second-of", first.unwrap_or_default()),
    ];
    let filled = rows.into_iter().filter(|(_, value)| !value.is_empty());
    filled.map(|(key, value)| Fact { label: visit.say(key), value }).collect()
}

fn section_view(visit: &Visit, section: &Section, lists: &Lists) -> SectionView {
    SectionView {
        title: section.labels.say(visit.lang),
        help: section.help.say(visit.lang),
        questions: section.questions.iter().map(|question| question_view(visit, question, lists)).collect(),
    }
}

fn question_view(visit: &Visit, question: &Question, lists: &Lists) -> QuestionView {
    let own = question.options.iter().map(|option| option.labels.say(visit.lang));
    // The regions are those of the applicant's country: too many to read here.
    let listed = if question.kind == Kind::Region { Vec::new() } else { lists.of(&question.list, visit.lang) };
    let choices: Vec<String> = own.chain(listed.into_iter().map(|(_, name)| name)).collect();
    QuestionView {
        label: question.labels.say(visit.lang),
        help: question.help.say(visit.lang),
        kind: visit.say(&format!("calls-kind-{}", question.kind)),
        choices: choices.join("; "),
        required: question.required,
        sensitive: question.sensitive,
        hidden_from_board: !question.board_sees && !question.names_people,
    }
}

#[get("/calls/<id>")]
async fn call(visit: Visit, id: CallId) -> Answer {
    call_page(&visit, id, None).await
}

/// A step of a call's life: its act, and what is said when it is done.
async fn step(
    visit: &Visit,
    id: CallId,
    posted: Posted,
    jar: &CookieJar<'_>,
    act: fn(&mut Tx<'_>, CallId) -> Result<(), Stop>,
    said: &str,
) -> Answer {
    let mut form = Form::sent("calls-call", posted);
    match visit.act(&mut form, Some(id), move |tx, id| act(tx, *id)).await? {
        Some(()) => visit.done(jar, format!("/calls/{id}"), said),
        None => call_page(visit, id, Some(&form)).await,
    }
}

#[post("/calls/<id>/publish", data = "<posted>")]
async fn publish(visit: Visit, id: CallId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    step(&visit, id, posted, jar, set_up::publish, "calls-published").await
}

#[post("/calls/<id>/take-back", data = "<posted>")]
async fn take_back(visit: Visit, id: CallId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    step(&visit, id, posted, jar, set_up::take_back, "calls-taken-back").await
}

#[post("/calls/<id>/close", data = "<posted>")]
async fn close(visit: Visit, id: CallId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    step(&visit, id, posted, jar, set_up::close, "calls-closed").await
}

#[post("/calls/<id>/decide", data = "<posted>")]
async fn decide(visit: Visit, id: CallId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    step(&visit, id, posted, jar, round::decide, "calls-decided").await
}

#[post("/calls/<id>/archive", data = "<posted>")]
async fn archive(visit: Visit, id: CallId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    step(&visit, id, posted, jar, round::archive, "calls-archived").await
}
