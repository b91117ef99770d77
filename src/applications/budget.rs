//! The budget table: its lines as an answer keeps them, its sums, and what does not agree. Pure: no clock, no database.

use super::{Refusal, answers::read_money};
use crate::{
    base::{Lang, Money, Refusal as _, money},
    calls::choices::Lists,
};
use rust_decimal::Decimal;

/// The list of categories.
pub const CATEGORIES: &str = "budget_category";

/// A line of a budget.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Choice code of its category.
    pub category: String,
    /// What for.
    pub what: String,
    /// How many, more than zero.
    pub quantity: Decimal,
    /// What one costs.
    pub cost: Money,
    /// Of the line's amount, what somebody else pays.
    pub others: Money,
}

impl Line {
    /// Quantity times cost, to the currency's last digit, a half away from zero, as shops reckon: no fund gives anything yet.
    /// `None` beyond what an amount can hold.
    pub fn amount(&self) -> Option<Money> {
        use rust_decimal::RoundingStrategy::MidpointAwayFromZero;
        let exact = self.quantity.checked_mul(self.cost.amount())?;
        let digits = self.cost.currency().digits();
        Money::new(exact.round_dp_with_strategy(digits, MidpointAwayFromZero), self.cost.currency()).ok()
    }

    /// `category;quantity;cost;others|amount|what`; a line of one thing that nobody else pays for is
    /// `category|amount|what`, as every line was before there were quantities.
    fn written(&self) -> Option<String> {
        let what = self.what.replace(['\n', '\r'], " ");
        let amount = self.amount()?;
        Some(if self.quantity == Decimal::ONE && self.others.is_zero() {
            format!("{}|{amount}|{what}", self.category)
        } else {
            let (quantity, cost, others) = (self.quantity.normalize(), self.cost.amount(), self.others.amount());
            format!("{};{quantity};{cost};{others}|{amount}|{what}", self.category)
        })
    }

    fn read(line: &str) -> Option<Self> {
        let mut parts = line.splitn(3, '|');
        let (head, amount, what) = (parts.next()?, read_money(parts.next()?)?, parts.next()?.to_owned());
        let currency = amount.currency();
        let mut more = head.split(';');
        let category = more.next()?.to_owned();
        let (quantity, cost, others) = match (more.next(), more.next(), more.next()) {
            (Some(quantity), Some(cost), Some(others)) => {
                let money = |text: &str| Money::new(text.parse().ok()?, currency).ok();
                (quantity.parse().ok()?, money(cost)?, money(others)?)
            }
            _ => (Decimal::ONE, amount, Money::zero(currency)),
        };
        Some(Self { category, what, quantity, cost, others })
    }
}

/// The lines of an answer.
pub fn lines(value: &str) -> Vec<Line> {
    value.lines().filter_map(Line::read).collect()
}

/// An answer from its lines; `None` where a line is more than an amount can hold.
pub fn write(lines: &[Line]) -> Option<String> {
    lines.iter().map(Line::written).collect::<Option<Vec<_>>>().map(|lines| lines.join("\n"))
}

/// What a budget comes to.
#[derive(Clone, Debug, PartialEq)]
pub struct Sums {
    /// Of all lines.
    pub total: Money,
    /// What others pay of it.
    pub others: Money,
    /// What is asked for.
    pub asked: Money,
    /// By category in order of the first line: code, amount, its share of the total in tenths of a percent.
    pub categories: Vec<(String, Money, i64)>,
}

/// Adds up the lines. `None` without lines, in two currencies, or beyond what an amount can hold.
pub fn sums(lines: &[Line]) -> Option<Sums> {
    let currency = lines.first()?.cost.currency();
    let mut categories: Vec<(String, Money, i64)> = Vec::new();
    for line in lines {
        let amount = line.amount()?;
        match categories.iter_mut().find(|(code, ..)| *code == line.category) {
            Some(entry) => entry.1 = entry.1.checked_add(amount).ok()?,
            None => categories.push((line.category.clone(), amount, 0)),
        }
    }
    let total = Money::sum(categories.iter().map(|(_, amount, _)| *amount), currency).ok()?;
    let others = Money::sum(lines.iter().map(|line| line.others), currency).ok()?;
    for entry in &mut categories {
        entry.2 = share(entry.1, total);
    }
    Some(Sums { asked: total.checked_sub(others).ok()?, total, others, categories })
}

