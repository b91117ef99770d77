//! The transactions of the ledger that a line may be, found by amount, day, reference and name.

use super::{Account, Line, Said, store};
use crate::{
    base::{Money, PayoutId, Stop, TransactionId, fold, seal::Place},
    db::{Tx, keys},
    funds::{Purpose, Voucher},
    payouts,
    sanctions::likeness,
};
use chrono::{Duration, NaiveDate};
use std::collections::HashMap;

/// How far a transaction's day may be from the bank's.
const DAYS: i64 = 31;
/// The points a likeness is made of.
const AMOUNT: u32 = 40;
const REFERENCE: u32 = 35;
const SAME_DAY: u32 = 15;
const NEAR_DAY: u32 = 10;
const WEEK: u32 = 5;
const NAME: u32 = 10;
/// Amount, reference, and a day within the week.
pub const EXACT: u32 = AMOUNT + REFERENCE + WEEK;
/// Letters a reference has at least to be looked for within other words.
const REFERENCE_LEAST: usize = 5;

/// A transaction that a line may be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Its id.
    pub transaction: TransactionId,
    /// Its voucher.
    pub voucher: Voucher,
    /// Its day.
    pub on: NaiveDate,
    /// Why it was posted.
    pub purpose: Purpose,
    /// The payout it is of.
    pub payout: Option<PayoutId>,
    /// Its reference, as it was recorded.
    pub reference: String,
    /// Who received it.
    pub name: String,
    /// Points of a hundred.
    pub score: u32,
}

/// A transaction's sides on the bank account, with what is known of it.
#[derive(Clone, Debug)]
struct Known {
    transaction: TransactionId,
    voucher: Voucher,
    on: NaiveDate,
    purpose: Purpose,
    payout: Option<PayoutId>,
    facts: payouts::BankFacts,
    /// Each side by itself: the payout and its fees may be two lines.
    sides: Vec<i64>,
    /// What lines were settled against it already.
    settled: i64,
}

/// The transactions that lines of an account may be, loaded at once.
#[derive(Clone, Debug)]
pub struct Pool(Vec<Known>);

impl Pool {
    /// Loads them for some days. A step of eight queries.
    pub fn load(tx: &mut Tx<'_>, account: &Account, lines: &[Line]) -> Result<Self, Stop> {
        let (Some(first), Some(last)) = (lines.iter().map(|one| one.on).min(), lines.iter().map(|one| one.on).max())
        else {
            return Ok(Self(Vec::new()));
        };
        let days = (first - Duration::days(DAYS), last + Duration::days(DAYS));
        let sides = store::bank_sides(tx, account.currency, days, None)?;
        Self::of(tx, sides)
    }

    fn of(tx: &mut Tx<'_>, sides: Vec<store::BankSide>) -> Result<Self, Stop> {
        let mut known: Vec<Known> = Vec::new();
        let mut places: HashMap<TransactionId, usize> = HashMap::new();
        let mut memos = HashMap::new();
        for side in sides {
            if let Some(place) = places.get(&side.transaction) {
                known[*place].sides.push(side.minor);
                continue;
            }
            places.insert(side.transaction, known.len());
            let payout = (side.subject.0 == "payout").then_some(PayoutId(side.subject.1));
            if let Some(memo) = side.memo {
                memos.insert(side.transaction, memo);
            }
            known.push(Known {
                transaction: side.transaction,
                voucher: Voucher { year: side.voucher.0, number: side.voucher.1 },
                on: side.on,
                purpose: side.purpose,
                payout,
                facts: payouts::BankFacts::default(),
                sides: vec![side.minor],
                settled: 0,
            });
        }
        let ids: Vec<TransactionId> = known.iter().map(|one| one.transaction).collect();
        let payouts: Vec<PayoutId> = known.iter().filter_map(|one| one.payout).collect();
        let facts = payouts::bank_facts(tx, &payouts)?;
        let key = if memos.is_empty() { None } else { Some(keys::open(tx, keys::HOUSE_KEY)?) };
        for one in &mut known {
            if let Some(found) = one.payout.and_then(|payout| facts.get(&payout)) {
                one.facts = found.clone();
            }
            if let (Some(key), Some(memo)) = (&key, memos.get(&one.transaction)) {
                one.facts.purpose = key.open(Place::new("ledger_transactions.memo", one.transaction.0), memo)?;
            }
        }
        for (id, minor) in store::settled_against(tx, &ids)? {
            if let Some(place) = places.get(&id) {
                known[*place].settled += minor;
            }
        }
        Ok(Self(known))
    }

    /// What a line may be, the likeliest first.
    pub fn candidates(&self, line: &Line) -> Vec<Candidate> {
        let fitting = self.0.iter().filter(|known| known.takes(line.amount));
        let mut found: Vec<Candidate> = fitting.map(|known| known.candidate(line)).collect();
        found.sort_by_key(|one| (std::cmp::Reverse(one.score), one.voucher));
        found.truncate(10);
        found
    }

