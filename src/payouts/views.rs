//! What finance sees of payouts: one payout with its steps, those of an award, and what one can be made of. The list with
//! what waits is in `views/desk.rs`.

mod desk;

pub use desk::{Desk, OverLimit, ToPrepare, desk};

use super::{
    Drawn, Payout, State,
    approve::check_second,
    figures::Room,
    load::{self, currency, sides},
    record::check_recorder,
    store,
};
use crate::{
    audit,
    awards::{self, Award, Instalment, views::Line as AwardLine},
    base::{AwardId, Currency, Deed, FundId, InstalmentId, Lang, Money, PayeeId, PayoutId, PersonId, Stop},
    db::Tx,
    funds::{self, Fund},
    payees::{self, Method, Payee},
    people,
};
use chrono::{NaiveDate, NaiveDateTime};
use std::collections::HashMap;

/// Most payouts looked at for what waits, and most instalments for what may be prepared.
const MOST_WAITING: i64 = 200;

/// A payout in a list.
#[derive(Clone, Debug)]
pub struct Line {
    /// Its id.
    pub id: PayoutId,
    /// Its number within the award.
    pub number: i32,
    /// The award it belongs to, where it was found.
    pub award: AwardLine,
    /// What the fund is debited.
    pub charge: Money,
    /// What the payee receives.
    pub local: Money,
    /// Who is paid.
    pub payee: PayeeId,
    /// How.
    pub method: Method,
    /// Where it stands.
    pub state: State,
    /// Who prepared it.
    pub prepared_by: PersonId,
    /// When.
    pub prepared_at: NaiveDateTime,
}

fn lines(tx: &mut Tx<'_>, rows: Vec<store::Row>) -> Result<Vec<Line>, Stop> {
    let mut ids: Vec<AwardId> = rows.iter().map(|row| row.award_id).collect();
    ids.sort();
    ids.dedup();
    let awards = awards::views::lines(tx, &ids)?;
    rows.into_iter()
        .map(|row| {
            Ok(Line {
                id: row.id,
                number: row.number,
                award: awards.get(&row.award_id).cloned().ok_or(Stop::Missing)?,
                charge: Money::from_minor(row.charge_minor, currency(&row.charge_currency)?),
                local: Money::from_minor(row.local_minor, currency(&row.local_currency)?),
                payee: row.payee_id,
                method: row.method,
                state: row.state,
                prepared_by: row.prepared_by,
                prepared_at: row.prepared_at,
            })
        })
        .collect()
}

/// View: payouts that may be sent, the longest waiting first, but for those that the reader approved.
pub fn to_send(tx: &mut Tx<'_>) -> Result<Vec<Line>, Stop> {
    tx.permit(Deed::SeePayouts)?;
    let me = load::person(tx)?;
    let mut rows = store::waiting(tx, &[State::Approved], MOST_WAITING)?;
    let ids: Vec<PayoutId> = rows.iter().map(|row| row.id).collect();
    let said = store::approvals(tx, &ids)?;
    rows.retain(|row| !said.iter().any(|one| one.payout_id == row.id && one.person_id == me && one.void_at.is_none()));
    lines(tx, rows)
}

/// View: some payouts, by id.
pub fn some(tx: &mut Tx<'_>, ids: &[PayoutId]) -> Result<Vec<Line>, Stop> {
    tx.permit(Deed::SeePayouts)?;
    let mut rows: Vec<store::Row> = store::some(tx, ids)?.into_iter().map(|(row, _)| row).collect();
    rows.sort_by_key(|row| row.id);
    lines(tx, rows)
}

/// View: the payouts of an award, in order of number.
pub fn of_award(tx: &mut Tx<'_>, award: AwardId) -> Result<Vec<Payout>, Stop> {
    tx.permit(Deed::SeeAwards)?;
    let rows = store::whole_of_award(tx, award)?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let award = awards::find(tx, award)?;
    load::open(tx, &award.key, rows)
}

/// The payouts of an award that the bank carried out, in order of number. A step: the caller has opened the case for its reader.
pub fn sent_to_group(tx: &mut Tx<'_>, award: &Award) -> Result<Vec<Payout>, Stop> {
    let rows = store::whole_of_award(tx, award.id)?;
    let mut payouts = load::open(tx, &award.key, rows)?;
    payouts.retain(|payout| payout.record.is_some());
    Ok(payouts)
}

/// The day the first payment of an award was sent, if one was that stands. A step.
pub fn first_sent_on(tx: &mut Tx<'_>, id: AwardId) -> Result<Option<NaiveDate>, Stop> {
    store::first_sent_on(tx, id)
}

