//! What a donor binds a fund to: whom and what it is for, when, how much may be kept for administration, whose rates
//! apply. The rules are checked where the fund is held, in `movements`.

use super::{Account, Figures, Fund, Refusal, State, balances::refused, set_up, store};
use crate::{
    audit,
    base::{
        Deed, FundId, Money, Rate, Stop,
        money::{MoneyError, Rounding, percent},
    },
    db::Tx,
};
use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

crate::text_enum! {
    /// Which day's rate applies to what happens on a day.
    pub enum RateDay {
        /// That day's.
        Own => "own",
        /// The first of its month's, as donors who publish monthly rates ask for.
        Month => "month",
    }
}

impl RateDay {
    /// The day whose rate applies.
    pub fn of(self, on: NaiveDate) -> NaiveDate {
        match self {
            Self::Own => on,
            Self::Month => on.with_day(1).unwrap_or(on),
        }
    }
}

/// What money is to be used for.
#[derive(Clone, Debug, Default)]
pub struct Use {
    /// Choice code of the kind of group.
    pub kind: Option<String>,
    /// ISO 3166-1 code.
    pub country: String,
    /// Choice code of the theme.
    pub theme: Option<String>,
    /// Choice codes of the budget's categories.
    pub categories: Vec<String>,
}

/// What a donor binds a fund to.
#[derive(Clone, Debug, Default)]
pub struct Terms {
    /// Kinds of group; any if empty.
    pub kinds: Vec<String>,
    /// Countries; any if empty.
    pub countries: Vec<String>,
    /// Themes; any if empty.
    pub themes: Vec<String>,
    /// Categories of budget; any if empty.
    pub categories: Vec<String>,
    /// For administration, in hundredths of a percent.
    pub admin_share: u32,
    /// Whose rates; anybody's if empty.
    pub rate_source: Option<String>,
    /// Which day's rate.
    pub rate_day: Option<RateDay>,
    /// How a half of the last digit is rounded; up where nothing is said.
    pub rounding: Option<Rounding>,
    /// What an award in another currency sets aside more, in hundredths of a percent.
    pub exchange_margin: u32,
    /// What the donor's budget gives for grants, bank fees and administration, where it names them.
    pub budget: Vec<(Account, Money)>,
    /// First day of new promises.
    pub starts_on: Option<NaiveDate>,
    /// Last day of new promises.
    pub ends_on: Option<NaiveDate>,
}

/// The whole, in hundredths of a percent.
const WHOLE: u32 = 10_000;

impl Fund {
    /// Whether the donor's restrictions let it pay for a group of this kind in this country. An unknown kind fits only
    /// where any kind does.
    pub fn fits(&self, kind: Option<&str>, country: &str) -> Result<(), Refusal> {
        let allows = |list: &[String], one: &str| list.is_empty() || list.iter().any(|allowed| allowed == one);
        if !allows(&self.restricted_kinds, kind.unwrap_or_default()) {
            Err(Refusal::KindRestricted { fund: self.code.clone() })
        } else if !allows(&self.restricted_countries, country) {
            Err(Refusal::CountryRestricted { fund: self.code.clone() })
        } else {
            Ok(())
        }
    }

    /// Whether the donor's terms let it pay for a use.
    pub fn allows(&self, what: &Use) -> Result<(), Refusal> {
        self.fits(what.kind.as_deref(), &what.country)?;
        let theme = what.theme.as_deref().unwrap_or_default();
        if !self.restricted_themes.is_empty() && !self.restricted_themes.iter().any(|allowed| allowed == theme) {
            return Err(Refusal::ThemeRestricted { fund: self.code.clone() });
        }
        let allowed = &self.restricted_categories;
        let outside = what.categories.iter().find(|one| !allowed.is_empty() && !allowed.contains(one));
        outside.map_or(Ok(()), |category| {
            Err(Refusal::CategoryRestricted {
                fund: self.code.clone(),
                category: category.clone(),
                allowed: allowed.join(", "),
            })
        })
    }

