//! A form for an act that asks who one is once more: it passes only where its sender gave a password or a number within the
//! last minutes. Else the page that asks for it comes first, and what was typed is kept.

use super::{
    posted::Posted,
    visit::{Visit, local},
};
use crate::base::Stop;
use rocket::{
    Request,
    data::{self, Data, FromData},
    http::Status,
    outcome::Outcome,
};

/// A form whose sender is proved to sit there.
pub struct Proved(pub Posted);

/// What was sent by somebody who has to prove first, kept for the page that asks.
pub struct Unproved(pub Option<Vec<(String, String)>>);

#[rocket::async_trait]
impl<'r> FromData<'r> for Proved {
    type Error = Stop;

    async fn from_data(request: &'r Request<'_>, data: Data<'r>) -> data::Outcome<'r, Self> {
        let posted = match Posted::from_data(request, data).await {
            Outcome::Success(posted) => posted,
            Outcome::Error(error) => return Outcome::Error(error),
            Outcome::Forward(forward) => return Outcome::Forward(forward),
        };
        // Who is no person is refused by the act itself, and so is one whose roles sleep.
        let passes = |visit: &Visit| visit.proved || visit.asleep || visit.actor.person().is_none();
        // Switching the language saves nothing.
        if posted.switch_to.is_some() || Visit::of(request).await.is_ok_and(|visit| passes(&visit)) {
            return Outcome::Success(Self(posted));
        }
        // Only a path of this site can be returned to.
        let typed = local(request.uri().path().as_str()).map(|_| posted.fields);
        request.local_cache(|| Unproved(typed.or_else(|| Some(Vec::new()))));
        Outcome::Error((Status::Forbidden, Stop::Forbidden))
    }
}
