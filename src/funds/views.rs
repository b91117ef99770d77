//! Reading the ledger: a fund's postings in pages, newest voucher first, and one voucher whole.

use super::{Account, Fund, Purpose, Voucher, ledger::Entry, store};
use crate::{
    base::{Deed, Money, PersonId, Stop, TransactionId, seal::Place},
    db::{Tx, keys},
};
use chrono::{NaiveDate, NaiveDateTime};
use std::collections::HashMap;

/// Most sides of a page: what 50 payouts with fees have.
const SIDES: i64 = 300;
/// Most transactions of a page.
const LINES: usize = 50;

/// A transaction as people read it.
#[derive(Clone, Debug)]
pub struct Line {
    /// Its id.
    pub id: TransactionId,
    /// Its number.
    pub voucher: Voucher,
    /// Its effective date.
    pub on: NaiveDate,
    /// When it was written, UTC.
    pub recorded_at: NaiveDateTime,
    /// Who wrote it, where it was a person.
    pub person: Option<PersonId>,
    /// The word of the actor's kind.
    pub actor_kind: String,
    /// Why.
    pub purpose: Purpose,
    /// What it belongs to, as in [`crate::base::Subject`].
    pub subject_kind: String,
    /// Its id.
    pub subject_id: i64,
    /// The transaction it undoes.
    pub reverses: Option<TransactionId>,
    /// The voucher that undid it.
    pub reversed_by: Option<Voucher>,
    /// Its sides: of the page's fund, or all.
    pub entries: Vec<Entry>,
}

impl Line {
    /// What it did to one account; nothing where it did not touch it.
    pub fn on_account(&self, account: Account) -> Option<Money> {
        let mut mine = self.entries.iter().filter(|entry| entry.account == account).map(|entry| entry.amount);
        let first = mine.next()?;
        mine.try_fold(first, |sum, amount| sum.checked_add(amount)).ok()
    }
}

/// A page of a fund's ledger.
#[derive(Clone, Debug)]
pub struct Page {
    /// Transactions, newest first.
    pub lines: Vec<Line>,
    /// Give this to see older ones; `None` where there are none.
    pub older: Option<Voucher>,
}

/// A fund's postings older than a voucher; of one account, or of all.
pub fn postings(tx: &mut Tx<'_>, fund: &Fund, account: Option<Account>, before: Option<Voucher>) -> Result<Page, Stop> {
    tx.permit(Deed::SeeFunds)?;
    let wanted = store::Wanted { fund: fund.id, currency: fund.currency, account, before, most: SIDES };
    let rows = store::lines(tx, &wanted)?;
    let full = i64::try_from(rows.len()).is_ok_and(|rows| rows >= SIDES);
    let mut lines = Vec::new();
    for (side, transaction) in rows {
        add_side(&mut lines, transaction, side.entry()?);
    }
    let mut page = cut(lines, full);
    let ids: Vec<TransactionId> = page.lines.iter().map(|line| line.id).collect();
    let reversed: HashMap<TransactionId, Voucher> = store::reversals_of(tx, &ids)?.into_iter().collect();
    for line in &mut page.lines {
        line.reversed_by = reversed.get(&line.id).copied();
    }
    Ok(page)
}

/// Whole transactions of sides in order.
pub(super) fn whole(rows: store::Lines) -> Result<Vec<Line>, Stop> {
    let mut lines = Vec::new();
    for (side, transaction) in rows {
        add_side(&mut lines, transaction, side.entry()?);
    }
    Ok(lines)
}

/// Adds a side to the line of its transaction, which is the last one or a new one.
fn add_side(lines: &mut Vec<Line>, transaction: store::Transaction, entry: Entry) {
    match lines.last_mut() {
        Some(last) if last.id == transaction.id => last.entries.push(entry),
        _ => {
            let mut line = line(transaction, None);
            line.entries.push(entry);
            lines.push(line);
        }
    }
}

fn line(transaction: store::Transaction, reversed_by: Option<Voucher>) -> Line {
    Line {
        id: transaction.id,
        voucher: transaction.voucher(),
        on: transaction.effective_on,
        recorded_at: transaction.recorded_at,
        person: (transaction.actor_kind == "person").then_some(PersonId(transaction.actor_id)),
        actor_kind: transaction.actor_kind,
        purpose: transaction.purpose,
        subject_kind: transaction.subject_kind,
        subject_id: transaction.subject_id,
        reverses: transaction.reverses_id,
        reversed_by,
        entries: Vec::new(),
    }
}

