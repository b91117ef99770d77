//! Legal holds: while one stands on a case, nothing erases it.

use super::{REASON_MAX, Refusal, store};
use crate::{
    applications::{self, Case},
    audit,
    base::{ApplicationId, Deed, HoldId, PersonId, Stop, seal::Place},
    db::{
        Tx,
        erase::{Whose, Wipe},
    },
};
use chrono::NaiveDateTime;

/// What this room keeps of a case: its holds, which are lifted when it is erased.
pub const OF_CASE: &[Wipe] = &[Wipe::rows("legal_holds", Whose::Id("application_id"))];

/// A hold, opened.
#[derive(Clone, Debug)]
pub struct Hold {
    /// Its id.
    pub id: HoldId,
    /// Why.
    pub reason: String,
    /// By whom.
    pub by: PersonId,
    /// Since when, UTC.
    pub at: NaiveDateTime,
    /// Until when it stood.
    pub lifted_at: Option<NaiveDateTime>,
}

impl Hold {
    /// Whether it still stops the erasing.
    pub fn stands(&self) -> bool {
        self.lifted_at.is_none()
    }
}

/// The last hold of a case. A step.
pub fn of_case(tx: &mut Tx<'_>, case: &Case) -> Result<Option<Hold>, Stop> {
    let Some(row) = store::last_hold(tx, case.id)? else { return Ok(None) };
    let reason = case.key.open(Place::new(store::HOLD_REASON, row.id.0), &row.reason)?;
    Ok(Some(Hold { id: row.id, reason, by: row.set_by, at: row.set_at, lifted_at: row.lifted_at }))
}

/// A case to be held, or let go, for a reason.
#[derive(Clone, Debug)]
pub struct Holding {
    /// Which.
    pub case: ApplicationId,
    /// Why; sealed with the case's key.
    pub reason: String,
}

fn permitted(tx: &mut Tx<'_>, new: &Holding) -> Result<(Case, String), Stop> {
    tx.permit(Deed::HoldCase)?;
    let case = applications::erase::lock(tx, new.case)?;
    let reason = new.reason.trim();
    if reason.is_empty() || reason.chars().count() > REASON_MAX {
        return Err(Refusal::ReasonMissing.into());
    }
    Ok((case, reason.to_owned()))
}

/// Puts a case under hold. An act.
pub fn put(tx: &mut Tx<'_>, new: &Holding) -> Result<(), Stop> {
    let (case, reason) = permitted(tx, new)?;
    if of_case(tx, &case)?.is_some_and(|hold| hold.stands()) {
        return Err(Refusal::HeldAlready.into());
    }
    let by = tx.actor.person().ok_or(Stop::Forbidden)?;
    let id: HoldId = tx.new_id()?;
    let sealed = case.key.seal(Place::new(store::HOLD_REASON, id.0), &reason)?;
    store::insert_hold(tx, id, case.id, sealed, by)?;
    tell(tx, "privacy.hold", &case, &reason)
}

/// Lifts the hold. An act.
pub fn lift(tx: &mut Tx<'_>, new: &Holding) -> Result<(), Stop> {
    let (case, reason) = permitted(tx, new)?;
    let hold = of_case(tx, &case)?.filter(Hold::stands).ok_or(Refusal::NotHeld)?;
    let by = tx.actor.person().ok_or(Stop::Forbidden)?;
    store::lift_hold(tx, hold.id, by)?;
    tell(tx, "privacy.lift", &case, &reason)
}

fn tell(tx: &mut Tx<'_>, act: &'static str, case: &Case, reason: &str) -> Result<(), Stop> {
    let details = serde_json::json!({ "reason": reason });
    audit::record(tx, audit::Event::new(act, case.id).in_case(case.id, &case.key).with(details))?;
    Ok(())
}
