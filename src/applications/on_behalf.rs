//! An application that came by telephone, letter or visit, entered by staff.

use super::{
    Channel, helping,
    open::{self, NewCase, Opened},
};
use crate::{base::Stop, db::Tx};

/// Opens a case for a group; staff then fill it in and send it as the group would.
pub fn enter(tx: &mut Tx<'_>, new: &NewCase) -> Result<Opened, Stop> {
    if new.channel == Channel::Online {
        return Err(Stop::Missing);
    }
    let opened = open::open(tx, new)?;
    helping::entered(tx, opened.id)?;
    Ok(opened)
}
