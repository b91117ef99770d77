//! SQL of calls, forms and the programme's lists.

use super::{
    Call, Mode, State,
    choices::Choice,
    forms::{Kind, Question, Section},
};
use crate::{
    base::{CallId, ChoiceId, Currency, FormVersionId, FundId, Labels, Money, QuestionId, SectionId, Stop},
    db::{
        Tx,
        schema::{call_funds, calls, choices, form_sections, form_versions, questions},
    },
};
use chrono::NaiveDateTime;
use diesel::prelude::*;

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = calls)]
pub(super) struct Row {
    pub id: CallId,
    pub code: String,
    pub labels: String,
    pub purpose: String,
    pub mode: Mode,
    pub state: State,
    pub zone: String,
    pub opens_at: NaiveDateTime,
    pub closes_at: Option<NaiveDateTime>,
    pub countries: String,
    pub kinds: String,
    pub currencies: String,
    pub amount_min_minor: Option<i64>,
    pub amount_max_minor: Option<i64>,
    pub amount_currency: String,
    pub months_max: i32,
    pub per_group: i32,
    pub decides_by: String,
    pub created_at: NaiveDateTime,
}

fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}

fn open(row: Row, funds: Vec<FundId>) -> Result<Call, Stop> {
    let limit = Currency::from_code(&row.amount_currency);
    let amount = |minor: Option<i64>| minor.zip(limit).map(|(minor, currency)| Money::from_minor(minor, currency));
    Ok(Call {
        amount_min: amount(row.amount_min_minor),
        amount_max: amount(row.amount_max_minor),
        id: row.id,
        code: row.code,
        labels: serde_json::from_str(&row.labels)?,
        purpose: serde_json::from_str(&row.purpose)?,
        mode: row.mode,
        state: row.state,
        zone: row.zone,
        opens_at: row.opens_at,
        closes_at: row.closes_at,
        countries: words(&row.countries),
        kinds: words(&row.kinds),
        currencies: words(&row.currencies).iter().filter_map(|code| Currency::from_code(code)).collect(),
        months_max: row.months_max,
        per_group: row.per_group,
        decides_by: row.decides_by,
        funds,
    })
}

pub(super) fn insert(tx: &mut Tx<'_>, row: Row, funds: &[FundId]) -> Result<(), Stop> {
    let id = row.id;
    diesel::insert_into(calls::table).values(row).execute(tx.conn)?;
    for fund in funds {
        diesel::insert_into(call_funds::table)
            .values((call_funds::call_id.eq(id), call_funds::fund_id.eq(*fund)))
            .execute(tx.conn)?;
    }
    Ok(())
}

pub(super) fn find(tx: &mut Tx<'_>, id: CallId) -> Result<Call, Stop> {
    let row = calls::table.find(id).select(Row::as_select()).first(tx.conn)?;
    let funds =
        call_funds::table.filter(call_funds::call_id.eq(id)).select(call_funds::fund_id).load::<FundId>(tx.conn)?;
    open(row, funds)
}

pub(super) fn all(tx: &mut Tx<'_>) -> Result<Vec<Call>, Stop> {
    let rows: Vec<Row> = calls::table.order(calls::opens_at.desc()).select(Row::as_select()).load(tx.conn)?;
    let funds: Vec<(CallId, FundId)> =
        call_funds::table.select((call_funds::call_id, call_funds::fund_id)).load(tx.conn)?;
    rows.into_iter()
        .map(|row| {
            let mine = funds.iter().filter(|(call, _)| *call == row.id).map(|(_, fund)| *fund).collect();
            open(row, mine)
        })
        .collect()
}

pub(super) fn code_taken(tx: &mut Tx<'_>, code: &str) -> Result<bool, Stop> {
    let found: Option<CallId> =
        calls::table.filter(calls::code.eq(code)).select(calls::id).first(tx.conn).optional()?;
    Ok(found.is_some())
}

pub(super) fn set_state(tx: &mut Tx<'_>, id: CallId, state: State) -> Result<(), Stop> {
    diesel::update(calls::table.find(id)).set(calls::state.eq(state)).execute(tx.conn)?;
    Ok(())
}

/// Calls whose time to open or close has come.
pub(super) fn due(tx: &mut Tx<'_>) -> Result<Vec<(CallId, State)>, Stop> {
    let now = tx.now;
    let opening = calls::state.eq(State::Published).and(calls::opens_at.le(now));
    let closing = calls::state.eq(State::Open).and(calls::closes_at.lt(now));
    let opening: Vec<CallId> = calls::table.filter(opening).select(calls::id).load(tx.conn)?;
    let closing: Vec<CallId> = calls::table.filter(closing).select(calls::id).load(tx.conn)?;
    Ok(opening
        .into_iter()
        .map(|id| (id, State::Open))
        .chain(closing.into_iter().map(|id| (id, State::Closed)))
        .collect())
}

