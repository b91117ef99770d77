//! The parts of an award that are paid at once, and the steps by which payouts pay them. Planning is in `plan`.

use super::{Award, Condition, InstalmentState, Refusal, State, broken, duties, load, store};
use crate::{
    base::{
        AwardId, FundId, InstalmentId, Money, PersonId, Stop,
        seal::{CaseKey, Place},
    },
    db::Tx,
    funds,
};
use chrono::NaiveDate;

/// A part of an award.
#[derive(Clone, Debug, PartialEq)]
pub struct Instalment {
    /// Its id.
    pub id: InstalmentId,
    /// Of which award.
    pub award: AwardId,
    /// Its place in the plan, from 1.
    pub number: i32,
    /// How much, in the award's currency.
    pub amount: Money,
    /// When it is due.
    pub due_on: NaiveDate,
    /// What it waits for.
    pub condition: Condition,
    /// The condition in words.
    pub note: Option<String>,
    /// When the condition was met.
    pub met_on: Option<NaiveDate>,
    /// Who recorded that.
    pub met_by: Option<PersonId>,
    /// Where it stands.
    pub state: InstalmentState,
    /// Paid of it so far.
    pub paid: Money,
}

impl Instalment {
    /// What is not paid yet.
    pub fn left(&self) -> Result<Money, Stop> {
        self.amount.checked_sub(self.paid).map_err(broken)
    }
}

/// What a payout took from funds and gave to an instalment.
#[derive(Clone, Debug, PartialEq)]
pub struct Payment {
    /// Debited, from which fund, in the fund's currency, without fees.
    pub charged: Vec<(FundId, Money)>,
    /// In the award's currency.
    pub credited: Money,
    /// The bank's date.
    pub on: NaiveDate,
}

/// The state of an instalment from what is planned, met and paid.
pub(super) fn state_of(amount: Money, paid: Money, condition: Condition, met: bool) -> InstalmentState {
    if paid == amount {
        InstalmentState::Paid
    } else if condition == Condition::None || met {
        InstalmentState::Open
    } else {
        InstalmentState::Locked
    }
}

/// Step: gives a payout's money to an instalment. The award is locked. Where the award is in another currency than the
/// fund and the exchange took more than was set aside, the difference is committed now, if the fund has it.
pub fn mark_paid(tx: &mut Tx<'_>, award: &Award, id: InstalmentId, payment: &Payment) -> Result<(), Stop> {
    let part = find(tx, award, id)?;
    let paid = paid_after(&part, payment.credited)?;
    for (fund, charged) in &payment.charged {
        charge(tx, award, *fund, *charged, payment.on)?;
    }
    let state = state_of(part.amount, paid, part.condition, part.met_on.is_some());
    change(tx, &award.key, part.state, &Instalment { state, paid, ..part })?;
    let first = award.shares.iter().all(|share| share.paid.is_zero());
    if first { duties::paid(tx, award, payment.on) } else { Ok(()) }
}

/// Takes what was debited from a fund off its share of an award.
fn charge(tx: &mut Tx<'_>, award: &Award, fund: FundId, charged: Money, on: NaiveDate) -> Result<(), Stop> {
    let share = award.share(fund).ok_or(Stop::Missing)?;
    let left = share.left()?;
    let mut committed = share.committed;
    let lacking = charged.checked_sub(left).map_err(broken)?;
    if lacking.is_positive() {
        if award.amount.currency() == share.committed.currency() {
            return Err(Refusal::OverShare { asked: charged, left }.into());
        }
        funds::commit(tx, fund, lacking, award.id.into(), on)?;
        committed = committed.checked_add(lacking).map_err(broken)?;
    }
    let paid = share.paid.checked_add(charged).map_err(broken)?;
    store::set_share(tx, award.id, fund, committed.minor(), paid.minor())
}

fn paid_after(part: &Instalment, credited: Money) -> Result<Money, Stop> {
    if part.state != InstalmentState::Open {
        return Err(Refusal::InstalmentNotOpen.into());
    }
    let left = part.left()?;
    if credited.compare(left).map_err(broken)?.is_gt() {
        return Err(Refusal::OverInstalment { asked: credited, left }.into());
    }
    part.paid.checked_add(credited).map_err(broken)
}

/// Step: takes a reversed payout's money from an instalment again. The award is locked; one that had ended opens again,
/// with what it has to do each year.
pub fn unmark_paid(tx: &mut Tx<'_>, award: &Award, id: InstalmentId, payment: &Payment) -> Result<(), Stop> {
    let part = find(tx, award, id)?;
    let paid = part.paid.checked_sub(payment.credited).map_err(broken)?;
    if paid.is_negative() {
        return Err(Stop::broken("a reversed payout takes more than was paid"));
    }
    if award.state != State::Active {
        load::turn(tx, award, State::Active)?;
        duties::last_until(tx, award.id, award.last_day())?;
    }
    for (fund, charged) in &payment.charged {
        let share = award.share(*fund).ok_or(Stop::Missing)?;
        let left = share.paid.checked_sub(*charged).map_err(broken)?;
        if left.is_negative() {
            return Err(Stop::broken("a reversed payout takes more than was paid"));
        }
        store::set_share(tx, award.id, *fund, share.committed.minor(), left.minor())?;
    }
    change(tx, &award.key, part.state, &Instalment { state: InstalmentState::Open, paid, ..part })?;
    let nothing = of_award(tx, award)?.iter().all(|part| part.paid.is_zero());
    if nothing { duties::unpaid(tx, award) } else { Ok(()) }
}

