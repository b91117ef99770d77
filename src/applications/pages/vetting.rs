//! The vetting log and the referees of an application, and the page on which a referee answers.

use crate::{
    applications::{
        self,
        vetting::{self, Card, Kind, Known, LINE_MAX, NewReferee, NewVetting, Referee, TEXT_MAX},
    },
    base::{Actor, ApplicationId, Deed, EntryId, PersonId, Stop, seal, words},
    people,
    web::{Answer, Choice, Form, FormView, Input, Posted, Visit},
};
use rocket::{Route, get, http::CookieJar, post, routes};
use serde::Serialize;

pub(super) fn routes() -> Vec<Route> {
    routes![log_form, log, add, link, link_again, reply, reference_form, reference]
}

const LOG: &str = "applications-vet";
const REFEREE: &str = "applications-referee";
const REFERENCE: &str = "applications-reference-form";

#[derive(Serialize)]
struct Line {
    kind: String,
    day: String,
    by: String,
    people: String,
    text: String,
}

#[derive(Serialize)]
struct RefereeView {
    id: String,
    name: String,
    reach: String,
    question: String,
    until: String,
    reply: String,
    replied: String,
    link: Option<FormView>,
    note: Option<FormView>,
}

#[derive(Serialize)]
struct Vetting {
    lead: String,
    /// A link that was just made, shown once.
    fresh: String,
    lines: Vec<Line>,
    referees: Vec<RefereeView>,
    log: FormView,
    add: FormView,
    back: String,
}

