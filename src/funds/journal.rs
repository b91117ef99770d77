//! The ledger as text for other people's software: hledger and beancount read it, add it up and check it.
//!
//! Accounts and commodities are declared, transactions stand in order of date with the voucher as their code, and each
//! month ends with the balance of every account, so that whatever is changed in the file is noticed. Nothing in it says
//! who received money: a transaction names its subject by id only.

use super::{Account, Voucher, store};
use crate::{
    audit,
    base::{Currency, Deed, FundId, Id, Money, Stop, id},
    db::Tx,
};
use chrono::{Datelike, Days, Months, NaiveDate};
use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    fmt::Write,
};

crate::text_enum! {
    /// Whose software.
    pub enum Format {
        /// hledger 1.25 or later: `hledger -f FILE check -s ordereddates accounts commodities`
        Hledger => "hledger",
        /// beancount 3: `bean-check FILE`
        Beancount => "beancount",
    }
}

/// A transaction as it is written out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transaction {
    /// Its effective date.
    pub on: NaiveDate,
    /// Its number.
    pub voucher: Voucher,
    /// The word of its purpose.
    pub purpose: String,
    /// `kind/id` of what it belongs to.
    pub subject: String,
    /// The voucher it undoes.
    pub reverses: Option<Voucher>,
    /// Its sides: the fund's code, the account, the amount.
    pub entries: Vec<(String, Account, Money)>,
}

/// The whole ledger, in order of date and voucher.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    /// Every transaction.
    pub transactions: Vec<Transaction>,
}

/// Writes down that the ledger is taken out. Reading it is [`load`], which would hold a writer too long.
pub fn take_out(tx: &mut Tx<'_>, format: Format) -> Result<(), Stop> {
    tx.permit(Deed::ExportLedger)?;
    let subject = crate::base::Subject { kind: "ledger", id: 0 };
    audit::record(tx, audit::Event::new("funds.export", subject).with(serde_json::json!({ "format": format })))?;
    Ok(())
}

/// Reads the whole ledger.
pub fn load(tx: &mut Tx<'_>) -> Result<Ledger, Stop> {
    tx.permit(Deed::ExportLedger)?;
    let codes: HashMap<FundId, String> = store::list(tx)?.into_iter().map(|fund| (fund.id, fund.code)).collect();
    let rows = store::all(tx)?;
    let vouchers: HashMap<_, _> = rows.iter().map(|(_, row)| (row.id, row.voucher())).collect();
    let mut transactions: Vec<Transaction> = Vec::new();
    for (side, row) in &rows {
        if transactions.last().is_none_or(|last| last.voucher != row.voucher()) {
            transactions.push(Transaction {
                on: row.effective_on,
                voucher: row.voucher(),
                purpose: row.purpose.as_str().to_owned(),
                subject: format!("{}/{}", row.subject_kind, id::encode(row.subject_id)),
                reverses: row.reverses_id.and_then(|undone| vouchers.get(&undone).copied()),
                entries: Vec::new(),
            });
        }
        let entry = side.entry()?;
        let code = codes.get(&entry.fund).cloned().unwrap_or_else(|| id::encode(entry.fund.number()));
        if let Some(last) = transactions.last_mut() {
            last.entries.push((code, entry.account, entry.amount));
        }
    }
    Ok(Ledger { transactions })
}

/// An account's full name, as both programs take it.
fn name(fund: &str, account: Account) -> String {
    let (root, leaf) = match account {
        Account::Bank => ("Assets", "Bank"),
        Account::Received => ("Income", "Received"),
        Account::Offered => ("Equity", "Offered"),
        Account::Committed => ("Equity", "Committed"),
        Account::Reserve => ("Equity", "Reserve"),
        Account::Paid => ("Expenses", "Paid"),
        Account::Fees => ("Expenses", "Fees"),
        Account::Exchange => ("Expenses", "Exchange"),
        Account::Transferred => ("Equity", "Transferred"),
        Account::Administration => ("Expenses", "Administration"),
    };
    format!("{root}:{fund}:{leaf}")
}

