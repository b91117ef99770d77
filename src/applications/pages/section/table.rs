//! The budget table on a section's page: rows to fill in, more of them on request, and what they come to.

use super::{Loaded, asked, field_name};
use crate::{
    applications::budget::{self, CATEGORIES, Line},
    base::{Currency, Money, money, stop::Message},
    calls::forms::Kind,
    web::{Choice, Form, Input, Visit, forms::FieldView},
};
use serde::Serialize;

/// Rows an empty table offers, and how many more at a time.
const ROWS: usize = 5;
/// Rows a table has at most.
pub(super) const MOST: usize = 60;
/// Fields of a row.
pub(super) const FIELDS: [&str; 5] = ["category", "what", "quantity", "amount", "others"];

#[derive(Serialize)]
struct Row {
    category: FieldView,
    what: FieldView,
    quantity: FieldView,
    cost: FieldView,
    others: FieldView,
}

#[derive(Serialize)]
pub(super) struct Budget {
    title: String,
    help: String,
    currency: String,
    rows: Vec<Row>,
    rows_name: String,
    rows_count: usize,
    sums: Option<budget::Shown>,
}

/// The saved lines, in the fields of a blank form.
pub(super) fn filled(form: Form, name: &str, value: &str) -> Form {
    budget::lines(value).into_iter().enumerate().fold(form, |form, (row, line)| {
        let field = |what: &str| format!("{name}_{row}_{what}");
        let others = if line.others.is_zero() { String::new() } else { line.others.amount().to_string() };
        form.with(&field("category"), line.category)
            .with(&field("what"), line.what)
            .with(&field("quantity"), line.quantity.normalize().to_string())
            .with(&field("amount"), line.cost.amount().to_string())
            .with(&field("others"), others)
    })
}

/// The table of a section, if it has one.
pub(super) fn budget(visit: &Visit, loaded: &Loaded, form: &Form) -> Option<Budget> {
    let question = asked::questions(loaded, form).into_iter().find(|question| question.kind == Kind::Budget)?;
    let name = field_name(question);
    let named = loaded.lists.of(CATEGORIES, visit.lang).into_iter().map(|(code, label)| Choice::new(code, label));
    let categories: Vec<Choice> = std::iter::once(Choice::new("", visit.say("form-choose-one"))).chain(named).collect();
    let currency = currency(loaded, form);
    let rows_count = rows(form, &name);
    let row = |row: usize| {
        let label = |key: &str| format!("{} {}", visit.say(key), row + 1);
        let field = |input: Input, key: &str| form.field(visit, input.labelled(label(key)));
        let at = |what: &str| format!("{name}_{row}_{what}");
        Row {
            category: field(Input::select(&at("category"), categories.clone()), "applications-budget-category"),
            what: field(Input::text(&at("what")), "applications-budget-what"),
            quantity: field(Input::money(&at("quantity"), "").optional(), "applications-budget-quantity"),
            cost: field(Input::money(&at("amount"), ""), "applications-budget-cost"),
            others: field(Input::money(&at("others"), "").optional(), "applications-budget-others"),
        }
    };
    let lines = currency.map(|currency| typed(form, &name, currency)).unwrap_or_default();
    Some(Budget {
        title: question.labels.say(visit.lang),
        help: question.help.say(visit.lang),
        currency: currency.map_or("", |currency| currency.code()).to_owned(),
        rows: (0..rows_count).map(row).collect(),
        rows_name: format!("{name}_rows"),
        rows_count,
        sums: budget::shown(&lines, asked(loaded, form), &loaded.lists, visit.lang),
    })
}

/// How many rows the page shows: all that have something in them, and more when they are asked for.
fn rows(form: &Form, name: &str) -> usize {
    let used = (0..MOST).rev().find(|row| !is_empty(form, name, *row)).map_or(0, |row| row + 1);
    let shown: usize = form.raw(&format!("{name}_rows")).parse().unwrap_or(ROWS);
    let more = if form.has("more") { ROWS } else { 0 };
    (used.max(shown.min(MOST)).max(ROWS) + more).min(MOST)
}

fn is_empty(form: &Form, name: &str, row: usize) -> bool {
    FIELDS.iter().all(|field| form.raw(&format!("{name}_{row}_{field}")).trim().is_empty())
}

/// The currency of the budget: that of the amount asked, on this page or as saved; else the call's first.
fn currency(loaded: &Loaded, form: &Form) -> Option<Currency> {
    let amount = loaded.section().questions.iter().find(|question| question.fills == "amount");
    let posted = amount.and_then(|one| Currency::from_code(form.raw(&format!("{}_currency", field_name(one)))));
    posted
        .or_else(|| loaded.case.requested.map(|amount| amount.currency()))
        .or_else(|| loaded.call.currencies.first().copied())
}

/// The amount asked, as typed on this page, else as saved.
fn asked(loaded: &Loaded, form: &Form) -> Option<Money> {
    let amount = loaded.section().questions.iter().find(|question| question.fills == "amount");
    match amount {
        Some(question) => money::parse(form.raw(&field_name(question)), currency(loaded, form)?).ok(),
        None => loaded.case.requested,
    }
}

/// The rows that make sense already, for their sums.
fn typed(form: &Form, name: &str, currency: Currency) -> Vec<Line> {
    let line = |row: usize| {
        let field = |what: &str| form.raw(&format!("{name}_{row}_{what}"));
        let others = field("others").trim();
        let none = others.is_empty();
        Some(Line {
            category: field("category").to_owned(),
            what: field("what").trim().to_owned(),
            quantity: budget::read_quantity(field("quantity"))?,
            cost: money::parse(field("amount"), currency).ok()?,
            others: if none { Money::zero(currency) } else { money::parse(others, currency).ok()? },
        })
    };
    (0..MOST).filter_map(line).collect()
}

/// Reads the table out of the form, noting what is malformed at its field.
pub(super) fn read(loaded: &Loaded, form: &mut Form, name: &str) -> Option<String> {
    let currency = currency(loaded, form)?;
    let mut lines = Vec::new();
    for row in (0..MOST).filter(|row| !is_empty(form, name, *row)).collect::<Vec<_>>() {
        lines.extend(read_row(loaded, form, name, row, currency));
    }
    budget::write(&lines)
}

fn read_row(loaded: &Loaded, form: &mut Form, name: &str, row: usize, currency: Currency) -> Option<Line> {
    let [category, what, quantity, cost, others] = FIELDS.map(|field| format!("{name}_{row}_{field}"));
    let known = loaded.lists.has(CATEGORIES, form.raw(&category));
    if !known {
        form.refuse(&category, Message::new("form-choose"));
    }
    let what = form.text(&what, 200);
    let read_quantity = budget::read_quantity(form.raw(&quantity));
    if read_quantity.is_none() {
        form.refuse(&quantity, Message::new("applications-budget-quantity-malformed"));
    }
    let read_cost = form.money(&cost, currency);
    let paid = if form.raw(&others).trim().is_empty() {
        Some(Money::zero(currency))
    } else {
        form.money_or_zero(&others, currency)
    };
    let category = form.raw(&category).to_owned();
    let line = Line { category, what: what?, quantity: read_quantity?, cost: read_cost?, others: paid? };
    let Some(amount) = line.amount() else {
        form.refuse(&cost, Message::new("form-money-large"));
        return None;
    };
    if line.others.minor() > amount.minor() {
        form.refuse(&others, Message::new("applications-budget-others-over-line"));
        return None;
    }
    known.then_some(line)
}
