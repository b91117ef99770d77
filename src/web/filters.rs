//! Filters of lists, which stand in the address: choices as they are shown, and the address carried on. Words that somebody
//! looks for may be names: they are sent in the body of a form, and stand in the address sealed, for this visit alone.

use super::{Answer, Posted, Visit};
use crate::base::Stop;
use serde::Serialize;

/// The field of words as they are typed.
const TYPED: &str = "q";
/// The field of the same words, sealed.
const SEALED: &str = "find";
/// The most that is looked for, in characters.
const LONGEST: usize = 100;

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

/// The list as a search form asks for it.
pub fn seek(visit: &Visit, path: &str, posted: &Posted) -> Answer {
    let mut query = form_urlencoded::Serializer::new(String::new());
    let given = |(name, value): &&(String, String)| !name.starts_with('_') && !value.trim().is_empty();
    for (name, value) in posted.fields.iter().filter(given) {
        let value: String = value.trim().chars().filter(|letter| !letter.is_control()).take(LONGEST).collect();
        query.append_pair(name, &value);
    }
    let query = sealed(visit, &query.finish())?;
    visit.go(if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") })
}

/// A query as it stands in an address: the words that were typed are sealed.
pub fn sealed(visit: &Visit, query: &str) -> Result<String, Stop> {
    let mut out = form_urlencoded::Serializer::new(String::new());
    for (name, value) in form_urlencoded::parse(query.as_bytes()) {
        if name == TYPED {
            out.append_pair(SEALED, &visit.house.db.master().seal_words(&visit.secret, &value)?);
        } else {
            out.append_pair(&name, &value);
        }
    }
    Ok(out.finish())
}

/// A query with the words themselves, to be kept under lock; `None` where they do not open any more.
pub fn opened(visit: &Visit, query: &str) -> Option<String> {
    let mut out = form_urlencoded::Serializer::new(String::new());
    for (name, value) in form_urlencoded::parse(query.as_bytes()) {
        if name == SEALED {
            out.append_pair(TYPED, &visit.house.db.master().open_words(&visit.secret, &value)?);
        } else {
            out.append_pair(&name, &value);
        }
    }
    Some(out.finish())
}

/// The words that the address asks for, none as an empty text; `None` where they do not open: they were typed in another
/// session, or stand in an address that somebody wrote by hand.
pub fn sought(visit: &Visit, find: Option<&str>, q: Option<&str>) -> Option<String> {
    match (given(find), given(q)) {
        (None, None) => Some(String::new()),
        (Some(find), None) => visit.house.db.master().open_words(&visit.secret, &find),
        (_, Some(_)) => None,
    }
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
