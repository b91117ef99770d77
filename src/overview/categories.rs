//! Budget against spending by category: what the grants that a fund carries were given for, and what of it the groups'
//! last accepted reports say was spent. What is paid and in no accepted report is said as such, never guessed.

use super::donor::Grant;
use crate::{
    awards::{Share, views::Carried},
    base::{
        AwardId, Currency, Money, Rate, Stop,
        money::{MoneyError, Rounding, split},
    },
    db::Tx,
    funds::Fund,
    reports::spending::{self, Spending},
};
use std::collections::{BTreeMap, HashMap};

/// A category over all grants, in the fund's currency.
#[derive(Clone, Debug, PartialEq)]
pub struct Category {
    /// Choice code; empty where a grant has no budget by category.
    pub code: String,
    /// Set aside for it.
    pub budget: Money,
    /// Spent of it, as the last accepted reports say.
    pub spent: Money,
}

/// What one grant's group has reported.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Reported {
    /// So much was spent of what this fund gave, in the fund's currency.
    Spent(Money),
    /// No report is accepted yet.
    Nothing,
    /// A report is accepted, and no rate leads from its currency to the fund's.
    NoRate,
}

/// Budget and spending by category.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Categories {
    /// By category, in order of code.
    pub lines: Vec<Category>,
    /// By grant.
    pub reported: HashMap<AwardId, Reported>,
}

fn broken(error: MoneyError) -> Stop {
    Stop::broken(format!("categories do not add up: {error}"))
}

fn weight(amount: Money) -> u64 {
    u64::try_from(amount.minor()).unwrap_or(0)
}

/// An amount in another currency, by a rate that joins the two; `None` by any other.
fn exchange(amount: Money, to: Currency, rate: Option<&Rate>, rounding: Rounding) -> Result<Option<Money>, Stop> {
    if amount.currency() == to {
        return Ok(Some(amount));
    }
    let fits = |rate: &&Rate| {
        let pair = (rate.base(), rate.quote());
        pair == (amount.currency(), to) || pair == (to, amount.currency())
    };
    let rate = rate.filter(fits);
    rate.map(|rate| rate.convert(amount, rounding).map_err(broken)).transpose()
}

/// The rate of all that was debited for a grant against all that arrived in the currency of its report.
fn effective(sent: &[(Money, Money)], fund: Currency, local: Currency) -> Result<Option<Rate>, Stop> {
    let mine: Vec<&(Money, Money)> =
        sent.iter().filter(|(debited, received)| (debited.currency(), received.currency()) == (fund, local)).collect();
    let debited = Money::sum(mine.iter().map(|(debited, _)| *debited), fund).map_err(broken)?;
    let received = Money::sum(mine.iter().map(|(_, received)| *received), local).map_err(broken)?;
    Ok(Rate::derived(debited, received))
}

/// What one fund carries of what was spent, where several carry the grant: as what they set aside for it stands to each
/// other, in the grant's currency. Those are weights and no figures: every fund's report rounds them the same way, whatever
/// its donor's rule, so that the parts of all funds add up to what was spent.
fn part(spent: Money, own: &Share, shares: &[Share], grant: Currency) -> Result<Option<Money>, Stop> {
    if shares.len() < 2 {
        return Ok(Some(spent));
    }
    let mut weights = Vec::with_capacity(shares.len());
    for share in shares {
        let rate = share.rate.as_ref().map(|used| &used.rate);
        let Some(worth) = exchange(share.committed, grant, rate, Rounding::HalfUp)? else { return Ok(None) };
        weights.push(weight(worth));
    }
    let Some(at) = shares.iter().position(|share| share.fund == own.fund) else { return Ok(None) };
    if weights.iter().all(|weight| *weight == 0) {
        return Ok(None);
    }
    Ok(split(&spent, &weights).map_err(broken)?.get(at).copied())
}

/// What a fund set aside, over the categories of the grant's budget, to the last unit.
fn budgeted(committed: Money, planned: &[(String, Money)]) -> Result<Vec<(String, Money)>, Stop> {
    let weights: Vec<u64> = planned.iter().map(|(_, amount)| weight(*amount)).collect();
    if weights.iter().all(|weight| *weight == 0) {
        return Ok(vec![(String::new(), committed)]);
    }
    let parts = split(&committed, &weights).map_err(broken)?;
    Ok(planned.iter().map(|(code, _)| code.clone()).zip(parts).collect())
}

/// What a report says was spent by category, as this fund's part in its currency by its rounding; `None` where no rate
/// leads there.
fn spent_of(
    spent: &[(String, Money)],
    (own, rounding): (&Share, Rounding),
    shares: &[Share],
    grant: Currency,
    sent: &[(Money, Money)],
) -> Result<Option<Vec<(String, Money)>>, Stop> {
    let fund = own.committed.currency();
    let mut found = Vec::with_capacity(spent.len());
    for (code, amount) in spent {
        let effective = effective(sent, fund, amount.currency())?;
        let rate = effective.as_ref().or(own.rate.as_ref().map(|used| &used.rate));
        let Some(mine) = part(*amount, own, shares, grant)? else { return Ok(None) };
        let Some(worth) = exchange(mine, fund, rate, rounding)? else { return Ok(None) };
        found.push((code.clone(), worth));
    }
    Ok(Some(found))
}

