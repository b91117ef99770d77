//! Pages of the funds: figures and bars, the ledger, money received, exchange rates, the ledger as a file.

mod books;
mod burn;
mod correct;
mod donors;
mod export;
mod forms;
mod ledger;
mod list;
mod proposals;
mod rates;
mod terms;
mod voucher;

use crate::{
    base::{Currency, Money, money},
    web::{Choice, Visit},
};
use rocket::Route;

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    [
        list::routes(),
        ledger::routes(),
        forms::routes(),
        rates::routes(),
        export::routes(),
        books::routes(),
        proposals::routes(),
        donors::routes(),
        terms::routes(),
        voucher::routes(),
        correct::routes(),
    ]
    .concat()
}

/// Every currency, those of the region first.
fn currencies() -> Vec<Choice> {
    let near = [Currency::EUR, Currency::USD, Currency::TJS, Currency::UZS, Currency::KGS];
    let others = Currency::all().filter(|currency| !near.contains(currency));
    near.into_iter().chain(others).map(|currency| Choice::new(currency.code(), currency.code())).collect()
}

/// A part of a whole for a bar: minor units, and whole percent for reading.
#[derive(serde::Serialize)]
struct Share {
    label: String,
    amount: String,
    value: i64,
    most: i64,
    percent: i128,
    tone: &'static str,
}

fn share(visit: &Visit, key: &str, part: Money, whole: Money, tone: &'static str) -> Share {
    let most = whole.minor().max(1);
    Share {
        label: visit.say(key),
        amount: money::format(&part, visit.lang.style()),
        value: part.minor(),
        most,
        percent: i128::from(part.minor()) * 100 / i128::from(most),
        tone,
    }
}
