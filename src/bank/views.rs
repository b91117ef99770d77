//! What finance reads of our accounts.

use super::{
    Account, Line, LineState, Refusal, accounts,
    candidates::{Candidate, Pool},
    orders::{self, Order},
    reverse::{self, Opening},
    settle, store,
    transfers::{self, Transfer},
};
use crate::{
    audit::{self, HistoryLine},
    base::{BankAccountId, BankLineId, BankTransferId, Deed, Money, PayeeId, PaymentOrderId, PayoutId, PersonId, Stop},
    db::Tx,
    funds::{self, Fund},
    payees, payouts, people,
};
use chrono::{NaiveDate, NaiveDateTime};
use std::collections::HashMap;

/// Lines on a page.
pub const LINES: usize = 50;
/// Orders that are listed.
const ORDERS: i64 = 100;

/// An account with what lies there.
#[derive(Clone, Debug)]
pub struct Standing {
    /// The account.
    pub account: Account,
    /// Opening and all its lines.
    pub balance: Money,
    /// Lines that wait.
    pub open: i64,
}

/// A statement that was brought in.
#[derive(Clone, Debug)]
pub struct StatementLine {
    /// Its kind.
    pub format: String,
    /// First and last day of its lines.
    pub days: (NaiveDate, NaiveDate),
    /// Before and after.
    pub balances: (Money, Money),
    /// How many lines, and how many of them were there already.
    pub lines: (i32, i32),
    /// By whom.
    pub by: PersonId,
    /// When.
    pub at: NaiveDateTime,
}

/// One account.
#[derive(Debug)]
pub struct OfAccount {
    /// With what lies there.
    pub standing: Standing,
    /// Its opening balance as it stands.
    pub opening: Opening,
    /// Lines that wait, each with what it may be.
    pub waiting: Vec<(Line, Option<Candidate>)>,
    /// Lines that are settled, newest first.
    pub settled: Vec<Line>,
    /// Where the next page of them begins.
    pub next: Option<(NaiveDate, BankLineId)>,
    /// The newest statements.
    pub statements: Vec<StatementLine>,
    /// Where the newest of them closes with another balance than our lines come to.
    pub gap: Option<Gap>,
    /// Names of the people in these.
    pub names: HashMap<PersonId, String>,
}

/// A statement and our lines disagree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The statement's last day.
    pub on: NaiveDate,
    /// What the bank says lay there then.
    pub stated: Money,
    /// What the opening balance and all lines until then come to.
    pub ours: Money,
}

/// One line with what it may be.
#[derive(Debug)]
pub struct OneLine {
    /// The line.
    pub line: Line,
    /// Its account.
    pub account: Account,
    /// All accounts, for the names of the others.
    pub accounts: Vec<Account>,
    /// What it may be, where it waits.
    pub candidates: Vec<Candidate>,
    /// Transfers of the same amount that wait for their line.
    pub transfers: Vec<Transfer>,
    /// Funds it may be posted to.
    pub funds: Vec<Fund>,
    /// Whether it may be reversed as it stands.
    pub may_be_reversed: bool,
    /// The line that undid it.
    pub reversed_by: Option<BankLineId>,
    /// Whether what was posted for it was reversed, so that it may be settled anew.
    pub posting_undone: bool,
    /// Its history.
    pub history: Vec<HistoryLine>,
    /// Names of the people in these.
    pub names: HashMap<PersonId, String>,
}

/// View: our accounts, and the transfers between them.
pub fn overview(tx: &mut Tx<'_>) -> Result<(Vec<Standing>, Vec<Transfer>), Stop> {
    tx.permit(Deed::SeeBank)?;
    let all = accounts::all(tx)?;
    let rows = store::transfers(tx, 20)?;
    let moved = transfers::open(tx, &all, rows)?;
    Ok((standings(tx, all)?, moved))
}

fn standings(tx: &mut Tx<'_>, all: Vec<Account>) -> Result<Vec<Standing>, Stop> {
    let sums: HashMap<BankAccountId, (i64, i64)> =
        store::sums(tx)?.into_iter().map(|(id, sum, open)| (id, (sum, open))).collect();
    all.into_iter()
        .map(|account| {
            let (sum, open) = sums.get(&account.id).copied().unwrap_or((0, 0));
            let moved = Money::from_minor(sum, account.currency);
            let balance =
                account.opening.checked_add(moved).map_err(|_| Stop::broken("an account's sum is too large"))?;
            Ok(Standing { account, balance, open })
        })
        .collect()
}