/// What the reader may do with a payout now.
#[derive(Clone, Copy, Debug, Default)]
#[allow(clippy::struct_excessive_bools)]
pub struct May {
    /// Approve it.
    pub approve: bool,
    /// Send it back.
    pub send_back: bool,
    /// Record what the bank did.
    pub record: bool,
    /// Reverse it.
    pub reverse: bool,
    /// Record that it failed or came back.
    pub bounce: bool,
    /// Write down that its item was signed for.
    pub hand_over: bool,
    /// Acknowledge that it went over the limit.
    pub acknowledge: bool,
    /// It waits for a second person, and the reader prepared it.
    pub needs_second: bool,
    /// It waits to be recorded, and the reader approved it.
    pub needs_third: bool,
}

fn may(tx: &Tx<'_>, payout: &Payout) -> May {
    let Some(me) = tx.actor.person() else { return May::default() };
    let own = payout.prepared_by == me;
    May {
        approve: tx.may(Deed::ApprovePayout) && check_second(payout, me).is_ok(),
        send_back: payout.state.is_on_its_way() && tx.may(if own { Deed::PreparePayout } else { Deed::ApprovePayout }),
        record: tx.may(Deed::RecordPayout) && check_recorder(payout, me).is_ok(),
        reverse: tx.may(Deed::ReversePayout) && payout.state == State::Sent,
        bounce: tx.may(Deed::RecordPayout) && payout.state == State::Sent,
        hand_over: tx.may(Deed::RecordHandover) && super::handover::is_open(payout),
        acknowledge: tx.may(Deed::ApprovePayout) && super::overrun::check(payout, me).is_ok(),
        needs_second: own && payout.state == State::Prepared,
        needs_third: payout.state == State::Approved && payout.approved_by(me),
    }
}

/// One payout with all that belongs to it.
#[derive(Clone, Debug)]
pub struct Detail {
    /// The payout.
    pub payout: Payout,
    /// Its award.
    pub award: Award,
    /// The award's line: reference, name, country.
    pub line: AwardLine,
    /// The language the group reads.
    pub language: Lang,
    /// Its instalment.
    pub part: Instalment,
    /// Its funds, with what it draws on each.
    pub funds: Vec<(Fund, Drawn)>,
    /// What was given back of it, in order of day.
    pub returns: Vec<super::returns::Return>,
    /// Its payee, without the sealed details.
    pub payee: Payee,
    /// How many approvers it needs by the limit in force.
    pub needed: usize,
    /// What the reader may do.
    pub may: May,
    /// What happened to it, newest first.
    pub history: Vec<audit::HistoryLine>,
    /// The names of people in it.
    pub names: HashMap<PersonId, String>,
}

/// View: the currencies of a payout: of its fund, and of its payee. One query.
pub fn currencies(tx: &mut Tx<'_>, id: PayoutId) -> Result<(Currency, Currency), Stop> {
    tx.permit(Deed::SeePayouts)?;
    let (charged, local) = store::currencies(tx, id)?;
    Ok((currency(&charged)?, currency(&local)?))
}

/// View: one payout.
pub fn detail(tx: &mut Tx<'_>, id: PayoutId) -> Result<Detail, Stop> {
    tx.permit(Deed::SeePayouts)?;
    let payout = super::find(tx, id)?;
    let award = awards::find(tx, payout.award)?;
    let part = awards::instalments::find(tx, &award, payout.instalment)?;
    let mut funds = Vec::with_capacity(payout.drawn.len());
    for one in &payout.drawn {
        funds.push((funds::find(tx, one.fund)?, *one));
    }
    let returns = super::returns::of(tx, &award, &payout)?;
    let payee = payees::find(tx, payout.payee)?;
    let (line, case) = awards::views::line(tx, &award)?;
    let history = audit::of_subject(tx, id)?;
    let mut people = vec![payout.prepared_by];
    people.extend(payout.approvals.iter().map(|one| one.person));
    people.extend(payout.approvals.iter().filter_map(|one| one.absent));
    people.extend(payout.record.iter().map(|record| record.recorded_by));
    people.extend(payout.record.iter().filter_map(|record| record.reversal.as_ref().map(|one| one.by)));
    people.extend(returns.iter().map(|one| one.recorded.0));
    people.extend(returns.iter().filter_map(|one| one.undone.map(|(person, _)| person)));
    people.extend(payout.handover.iter().map(|one| one.recorded.0));
    people.extend(history.iter().filter_map(|line| line.person));
    people.sort();
    people.dedup();
    let names = people::names(tx, &people)?;
    let may = may(tx, &payout);
    let needed = super::limits::needed_for(tx, payout.charge)?;
    Ok(Detail {
        language: case.language,
        payout,
        award,
        line,
        part,
        funds,
        returns,
        payee,
        needed,
        may,
        history,
        names,
    })
}

