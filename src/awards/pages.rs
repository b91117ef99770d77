//! Pages of awards: the list and one award. Concluding a vote, the letter, planning and ending, and changing an award are
//! in the files of `pages/`.

mod amend;
mod conclude;
mod duties;
mod offer;
mod plan;
mod release;
mod reserve;

use super::{
    Instalment, InstalmentState, Share, State,
    views::{self, Detail, Filter, Line},
};
use crate::{
    audit::pages::HistoryView,
    base::{
        AwardId, Deed, Lang, Money,
        words::{self, Words},
    },
    calls::choices::{self, Lists},
    funds::{self, Fund},
    payouts, reports,
    web::{Answer, Visit},
};
use rocket::{Route, get, routes};
use serde::Serialize;

/// Lines on a page of the list.
const LINES: usize = 50;

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    [
        routes![list, detail],
        conclude::routes(),
        plan::routes(),
        amend::routes(),
        release::routes(),
        reserve::routes(),
        duties::routes(),
        offer::routes(),
    ]
    .concat()
}

/// A label and a value, for `parts/facts`.
#[derive(Serialize)]
pub struct Fact {
    /// What it is.
    pub label: String,
    /// What is so.
    pub value: String,
}

/// A state in its colour, for `parts/status`.
#[derive(Serialize)]
pub struct Tag {
    /// Its words.
    pub label: String,
    /// Its class.
    pub tone: &'static str,
}

/// A choice of a filter.
#[derive(Serialize)]
pub struct FilterOption {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub label: String,
    /// Whether it is set.
    pub chosen: bool,
}

/// A filter of a list.
#[derive(Serialize)]
pub struct Select {
    /// Its field.
    pub name: &'static str,
    /// Its label.
    pub label: String,
    /// Its choices, all first.
    pub options: Vec<FilterOption>,
}

impl Select {
    /// A filter with a first choice for everything.
    pub fn new(visit: &Visit, name: &'static str, key: &str, chosen: &str, choices: Vec<(String, String)>) -> Self {
        let all = (String::new(), visit.say("awards-all"));
        let option = |(value, label): (String, String)| FilterOption { chosen: value == chosen, value, label };
        let options = std::iter::once(all).chain(choices).map(option).collect();
        Self { name, label: visit.say(key), options }
    }
}

/// The words of a stored text; rooms write their keys with `_` or `-`.
pub fn word(visit: &Visit, family: &str, text: &str) -> String {
    let exact = format!("{family}-{text}");
    let known = Words::shared().has(visit.lang, &exact);
    visit.say(&if known { exact } else { exact.replace('_', "-") })
}

/// An amount as it is typed, to fill a field with: no groups, which could be read in two ways, and no code.
pub fn typed(amount: &Money, lang: Lang) -> String {
    let plain = amount.amount().to_string();
    if lang == Lang::En { plain } else { plain.replace('.', ",") }
}

/// The address of the page after a place, with the filters kept.
pub fn next_href(visit: &Visit, path: &str, place: &str) -> String {
    let kept = visit.query.split('&').filter(|part| !part.is_empty() && !part.starts_with("after="));
    let kept: String = kept.flat_map(|part| [part, "&"]).collect();
    format!("{path}?{kept}after={place}")
}

fn tag(visit: &Visit, state: State) -> Tag {
    let tone = match state {
        State::Active => "blue",
        State::Completed => "green",
        State::Cancelled => "",
    };
    Tag { label: word(visit, "awards-state", state.as_str()), tone }
}

fn part_tag(visit: &Visit, state: InstalmentState) -> Tag {
    let tone = match state {
        InstalmentState::Open => "amber",
        InstalmentState::Paid => "green",
        InstalmentState::Locked | InstalmentState::Cancelled => "",
    };
    Tag { label: word(visit, "awards-part-state", state.as_str()), tone }
}

#[derive(Serialize)]
struct ListView {
    rows: Vec<Row>,
    filters: Vec<Select>,
    summary: String,
    previous: String,
    next: String,
    duties: String,
}

#[derive(Serialize)]
struct Row {
    href: String,
    reference: String,
    name: String,
    country: String,
    amount: Money,
    paid: Money,
    on: String,
    next_on: String,
    next_state: String,
    tag: Tag,
}

