//! Why an act did not happen: refused by a rule, forbidden, not there, or bad luck.

use super::{
    Labels, Money, Rate,
    money::Currency,
    words::{Lang, Words},
};
use chrono::{NaiveDate, NaiveDateTime};
use std::{any::Any, error::Error, fmt};

/// A value put into a message; written in the reader's way when it is shown.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Arg {
    /// As it is.
    Text(String),
    /// A count.
    Number(i64),
    /// An amount, always with its code.
    Money(Money),
    /// A day.
    Date(NaiveDate),
    /// An instant, with the zone it is shown in (`None`: UTC).
    Instant(NaiveDateTime, Option<String>),
    /// Another message, by its key.
    Words(String),
    /// A name in several languages; the reader's is taken.
    Labels(Labels),
    /// An exchange rate.
    Rate(Box<Rate>),
}

macro_rules! arg_from {
    ($($type:ty => $make:expr),* $(,)?) => {$(
        impl From<$type> for Arg { fn from(value: $type) -> Self { #[allow(clippy::redundant_closure_call)] ($make)(value) } }
    )*};
}
arg_from! {
    String => Arg::Text,
    &str => |v: &str| Arg::Text(v.to_owned()),
    i64 => Arg::Number,
    i32 => |v: i32| Arg::Number(v.into()),
    u32 => |v: u32| Arg::Number(v.into()),
    usize => |v: usize| Arg::Number(i64::try_from(v).unwrap_or(i64::MAX)),
    Box<str> => |v: Box<str>| Arg::Text(v.into_string()),
    Money => Arg::Money,
    Box<Money> => |v: Box<Money>| Arg::Money(*v),
    Currency => |v: Currency| Arg::Text(v.code().to_owned()),
    NaiveDate => Arg::Date,
    Labels => Arg::Labels,
    Rate => |v: Rate| Arg::Rate(Box::new(v)),
    NaiveDateTime => |v| Arg::Instant(v, None),
}

/// A sentence by its key in the words, with the values it holds.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Message {
    /// The key in `templates/locales`.
    pub key: String,
    /// Named values.
    pub args: Vec<(String, Arg)>,
}

impl Message {
    /// A sentence without values.
    pub fn new(key: &str) -> Self {
        Self { key: key.to_owned(), args: Vec::new() }
    }

    /// Adds a named value.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<Arg>) -> Self {
        self.args.push((name.to_owned(), value.into()));
        self
    }

    /// The sentence in a language.
    pub fn say(&self, lang: Lang) -> String {
        Words::shared().message(lang, self)
    }
}

/// A rule said no. Each room has one enum of its refusals, made by [`crate::refusals!`].
pub trait Refusal: Any + fmt::Debug + Send + Sync {
    /// What the person reads.
    fn message(&self) -> Message;
    /// The form field it belongs to, if one.
    fn field(&self) -> Option<&'static str>;
    /// For matching the variant.
    fn as_any(&self) -> &dyn Any;
}

/// Why an act did not happen.
#[derive(Debug)]
pub enum Stop {
    /// A rule said no; the person can read why and mend it.
    Refused(Box<dyn Refusal>),
    /// This actor may not do it.
    Forbidden,
    /// Not there, or not for this actor's eyes: the two look the same.
    Missing,
    /// The sign-in has ended, or there was none.
    SignedOut,
    /// Bad luck: a database, disk, or programming fault. Logged once, in web/fault.rs.
    Broken(Box<dyn Error + Send + Sync>),
    /// The same, where two writers met and one may simply try again.
    Again(Box<dyn Error + Send + Sync>),
}

impl Stop {
    /// Bad luck described in words for the log.
    pub fn broken(what: impl Into<String>) -> Self {
        Self::Broken(what.into().into())
    }

    /// The refusal as a variant of a room's enum, if it is one.
    pub fn refusal<R: 'static>(&self) -> Option<&R> {
        match self {
            Self::Refused(refusal) => refusal.as_any().downcast_ref(),
            _ => None,
        }
    }
}

impl fmt::Display for Stop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(refusal) => write!(f, "refused: {}", refusal.message().say(Lang::En)),
            Self::Forbidden => f.write_str("forbidden"),
            Self::Missing => f.write_str("not there"),
            Self::SignedOut => f.write_str("signed out"),
            Self::Broken(error) | Self::Again(error) => write!(f, "broken: {error}"),
        }
    }
}

impl<R: Refusal> From<R> for Stop {
    fn from(refusal: R) -> Self {
        Self::Refused(Box::new(refusal))
    }
}

impl From<std::io::Error> for Stop {
    fn from(error: std::io::Error) -> Self {
        Self::Broken(error.into())
    }
}

impl From<serde_json::Error> for Stop {
    fn from(error: serde_json::Error) -> Self {
        Self::Broken(error.into())
    }
}
