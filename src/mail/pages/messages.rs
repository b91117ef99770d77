//! The messages of a case: the staff's page with all that belongs to answering, the group's page, and their files.

use crate::{
    applications::{MailMode, identity},
    attachments::{self, Limits, Refusal},
    base::{AnswerTextId, ApplicationId, AttachmentId, Deed, Message as Said, PersonId, Role, Stop},
    calls,
    mail::{
        answers::{self, AnswerText},
        messages::{self, Message, NewMessage, Thread},
    },
    people,
    threads::{BODY_MAX, Entry},
    web::{Answer, Choice, Form, FormView, Input, Page, Posted, Visit, filters, upload},
};
use rocket::{
    Route, get,
    http::{ContentType, CookieJar},
    post, routes,
};
use serde::Serialize;
use std::collections::HashMap;

pub(super) fn routes() -> Vec<Route> {
    routes![staff, staff_write, staff_file, seek, give, settle, group, group_write, group_file]
}

const MESSAGE: &str = "mail-message";
/// A thread of more messages than this can be searched.
const MANY: usize = 5;
const GIVE: &str = "mail-give";

#[derive(Serialize)]
struct FileView {
    href: String,
    name: String,
    size: String,
}

#[derive(Serialize)]
struct MessageView {
    by: String,
    at: String,
    mine: bool,
    text: String,
    files: Vec<FileView>,
    read: String,
}

#[derive(Serialize)]
struct NoteView {
    by: String,
    at: String,
    text: String,
}

#[derive(Serialize)]
struct TextOption {
    id: String,
    name: String,
    chosen: bool,
}

#[derive(Serialize)]
struct StaffView {
    case: String,
    language: String,
    no_mail: bool,
    given_to: String,
    waits: bool,
    searchable: bool,
    search: String,
    /// What was looked for does not open any more.
    over: bool,
    csrf: String,
    messages: Vec<MessageView>,
    notes: Vec<NoteView>,
    texts: Vec<TextOption>,
    form: FormView,
    give: FormView,
    settle: FormView,
}

#[derive(Serialize)]
struct GroupView {
    messages: Vec<MessageView>,
    form: FormView,
}

fn one(visit: &Visit, thread: &Thread, message: &Message, zone: &str) -> MessageView {
    let of_group = visit.actor.case().is_some();
    let base = base(visit, thread.case.id);
    let by = match (message.is_of_group(), of_group) {
        (true, true) => visit.say("mail-message-by-you"),
        (true, false) => visit.say("mail-message-by-group"),
        // Who of the staff wrote is not the business of a telephone that others may hold.
        (false, true) => visit.say("mail-message-by-programme"),
        (false, false) => message.entry.author.and_then(|id| thread.names.get(&id).cloned()).unwrap_or_default(),
    };
    let mine = message.is_of_group() == of_group;
    let read = match thread.read_at(message).filter(|_| mine) {
        Some(at) => visit.message(&Said::new("mail-message-read").with("at", visit.instant(at, zone))),
        None if mine => visit.say("mail-message-unread"),
        None => String::new(),
    };
    let file = |file: &attachments::Attachment| FileView {
        href: format!("{base}/{}", file.id),
        name: if file.name.is_empty() { file.kind.name().to_owned() } else { file.name.clone() },
        size: attachments::size_words(file.size),
    };
    MessageView {
        by,
        at: visit.instant(message.entry.at, zone),
        mine,
        text: message.entry.body.clone().unwrap_or_default(),
        files: message.files.iter().map(file).collect(),
        read,
    }
}

/// Where the messages of a case lie for this reader.
fn base(visit: &Visit, case: ApplicationId) -> String {
    if visit.actor.case().is_some() { "/case/messages".to_owned() } else { format!("/applications/{case}/messages") }
}

/// The form of a message.
fn writing(visit: &Visit, form: &Form, case: ApplicationId) -> Result<FormView, Stop> {
    let limits = Limits::of(&visit.house.settings.files)?;
    let about = Said::new("mail-message-file-limits")
        .with("kinds", limits.kind_names())
        .with("size", attachments::size_words(limits.bytes));
    let inputs = vec![
        Input::area("body", BODY_MAX),
        Input::file("file", upload::OFFERED).optional().hinted(visit.message(&about)),
    ];
    Ok(form.view(visit, &base(visit, case), inputs, "mail-message-button").with_file())
}

