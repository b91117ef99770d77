//! What the director sees at a glance: money by fund, country, kind and month, what is due soon, and which late reports
//! hold instalments back.

use crate::{
    awards::{self, views::Spread},
    base::{Currency, Deed, Money, Stop, money::MoneyError},
    db::Tx,
    funds::{self, Figures, Fund, months, months::Month},
    reports::views::{self, Late},
};
use chrono::{Duration, NaiveDate};
use std::collections::BTreeMap;

/// Days ahead of the three columns of what is due.
pub const AHEAD: [i64; 3] = [30, 60, 90];

/// Everything the page shows.
#[derive(Clone, Debug)]
pub struct Overview {
    /// Every fund with its figures, in order of code.
    pub funds: Vec<(Fund, Figures)>,
    /// Awards by country and kind, in the currencies of their funds.
    pub spread: Vec<Spread>,
    /// What each month came to over all funds, by currency.
    pub months: BTreeMap<Currency, Vec<(NaiveDate, Month)>>,
    /// What is due until so many days from today, by currency; each column holds those before it.
    pub due: BTreeMap<Currency, [Money; 3]>,
    /// Late reports that hold instalments.
    pub late: Vec<Late>,
}

fn broken(error: MoneyError) -> Stop {
    Stop::broken(format!("an overview does not add up: {error}"))
}

/// View: the overview.
pub fn overview(tx: &mut Tx<'_>) -> Result<Overview, Stop> {
    tx.permit(Deed::SeeFunds)?;
    let all = funds::list(tx)?;
    let figures = funds::figures_of(tx, &all)?;
    let day = crate::people::today(tx)?;
    let last = day + Duration::days(AHEAD[2]);
    let parts = awards::views::unpaid_until(tx, last)?;
    Ok(Overview {
        spread: awards::views::spread(tx)?,
        months: months::of_all(tx)?,
        due: due(day, &parts)?,
        late: views::late(tx)?,
        funds: all.into_iter().filter_map(|fund| Some((fund.clone(), *figures.get(&fund.id)?))).collect(),
    })
}

/// Sums of parts by currency and column. What is overdue is due at once.
fn due(today: NaiveDate, parts: &[(NaiveDate, Money)]) -> Result<BTreeMap<Currency, [Money; 3]>, Stop> {
    let mut sums: BTreeMap<Currency, [Money; 3]> = BTreeMap::new();
    for (on, left) in parts {
        let columns = sums.entry(left.currency()).or_insert([Money::zero(left.currency()); 3]);
        for (column, days) in columns.iter_mut().zip(AHEAD) {
            if *on <= today + Duration::days(days) {
                *column = column.checked_add(*left).map_err(broken)?;
            }
        }
    }
    Ok(sums)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_column_of_what_is_due_holds_those_before_it() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let eur = |minor| Money::from_minor(minor, Currency::EUR);
        let parts = [
            (day("2020-05-01"), eur(1)),
            (day("2020-06-30"), eur(10)),
            (day("2020-07-30"), eur(100)),
            (day("2020-08-30"), eur(1_000)),
        ];
        let found = due(day("2020-06-01"), &parts).unwrap();
        assert_eq!(found.get(&Currency::EUR), Some(&[eur(11), eur(111), eur(1_111)]));
    }
}
