//! What one wishes to be written to: a person their notices and hours of quiet, a group its kind of mail; and the days
//! on which a call reminds.

use crate::{
    applications::{self, MailMode, mail_mode},
    base::{CallId, Deed, Message, Stop, words},
    board::reading,
    calls,
    mail::{
        compose, schedule,
        wishes::{self, Pace, Quiet, Wishes},
    },
    web::{Answer, Choice, Form, FormView, Input, Posted, Visit},
};
use chrono::NaiveTime;
use rocket::{Route, get, http::CookieJar, post, routes};
use serde::Serialize;

pub(super) fn routes() -> Vec<Route> {
    routes![person, keep, group, set_mode, reminders, set_reminders]
}

const WISHES: &str = "mail-wishes";
const MODE: &str = "mail-mode";
const DAYS: &str = "mail-schedule";

#[derive(Serialize)]
struct FormPage {
    lead: String,
    back: String,
    back_words: String,
    form: FormView,
}

fn person_page(visit: &Visit, form: &Form) -> Answer {
    let paces: Vec<Choice> = Pace::ALL
        .iter()
        .map(|pace| Choice::new(pace.as_str(), visit.say(&format!("mail-pace-{}", pace.as_str().replace('_', "-")))))
        .collect();
    let mut inputs: Vec<Input> = wishes::kinds_for(&visit.actor)
        .into_iter()
        .map(|kind| {
            Input::select(kind.as_str(), paces.clone()).labelled(compose::title(visit.lang, kind)).width("m").hinted("")
        })
        .collect();
    inputs.push(Input::text("quiet_from").width("s").optional());
    inputs.push(Input::text("quiet_until").width("s").optional());
    let view = FormPage {
        lead: visit.message(&Message::new("mail-wishes-lead").with("zone", visit.zone.as_str())),
        back: String::new(),
        back_words: String::new(),
        form: form.view(visit, "/notices", inputs, "mail-wishes-button"),
    };
    visit.show_form("mail/wishes", "mail-wishes-heading", form, &view)
}

#[get("/notices")]
async fn person(visit: Visit) -> Answer {
    let wishes = visit.read(wishes::mine).await?;
    let mut form = Form::blank(WISHES);
    for kind in wishes::kinds_for(&visit.actor) {
        form = form.with(kind.as_str(), wishes.pace(kind).as_str());
    }
    if let Some(quiet) = wishes.quiet {
        let time = |minute: i32| format!("{:02}:{:02}", minute / 60, minute % 60);
        form = form.with("quiet_from", time(quiet.from)).with("quiet_until", time(quiet.until));
    }
    person_page(&visit, &form)
}

/// A time of day as people type it: `22:00`, `22.00`, `22`.
fn time(form: &mut Form, name: &str) -> Option<Option<NaiveTime>> {
    let text = form.optional(name, 8)?.replace('.', ":");
    if text.is_empty() {
        return Some(None);
    }
    let (hour, minute) = text.split_once(':').unwrap_or((text.as_str(), "0"));
    let time = hour.trim().parse().ok().zip(minute.trim().parse().ok());
    let time = time.and_then(|(hour, minute)| NaiveTime::from_hms_opt(hour, minute, 0));
    if time.is_none() {
        form.refuse(name, Message::new("mail-wishes-time-malformed"));
    }
    time.map(Some)
}

#[post("/notices", data = "<posted>")]
async fn keep(visit: Visit, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    visit.read(wishes::mine).await?;
    let mut form = Form::sent(WISHES, posted);
    let (from, until) = (time(&mut form, "quiet_from"), time(&mut form, "quiet_until"));
    let mut new = Wishes::default();
    for kind in wishes::kinds_for(&visit.actor) {
        if let Some(pace) = form.perhaps::<Pace>(kind.as_str()).flatten() {
            new.paces.insert(kind, pace);
        }
    }
    if let (Some(from), Some(until)) = (from, until) {
        match Quiet::new(from, until) {
            Ok(quiet) => new.quiet = quiet,
            Err(refusal) => form.refuse("quiet_until", crate::base::stop::Refusal::message(&refusal)),
        }
    }
    match visit.act(&mut form, Some(new), wishes::keep).await? {
        Some(()) => visit.done(jar, "/notices", "mail-wishes-kept"),
        None => person_page(&visit, &form),
    }
}

