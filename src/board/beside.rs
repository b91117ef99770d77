//! Scores adjusted for lenient and strict readers, beside the plain means of a ranking.

use super::{
    adjusted::{self, Adjusted, Fit},
    ranking::Row,
    rules::Rules,
};
use crate::base::{ApplicationId, PersonId};
use std::collections::HashSet;

/// A row's score without its readers' leniency, beside its plain mean.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Beside {
    /// Its place among the adjusted scores.
    pub rank: usize,
    /// The score and what is not known about it.
    pub adjusted: Adjusted,
    /// Whether it and the plain mean stand on different sides of the mean that a grant needs.
    pub disagrees: bool,
}

/// The model of some rows' sheets; `None` where it cannot tell.
fn model(rows: &[Row], sheets: &[(ApplicationId, PersonId, i32)]) -> Option<Fit<i64>> {
    let shown: HashSet<ApplicationId> =
        rows.iter().filter(|row| row.figures.is_some()).map(|row| row.application).collect();
    let sheets: Vec<adjusted::Sheet<i64>> = sheets
        .iter()
        .filter(|(application, ..)| shown.contains(application))
        .map(|(application, reader, mean)| (application.0, reader.0, f64::from(*mean) / 100.0))
        .collect();
    adjusted::fit(&sheets).filter(Fit::tells)
}

/// Sets the adjusted scores beside the plain means. Only sheets of rows whose figures are shown go into the model, so
/// that a reader's leniency tells nothing of a row that is hidden.
pub(super) fn stand(rows: &mut [Row], sheets: &[(ApplicationId, PersonId, i32)], rules: &Rules) {
    let Some(fit) = model(rows, sheets) else { return };
    let minimum = f64::from(rules.terms.minimum_mean);
    for row in rows {
        let (Some(figures), Some(adjusted)) = (row.figures, fit.applications.get(&row.application.0)) else { continue };
        let better = fit.applications.values().filter(|other| other.score > adjusted.score).count();
        let is_enough = rules.terms.minimum_mean == 0 || adjusted.score >= minimum;
        row.beside = Some(Beside { rank: better + 1, adjusted: *adjusted, disagrees: is_enough != figures.is_enough });
    }
}
