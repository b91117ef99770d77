//! The group's own pages: how its case stands, what is still to be filled in. Checking and sending is in `case/check.rs`.

mod check;

pub(super) use check::check_page;

use super::{enter::receipt, own};
use crate::{
    applications::{
        self, Case, State, answers, ask, codes, correct, helping, screen, send,
        stages::{self, Onward},
        told,
    },
    awards::reserve,
    base::{ApplicationId, Message, QuestionId, Stop, words},
    board::{
        Told,
        decisions::{self, Shared},
        feedback::OnCriterion,
    },
    calls::{self, forms, set_up},
    db::Tx,
    mail::{messages, results},
    notices::{self, Kind},
    privacy::retention,
    web::{Answer, Fact, Form, FormView, Posted, Visit},
};
use rocket::{Route, get, http::CookieJar, post, routes};
use serde::Serialize;
use std::collections::HashSet;

pub(super) fn routes() -> Vec<Route> {
    let own = routes![case, reopen, leave, withdraw_form, withdraw, code_form, code];
    [own, check::routes()].concat()
}

#[derive(Serialize)]
struct Task {
    href: String,
    title: String,
    status: String,
    tone: &'static str,
    saved: String,
}

#[derive(Serialize)]
struct CaseView {
    reference: String,
    call: String,
    status: String,
    status_text: String,
    tone: &'static str,
    deadline: String,
    extended: bool,
    late: bool,
    contact: String,
    fillable: bool,
    /// Somebody of the programme has it open, to help.
    helped: bool,
    /// What was sent is open to the group again.
    correcting: bool,
    /// It was, and the deadline came first.
    unsent: bool,
    reopen: Option<FormView>,
    leave: Option<FormView>,
    /// The second stage it is invited to; empty if it is not, or has begun there.
    next_call: String,
    /// What is said of it, and of what was begun there.
    next_text: String,
    begun_text: String,
    /// What the application of the second stage is called.
    begun: String,
    next: Option<FormView>,
    may_withdraw: bool,
    asked: String,
    tasks: Vec<Task>,
    done: usize,
    all: usize,
    sent_at: String,
    decides_by: String,
    has_money: bool,
    has_letter: bool,
    has_place: bool,
    /// Less than was asked waits for the group's yes.
    offered: bool,
    /// Until when it waits on the reserve list, and at which place, as far as it is told.
    reserve: Vec<Fact>,
    /// The day on which a draft is erased that nobody changes; else empty.
    goes_on: String,
    /// What is said of messages the group has not read.
    news: String,
    reasons: Option<Told>,
    feedback: Vec<OnCriterion>,
}

/// The tone of a state's tag.
pub(super) fn tone(state: State) -> &'static str {
    match state {
        State::Draft | State::Withdrawn | State::Closed => "grey",
        State::Received | State::WithBoard | State::Reserve | State::Deferred => "blue",
        State::MoreAsked | State::Offered => "amber",
        State::Funded | State::Invited => "green",
        State::NotEligible | State::Declined => "red",
    }
}

/// The sections of a case with their progress, as a task list below a path.
pub(super) struct Tasks {
    pub case: Case,
    kept: bool,
    pub call: calls::Call,
    in_time: bool,
    fillable: bool,
    correctable: bool,
    onward: Option<Onward>,
    opened: Option<HashSet<QuestionId>>,
    form: std::sync::Arc<Vec<forms::Section>>,
    progress: std::collections::HashMap<crate::base::SectionId, answers::Progress>,
    pub asked: String,
    shared: Shared,
    has_letter: bool,
    reserve: Option<reserve::views::Own>,
    helped: bool,
    /// Whether the group knows a decision that was reversed, and no new one.
    undecided: bool,
    unread: usize,
    goes_on: Option<chrono::NaiveDate>,
}

