//! The texts that staff answer groups with.

use crate::{
    base::{AnswerTextId, Deed, Lang},
    mail::answers::{self, AnswerText, NAME_MAX, NewAnswerText},
    threads::BODY_MAX,
    web::{Answer, Choice, Form, FormView, Input, Posted, Visit},
};
use rocket::{Route, get, http::CookieJar, post, routes};
use serde::Serialize;

pub(super) fn routes() -> Vec<Route> {
    routes![list, add, edit, change, retire]
}

const TEXT: &str = "mail-answer";

#[derive(Serialize)]
struct Row {
    href: String,
    name: String,
    language: &'static str,
    start: String,
}

#[derive(Serialize)]
struct ListView {
    rows: Vec<Row>,
    form: FormView,
}

fn inputs() -> Vec<Input> {
    let languages = Lang::ALL.iter().map(|lang| Choice::new(lang.code(), lang.own_name())).collect();
    vec![
        Input::text("name").max(NAME_MAX),
        Input::select("language", languages).width("m"),
        Input::area("body", BODY_MAX),
    ]
}

fn read(form: &mut Form, id: Option<AnswerTextId>) -> Option<NewAnswerText> {
    let name = form.text("name", NAME_MAX);
    let lang = form.one::<String>("language").and_then(|code| Lang::from_code(&code));
    let body = form.text("body", BODY_MAX);
    Some(NewAnswerText { id, lang: lang?, name: name?, body: body? })
}

/// The beginning of a text, for a list.
fn start(text: &AnswerText) -> String {
    crate::mail::compose::one_line(&text.body, 90)
}

async fn list_page(visit: &Visit, form: &Form) -> Answer {
    let texts = visit.read(|tx| answers::all(tx, None)).await?;
    let row = |text: &AnswerText| Row {
        href: format!("/messages/texts/{}", text.id),
        name: text.name.clone(),
        language: text.lang.own_name(),
        start: start(text),
    };
    let view = ListView {
        rows: texts.iter().map(row).collect(),
        form: form.view(visit, "/messages/texts", inputs(), "mail-answer-button"),
    };
    visit.show_form("mail/answers", "mail-answers-heading", form, &view)
}

#[get("/messages/texts")]
async fn list(visit: Visit) -> Answer {
    list_page(&visit, &Form::blank(TEXT)).await
}

#[post("/messages/texts", data = "<posted>")]
async fn add(visit: Visit, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    visit.read(|tx| tx.permit(Deed::WriteToGroups)).await?;
    let mut form = Form::sent(TEXT, posted);
    let new = read(&mut form, None);
    match visit.act(&mut form, new, answers::keep).await? {
        Some(()) => visit.done(jar, "/messages/texts", "mail-answer-kept"),
        None => list_page(&visit, &form).await,
    }
}

#[derive(Serialize)]
struct EditView {
    form: FormView,
    retire: FormView,
}

fn edit_page(visit: &Visit, id: AnswerTextId, form: &Form) -> Answer {
    let path = format!("/messages/texts/{id}");
    let view = EditView {
        form: form.view(visit, &path, inputs(), "mail-answer-button"),
        retire: Form::blank(TEXT).view(visit, &format!("{path}/retire"), Vec::new(), "mail-answer-retire").aside(),
    };
    visit.show_form("mail/answer", "mail-answer-heading", form, &view)
}

#[get("/messages/texts/<id>")]
async fn edit(visit: Visit, id: AnswerTextId) -> Answer {
    let text = visit.read(move |tx| answers::find(tx, id)).await?;
    let form = Form::blank(TEXT).with("name", text.name).with("language", text.lang.code()).with("body", text.body);
    edit_page(&visit, id, &form)
}

#[post("/messages/texts/<id>", data = "<posted>")]
async fn change(visit: Visit, id: AnswerTextId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    visit.read(move |tx| answers::find(tx, id)).await?;
    let mut form = Form::sent(TEXT, posted);
    let new = read(&mut form, Some(id));
    match visit.act(&mut form, new, answers::keep).await? {
        Some(()) => visit.done(jar, "/messages/texts", "mail-answer-kept"),
        None => edit_page(&visit, id, &form),
    }
}

#[post("/messages/texts/<id>/retire", data = "<posted>")]
async fn retire(visit: Visit, id: AnswerTextId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let mut form = Form::sent(TEXT, posted);
    match visit.act(&mut form, Some(id), |tx, id| answers::retire(tx, *id)).await? {
        Some(()) => visit.done(jar, "/messages/texts", "mail-answer-retired"),
        None => visit.go("/messages/texts"),
    }
}