#[get("/awards?<state>&<country>&<fund>&<after>")]
async fn list(
    visit: Visit,
    state: Option<&str>,
    country: Option<&str>,
    fund: Option<&str>,
    after: Option<&str>,
) -> Answer {
    let place = after.and_then(|text| {
        let (day, id) = text.split_once('.')?;
        Some((day.parse().ok()?, id.parse().ok()?))
    });
    let filter = Filter {
        state: state.and_then(|state| state.parse().ok()),
        country: country.filter(|country| !country.is_empty()).map(str::to_owned),
        fund: fund.and_then(|fund| fund.parse().ok()),
        after: place,
    };
    let wanted = filter.clone();
    let (list, lists, funds, due) = visit
        .read(move |tx| {
            let list = views::list(tx, &wanted, LINES)?;
            Ok((list, choices::lists(tx)?, funds::list(tx)?, super::duties::count_due(tx)?))
        })
        .await?;
    let count = match filter.state {
        Some(state) => list.counts.get(&state).copied().unwrap_or(0),
        None => list.counts.values().sum(),
    };
    // Counts are kept by state only: with another filter the page says nothing of how many there are.
    let counted = filter.country.is_none() && filter.fund.is_none();
    let summary = crate::base::Message::new("awards-count").with("n", count);
    let view = ListView {
        rows: list.lines.iter().map(|line| row(&visit, line, &lists)).collect(),
        filters: filters(&visit, &filter, &lists, &funds),
        summary: if counted { visit.message(&summary) } else { String::new() },
        previous: if place.is_some() { "/awards".to_owned() } else { String::new() },
        next: list.next.map(|(day, id)| next_href(&visit, "/awards", &format!("{day}.{id}"))).unwrap_or_default(),
        duties: visit.message(&crate::base::Message::new("awards-duties-count").with("n", due)),
    };
    visit.show("awards/list", "awards-heading", &view)
}

fn filters(visit: &Visit, filter: &Filter, lists: &Lists, funds: &[Fund]) -> Vec<Select> {
    let states = State::ALL.iter().map(|state| (state.to_string(), tag(visit, *state).label)).collect();
    let funds = funds.iter().map(|fund| (fund.id.to_string(), fund.code.clone())).collect();
    let country = filter.country.clone().unwrap_or_default();
    let chosen_state = filter.state.map(|state| state.to_string()).unwrap_or_default();
    let chosen_fund = filter.fund.map(|fund| fund.to_string()).unwrap_or_default();
    vec![
        Select::new(visit, "state", "awards-state", &chosen_state, states),
        Select::new(visit, "country", "awards-country", &country, lists.of("country", visit.lang)),
        Select::new(visit, "fund", "awards-fund", &chosen_fund, funds),
    ]
}

fn row(visit: &Visit, line: &Line, lists: &Lists) -> Row {
    let (next_on, next_state) = match line.next.filter(|_| line.state == State::Active) {
        Some((day, state)) => (words::date(day), part_tag(visit, state).label),
        None => Default::default(),
    };
    Row {
        href: format!("/awards/{}", line.id),
        reference: line.reference.clone(),
        name: line.name.clone(),
        country: lists.name("country", &line.country, visit.lang),
        amount: line.amount,
        paid: line.paid,
        on: words::date(line.awarded_on),
        next_on,
        next_state,
        tag: tag(visit, line.state),
    }
}

#[derive(Serialize)]
struct DetailView {
    name: String,
    tag: Tag,
    amount: Money,
    paid: Money,
    left: Money,
    facts: Vec<Fact>,
    conditions: String,
    parts: Vec<PartView>,
    funds: Vec<FundView>,
    payouts: Vec<PayoutView>,
    reports: Vec<ReportView>,
    amendments: Vec<AmendmentView>,
    amend: String,
    history: Vec<HistoryView>,
    letter: String,
    duties: String,
    plan: String,
    finish: String,
    application: String,
}

#[derive(Serialize)]
struct AmendmentView {
    href: String,
    before: Money,
    amount: Money,
    state: String,
}

#[derive(Serialize)]
struct ReportView {
    href: String,
    title: String,
    tag: Tag,
}

#[derive(Serialize)]
struct PartView {
    number: i32,
    amount: Money,
    paid: Money,
    due: String,
    waits_for: String,
    note: String,
    met: String,
    tag: Tag,
    /// Where it is recorded that the condition is met; empty where it is not to be.
    meet: String,
    /// Where a payout of it is prepared; empty where it is not to be.
    pay: String,
}

#[derive(Serialize)]
struct FundView {
    href: String,
    name: String,
    committed: Money,
    paid: Money,
    rate: String,
}

#[derive(Serialize)]
struct PayoutView {
    href: String,
    number: i32,
    charge: Money,
    local: Money,
    tag: Tag,
}

