//! Minutes that write themselves: attendance, recusals, motions, counts, decisions and conditions of a meeting, in one
//! language, with references instead of names of groups. The chair signs them off; from then on the text stands.

mod writing;

use super::{
    Declaration,
    meetings::{self, Meeting},
    members::{self, Viewer},
    seen::Standing,
    store,
};
use crate::{
    audit,
    base::{ApplicationId, Deed, Lang, MeetingId, PersonId, Stop, seal::Place, words::Words},
    db::{Tx, keys},
    notices::{Kind, Notice, Reader},
    people,
};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use writing::compose;

const MINUTES: &str = "meetings.minutes";

/// Minutes in a language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Minutes {
    /// What the meeting is called.
    pub title: String,
    /// When, where, who led it, who came.
    pub facts: Vec<(String, String)>,
    /// What was done, item by item.
    pub parts: Vec<Part>,
}

/// One item of the agenda.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// The application, where it is one.
    pub application: Option<ApplicationId>,
    /// What it is.
    pub heading: String,
    /// What was done.
    pub lines: Vec<Line>,
}

/// A line of minutes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Line {
    /// In the language of the minutes.
    Own(String),
    /// As somebody wrote it in another.
    Foreign {
        /// The line.
        text: String,
        /// The code of its language; empty where nobody knows it.
        lang: String,
    },
}

impl Line {
    /// What it says.
    pub fn text(&self) -> &str {
        match self {
            Self::Own(text) | Self::Foreign { text, .. } => text,
        }
    }
}

impl From<String> for Line {
    fn from(text: String) -> Self {
        Self::Own(text)
    }
}

impl Minutes {
    /// The text that is hashed: a line a fact, then a paragraph an item.
    pub fn text(&self) -> String {
        let mut text = format!("{}\n\n", self.title);
        for (label, value) in &self.facts {
            text.push_str(&format!("{label}: {value}\n"));
        }
        for part in &self.parts {
            text.push_str(&format!("\n{}\n", part.heading));
            for line in &part.lines {
                text.push_str(&format!("{}\n", line.text()));
            }
        }
        text
    }
}

/// Minutes as somebody may read them.
#[derive(Clone, Debug)]
pub struct Shown {
    /// Of which meeting.
    pub meeting: Meeting,
    /// The name of the chair who signed; empty before.
    pub signed_by: String,
    /// The minutes: as they were signed, or as they stand now.
    pub minutes: Minutes,
    /// Whether parts were left out because of the reader's conflicts of interest.
    pub cut: bool,
}

/// The minutes of a meeting for the actor, in their language until they are signed. Of an application that a member has a
/// conflict with, or has not declared on, nothing is told.
pub fn view(tx: &mut Tx<'_>, id: MeetingId, lang: Lang) -> Result<Shown, Stop> {
    let viewer = members::viewer(tx)?;
    let row = store::meetings::find(tx, id)?;
    let key = keys::house(tx)?;
    let meeting = meetings::opened(&row, &key)?;
    let kept = key.open_optional(Place::new(MINUTES, id.0), row.minutes.as_ref())?;
    let (mut minutes, declared): (Minutes, _) = match kept {
        Some(text) => {
            let minutes: Minutes = serde_json::from_str(&text)?;
            let ids: Vec<ApplicationId> = minutes.parts.iter().filter_map(|part| part.application).collect();
            (minutes, store::declarations::of_some(tx, &ids)?)
        }
        None => compose(tx, &meeting, lang)?,
    };
    let mut cut = false;
    if let Viewer::Member(member) = viewer {
        let own = declared.iter().filter(|row| row.person_id == member);
        let declared: HashMap<ApplicationId, Declaration> = own.map(|row| (row.application_id, row.state)).collect();
        for part in &mut minutes.parts {
            let Some(application) = part.application else { continue };
            if Standing::of(declared.get(&application).copied()) != Standing::Clear {
                part.lines = vec![Words::shared().say(lang, "board-minutes-cut").into()];
                cut = true;
            }
        }
    }
    let by: Vec<PersonId> = meeting.signature.iter().map(|signature| signature.by).collect();
    let signed_by = people::names(tx, &by)?.into_values().next().unwrap_or_default();
    Ok(Shown { meeting, signed_by, minutes, cut })
}

/// Act: the chair signs the minutes in a language; from then on they stand, and the other members are told.
pub fn sign(tx: &mut Tx<'_>, id: MeetingId, lang: Lang) -> Result<(), Stop> {
    tx.permit(Deed::SignMinutes)?;
    let meeting = meetings::unsigned(tx, id)?;
    meetings::votes_over(tx, id)?;
    if meetings::attendance(tx, id)?.is_empty() {
        return Err(super::Refusal::AttendanceMissing.into());
    }
    let (minutes, _) = compose(tx, &meeting, lang)?;
    let sha256 = data_encoding::HEXLOWER.encode(&Sha256::digest(minutes.text().as_bytes()));
    let sealed = keys::house(tx)?.seal(Place::new(MINUTES, id.0), &serde_json::to_string(&minutes)?)?;
    let by = tx.actor.person().ok_or(Stop::Forbidden)?;
    let signed = store::meetings::Signed { minutes: sealed, language: lang.code(), sha256: sha256.clone(), by };
    store::meetings::sign(tx, id, signed)?;
    audit::record(tx, audit::Event::new("board.sign_minutes", id).with(serde_json::json!({ "sha256": sha256 })))?;
    tell(tx, id, by)
}

/// Tells every other member that the minutes are signed, once.
fn tell(tx: &mut Tx<'_>, id: MeetingId, by: PersonId) -> Result<(), Stop> {
    let from = people::names(tx, &[by])?.remove(&by).unwrap_or_default();
    for member in members::all(tx)?.into_iter().filter(|member| member.id != by) {
        Notice::new(Kind::MinutesReady, Reader::Person(member.id))
            .once(format!("minutes {id} {}", member.id))
            .with("link", format!("/board/meetings/{id}/minutes"))
            .with("from", from.as_str())
            .queue(tx)?;
    }
    Ok(())
}
