//! The notices about a case, with the values that all of them use.

use super::{Case, told};
use crate::{
    base::Stop,
    calls,
    db::Tx,
    notices::{self, Kind, Notice, Reader},
};

/// A notice to the group of a case: the call's name, and the door its code opens. Where the call holds its results back,
/// what tells of one waits for the release. A step.
pub fn group<'a>(tx: &mut Tx<'_>, kind: Kind, case: &'a Case) -> Result<Notice<'a>, Stop> {
    let call = calls::find(tx, case.call_id)?;
    let notice = Notice::new(kind, Reader::Case(case.id)).about(case.id, &case.key);
    let notice = notice.with("call", call.labels).with("link", "/");
    Ok(match calls::release::held(tx, case.call_id)?.filter(|_| told::tells(kind)) {
        Some(_) => notice.due(notices::released()),
        None => notice,
    })
}

/// A notice to somebody of the programme: the reference, the call's name, and the application's page. A step.
pub fn staff<'a>(tx: &mut Tx<'_>, kind: Kind, reader: Reader, case: &'a Case) -> Result<Notice<'a>, Stop> {
    let call = calls::find(tx, case.call_id)?;
    Ok(Notice::new(kind, reader)
        .about(case.id, &case.key)
        .with("reference", case.reference.as_str())
        .with("call", call.labels)
        .with("link", format!("/applications/{}", case.id)))
}
