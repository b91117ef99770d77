//! SQL of answers and section saves.

use crate::{
    base::{ApplicationId, QuestionId, SectionId, Stop, seal::Sealed},
    db::{
        Tx, insert_all,
        schema::{answers, section_saves, sent_answers},
    },
};
use chrono::NaiveDateTime;
use diesel::{prelude::*, sql_query, sql_types};

pub(crate) fn of_case(tx: &mut Tx<'_>, case: ApplicationId) -> Result<Vec<(QuestionId, Sealed)>, Stop> {
    Ok(answers::table
        .filter(answers::application_id.eq(case))
        .select((answers::question_id, answers::value))
        .load(tx.conn)?)
}

/// The answers of some cases, with the case of each.
pub(crate) fn of_cases(
    tx: &mut Tx<'_>,
    cases: &[ApplicationId],
) -> Result<Vec<(ApplicationId, QuestionId, Sealed)>, Stop> {
    Ok(answers::table
        .filter(answers::application_id.eq_any(cases.to_vec()))
        .select((answers::application_id, answers::question_id, answers::value))
        .load(tx.conn)?)
}

pub(crate) fn of_sending(
    tx: &mut Tx<'_>,
    case: ApplicationId,
    sending: i32,
) -> Result<Vec<(QuestionId, Sealed)>, Stop> {
    Ok(sent_answers::table
        .filter(sent_answers::application_id.eq(case).and(sent_answers::sending.eq(sending)))
        .select((sent_answers::question_id, sent_answers::value))
        .load(tx.conn)?)
}

/// Puts the answers back as they were sent.
pub(crate) fn restore(tx: &mut Tx<'_>, case: ApplicationId, sending: i32) -> Result<(), Stop> {
    diesel::delete(answers::table.filter(answers::application_id.eq(case))).execute(tx.conn)?;
    sql_query(
        "INSERT INTO answers (application_id, question_id, value, saved_at) \
         SELECT application_id, question_id, value, $1 FROM sent_answers WHERE application_id = $2 AND sending = $3",
    )
    .bind::<sql_types::Timestamp, _>(tx.now)
    .bind::<sql_types::BigInt, _>(case.0)
    .bind::<sql_types::Integer, _>(sending)
    .execute(tx.conn)?;
    Ok(())
}

/// Keeps an answer: in place of the one there, or as a new one.
pub(crate) fn put(
    tx: &mut Tx<'_>,
    case: ApplicationId,
    question: QuestionId,
    value: &Sealed,
    there: bool,
) -> Result<(), Stop> {
    if there {
        diesel::update(answers::table.find((case, question)))
            .set((answers::value.eq(value), answers::saved_at.eq(tx.now)))
            .execute(tx.conn)?;
    } else {
        diesel::insert_into(answers::table)
            .values((
                answers::application_id.eq(case),
                answers::question_id.eq(question),
                answers::value.eq(value),
                answers::saved_at.eq(tx.now),
            ))
            .execute(tx.conn)?;
    }
    Ok(())
}

pub(crate) fn remove(tx: &mut Tx<'_>, case: ApplicationId, question: QuestionId) -> Result<(), Stop> {
    diesel::delete(answers::table.find((case, question))).execute(tx.conn)?;
    Ok(())
}

/// A section's save: revision, whether complete, when.
pub(crate) type Save = (SectionId, i32, bool, NaiveDateTime);

pub(crate) fn saves(tx: &mut Tx<'_>, case: ApplicationId) -> Result<Vec<Save>, Stop> {
    Ok(section_saves::table
        .filter(section_saves::application_id.eq(case))
        .select((section_saves::section_id, section_saves::revision, section_saves::complete, section_saves::saved_at))
        .load(tx.conn)?)
}

pub(crate) fn save_section(
    tx: &mut Tx<'_>,
    case: ApplicationId,
    section: SectionId,
    revision: i32,
    complete: bool,
) -> Result<(), Stop> {
    let changed = diesel::update(section_saves::table.find((case, section)))
        .set((
            section_saves::revision.eq(revision),
            section_saves::complete.eq(complete),
            section_saves::saved_at.eq(tx.now),
        ))
        .execute(tx.conn)?;
    if changed == 0 {
        diesel::insert_into(section_saves::table)
            .values((
                section_saves::application_id.eq(case),
                section_saves::section_id.eq(section),
                section_saves::revision.eq(revision),
                section_saves::complete.eq(complete),
                section_saves::saved_at.eq(tx.now),
            ))
            .execute(tx.conn)?;
    }
    Ok(())
}

/// Marks a saved section as complete or not; it is no save of it.
pub(crate) fn mark_complete(
    tx: &mut Tx<'_>,
    case: ApplicationId,
    section: SectionId,
    complete: bool,
) -> Result<(), Stop> {
    diesel::update(section_saves::table.find((case, section)))
        .set(section_saves::complete.eq(complete))
        .execute(tx.conn)?;
    Ok(())
}

/// Answers of many cases.
pub(crate) fn insert_many(
    tx: &mut Tx<'_>,
    given: &[(ApplicationId, QuestionId, Sealed)],
    sent: &[(ApplicationId, QuestionId, Sealed)],
) -> Result<(), Stop> {
    let now = tx.now;
    let rows = given.iter().map(|(case, question, value)| {
        (
            answers::application_id.eq(*case),
            answers::question_id.eq(*question),
            answers::value.eq(value),
            answers::saved_at.eq(now),
        )
    });
    insert_all!(tx, answers::table, rows, 4);
    let rows = sent.iter().map(|(case, question, value)| {
        (
            sent_answers::application_id.eq(*case),
            sent_answers::sending.eq(1),
            sent_answers::question_id.eq(*question),
            sent_answers::value.eq(value),
        )
    });
    insert_all!(tx, sent_answers::table, rows, 4);
    Ok(())
}

/// First, complete saves of sections of many cases.
pub(crate) fn insert_saves(tx: &mut Tx<'_>, saves: &[(ApplicationId, SectionId)]) -> Result<(), Stop> {
    let now = tx.now;
    let rows = saves.iter().map(|(case, section)| {
        (
            section_saves::application_id.eq(*case),
            section_saves::section_id.eq(*section),
            section_saves::revision.eq(1),
            section_saves::complete.eq(true),
            section_saves::saved_at.eq(now),
        )
    });
    insert_all!(tx, section_saves::table, rows, 5);
    Ok(())
}

/// Keeps the answers as they are sent. The sealed values stay bound to `answers.value` and their row there.
pub(crate) fn keep_sent(tx: &mut Tx<'_>, case: ApplicationId, sending: i32) -> Result<(), Stop> {
    sql_query(
        "INSERT INTO sent_answers (application_id, sending, question_id, value) \
         SELECT application_id, $1, question_id, value FROM answers WHERE application_id = $2",
    )
    .bind::<sql_types::Integer, _>(sending)
    .bind::<sql_types::BigInt, _>(case.0)
    .execute(tx.conn)?;
    Ok(())
}
