//! Pictures of what a supplier delivered: adding one, seeing it, taking it away.

use crate::{
    attachments::{self, Limits, Prepared, Refusal},
    base::{AttachmentId, Deed, PayoutId, Refusal as _, Stop},
    db::Tx,
    payouts::photo,
    web::{Answer, Choice, Form, FormView, Input, Page, Posted, Visit, upload},
};
use rocket::{
    Route, get,
    http::{ContentType, CookieJar},
    post, routes,
    tokio::task::spawn_blocking,
};
use serde::Serialize;

const FORM: &str = "payouts-photo";
/// Naming two kinds of picture makes telephones convert their own kinds.
const OFFERED: &str = "image/jpeg,image/png";

pub(super) fn routes() -> Vec<Route> {
    routes![list, add, show, remove]
}

#[derive(Serialize)]
struct PhotoView {
    href: String,
    at: String,
    remove: Option<FormView>,
}

#[derive(Serialize)]
struct View {
    back: String,
    photos: Vec<PhotoView>,
    form: Option<FormView>,
}

fn page_of(id: PayoutId) -> String {
    format!("/payouts/{id}/photos")
}

async fn page(visit: &Visit, id: PayoutId, form: &Form) -> Answer {
    let (photos, takes) =
        visit.read(move |tx| Ok((photo::of(tx, id)?, photo::takes(&crate::payouts::find(tx, id)?)))).await?;
    if !takes {
        return visit.go(format!("/payouts/{id}"));
    }
    let may = visit.may(Deed::RecordHandover);
    let faceless = Choice::new("yes", visit.say("payouts-photo-faceless-yes"));
    let inputs = vec![Input::file("file", OFFERED), Input::checks("faceless", vec![faceless])];
    let room = photos.len() < photo::MOST || form.refused();
    let view = View {
        back: format!("/payouts/{id}"),
        form: (may && room).then(|| form.view(visit, &page_of(id), inputs, "payouts-photo-button").with_file()),
        photos: photos
            .iter()
            .map(|one| PhotoView {
                href: format!("{}/{}", page_of(id), one.id),
                at: visit.local(one.at),
                remove: may.then(|| {
                    Form::blank(FORM)
                        .with("id", one.id.to_string())
                        .view(
                            visit,
                            &format!("{}/remove", page_of(id)),
                            vec![Input::hidden("id")],
                            "payouts-photo-remove",
                        )
                        .aside()
                }),
            })
            .collect(),
    };
    visit.show_form("payouts/photos", "payouts-photo-heading", form, &view)
}

#[get("/payouts/<id>/photos")]
async fn list(visit: Visit, id: PayoutId) -> Answer {
    page(&visit, id, &Form::blank(FORM)).await
}

/// Lays the picture that came on the shelf; none where something is wrong with it, which the form says.
async fn laid(visit: &Visit, id: PayoutId, form: &mut Form, mut posted: Posted) -> Result<Option<Prepared>, Stop> {
    let (given, cut) = (posted.take_file("file"), posted.cut);
    *form = Form::sent(FORM, posted);
    let limits = photo::limits(&Limits::of(&visit.house.settings.files)?);
    if cut {
        form.refuse("file", Refusal::TooLarge { max: attachments::size_words(limits.bytes) }.message());
    }
    if form.raw("faceless") != "yes" {
        form.refuse("faceless", crate::payouts::Refusal::FacesUnsaid.message());
    }
    if !form.stands() {
        return Ok(None);
    }
    let slot = visit.read(move |tx| photo::slot(tx, id)).await?;
    match upload::lay(visit, slot, given, &limits).await {
        Ok(laid) => Ok(Some(laid)),
        Err(Stop::Refused(refusal)) => {
            form.refuse("file", refusal.message());
            Ok(None)
        }
        Err(stop) => Err(stop),
    }
}

#[post("/payouts/<id>/photos", data = "<posted>")]
async fn add(visit: Visit, id: PayoutId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    visit.read(|tx| tx.permit(Deed::RecordHandover)).await?;
    let mut form = Form::blank(FORM);
    let file = laid(&visit, id, &mut form, posted).await?;
    let (shelf, limits) = (visit.house.shelf()?, Limits::of(&visit.house.settings.files)?);
    let new = file.map(|file| (id, file, true));
    let act = move |tx: &mut Tx<'_>, new: &(PayoutId, Prepared, bool)| photo::add(tx, &*shelf, &limits, new);
    match visit.act(&mut form, new, act).await? {
        Some(()) => visit.done(jar, page_of(id), "payouts-photo-added"),
        None => page(&visit, id, &form).await,
    }
}

#[get("/payouts/<id>/photos/<file>")]
async fn show(visit: Visit, id: PayoutId, file: AttachmentId) -> Answer {
    let shelf = visit.house.shelf()?;
    let (name, kind, bytes) = visit.read(move |tx| photo::open(tx, &*shelf, id, file)).await?;
    let kind = ContentType::parse_flexible(kind.media_type()).unwrap_or(ContentType::Binary);
    Ok(Page::download(&name, kind, bytes).with_header("Cache-Control", "no-store"))
}

#[post("/payouts/<id>/photos/remove", data = "<posted>")]
async fn remove(visit: Visit, id: PayoutId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    visit.read(|tx| tx.permit(Deed::RecordHandover)).await?;
    let mut form = Form::sent(FORM, posted);
    let file = form.one::<AttachmentId>("id");
    let shelf = visit.house.shelf()?;
    let on = shelf.clone();
    let act = move |tx: &mut Tx<'_>, file: &AttachmentId| photo::remove(tx, &*on, id, *file);
    match visit.act(&mut form, file, act).await? {
        Some(()) => {
            if let Some(file) = file {
                let cleared = spawn_blocking(move || shelf.clear(file)).await;
                cleared.map_err(|error| Stop::broken(error.to_string()))??;
            }
            visit.done(jar, page_of(id), "payouts-photo-removed")
        }
        None => page(&visit, id, &form).await,
    }
}