/// Takes a message from a form, and its file to the shelf.
async fn read_message(
    visit: &Visit,
    case: ApplicationId,
    mut posted: Posted,
) -> Result<(Form, Option<NewMessage>), Stop> {
    let (given, cut) = (posted.take_file("file"), posted.cut);
    let mut form = Form::sent(MESSAGE, posted);
    let text = form.text("body", BODY_MAX);
    let limits = Limits::of(&visit.house.settings.files)?;
    if cut {
        let refusal = Refusal::TooLarge { max: attachments::size_words(limits.bytes) };
        form.refuse("file", crate::base::stop::Refusal::message(&refusal));
    }
    let mut file = None;
    if !given.bytes.is_empty() && form.stands() {
        let slot = visit.read(move |tx| messages::slot(tx, case)).await?;
        match upload::lay(visit, slot, given, &limits).await {
            Ok(laid) => file = Some(laid),
            Err(Stop::Refused(refusal)) => form.refuse("file", refusal.message()),
            Err(stop) => return Err(stop),
        }
    }
    let new = form.stands().then_some(text).flatten().map(|text| NewMessage { case, text, file });
    Ok((form, new))
}

async fn write(visit: &Visit, form: &mut Form, new: Option<NewMessage>) -> Result<bool, Stop> {
    let (shelf, limits) = (visit.house.shelf()?, Limits::of(&visit.house.settings.files)?);
    let act = move |tx: &mut crate::db::Tx<'_>, new: &NewMessage| messages::write(tx, &*shelf, &limits, new);
    Ok(visit.act(form, new, act).await?.is_some())
}

struct Desk {
    thread: Thread,
    notes: Vec<Entry>,
    texts: Vec<AnswerText>,
    colleagues: Vec<people::Person>,
    names: HashMap<PersonId, String>,
}

async fn desk(visit: &Visit, id: ApplicationId) -> Result<Desk, Stop> {
    let desk = visit
        .read(move |tx| {
            tx.permit(Deed::WriteToGroups)?;
            let thread = messages::thread(tx, id)?;
            let notes = identity::notes(tx, &thread.case)?;
            let texts = answers::all(tx, Some(thread.case.language))?;
            let colleagues = people::holding(tx, &[Role::ProgrammeOfficer, Role::ProgrammeLead])?;
            let authors: Vec<PersonId> = notes.iter().filter_map(|note| note.author).collect();
            let names = people::names(tx, &authors)?;
            Ok(Desk { thread, notes, texts, colleagues, names })
        })
        .await?;
    if desk.thread.is_news_to(&visit.actor) {
        visit.write(move |tx| messages::mark_read(tx, id)).await?;
    }
    Ok(desk)
}

async fn staff_page(
    visit: &Visit,
    id: ApplicationId,
    form: &Form,
    chosen: Option<AnswerTextId>,
    sought: Option<&str>,
) -> Answer {
    let Desk { thread, notes, texts, colleagues, names } = desk(visit, id).await?;
    let note = |note: &Entry| NoteView {
        by: note.author.and_then(|id| names.get(&id).cloned()).unwrap_or_default(),
        at: visit.local(note.at),
        text: note.body.clone().unwrap_or_default(),
    };
    let text = |text: &AnswerText| TextOption {
        id: text.id.to_string(),
        name: text.name.clone(),
        chosen: chosen == Some(text.id),
    };
    let given = thread.care.person;
    let nobody = Choice::new("", visit.say("mail-give-nobody"));
    let people = colleagues.iter().map(|person| Choice::new(person.id.to_string(), person.name.clone()));
    let to = Form::blank(GIVE).with("person", given.map(|id| id.to_string()).unwrap_or_default());
    let path = base(visit, id);
    let view = StaffView {
        case: format!("/applications/{id}"),
        language: thread.case.language.own_name().to_owned(),
        no_mail: thread.case.mail_mode == MailMode::None,
        given_to: given.and_then(|id| thread.names.get(&id).cloned()).unwrap_or_default(),
        waits: thread.waits(),
        searchable: thread.messages.len() > MANY,
        messages: thread
            .messages
            .iter()
            .filter(|message| message.holds(sought.unwrap_or_default()))
            .map(|message| one(visit, &thread, message, &visit.zone))
            .collect(),
        search: sought.unwrap_or_default().to_owned(),
        over: sought.is_none(),
        csrf: visit.csrf_token(),
        notes: notes.iter().map(note).collect(),
        texts: texts.iter().map(text).collect(),
        form: writing(visit, form, id)?,
        give: to
            .view(
                visit,
                &format!("{path}/give"),
                vec![Input::select("person", std::iter::once(nobody).chain(people).collect())],
                "mail-give-button",
            )
            .aside(),
        settle: Form::blank(GIVE).view(visit, &format!("{path}/settle"), Vec::new(), "mail-settle-button").aside(),
    };
    let name = &thread.case.name;
    let heading = format!("{} {}", visit.say("mail-messages-heading"), thread.case.reference);
    let heading = if name.is_empty() { heading } else { format!("{heading} · {name}") };
    visit.show_form_titled("mail/messages", &heading, form, &view)
}

