//! The history of everything: entries written in the transaction of the act they tell of, sealed later in batches.

pub mod head;
pub mod history;
pub mod pages;
pub mod sealing;
mod store;

pub use history::{HistoryLine, newest, of_case, of_subject};

use crate::{
    base::{Actor, ApplicationId, AuditId, Stop, Subject, seal::CaseKey, seal::Place},
    db::{Tx, keys},
};

/// What happened, for the trail.
pub struct Event<'a> {
    /// `room.verb`: the key of its words is `audit-room-verb`.
    pub act: &'static str,
    /// To what.
    pub subject: Subject,
    /// In which case, if in one.
    pub case: Option<ApplicationId>,
    /// The key that seals the details; the house's own if none.
    pub key: Option<&'a CaseKey>,
    /// What more there is to say; sealed. Names and values, a name each.
    pub details: serde_json::Value,
    /// The word that stands where the actor would, if who acted must not be known.
    pub hidden_actor: Option<&'static str>,
}

impl Event<'_> {
    /// An event without details.
    pub fn new(act: &'static str, subject: impl Into<Subject>) -> Self {
        Event {
            act,
            subject: subject.into(),
            case: None,
            key: None,
            details: serde_json::Value::Null,
            hidden_actor: None,
        }
    }
}

impl<'a> Event<'a> {
    /// In a case, sealed with its key.
    #[must_use]
    pub fn in_case(mut self, case: ApplicationId, key: &'a CaseKey) -> Self {
        self.case = Some(case);
        self.key = Some(key);
        self
    }

    /// In a case whose key is not at hand: details are sealed by the house's key, so give none that identify.
    #[must_use]
    pub fn about_case(mut self, case: ApplicationId) -> Self {
        self.case = Some(case);
        self
    }

    /// Without the actor: a word stands in their place, and nothing leads back to who it was.
    #[must_use]
    pub fn hiding_actor(mut self, word: &'static str) -> Self {
        self.hidden_actor = Some(word);
        self
    }

    /// With details.
    #[must_use]
    pub fn with(mut self, details: serde_json::Value) -> Self {
        self.details = details;
        self
    }
}

/// Something that happened to an application, by somebody: an entry without details.
pub type Past = (&'static str, Actor, ApplicationId);

/// Writes many entries without details at once.
pub fn record_many(tx: &mut Tx<'_>, past: &[Past]) -> Result<(), Stop> {
    let ids: Vec<AuditId> = past.iter().map(|_| tx.new_id()).collect::<Result<_, _>>()?;
    store::insert_many(tx, &ids, past)?;
    tx.told();
    Ok(())
}

/// Writes an entry. Every write transaction needs one, but for those [`Tx::quiet`] names.
pub fn record(tx: &mut Tx<'_>, event: Event<'_>) -> Result<AuditId, Stop> {
    let id: AuditId = tx.new_id()?;
    let (key_id, details) = if event.details.is_null() {
        (None, None)
    } else {
        let house;
        let key = match event.key {
            Some(key) => key,
            None => {
                house = keys::house(tx)?;
                &house
            }
        };
        let text = event.details.to_string();
        (Some(key.id), Some(key.seal(Place::new("audit_entries.details", id.0), &text)?))
    };
    store::insert(tx, id, &event, key_id, details)?;
    tx.told();
    Ok(id)
}