pub(super) async fn load_tasks(visit: &Visit, id: ApplicationId) -> Result<Tasks, Stop> {
    visit
        .read(move |tx| {
            let case = applications::for_writer(tx, id)?;
            let case = told::as_told(tx, case)?;
            let kept = told::keeps(tx, &case)?;
            let call = calls::find(tx, case.call_id)?;
            let form = forms::load(tx, case.form_version_id)?;
            let progress = answers::progress(tx, &case)?;
            let asked = asked(tx, &case)?;
            let in_time = case.state != State::Draft || case.is_in_time(&call, tx.now);
            let fillable = case.may_be_filled(&call, tx.now);
            let correctable = case.may_be_corrected(&call, tx.now);
            let opened = ask::opened(tx, &case, &form)?;
            let shared = decisions::shared(tx, &case)?;
            let has_letter = tx.actor.case().is_some() && results::is_there(tx, &case)?;
            let onward = stages::onward(tx, &case)?;
            let reserve = reserve::views::of_case(tx, &case)?;
            let is_own = tx.actor.case() == Some(id);
            let helped =
                is_own && case.is_own_draft() && helping::of_case(tx, id)?.iter().any(|one| one.until > tx.now);
            let undecided = case.state == State::WithBoard && notices::is_told(tx, id, Kind::DecisionReversed)?;
            let unread = if is_own { messages::unread(tx, id)? } else { 0 };
            let goes_on = if is_own { retention::of_case(tx, &case)? } else { None };
            Ok(Tasks {
                case,
                kept,
                call,
                in_time,
                fillable,
                correctable,
                onward,
                opened,
                form,
                progress,
                asked,
                shared,
                has_letter,
                reserve,
                helped,
                undecided,
                unread,
                goes_on,
            })
        })
        .await
}

/// What the group was told that opens its application again, or ended it; else empty.
fn asked(tx: &mut Tx<'_>, case: &Case) -> Result<String, Stop> {
    if !matches!(case.state, State::MoreAsked | State::NotEligible) {
        return Ok(String::new());
    }
    let unanswered = |one: &screen::Screening| one.answered_at.is_none() && one.outcome != screen::Outcome::Eligible;
    Ok(screen::of_case(tx, case)?.into_iter().find(unanswered).map(|one| one.note).unwrap_or_default())
}

fn task_lines(visit: &Visit, tasks: &Tasks, base: &str) -> Vec<Task> {
    let line = |section: &forms::Section| {
        let progress = tasks.progress.get(&section.id);
        let (key, tone) = match progress {
            None => ("applications-section-to-do", "grey"),
            Some(progress) if progress.complete => ("applications-section-done", "green"),
            Some(_) => ("applications-section-begun", "amber"),
        };
        Task {
            href: format!("{base}/{}", section.code),
            title: section.labels.say(visit.lang),
            status: visit.say(key),
            tone,
            saved: progress
                .and_then(|progress| progress.saved_at)
                .map(|at| words::time_of_day(at, words::zone(&tasks.call.zone)))
                .unwrap_or_default(),
        }
    };
    let is_open = |section: &&forms::Section| {
        let opened = tasks.opened.as_ref();
        opened.is_none_or(|opened| section.questions.iter().any(|question| opened.contains(&question.id)))
    };
    tasks.form.iter().filter(is_open).map(line).collect()
}

/// How an application stands in words of the group's, and the tone of its mark.
pub(super) fn status_of(visit: &Visit, state: State) -> (String, &'static str) {
    (visit.say(&format!("applications-status-{}", state.as_str().replace('_', "-"))), tone(state))
}

/// Whether the group still waits for the board's answer.
const fn is_awaited(state: State) -> bool {
    matches!(state, State::Draft | State::Received | State::MoreAsked | State::WithBoard)
}

/// A button of the group's own page, where it may be pressed.
fn lone(visit: &Visit, may: bool, action: &str, button: &str) -> Option<FormView> {
    (may && visit.actor.case().is_some())
        .then(|| Form::blank("applications-case").view(visit, action, vec![], button).aside())
}

