//! The staff's list of applications: filters, counts, pages by key.

use super::{Case, State, open_row, store};
use crate::{
    audit,
    base::{ApplicationId, CallId, Deed, GroupId, PersonId, Stop, TagId},
    db::{Tx, tokens},
    groups::access,
};
use chrono::NaiveDate;
use std::collections::HashMap;

/// Rows of a page.
pub const PAGE: i64 = 50;
/// Above this many, a count says "more than".
pub const COUNTED: i64 = 1_000;

/// Rows of a slice of a file.
pub const SLICE: i64 = 2_000;
/// Rows a workbook holds at most: it is made in memory. A text file has no limit.
pub const WORKBOOK: usize = 20_000;
/// A place in the list.
pub type Place = (NaiveDate, ApplicationId);
/// Applications of one group that are shown at most.
const OF_GROUP: i64 = 200;

/// Whose work staff look for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Assigned {
    /// Somebody's.
    To(PersonId),
    /// What nobody works on.
    Nobody,
}

crate::text_enum! {
    /// What is due when.
    pub enum Due {
        /// The day is over.
        Late => "late",
        /// Within seven days.
        Week => "week",
        /// On some day.
        Set => "set",
    }
}

/// What staff look for.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// A call.
    pub call: Option<CallId>,
    /// A state other than draft.
    pub state: Option<State>,
    /// ISO 3166-1 code.
    pub country: Option<String>,
    /// ISO 3166-2 code.
    pub region: Option<String>,
    /// Choice code.
    pub kind: Option<String>,
    /// Who works on it.
    pub assigned: Option<Assigned>,
    /// Until when it is due.
    pub due: Option<Due>,
    /// A tag it has.
    pub tag: Option<TagId>,
    /// Words of the name or the reference.
    pub search: String,
    /// Oldest first instead of newest.
    pub oldest_first: bool,
}

/// A page of the list.
#[derive(Clone, Debug)]
pub struct Listed {
    /// Its rows.
    pub rows: Vec<(Case, NaiveDate)>,
    /// Where the next page begins, if there is one.
    pub next: Option<Place>,
    /// How many fit the filter, at most [`COUNTED`] + 1.
    pub count: i64,
}

/// One page. Two queries.
pub fn page(tx: &mut Tx<'_>, filter: &Filter, after: Option<Place>) -> Result<Listed, Stop> {
    tx.permit(Deed::SeeApplications)?;
    let tokens = tokens::wanted(tx, "application", &filter.search);
    let mut rows = store::listing::page(tx, filter, &tokens, after, PAGE + 1)?;
    let more = rows.len() > usize::try_from(PAGE).unwrap_or(usize::MAX);
    rows.truncate(usize::try_from(PAGE).unwrap_or(usize::MAX));
    let rows = opened(tx, rows)?;
    let next = rows.last().filter(|_| more).map(|(case, day)| (*day, case.id));
    let count = store::listing::count(tx, filter, &tokens, COUNTED + 1)?;
    Ok(Listed { rows, next, count })
}

/// The first applications that fit. One query.
pub fn first(tx: &mut Tx<'_>, filter: &Filter, most: i64) -> Result<Vec<(Case, NaiveDate)>, Stop> {
    tx.permit(Deed::SeeApplications)?;
    let tokens = tokens::wanted(tx, "application", &filter.search);
    let rows = store::listing::page(tx, filter, &tokens, None, most)?;
    opened(tx, rows)
}

/// The next slice of a list for a file, after a place in it: at most [`SLICE`] rows. One query.
pub fn slice(tx: &mut Tx<'_>, filter: &Filter, after: Option<Place>) -> Result<Vec<(Case, NaiveDate)>, Stop> {
    tx.permit(Deed::SeeApplications)?;
    let tokens = tokens::wanted(tx, "application", &filter.search);
    let rows = store::listing::page(tx, filter, &tokens, after, SLICE)?;
    opened(tx, rows)
}

/// Applications of a list, opened; of those at high risk that the actor was not named for only the code is left, and so it
/// is of those that are their groups' own still.
fn opened(tx: &mut Tx<'_>, rows: Vec<store::Keyed>) -> Result<Vec<(Case, NaiveDate)>, Stop> {
    let mut cases = opened_all(tx, rows)?;
    for (case, _) in &mut cases {
        if case.is_own_draft() {
            *case = case.clone().unread();
        }
    }
    let high: Vec<GroupId> = cases.iter().filter(|(case, _)| case.high_risk).map(|(case, _)| case.group_id).collect();
    if !high.is_empty() {
        let open = access::open_to_me(tx, &high)?;
        for (case, _) in cases.iter_mut().filter(|(case, _)| case.high_risk && !open.contains(&case.group_id)) {
            case.name.clear();
            case.region = None;
        }
    }
    Ok(cases)
}

fn opened_all(tx: &Tx<'_>, rows: Vec<store::Keyed>) -> Result<Vec<(Case, NaiveDate)>, Stop> {
    rows.into_iter()
        .map(|keyed| {
            let day = keyed.0.listed_on;
            open_row(tx, keyed).map(|case| (case, day))
        })
        .collect()
}

/// The applications of some groups, newest first, drafts and erased ones aside. One query.
pub fn of_groups(tx: &mut Tx<'_>, groups: &[GroupId]) -> Result<Vec<(Case, NaiveDate)>, Stop> {
    tx.permit(Deed::SeeApplications)?;
    let rows = store::listing::of_groups(tx, groups, OF_GROUP)?;
    opened(tx, rows)
}

/// How many applications stand under each of these groups, those of merged records included. One query.
pub fn count_by_group(tx: &mut Tx<'_>, groups: &[GroupId]) -> Result<HashMap<GroupId, i64>, Stop> {
    store::listing::count_by_group(tx, groups)
}

/// The application with this reference, as people write it; drafts are not found.
pub fn by_reference(tx: &mut Tx<'_>, reference: &str) -> Result<Option<Case>, Stop> {
    tx.permit(Deed::SeeApplications)?;
    let rows = store::listing::by_reference(tx, &reference.trim().to_uppercase())?;
    Ok(opened(tx, rows)?.pop().map(|(case, _)| case))
}

/// Some applications that have all words of a search. Two queries.
pub fn search(tx: &mut Tx<'_>, text: &str, most: i64) -> Result<Vec<(Case, NaiveDate)>, Stop> {
    tx.permit(Deed::SeeApplications)?;
    let wanted = tokens::wanted(tx, "application", text);
    let ids = tokens::found(tx, "application", &wanted, most)?;
    let ids: Vec<ApplicationId> = ids.into_iter().map(ApplicationId).collect();
    let rows = store::listing::standing(tx, &ids)?;
    let mut cases = opened(tx, rows)?;
    // A word that finds a closed application would name it; its code may.
    let typed = text.trim().to_uppercase();
    cases.retain(|(case, _)| !case.name.is_empty() || case.reference == typed);
    Ok(cases)
}

/// Writes down that a list left the house as a file: who took it, and how many rows it had.
pub fn note_export(tx: &mut Tx<'_>, rows: usize) -> Result<(), Stop> {
    tx.permit(Deed::SeeApplications)?;
    let person = tx.actor.person().ok_or(Stop::Forbidden)?;
    let details = serde_json::json!({ "rows": rows });
    audit::record(tx, audit::Event::new("applications.export", person).with(details))?;
    Ok(())
}
