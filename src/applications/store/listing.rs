//! SQL of the staff's list: filtered, paged by key.

use super::{Keyed, Row, keyed};
use crate::groups::Risk;
use crate::{
    applications::{
        Channel, State,
        list::{Assigned, Due, Filter},
    },
    base::{ApplicationId, GroupId, Stop},
    db::{
        Counted, Tx,
        schema::{applications, blind_tokens, group_access, groups, seal_keys, tagged},
    },
};
use chrono::NaiveDate;
use diesel::prelude::*;
use std::collections::HashMap;

macro_rules! filtered {
    ($query:expr, $filter:expr, $tokens:expr, $today:expr, $me:expr) => {{
        let mut query = $query.filter(applications::erased_on.is_null()).into_boxed();
        let filter: &Filter = $filter;
        // Drafts stand in a list of their own, where nothing is looked for but what it shows of them: the reference.
        let drafts = filter.state == Some(State::Draft);
        let typed = filter.search.trim().to_uppercase();
        if !drafts {
            query = query.filter(applications::state.ne(State::Draft));
        } else if !typed.is_empty() {
            query = query.filter(applications::reference.eq(typed));
        }
        if let Some(call) = filter.call {
            query = query.filter(applications::call_id.eq(call));
        }
        if let Some(state) = filter.state {
            query = query.filter(applications::state.eq(state));
        }
        if let Some(country) = &filter.country {
            query = query.filter(applications::country.eq(country.clone()));
        }
        if let Some(region) = filter.region.as_ref().filter(|_| !drafts) {
            query = query.filter(applications::region.eq(region.clone()));
        }
        if let Some(kind) = filter.kind.as_ref().filter(|_| !drafts) {
            query = query.filter(applications::kind.eq(kind.clone()));
        }
        match filter.assigned {
            Some(Assigned::To(person)) => query = query.filter(applications::assigned_to.eq(person)),
            Some(Assigned::Nobody) => query = query.filter(applications::assigned_to.is_null()),
            None => {}
        }
        match filter.due {
            Some(Due::Late) => query = query.filter(applications::due_on.lt($today)),
            Some(Due::Week) => {
                let week = $today + chrono::Duration::days(7);
                query = query.filter(applications::due_on.ge($today)).filter(applications::due_on.le(week));
            }
            Some(Due::Set) => query = query.filter(applications::due_on.is_not_null()),
            None => {}
        }
        if let Some(tag) = filter.tag {
            let having = tagged::table
                .filter(tagged::tag_id.eq(tag).and(tagged::subject_kind.eq("application")))
                .select(tagged::subject_id);
            query = query.filter(applications::id.eq_any(having));
        }
        // What is searched for would name those that are open by name only.
        if !$tokens.is_empty()
            && !drafts
            && let Some(me) = $me
        {
            let granted = || group_access::table.filter(group_access::person_id.eq(me)).select(group_access::group_id);
            let high = diesel::alias!(groups as high_groups);
            let by_root = high
                .field(groups::merged_into)
                .is_not_null()
                .and(high.field(groups::merged_into).assume_not_null().eq_any(granted()));
            let closed = high
                .filter(high.field(groups::risk).eq(Risk::High))
                .filter(diesel::dsl::not(high.field(groups::id).eq_any(granted()).or(by_root)))
                .select(high.field(groups::id));
            query = query.filter(applications::group_id.ne_all(closed));
        }
        // The same of what a group took back before it ever sent it.
        if !$tokens.is_empty() && !drafts {
            let sent = applications::submitted_at.is_not_null().or(applications::channel.ne(Channel::Online));
            query = query.filter(sent);
        }
        for token in $tokens.iter().filter(|_| !drafts) {
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
    let mut query = filtered!(keyed!(), filter, tokens, tx.now.date(), tx.actor.person());
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
    let query =
        filtered!(applications::table.select(applications::id), filter, tokens, tx.now.date(), tx.actor.person());
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
