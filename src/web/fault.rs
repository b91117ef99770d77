//! What is shown when an act could not be done: one place that logs, and one page.

use super::{
    kept::{self, Kept},
    page::Page,
    posted::{self, Turned},
    proved::Unproved,
    visit::Visit,
};
use crate::{
    base::{Stop, seal},
    people,
};
use rocket::{
    Request,
    http::Status,
    response::{self, Responder},
};
use serde::Serialize;

/// What a handler gives.
pub type Answer = Result<Page, Stop>;

#[derive(Serialize)]
struct View {
    heading: String,
    text: String,
    request_id: String,
    sign_in: bool,
    /// What was typed, and the tokens to carry it through the entrance.
    kept: String,
    csrf: String,
    lang: &'static str,
}

/// Logs bad luck under a number people can quote; gives the number.
pub fn log(stop: &Stop) -> String {
    let number = seal::random_number().unwrap_or(0);
    let id = format!("{:08x}", number >> 32);
    if let Stop::Broken(error) | Stop::Again(error) = stop {
        tracing::error!(request = id, error = %error, "a request failed");
    }
    id
}

/// The page for a stop, in the reader's language.
pub fn page(visit: &Visit, stop: &Stop) -> Page {
    page_keeping(visit, stop, None)
}

fn page_keeping(visit: &Visit, stop: &Stop, typed: Option<&[(String, String)]>) -> Page {
    if visit.asleep && matches!(stop, Stop::Forbidden) {
        return Page::see_other("/people/me/second".to_owned());
    }
    let (status, key) = match stop {
        Stop::Refused(_) => (Status::UnprocessableEntity, "fault-refused"),
        // The unknown and the forbidden look the same.
        Stop::Forbidden | Stop::Missing => (Status::NotFound, "fault-missing"),
        Stop::SignedOut => (Status::Unauthorized, "fault-signed-out"),
        Stop::Broken(_) | Stop::Again(_) => (Status::InternalServerError, "fault-broken"),
    };
    let request_id = if status == Status::InternalServerError { log(stop) } else { String::new() };
    let text = match stop {
        Stop::Refused(refusal) => visit.message(&refusal.message()),
        _ => visit.say(&format!("{key}.text")),
    };
    let sign_in = matches!(stop, Stop::SignedOut);
    let kept = typed.filter(|_| sign_in).and_then(|typed| kept::pack(&visit.path, typed)).unwrap_or_default();
    let view = View {
        heading: visit.say(key),
        text: if kept.is_empty() { text } else { visit.say("fault-kept-safe") },
        request_id,
        sign_in,
        kept,
        csrf: visit.csrf_token(),
        lang: visit.lang.code(),
    };
    match visit.render("fault/page", &view.heading, false, &view) {
        Ok(page) => page.with_status(status),
        Err(stop) => {
            log(&stop);
            Page::text(view.text).with_status(status)
        }
    }
}

impl<'r> Responder<'r, 'static> for Stop {
    fn respond_to(self, request: &'r Request<'_>) -> response::Result<'static> {
        // The visit was made by the guard that ran before; it is in the request's cache.
        let visit: &Option<Visit> = request.local_cache(|| None);
        match visit {
            Some(visit) => {
                let kept: &Kept = request.local_cache(|| Kept(None));
                page_keeping(visit, &self, kept.0.as_deref()).respond_to(request)
            }
            None => {
                log(&self);
                Err(Status::InternalServerError)
            }
        }
    }
}

/// The page for errors that come before a handler: unknown address, too large, malformed.
pub async fn caught(status: Status, request: &Request<'_>) -> Page {
    let unproved: &Unproved = request.local_cache(|| Unproved(None));
    if let Some(typed) = &unproved.0 {
        let asked = match Visit::of(request).await {
            Ok(visit) => people::pages::ask_proof(&visit, typed).await,
            Err(stop) => Err(stop),
        };
        return match asked {
            Ok(page) => page.with_status(status),
            Err(stop) => {
                log(&stop);
                Page::text("Error").with_status(Status::InternalServerError)
            }
        };
    }
    let turned: &Option<Turned> = request.local_cache(|| None);
    let refused = turned.as_ref().and_then(|turned| turned.0.clone());
    let stop = match (refused, status.code) {
        (Some(refused), _) => Stop::from(refused),
        (None, 401) => Stop::SignedOut,
        (None, 400 | 403 | 404 | 405 | 422) => Stop::Missing,
        (None, 413) => Stop::from(posted::Refusal::TooLarge),
        (None, code) => Stop::broken(format!("status {code}")),
    };
    match Visit::of(request).await {
        // An id that cannot be one (Rocket says 422) looks like an unknown one.
        Ok(visit) if status.code == 422 => page(&visit, &stop),
        Ok(visit) => page(&visit, &stop).with_status(status),
        Err(stop) => {
            log(&stop);
            Page::text("Error").with_status(status)
        }
    }
}
