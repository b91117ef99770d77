//! The staff's pages: the list, one application, screening, entering for a group.

use super::{
    case::{check_page, on_behalf as tasks_for_staff, tone},
    enter::receipt,
};
use crate::{
    applications::{
        self, Case, Channel, State, answers, codes,
        identity::{self, NewNote, Opening},
        list::{self as listing, Filter},
        on_behalf,
        open::NewCase,
        screen::{self as screening, NewScreening, Outcome},
        send,
    },
    audit,
    base::{ApplicationId, CallId, Deed, Lang, Money, PersonId, Stop, words},
    calls::{self, choices},
    people,
    threads::{self, Entry},
    web::{Answer, Choice, Form, FormView, Input, Posted, Visit},
};
use chrono::NaiveDate;
use rocket::{Route, get, http::CookieJar, post, routes};
use serde::Serialize;
use std::collections::HashMap;

pub(super) fn routes() -> Vec<Route> {
    routes![
        list,
        detail,
        open_identity,
        identity_again,
        note,
        note_again,
        screen_form,
        screen,
        new_form,
        new,
        fill,
        check,
        send_it
    ]
}

#[derive(Serialize)]
struct ListRow {
    href: String,
    reference: String,
    name: String,
    call: String,
    place: String,
    kind: String,
    requested: String,
    day: String,
    status: String,
    tone: &'static str,
}

#[derive(Serialize)]
struct FilterView {
    name: &'static str,
    label: String,
    options: Vec<FilterOption>,
}

#[derive(Serialize)]
struct FilterOption {
    value: String,
    label: String,
    chosen: bool,
}

#[derive(Serialize)]
struct List {
    rows: Vec<ListRow>,
    filters: Vec<FilterView>,
    search: String,
    next: String,
    previous: String,
    summary: String,
    may_enter: bool,
    query: String,
}

pub(super) fn state_words(visit: &Visit, state: State) -> String {
    visit.say(&format!("applications-state-{}", state.as_str().replace('_', "-")))
}

/// The filters as they stand in the address.
#[derive(rocket::FromForm)]
pub(super) struct Wanted<'r> {
    call: Option<&'r str>,
    state: Option<&'r str>,
    country: Option<&'r str>,
    region: Option<&'r str>,
    kind: Option<&'r str>,
    q: Option<&'r str>,
    sort: Option<&'r str>,
}

impl Wanted<'_> {
    pub(super) fn filter(&self) -> Filter {
        let given = |value: Option<&str>| value.map(str::to_owned).filter(|value| !value.is_empty());
        Filter {
            call: self.call.and_then(|id| id.parse().ok()),
            state: self.state.and_then(|state| state.parse().ok()),
            country: given(self.country),
            region: given(self.region),
            kind: given(self.kind),
            search: self.q.unwrap_or_default().chars().take(100).collect(),
            oldest_first: self.sort == Some("oldest"),
        }
    }
}

#[get("/applications?<after>&<wanted..>")]
async fn list(visit: Visit, wanted: Wanted<'_>, after: Option<&str>) -> Answer {
    let filter = wanted.filter();
    let after = after.and_then(|text| {
        let (day, id) = text.split_once('.')?;
        Some((day.parse().ok()?, id.parse().ok()?))
    });
    let wanted = filter.clone();
    let (page, calls, lists) = visit
        .read(move |tx| {
            let page = listing::page(tx, &wanted, after)?;
            Ok((page, calls::all(tx)?, choices::lists(tx, &["country", "region", "kind"])?))
        })
        .await?;
    let names: HashMap<CallId, String> = calls.iter().map(|call| (call.id, call.code.clone())).collect();
    let row = |(case, day): &(Case, NaiveDate)| list_row(&visit, case, *day, &names, &lists);
    let view = List {
        rows: page.rows.iter().map(row).collect(),
        filters: filters(&visit, &filter, &calls, &lists),
        search: filter.search.clone(),
        next: page.next.map_or(String::new(), |(day, id)| next_href(&visit, day, id)),
        previous: String::new(),
        summary: if page.count > listing::COUNTED {
            visit.message(&crate::base::Message::new("applications-count-many").with("n", listing::COUNTED))
        } else {
            visit.message(&crate::base::Message::new("applications-count").with("n", page.count))
        },
        may_enter: visit.may(Deed::EnterOnBehalf),
        query: kept_query(&visit),
    };
    visit.show("applications/list", "applications-heading", &view)
}

