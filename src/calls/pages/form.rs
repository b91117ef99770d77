//! The form of a call while it is built: all its parts in order, moving them, and its versions. One part at a time is in
//! `form/parts.rs`; forms as files and copies in `form/files.rs`.

mod files;
mod parts;

use super::{Tag, labels::untranslated};
use crate::{
    base::{CallId, Deed, Stop},
    calls::{
        self, Call, State,
        builder::{self, Change},
        choices::{self, Lists},
        forms::{self, FormFile, QuestionFile, SectionFile, Version},
    },
    db::Tx,
    web::{Answer, Form, FormView, Posted, Visit},
};
use rocket::{Route, get, http::CookieJar, post, routes};
use serde::Serialize;

pub(super) fn routes() -> Vec<Route> {
    let mut all = routes![overview, order, begin, publish, discard];
    all.extend(parts::routes());
    all.extend(files::routes());
    all
}

/// A call's form, as it is being worked on.
struct Built {
    call: Call,
    version: Version,
    file: FormFile,
    lists: Lists,
    /// Whether a version was published.
    has_published: bool,
}

fn look(tx: &mut Tx<'_>, id: CallId) -> Result<Built, Stop> {
    tx.permit(Deed::SeeCalls)?;
    let call = calls::find(tx, id)?;
    let version = forms::in_work(tx, id)?.ok_or(Stop::Missing)?;
    let file = FormFile::of(&call.code, &forms::load(tx, version.id)?);
    let lists = choices::lists(tx)?;
    let has_published = version.is_published || forms::newest(tx, id)?.is_some();
    Ok(Built { call, version, file, lists, has_published })
}

/// The same for who may change it.
async fn open(visit: &Visit, id: CallId) -> Result<Built, Stop> {
    visit
        .read(move |tx| {
            tx.permit(Deed::EditCall)?;
            look(tx, id)
        })
        .await
}

#[derive(Serialize)]
struct Overview {
    back: String,
    practice: String,
    base: String,
    name: String,
    number: i32,
    tag: Tag,
    editable: bool,
    form: FormView,
    sections: Vec<SectionLine>,
    /// What may be done with the version as a whole.
    steps: Vec<FormView>,
    text: String,
}

#[derive(Serialize)]
struct SectionLine {
    code: String,
    title: String,
    untranslated: String,
    questions: Vec<QuestionLine>,
}

#[derive(Serialize)]
struct QuestionLine {
    code: String,
    label: String,
    kind: String,
    notes: Vec<String>,
    untranslated: String,
}

fn section_line(visit: &Visit, section: &SectionFile) -> SectionLine {
    SectionLine {
        code: section.code.clone(),
        title: section.labels.say(visit.lang),
        untranslated: untranslated(visit, &section.labels),
        questions: section.questions.iter().map(|question| question_line(visit, question)).collect(),
    }
}

fn question_line(visit: &Visit, question: &QuestionFile) -> QuestionLine {
    let notes = [
        (question.required, "calls-note-required"),
        (question.sensitive, "calls-sensitive"),
        (!question.board_sees && !question.names_people, "calls-hidden-from-board"),
        (question.names_people, "calls-note-names"),
        (question.scored, "calls-note-scored"),
        (!question.show_when.is_empty(), "calls-note-show-when"),
    ];
    QuestionLine {
        code: question.code.clone(),
        label: question.labels.say(visit.lang),
        kind: visit.say(&format!("calls-kind-{}", question.kind)),
        notes: notes.into_iter().filter(|(holds, _)| *holds).map(|(_, key)| visit.say(key)).collect(),
        untranslated: untranslated(visit, &question.labels),
    }
}

/// What may be done with the version as a whole, each with its button.
fn steps(visit: &Visit, built: &Built) -> Vec<FormView> {
    if !visit.may(Deed::EditCall) {
        return Vec::new();
    }
    let step = |verb: &str, key: &str| {
        Form::blank("calls-form").view(visit, &format!("/calls/{}/form/{verb}", built.call.id), Vec::new(), key)
    };
    let lives = matches!(built.call.state, State::Draft | State::Published | State::Open);
    match (built.version.is_published, built.has_published) {
        (true, _) if lives => vec![step("begin", "calls-form-begin")],
        (false, true) if built.call.state != State::Draft => {
            vec![step("publish", "calls-form-publish"), step("discard", "calls-form-discard")]
        }
        (false, true) => vec![step("discard", "calls-form-discard")],
        _ => Vec::new(),
    }
}