    /// The one that a line is without doubt: amount, reference and week agree, and no other is like it.
    pub fn exact(&self, line: &Line) -> Option<Candidate> {
        let mut found = self.candidates(line).into_iter().filter(|one| one.score >= EXACT);
        let first = found.next()?;
        found.next().is_none().then_some(first)
    }

    /// Whether a line of this amount may be a transaction.
    pub(super) fn fits(&self, transaction: TransactionId, amount: Money) -> bool {
        self.0.iter().any(|known| known.transaction == transaction && known.takes(amount))
    }

    /// Counts a line that was settled just now.
    pub(super) fn settle(&mut self, transaction: TransactionId, amount: Money) {
        if let Some(known) = self.0.iter_mut().find(|known| known.transaction == transaction) {
            known.settled += amount.minor();
        }
    }
}

impl Known {
    /// Whether a line of this amount may be it, or one side of it, beside the lines it has.
    fn takes(&self, amount: Money) -> bool {
        let (minor, whole) = (amount.minor(), self.sides.iter().sum::<i64>());
        let part = minor == whole || self.sides.contains(&minor);
        let left = whole - self.settled;
        part && minor.signum() == left.signum() && minor.abs() <= left.abs()
    }

    fn candidate(&self, line: &Line) -> Candidate {
        Candidate {
            transaction: self.transaction,
            voucher: self.voucher,
            on: self.on,
            purpose: self.purpose,
            payout: self.payout,
            reference: self.facts.reference.clone(),
            name: self.facts.payee.clone(),
            score: score(&line.said, line.on, &self.facts, self.on),
        }
    }
}

/// How alike a line and a transaction of the same amount are.
fn score(said: &Said, on: NaiveDate, facts: &payouts::BankFacts, posted_on: NaiveDate) -> u32 {
    let days = match (on - posted_on).num_days().abs() {
        0 => SAME_DAY,
        1..=3 => NEAR_DAY,
        4..=7 => WEEK,
        _ => 0,
    };
    let bare = |text: &str| fold::fold(text).chars().filter(|letter| letter.is_alphanumeric()).collect::<String>();
    let ours = bare(&facts.reference);
    let theirs = [&said.reference, &said.own_reference].map(|text| bare(text));
    let within = |long: &str, short: &str| short.len() >= REFERENCE_LEAST && long.contains(short);
    let named = !ours.is_empty() && theirs.contains(&ours)
        || theirs.iter().chain([&bare(&said.text)]).any(|text| within(text, &ours));
    // What was written with a receipt often holds the bank's reference.
    let noted = theirs.iter().any(|one| within(&bare(&facts.purpose), one));
    let alike = likeness::likeness(&likeness::words(&said.name), &likeness::words(&facts.payee)) >= likeness::HIT;
    AMOUNT + days + if named || noted { REFERENCE } else { 0 } + if alike { NAME } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn said(reference: &str, name: &str, text: &str) -> Said {
        Said { reference: reference.into(), name: name.into(), text: text.into(), ..Said::default() }
    }

    #[test]
    fn reference_day_and_name_add_to_the_amount() {
        let facts = payouts::BankFacts {
            reference: "FT 20-077".into(),
            payee: "Айгүл Осмонова".into(),
            purpose: "REF 99887 of the donor".into(),
        };
        let on = day("2020-05-10");
        let of = |said: &Said, days: i64| score(said, on + Duration::days(days), &facts, on);
        assert_eq!(of(&said("ft20077", "AIGUL OSMONOVA", ""), 0), 100);
        assert_eq!(of(&said("other", "AIGUL OSMONOVA", ""), 2), AMOUNT + NEAR_DAY + NAME);
        assert_eq!(of(&said("", "", "payment FT20-077 of May"), 7), EXACT);
        assert_eq!(of(&said("99887", "", ""), 20), AMOUNT + REFERENCE);
        assert_eq!(of(&said("", "Somebody Else", ""), -9), AMOUNT);
    }

    #[test]
    fn a_transaction_takes_its_whole_or_its_sides_and_no_more_than_is_left() {
        let eur = |minor| Money::from_minor(minor, crate::base::Currency::EUR);
        let mut known = Known {
            transaction: TransactionId(1),
            voucher: Voucher { year: 2020, number: 1 },
            on: day("2020-05-10"),
            purpose: Purpose::Pay,
            payout: None,
            facts: payouts::BankFacts::default(),
            sides: vec![-100_000, -200],
            settled: 0,
        };
        for (minor, takes) in [(-100_200, true), (-100_000, true), (-200, true), (100_000, false), (-100_100, false)] {
            assert_eq!(known.takes(eur(minor)), takes, "{minor}");
        }
        known.settled = -100_000;
        assert!(known.takes(eur(-200)) && !known.takes(eur(-100_000)) && !known.takes(eur(-100_200)));
        known.settled = -100_200;
        assert!(!known.takes(eur(-200)));
    }
}
