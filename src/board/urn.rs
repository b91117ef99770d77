//! Secret votes: one sealed, shuffled urn per motion or topic, and a list of who has voted.
//!
//! Each vote takes the urn out, puts a slip in, shuffles all slips and seals the urn anew; the list is written anew too.
//! So no row, id, time or place on the disk belongs to one vote. The audit trail says that a vote was cast, not by whom.

use super::{Choice, Refusal, seen::Seen, store};
use crate::{
    audit,
    base::{
        ItemId, MeetingId, MotionId, PersonId, Stop,
        seal::{CaseKey, Place, Sealed, random_number},
    },
    db::{Tx, keys},
};
use serde::{Deserialize, Serialize};

/// What the trail says of a secret vote.
const CAST: &str = "board.vote_in_secret";
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

/// Where an urn lies, and what seals it.
pub(super) struct Urn<'a> {
    place: Place,
    key: &'a CaseKey,
}

impl<'a> Urn<'a> {
    /// Of a motion.
    pub(super) const fn of_motion(id: MotionId, key: &'a CaseKey) -> Self {
        Self { place: Place::new("motions.urn", id.0), key }
    }

    /// Of a topic of an agenda.
    pub(super) const fn of_topic(id: ItemId, house: &'a CaseKey) -> Self {
        Self { place: Place::new("agenda_items.urn", id.0), key: house }
    }

    /// What lies in it.
    pub(super) fn slips(&self, sealed: Option<&Sealed>) -> Result<Vec<Slip>, Stop> {
        match self.key.open_optional(self.place, sealed)? {
            Some(text) => Ok(serde_json::from_str(text.trim_end())?),
            None => Ok(Vec::new()),
        }
    }

    /// Puts a member's slip in; gives the urn and the list of who has voted, to be written anew.
    fn put(
        &self,
        sealed: Option<&Sealed>,
        mut voters: Vec<PersonId>,
        member: PersonId,
        slip: Slip,
    ) -> Result<(Sealed, Vec<PersonId>), Stop> {
        let Err(place) = voters.binary_search(&member) else { return Err(Refusal::BallotStands.into()) };
        voters.insert(place, member);
        let mut slips = self.slips(sealed)?;
        slips.push(slip);
        shuffle(&mut slips)?;
        Ok((self.key.seal(self.place, &filled_up(serde_json::to_string(&slips)?))?, voters))
    }
}

/// Puts a vote on a motion in. The caller holds the motion and has checked that its member may vote.
pub(super) fn cast(
    tx: &mut Tx<'_>,
    motion: &store::motions::Row,
    seen: &Seen,
    choice: Choice,
    conditions: Option<&str>,
) -> Result<(), Stop> {
    let voters = store::ballots::secret_voters(tx, motion.id)?;
    let conditions = conditions.filter(|_| choice == Choice::YesWithConditions).unwrap_or_default();
    let slip = Slip { choice, conditions: conditions.to_owned() };
    let urn = Urn::of_motion(motion.id, seen.key());
    let (sealed, voters) = urn.put(motion.urn.as_ref(), voters, seen.member(), slip)?;
    store::ballots::put_urn(tx, motion.id, sealed, &voters)?;
    let event = audit::Event::new(CAST, seen.application()).in_case(seen.application(), seen.key());
    audit::record(tx, event.hiding_actor("member").with(serde_json::json!({ "motion": motion.number })))?;
    Ok(())
}

/// The same on a topic of a meeting, which the caller holds.
pub(super) fn cast_on_topic(
    tx: &mut Tx<'_>,
    (meeting, id): (MeetingId, ItemId),
    member: PersonId,
    choice: Choice,
) -> Result<(), Stop> {
    let (sealed, voters, key) = (store::topics::urn(tx, id)?, store::topics::voters(tx, id)?, keys::house(tx)?);
    let slip = Slip { choice, conditions: String::new() };
    let (sealed, voters) = Urn::of_topic(id, &key).put(sealed.as_ref(), voters, member, slip)?;
    store::topics::put_urn(tx, id, sealed, &voters)?;
    audit::record(tx, audit::Event::new(CAST, meeting).hiding_actor("member"))?;
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