/// View: one account. Its queries do not grow with its lines.
pub fn of_account(
    tx: &mut Tx<'_>,
    id: BankAccountId,
    before: Option<(NaiveDate, BankLineId)>,
) -> Result<OfAccount, Stop> {
    tx.permit(Deed::SeeBank)?;
    let account = accounts::find(tx, id)?;
    let standing = standings(tx, vec![account.clone()])?.remove(0);
    let most = i64::try_from(LINES).unwrap_or(i64::MAX);
    let rows = store::lines(tx, id, &[LineState::Open, LineState::Asked], None, most)?;
    let waiting = accounts::open_lines(tx, &account, rows)?;
    let pool = Pool::load(tx, &account, &waiting)?;
    let waiting = waiting.into_iter().map(|line| (pool.candidates(&line).into_iter().next(), line));
    let waiting = waiting.map(|(best, line)| (line, best)).collect();
    let states = [LineState::Matched, LineState::Transfer, LineState::Posted, LineState::Reversed, LineState::Opening];
    let rows = store::lines(tx, id, &states, before, most + 1)?;
    let mut settled = accounts::open_lines(tx, &account, rows)?;
    let more = settled.len() > LINES;
    settled.truncate(LINES);
    let next = settled.last().filter(|_| more).map(|line| (line.on, line.id));
    let rows = store::statements(tx, id, 12)?;
    let money = |minor| Money::from_minor(minor, account.currency);
    let statements: Vec<StatementLine> = rows
        .into_iter()
        .map(|row| StatementLine {
            format: row.format,
            days: (row.from_on, row.to_on),
            balances: (money(row.opening_minor), money(row.closing_minor)),
            lines: (row.lines, row.known),
            by: row.imported_by,
            at: row.imported_at,
        })
        .collect();
    let people: Vec<PersonId> = statements.iter().map(|one| one.by).collect();
    let names = people::names(tx, &people)?;
    let opening = reverse::standing_opening(tx, &account)?;
    let gap = match statements.first() {
        Some(newest) => gap(tx, &account, newest)?,
        None => None,
    };
    Ok(OfAccount { standing, opening, waiting, settled, next, statements, gap, names })
}

fn gap(tx: &mut Tx<'_>, account: &Account, newest: &StatementLine) -> Result<Option<Gap>, Stop> {
    let (on, stated) = (newest.days.1, newest.balances.1);
    let moved = Money::from_minor(store::sum_until(tx, account.id, on)?, account.currency);
    let ours = account.opening.checked_add(moved).map_err(|_| Stop::broken("an account's sum is too large"))?;
    Ok((ours != stated).then_some(Gap { on, stated, ours }))
}

/// View: one line.
pub fn line(tx: &mut Tx<'_>, id: BankLineId) -> Result<OneLine, Stop> {
    tx.permit(Deed::SeeBank)?;
    let row = store::line(tx, id)?;
    let all = accounts::all(tx)?;
    let account = all.iter().find(|account| account.id == row.account_id).cloned().ok_or(Stop::Missing)?;
    let line = accounts::open_lines(tx, &account, vec![row])?.remove(0);
    let waits = matches!(line.state, LineState::Open | LineState::Asked);
    let pool =
        if waits { Pool::load(tx, &account, std::slice::from_ref(&line))? } else { Pool::load(tx, &account, &[])? };
    let rows = if waits { store::transfers_of(tx, account.id)? } else { Vec::new() };
    let side = |row: &store::TransferRow| {
        if row.from_account == account.id { -row.leaves_minor } else { row.arrives_minor }
    };
    let rows = rows.into_iter().filter(|row| side(row) == line.amount.minor()).collect();
    let transfers = transfers::open(tx, &all, rows)?;
    let funds: Vec<Fund> = funds::list(tx)?.into_iter().filter(|fund| fund.currency == account.currency).collect();
    let history = audit::of_subject(tx, id)?;
    let mut people: Vec<PersonId> = history.iter().filter_map(|line| line.person).collect();
    people.extend(line.settled.map(|(by, _)| by));
    let names = people::names(tx, &people)?;
    let candidates = pool.candidates(&line);
    let may_be_reversed = reverse::may_be(&line);
    let reversed_by = store::reversal_of_line(tx, id)?;
    let posting_undone = line.state == LineState::Posted && settle::is_undone(tx, line.transaction)?;
    Ok(OneLine {
        line,
        account,
        accounts: all,
        candidates,
        transfers,
        funds,
        may_be_reversed,
        reversed_by,
        posting_undone,
        history,
        names,
    })
}

/// View: a line for who may reverse it, with its account.
pub fn to_reverse(tx: &mut Tx<'_>, id: BankLineId) -> Result<(Line, Account), Stop> {
    tx.permit(Deed::ReverseEntries)?;
    let row = store::line(tx, id)?;
    let account = accounts::find(tx, row.account_id)?;
    let line = accounts::open_lines(tx, &account, vec![row])?.remove(0);
    Ok((line, account))
}

