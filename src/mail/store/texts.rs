//! SQL of the wordings of staff.

use crate::{
    base::{CallId, EntryId, Lang, PersonId, Stop},
    db::{Tx, schema::mail_texts},
    mail::texts::{Piece, Spot, Wording},
};
use chrono::NaiveDateTime;
use diesel::prelude::*;

/// A version as it lies in the table.
pub(in crate::mail) struct Row {
    pub id: EntryId,
    pub wording: Option<Wording>,
    pub at: NaiveDateTime,
    pub by: PersonId,
}

/// Where no call is meant.
const ALL_CALLS: i64 = 0;

fn call_of(spot: Spot) -> i64 {
    spot.call.map_or(ALL_CALLS, |call| call.0)
}

pub(in crate::mail) fn insert(
    tx: &mut Tx<'_>,
    id: EntryId,
    spot: Spot,
    wording: Option<&Wording>,
    by: PersonId,
) -> Result<(), Stop> {
    diesel::insert_into(mail_texts::table)
        .values((
            mail_texts::id.eq(id),
            mail_texts::piece.eq(spot.piece.code()),
            mail_texts::call_id.eq(call_of(spot)),
            mail_texts::language.eq(spot.lang.code()),
            mail_texts::subject.eq(wording.map(|wording| wording.subject.as_str())),
            mail_texts::body.eq(wording.map(|wording| wording.body.as_str())),
            mail_texts::at.eq(tx.now),
            mail_texts::by_person.eq(by.0),
        ))
        .execute(tx.conn)?;
    Ok(())
}

fn wording(subject: Option<String>, body: Option<String>) -> Option<Wording> {
    Some(Wording { subject: subject?, body: body? })
}

pub(in crate::mail) fn newest(tx: &mut Tx<'_>, spot: Spot) -> Result<Option<Option<Wording>>, Stop> {
    Ok(history(tx, spot, 1)?.into_iter().next().map(|row| row.wording))
}

pub(in crate::mail) fn history(tx: &mut Tx<'_>, spot: Spot, most: i64) -> Result<Vec<Row>, Stop> {
    let here = mail_texts::piece
        .eq(spot.piece.code())
        .and(mail_texts::call_id.eq(call_of(spot)))
        .and(mail_texts::language.eq(spot.lang.code()));
    let rows: Vec<(EntryId, Option<String>, Option<String>, NaiveDateTime, i64)> = mail_texts::table
        .filter(here)
        .select((mail_texts::id, mail_texts::subject, mail_texts::body, mail_texts::at, mail_texts::by_person))
        .order((mail_texts::at.desc(), mail_texts::id.desc()))
        .limit(most)
        .load(tx.conn)?;
    let row = |(id, subject, body, at, by)| Row { id, wording: wording(subject, body), at, by: PersonId(by) };
    Ok(rows.into_iter().map(row).collect())
}

pub(in crate::mail) fn standing(tx: &mut Tx<'_>) -> Result<Vec<Spot>, Stop> {
    let rows: Vec<(String, i64, String, Option<String>)> = mail_texts::table
        .select((mail_texts::piece, mail_texts::call_id, mail_texts::language, mail_texts::subject))
        .order((mail_texts::at, mail_texts::id))
        .load(tx.conn)?;
    let mut standing: Vec<Spot> = Vec::new();
    for (piece, call, language, subject) in rows {
        let (Some(piece), Some(lang)) = (Piece::from_code(&piece), Lang::from_code(&language)) else { continue };
        let spot = Spot { piece, call: (call != ALL_CALLS).then_some(CallId(call)), lang };
        standing.retain(|other| *other != spot);
        if subject.is_some() {
            standing.push(spot);
        }
    }
    Ok(standing)
}
