//! Files of an application: added to a question of kind file while it may be filled in, and opened for who may see them.

use super::{Case, Refusal, answers, ask, helping, identity::Opening, load, store};
use crate::{
    attachments::{self, Attachment, Kind, Limits, Prepared, Shelf},
    audit,
    base::{ApplicationId, AttachmentId, Deed, QuestionId, Stop, seal::CaseKey},
    calls::forms::{self, Question},
    db::Tx,
};

/// A file to be added.
#[derive(Clone, Debug)]
pub struct Attach {
    /// To which case.
    pub case: ApplicationId,
    /// To which question of its form.
    pub question: QuestionId,
    /// Checked, sealed, and laid on the shelf.
    pub file: Prepared,
    /// The file of the same question whose place it takes.
    pub replaces: Option<AttachmentId>,
}

/// A place for a file that is to be prepared.
#[derive(Clone, Debug)]
pub struct Slot {
    /// The id it will have.
    pub id: AttachmentId,
    /// The key that seals it.
    pub key: CaseKey,
}

/// A place for one more file, for who may fill in the case; a look, before the work of preparing.
pub fn slot(tx: &mut Tx<'_>, case: ApplicationId, question: QuestionId) -> Result<Slot, Stop> {
    let case = load(tx, case)?;
    answers::may_fill(tx, &case)?;
    let form = forms::load(tx, case.form_version_id)?;
    asked(&form, question)?;
    check_opened(tx, &case, &form, question)?;
    Ok(Slot { id: tx.new_id()?, key: case.key })
}

/// A question that staff did not open stays as it was sent, its files too.
fn check_opened(tx: &mut Tx<'_>, case: &Case, form: &[forms::Section], question: QuestionId) -> Result<(), Stop> {
    let opened = ask::opened(tx, case, form)?;
    if opened.is_none_or(|opened| opened.contains(&question)) { Ok(()) } else { Err(Refusal::NotFillable.into()) }
}

fn asked(form: &[forms::Section], id: QuestionId) -> Result<&Question, Stop> {
    let mut questions = form.iter().flat_map(|section| &section.questions);
    questions.find(|question| question.id == id && question.kind == forms::Kind::File).ok_or(Stop::Missing)
}

/// Adds a file, or puts it in the place of another that was not sent yet. An act; the caller clears the other off the shelf
/// after the commit.
pub fn attach(tx: &mut Tx<'_>, shelf: &dyn Shelf, limits: &Limits, new: &Attach) -> Result<AttachmentId, Stop> {
    store::lock(tx, new.case)?;
    let case = load(tx, new.case)?;
    answers::may_fill(tx, &case)?;
    let form = forms::load(tx, case.form_version_id)?;
    asked(&form, new.question)?;
    check_opened(tx, &case, &form, new.question)?;
    if let Some(old) = new.replaces {
        let old = attachments::find(tx, case.id, old, &case.key)?;
        if !is_removable(&case, &old) || old.question != new.question {
            return Err(Refusal::FileSent.into());
        }
        attachments::remove(tx, shelf, old.id)?;
    }
    attachments::add(tx, shelf, case.id, new.question, case.sent_count, &case.key, &new.file, limits)?;
    answer(tx, &case, &form, new.question)?;
    let act = if new.replaces.is_some() { "applications.replace_file" } else { "applications.attach" };
    audit::record(tx, audit::Event::new(act, case.id).about_case(case.id))?;
    Ok(new.file.id())
}

/// Takes a file away that was not sent yet. An act; the caller clears the shelf after the commit.
pub fn detach(tx: &mut Tx<'_>, shelf: &dyn Shelf, case: ApplicationId, id: AttachmentId) -> Result<(), Stop> {
    store::lock(tx, case)?;
    let case = load(tx, case)?;
    answers::may_fill(tx, &case)?;
    let file = attachments::find(tx, case.id, id, &case.key)?;
    if !is_removable(&case, &file) {
        return Err(Refusal::FileSent.into());
    }
    let form = forms::load(tx, case.form_version_id)?;
    attachments::remove(tx, shelf, id)?;
    answer(tx, &case, &form, file.question)?;
    audit::record(tx, audit::Event::new("applications.detach", case.id).about_case(case.id))?;
    Ok(())
}

