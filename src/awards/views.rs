//! What staff see of awards: the list, one award with its instalments, funds and history, and what may be paid.

use super::{Award, Instalment, InstalmentState, Share, State, instalments, load, store};
use crate::{
    applications::{self, Case},
    audit,
    base::{ApplicationId, AwardId, Deed, FundId, GroupId, Lang, Money, PersonId, Stop, money::split, seal::Place},
    db::Tx,
    funds::{self, Fund},
    groups::{Risk, access},
    people,
};
use chrono::NaiveDate;
use std::collections::{BTreeMap, HashMap, HashSet};

/// An award in a list.
#[derive(Clone, Debug)]
pub struct Line {
    /// Its id.
    pub id: AwardId,
    /// The application's reference.
    pub reference: String,
    /// The name or alias of the group; its code where it is closed to the reader.
    pub name: String,
    /// Whether it is closed to the reader, who was not named for it.
    pub closed: bool,
    /// Whether the group is at high risk: nothing that leaves the house names it.
    pub high_risk: bool,
    /// ISO 3166-1 code.
    pub country: String,
    /// How much was promised.
    pub amount: Money,
    /// How much of it is paid.
    pub paid: Money,
    /// Where it stands.
    pub state: State,
    /// The day of the decision.
    pub awarded_on: NaiveDate,
    /// The day and state of the next part that is not paid.
    pub next: Option<(NaiveDate, InstalmentState)>,
}

/// Which awards, after which place in the list.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Only in this state.
    pub state: Option<State>,
    /// Only from this country.
    pub country: Option<String>,
    /// Only those this fund carries.
    pub fund: Option<FundId>,
    /// After this place.
    pub after: Option<(NaiveDate, AwardId)>,
}

/// A page of awards.
#[derive(Clone, Debug)]
pub struct List {
    /// The lines, newest first.
    pub lines: Vec<Line>,
    /// How many awards there are in each state.
    pub counts: BTreeMap<State, i64>,
    /// The place after which the next page begins, if there is one.
    pub next: Option<(NaiveDate, AwardId)>,
}

/// View: a page of awards.
pub fn list(tx: &mut Tx<'_>, filter: &Filter, limit: usize) -> Result<List, Stop> {
    tx.permit(Deed::SeeAwards)?;
    let counts = store::counts(tx)?.into_iter().collect();
    let most = i64::try_from(limit + 1).unwrap_or(i64::MAX);
    let mut rows = store::list(tx, filter.state, filter.country.as_deref(), filter.fund, filter.after, most)?;
    let more = rows.len() > limit;
    rows.truncate(limit);
    let next = rows.last().filter(|_| more).map(|row| (row.0.awarded_on, row.0.id));
    Ok(List { lines: lines_of(tx, rows)?, counts, next })
}

/// The lines of some awards, by id; those read before are not read again. A step of two queries, for lists of rooms to the right.
pub fn lines(tx: &mut Tx<'_>, ids: &[AwardId]) -> Result<HashMap<AwardId, Line>, Stop> {
    let mut unread = ids.to_vec();
    unread.sort_unstable();
    unread.dedup();
    let mut lines: HashMap<AwardId, Line> =
        unread.iter().filter_map(|id| tx.seen::<Line>(id.0)).map(|line| (line.id, line)).collect();
    unread.retain(|id| !lines.contains_key(id));
    if unread.is_empty() {
        return Ok(lines);
    }
    let rows = store::some(tx, &unread)?;
    for line in lines_of(tx, rows)? {
        tx.saw(line.id.0, &line);
        lines.insert(line.id, line);
    }
    Ok(lines)
}

/// The line of an award that is opened, with its application. A step. No query but those for what was not read before.
pub fn line(tx: &mut Tx<'_>, award: &Award) -> Result<(Line, Case), Stop> {
    let case = applications::veiled(tx, award.application)?;
    let parts = instalments::of_award(tx, award)?;
    let waiting = |part: &&Instalment| matches!(part.state, InstalmentState::Locked | InstalmentState::Open);
    let next = parts.iter().filter(waiting).min_by_key(|part| (part.due_on, part.number));
    let paid = Money::sum(parts.iter().map(|part| part.paid), award.amount.currency()).map_err(super::broken)?;
    let line = Line {
        id: award.id,
        reference: case.reference.clone(),
        name: case.name.clone(),
        closed: case.name == case.reference,
        high_risk: case.high_risk,
        country: case.country.clone(),
        amount: award.amount,
        paid,
        state: award.state,
        awarded_on: award.awarded_on,
        next: next.map(|part| (part.due_on, part.state)),
    };
    Ok((line, case))
}