    /// Whether a new promise may be dated on this day.
    pub fn takes_commitments(&self, on: NaiveDate) -> Result<(), Refusal> {
        if self.state == State::Closed {
            Err(Refusal::FundClosed { fund: self.code.clone() })
        } else if self.starts_on.is_some_and(|first| on < first) || self.ends_on.is_some_and(|last| on > last) {
            Err(Refusal::OutsidePeriod { fund: self.code.clone(), on })
        } else {
            Ok(())
        }
    }

    /// What an amount of another currency is worth in the fund's, by the donor's rounding.
    pub fn worth(&self, amount: Money, rate: &Rate) -> Result<Money, MoneyError> {
        rate.convert(amount, self.rounding)
    }

    /// The same with a margin for exchange changes, in hundredths of a percent: what a promise sets aside.
    pub fn reserve(&self, amount: Money, rate: &Rate, margin: u32) -> Result<Money, MoneyError> {
        let worth = self.worth(amount, rate)?;
        worth.checked_add(percent(&worth, margin, self.rounding)?)
    }

    /// The most that may be kept for administration of what was received.
    pub(super) fn most_kept(&self, received: &Money) -> Result<Money, MoneyError> {
        percent(received, self.admin_share, self.rounding)
    }

    /// Whether an amount may be kept for administration besides what was kept before.
    pub(super) fn lets_keep(&self, figures: &Figures, asked: Money) -> Result<(), Refusal> {
        let most = self.most_kept(&figures.received).map_err(refused)?;
        let whole = figures.administration.checked_add(asked).map_err(refused)?;
        if whole.compare(most).map_err(refused)?.is_gt() {
            let share = format!("{} %", Decimal::new(self.admin_share.into(), 2).normalize());
            return Err(Refusal::OverAdminShare { share, most, taken: figures.administration, asked });
        }
        Ok(())
    }
}

fn check(terms: &Terms) -> Result<(), Refusal> {
    let backwards = terms.starts_on.zip(terms.ends_on).is_some_and(|(first, last)| last < first);
    let words = terms.kinds.iter().chain(&terms.themes).chain(&terms.categories);
    if backwards {
        Err(Refusal::PeriodBackwards)
    } else if !terms.countries.iter().all(|code| set_up::is_country(code)) || !words.clone().all(|w| set_up::is_word(w))
    {
        Err(Refusal::RestrictionMalformed)
    } else if terms.admin_share > WHOLE || terms.exchange_margin > WHOLE {
        Err(Refusal::ShareMalformed)
    } else if terms.rate_source.as_ref().is_some_and(|source| source.chars().count() > 120) {
        Err(Refusal::SourceTooLong)
    } else {
        Ok(())
    }
}

/// The accounts that a donor's budget may name.
pub const BUDGETED: [Account; 3] = [Account::Paid, Account::Fees, Account::Administration];

fn check_budget(fund: &Fund, budget: &[(Account, Money)]) -> Result<(), Refusal> {
    for (account, amount) in budget {
        if !BUDGETED.contains(account) || amount.is_negative() {
            return Err(Refusal::AmountNotPositive);
        }
        if amount.currency() != fund.currency {
            return Err(Refusal::WrongCurrency { needed: fund.currency, given: amount.currency() });
        }
    }
    Ok(())
}

/// The donor's budget of a fund, an amount for each account that it names.
pub fn budget(tx: &mut Tx<'_>, fund: &Fund) -> Result<Vec<(Account, Money)>, Stop> {
    tx.permit(Deed::SeeFunds)?;
    let lines = store::budget(tx, fund.id)?;
    Ok(lines.into_iter().map(|(account, minor)| (account, Money::from_minor(minor, fund.currency))).collect())
}

