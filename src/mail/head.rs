//! The newest seal of the audit trail, sent to the auditors once a day: what is in their mailbox nobody can take out of it by
//! way of the database.

use crate::{
    audit::head,
    base::{Deed, Role, Stop},
    db::{Tx, tx::Quiet},
    notices::{Kind, Notice, Reader},
    people,
};

/// Act of the clerk: queues it, once a day for each auditor; gives for how many it was asked.
pub fn tell(tx: &mut Tx<'_>) -> Result<usize, Stop> {
    tx.permit(Deed::KeepHouse)?;
    tx.quiet(Quiet::NoticeSending);
    let Some(newest) = head::newest(tx)? else { return Ok(0) };
    let auditors = people::ids_holding(tx, &[Role::Auditor])?;
    let today = tx.now.date();
    for id in &auditors {
        Notice::new(Kind::AuditHead, Reader::Person(*id))
            .once(format!("audit head {today} {id}"))
            .with("reference", newest.number.to_string())
            .with("note", newest.tag.as_str())
            .queue(tx)?;
    }
    Ok(auditors.len())
}
