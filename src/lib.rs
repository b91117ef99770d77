//! Hashar: small grants, from the call to the payout.
//!
//! The code is cut by what grants work consists of, not by layer: each folder is a room. The rooms stand in one line; a room
//! uses only rooms to its left:
//! base, db, audit, notices, people, groups, payees, attachments, threads, funds, calls, applications, board, sanctions,
//! awards, reports, payouts, bank, overview, mail, privacy, concerns, front. Upstairs: `web` and each room's `pages`, which may
//! use all rooms. Roof: `clerk` (background work), `cli`, this file, `main`. So a rule that needs two rooms lives in the
//! right-hand one.
//!
//! In a room, `mod.rs` has its words: types, states, refusals. Around it stands a file for each cluster of acts, with the rules
//! they follow; `store.rs` has the SQL, `pages.rs` the routes and views. An act takes a [`db::Tx`] and goes through five parts
//! in this order: permit (who may do what is one table, [`base::policy`]), load, check, write, tell (the audit trail and the
//! notices, in the same transaction). A step is what acts of its own room and of rooms further right are made of; it asks for no
//! permit.
//!
//! `tests/house.rs` keeps these walls.

#[macro_use]
pub mod base;
pub mod db;

pub mod audit;
pub mod notices;
pub mod people;

pub mod groups;
pub mod payees;

pub mod attachments;
pub mod threads;

pub mod funds;

pub mod calls;

pub mod applications;

pub mod board;

pub mod sanctions;

pub mod awards;

pub mod reports;

pub mod payouts;

pub mod bank;

pub mod overview;

pub mod mail;

pub mod privacy;

pub mod concerns;

pub mod front;

pub mod web;

pub mod clerk;
pub mod cli;

use base::{Actor, Role, Stop};
use rocket::{
    Build, Request, Rocket, catch, catchers, get,
    http::{CookieJar, Status},
    routes,
};
use std::sync::Arc;
use web::{
    Answer, Visit,
    visit::{VISIT_COOKIE, set_cookie},
};

/// Puts the program together: every room's routes, the headers, the page for what went wrong.
pub fn rocket(house: Arc<web::House>) -> Rocket<Build> {
    let settings = &house.settings;
    // From nothing but the program's own settings: no Rocket.toml, no ROCKET_* of the environment.
    let figment = rocket::figment::Figment::from(rocket::Config::default())
        .merge(("address", settings.address.as_str()))
        .merge(("port", settings.port))
        .merge(("log_level", "off"))
        .merge(("cli_colors", false))
        .merge(("ident", false))
        .merge(("keep_alive", 15));
    let demo = if house.demo { routes![enter] } else { routes![] };
    let shows_cost = settings.show_cost;
    let built = rocket::custom(figment)
        .manage(house)
        .attach(web::headers::SafetyHeaders)
        .register("/", catchers![caught])
        .mount("/", front::pages::routes())
        .mount("/", people::pages::routes())
        .mount("/", audit::pages::routes())
        .mount("/", calls::pages::routes())
        .mount("/", applications::pages::routes())
        .mount("/", groups::pages::routes())
        .mount("/", payees::pages::routes())
        .mount("/", funds::pages::routes())
        .mount("/", board::pages::routes())
        .mount("/", sanctions::pages::routes())
        .mount("/", awards::pages::routes())
        .mount("/", reports::pages::routes())
        .mount("/", payouts::pages::routes())
        .mount("/", bank::pages::routes())
        .mount("/", overview::pages::routes())
        .mount("/", mail::pages::routes())
        .mount("/", privacy::pages::routes())
        .mount("/", concerns::pages::routes())
        .mount("/", demo);
    if shows_cost { built.attach(web::cost::ShowCost) } else { built }
}

/// The demo's one-click sign-in, which exists nowhere else.
#[get("/demo/enter/<key>")]
async fn enter(visit: Visit, key: &str, jar: &CookieJar<'_>) -> Answer {
    let master = visit.house.db.master();
    let role = cli::demo::role_of_key(master, key).ok_or(Stop::Missing)?;
    let limits = visit.house.limits();
    let code = cli::seed::applicants_code(&visit.house.db);
    let secret = visit
        .house
        .db
        .write(Actor::Visitor, None, move |tx| {
            if role == Role::Applicant {
                let case = applications::codes::redeem(tx, &code)?;
                return people::sessions::begin_for_case(tx, case, limits);
            }
            let person = cli::demo::person_of(tx, role)?.ok_or(Stop::Missing)?;
            people::sessions::begin_for_person(tx, person.id, limits)
        })
        .await?;
    set_cookie(jar, VISIT_COOKIE, secret, None);
    visit.go(match role {
        Role::Applicant => "/case",
        Role::BoardMember | Role::BoardChair => "/board",
        Role::FinanceOfficer | Role::FinanceApprover => "/payouts",
        Role::Administrator => "/people",
        Role::Auditor => "/history",
        _ => "/applications",
    })
}

#[catch(default)]
async fn caught(status: Status, request: &Request<'_>) -> web::Page {
    web::fault::caught(status, request).await
}
