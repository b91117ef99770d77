//! Loading awards: rows opened with their case's key.

use super::{Award, RateUsed, Share, State, store};
use crate::{
    base::{ApplicationId, AwardId, Currency, Money, Rate, Stop, seal::Place},
    db::Tx,
};

/// The currency of a column.
pub(super) fn currency(code: &str) -> Result<Currency, Stop> {
    Currency::from_code(code).ok_or_else(|| Stop::broken(format!("{code} is not a currency")))
}

/// Loads an award.
pub fn find(tx: &mut Tx<'_>, id: AwardId) -> Result<Award, Stop> {
    let (row, wrapped) = store::find(tx, id)?;
    let key = tx.master.unwrap(row.key_id, &wrapped)?;
    let conditions = key.open_optional(Place::new("awards.conditions", id.0), row.conditions.as_ref())?;
    let shares = store::shares(tx, id)?.into_iter().map(share).collect::<Result<_, _>>()?;
    Ok(Award {
        id,
        application: row.application_id,
        decision: row.decision_id,
        group: row.group_id,
        key,
        mode: row.mode,
        amount: Money::from_minor(row.amount_minor, currency(&row.currency)?),
        state: row.state,
        awarded_on: row.awarded_on,
        starts_on: row.starts_on,
        ends_on: row.ends_on,
        conditions,
        shares,
    })
}

/// Step: takes the award for this transaction, then loads it. Every change of an award, its instalments and payouts
/// begins with it; the fund's balances are taken after it.
pub fn lock(tx: &mut Tx<'_>, id: AwardId) -> Result<Award, Stop> {
    store::lock(tx, id)?;
    find(tx, id)
}

/// The award of an application, if it has one.
pub fn of_application(tx: &mut Tx<'_>, id: ApplicationId) -> Result<Option<AwardId>, Stop> {
    store::of_application(tx, id)
}

/// Moves an award to another state.
pub(super) fn turn(tx: &mut Tx<'_>, award: &Award, next: State) -> Result<(), Stop> {
    if !award.state.may_become(next) {
        return Err(super::Refusal::NotActive.into());
    }
    store::set_state(tx, award.id, next)
}

fn share(row: store::ShareRow) -> Result<Share, Stop> {
    let currency = currency(&row.currency)?;
    Ok(Share {
        fund: row.fund_id,
        committed: Money::from_minor(row.committed_minor, currency),
        paid: Money::from_minor(row.paid_minor, currency),
        rate: rate(&row)?,
    })
}

fn rate(row: &store::ShareRow) -> Result<Option<RateUsed>, Stop> {
    let (Some(base), Some(quote), Some(value), Some(units), Some(on)) =
        (&row.rate_base, &row.rate_quote, &row.rate_value, row.rate_units, row.rate_on)
    else {
        return Ok(None);
    };
    Ok(Some(RateUsed {
        rate: stored_rate(base, quote, value, units)?,
        on,
        source: row.rate_source.clone().unwrap_or_default(),
    }))
}

/// A rate from its columns.
pub(crate) fn stored_rate(base: &str, quote: &str, value: &str, units: i32) -> Result<Rate, Stop> {
    let value = Rate::parse_value(value).map_err(|error| Stop::Broken(error.into()))?;
    let units = u32::try_from(units).map_err(|error| Stop::Broken(error.into()))?;
    Rate::new(currency(base)?, currency(quote)?, value, units).map_err(|error| Stop::Broken(error.into()))
}
