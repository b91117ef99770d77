//! Erasing payouts. Amounts and dates stay: the books need them.

use super::store;
use crate::{
    base::{KeyId, PayeeId, Stop},
    db::{
        Tx,
        erase::{Blank, Whose, Wipe},
    },
};

/// What this room keeps of a case.
pub const OF_CASE: &[Wipe] = &[
    Wipe::columns(
        "payout_approvals",
        Whose::Via("payout_id", "payouts", "id", &Whose::Key("key_id")),
        &[Blank::Null("note")],
    ),
    Wipe::columns(
        "payout_records",
        Whose::Via("payout_id", "payouts", "id", &Whose::Key("key_id")),
        &[Blank::Empty("bank_reference"), Blank::Null("reversal_reason"), Blank::Null("control_number")],
    ),
    Wipe::columns(
        "payout_returns",
        Whose::Via("payout_id", "payouts", "id", &Whose::Key("key_id")),
        &[Blank::Empty("receipt"), Blank::Null("reason")],
    ),
    Wipe::columns(
        "payout_handovers",
        Whose::Via("payout_id", "payouts", "id", &Whose::Key("key_id")),
        &[Blank::Empty("receiver"), Blank::Null("serial")],
    ),
    Wipe::columns(
        "payouts",
        Whose::Key("key_id"),
        &[Blank::Null("purpose"), Blank::Null("item"), Blank::Null("split_reason"), Blank::Null("rate_reason")],
    ),
];

/// The payees that were paid for a case and for no other that still stands, with their keys. A step.
pub fn payees_of_it_alone(tx: &mut Tx<'_>, key: KeyId) -> Result<Vec<(PayeeId, KeyId)>, Stop> {
    store::payees_of_one_case(tx, key)
}
