//! The way to a provider of identities and back ([`people::openid`]), where the settings name one.

use super::sign_in::{After, Entered, sign_in_again, welcome};
use crate::{
    base::{Stop, seal, stop::Message},
    people::openid::{self, Back, Came, Provider},
    web::{
        Answer, Page, Visit, fault,
        visit::{NEXT_COOKIE, VISIT_COOKIE, local, set_cookie},
    },
};
use rocket::{
    Route, get,
    http::{Cookie, CookieJar},
    routes,
};
use serde::Serialize;

/// Seconds that the page asked for is remembered.
const NEXT_LIVES_S: i64 = 600;

pub(super) fn routes() -> Vec<Route> {
    routes![leave, back]
}

/// The button that leads to the provider.
#[derive(Serialize)]
pub(super) struct Way {
    label: String,
    href: String,
}

/// The button, where the settings name a provider. `next` is where one goes then.
pub(super) fn way(visit: &Visit, next: &str) -> Option<Way> {
    let next: String = form_urlencoded::byte_serialize(next.as_bytes()).collect();
    let href = if next.is_empty() { "/sign-in/openid".to_owned() } else { format!("/sign-in/openid?next={next}") };
    Some(Way { label: label(visit)?, href })
}

/// The same for somebody who has to show there again who they are.
pub(super) fn way_again(visit: &Visit) -> Option<Way> {
    Some(Way { label: label(visit)?, href: "/sign-in/openid?again=1".to_owned() })
}

fn label(visit: &Visit) -> Option<String> {
    let provider = Provider::of(&visit.house.settings)?;
    Some(visit.message(&Message::new("sign-in-openid-button").with("name", provider.name())))
}

#[get("/sign-in/openid?<next>&<again>")]
async fn leave(visit: Visit, next: Option<&str>, again: Option<&str>, jar: &CookieJar<'_>) -> Answer {
    let settings = &visit.house.settings;
    let provider = Provider::of(settings).ok_or(Stop::Missing)?;
    if visit.actor.person().is_some() && again.is_none() {
        return visit.go(super::first_room(visit.actor.roles()));
    }
    let now = visit.read(|tx| Ok(tx.now)).await?;
    match provider.way(settings, visit.house.db.master(), &visit.secret, now, again.is_some()).await {
        Ok(way) => {
            if let Some(next) = next.and_then(local) {
                set_cookie(jar, NEXT_COOKIE, next, Some(NEXT_LIVES_S));
            }
            Ok(Page::leave(way))
        }
        Err(stop) => turned_away(&visit, stop),
    }
}

#[get("/sign-in/openid/back?<code>&<state>&<iss>")]
async fn back(visit: Visit, code: Option<&str>, state: Option<&str>, iss: Option<&str>, jar: &CookieJar<'_>) -> Answer {
    let house = visit.house.clone();
    let provider = Provider::of(&house.settings).ok_or(Stop::Missing)?;
    let now = visit.read(|tx| Ok(tx.now)).await?;
    let master = house.db.master();
    if !state.is_some_and(|state| openid::stands(master, &visit.secret, state, now)) {
        return turned_away(&visit, openid::refused("its state is not this browser's, was used, or is too old"));
    }
    // With another secret the state is used up, whatever comes now.
    let before = visit.secret.clone();
    let mut visit = visit;
    if !visit.signed_in {
        visit.secret = seal::random_token()?;
        set_cookie(jar, VISIT_COOKIE, visit.secret.clone(), None);
    }
    let next = jar.get(NEXT_COOKIE).and_then(|cookie| local(cookie.value()));
    jar.remove(Cookie::build(NEXT_COOKIE).path("/").secure(true));
    let back = Back { code, state, iss };
    let said = provider.said(&house.settings, master, &before, now, back).await;
    let found = match said {
        Ok(said) => {
            let (came, email) = (Came::of(&said, now), said.email);
            visit.read(move |tx| openid::person(tx, &email)).await.map(|person| (person, came))
        }
        Err(stop) => Err(stop),
    };
    match found {
        Ok((person, came)) => welcome(&visit, jar, person.id, Entered::Provider(came), After::at(next)).await,
        Err(stop) => turned_away(&visit, stop),
    }
}

/// The entrance once more, with what went wrong; one answer for whoever is not known and whatever did not fit.
fn turned_away(visit: &Visit, stop: Stop) -> Answer {
    let name = Provider::of(&visit.house.settings).map(Provider::name).unwrap_or_default();
    let message = match &stop {
        Stop::Refused(refusal) => refusal.message(),
        stop => {
            fault::log(stop);
            Message::new("people-openid-away").with("name", name)
        }
    };
    sign_in_again(visit, message)
}
