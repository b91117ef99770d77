//! Money of donors, fund by fund: what came in, what is promised to awards, what was paid, what is left.
//!
//! Every figure is the sum of postings of a double-entry ledger that only grows (`ledger`). Exchange rates are kept
//! here too (`rates`). Which award or payout a posting is for is known by the rooms to the right; here it is a subject.

mod balances;
pub mod correct;
pub mod donors;
pub mod journal;
pub mod ledger;
pub mod months;
mod movements;
pub mod odd;
pub mod pages;
pub mod periods;
pub mod proof;
pub mod proposals;
pub mod rate_files;
pub mod rates;
pub mod receive;
pub mod set_up;
pub mod statement;
mod store;
pub mod terms;
pub mod views;
mod vouchers;

pub use balances::Balances;
pub use movements::{
    Drawing, commit, commit_for, commit_offered, end_offer, offer, pay, pay_from, release, reverse, take_back,
    take_fees,
};
pub use terms::{RateDay, Use};
pub use vouchers::Voucher;

use crate::{
    base::{Currency, FundId, Labels, Money, Stop, money::Rounding},
    db::Tx,
};
use chrono::NaiveDate;
use std::{collections::HashMap, sync::Arc};

crate::text_enum! {
    /// An account of a fund's ledger. The figures people read are made of these.
    ///
    /// Promises are kept as in encumbrance accounting: `committed` and its mirror `reserve` move together and touch no
    /// money until it is paid.
    pub enum Account {
        /// Money at the bank or in the cash box: what came in less what went out.
        Bank => "bank",
        /// What donors gave (a credit: negative in the ledger).
        Received => "received",
        /// Offered to groups that have not said yes.
        Offered => "offered",
        /// Promised to awards and not paid yet.
        Committed => "committed",
        /// The mirror of what is committed and offered (a credit).
        Reserve => "reserve",
        /// Paid out to grantees.
        Paid => "paid",
        /// Taken by banks.
        Fees => "fees",
        /// What payouts cost more (a credit: less) than the promise was worth at the award's own rate.
        Exchange => "exchange",
        /// What went to other funds less what came from them.
        Transferred => "transferred",
        /// Kept for administration, within the share the donor allows.
        Administration => "administration",
    }
}

crate::text_enum! {
    /// Why a transaction was posted.
    pub enum Purpose {
        /// Money came from a donor.
        Receive => "receive",
        /// Money was offered to a group that is asked for its yes.
        Offer => "offer",
        /// An offer was refused or not answered.
        TakeBack => "take_back",
        /// An award was promised.
        Commit => "commit",
        /// A promise, or what is left of it, was taken back.
        Release => "release",
        /// A payout left the bank.
        Pay => "pay",
        /// Money that was paid out came back from who received it.
        Return => "return",
        /// Money moved between funds.
        Transfer => "transfer",
        /// A part was taken for administration.
        Administer => "administer",
        /// An earlier transaction was undone.
        Reversal => "reversal",
    }
}

crate::text_enum! {
    /// The life of a fund.
    pub enum State {
        /// Awards may draw on it.
        Open => "open",
        /// No new promises; what was promised before may still be paid.
        Closed => "closed",
    }
}

impl State {
    /// Whether the fund may go from this state to another.
    pub fn may_become(self, next: Self) -> bool {
        self != next
    }
}

/// A fund: a donor's money for a purpose, in one currency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fund {
    /// Its id.
    pub id: FundId,
    /// Its short name in addresses, exports and tables: `WOMEN`.
    pub code: String,
    /// Its name.
    pub labels: Labels,
    /// The currency of all its postings.
    pub currency: Currency,
    /// Kinds of group it is for; any if empty.
    pub restricted_kinds: Vec<String>,
    /// Countries it is for; any if empty.
    pub restricted_countries: Vec<String>,
    /// Themes it is for; any if empty.
    pub restricted_themes: Vec<String>,
    /// Categories of budget it pays for; any if empty.
    pub restricted_categories: Vec<String>,
    /// What may be kept of what is received for administration, in hundredths of a percent.
    pub admin_share: u32,
    /// Whose rates apply; anybody's if empty.
    pub rate_source: Option<String>,
    /// Which day's rate applies.
    pub rate_day: RateDay,
    /// How its donor wants a half of the last digit to be rounded, once for each conversion.
    pub rounding: Rounding,
    /// What an award in another currency sets aside more, for exchange changes, in hundredths of a percent.
    pub exchange_margin: u32,
    /// First day on which awards may draw on it.
    pub starts_on: Option<NaiveDate>,
    /// Last day on which awards may draw on it.
    pub ends_on: Option<NaiveDate>,
    /// Where it stands.
    pub state: State,
}

