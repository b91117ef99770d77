//! Rounds: the calls before the board. Their ranking is in `ranking`, their rules in `rules`.

use crate::{
    base::Deed,
    board::rounds as all,
    web::{Answer, Visit},
};
use rocket::{Route, get, routes};
use serde::Serialize;

pub(super) fn routes() -> Vec<Route> {
    routes![rounds]
}

#[derive(Serialize)]
struct RoundView {
    href: String,
    rules: String,
    code: String,
    title: String,
    undecided: i64,
    funded: i64,
    reserve: i64,
    declined: i64,
}

#[derive(Serialize)]
struct Rounds {
    rounds: Vec<RoundView>,
    may_see_declarations: bool,
}

#[get("/board/rounds")]
async fn rounds(visit: Visit) -> Answer {
    let rounds = visit.read(all::rounds).await?;
    let view = Rounds {
        rounds: rounds
            .into_iter()
            .map(|round| RoundView {
                href: format!("/board/rounds/{}/ranking", round.call.id),
                rules: format!("/board/rounds/{}/rules", round.call.id),
                title: round.call.labels.say(visit.lang),
                code: round.call.code,
                undecided: round.undecided,
                funded: round.funded,
                reserve: round.reserve,
                declined: round.declined,
            })
            .collect(),
        may_see_declarations: !visit.may(Deed::SitOnBoard),
    };
    visit.show("board/rounds", "board-rounds-heading", &view)
}