/// The lines in one proportion so that they come to an amount, with what others pay left as it is. Each is of one thing
/// then: a quantity times a cost would not come out. `None` without lines, or where nothing is asked in that currency.
pub fn fitted(lines: &[Line], amount: Money) -> Option<Vec<Line>> {
    let net = |line: &Line| line.amount()?.checked_sub(line.others).ok();
    let nets = lines.iter().map(net).collect::<Option<Vec<Money>>>()?;
    if nets.is_empty() || nets.iter().any(|net| net.currency() != amount.currency() || net.is_negative()) {
        return None;
    }
    let weights = nets.iter().map(|net| u64::try_from(net.minor()).ok()).collect::<Option<Vec<u64>>>()?;
    let parts = money::split(&amount, &weights).ok()?;
    let cost = |(line, part): (&Line, Money)| Some((part.checked_add(line.others).ok()?, line.clone()));
    let whole = |(cost, line)| Line { quantity: Decimal::ONE, cost, ..line };
    lines.iter().zip(parts).map(|pair| cost(pair).map(whole)).collect()
}

/// Tenths of a percent, rounded to the nearest.
fn share(part: Money, whole: Money) -> i64 {
    let (part, whole) = (i128::from(part.minor()), i128::from(whole.minor()));
    if whole <= 0 { 0 } else { i64::try_from((part * 2_000 + whole) / (2 * whole)).unwrap_or(i64::MAX) }
}

/// What is wrong with a budget: with its categories' limits, and with the amount asked.
pub fn faults(sums: &Sums, asked: Option<Money>, lists: &Lists, lang: Lang) -> Vec<Refusal> {
    let shown = |amount: Money| money::format(&amount, lang.style());
    let mut found = Vec::new();
    for (code, amount, _) in &sums.categories {
        let Some(limit) = lists.most_percent(CATEGORIES, code).map(i64::from) else { continue };
        // Exact, not by the rounded share.
        if i128::from(amount.minor()) * 100 > i128::from(sums.total.minor()) * i128::from(limit) {
            found.push(Refusal::BudgetOver { category: lists.name(CATEGORIES, code, lang), limit });
        }
    }
    if sums.asked.is_negative() {
        found.push(Refusal::BudgetOthersMore);
    } else if let Some(asked) = asked.filter(|asked| *asked != sums.asked) {
        found.push(Refusal::BudgetDiffers { budget: shown(sums.asked), asked: shown(asked) });
    }
    found
}

/// A budget for reading.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Shown {
    /// Its lines.
    pub rows: Vec<ShownLine>,
    /// By category.
    pub shares: Vec<ShownShare>,
    /// Of all lines.
    pub total: String,
    /// What others pay; empty if nobody does.
    pub others: String,
    /// What is asked for.
    pub asked: String,
    /// What does not agree.
    pub faults: Vec<String>,
}

/// A line for reading.
#[derive(Clone, Debug, serde::Serialize)]
pub struct ShownLine {
    /// Its category's name.
    pub category: String,
    /// What for.
    pub what: String,
    /// How many.
    pub quantity: String,
    /// What one costs.
    pub cost: String,
    /// What they cost together.
    pub amount: String,
}

/// A category for reading.
#[derive(Clone, Debug, serde::Serialize)]
pub struct ShownShare {
    /// Its name.
    pub category: String,
    /// What its lines come to.
    pub amount: String,
    /// Their share of the total: `12.5`.
    pub percent: String,
    /// The most it may be in percent; empty if there is no limit.
    pub limit: String,
}

/// A budget in the reader's words; `None` without lines.
pub fn shown(lines: &[Line], asked: Option<Money>, lists: &Lists, lang: Lang) -> Option<Shown> {
    let sums = sums(lines)?;
    let amount = |amount: Money| money::format(&amount, lang.style());
    let name = |code: &str| lists.name(CATEGORIES, code, lang);
    let row = |line: &Line| ShownLine {
        category: name(&line.category),
        what: line.what.clone(),
        quantity: money::format_decimal(line.quantity.normalize(), lang.style()),
        cost: amount(line.cost),
        amount: line.amount().map(amount).unwrap_or_default(),
    };
    let share = |(code, part, tenths): &(String, Money, i64)| ShownShare {
        category: name(code),
        amount: amount(*part),
        percent: money::format_decimal(Decimal::new(*tenths, 1), lang.style()),
        limit: lists.most_percent(CATEGORIES, code).map(|limit| limit.to_string()).unwrap_or_default(),
    };
    Some(Shown {
        rows: lines.iter().map(row).collect(),
        shares: sums.categories.iter().map(share).collect(),
        total: amount(sums.total),
        others: if sums.others.is_zero() { String::new() } else { amount(sums.others) },
        asked: amount(sums.asked),
        faults: faults(&sums, asked, lists, lang).iter().map(|fault| fault.message().say(lang)).collect(),
    })
}

