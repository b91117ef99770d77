//! Readings that go from one member to another: all at once, of who leaves the board or has no time; one by one, where
//! somebody who stands in for another takes what that one has not scored for good. Whoever reads scores in their own name, so
//! a sheet stays one member's view, and nobody's counts twice.

use super::{Declaration, Refusal, members, rules, stand_ins, store};
use crate::{
    applications, audit,
    base::{ApplicationId, Deed, PersonId, Stop},
    calls,
    db::Tx,
    people,
};

/// What a member still has to do for the board that somebody else must take over.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct InHand {
    /// Applications that were given to them to read, and that they have not scored for good.
    pub readings: usize,
    /// Meetings they chair whose minutes are not signed.
    pub meetings: i64,
}

/// View: what is in a member's hands, for who may hand it over.
pub fn in_hand(tx: &mut Tx<'_>, member: PersonId) -> Result<InHand, Stop> {
    tx.permit(Deed::HandOverWork)?;
    of(tx, member)
}

/// The same. A step.
pub fn of(tx: &mut Tx<'_>, member: PersonId) -> Result<InHand, Stop> {
    let readings = store::assignments::open_of(tx, member)?.len();
    Ok(InHand { readings, meetings: store::meetings::unsigned_of(tx, member)? })
}

/// Readings to be handed over.
#[derive(Clone, Copy, Debug)]
pub struct HandOver {
    /// Whose they are.
    pub from: PersonId,
    /// Who reads from now on; nobody: they wait for somebody.
    pub to: Option<PersonId>,
}

/// What became of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Handed {
    /// Read by the other member from now on.
    pub given: usize,
    /// With one reader less: the other member has a conflict of interest or reads it already, or nobody was named.
    pub left: usize,
}

/// Hands the readings of a member over to another. What the member has scored for good stays theirs. An act.
pub fn hand_over(tx: &mut Tx<'_>, new: HandOver) -> Result<Handed, Stop> {
    tx.permit(Deed::HandOverWork)?;
    people::find(tx, new.from)?;
    let seated = members::all(tx)?;
    if new.to.is_some_and(|to| to == new.from || !seated.iter().any(|member| member.id == to)) {
        return Err(Refusal::NotAMember.into());
    }
    let mut handed = Handed::default();
    for id in store::assignments::open_of(tx, new.from)? {
        let mut readers = store::assignments::of_application(tx, id)?;
        readers.retain(|reader| *reader != new.from);
        let to = match new.to {
            Some(to) if !readers.contains(&to) && !is_conflicted(tx, id, to)? => Some(to),
            _ => None,
        };
        readers.extend(to);
        store::assignments::put(tx, id, &readers)?;
        if let Some(to) = to {
            let case = applications::load(tx, id)?;
            let call = calls::find(tx, case.call_id)?;
            super::readers::tell(tx, &case, &call, to)?;
            handed.given += 1;
        } else {
            handed.left += 1;
        }
    }
    let details = serde_json::json!({ "given": handed.given, "left": handed.left });
    audit::record(tx, audit::Event::new("board.hand_over", new.from).with(details))?;
    Ok(handed)
}

/// A reading that the acting member may take in the place of another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InPlace {
    /// Which application.
    pub application: ApplicationId,
    /// What people call it.
    pub reference: String,
    /// Whose reading it is.
    pub absent: PersonId,
    /// Their name.
    pub name: String,
}

/// What the acting member may read in the place of those they stand in for now: given to these and not scored for good, in
/// rounds with stand-ins; nothing that they read themselves already, or have a conflict with.
pub fn in_place(tx: &mut Tx<'_>) -> Result<Vec<InPlace>, Stop> {
    tx.permit(Deed::Score)?;
    let me = tx.actor.person().ok_or(Stop::Forbidden)?;
    let mut all = Vec::new();
    for line in stand_ins::own(tx)?.into_iter().filter(|line| line.one.person == me) {
        for id in store::assignments::open_of(tx, line.one.absent)? {
            let case = applications::load(tx, id)?;
            let has_stand_ins = rules::of_call(tx, case.call_id)?.terms.stand_ins;
            let reads = store::assignments::of_application(tx, id)?.contains(&me);
            if has_stand_ins && !reads && !is_conflicted(tx, id, me)? {
                let (absent, name) = (line.one.absent, line.absent.clone());
                all.push(InPlace { application: id, reference: case.reference, absent, name });
            }
        }
    }
    Ok(all)
}

/// Act: takes a reading over from somebody the acting member stands in for. A draft of that one's stays, and does not count.
pub fn take(tx: &mut Tx<'_>, id: ApplicationId) -> Result<(), Stop> {
    tx.permit(Deed::Score)?;
    let me = tx.actor.person().ok_or(Stop::Forbidden)?;
    store::declarations::lock_application(tx, id)?;
    let taken = in_place(tx)?.into_iter().find(|one| one.application == id).ok_or(Refusal::NotAssigned)?;
    let mut readers = store::assignments::of_application(tx, id)?;
    readers.retain(|reader| *reader != taken.absent);
    readers.push(me);
    store::assignments::put(tx, id, &readers)?;
    let details = serde_json::json!({ "absent": taken.absent.to_string() });
    audit::record(tx, audit::Event::new("board.take_reading", id).about_case(id).with(details))?;
    Ok(())
}

fn is_conflicted(tx: &mut Tx<'_>, application: ApplicationId, member: PersonId) -> Result<bool, Stop> {
    let row = store::declarations::find(tx, application, member)?;
    Ok(row.is_some_and(|row| row.state == Declaration::Conflict))
}