pub(super) fn insert_choice(tx: &mut Tx<'_>, id: ChoiceId, choice: &Choice, position: i32) -> Result<(), Stop> {
    diesel::insert_into(choices::table)
        .values((
            choices::id.eq(id),
            choices::list.eq(&choice.list),
            choices::code.eq(&choice.code),
            choices::parent.eq(&choice.parent),
            choices::position.eq(position),
            choices::labels.eq(choice.labels.json()),
            choices::offered.eq(true),
            choices::most_percent.eq(choice.most_percent),
        ))
        .execute(tx.conn)?;
    Ok(())
}

pub(super) fn choice_codes(tx: &mut Tx<'_>) -> Result<Vec<(String, String)>, Stop> {
    Ok(choices::table.select((choices::list, choices::code)).load(tx.conn)?)
}

pub(super) fn choices(tx: &mut Tx<'_>) -> Result<Vec<Choice>, Stop> {
    let rows: Vec<(String, String, String, Labels, Option<i32>)> = choices::table
        .filter(choices::offered.eq(true))
        .order((choices::list, choices::position))
        .select((choices::list, choices::code, choices::parent, choices::labels, choices::most_percent))
        .load(tx.conn)?;
    let choice = |(list, code, parent, labels, most_percent)| Choice { list, code, parent, labels, most_percent };
    Ok(rows.into_iter().map(choice).collect())
}

pub(super) fn insert_version(
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

pub(super) fn publish_versions(tx: &mut Tx<'_>, call: CallId) -> Result<(), Stop> {
    diesel::update(form_versions::table.filter(form_versions::call_id.eq(call)))
        .set((form_versions::state.eq("published"), form_versions::published_at.eq(Some(tx.now))))
        .execute(tx.conn)?;
    Ok(())
}

pub(super) fn is_published(tx: &mut Tx<'_>, version: FormVersionId) -> Result<bool, Stop> {
    let state: String = form_versions::table.find(version).select(form_versions::state).first(tx.conn)?;
    Ok(state == "published")
}

pub(super) fn newest_version(tx: &mut Tx<'_>, call: CallId) -> Result<Option<(FormVersionId, i32)>, Stop> {
    Ok(form_versions::table
        .filter(form_versions::call_id.eq(call))
        .order(form_versions::number.desc())
        .select((form_versions::id, form_versions::number))
        .first(tx.conn)
        .optional()?)
}

pub(super) fn insert_section(
    tx: &mut Tx<'_>,
    version: FormVersionId,
    id: SectionId,
    position: i32,
    section: &super::forms::SectionFile,
) -> Result<(), Stop> {
    diesel::insert_into(form_sections::table)
        .values((
            form_sections::id.eq(id),
            form_sections::form_version_id.eq(version),
            form_sections::position.eq(position),
            form_sections::code.eq(&section.code),
            form_sections::labels.eq(section.labels.json()),
            form_sections::help.eq(section.help.json()),
        ))
        .execute(tx.conn)?;
    Ok(())
}

pub(super) fn insert_question(
    tx: &mut Tx<'_>,
    version: FormVersionId,
    section: SectionId,
    position: i32,
    question: &super::forms::QuestionFile,
) -> Result<(), Stop> {
    let id: QuestionId = tx.new_id()?;
    diesel::insert_into(questions::table)
        .values((
            (
                questions::id.eq(id),
                questions::form_version_id.eq(version),
                questions::section_id.eq(section),
                questions::position.eq(position),
                questions::code.eq(&question.code),
                questions::kind.eq(question.kind),
                questions::labels.eq(question.labels.json()),
                questions::help.eq(question.help.json()),
            ),
            (
                questions::required.eq(question.required),
                questions::max_chars.eq(question.max_chars),
                questions::list.eq(&question.list),
                questions::options.eq(serde_json::to_string(&question.options)?),
                questions::fills.eq(&question.column),
                questions::board_sees.eq(question.board_sees),
                questions::sensitive.eq(question.sensitive),
                questions::scored.eq(question.scored),
                questions::show_when.eq(&question.show_when),
            ),
        ))
        .execute(tx.conn)?;
    Ok(())
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = questions)]
struct QuestionRow {
    id: QuestionId,
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
    show_when: String,
}

pub(super) fn form(tx: &mut Tx<'_>, version: FormVersionId) -> Result<Vec<Section>, Stop> {
    let sections: Vec<(SectionId, String, Labels, Labels)> = form_sections::table
        .filter(form_sections::form_version_id.eq(version))
        .order(form_sections::position)
        .select((form_sections::id, form_sections::code, form_sections::labels, form_sections::help))
        .load(tx.conn)?;
    let rows: Vec<QuestionRow> = questions::table
        .filter(questions::form_version_id.eq(version))
        .order(questions::position)
        .select(QuestionRow::as_select())
        .load(tx.conn)?;
    let mut loaded: Vec<Section> = sections
        .into_iter()
        .map(|(id, code, labels, help)| Section { id, code, labels, help, questions: Vec::new() })
        .collect();
    for row in rows {
        let Some(section) = loaded.iter_mut().find(|section| section.id == row.section_id) else { continue };
        section.questions.push(Question {
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
            show_when: row.show_when,
        });
    }
    Ok(loaded)
}