#[get("/applications/<id>/messages?<text>&<find>&<q>")]
async fn staff(visit: Visit, id: ApplicationId, text: Option<&str>, find: Option<&str>, q: Option<&str>) -> Answer {
    let chosen: Option<AnswerTextId> = text.and_then(|text| text.parse().ok());
    let mut form = Form::blank(MESSAGE);
    if let Some(text) = chosen {
        let text = visit.read(move |tx| answers::find(tx, text)).await?;
        form = form.with("body", text.body);
    }
    let sought = filters::sought(&visit, find, q);
    staff_page(&visit, id, &form, chosen, sought.as_deref()).await
}

#[post("/applications/<id>/messages/search", data = "<posted>", rank = 0)]
async fn seek(visit: Visit, id: ApplicationId, posted: Posted) -> Answer {
    visit
        .read(move |tx| {
            tx.permit(Deed::WriteToGroups)?;
            messages::thread(tx, id)
        })
        .await?;
    filters::seek(&visit, &base(&visit, id), &posted)
}

#[post("/applications/<id>/messages", data = "<posted>")]
async fn staff_write(visit: Visit, id: ApplicationId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    visit.read(|tx| tx.permit(Deed::WriteToGroups)).await?;
    let (mut form, new) = read_message(&visit, id, posted).await?;
    if write(&visit, &mut form, new).await? {
        return visit.done(jar, base(&visit, id), "mail-message-sent");
    }
    staff_page(&visit, id, &form, None, Some("")).await
}

#[post("/applications/<id>/messages/give", data = "<posted>", rank = 0)]
async fn give(visit: Visit, id: ApplicationId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let mut form = Form::sent(GIVE, posted);
    let to = form.perhaps::<PersonId>("person");
    match visit.act(&mut form, to, move |tx, to| messages::give(tx, id, *to)).await? {
        Some(()) => visit.done(jar, base(&visit, id), "mail-given"),
        None => visit.go(base(&visit, id)),
    }
}

#[post("/applications/<id>/messages/settle", data = "<posted>", rank = 0)]
async fn settle(visit: Visit, id: ApplicationId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let mut form = Form::sent(GIVE, posted);
    match visit.act(&mut form, Some(id), |tx, id| messages::settle(tx, *id)).await? {
        Some(()) => visit.done(jar, base(&visit, id), "mail-settled"),
        None => visit.go(base(&visit, id)),
    }
}

async fn download(visit: &Visit, id: ApplicationId, file: AttachmentId) -> Answer {
    let shelf = visit.house.shelf()?;
    let opened = visit.read(move |tx| messages::open_file(tx, &*shelf, id, file)).await?;
    let kind = ContentType::parse_flexible(opened.kind.media_type()).unwrap_or(ContentType::Binary);
    Ok(Page::download(&opened.code_name, kind, opened.bytes).with_header("Cache-Control", "no-store"))
}

#[get("/applications/<id>/messages/<file>")]
async fn staff_file(visit: Visit, id: ApplicationId, file: AttachmentId) -> Answer {
    download(&visit, id, file).await
}

/// The case of the group that is signed in.
fn own(visit: &Visit) -> Result<ApplicationId, Stop> {
    visit.actor.case().ok_or(if visit.signed_in { Stop::Missing } else { Stop::SignedOut })
}

async fn group_page(visit: &Visit, id: ApplicationId, form: &Form) -> Answer {
    let (thread, zone) = visit
        .read(move |tx| {
            let thread = messages::thread(tx, id)?;
            let zone = calls::find(tx, thread.case.call_id)?.zone;
            Ok((thread, zone))
        })
        .await?;
    if thread.is_news_to(&visit.actor) {
        visit.write(move |tx| messages::mark_read(tx, id)).await?;
    }
    let view = GroupView {
        messages: thread.messages.iter().map(|message| one(visit, &thread, message, &zone)).collect(),
        form: writing(visit, form, id)?,
    };
    visit.show_form("mail/case-messages", "mail-messages-heading", form, &view)
}

#[get("/case/messages")]
async fn group(visit: Visit) -> Answer {
    group_page(&visit, own(&visit)?, &Form::blank(MESSAGE)).await
}

#[post("/case/messages", data = "<posted>")]
async fn group_write(visit: Visit, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let id = own(&visit)?;
    let (mut form, new) = read_message(&visit, id, posted).await?;
    if write(&visit, &mut form, new).await? {
        return visit.done(jar, "/case/messages", "mail-message-sent");
    }
    group_page(&visit, id, &form).await
}

#[get("/case/messages/<file>")]
async fn group_file(visit: Visit, file: AttachmentId) -> Answer {
    download(&visit, own(&visit)?, file).await
}
