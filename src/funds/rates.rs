//! Exchange rates as people typed them in, with day and source. A rate is used for up to 400 days.
//!
//! A rate that was used is stored with what used it and is never looked up again, so a later, better rate changes nothing.

use super::{Fund, Refusal, ledger::check_day, odd, rate_files::RateFile, store};
use crate::{
    audit,
    base::{Currency, Deed, PersonId, Rate, RateId, Stop},
    db::Tx,
};
use chrono::{Duration, NaiveDate, NaiveDateTime};
use rust_decimal::Decimal;
use std::collections::HashMap;

/// How old a rate may be.
pub(super) const OLDEST: Duration = Duration::days(400);
/// Most characters of a source.
const SOURCE_MOST: usize = 120;
/// Units of the quote that one euro has cost for years, widely: a rate outside is unusual, not wrong.
const USUAL_FOR_EUR: [(Currency, u32, u32); 3] =
    [(Currency::TJS, 8, 16), (Currency::UZS, 9_000, 20_000), (Currency::KGS, 60, 140)];

/// A rate as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RateRow {
    /// Its id.
    pub id: RateId,
    /// The rate, in the direction in which it was published.
    pub rate: Rate,
    /// The day it is for.
    pub on: NaiveDate,
    /// Who published it.
    pub source: String,
    /// Who typed it in, where it was a person.
    pub entered_by: Option<PersonId>,
    /// When.
    pub entered_at: NaiveDateTime,
}

/// What people usually see: the bounds a rate lies outside of, for a warning beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unusual {
    /// The currency per euro.
    pub quote: Currency,
    /// Usually at least.
    pub least: u32,
    /// Usually at most.
    pub most: u32,
}

/// The warning for a rate of the euro outside of what is usual, whichever way round it was typed.
pub fn unusual(rate: &Rate) -> Option<Unusual> {
    let (other, euro_is_base) = match (rate.base(), rate.quote()) {
        (Currency::EUR, other) => (other, true),
        (other, Currency::EUR) => (other, false),
        _ => return None,
    };
    let (quote, least, most) = USUAL_FOR_EUR.into_iter().find(|(quote, ..)| *quote == other)?;
    // By multiplying, for a quotient would be rounded.
    let units = Decimal::from(rate.units());
    let bound = |bound: u32| Decimal::from(bound).checked_mul(if euro_is_base { units } else { rate.value() });
    let price = if euro_is_base { rate.value() } else { units };
    let usual = bound(least).is_some_and(|least| price >= least) && bound(most).is_some_and(|most| price <= most);
    (!usual).then_some(Unusual { quote, least, most })
}

/// A rate that was entered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Entered {
    /// Its id.
    pub id: RateId,
    /// Whether it is out of the usual range, so that whoever typed it looks again.
    pub is_odd: bool,
}

/// Enters a rate. Two of one day may both stand; the one entered last is used.
pub fn enter(tx: &mut Tx<'_>, rate: Rate, on: NaiveDate, source: &str) -> Result<Entered, Stop> {
    tx.permit(Deed::EnterRates)?;
    let source = source.trim();
    check_source(source)?;
    check_day(on, tx.now)?;
    let is_odd = unusual(&rate).is_some() || !odd::among(tx, &[rate], on, source)?.is_empty();
    let id = keep(tx, &rate, on, source)?;
    let details = serde_json::json!({ "rate": rate.to_string(), "on": on, "source": source });
    audit::record(tx, audit::Event::new("funds.enter_rate", id).with(details))?;
    Ok(Entered { id, is_odd })
}

/// Enters what a publisher's file holds, but for what was entered from the same source before; gives how many rates
/// are new. `digest` is the file's, for the audit trail. Rates out of the usual range are entered only where somebody
/// `vouched` for them. All or nothing.
pub fn import(tx: &mut Tx<'_>, file: &RateFile, digest: &str, vouched: bool) -> Result<usize, Stop> {
    tx.permit(Deed::EnterRates)?;
    check_day(file.on, tx.now)?;
    let known = store::rates_of(tx, file.on, file.source)?;
    let fresh: Vec<Rate> = file.rates.iter().filter(|rate| !known.contains(rate)).copied().collect();
    let odd = odd::among(tx, &fresh, file.on, file.source)?;
    if !odd.is_empty() && !vouched {
        return Err(Refusal::RatesFileOdd { n: odd.len() }.into());
    }
    let mut first = None;
    for rate in &fresh {
        let id = keep(tx, rate, file.on, file.source)?;
        first.get_or_insert(id);
    }
    let first = first.ok_or(Refusal::RatesFileKnown)?;
    let mut details =
        serde_json::json!({ "source": file.source, "on": file.on, "rates": fresh.len(), "sha256": digest });
    if !odd.is_empty() {
        details["unusual"] = odd.iter().map(|one| one.rate.to_string()).collect::<Vec<_>>().into();
    }
    audit::record(tx, audit::Event::new("funds.import_rates", first).with(details))?;
    Ok(fresh.len())
}

