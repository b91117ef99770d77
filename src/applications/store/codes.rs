//! SQL of case codes and of their uses.

use crate::{
    base::{ApplicationId, CaseCodeId, Stop, seal::Sealed},
    db::{
        Tx, insert_all,
        schema::{case_code_uses, case_codes},
    },
};
use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;

/// The label of a code that is not the contact person's.
const WORKER: &str = "worker";

pub(crate) fn insert_many(tx: &mut Tx<'_>, codes: Vec<(CaseCodeId, ApplicationId, Vec<u8>)>) -> Result<(), Stop> {
    let now = tx.now;
    let rows = codes.into_iter().map(|(id, case, hash)| {
        (
            case_codes::id.eq(id),
            case_codes::application_id.eq(case),
            case_codes::code_hash.eq(hash),
            case_codes::label.eq(""),
            case_codes::created_at.eq(now),
        )
    });
    insert_all!(tx, case_codes::table, rows, 5);
    Ok(())
}

pub(crate) fn insert(
    tx: &mut Tx<'_>,
    id: CaseCodeId,
    case: ApplicationId,
    hash: &[u8],
    name: Option<Sealed>,
) -> Result<(), Stop> {
    diesel::insert_into(case_codes::table)
        .values((
            case_codes::id.eq(id),
            case_codes::application_id.eq(case),
            case_codes::code_hash.eq(hash),
            case_codes::label.eq(if name.is_some() { WORKER } else { "" }),
            case_codes::name.eq(name),
            case_codes::created_at.eq(tx.now),
        ))
        .execute(tx.conn)?;
    Ok(())
}

pub(crate) fn case_of(tx: &mut Tx<'_>, hash: &[u8]) -> Result<Option<(CaseCodeId, ApplicationId)>, Stop> {
    Ok(case_codes::table
        .filter(case_codes::code_hash.eq(hash).and(case_codes::replaced_at.is_null()))
        .select((case_codes::id, case_codes::application_id))
        .first(tx.conn)
        .optional()?)
}

pub(crate) fn mark_used(tx: &mut Tx<'_>, id: CaseCodeId) -> Result<(), Stop> {
    let today = tx.now.date();
    diesel::update(case_codes::table.find(id)).set(case_codes::used_on.eq(Some(today))).execute(tx.conn)?;
    let again = diesel::update(case_code_uses::table.find((id, today)))
        .set(case_code_uses::times.eq(case_code_uses::times + 1))
        .execute(tx.conn)?;
    if again == 0 {
        diesel::insert_into(case_code_uses::table)
            .values((
                case_code_uses::case_code_id.eq(id),
                case_code_uses::used_on.eq(today),
                case_code_uses::times.eq(1),
            ))
            .execute(tx.conn)?;
    }
    Ok(())
}

/// Takes one code back.
pub(crate) fn replace(tx: &mut Tx<'_>, id: CaseCodeId) -> Result<(), Stop> {
    diesel::update(case_codes::table.find(id)).set(case_codes::replaced_at.eq(Some(tx.now))).execute(tx.conn)?;
    Ok(())
}

/// Whether a code that opens a case is the contact person's.
pub(crate) fn is_main(tx: &mut Tx<'_>, case: ApplicationId, hash: &[u8]) -> Result<bool, Stop> {
    let mine = case_codes::application_id
        .eq(case)
        .and(case_codes::code_hash.eq(hash))
        .and(case_codes::replaced_at.is_null())
        .and(case_codes::label.eq(""));
    let found: Option<CaseCodeId> = case_codes::table.filter(mine).select(case_codes::id).first(tx.conn).optional()?;
    Ok(found.is_some())
}

/// A code: its id, whose it is, since when.
pub(crate) type Row = (CaseCodeId, Option<Sealed>, NaiveDateTime);

/// The codes that open a case, the contact person's first.
pub(crate) fn of_case(tx: &mut Tx<'_>, case: ApplicationId) -> Result<Vec<Row>, Stop> {
    Ok(case_codes::table
        .filter(case_codes::application_id.eq(case).and(case_codes::replaced_at.is_null()))
        .order((case_codes::label, case_codes::created_at))
        .select((case_codes::id, case_codes::name, case_codes::created_at))
        .load(tx.conn)?)
}

/// On which days some codes were used, and how often; the latest first.
pub(crate) fn uses(tx: &mut Tx<'_>, codes: &[CaseCodeId]) -> Result<Vec<(CaseCodeId, NaiveDate, i32)>, Stop> {
    Ok(case_code_uses::table
        .filter(case_code_uses::case_code_id.eq_any(codes.to_vec()))
        .order(case_code_uses::used_on.desc())
        .select((case_code_uses::case_code_id, case_code_uses::used_on, case_code_uses::times))
        .load(tx.conn)?)
}

pub(crate) fn replace_all(tx: &mut Tx<'_>, case: ApplicationId) -> Result<(), Stop> {
    diesel::update(
        case_codes::table.filter(case_codes::application_id.eq(case).and(case_codes::replaced_at.is_null())),
    )
    .set(case_codes::replaced_at.eq(Some(tx.now)))
    .execute(tx.conn)?;
    Ok(())
}
