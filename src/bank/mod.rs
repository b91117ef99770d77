//! Our own bank accounts and cash boxes, their statements, and how their lines agree with the ledger.
//!
//! The ledger knows funds; here it is known on which account their money lies. A statement is brought in whole or not at
//! all (`statement`, `import`); each of its lines is settled against a transaction of the ledger, a transfer between our
//! own accounts, or becomes a posting or a question (`settle`). A cash box has no statement: its lines are typed, and what was typed wrongly
//! is reversed (`reverse`).

pub mod accounts;
pub mod candidates;
pub mod import;
pub mod orders;
#[allow(missing_docs)]
pub mod pages;
pub mod pain;
pub mod reverse;
pub mod settle;
pub mod statement;
mod store;
pub mod transfers;
pub mod views;

use crate::base::{BankAccountId, BankLineId, BankTransferId, Currency, Money, PersonId, TransactionId};
use chrono::{NaiveDate, NaiveDateTime};

crate::text_enum! {
    /// Where money lies.
    pub enum Kind {
        /// At a bank.
        Bank => "bank",
        /// In a cash box.
        Cash => "cash",
    }
}

crate::text_enum! {
    /// The life of a line.
    pub enum LineState {
        /// Nobody has said what it is.
        Open => "open",
        /// It is a transaction of the ledger.
        Matched => "matched",
        /// It is one side of a transfer between our own accounts.
        Transfer => "transfer",
        /// A transaction was posted for it.
        Posted => "posted",
        /// It was written wrongly and undone by another, or it undoes one.
        Reversed => "reversed",
        /// Somebody asks what it is.
        Asked => "asked",
        /// The opening balance as it was corrected.
        Opening => "opening",
    }
}

/// What is sealed of an account.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct Details {
    /// What we call it.
    pub name: String,
    /// The bank.
    pub bank: String,
    /// Its number.
    pub number: String,
    /// The bank's code: BIC, MFO, SWIFT.
    pub bank_code: String,
    /// How the columns of its tables are called.
    pub columns: Option<statement::Columns>,
}

/// An own account.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Account {
    /// Its id.
    pub id: BankAccountId,
    /// Bank or cash.
    pub kind: Kind,
    /// Its currency.
    pub currency: Currency,
    /// Opened.
    pub details: Details,
    /// What lay there when it was entered.
    pub opening: Money,
    /// On which day.
    pub opening_on: NaiveDate,
}

/// A line's words, sealed.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct Said {
    /// The bank's reference.
    pub reference: String,
    /// The reference we gave.
    pub own_reference: String,
    /// The other side.
    pub name: String,
    /// What it is for.
    pub text: String,
}

/// A line of an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its id.
    pub id: BankLineId,
    /// Of which account.
    pub account: BankAccountId,
    /// The bank's day.
    pub on: NaiveDate,
    /// In is positive, out is negative.
    pub amount: Money,
    /// Its words.
    pub said: Said,
    /// Where it stands.
    pub state: LineState,
    /// The transaction it is.
    pub transaction: Option<TransactionId>,
    /// The transfer it is a side of.
    pub transfer: Option<BankTransferId>,
    /// The question, or a remark.
    pub note: Option<String>,
    /// Who settled it, and when.
    pub settled: Option<(PersonId, NaiveDateTime)>,
    /// Whether it came with a statement; else somebody typed it.
    pub from_bank: bool,
    /// The line it undoes.
    pub reverses: Option<BankLineId>,
    /// Whether it undoes the opening balance of its account.
    pub reverses_opening: bool,
}

