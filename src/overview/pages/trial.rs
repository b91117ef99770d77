//! The trial balance: every account of every fund on a day. Debits and credits of each currency are equal.

use crate::{
    base::{Currency, FundId, Money, Stop, words},
    funds::{self, statement},
    web::{Answer, Visit, forms::parse_date},
};
use rocket::{Route, get, routes};
use serde::Serialize;
use std::collections::{BTreeMap, HashMap};

pub(super) fn routes() -> Vec<Route> {
    routes![page]
}

#[derive(Serialize)]
struct Row {
    fund: String,
    href: String,
    account: String,
    debit: Option<Money>,
    credit: Option<Money>,
}

#[derive(Serialize)]
struct Total {
    currency: &'static str,
    debit: Money,
    credit: Money,
}

#[derive(Serialize)]
struct View {
    on: String,
    rows: Vec<Row>,
    totals: Vec<Total>,
}

#[get("/funds/trial-balance?<on>")]
async fn page(visit: Visit, on: Option<&str>) -> Answer {
    let asked = on.and_then(parse_date);
    let (day, balances, codes) = visit
        .read(move |tx| {
            let day = match asked {
                Some(day) => day,
                None => crate::people::today(tx)?,
            };
            let balances = statement::trial_balance(tx, day)?;
            let codes: HashMap<FundId, String> =
                funds::list(tx)?.into_iter().map(|fund| (fund.id, fund.code)).collect();
            Ok((day, balances, codes))
        })
        .await?;
    let mut sums: BTreeMap<Currency, (Vec<Money>, Vec<Money>)> = BTreeMap::new();
    let mut rows = Vec::new();
    for one in &balances {
        let debit = Some(one.amount).filter(Money::is_positive);
        let credit = one.amount.negate().ok().filter(Money::is_positive);
        let (debits, credits) = sums.entry(one.amount.currency()).or_default();
        debits.extend(debit);
        credits.extend(credit);
        rows.push(Row {
            fund: codes.get(&one.fund).cloned().unwrap_or_default(),
            href: format!("/funds/{}?account={}#ledger", one.fund, one.account),
            account: visit.say(&format!("funds-account-{}", one.account)),
            debit,
            credit,
        });
    }
    rows.sort_by(|one, other| (&one.fund, &one.account).cmp(&(&other.fund, &other.account)));
    let total = |(currency, (debits, credits)): (Currency, (Vec<Money>, Vec<Money>))| {
        let sum = |all| Money::sum(all, currency).map_err(|error| Stop::broken(error.to_string()));
        Ok(Total { currency: currency.code(), debit: sum(debits)?, credit: sum(credits)? })
    };
    let totals = sums.into_iter().map(total).collect::<Result<Vec<_>, Stop>>()?;
    visit.show("overview/trial", "overview-trial-heading", &View { on: words::date(day), rows, totals })
}