fn case_view(visit: &Visit, tasks: &Tasks, base: &str) -> CaseView {
    let case = &tasks.case;
    let lines = task_lines(visit, tasks, base);
    let way = if case.state == State::Deferred { "deferred" } else { "next" };
    CaseView {
        reference: case.reference.clone(),
        call: tasks.call.labels.say(visit.lang),
        status: status_of(visit, case.state).0,
        status_text: if tasks.undecided {
            visit.say("awards-reverse-group")
        } else {
            visit.say(&format!("applications-status-{}.text", case.state.as_str().replace('_', "-")))
        },
        tone: tone(case.state),
        deadline: case.deadline(&tasks.call).map(|at| set_up::moment(&tasks.call, at)).unwrap_or_default(),
        extended: case.extended_until.is_some(),
        late: !tasks.in_time,
        contact: tasks.call.contact.clone(),
        fillable: tasks.fillable,
        helped: tasks.helped,
        correcting: case.is_being_corrected() && tasks.fillable,
        unsent: case.is_being_corrected() && !tasks.fillable,
        reopen: lone(visit, tasks.correctable, "/case/reopen", "applications-reopen"),
        next_call: match &tasks.onward {
            Some(Onward::Waiting(call, _)) if call.is_public() => call.labels.tell(visit.lang),
            Some(Onward::Waiting(..)) => visit.say(stages::NEXT_ROUND),
            _ => String::new(),
        },
        begun: match &tasks.onward {
            Some(Onward::Begun(reference)) => reference.clone(),
            _ => String::new(),
        },
        next: lone(
            visit,
            matches!(tasks.onward, Some(Onward::Waiting(_, true))),
            "/case/next",
            &format!("applications-{way}-button"),
        ),
        next_text: visit.say(&format!("applications-{way}-text")),
        begun_text: visit.say(&format!("applications-{way}-begun")),
        leave: lone(visit, case.is_being_corrected() && tasks.fillable, "/case/leave", "applications-leave"),
        may_withdraw: case.state.may_become(State::Withdrawn) && case.state != State::Offered && !tasks.kept,
        asked: tasks.asked.clone(),
        reasons: tasks.shared.reasons.tell(visit.lang),
        feedback: tasks.shared.feedback.iter().filter_map(|one| one.tell(visit.lang)).collect(),
        done: lines.iter().filter(|line| line.tone == "green").count(),
        all: lines.len(),
        tasks: lines,
        sent_at: case.submitted_at.map(|at| visit.instant(at, &tasks.call.zone)).unwrap_or_default(),
        decides_by: if is_awaited(case.state) { tasks.call.decides_by.clone() } else { String::new() },
        has_letter: tasks.has_letter,
        has_place: visit.place.is_some(),
        has_money: visit.actor.case().is_some() && matches!(case.state, State::Funded | State::Closed),
        offered: visit.actor.case().is_some() && case.state == State::Offered,
        reserve: tasks.reserve.map(|own| on_reserve(visit, own)).unwrap_or_default(),
        goes_on: tasks
            .goes_on
            .map(|day| {
                let key = if case.state == State::Draft { "applications-draft-goes" } else { "applications-sent-goes" };
                visit.message(&Message::new(key).with("on", day))
            })
            .unwrap_or_default(),
        news: if tasks.unread > 0 {
            visit.message(&Message::new("mail-messages-news").with("n", tasks.unread))
        } else {
            String::new()
        },
    }
}

/// What a group on the reserve list may know of its place.
fn on_reserve(visit: &Visit, own: reserve::views::Own) -> Vec<Fact> {
    let fact = |key: &str, value: String| Fact { label: visit.say(key), value };
    let ends = own.ends_on.map(|day| fact("awards-reserve-ends-on", words::date(day)));
    let place = own.place.map(|place| fact("awards-reserve-place", place.to_string()));
    ends.into_iter().chain(place).collect()
}