fn list_row(
    visit: &Visit,
    case: &Case,
    day: NaiveDate,
    calls: &HashMap<CallId, String>,
    lists: &choices::Lists,
) -> ListRow {
    let name = |list: &str, code: &Option<String>| {
        code.as_deref().map(|code| lists.name(list, code, visit.lang)).unwrap_or_default()
    };
    let region = name("region", &case.region);
    let country = lists.name("country", &case.country, visit.lang);
    ListRow {
        href: format!("/applications/{}", case.id),
        reference: case.reference.clone(),
        name: case.name.clone(),
        call: calls.get(&case.call_id).cloned().unwrap_or_default(),
        place: if region.is_empty() { country } else { format!("{country} · {region}") },
        kind: name("kind", &case.kind),
        requested: case
            .requested
            .map(|amount| crate::base::money::format(&amount, visit.lang.style()))
            .unwrap_or_default(),
        day: words::date(day),
        status: state_words(visit, case.state),
        tone: tone(case.state),
    }
}

/// The filters of the address, without the place in the list.
fn kept_query(visit: &Visit) -> String {
    let kept = visit.query.split('&').filter(|part| !part.is_empty() && !part.starts_with("after="));
    kept.collect::<Vec<_>>().join("&")
}

fn next_href(visit: &Visit, day: NaiveDate, id: ApplicationId) -> String {
    let kept = kept_query(visit);
    let separator = if kept.is_empty() { "" } else { "&" };
    format!("/applications?{kept}{separator}after={day}.{id}")
}

fn filters(visit: &Visit, filter: &Filter, calls: &[calls::Call], lists: &choices::Lists) -> Vec<FilterView> {
    let lang = visit.lang;
    let any = |key: &str| (String::new(), visit.say(key));
    let select =
        |name: &'static str, chosen: String, first: (String, String), rest: Vec<(String, String)>| FilterView {
            name,
            label: visit.say(&format!("applications-filter-{name}")),
            options: std::iter::once(first)
                .chain(rest)
                .map(|(value, label)| FilterOption { chosen: value == chosen, value, label })
                .collect(),
        };
    let states = State::ALL.iter().filter(|state| **state != State::Draft);
    let regions = match &filter.country {
        Some(country) => lists.below("region", country, lang),
        None => lists.of("region", lang),
    };
    vec![
        select(
            "call",
            filter.call.map(|call| call.to_string()).unwrap_or_default(),
            any("applications-any"),
            calls.iter().map(|call| (call.id.to_string(), call.code.clone())).collect(),
        ),
        select(
            "state",
            filter.state.map(|state| state.as_str().to_owned()).unwrap_or_default(),
            any("applications-any"),
            states.map(|state| (state.as_str().to_owned(), state_words(visit, *state))).collect(),
        ),
        select(
            "country",
            filter.country.clone().unwrap_or_default(),
            any("applications-any"),
            lists.of("country", lang),
        ),
        select("region", filter.region.clone().unwrap_or_default(), any("applications-any"), regions),
        select("kind", filter.kind.clone().unwrap_or_default(), any("applications-any"), lists.of("kind", lang)),
        select(
            "sort",
            if filter.oldest_first { "oldest" } else { "" }.to_owned(),
            any("applications-sort-newest"),
            vec![("oldest".to_owned(), visit.say("applications-sort-oldest"))],
        ),
    ]
}

#[derive(Serialize)]
struct Fact {
    label: String,
    value: String,
}

#[derive(Serialize)]
struct ScreeningView {
    at: String,
    by: String,
    outcome: String,
    reason: String,
    note: String,
}

#[derive(Serialize)]
struct NoteView {
    by: String,
    at: String,
    text: String,
}

#[derive(Serialize)]
struct Detail {
    id: String,
    status: String,
    tone: &'static str,
    facts: Vec<Fact>,
    sections: Vec<applications::Section>,
    screenings: Vec<ScreeningView>,
    history: Vec<audit::pages::HistoryView>,
    may_screen: bool,
    may_fill: bool,
    sees_names: bool,
    sees_retention: bool,
    is_open: bool,
    identity: Option<FormView>,
    notes: Vec<NoteView>,
    note: Option<FormView>,
}

struct Opened {
    case: Case,
    call: calls::Call,
    lists: choices::Lists,
    sections: Vec<applications::Section>,
    screenings: Vec<screening::Screening>,
    notes: Vec<Entry>,
    history: Vec<audit::HistoryLine>,
    names: HashMap<PersonId, String>,
}

