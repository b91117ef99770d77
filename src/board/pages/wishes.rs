//! What a member wishes to read.

use crate::{
    base::{Lang, PersonId},
    board::wishes::{self, Wishes},
    calls::choices::{self, Lists},
    web::{Answer, Choice, Form, FormView, Input, Posted, Visit},
};
use rocket::{Route, get, http::CookieJar, post, routes};
use serde::Serialize;

pub(super) fn routes() -> Vec<Route> {
    routes![page, set]
}

#[derive(Serialize)]
struct View {
    form: FormView,
}

/// The languages that groups write in; Uzbek in either letters is one.
fn languages() -> impl Iterator<Item = Lang> {
    Lang::ALL.into_iter().filter(|lang| *lang != Lang::UzCyrl)
}

/// The languages and countries a member wishes for, in words; empty where there are none.
pub(super) fn in_words(visit: &Visit, lists: &Lists, wishes: &Wishes) -> String {
    let languages = wishes.languages.iter().map(|lang| lang.own_name().to_owned());
    let countries = wishes.countries.iter().map(|code| lists.name("country", code, visit.lang));
    languages.chain(countries).collect::<Vec<_>>().join(", ")
}

async fn show(visit: &Visit, member: PersonId, form: Option<Form>) -> Answer {
    let ((wished, name), lists) = visit.read(move |tx| Ok((wishes::view(tx, member)?, choices::lists(tx)?))).await?;
    let form = form.unwrap_or_else(|| {
        let form = Form::blank("board-wishes");
        let form = wished.languages.iter().fold(form, |form, lang| form.with("languages", lang.code()));
        wished.countries.iter().fold(form, |form, code| form.with("countries", code.as_str()))
    });
    let spoken = languages().map(|lang| Choice::new(lang.code(), lang.own_name())).collect();
    let countries = lists.of("country", visit.lang).into_iter().map(|(code, name)| Choice::new(code, name)).collect();
    let inputs = vec![Input::checks("languages", spoken).optional(), Input::checks("countries", countries).optional()];
    let view =
        View { form: form.view(visit, &format!("/board/members/{member}/wishes"), inputs, "board-wishes-button") };
    let heading = format!("{}: {name}", visit.say("board-wishes-heading"));
    visit.show_form_titled("board/wishes", &heading, &form, &view)
}

#[get("/board/members/<member>/wishes")]
async fn page(visit: Visit, member: PersonId) -> Answer {
    show(&visit, member, None).await
}

#[post("/board/members/<member>/wishes", data = "<posted>")]
async fn set(visit: Visit, member: PersonId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    visit.read(move |tx| wishes::view(tx, member).map(|_| ())).await?;
    let mut form = Form::sent("board-wishes", posted);
    let chosen = form.all("languages");
    let new = Wishes {
        languages: languages().filter(|lang| chosen.iter().any(|code| code == lang.code())).collect(),
        countries: form.all("countries"),
    };
    match visit.act(&mut form, Some(new), move |tx, new| wishes::set(tx, member, new)).await? {
        Some(()) => visit.done(jar, "/board/members", "board-wishes-kept"),
        None => show(&visit, member, Some(form)).await,
    }
}