/// Leaves whole transactions only: where the sides filled the page, the last one may lack some.
fn cut(mut lines: Vec<Line>, full: bool) -> Page {
    if full && lines.len() > 1 {
        lines.pop();
    }
    let more = full || lines.len() > LINES;
    lines.truncate(LINES);
    let older = lines.last().filter(|_| more).map(|line| line.voucher);
    Page { lines, older }
}

/// A transaction with all its sides and what was written with it.
#[derive(Clone, Debug)]
pub struct Whole {
    /// The transaction.
    pub line: Line,
    /// The voucher it undoes.
    pub undoes: Option<Voucher>,
    /// The note or the reason.
    pub memo: Option<String>,
}

/// The number of a transaction. A step: what it belongs to was loaded by whoever asks.
pub fn number_of(tx: &mut Tx<'_>, id: TransactionId) -> Result<Voucher, Stop> {
    Ok(store::transaction(tx, id)?.0.voucher())
}

/// Whether a transaction was reversed. A step: what it belongs to was loaded by whoever asks.
pub fn is_reversed(tx: &mut Tx<'_>, id: TransactionId) -> Result<bool, Stop> {
    Ok(store::reversal_of(tx, id)?.is_some())
}

/// The transaction of a voucher number.
pub fn voucher(tx: &mut Tx<'_>, voucher: Voucher) -> Result<Whole, Stop> {
    tx.permit(Deed::SeeFunds)?;
    let id = store::voucher(tx, voucher)?;
    let (transaction, entries) = store::transaction(tx, id)?;
    let memo = match &transaction.memo {
        Some(sealed) => Some(keys::house(tx)?.open(Place::new("ledger_transactions.memo", id.0), sealed)?),
        None => None,
    };
    let undoes = match transaction.reverses_id {
        Some(undone) => Some(store::transaction(tx, undone)?.0.voucher()),
        None => None,
    };
    let reversed_by = store::reversal_of(tx, id)?;
    Ok(Whole { line: Line { entries, ..line(transaction, reversed_by) }, undoes, memo })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{Currency, FundId};

    fn lines(count: i32) -> Vec<Line> {
        let on = NaiveDate::from_ymd_opt(2020, 8, 11).unwrap();
        let mut lines = Vec::new();
        for number in (1..=count).rev() {
            let transaction = store::Transaction {
                id: TransactionId(number.into()),
                voucher_year: 2020,
                voucher_number: number,
                effective_on: on,
                recorded_at: on.and_hms_opt(9, 0, 0).unwrap(),
                actor_kind: "person".into(),
                actor_id: 7,
                purpose: Purpose::Receive,
                subject_kind: "fund".into(),
                subject_id: 1,
                reverses_id: None,
                memo: None,
            };
            for (account, minor) in [(Account::Bank, 5), (Account::Received, -5)] {
                let amount = Money::from_minor(minor, Currency::EUR);
                add_side(&mut lines, transaction.clone(), Entry { fund: FundId(1), account, amount });
            }
        }
        lines
    }

    #[test]
    fn a_page_holds_whole_transactions_and_says_where_the_next_begins() {
        let page = cut(lines(3), false);
        assert_eq!((page.lines.len(), page.older), (3, None));
        let page = cut(lines(3), true);
        assert_eq!((page.lines.len(), page.older), (2, Some(Voucher { year: 2020, number: 2 })));
        let page = cut(lines(60), false);
        assert_eq!((page.lines.len(), page.older), (50, Some(Voucher { year: 2020, number: 11 })));
        assert_eq!(cut(lines(50), false).older, None);
        assert_eq!(cut(vec![], false).older, None);
    }

    #[test]
    fn a_line_says_what_it_did_to_an_account() {
        let line = &lines(1)[0];
        assert_eq!(line.on_account(Account::Received), Some(Money::from_minor(-5, Currency::EUR)));
        assert_eq!(line.on_account(Account::Fees), None);
        assert_eq!(line.person, Some(PersonId(7)));
    }
}
