//! The walk down the ranking with the money there is: who would get how much from which fund, by the rule that was chosen
//! beforehand. Pure, but for what it is told of funds; nothing is committed here.

use super::Walk;
use crate::{
    base::{ApplicationId, Currency, FundId, Money, Rate, money::split},
    funds::{Fund, Use},
};
use std::collections::HashMap;

/// A fund with what may still be promised of it.
#[derive(Clone, Debug)]
pub struct Purse {
    /// The fund.
    pub fund: Fund,
    /// What is left.
    pub left: Money,
}

/// An application in the order of the walk.
#[derive(Clone, Debug)]
pub struct Claim {
    /// Which.
    pub application: ApplicationId,
    /// What its money is for: a fund pays only for what its donor's terms allow.
    pub purpose: Use,
    /// What members recommend, else what was asked.
    pub wanted: Option<Money>,
    /// Whether its score is enough for a grant.
    pub is_enough: bool,
}

/// What an application would get.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Grant {
    /// From which fund.
    pub fund: FundId,
    /// How much, in the application's currency.
    pub amount: Money,
    /// How much of the fund.
    pub charged: Money,
    /// Whether it is less than was wanted.
    pub is_reduced: bool,
}

/// What came of a walk.
#[derive(Clone, Debug, Default)]
pub struct Allocation {
    /// Who would get what.
    pub grants: HashMap<ApplicationId, Grant>,
    /// The funds with what would be left.
    pub purses: Vec<Purse>,
    /// Those that score enough and would get nothing: the line runs above the first of them.
    pub without: Vec<ApplicationId>,
}

/// Rates between the currencies of applications and of funds: from the first to the second.
pub type Rates = HashMap<(Currency, Currency), Rate>;

/// What an amount takes from a fund, with the margin for exchange changes; `None` without a rate.
fn charge(amount: Money, fund: &Fund, rates: &Rates) -> Option<Money> {
    if amount.currency() == fund.currency {
        return Some(amount);
    }
    fund.reserve(amount, rates.get(&(amount.currency(), fund.currency))?, fund.exchange_margin).ok()
}

/// What all that is left of a fund comes to in another currency, the margin for exchange changes apart.
fn worth(left: Money, fund: &Fund, currency: Currency, rates: &Rates) -> Option<Money> {
    if left.currency() == currency {
        return Some(left);
    }
    let apart = split(&left, &[10_000, fund.exchange_margin.into()]).ok()?;
    fund.worth(*apart.first()?, rates.get(&(left.currency(), currency))?).ok()
}

/// The first fund that may pay for it and holds enough.
fn whole(claim: &Claim, wanted: Money, purses: &[Purse], rates: &Rates) -> Option<(usize, Money)> {
    purses.iter().enumerate().find_map(|(place, purse)| {
        purse.fund.allows(&claim.purpose).ok()?;
        let charged = charge(wanted, &purse.fund, rates)?;
        (charged.minor() <= purse.left.minor()).then_some((place, charged))
    })
}

/// What is left of the first fund that may pay for it and holds anything.
fn rest(claim: &Claim, wanted: Money, purses: &[Purse], rates: &Rates) -> Option<(usize, Money, Money)> {
    purses.iter().enumerate().find_map(|(place, purse)| {
        purse.fund.allows(&claim.purpose).ok()?;
        let amount = worth(purse.left, &purse.fund, wanted.currency(), rates)?;
        (purse.left.is_positive() && amount.is_positive()).then_some((place, amount, purse.left))
    })
}

