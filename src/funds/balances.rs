//! The balances of one fund's accounts, and the rules that hold for them whatever is posted: pure, no database.

use super::{Account, Figures, Fund, Refusal, ledger::Entry};
use crate::base::{Currency, FundId, Money, money::MoneyError};
use std::collections::BTreeMap;

/// The balances of one fund's accounts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Balances {
    currency: Currency,
    minor: BTreeMap<Account, i64>,
}

impl Balances {
    /// Nothing on any account.
    pub fn none(currency: Currency) -> Self {
        Self { currency, minor: BTreeMap::new() }
    }

    pub(super) fn set(&mut self, account: Account, minor: i64) {
        self.minor.insert(account, minor);
    }

    /// An account's balance; a credit is negative.
    pub fn of(&self, account: Account) -> Money {
        Money::from_minor(self.minor.get(&account).copied().unwrap_or(0), self.currency)
    }

    /// The accounts whose balance differs from what it was, with the new balance.
    pub(super) fn changed(&self, was: &Self) -> Vec<(Account, Money)> {
        let all = self.minor.iter().filter(|(account, minor)| was.minor.get(account) != Some(minor));
        all.map(|(account, minor)| (*account, Money::from_minor(*minor, self.currency))).collect()
    }

    fn add(&mut self, account: Account, amount: Money) -> Result<(), MoneyError> {
        let sum = self.of(account).checked_add(amount)?;
        self.set(account, sum.minor());
        Ok(())
    }

    /// What people read.
    pub fn figures(&self) -> Result<Figures, Refusal> {
        self.made().map_err(refused)
    }

    fn made(&self) -> Result<Figures, MoneyError> {
        let received = self.of(Account::Received).checked_add(self.of(Account::Transferred))?.negate()?;
        let (committed, paid, fees) = (self.of(Account::Committed), self.of(Account::Paid), self.of(Account::Fees));
        let (administration, offered) = (self.of(Account::Administration), self.of(Account::Offered));
        let exchange = self.of(Account::Exchange);
        let spent = [offered, paid, fees, exchange, administration]
            .iter()
            .try_fold(committed, |sum, one| sum.checked_add(*one))?;
        let available = received.checked_sub(spent)?;
        Ok(Figures { received, offered, committed, paid, fees, exchange, administration, available })
    }
}

pub(super) fn refused(error: MoneyError) -> Refusal {
    match error {
        MoneyError::CurrencyMismatch { left, right } => Refusal::WrongCurrency { needed: left, given: right },
        _ => Refusal::AmountTooLarge,
    }
}

/// The balances of a fund after its entries: never overspent, and never more paid or taken back than was promised or
/// offered.
pub(super) fn after(fund: &Fund, before: &Balances, entries: &[Entry]) -> Result<Balances, Refusal> {
    let mut after = before.clone();
    for entry in entries {
        after.add(entry.account, entry.amount).map_err(refused)?;
    }
    let (was, is) = (before.figures()?, after.figures()?);
    let less = |was: Money, is: Money| was.checked_sub(is).map_err(refused);
    if is.available.is_negative() {
        return Err(fund.lacks(&was, less(was.available, is.available)?));
    }
    for (was, is) in [(was.committed, is.committed), (was.offered, is.offered)] {
        if is.is_negative() {
            let code = fund.code.as_str().into();
            return Err(Refusal::NotCommitted { fund: code, committed: was, asked: less(was, is)? });
        }
    }
    Ok(after)
}

/// Both sides of one movement within a fund.
pub(super) fn between(fund: FundId, debit: Account, credit: Account, amount: Money) -> Result<[Entry; 2], Refusal> {
    let minus = amount.negate().map_err(refused)?;
    Ok([Entry { fund, account: debit, amount }, Entry { fund, account: credit, amount: minus }])
}

#[cfg(test)]
mod tests {
    use super::{super::terms::tests::a_fund as fund, *};
    use proptest::prelude::*;

    const FUND: FundId = FundId(1);

    fn eur(minor: i64) -> Money {
        Money::from_minor(minor, Currency::EUR)
    }

    fn after(before: &Balances, entries: &[Entry]) -> Result<Balances, Refusal> {
        super::after(&fund(), before, entries)
    }

    /// Received, committed, paid and available beside what was asked.
    fn lacking([received, committed, paid, available]: [i64; 4], asked: i64) -> Refusal {
        let boxed = |minor| Box::new(eur(minor));
        let [received, committed, paid, available] = [received, committed, paid, available].map(boxed);
        Refusal::NotEnough { fund: "WOMEN".into(), received, committed, paid, available, asked: boxed(asked) }
    }

    fn entries(moves: &[(Account, Account, i64)]) -> Vec<Entry> {
        moves.iter().flat_map(|(debit, credit, minor)| between(FUND, *debit, *credit, eur(*minor)).unwrap()).collect()
    }

    fn received(minor: i64) -> Balances {
        let start = Balances::none(Currency::EUR);
        after(&start, &entries(&[(Account::Bank, Account::Received, minor)])).unwrap()
    }

    fn figures(balances: &Balances) -> [i64; 5] {
        let all = balances.figures().unwrap();
        [all.received, all.committed, all.paid, all.fees, all.available].map(|money| money.minor())
    }