/// Step: money came back to funds that had paid it: it is neither paid nor set aside for the award any more. Negative
/// where that is undone. The award is locked.
pub fn give_back(tx: &mut Tx<'_>, award: &Award, parts: &[(FundId, Money)]) -> Result<(), Stop> {
    for (fund, amount) in parts {
        let share = award.share(*fund).ok_or(Stop::Missing)?;
        let (committed, paid) = (share.committed.checked_sub(*amount), share.paid.checked_sub(*amount));
        let (committed, paid) = (committed.map_err(broken)?, paid.map_err(broken)?);
        if paid.is_negative() {
            return Err(Stop::broken("more is given back than was paid"));
        }
        store::set_share(tx, award.id, *fund, committed.minor(), paid.minor())?;
    }
    Ok(())
}

/// The instalments of an award, in order; those taken out of the plan included.
pub fn of_award(tx: &mut Tx<'_>, award: &Award) -> Result<Vec<Instalment>, Stop> {
    if let Some(parts) = tx.seen::<Vec<Instalment>>(award.id.0) {
        return Ok(parts);
    }
    let parts =
        store::instalments(tx, award.id)?.into_iter().map(|row| open(&award.key, row)).collect::<Result<_, _>>()?;
    tx.saw::<Vec<Instalment>>(award.id.0, &parts);
    Ok(parts)
}

/// One instalment of an award.
pub fn find(tx: &mut Tx<'_>, award: &Award, id: InstalmentId) -> Result<Instalment, Stop> {
    of_award(tx, award)?.into_iter().find(|part| part.id == id).ok_or(Stop::Missing)
}

/// The award an instalment belongs to.
pub fn award_of(tx: &mut Tx<'_>, id: InstalmentId) -> Result<AwardId, Stop> {
    store::award_of(tx, id)
}

fn open(key: &CaseKey, row: store::InstalmentRow) -> Result<Instalment, Stop> {
    let place = Place::new("instalments.condition_note", row.id.0);
    let note = key.open_optional(place, row.condition_note.as_ref())?;
    Ok(Instalment { note, ..without_note(row)? })
}

/// An instalment of a list, where nobody reads the note.
pub(super) fn without_note(row: store::InstalmentRow) -> Result<Instalment, Stop> {
    let currency = load::currency(&row.currency)?;
    Ok(Instalment {
        id: row.id,
        award: row.award_id,
        number: row.number,
        amount: Money::from_minor(row.amount_minor, currency),
        due_on: row.due_on,
        condition: row.condition,
        note: None,
        met_on: row.met_on,
        met_by: row.met_by,
        state: row.state,
        paid: Money::from_minor(row.paid_minor, currency),
    })
}

/// Writes a new instalment.
pub(super) fn insert(tx: &mut Tx<'_>, key: &CaseKey, part: &Instalment) -> Result<(), Stop> {
    let row = sealed(key, part)?;
    store::insert_instalment(tx, row)
}

/// Writes an instalment over what it was.
pub(super) fn change(tx: &mut Tx<'_>, key: &CaseKey, was: InstalmentState, part: &Instalment) -> Result<(), Stop> {
    if was != part.state && !was.may_become(part.state) {
        return Err(Stop::broken(format!("an instalment cannot go from {was} to {}", part.state)));
    }
    let row = sealed(key, part)?;
    store::update_instalment(tx, row)
}

fn sealed(key: &CaseKey, part: &Instalment) -> Result<store::InstalmentRow, Stop> {
    let place = Place::new("instalments.condition_note", part.id.0);
    Ok(store::InstalmentRow {
        id: part.id,
        award_id: part.award,
        number: part.number,
        amount_minor: part.amount.minor(),
        currency: part.amount.currency().code().to_owned(),
        due_on: part.due_on,
        condition: part.condition,
        condition_note: part.note.as_deref().map(|note| key.seal(place, note)).transpose()?,
        met_on: part.met_on,
        met_by: part.met_by,
        state: part.state,
        paid_minor: part.paid.minor(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Currency;

    fn eur(minor: i64) -> Money {
        Money::from_minor(minor, Currency::EUR)
    }

    #[test]
    fn no_more_is_credited_than_is_left_and_only_to_an_open_part() {
        let part = |state| Instalment {
            id: InstalmentId(1),
            award: AwardId(1),
            number: 1,
            amount: eur(80_000),
            due_on: NaiveDate::default(),
            condition: Condition::None,
            note: None,
            met_on: None,
            met_by: None,
            state,
            paid: eur(30_000),
        };
        let open = part(InstalmentState::Open);
        assert_eq!(paid_after(&open, eur(50_000)).unwrap(), eur(80_000));
        let over = paid_after(&open, eur(50_001)).unwrap_err();
        let figures = Refusal::OverInstalment { asked: eur(50_001), left: eur(50_000) };
        assert_eq!(over.refusal::<Refusal>(), Some(&figures));
        for state in [InstalmentState::Locked, InstalmentState::Paid, InstalmentState::Cancelled] {
            let refused = paid_after(&part(state), eur(1)).unwrap_err();
            assert_eq!(refused.refusal::<Refusal>(), Some(&Refusal::InstalmentNotOpen));
        }
    }

    #[test]
    fn a_part_opens_when_its_condition_is_met_and_closes_when_all_is_paid() {
        let state = |paid, condition, met| state_of(eur(100), eur(paid), condition, met);
        assert_eq!(state(0, Condition::AgreementSigned, false), InstalmentState::Locked);
        assert_eq!(state(0, Condition::AgreementSigned, true), InstalmentState::Open);
        assert_eq!(state(99, Condition::None, false), InstalmentState::Open);
        assert_eq!(state(100, Condition::Manual, false), InstalmentState::Paid);
    }
}
