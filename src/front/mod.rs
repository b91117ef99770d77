//! The front of the house: what everybody may read, whoever they are.

pub mod pages;
