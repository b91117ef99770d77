//! SQL of calls and the programme's lists; that of forms is in `store/forms.rs`.

mod forms;
pub(super) mod release;

pub(super) use forms::{
    fill, forms, insert_version, lock_version, publish_version, remove_version, standing, versions,
};

use super::{Call, Mode, State, choices::Choice, set_up::NewCall};
use crate::{
    base::{CallId, ChoiceId, Currency, FundId, Labels, Money, Stop},
    db::{
        Tx,
        schema::{call_funds, calls, choices},
    },
};
use chrono::NaiveDateTime;
use diesel::{prelude::*, sql_query, sql_types};

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
    pub regions: String,
    pub themes: String,
    pub most_applications: i32,
    pub contact: String,
    pub quiz: String,
    pub second_of: Option<CallId>,
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
        regions: words(&row.regions),
        themes: words(&row.themes),
        most_applications: row.most_applications,
        contact: row.contact,
        quiz: serde_json::from_str(&row.quiz)?,
        second_of: row.second_of,
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
    draw_on(tx, id, funds)
}

/// The settings of a draft; when it opens and closes is in UTC.
pub(super) fn change(
    tx: &mut Tx<'_>,
    id: CallId,
    new: &NewCall,
    (opens_at, closes_at): (NaiveDateTime, Option<NaiveDateTime>),
) -> Result<(), Stop> {
    let limit = new.amount_max.or(new.amount_min);
    let currencies: Vec<&str> = new.currencies.iter().map(|currency| currency.code()).collect();
    diesel::update(calls::table.find(id))
        .set((
            (
                calls::code.eq(&new.code),
                calls::labels.eq(new.labels.json()),
                calls::purpose.eq(new.purpose.json()),
                calls::mode.eq(new.mode),
                calls::zone.eq(&new.zone),
                calls::opens_at.eq(opens_at),
                calls::closes_at.eq(closes_at),
                calls::countries.eq(new.countries.join(" ")),
            ),
            (
                calls::kinds.eq(new.kinds.join(" ")),
                calls::currencies.eq(currencies.join(" ")),
                calls::amount_min_minor.eq(new.amount_min.map(|amount| amount.minor())),
                calls::amount_max_minor.eq(new.amount_max.map(|amount| amount.minor())),
                calls::amount_currency.eq(limit.map_or("", |amount| amount.currency().code())),
                calls::months_max.eq(new.months_max),
                calls::decides_by.eq(&new.decides_by),
            ),
            (
                calls::regions.eq(new.regions.join(" ")),
                calls::themes.eq(new.themes.join(" ")),
                calls::most_applications.eq(new.most_applications),
                calls::per_group.eq(new.per_group),
                calls::contact.eq(&new.contact),
                calls::second_of.eq(new.second_of),
            ),
        ))
        .execute(tx.conn)?;
    diesel::delete(call_funds::table.filter(call_funds::call_id.eq(id))).execute(tx.conn)?;
    draw_on(tx, id, &new.funds)
}

fn draw_on(tx: &mut Tx<'_>, id: CallId, funds: &[FundId]) -> Result<(), Stop> {
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

/// Locks the row where several servers share the database; SQLite has one writer.
pub(super) fn lock(tx: &mut Tx<'_>, id: CallId) -> Result<(), Stop> {
    if tx.conn.is_postgres() {
        sql_query("SELECT id FROM calls WHERE id = $1 FOR UPDATE")
            .bind::<sql_types::BigInt, _>(id.0)
            .execute(tx.conn)?;
    }
    Ok(())
}

pub(super) fn code_taken(tx: &mut Tx<'_>, code: &str) -> Result<bool, Stop> {
    let found: Option<CallId> =
        calls::table.filter(calls::code.eq(code)).select(calls::id).first(tx.conn).optional()?;
    Ok(found.is_some())
}

pub(super) fn set_quiz(tx: &mut Tx<'_>, id: CallId, quiz: &str) -> Result<(), Stop> {
    diesel::update(calls::table.find(id)).set(calls::quiz.eq(quiz)).execute(tx.conn)?;
    Ok(())
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

/// Keeps others from changing the lists until this act ends.
pub(super) fn lock_choices(tx: &mut Tx<'_>) -> Result<(), Stop> {
    if tx.conn.is_postgres() {
        sql_query("LOCK TABLE choices IN SHARE ROW EXCLUSIVE MODE").execute(tx.conn)?;
    }
    Ok(())
}

pub(super) fn set_choice(tx: &mut Tx<'_>, choice: &Choice) -> Result<(), Stop> {
    diesel::update(choices::table.filter(choices::list.eq(&choice.list)).filter(choices::code.eq(&choice.code)))
        .set((
            choices::labels.eq(choice.labels.json()),
            choices::offered.eq(choice.offered),
            choices::most_percent.eq(choice.most_percent),
        ))
        .execute(tx.conn)?;
    Ok(())
}

pub(super) fn place_choice(tx: &mut Tx<'_>, list: &str, code: &str, position: i32) -> Result<(), Stop> {
    diesel::update(choices::table.filter(choices::list.eq(list)).filter(choices::code.eq(code)))
        .set(choices::position.eq(position))
        .execute(tx.conn)?;
    Ok(())
}

pub(super) fn choice_codes(tx: &mut Tx<'_>) -> Result<Vec<(String, String)>, Stop> {
    Ok(choices::table.select((choices::list, choices::code)).load(tx.conn)?)
}

pub(super) fn choices(tx: &mut Tx<'_>) -> Result<Vec<Choice>, Stop> {
    let columns =
        (choices::list, choices::code, choices::parent, choices::labels, choices::most_percent, choices::offered);
    let rows: Vec<(String, String, String, Labels, Option<i32>, bool)> =
        choices::table.order((choices::list, choices::position, choices::code)).select(columns).load(tx.conn)?;
    let choice = |(list, code, parent, labels, most_percent, offered)| Choice {
        list,
        code,
        parent,
        labels,
        most_percent,
        offered,
    };
    Ok(rows.into_iter().map(choice).collect())
}
