//! Loading payouts, and what every act on one begins with: the award locked, the payout opened, what is left counted.

use super::{
    Approval, Arrived, Drawn, Extra, Handover, Payout, Record, Refusal, Reversal, State,
    figures::Amounts,
    figures::Room,
    figures::Sides,
    split::{self, Source},
    store,
};
use crate::{
    awards::{self, Award, Instalment, RateUsed},
    base::{
        Currency, FundId, Money, PayeeId, PayoutId, PersonId, Stop,
        money::MoneyError,
        seal::{CaseKey, Place},
    },
    db::Tx,
    funds, payees,
};
use std::collections::HashMap;

/// Most characters of a text in a payout.
pub(super) const TEXT_MAX: usize = 500;

/// Loads a payout.
pub fn find(tx: &mut Tx<'_>, id: PayoutId) -> Result<Payout, Stop> {
    let (whole, wrapped): (Vec<_>, Vec<_>) = store::find(tx, id)?.into_iter().unzip();
    let (row, ..) = whole.first().ok_or(Stop::Missing)?;
    let key = tx.master.unwrap(row.key_id, wrapped.first().ok_or(Stop::Missing)?)?;
    open(tx, &key, whole)?.pop().ok_or(Stop::Missing)
}

/// What a bank's statement may say of a payout.
#[derive(Clone, Debug, Default)]
pub struct BankFacts {
    /// The bank's reference, as it was recorded.
    pub reference: String,
    /// Who received it.
    pub payee: String,
    /// Whose the payout is: the award's and its own number stand on the order.
    pub purpose: String,
}

/// What a bank's statement may say of some payouts. A step of four queries; those whose key was destroyed are left out.
pub fn bank_facts(tx: &mut Tx<'_>, ids: &[PayoutId]) -> Result<HashMap<PayoutId, BankFacts>, Stop> {
    let rows = store::some(tx, ids)?;
    let records: HashMap<PayoutId, store::RecordRow> =
        store::records(tx, ids)?.into_iter().map(|record| (record.payout_id, record)).collect();
    let payees: Vec<PayeeId> = rows.iter().map(|(row, _)| row.payee_id).collect();
    let names = payees::names(tx, &payees)?;
    let mut facts = HashMap::with_capacity(rows.len());
    for (row, wrapped) in rows {
        let key = tx.master.unwrap(row.key_id, &wrapped)?;
        let reference = match records.get(&row.id) {
            Some(record) => key.open(Place::new("payout_records.bank_reference", row.id.0), &record.bank_reference)?,
            None => String::new(),
        };
        let purpose = key.open_optional(Place::new("payouts.purpose", row.id.0), row.purpose.as_ref())?;
        let payee = names.get(&row.payee_id).cloned().unwrap_or_default();
        facts.insert(row.id, BankFacts { reference, payee, purpose: purpose.unwrap_or_default() });
    }
    Ok(facts)
}

/// Step: locks the award of a payout and loads both.
pub(super) fn lock(tx: &mut Tx<'_>, id: PayoutId) -> Result<(Award, Payout), Stop> {
    let award = store::award_of(tx, id)?;
    let award = awards::lock(tx, award)?;
    let payout = find(tx, id)?;
    Ok((award, payout))
}

/// The person who acts; payouts are nobody else's business.
pub(super) fn person(tx: &Tx<'_>) -> Result<PersonId, Stop> {
    tx.actor.person().ok_or(Stop::Forbidden)
}

/// A text within its limit, trimmed; `None` for an empty one.
pub(super) fn text(text: &str) -> Result<Option<&str>, Refusal> {
    let text = text.trim();
    if text.chars().count() > TEXT_MAX {
        return Err(Refusal::TextTooLong { max: TEXT_MAX });
    }
    Ok(Some(text).filter(|text| !text.is_empty()))
}

/// A mistake in arithmetic that checks before should have made impossible.
#[allow(clippy::needless_pass_by_value)]
pub(super) fn broken(error: MoneyError) -> Stop {
    Stop::broken(format!("payout: {error}"))
}

/// The currencies that meet in a payout.
pub(super) fn sides(tx: &mut Tx<'_>, award: &Award, fund: FundId, local: Currency) -> Result<Sides, Stop> {
    let share = award.share(fund).ok_or(Refusal::FundOfOther)?;
    let rounding = funds::find(tx, fund)?.rounding;
    Ok(Sides {
        rounding,
        award: award.amount.currency(),
        fund: share.committed.currency(),
        local,
        award_rate: share.rate.as_ref().map(|used| used.rate),
    })
}

