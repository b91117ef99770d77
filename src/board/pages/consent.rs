//! Consent lists: the chair puts applications of an agenda to the vote together, members vote once or take one off.

use super::{Tag, amount, motion_tag, open_vote::defer_to, outcome, word};
use crate::{
    applications::State,
    awards::consent::conclude_list,
    base::{ApplicationId, CallId, ConsentId, Deed, FundId, Labels, Lang, MeetingId, Message, MotionId, Stop},
    board::{
        Choice as Vote, Outcome, Seen, Standing, TEXT_MAX,
        consent::{self, Line, List},
        meetings, sources,
        votes::NewMotion,
    },
    calls::{
        self, Call,
        pages::labels::{LanguageView, by_language, labels},
    },
    funds::Fund,
    web::{Answer, Choice, Form, FormView, Input, Posted, Visit},
};
use rocket::{Route, get, http::CookieJar, post, routes};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn routes() -> Vec<Route> {
    routes![open_form, open, list, vote, take_off, conclude]
}

/// What a list may be made of: the undecided applications of an agenda without a vote that the chair has no conflict with.
struct Ground {
    seen: Vec<Seen>,
    funds: Vec<Fund>,
    /// The rounds that any of them may be put off to.
    rounds: Vec<Call>,
}

async fn ground(visit: &Visit, id: MeetingId) -> Result<Ground, Stop> {
    visit
        .read(move |tx| {
            tx.permit(Deed::ChairVote)?;
            meetings::find(tx, id)?;
            let agenda = meetings::agenda(tx, id)?;
            let ids: Vec<ApplicationId> = agenda.into_iter().filter_map(|item| item.application).collect();
            let mut seen = Seen::some(tx, &ids)?;
            seen.retain(|one| one.is_clear() && one.state() == State::WithBoard && one.open_motion().is_none());
            let funds = sources::of_some(tx, &seen)?;
            let mut rounds = match seen.first() {
                Some(one) => calls::to_come(tx, one.call())?,
                None => Vec::new(),
            };
            rounds.retain(|round| seen.iter().all(|one| one.call() != round.id));
            Ok(Ground { seen, funds, rounds })
        })
        .await
}

#[derive(Serialize)]
struct OpenView {
    back: String,
    form: FormView,
}

fn field(application: ApplicationId) -> String {
    format!("outcome_{application}")
}

fn open_page(visit: &Visit, id: MeetingId, ground: &Ground, form: &Form) -> Answer {
    let outcomes = [Outcome::Fund, Outcome::Reserve, Outcome::Defer, Outcome::Decline]
        .map(|one| Choice::new(one.as_str(), outcome(visit, one)));
    let choices: Vec<Choice> =
        std::iter::once(Choice::new("", visit.say("board-consent-not-on"))).chain(outcomes).collect();
    let mut inputs: Vec<Input> = ground
        .seen
        .iter()
        .map(|seen| {
            let asked = seen.requested().map(|asked| amount(visit, asked)).unwrap_or_default();
            let parts = [seen.reference(), seen.name().unwrap_or_default(), asked.as_str()];
            let label = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
            Input::select(&field(seen.application()), choices.clone()).labelled(label).hinted("").width("m")
        })
        .collect();
    let funds = ground
        .funds
        .iter()
        .map(|fund| Choice::new(fund.id.to_string(), format!("{} · {}", fund.code, fund.labels.say(visit.lang))));
    let funds = std::iter::once(Choice::new("", visit.say("board-choose"))).chain(funds).collect();
    inputs.push(Input::select("fund", funds).width("l").optional());
    inputs.push(defer_to(visit, &ground.rounds));
    let view = OpenView {
        back: format!("/board/meetings/{id}"),
        form: form.view(visit, &format!("/board/meetings/{id}/consent"), inputs, "board-consent-open"),
    };
    visit.show_form("board/open_consent", "board-consent-heading", form, &view)
}

#[get("/board/meetings/<id>/consent")]
async fn open_form(visit: Visit, id: MeetingId) -> Answer {
    let ground = ground(&visit, id).await?;
    open_page(&visit, id, &ground, &Form::blank("board-consent"))
}

