//! What staff read: the lists in use, the hits that wait, and what was compared for a case.

use super::{Hit, List, Occasion, judge::opened, store};
use crate::{
    applications::{self, Case},
    audit::{self, HistoryLine},
    base::{ApplicationId, Deed, GroupId, ListId, NameHitId, PersonId, Stop},
    db::Tx,
    groups::access,
    people,
};
use chrono::NaiveDateTime;
use std::collections::HashMap;

/// Lists and hits on a page.
const ROWS: i64 = 50;

/// A hit with the reference of its case.
#[derive(Clone, Debug)]
pub struct HitLine {
    /// The hit.
    pub hit: Hit,
    /// What people call the case.
    pub reference: String,
    /// Whether its group is closed to the actor: the names are left out, a name of a list too, for it is like the group's.
    pub closed: bool,
}

/// All cases together.
#[derive(Debug)]
pub struct Overview {
    /// Lists in use and before.
    pub lists: Vec<List>,
    /// Hits that block.
    pub open: Vec<HitLine>,
    /// Hits that were judged.
    pub judged: Vec<HitLine>,
    /// Names of the people in these.
    pub names: HashMap<PersonId, String>,
}

/// A comparison that was made.
#[derive(Clone, Debug)]
pub struct Check {
    /// When.
    pub at: NaiveDateTime,
    /// For what.
    pub occasion: Occasion,
    /// With which lists.
    pub lists: Vec<ListId>,
    /// How many names.
    pub names: i32,
    /// How many hits.
    pub hits: i32,
    /// Who, where it was a person.
    pub by: Option<PersonId>,
}

/// What was compared for one case.
#[derive(Debug)]
pub struct OfCase {
    /// The case.
    pub case: Case,
    /// The comparisons, newest first.
    pub checks: Vec<Check>,
    /// The hits, newest first.
    pub hits: Vec<Hit>,
    /// The lists that were used.
    pub lists: HashMap<ListId, List>,
    /// Names of the people in these.
    pub names: HashMap<PersonId, String>,
}

/// One hit with what stands around it.
#[derive(Debug)]
pub struct OneHit {
    /// The hit.
    pub hit: Hit,
    /// What people call its case.
    pub reference: String,
    /// Its list.
    pub list: List,
    /// Its history.
    pub history: Vec<HistoryLine>,
    /// Names of the people in these.
    pub names: HashMap<PersonId, String>,
}

/// View: the lists, the hits that wait and those that were judged last. As many queries for many as for one.
pub fn overview(tx: &mut Tx<'_>) -> Result<Overview, Stop> {
    tx.permit(Deed::SeeNameChecks)?;
    let lists = store::lists(tx, ROWS)?;
    let (open, judged) = (store::hits(tx, true, ROWS)?, store::hits(tx, false, ROWS)?);
    let ids: Vec<ApplicationId> = open.iter().chain(&judged).map(|row| row.application_id).collect();
    let cases: HashMap<ApplicationId, Case> =
        applications::some(tx, &ids)?.into_iter().map(|case| (case.id, case)).collect();
    let groups: Vec<GroupId> = cases.values().map(|case| case.group_id).collect();
    let closed = access::closed(tx, &groups)?;
    let mut people: Vec<PersonId> = judged.iter().filter_map(|row| row.judged_by).collect();
    people.extend(lists.iter().map(|list| list.imported_by));
    let lines = |rows: Vec<store::HitRow>| -> Result<Vec<HitLine>, Stop> {
        let with_case = rows.into_iter().filter_map(|row| cases.get(&row.application_id).map(|case| (row, case)));
        with_case
            .map(|(row, case)| {
                let mut hit = opened(&case.key, row)?;
                let closed = closed.contains(&case.group_id);
                if closed {
                    hit.found.name.clone_from(&case.reference);
                    hit.found.listed.clear();
                }
                Ok(HitLine { hit, reference: case.reference.clone(), closed })
            })
            .collect()
    };
    Ok(Overview { lists, open: lines(open)?, judged: lines(judged)?, names: people::names(tx, &people)? })
}

/// View: what was compared for a case, and what was found.
pub fn of_case(tx: &mut Tx<'_>, id: ApplicationId) -> Result<OfCase, Stop> {
    tx.permit(Deed::SeeNameChecks)?;
    applications::check_open(tx, id)?;
    let case = applications::load(tx, id)?;
    let rows = store::checks_of(tx, id)?;
    let mut checks = Vec::with_capacity(rows.len());
    for row in rows {
        checks.push(Check {
            at: row.checked_at,
            occasion: row.occasion,
            lists: serde_json::from_str(&row.lists)?,
            names: row.names,
            hits: row.hits,
            by: (row.checked_by_kind == "person").then_some(PersonId(row.checked_by)),
        });
    }
    let hits = store::hits_of(tx, id)?;
    let hits = hits.into_iter().map(|row| opened(&case.key, row)).collect::<Result<Vec<_>, _>>()?;
    let mut used: Vec<ListId> = checks.iter().flat_map(|check| check.lists.clone()).collect();
    used.extend(hits.iter().map(|hit| hit.list));
    let lists = store::some_lists(tx, &used)?.into_iter().map(|list| (list.id, list)).collect();
    let mut people: Vec<PersonId> = checks.iter().filter_map(|check| check.by).collect();
    people.extend(hits.iter().filter_map(|hit| hit.judged.map(|(by, _)| by)));
    Ok(OfCase { case, checks, hits, lists, names: people::names(tx, &people)? })
}

/// View: one hit.
pub fn hit(tx: &mut Tx<'_>, id: NameHitId) -> Result<OneHit, Stop> {
    tx.permit(Deed::SeeNameChecks)?;
    let row = store::find_hit(tx, id)?;
    applications::check_open(tx, row.application_id)?;
    let case = applications::load(tx, row.application_id)?;
    let list = store::find_list(tx, row.list_id)?;
    let hit = opened(&case.key, row)?;
    let history = audit::of_subject(tx, id)?;
    let mut people: Vec<PersonId> = history.iter().filter_map(|line| line.person).collect();
    people.extend(hit.judged.map(|(by, _)| by));
    Ok(OneHit { hit, reference: case.reference, list, history, names: people::names(tx, &people)? })
}
