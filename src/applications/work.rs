//! Who works on an application, until when, and the tags it is found by.

use super::{Case, Refusal, store, within};
use crate::{
    audit,
    base::{ApplicationId, Deed, PersonId, Role, Stop, TagId},
    db::Tx,
    notices::{Kind, Reader},
    people,
    threads::tags,
};
use chrono::NaiveDate;

/// Those an application may be given to.
pub const COLLEAGUES: [Role; 2] = [Role::ProgrammeOfficer, Role::ProgrammeLead];
/// The word of applications among tagged things.
const KIND: &str = "application";

/// How the work on an application stands, or is to stand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Work {
    /// Who works on it.
    pub assigned: Option<PersonId>,
    /// Until when.
    pub due_on: Option<NaiveDate>,
    /// Its tags.
    pub tags: Vec<TagId>,
}

/// How the work is to stand from now on.
#[derive(Clone, Debug)]
pub struct Arrange {
    /// On which application.
    pub case: ApplicationId,
    /// How.
    pub work: Work,
    /// One more tag, as typed; empty for none.
    pub new_tag: String,
}

/// Says who works on an application, until when, and tags it. An act.
pub fn arrange(tx: &mut Tx<'_>, new: &Arrange) -> Result<(), Stop> {
    tx.permit(Deed::ArrangeWork)?;
    store::lock(tx, new.case)?;
    let case = within(tx, new.case)?;
    let before = of_case(tx, &case)?;
    let mut tags = new.work.tags.clone();
    if !new.new_tag.trim().is_empty() {
        tags.push(tags::named(tx, &new.new_tag)?);
    }
    give(tx, &case, before.assigned, new.work.assigned)?;
    store::work::set_due(tx, case.id, new.work.due_on)?;
    for tag in tags.iter().filter(|tag| !before.tags.contains(tag)) {
        tags::put(tx, case.id, *tag)?;
    }
    for tag in before.tags.iter().filter(|tag| !tags.contains(tag)) {
        tags::take(tx, case.id, *tag)?;
    }
    tell(tx, &case, "applications.arrange")
}

/// Gives an application to a colleague, or to nobody. An act.
pub fn assign(tx: &mut Tx<'_>, case: ApplicationId, to: Option<PersonId>) -> Result<(), Stop> {
    tx.permit(Deed::ArrangeWork)?;
    store::lock(tx, case)?;
    let case = within(tx, case)?;
    let before = of_case(tx, &case)?.assigned;
    if before == to {
        return Err(Refusal::AsItIs.into());
    }
    give(tx, &case, before, to)?;
    tell(tx, &case, "applications.assign")
}

/// Puts a tag on an application. An act.
pub fn tag(tx: &mut Tx<'_>, case: ApplicationId, tag: TagId) -> Result<(), Stop> {
    tx.permit(Deed::ArrangeWork)?;
    let case = within(tx, case)?;
    if !tags::put(tx, case.id, tag)? {
        return Err(Refusal::AsItIs.into());
    }
    tell(tx, &case, "applications.tag")
}

/// Makes a tag, so that it can be put on several; gives it. An act.
pub fn make_tag(tx: &mut Tx<'_>, label: &str) -> Result<TagId, Stop> {
    tx.permit(Deed::ArrangeWork)?;
    let tag = tags::named(tx, label)?;
    audit::record(tx, audit::Event::new("applications.make_tag", tag))?;
    Ok(tag)
}

/// The work that is due between two days: on what, by whom, when. A step. One query.
pub fn due(
    tx: &mut Tx<'_>,
    from: NaiveDate,
    until: NaiveDate,
) -> Result<Vec<(ApplicationId, PersonId, NaiveDate)>, Stop> {
    store::work::due(tx, (from, until))
}

fn give(tx: &mut Tx<'_>, case: &Case, before: Option<PersonId>, to: Option<PersonId>) -> Result<(), Stop> {
    if before == to {
        return Ok(());
    }
    if let Some(person) = to {
        if !people::ids_holding(tx, &COLLEAGUES)?.contains(&person) {
            return Err(Refusal::NoColleague.into());
        }
        if tx.actor.person() != Some(person) {
            super::tell::staff(tx, Kind::CaseAssigned, Reader::Person(person), case)?.queue(tx)?;
        }
    }
    store::work::assign(tx, case.id, to)
}

fn tell(tx: &mut Tx<'_>, case: &Case, act: &'static str) -> Result<(), Stop> {
    audit::record(tx, audit::Event::new(act, case.id).about_case(case.id))?;
    Ok(())
}

/// How the work on an application stands. A step. One query.
pub fn of_case(tx: &mut Tx<'_>, case: &Case) -> Result<Work, Stop> {
    Ok(of_some(tx, &[case])?.pop().unwrap_or_default())
}

/// How the work on some applications stands, in their order. A step. One query.
pub fn of_some(tx: &mut Tx<'_>, cases: &[&Case]) -> Result<Vec<Work>, Stop> {
    let numbers: Vec<i64> = cases.iter().map(|case| case.id.0).collect();
    let tagged = tags::of(tx, KIND, &numbers)?;
    let one = |case: &&Case| {
        let tags = tagged.iter().filter(|(id, _)| *id == case.id.0).map(|(_, tag)| *tag).collect();
        Work { assigned: case.assigned, due_on: case.due_on, tags }
    };
    Ok(cases.iter().map(one).collect())
}
