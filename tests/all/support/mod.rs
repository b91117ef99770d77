//! What every integration test stands on: a fresh, migrated database of each kind, people of each role, a browser.

pub mod paper;
pub mod postgres;
pub mod smtp;
pub mod world;

pub use world::{Browser, World, on_both, unescape};
