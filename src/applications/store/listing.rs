//! SQL of the staff's list: filtered, paged by key.

use super::{Keyed, Row, keyed};
use crate::{
    applications::{State, list::Filter},
    base::{ApplicationId, Stop},
    db::{
        Counted, Tx,
        schema::{applications, blind_tokens, seal_keys},
    },
};
use chrono::NaiveDate;
use diesel::prelude::*;

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
