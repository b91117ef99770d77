//! Bringing a publisher's file in.

use crate::{
    base::{Deed, Stop},
    sanctions::{
        Refusal, import,
        lists::{self, ListFile},
    },
    web::{Answer, Form, FormView, Input, Posted, Visit},
};
use rocket::{Route, get, http::CookieJar, post, routes, tokio::task::spawn_blocking};
use serde::Serialize;
use sha2::{Digest, Sha256};

pub(super) fn routes() -> Vec<Route> {
    routes![form, bring]
}

#[derive(Serialize)]
struct View {
    form: FormView,
}

fn page(visit: &Visit, form: &Form) -> Answer {
    let inputs = vec![Input::file("file", ".xml,.csv")];
    let view = View { form: form.view(visit, "/sanctions/import", inputs, "sanctions-import-button").with_file() };
    visit.show_form("sanctions/import", "sanctions-import-heading", form, &view)
}

#[get("/sanctions/import")]
async fn form(visit: Visit) -> Answer {
    visit.read(|tx| tx.permit(Deed::ImportLists)).await?;
    page(&visit, &Form::blank("sanctions-import"))
}

#[post("/sanctions/import", data = "<posted>")]
async fn bring(visit: Visit, mut posted: Posted, jar: &CookieJar<'_>) -> Answer {
    visit.read(|tx| tx.permit(Deed::ImportLists)).await?;
    let (upload, cut) = (posted.take_file("file"), posted.cut);
    let mut form = Form::sent("sanctions-import", posted);
    if form.is_switching() {
        return page(&visit, &form);
    }
    let read = if cut { Err(Refusal::ListTooLarge.into()) } else { read(upload.bytes).await };
    let brought = match read {
        Ok((file, digest)) => import::import(&visit.house.db, &visit.actor, file, digest).await.map(drop),
        Err(stop) => Err(stop),
    };
    match brought {
        Ok(()) => visit.done(jar, "/sanctions", "sanctions-import-done"),
        Err(Stop::Refused(refusal)) => {
            form.refuse("file", refusal.message());
            page(&visit, &form)
        }
        Err(stop) => Err(stop),
    }
}

/// Reads and hashes a file away from the threads that serve requests.
async fn read(bytes: Vec<u8>) -> Result<(ListFile, String), Stop> {
    let work = move || {
        let file = lists::read(&bytes)?;
        Ok::<_, Refusal>((file, data_encoding::HEXLOWER.encode(&Sha256::digest(&bytes))))
    };
    let done = spawn_blocking(work).await.map_err(|error| Stop::broken(error.to_string()))?;
    Ok(done?)
}
