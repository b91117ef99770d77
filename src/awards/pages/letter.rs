//! The letter of an award, in the group's language or another.

use crate::{
    awards::letter::{Letter, of_award},
    base::{AwardId, Lang},
    web::{Answer, Visit},
};
use rocket::{Route, get, routes};
use serde::Serialize;

pub(super) fn routes() -> Vec<Route> {
    // Those that wait to be released are read before.
    [routes![letter], super::release::routes()].concat()
}

#[derive(Serialize)]
struct LetterView {
    letter: Letter,
    /// The letter in the other languages.
    others: Vec<Other>,
    award: String,
}

#[derive(Serialize)]
struct Other {
    href: String,
    code: &'static str,
    label: &'static str,
}

#[get("/awards/<id>/letter?<speak>")]
async fn letter(visit: Visit, id: AwardId, speak: Option<&str>) -> Answer {
    let lang = speak.and_then(Lang::from_code);
    let letter = visit.read(move |tx| of_award(tx, id, lang)).await?;
    let others = Lang::ALL.iter().filter(|lang| lang.code() != letter.lang).map(|lang| Other {
        href: format!("/awards/{id}/letter?speak={}", lang.code()),
        code: lang.code(),
        label: lang.own_name(),
    });
    let view = LetterView { others: others.collect(), award: format!("/awards/{id}"), letter };
    visit.show("awards/letter", "awards-letter-link", &view)
}