/// What is left before a payout. What is on its way, but for `except`, counts as spent where something new is planned;
/// for what the bank has already done, only what was paid counts (`None`).
pub(super) fn room(
    tx: &mut Tx<'_>,
    award: &Award,
    part: &Instalment,
    fund: FundId,
    planned: Option<&[store::Row]>,
) -> Result<Room, Stop> {
    let share = award.share(fund).ok_or(Refusal::FundOfOther)?;
    let available = funds::figures(tx, fund)?.available;
    let parts = awards::instalments::of_award(tx, award)?;
    let paid = parts.iter().map(|part| part.paid.minor()).sum::<i64>();
    let mut room = [part.left()?.minor(), award.amount.minor() - paid, share.left()?.minor()];
    let waiting: Vec<&store::Row> =
        planned.unwrap_or_default().iter().filter(|row| row.state.is_on_its_way()).collect();
    let ids: Vec<PayoutId> = waiting.iter().map(|row| row.id).collect();
    let shares = if award.shares.len() > 1 { store::shares(tx, &ids)? } else { Vec::new() };
    for row in waiting {
        if row.instalment_id == part.id {
            room[0] -= row.amount_minor;
        }
        room[1] -= row.amount_minor;
        let mine = |one: &&store::ShareRow| one.payout_id == row.id;
        if shares.iter().any(|one| mine(&one)) {
            let drawn = shares.iter().filter(mine).filter(|one| one.fund_id == fund);
            room[2] -= drawn.map(|one| one.charge_minor).sum::<i64>();
        } else if row.fund_id == fund {
            room[2] -= row.charge_minor;
        }
    }
    let [instalment, whole, left] = room;
    let promised = award.amount.currency();
    Ok(Room {
        instalment: Money::from_minor(instalment, promised),
        award: Money::from_minor(whole, promised),
        // More may be on its way than is set aside, where the exchange took the rest from what is available.
        share: Money::from_minor(left.max(0), share.committed.currency()),
        available: available.checked_add(Money::from_minor(left.min(0), available.currency())).map_err(broken)?,
        is_bounded: share.margin > 0,
    })
}

/// The funds of an award that one payout may draw on: those of the currency of the first one that is named, or of all.
pub(super) fn sources(
    tx: &mut Tx<'_>,
    award: &Award,
    part: &Instalment,
    lead: FundId,
    planned: Option<&[store::Row]>,
) -> Result<Vec<Source>, Stop> {
    let currency = award.share(lead).ok_or(Refusal::FundOfOther)?.committed.currency();
    let mut sources = Vec::with_capacity(award.shares.len());
    for share in award.shares.iter().filter(|share| share.committed.currency() == currency) {
        let room = room(tx, award, part, share.fund, planned)?;
        let code = funds::find(tx, share.fund)?.code;
        sources.push(Source { fund: share.fund, code, room, committed: share.committed });
    }
    Ok(sources)
}

/// Whether each fund has what a payout draws on it, and its part of the fees.
pub(super) fn check_parts(
    sources: &[Source],
    sides: &Sides,
    amounts: &Amounts,
    drawn: &[Drawn],
    fees: Money,
) -> Result<Vec<(FundId, Money, Money)>, Stop> {
    let parts = split::spread(drawn, amounts.charge, fees)?;
    for (fund, charge, fees) in &parts {
        let source = sources.iter().find(|one| one.fund == *fund).ok_or(Refusal::FundOfOther)?;
        source.room.check(&source.code, sides, &Amounts { charge: *charge, ..*amounts }, *fees)?;
    }
    Ok(parts)
}

/// Opens payouts that one key sealed. One query.
pub(super) fn open(tx: &mut Tx<'_>, key: &CaseKey, rows: Vec<store::Whole>) -> Result<Vec<Payout>, Stop> {
    let ids: Vec<PayoutId> = rows.iter().map(|(row, ..)| row.id).collect();
    let mut approvals = store::approvals(tx, &ids)?;
    let mut rows = rows.into_iter().peekable();
    let mut payouts = Vec::new();
    while let Some((row, record, handover, share)) = rows.next() {
        let mut drawn: Vec<store::ShareRow> = share.into_iter().collect();
        while let Some((.., share)) = rows.next_if(|(next, ..)| next.id == row.id) {
            drawn.extend(share);
        }
        let mine = approvals.extract_if(.., |one| one.payout_id == row.id).collect();
        payouts.push(opened(key, row, mine, (record, handover, drawn))?);
    }
    Ok(payouts)
}

