//! What a form sent: its fields, read into memory within limits, and only where its token is the visitor's.

use super::visit::Visit;
use crate::base::{Lang, Stop};
use rocket::{
    Request,
    data::{self, Data, FromData, ToByteUnit},
    http::Status,
    outcome::Outcome,
};
use std::{collections::HashMap, sync::Mutex, time::Duration};

/// Largest body of a form without files, in KiB.
const FORM_KIB: u64 = 512;
/// Most fields of a form.
const FIELDS: usize = 2_000;

crate::refusals! {
    /// Why a form was not even read.
    pub enum Refusal {
        /// Too many bytes or fields.
        TooLarge => "form-too-large",
        /// The token is not this visitor's: an old page, or another site's.
        Stale => "form-stale",
        /// Not a form.
        Malformed => "form-malformed",
    }
}

/// The fields of a sent form, in order.
#[derive(Debug, Default)]
pub struct Posted {
    /// Names and values.
    pub fields: Vec<(String, String)>,
    /// The language button that was pressed instead of sending, if one was.
    pub switch_to: Option<Lang>,
}

impl Posted {
    /// The first value of a field.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(field, _)| field == name).map(|(_, value)| value.as_str())
    }
}

#[rocket::async_trait]
impl<'r> FromData<'r> for Posted {
    type Error = Stop;

    async fn from_data(request: &'r Request<'_>, data: Data<'r>) -> data::Outcome<'r, Self> {
        match read(request, data).await {
            Ok(posted) => Outcome::Success(posted),
            Err(stop) => {
                let status = match stop.refusal() {
                    Some(Refusal::TooLarge) => Status::PayloadTooLarge,
                    Some(_) => Status::BadRequest,
                    None => Status::InternalServerError,
                };
                request.local_cache(|| Some(Turned(stop.refusal::<Refusal>().cloned())));
                Outcome::Error((status, stop))
            }
        }
    }
}

/// Why a form was turned away, kept for the page that says so.
pub struct Turned(pub Option<Refusal>);

async fn read<'r>(request: &'r Request<'_>, data: Data<'r>) -> Result<Posted, Stop> {
    let visit = Visit::of(request).await?;
    let body = data.open(FORM_KIB.kibibytes()).into_bytes().await?;
    if !body.is_complete() {
        return Err(Refusal::TooLarge.into());
    }
    let body = body.into_inner();
    let kind = request.content_type();
    let fields: Vec<(String, String)> = if kind.is_none_or(|kind| kind.is_form()) {
        form_urlencoded::parse(&body).into_owned().take(FIELDS + 1).collect()
    } else {
        return Err(Refusal::Malformed.into());
    };
    if fields.len() > FIELDS {
        return Err(Refusal::TooLarge.into());
    }
    let mut posted = Posted { fields, switch_to: None };
    if !posted.value("_csrf").is_some_and(|token| visit.csrf_fits(token)) {
        return Err(Refusal::Stale.into());
    }
    posted.switch_to = posted.value("_lang").and_then(Lang::from_code);
    Ok(posted)
}

/// Slows guessing down: each wrong try at the same door makes the next wait longer. Nothing of an address is kept;
/// doors are named by keyed hashes.
#[derive(Default)]
pub struct Doors {
    wrong: Mutex<HashMap<Vec<u8>, u32>>,
}

impl Doors {
    /// How long the next try at a door waits: nothing for the first four, then 1, 2, 4 ... up to 16 seconds.
    pub fn wait(&self, door: &[u8]) -> Duration {
        let wrong = self.wrong.lock().ok().and_then(|doors| doors.get(door).copied()).unwrap_or(0);
        if wrong < 4 { Duration::ZERO } else { Duration::from_secs(1 << (wrong - 4).min(4)) }
    }

    /// A wrong try.
    pub fn wrong(&self, door: Vec<u8>) {
        if let Ok(mut doors) = self.wrong.lock() {
            if doors.len() > 100_000 {
                doors.clear();
            }
            *doors.entry(door).or_default() += 1;
        }
    }

    /// A right one.
    pub fn right(&self, door: &[u8]) {
        if let Ok(mut doors) = self.wrong.lock() {
            doors.remove(door);
        }
    }

    /// Forgets half of the wrong tries; called by the clerk every minute.
    pub fn cool(&self) {
        if let Ok(mut doors) = self.wrong.lock() {
            doors.retain(|_, wrong| {
                *wrong /= 2;
                *wrong > 0
            });
        }
    }
}
