//! Building a form, part by part. Only a version that was never published changes; after that a change makes a new
//! version, and each application keeps the one it was filled in with.

use super::{
    Call, Refusal, State, choices,
    forms::{self, FormFile, QuestionFile, SectionFile, Version},
    store, whole,
};
use crate::{
    audit,
    base::{CallId, Deed, Labels, Stop},
    db::Tx,
};

/// A change of a form.
#[derive(Clone, Debug)]
#[allow(missing_docs)]
pub enum Change {
    /// A new section at the end.
    AddSection(SectionFile),
    /// Another title and help.
    EditSection { code: String, labels: Labels, help: Labels },
    /// A section with its questions goes.
    RemoveSection(String),
    /// A new question at the end of a section.
    AddQuestion { section: String, question: QuestionFile },
    /// A question changes, and may move to the end of another section.
    EditQuestion { section: String, question: QuestionFile },
    /// A question goes.
    RemoveQuestion(String),
    /// A section changes places with its neighbour.
    MoveSection { code: String, up: bool },
    /// A question changes places with its neighbour, or goes over into the next section.
    MoveQuestion { code: String, up: bool },
}

impl Change {
    /// The part it is about, for the history.
    fn part(&self) -> &str {
        match self {
            Self::AddSection(section) => &section.code,
            Self::AddQuestion { question, .. } | Self::EditQuestion { question, .. } => &question.code,
            Self::EditSection { code, .. }
            | Self::RemoveSection(code)
            | Self::RemoveQuestion(code)
            | Self::MoveSection { code, .. }
            | Self::MoveQuestion { code, .. } => code,
        }
    }
}

/// Changes the version that is being worked on.
pub fn change(tx: &mut Tx<'_>, call: CallId, change: &Change) -> Result<(), Stop> {
    tx.permit(Deed::EditCall)?;
    let version = unpublished(tx, call)?;
    let mut file = FormFile::of("", &forms::load(tx, version.id)?);
    apply(&mut file, change)?;
    let lists = choices::lists(tx)?;
    whole::check(&file, &lists).map_err(|flaw| flaw.why)?;
    store::fill(tx, version.id, &file)?;
    audit::record(tx, audit::Event::new("calls.edit_form", call).with(serde_json::json!({ "part": change.part() })))?;
    Ok(())
}

/// Begins a new version as a copy of the published one. Applications that are open keep theirs.
pub fn begin(tx: &mut Tx<'_>, call: CallId) -> Result<(), Stop> {
    tx.permit(Deed::EditCall)?;
    let call = store::find(tx, call)?;
    if matches!(call.state, State::Closed | State::Decided | State::Archived) {
        return Err(Refusal::NotNow.into());
    }
    let newest = forms::in_work(tx, call.id)?.ok_or(Refusal::FormMissing)?;
    if !newest.is_published {
        tx.quiet(crate::db::tx::Quiet::Nothing);
        return Ok(());
    }
    let file = FormFile::of("", &forms::load(tx, newest.id)?);
    let version = forms::fresh(tx, call.id)?;
    store::fill(tx, version, &file)?;
    let details = serde_json::json!({ "version": newest.number + 1 });
    audit::record(tx, audit::Event::new("calls.begin_form", call.id).with(details))?;
    Ok(())
}

/// Throws the version away that is being worked on; the published one stays.
pub fn discard(tx: &mut Tx<'_>, call: CallId) -> Result<(), Stop> {
    tx.permit(Deed::EditCall)?;
    let version = unpublished(tx, call)?;
    forms::newest(tx, call)?.ok_or(Refusal::FormMissing)?;
    store::remove_version(tx, version.id)?;
    audit::record(tx, audit::Event::new("calls.discard_form", call))?;
    Ok(())
}

/// Publishes a new version of a call that is published already: applications opened from now on are filled in with it.
pub fn publish(tx: &mut Tx<'_>, call: CallId) -> Result<(), Stop> {
    tx.permit(Deed::EditCall)?;
    let call = store::find(tx, call)?;
    if !matches!(call.state, State::Published | State::Open) {
        return Err(Refusal::NotNow.into());
    }
    unpublished(tx, call.id)?;
    freeze(tx, &call)?;
    audit::record(tx, audit::Event::new("calls.publish_form", call.id))?;
    Ok(())
}

/// Puts a whole form in the place of the one that is being worked on.
pub fn replace(tx: &mut Tx<'_>, call: CallId, file: &FormFile) -> Result<(), Stop> {
    tx.permit(Deed::EditCall)?;
    let version = unpublished(tx, call)?;
    let lists = choices::lists(tx)?;
    whole::check(file, &lists).map_err(whole::Flaw::of_file)?;
    store::fill(tx, version.id, file)?;
    audit::record(tx, audit::Event::new("calls.import_form", call).with(serde_json::json!({ "form": file.code })))?;
    Ok(())
}

/// Puts another call's form in the place of the one that is being worked on.
pub fn copy(tx: &mut Tx<'_>, call: CallId, from: CallId) -> Result<(), Stop> {
    tx.permit(Deed::EditCall)?;
    let other = store::find(tx, from)?;
    let version = forms::in_work(tx, from)?.ok_or(Refusal::FormMissing)?;
    let file = FormFile::of(&other.code, &forms::load(tx, version.id)?);
    replace(tx, call, &file)
}

/// A form's file, read.
pub fn read(text: &[u8]) -> Result<FormFile, Refusal> {
    let unread = |what: String| Refusal::FileUnread { what };
    let text = std::str::from_utf8(text).map_err(|_| unread("UTF-8".to_owned()))?;
    toml::from_str(text.trim_start_matches('\u{feff}')).map_err(|error| {
        // The first lines name the place and the reason; what follows repeats the file.
        let place = error.span().map_or(0, |span| 1 + text[..span.start.min(text.len())].matches('\n').count());
        unread(format!("{place}: {}", error.message()))
    })
}

