//! A form as a file: taken out, brought in; and the form of another call, copied.

use super::open;
use crate::{
    base::{CallId, Deed},
    calls::{self, Refusal, builder, forms::FormFile},
    web::{Answer, Choice, Form, FormView, Input, Page, Posted, Visit},
};
use rocket::{
    Route, get,
    http::{ContentType, CookieJar},
    post, routes,
};
use serde::Serialize;

pub(super) fn routes() -> Vec<Route> {
    routes![take_out, bring_form, bring, copy]
}

#[get("/calls/<id>/form/file")]
async fn take_out(visit: Visit, id: CallId) -> Answer {
    let built = visit.read(move |tx| super::look(tx, id)).await?;
    let file = FormFile { code: built.call.code.to_lowercase(), ..built.file };
    let name = format!("form-{}-{}.toml", file.code, built.version.number);
    Ok(Page::download(&name, ContentType::new("application", "toml"), builder::write(&file)?.into_bytes()))
}

#[derive(Serialize)]
struct Bring {
    back: String,
    form: FormView,
    copy: FormView,
}

async fn bring_page(visit: &Visit, id: CallId, form: &Form, copy: &Form) -> Answer {
    open(visit, id).await?;
    let calls = visit.read(calls::list).await?;
    let others = calls.iter().filter(|call| call.id != id);
    let others: Vec<Choice> = others
        .map(|call| Choice::new(call.id.to_string(), format!("{} ({})", call.labels.say(visit.lang), call.code)))
        .collect();
    let base = format!("/calls/{id}/form");
    let inputs = vec![Input::file("file", ".toml")];
    let view = Bring {
        form: form.view(visit, &format!("{base}/bring"), inputs, "calls-bring-button").with_file(),
        copy: copy.view(
            visit,
            &format!("{base}/copy"),
            vec![Input::select("from", others).width("l")],
            "calls-copy-button",
        ),
        back: base,
    };
    let judged = if copy.refused() { copy } else { form };
    visit.show_form("calls/bring", "calls-bring-heading", judged, &view)
}

#[get("/calls/<id>/form/bring")]
async fn bring_form(visit: Visit, id: CallId) -> Answer {
    bring_page(&visit, id, &Form::blank("calls-bring"), &Form::blank("calls-copy")).await
}

#[post("/calls/<id>/form/bring", data = "<posted>")]
async fn bring(visit: Visit, id: CallId, mut posted: Posted, jar: &CookieJar<'_>) -> Answer {
    visit.read(|tx| tx.permit(Deed::EditCall)).await?;
    let (upload, cut) = (posted.take_file("file"), posted.cut);
    let mut form = Form::sent("calls-bring", posted);
    let read = if cut { Err(Refusal::FormTooLarge) } else { builder::read(&upload.bytes) };
    let file = match read {
        Ok(file) => Some(file),
        Err(refusal) => {
            use crate::base::Refusal as _;
            form.refuse("file", refusal.message());
            None
        }
    };
    match visit.act(&mut form, file, move |tx, file| builder::replace(tx, id, file)).await? {
        Some(()) => visit.done(jar, format!("/calls/{id}/form"), "calls-brought"),
        None => bring_page(&visit, id, &form, &Form::blank("calls-copy")).await,
    }
}

#[post("/calls/<id>/form/copy", data = "<posted>")]
async fn copy(visit: Visit, id: CallId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    visit.read(|tx| tx.permit(Deed::EditCall)).await?;
    let mut form = Form::sent("calls-copy", posted);
    let from = form.one::<CallId>("from");
    match visit.act(&mut form, from, move |tx, from| builder::copy(tx, id, *from)).await? {
        Some(()) => visit.done(jar, format!("/calls/{id}/form"), "calls-brought"),
        None => bring_page(&visit, id, &Form::blank("calls-bring"), &form).await,
    }
}