async fn open(visit: &Visit, id: ApplicationId, is_open: bool) -> Result<Opened, Stop> {
    let lang = visit.lang;
    visit
        .read(move |tx| {
            tx.permit(Deed::SeeApplications)?;
            let case = applications::for_reader(tx, id)?;
            let call = calls::find(tx, case.call_id)?;
            let lists = choices::lists(tx, &["country", "region", "kind", "theme", "ineligible_reason"])?;
            let sections = answers::for_staff(tx, &case, lang, is_open)?;
            let screenings = screening::of_case(tx, &case)?;
            let notes = identity::notes(tx, &case)?;
            let history = audit::of_case(tx, id)?;
            let mut people: Vec<PersonId> = history.iter().filter_map(|line| line.person).collect();
            people.extend(screenings.iter().map(|screening| screening.by));
            people.extend(notes.iter().filter_map(|note| note.author));
            let names = people::names(tx, &people)?;
            Ok(Opened { case, call, lists, sections, screenings, notes, history, names })
        })
        .await
}

fn facts(visit: &Visit, opened: &Opened) -> Vec<Fact> {
    let case = &opened.case;
    let list = |list: &str, code: &Option<String>| {
        code.as_deref().map(|code| opened.lists.name(list, code, visit.lang)).unwrap_or_default()
    };
    let money = |amount: Money| crate::base::money::format(&amount, visit.lang.style());
    [
        ("call", opened.call.labels.say(visit.lang)),
        ("country", opened.lists.name("country", &case.country, visit.lang)),
        ("region", list("region", &case.region)),
        ("kind", list("kind", &case.kind)),
        ("theme", list("theme", &case.theme)),
        ("requested", case.requested.map(money).unwrap_or_default()),
        ("language", case.language.own_name().to_owned()),
        ("channel", visit.say(&format!("applications-channel-{}", case.channel))),
        ("sent", case.submitted_at.map(|at| visit.instant(at, &opened.call.zone)).unwrap_or_default()),
    ]
    .into_iter()
    .filter(|(_, value)| !value.is_empty())
    .map(|(key, value)| Fact { label: visit.say(&format!("applications-fact-{key}")), value })
    .collect()
}

#[get("/applications/<id>")]
async fn detail(visit: Visit, id: ApplicationId) -> Answer {
    show_detail(&visit, id, Form::blank(IDENTITY), Form::blank(NOTE), false).await
}

const IDENTITY: &str = "applications-identity";
const NOTE: &str = "applications-note";

/// Opens the closed answers, for a reason that is written down, and shows them once.
#[post("/applications/<id>/identity", data = "<posted>")]
async fn open_identity(visit: Visit, id: ApplicationId, posted: Posted) -> Answer {
    visit.read(|tx| tx.permit(Deed::OpenIdentity)).await?;
    let mut form = Form::sent(IDENTITY, posted);
    let new = form.text("reason", identity::REASON_MAX).map(|reason| Opening { case: id, reason });
    let is_open = visit.act(&mut form, new, identity::open).await?.is_some();
    let form = if is_open { Form::blank(IDENTITY) } else { form };
    show_detail(&visit, id, form, Form::blank(NOTE), is_open).await
}

#[get("/applications/<id>/identity")]
async fn identity_again(visit: Visit, id: ApplicationId) -> Answer {
    visit.go(format!("/applications/{id}"))
}

#[post("/applications/<id>/notes", data = "<posted>")]
async fn note(visit: Visit, id: ApplicationId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    visit.read(|tx| tx.permit(Deed::KeepNotes)).await?;
    let mut form = Form::sent(NOTE, posted);
    let new = form.text("body", threads::BODY_MAX).map(|text| NewNote { case: id, text });
    match visit.act(&mut form, new, identity::note).await? {
        Some(()) => visit.done(jar, format!("/applications/{id}"), "applications-note-kept"),
        None => show_detail(&visit, id, Form::blank(IDENTITY), form, false).await,
    }
}

#[get("/applications/<id>/notes")]
async fn note_again(visit: Visit, id: ApplicationId) -> Answer {
    visit.go(format!("/applications/{id}"))
}

fn note_view(visit: &Visit, opened: &Opened, entry: &Entry) -> NoteView {
    NoteView {
        by: entry.author.and_then(|id| opened.names.get(&id).cloned()).unwrap_or_default(),
        at: visit.instant(entry.at, &opened.call.zone),
        text: entry.body.clone().unwrap_or_default(),
    }
}

