//! Practice: anybody tries a call's form section by section. Nothing is sent and nothing is stored; each page forgets what
//! was typed on the one before. Staff see a form this way before it is published, in every language.

use super::{Loaded, asked, filled, read, show};
use crate::{
    applications::{Case, Channel, MailMode, State, answers},
    base::{ApplicationId, CallId, Deed, GroupId, KeyId, Lang, Stop, seal::CaseKey},
    calls::{self, choices, forms},
    db::Tx,
    web::{Answer, Form, Posted, Visit},
};
use rocket::{Route, get, http::CookieJar, post, routes};
use serde::Serialize;

pub(super) fn routes() -> Vec<Route> {
    routes![practice, section, turn]
}

/// The form as the visitor may try it: a published one, or for staff the one that is being worked on.
fn form_of(tx: &mut Tx<'_>, id: CallId) -> Result<(calls::Call, crate::base::FormVersionId), Stop> {
    let call = calls::find(tx, id)?;
    let version = if tx.may(Deed::SeeCalls) {
        forms::in_work(tx, id)?.map(|version| version.id)
    } else if call.second_of.is_none()
        && matches!(call.state, calls::State::Published | calls::State::Open | calls::State::Closed)
    {
        forms::newest(tx, id)?
    } else {
        None
    };
    Ok((call, version.ok_or(Stop::Missing)?))
}

/// A case that is nowhere but here.
fn nobody(
    tx: &Tx<'_>,
    call: &calls::Call,
    form_version_id: crate::base::FormVersionId,
    lang: Lang,
) -> Result<Case, Stop> {
    Ok(Case {
        id: ApplicationId(0),
        reference: String::new(),
        call_id: call.id,
        group_id: GroupId(0),
        form_version_id,
        key: CaseKey::new(KeyId(0))?,
        name: String::new(),
        language: lang,
        country: call.countries.first().cloned().unwrap_or_default(),
        region: None,
        kind: None,
        theme: None,
        requested: None,
        state: State::Draft,
        channel: Channel::Online,
        opened_at: tx.now,
        submitted_at: None,
        decided_on: None,
        sent_count: 0,
        mail_mode: MailMode::None,
        extended_until: None,
        reopened_at: None,
        high_risk: false,
        follows: None,
        assigned: None,
        due_on: None,
    })
}

async fn load(visit: &Visit, id: CallId, code: String) -> Result<Loaded, Stop> {
    let mut loaded = whole(visit, id).await?;
    loaded.place = loaded.form.iter().position(|section| section.code == code).ok_or(Stop::Missing)?;
    Ok(loaded)
}

/// A form that nobody has filled in, at its first section.
pub(super) async fn whole(visit: &Visit, id: CallId) -> Result<Loaded, Stop> {
    let lang = visit.lang;
    visit
        .read(move |tx| {
            let (call, version) = form_of(tx, id)?;
            let form = forms::load(tx, version)?;
            if form.is_empty() {
                return Err(Stop::Missing);
            }
            let case = nobody(tx, &call, version, lang)?;
            let lists = choices::lists(tx)?;
            Ok(Loaded {
                case,
                call,
                form,
                place: 0,
                answers: answers::Answers::new(),
                lists,
                revision: 0,
                saved_at: None,
                files: Vec::new(),
                opened: None,
                practice: true,
            })
        })
        .await
}

#[derive(Serialize)]
struct Practice {
    call: String,
    /// Back to the call, for staff.
    back: String,
    apply: String,
    sections: Vec<Line>,
}

#[derive(Serialize)]
struct Line {
    href: String,
    title: String,
    questions: usize,
}

#[get("/practice/<id>")]
async fn practice(visit: Visit, id: CallId) -> Answer {
    let (call, form, takes) = visit
        .read(move |tx| {
            let (call, version) = form_of(tx, id)?;
            let takes = call.takes(tx.now);
            Ok((call, forms::load(tx, version)?, takes))
        })
        .await?;
    let lines = form.iter().map(|section| Line {
        href: format!("/practice/{id}/{}", section.code),
        title: section.labels.tell(visit.lang),
        questions: section.questions.len(),
    });
    let view = Practice {
        call: call.labels.tell(visit.lang),
        back: if visit.may(Deed::SeeCalls) { format!("/calls/{id}/form") } else { String::new() },
        apply: if takes && !visit.may(Deed::SeeCalls) { format!("/apply/{id}") } else { String::new() },
        sections: lines.collect(),
    };
    visit.show("applications/practice", "applications-practice-heading", &view)
}

#[get("/practice/<id>/<code>")]
async fn section(visit: Visit, id: CallId, code: String) -> Answer {
    let loaded = load(&visit, id, code).await?;
    show(&visit, &loaded, &filled(&loaded), &format!("/practice/{id}"), &format!("/practice/{id}"))
}

#[post("/practice/<id>/<code>", data = "<posted>")]
async fn turn(visit: Visit, id: CallId, code: String, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let loaded = load(&visit, id, code).await?;
    let base = format!("/practice/{id}");
    let mut form = Form::sent("applications-section", posted);
    let typed = read(&loaded, &mut form);
    if form.has("work_out") || form.has("more") || typed.is_some() && asked::opened(&loaded, &form).is_some() {
        form.show_again();
        return show(&visit, &loaded, &form, &base, &base);
    }
    let Some(typed) = typed else { return show(&visit, &loaded, &form, &base, &base) };
    let given = typed.into_iter().collect();
    let missing = answers::missing_in(loaded.section(), &loaded.form, &given);
    let next = loaded.form.get(loaded.place + 1);
    let said = match (next, missing.is_empty()) {
        (None, _) => "applications-practice-over",
        (Some(_), true) => "applications-practice-passed",
        (Some(_), false) => "applications-practice-missing",
    };
    visit.done(jar, next.map_or(base.clone(), |section| format!("{base}/{}", section.code)), said)
}
