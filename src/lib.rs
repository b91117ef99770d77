//! Hashar: small grants, from the call to the payout.
//!
//! The rooms stand in one line; a room uses only rooms to its left:
//! base, db, audit, notices, people, groups, payees, threads, funds, calls, applications, board, awards, payouts,
//! mail, front. Upstairs: `web` and each room's `pages`. Roof: `clerk`, `cli`, this file, `main`.

#[macro_use]
pub mod base;
pub mod db;

pub mod audit;
pub mod notices;
pub mod people;

pub mod groups;
pub mod payees;
pub mod threads;

pub mod funds;

pub mod calls;

pub mod applications;

pub mod board;

pub mod awards;

pub mod payouts;

pub mod mail;

pub mod front;

pub mod web;

use rocket::{Build, Request, Rocket, catch, catchers, http::Status};
use std::sync::Arc;

/// Puts the program together: every room's routes, the headers, the page for what went wrong.
pub fn rocket(house: Arc<web::House>) -> Rocket<Build> {
    let settings = &house.settings;
    let figment = rocket::Config::figment()
        .merge(("address", settings.address.as_str()))
        .merge(("port", settings.port))
        .merge(("log_level", "off"))
        .merge(("cli_colors", false))
        .merge(("ident", false))
        .merge(("keep_alive", 15));
    rocket::custom(figment)
        .manage(house)
        .attach(web::headers::SafetyHeaders::new())
        .register("/", catchers![caught])
        .mount("/", applications::pages::routes())
}

#[catch(default)]
async fn caught(status: Status, request: &Request<'_>) -> web::Page {
    web::fault::caught(status, request).await
}
