//! SQL of texts to answer with.

use crate::{
    base::{AnswerTextId, Lang, PersonId, Stop},
    db::{Tx, schema::mail_answers},
    mail::answers::AnswerText,
};
use diesel::prelude::*;

pub(in crate::mail) fn all(tx: &mut Tx<'_>) -> Result<Vec<AnswerText>, Stop> {
    let rows: Vec<(AnswerTextId, String, String, String)> = mail_answers::table
        .filter(mail_answers::retired_at.is_null())
        .select((mail_answers::id, mail_answers::language, mail_answers::name, mail_answers::body))
        .order((mail_answers::language, mail_answers::name, mail_answers::id))
        .load(tx.conn)?;
    let text = |(id, language, name, body): (AnswerTextId, String, String, String)| {
        Some(AnswerText { id, lang: Lang::from_code(&language)?, name, body })
    };
    Ok(rows.into_iter().filter_map(text).collect())
}

pub(in crate::mail) fn insert(tx: &mut Tx<'_>, text: &AnswerText, by: PersonId) -> Result<(), Stop> {
    diesel::insert_into(mail_answers::table)
        .values((
            mail_answers::id.eq(text.id),
            mail_answers::language.eq(text.lang.code()),
            mail_answers::name.eq(text.name.as_str()),
            mail_answers::body.eq(text.body.as_str()),
            mail_answers::changed_at.eq(tx.now),
            mail_answers::changed_by.eq(by.0),
        ))
        .execute(tx.conn)?;
    Ok(())
}

pub(in crate::mail) fn change(tx: &mut Tx<'_>, text: &AnswerText, by: PersonId) -> Result<(), Stop> {
    diesel::update(mail_answers::table.find(text.id))
        .set((
            mail_answers::language.eq(text.lang.code()),
            mail_answers::name.eq(text.name.as_str()),
            mail_answers::body.eq(text.body.as_str()),
            mail_answers::changed_at.eq(tx.now),
            mail_answers::changed_by.eq(by.0),
        ))
        .execute(tx.conn)?;
    Ok(())
}

pub(in crate::mail) fn retire(tx: &mut Tx<'_>, id: AnswerTextId) -> Result<(), Stop> {
    diesel::update(mail_answers::table.find(id)).set(mail_answers::retired_at.eq(Some(tx.now))).execute(tx.conn)?;
    Ok(())
}
