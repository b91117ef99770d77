//! Files that the board may see: each is looked at by staff first, and cleared, withheld, or shown as a copy in which staff
//! have made unreadable what gives people away.

use super::{Case, Refusal, files, store, within};
use crate::{
    attachments::{self, Attachment, Limits, Prepared, Shelf},
    audit,
    base::{ApplicationId, AttachmentId, Deed, Stop, Subject},
    calls::forms,
    db::Tx,
};

/// What the board sees of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sight {
    /// The file as it was sent.
    Whole,
    /// The copy that staff made of it.
    Copy(AttachmentId),
    /// Nothing; there may be a copy.
    Nothing(Option<AttachmentId>),
}

impl Sight {
    /// The copy that lies beside the file.
    pub const fn copy(self) -> Option<AttachmentId> {
        match self {
            Self::Whole => None,
            Self::Copy(id) => Some(id),
            Self::Nothing(copy) => copy,
        }
    }
}

/// What staff found of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// The board may see it; a copy of it is not needed any more.
    Whole,
    /// The board sees the copy.
    Copy,
    /// The board sees nothing of it.
    Nothing,
}

/// What staff found of the files of an application.
#[derive(Clone, Debug)]
pub struct Cleared {
    /// Of which application.
    pub case: ApplicationId,
    /// Each file with it.
    pub files: Vec<(AttachmentId, Found)>,
}

/// A redacted copy of a file, to be kept.
#[derive(Clone, Debug)]
pub struct Redacted {
    /// Of which application.
    pub case: ApplicationId,
    /// Of which file.
    pub of: AttachmentId,
    /// Checked, sealed, and laid on the shelf.
    pub file: Prepared,
}

/// Copies lie apart from what the group sent.
const fn copies_of(case: ApplicationId) -> Subject {
    Subject { kind: "redaction", id: case.0 }
}

/// Says of files what the board sees of them. An act; gives the copies to be cleared off the shelf after the commit.
pub fn clear(tx: &mut Tx<'_>, shelf: &dyn Shelf, new: &Cleared) -> Result<Vec<AttachmentId>, Stop> {
    tx.permit(Deed::Screen)?;
    store::lock(tx, new.case)?;
    let case = within(tx, new.case)?;
    let (there, before) = (files::of_case(tx, &case)?, of_case(tx, &case)?);
    let mut gone = Vec::new();
    for (file, found) in &new.files {
        if !there.iter().any(|one| one.id == *file) {
            return Err(Stop::Missing);
        }
        let copy = before.iter().find(|(id, _)| id == file).and_then(|(_, sight)| sight.copy());
        let (cleared, kept) = match (found, copy) {
            (Found::Whole, _) => (true, None),
            (Found::Copy, Some(copy)) => (true, Some(copy)),
            (Found::Copy, None) => return Err(Refusal::NoCopy.into()),
            (Found::Nothing, copy) => (false, copy),
        };
        store::clearing::put(tx, case.id, *file, cleared, kept)?;
        if let Some(copy) = copy.filter(|_| kept.is_none()) {
            attachments::remove(tx, shelf, copy)?;
            gone.push(copy);
        }
    }
    let count = new.files.iter().filter(|(_, found)| *found != Found::Nothing).count();
    let details = serde_json::json!({ "cleared": count, "of": new.files.len() });
    audit::record(tx, audit::Event::new("applications.clear_files", case.id).about_case(case.id).with(details))?;
    Ok(gone)
}

/// A place for the copy of a file; a look, before the work of preparing.
pub fn slot(tx: &mut Tx<'_>, case: ApplicationId, of: AttachmentId) -> Result<files::Slot, Stop> {
    tx.permit(Deed::Screen)?;
    let case = within(tx, case)?;
    attachments::find(tx, case.id, of, &case.key)?;
    Ok(files::Slot { id: tx.new_id()?, key: case.key })
}

