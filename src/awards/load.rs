//! Loading awards: rows opened with their case's key.

use super::{Award, RateUsed, Share, State, store};
use crate::{
    applications,
    base::{ApplicationId, AwardId, Currency, Money, Rate, Stop, seal::Place},
    db::Tx,
};
use chrono::NaiveDate;

/// The currency of a column.
pub(super) fn currency(code: &str) -> Result<Currency, Stop> {
    Currency::from_code(code).ok_or_else(|| Stop::broken(format!("{code} is not a currency")))
}

/// Loads an award.
pub fn find(tx: &mut Tx<'_>, id: AwardId) -> Result<Award, Stop> {
    if let Some(award) = tx.seen::<Award>(id.0) {
        return Ok(award);
    }
    let mut rows = store::find(tx, id)?;
    let shares = rows.iter_mut().filter_map(|(.., one)| one.take()).map(share).collect::<Result<_, _>>()?;
    let (row, wrapped, _) = rows.pop().ok_or(Stop::Missing)?;
    let key = tx.master.unwrap(row.key_id, &wrapped)?;
    let conditions = key.open_optional(Place::new("awards.conditions", id.0), row.conditions.as_ref())?;
    let award = Award {
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
    };
    tx.saw(id.0, &award);
    Ok(award)
}

/// Step: takes the award for this transaction, then loads it. Every change of an award, its instalments and payouts
/// begins with it; the fund's balances are taken after it.
pub fn lock(tx: &mut Tx<'_>, id: AwardId) -> Result<Award, Stop> {
    store::lock(tx, id)?;
    find(tx, id)
}

/// The award of an application, if it has one, and if its group, where it asks itself, may know of it.
pub fn of_application(tx: &mut Tx<'_>, id: ApplicationId) -> Result<Option<AwardId>, Stop> {
    if applications::told::is_held_from_me(tx, id)? {
        return Ok(None);
    }
    store::of_application(tx, id)
}

/// Moves an award to another state.
pub(super) fn turn(tx: &mut Tx<'_>, award: &Award, next: State) -> Result<(), Stop> {
    if !award.state.may_become(next) {
        return Err(super::Refusal::NotActive.into());
    }
    store::set_state(tx, award.id, next)
}

pub(super) fn share(row: store::ShareRow) -> Result<Share, Stop> {
    let currency = currency(&row.currency)?;
    let pair = row.rate_base.as_deref().zip(row.rate_quote.as_deref());
    let price = row.rate_value.as_deref().zip(row.rate_units);
    Ok(Share {
        fund: row.fund_id,
        committed: Money::from_minor(row.committed_minor, currency),
        paid: Money::from_minor(row.paid_minor, currency),
        rate: RateUsed::stored(pair, price, row.rate_on, row.rate_source)?,
        margin: u32::try_from(row.exchange_margin).unwrap_or(0),
    })
}

impl RateUsed {
    /// From columns: base and quote, value and units, day, source. `None` where there was nothing to exchange.
    pub fn stored(
        pair: Option<(&str, &str)>,
        price: Option<(&str, i32)>,
        on: Option<NaiveDate>,
        source: Option<String>,
    ) -> Result<Option<Self>, Stop> {
        let (Some((base, quote)), Some((value, units)), Some(on)) = (pair, price, on) else { return Ok(None) };
        let value = Rate::parse_value(value).map_err(|error| Stop::Broken(error.into()))?;
        let units = u32::try_from(units).map_err(|error| Stop::Broken(error.into()))?;
        let rate = Rate::new(currency(base)?, currency(quote)?, value, units);
        let rate = rate.map_err(|error| Stop::Broken(error.into()))?;
        Ok(Some(Self { rate, on, source: source.unwrap_or_default() }))
    }

    /// The units as a column holds them.
    pub fn units(&self) -> Result<i32, Stop> {
        i32::try_from(self.rate.units()).map_err(|error| Stop::Broken(error.into()))
    }
}
