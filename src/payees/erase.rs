//! Erasing payees: those of a group that is erased, and those that were paid for one case alone.

use super::store;
use crate::{
    base::{GroupId, KeyId, PayeeId, Stop},
    db::{
        Tx,
        erase::{Blank, Whose, Wipe},
    },
};

/// What this room keeps of a payee. Its row stays: payouts name it.
pub const OF_PAYEE: &[Wipe] = &[Wipe::columns(
    "payees",
    Whose::Id("id"),
    &[Blank::Empty("name"), Blank::Empty("details"), Blank::Text("account_tail"), Blank::Null("verified_note")],
)];

/// A group's own payees with their keys. A step.
pub fn of_group(tx: &mut Tx<'_>, group: GroupId) -> Result<Vec<(PayeeId, KeyId)>, Stop> {
    store::keys_of_group(tx, group)
}