async fn show_detail(visit: &Visit, id: ApplicationId, why: Form, note: Form, is_open: bool) -> Answer {
    let opened = open(visit, id, is_open).await?;
    let case = &opened.case;
    let screening_view = |one: &screening::Screening| ScreeningView {
        at: visit.local(one.at),
        by: opened.names.get(&one.by).cloned().unwrap_or_default(),
        outcome: visit.say(&format!("applications-outcome-{}", one.outcome.as_str().replace('_', "-"))),
        reason: one
            .reason
            .as_deref()
            .map(|code| opened.lists.name("ineligible_reason", code, visit.lang))
            .unwrap_or_default(),
        note: one.note.clone(),
    };
    let heading =
        if case.name.is_empty() { case.reference.clone() } else { format!("{} · {}", case.reference, case.name) };
    let mut all = opened.sections.iter().flat_map(|section| &section.answers);
    let has_closed = visit.may(Deed::OpenIdentity) && all.any(|answer| answer.hidden);
    let view = Detail {
        id: id.to_string(),
        status: state_words(visit, case.state),
        tone: tone(case.state),
        facts: facts(visit, &opened),
        screenings: opened.screenings.iter().map(screening_view).collect(),
        may_screen: visit.may(Deed::Screen) && case.state == State::Received,
        may_fill: visit.may(Deed::EnterOnBehalf) && case.state.is_fillable(),
        sees_names: visit.may(Deed::SeeNameChecks),
        sees_retention: visit.may(Deed::SeeRetention),
        history: audit::pages::lines(visit, &opened.history, &opened.names),
        is_open,
        identity: has_closed.then(|| {
            let reason = Input::text("reason").max(identity::REASON_MAX).width("l");
            why.view(visit, &format!("/applications/{id}/identity"), vec![reason], "applications-identity-button")
        }),
        notes: opened.notes.iter().map(|entry| note_view(visit, &opened, entry)).collect(),
        note: visit.may(Deed::KeepNotes).then(|| {
            let body = Input::area("body", threads::BODY_MAX);
            note.view(visit, &format!("/applications/{id}/notes"), vec![body], "applications-note-button")
        }),
        sections: opened.sections,
    };
    let shown = if why.refused() { &why } else { &note };
    visit.show_form_titled("applications/detail", &heading, shown, &view)
}

#[derive(Serialize)]
struct Screen {
    form: FormView,
    sections: Vec<applications::Section>,
    reference: String,
}

async fn screen_page(visit: &Visit, id: ApplicationId, form: &Form) -> Answer {
    let opened = open(visit, id, false).await?;
    if !visit.may(Deed::Screen) {
        return Err(Stop::Forbidden);
    }
    let lang = visit.lang;
    let outcomes = Outcome::ALL.iter().map(|outcome| {
        let key = format!("applications-outcome-{}", outcome.as_str().replace('_', "-"));
        Choice::new(outcome.as_str(), visit.say(&key)).hinted(visit.say(&format!("{key}.hint")))
    });
    let mut reasons = vec![Choice::new("", visit.say("form-choose-one"))];
    reasons.extend(opened.lists.of("ineligible_reason", lang).into_iter().map(|(code, name)| Choice::new(code, name)));
    let inputs = vec![
        Input::radios("outcome", outcomes.collect()),
        Input::select("reason", reasons).optional().width("l"),
        Input::area("note", 1_500).optional(),
    ];
    let view = Screen {
        form: form.view(visit, &format!("/applications/{id}/screen"), inputs, "applications-screen-button"),
        sections: opened.sections,
        reference: opened.case.reference.clone(),
    };
    let heading = format!("{} {}", visit.say("applications-screen-heading"), opened.case.reference);
    visit.show_form_titled("applications/screen", &heading, form, &view)
}

#[get("/applications/<id>/screen")]
async fn screen_form(visit: Visit, id: ApplicationId) -> Answer {
    screen_page(&visit, id, &Form::blank("applications-screen")).await
}

#[post("/applications/<id>/screen", data = "<posted>")]
async fn screen(visit: Visit, id: ApplicationId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let mut form = Form::sent("applications-screen", posted);
    let (outcome, reason) = (form.one("outcome"), form.perhaps::<String>("reason"));
    let note = form.optional("note", 1_500);
    let new = (|| Some(NewScreening { case: id, outcome: outcome?, reason: reason?, note: note? }))();
    match visit.act(&mut form, new, screening::screen).await? {
        Some(()) => visit.done(jar, format!("/applications/{id}"), "applications-screened"),
        None => screen_page(&visit, id, &form).await,
    }
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
    let (calls, lists) = visit.read(|tx| Ok((calls::open_now(tx)?, choices::lists(tx, &["country"])?))).await?;
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
    let code = codes::of_request(visit.house.db.master(), &form.request_key().unwrap_or_default());
    let shown = code.clone();
    let new = (|| Some(NewCase { call: call?, country: country?, language: language?, channel: channel?, code }))();
    match visit.act(&mut form, new, on_behalf::enter).await? {
        Some(opened) => receipt(&visit, &shown, &opened.reference, &format!("/applications/{}/fill", opened.id)),
        None => new_page(&visit, &form).await,
    }
}

#[get("/applications/<id>/fill")]
async fn fill(visit: Visit, id: ApplicationId) -> Answer {
    tasks_for_staff(&visit, id).await
}

#[get("/applications/<id>/check")]
async fn check(visit: Visit, id: ApplicationId) -> Answer {
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
