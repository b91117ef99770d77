//! SQL of the rules of rounds and their criteria.

use crate::{
    base::{CallId, CriterionId, Labels, RulesId, Stop},
    board::{
        Majority, TieBreak, Walk,
        rules::{Criterion, Emergency, NewCriterion, Rules, Terms},
    },
    db::{
        Tx,
        schema::{criteria, round_rules},
    },
};
use chrono::NaiveDateTime;
use diesel::{prelude::*, sql_query, sql_types};

#[derive(Queryable, Selectable)]
#[diesel(table_name = round_rules)]
struct Row {
    id: RulesId,
    call_id: CallId,
    version: i32,
    frozen_at: Option<NaiveDateTime>,
    quorum_share_percent: i32,
    quorum_count: i32,
    abstention_counts: bool,
    majority: Majority,
    minimum_mean: i32,
    casting_vote: bool,
    blind: bool,
    spread_flag: i32,
    readers: i32,
    tie_break: TieBreak,
    tie_criterion: Option<String>,
    walk: Walk,
    reasons_shared: bool,
    emergency_experts: i32,
    emergency_staff: i32,
    emergency_hours: i32,
    stand_ins: bool,
    offline: bool,
    place_told: bool,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = criteria)]
struct CriterionRow {
    id: CriterionId,
    code: String,
    labels: Labels,
    help: Labels,
    anchors: String,
    weight: i32,
    scale_max: i32,
    comment_at_or_below: i32,
    comment_at_or_above: i32,
}

/// Holds the call's rules until the end of the transaction: setting and freezing them go one after the other.
pub(in crate::board) fn lock_call(tx: &mut Tx<'_>, call: CallId) -> Result<(), Stop> {
    if tx.conn.is_postgres() {
        sql_query("SELECT id FROM calls WHERE id = $1 FOR UPDATE")
            .bind::<sql_types::BigInt, _>(call.0)
            .execute(tx.conn)?;
    }
    Ok(())
}

/// A call's newest rules with their criteria in order.
pub(in crate::board) fn newest(tx: &mut Tx<'_>, call: CallId) -> Result<Option<Rules>, Stop> {
    let row = round_rules::table
        .filter(round_rules::call_id.eq(call))
        .order(round_rules::version.desc())
        .select(Row::as_select())
        .first(tx.conn)
        .optional()?;
    row.map(|row| with_criteria(tx, row)).transpose()
}

fn with_criteria(tx: &mut Tx<'_>, row: Row) -> Result<Rules, Stop> {
    let rows: Vec<CriterionRow> = criteria::table
        .filter(criteria::rules_id.eq(row.id))
        .order(criteria::position)
        .select(CriterionRow::as_select())
        .load(tx.conn)?;
    let criteria = rows
        .into_iter()
        .map(|row| {
            Ok(Criterion {
                id: row.id,
                code: row.code,
                labels: row.labels,
                help: row.help,
                anchors: serde_json::from_str(&row.anchors)?,
                weight: row.weight,
                scale_max: row.scale_max,
                comment_at_or_below: row.comment_at_or_below,
                comment_at_or_above: row.comment_at_or_above,
            })
        })
        .collect::<Result<_, Stop>>()?;
    Ok(Rules {
        id: row.id,
        call: row.call_id,
        version: row.version,
        frozen_at: row.frozen_at,
        terms: Terms {
            readers: row.readers,
            quorum_share_percent: row.quorum_share_percent,
            quorum_count: row.quorum_count,
            abstention_counts: row.abstention_counts,
            majority: row.majority,
            minimum_mean: row.minimum_mean,
            casting_vote: row.casting_vote,
            blind: row.blind,
            spread_flag: row.spread_flag,
            tie_break: row.tie_break,
            tie_criterion: row.tie_criterion,
            walk: row.walk,
            reasons_shared: row.reasons_shared,
            stand_ins: row.stand_ins,
            offline: row.offline,
            place_told: row.place_told,
            emergency: Emergency {
                experts: row.emergency_experts,
                staff: row.emergency_staff,
                hours: row.emergency_hours,
            },
        },
        criteria,
    })
}

pub(in crate::board) fn insert(
    tx: &mut Tx<'_>,
    id: RulesId,
    call: CallId,
    version: i32,
    terms: &Terms,
) -> Result<(), Stop> {
    diesel::insert_into(round_rules::table)
        .values((
            round_rules::id.eq(id),
            round_rules::call_id.eq(call),
            round_rules::version.eq(version),
            round_rules::quorum_share_percent.eq(terms.quorum_share_percent),
            round_rules::quorum_count.eq(terms.quorum_count),
            round_rules::abstention_counts.eq(terms.abstention_counts),
            round_rules::majority.eq(terms.majority),
            round_rules::minimum_mean.eq(terms.minimum_mean),
            round_rules::casting_vote.eq(terms.casting_vote),
            round_rules::blind.eq(terms.blind),
            round_rules::spread_flag.eq(terms.spread_flag),
            round_rules::created_at.eq(tx.now),
            round_rules::readers.eq(terms.readers),
            round_rules::tie_break.eq(terms.tie_break),
            round_rules::tie_criterion.eq(terms.tie_criterion.as_deref()),
            round_rules::walk.eq(terms.walk),
            round_rules::reasons_shared.eq(terms.reasons_shared),
            round_rules::place_told.eq(terms.place_told),
            round_rules::emergency_experts.eq(terms.emergency.experts),
            round_rules::emergency_staff.eq(terms.emergency.staff),
            round_rules::emergency_hours.eq(terms.emergency.hours),
            round_rules::stand_ins.eq(terms.stand_ins),
            round_rules::offline.eq(terms.offline),
        ))
        .execute(tx.conn)?;
    Ok(())
}

pub(in crate::board) fn insert_criterion(
    tx: &mut Tx<'_>,
    rules: RulesId,
    position: i32,
    criterion: &NewCriterion,
    scale_max: i32,
    anchors: String,
) -> Result<(), Stop> {
    let id: CriterionId = tx.new_id()?;
    diesel::insert_into(criteria::table)
        .values((
            criteria::id.eq(id),
            criteria::rules_id.eq(rules),
            criteria::position.eq(position),
            criteria::code.eq(&criterion.code),
            criteria::labels.eq(criterion.labels.json()),
            criteria::help.eq(criterion.help.json()),
            criteria::anchors.eq(anchors),
            criteria::weight.eq(criterion.weight),
            criteria::scale_max.eq(scale_max),
            criteria::comment_at_or_below.eq(criterion.comment_at_or_below),
            criteria::comment_at_or_above.eq(criterion.comment_at_or_above),
        ))
        .execute(tx.conn)?;
    Ok(())
}

pub(in crate::board) fn freeze(tx: &mut Tx<'_>, id: RulesId) -> Result<(), Stop> {
    diesel::update(round_rules::table.find(id)).set(round_rules::frozen_at.eq(Some(tx.now))).execute(tx.conn)?;
    Ok(())
}