#[get("/awards/<id>")]
async fn detail(visit: Visit, id: AwardId) -> Answer {
    let (found, paid, sent, changes, lists) = visit
        .read(move |tx| {
            let found = views::detail(tx, id)?;
            let (paid, sent) = (payouts::views::of_award(tx, id)?, reports::views::sent_of(tx, id)?);
            let changes = super::amend::of(tx, &found.award)?;
            Ok((found, paid, sent, changes, choices::lists(tx)?))
        })
        .await?;
    let active = found.award.state == State::Active;
    let may_plan = active && visit.may(Deed::PlanInstalments);
    let link = |shown: bool, to: String| if shown { to } else { String::new() };
    let left = found.award.amount.checked_sub(found.paid).map_err(super::broken)?;
    let view = DetailView {
        name: found.name.clone(),
        tag: tag(&visit, found.award.state),
        amount: found.award.amount,
        paid: found.paid,
        left,
        facts: facts(&visit, &found, &lists),
        conditions: found.award.conditions.clone().unwrap_or_default(),
        parts: found.instalments.iter().map(|part| part_view(&visit, &found, part)).collect(),
        funds: found.funds.iter().map(|(fund, share)| fund_view(&visit, fund, share)).collect(),
        amend: link(may_plan, format!("/awards/{id}/amend")),
        amendments: changes
            .iter()
            .map(|one| AmendmentView {
                href: format!("/amendments/{}", one.id),
                before: one.before,
                amount: one.wanted.amount,
                state: word(&visit, "funds-proposal", one.state.as_str()),
            })
            .collect(),
        reports: sent
            .iter()
            .map(|(report, part, state)| ReportView {
                href: format!("/reports/{report}"),
                title: reports::pages::title(&visit, *part),
                tag: reports::pages::tag(&visit, *state),
            })
            .collect(),
        payouts: paid.iter().map(|payout| payout_view(&visit, payout)).collect(),
        history: crate::audit::pages::lines(&visit, &found.history, &found.names),
        letter: link(!found.closed, format!("/awards/{id}/letter")),
        duties: format!("/awards/{id}/duties"),
        plan: link(may_plan, format!("/awards/{id}/plan")),
        finish: link(may_plan, format!("/awards/{id}/finish")),
        application: link(
            !found.closed && visit.may(Deed::SeeApplications),
            format!("/applications/{}", found.award.application),
        ),
    };
    let heading = crate::base::Message::new("awards-detail-heading").with("reference", found.reference.as_str());
    visit.show_titled("awards/detail", &visit.message(&heading), &view)
}

fn facts(visit: &Visit, found: &Detail, lists: &Lists) -> Vec<Fact> {
    let award = &found.award;
    let mut facts = vec![
        ("awards-group", found.name.clone()),
        ("awards-country", lists.name("country", &found.country, visit.lang)),
        ("awards-awarded-on", words::date(award.awarded_on)),
        ("awards-mode", word(visit, "calls-mode", &award.mode)),
        ("awards-language", found.language.own_name().to_owned()),
    ];
    if let (Some(first), Some(last)) = (award.starts_on, award.ends_on) {
        facts.push(("awards-letter-period", format!("{} – {}", words::date(first), words::date(last))));
    }
    facts.into_iter().map(|(key, value)| Fact { label: visit.say(key), value }).collect()
}

fn part_view(visit: &Visit, found: &Detail, part: &Instalment) -> PartView {
    let active = found.award.state == State::Active;
    let met = part.met_on.map(|day| {
        let who = part.met_by.and_then(|person| found.names.get(&person)).cloned().unwrap_or_default();
        visit.message(&crate::base::Message::new("awards-met").with("on", day).with("who", who))
    });
    let may_meet = active && part.state == InstalmentState::Locked && visit.may(Deed::PlanInstalments);
    let may_pay = active && part.state == InstalmentState::Open && visit.may(Deed::PreparePayout);
    let link = |shown: bool, to: String| if shown { to } else { String::new() };
    PartView {
        number: part.number,
        amount: part.amount,
        paid: part.paid,
        due: words::date(part.due_on),
        waits_for: word(visit, "awards-condition", part.condition.as_str()),
        note: part.note.clone().unwrap_or_default(),
        met: met.unwrap_or_default(),
        tag: part_tag(visit, part.state),
        meet: link(may_meet, format!("/awards/{}/instalments/{}/met", found.award.id, part.id)),
        pay: link(may_pay, format!("/instalments/{}/prepare", part.id)),
    }
}

fn fund_view(visit: &Visit, fund: &Fund, share: &Share) -> FundView {
    FundView {
        href: if visit.may(Deed::SeeFunds) { format!("/funds/{}", fund.id) } else { String::new() },
        name: format!("{} ({})", fund.labels.say(visit.lang), fund.code),
        committed: share.committed,
        paid: share.paid,
        rate: share.rate.as_ref().map(|used| payouts::pages::rate_words(visit, used)).unwrap_or_default(),
    }
}

fn payout_view(visit: &Visit, payout: &payouts::Payout) -> PayoutView {
    PayoutView {
        href: if visit.may(Deed::SeePayouts) { format!("/payouts/{}", payout.id) } else { String::new() },
        number: payout.number,
        charge: payout.record.as_ref().map_or(payout.charge, |record| record.debited),
        local: payout.record.as_ref().map_or(payout.local, |record| record.received),
        tag: payouts::pages::tag(visit, payout.state),
    }
}
