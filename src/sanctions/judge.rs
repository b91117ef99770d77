//! A person's verdict on a hit.

use super::{Found, Hit, Refusal, Verdict, store};
use crate::{
    applications, audit,
    base::{
        Deed, NameHitId, Stop,
        seal::{CaseKey, Place},
    },
    db::Tx,
};

/// Most characters of a verdict's reason.
pub const NOTE_MOST: usize = 500;

/// What a person says of a hit.
#[derive(Clone, Debug)]
pub struct NewVerdict {
    /// Whether it is the same person or organisation.
    pub same: bool,
    /// Why: birth dates, places, what was asked.
    pub note: String,
}

/// Act: says whether a hit is the same person or organisation. A verdict may be changed; the history keeps each.
pub fn judge(tx: &mut Tx<'_>, id: NameHitId, new: &NewVerdict) -> Result<(), Stop> {
    tx.permit(Deed::JudgeNames)?;
    let me = tx.actor.person().ok_or(Stop::Forbidden)?;
    let row = store::find_hit(tx, id)?;
    applications::check_open(tx, row.application_id)?;
    let case = applications::load(tx, row.application_id)?;
    let note = new.note.trim();
    if note.is_empty() {
        return Err(Refusal::NoteMissing.into());
    }
    if note.chars().count() > NOTE_MOST {
        return Err(Refusal::NoteTooLong { most: NOTE_MOST }.into());
    }
    let verdict = if new.same { Verdict::Same } else { Verdict::Other };
    store::set_verdict(tx, id, verdict, case.key.seal(Place::new("name_hits.note", id.0), note)?, me)?;
    let act = if new.same { "sanctions.judge_same" } else { "sanctions.judge_other" };
    let details = serde_json::json!({ "note": note });
    audit::record(tx, audit::Event::new(act, id).in_case(case.id, &case.key).with(details))?;
    Ok(())
}

/// Opens a hit with its case's key.
pub(super) fn opened(key: &CaseKey, row: store::HitRow) -> Result<Hit, Stop> {
    let details = key.open(Place::new("name_hits.details", row.id.0), &row.details)?;
    let found: Found = serde_json::from_str(&details)?;
    Ok(Hit {
        id: row.id,
        case: row.application_id,
        list: row.list_id,
        found,
        verdict: row.verdict,
        note: key.open_optional(Place::new("name_hits.note", row.id.0), row.note.as_ref())?,
        found_at: row.found_at,
        judged: row.judged_by.zip(row.judged_at),
    })
}