/// Whether a file may still be taken away: it was not part of what was sent.
pub fn is_removable(case: &Case, file: &Attachment) -> bool {
    (case.state.is_fillable() || case.is_being_corrected()) && file.sending == case.sent_count
}

/// The answer to a question of kind file is the list of its files, so that it is missing, sent and kept like any other.
fn answer(tx: &mut Tx<'_>, case: &Case, form: &[forms::Section], question: QuestionId) -> Result<(), Stop> {
    let files = attachments::of_subject(tx, case.id, &case.key)?;
    let ids: Vec<String> =
        files.iter().filter(|file| file.question == question).map(|file| file.id.to_string()).collect();
    let section = form.iter().find(|section| section.questions.iter().any(|one| one.id == question));
    let section = section.ok_or(Stop::Missing)?;
    let asked = section.questions.iter().find(|one| one.id == question).ok_or(Stop::Missing)?;
    let mut given = answers::of_case(tx, case)?;
    answers::put(tx, case, asked, &ids.join("\n"), &mut given)?;
    let revision = answers::progress(tx, case)?.get(&section.id).map_or(0, |save| save.revision);
    let complete = answers::missing_in(section, form, &given).is_empty();
    store::answers::save_section(tx, case.id, section.id, revision, complete)
}

/// The files of a case, oldest first. A step. One query.
pub fn of_case(tx: &mut Tx<'_>, case: &Case) -> Result<Vec<Attachment>, Stop> {
    attachments::of_subject(tx, case.id, &case.key)
}

/// The name a file is served under: the case's reference and a number, nothing its sender wrote.
pub fn code_name(case: &Case, files: &[Attachment], file: &Attachment) -> String {
    let place = files.iter().position(|one| one.id == file.id).map_or(0, |place| place + 1);
    format!("{}-{place}.{}", case.reference, file.kind.ending())
}

/// The name a file of a case is served under. A step.
pub fn name_of(tx: &mut Tx<'_>, case: &Case, id: AttachmentId) -> Result<String, Stop> {
    let files = of_case(tx, case)?;
    let file = files.iter().find(|file| file.id == id).ok_or(Stop::Missing)?;
    Ok(code_name(case, &files, file))
}

/// A file, opened.
pub struct Opened {
    /// The name it is served under.
    pub code_name: String,
    /// What it is.
    pub kind: Kind,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Opens a file of a case for a reader who sees its question. A step: the caller knows the reader.
pub fn open(
    tx: &mut Tx<'_>,
    shelf: &dyn Shelf,
    case: &Case,
    id: AttachmentId,
    sees: impl Fn(&Question) -> bool,
) -> Result<Opened, Stop> {
    if !helping::reads(tx, case)? {
        return Err(Stop::Missing);
    }
    let files = of_case(tx, case)?;
    let file = files.iter().find(|file| file.id == id).ok_or(Stop::Missing)?;
    let form = forms::load(tx, case.form_version_id)?;
    if !sees(asked(&form, file.question)?) {
        return Err(Stop::Missing);
    }
    let bytes = attachments::open(tx, shelf, id, &case.key)?;
    Ok(Opened { code_name: code_name(case, &files, file), kind: file.kind, bytes })
}

/// Whether a file answers a question that identifies or endangers. A step.
pub fn is_sensitive(tx: &mut Tx<'_>, case: &Case, id: AttachmentId) -> Result<bool, Stop> {
    let file = attachments::find(tx, case.id, id, &case.key)?;
    let form = forms::load(tx, case.form_version_id)?;
    Ok(asked(&form, file.question)?.sensitive)
}

/// Writes down that staff open a file that identifies or endangers, and why. An act.
pub fn note_opening(tx: &mut Tx<'_>, id: AttachmentId, why: &Opening) -> Result<(), Stop> {
    tx.permit(Deed::OpenIdentity)?;
    let reason = why.reason.trim();
    if reason.is_empty() {
        return Err(Refusal::OpeningReasonMissing.into());
    }
    let case = load(tx, why.case)?;
    let file = attachments::find(tx, case.id, id, &case.key)?;
    let details = serde_json::json!({ "file": file.id.to_string(), "reason": reason });
    audit::record(tx, audit::Event::new("applications.open_file", case.id).in_case(case.id, &case.key).with(details))?;
    Ok(())
}