/// Act: binds a fund to other terms from now on. What was promised before stays promised.
pub fn bind(tx: &mut Tx<'_>, id: FundId, terms: &Terms) -> Result<(), Stop> {
    tx.permit(Deed::EditFunds)?;
    let fund = store::lock(tx, id)?;
    check(terms)?;
    check_budget(&fund, &terms.budget)?;
    let row = store::TermsRow {
        restricted_kinds: serde_json::to_string(&terms.kinds)?,
        restricted_countries: serde_json::to_string(&terms.countries)?,
        restricted_themes: serde_json::to_string(&terms.themes)?,
        restricted_categories: serde_json::to_string(&terms.categories)?,
        admin_share: i32::try_from(terms.admin_share).map_err(|_| Refusal::ShareMalformed)?,
        rate_source: terms.rate_source.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned),
        rate_day: terms.rate_day.unwrap_or(RateDay::Own),
        rounding: terms.rounding.unwrap_or(Rounding::HalfUp),
        exchange_margin: i32::try_from(terms.exchange_margin).map_err(|_| Refusal::ShareMalformed)?,
        starts_on: terms.starts_on,
        ends_on: terms.ends_on,
    };
    store::bind(tx, id, row)?;
    let budget: Vec<(Account, i64)> = terms.budget.iter().map(|(account, amount)| (*account, amount.minor())).collect();
    store::set_budget(tx, id, &budget)?;
    let details = serde_json::json!({
        "kinds": terms.kinds, "countries": terms.countries, "themes": terms.themes, "categories": terms.categories,
        "admin_share": terms.admin_share, "budget": terms.budget, "starts_on": terms.starts_on, "ends_on": terms.ends_on,
        "rounding": terms.rounding, "exchange_margin": terms.exchange_margin,
    });
    audit::record(tx, audit::Event::new("funds.bind", id).with(details))?;
    Ok(())
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::base::{Currency, Labels};
    use proptest::prelude::*;

    /// A fund without terms.
    pub(in crate::funds) fn a_fund() -> Fund {
        fund(&[], &[])
    }

    fn fund(kinds: &[&str], countries: &[&str]) -> Fund {
        let owned = |list: &[&str]| list.iter().map(ToString::to_string).collect();
        Fund {
            id: FundId(1),
            code: "WOMEN".into(),
            labels: Labels::default(),
            currency: Currency::EUR,
            restricted_kinds: owned(kinds),
            restricted_countries: owned(countries),
            restricted_themes: Vec::new(),
            restricted_categories: Vec::new(),
            admin_share: 0,
            rate_source: None,
            rate_day: RateDay::Own,
            rounding: Rounding::HalfUp,
            exchange_margin: 0,
            starts_on: NaiveDate::from_ymd_opt(2020, 1, 1),
            ends_on: NaiveDate::from_ymd_opt(2020, 12, 31),
            state: State::Open,
        }
    }

    #[test]
    fn a_fund_is_only_for_what_its_donor_named() {
        assert_eq!(fund(&[], &[]).fits(None, "TJ"), Ok(()));
        assert_eq!(fund(&["shelter"], &["TJ"]).fits(Some("shelter"), "TJ"), Ok(()));
        let kind = Err(Refusal::KindRestricted { fund: "WOMEN".into() });
        assert_eq!(fund(&["shelter"], &[]).fits(Some("ngo"), "TJ"), kind);
        assert_eq!(fund(&["shelter"], &[]).fits(None, "TJ"), kind);
        let country = Err(Refusal::CountryRestricted { fund: "WOMEN".into() });
        assert_eq!(fund(&[], &["KG", "UZ"]).fits(Some("ngo"), "TJ"), country);
    }

    #[test]
    fn promises_are_dated_within_the_funds_period_while_it_is_open() {
        let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap();
        let mut fund = fund(&[], &[]);
        assert_eq!(fund.takes_commitments(day(2020, 1, 1)), Ok(()));
        assert_eq!(fund.takes_commitments(day(2020, 12, 31)), Ok(()));
        for on in [day(2019, 12, 31), day(2021, 1, 1)] {
            assert_eq!(fund.takes_commitments(on), Err(Refusal::OutsidePeriod { fund: "WOMEN".into(), on }));
        }
        fund.state = State::Closed;
        assert_eq!(fund.takes_commitments(day(2020, 6, 1)), Err(Refusal::FundClosed { fund: "WOMEN".into() }));
    }

    #[test]
    fn a_promise_in_another_currency_sets_a_margin_aside_and_halves_go_as_the_donor_says() {
        let two = Rate::new(Currency::EUR, Currency::TJS, 2.into(), 1).unwrap();
        let tjs = |minor| Money::from_minor(minor, Currency::TJS);
        let eur = |minor| Money::from_minor(minor, Currency::EUR);
        let fund = a_fund();
        let even = Fund { rounding: Rounding::HalfEven, ..fund.clone() };
        assert_eq!((fund.worth(tjs(5), &two), even.worth(tjs(5), &two)), (Ok(eur(3)), Ok(eur(2))));
        assert_eq!((fund.worth(tjs(7), &two), even.worth(tjs(7), &two)), (Ok(eur(4)), Ok(eur(4))));
        assert_eq!(fund.reserve(tjs(20_000), &two, 0), Ok(eur(10_000)));
        assert_eq!(fund.reserve(tjs(20_000), &two, 550), Ok(eur(10_550)));
        assert_eq!((fund.reserve(tjs(20), &two, 500), even.reserve(tjs(20), &two, 500)), (Ok(eur(11)), Ok(eur(10))));
        let (kept, kept_even) = (Fund { admin_share: 500, ..fund.clone() }, Fund { admin_share: 500, ..even.clone() });
        assert_eq!((kept.most_kept(&eur(10)), kept_even.most_kept(&eur(10))), (Ok(eur(1)), Ok(eur(0))));
        assert_eq!(fund.reserve(tjs(i64::MAX), &two, 10_000), Err(MoneyError::Overflow));
    }

    proptest! {
        #[test]
        fn each_conversion_is_off_by_at_most_half_a_unit_and_what_the_parts_leave_is_the_residue(
            parts in prop::collection::vec(1..5_000_000_i64, 1..12), price in 1..2_000_000_i64, even: bool,
        ) {
            let rounding = if even { Rounding::HalfEven } else { Rounding::HalfUp };
            let fund = Fund { rounding, ..a_fund() };
            let rate = Rate::new(Currency::EUR, Currency::TJS, Decimal::new(price, 4), 1).unwrap();
            let worth = |minor| fund.worth(Money::from_minor(minor, Currency::TJS), &rate).unwrap().minor();
            // 10,000 times the worth is the amount over the price, exactly.
            for part in &parts {
                let apart = i128::from(worth(*part)) * i128::from(price) - i128::from(*part) * 10_000;
                prop_assert!(apart.abs() * 2 <= i128::from(price));
                if apart.abs() * 2 == i128::from(price) {
                    let as_said = if even { worth(*part) % 2 == 0 } else { apart > 0 };
                    prop_assert!(as_said);
                }
            }
            let residue = worth(parts.iter().sum()) - parts.iter().map(|part| worth(*part)).sum::<i64>();
            prop_assert!(residue.unsigned_abs() * 2 <= u64::try_from(parts.len()).unwrap() + 1);
        }
    }

    #[test]
    fn a_monthly_rate_is_the_first_days() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        assert_eq!(RateDay::Own.of(day("2020-05-17")), day("2020-05-17"));
        assert_eq!(RateDay::Month.of(day("2020-05-17")), day("2020-05-01"));
    }

    #[test]
    fn terms_that_cannot_be_are_refused() {
        assert_eq!(check(&Terms::default()), Ok(()));
        assert_eq!(check(&Terms { admin_share: 10_001, ..Terms::default() }), Err(Refusal::ShareMalformed));
        let margin = Terms { exchange_margin: 10_001, ..Terms::default() };
        assert_eq!(check(&margin), Err(Refusal::ShareMalformed));
        let odd = Terms { themes: vec!["Women's".into()], ..Terms::default() };
        assert_eq!(check(&odd), Err(Refusal::RestrictionMalformed));
    }
}
