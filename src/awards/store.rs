//! SQL of awards, their funds and instalments.

pub(super) mod duties;
pub(super) mod offers;
pub(super) mod reserve;

use super::{Condition, InstalmentState, State, amend::AmendmentState};
use crate::{
    base::{
        AmendmentId, ApplicationId, AwardId, DecisionId, FundId, GroupId, InstalmentId, KeyId, PersonId, Stop,
        seal::Sealed,
    },
    db::{
        Tx,
        schema::{applications, award_amendments, award_funds, awards, groups, instalments, seal_keys},
    },
    groups::Risk,
};
use chrono::{NaiveDate, NaiveDateTime};
use diesel::{prelude::*, sql_query, sql_types};

/// An award as in the table.
#[derive(Queryable, Selectable, Insertable, Clone)]
#[diesel(table_name = awards)]
pub(super) struct Row {
    pub id: AwardId,
    pub application_id: ApplicationId,
    pub decision_id: DecisionId,
    pub group_id: GroupId,
    pub key_id: KeyId,
    pub mode: String,
    pub amount_minor: i64,
    pub currency: String,
    pub state: State,
    pub awarded_on: NaiveDate,
    pub starts_on: Option<NaiveDate>,
    pub ends_on: Option<NaiveDate>,
    pub conditions: Option<Sealed>,
    pub created_at: NaiveDateTime,
}

/// A fund's share as in the table.
#[derive(Queryable, Selectable, Insertable, Clone)]
#[diesel(table_name = award_funds)]
pub(super) struct ShareRow {
    pub award_id: AwardId,
    pub fund_id: FundId,
    pub committed_minor: i64,
    pub currency: String,
    pub paid_minor: i64,
    pub rate_base: Option<String>,
    pub rate_quote: Option<String>,
    pub rate_value: Option<String>,
    pub rate_units: Option<i32>,
    pub rate_on: Option<NaiveDate>,
    pub rate_source: Option<String>,
    pub exchange_margin: i32,
}

/// An instalment as in the table.
#[derive(Queryable, Selectable, Insertable, AsChangeset, Clone)]
#[diesel(table_name = instalments, treat_none_as_null = true)]
pub(super) struct InstalmentRow {
    pub id: InstalmentId,
    pub award_id: AwardId,
    pub number: i32,
    pub amount_minor: i64,
    pub currency: String,
    pub due_on: NaiveDate,
    pub condition: Condition,
    pub condition_note: Option<Sealed>,
    pub met_on: Option<NaiveDate>,
    pub met_by: Option<PersonId>,
    pub state: InstalmentState,
    pub paid_minor: i64,
}

#[derive(QueryableByName)]
struct Locked {
    #[diesel(sql_type = sql_types::BigInt)]
    id: i64,
}

/// Takes the award's row for this transaction. Where there is one writer only, it is taken already.
pub(super) fn lock(tx: &mut Tx<'_>, id: AwardId) -> Result<(), Stop> {
    if tx.conn.is_postgres() {
        let row: Locked = sql_query("SELECT id FROM awards WHERE id = $1 FOR UPDATE")
            .bind::<sql_types::BigInt, _>(id.0)
            .get_result(tx.conn)?;
        debug_assert_eq!(row.id, id.0);
    }
    Ok(())
}

/// An award with its wrapped key, once for each fund that carries it.
pub(super) fn find(tx: &mut Tx<'_>, id: AwardId) -> Result<Vec<(Row, Vec<u8>, Option<ShareRow>)>, Stop> {
    Ok(awards::table
        .inner_join(seal_keys::table.on(seal_keys::id.eq(awards::key_id)))
        .left_join(award_funds::table.on(award_funds::award_id.eq(awards::id)))
        .filter(awards::id.eq(id))
        .order(award_funds::fund_id)
        .select((Row::as_select(), seal_keys::wrapped, Option::<ShareRow>::as_select()))
        .load(tx.conn)?)
}

pub(super) fn of_application(tx: &mut Tx<'_>, id: ApplicationId) -> Result<Option<AwardId>, Stop> {
    Ok(awards::table.filter(awards::application_id.eq(id)).select(awards::id).first(tx.conn).optional()?)
}

