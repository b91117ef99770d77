//! What the money of an application is to be used for, as the terms of a donor see it.

use super::{Case, answers, budget};
use crate::{
    base::{ApplicationId, Stop},
    db::Tx,
    funds::Use,
};
use std::collections::HashMap;

fn purpose(case: &Case, lines: Vec<budget::Line>) -> Use {
    let mut categories: Vec<String> = lines.into_iter().map(|line| line.category).collect();
    categories.sort();
    categories.dedup();
    Use { kind: case.kind.clone(), country: case.country.clone(), theme: case.theme.clone(), categories }
}

/// What the money of a case is for. A step.
pub fn of(tx: &mut Tx<'_>, case: &Case) -> Result<Use, Stop> {
    Ok(purpose(case, answers::budget_lines(tx, case)?))
}

/// What the money of some cases is for; their budgets are opened only where somebody asks for their categories. A step, of as
/// many queries for one as for many.
pub fn of_some(tx: &mut Tx<'_>, cases: &[Case], by_category: bool) -> Result<HashMap<ApplicationId, Use>, Stop> {
    let mut budgets = if by_category { answers::budgets(tx, cases)? } else { HashMap::new() };
    Ok(cases.iter().map(|case| (case.id, purpose(case, budgets.remove(&case.id).unwrap_or_default()))).collect())
}
