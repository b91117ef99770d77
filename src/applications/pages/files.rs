//! The files of one question: what is there, adding, taking away; and a file itself, for each kind of reader.

use super::own;
use crate::{
    applications::{
        self, Case, answers, clearing,
        files::{self, Attach},
        identity::{self, Opening},
    },
    attachments::{self, Attachment, Limits, Refusal, Shelf},
    base::{ApplicationId, AttachmentId, Deed, Message, Stop},
    board::Seen,
    calls::forms::{self, Kind, Question},
    db::Tx,
    web::{Answer, Form, FormView, Input, Page, Posted, Visit, upload},
};
use rocket::{
    Route, get,
    http::{ContentType, CookieJar},
    post, routes,
    tokio::task::spawn_blocking,
};
use serde::Serialize;
use std::sync::Arc;

pub(super) fn routes() -> Vec<Route> {
    routes![group_page, group_add, group_remove, staff_page, staff_add, staff_remove, file, open_file]
}

/// Where a reader's pages of a case lie.
struct Way {
    case: ApplicationId,
    /// Of the files' page.
    page: String,
    /// Of the section.
    sections: String,
}

impl Way {
    fn of_group(visit: &Visit, code: &str) -> Result<Self, Stop> {
        Ok(Self { case: own(visit)?, page: format!("/case/file/{code}"), sections: "/case/section".to_owned() })
    }

    fn of_staff(case: ApplicationId, code: &str) -> Self {
        let base = format!("/applications/{case}");
        Self { case, page: format!("{base}/file/{code}"), sections: format!("{base}/fill") }
    }
}

struct Loaded {
    case: Case,
    question: Question,
    section: String,
    files: Vec<Attachment>,
}

async fn load(visit: &Visit, id: ApplicationId, code: &str) -> Result<Loaded, Stop> {
    let code = code.to_owned();
    visit
        .read(move |tx| {
            let case = applications::for_reader(tx, id)?;
            answers::may_fill(tx, &case)?;
            let form = forms::load(tx, case.form_version_id)?;
            let asks = |question: &&Question| question.code == code && question.kind == Kind::File;
            let found = form.iter().find_map(|section| Some((section, section.questions.iter().find(asks)?)));
            let (section, question) = found.ok_or(Stop::Missing)?;
            let files = files::of_case(tx, &case)?;
            Ok(Loaded { section: section.code.clone(), question: question.clone(), case, files })
        })
        .await
}

#[derive(Serialize)]
struct FileRow {
    file: answers::ShownFile,
    /// Where another is put in its place; empty where it stays.
    replace: String,
    remove: Option<FormView>,
}

#[derive(Serialize)]
struct FilesView {
    help: String,
    limits: String,
    files: Vec<FileRow>,
    /// The file whose place the next one takes.
    replaced: String,
    form: Option<FormView>,
    back: String,
}

fn show(visit: &Visit, loaded: &Loaded, form: &Form, way: &Way) -> Answer {
    let limits = Limits::of(&visit.house.settings.files)?;
    let Loaded { case, question, files, .. } = loaded;
    let shown = answers::shown_files(case, files, question.id);
    let of_question: Vec<&Attachment> = files.iter().filter(|file| file.question == question.id).collect();
    let full = of_question.len() >= limits.per_question || files.len() >= limits.per_subject;
    let mine = |file: &&&Attachment| file.id.to_string() == form.raw("replaces") && files::is_removable(case, file);
    let replaced = of_question.iter().find(mine).map(|file| file.name.clone());
    let rows = of_question.iter().zip(shown).map(|(file, shown)| FileRow {
        replace: if files::is_removable(case, file) {
            format!("{}?replaces={}#form", way.page, file.id)
        } else {
            String::new()
        },
        file: shown,
        remove: files::is_removable(case, file).then(|| {
            Form::blank("applications-file").with("id", file.id.to_string()).view(
                visit,
                &format!("{}/remove", way.page),
                vec![Input::hidden("id")],
                "applications-file-remove",
            )
        }),
    });
    let about = Message::new("applications-file-limits")
        .with("kinds", limits.kind_names())
        .with("size", attachments::size_words(limits.bytes))
        .with("files", limits.per_question);
    let input = Input::file("file", upload::OFFERED).hinted(visit.say("applications-file-hint"));
    let button = if replaced.is_some() { "applications-file-replace" } else { "applications-file-add" };
    let view = FilesView {
        help: question.help.say(visit.lang),
        limits: visit.message(&about),
        files: rows.collect(),
        form: (!full || form.refused() || replaced.is_some())
            .then(|| form.view(visit, &way.page, vec![Input::hidden("replaces"), input], button).with_file()),
        replaced: replaced.map(|name| visit.message(&in_place_of(&name))).unwrap_or_default(),
        back: format!("{}/{}", way.sections, loaded.section),
    };
    visit.show_form_titled("applications/files", &question.labels.say(visit.lang), form, &view)
}