/// Walks down the claims, the best first.
pub fn walk(claims: &[Claim], mut purses: Vec<Purse>, rates: &Rates, rule: Walk) -> Allocation {
    let mut allocation = Allocation::default();
    let mut stopped = false;
    for claim in claims.iter().filter(|claim| claim.is_enough) {
        let Some(wanted) = claim.wanted.filter(Money::is_positive) else { continue };
        let mut given = None;
        if !stopped {
            let fitting = whole(claim, wanted, &purses, rates).map(|(place, charged)| (place, wanted, charged));
            // The first that does not fit ends the walk, but where it is passed over.
            stopped = fitting.is_none() && rule != Walk::Skip;
            let reduced = || rest(claim, wanted, &purses, rates).filter(|_| rule == Walk::Reduce);
            given = fitting.or_else(reduced);
        }
        let Some((place, amount, charged)) = given else {
            allocation.without.push(claim.application);
            continue;
        };
        let purse = &mut purses[place];
        purse.left = purse.left.checked_sub(charged).unwrap_or(purse.left);
        let grant = Grant { fund: purse.fund.id, amount, charged, is_reduced: amount != wanted };
        allocation.grants.insert(claim.application, grant);
    }
    allocation.purses = purses;
    allocation
}

/// What a walk gives by some property of its applications, most grants first: how many, and how much of each currency.
pub fn totals(
    claims: &[Claim],
    allocation: &Allocation,
    by: impl Fn(&Claim) -> String,
) -> Vec<(String, usize, Vec<Money>)> {
    let mut totals: Vec<(String, usize, Vec<Money>)> = Vec::new();
    for claim in claims {
        let Some(grant) = allocation.grants.get(&claim.application) else { continue };
        let name = by(claim);
        let place = totals.iter().position(|(other, ..)| *other == name).unwrap_or_else(|| {
            totals.push((name, 0, Vec::new()));
            totals.len() - 1
        });
        let (_, count, sums) = &mut totals[place];
        *count += 1;
        match sums.iter_mut().find(|sum| sum.currency() == grant.charged.currency()) {
            Some(sum) => *sum = sum.checked_add(grant.charged).unwrap_or(*sum),
            None => sums.push(grant.charged),
        }
    }
    totals.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
    totals
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        base::Labels,
        funds::{RateDay, State},
    };
    use proptest::prelude::*;

    fn euros(minor: i64) -> Money {
        Money::from_minor(minor, Currency::EUR)
    }

    fn purse(id: i64, left: i64, countries: &[&str]) -> Purse {
        let fund = Fund {
            id: FundId(id),
            code: format!("F-{id}"),
            labels: Labels::default(),
            currency: Currency::EUR,
            state: State::Open,
            starts_on: None,
            ends_on: None,
            restricted_kinds: Vec::new(),
            restricted_countries: countries.iter().map(|code| (*code).to_owned()).collect(),
            restricted_themes: Vec::new(),
            restricted_categories: Vec::new(),
            admin_share: 0,
            rate_source: None,
            rate_day: RateDay::Own,
            rounding: crate::base::money::Rounding::HalfUp,
            exchange_margin: 0,
        };
        Purse { fund, left: euros(left) }
    }

    fn claim(id: i64, country: &str, minor: i64) -> Claim {
        let wanted = Some(euros(minor));
        let purpose = Use { country: country.into(), ..Use::default() };
        Claim { application: ApplicationId(id), purpose, wanted, is_enough: true }
    }

    fn given(allocation: &Allocation) -> Vec<(i64, i64, i64)> {
        let grants = allocation.grants.iter();
        let mut given: Vec<_> = grants.map(|(id, grant)| (id.0, grant.fund.0, grant.amount.minor())).collect();
        given.sort_unstable();
        given
    }

    #[test]
    fn each_rule_deals_in_its_own_way_with_the_first_that_does_not_fit() {
        let claims = [claim(1, "TJ", 500), claim(2, "TJ", 600), claim(3, "TJ", 300), claim(4, "TJ", 200)];
        let with = |rule| walk(&claims, vec![purse(1, 1_000, &[])], &Rates::new(), rule);
        let stop = with(Walk::Stop);
        assert_eq!(given(&stop), [(1, 1, 500)]);
        assert_eq!(stop.without, [2, 3, 4].map(ApplicationId));
        let skip = with(Walk::Skip);
        assert_eq!(given(&skip), [(1, 1, 500), (3, 1, 300), (4, 1, 200)]);
        assert_eq!((skip.without.as_slice(), skip.purses[0].left), ([ApplicationId(2)].as_slice(), euros(0)));
        let reduce = with(Walk::Reduce);
        assert_eq!(given(&reduce), [(1, 1, 500), (2, 1, 500)]);
        assert!(reduce.grants[&ApplicationId(2)].is_reduced && !reduce.grants[&ApplicationId(1)].is_reduced);
    }

    #[test]
    fn a_fund_pays_only_where_its_donor_lets_it() {
        let claims = [claim(1, "KG", 500), claim(2, "UZ", 500), claim(3, "TJ", 400)];
        let purses = vec![purse(1, 600, &["TJ", "UZ"]), purse(2, 900, &["KG", "TJ"])];
        let skip = walk(&claims, purses, &Rates::new(), Walk::Skip);
        assert_eq!(given(&skip), [(1, 2, 500), (2, 1, 500), (3, 2, 400)]);
        let by_country = totals(&claims, &skip, |claim| claim.purpose.country.clone());
        assert_eq!(by_country[1], ("TJ".to_owned(), 1, vec![euros(400)]));
    }

    #[test]
    fn a_fund_pays_only_for_the_themes_and_the_categories_its_donor_named() {
        let mut purses = vec![purse(1, 900, &[]), purse(2, 900, &[])];
        purses[0].fund.restricted_themes = vec!["health".into()];
        purses[1].fund.restricted_categories = vec!["travel".into(), "food".into()];
        let of = |id, theme: &str, categories: &[&str]| {
            let mut claim = claim(id, "TJ", 300);
            claim.purpose.theme = Some(theme.into());
            claim.purpose.categories = categories.iter().map(|one| (*one).to_owned()).collect();
            claim
        };
        let claims = [of(1, "health", &["rent"]), of(2, "school", &["food"]), of(3, "school", &["food", "rent"])];
        let done = walk(&claims, purses, &Rates::new(), Walk::Skip);
        assert_eq!((given(&done), done.without), (vec![(1, 1, 300), (2, 2, 300)], vec![ApplicationId(3)]));
    }

    #[test]
    fn who_scores_too_little_or_asks_in_a_currency_without_rate_gets_nothing() {
        let mut low = claim(1, "TJ", 100);
        low.is_enough = false;
        let mut foreign = claim(2, "TJ", 0);
        foreign.wanted = Some(Money::from_minor(9_000, Currency::KGS));
        let claims = [low, foreign.clone(), claim(3, "TJ", 100)];
        let none = walk(&claims, vec![purse(1, 1_000, &[])], &Rates::new(), Walk::Skip);
        assert_eq!((given(&none), none.without), (vec![(3, 1, 100)], vec![ApplicationId(2)]));
        let rate = Rate::new(Currency::EUR, Currency::KGS, Rate::parse_value("90").unwrap(), 1).unwrap();
        let rates = Rates::from([((Currency::KGS, Currency::EUR), rate)]);
        let some = walk(&[foreign], vec![purse(1, 1_000, &[])], &rates, Walk::Skip);
        assert_eq!(some.grants[&ApplicationId(2)].charged, euros(100));
    }

    proptest! {
        #[test]
        fn no_rule_gives_more_than_there_is(wants in proptest::collection::vec(1..900_i64, 1..30), money in 0..5_000_i64) {
            let claims: Vec<Claim> = (1..).zip(&wants).map(|(id, minor)| claim(id, "TJ", *minor)).collect();
            for rule in Walk::ALL {
                let done = walk(&claims, vec![purse(1, money, &[])], &Rates::new(), *rule);
                let spent: i64 = done.grants.values().map(|grant| grant.charged.minor()).sum();
                prop_assert!(spent <= money && done.purses[0].left == euros(money - spent));
                prop_assert_eq!(done.grants.len() + done.without.len(), claims.len());
            }
        }
    }
}
