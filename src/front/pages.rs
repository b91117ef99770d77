//! Pages for everybody: home, safety, the quick exit, and the two addresses that machines ask for.

use crate::{
    base::{Lang, Stop, money, seal, stop::Message},
    calls::{self, Call, choices, set_up},
    notices::{self, State},
    people::{self, sessions},
    web::{
        Answer, Fact, Page, Visit, fault,
        visit::{VISIT_COOKIE, set_cookie},
    },
};
use rocket::{
    Responder, Route, get,
    http::{CookieJar, Header},
    routes,
};
use serde::Serialize;

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    routes![home, safety, exit, health, mail_health, favicon]
}

#[derive(Serialize)]
struct Home {
    calls: Vec<CallCard>,
    /// Where a signed-in person's work is; empty for others.
    desk: String,
    has_case: bool,
}

#[derive(Serialize)]
struct CallCard {
    name: String,
    purpose: String,
    facts: Vec<Fact>,
    apply: String,
}

#[get("/")]
async fn home(visit: Visit) -> Answer {
    let (open, lists) = visit.read(|tx| Ok((calls::open_now(tx)?, choices::lists(tx)?))).await?;
    let view = Home {
        calls: open.iter().map(|call| card(&visit, call, &lists)).collect(),
        desk: if visit.actor.person().is_some() {
            people::pages::first_room(visit.actor.roles()).to_owned()
        } else {
            String::new()
        },
        has_case: visit.actor.case().is_some(),
    };
    // A programme without a name of its own would say the program's twice.
    let name = &visit.house.settings.programme_name;
    let heading = if name == "Hashar" { visit.say("front-heading") } else { name.clone() };
    visit.show_titled("front/home", &heading, &view)
}

fn card(visit: &Visit, call: &Call, lists: &choices::Lists) -> CallCard {
    let lang = visit.lang;
    let named = |list: &str, codes: &[String]| {
        codes.iter().map(|code| lists.name(list, code, lang)).collect::<Vec<_>>().join(", ")
    };
    let fact = |key: &str, value: String| Fact { label: visit.say(key), value };
    let deadline = set_up::deadline(call).unwrap_or_else(|| visit.say("front-no-deadline"));
    let mut facts = vec![fact("front-deadline", deadline), fact("front-countries", named("country", &call.countries))];
    if !call.kinds.is_empty() {
        facts.push(fact("front-kinds", named("kind", &call.kinds)));
    }
    if let Some(amount) = amounts(call, lang) {
        facts.push(fact("front-amount", amount));
    }
    if !call.decides_by.is_empty() {
        facts.push(fact("front-decides-by", call.decides_by.clone()));
    }
    CallCard {
        name: call.labels.tell(lang),
        purpose: call.purpose.tell(lang),
        facts,
        apply: format!("/apply/{}", call.id),
    }
}

/// How much may be asked for, as a reader sees it; `None` where the call sets no limits.
fn amounts(call: &Call, lang: Lang) -> Option<String> {
    let shown = |amount: crate::base::Money| money::format(&amount, lang.style());
    match (call.amount_min, call.amount_max) {
        (Some(least), Some(most)) => {
            Some(Message::new("front-amount-between").with("least", shown(least)).with("most", shown(most)).say(lang))
        }
        (Some(least), None) => Some(Message::new("front-amount-from").with("least", shown(least)).say(lang)),
        (None, Some(most)) => Some(Message::new("front-amount-to").with("most", shown(most)).say(lang)),
        (None, None) => None,
    }
}

#[derive(Serialize)]
struct Nothing {}

#[get("/safety")]
async fn safety(visit: Visit) -> Answer {
    visit.show("front/safety", "front-safety-heading", &Nothing {})
}

/// Leaves at once, whatever happens: a session that could not be ended is only logged.
#[get("/exit")]
async fn exit(visit: Visit, jar: &CookieJar<'_>) -> Result<Page, Stop> {
    if visit.signed_in {
        let secret = visit.secret.clone();
        if let Err(stop) = visit.write(move |tx| sessions::end(tx, &secret)).await {
            fault::log(&stop);
        }
    }
    set_cookie(jar, VISIT_COOKIE, seal::random_token()?, None);
    Ok(Page::leave(visit.house.settings.exit_url.clone()))
}

/// Whether the server answers: no visitor, no database.
#[get("/health")]
fn health() -> &'static str {
    "ok"
}

/// How mail stands, for whoever watches: numbers, and nothing of what they are about.
#[get("/health/mail")]
async fn mail_health(visit: Visit) -> Result<Page, Stop> {
    let (counts, late) = visit
        .read(|tx| {
            let (counts, oldest) = notices::queue_health(tx)?;
            Ok((counts, oldest.map_or(0, |due| (tx.now - due).num_minutes()).max(0)))
        })
        .await?;
    let number = |state| counts.iter().find(|(one, _)| *one == state).map_or(0, |(_, count)| *count);
    let waiting = number(State::Queued) + number(State::Claimed);
    Ok(Page::text(format!("waiting {waiting}\noverdue_minutes {late}\nfailed {}\n", number(State::Failed))))
}

#[derive(Responder)]
#[response(status = 204)]
struct NoIcon {
    inner: (),
    cached: Header<'static>,
}

/// No icon: a tab tells nothing.
#[get("/favicon.ico")]
fn favicon() -> NoIcon {
    NoIcon { inner: (), cached: Header::new("Cache-Control", "public, max-age=604800") }
}
