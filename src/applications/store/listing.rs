//! SQL of the staff's list: filtered, paged by key.

use super::{Keyed, Row, keyed};
use crate::{
    applications::{State, list::Filter},
    base::{ApplicationId, GroupId, Stop},
    db::{
        Counted, Tx,
        schema::{applications, blind_tokens, groups, seal_keys},
    },
};
use chrono::NaiveDate;
use diesel::prelude::*;
use std::collections::HashMap;

macro_rules! filtered {
    ($query:expr, $filter:expr, $tokens:expr) => {{
        let stands = applications::state.ne(State::Draft).and(applications::erased_on.is_null());
        let mut query = $query.filter(stands).into_boxed();
        let filter: &Filter = $filter;
        if let Some(call) = filter.call {
            query = query.filter(applications::call_id.eq(call));
        }
        if let Some(state) = filter.state {
            query = query.filter(applications::state.eq(state));
        }
        if let Some(country) = &filter.country {
            query = query.filter(applications::country.eq(country.clone()));
        }
        if let Some(region) = &filter.region {
            query = query.filter(applications::region.eq(region.clone()));
        }
        if let Some(kind) = &filter.kind {
            query = query.filter(applications::kind.eq(kind.clone()));
        }
        for token in $tokens {
            let having = blind_tokens::table
                .filter(blind_tokens::subject_kind.eq("application").and(blind_tokens::token.eq(*token)))
                .select(blind_tokens::subject_id);
            query = query.filter(applications::id.eq_any(having));
        }
        query
    }};
}

pub(crate) fn page(
    tx: &mut Tx<'_>,
    filter: &Filter,
    tokens: &[i64],
    after: Option<(NaiveDate, ApplicationId)>,
    limit: i64,
) -> Result<Vec<Keyed>, Stop> {
    let mut query = filtered!(keyed!(), filter, tokens);
    if filter.oldest_first {
        query = query.order((applications::listed_on.asc(), applications::id.asc()));
        if let Some((day, id)) = after {
            let beyond =
                applications::listed_on.gt(day).or(applications::listed_on.eq(day).and(applications::id.gt(id)));
            query = query.filter(applications::listed_on.ge(day)).filter(beyond);
        }
    } else {
        query = query.order((applications::listed_on.desc(), applications::id.desc()));
        if let Some((day, id)) = after {
            let beyond =
                applications::listed_on.lt(day).or(applications::listed_on.eq(day).and(applications::id.lt(id)));
            query = query.filter(applications::listed_on.le(day)).filter(beyond);
        }
    }
    Ok(query.limit(limit).load(tx.conn)?)
}

/// How many there are, counted up to a limit.
pub(crate) fn count(tx: &mut Tx<'_>, filter: &Filter, tokens: &[i64], limit: i64) -> Result<i64, Stop> {
    let query = filtered!(applications::table.select(applications::id), filter, tokens);
    Ok(Counted(query.limit(limit)).get_result(tx.conn)?)
}

pub(crate) fn of_groups(tx: &mut Tx<'_>, ids: &[GroupId], most: i64) -> Result<Vec<Keyed>, Stop> {
    let stands = applications::state.ne(State::Draft).and(applications::erased_on.is_null());
    Ok(keyed!()
        .filter(applications::group_id.eq_any(ids.to_vec()).and(stands))
        .order((applications::listed_on.desc(), applications::id.desc()))
        .limit(most)
        .load(tx.conn)?)
}

/// By the group that stands for the one that applied.
pub(crate) fn count_by_group(tx: &mut Tx<'_>, ids: &[GroupId]) -> Result<HashMap<GroupId, i64>, Stop> {
    let stands = applications::state.ne(State::Draft).and(applications::erased_on.is_null());
    let theirs = groups::id.eq_any(ids.to_vec()).or(groups::merged_into.eq_any(ids.to_vec()));
    let rows: Vec<(GroupId, Option<GroupId>, i64)> = applications::table
        .inner_join(groups::table.on(groups::id.eq(applications::group_id)))
        .filter(theirs.and(stands))
        .group_by((groups::id, groups::merged_into))
        .select((groups::id, groups::merged_into, diesel::dsl::count_star()))
        .load(tx.conn)?;
    let mut counts = HashMap::new();
    for (id, into, count) in rows {
        *counts.entry(into.unwrap_or(id)).or_insert(0) += count;
    }
    Ok(counts)
}

pub(crate) fn by_reference(tx: &mut Tx<'_>, reference: &str) -> Result<Vec<Keyed>, Stop> {
    let one = applications::reference.eq(reference).and(applications::state.ne(State::Draft));
    Ok(keyed!().filter(one).limit(1).load(tx.conn)?)
}

/// Those of some that are on the staff's list, newest first.
pub(crate) fn standing(tx: &mut Tx<'_>, ids: &[ApplicationId]) -> Result<Vec<Keyed>, Stop> {
    let stands = applications::state.ne(State::Draft).and(applications::erased_on.is_null());
    Ok(keyed!()
        .filter(applications::id.eq_any(ids.to_vec()).and(stands))
        .order((applications::listed_on.desc(), applications::id.desc()))
        .load(tx.conn)?)
}
