//! SQL of people's wishes.

use crate::{
    base::{PersonId, Stop},
    db::{
        Tx,
        schema::{mail_quiet, mail_wishes},
    },
    mail::wishes::{Pace, Quiet, Wishes},
    notices::Kind,
};
use diesel::prelude::*;

pub(in crate::mail) fn of(tx: &mut Tx<'_>, person: PersonId) -> Result<Wishes, Stop> {
    let rows: Vec<(String, Pace)> = mail_wishes::table
        .filter(mail_wishes::person_id.eq(person.0))
        .select((mail_wishes::kind, mail_wishes::pace))
        .load(tx.conn)?;
    let quiet: Option<(i32, i32)> = mail_quiet::table
        .find(person.0)
        .select((mail_quiet::from_minute, mail_quiet::until_minute))
        .first(tx.conn)
        .optional()?;
    // A kind of notice that is no more is nobody's wish.
    let known = |name: &str| Kind::ALL.iter().copied().find(|kind| kind.as_str() == name);
    let paces = rows.into_iter().filter_map(|(kind, pace)| Some((known(&kind)?, pace))).collect();
    Ok(Wishes { paces, quiet: quiet.map(|(from, until)| Quiet { from, until }) })
}

pub(in crate::mail) fn keep(
    tx: &mut Tx<'_>,
    person: PersonId,
    paces: &[(Kind, Pace)],
    quiet: Option<Quiet>,
) -> Result<(), Stop> {
    diesel::delete(mail_wishes::table.filter(mail_wishes::person_id.eq(person.0))).execute(tx.conn)?;
    for (kind, pace) in paces {
        diesel::insert_into(mail_wishes::table)
            .values((
                mail_wishes::person_id.eq(person.0),
                mail_wishes::kind.eq(kind.as_str()),
                mail_wishes::pace.eq(*pace),
            ))
            .execute(tx.conn)?;
    }
    diesel::delete(mail_quiet::table.find(person.0)).execute(tx.conn)?;
    if let Some(quiet) = quiet {
        diesel::insert_into(mail_quiet::table)
            .values((
                mail_quiet::person_id.eq(person.0),
                mail_quiet::from_minute.eq(quiet.from),
                mail_quiet::until_minute.eq(quiet.until),
            ))
            .execute(tx.conn)?;
    }
    Ok(())
}