/// The ledger in a format.
pub fn text(ledger: &Ledger, format: Format) -> String {
    let mut out = Writer { format, out: String::new(), balances: BTreeMap::new() };
    out.declare(ledger);
    let mut month: Option<(i32, u32)> = None;
    for transaction in &ledger.transactions {
        let its = (transaction.on.year(), transaction.on.month());
        if let Some(ended) = month.filter(|month| *month != its) {
            out.close_month(ended);
        }
        month = Some(its);
        out.transaction(transaction);
    }
    if let Some(ended) = month {
        out.close_month(ended);
    }
    out.out
}

/// Writes to the text; a `String` takes everything.
macro_rules! line {
    ($out:expr, $($part:tt)*) => {{ let _ = writeln!($out, $($part)*); }};
}

struct Writer {
    format: Format,
    out: String,
    /// By account and currency, in minor units.
    balances: BTreeMap<(String, Currency), i128>,
}

impl Writer {
    /// Commodities and accounts, before anything uses them.
    fn declare(&mut self, ledger: &Ledger) {
        let mut currencies: BTreeSet<Currency> = BTreeSet::new();
        let mut accounts: BTreeSet<(String, Currency)> = BTreeSet::new();
        for (fund, account, amount) in ledger.transactions.iter().flat_map(|one| &one.entries) {
            currencies.insert(amount.currency());
            accounts.insert((name(fund, *account), amount.currency()));
        }
        let first = ledger.transactions.first().map_or(NaiveDate::default(), |one| one.on);
        if self.format == Format::Beancount {
            line!(self.out, "option \"title\" \"Hashar\"");
        } else {
            line!(self.out, "; The ledger of Hashar. The code of a transaction is its voucher number.");
        }
        for currency in currencies {
            match (self.format, currency.digits()) {
                (Format::Beancount, _) => line!(self.out, "{first} commodity {currency}"),
                (Format::Hledger, digits) => {
                    line!(self.out, "commodity 1000.{} {currency}", "0".repeat(digits.try_into().unwrap_or(0)));
                }
            }
        }
        for (account, currency) in accounts {
            match self.format {
                Format::Beancount => line!(self.out, "{first} open {account} {currency}"),
                Format::Hledger => line!(self.out, "account {account}"),
            }
        }
    }

    fn transaction(&mut self, one: &Transaction) {
        let Transaction { on, voucher, purpose, subject, .. } = one;
        let reverses = one.reverses.map(|undone| undone.to_string());
        match self.format {
            Format::Hledger => {
                let undone = reverses.map_or(String::new(), |undone| format!(", reverses:{undone}"));
                line!(self.out, "\n{on} ({voucher}) {purpose}  ; subject:{subject}{undone}");
            }
            Format::Beancount => {
                line!(self.out, "\n{on} * \"{purpose}\"\n  code: \"{voucher}\"\n  subject: \"{subject}\"");
                if let Some(undone) = reverses {
                    line!(self.out, "  reverses: \"{undone}\"");
                }
            }
        }
        for (fund, account, amount) in &one.entries {
            let account = name(fund, *account);
            line!(self.out, "  {account:<40} {amount:>24}", amount = amount.to_string());
            *self.balances.entry((account, amount.currency())).or_default() += i128::from(amount.minor());
        }
    }