#[get("/case")]
async fn case(visit: Visit) -> Answer {
    let id = own(&visit)?;
    let tasks = load_tasks(&visit, id).await?;
    let view = case_view(&visit, &tasks, "/case/section");
    visit.show("applications/case", "applications-case-heading", &view)
}

/// The same page for staff who fill in for a group.
pub(super) async fn on_behalf(visit: &Visit, id: ApplicationId) -> Answer {
    let tasks = load_tasks(visit, id).await?;
    let mut view = case_view(visit, &tasks, &format!("/applications/{id}/fill"));
    view.may_withdraw = false;
    let heading = format!("{} {}", visit.say("applications-fill-heading"), tasks.case.reference);
    let view = OnBehalf { base: format!("/applications/{id}"), case: view };
    visit.show_titled("applications/fill", &heading, &view)
}

#[derive(Serialize)]
struct OnBehalf {
    base: String,
    case: CaseView,
}

#[post("/case/reopen", data = "<posted>")]
async fn reopen(visit: Visit, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    turn(&visit, posted, jar, correct::reopen, "applications-reopened").await
}

#[post("/case/leave", data = "<posted>")]
async fn leave(visit: Visit, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    turn(&visit, posted, jar, correct::leave, "applications-left-as-sent").await
}

/// A press of a lone button of the group's page; where it is refused, the page as it stands now tells why.
async fn turn(
    visit: &Visit,
    posted: Posted,
    jar: &CookieJar<'_>,
    act: fn(&mut Tx<'_>, ApplicationId) -> Result<(), Stop>,
    said: &str,
) -> Answer {
    let id = own(visit)?;
    let mut form = Form::sent("applications-case", posted);
    let done = visit.act(&mut form, Some(id), move |tx, id| act(tx, *id)).await?;
    visit.done(jar, "/case", if done.is_some() { said } else { "applications-not-now" })
}

#[derive(Serialize)]
struct Sure {
    form: FormView,
    text: String,
}

fn sure(visit: &Visit, form: &Form, action: &str, key: &str) -> Answer {
    let view = Sure {
        form: form.view(visit, action, vec![], &format!("{key}-button")),
        text: visit.say(&format!("{key}-text")),
    };
    visit.show_form("applications/sure", &format!("{key}-heading"), form, &view)
}

#[get("/case/withdraw")]
async fn withdraw_form(visit: Visit) -> Answer {
    own(&visit)?;
    sure(&visit, &Form::blank("applications-withdraw"), "/case/withdraw", "applications-withdraw")
}

#[post("/case/withdraw", data = "<posted>")]
async fn withdraw(visit: Visit, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let id = own(&visit)?;
    let mut form = Form::sent("applications-withdraw", posted);
    match visit.act(&mut form, Some(id), |tx, id| send::withdraw(tx, *id)).await? {
        Some(()) => visit.done(jar, "/case", "applications-withdrawn"),
        None => sure(&visit, &form, "/case/withdraw", "applications-withdraw"),
    }
}

#[get("/case/code")]
async fn code_form(visit: Visit) -> Answer {
    own(&visit)?;
    sure(&visit, &Form::blank("applications-code"), "/case/code", "applications-code")
}

#[post("/case/code", data = "<posted>")]
async fn code(visit: Visit, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let id = own(&visit)?;
    let mut form = Form::sent("applications-code", posted);
    let code = codes::of_request(visit.house.db.master(), &form.own_key());
    let shown = code.clone();
    match visit.act(&mut form, Some(code), move |tx, code| codes::replace(tx, id, code)).await? {
        Some(()) => {
            super::enter::begin_session(&visit, id, jar).await?;
            receipt(&visit, &shown, "", "/case")
        }
        None => sure(&visit, &form, "/case/code", "applications-code"),
    }
}