    #[test]
    fn a_promise_moves_from_available_to_committed_and_a_payout_to_paid() {
        let start = received(1_000);
        assert_eq!(figures(&start), [1_000, 0, 0, 0, 1_000]);
        let promised = after(&start, &entries(&[(Account::Committed, Account::Reserve, 400)])).unwrap();
        assert_eq!(figures(&promised), [1_000, 400, 0, 0, 600]);
        let moves = [
            (Account::Reserve, Account::Committed, 300),
            (Account::Paid, Account::Bank, 300),
            (Account::Fees, Account::Bank, 7),
        ];
        let paid = after(&promised, &entries(&moves)).unwrap();
        assert_eq!(figures(&paid), [1_000, 100, 300, 7, 593]);
        assert_eq!(paid.of(Account::Bank), eur(693));
        let released = after(&paid, &entries(&[(Account::Reserve, Account::Committed, 100)])).unwrap();
        assert_eq!(figures(&released), [1_000, 0, 300, 7, 693]);
    }

    #[test]
    fn what_is_offered_is_not_available_and_becomes_a_promise_or_comes_back() {
        let start = received(1_000);
        let offered = after(&start, &entries(&[(Account::Offered, Account::Reserve, 700)])).unwrap();
        assert_eq!(figures(&offered), [1_000, 0, 0, 0, 300]);
        let again = entries(&[(Account::Offered, Account::Reserve, 301)]);
        assert_eq!(after(&offered, &again), Err(lacking([1_000, 0, 0, 300], 301)));
        let yes = [(Account::Reserve, Account::Offered, 700), (Account::Committed, Account::Reserve, 700)];
        assert_eq!(figures(&after(&offered, &entries(&yes)).unwrap()), [1_000, 700, 0, 0, 300]);
        let no = after(&offered, &entries(&[(Account::Reserve, Account::Offered, 700)])).unwrap();
        assert_eq!(figures(&no), [1_000, 0, 0, 0, 1_000]);
        let twice = entries(&[(Account::Reserve, Account::Offered, 1)]);
        assert_eq!(
            after(&no, &twice),
            Err(Refusal::NotCommitted { fund: "WOMEN".into(), committed: eur(0), asked: eur(1) })
        );
    }

    #[test]
    fn what_would_overspend_is_refused_with_the_figures() {
        let start = received(1_000);
        let promise = |minor| entries(&[(Account::Committed, Account::Reserve, minor)]);
        assert!(after(&start, &promise(1_000)).is_ok());
        let refusal = lacking([1_000, 0, 0, 1_000], 1_001);
        assert_eq!(after(&start, &promise(1_001)), Err(refusal));
        let fee = entries(&[(Account::Fees, Account::Bank, 1)]);
        let spent = after(&start, &promise(1_000)).unwrap();
        assert_eq!(after(&spent, &fee), Err(lacking([1_000, 1_000, 0, 0], 1)));
        let pay = entries(&[(Account::Reserve, Account::Committed, 1_001), (Account::Paid, Account::Bank, 1_001)]);
        assert_eq!(
            after(&spent, &pay),
            Err(Refusal::NotCommitted { fund: "WOMEN".into(), committed: eur(1_000), asked: eur(1_001) })
        );
        let undone = entries(&[(Account::Received, Account::Bank, 1)]);
        assert_eq!(after(&spent, &undone), Err(lacking([1_000, 1_000, 0, 0], 1)));
    }

    #[test]
    fn another_currency_and_what_cannot_be_counted_are_refused() {
        let som = Money::from_minor(5, Currency::KGS);
        let foreign = between(FUND, Account::Bank, Account::Received, som).unwrap();
        let refusal = Refusal::WrongCurrency { needed: Currency::EUR, given: Currency::KGS };
        assert_eq!(after(&received(1), &foreign), Err(refusal));
        let much = entries(&[(Account::Bank, Account::Received, i64::MAX)]);
        assert_eq!(after(&received(1), &much), Err(Refusal::AmountTooLarge));
        assert_eq!(between(FUND, Account::Bank, Account::Paid, eur(i64::MIN)), Err(Refusal::AmountTooLarge));
    }

    proptest! {
        #[test]
        fn no_run_of_movements_overspends(moves in prop::collection::vec((0..5_u8, 1..500_i64), 1..60)) {
            let mut balances = Balances::none(Currency::EUR);
            for (kind, minor) in moves {
                let entries = match kind {
                    0 => entries(&[(Account::Bank, Account::Received, minor)]),
                    1 => entries(&[(Account::Committed, Account::Reserve, minor)]),
                    2 => entries(&[(Account::Reserve, Account::Committed, minor)]),
                    3 => entries(&[(Account::Reserve, Account::Committed, minor), (Account::Paid, Account::Bank, minor)]),
                    _ => entries(&[(Account::Fees, Account::Bank, minor)]),
                };
                if let Ok(next) = after(&balances, &entries) {
                    balances = next;
                }
                let [received, committed, paid, fees, available] = figures(&balances);
                prop_assert!(available >= 0 && committed >= 0 && paid >= 0 && fees >= 0);
                prop_assert_eq!(available, received - committed - paid - fees);
                prop_assert_eq!(balances.of(Account::Bank).minor(), received - paid - fees);
                prop_assert_eq!(balances.of(Account::Reserve).minor(), -committed);
            }
        }
    }
}
