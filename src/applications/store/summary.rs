//! SQL of the summaries for the board.

use crate::{
    base::{ApplicationId, Stop, seal::Sealed},
    db::{Tx, schema::board_summaries},
};
use diesel::prelude::*;

pub(crate) fn put(tx: &mut Tx<'_>, case: ApplicationId, text: Sealed) -> Result<(), Stop> {
    diesel::delete(board_summaries::table.find(case)).execute(tx.conn)?;
    diesel::insert_into(board_summaries::table)
        .values((
            board_summaries::application_id.eq(case),
            board_summaries::text.eq(text),
            board_summaries::by_person.eq(tx.actor.columns().1),
            board_summaries::at.eq(tx.now),
        ))
        .execute(tx.conn)?;
    Ok(())
}

pub(crate) fn of(tx: &mut Tx<'_>, case: ApplicationId) -> Result<Option<Sealed>, Stop> {
    Ok(board_summaries::table.find(case).select(board_summaries::text).first(tx.conn).optional()?)
}
