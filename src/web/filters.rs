//! Filters of lists, which stand in the address: choices as they are shown, and the address carried on.

use super::Visit;
use serde::Serialize;

/// A filter with its choices, for `parts/filters`.
#[derive(Serialize)]
pub struct FilterView {
    name: &'static str,
    label: String,
    options: Vec<OptionView>,
}

#[derive(Serialize)]
struct OptionView {
    value: String,
    label: String,
    chosen: bool,
}

impl FilterView {
    /// A list of choices; the first, empty one leaves everything in.
    pub fn new(
        name: &'static str,
        label: String,
        chosen: &str,
        any: String,
        choices: impl IntoIterator<Item = (String, String)>,
    ) -> Self {
        let options = std::iter::once((String::new(), any)).chain(choices);
        let options = options.map(|(value, label)| OptionView { chosen: value == chosen, value, label }).collect();
        Self { name, label, options }
    }
}

/// A value of the address; none where it is empty.
pub fn given(value: Option<&str>) -> Option<String> {
    value.map(str::to_owned).filter(|value| !value.is_empty())
}

/// The filters of the address, without the place in the list.
pub fn kept(visit: &Visit) -> String {
    let kept = visit.query.split('&').filter(|part| !part.is_empty() && !part.starts_with("after="));
    kept.collect::<Vec<_>>().join("&")
}

/// The address of a list's next page.
pub fn next(visit: &Visit, path: &str, after: &str) -> String {
    let kept = kept(visit);
    let separator = if kept.is_empty() { "" } else { "&" };
    format!("{path}?{kept}{separator}after={after}")
}
