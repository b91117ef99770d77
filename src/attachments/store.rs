//! SQL of attachments and, where the table is their shelf, of their contents.

use super::{Kind, Scan};
use crate::{
    base::{AttachmentId, KeyId, QuestionId, Stop, Subject, seal::Sealed},
    db::{
        Conn, Tx,
        schema::{attachment_contents, attachments},
    },
};
use chrono::NaiveDateTime;
use diesel::prelude::*;

/// An attachment as it lies in the table.
#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = attachments)]
pub(super) struct Row {
    pub id: AttachmentId,
    pub subject_kind: String,
    pub subject_id: i64,
    pub question_id: QuestionId,
    pub key_id: KeyId,
    pub kind: Kind,
    pub name: Sealed,
    pub size_bytes: i64,
    pub sending: i32,
    pub author_kind: String,
    pub author_id: i64,
    pub at: NaiveDateTime,
    pub scan: Scan,
}

pub(super) fn insert(tx: &mut Tx<'_>, row: Row) -> Result<(), Stop> {
    diesel::insert_into(attachments::table).values(row).execute(tx.conn)?;
    Ok(())
}

pub(super) fn find(tx: &mut Tx<'_>, id: AttachmentId) -> Result<Row, Stop> {
    Ok(attachments::table.find(id).select(Row::as_select()).first(tx.conn)?)
}

pub(super) fn of_subject(tx: &mut Tx<'_>, subject: Subject) -> Result<Vec<Row>, Stop> {
    let mine = attachments::subject_kind.eq(subject.kind).and(attachments::subject_id.eq(subject.id));
    Ok(attachments::table
        .filter(mine)
        .order((attachments::at, attachments::id))
        .select(Row::as_select())
        .load(tx.conn)?)
}

/// The first file after a place that waits for the scanner, with its key's id.
pub(super) fn next_unscanned(tx: &mut Tx<'_>, after: AttachmentId) -> Result<Option<(AttachmentId, KeyId)>, Stop> {
    Ok(attachments::table
        .filter(attachments::scan.eq(Scan::Waiting).and(attachments::id.gt(after)))
        .order(attachments::id)
        .select((attachments::id, attachments::key_id))
        .first(tx.conn)
        .optional()?)
}

pub(super) fn set_scan(tx: &mut Tx<'_>, id: AttachmentId, scan: Scan) -> Result<(), Stop> {
    let waiting = attachments::table.filter(attachments::id.eq(id).and(attachments::scan.eq(Scan::Waiting)));
    diesel::update(waiting).set(attachments::scan.eq(scan)).execute(tx.conn)?;
    Ok(())
}

pub(super) fn remove(tx: &mut Tx<'_>, id: AttachmentId) -> Result<(), Stop> {
    diesel::delete(attachments::table.find(id)).execute(tx.conn)?;
    Ok(())
}

pub(super) fn ids(conn: &mut Conn) -> Result<Vec<AttachmentId>, Stop> {
    Ok(attachments::table.select(attachments::id).load(conn)?)
}

pub(super) fn insert_content(conn: &mut Conn, id: AttachmentId, content: &[u8]) -> Result<(), Stop> {
    diesel::insert_into(attachment_contents::table)
        .values((attachment_contents::attachment_id.eq(id), attachment_contents::content.eq(content)))
        .execute(conn)?;
    Ok(())
}

pub(super) fn content(conn: &mut Conn, id: AttachmentId) -> Result<Option<Vec<u8>>, Stop> {
    Ok(attachment_contents::table.find(id).select(attachment_contents::content).first(conn).optional()?)
}

pub(super) fn remove_content(conn: &mut Conn, id: AttachmentId) -> Result<(), Stop> {
    diesel::delete(attachment_contents::table.find(id)).execute(conn)?;
    Ok(())
}

pub(super) fn contents(conn: &mut Conn) -> Result<Vec<AttachmentId>, Stop> {
    Ok(attachment_contents::table.select(attachment_contents::attachment_id).load(conn)?)
}

pub(super) fn of_key(tx: &mut Tx<'_>, key: KeyId) -> Result<Vec<AttachmentId>, Stop> {
    Ok(attachments::table.filter(attachments::key_id.eq(key)).select(attachments::id).load(tx.conn)?)
}
