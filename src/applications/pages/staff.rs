//! The staff's list of applications, with its filters.

use super::{
    case::tone,
    saved::{self, SavedLink},
    work::colleagues,
};
use crate::{
    applications::{
        Case, State,
        bulk::Kind,
        list::{self as listing, Assigned, Due, Filter},
        saved as saving,
        work::{self, Work},
    },
    awards::{duties, reserve},
    base::{CallId, Deed, Message, PersonId, TagId, words},
    calls::{self, choices},
    people,
    threads::tags::{self, Tag},
    web::{
        Answer, FilterView, Posted, Visit,
        filters::{self, given},
    },
};
use chrono::NaiveDate;
use rocket::{Route, get, post, routes};
use serde::Serialize;
use std::collections::HashMap;

pub(super) fn routes() -> Vec<Route> {
    routes![list, seek]
}

#[derive(Serialize)]
struct ListRow {
    id: String,
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
    assigned: String,
    due: String,
    late: bool,
    tags: Vec<String>,
}

/// A deed for the rows that are ticked.
#[derive(Serialize)]
struct DeedView {
    value: &'static str,
    label: String,
}

#[derive(Serialize)]
struct List {
    rows: Vec<ListRow>,
    filters: Vec<FilterView>,
    search: String,
    /// What was looked for does not open any more.
    over: bool,
    next: String,
    previous: String,
    summary: String,
    may_enter: bool,
    query: String,
    saved: Vec<SavedLink>,
    deeds: Vec<DeedView>,
    csrf: String,
    /// How many duties of the law are due; empty where there are none, or not for this reader.
    duties: String,
    /// Rounds with money for the next on their reserve list, for who offers it.
    reserve: Vec<ReadyView>,
}

/// A round with money for the next on its reserve list.
#[derive(Serialize)]
struct ReadyView {
    href: String,
    text: String,
}

pub(super) fn state_words(visit: &Visit, state: State) -> String {
    visit.say(&format!("applications-state-{}", state.as_str().replace('_', "-")))
}

/// The filters as they stand in the address.
#[derive(Default, rocket::FromForm)]
pub(super) struct Wanted<'r> {
    call: Option<&'r str>,
    state: Option<&'r str>,
    country: Option<&'r str>,
    region: Option<&'r str>,
    kind: Option<&'r str>,
    assigned: Option<&'r str>,
    due: Option<&'r str>,
    tag: Option<&'r str>,
    find: Option<&'r str>,
    q: Option<&'r str>,
    sort: Option<&'r str>,
}

impl Wanted<'_> {
    /// `None`: what is looked for does not open any more.
    pub(super) fn filter(&self, visit: &Visit) -> Option<Filter> {
        let search = filters::sought(visit, self.find, self.q)?;
        Some(Filter { search, ..self.choices(visit) })
    }

    /// The filters without what is looked for.
    fn choices(&self, visit: &Visit) -> Filter {
        let assigned = self.assigned.unwrap_or_default();
        Filter {
            call: self.call.and_then(|id| id.parse().ok()),
            state: self.state.and_then(|state| state.parse().ok()),
            country: given(self.country),
            region: given(self.region),
            kind: given(self.kind),
            assigned: match assigned {
                "me" => visit.actor.person().map(Assigned::To),
                "nobody" => Some(Assigned::Nobody),
                id => id.parse().ok().map(Assigned::To),
            },
            due: self.due.and_then(|due| due.parse().ok()),
            tag: self.tag.and_then(|tag| tag.parse().ok()),
            search: String::new(),
            oldest_first: self.sort == Some("oldest"),
        }
    }
}

/// The filter of an address that a form carried; `None`: what is looked for does not open any more.
pub(super) fn filter_of(visit: &Visit, query: &str) -> Option<Filter> {
    let pairs: HashMap<String, String> = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
    let one = |name: &str| pairs.get(name).map(String::as_str);
    let wanted = Wanted {
        call: one("call"),
        state: one("state"),
        country: one("country"),
        region: one("region"),
        kind: one("kind"),
        assigned: one("assigned"),
        due: one("due"),
        tag: one("tag"),
        find: one("find"),
        q: one("q"),
        sort: one("sort"),
    };
    wanted.filter(visit)
}