fn keep(tx: &mut Tx<'_>, rate: &Rate, on: NaiveDate, source: &str) -> Result<RateId, Stop> {
    let id: RateId = tx.new_id()?;
    let (entered_by_kind, entered_by) = tx.actor.columns();
    let row = store::RateColumns {
        id,
        base: rate.base().code().to_owned(),
        quote: rate.quote().code().to_owned(),
        units: i32::try_from(rate.units()).map_err(|_| Refusal::AmountTooLarge)?,
        value: rate.value().to_string(),
        rated_on: on,
        source: source.to_owned(),
        entered_by_kind: entered_by_kind.to_owned(),
        entered_by,
        entered_at: tx.now,
    };
    store::insert_rate(tx, row)?;
    Ok(id)
}

fn check_source(source: &str) -> Result<(), Refusal> {
    if source.is_empty() {
        Err(Refusal::SourceMissing)
    } else if source.chars().count() > SOURCE_MOST {
        Err(Refusal::SourceTooLong)
    } else {
        Ok(())
    }
}

/// The newest rate between two currencies on or before a day, published either way round. Never through a third.
pub fn newest(tx: &mut Tx<'_>, base: Currency, quote: Currency, on: NaiveDate) -> Result<Option<RateRow>, Stop> {
    let first = on.checked_sub_signed(OLDEST).unwrap_or(NaiveDate::MIN);
    let straight = store::newest(tx, base, quote, first, on)?;
    let turned = store::newest(tx, quote, base, first, on)?;
    Ok(newer(straight, turned))
}

/// [`newest`] for each of some pairs that has one. Two queries, whatever the pairs.
pub fn newest_of(
    tx: &mut Tx<'_>,
    pairs: &[(Currency, Currency)],
    on: NaiveDate,
) -> Result<HashMap<(Currency, Currency), RateRow>, Stop> {
    if pairs.is_empty() {
        return Ok(HashMap::new());
    }
    let mut codes: Vec<&str> = pairs.iter().flat_map(|(base, quote)| [base.code(), quote.code()]).collect();
    codes.sort_unstable();
    codes.dedup();
    let first = on.checked_sub_signed(OLDEST).unwrap_or(NaiveDate::MIN);
    let rows = store::newest_among(tx, &codes, (first, on))?;
    let of = |base: Currency, quote: Currency| {
        rows.iter().find(|row| (row.rate.base(), row.rate.quote()) == (base, quote)).cloned()
    };
    let found =
        |(base, quote): &(Currency, Currency)| Some(((*base, *quote), newer(of(*base, *quote), of(*quote, *base))?));
    Ok(pairs.iter().filter_map(found).collect())
}

/// The newer of two; the first where they are of one day.
fn newer(first: Option<RateRow>, second: Option<RateRow>) -> Option<RateRow> {
    match (first, second) {
        (Some(first), Some(second)) => Some(if second.on > first.on { second } else { first }),
        (first, second) => first.or(second),
    }
}

/// [`newest`], or the refusal that says what is missing and where to get it.
pub fn needed(tx: &mut Tx<'_>, base: Currency, quote: Currency, on: NaiveDate) -> Result<RateRow, Stop> {
    newest(tx, base, quote, on)?.ok_or_else(|| Refusal::NoRate { base, quote, on }.into())
}

/// The rate between a fund's currency and another on a day, by the fund's rule: whose rates, and which day's.
pub fn by_rule(tx: &mut Tx<'_>, fund: &Fund, quote: Currency, on: NaiveDate) -> Result<Option<RateRow>, Stop> {
    let day = fund.rate_day.of(on);
    match &fund.rate_source {
        None => newest(tx, fund.currency, quote, day),
        Some(source) => newest_from(tx, fund.currency, quote, day, source),
    }
}

