//! Conflicts of interest: declared before the content opens, ruled on by staff where the member is not sure.
//!
//! A conflict hides the application from its member, sets the member's scores aside and leaves the count of electors. A
//! doubt hides it and sets the scores aside until staff rule; a vote cast before waits uncounted.

use super::{
    ConflictKind, Declaration, MotionState, Refusal, SheetState, members, quorum, rules, seen::Seen, store, text_within,
};
use crate::{
    applications::{self, Case},
    audit,
    base::{ApplicationId, Deed, PersonId, Stop, seal::Place},
    db::Tx,
    people,
};
use chrono::NaiveDateTime;

const NOTE: &str = "declarations.note";

/// What a member declares.
#[derive(Clone, Debug)]
pub struct NewDeclaration {
    /// None, a conflict, or not sure.
    pub state: Declaration,
    /// What kind of conflict, where it is one.
    pub kind: Option<ConflictKind>,
    /// More about it.
    pub note: String,
}

/// A declaration as staff and its own member read it.
#[derive(Clone, Debug)]
pub struct Declared {
    /// About which application.
    pub application: ApplicationId,
    /// What people call that.
    pub reference: String,
    /// Whose.
    pub member: PersonId,
    /// The member's name, where it was looked up.
    pub name: String,
    /// What.
    pub state: Declaration,
    /// What kind of conflict.
    pub kind: Option<ConflictKind>,
    /// More about it.
    pub note: String,
    /// When.
    pub at: NaiveDateTime,
    /// Who of the staff ruled so, and when.
    pub ruled: Option<(PersonId, NaiveDateTime)>,
}

fn check(new: &NewDeclaration) -> Result<Option<&str>, Refusal> {
    let note = text_within(&new.note, |max| Refusal::NoteTooLong { max })?;
    match new.state {
        Declaration::Conflict if new.kind.is_none() => Err(Refusal::KindMissing),
        Declaration::Conflict if new.kind == Some(ConflictKind::Other) && note.is_none() => Err(Refusal::NoteMissing),
        Declaration::Unsure if note.is_none() => Err(Refusal::NoteMissing),
        _ => Ok(note),
    }
}

/// Whether a member may change what was declared so. What staff ruled a conflict stands; and while a doubt is with them,
/// its member may say that there is a conflict, but not that there is none.
fn check_change(before: Option<&store::declarations::Row>, next: Declaration) -> Result<(), Refusal> {
    let Some(before) = before else { return Ok(()) };
    if may_declare(before).contains(&next) {
        return Ok(());
    }
    Err(if is_pinned(before) { Refusal::Ruled } else { Refusal::StaffDecide })
}

fn is_pinned(before: &store::declarations::Row) -> bool {
    before.state == Declaration::Conflict && before.ruled_at.is_some()
}

/// What a member may declare after this.
fn may_declare(before: &store::declarations::Row) -> &'static [Declaration] {
    match before {
        pinned if is_pinned(pinned) => &[],
        with_staff if with_staff.for_staff => &[Declaration::Conflict, Declaration::Unsure],
        _ => Declaration::ALL,
    }
}

/// Act: a member declares about an application, or changes what was declared. A doubt goes to staff, and so does a conflict
/// of somebody whose vote lies in an urn: the motion lapses by it, so nobody lifts it alone and votes again.
pub fn declare(tx: &mut Tx<'_>, application: ApplicationId, new: &NewDeclaration) -> Result<(), Stop> {
    tx.permit(Deed::DeclareConflict)?;
    let seen = Seen::of(tx, application)?;
    if !seen.is_to_vote_on() {
        return Err(Refusal::NotBeforeBoard.into());
    }
    let before = store::declarations::find(tx, application, seen.member())?;
    check_change(before.as_ref(), new.state)?;
    let note = check(new)?;
    let kind = new.kind.filter(|_| new.state == Declaration::Conflict);
    let mut row = sealed(tx, seen.case(), seen.member(), (new.state, kind), note)?;
    row.for_staff = before.is_some_and(|before| before.for_staff)
        || new.state == Declaration::Unsure
        || new.state == Declaration::Conflict && store::ballots::lies_in_an_urn(tx, application, seen.member())?;
    store::declarations::put(tx, row)?;
    rules::keep(tx, seen.call())?;
    follow(tx, application, seen.member(), new.state)?;
    quorum::watch_application(tx, application)?;
    let event = audit::Event::new("board.declare", application).in_case(application, seen.key());
    audit::record(tx, event.with(serde_json::json!({ "state": new.state, "kind": kind })))?;
    Ok(())
}

