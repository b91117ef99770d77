//! SQL of holds, rules and erasures.

use super::Why;
use crate::{
    applications::State,
    base::{ApplicationId, ErasureId, FundId, HoldId, PersonId, Stop, seal::Sealed},
    db::{
        Tx,
        schema::{
            applications, award_funds, awards, erasures, fund_retentions, groups, legal_holds, retention_rules,
            section_saves,
        },
    },
    groups::Risk,
};
use chrono::{NaiveDate, NaiveDateTime};
use diesel::{
    dsl::{exists, sql},
    prelude::*,
    sql_types::Bool,
};
use std::collections::HashMap;

pub(super) const REASON: &str = "erasures.reason";
pub(super) const HOLD_REASON: &str = "legal_holds.reason";

/// A hold as in the table.
#[derive(Queryable)]
pub(super) struct HoldRow {
    pub id: HoldId,
    pub reason: Sealed,
    pub set_by: PersonId,
    pub set_at: NaiveDateTime,
    pub lifted_at: Option<NaiveDateTime>,
}

pub(super) fn last_hold(tx: &mut Tx<'_>, case: ApplicationId) -> Result<Option<HoldRow>, Stop> {
    Ok(legal_holds::table
        .filter(legal_holds::application_id.eq(case))
        .order((legal_holds::set_at.desc(), legal_holds::id.desc()))
        .select((
            legal_holds::id,
            legal_holds::reason,
            legal_holds::set_by,
            legal_holds::set_at,
            legal_holds::lifted_at,
        ))
        .first(tx.conn)
        .optional()?)
}

pub(super) fn insert_hold(
    tx: &mut Tx<'_>,
    id: HoldId,
    case: ApplicationId,
    reason: Sealed,
    by: PersonId,
) -> Result<(), Stop> {
    diesel::insert_into(legal_holds::table)
        .values((
            legal_holds::id.eq(id),
            legal_holds::application_id.eq(case),
            legal_holds::reason.eq(reason),
            legal_holds::set_by.eq(by),
            legal_holds::set_at.eq(tx.now),
        ))
        .execute(tx.conn)?;
    Ok(())
}

pub(super) fn lift_hold(tx: &mut Tx<'_>, id: HoldId, by: PersonId) -> Result<(), Stop> {
    diesel::update(legal_holds::table.find(id))
        .set((legal_holds::lifted_by.eq(Some(by)), legal_holds::lifted_at.eq(Some(tx.now))))
        .execute(tx.conn)?;
    Ok(())
}