impl Fund {
    /// The refusal of what the fund has not enough for, with its figures.
    pub fn lacks(&self, figures: &Figures, asked: Money) -> Refusal {
        Refusal::NotEnough {
            fund: self.code.as_str().into(),
            received: figures.received.into(),
            committed: figures.committed.into(),
            paid: figures.paid.into(),
            available: figures.available.into(),
            asked: asked.into(),
        }
    }
}

/// What people read of a fund, in its currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Figures {
    /// From donors, and from other funds less what went to them.
    pub received: Money,
    /// Offered to groups that have not said yes.
    pub offered: Money,
    /// Promised and not paid yet.
    pub committed: Money,
    /// Paid to grantees.
    pub paid: Money,
    /// Taken by banks.
    pub fees: Money,
    /// What payouts cost more than their promises were worth at the awards' own rates; negative where they cost less.
    pub exchange: Money,
    /// Kept for administration.
    pub administration: Money,
    /// Received less all of the above: what may still be promised. Never below nothing.
    pub available: Money,
}

/// Every fund, in order of code, as it was kept in memory. One query; two where they are not known.
fn known(tx: &mut Tx<'_>) -> Result<Arc<Vec<Fund>>, Stop> {
    let version = tx.programme()?;
    if let Some(funds) = tx.recall(0, version) {
        return Ok(funds);
    }
    let funds = store::list(tx)?;
    Ok(tx.remember(0, version, funds))
}

/// A fund by its id.
pub fn find(tx: &mut Tx<'_>, id: FundId) -> Result<Fund, Stop> {
    known(tx)?.iter().find(|fund| fund.id == id).cloned().ok_or(Stop::Missing)
}

/// A fund by its code.
pub fn by_code(tx: &mut Tx<'_>, code: &str) -> Result<Fund, Stop> {
    store::by_code(tx, code)?.ok_or(Stop::Missing)
}

/// All funds, in order of code.
pub fn list(tx: &mut Tx<'_>) -> Result<Vec<Fund>, Stop> {
    Ok(known(tx)?.to_vec())
}

/// A fund's figures at this moment.
pub fn figures(tx: &mut Tx<'_>, id: FundId) -> Result<Figures, Stop> {
    let currency = find(tx, id)?.currency;
    store::balances(tx, &[(id, currency)])?.get(&id).map_or_else(|| Err(Stop::Missing), |kept| Ok(kept.figures()?))
}

/// The figures of all these funds, in one query.
pub fn figures_of(tx: &mut Tx<'_>, funds: &[Fund]) -> Result<HashMap<FundId, Figures>, Stop> {
    let wanted: Vec<(FundId, Currency)> = funds.iter().map(|fund| (fund.id, fund.currency)).collect();
    let kept = store::balances(tx, &wanted)?;
    kept.into_iter().map(|(id, balances)| Ok((id, balances.figures()?))).collect()
}