fn lines_of(tx: &mut Tx<'_>, rows: Vec<store::ListRow>) -> Result<Vec<Line>, Stop> {
    let ids: Vec<AwardId> = rows.iter().map(|row| row.0.id).collect();
    let mut parts: HashMap<AwardId, Vec<store::InstalmentRow>> = HashMap::new();
    for part in store::instalments_of(tx, &ids)? {
        parts.entry(part.award_id).or_default().push(part);
    }
    let high: HashSet<GroupId> =
        rows.iter().filter(|(.., risk)| *risk == Risk::High).map(|(row, ..)| row.group_id).collect();
    let closed = access::closed_of(tx, high.iter().copied())?;
    rows.into_iter()
        .map(|listed| {
            let name = name_of(tx, &listed, &closed)?;
            let (row, reference, _, _, country, _) = listed;
            let currency = load::currency(&row.currency)?;
            let parts = parts.remove(&row.id).unwrap_or_default();
            let paid = parts.iter().map(|part| Money::from_minor(part.paid_minor, currency));
            let waiting =
                |part: &&store::InstalmentRow| matches!(part.state, InstalmentState::Locked | InstalmentState::Open);
            let next = parts.iter().filter(waiting).min_by_key(|part| (part.due_on, part.number));
            Ok(Line {
                id: row.id,
                name,
                closed: closed.contains(&row.group_id),
                high_risk: high.contains(&row.group_id),
                reference,
                country,
                amount: Money::from_minor(row.amount_minor, currency),
                paid: Money::sum(paid, currency).map_err(super::broken)?,
                state: row.state,
                awarded_on: row.awarded_on,
                next: next.map(|part| (part.due_on, part.state)),
            })
        })
        .collect()
}

/// View: instalments of active awards in a state, the earliest due first, without their notes. One query.
pub fn due(tx: &mut Tx<'_>, state: InstalmentState, limit: i64) -> Result<Vec<Instalment>, Stop> {
    tx.permit(Deed::SeeAwards)?;
    store::due(tx, state, limit)?.into_iter().map(instalments::without_note).collect()
}

/// An award that a fund carries.
#[derive(Clone, Debug)]
pub struct Carried {
    /// Its id.
    pub id: AwardId,
    /// Of which application.
    pub application: ApplicationId,
    /// The application's reference.
    pub reference: String,
    /// The name or alias of the group; its code where it is closed to the reader.
    pub name: String,
    /// Whether the group is at high risk: nothing that leaves the house names it.
    pub high_risk: bool,
    /// ISO 3166-1 code.
    pub country: String,
    /// How much was promised.
    pub amount: Money,
    /// The day of the decision.
    pub awarded_on: NaiveDate,
    /// What this fund carries of it.
    pub own: Share,
    /// What each fund carries of it.
    pub shares: Vec<Share>,
}

/// View: every award that a fund carries, in order of the decision. One query; two where a group is at high risk.
pub fn carried(tx: &mut Tx<'_>, fund: FundId) -> Result<Vec<Carried>, Stop> {
    tx.permit(Deed::SeeFunds)?;
    let rows = store::carried(tx, fund)?;
    let high = rows.iter().filter(|((.., risk), _)| *risk == Risk::High).map(|((row, ..), _)| row.group_id);
    let closed = access::closed_of(tx, high)?;
    let mut all: Vec<Carried> = Vec::new();
    for (row, share) in rows {
        let share = load::share(share)?;
        let last = all.last_mut().filter(|last| last.id == row.0.id);
        let Some(carried) = last else {
            all.push(carry(tx, row, share, &closed)?);
            continue;
        };
        if share.fund == fund {
            carried.own = share.clone();
        }
        carried.shares.push(share);
    }
    Ok(all)
}

fn carry(tx: &Tx<'_>, listed: store::ListRow, share: Share, closed: &HashSet<GroupId>) -> Result<Carried, Stop> {
    let name = name_of(tx, &listed, closed)?;
    let (row, reference, _, _, country, risk) = listed;
    Ok(Carried {
        id: row.id,
        application: row.application_id,
        reference,
        name,
        high_risk: risk == Risk::High,
        country,
        amount: Money::from_minor(row.amount_minor, load::currency(&row.currency)?),
        awarded_on: row.awarded_on,
        own: share.clone(),
        shares: vec![share],
    })
}

/// The name of a group, or the reference where it is closed to the reader or its case was erased, as the books need the
/// award all the same.
fn name_of(
    tx: &Tx<'_>,
    (row, reference, name, wrapped, ..): &store::ListRow,
    closed: &HashSet<GroupId>,
) -> Result<String, Stop> {
    let Some(wrapped) = wrapped.as_ref().filter(|_| !closed.contains(&row.group_id)) else {
        return Ok(reference.clone());
    };
    tx.master.unwrap(row.key_id, wrapped)?.open(Place::new("applications.name", row.application_id.0), name)
}