fn in_place_of(name: &str) -> Message {
    Message::new("applications-file-replaces").with("name", name)
}

/// The form of a file that takes the place of another, where one is named.
fn begun(replaces: Option<&str>) -> Form {
    Form::blank("applications-file").with("replaces", replaces.unwrap_or_default())
}

/// Clears a file off the shelf that an act took the row of.
pub(super) async fn clear_off(shelf: Arc<dyn Shelf>, id: AttachmentId) -> Result<(), Stop> {
    // If this fails, the clerk sweeps it.
    spawn_blocking(move || shelf.clear(id)).await.map_err(|error| Stop::broken(error.to_string()))?
}

async fn add(visit: &Visit, way: Way, code: &str, mut posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let loaded = load(visit, way.case, code).await?;
    let (given, cut) = (posted.take_file("file"), posted.cut);
    let mut form = Form::sent("applications-file", posted);
    let limits = Limits::of(&visit.house.settings.files)?;
    let (case, question) = (way.case, loaded.question.id);
    let shelf = visit.house.shelf()?;
    let file = if cut {
        Err(Refusal::TooLarge { max: attachments::size_words(limits.bytes) }.into())
    } else if form.stands() {
        let slot = visit.read(move |tx| files::slot(tx, case, question)).await?;
        upload::lay(visit, (slot.id, slot.key), given, &limits).await
    } else {
        return show(visit, &loaded, &form, &way);
    };
    let replaces = form.perhaps::<AttachmentId>("replaces").flatten();
    let new = match file {
        Ok(file) => Some(Attach { case, question, file, replaces }),
        Err(Stop::Refused(refusal)) => {
            form.refuse("file", refusal.message());
            None
        }
        Err(stop) => return Err(stop),
    };
    let within = shelf.clone();
    match visit.act(&mut form, new, move |tx, new| files::attach(tx, &*within, &limits, new)).await? {
        Some(_) => {
            let Some(old) = replaces else { return visit.done(jar, way.page, "applications-file-added") };
            clear_off(shelf, old).await?;
            visit.done(jar, way.page, "applications-file-replaced")
        }
        None => show(visit, &load(visit, way.case, code).await?, &form, &way),
    }
}

async fn remove(visit: &Visit, way: Way, code: &str, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let mut form = Form::sent("applications-file", posted);
    let (case, id) = (way.case, form.one::<AttachmentId>("id"));
    let shelf = visit.house.shelf()?;
    let within = shelf.clone();
    match visit.act(&mut form, id, move |tx, id| files::detach(tx, &*within, case, *id)).await? {
        Some(()) => {
            if let Some(id) = id {
                clear_off(shelf, id).await?;
            }
            visit.done(jar, way.page, "applications-file-removed")
        }
        None => show(visit, &load(visit, case, code).await?, &form, &way),
    }
}

#[get("/case/file/<code>?<replaces>")]
async fn group_page(visit: Visit, code: &str, replaces: Option<&str>) -> Answer {
    let way = Way::of_group(&visit, code)?;
    show(&visit, &load(&visit, way.case, code).await?, &begun(replaces), &way)
}

#[post("/case/file/<code>", data = "<posted>")]
async fn group_add(visit: Visit, code: &str, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    add(&visit, Way::of_group(&visit, code)?, code, posted, jar).await
}

#[post("/case/file/<code>/remove", data = "<posted>")]
async fn group_remove(visit: Visit, code: &str, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    remove(&visit, Way::of_group(&visit, code)?, code, posted, jar).await
}

#[get("/applications/<id>/file/<code>?<replaces>")]
async fn staff_page(visit: Visit, id: ApplicationId, code: &str, replaces: Option<&str>) -> Answer {
    if let Some(to) = super::behalf::closed(&visit, id).await? {
        return visit.go(to);
    }
    let way = Way::of_staff(id, code);
    show(&visit, &load(&visit, id, code).await?, &begun(replaces), &way)
}

