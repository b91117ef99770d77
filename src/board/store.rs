//! SQL of the board, a file for each cluster of tables.

pub(super) mod assignments;
pub(super) mod ballots;
pub(super) mod consents;
pub(super) mod decisions;
pub(super) mod declarations;
pub(super) mod desk;
pub(super) mod draws;
pub(super) mod emergencies;
pub(super) mod feedback;
pub(super) mod interests;
pub(super) mod meetings;
pub(super) mod motions;
pub(super) mod notes;
pub(super) mod ranking;
pub(super) mod reading;
pub(super) mod rules;
pub(super) mod sheets;
pub(super) mod stand_ins;
pub(super) mod ties;
pub(super) mod topics;
pub(super) mod wishes;
