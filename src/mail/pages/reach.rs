//! The groups that mail does not reach, and writing down that one was reached.

use super::{Fact, answer, whom};
use crate::{
    base::{Deed, NoticeId},
    mail::{
        compose::title,
        journal::Line,
        reach::{self, Means, NOTE_MAX, NewReached, Task},
    },
    web::{Answer, Choice, Form, FormView, Input, Posted, Visit},
};
use rocket::{Route, get, http::CookieJar, post, routes};
use serde::Serialize;

pub(super) fn routes() -> Vec<Route> {
    routes![waiting, so_far, task, done]
}

#[derive(Serialize)]
struct Row {
    href: String,
    at: String,
    about: String,
    what: String,
    why: String,
}

#[derive(Serialize)]
struct Waiting {
    rows: Vec<Row>,
    so_far: FormView,
}

#[get("/mail/reach", rank = 0)]
async fn waiting(visit: Visit) -> Answer {
    let lines = visit.read(reach::waiting).await?;
    let row = |line: &Line| Row {
        href: format!("/mail/{}/reach", line.notice.id),
        at: visit.local(line.notice.at),
        about: line.about.clone().unwrap_or_else(|| whom(&visit, line)),
        what: title(visit.lang, line.notice.kind),
        why: answer(&visit, line),
    };
    let rows = lines.iter().map(row).collect();
    let so_far = Form::blank("mail-reach").view(&visit, "/mail/reach", Vec::new(), "mail-reach-so-far-button").aside();
    visit.show("mail/reach", "mail-reach-heading", &Waiting { rows, so_far })
}

#[post("/mail/reach", data = "<posted>", rank = 0)]
async fn so_far(visit: Visit, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let mut form = Form::sent("mail-reach", posted);
    match visit.act(&mut form, Some(()), |tx, ()| reach::done_so_far(tx)).await? {
        Some(_) => visit.done(jar, "/mail/reach", "mail-reach-so-far-done"),
        None => visit.go("/mail/reach"),
    }
}

#[derive(Serialize)]
struct TaskView {
    facts: Vec<Fact>,
    done: String,
    note: String,
    text: String,
    text_lang: &'static str,
    case: String,
    reference: String,
    form: FormView,
}

async fn task_page(visit: &Visit, id: NoticeId, form: &Form) -> Answer {
    let Task { line, case, lang, text, reached } = visit.read(move |tx| reach::task(tx, id)).await?;
    let name = |means: Means| visit.say(&format!("mail-means-{means}"));
    let fact = |key: &str, value: String| Fact { label: visit.say(key), value };
    let means = Means::ALL.iter().map(|means| Choice::new(means.as_str(), name(*means)));
    let inputs = vec![Input::radios("means", means.collect()), Input::area("note", NOTE_MAX).optional()];
    let view = TaskView {
        facts: vec![
            fact("mail-column-what", title(visit.lang, line.notice.kind)),
            fact("mail-column-whom", whom(visit, &line)),
            fact("mail-column-at", visit.local(line.notice.at)),
            fact("mail-reach-why", answer(visit, &line)),
            fact("mail-reach-language", lang.own_name().to_owned()),
        ],
        done: reached.as_ref().map_or(String::new(), |reached| {
            format!("{} · {} · {}", name(reached.means), reached.by, visit.local(reached.at))
        }),
        note: reached.map(|reached| reached.note).unwrap_or_default(),
        text,
        text_lang: lang.code(),
        case: format!("/applications/{case}"),
        reference: line.about.clone().unwrap_or_default(),
        form: form.view(visit, &format!("/mail/{id}/reach"), inputs, "mail-reach-button"),
    };
    visit.show_form("mail/task", "mail-reach-task", form, &view)
}

#[get("/mail/<id>/reach")]
async fn task(visit: Visit, id: NoticeId) -> Answer {
    task_page(&visit, id, &Form::blank("mail-reach")).await
}

#[post("/mail/<id>/reach", data = "<posted>")]
async fn done(visit: Visit, id: NoticeId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    if !visit.may(Deed::ReachGroups) {
        return Err(crate::base::Stop::Forbidden);
    }
    let mut form = Form::sent("mail-reach", posted);
    let means = form.one::<Means>("means");
    let note = form.optional("note", NOTE_MAX);
    let new = (|| Some(NewReached { notice: id, means: means?, note: note? }))();
    match visit.act(&mut form, new, reach::done).await? {
        Some(()) => visit.done(jar, "/mail/reach", "mail-reached"),
        None => task_page(&visit, id, &form).await,
    }
}