/// [`by_rule`], or the refusal that says what is missing and where to get it.
pub fn for_fund(tx: &mut Tx<'_>, fund: &Fund, quote: Currency, on: NaiveDate) -> Result<RateRow, Stop> {
    let (base, day) = (fund.currency, fund.rate_day.of(on));
    by_rule(tx, fund, quote, on)?.ok_or_else(|| match &fund.rate_source {
        None => Refusal::NoRate { base, quote, on: day }.into(),
        Some(source) => {
            Refusal::NoRateFrom { base, quote, on: day, fund: fund.code.clone(), source: source.clone() }.into()
        }
    })
}

fn newest_from(
    tx: &mut Tx<'_>,
    base: Currency,
    quote: Currency,
    on: NaiveDate,
    source: &str,
) -> Result<Option<RateRow>, Stop> {
    let first = on.checked_sub_signed(OLDEST).unwrap_or(NaiveDate::MIN);
    let straight = store::newest_from(tx, (base, quote), (first, on), source)?;
    let turned = store::newest_from(tx, (quote, base), (first, on), source)?;
    Ok(newer(straight, turned))
}

/// Everybody whose rates were entered, for the choice of a fund's source.
pub fn sources(tx: &mut Tx<'_>) -> Result<Vec<String>, Stop> {
    tx.permit(Deed::SeeFunds)?;
    store::rate_sources(tx)
}

/// The rates of all pairs, newest day first, older than `before`.
pub fn list(tx: &mut Tx<'_>, before: Option<(NaiveDate, RateId)>, most: i64) -> Result<Vec<RateRow>, Stop> {
    tx.permit(Deed::SeeFunds)?;
    store::newest_of_all(tx, before, most)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rate(base: Currency, quote: Currency, value: &str, units: u32) -> Rate {
        Rate::new(base, quote, Rate::parse_value(value).unwrap(), units).unwrap()
    }

    #[test]
    fn a_rate_far_from_what_is_usual_gets_a_warning_either_way_round() {
        use Currency as C;
        let (eur, tjs, uzs, kgs) = (C::EUR, C::TJS, C::UZS, C::KGS);
        for usual in [
            rate(eur, tjs, "11.6000", 1),
            rate(eur, tjs, "8", 1),
            rate(eur, tjs, "16", 1),
            rate(eur, uzs, "13984.32", 1),
            rate(eur, uzs, "1398432", 100),
            rate(eur, kgs, "91,1352", 1),
            rate(tjs, eur, "0.0862", 1),
            rate(uzs, eur, "0.0007", 10),
        ] {
            assert_eq!(unusual(&usual), None, "{usual}");
        }
        for odd in [
            rate(eur, tjs, "1.16", 1),
            rate(eur, tjs, "116", 1),
            rate(eur, uzs, "139.84", 1),
            rate(eur, kgs, "911352", 1),
            rate(tjs, eur, "11.6", 1),
            rate(uzs, eur, "0.0007", 1000),
            rate(eur, tjs, "11.6", 4_000_000_000),
        ] {
            assert!(unusual(&odd).is_some(), "{odd}");
        }
        assert_eq!(unusual(&rate(eur, C::USD, "900", 1)), None);
        assert_eq!(unusual(&rate(kgs, tjs, "900", 1)), None);
    }

    #[test]
    fn the_newer_of_two_directions_is_used() {
        let day = |day| NaiveDate::from_ymd_opt(2020, 8, day).unwrap();
        let row = |number, on: NaiveDate| RateRow {
            id: RateId(number),
            rate: rate(Currency::EUR, Currency::TJS, "11.6", 1),
            on,
            source: "NBT".into(),
            entered_by: None,
            entered_at: on.and_hms_opt(9, 0, 0).unwrap(),
        };
        let id = |found: Option<RateRow>| found.map(|row| row.id.0);
        assert_eq!(id(newer(None, None)), None);
        assert_eq!(id(newer(Some(row(1, day(1))), None)), Some(1));
        assert_eq!(id(newer(None, Some(row(2, day(1))))), Some(2));
        assert_eq!(id(newer(Some(row(1, day(1))), Some(row(2, day(2))))), Some(2));
        assert_eq!(id(newer(Some(row(1, day(2))), Some(row(2, day(2))))), Some(1));
    }

    #[test]
    fn a_rate_says_where_it_is_from() {
        assert_eq!(check_source("NBT"), Ok(()));
        assert_eq!(check_source(""), Err(Refusal::SourceMissing));
        assert_eq!(check_source(&"б".repeat(121)), Err(Refusal::SourceTooLong));
    }
}