/// Adds grants of a fund up by category, with what was sent for each. A step of the report.
pub(super) fn of_grants(
    tx: &mut Tx<'_>,
    fund: &Fund,
    carried: &[&Carried],
    sent: &HashMap<AwardId, Vec<(Money, Money)>>,
) -> Result<Categories, Stop> {
    let granted: Vec<_> = carried.iter().map(|one| (one.id, one.application, one.amount)).collect();
    let spending = spending::of_awards(tx, &granted)?;
    let mut found = Categories::default();
    let mut sums: BTreeMap<String, (Money, Money)> = BTreeMap::new();
    for one in carried {
        let own = &one.own;
        let zero = Money::zero(own.committed.currency());
        let none = Spending::default();
        let mine = spending.get(&one.id).unwrap_or(&none);
        let sent = sent.get(&one.id).map_or(&[][..], Vec::as_slice);
        for (code, amount) in budgeted(own.committed, &mine.planned)? {
            let sum = sums.entry(code).or_insert((zero, zero));
            sum.0 = sum.0.checked_add(amount).map_err(broken)?;
        }
        let reported = match &mine.spent {
            None => Reported::Nothing,
            Some(spent) => match spent_of(spent, (own, fund.rounding), &one.shares, one.amount.currency(), sent)? {
                None => Reported::NoRate,
                Some(spent) => {
                    let mut whole = zero;
                    for (code, amount) in spent {
                        whole = whole.checked_add(amount).map_err(broken)?;
                        let sum = sums.entry(code).or_insert((zero, zero));
                        sum.1 = sum.1.checked_add(amount).map_err(broken)?;
                    }
                    Reported::Spent(whole)
                }
            },
        };
        found.reported.insert(one.id, reported);
    }
    let line = |(code, (budget, spent)): (String, (Money, Money))| Category { code, budget, spent };
    found.lines = sums.into_iter().map(line).collect();
    Ok(found)
}

impl Categories {
    /// What was reported as spent of a grant; nothing where nothing was.
    pub fn spent(&self, grant: &Grant) -> Money {
        match self.reported.get(&grant.award) {
            Some(Reported::Spent(spent)) => *spent,
            _ => Money::zero(grant.paid.currency()),
        }
    }

    /// Paid until now, and in no accepted report.
    pub fn unreported(&self, grant: &Grant) -> Result<Money, Stop> {
        let rest = grant.paid.checked_sub(self.spent(grant)).map_err(broken)?;
        Ok(if rest.is_negative() { Money::zero(grant.paid.currency()) } else { rest })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{awards::RateUsed, base::FundId};

    fn money(minor: i64, currency: Currency) -> Money {
        Money::from_minor(minor, currency)
    }

    fn share(fund: i64, committed: Money, rate: Option<Rate>) -> Share {
        let used = |rate| RateUsed { rate, on: chrono::NaiveDate::default(), source: "NBT".into() };
        Share {
            fund: FundId(fund),
            committed,
            paid: Money::zero(committed.currency()),
            rate: rate.map(used),
            margin: 0,
        }
    }

    #[test]
    fn what_is_set_aside_is_divided_as_the_budget_is() {
        let planned =
            [("rent".to_owned(), money(200, Currency::TJS)), ("people".to_owned(), money(100, Currency::TJS))];
        let parts = budgeted(money(1_000, Currency::EUR), &planned).unwrap();
        assert_eq!(parts[0], ("rent".to_owned(), money(667, Currency::EUR)));
        assert_eq!(parts[1], ("people".to_owned(), money(333, Currency::EUR)));
        assert_eq!(budgeted(money(5, Currency::EUR), &[]).unwrap(), [(String::new(), money(5, Currency::EUR))]);
    }

    #[test]
    fn spending_is_worth_what_the_money_that_arrived_had_cost_and_without_a_rate_nothing_is_guessed() {
        let (eur, tjs) = (Currency::EUR, Currency::TJS);
        let own = share(1, money(10_000, eur), None);
        let spent = [("rent".to_owned(), money(60_000, tjs))];
        let of = |own: &Share, sent: &[(Money, Money)]| {
            let own_share = (own, Rounding::HalfUp);
            spent_of(&spent, own_share, std::slice::from_ref(own), tjs, sent).unwrap().map(|all| all[0].1.minor())
        };
        assert_eq!(of(&own, &[(money(10_000, eur), money(120_000, tjs))]), Some(5_000));
        assert_eq!(of(&own, &[]), None);
        let agreed = Rate::new(eur, tjs, 10.into(), 1).unwrap();
        assert_eq!(of(&share(1, money(10_000, eur), Some(agreed)), &[]), Some(6_000));
    }

    #[test]
    fn halves_of_what_was_spent_go_as_the_funds_donor_says() {
        let (eur, tjs) = (Currency::EUR, Currency::TJS);
        let two = Rate::new(eur, tjs, 2.into(), 1).unwrap();
        let own = share(1, money(10_000, eur), Some(two));
        let spent = [("rent".to_owned(), money(5, tjs))];
        let of = |rounding| spent_of(&spent, (&own, rounding), std::slice::from_ref(&own), tjs, &[]).unwrap().unwrap();
        assert_eq!(of(Rounding::HalfUp)[0].1.minor(), 3);
        assert_eq!(of(Rounding::HalfEven)[0].1.minor(), 2);
    }

    #[test]
    fn of_two_funds_each_carries_its_part() {
        let eur = Currency::EUR;
        let shares = [share(1, money(200, eur), None), share(2, money(100, eur), None)];
        let of = |own: &Share| part(money(100, eur), own, &shares, eur).unwrap().unwrap().minor();
        assert_eq!((of(&shares[0]), of(&shares[1])), (67, 33));
    }
}