/// A form as a file's text.
pub fn write(file: &FormFile) -> Result<String, Stop> {
    toml::to_string_pretty(file).map_err(|error| Stop::broken(error.to_string()))
}

/// Freezes the version that is being worked on, where it is fit to be seen. A step.
pub(super) fn freeze(tx: &mut Tx<'_>, call: &Call) -> Result<(), Stop> {
    let version = forms::in_work(tx, call.id)?.ok_or(Refusal::FormMissing)?;
    if version.is_published {
        return Ok(());
    }
    let file = FormFile::of(&call.code, &forms::load(tx, version.id)?);
    whole::check_complete(&file)?;
    store::publish_version(tx, version.id)
}

/// The version that is being worked on, locked; refused where there is none.
fn unpublished(tx: &mut Tx<'_>, call: CallId) -> Result<Version, Stop> {
    let version = forms::in_work(tx, call)?.ok_or(Refusal::FormMissing)?;
    if version.is_published {
        return Err(Refusal::FormFrozen.into());
    }
    store::lock_version(tx, version.id)?;
    Ok(version)
}

fn apply(form: &mut FormFile, change: &Change) -> Result<(), Stop> {
    match change.clone() {
        Change::AddSection(section) => form.sections.push(section),
        Change::EditSection { code, labels, help } => {
            let section = find(form, &code)?;
            (section.labels, section.help) = (labels, help);
        }
        Change::RemoveSection(code) => {
            find(form, &code)?;
            form.sections.retain(|section| section.code != code);
        }
        Change::AddQuestion { section, question } => find(form, &section)?.questions.push(question),
        Change::EditQuestion { section, question } => {
            let (home, place) = place_of(form, &question.code)?;
            if form.sections[home].code == section {
                form.sections[home].questions[place] = question;
            } else {
                form.sections[home].questions.remove(place);
                find(form, &section)?.questions.push(question);
            }
        }
        Change::RemoveQuestion(code) => {
            let (home, place) = place_of(form, &code)?;
            form.sections[home].questions.remove(place);
        }
        Change::MoveSection { code, up } => {
            let place = form.sections.iter().position(|section| section.code == code).ok_or(Stop::Missing)?;
            let other = if up { place.checked_sub(1) } else { Some(place + 1) };
            if let Some(other) = other.filter(|other| *other < form.sections.len()) {
                form.sections.swap(place, other);
            }
        }
        Change::MoveQuestion { code, up } => shift(form, &code, up)?,
    }
    Ok(())
}

fn find<'f>(form: &'f mut FormFile, code: &str) -> Result<&'f mut SectionFile, Stop> {
    form.sections.iter_mut().find(|section| section.code == code).ok_or(Stop::Missing)
}

/// The section and the place in it of a question.
fn place_of(form: &FormFile, code: &str) -> Result<(usize, usize), Stop> {
    let within = |section: &SectionFile| section.questions.iter().position(|question| question.code == code);
    let found = form.sections.iter().enumerate().find_map(|(home, section)| Some((home, within(section)?)));
    found.ok_or(Stop::Missing)
}

fn shift(form: &mut FormFile, code: &str, up: bool) -> Result<(), Stop> {
    let (home, place) = place_of(form, code)?;
    let last = form.sections[home].questions.len() - 1;
    match (up, place) {
        (true, 0) if home > 0 => {
            let question = form.sections[home].questions.remove(0);
            form.sections[home - 1].questions.push(question);
        }
        (true, place) if place > 0 => form.sections[home].questions.swap(place, place - 1),
        (false, place) if place < last => form.sections[home].questions.swap(place, place + 1),
        (false, _) if home + 1 < form.sections.len() => {
            let question = form.sections[home].questions.remove(place);
            form.sections[home + 1].questions.insert(0, question);
        }
        _ => {}
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn regular() -> FormFile {
        read(forms::REGULAR.as_bytes()).unwrap()
    }

    fn codes(form: &FormFile) -> Vec<&str> {
        form.questions().map(|question| question.code.as_str()).collect()
    }

    #[test]
    fn a_form_goes_out_as_a_file_and_comes_back_the_same() {
        for text in [forms::REGULAR, forms::EMERGENCY, forms::IN_KIND] {
            let form = read(text.as_bytes()).unwrap();
            assert_eq!(read(write(&form).unwrap().as_bytes()).unwrap(), form);
        }
    }

    #[test]
    fn a_file_that_is_no_form_names_its_line() {
        let broken = forms::REGULAR.replacen("kind = \"one_of\"", "kind = \"one_off\"", 1);
        let Err(Refusal::FileUnread { what }) = read(broken.as_bytes()) else { panic!("read") };
        assert!(what.starts_with("12: "), "{what}");
    }

    #[test]
    fn a_question_moves_over_the_edge_of_its_section() {
        let mut form = regular();
        let before = codes(&form).join(" ");
        let first = form.sections[1].questions[0].code.clone();
        let count = form.sections[0].questions.len();
        shift(&mut form, &first, true).unwrap();
        assert_eq!(form.sections[0].questions.len(), count + 1);
        assert_eq!(codes(&form).join(" "), before, "the order of all stays");
        shift(&mut form, &first, false).unwrap();
        assert_eq!(form, regular());
        let top = form.sections[0].questions[0].code.clone();
        shift(&mut form, &top, true).unwrap();
        assert_eq!(form, regular(), "there is nothing above the first");
    }
}