/// Act: staff rule that a member has a conflict, which the member cannot lift, or that there is none.
pub fn rule(
    tx: &mut Tx<'_>,
    application: ApplicationId,
    member: PersonId,
    conflict: bool,
    reason: &str,
) -> Result<(), Stop> {
    tx.permit(Deed::RuleOnConflict)?;
    let case = applications::load(tx, application)?;
    let motions = store::motions::of_application(tx, application)?;
    if case.state != applications::State::WithBoard && motions.iter().all(|one| one.state != MotionState::Open) {
        return Err(Refusal::NotBeforeBoard.into());
    }
    if !members::all(tx)?.iter().any(|person| person.id == member) {
        return Err(Refusal::NotAMember.into());
    }
    let reason = text_within(reason, |max| Refusal::NoteTooLong { max })?.ok_or(Refusal::NoteMissing)?;
    let before = store::declarations::find(tx, application, member)?;
    let state = if conflict { Declaration::Conflict } else { Declaration::None };
    let kind = before.as_ref().and_then(|row| row.kind).or(Some(ConflictKind::Other)).filter(|_| conflict);
    let mut row = sealed(tx, &case, member, (state, kind), Some(reason))?;
    row.ruled_by = tx.actor.person().map(|person| person.0);
    row.ruled_at = Some(tx.now);
    // What the member wrote stays; the reason of the ruling is then in the history alone.
    if let Some(note) = before.and_then(|row| row.note) {
        row.note = Some(note);
    }
    store::declarations::put(tx, row)?;
    rules::keep(tx, case.call_id)?;
    follow(tx, application, member, state)?;
    quorum::watch_application(tx, application)?;
    let event = audit::Event::new("board.rule_on_conflict", application).in_case(application, &case.key);
    let details = serde_json::json!({ "member": member, "state": state, "reason": reason });
    audit::record(tx, event.with(details))?;
    Ok(())
}

fn sealed(
    tx: &Tx<'_>,
    case: &Case,
    member: PersonId,
    (state, kind): (Declaration, Option<ConflictKind>),
    note: Option<&str>,
) -> Result<store::declarations::Row, Stop> {
    let place = Place::pair(NOTE, case.id.0, member.0);
    Ok(store::declarations::Row {
        application_id: case.id,
        person_id: member,
        state,
        kind,
        note: note.map(|note| case.key.seal(place, note)).transpose()?,
        declared_at: tx.now,
        ruled_by: None,
        ruled_at: None,
        for_staff: false,
    })
}

/// A conflict and a doubt set the member's sheet aside; their end gives it back as it was: what was locked is locked still,
/// so that nobody changes their scores after having seen the others'.
fn follow(tx: &mut Tx<'_>, application: ApplicationId, member: PersonId, state: Declaration) -> Result<(), Stop> {
    let Some(sheet) = store::sheets::find(tx, application, member)? else { return Ok(()) };
    let next = match state {
        Declaration::Conflict | Declaration::Unsure => SheetState::SetAside,
        // A sheet that was never set aside stands as it is.
        Declaration::None if sheet.state != SheetState::SetAside => return Ok(()),
        Declaration::None if sheet.locked_at.is_some() => SheetState::Locked,
        Declaration::None => SheetState::Draft,
    };
    if sheet.state.may_become(next) { store::sheets::set_state(tx, sheet.id, next) } else { Ok(()) }
}