/// Keeps a copy in which staff made unreadable what gives people away: the board sees it instead of the file. An act; gives
/// the copy before it, to be cleared off the shelf after the commit.
pub fn redact(
    tx: &mut Tx<'_>,
    shelf: &dyn Shelf,
    limits: &Limits,
    new: &Redacted,
) -> Result<Option<AttachmentId>, Stop> {
    tx.permit(Deed::Screen)?;
    store::lock(tx, new.case)?;
    let case = within(tx, new.case)?;
    let file = attachments::find(tx, case.id, new.of, &case.key)?;
    let before = of_case(tx, &case)?.into_iter().find(|(id, _)| *id == file.id).and_then(|(_, sight)| sight.copy());
    if let Some(before) = before {
        attachments::remove(tx, shelf, before)?;
    }
    attachments::add(tx, shelf, copies_of(case.id), file.question, case.sent_count, &case.key, &new.file, limits)?;
    store::clearing::put(tx, case.id, file.id, true, Some(new.file.id()))?;
    audit::record(tx, audit::Event::new("applications.redact_file", case.id).about_case(case.id))?;
    Ok(before)
}

/// What the board sees of each file that was looked at. A step. One query.
pub fn of_case(tx: &mut Tx<'_>, case: &Case) -> Result<Vec<(AttachmentId, Sight)>, Stop> {
    let sight = |cleared, copy: Option<AttachmentId>| match (cleared, copy) {
        (true, None) => Sight::Whole,
        (true, Some(copy)) => Sight::Copy(copy),
        (false, copy) => Sight::Nothing(copy),
    };
    let rows = store::clearing::of(tx, case.id)?;
    Ok(rows.into_iter().map(|(file, cleared, copy)| (file, sight(cleared, copy))).collect())
}

/// What the board sees of one file.
fn of_file(tx: &mut Tx<'_>, case: &Case, file: AttachmentId) -> Result<Sight, Stop> {
    let found = of_case(tx, case)?.into_iter().find(|(id, _)| *id == file);
    Ok(found.map_or(Sight::Nothing(None), |(_, sight)| sight))
}

/// The copies of an application's files. A step. One query.
pub(super) fn copies(tx: &mut Tx<'_>, case: &Case) -> Result<Vec<Attachment>, Stop> {
    attachments::of_subject(tx, copies_of(case.id), &case.key)
}

/// Opens a file, or a copy of one, for the board: what staff cleared of it. A step: the board's room knows the reader.
pub fn open_for_board(
    tx: &mut Tx<'_>,
    shelf: &dyn Shelf,
    case: &Case,
    id: AttachmentId,
) -> Result<files::Opened, Stop> {
    match of_file(tx, case, id)? {
        Sight::Whole => files::open(tx, shelf, case, id, |question| question.board_sees),
        Sight::Nothing(_) => Err(Stop::Missing),
        Sight::Copy(copy) => {
            let file = attachments::find(tx, case.id, id, &case.key)?;
            let form = forms::load(tx, case.form_version_id)?;
            let mut questions = form.iter().flat_map(|section| &section.questions);
            if questions.any(|question| question.id == file.question && question.board_sees) {
                open_copy(tx, shelf, case, copy)
            } else {
                Err(Stop::Missing)
            }
        }
    }
}

/// Opens a copy. A step: the caller knows the reader.
pub fn open_copy(tx: &mut Tx<'_>, shelf: &dyn Shelf, case: &Case, id: AttachmentId) -> Result<files::Opened, Stop> {
    let copies = copies(tx, case)?;
    let copy = copies.iter().find(|copy| copy.id == id).ok_or(Stop::Missing)?;
    let place = copies.iter().position(|one| one.id == id).map_or(0, |place| place + 1);
    let code_name = format!("{}-r{place}.{}", case.reference, copy.kind.ending());
    let bytes = attachments::open(tx, shelf, id, &case.key)?;
    Ok(files::Opened { code_name, kind: copy.kind, bytes })
}

/// Whether an id is that of a copy. A step. One query.
pub fn is_copy(tx: &mut Tx<'_>, case: &Case, id: AttachmentId) -> Result<bool, Stop> {
    Ok(copies(tx, case)?.iter().any(|copy| copy.id == id))
}
