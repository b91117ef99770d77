//! The day by which members finish reading a call's applications, and who has what left to read. Who is reminded of it and
//! when belongs to `mail`.

use super::{members, store};
use crate::{
    applications,
    base::{ApplicationId, CallId, PersonId, Stop, words},
    calls::Call,
    db::Tx,
    people::Person,
};
use chrono::NaiveDate;
use std::collections::HashMap;

/// A member with something left to read in a call.
#[derive(Clone, Debug)]
pub struct Behind {
    /// Who.
    pub member: Person,
    /// What people call the applications, in order.
    pub references: Vec<String>,
}

/// Until when members read, if that is set. A step.
pub fn until(tx: &mut Tx<'_>, call: CallId) -> Result<Option<NaiveDate>, Stop> {
    store::reading::of_call(tx, call)
}

/// By when a call's applications are to be read, in words: by the day that is set for it, else as the call says when the
/// board decides; `None` where nothing is said. A step.
pub(super) fn deadline(tx: &mut Tx<'_>, call: &Call) -> Result<Option<String>, Stop> {
    let day = until(tx, call.id)?.map(words::date);
    Ok(day.or_else(|| Some(call.decides_by.trim().to_owned()).filter(|said| !said.is_empty())))
}

/// Sets until when members read. A step: the caller permits and tells.
pub fn set(tx: &mut Tx<'_>, call: CallId, day: Option<NaiveDate>) -> Result<(), Stop> {
    store::reading::set(tx, call, day)
}

/// The calls of which the reading ends on a day or later. A step.
pub fn ending(tx: &mut Tx<'_>, first: NaiveDate) -> Result<Vec<(CallId, NaiveDate)>, Stop> {
    store::reading::since(tx, first)
}

/// Who has something left to read in a call, and may be told. As many queries for many as for few. A step.
pub fn behind(tx: &mut Tx<'_>, call: CallId) -> Result<Vec<Behind>, Stop> {
    let mut left: HashMap<PersonId, Vec<ApplicationId>> = HashMap::new();
    for (person, application) in store::reading::unread(tx, call)? {
        left.entry(person).or_default().push(application);
    }
    if left.is_empty() {
        return Ok(Vec::new());
    }
    let mut ids: Vec<ApplicationId> = left.values().flatten().copied().collect();
    ids.sort_unstable();
    ids.dedup();
    let cases = applications::some(tx, &ids)?;
    let mut all = Vec::new();
    for member in members::all(tx)? {
        let Some(own) = left.remove(&member.id) else { continue };
        let own = cases.iter().filter(|case| own.contains(&case.id));
        let mut references: Vec<String> = own.map(|case| case.reference.clone()).collect();
        references.sort();
        all.push(Behind { member, references });
    }
    Ok(all)
}
