//! SQL of the register: its list, its records, and which lead to which.

use super::{Keyed, Row};
use crate::{
    base::{GroupId, Stop, seal::Sealed},
    db::{
        Conn, Counted, Tx,
        schema::{blind_tokens, groups, groups_apart, seal_keys},
    },
    groups::{
        Receives, Risk,
        register::{Filter, Key},
    },
};
use chrono::NaiveDateTime;
use diesel::prelude::*;
use std::collections::HashMap;

macro_rules! keyed {
    () => {
        groups::table
            .inner_join(seal_keys::table.on(seal_keys::id.eq(groups::key_id)))
            .select((Row::as_select(), seal_keys::wrapped))
    };
}

macro_rules! filtered {
    ($query:expr, $filter:expr, $tokens:expr) => {{
        let stands = groups::known_on.is_not_null().and(groups::merged_into.is_null());
        let mut query = $query.filter(stands).into_boxed();
        let filter: &Filter = $filter;
        if let Some(kind) = &filter.kind {
            query = query.filter(groups::kind.eq(kind.clone()));
        }
        if let Some(country) = &filter.country {
            query = query.filter(groups::country.eq(country.clone()));
        }
        if let Some(region) = &filter.region {
            query = query.filter(groups::region.eq(region.clone()));
        }
        if let Some(risk) = filter.risk {
            query = query.filter(groups::risk.eq(risk));
        }
        for token in $tokens {
            let having = blind_tokens::table
                .filter(blind_tokens::subject_kind.eq("group").and(blind_tokens::token.eq(*token)))
                .select(blind_tokens::subject_id);
            query = query.filter(groups::id.eq_any(having));
        }
        query
    }};
}

pub(crate) fn page(
    tx: &mut Tx<'_>,
    filter: &Filter,
    tokens: &[i64],
    after: Option<Key>,
    limit: i64,
) -> Result<Vec<Keyed>, Stop> {
    let mut query = filtered!(keyed!(), filter, tokens).order((groups::known_on.desc(), groups::id.desc()));
    if let Some((day, id)) = after {
        let beyond = groups::known_on.lt(day).or(groups::known_on.eq(day).and(groups::id.lt(id)));
        query = query.filter(groups::known_on.le(day)).filter(beyond);
    }
    Ok(query.limit(limit).load(tx.conn)?)
}

/// How many there are, counted up to a limit. Erased ones have no key and are not counted.
pub(crate) fn count(tx: &mut Tx<'_>, filter: &Filter, tokens: &[i64], limit: i64) -> Result<i64, Stop> {
    let standing = groups::table.inner_join(seal_keys::table.on(seal_keys::id.eq(groups::key_id)));
    let query = filtered!(standing.select(groups::id), filter, tokens);
    Ok(Counted(query.limit(limit)).get_result(tx.conn)?)
}

pub(crate) fn some(tx: &mut Tx<'_>, ids: &[GroupId]) -> Result<Vec<Keyed>, Stop> {
    let standing = groups::id.eq_any(ids.to_vec()).and(groups::merged_into.is_null());
    Ok(keyed!().filter(standing).filter(groups::known_on.is_not_null()).order(groups::id).load(tx.conn)?)
}

pub(crate) fn merged_into(tx: &mut Tx<'_>, root: GroupId) -> Result<Vec<Keyed>, Stop> {
    Ok(keyed!().filter(groups::merged_into.eq(root)).order(groups::id).load(tx.conn)?)
}

/// For each group the one that stands for it.
pub(crate) fn roots(tx: &mut Tx<'_>, ids: &[GroupId]) -> Result<HashMap<GroupId, GroupId>, Stop> {
    let rows: Vec<(GroupId, Option<GroupId>)> = groups::table
        .filter(groups::id.eq_any(ids.to_vec()))
        .select((groups::id, groups::merged_into))
        .load(tx.conn)?;
    Ok(rows.into_iter().map(|(id, into)| (id, into.unwrap_or(id))).collect())
}

