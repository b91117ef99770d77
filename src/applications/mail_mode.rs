//! What mail a group wants: neutral, with its contents, or none.

use super::{MailMode, for_writer, store};
use crate::{
    audit,
    base::{ApplicationId, Stop},
    db::{Tx, tx::Quiet},
};

/// Sets what mail the group gets: its own wish, or entered for it by staff. An act.
pub fn set(tx: &mut Tx<'_>, id: ApplicationId, mode: MailMode) -> Result<(), Stop> {
    let case = for_writer(tx, id)?;
    if case.mail_mode == mode {
        tx.quiet(Quiet::Nothing);
        return Ok(());
    }
    store::set_mail_mode(tx, id, mode)?;
    let details = serde_json::json!({ "mail": mode.as_str() });
    audit::record(tx, audit::Event::new("applications.mail_mode", id).in_case(id, &case.key).with(details))?;
    Ok(())
}