/// View: an account with its opening balance as it stands, for who may correct it.
pub fn opening_to_correct(tx: &mut Tx<'_>, id: BankAccountId) -> Result<(Account, Opening), Stop> {
    tx.permit(Deed::ReverseEntries)?;
    let account = accounts::find(tx, id)?;
    let opening = reverse::standing_opening(tx, &account)?;
    Ok((account, opening))
}

/// View: a transfer for who may reverse it, with our accounts.
pub fn transfer_to_reverse(tx: &mut Tx<'_>, id: BankTransferId) -> Result<(Transfer, Vec<Account>), Stop> {
    tx.permit(Deed::ReverseEntries)?;
    let row = store::one_transfer(tx, id)?;
    let all = accounts::all(tx)?;
    Ok((transfers::open(tx, &all, vec![row])?.remove(0), all))
}

/// View: one account for a form about it, for who may keep it.
pub fn to_keep(tx: &mut Tx<'_>, id: BankAccountId) -> Result<Account, Stop> {
    tx.permit(Deed::KeepBank)?;
    accounts::find(tx, id)
}

/// View: a cash box for who may write in it.
pub fn cash_box(tx: &mut Tx<'_>, id: BankAccountId) -> Result<Account, Stop> {
    let account = to_keep(tx, id)?;
    if account.kind == super::Kind::Cash { Ok(account) } else { Err(Refusal::NotCash.into()) }
}

/// An order with what stands in it, without the payees' details.
#[derive(Debug)]
pub struct OneOrder {
    /// The order.
    pub order: Order,
    /// From which account.
    pub account: Account,
    /// Its payouts.
    pub lines: Vec<payouts::views::Line>,
    /// The payees' names.
    pub payees: HashMap<PayeeId, String>,
    /// What happened to it, newest first.
    pub history: Vec<HistoryLine>,
    /// Names of the people in these.
    pub names: HashMap<PersonId, String>,
}

/// View: one order.
pub fn order(tx: &mut Tx<'_>, id: PaymentOrderId) -> Result<OneOrder, Stop> {
    tx.permit(Deed::SeeBank)?;
    let order = orders::find(tx, id)?;
    let account = accounts::find(tx, order.account)?;
    let ids = store::order_payouts(tx, id)?;
    let lines = payouts::views::some(tx, &ids)?;
    let payees = payees::names(tx, &lines.iter().map(|line| line.payee).collect::<Vec<_>>())?;
    let history = audit::of_subject(tx, id)?;
    let mut people = vec![order.made.0];
    people.extend(order.withdrawn.map(|(by, _)| by));
    people.extend(history.iter().filter_map(|line| line.person));
    let names = people::names(tx, &people)?;
    Ok(OneOrder { order, account, lines, payees, history, names })
}

/// The newest orders.
#[derive(Debug)]
pub struct Orders {
    /// Each with how many payouts it has.
    pub orders: Vec<(Order, i64)>,
    /// Our accounts.
    pub accounts: Vec<Account>,
    /// Names of the people in these.
    pub names: HashMap<PersonId, String>,
    /// Payouts that stand in no order yet, but for those that the reader approved.
    pub waiting: Vec<payouts::views::Line>,
    /// Their payees' names.
    pub payees: HashMap<PayeeId, String>,
}

/// View: the newest orders, and what may be ordered.
pub fn orders(tx: &mut Tx<'_>) -> Result<Orders, Stop> {
    tx.permit(Deed::SeeBank)?;
    let rows = store::orders(tx, ORDERS)?;
    let orders: Vec<(Order, i64)> = rows.iter().map(|(row, count)| (Order::of(row), *count)).collect();
    let names = people::names(tx, &orders.iter().map(|(order, _)| order.made.0).collect::<Vec<_>>())?;
    let mut waiting = payouts::views::to_send(tx)?;
    let taken = store::ordered(tx, &waiting.iter().map(|line| line.id).collect::<Vec<_>>())?;
    waiting.retain(|line| !taken.contains_key(&line.id));
    let payees = payees::names(tx, &waiting.iter().map(|line| line.payee).collect::<Vec<_>>())?;
    Ok(Orders { orders, accounts: accounts::all(tx)?, names, waiting, payees })
}

/// View: the order that a payout stands in.
pub fn order_of(tx: &mut Tx<'_>, payout: PayoutId) -> Result<Option<PaymentOrderId>, Stop> {
    tx.permit(Deed::SeeBank)?;
    Ok(store::ordered(tx, &[payout])?.remove(&payout))
}
