//! SQL of the funds, their ledger and rates.

mod donors;
mod funds;
mod ledger;
mod periods;
mod rates;
mod sums;

pub(super) use donors::{
    ContractRow, DonorRow, PledgeRow, contract, contracts, donor, donors, given, insert_contract, insert_donor,
    insert_pledge, insert_receipt, pledge, pledges, promises, reference_taken,
};
pub(super) use funds::{NewRow, TermsRow, bind, budget, by_code, insert as insert_fund, list, lock, set_budget, turn};
pub(super) use ledger::{
    Lines, Receipt, Side, Transaction, Wanted, all, insert, keep_balances, keep_months, lines, lines_between,
    next_voucher, reversal_of, reversals_of, transaction, voucher,
};
pub(super) use periods::{
    ProposalRow, closed_periods, decide, first_day, hold_year, insert_proposal, is_closed, proposal, proposals,
    turn_period, waiting_proposals,
};
pub(super) use rates::{
    RateColumns, insert as insert_rate, newest, newest_among, newest_from, newest_of_all, newest_of_source,
    of_day as rates_of, sources as rate_sources,
};
pub(super) use sums::{
    DatedSum, Stumble, Sum, Told, balances, broken_links, day_sums, digests, empty_transactions, kept_balances,
    kept_months, months, spent_on, sums, sums_until, unbalanced, voucher_counts,
};

use crate::base::{Currency, Stop};

/// A currency's code as a column holds it.
fn currency(code: &str) -> Result<Currency, Stop> {
    Currency::from_code(code).ok_or_else(|| Stop::broken(format!("{code} in a column is no currency")))
}