/// What the list stands on beside its rows.
pub(super) struct Around {
    pub calls: Vec<calls::Call>,
    pub lists: choices::Lists,
    pub colleagues: Vec<(PersonId, String)>,
    pub tags: Vec<Tag>,
}

impl Around {
    /// A fixed number of queries.
    pub fn look(tx: &mut crate::db::Tx<'_>) -> Result<Self, crate::base::Stop> {
        Ok(Self {
            calls: calls::all(tx)?,
            lists: choices::lists(tx)?,
            colleagues: people::named_holding(tx, &work::COLLEAGUES)?,
            tags: tags::all(tx)?,
        })
    }

    /// A colleague's name; nothing for one who is none any more.
    pub fn name(&self, id: Option<PersonId>) -> String {
        let found = self.colleagues.iter().find(|(one, _)| Some(*one) == id);
        found.map(|(_, name)| name.clone()).unwrap_or_default()
    }

    /// The words of some tags.
    pub fn tags(&self, ids: &[TagId]) -> Vec<String> {
        self.tags.iter().filter(|tag| ids.contains(&tag.id)).map(|tag| tag.label.clone()).collect()
    }
}

#[get("/applications?<after>&<wanted..>")]
async fn list(visit: Visit, wanted: Wanted<'_>, after: Option<&str>) -> Answer {
    let found = wanted.filter(&visit);
    let over = found.is_none();
    let filter = found.unwrap_or_else(|| wanted.choices(&visit));
    let after = after.and_then(|text| {
        let (day, id) = text.split_once('.')?;
        Some((day.parse().ok()?, id.parse().ok()?))
    });
    let wanted = filter.clone();
    let (page, works, around, (mine, due, ready), today) = visit
        .read(move |tx| {
            let page = listing::page(tx, &wanted, after)?;
            let cases: Vec<&Case> = page.rows.iter().map(|(case, _)| case).collect();
            let works = work::of_some(tx, &cases)?;
            let mine = saving::mine(tx)?;
            let (due, ready) = (duties::count_due(tx)?, reserve::views::ready(tx)?);
            Ok((page, works, Around::look(tx)?, (mine, due, ready), tx.now.date()))
        })
        .await?;
    let row = |((case, day), work): (&(Case, NaiveDate), &Work)| list_row(&visit, (case, *day), work, &around, today);
    let many = page.count > listing::COUNTED;
    let count = Message::new(if many { "applications-count-many" } else { "applications-count" });
    let next = page.next.map(|(day, id)| filters::next(&visit, "/applications", &format!("{day}.{id}")));
    let view = List {
        rows: page.rows.iter().zip(&works).map(row).collect(),
        filters: choices_of(&visit, &filter, &around),
        search: filter.search.clone(),
        over,
        next: next.unwrap_or_default(),
        previous: String::new(),
        summary: visit.message(&count.with("n", page.count.min(listing::COUNTED))),
        may_enter: visit.may(Deed::EnterOnBehalf),
        query: filters::kept(&visit),
        saved: mine.iter().map(|(_, one)| saved::link(&visit, one)).collect::<Result<_, _>>()?,
        deeds: if visit.may(Deed::ArrangeWork) { deeds(&visit) } else { Vec::new() },
        csrf: visit.csrf_token(),
        duties: if due == 0 {
            String::new()
        } else {
            visit.message(&Message::new("awards-duties-count").with("n", due))
        },
        reserve: ready.iter().map(|(call, count)| ready_view(&visit, call, *count)).collect(),
    };
    visit.show("applications/list", "applications-heading", &view)
}

#[post("/applications", data = "<posted>")]
async fn seek(visit: Visit, posted: Posted) -> Answer {
    visit.read(|tx| tx.permit(Deed::SeeApplications)).await?;
    filters::seek(&visit, "/applications", &posted)
}

fn ready_view(visit: &Visit, call: &calls::Call, count: i64) -> ReadyView {
    let text = Message::new("awards-reserve-ready").with("call", call.code.as_str()).with("n", count);
    ReadyView { href: format!("/board/rounds/{}/reserve", call.id), text: visit.message(&text) }
}

fn deeds(visit: &Visit) -> Vec<DeedView> {
    let view = |kind: &Kind| DeedView {
        value: kind.as_str(),
        label: visit.say(&format!("applications-bulk-{}", kind.as_str().replace('_', "-"))),
    };
    Kind::ALL.iter().map(view).collect()
}

