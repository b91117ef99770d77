//! Pages of applications: the group's own, and the staff's.

mod ask;
mod behalf;
mod case;
mod codes;
mod copy;
mod detail;
mod enter;
mod export;
mod extend;
mod files;
mod quiz;
mod screening;
mod section;
mod staff;

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
        copy::routes(),
        section::routes(),
        files::routes(),
        staff::routes(),
        detail::routes(),
        screening::routes(),
        behalf::routes(),
        export::routes(),
        extend::routes(),
    ]
    .concat()
}

/// The case of the group that is signed in.
fn own(visit: &Visit) -> Result<ApplicationId, Stop> {
    visit.actor.case().ok_or(if visit.signed_in { Stop::Missing } else { Stop::SignedOut })
}
