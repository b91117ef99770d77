//! SQL of the seats of a motion in which somebody else sits.

use crate::{
    base::{MotionId, PersonId, Stop},
    db::{Tx, insert_all, schema::motion_stand_ins},
};
use diesel::prelude::*;

/// Who sits for whom at a motion: the absent first.
pub(in crate::board) fn of_motion(tx: &mut Tx<'_>, motion: MotionId) -> Result<Vec<(PersonId, PersonId)>, Stop> {
    Ok(of_some(tx, &[motion])?.into_iter().map(|(_, absent, person)| (absent, person)).collect())
}

/// The same at some motions, with the motion.
pub(in crate::board) fn of_some(
    tx: &mut Tx<'_>,
    motions: &[MotionId],
) -> Result<Vec<(MotionId, PersonId, PersonId)>, Stop> {
    Ok(motion_stand_ins::table
        .filter(motion_stand_ins::motion_id.eq_any(motions.to_vec()))
        .order((motion_stand_ins::motion_id, motion_stand_ins::absent_id))
        .select((motion_stand_ins::motion_id, motion_stand_ins::absent_id, motion_stand_ins::stand_in_id))
        .load(tx.conn)?)
}

/// Whether somebody else sits in a person's seat at a motion.
pub(in crate::board) fn is_away(tx: &mut Tx<'_>, motion: MotionId, person: PersonId) -> Result<bool, Stop> {
    let found = motion_stand_ins::table
        .find((motion, person))
        .select(motion_stand_ins::absent_id)
        .first::<PersonId>(tx.conn)
        .optional()?;
    Ok(found.is_some())
}

/// At which of some motions somebody else sits in a person's seat.
pub(in crate::board) fn away_at(
    tx: &mut Tx<'_>,
    person: PersonId,
    motions: &[MotionId],
) -> Result<Vec<MotionId>, Stop> {
    Ok(motion_stand_ins::table
        .filter(motion_stand_ins::absent_id.eq(person).and(motion_stand_ins::motion_id.eq_any(motions.to_vec())))
        .select(motion_stand_ins::motion_id)
        .load(tx.conn)?)
}

pub(in crate::board) fn insert(tx: &mut Tx<'_>, motion: MotionId, seats: &[(PersonId, PersonId)]) -> Result<(), Stop> {
    let rows = seats.iter().map(|(absent, person)| {
        (
            motion_stand_ins::motion_id.eq(motion),
            motion_stand_ins::absent_id.eq(*absent),
            motion_stand_ins::stand_in_id.eq(*person),
        )
    });
    insert_all!(tx, motion_stand_ins::table, rows, 3);
    Ok(())
}
