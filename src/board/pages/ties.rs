//! The chair puts applications of equal scores in order, where the rules of the round leave it to the chair.

use super::points;
use crate::{
    base::{ApplicationId, CallId, Deed},
    board::{
        TEXT_MAX,
        ranking::{self, Ranking, Row},
        ties::{self, Tie},
    },
    web::{Answer, Form, FormView, Input, Posted, Visit},
};
use rocket::{Route, get, http::CookieJar, post, routes};
use serde::Serialize;

pub(super) fn routes() -> Vec<Route> {
    routes![page, settle]
}

#[derive(Serialize)]
struct View {
    form: Option<FormView>,
    ranking: String,
}

fn field(application: ApplicationId) -> String {
    format!("place_{application}")
}

async fn load(visit: &Visit, id: CallId) -> Result<Ranking, crate::base::Stop> {
    visit
        .read(move |tx| {
            tx.permit(Deed::ChairVote)?;
            ranking::of_call(tx, id, None)
        })
        .await
}

/// The places as they stand, of the groups that are in order.
fn standing(groups: &[Vec<&Row>]) -> Form {
    let settled = groups.iter().flat_map(|group| (1_usize..).zip(group)).filter(|(_, row)| row.tie == Some(Tie::Chair));
    settled.fold(Form::blank("board-ties"), |form, (place, row)| form.with(&field(row.application), place.to_string()))
}

fn show(visit: &Visit, ranking: &Ranking, form: Option<Form>) -> Answer {
    let groups = ties::groups(ranking);
    let form = form.unwrap_or_else(|| standing(&groups));
    let input = |row: &&Row| {
        let mean = row.figures.and_then(|figures| figures.mean).map(|mean| points(visit, mean)).unwrap_or_default();
        let parts = [mean.as_str(), row.reference.as_str(), row.name.as_str()];
        let label = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
        Input::number(&field(row.application)).labelled(label).hinted("").optional()
    };
    let mut inputs: Vec<Input> = groups.iter().flatten().map(input).collect();
    inputs.push(Input::area("note", TEXT_MAX));
    let path = format!("/board/rounds/{}/ties", ranking.call.id);
    let view = View {
        form: (!groups.is_empty() || form.refused()).then(|| form.view(visit, &path, inputs, "board-ties-button")),
        ranking: format!("/board/rounds/{}/ranking", ranking.call.id),
    };
    let heading = format!("{}: {}", visit.say("board-ties-heading"), ranking.call.code);
    visit.show_form_titled("board/ties", &heading, &form, &view)
}

#[get("/board/rounds/<id>/ties")]
async fn page(visit: Visit, id: CallId) -> Answer {
    show(&visit, &load(&visit, id).await?, None)
}

#[post("/board/rounds/<id>/ties", data = "<posted>")]
async fn settle(visit: Visit, id: CallId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let ranking = load(&visit, id).await?;
    let mut form = Form::sent("board-ties", posted);
    let mut places = Some(Vec::new());
    for row in ties::groups(&ranking).into_iter().flatten() {
        let name = field(row.application);
        if form.raw(&name).trim().is_empty() {
            continue;
        }
        let place = form.number(&name, 1, 1_000).and_then(|place| i32::try_from(place).ok());
        places = places.zip(place).map(|(mut places, place)| {
            places.push((row.application, place));
            places
        });
    }
    let new = places.zip(form.text("note", TEXT_MAX));
    match visit.act(&mut form, new, move |tx, (places, reason)| ties::settle(tx, id, places, reason)).await? {
        Some(()) => visit.done(jar, format!("/board/rounds/{id}/ranking"), "board-ties-settled"),
        None => show(&visit, &ranking, Some(form)),
    }
}