/// What the acting member has declared about an application, and what the member may declare now.
pub fn own(tx: &mut Tx<'_>, seen: &Seen) -> Result<Option<(NewDeclaration, &'static [Declaration])>, Stop> {
    let Some(row) = store::declarations::find(tx, seen.application(), seen.member())? else { return Ok(None) };
    let place = Place::pair(NOTE, seen.application().0, seen.member().0);
    let note = seen.key().open_optional(place, row.note.as_ref())?.unwrap_or_default();
    let may = may_declare(&row);
    Ok(Some((NewDeclaration { state: row.state, kind: row.kind, note }, may)))
}

/// Everybody's declarations about an application, without names, for staff.
pub fn of_application(tx: &mut Tx<'_>, application: ApplicationId) -> Result<Vec<Declared>, Stop> {
    staff(tx)?;
    let case = applications::load(tx, application)?;
    of_case(tx, &case)
}

/// Everybody's declarations about a case, without names. A step.
pub(super) fn of_case(tx: &mut Tx<'_>, case: &Case) -> Result<Vec<Declared>, Stop> {
    let rows = store::declarations::of_application(tx, case.id)?;
    rows.into_iter().map(|row| open(row, case)).collect()
}

/// Conflicts and doubts about applications that are before the board, for staff: doubts first, then the newest.
pub fn not_clear(tx: &mut Tx<'_>) -> Result<Vec<Declared>, Stop> {
    staff(tx)?;
    let rows = store::declarations::not_clear(tx, applications::State::WithBoard.as_str(), 200)?;
    let ids: Vec<ApplicationId> = rows.iter().map(|row| row.application_id).collect();
    let people: Vec<PersonId> = rows.iter().map(|row| row.person_id).collect();
    let cases = applications::some(tx, &ids)?;
    let names = people::names(tx, &people)?;
    let mut declared = Vec::with_capacity(rows.len());
    for row in rows {
        let Some(case) = cases.iter().find(|case| case.id == row.application_id) else { continue };
        let name = names.get(&row.person_id).cloned().unwrap_or_default();
        declared.push(Declared { name, ..open(row, case)? });
    }
    declared.sort_by_key(|one| one.state != Declaration::Unsure);
    Ok(declared)
}

/// Declarations are read by staff only: a member's note may tell about the group.
fn staff(tx: &Tx<'_>) -> Result<(), Stop> {
    if members::viewer(tx)? == members::Viewer::Staff { Ok(()) } else { Err(Stop::Forbidden) }
}

fn open(row: store::declarations::Row, case: &Case) -> Result<Declared, Stop> {
    let place = Place::pair(NOTE, row.application_id.0, row.person_id.0);
    Ok(Declared {
        application: case.id,
        reference: case.reference.clone(),
        member: row.person_id,
        name: String::new(),
        state: row.state,
        kind: row.kind,
        note: case.key.open_optional(place, row.note.as_ref())?.unwrap_or_default(),
        at: row.declared_at,
        ruled: row.ruled_by.map(PersonId).zip(row.ruled_at),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::board::TEXT_MAX;

    fn new(state: Declaration, kind: Option<ConflictKind>, note: &str) -> NewDeclaration {
        NewDeclaration { state, kind, note: note.to_owned() }
    }

    #[test]
    fn a_declaration_says_what_staff_need_to_know() {
        use {ConflictKind as Kind, Declaration as State};
        assert_eq!(check(&new(State::None, None, "")), Ok(None));
        assert_eq!(check(&new(State::Conflict, Some(Kind::Work), " ")), Ok(None));
        assert_eq!(check(&new(State::Conflict, None, "my sister")), Err(Refusal::KindMissing));
        assert_eq!(check(&new(State::Conflict, Some(Kind::Other), "")), Err(Refusal::NoteMissing));
        assert_eq!(check(&new(State::Unsure, None, "")), Err(Refusal::NoteMissing));
        assert_eq!(check(&new(State::Unsure, None, "a cousin")), Ok(Some("a cousin")));
        let long = "ӯ".repeat(TEXT_MAX + 1);
        assert_eq!(check(&new(State::None, None, &long)), Err(Refusal::NoteTooLong { max: TEXT_MAX }));
    }
}