/// What was sent and refused: one form of the page at a time.
enum Sent<'f> {
    Nothing,
    Log(&'f Form),
    Referee(&'f Form),
    Reply(EntryId, &'f Form),
}

async fn show(visit: &Visit, id: ApplicationId, sent: Sent<'_>, fresh: String) -> Answer {
    let (case, lines, referees, names) = visit
        .read(move |tx| {
            tx.permit(Deed::KeepNotes)?;
            let case = applications::for_reader(tx, id)?;
            let lines = vetting::of_case(tx, &case)?;
            let referees = vetting::referees(tx, &case)?;
            let people: Vec<PersonId> = lines.iter().map(|line| line.by).collect();
            let names = people::names(tx, &people)?;
            Ok((case, lines, referees, names))
        })
        .await?;
    let (blank_log, blank_referee, blank_reply) = (Form::blank(LOG), Form::blank(REFEREE), Form::blank(REFEREE));
    let log = if let Sent::Log(form) = sent { form } else { &blank_log };
    let add = if let Sent::Referee(form) = sent { form } else { &blank_referee };
    let line = |one: &vetting::Vetting| Line {
        kind: visit.say(&format!("applications-vet-{}", one.kind)),
        day: words::date(one.on),
        by: names.get(&one.by).cloned().unwrap_or_default(),
        people: one.card.people.clone(),
        text: one.card.text.clone(),
    };
    let shown = |one: &Referee| {
        let form = match sent {
            Sent::Reply(of, form) if of == one.id => form,
            _ => &blank_reply,
        };
        referee_view(visit, id, one, form)
    };
    let kinds = Kind::ALL.iter().map(|kind| Choice::new(kind.as_str(), visit.say(&format!("applications-vet-{kind}"))));
    let log_inputs = vec![
        Input::radios("kind", kinds.collect()),
        Input::date("on"),
        Input::text("people").optional().max(LINE_MAX).width("l").autocomplete("off"),
        Input::area("text", TEXT_MAX),
    ];
    let referee_inputs = vec![
        Input::text("name").max(LINE_MAX).width("l").autocomplete("off"),
        Input::text("reach").optional().max(LINE_MAX).width("l").autocomplete("off"),
        Input::area("question", TEXT_MAX),
    ];
    let base = format!("/applications/{id}");
    let view = Vetting {
        lead: [case.reference.as_str(), case.name.as_str()].join(" · "),
        fresh,
        lines: lines.iter().map(line).collect(),
        referees: referees.iter().map(shown).collect(),
        log: log.view(visit, &format!("{base}/vetting"), log_inputs, "applications-vet-button"),
        add: add.view(visit, &format!("{base}/referees"), referee_inputs, "applications-referee-add").aside(),
        back: base,
    };
    let form = match sent {
        Sent::Nothing => &blank_log,
        Sent::Log(form) | Sent::Referee(form) | Sent::Reply(_, form) => form,
    };
    visit.show_form("applications/vetting", "applications-vet-heading", form, &view)
}

/// The field of a reply: several stand on one page.
fn reply_field(id: EntryId) -> String {
    format!("reply_{id}")
}

fn referee_view(visit: &Visit, id: ApplicationId, one: &Referee, form: &Form) -> RefereeView {
    let base = format!("/applications/{id}/referees/{}", one.id);
    let open = one.reply.is_none();
    let link = || {
        let blank = Form::blank(REFEREE);
        blank.view(visit, &format!("{base}/link"), Vec::new(), "applications-referee-link").aside()
    };
    let note = || {
        let label = visit.say("applications-referee-reply");
        let inputs = vec![Input::area(&reply_field(one.id), TEXT_MAX).labelled(label)];
        form.view(visit, &format!("{base}/reply"), inputs, "applications-referee-note").aside()
    };
    RefereeView {
        id: one.id.to_string(),
        name: one.known.name.clone(),
        reach: one.known.reach.clone(),
        question: one.known.question.clone(),
        until: one.link_until.filter(|_| open).map(|until| words::date(until.date())).unwrap_or_default(),
        reply: one.reply.as_ref().map(|(text, _)| text.clone()).unwrap_or_default(),
        replied: one.reply.as_ref().map(|(_, at)| words::date(at.date())).unwrap_or_default(),
        link: open.then(link),
        note: open.then(note),
    }
}

#[get("/applications/<id>/vetting")]
async fn log_form(visit: Visit, id: ApplicationId) -> Answer {
    show(&visit, id, Sent::Nothing, String::new()).await
}

#[post("/applications/<id>/vetting", data = "<posted>")]
async fn log(visit: Visit, id: ApplicationId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    visit.read(|tx| tx.permit(Deed::KeepNotes)).await?;
    let mut form = Form::sent(LOG, posted);
    let (kind, on) = (form.one::<Kind>("kind"), form.date("on"));
    let (people, text) = (form.optional("people", LINE_MAX), form.text("text", TEXT_MAX));
    let new = (|| Some(NewVetting { case: id, kind: kind?, on: on?, card: Card { people: people?, text: text? } }))();
    match visit.act(&mut form, new, vetting::log).await? {
        Some(()) => visit.done(jar, format!("/applications/{id}/vetting"), "applications-vetted"),
        None => show(&visit, id, Sent::Log(&form), String::new()).await,
    }
}

#[post("/applications/<id>/referees", data = "<posted>")]
async fn add(visit: Visit, id: ApplicationId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    visit.read(|tx| tx.permit(Deed::KeepNotes)).await?;
    let mut form = Form::sent(REFEREE, posted);
    let (name, reach) = (form.text("name", LINE_MAX), form.optional("reach", LINE_MAX));
    let question = form.text("question", TEXT_MAX);
    let new = (|| Some(NewReferee { case: id, known: Known { name: name?, reach: reach?, question: question? } }))();
    match visit.act(&mut form, new, vetting::add_referee).await? {
        Some(_) => visit.done(jar, format!("/applications/{id}/vetting"), "applications-referee-added"),
        None => show(&visit, id, Sent::Referee(&form), String::new()).await,
    }
}

/// The link is shown on the answer to the form itself, once; it is kept as a hash only.
#[post("/applications/<id>/referees/<part>/link", data = "<posted>")]
async fn link(visit: Visit, id: ApplicationId, part: EntryId, posted: Posted) -> Answer {
    visit.read(|tx| tx.permit(Deed::KeepNotes)).await?;
    let form = Form::sent(REFEREE, posted);
    if !form.stands() {
        return visit.go(format!("/applications/{id}/vetting"));
    }
    let secret = seal::random_token()?;
    let fresh = format!("{}/reference/{secret}", visit.house.settings.public_url);
    visit.write(move |tx| vetting::make_link(tx, id, part, &secret)).await?;
    show(&visit, id, Sent::Nothing, fresh).await
}

#[get("/applications/<id>/referees/<part>/link")]
async fn link_again(visit: Visit, id: ApplicationId, part: EntryId) -> Answer {
    visit.go(format!("/applications/{id}/vetting#{part}"))
}

#[post("/applications/<id>/referees/<part>/reply", data = "<posted>")]
async fn reply(visit: Visit, id: ApplicationId, part: EntryId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    visit.read(|tx| tx.permit(Deed::KeepNotes)).await?;
    let mut form = Form::sent(REFEREE, posted);
    let new = form.text(&reply_field(part), TEXT_MAX);
    let done = visit.act(&mut form, new, move |tx, text: &String| vetting::note_reply(tx, id, part, text)).await?;
    match done {
        Some(()) => visit.done(jar, format!("/applications/{id}/vetting"), "applications-referee-noted"),
        None => show(&visit, id, Sent::Reply(part, &form), String::new()).await,
    }
}

#[derive(Serialize)]
struct Reference {
    question: String,
    form: Option<FormView>,
}

fn reference_page(visit: &Visit, secret: &str, question: String, form: &Form) -> Answer {
    let inputs = vec![Input::area("text", TEXT_MAX)];
    let action = format!("/reference/{secret}");
    let view = Reference { question, form: Some(form.view(visit, &action, inputs, "applications-reference-button")) };
    visit.show_form("applications/reference", "applications-reference-heading", form, &view)
}

async fn question_of(visit: &Visit, secret: &str) -> Result<String, Stop> {
    let secret = secret.to_owned();
    visit.read(move |tx| vetting::asked(tx, &secret)).await
}

#[get("/reference/<secret>")]
async fn reference_form(visit: Visit, secret: &str) -> Answer {
    let question = question_of(&visit, secret).await?;
    reference_page(&visit, secret, question, &Form::blank(REFERENCE))
}

/// Answers as nobody: who holds the link is known by it, and by nothing else.
#[post("/reference/<secret>", data = "<posted>")]
async fn reference(visit: Visit, secret: &str, posted: Posted) -> Answer {
    let question = question_of(&visit, secret).await?;
    let mut form = Form::sent(REFERENCE, posted);
    let key = secret.to_owned();
    let new = form.text("text", TEXT_MAX).map(|text| (key, text));
    let nobody = Visit { actor: Actor::Visitor, ..visit.clone() };
    match nobody.act(&mut form, new, |tx, (secret, text)| vetting::answer(tx, secret, text)).await? {
        Some(()) => {
            let view = Reference { question: String::new(), form: None };
            visit.show("applications/reference", "applications-reference-thanks", &view)
        }
        None => reference_page(&visit, secret, question, &form),
    }
}