#[post("/board/meetings/<id>/consent", data = "<posted>")]
async fn open(visit: Visit, id: MeetingId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let ground = ground(&visit, id).await?;
    let mut form = Form::sent("board-consent", posted);
    let sources = form.perhaps::<FundId>("fund").zip(form.perhaps::<CallId>("defer_to"));
    let (fund, defer_to) = sources.unwrap_or_default();
    let mut entries = Vec::new();
    for seen in &ground.seen {
        if let Some(Some(outcome)) = form.perhaps::<Outcome>(&field(seen.application())) {
            let text = Message::new("board-open-text-proposed").with("reference", seen.reference());
            let new = NewMotion {
                outcome,
                amount: seen.requested().filter(|_| outcome.gives()),
                fund: fund.filter(|_| outcome.gives()),
                defer_to: defer_to.filter(|_| outcome == Outcome::Defer),
                text: visit.message(&text),
                conditions: String::new(),
                secret: false,
                closes_at: None,
            };
            entries.push((seen.application(), new));
        }
    }
    match visit.act(&mut form, sources.map(|_| entries), move |tx, entries| consent::open(tx, id, entries)).await? {
        Some(list) => visit.done(jar, format!("/board/consents/{list}"), "board-vote-opened"),
        None => open_page(&visit, id, &ground, &form),
    }
}

#[derive(Serialize)]
struct LineView {
    href: String,
    title: String,
    facts: String,
    own: String,
    tag: Tag,
    result: String,
    declare: String,
}

/// The end of all votes, with the reasons for each outcome.
#[derive(Serialize)]
struct CloseView {
    languages: Vec<LanguageView>,
    form: FormView,
}

#[derive(Serialize)]
struct View {
    base: String,
    meeting: String,
    lines: Vec<LineView>,
    form: Option<FormView>,
    off: Option<FormView>,
    close: Option<CloseView>,
    /// Whether another votes on something here in the reader's place.
    is_away: bool,
}

fn line(visit: &Visit, line: &Line) -> LineView {
    let motion = &line.motion;
    let hidden = line.standing.is_some_and(|standing| standing != Standing::Clear);
    let sum = motion.amount.map(|sum| amount(visit, sum)).unwrap_or_default();
    let mut view = LineView {
        href: String::new(),
        title: line.reference.clone(),
        facts: String::new(),
        own: String::new(),
        tag: Tag { label: visit.say("board-task-recused"), tone: "" },
        result: String::new(),
        declare: String::new(),
    };
    if line.standing == Some(Standing::ToDeclare) {
        view.declare = format!("/board/applications/{}/declare", motion.application);
    }
    if !hidden {
        view.href = format!("/board/motions/{}", motion.id);
        let round = line.round.as_ref().map(|round| round.say(visit.lang)).unwrap_or_default();
        let parts = [outcome(visit, motion.outcome), sum, round];
        view.facts = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
        view.own = line.own.map(|own| word(visit, "board-choice", own.as_str())).unwrap_or_default();
        view.result = motion.reason.map(|reason| word(visit, "board-reason", reason.as_str())).unwrap_or_default();
    }
    if !hidden || line.standing == Some(Standing::ToDeclare) {
        view.tag = motion_tag(visit, motion.state);
    }
    view
}

/// The forms of the page, in order: the vote, what is taken off, the end.
const FORMS: [&str; 3] = ["board-consent-vote", "board-consent-off", "board-consent-close"];

async fn list_page(visit: &Visit, id: ConsentId, sent: Option<(usize, Form)>) -> Answer {
    let list = visit.read(move |tx| consent::view(tx, id)).await?;
    let base = format!("/board/consents/{id}");
    let mut forms = FORMS.map(Form::blank);
    let shown = sent.as_ref().map_or(0, |(at, _)| *at);
    if let Some((at, form)) = sent {
        forms[at] = form;
    }
    let [vote, off, close] = &forms;
    let may_vote = list.may_vote() && list.to_declare().is_empty() && visit.may(Deed::Vote);
    let choices = [Vote::Yes, Vote::No, Vote::Abstain]
        .map(|choice| Choice::new(choice.as_str(), word(visit, "board-choice", choice.as_str())));
    let open: Vec<Choice> = list
        .open()
        .filter(|line| line.standing == Some(Standing::Clear) && !line.is_away)
        .map(|line| Choice::new(line.motion.id.to_string(), line.reference.clone()))
        .collect();
    let may_close = list.open().next().is_some() && visit.may(Deed::ChairVote);
    let view = View {
        is_away: list.open().any(|line| line.is_away),
        meeting: format!("/board/meetings/{}", list.meeting),
        lines: list.lines.iter().map(|one| line(visit, one)).collect(),
        form: may_vote
            .then(|| vote.view(visit, &base, vec![Input::radios("choice", choices.to_vec())], "board-vote-button")),
        off: (may_vote && !open.is_empty()).then(|| {
            off.view(visit, &format!("{base}/off"), vec![Input::select("motion", open)], "board-consent-take-off")
                .aside()
        }),
        close: may_close.then(|| CloseView {
            languages: by_language(visit, close, visit.lang, |lang| reasons(visit, &list, lang)),
            form: close.view(visit, &format!("{base}/conclude"), Vec::new(), "board-consent-conclude").aside(),
        }),
        base,
    };
    visit.show_form("board/consent", "board-consent-heading", &forms[shown], &view)
}

