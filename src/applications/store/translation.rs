//! SQL of translations beside answers.

use crate::{
    base::{ApplicationId, EntryId, Stop, seal::Sealed},
    db::{Tx, schema::answer_translations},
};
use diesel::prelude::*;

pub(crate) fn insert(tx: &mut Tx<'_>, id: EntryId, case: ApplicationId, code: &str, text: Sealed) -> Result<(), Stop> {
    diesel::insert_into(answer_translations::table)
        .values((
            answer_translations::id.eq(id),
            answer_translations::application_id.eq(case),
            answer_translations::code.eq(code),
            answer_translations::text.eq(text),
            answer_translations::by_person.eq(tx.actor.columns().1),
            answer_translations::at.eq(tx.now),
        ))
        .execute(tx.conn)?;
    Ok(())
}

pub(crate) fn remove(tx: &mut Tx<'_>, case: ApplicationId, code: &str) -> Result<(), Stop> {
    let one = answer_translations::application_id.eq(case).and(answer_translations::code.eq(code));
    diesel::delete(answer_translations::table.filter(one)).execute(tx.conn)?;
    Ok(())
}

pub(crate) fn of(tx: &mut Tx<'_>, case: ApplicationId) -> Result<Vec<(EntryId, String, Sealed)>, Stop> {
    Ok(answer_translations::table
        .filter(answer_translations::application_id.eq(case))
        .order(answer_translations::id)
        .select((answer_translations::id, answer_translations::code, answer_translations::text))
        .load(tx.conn)?)
}