fn group_page(visit: &Visit, form: &Form) -> Answer {
    let mode = |mode: &MailMode| {
        let key = format!("mail-mode-{mode}");
        Choice::new(mode.as_str(), visit.say(&key)).hinted(visit.say(&format!("{key}.hint")))
    };
    let view = FormPage {
        lead: visit.say("mail-mode-lead"),
        back: "/case".to_owned(),
        back_words: visit.say("mail-messages-back"),
        form: form.view(
            visit,
            "/case/mail",
            vec![Input::radios("mode", MailMode::ALL.iter().map(mode).collect())],
            "mail-mode-button",
        ),
    };
    visit.show_form("mail/wishes", "mail-mode-heading", form, &view)
}

fn own(visit: &Visit) -> Result<crate::base::ApplicationId, Stop> {
    visit.actor.case().ok_or(if visit.signed_in { Stop::Missing } else { Stop::SignedOut })
}

#[get("/case/mail")]
async fn group(visit: Visit) -> Answer {
    let id = own(&visit)?;
    let case = visit.read(move |tx| applications::for_reader(tx, id)).await?;
    group_page(&visit, &Form::blank(MODE).with("mode", case.mail_mode.as_str()))
}

#[post("/case/mail", data = "<posted>")]
async fn set_mode(visit: Visit, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let id = own(&visit)?;
    let mut form = Form::sent(MODE, posted);
    let mode = form.one::<MailMode>("mode");
    match visit.act(&mut form, mode, move |tx, mode| mail_mode::set(tx, id, *mode)).await? {
        Some(()) => visit.done(jar, "/case", "mail-mode-kept"),
        None => group_page(&visit, &form),
    }
}

async fn reminders_page(visit: &Visit, id: CallId, form: &Form) -> Answer {
    let call = visit.read(move |tx| calls::find(tx, id)).await?;
    let view = FormPage {
        lead: visit.say("mail-schedule-lead"),
        back: format!("/calls/{id}"),
        back_words: call.labels.say(visit.lang),
        form: form.view(
            visit,
            &format!("/calls/{id}/reminders"),
            {
                let days = |name: &str| Input::text(name).width("m").optional();
                let reads_by = Input::date("reads_by").optional();
                vec![days("days"), days("report_days"), days("late_days"), reads_by, days("reading_days")]
            },
            "mail-schedule-button",
        ),
    };
    visit.show_form("mail/wishes", "mail-schedule-heading", form, &view)
}

#[get("/calls/<id>/reminders")]
async fn reminders(visit: Visit, id: CallId) -> Answer {
    let (days, reads_by) = visit
        .read(move |tx| {
            tx.permit(Deed::EditCall)?;
            Ok((schedule::of_call(tx, id)?, reading::until(tx, id)?))
        })
        .await?;
    let form = Form::blank(DAYS)
        .with("days", schedule::days_text(&days.drafts))
        .with("report_days", schedule::days_text(&days.reports))
        .with("late_days", schedule::days_text(&days.late))
        .with("reading_days", schedule::days_text(&days.reading))
        .with("reads_by", reads_by.map(words::date).unwrap_or_default());
    reminders_page(&visit, id, &form).await
}

#[post("/calls/<id>/reminders", data = "<posted>")]
async fn set_reminders(visit: Visit, id: CallId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    visit.read(|tx| tx.permit(Deed::EditCall)).await?;
    let mut form = Form::sent(DAYS, posted);
    let (drafts, reports) = (form.optional("days", 80), form.optional("report_days", 80));
    let reads_by = if form.raw("reads_by").trim().is_empty() { Some(None) } else { form.date("reads_by").map(Some) };
    let late = form.optional("late_days", 80).zip(form.optional("reading_days", 80));
    let typed = drafts.zip(reports).zip(late).zip(reads_by);
    let typed = typed.map(|(((drafts, reports), (late, reading)), reads_by)| schedule::Typed {
        drafts,
        reports,
        late,
        reading,
        reads_by,
    });
    match visit.act(&mut form, typed, move |tx, typed| schedule::set(tx, id, typed)).await? {
        Some(()) => visit.done(jar, format!("/calls/{id}"), "mail-schedule-kept"),
        None => reminders_page(&visit, id, &form).await,
    }
}
