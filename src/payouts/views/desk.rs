//! The list of payouts, and what there is to do with them: what waits for the reader, and what may be prepared.

use super::{Line, MOST_WAITING, lines};
use crate::{
    awards::{self, Instalment, InstalmentState, views::Line as AwardLine},
    base::{Deed, InstalmentId, Money, PayoutId, PersonId, Stop},
    db::Tx,
    payees::Method,
    payouts::{State, Verdict, load, store},
    people,
};
use chrono::NaiveDateTime;
use std::collections::{BTreeMap, HashMap};

/// An instalment that may be paid.
#[derive(Clone, Debug)]
pub struct ToPrepare {
    /// The instalment.
    pub part: Instalment,
    /// Its award.
    pub award: AwardLine,
    /// What is neither paid nor on its way.
    pub free: Money,
}

/// A payout that went over the limit, and that no other approver has acknowledged.
#[derive(Clone, Debug)]
pub struct OverLimit {
    /// The payout.
    pub line: Line,
    /// Debited, in the fund's currency.
    pub debited: Money,
    /// The limit of one approver, when it was recorded.
    pub limit: Money,
}

/// A page of payouts, and what there is to do with them.
#[derive(Clone, Debug)]
pub struct Desk {
    /// The lines, newest first.
    pub lines: Vec<Line>,
    /// How many payouts there are in each state.
    pub counts: BTreeMap<State, i64>,
    /// The place after which the next page begins, if there is one.
    pub next: Option<(NaiveDateTime, PayoutId)>,
    /// On the first page, what waits for the reader, the longest waiting first: to approve, to send and record.
    pub waiting: Vec<Line>,
    /// On the first page, what went over the limit and waits for another approver, the longest waiting first.
    pub over_limit: Vec<OverLimit>,
    /// On the first page, what may be prepared by whoever prepares, the earliest due first.
    pub to_prepare: Vec<ToPrepare>,
    /// The names of people in all of it.
    pub names: HashMap<PersonId, String>,
}

/// View: a page of payouts, of one state or of all, with what waits.
pub fn desk(
    tx: &mut Tx<'_>,
    state: Option<State>,
    after: Option<(NaiveDateTime, PayoutId)>,
    limit: usize,
) -> Result<Desk, Stop> {
    tx.permit(Deed::SeePayouts)?;
    let is_first = after.is_none();
    let counts = store::counts(tx)?.into_iter().collect();
    let mut rows = store::list(tx, state, after, i64::try_from(limit + 1).unwrap_or(i64::MAX))?;
    let more = rows.len() > limit;
    rows.truncate(limit);
    let next = rows.last().filter(|_| more).map(|row| (row.prepared_at, row.id));
    let Waiting { rows: waiting, over } = if is_first { waiting(tx)? } else { Waiting::default() };
    let due = if is_first && tx.may(Deed::PreparePayout) { due(tx)? } else { Vec::new() };
    let (over, figures): (Vec<_>, Vec<_>) = over.into_iter().unzip();
    // The awards of all are read at once; the lines of each find them read.
    let awards =
        rows.iter().chain(&waiting).chain(&over).map(|row| row.award_id).chain(due.iter().map(|(part, _)| part.award));
    let awards = awards::views::lines(tx, &awards.collect::<Vec<_>>())?;
    let people: Vec<PersonId> = rows.iter().chain(&waiting).map(|row| row.prepared_by).collect();
    let to_prepare = due.into_iter().map(|(part, free)| {
        let award = awards.get(&part.award).cloned().ok_or(Stop::Missing)?;
        Ok(ToPrepare { part, award, free })
    });
    Ok(Desk {
        to_prepare: to_prepare.collect::<Result<_, Stop>>()?,
        names: people::names(tx, &people)?,
        lines: lines(tx, rows)?,
        over_limit: lines(tx, over)?.into_iter().zip(figures).map(over_limit).collect(),
        waiting: lines(tx, waiting)?,
        counts,
        next,
    })
}

fn over_limit((line, (debited, limit)): (Line, (i64, i64))) -> OverLimit {
    let money = |minor| Money::from_minor(minor, line.charge.currency());
    let (debited, limit) = (money(debited), money(limit));
    OverLimit { line, debited, limit }
}

/// What waits, each the longest waiting first.
#[derive(Default)]
struct Waiting {
    /// For the reader: to approve, to send and record, to have signed for.
    rows: Vec<store::Row>,
    /// Over the limit, for another approver, with what was debited and the limit.
    over: Vec<(store::Row, (i64, i64))>,
}

fn waiting(tx: &mut Tx<'_>) -> Result<Waiting, Stop> {
    let me = load::person(tx)?;
    let mut states = Vec::new();
    if tx.may(Deed::ApprovePayout) {
        states.push(State::Prepared);
    }
    if tx.may(Deed::RecordPayout) {
        states.push(State::Approved);
    }
    let mut rows = store::waiting(tx, &states, MOST_WAITING)?;
    let sent = store::sent_and_waiting(tx, MOST_WAITING)?;
    let ids: Vec<PayoutId> = rows.iter().map(|row| row.id).chain(sent.iter().map(|(row, ..)| row.id)).collect();
    let mine = store::approvals(tx, &ids)?;
    let said = |row: &store::Row| {
        mine.iter().any(|one| one.payout_id == row.id && one.person_id == me && one.void_at.is_none())
    };
    rows.retain(|row| match row.state {
        State::Prepared => row.prepared_by != me && !said(row),
        _ => !said(row),
    });
    let is_seen =
        |row: &store::Row| mine.iter().any(|one| one.payout_id == row.id && one.choice == Verdict::Acknowledge);
    let mut over = Vec::new();
    for (row, debited, limit, signed) in sent {
        if let Some(limit) = limit.filter(|_| !is_seen(&row)) {
            over.push((row.clone(), (debited, limit)));
        }
        if signed.is_none() && Method::SIGNED_FOR.contains(&row.method) && tx.may(Deed::RecordHandover) {
            rows.push(row);
        }
    }
    Ok(Waiting { rows, over })
}

/// Instalments that may be paid and have money left that is not on its way, with that, the earliest due first.
fn due(tx: &mut Tx<'_>) -> Result<Vec<(Instalment, Money)>, Stop> {
    let due = awards::views::due(tx, InstalmentState::Open, MOST_WAITING)?;
    let ids: Vec<InstalmentId> = due.iter().map(|part| part.id).collect();
    let mut held: HashMap<InstalmentId, i64> = HashMap::new();
    for row in store::on_their_way(tx, &ids)? {
        *held.entry(row.instalment_id).or_default() += row.amount_minor;
    }
    let mut free = Vec::new();
    for part in due {
        let left = part.left()?.minor() - held.get(&part.id).copied().unwrap_or(0);
        if left > 0 {
            let money = Money::from_minor(left, part.amount.currency());
            free.push((part, money));
        }
    }
    Ok(free)
}
