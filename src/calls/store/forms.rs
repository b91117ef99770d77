//! SQL of forms: versions, their sections and questions. A version is written whole.

use crate::{
    base::{CallId, FormVersionId, Labels, QuestionId, SectionId, Stop},
    calls::forms::{FormFile, Kind, Question, Section, Version},
    db::{
        Tx, insert_all,
        schema::{form_sections, form_versions, questions},
    },
};
use diesel::prelude::*;
use std::collections::HashMap;

pub(in crate::calls) fn insert_version(
    tx: &mut Tx<'_>,
    id: FormVersionId,
    call: CallId,
    number: i32,
    labels: &Labels,
) -> Result<(), Stop> {
    diesel::insert_into(form_versions::table)
        .values((
            form_versions::id.eq(id),
            form_versions::call_id.eq(call),
            form_versions::number.eq(number),
            form_versions::state.eq("draft"),
            form_versions::labels.eq(labels.json()),
            form_versions::created_at.eq(tx.now),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// The versions of a call's form, newest first.
pub(in crate::calls) fn versions(tx: &mut Tx<'_>, call: CallId) -> Result<Vec<Version>, Stop> {
    let rows: Vec<(FormVersionId, i32, String)> = form_versions::table
        .filter(form_versions::call_id.eq(call))
        .order(form_versions::number.desc())
        .select((form_versions::id, form_versions::number, form_versions::state))
        .load(tx.conn)?;
    let version = |(id, number, state): (_, _, String)| Version { id, number, is_published: state == "published" };
    Ok(rows.into_iter().map(version).collect())
}

pub(in crate::calls) fn publish_version(tx: &mut Tx<'_>, version: FormVersionId) -> Result<(), Stop> {
    diesel::update(form_versions::table.find(version))
        .set((form_versions::state.eq("published"), form_versions::published_at.eq(Some(tx.now))))
        .execute(tx.conn)?;
    Ok(())
}

/// Lets nobody else change a version until the end of the transaction.
pub(in crate::calls) fn lock_version(tx: &mut Tx<'_>, version: FormVersionId) -> Result<(), Stop> {
    diesel::update(form_versions::table.find(version)).set(form_versions::id.eq(version)).execute(tx.conn)?;
    Ok(())
}

fn empty(tx: &mut Tx<'_>, version: FormVersionId) -> Result<(), Stop> {
    diesel::delete(questions::table.filter(questions::form_version_id.eq(version))).execute(tx.conn)?;
    diesel::delete(form_sections::table.filter(form_sections::form_version_id.eq(version))).execute(tx.conn)?;
    Ok(())
}

/// Takes a version away that was never published.
pub(in crate::calls) fn remove_version(tx: &mut Tx<'_>, version: FormVersionId) -> Result<(), Stop> {
    empty(tx, version)?;
    diesel::delete(form_versions::table.find(version)).execute(tx.conn)?;
    Ok(())
}

/// Writes the sections and questions of a version, in place of those it had.
pub(in crate::calls) fn fill(tx: &mut Tx<'_>, version: FormVersionId, file: &FormFile) -> Result<(), Stop> {
    empty(tx, version)?;
    let (mut sections, mut asked) = (Vec::new(), Vec::new());
    for (place, section) in (0_i32..).zip(&file.sections) {
        let id: SectionId = tx.new_id()?;
        sections.push((
            form_sections::id.eq(id),
            form_sections::form_version_id.eq(version),
            form_sections::position.eq(place),
            form_sections::code.eq(section.code.clone()),
            form_sections::labels.eq(section.labels.json()),
            form_sections::help.eq(section.help.json()),
        ));
        for (position, question) in (0_i32..).zip(&section.questions) {
            let question_id: QuestionId = tx.new_id()?;
            asked.push((
                (
                    questions::id.eq(question_id),
                    questions::form_version_id.eq(version),
                    questions::section_id.eq(id),
                    questions::position.eq(position),
                    questions::code.eq(question.code.clone()),
                    questions::kind.eq(question.kind),
                    questions::labels.eq(question.labels.json()),
                    questions::help.eq(question.help.json()),
                ),
                (
                    questions::required.eq(question.required),
                    questions::max_chars.eq(question.max_chars),
                    questions::list.eq(question.list.clone()),
                    questions::options.eq(serde_json::to_string(&question.options)?),
                    questions::fills.eq(question.column.clone()),
                    questions::board_sees.eq(question.board_sees),
                    questions::sensitive.eq(question.sensitive),
                    questions::scored.eq(question.scored),
                    questions::names_people.eq(question.names_people),
                    questions::show_when.eq(question.show_when.clone()),
                ),
            ));
        }
    }
    insert_all!(tx, form_sections::table, sections, 6);
    insert_all!(tx, questions::table, asked, 18);
    Ok(())
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = questions)]
struct QuestionRow {
    id: QuestionId,
    form_version_id: FormVersionId,
    section_id: SectionId,
    code: String,
    kind: Kind,
    labels: Labels,
    help: Labels,
    required: bool,
    max_chars: i32,
    list: String,
    options: String,
    fills: String,
    board_sees: bool,
    sensitive: bool,
    scored: bool,
    names_people: bool,
    show_when: String,
}

/// The sections and questions of some versions. Two queries.
pub(in crate::calls) fn forms(
    tx: &mut Tx<'_>,
    versions: &[FormVersionId],
) -> Result<HashMap<FormVersionId, Vec<Section>>, Stop> {
    let sections: Vec<(FormVersionId, SectionId, String, Labels, Labels)> = form_sections::table
        .filter(form_sections::form_version_id.eq_any(versions.to_vec()))
        .order((form_sections::form_version_id, form_sections::position))
        .select((
            form_sections::form_version_id,
            form_sections::id,
            form_sections::code,
            form_sections::labels,
            form_sections::help,
        ))
        .load(tx.conn)?;
    let rows: Vec<QuestionRow> = questions::table
        .filter(questions::form_version_id.eq_any(versions.to_vec()))
        .order((questions::form_version_id, questions::position))
        .select(QuestionRow::as_select())
        .load(tx.conn)?;
    let mut loaded: HashMap<FormVersionId, Vec<Section>> = HashMap::new();
    for (version, id, code, labels, help) in sections {
        loaded.entry(version).or_default().push(Section { id, code, labels, help, questions: Vec::new() });
    }
    for row in rows {
        let of_version = loaded.get_mut(&row.form_version_id);
        let section = of_version.and_then(|all| all.iter_mut().find(|section| section.id == row.section_id));
        if let Some(section) = section {
            section.questions.push(question(row)?);
        }
    }
    Ok(loaded)
}

fn question(row: QuestionRow) -> Result<Question, Stop> {
    Ok(Question {
        id: row.id,
        code: row.code,
        kind: row.kind,
        labels: row.labels,
        help: row.help,
        required: row.required,
        max_chars: usize::try_from(row.max_chars).unwrap_or(0),
        list: row.list,
        options: serde_json::from_str(&row.options)?,
        fills: row.fills,
        board_sees: row.board_sees,
        sensitive: row.sensitive,
        scored: row.scored,
        names_people: row.names_people,
        show_when: row.show_when,
    })
}

/// Those of some versions that there are, and whether each is published.
pub(in crate::calls) fn standing(
    tx: &mut Tx<'_>,
    versions: &[FormVersionId],
) -> Result<Vec<(FormVersionId, bool)>, Stop> {
    let rows: Vec<(FormVersionId, String)> = form_versions::table
        .filter(form_versions::id.eq_any(versions.to_vec()))
        .select((form_versions::id, form_versions::state))
        .load(tx.conn)?;
    Ok(rows.into_iter().map(|(id, state)| (id, state == "published")).collect())
}