/// The awards of some applications.
pub(super) fn of_applications(tx: &mut Tx<'_>, ids: &[ApplicationId]) -> Result<Vec<(ApplicationId, AwardId)>, Stop> {
    let theirs = awards::table.filter(awards::application_id.eq_any(ids.to_vec()));
    Ok(theirs.select((awards::application_id, awards::id)).load(tx.conn)?)
}

pub(super) fn insert(tx: &mut Tx<'_>, row: Row) -> Result<(), Stop> {
    diesel::insert_into(awards::table).values(row).execute(tx.conn)?;
    Ok(())
}

pub(super) fn set_state(tx: &mut Tx<'_>, id: AwardId, state: State) -> Result<(), Stop> {
    diesel::update(awards::table.find(id)).set(awards::state.eq(state)).execute(tx.conn)?;
    Ok(())
}

pub(super) fn insert_share(tx: &mut Tx<'_>, row: ShareRow) -> Result<(), Stop> {
    diesel::insert_into(award_funds::table).values(row).execute(tx.conn)?;
    Ok(())
}

/// Sets both sums of a share. The row's check refuses more paid than committed.
pub(super) fn set_share(
    tx: &mut Tx<'_>,
    id: AwardId,
    fund: FundId,
    committed_minor: i64,
    paid_minor: i64,
) -> Result<(), Stop> {
    diesel::update(award_funds::table.find((id, fund)))
        .set((award_funds::committed_minor.eq(committed_minor), award_funds::paid_minor.eq(paid_minor)))
        .execute(tx.conn)?;
    Ok(())
}

pub(super) fn insert_instalment(tx: &mut Tx<'_>, row: InstalmentRow) -> Result<(), Stop> {
    diesel::insert_into(instalments::table).values(row).execute(tx.conn)?;
    Ok(())
}

pub(super) fn update_instalment(tx: &mut Tx<'_>, row: InstalmentRow) -> Result<(), Stop> {
    diesel::update(instalments::table.find(row.id)).set(row).execute(tx.conn)?;
    Ok(())
}

pub(super) fn instalments(tx: &mut Tx<'_>, award: AwardId) -> Result<Vec<InstalmentRow>, Stop> {
    Ok(instalments::table
        .filter(instalments::award_id.eq(award))
        .order(instalments::number)
        .select(InstalmentRow::as_select())
        .load(tx.conn)?)
}

/// The award an instalment belongs to.
pub(super) fn award_of(tx: &mut Tx<'_>, id: InstalmentId) -> Result<AwardId, Stop> {
    Ok(instalments::table.find(id).select(instalments::award_id).first(tx.conn)?)
}

/// Award, reference, sealed name, wrapped key unless the case was erased, country, the risk of the group.
pub(super) type ListRow = (Row, String, Sealed, Option<Vec<u8>>, String, Risk);

macro_rules! listed {
    () => {
        awards::table
            .inner_join(applications::table.on(applications::id.eq(awards::application_id)))
            .inner_join(groups::table.on(groups::id.eq(awards::group_id)))
            .left_join(seal_keys::table.on(seal_keys::id.eq(awards::key_id)))
            .select((
                Row::as_select(),
                applications::reference,
                applications::name,
                seal_keys::wrapped.nullable(),
                applications::country,
                groups::risk,
            ))
    };
}

/// A page of awards, newest first, after a place in the list.
pub(super) fn list(
    tx: &mut Tx<'_>,
    state: Option<State>,
    country: Option<&str>,
    fund: Option<FundId>,
    after: Option<(NaiveDate, AwardId)>,
    limit: i64,
) -> Result<Vec<ListRow>, Stop> {
    let mut query = listed!().order((awards::awarded_on.desc(), awards::id.desc())).limit(limit).into_boxed();
    if let Some(state) = state {
        query = query.filter(awards::state.eq(state));
    }
    if let Some(country) = country {
        query = query.filter(applications::country.eq(country.to_owned()));
    }
    if let Some(fund) = fund {
        let carried = award_funds::table.filter(award_funds::fund_id.eq(fund)).select(award_funds::award_id);
        query = query.filter(awards::id.eq_any(carried));
    }
    if let Some((on, id)) = after {
        query = query.filter(awards::awarded_on.lt(on).or(awards::awarded_on.eq(on).and(awards::id.lt(id))));
    }
    Ok(query.load(tx.conn)?)
}

