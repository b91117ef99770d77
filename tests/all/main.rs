//! All integration tests in one program. Each runs on SQLite and, where its server programs are found, on PostgreSQL.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::pedantic)]

mod applications;
mod applying;
mod asked;
mod attachments;
mod awards;
mod board;
mod books;
mod calls;
mod cases;
mod cli;
mod concerns;
mod doors;
mod foundation;
mod front;
mod funds;
mod groups;
mod high_risk;
mod journey;
mod judges;
mod killed;
mod limits;
mod mail;
mod mail_messages;
mod payees;
mod payouts;
mod privacy;
mod screening;
mod second;
mod sessions;
mod support;
