//! What a line is: a transaction of the ledger, found by amount, day, reference and name; a side of a transfer between our
//! own accounts; a posting that is made for it; or a question.

use super::{Account, Line, LineState, Refusal, Said, accounts, store};
use crate::{
    audit,
    base::{
        BankAccountId, BankLineId, BankTransferId, Deed, FundId, Money, PayoutId, PersonId, Stop, Subject,
        TransactionId, fold, seal::Place,
    },
    db::{Tx, keys, tx::Quiet},
    funds::{self, Purpose, Voucher, receive},
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

    /// Counts a line that was settled just now.
    fn settle(&mut self, transaction: TransactionId, amount: Money) {
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

/// Loads a line with its account; nobody else settles anything until the end of the transaction.
pub(super) fn locked(tx: &mut Tx<'_>, id: BankLineId) -> Result<(Account, Line), Stop> {
    store::lock(tx)?;
    let row = store::line(tx, id)?;
    let account = accounts::find(tx, row.account_id)?;
    let line = accounts::open_lines(tx, &account, vec![row])?.remove(0);
    Ok((account, line))
}

/// Loads a line that still waits, with its account; nobody else settles anything until the end of the transaction.
fn hold(tx: &mut Tx<'_>, id: BankLineId) -> Result<(Account, Line, PersonId), Stop> {
    let me = tx.actor.person().ok_or(Stop::Forbidden)?;
    let (account, line) = locked(tx, id)?;
    if matches!(line.state, LineState::Open | LineState::Asked) {
        Ok((account, line, me))
    } else {
        Err(Refusal::Settled.into())
    }
}

pub(super) fn settled(tx: &Tx<'_>, me: PersonId, state: LineState) -> store::Outcome {
    store::Outcome {
        state,
        transaction_id: None,
        transfer_id: None,
        note: None,
        settled_by: Some(me),
        settled_at: Some(tx.now),
    }
}

/// Act: says that a line is a transaction of the ledger.
pub fn to_transaction(tx: &mut Tx<'_>, id: BankLineId, transaction: TransactionId) -> Result<(), Stop> {
    tx.permit(Deed::KeepBank)?;
    let (account, line, me) = hold(tx, id)?;
    let pool = Pool::load(tx, &account, std::slice::from_ref(&line))?;
    let fits = pool.0.iter().any(|known| known.transaction == transaction && known.takes(line.amount));
    if !fits {
        return Err(Refusal::DoesNotFit.into());
    }
    let row = store::Outcome { transaction_id: Some(transaction), ..settled(tx, me, LineState::Matched) };
    store::settle(tx, id, row)?;
    let details = serde_json::json!({ "amount": line.amount });
    audit::record(tx, audit::Event::new("bank.settle", id).with(details))?;
    Ok(())
}

/// Lines that are looked at in one go.
const SLICE: i64 = 500;

/// Act: settles every line of an account that is a transaction without doubt; gives how many.
pub fn all_exact(tx: &mut Tx<'_>, id: BankAccountId) -> Result<usize, Stop> {
    tx.permit(Deed::KeepBank)?;
    let me = tx.actor.person().ok_or(Stop::Forbidden)?;
    store::lock(tx)?;
    let account = accounts::find(tx, id)?;
    let rows = store::lines(tx, id, &[LineState::Open], None, SLICE)?;
    let lines = accounts::open_lines(tx, &account, rows)?;
    let mut pool = Pool::load(tx, &account, &lines)?;
    let mut count = 0;
    for line in &lines {
        let Some(found) = pool.exact(line) else { continue };
        let row = store::Outcome { transaction_id: Some(found.transaction), ..settled(tx, me, LineState::Matched) };
        store::settle(tx, line.id, row)?;
        pool.settle(found.transaction, line.amount);
        count += 1;
    }
    if count == 0 {
        tx.quiet(Quiet::Nothing);
    } else {
        let details = serde_json::json!({ "count": count });
        audit::record(tx, audit::Event::new("bank.settle_exact", id).with(details))?;
    }
    Ok(count)
}

/// Act: says that a line is its account's side of a transfer.
pub fn to_transfer(tx: &mut Tx<'_>, id: BankLineId, transfer: BankTransferId) -> Result<(), Stop> {
    tx.permit(Deed::KeepBank)?;
    let (account, line, me) = hold(tx, id)?;
    let open = store::transfers_of(tx, account.id)?;
    let row = open.iter().find(|row| row.id == transfer).ok_or(Refusal::DoesNotFit)?;
    let side = if row.from_account == account.id { -row.leaves_minor } else { row.arrives_minor };
    if side != line.amount.minor() {
        return Err(Refusal::DoesNotFit.into());
    }
    let row = store::Outcome { transfer_id: Some(transfer), ..settled(tx, me, LineState::Transfer) };
    store::settle(tx, id, row)?;
    let details = serde_json::json!({ "amount": line.amount });
    audit::record(tx, audit::Event::new("bank.settle", id).with(details))?;
    Ok(())
}

/// Act: posts a line to a fund: what came in as received, what went out as a bank's fee.
pub fn post(tx: &mut Tx<'_>, id: BankLineId, fund: FundId) -> Result<(), Stop> {
    tx.permit(Deed::KeepBank)?;
    let (_, line, me) = hold(tx, id)?;
    let words = [&line.said.reference, &line.said.name, &line.said.text].map(|text| text.trim());
    let note = words.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · ");
    let note: String = note.chars().take(receive::NOTE_MOST).collect();
    let transaction = if line.amount.is_positive() {
        receive::receive(tx, fund, line.amount, line.on, Some(&note))?
    } else {
        let fees = line.amount.negate().map_err(|_| Refusal::AmountMissing)?;
        funds::take_fees(tx, fund, fees, Subject::from(id), line.on)?
    };
    let row = store::Outcome { transaction_id: Some(transaction), ..settled(tx, me, LineState::Posted) };
    store::settle(tx, id, row)?;
    let details = serde_json::json!({ "amount": line.amount });
    audit::record(tx, audit::Event::new("bank.post", id).with(details))?;
    Ok(())
}

/// Act: asks what a line is.
pub fn ask(tx: &mut Tx<'_>, id: BankLineId, question: &str) -> Result<(), Stop> {
    tx.permit(Deed::KeepBank)?;
    let (_, _, me) = hold(tx, id)?;
    let question = question.trim();
    if question.is_empty() {
        return Err(Refusal::NoteMissing.into());
    }
    if question.chars().count() > accounts::TEXT_MOST {
        return Err(Refusal::TextTooLong { most: accounts::TEXT_MOST }.into());
    }
    let note = keys::house(tx)?.seal(Place::new("bank_lines.note", id.0), question)?;
    store::settle(tx, id, store::Outcome { note: Some(note), ..settled(tx, me, LineState::Asked) })?;
    audit::record(tx, audit::Event::new("bank.ask", id))?;
    Ok(())
}

/// Act: takes back what was said of a line. What was posted for it is reversed in the ledger first.
pub fn take_back(tx: &mut Tx<'_>, id: BankLineId) -> Result<(), Stop> {
    tx.permit(Deed::KeepBank)?;
    store::lock(tx)?;
    let row = store::line(tx, id)?;
    let typed = row.statement_id.is_none() && row.state == LineState::Transfer;
    let may = match row.state {
        LineState::Posted => is_undone(tx, row.transaction_id)?,
        LineState::Matched | LineState::Transfer | LineState::Asked => !typed,
        LineState::Open | LineState::Reversed | LineState::Opening => false,
    };
    if !may {
        return Err(Refusal::Settled.into());
    }
    let open = store::Outcome {
        state: LineState::Open,
        transaction_id: None,
        transfer_id: None,
        note: None,
        settled_by: None,
        settled_at: None,
    };
    store::settle(tx, id, open)?;
    audit::record(tx, audit::Event::new("bank.take_back", id))?;
    Ok(())
}

/// Whether what was posted for a line was reversed.
pub(super) fn is_undone(tx: &mut Tx<'_>, transaction: Option<TransactionId>) -> Result<bool, Stop> {
    transaction.map_or(Ok(false), |id| funds::views::is_reversed(tx, id))
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