async fn overview_page(visit: &Visit, id: CallId, form: &Form) -> Answer {
    let built = visit.read(move |tx| look(tx, id)).await?;
    let base = format!("/calls/{id}/form");
    let frozen = built.version.is_published;
    let (key, tone) = if frozen { ("calls-form-frozen-tag", "green") } else { ("calls-form-draft-tag", "amber") };
    let view = Overview {
        form: form.view(visit, &format!("{base}/order"), Vec::new(), "calls-form-order"),
        back: format!("/calls/{id}"),
        practice: format!("/practice/{id}"),
        base,
        name: built.call.labels.say(visit.lang),
        number: built.version.number,
        tag: Tag { label: visit.say(key), tone },
        editable: !frozen && visit.may(Deed::EditCall),
        sections: built.file.sections.iter().map(|section| section_line(visit, section)).collect(),
        steps: steps(visit, &built),
        text: visit.say(if frozen { "calls-form-frozen-text" } else { "calls-form-draft-text" }),
    };
    visit.show_form("calls/form", "calls-form-title", form, &view)
}

#[get("/calls/<id>/form")]
async fn overview(visit: Visit, id: CallId) -> Answer {
    overview_page(&visit, id, &Form::blank("calls-form")).await
}

/// `up section who`, `down question name`.
fn read_move(text: &str) -> Option<Change> {
    let mut words = text.split(' ');
    let (way, part, code) = (words.next()?, words.next()?, words.next()?.to_owned());
    let up = way == "up";
    match part {
        "section" => Some(Change::MoveSection { code, up }),
        "question" => Some(Change::MoveQuestion { code, up }),
        _ => None,
    }
}

#[post("/calls/<id>/form/order", data = "<posted>")]
async fn order(visit: Visit, id: CallId, posted: Posted) -> Answer {
    visit.read(|tx| tx.permit(Deed::EditCall)).await?;
    let mut form = Form::sent("calls-form", posted);
    let change = read_move(form.raw("move"));
    let at = match &change {
        Some(Change::MoveSection { code, .. } | Change::MoveQuestion { code, .. }) => code.clone(),
        _ => String::new(),
    };
    match visit.act(&mut form, change, move |tx, change| builder::change(tx, id, change)).await? {
        Some(()) => visit.go(format!("/calls/{id}/form#{at}")),
        None => overview_page(&visit, id, &form).await,
    }
}

#[post("/calls/<id>/form/begin", data = "<posted>")]
async fn begin(visit: Visit, id: CallId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let mut form = Form::sent("calls-form", posted);
    match visit.act(&mut form, Some(id), |tx, id| builder::begin(tx, *id)).await? {
        Some(()) => visit.done(jar, format!("/calls/{id}/form"), "calls-form-begun"),
        None => overview_page(&visit, id, &form).await,
    }
}

#[post("/calls/<id>/form/publish", data = "<posted>")]
async fn publish(visit: Visit, id: CallId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let mut form = Form::sent("calls-form", posted);
    match visit.act(&mut form, Some(id), |tx, id| builder::publish(tx, *id)).await? {
        Some(()) => visit.done(jar, format!("/calls/{id}/form"), "calls-form-published"),
        None => overview_page(&visit, id, &form).await,
    }
}

#[post("/calls/<id>/form/discard", data = "<posted>")]
async fn discard(visit: Visit, id: CallId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let mut form = Form::sent("calls-form", posted);
    match visit.act(&mut form, Some(id), |tx, id| builder::discard(tx, *id)).await? {
        Some(()) => visit.done(jar, format!("/calls/{id}/form"), "calls-form-discarded"),
        None => overview_page(&visit, id, &form).await,
    }
}
