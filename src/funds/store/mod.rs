//! SQL of the funds, their ledger and rates.

mod funds;
mod ledger;
mod periods;
mod rates;
mod sums;

pub(super) use funds::{NewRow, by_code, find, insert as insert_fund, list, lock, turn};
pub(super) use ledger::{
    Side, Transaction, Wanted, all, insert, keep_balance, lines, next_voucher, reversal_of, reversals_of, transaction,
    voucher,
};
pub(super) use periods::{
    ProposalRow, closed_periods, decide, first_day, hold_year, insert_proposal, is_closed, proposal, proposals,
    turn_period,
};
pub(super) use rates::{RateColumns, insert as insert_rate, newest, newest_of_all, of_day as rates_of};
pub(super) use sums::{
    Stumble, Sum, Told, balances, broken_links, digests, empty_transactions, kept_balances, sums, unbalanced,
    voucher_counts,
};

use crate::base::{Currency, Stop};

/// A currency's code as a column holds it.
fn currency(code: &str) -> Result<Currency, Stop> {
    Currency::from_code(code).ok_or_else(|| Stop::broken(format!("{code} in a column is no currency")))
}
