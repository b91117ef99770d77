//! Erasing for good: each room lists what it keeps of a case or of a group, and here the lists are carried out.
//!
//! Rows that other rows or the books need stay, without anything people wrote; the rest is deleted. SQLite overwrites what
//! it deletes; PostgreSQL does so when it next vacuums, and the destroyed key makes what is left unreadable at once.

use super::{Conn, Tx};
use crate::base::{ApplicationId, ConcernId, GroupId, KeyId, PayeeId, PersonId, Stop};
use diesel::{RunQueryDsl, sql_query};

/// What is to be erased.
#[derive(Clone, Copy, Debug)]
pub enum Doomed {
    /// A case and the key that seals it.
    Case(ApplicationId, KeyId),
    /// A group and its key.
    Group(GroupId, KeyId),
    /// A payee and its key.
    Payee(PayeeId, KeyId),
    /// A concern and its key.
    Concern(ConcernId, KeyId),
    /// A person, and the key that sealed their name and address.
    Person(PersonId, KeyId),
}

/// How the rows of a table are known to be those of what is erased: by a column of their own or of a row they name.
#[derive(Clone, Copy, Debug)]
pub enum Whose {
    /// This column holds the id of the case or group.
    Id(&'static str),
    /// This column holds its key's id.
    Key(&'static str),
    /// The rows are about it: this word stands in `subject_kind`, its id in `subject_id`.
    Subject(&'static str),
    /// The rows were written to it: this word stands in `reader_kind`, its id in `reader_id`.
    Reader(&'static str),
    /// This column holds the word, a colon and its id.
    Named(&'static str, &'static str),
    /// A column holds a value of another table's column, in the rows of that table that are known so.
    Via(&'static str, &'static str, &'static str, &'static Whose),
}

/// What becomes of the rows of a table.
#[derive(Clone, Copy, Debug)]
pub struct Wipe {
    /// The table.
    pub table: &'static str,
    /// Which rows.
    pub whose: Whose,
    /// Columns that are set to nothing; none: the rows are deleted.
    pub blanked: &'static [Blank],
}

/// A column that is set to nothing.
#[derive(Clone, Copy, Debug)]
pub enum Blank {
    /// To no value.
    Null(&'static str),
    /// To an empty sealed value, where there must be one.
    Empty(&'static str),
    /// To an empty text, where there must be one.
    Text(&'static str),
}

impl Wipe {
    /// Rows that are deleted.
    pub const fn rows(table: &'static str, whose: Whose) -> Self {
        Self { table, whose, blanked: &[] }
    }

    /// Rows that stay, with columns set to nothing.
    pub const fn columns(table: &'static str, whose: Whose, blanked: &'static [Blank]) -> Self {
        Self { table, whose, blanked }
    }

    fn statement(&self, doomed: Doomed, postgres: bool) -> String {
        let condition = self.whose.condition(doomed);
        if self.blanked.is_empty() {
            return format!("DELETE FROM {} WHERE {condition}", self.table);
        }
        let empty = if postgres { "''::bytea" } else { "x''" };
        let set = |blank: &Blank| match blank {
            Blank::Null(column) => format!("{column} = NULL"),
            Blank::Empty(column) => format!("{column} = {empty}"),
            Blank::Text(column) => format!("{column} = ''"),
        };
        let sets: Vec<String> = self.blanked.iter().map(set).collect();
        format!("UPDATE {} SET {} WHERE {condition}", self.table, sets.join(", "))
    }
}

impl Whose {
    /// The condition in SQL: nothing in it was typed by anybody.
    fn condition(&self, doomed: Doomed) -> String {
        let (id, key) = match doomed {
            Doomed::Case(id, key) => (id.0, key.0),
            Doomed::Group(id, key) => (id.0, key.0),
            Doomed::Payee(id, key) => (id.0, key.0),
            Doomed::Concern(id, key) => (id.0, key.0),
            Doomed::Person(id, key) => (id.0, key.0),
        };
        match self {
            Self::Id(column) => format!("{column} = {id}"),
            Self::Key(column) => format!("{column} = {key}"),
            Self::Subject(kind) => format!("subject_kind = '{kind}' AND subject_id = {id}"),
            Self::Reader(kind) => format!("reader_kind = '{kind}' AND reader_id = {id}"),
            Self::Named(column, word) => format!("{column} = '{word}:{id}'"),
            Self::Via(column, table, named, whose) => {
                format!("{column} IN (SELECT {named} FROM {table} WHERE {})", whose.condition(doomed))
            }
        }
    }
}

/// Carries a room's list out; gives how many rows of each table were touched. A step.
pub fn wipe(tx: &mut Tx<'_>, wipes: &[Wipe], doomed: Doomed) -> Result<Vec<(String, usize)>, Stop> {
    let postgres = matches!(tx.conn, Conn::Postgres(_));
    let mut counts = Vec::new();
    for one in wipes {
        let rows = sql_query(one.statement(doomed, postgres)).execute(tx.conn)?;
        if rows > 0 {
            counts.push((one.table.to_owned(), rows));
        }
    }
    Ok(counts)
}

/// What the database itself keeps of a case; the key goes last of all.
pub const OF_CASE: &[Wipe] = &[
    Wipe::rows("blind_tokens", Whose::Subject("application")),
    Wipe::rows("request_keys", Whose::Via("actor", "applications", "'case:' || id", &Whose::Id("id"))),
    Wipe::rows("seal_keys", Whose::Key("id")),
];

/// What the database itself keeps of a group.
pub const OF_GROUP: &[Wipe] = &[
    Wipe::rows("blind_tokens", Whose::Subject("group")),
    Wipe::rows("blind_tokens", Whose::Subject("same_name")),
    Wipe::rows("blind_tokens", Whose::Subject("same_phone")),
    Wipe::rows("blind_tokens", Whose::Subject("same_contact")),
    Wipe::rows("seal_keys", Whose::Key("id")),
];

/// What the database itself keeps of a payee.
pub const OF_PAYEE: &[Wipe] = &[
    Wipe::rows("blind_tokens", Whose::Subject("payee")),
    Wipe::rows("blind_tokens", Whose::Subject("same_account")),
    Wipe::rows("seal_keys", Whose::Key("id")),
];

/// What the database itself keeps of a person.
pub const OF_PERSON: &[Wipe] =
    &[Wipe::rows("request_keys", Whose::Named("actor", "person")), Wipe::rows("seal_keys", Whose::Key("id"))];
