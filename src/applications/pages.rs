//! Pages of applications: the group's own, and the staff's.

mod ask;
mod behalf;
mod bulk;
mod case;
pub(crate) mod checks;
mod clearing;
mod codes;
mod copy;
mod detail;
mod enter;
mod export;
mod extend;
mod files;
mod findings;
mod hand_over;
mod places;
mod quiz;
mod saved;
mod screening;
mod section;
mod staff;
mod stages;
mod summary;
mod translation;
mod vetting;
mod work;

use crate::{
    base::{ApplicationId, Stop},
    web::Visit,
};
use rocket::Route;

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    [
        enter::routes(),
        ask::routes(),
        case::routes(),
        codes::routes(),
        places::routes(),
        copy::routes(),
        section::routes(),
        files::routes(),
        staff::routes(),
        detail::routes(),
        screening::routes(),
        behalf::routes(),
        bulk::routes(),
        checks::routes(),
        clearing::routes(),
        saved::routes(),
        summary::routes(),
        translation::routes(),
        vetting::routes(),
        work::routes(),
        hand_over::routes(),
        export::routes(),
        extend::routes(),
        stages::routes(),
    ]
    .concat()
}

/// The case of the group that is signed in.
fn own(visit: &Visit) -> Result<ApplicationId, Stop> {
    visit.actor.case().ok_or(if visit.signed_in { Stop::Missing } else { Stop::SignedOut })
}
