//! Pages of the board: the members' desk, reading, scoring, talk and votes; rounds and their ranking; staff's views.

mod consent;
mod decided;
mod desk;
mod explain;
mod hand_over;
mod interests;
mod meetings;
mod members;
mod notes;
mod offline;
mod open_vote;
mod ranking;
mod read;
mod readers;
mod rounds;
mod rules;
mod staff;
mod stand_ins;
mod statistics;
mod talk;
mod ties;
mod vote;
mod wishes;
mod withdraw;

use super::{Hundredths, MotionState, Outcome, Seen, motions::Motion, reversals::Brief};
use crate::{
    base::{Message, PersonId, money, words},
    web::Visit,
};
use rocket::Route;
use rust_decimal::Decimal;
use serde::Serialize;
use std::collections::HashMap;

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    [
        desk::routes(),
        read::routes(),
        talk::routes(),
        vote::routes(),
        withdraw::routes(),
        wishes::routes(),
        open_vote::routes(),
        rounds::routes(),
        ranking::routes(),
        ties::routes(),
        rules::routes(),
        meetings::routes(),
        consent::routes(),
        members::routes(),
        interests::routes(),
        notes::routes(),
        offline::routes(),
        statistics::routes(),
        readers::routes(),
        hand_over::routes(),
        staff::routes(),
        explain::routes(),
        stand_ins::routes(),
    ]
    .concat()
}

#[derive(Serialize)]
struct Fact {
    label: String,
    value: String,
}

#[derive(Serialize)]
struct Tag {
    label: String,
    tone: &'static str,
}

/// The way between the pages of one application.
#[derive(Serialize)]
struct Tab {
    href: String,
    label: String,
    current: bool,
}

fn tabs(visit: &Visit, seen: &Seen, current: &str) -> Vec<Tab> {
    let base = format!("/board/applications/{}", seen.application());
    let tab =
        |path: &str, key: &str| Tab { href: format!("{base}{path}"), label: visit.say(key), current: current == key };
    vec![
        tab("", "board-tab-application"),
        tab("/scores", "board-tab-scores"),
        tab("/discussion", "board-tab-discussion"),
        tab("/votes", "board-tab-votes"),
    ]
}

/// The words of a value of one of the room's enums: `board-outcome` and `fund_less` give `board-outcome-fund-less`.
fn word(visit: &Visit, kind: &str, text: &str) -> String {
    visit.say(&format!("{kind}-{}", text.replace('_', "-")))
}

fn fact(visit: &Visit, key: &str, value: impl Into<String>) -> Fact {
    Fact { label: visit.say(key), value: value.into() }
}

/// A score of 100 with two decimals, in the reader's way.
fn points(visit: &Visit, score: Hundredths) -> String {
    money::format_decimal(Decimal::new(score.0.into(), 2), visit.lang.style())
}

fn amount(visit: &Visit, amount: crate::base::Money) -> String {
    money::format(&amount, visit.lang.style())
}

/// An amount as it is typed into a field again.
fn typed(amount: crate::base::Money) -> String {
    amount.amount().to_string()
}

fn motion_tag(visit: &Visit, state: MotionState) -> Tag {
    let tone = match state {
        MotionState::Open => "blue",
        MotionState::Carried => "green",
        MotionState::Lost => "red",
        MotionState::Lapsed => "amber",
    };
    Tag { label: word(visit, "board-state", state.as_str()), tone }
}

fn outcome(visit: &Visit, outcome: Outcome) -> String {
    word(visit, "board-outcome", outcome.as_str())
}

/// What a motion proposes: of one that takes a decision back, also by which motion that was made.
fn proposed(visit: &Visit, motion: &Motion, among: &[Motion]) -> String {
    let earlier = motion.reverses.and_then(|id| among.iter().find(|one| one.id == id));
    match earlier {
        Some(earlier) => message(visit, Message::new("board-reverses-motion").with("number", earlier.number)),
        None => outcome(visit, motion.outcome),
    }
}

/// A motion by its number and what it proposes.
pub fn brief(visit: &Visit, motion: &Brief) -> String {
    let number = message(visit, Message::new("board-motion-number").with("number", motion.number));
    format!("{number} {}", outcome(visit, motion.outcome))
}

fn state_tag(visit: &Visit, state: crate::applications::State) -> Tag {
    use crate::applications::State::{Closed, Declined, Funded};
    let tone = match state {
        Funded => "green",
        Declined => "red",
        Closed => "",
        _ => "blue",
    };
    Tag { label: word(visit, "applications-state", state.as_str()), tone }
}

fn name_of(names: &HashMap<PersonId, String>, id: PersonId) -> String {
    names.get(&id).cloned().unwrap_or_default()
}

fn message(visit: &Visit, message: Message) -> String {
    visit.message(&message)
}

/// A day and time in a zone, with the zone's name.
fn instant(at: chrono::NaiveDateTime, zone: &str) -> String {
    format!("{} ({zone})", words::instant(at, words::zone(zone)))
}