#[post("/applications/<id>/file/<code>", data = "<posted>")]
async fn staff_add(visit: Visit, id: ApplicationId, code: &str, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    add(&visit, Way::of_staff(id, code), code, posted, jar).await
}

#[post("/applications/<id>/file/<code>/remove", data = "<posted>")]
async fn staff_remove(visit: Visit, id: ApplicationId, code: &str, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    remove(&visit, Way::of_staff(id, code), code, posted, jar).await
}

/// The form that asks why a file is opened that identifies people.
const OPEN: &str = "applications-open-file";

#[derive(Serialize)]
struct OpenView {
    name: String,
    back: String,
    form: FormView,
}

/// The page that asks why a file is opened that identifies people.
async fn ask_why(visit: &Visit, id: ApplicationId, file: AttachmentId, form: &Form) -> Answer {
    let look = move |tx: &mut Tx<'_>| {
        tx.permit(Deed::OpenIdentity)?;
        let case = applications::for_reader(tx, id)?;
        files::name_of(tx, &case, file)
    };
    let (name, back) = (visit.read(look).await?, format!("/applications/{id}"));
    let reason = Input::text("reason").max(identity::REASON_MAX).width("l");
    let asked = form.view(visit, &format!("{back}/files/{file}"), vec![reason], "applications-open-file-button");
    let view = OpenView { name, back, form: asked };
    visit.show_form("applications/open_file", "applications-open-file-heading", form, &view)
}

/// Opens a file that identifies people, for a reason that is written down.
#[post("/applications/<id>/files/<file>", data = "<posted>")]
async fn open_file(visit: Visit, id: ApplicationId, file: AttachmentId, posted: Posted) -> Answer {
    visit.read(|tx| tx.permit(Deed::OpenIdentity)).await?;
    let mut form = Form::sent(OPEN, posted);
    let new = form.text("reason", identity::REASON_MAX).map(|reason| Opening { case: id, reason });
    if visit.act(&mut form, new, move |tx, why| files::note_opening(tx, file, why)).await?.is_none() {
        return ask_why(&visit, id, file, &form).await;
    }
    let shelf = visit.house.shelf()?;
    let look = move |tx: &mut Tx<'_>| {
        let case = applications::for_reader(tx, id)?;
        files::open(tx, &*shelf, &case, file, |_| true)
    };
    Ok(download(visit.read(look).await?))
}

fn download(opened: files::Opened) -> Page {
    let kind = ContentType::parse_flexible(opened.kind.media_type()).unwrap_or(ContentType::Binary);
    Page::download(&opened.code_name, kind, opened.bytes).with_header("Cache-Control", "no-store")
}

/// A file: for its group, for staff (one that identifies only for a reason, which is asked for first), for a member of
/// the board whom nothing keeps from the case, where the question is for the board.
#[get("/applications/<id>/files/<file>")]
async fn file(visit: Visit, id: ApplicationId, file: AttachmentId) -> Answer {
    let shelf = visit.house.shelf()?;
    let inside = visit.actor.case().is_some() || visit.may(Deed::SeeApplications);
    let copy = visit.actor.case().is_none()
        && inside
        && visit
            .read(move |tx| {
                let case = applications::for_reader(tx, id)?;
                clearing::is_copy(tx, &case, file)
            })
            .await?;
    let opened = if copy {
        visit
            .read(move |tx| {
                let case = applications::for_reader(tx, id)?;
                clearing::open_copy(tx, &*shelf, &case, file)
            })
            .await?
    } else if inside {
        let sensitive = visit
            .read(move |tx| {
                let case = applications::for_reader(tx, id)?;
                files::is_sensitive(tx, &case, file)
            })
            .await?;
        if sensitive && visit.actor.case().is_none() {
            return ask_why(&visit, id, file, &Form::blank(OPEN)).await;
        }
        visit
            .read(move |tx| {
                let case = applications::for_reader(tx, id)?;
                files::open(tx, &*shelf, &case, file, |_| true)
            })
            .await?
    } else {
        visit
            .read(move |tx| {
                let seen = Seen::of(tx, id)?;
                seen.file(tx, &*shelf, file)
            })
            .await?
    };
    Ok(download(opened))
}
