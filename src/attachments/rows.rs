//! Adding, listing, opening and taking away, as steps of the room that owns the subject.

use super::{Attachment, CONTENT, Limits, NAME, Prepared, Refusal, Shelf, scan, store};
use crate::{
    base::{
        AttachmentId, QuestionId, Stop, Subject,
        seal::{CaseKey, Place},
    },
    db::Tx,
};

/// Whether one more file may be added to a question, as far as counts go.
fn check_count(have: &[Attachment], question: QuestionId, limits: &Limits) -> Result<(), Refusal> {
    let of_question = have.iter().filter(|file| file.question == question).count();
    let most = if of_question >= limits.per_question {
        limits.per_question
    } else if have.len() >= limits.per_subject {
        limits.per_subject
    } else {
        return Ok(());
    };
    Err(Refusal::TooMany { max: i64::try_from(most).unwrap_or(i64::MAX) })
}

/// Keeps the row of a file that was laid down; its subject must be locked. `sending` is how often it was sent so far.
#[allow(clippy::too_many_arguments)]
pub fn add(
    tx: &mut Tx<'_>,
    shelf: &dyn Shelf,
    subject: impl Into<Subject>,
    question: QuestionId,
    sending: i32,
    key: &CaseKey,
    file: &Prepared,
    limits: &Limits,
) -> Result<(), Stop> {
    let subject = subject.into();
    if file.key_id != key.id {
        return Err(Stop::broken("an attachment is sealed with another key than its subject's"));
    }
    check_count(&of_subject(tx, subject, key)?, question, limits)?;
    let (author_kind, author_id) = tx.actor.columns();
    let row = store::Row {
        id: file.id,
        subject_kind: subject.kind.to_owned(),
        subject_id: subject.id,
        question_id: question,
        key_id: key.id,
        kind: file.kind,
        name: file.name.clone(),
        size_bytes: file.size,
        sending,
        author_kind: author_kind.to_owned(),
        author_id,
        at: tx.now,
        scan: file.scan,
    };
    store::insert(tx, row)?;
    shelf.keep(tx, file)
}

/// The files of a subject, oldest first. One query.
pub fn of_subject(tx: &mut Tx<'_>, subject: impl Into<Subject>, key: &CaseKey) -> Result<Vec<Attachment>, Stop> {
    store::of_subject(tx, subject.into())?.into_iter().map(|row| opened(row, key)).collect()
}

/// One file of a subject; [`Stop::Missing`] if it is another's.
pub fn find(tx: &mut Tx<'_>, subject: impl Into<Subject>, id: AttachmentId, key: &CaseKey) -> Result<Attachment, Stop> {
    let (subject, row) = (subject.into(), store::find(tx, id)?);
    if row.subject_kind != subject.kind || row.subject_id != subject.id {
        return Err(Stop::Missing);
    }
    opened(row, key)
}

fn opened(row: store::Row, key: &CaseKey) -> Result<Attachment, Stop> {
    Ok(Attachment {
        id: row.id,
        question: row.question_id,
        kind: row.kind,
        name: key.open(Place::new(NAME, row.id.0), &row.name)?,
        size: usize::try_from(row.size_bytes).unwrap_or(0),
        sending: row.sending,
        at: row.at,
    })
}

/// The content of a file, opened; refused where it waits for the scanner, or something was found in it.
pub fn open(tx: &mut Tx<'_>, shelf: &dyn Shelf, id: AttachmentId, key: &CaseKey) -> Result<Vec<u8>, Stop> {
    scan::check(store::find(tx, id)?.scan)?;
    open_unscanned(tx, shelf, id, key)
}

/// The content of a file, whatever is known of it.
pub(super) fn open_unscanned(
    tx: &mut Tx<'_>,
    shelf: &dyn Shelf,
    id: AttachmentId,
    key: &CaseKey,
) -> Result<Vec<u8>, Stop> {
    let sealed = shelf.take(tx, id)?;
    key.open_bytes(Place::new(CONTENT, id.0), &sealed)
}

/// Takes a file's row away; the caller clears the shelf after the commit.
pub fn remove(tx: &mut Tx<'_>, shelf: &dyn Shelf, id: AttachmentId) -> Result<(), Stop> {
    shelf.drop_row(tx, id)?;
    store::remove(tx, id)
}

#[cfg(test)]
mod tests {
    use super::{super::Kind, *};

    #[test]
    fn there_are_only_so_many_files() {
        let limits = Limits { bytes: 1, per_question: 1, per_subject: 2, kinds: Vec::new() };
        let file = |question| Attachment {
            id: AttachmentId(1),
            question: QuestionId(question),
            kind: Kind::Pdf,
            name: String::new(),
            size: 1,
            sending: 0,
            at: chrono::NaiveDateTime::default(),
        };
        assert_eq!(check_count(&[], QuestionId(1), &limits), Ok(()));
        assert_eq!(check_count(&[file(2)], QuestionId(1), &limits), Ok(()));
        assert_eq!(check_count(&[file(1)], QuestionId(1), &limits), Err(Refusal::TooMany { max: 1 }));
        assert_eq!(check_count(&[file(2), file(3)], QuestionId(1), &limits), Err(Refusal::TooMany { max: 2 }));
    }
}
