//! The chair concludes a consent list: each motion on it by itself, as if it had been alone.

use super::conclude::{Conclusion, conclude};
use crate::{
    base::{ConsentId, Deed, Labels, Stop},
    board::{Outcome, Refusal, consent},
    db::Tx,
};
use std::collections::BTreeMap;

/// Act: closes every vote of a list and does what each decided. What cannot be concluded (an even vote, too little money)
/// stays open, to be concluded by itself. The reasons go to all with the same outcome; they may be written anew for each
/// until its group learns of it. Gives how many were concluded, and how many were not.
pub fn conclude_list(
    tx: &mut Tx<'_>,
    id: ConsentId,
    reasons: &BTreeMap<Outcome, Labels>,
) -> Result<(usize, usize), Stop> {
    tx.permit(Deed::ChairVote)?;
    let (mut done, mut left, mut last) = (0, 0, None);
    for (motion, outcome) in consent::open_motions(tx, id)? {
        let conclusion = Conclusion { casting: None, reasons: reasons.get(&outcome).cloned().unwrap_or_default() };
        match tx.attempt(|tx| conclude(tx, motion, &conclusion)) {
            Ok(_) => done += 1,
            Err(Stop::Refused(why)) => {
                left += 1;
                last = Some(why);
            }
            Err(stop) => return Err(stop),
        }
    }
    match last {
        // Nothing came of it: the person reads why.
        Some(why) if done == 0 => Err(Stop::Refused(why)),
        None if done == 0 => Err(Refusal::MotionClosed.into()),
        _ => Ok((done, left)),
    }
}