pub(super) fn insert_erasure(
    tx: &mut Tx<'_>,
    id: ErasureId,
    case: ApplicationId,
    why: Why,
    reason: Option<Sealed>,
    counts: &str,
) -> Result<(), Stop> {
    let (by_kind, by_id) = tx.actor.columns();
    diesel::insert_into(erasures::table)
        .values((
            erasures::id.eq(id),
            erasures::application_id.eq(case),
            erasures::why.eq(why),
            erasures::reason.eq(reason),
            erasures::by_kind.eq(by_kind),
            erasures::by_id.eq(by_id),
            erasures::at.eq(tx.now),
            erasures::counts.eq(counts),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// An erasure as in the table.
#[derive(Queryable, Selectable)]
#[diesel(table_name = erasures)]
pub(super) struct ErasureRow {
    pub id: ErasureId,
    pub application_id: ApplicationId,
    pub why: Why,
    pub reason: Option<Sealed>,
    pub by_kind: String,
    pub by_id: i64,
    pub at: NaiveDateTime,
    pub counts: String,
}

pub(super) fn erasures(
    tx: &mut Tx<'_>,
    before: Option<(NaiveDateTime, ErasureId)>,
    most: i64,
) -> Result<Vec<(ErasureRow, String)>, Stop> {
    let mut query = erasures::table
        .inner_join(applications::table.on(applications::id.eq(erasures::application_id)))
        .select((ErasureRow::as_select(), applications::reference))
        .order((erasures::at.desc(), erasures::id.desc()))
        .limit(most)
        .into_boxed();
    if let Some((at, id)) = before {
        query = query.filter(erasures::at.lt(at).or(erasures::at.eq(at).and(erasures::id.lt(id))));
    }
    Ok(query.load(tx.conn)?)
}

pub(super) fn rules(tx: &mut Tx<'_>) -> Result<Vec<(String, i32)>, Stop> {
    Ok(retention_rules::table.select((retention_rules::name, retention_rules::span)).load(tx.conn)?)
}

pub(super) fn fund_years(tx: &mut Tx<'_>) -> Result<Vec<(FundId, i32)>, Stop> {
    Ok(fund_retentions::table.select((fund_retentions::fund_id, fund_retentions::years)).load(tx.conn)?)
}

pub(super) fn set_rule(tx: &mut Tx<'_>, name: &str, span: i32) -> Result<(), Stop> {
    diesel::update(retention_rules::table.find(name)).set(retention_rules::span.eq(span)).execute(tx.conn)?;
    Ok(())
}

pub(super) fn set_fund_years(tx: &mut Tx<'_>, years: &HashMap<FundId, i32>) -> Result<(), Stop> {
    diesel::delete(fund_retentions::table).execute(tx.conn)?;
    for (fund, years) in years {
        diesel::insert_into(fund_retentions::table)
            .values((fund_retentions::fund_id.eq(*fund), fund_retentions::years.eq(*years)))
            .execute(tx.conn)?;
    }
    Ok(())
}

/// When a draft was changed last.
pub(super) fn draft_changed(tx: &mut Tx<'_>, case: ApplicationId) -> Result<NaiveDateTime, Stop> {
    let (changed, saved): (NaiveDateTime, Option<NaiveDateTime>) = applications::table
        .left_join(section_saves::table.on(section_saves::application_id.eq(applications::id)))
        .filter(applications::id.eq(case))
        .order(section_saves::saved_at.desc())
        .select((applications::changed_at, section_saves::saved_at.nullable()))
        .first(tx.conn)?;
    Ok(saved.map_or(changed, |saved| saved.max(changed)))
}

/// A case that ended, or a draft that was left, before a day.
pub(super) struct Ended {
    pub id: ApplicationId,
    pub reference: String,
    pub state: State,
    pub over_on: NaiveDate,
    pub held: bool,
}

/// What is invited or put off goes with what comes after it: it stays while its group may still go on, and while what its
/// group went on with is neither refused nor erased.
const NOWHERE_ON: &str = "(applications.state NOT IN ('invited', 'deferred') OR NOT (EXISTS (SELECT 1 FROM calls c \
    WHERE c.state IN ('draft', 'published', 'open') AND (c.id = applications.deferred_to \
    OR (applications.state = 'invited' AND c.second_of = applications.call_id))) \
    OR EXISTS (SELECT 1 FROM applications f WHERE f.follows = applications.id AND f.erased_on IS NULL \
    AND f.state NOT IN ('declined', 'withdrawn', 'not_eligible'))))";

/// What was over by a day, the longest ago first.
pub(super) fn ended(
    tx: &mut Tx<'_>,
    states: &[State],
    risk: Option<Risk>,
    cutoff: NaiveDate,
    most: i64,
) -> Result<Vec<Ended>, Stop> {
    type Found = (ApplicationId, String, State, NaiveDateTime, Option<NaiveDate>);
    let mut query = applications::table
        .inner_join(groups::table.on(groups::id.eq(applications::group_id)))
        .filter(applications::state.eq_any(states.to_vec()).and(applications::erased_on.is_null()))
        .select((
            applications::id,
            applications::reference,
            applications::state,
            applications::changed_at,
            applications::decided_on,
        ))
        .into_boxed();
    if states == [State::Draft] {
        let end = (cutoff + chrono::Days::new(1)).and_time(chrono::NaiveTime::MIN);
        let later = section_saves::table
            .filter(section_saves::application_id.eq(applications::id).and(section_saves::saved_at.ge(end)));
        query = query.filter(applications::changed_at.lt(end)).filter(diesel::dsl::not(exists(later)));
        query = query.order((applications::changed_at, applications::id));
    } else {
        query = query.filter(applications::decided_on.le(cutoff)).filter(sql::<Bool>(NOWHERE_ON));
        query = query.order((applications::decided_on, applications::id));
    }
    if let Some(risk) = risk {
        query = query.filter(groups::risk.eq(risk));
    }
    let found: Vec<Found> = query.limit(most).load(tx.conn)?;
    let ids: Vec<ApplicationId> = found.iter().map(|row| row.0).collect();
    let held: Vec<ApplicationId> = legal_holds::table
        .filter(legal_holds::application_id.eq_any(ids).and(legal_holds::lifted_at.is_null()))
        .select(legal_holds::application_id)
        .load(tx.conn)?;
    let ended = found.into_iter().map(|(id, reference, state, changed_at, decided_on)| Ended {
        held: held.contains(&id),
        over_on: if state == State::Draft { changed_at.date() } else { decided_on.unwrap_or(changed_at.date()) },
        id,
        reference,
        state,
    });
    Ok(ended.collect())
}

/// The funds that pay the awards of some cases.
pub(super) fn funds_of(tx: &mut Tx<'_>, cases: &[Ended]) -> Result<HashMap<ApplicationId, Vec<FundId>>, Stop> {
    let ids: Vec<ApplicationId> = cases.iter().map(|one| one.id).collect();
    let rows: Vec<(ApplicationId, FundId)> = award_funds::table
        .inner_join(awards::table.on(awards::id.eq(award_funds::award_id)))
        .filter(awards::application_id.eq_any(ids))
        .select((awards::application_id, award_funds::fund_id))
        .load(tx.conn)?;
    let mut funds: HashMap<ApplicationId, Vec<FundId>> = HashMap::new();
    for (case, fund) in rows {
        funds.entry(case).or_default().push(fund);
    }
    Ok(funds)
}