/// What a ledger transaction about a payout was for.
#[derive(Clone, Debug)]
pub struct Posted {
    /// Of which award.
    pub award: AwardId,
    /// The rate it was prepared with.
    pub rate: Option<awards::RateUsed>,
    /// Exactly received for what the fund was debited, in the payee's currency, where it was sent.
    pub received: Option<Money>,
}

/// What the books of a fund need of payouts.
#[derive(Clone, Debug, Default)]
pub struct Books {
    /// What each was for.
    pub posted: HashMap<PayoutId, Posted>,
    /// What was debited and what arrived by those that were sent and stand, by award.
    pub sent: HashMap<AwardId, Vec<(Money, Money)>>,
}

/// View: what the payouts of some awards, and these, were for, without what is sealed; of one that draws on several funds,
/// the part of this one. One query.
pub fn books(tx: &mut Tx<'_>, fund: FundId, awards: &[AwardId], ids: &[PayoutId]) -> Result<Books, Stop> {
    tx.permit(Deed::SeePayouts)?;
    let mut found = Books::default();
    let rows = store::booked(tx, awards, ids)?;
    for one in rows.chunk_by(|one, next| one.0.id == next.0.id) {
        let Some((row, record, _)) = one.first() else { continue };
        let pair = row.rate_base.as_deref().zip(row.rate_quote.as_deref());
        let price = row.rate_value.as_deref().zip(row.rate_units);
        let rate = awards::RateUsed::stored(pair, price, row.rate_on, row.rate_source.clone())?;
        let local = currency(&row.local_currency)?;
        let mut received = record.map(|(_, minor)| Money::from_minor(minor, local));
        let drawn: Vec<&store::ShareRow> = one.iter().filter_map(|(.., share)| share.as_ref()).collect();
        if let (Some(debited), Some(received), State::Sent) = (record.map(|(minor, _)| minor), received, row.state) {
            let debited = Money::from_minor(debited, currency(&row.charge_currency)?);
            found.sent.entry(row.award_id).or_default().push((debited, received));
        }
        if let (Some(whole), false) = (received, drawn.is_empty()) {
            let debited = drawn.iter().map(|one| Money::from_minor(one.debited_minor.unwrap_or(0), local));
            let parts = super::split::like(whole, &debited.collect::<Vec<_>>())?;
            received = drawn.iter().zip(parts).find(|(one, _)| one.fund_id == fund).map(|(_, part)| part);
        }
        found.posted.insert(row.id, Posted { award: row.award_id, rate, received });
    }
    Ok(found)
}

/// What a payout of an instalment can be made of: for the form.
#[derive(Clone, Debug)]
pub struct Choices {
    /// The award.
    pub award: Award,
    /// Its line.
    pub line: AwardLine,
    /// The instalment.
    pub part: Instalment,
    /// The funds that carry it, each with what is left.
    pub funds: Vec<(Fund, Room)>,
    /// Payees of the group that are in use, then those that are no group's: suppliers, fiscal hosts.
    pub payees: Vec<Payee>,
    /// For each fund and payee with two currencies, the newest rate.
    pub rates: Vec<awards::RateUsed>,
}

/// View: what a payout of an instalment can be made of.
pub fn choices(tx: &mut Tx<'_>, id: InstalmentId) -> Result<Choices, Stop> {
    tx.permit(Deed::PreparePayout)?;
    let award_id = awards::instalments::award_of(tx, id)?;
    let award = awards::find(tx, award_id)?;
    let part = awards::instalments::find(tx, &award, id)?;
    let line = awards::views::line(tx, &award)?.0;
    let before = store::of_award(tx, award_id)?;
    let today = crate::people::today(tx)?;
    let mut payees = payees::of_group(tx, award.group)?;
    payees.extend(payees::list(tx, None, MOST_WAITING)?.into_iter().filter(|payee| payee.group_id.is_none()));
    payees.retain(|payee| payee.state != payees::State::Retired);
    let mut funds = Vec::new();
    let mut rates: Vec<awards::RateUsed> = Vec::new();
    let mut pairs = Vec::new();
    for share in &award.shares {
        let fund = funds::find(tx, share.fund)?;
        for payee in &payees {
            let sides = sides(tx, &award, fund.id, payee.currency)?;
            let pair = (sides.fund, sides.local);
            if pair.0 != pair.1 && !pairs.contains(&pair) {
                pairs.push(pair);
                rates.extend(awards::rate_by(tx, &fund, pair.1, today)?);
            }
        }
        let room = load::room(tx, &award, &part, fund.id, Some(&before))?;
        funds.push((fund, room));
    }
    Ok(Choices { award, line, part, funds, payees, rates })
}