fn opened(
    key: &CaseKey,
    row: store::Row,
    approvals: Vec<store::ApprovalRow>,
    (record, handover, shares): (Option<store::RecordRow>, Option<store::HandoverRow>, Vec<store::ShareRow>),
) -> Result<Payout, Stop> {
    let id = row.id;
    let charged = currency(&row.charge_currency)?;
    let local = currency(&row.local_currency)?;
    let pair = row.rate_base.as_deref().zip(row.rate_quote.as_deref());
    let price = row.rate_value.as_deref().zip(row.rate_units);
    let rate = RateUsed::stored(pair, price, row.rate_on, row.rate_source)?;
    let whole = record.as_ref().map(|record| Money::from_minor(record.debited_minor, charged));
    let mut drawn =
        vec![Drawn { fund: row.fund_id, charge: Money::from_minor(row.charge_minor, charged), debited: whole }];
    if !shares.is_empty() {
        drawn = shares.iter().map(|one| drawn_of(one, charged)).collect();
    }
    let split_reason = key.open_optional(Place::new("payouts.split_reason", id.0), row.split_reason.as_ref())?;
    let rate_reason = key.open_optional(Place::new("payouts.rate_reason", id.0), row.rate_reason.as_ref())?;
    Ok(Payout {
        id,
        award: row.award_id,
        instalment: row.instalment_id,
        fund: row.fund_id,
        payee: row.payee_id,
        number: row.number,
        state: row.state,
        method: row.method,
        amount: Money::from_minor(row.amount_minor, currency(&row.currency)?),
        charge: Money::from_minor(row.charge_minor, charged),
        local: Money::from_minor(row.local_minor, local),
        rate,
        fees: Money::from_minor(row.fees_minor, charged),
        purpose: key.open_optional(Place::new("payouts.purpose", id.0), row.purpose.as_ref())?,
        prepared_by: row.prepared_by,
        prepared_at: row.prepared_at,
        extra: Extra {
            receipts: row.receipts_minor.map(|minor| Money::from_minor(minor, local)),
            host_fee: row.host_fee_minor.map(|minor| Money::from_minor(minor, local)),
            item: key.open_optional(Place::new("payouts.item", id.0), row.item.as_ref())?.unwrap_or_default(),
            split: drawn.iter().filter(|_| split_reason.is_some()).map(|one| (one.fund, one.charge)).collect(),
            split_reason: split_reason.unwrap_or_default(),
            rate_reason: rate_reason.unwrap_or_default(),
        },
        drawn,
        handover: handover.map(|handover| open_handover(key, &handover)).transpose()?,
        approvals: approvals
            .into_iter()
            .map(|one| {
                let note = Place::pair("payout_approvals.note", id.0, one.person_id.0);
                Ok(Approval {
                    person: one.person_id,
                    verdict: one.choice,
                    note: key.open_optional(note, one.note.as_ref())?,
                    at: one.at,
                    void: one.void_at.is_some(),
                    absent: one.absent_id,
                })
            })
            .collect::<Result<_, Stop>>()?,
        record: record.map(|record| open_record(key, record, charged, local)).transpose()?,
    })
}

fn drawn_of(row: &store::ShareRow, currency: Currency) -> Drawn {
    Drawn {
        fund: row.fund_id,
        charge: Money::from_minor(row.charge_minor, currency),
        debited: row.debited_minor.map(|minor| Money::from_minor(minor, currency)),
    }
}

fn open_handover(key: &CaseKey, row: &store::HandoverRow) -> Result<Handover, Stop> {
    let id = row.payout_id.0;
    Ok(Handover {
        on: row.received_on,
        receiver: key.open(Place::new("payout_handovers.receiver", id), &row.receiver)?,
        serial: key.open_optional(Place::new("payout_handovers.serial", id), row.serial.as_ref())?,
        recorded: (row.recorded_by, row.recorded_at),
    })
}

fn open_record(key: &CaseKey, row: store::RecordRow, charged: Currency, local: Currency) -> Result<Record, Stop> {
    let id = row.payout_id.0;
    let reason = key.open_optional(Place::new("payout_records.reversal_reason", id), row.reversal_reason.as_ref())?;
    let reversal = match (row.reversed_by, row.reversed_at, reason) {
        (Some(by), Some(at), Some(reason)) => Some(Reversal { by, at, reason }),
        _ => None,
    };
    Ok(Record {
        sent_on: row.sent_on,
        reference: key.open(Place::new("payout_records.bank_reference", id), &row.bank_reference)?,
        control_number: key
            .open_optional(Place::new("payout_records.control_number", id), row.control_number.as_ref())?,
        debited: Money::from_minor(row.debited_minor, charged),
        received: Money::from_minor(row.received_minor, local),
        fees: Money::from_minor(row.fees_minor, charged),
        transaction: row.transaction_id,
        recorded_by: row.recorded_by,
        recorded_at: row.recorded_at,
        reversal,
        over_limit: row.over_limit_minor.map(|minor| Money::from_minor(minor, charged)),
        arrival: row.arrival.zip(row.arrival_at).map(|(what, at)| Arrived {
            what,
            amount: row.arrived_minor.map(|minor| Money::from_minor(minor, local)),
            at,
        }),
    })
}

pub(super) fn currency(code: &str) -> Result<Currency, Stop> {
    Currency::from_code(code).ok_or_else(|| Stop::broken(format!("{code} is not a currency")))
}

/// Moves a payout to another state.
pub(super) fn turn(tx: &mut Tx<'_>, payout: &Payout, next: State) -> Result<(), Stop> {
    if !payout.state.may_become(next) {
        return Err(Refusal::NotNow.into());
    }
    store::set_state(tx, payout.id, payout.state, next)
}