/// Awards by their ids.
pub(super) fn some(tx: &mut Tx<'_>, ids: &[AwardId]) -> Result<Vec<ListRow>, Stop> {
    Ok(listed!().filter(awards::id.eq_any(ids.to_vec())).load(tx.conn)?)
}

/// The awards that a fund carries, once for each fund that carries a part of one.
pub(super) fn carried(tx: &mut Tx<'_>, fund: FundId) -> Result<Vec<(ListRow, ShareRow)>, Stop> {
    type Columns = (Row, String, Sealed, Option<Vec<u8>>, String, Risk, ShareRow);
    let one = diesel::alias!(award_funds as one);
    let mine = one.filter(one.field(award_funds::fund_id).eq(fund)).select(one.field(award_funds::award_id));
    let rows: Vec<Columns> = award_funds::table
        .inner_join(awards::table.on(awards::id.eq(award_funds::award_id)))
        .inner_join(applications::table.on(applications::id.eq(awards::application_id)))
        .inner_join(groups::table.on(groups::id.eq(awards::group_id)))
        .left_join(seal_keys::table.on(seal_keys::id.eq(awards::key_id)))
        .filter(award_funds::award_id.eq_any(mine))
        .order((awards::awarded_on, applications::reference, award_funds::award_id, award_funds::fund_id))
        .select((
            Row::as_select(),
            applications::reference,
            applications::name,
            seal_keys::wrapped.nullable(),
            applications::country,
            groups::risk,
            ShareRow::as_select(),
        ))
        .load(tx.conn)?;
    let split = |(row, reference, name, wrapped, country, risk, share): Columns| {
        ((row, reference, name, wrapped, country, risk), share)
    };
    Ok(rows.into_iter().map(split).collect())
}

/// How many awards are in each state.
pub(super) fn counts(tx: &mut Tx<'_>) -> Result<Vec<(State, i64)>, Stop> {
    Ok(awards::table.group_by(awards::state).select((awards::state, diesel::dsl::count_star())).load(tx.conn)?)
}

/// The instalments of several awards.
pub(super) fn instalments_of(tx: &mut Tx<'_>, awards: &[AwardId]) -> Result<Vec<InstalmentRow>, Stop> {
    Ok(instalments::table
        .filter(instalments::award_id.eq_any(awards.to_vec()))
        .order((instalments::award_id, instalments::number))
        .select(InstalmentRow::as_select())
        .load(tx.conn)?)
}

/// Instalments of active awards in a state, the earliest due first.
pub(super) fn due(tx: &mut Tx<'_>, state: InstalmentState, limit: i64) -> Result<Vec<InstalmentRow>, Stop> {
    Ok(instalments::table
        .inner_join(awards::table.on(awards::id.eq(instalments::award_id)))
        .filter(instalments::state.eq(state).and(awards::state.eq(State::Active)))
        .order((instalments::due_on, instalments::id))
        .limit(limit)
        .select(InstalmentRow::as_select())
        .load(tx.conn)?)
}

/// Award, what is left of the fund's share, its currency, and a part not paid yet: its day and what is left of it.
type DueRow = (AwardId, i64, String, NaiveDate, i64);

/// The parts not paid yet of the active awards that a fund carries.
pub(super) fn due_of_fund(tx: &mut Tx<'_>, fund: FundId) -> Result<Vec<DueRow>, Stop> {
    let waiting = instalments::state.eq_any([InstalmentState::Locked, InstalmentState::Open]);
    Ok(award_funds::table
        .inner_join(awards::table.on(awards::id.eq(award_funds::award_id)))
        .inner_join(instalments::table.on(instalments::award_id.eq(award_funds::award_id)))
        .filter(award_funds::fund_id.eq(fund).and(awards::state.eq(State::Active)).and(waiting))
        .order((instalments::due_on, instalments::id))
        .select((
            award_funds::award_id,
            award_funds::committed_minor - award_funds::paid_minor,
            award_funds::currency,
            instalments::due_on,
            instalments::amount_minor - instalments::paid_minor,
        ))
        .load(tx.conn)?)
}

/// A change of an award as in the table.
#[derive(Queryable, Selectable, Insertable, Clone)]
#[diesel(table_name = award_amendments)]
pub(super) struct AmendmentRow {
    pub id: AmendmentId,
    pub award_id: AwardId,
    pub before_minor: i64,
    pub amount_minor: i64,
    pub currency: String,
    pub ends_on: Option<NaiveDate>,
    pub due_on: Option<NaiveDate>,
    pub fund_id: Option<FundId>,
    pub reason: Sealed,
    pub state: AmendmentState,
    pub proposed_by: PersonId,
    pub proposed_at: NaiveDateTime,
    pub decided_by: Option<PersonId>,
    pub decided_at: Option<NaiveDateTime>,
}

