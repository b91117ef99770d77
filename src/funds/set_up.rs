//! Setting up a fund, closing it and opening it again.

use super::{Fund, Refusal, State, store};
use crate::{
    audit,
    base::{Currency, Deed, FundId, Labels, Stop},
    db::Tx,
};
use chrono::NaiveDate;

/// A fund to be added.
#[derive(Clone, Debug)]
pub struct NewFund {
    /// Short name: 2 to 20 capital letters of English, digits and dashes.
    pub code: String,
    /// Its name, in at least one language.
    pub labels: Labels,
    /// The currency of the donor's money.
    pub currency: Currency,
    /// Codes of the kinds of group it is for; any if empty.
    pub restricted_kinds: Vec<String>,
    /// ISO 3166 codes of the countries it is for; any if empty.
    pub restricted_countries: Vec<String>,
    /// First day on which awards may draw on it.
    pub starts_on: Option<NaiveDate>,
    /// Last day on which awards may draw on it.
    pub ends_on: Option<NaiveDate>,
}

/// Adds a fund, open and empty.
pub fn add(tx: &mut Tx<'_>, new: NewFund) -> Result<FundId, Stop> {
    tx.permit(Deed::EditFunds)?;
    let taken = store::by_code(tx, &new.code)?.is_some();
    check(&new, taken)?;
    let id: FundId = tx.new_id()?;
    let details = serde_json::json!({ "code": new.code, "currency": new.currency });
    let row = store::NewRow {
        id,
        code: new.code,
        labels: new.labels.json(),
        currency: new.currency.code(),
        restricted_kinds: serde_json::to_string(&new.restricted_kinds)?,
        restricted_countries: serde_json::to_string(&new.restricted_countries)?,
        starts_on: new.starts_on,
        ends_on: new.ends_on,
        state: State::Open,
        created_at: tx.now,
    };
    store::insert_fund(tx, row)?;
    audit::record(tx, audit::Event::new("funds.add", id).with(details))?;
    Ok(id)
}

fn check(new: &NewFund, taken: bool) -> Result<(), Refusal> {
    let backwards = new.starts_on.zip(new.ends_on).is_some_and(|(first, last)| last < first);
    if !is_code(&new.code) {
        Err(Refusal::CodeMalformed)
    } else if taken {
        Err(Refusal::CodeTaken)
    } else if new.labels.is_empty() {
        Err(Refusal::NameMissing)
    } else if backwards {
        Err(Refusal::PeriodBackwards)
    } else if !new.restricted_countries.iter().all(|code| is_country(code))
        || !new.restricted_kinds.iter().all(|kind| is_word(kind))
    {
        Err(Refusal::RestrictionMalformed)
    } else {
        Ok(())
    }
}

/// An ISO 3166-1 code of two capitals.
pub(super) fn is_country(code: &str) -> bool {
    code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// A code that other people's software takes as part of an account's name.
pub(super) fn is_code(text: &str) -> bool {
    let letters = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'-';
    (2..=20).contains(&text.len())
        && text.starts_with(|first: char| first.is_ascii_uppercase())
        && !text.ends_with('-')
        && text.bytes().all(letters)
}

pub(super) fn is_word(text: &str) -> bool {
    let letters = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
    (1..=60).contains(&text.len()) && text.bytes().all(letters)
}

/// Closes a fund that owes nothing, or opens it again.
pub fn turn(tx: &mut Tx<'_>, id: FundId, next: State) -> Result<(), Stop> {
    tx.permit(Deed::EditFunds)?;
    let fund = store::lock(tx, id)?;
    let figures = super::figures(tx, id)?;
    let owed = figures.committed.checked_add(figures.offered).map_err(super::balances::refused)?;
    check_turn(&fund, owed, next)?;
    store::turn(tx, id, next)?;
    let act = if next == State::Closed { "funds.close" } else { "funds.reopen" };
    audit::record(tx, audit::Event::new(act, id))?;
    Ok(())
}

fn check_turn(fund: &Fund, committed: crate::base::Money, next: State) -> Result<(), Refusal> {
    if !fund.state.may_become(next) {
        Err(Refusal::StateUnchanged)
    } else if next == State::Closed && committed.is_positive() {
        Err(Refusal::StillCommitted { committed })
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{Lang, Money};

    fn women() -> NewFund {
        NewFund {
            code: "WOMEN-2020".into(),
            labels: Labels::one(Lang::En, "Women"),
            currency: Currency::EUR,
            restricted_kinds: vec!["womens_shelter".into()],
            restricted_countries: vec!["TJ".into()],
            starts_on: NaiveDate::from_ymd_opt(2020, 1, 1),
            ends_on: NaiveDate::from_ymd_opt(2020, 12, 31),
        }
    }

    #[test]
    fn each_thing_wrong_with_a_new_fund_has_its_refusal() {
        assert_eq!(check(&women(), false), Ok(()));
        assert_eq!(check(&women(), true), Err(Refusal::CodeTaken));
        for code in ["", "W", "women", "2020", "WOMEN-", "WOMEN 1", "ФОНД", "A:B", "ABCDEFGHIJKLMNOPQRSTU"] {
            assert_eq!(check(&NewFund { code: code.into(), ..women() }, false), Err(Refusal::CodeMalformed), "{code}");
        }
        let nameless = NewFund { labels: Labels::one(Lang::Tg, " "), ..women() };
        assert_eq!(check(&nameless, false), Err(Refusal::NameMissing));
        let backwards = NewFund { ends_on: NaiveDate::from_ymd_opt(2019, 12, 31), ..women() };
        assert_eq!(check(&backwards, false), Err(Refusal::PeriodBackwards));
        for (kinds, countries) in [(vec!["Women's"], vec!["TJ"]), (vec![], vec!["tj"]), (vec![], vec!["TJK"])] {
            let owned = |list: Vec<&str>| list.into_iter().map(str::to_owned).collect();
            let odd = NewFund { restricted_kinds: owned(kinds), restricted_countries: owned(countries), ..women() };
            assert_eq!(check(&odd, false), Err(Refusal::RestrictionMalformed));
        }
    }

    #[test]
    fn a_fund_that_owes_is_not_closed() {
        let mut fund = Fund {
            restricted_themes: Vec::new(),
            restricted_categories: Vec::new(),
            admin_share: 0,
            rate_source: None,
            rate_day: crate::funds::RateDay::Own,
            rounding: crate::base::money::Rounding::HalfUp,
            exchange_margin: 0,
            id: FundId(1),
            code: "A1".into(),
            labels: Labels::default(),
            currency: Currency::EUR,
            restricted_kinds: vec![],
            restricted_countries: vec![],
            starts_on: None,
            ends_on: None,
            state: State::Open,
        };
        let committed = Money::from_minor(1, Currency::EUR);
        let nothing = Money::zero(Currency::EUR);
        assert_eq!(check_turn(&fund, committed, State::Closed), Err(Refusal::StillCommitted { committed }));
        assert_eq!(check_turn(&fund, nothing, State::Closed), Ok(()));
        assert_eq!(check_turn(&fund, nothing, State::Open), Err(Refusal::StateUnchanged));
        fund.state = State::Closed;
        assert_eq!(check_turn(&fund, nothing, State::Open), Ok(()));
    }
}
