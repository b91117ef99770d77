//! SQL of the days on which a call reminds.

use crate::{
    base::{CallId, Stop},
    db::{Tx, schema::mail_schedules},
    notices::Kind,
};
use diesel::prelude::*;

/// By kind of notice: on which days.
pub(in crate::mail) fn of_call(tx: &mut Tx<'_>, call: CallId) -> Result<Vec<(String, String)>, Stop> {
    let mine = mail_schedules::table.filter(mail_schedules::call_id.eq(call.0));
    Ok(mine.select((mail_schedules::kind, mail_schedules::days)).load(tx.conn)?)
}

pub(in crate::mail) fn set(tx: &mut Tx<'_>, call: CallId, kind: Kind, days: &str) -> Result<(), Stop> {
    diesel::delete(mail_schedules::table.find((call.0, kind.as_str()))).execute(tx.conn)?;
    diesel::insert_into(mail_schedules::table)
        .values((
            mail_schedules::call_id.eq(call.0),
            mail_schedules::kind.eq(kind.as_str()),
            mail_schedules::days.eq(days),
        ))
        .execute(tx.conn)?;
    Ok(())
}
