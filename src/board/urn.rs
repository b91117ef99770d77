//! Secret votes: one sealed, shuffled urn per motion, and a list of who has voted.
//!
//! Each vote takes the urn out, puts a slip in, shuffles all slips and seals the urn anew; the list is written anew too.
//! So no row, id, time or place on the disk belongs to one vote. The audit trail says that a vote was cast, not by whom.

use super::{Choice, Refusal, seen::Seen, store};
use crate::{
    audit,
    base::{
        Stop,
        seal::{CaseKey, Place, random_number},
    },
    db::Tx,
};
use serde::{Deserialize, Serialize};

const URN: &str = "motions.urn";
/// The urn is filled up to a multiple of this many bytes, so that its size does not tell what was put in.
const FULL: usize = 4_096;

/// A vote in the urn: nothing in it says whose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Slip {
    /// How.
    pub(super) choice: Choice,
    /// On which conditions; empty for none.
    pub(super) conditions: String,
}

/// What lies in the urn of a motion.
pub(super) fn slips(motion: &store::motions::Row, key: &CaseKey) -> Result<Vec<Slip>, Stop> {
    match key.open_optional(Place::new(URN, motion.id.0), motion.urn.as_ref())? {
        Some(text) => Ok(serde_json::from_str(text.trim_end())?),
        None => Ok(Vec::new()),
    }
}

/// Puts a vote in. The caller holds the motion and has checked that its member may vote.
pub(super) fn cast(
    tx: &mut Tx<'_>,
    motion: &store::motions::Row,
    seen: &Seen,
    choice: Choice,
    conditions: Option<&str>,
) -> Result<(), Stop> {
    let mut voters = store::ballots::secret_voters(tx, motion.id)?;
    let Err(place) = voters.binary_search(&seen.member()) else { return Err(Refusal::BallotStands.into()) };
    voters.insert(place, seen.member());
    let mut slips = slips(motion, seen.key())?;
    let conditions = conditions.filter(|_| choice == Choice::YesWithConditions).unwrap_or_default();
    slips.push(Slip { choice, conditions: conditions.to_owned() });
    shuffle(&mut slips)?;
    let sealed = seen.key().seal(Place::new(URN, motion.id.0), &filled_up(serde_json::to_string(&slips)?))?;
    store::ballots::put_urn(tx, motion.id, sealed, &voters)?;
    let event = audit::Event::new("board.vote_in_secret", seen.application()).in_case(seen.application(), seen.key());
    audit::record(tx, event.hiding_actor("member").with(serde_json::json!({ "motion": motion.number })))?;
    Ok(())
}

fn filled_up(mut text: String) -> String {
    let room = text.len().next_multiple_of(FULL) - text.len();
    text.extend(std::iter::repeat_n(' ', room));
    text
}

/// Fisher and Yates's, from the system's generator.
fn shuffle<T>(slips: &mut [T]) -> Result<(), Stop> {
    for last in (1..slips.len()).rev() {
        let choices = u64::try_from(last + 1).unwrap_or(u64::MAX);
        let other = usize::try_from(random_number()? % choices).unwrap_or(last);
        slips.swap(last, other);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn a_shuffle_keeps_everything_and_reaches_every_order() {
        let mut orders = HashSet::new();
        for _ in 0..400 {
            let mut slips = [1, 2, 3];
            shuffle(&mut slips).unwrap();
            assert_eq!(slips.iter().sum::<i32>(), 6);
            orders.insert(slips);
        }
        assert_eq!(orders.len(), 6);
    }

    #[test]
    fn the_size_of_an_urn_says_nothing_of_the_last_vote() {
        let size = |choice| {
            let slip = Slip { choice, conditions: String::new() };
            filled_up(serde_json::to_string(&vec![slip]).unwrap()).len()
        };
        let sizes: HashSet<usize> = Choice::ALL.iter().map(|choice| size(*choice)).collect();
        assert_eq!(sizes, HashSet::from([FULL]));
    }
}