    /// States what every account holds at the end of a month, whichever were touched in it.
    fn close_month(&mut self, (year, month): (i32, u32)) {
        let next = NaiveDate::from_ymd_opt(year, month, 1).and_then(|first| first.checked_add_months(Months::new(1)));
        let Some(next) = next else { return };
        let last = next.checked_sub_days(Days::new(1)).unwrap_or(next);
        if self.format == Format::Hledger {
            line!(self.out, "\n{last} balances");
        } else {
            line!(self.out, "");
        }
        for ((account, currency), minor) in &self.balances {
            // A sum beyond what an amount can hold cannot be kept either: the ledger refused it.
            let Ok(minor) = i64::try_from(*minor) else { continue };
            let held = Money::from_minor(minor, *currency);
            match self.format {
                Format::Hledger => {
                    line!(self.out, "  {account:<40} {nothing} = {held}", nothing = Money::zero(*currency));
                }
                // Stated to the last digit: by itself beancount would let a cent pass.
                Format::Beancount => line!(self.out, "{next} balance {account} {} ~ 0 {currency}", held.amount()),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ledger() -> Ledger {
        let day = |month, day| NaiveDate::from_ymd_opt(2020, month, day).unwrap();
        let side = |account, minor| ("WOMEN".to_owned(), account, Money::from_minor(minor, Currency::EUR));
        let one = |on, number, purpose: &str, entries| Transaction {
            on,
            voucher: Voucher { year: 2020, number },
            purpose: purpose.into(),
            subject: "fund/0000000000001".into(),
            reverses: (purpose == "reversal").then_some(Voucher { year: 2020, number: 1 }),
            entries,
        };
        Ledger {
            transactions: vec![
                one(day(4, 20), 1, "receive", vec![side(Account::Bank, 5_000), side(Account::Received, -5_000)]),
                one(day(6, 1), 2, "reversal", vec![side(Account::Bank, -5_000), side(Account::Received, 5_000)]),
            ],
        }
    }

    #[test]
    fn hledger_gets_declarations_codes_and_month_ends() {
        let expected = "\
; The ledger of Hashar. The code of a transaction is its voucher number.
commodity 1000.00 EUR
account Assets:WOMEN:Bank
account Income:WOMEN:Received

2020-04-20 (2020-1) receive  ; subject:fund/0000000000001
  Assets:WOMEN:Bank                                       50.00 EUR
  Income:WOMEN:Received                                  -50.00 EUR

2020-04-30 balances
  Assets:WOMEN:Bank                        0.00 EUR = 50.00 EUR
  Income:WOMEN:Received                    0.00 EUR = -50.00 EUR

2020-06-01 (2020-2) reversal  ; subject:fund/0000000000001, reverses:2020-1
  Assets:WOMEN:Bank                                      -50.00 EUR
  Income:WOMEN:Received                                   50.00 EUR

2020-06-30 balances
  Assets:WOMEN:Bank                        0.00 EUR = 0.00 EUR
  Income:WOMEN:Received                    0.00 EUR = 0.00 EUR
";
        assert_eq!(text(&ledger(), Format::Hledger), expected);
    }

    #[test]
    fn beancount_gets_opened_accounts_and_balances_on_the_first() {
        let expected = "\
option \"title\" \"Hashar\"
2020-04-20 commodity EUR
2020-04-20 open Assets:WOMEN:Bank EUR
2020-04-20 open Income:WOMEN:Received EUR

2020-04-20 * \"receive\"
  code: \"2020-1\"
  subject: \"fund/0000000000001\"
  Assets:WOMEN:Bank                                       50.00 EUR
  Income:WOMEN:Received                                  -50.00 EUR

2020-05-01 balance Assets:WOMEN:Bank 50.00 ~ 0 EUR
2020-05-01 balance Income:WOMEN:Received -50.00 ~ 0 EUR
";
        let all = text(&ledger(), Format::Beancount);
        assert!(all.starts_with(expected), "{all}");
        assert!(all.contains("  reverses: \"2020-1\"\n"), "{all}");
        assert!(all.ends_with("2020-07-01 balance Income:WOMEN:Received 0.00 ~ 0 EUR\n"), "{all}");
    }

    #[test]
    fn an_empty_ledger_and_a_currency_without_decimals_are_written_too() {
        assert_eq!(text(&Ledger::default(), Format::Beancount), "option \"title\" \"Hashar\"\n");
        let mut ledger = ledger();
        for one in &mut ledger.transactions {
            for side in &mut one.entries {
                side.2 = Money::from_minor(side.2.minor(), Currency::from_code("JPY").unwrap());
            }
        }
        let all = text(&ledger, Format::Hledger);
        assert!(all.contains("commodity 1000. JPY\n") && all.contains("5000 JPY\n"), "{all}");
    }
}