pub(super) fn insert_amendment(tx: &mut Tx<'_>, row: AmendmentRow) -> Result<(), Stop> {
    diesel::insert_into(award_amendments::table).values(row).execute(tx.conn)?;
    Ok(())
}

pub(super) fn amendment(tx: &mut Tx<'_>, id: AmendmentId) -> Result<AmendmentRow, Stop> {
    Ok(award_amendments::table.find(id).select(AmendmentRow::as_select()).first(tx.conn)?)
}

/// The changes of an award, the newest first; without one, all that wait.
pub(super) fn amendments(tx: &mut Tx<'_>, award: Option<AwardId>) -> Result<Vec<AmendmentRow>, Stop> {
    let mut query = award_amendments::table
        .order((award_amendments::proposed_at.desc(), award_amendments::id.desc()))
        .select(AmendmentRow::as_select())
        .into_boxed();
    query = match award {
        Some(award) => query.filter(award_amendments::award_id.eq(award)),
        None => query.filter(award_amendments::state.eq(AmendmentState::Waiting)),
    };
    Ok(query.load(tx.conn)?)
}

pub(super) fn decide_amendment(
    tx: &mut Tx<'_>,
    id: AmendmentId,
    state: AmendmentState,
    by: PersonId,
) -> Result<(), Stop> {
    let columns = (
        award_amendments::state.eq(state),
        award_amendments::decided_by.eq(by),
        award_amendments::decided_at.eq(tx.now),
    );
    diesel::update(award_amendments::table.find(id)).set(columns).execute(tx.conn)?;
    Ok(())
}

/// Sets what an award comes to, and when its project ends.
pub(super) fn set_terms(
    tx: &mut Tx<'_>,
    id: AwardId,
    amount_minor: i64,
    ends_on: Option<NaiveDate>,
) -> Result<(), Stop> {
    diesel::update(awards::table.find(id))
        .set((awards::amount_minor.eq(amount_minor), awards::ends_on.eq(ends_on)))
        .execute(tx.conn)?;
    Ok(())
}

/// Awards by country, kind and currency.
#[derive(QueryableByName)]
pub(super) struct SpreadRow {
    #[diesel(sql_type = sql_types::Text)]
    pub country: String,
    #[diesel(sql_type = sql_types::Text)]
    pub kind: String,
    #[diesel(sql_type = sql_types::Text)]
    pub currency: String,
    #[diesel(sql_type = sql_types::BigInt)]
    pub awards: i64,
    #[diesel(sql_type = sql_types::BigInt)]
    pub committed: i64,
    #[diesel(sql_type = sql_types::BigInt)]
    pub paid: i64,
}

pub(super) fn spread(tx: &mut Tx<'_>) -> Result<Vec<SpreadRow>, Stop> {
    let sql = "SELECT a.country, COALESCE(a.kind, '') AS kind, f.currency, COUNT(*) AS awards, \
        CAST(SUM(f.committed_minor) AS BIGINT) AS committed, CAST(SUM(f.paid_minor) AS BIGINT) AS paid \
        FROM award_funds f JOIN awards w ON w.id = f.award_id JOIN applications a ON a.id = w.application_id \
        GROUP BY a.country, COALESCE(a.kind, ''), f.currency";
    Ok(sql_query(sql).load(tx.conn)?)
}

/// Parts of active awards not paid and due until a day: the day, what is left, its currency.
pub(super) fn unpaid_until(tx: &mut Tx<'_>, last: NaiveDate) -> Result<Vec<(NaiveDate, i64, String)>, Stop> {
    let waiting = instalments::state.eq_any([InstalmentState::Locked, InstalmentState::Open]);
    Ok(instalments::table
        .inner_join(awards::table.on(awards::id.eq(instalments::award_id)))
        .filter(awards::state.eq(State::Active).and(waiting).and(instalments::due_on.le(last)))
        .select((instalments::due_on, instalments::amount_minor - instalments::paid_minor, instalments::currency))
        .load(tx.conn)?)
}
