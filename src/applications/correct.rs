//! Correcting what was sent, until the deadline: the group opens it again, changes it, and sends it or leaves it as it was.

use super::{Case, Refusal, answers, load, store};
use crate::{
    audit,
    base::{Actor, ApplicationId, Deed, Stop},
    calls::{self, forms},
    db::{Tx, tx::Quiet},
};

fn permitted(tx: &mut Tx<'_>, id: ApplicationId) -> Result<Case, Stop> {
    match tx.actor {
        Actor::Case(own) if own == id => tx.permit(Deed::KeepOwnCase)?,
        Actor::Case(_) => return Err(Stop::Missing),
        _ => tx.permit(Deed::EnterOnBehalf)?,
    }
    store::lock(tx, id)?;
    load(tx, id)
}

/// Opens a sent application to its group again. What it sent last counts until it sends again.
pub fn reopen(tx: &mut Tx<'_>, id: ApplicationId) -> Result<(), Stop> {
    let case = permitted(tx, id)?;
    if case.is_being_corrected() {
        tx.quiet(Quiet::Nothing);
        return Ok(());
    }
    let call = calls::find(tx, case.call_id)?;
    if !case.may_be_corrected(&call, tx.now) {
        return Err(Refusal::NotNow.into());
    }
    store::set_reopened(tx, id, Some(tx.now))?;
    audit::record(tx, audit::Event::new("applications.reopen", id).about_case(id))?;
    Ok(())
}

/// Leaves it as it was sent: what was changed since then goes.
pub fn leave(tx: &mut Tx<'_>, id: ApplicationId) -> Result<(), Stop> {
    let case = permitted(tx, id)?;
    if !case.is_being_corrected() {
        return Err(Refusal::NotNow.into());
    }
    put_back(tx, &case)?;
    store::set_reopened(tx, id, None)?;
    audit::record(tx, audit::Event::new("applications.leave_as_sent", id).about_case(id))?;
    Ok(())
}

/// Puts the answers back as they were sent last. A step.
pub(super) fn put_back(tx: &mut Tx<'_>, case: &Case) -> Result<(), Stop> {
    store::answers::restore(tx, case.id, case.sent_count)?;
    let form = forms::load(tx, case.form_version_id)?;
    let given = answers::of_case(tx, case)?;
    for (section, save) in answers::progress(tx, case)? {
        let Some(section) = form.iter().find(|one| one.id == section) else { continue };
        let complete = answers::missing_in(section, &form, &given).is_empty();
        store::answers::save_section(tx, case.id, section.id, save.revision + 1, complete)?;
    }
    Ok(())
}
