//! Readers of applications, where not everybody reads everything: a proposal that is even and linked, looked at and changed by
//! hand before it is applied.

use super::{
    Refusal,
    assignment::{self, Paper, Plan},
    members, reading, rules, store, wishes,
};
use crate::{
    applications::{self, Case},
    audit,
    base::{ApplicationId, CallId, Deed, Lang, PersonId, Stop},
    calls::{self, Call},
    db::Tx,
    notices::{Kind, Notice, Reader},
    people::Person,
};
use std::collections::{HashMap, HashSet};

/// What staff look at before they assign.
#[derive(Clone, Debug)]
pub struct Assigning {
    /// The call.
    pub call: Call,
    /// How many readers each application is to have; 0: everybody reads.
    pub wanted: usize,
    /// The applications, by reference, with who has a conflict.
    pub papers: Vec<(Case, Vec<PersonId>)>,
    /// Who sits on the board.
    pub members: Vec<Person>,
    /// Who reads what: as it stands, or as it is proposed.
    pub plan: Plan,
    /// The fewest and the most applications a member would have.
    pub loads: (usize, usize),
}

fn by_paper(pairs: Vec<(ApplicationId, PersonId)>) -> HashMap<ApplicationId, Vec<PersonId>> {
    let mut by: HashMap<ApplicationId, Vec<PersonId>> = HashMap::new();
    for (application, person) in pairs {
        by.entry(application).or_default().push(person);
    }
    by
}

/// A language as it is read, in whichever letters.
fn spoken(lang: Lang) -> String {
    lang.code().split('-').next().unwrap_or_default().to_owned()
}

/// The readers of a call as they stand, or a proposal that keeps those who have locked a sheet. As many queries for many
/// applications as for few.
pub fn look(tx: &mut Tx<'_>, id: CallId, propose: bool) -> Result<Assigning, Stop> {
    tx.permit(Deed::AssignReaders)?;
    let call = calls::find(tx, id)?;
    let wanted = usize::try_from(rules::of_call(tx, id)?.terms.readers).unwrap_or(0);
    let ids = store::assignments::papers(tx, id)?;
    let mut cases = applications::some(tx, &ids)?;
    cases.sort_by(|one, other| one.reference.cmp(&other.reference));
    let mut conflicts = by_paper(store::assignments::conflicts(tx, id)?);
    let mut kept = by_paper(store::assignments::locked(tx, id)?);
    let mut standing = by_paper(store::assignments::of_call(tx, id)?);
    let members = members::all(tx)?;
    let wished = wishes::all(tx)?;
    let reader = |person: &Person| {
        let wished = wished.get(&person.id).cloned().unwrap_or_default();
        // Who wishes for no language reads the one of their pages.
        let own = || vec![person.language];
        let languages = if wished.languages.is_empty() { own() } else { wished.languages };
        let languages = languages.into_iter().map(spoken).collect();
        assignment::Reader { id: person.id, languages, countries: wished.countries }
    };
    let readers: Vec<assignment::Reader> = members.iter().map(reader).collect();
    let papers: Vec<Paper> = cases
        .iter()
        .map(|case| Paper {
            id: case.id,
            language: spoken(case.language),
            country: case.country.clone(),
            conflicts: conflicts.get(&case.id).into_iter().flatten().copied().collect(),
            kept: if propose { kept.remove(&case.id) } else { standing.remove(&case.id) }.unwrap_or_default(),
        })
        .collect();
    let lot = |application: ApplicationId, person: PersonId| {
        tx.master.blind("reading_assignment", &format!("{person} {application}"))
    };
    let plan = assignment::plan(&papers, &readers, if propose { wanted } else { 0 }, lot);
    let loads = plan.loads(&readers);
    let papers = cases
        .into_iter()
        .map(|case| {
            let of = conflicts.remove(&case.id).unwrap_or_default();
            (case, of)
        })
        .collect();
    Ok(Assigning { call, wanted, papers, members, plan, loads })
}

/// Act: says who reads each application. Who is new to one is told; who has locked a sheet of it stays.
pub fn assign(tx: &mut Tx<'_>, id: CallId, plan: &[(ApplicationId, Vec<PersonId>)]) -> Result<(), Stop> {
    tx.permit(Deed::AssignReaders)?;
    let call = calls::find(tx, id)?;
    let seated: HashSet<PersonId> = members::all(tx)?.into_iter().map(|person| person.id).collect();
    let conflicts: HashSet<_> = store::assignments::conflicts(tx, id)?.into_iter().collect();
    let locked = by_paper(store::assignments::locked(tx, id)?);
    let before: HashSet<_> = store::assignments::of_call(tx, id)?.into_iter().collect();
    let papers: HashSet<ApplicationId> = store::assignments::papers(tx, id)?.into_iter().collect();
    let ids: Vec<ApplicationId> = plan.iter().map(|(application, _)| *application).collect();
    if !ids.iter().all(|application| papers.contains(application)) {
        return Err(Refusal::NotBeforeBoard.into());
    }
    let cases: HashMap<ApplicationId, Case> =
        applications::some(tx, &ids)?.into_iter().map(|case| (case.id, case)).collect();
    for (application, readers) in plan {
        let case = cases.get(application).ok_or(Stop::Missing)?;
        let reference = || case.reference.clone();
        if readers.iter().any(|reader| !seated.contains(reader)) {
            return Err(Refusal::NotAMember.into());
        }
        if readers.iter().any(|reader| conflicts.contains(&(*application, *reader))) {
            return Err(Refusal::ReaderConflicted { reference: reference() }.into());
        }
        if locked.get(application).into_iter().flatten().any(|reader| !readers.contains(reader)) {
            return Err(Refusal::ReaderScored { reference: reference() }.into());
        }
        store::assignments::put(tx, *application, readers)?;
        for reader in readers.iter().filter(|reader| !before.contains(&(*application, **reader))) {
            tell(tx, case, &call, *reader)?;
        }
    }
    let details = serde_json::json!({ "applications": plan.len() });
    audit::record(tx, audit::Event::new("board.assign_readers", id).with(details))?;
    Ok(())
}

/// Tells a member what they are to read. A step.
pub(super) fn tell(tx: &mut Tx<'_>, case: &Case, call: &Call, reader: PersonId) -> Result<(), Stop> {
    let mut notice = Notice::new(Kind::ReadingAssigned, Reader::Person(reader))
        .about(case.id, &case.key)
        .once(format!("reading {} {reader}", case.id))
        .with("reference", case.reference.as_str())
        .with("call", call.code.as_str())
        .with("link", format!("/board/applications/{}", case.id));
    if let Some(deadline) = reading::deadline(tx, call)? {
        notice = notice.with("deadline", deadline);
    }
    notice.queue(tx)?;
    Ok(())
}
