//! Hashar: small grants, from the call to the payout.
//!
//! The rooms stand in one line; a room uses only rooms to its left:
//! base, db, audit, notices, people, groups, payees, threads, funds, calls, applications, board, awards, payouts,
//! mail, front. Upstairs: `web` and each room's `pages`. Roof: `clerk`, `cli`, this file, `main`.

#[macro_use]
pub mod base;
pub mod audit;
pub mod db;
pub mod notices;
pub mod people;
pub mod groups;
pub mod calls;
pub mod applications;
pub mod web;
