//! What every integration test stands on: a fresh, migrated database of each kind, people of each role, a browser.

pub mod browser;
pub mod imap;
pub mod paper;
pub mod post;
pub mod postgres;
pub mod provider;
pub mod smtp;
pub mod world;

/// A browser over TCP, the one the benches drive.
#[allow(dead_code, reason = "the benches use all of it")]
#[path = "../../../benches/speed/browser.rs"]
pub mod wire;

pub use browser::{Browser, unescape};
pub use world::{World, on_both};
