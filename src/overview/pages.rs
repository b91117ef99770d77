//! Pages of the overview: the programme's figures; the report to a donor, as page, XLSX, CSV and PDF; the trial balance.

mod blocks;
mod director;
mod donor;
mod files;
mod trial;

use rocket::Route;

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    [director::routes(), donor::routes(), trial::routes()].concat()
}