fn list_row(visit: &Visit, (case, day): (&Case, NaiveDate), work: &Work, around: &Around, today: NaiveDate) -> ListRow {
    let lists = &around.lists;
    let name = |list: &str, code: &Option<String>| {
        code.as_deref().map(|code| lists.name(list, code, visit.lang)).unwrap_or_default()
    };
    let region = name("region", &case.region);
    let country = lists.name("country", &case.country, visit.lang);
    let call = around.calls.iter().find(|call| call.id == case.call_id);
    ListRow {
        id: case.id.to_string(),
        href: format!("/applications/{}", case.id),
        reference: case.reference.clone(),
        name: case.name.clone(),
        call: call.map(|call| call.code.clone()).unwrap_or_default(),
        place: if region.is_empty() { country } else { format!("{country} · {region}") },
        kind: name("kind", &case.kind),
        requested: case
            .requested
            .map(|amount| crate::base::money::format(&amount, visit.lang.style()))
            .unwrap_or_default(),
        day: words::date(day),
        status: state_words(visit, case.state),
        tone: tone(case.state),
        assigned: around.name(work.assigned),
        due: work.due_on.map(words::date).unwrap_or_default(),
        late: work.due_on.is_some_and(|due| due < today),
        tags: around.tags(&work.tags),
    }
}

fn choices_of(visit: &Visit, filter: &Filter, around: &Around) -> Vec<FilterView> {
    let (lang, lists) = (visit.lang, &around.lists);
    let select = |name: &'static str, chosen: Option<String>, rest: Vec<(String, String)>| {
        let label = visit.say(&format!("applications-filter-{name}"));
        let any = visit.say(if name == "sort" { "applications-sort-newest" } else { "applications-any" });
        FilterView::new(name, label, chosen.as_deref().unwrap_or_default(), any, rest)
    };
    let regions = match &filter.country {
        Some(country) => lists.below("region", country, lang),
        None => lists.of("region", lang),
    };
    let calls = around.calls.iter().map(|call| (call.id.to_string(), call.code.clone())).collect();
    let states = State::ALL.iter().map(|state| (state.as_str().to_owned(), state_words(visit, *state))).collect();
    let oldest = ("oldest".to_owned(), visit.say("applications-sort-oldest"));
    let dues = Due::ALL.iter().map(|due| (due.to_string(), visit.say(&format!("applications-due-{due}")))).collect();
    let tags = around.tags.iter().map(|tag| (tag.id.to_string(), tag.label.clone())).collect();
    vec![
        select("call", filter.call.map(|call| call.to_string()), calls),
        select("state", filter.state.map(|state| state.as_str().to_owned()), states),
        select("country", filter.country.clone(), lists.of("country", lang)),
        select("region", filter.region.clone(), regions),
        select("kind", filter.kind.clone(), lists.of("kind", lang)),
        select("assigned", filter.assigned.map(|to| chosen_word(visit, to)), assignees(visit, &around.colleagues)),
        select("due", filter.due.map(|due| due.to_string()), dues),
        select("tag", filter.tag.map(|tag| tag.to_string()), tags),
        select("sort", filter.oldest_first.then(|| "oldest".to_owned()), vec![oldest]),
    ]
}

fn chosen_word(visit: &Visit, assigned: Assigned) -> String {
    match assigned {
        Assigned::Nobody => "nobody".to_owned(),
        Assigned::To(id) if visit.actor.person() == Some(id) => "me".to_owned(),
        Assigned::To(id) => id.to_string(),
    }
}

fn assignees(visit: &Visit, people: &[(PersonId, String)]) -> Vec<(String, String)> {
    let me = visit.actor.person().map(|id| id.to_string());
    let others = colleagues(people).into_iter().filter(|one| Some(&one.value) != me.as_ref());
    ["me", "nobody"]
        .map(|word| (word.to_owned(), visit.say(&format!("applications-assigned-{word}"))))
        .into_iter()
        .chain(others.map(|one| (one.value, one.label)))
        .collect()
}

/// Calls by their id, for files of the list.
pub(super) fn call_codes(calls: &[calls::Call]) -> HashMap<CallId, String> {
    calls.iter().map(|call| (call.id, call.code.clone())).collect()
}