crate::refusals! {
    /// Why a thing about our accounts was refused.
    pub enum Refusal {
        /// An account without a name.
        NameMissing => "bank-name-missing" at "name",
        /// A bank account without its number.
        NumberMissing => "bank-number-missing" at "number",
        /// A text of more characters than there is room for.
        TextTooLong { most: usize } => "bank-text-too-long",
        /// A day that has not come.
        DayInFuture => "bank-day-in-future" at "on",
        /// A bank account has statements; only a cash box is typed.
        NotCash => "bank-not-cash",
        /// Nothing.
        AmountMissing => "bank-amount-missing" at "amount",
        /// From an account to itself.
        SameAccount => "bank-same-account" at "to",
        /// Within one currency as much arrives as leaves.
        TransferUneven => "bank-transfer-uneven" at "arrives",
        /// More than the largest statement has.
        FileTooLarge => "bank-file-too-large" at "file",
        /// None of the kinds that are read.
        FileUnknown => "bank-file-unknown" at "file",
        /// Not whole, or not what its beginning says.
        FileBroken { line: usize } => "bank-file-broken" at "file",
        /// A part of a line is missing or cannot be read.
        FileField { line: usize, field: String, value: String } => "bank-file-field" at "file",
        /// Two statements in one file, or none.
        FileNotOne { found: usize } => "bank-file-not-one" at "file",
        /// A table without the names of its columns being known.
        ColumnsMissing => "bank-columns-missing" at "file",
        /// A table says neither what was there before nor after.
        BalancesMissing => "bank-balances-missing" at "opening",
        /// Opening and entries do not make the closing.
        DoesNotAdd { opening: Money, entries: Money, closing: Money } => "bank-does-not-add" at "file",
        /// Of another account.
        OtherAccount { found: String } => "bank-other-account" at "file",
        /// In another currency.
        OtherCurrency { needed: Currency, found: String } => "bank-other-currency" at "file",
        /// This very file was brought in before.
        FileKnown => "bank-file-known" at "file",
        /// A column that has to be named.
        ColumnMissing => "bank-column-missing" at "amount",
        /// What a bank says stands; only what was typed is reversed.
        NotTyped => "bank-not-typed",
        /// It was reversed before.
        AlreadyReversed => "bank-already-reversed",
        /// A reversal is not reversed: write anew.
        IsReversal => "bank-is-reversal",
        /// A line of a transfer is reversed with it.
        OfTransfer => "bank-of-transfer",
        /// A line of a statement is settled against the transfer.
        TransferAtBank => "bank-transfer-at-bank",
        /// A corrected opening balance is corrected where the account is.
        OfOpening => "bank-of-opening",
        /// The opening balance is this already.
        OpeningUnchanged => "bank-opening-unchanged" at "right",
        /// Dated before what it undoes.
        ReversedTooEarly { on: NaiveDate } => "bank-reversed-too-early" at "on",
        /// A reversal needs its reason.
        ReasonMissing => "bank-reason-missing" at "reason",
        /// The line was settled already.
        Settled => "bank-settled-already",
        /// The transaction does not fit: another amount, another currency, or it has its lines already.
        DoesNotFit => "bank-does-not-fit",
        /// An order without payouts.
        OrderEmpty => "bank-order-empty" at "payouts",
        /// More payouts than an order holds.
        OrderTooLong { most: usize } => "bank-order-too-long" at "payouts",
        /// To be carried out on a day that is over.
        OrderDayPast { today: NaiveDate } => "bank-order-day-past" at "execute_on",
        /// A payout that may not be sent, or not any more.
        OrderNotApproved { reference: String } => "bank-order-not-approved" at "payouts",
        /// A payout of another order.
        OrderTaken { reference: String } => "bank-order-taken" at "payouts",
        /// A payout from a fund in another currency than the account's.
        OrderCurrency { reference: String, needed: Currency } => "bank-order-currency" at "payouts",
        /// Cash is handed over from a cash box, everything else goes through a bank.
        OrderMethod { reference: String } => "bank-order-method" at "payouts",
        /// Whoever approved a payout does not order it.
        OrderOwnApproval { reference: String } => "bank-order-own-approval" at "payouts",
        /// A file for a bank needs the number of each account.
        OrderAccountMissing { reference: String } => "bank-order-account-missing",
        /// The order was withdrawn.
        OrderWithdrawn => "bank-order-withdrawn",
        /// Some of it was sent: it stands.
        OrderSent => "bank-order-sent",
        /// A question needs its words.
        NoteMissing => "bank-note-missing" at "note",
    }
}
