//! All integration tests in one program. Each runs on SQLite and, where its server programs are found, on PostgreSQL.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::pedantic)]

mod amendments;
mod applications;
mod applying;
mod attachments;
mod awards;
mod board;
mod books;
mod calls;
mod cases;
mod cli;
mod director;
mod donors;
mod doors;
mod foundation;
mod front;
mod funds;
mod journey;
mod judges;
mod killed;
mod mail;
mod overview;
mod payees;
mod payouts;
mod privacy;
mod reports;
mod second;
mod support;
mod vouchers;