/// A quantity as people type it: `3`, `2,5`; empty means one. More than zero, at most three decimals.
pub fn read_quantity(text: &str) -> Option<Decimal> {
    let text: String = text.trim().replace(',', ".").chars().filter(|letter| !letter.is_whitespace()).collect();
    if text.is_empty() {
        return Some(Decimal::ONE);
    }
    let plain = text.len() <= 12 && text.chars().all(|letter| letter.is_ascii_digit() || letter == '.');
    let quantity: Decimal = text.parse().ok().filter(|_| plain)?;
    (quantity > Decimal::ZERO && quantity.normalize().scale() <= 3).then_some(quantity.normalize())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Currency;

    fn line(category: &str, quantity: &str, cost: i64, others: i64) -> Line {
        let euro = |minor| Money::from_minor(minor, Currency::EUR);
        Line {
            category: category.into(),
            what: "нон | об".into(),
            quantity: quantity.parse().unwrap(),
            cost: euro(cost),
            others: euro(others),
        }
    }

    #[test]
    fn what_was_kept_before_quantities_is_read_and_written_as_it_was() {
        let old = "people|1200.00 EUR|trainer | two";
        let read = lines(old);
        assert_eq!(read.len(), 1);
        assert_eq!((read[0].quantity, read[0].amount().unwrap().minor()), (Decimal::ONE, 120_000));
        assert_eq!(write(&read).unwrap(), old);
        let new = vec![line("food", "2.5", 333, 100), line("people", "1", 5_000, 0)];
        let kept = write(&new).unwrap();
        assert_eq!(kept.lines().next(), Some("food;2.5;3.33;1.00|8.33 EUR|нон | об"));
        assert_eq!(lines(&kept), new);
        assert_eq!(lines("nonsense\n;|x|y"), Vec::new());
    }

    #[test]
    fn sums_are_exact_and_shares_are_of_the_total() {
        let sums = sums(&[line("a", "3", 3_333, 0), line("b", "1", 1, 0), line("a", "0.5", 2, 99)]).unwrap();
        assert_eq!((sums.total.minor(), sums.others.minor(), sums.asked.minor()), (10_001, 99, 9_902));
        assert_eq!(sums.categories[0].1.minor(), 10_000);
        assert_eq!((sums.categories[0].2, sums.categories[1].2), (1_000, 0));
        assert_eq!(super::sums(&[]), None);
        let huge = [line("a", "999999999", i64::MAX, 0)];
        assert_eq!(super::sums(&huge), None);
        assert_eq!(write(&huge), None);
    }

    #[test]
    fn a_budget_is_brought_down_in_one_proportion_to_the_last_cent() {
        let euro = |minor| Money::from_minor(minor, Currency::EUR);
        let before = [line("a", "3", 3_333, 99), line("b", "1", 1_000, 0), line("c", "0.5", 200, 100)];
        let after = fitted(&before, euro(5_001)).unwrap();
        let sums = sums(&after).unwrap();
        assert_eq!((sums.asked, sums.others), (euro(5_001), euro(199)));
        assert_eq!(after.iter().map(|line| line.category.as_str()).collect::<Vec<_>>(), ["a", "b", "c"]);
        assert_eq!(fitted(&[], euro(1)), None);
        assert_eq!(fitted(&before, Money::from_minor(5_001, Currency::KGS)), None);
    }

    #[test]
    fn quantities_are_read_as_typed() {
        for (typed, read) in [("", "1"), ("3", "3"), ("2,5", "2.5"), (" 1 000 ", "1000"), ("0.125", "0.125")] {
            assert_eq!(read_quantity(typed), Some(read.parse().unwrap()), "{typed}");
        }
        for typed in ["0", "-1", "1e3", "ten", "1.2.3", "0.0001", "1234567890123"] {
            assert_eq!(read_quantity(typed), None, "{typed}");
        }
    }
}