/// Awards of one country and kind of group, in the currency of the funds that carry them.
#[derive(Clone, Debug)]
pub struct Spread {
    /// ISO 3166-1 code.
    pub country: String,
    /// Choice code; empty where no kind was given.
    pub kind: String,
    /// How many.
    pub awards: i64,
    /// Set aside for them.
    pub committed: Money,
    /// Paid of it.
    pub paid: Money,
}

/// View: all awards by country and kind.
pub fn spread(tx: &mut Tx<'_>) -> Result<Vec<Spread>, Stop> {
    tx.permit(Deed::SeeFunds)?;
    store::spread(tx)?
        .into_iter()
        .map(|row| {
            let currency = load::currency(&row.currency)?;
            Ok(Spread {
                country: row.country,
                kind: row.kind,
                awards: row.awards,
                committed: Money::from_minor(row.committed, currency),
                paid: Money::from_minor(row.paid, currency),
            })
        })
        .collect()
}

/// View: what is left of each part of an active award that is due until a day.
pub fn unpaid_until(tx: &mut Tx<'_>, last: NaiveDate) -> Result<Vec<(NaiveDate, Money)>, Stop> {
    tx.permit(Deed::SeeFunds)?;
    let rows = store::unpaid_until(tx, last)?;
    rows.into_iter().map(|(on, minor, code)| Ok((on, Money::from_minor(minor, load::currency(&code)?)))).collect()
}

/// View: when what a fund has set aside is expected to be paid: of each active award, what is left of the fund's share,
/// spread over the parts that are not paid yet.
pub fn due_of_fund(tx: &mut Tx<'_>, fund: FundId) -> Result<Vec<(NaiveDate, Money)>, Stop> {
    tx.permit(Deed::SeeFunds)?;
    let mut by_award: BTreeMap<AwardId, (Money, Vec<(NaiveDate, u64)>)> = BTreeMap::new();
    for (award, left, currency, due_on, part) in store::due_of_fund(tx, fund)? {
        let left = Money::from_minor(left, load::currency(&currency)?);
        let weight = u64::try_from(part).unwrap_or(0);
        by_award.entry(award).or_insert_with(|| (left, Vec::new())).1.push((due_on, weight));
    }
    let mut due = Vec::new();
    for (left, parts) in by_award.into_values().filter(|(left, _)| left.is_positive()) {
        let weights: Vec<u64> = parts.iter().map(|(_, weight)| *weight).collect();
        let spread = split(&left, &weights).map_err(super::broken)?;
        due.extend(parts.into_iter().map(|(on, _)| on).zip(spread));
    }
    due.sort_by_key(|(on, _)| *on);
    Ok(due)
}

/// One award with all that belongs to it.
#[derive(Clone, Debug)]
pub struct Detail {
    /// The award.
    pub award: Award,
    /// The application's reference.
    pub reference: String,
    /// The name or alias of the group; its code where it is closed to the reader.
    pub name: String,
    /// Whether it is closed to the reader, who was not named for it.
    pub closed: bool,
    /// ISO 3166-1 code.
    pub country: String,
    /// The language the group reads.
    pub language: Lang,
    /// All parts, those taken out of the plan included.
    pub instalments: Vec<Instalment>,
    /// Paid of it so far, in the award's currency.
    pub paid: Money,
    /// What carries it.
    pub funds: Vec<(Fund, Share)>,
    /// What happened to it, newest first.
    pub history: Vec<audit::HistoryLine>,
    /// The names of people in it.
    pub names: HashMap<PersonId, String>,
}

/// View: one award.
pub fn detail(tx: &mut Tx<'_>, id: AwardId) -> Result<Detail, Stop> {
    tx.permit(Deed::SeeAwards)?;
    let award = load::find(tx, id)?;
    let case = applications::veiled(tx, award.application)?;
    let instalments = instalments::of_award(tx, &award)?;
    let all = funds::list(tx)?;
    let carried = |share: &Share| Some((all.iter().find(|fund| fund.id == share.fund)?.clone(), share.clone()));
    let funds = award.shares.iter().filter_map(carried).collect();
    let mut history = audit::of_case(tx, award.application)?;
    history.retain(|line| line.act.starts_with("awards.") || line.act.starts_with("payouts."));
    let mut met: Vec<PersonId> = instalments.iter().filter_map(|part| part.met_by).collect();
    met.extend(history.iter().filter_map(|line| line.person));
    met.sort();
    met.dedup();
    let names = people::names(tx, &met)?;
    let paid = Money::sum(instalments.iter().map(|part| part.paid), award.amount.currency()).map_err(super::broken)?;
    Ok(Detail {
        closed: case.name == case.reference,
        reference: case.reference,
        name: case.name,
        country: case.country,
        language: case.language,
        award,
        instalments,
        paid,
        funds,
        history,
        names,
    })
}
