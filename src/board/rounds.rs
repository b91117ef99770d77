//! Rounds: the calls of which applications came before the board, in a list.

use super::{members, store};
use crate::{
    applications,
    base::Stop,
    calls::{self, Call},
    db::Tx,
};

/// A call in the list of rounds.
#[derive(Clone, Debug)]
pub struct Round {
    /// The call.
    pub call: Call,
    /// Applications the board has not decided on.
    pub undecided: i64,
    /// Applications with a grant, or with the offer of one.
    pub funded: i64,
    /// Applications on the reserve list.
    pub reserve: i64,
    /// Applications without.
    pub declined: i64,
}

/// The calls of which applications came before the board, newest first. Three queries.
pub fn rounds(tx: &mut Tx<'_>) -> Result<Vec<Round>, Stop> {
    members::viewer(tx)?;
    let counts = store::ranking::rounds(tx)?;
    let rounds = calls::all(tx)?.into_iter().filter_map(|call| {
        let count = |wanted: &[applications::State]| {
            counts.iter().filter(|(id, state, _)| *id == call.id && wanted.contains(state)).map(|row| row.2).sum()
        };
        use applications::State::{Closed, Declined, Funded, Offered, Reserve, WithBoard};
        let round = Round {
            undecided: count(&[WithBoard]),
            funded: count(&[Offered, Funded, Closed]),
            reserve: count(&[Reserve]),
            declined: count(&[Declined]),
            call,
        };
        (round.undecided + round.funded + round.reserve + round.declined > 0).then_some(round)
    });
    Ok(rounds.collect())
}