/// What the open motions of a list ask for, each once; of what its reader has a conflict with, nothing.
fn outcomes(list: &List) -> BTreeSet<Outcome> {
    let seen = list.open().filter(|line| line.standing.is_none_or(|standing| standing == Standing::Clear));
    seen.map(|line| line.motion.outcome).collect()
}

fn reasons_field(outcome: Outcome) -> String {
    format!("reasons_{outcome}")
}

fn reasons(visit: &Visit, list: &List, lang: Lang) -> Vec<Input> {
    let input = |one: Outcome| {
        let label = Message::new("board-consent-reasons").with("outcome", outcome(visit, one));
        let label = visit.message(&label.with("language", lang.own_name()));
        Input::area(&format!("{}_{}", reasons_field(one), lang.code()), TEXT_MAX).labelled(label).hinted("").optional()
    };
    outcomes(list).into_iter().map(input).collect()
}

#[get("/board/consents/<id>")]
async fn list(visit: Visit, id: ConsentId) -> Answer {
    list_page(&visit, id, None).await
}

#[post("/board/consents/<id>", data = "<posted>")]
async fn vote(visit: Visit, id: ConsentId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    check(&visit, id, Deed::Vote).await?;
    let mut form = Form::sent(FORMS[0], posted);
    let choice = form.one::<Vote>("choice");
    match visit.act(&mut form, choice, move |tx, choice| consent::cast(tx, id, *choice)).await? {
        Some(_) => visit.done(jar, format!("/board/consents/{id}"), "board-voted"),
        None => list_page(&visit, id, Some((0, form))).await,
    }
}

async fn check(visit: &Visit, id: ConsentId, deed: Deed) -> Result<List, Stop> {
    visit.read(move |tx| tx.permit(deed).and_then(|()| consent::view(tx, id))).await
}

#[post("/board/consents/<id>/off", data = "<posted>")]
async fn take_off(visit: Visit, id: ConsentId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    check(&visit, id, Deed::Vote).await?;
    let mut form = Form::sent(FORMS[1], posted);
    let motion = form.one::<MotionId>("motion");
    match visit.act(&mut form, motion, move |tx, motion| consent::take_off(tx, id, *motion)).await? {
        Some(()) => visit.done(jar, format!("/board/consents/{id}"), "board-consent-taken-off"),
        None => list_page(&visit, id, Some((1, form))).await,
    }
}

#[post("/board/consents/<id>/conclude", data = "<posted>")]
async fn conclude(visit: Visit, id: ConsentId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let list = check(&visit, id, Deed::ChairVote).await?;
    let mut form = Form::sent(FORMS[2], posted);
    let written = outcomes(&list).into_iter().map(|one| Some((one, labels(&mut form, &reasons_field(one), TEXT_MAX)?)));
    let written: Vec<Option<(Outcome, Labels)>> = written.collect();
    let reasons: Option<BTreeMap<Outcome, Labels>> = written.into_iter().collect();
    match visit.act(&mut form, reasons, move |tx, reasons| conclude_list(tx, id, reasons)).await? {
        Some((_, 0)) => visit.done(jar, format!("/board/consents/{id}"), "board-consent-concluded"),
        Some(_) => visit.done(jar, format!("/board/consents/{id}"), "board-consent-some-left"),
        None => list_page(&visit, id, Some((2, form))).await,
    }
}
