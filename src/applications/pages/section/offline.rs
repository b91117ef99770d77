//! The form as a sheet: taken along blank or as far as it is filled in, filled in without the net, and brought back whole.

mod back;
mod blank;

use super::{Loaded, load, practice};
use crate::{
    applications::{self, answers, limits},
    attachments::{Refusal as FileRefusal, size_words},
    base::{ApplicationId, CallId, Deed, Stop, stop::Message},
    calls,
    web::{
        Answer, Form, FormView, Input, Page, Posted, Visit,
        sheet::{self, reading},
    },
};
use rocket::{
    Route, get,
    http::{ContentType, CookieJar},
    post, routes,
    tokio::{sync::Semaphore, task::spawn_blocking},
};
use serde::Serialize;

/// Sheets that are read at once.
static READING: Semaphore = Semaphore::const_new(2);
/// What browsers offer to choose.
const OFFERED: &str = ".xlsx";

pub(super) fn routes() -> Vec<Route> {
    routes![blank_sheet, own_page, own_sheet, own_bring, staff_page, staff_sheet, staff_bring]
}

/// A problem of a sheet: the cell, the question, what is wrong.
#[derive(Serialize)]
pub(super) struct Problem {
    cell: String,
    label: String,
    text: String,
}

#[derive(Serialize)]
struct View {
    back: String,
    sheet: String,
    problems: Vec<Problem>,
    form: FormView,
}

/// Where a reader's pages of a case lie.
struct Way {
    case: ApplicationId,
    base: String,
    sections: String,
}

impl Way {
    fn of_group(visit: &Visit) -> Result<Self, Stop> {
        Ok(Self { case: super::own(visit)?, base: "/case".to_owned(), sections: "/case".to_owned() })
    }

    fn of_staff(visit: &Visit, case: ApplicationId) -> Result<Self, Stop> {
        if !visit.may(Deed::EnterOnBehalf) {
            return Err(Stop::Missing);
        }
        let base = format!("/applications/{case}");
        Ok(Self { case, sections: format!("{base}/fill"), base })
    }
}

/// The whole form of a case, at its first section.
async fn whole(visit: &Visit, id: ApplicationId) -> Result<Loaded, Stop> {
    let first = visit
        .read(move |tx| {
            let case = applications::for_writer(tx, id)?;
            let form = calls::forms::load(tx, case.form_version_id)?;
            form.first().map(|section| section.code.clone()).ok_or(Stop::Missing)
        })
        .await?;
    load(visit, id, first).await
}

async fn page(visit: &Visit, way: &Way, form: &Form, problems: Vec<Problem>) -> Answer {
    whole(visit, way.case).await?;
    let view = View {
        back: way.sections.clone(),
        sheet: format!("{}/form.xlsx", way.base),
        problems,
        form: form
            .view(
                visit,
                &format!("{}/offline", way.base),
                vec![Input::file("file", OFFERED)],
                "applications-offline-button",
            )
            .with_file(),
    };
    visit.show_form("applications/offline", "applications-offline-heading", form, &view)
}

async fn bring(visit: &Visit, way: Way, mut posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let mut loaded = whole(visit, way.case).await?;
    let (upload, cut) = (posted.take_file("file"), posted.cut);
    let mut form = Form::sent("applications-offline", posted);
    if !form.stands() {
        return page(visit, &way, &form, Vec::new()).await;
    }
    let max = u64::from(visit.house.settings.files.max_kib) * 1024;
    let _turn = READING.acquire().await.map_err(|_| Stop::broken("nobody reads"))?;
    let tables = if cut {
        let max = size_words(usize::try_from(max).unwrap_or(usize::MAX));
        Err(crate::base::Refusal::message(&FileRefusal::TooLarge { max }))
    } else if upload.bytes.is_empty() {
        Err(crate::base::Refusal::message(&FileRefusal::FileMissing))
    } else {
        let read = spawn_blocking(move || reading::read(&upload.bytes)).await;
        read.map_err(|error| Stop::broken(error.to_string()))?.map_err(|why| Message::new(unreadable(why)))
    };
    let given = tables.and_then(|tables| back::take(visit, &mut loaded, &tables));
    let new = match given {
        Ok(Ok(sections)) => Some(answers::SaveMany { case: way.case, sections }),
        Ok(Err(problems)) => {
            form.refuse("file", Message::new("applications-offline-problems"));
            return page(visit, &way, &form, problems).await;
        }
        Err(message) => {
            form.refuse("file", message);
            None
        }
    };
    match visit.act(&mut form, new, answers::save_many).await? {
        Some(()) => visit.done(jar, format!("{}/check", way.base), "applications-offline-brought"),
        None => page(visit, &way, &form, Vec::new()).await,
    }
}

fn unreadable(why: reading::Unreadable) -> &'static str {
    match why {
        reading::Unreadable::OtherKind => "applications-offline-other-kind",
        reading::Unreadable::Locked => "applications-offline-locked",
        reading::Unreadable::TooLarge => "applications-offline-large",
        reading::Unreadable::Damaged => "applications-offline-damaged",
    }
}

fn download(visit: &Visit, loaded: &mut Loaded, name: &str) -> Answer {
    let (kind, sub) = sheet::XLSX;
    let bytes = blank::sheet(visit, loaded).xlsx()?;
    Ok(Page::download(name, ContentType::new(kind, sub), bytes).with_header("Cache-Control", "no-store"))
}

#[get("/apply/<id>/form.xlsx")]
async fn blank_sheet(visit: Visit, id: CallId) -> Answer {
    visit
        .read(move |tx| {
            let call = calls::find(tx, id)?;
            if call.takes(tx.now) && call.second_of.is_none() {
                limits::room(tx, &call, None, None)
            } else {
                Err(Stop::Missing)
            }
        })
        .await?;
    let mut loaded = practice::whole(&visit, id).await?;
    let name = format!("{}.xlsx", loaded.call.code.to_lowercase());
    download(&visit, &mut loaded, &name)
}

#[get("/case/offline")]
async fn own_page(visit: Visit) -> Answer {
    page(&visit, &Way::of_group(&visit)?, &Form::blank("applications-offline"), Vec::new()).await
}

#[get("/case/form.xlsx")]
async fn own_sheet(visit: Visit) -> Answer {
    let mut loaded = whole(&visit, super::own(&visit)?).await?;
    let name = format!("{}.xlsx", loaded.case.reference);
    download(&visit, &mut loaded, &name)
}

#[post("/case/offline", data = "<posted>")]
async fn own_bring(visit: Visit, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    bring(&visit, Way::of_group(&visit)?, posted, jar).await
}

#[get("/applications/<id>/offline")]
async fn staff_page(visit: Visit, id: ApplicationId) -> Answer {
    if let Some(to) = crate::applications::pages::behalf::closed(&visit, id).await? {
        return visit.go(to);
    }
    page(&visit, &Way::of_staff(&visit, id)?, &Form::blank("applications-offline"), Vec::new()).await
}

#[get("/applications/<id>/form.xlsx")]
async fn staff_sheet(visit: Visit, id: ApplicationId) -> Answer {
    let way = Way::of_staff(&visit, id)?;
    let mut loaded = whole(&visit, way.case).await?;
    let name = format!("{}.xlsx", loaded.case.reference);
    download(&visit, &mut loaded, &name)
}

#[post("/applications/<id>/offline", data = "<posted>")]
async fn staff_bring(visit: Visit, id: ApplicationId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    bring(&visit, Way::of_staff(&visit, id)?, posted, jar).await
}