crate::refusals! {
    /// Why a thing about money was refused.
    pub enum Refusal {
        /// A code is 2 to 20 capitals, digits and dashes, a letter first.
        CodeMalformed => "funds-code-malformed" at "code",
        /// Another fund has this code.
        CodeTaken => "funds-code-taken" at "code",
        /// No name in any language.
        NameMissing => "funds-name-missing" at "name",
        /// The end is before the start.
        PeriodBackwards => "funds-period-backwards" at "ends_on",
        /// A kind or country of a restriction is not a plain code.
        RestrictionMalformed => "funds-restriction-malformed" at "restricted_countries",
        /// Nothing, or less than nothing.
        AmountNotPositive => "funds-amount-not-positive" at "amount",
        /// More than can be counted.
        AmountTooLarge => "funds-amount-too-large" at "amount",
        /// A posting in another currency than the fund's.
        WrongCurrency { needed: Currency, given: Currency } => "funds-wrong-currency" at "amount",
        /// The fund would be overspent.
        NotEnough { fund: Box<str>, received: Box<Money>, committed: Box<Money>, paid: Box<Money>, available: Box<Money>, asked: Box<Money> } =>
            "funds-not-enough",
        /// More would be paid or taken back than was promised.
        NotCommitted { fund: Box<str>, committed: Money, asked: Money } => "funds-not-committed",
        /// The day has not come anywhere on earth.
        DayInFuture => "funds-day-in-future" at "on",
        /// Before the year 2000: a slip of the keyboard.
        DayTooEarly => "funds-day-too-early" at "on",
        /// No new promises on a closed fund.
        FundClosed { fund: String } => "funds-fund-closed",
        /// The fund's period does not hold this day.
        OutsidePeriod { fund: String, on: NaiveDate } => "funds-outside-period",
        /// The donor gave it for other kinds of group.
        KindRestricted { fund: String } => "funds-kind-restricted",
        /// The donor gave it for other countries.
        CountryRestricted { fund: String } => "funds-country-restricted",
        /// The donor gave it for other themes.
        ThemeRestricted { fund: String } => "funds-theme-restricted",
        /// The donor pays for other categories of budget.
        CategoryRestricted { fund: String, category: String, allowed: String } => "funds-category-restricted",
        /// More for administration than the donor's share.
        OverAdminShare { share: String, most: Money, taken: Money, asked: Money } => "funds-over-admin-share" at "amount",
        /// A share of the whole.
        ShareMalformed => "funds-share-malformed" at "admin_share",
        /// A contract without its number.
        ReferenceMissing => "funds-reference-missing" at "reference",
        /// The donor has a contract of this number.
        ReferenceTaken => "funds-reference-taken" at "reference",
        /// The promise belongs to another fund.
        PledgeOfOther => "funds-pledge-of-other" at "pledge",
        /// More than was promised.
        OverPledge { asked: Money, left: Money } => "funds-over-pledge" at "given",
        /// Less was given than arrived, in one currency.
        GivenLess { arrived: Money } => "funds-given-less" at "given",
        /// The month of this day is closed.
        PeriodClosed { period: String } => "funds-period-closed" at "on",
        /// Only a month that is over is closed.
        PeriodNotOver { period: String } => "funds-period-not-over" at "period",
        /// From a fund to itself.
        SameFund => "funds-same-fund" at "to",
        /// Within one currency as much arrives as leaves.
        TransferUneven => "funds-transfer-uneven" at "arrives",
        /// It takes two people.
        OwnProposal => "funds-own-proposal",
        /// Somebody was faster.
        AlreadyDecided => "funds-already-decided",
        /// Promises are still open.
        StillCommitted { committed: Money } => "funds-still-committed",
        /// It is so already.
        StateUnchanged => "funds-state-unchanged",
        /// A note of more than 500 characters.
        NoteTooLong => "funds-note-too-long" at "note",
        /// A reversal needs its reason.
        ReasonMissing => "funds-reason-missing" at "reason",
        /// It was reversed before.
        AlreadyReversed => "funds-already-reversed",
        /// Somebody has proposed the same, and nobody has decided.
        ReversalWaits { voucher: String } => "funds-reversal-waits",
        /// A reversal is not reversed: post anew.
        IsReversal => "funds-is-reversal",
        /// Dated before what it undoes.
        ReversalTooEarly { on: NaiveDate } => "funds-reversal-too-early" at "on",
        /// Only money received is reversed by one person.
        NotReceipt => "funds-not-receipt",
        /// Only what two people agreed on is reversed by two.
        NotAgreed => "funds-not-agreed",
        /// A rate without its source.
        SourceMissing => "funds-source-missing" at "source",
        /// A source of more than 120 characters.
        SourceTooLong => "funds-source-too-long" at "source",
        /// A file of rates of more than a mebibyte.
        RatesFileTooLarge => "funds-rates-file-too-large" at "file",
        /// Not the shape of a publisher that is read here.
        RatesFileUnknown => "funds-rates-file-unknown" at "file",
        /// Not whole, or not what its beginning says.
        RatesFileBroken { line: usize } => "funds-rates-file-broken" at "file",
        /// A part of a line cannot be read.
        RatesFileField { line: usize, field: String, value: String } => "funds-rates-file-field" at "file",
        /// One currency with two prices.
        RatesFileTwice { line: usize, currency: Currency } => "funds-rates-file-twice" at "file",
        /// The bank answered with another day's table.
        RatesFileOtherDay { found: NaiveDate, asked: NaiveDate } => "funds-rates-file-other-day" at "on",
        /// No rate in it that can be used.
        RatesFileEmpty => "funds-rates-file-empty" at "file",
        /// Everything in it was entered before.
        RatesFileKnown => "funds-rates-file-known" at "file",
        /// Some of its rates are out of the usual range, and nobody said that they are right.
        RatesFileOdd { n: usize } => "funds-rates-file-unusual" at "odd",
        /// The same, of the source the donor asks for.
        NoRateFrom { base: Currency, quote: Currency, on: NaiveDate, fund: String, source: String } => "funds-no-rate-from",
        /// No rate of that day or of the 400 days before it.
        NoRate { base: Currency, quote: Currency, on: NaiveDate } => "funds-no-rate",
    }
}