pub(crate) fn arrive(tx: &mut Tx<'_>, id: GroupId) -> Result<(), Stop> {
    let first = groups::table.filter(groups::id.eq(id).and(groups::known_on.is_null()));
    diesel::update(first).set(groups::known_on.eq(Some(tx.now.date()))).execute(tx.conn)?;
    Ok(())
}

pub(crate) fn card(tx: &mut Tx<'_>, id: GroupId) -> Result<Option<Sealed>, Stop> {
    Ok(groups::table.find(id).select(groups::card).first(tx.conn)?)
}

pub(crate) fn set_card(
    tx: &mut Tx<'_>,
    id: GroupId,
    card: Sealed,
    receives: Receives,
    languages: &str,
) -> Result<(), Stop> {
    diesel::update(groups::table.find(id))
        .set((groups::card.eq(Some(card)), groups::receives.eq(receives), groups::languages.eq(languages)))
        .execute(tx.conn)?;
    Ok(())
}

/// Of a group and of all that lead to it.
pub(crate) fn set_risk(tx: &mut Tx<'_>, root: GroupId, risk: Risk) -> Result<(), Stop> {
    let all = groups::table.filter(groups::id.eq(root).or(groups::merged_into.eq(root)));
    diesel::update(all).set(groups::risk.eq(risk)).execute(tx.conn)?;
    Ok(())
}

/// Takes the rows for this transaction, in the order given.
pub(crate) fn lock(tx: &mut Tx<'_>, ids: &[GroupId]) -> Result<(), Stop> {
    if let Conn::Postgres(_) = tx.conn {
        for id in ids {
            diesel::update(groups::table.find(*id)).set(groups::created_at.eq(groups::created_at)).execute(tx.conn)?;
        }
    }
    Ok(())
}

/// Lets a group, and all that lead to it, lead to another.
pub(crate) fn merge(tx: &mut Tx<'_>, from: GroupId, into: GroupId) -> Result<(), Stop> {
    let all = groups::table.filter(groups::id.eq(from).or(groups::merged_into.eq(from)));
    diesel::update(all).set(groups::merged_into.eq(Some(into))).execute(tx.conn)?;
    Ok(())
}

pub(crate) fn part(tx: &mut Tx<'_>, id: GroupId) -> Result<(), Stop> {
    diesel::update(groups::table.find(id)).set(groups::merged_into.eq(None::<GroupId>)).execute(tx.conn)?;
    Ok(())
}

/// Keeps that two are not one; saying it again changes nothing.
pub(crate) fn set_apart(tx: &mut Tx<'_>, one: GroupId, other: GroupId) -> Result<(), Stop> {
    let (one, other) = (one.min(other), one.max(other));
    let pair = groups_apart::table.find((one, other));
    diesel::delete(pair).execute(tx.conn)?;
    diesel::insert_into(groups_apart::table)
        .values((
            groups_apart::one_id.eq(one),
            groups_apart::other_id.eq(other),
            groups_apart::by_person.eq(tx.actor.columns().1),
            groups_apart::at.eq(tx.now),
        ))
        .execute(tx.conn)?;
    Ok(())
}

pub(crate) fn to_index(tx: &mut Tx<'_>, most: i64) -> Result<Vec<GroupId>, Stop> {
    let due = groups::indexed_at.is_null().and(groups::known_on.is_not_null());
    let standing = groups::table.inner_join(seal_keys::table.on(seal_keys::id.eq(groups::key_id)));
    Ok(standing.filter(due).order(groups::id).limit(most).select(groups::id).load(tx.conn)?)
}

pub(crate) fn indexed(tx: &mut Tx<'_>, id: GroupId) -> Result<(), Stop> {
    let at: Option<NaiveDateTime> = Some(tx.now);
    diesel::update(groups::table.find(id)).set(groups::indexed_at.eq(at)).execute(tx.conn)?;
    Ok(())
}
