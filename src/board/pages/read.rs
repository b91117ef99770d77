//! One application for a member: the declaration first, then answers on the left and the score form on the right.

use super::{Fact, Tab, amount, fact, message, points, rules::comment_hint, tabs, typed, word};
use crate::{
    applications::Section,
    base::{ApplicationId, Currency, Message, Refusal as _, Stop},
    board::{
        ConflictKind, Declaration, Refusal, Seen, SheetState, Standing, TEXT_MAX, Track,
        conflicts::{self, NewDeclaration},
        notes, polls,
        rules::{self, Criterion, Rules},
        scores::{self, Filled, Mark, Sheet},
    },
    calls::choices::{self, Lists},
    web::{Answer, Choice, Form, FormView, Input, Posted, Visit},
};
use rocket::{Route, get, http::CookieJar, post, routes};
use serde::Serialize;

pub(super) fn routes() -> Vec<Route> {
    routes![declare_form, declare, application, score]
}

fn place(visit: &Visit, seen: &Seen, lists: &Lists) -> String {
    let country = lists.name("country", seen.country(), visit.lang);
    match seen.region() {
        Some(region) => format!("{country} · {}", lists.name("region", region, visit.lang)),
        None => country,
    }
}

pub(super) fn facts(visit: &Visit, seen: &Seen, lists: &Lists) -> Vec<Fact> {
    let mut facts = Vec::new();
    if let Some(name) = seen.name() {
        facts.push(fact(visit, "board-fact-name", name));
    }
    facts.push(fact(visit, "board-fact-place", place(visit, seen, lists)));
    if let Some(kind) = seen.kind() {
        facts.push(fact(visit, "board-fact-kind", lists.name("kind", kind, visit.lang)));
    }
    if let Some(asked) = seen.requested() {
        facts.push(fact(visit, "board-fact-requested", amount(visit, asked)));
    }
    facts
}

#[derive(Serialize)]
struct Declare {
    facts: Vec<Fact>,
    standing: String,
    /// The people and partners whom the group named.
    named: Vec<Fact>,
    /// Where the next application is, if this one is left for later.
    later: String,
    /// Whether the member has to answer without the group's name.
    nameless: bool,
    form: Option<FormView>,
}

async fn declare_page(visit: &Visit, id: ApplicationId, form: Option<Form>) -> Answer {
    let lang = visit.lang;
    let (seen, own, named, lists) = visit
        .read(move |tx| {
            let seen = Seen::of(tx, id)?;
            let own = conflicts::own(tx, &seen)?;
            let named = seen.named_people(tx, lang)?;
            Ok((seen, own, named, choices::lists(tx)?))
        })
        .await?;
    let (own, may) = own.map_or((None, Declaration::ALL), |(own, may)| (Some(own), may));
    let form = form.unwrap_or_else(|| {
        let blank = Form::blank("board-declare");
        own.map_or(blank, |own| {
            Form::blank("board-declare")
                .with("state", own.state.as_str())
                .with("kind", own.kind.map_or("", ConflictKind::as_str))
                .with("note", own.note)
        })
    });
    let states = may.iter().map(|state| {
        let label = word(visit, "board-declaration", state.as_str());
        Choice::new(state.as_str(), label).hinted(visit.say(&format!("board-declaration-{state}.hint")))
    });
    let kinds = ConflictKind::ALL
        .iter()
        .map(|kind| Choice::new(kind.as_str(), word(visit, "board-conflict-kind", kind.as_str())));
    let kinds = std::iter::once(Choice::new("", visit.say("board-choose"))).chain(kinds);
    let inputs = vec![
        Input::radios("state", states.collect()),
        Input::select("kind", kinds.collect()).optional().width("m"),
        Input::area("note", TEXT_MAX).optional(),
    ];
    let action = format!("/board/applications/{id}/declare");
    let view = Declare {
        facts: facts(visit, &seen, &lists),
        later: format!("/board/applications/{id}/next"),
        nameless: seen.name().is_none(),
        named: named.into_iter().map(|one| Fact { label: one.label, value: one.text }).collect(),
        standing: visit.say(&format!("board-standing-{}", seen.standing().as_str().replace('_', "-"))),
        form: (seen.is_to_vote_on() && !may.is_empty())
            .then(|| form.view(visit, &action, inputs, "board-declare-button")),
    };
    let heading = format!("{} {}", visit.say("board-declare-heading"), seen.reference());
    visit.show_form_titled("board/declare", &heading, &form, &view)
}

#[get("/board/applications/<id>/declare")]
async fn declare_form(visit: Visit, id: ApplicationId) -> Answer {
    declare_page(&visit, id, None).await
}

#[post("/board/applications/<id>/declare", data = "<posted>")]
async fn declare(visit: Visit, id: ApplicationId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let mut form = Form::sent("board-declare", posted);
    let state = form.one::<Declaration>("state");
    let kind = form.perhaps::<ConflictKind>("kind");
    let note = form.optional("note", TEXT_MAX);
    let new = state.zip(kind).zip(note).map(|((state, kind), note)| NewDeclaration { state, kind, note });
    match visit.act(&mut form, new, move |tx, new| conflicts::declare(tx, id, new)).await? {
        Some(()) if state == Some(Declaration::None) => after_declaration(&visit, id).await,
        Some(()) => visit.done(jar, "/board", "board-declared"),
        None => declare_page(&visit, id, Some(form)).await,
    }
}

/// Who was asked to vote at once goes on to the vote, everybody else to the application.
async fn after_declaration(visit: &Visit, id: ApplicationId) -> Answer {
    let motion = visit
        .read(move |tx| {
            let Some(motion) = Seen::of(tx, id)?.open_motion() else { return Ok(None) };
            Ok(Some((motion, polls::track_of(tx, motion)?)))
        })
        .await?;
    match motion {
        Some((motion, Track::Emergency | Track::Ratification)) => visit.go(format!("/board/motions/{motion}")),
        _ => visit.go(format!("/board/applications/{id}")),
    }
}

#[derive(Serialize)]
struct Scored {
    criterion: String,
    points: String,
    anchor: String,
    comment: String,
}

#[derive(Serialize)]
struct Own {
    mean: String,
    recommended: String,
    comment: String,
    scored: Vec<Scored>,
}

#[derive(Serialize)]
struct Application {
    tabs: Vec<Tab>,
    id: String,
    motion: String,
    facts: Vec<Fact>,
    sections: Vec<Section>,
    form: Option<FormView>,
    own: Option<Own>,
    notes: FormView,
}

struct Loaded {
    seen: Seen,
    rules: Rules,
    own: Option<Sheet>,
    notes: String,
}

async fn load(visit: &Visit, id: ApplicationId) -> Result<(Loaded, Vec<Section>, Lists), Stop> {
    let lang = visit.lang;
    visit
        .read(move |tx| {
            let seen = Seen::of(tx, id)?;
            let rules = rules::of_call(tx, seen.call())?;
            let own = scores::own(tx, &seen)?;
            let notes = notes::own(tx, &seen)?;
            let sections = seen.answers(tx, lang)?;
            let lists = choices::lists(tx)?;
            Ok((Loaded { seen, rules, own, notes }, sections, lists))
        })
        .await
}

/// A form filled in as the sheet was saved.
fn as_saved(loaded: &Loaded) -> Form {
    let mut form = Form::blank("board-score");
    let Some(sheet) = &loaded.own else { return form };
    for criterion in &loaded.rules.criteria {
        if let Some(mark) = sheet.filled.mark(criterion.id) {
            let points = mark.points.map(|points| points.to_string()).unwrap_or_default();
            form = form
                .with(&format!("points_{}", criterion.code), points)
                .with(&format!("comment_{}", criterion.code), mark.comment.clone());
        }
    }
    form.with("recommended", sheet.filled.recommended.map(typed).unwrap_or_default())
        .with("comment", sheet.filled.comment.clone())
}

fn inputs(visit: &Visit, loaded: &Loaded) -> Vec<Input> {
    let whole: i32 = loaded.rules.criteria.iter().map(|criterion| criterion.weight).sum();
    let mut inputs = Vec::new();
    for criterion in &loaded.rules.criteria {
        let name = criterion.labels.say(visit.lang);
        let weight = Message::new("board-score-criterion")
            .with("name", name.as_str())
            .with("weight", criterion.weight)
            .with("whole", whole);
        let levels =
            criterion.anchors.iter().enumerate().map(|(level, anchor)| {
                Choice::new(level.to_string(), level.to_string()).hinted(anchor.say(visit.lang))
            });
        let points = Input::radios(&format!("points_{}", criterion.code), levels.collect());
        inputs.push(points.labelled(message(visit, weight)).hinted(criterion.help.say(visit.lang)));
        let why = Message::new("board-score-why").with("name", name.as_str());
        let comment = Input::area(&format!("comment_{}", criterion.code), TEXT_MAX).optional();
        inputs.push(comment.labelled(message(visit, why)).hinted(comment_hint(visit, criterion)));
    }
    if let Some(asked) = loaded.seen.requested() {
        let hint = Message::new("board-score-asked").with("amount", asked);
        let field = Input::money("recommended", asked.currency().code()).optional();
        inputs.push(field.hinted(message(visit, hint)));
    }
    inputs.push(Input::area("comment", TEXT_MAX).optional());
    inputs
}

fn own_view(visit: &Visit, rules: &Rules, sheet: &Sheet) -> Own {
    let scored = |criterion: &Criterion| {
        let mark = sheet.filled.mark(criterion.id);
        let level = mark.and_then(|mark| mark.points);
        let anchor = level.and_then(|level| criterion.anchors.get(usize::try_from(level).ok()?));
        Scored {
            criterion: criterion.labels.say(visit.lang),
            points: level.map(|level| format!("{level} / {}", criterion.scale_max)).unwrap_or_default(),
            anchor: anchor.map(|anchor| anchor.say(visit.lang)).unwrap_or_default(),
            comment: mark.map(|mark| mark.comment.clone()).unwrap_or_default(),
        }
    };
    Own {
        mean: sheet.mean.map(|mean| points(visit, mean)).unwrap_or_default(),
        recommended: sheet.filled.recommended.map(|sum| amount(visit, sum)).unwrap_or_default(),
        comment: sheet.filled.comment.clone(),
        scored: rules.criteria.iter().map(scored).collect(),
    }
}

async fn application_page(visit: &Visit, id: ApplicationId, form: Option<Form>) -> Answer {
    let (loaded, sections, lists) = load(visit, id).await?;
    if !loaded.seen.is_clear() {
        return visit.go(format!("/board/applications/{id}/declare"));
    }
    let locked = loaded.own.as_ref().filter(|sheet| sheet.state == SheetState::Locked);
    let form = form.unwrap_or_else(|| as_saved(&loaded));
    let scorable = loaded.seen.may_score();
    // A sheet that came too late is told so, not passed over in silence.
    if let (Err(why), true) = (&scorable, form.refused()) {
        return Err(why.clone().into());
    }
    let fillable = scorable.is_ok();
    let (lock, later) = (visit.say("board-score-lock"), visit.say("board-score-later"));
    let view = Application {
        tabs: tabs(visit, &loaded.seen, "board-tab-application"),
        id: id.to_string(),
        motion: loaded.seen.open_motion().map(|motion| motion.to_string()).unwrap_or_default(),
        facts: facts(visit, &loaded.seen, &lists),
        sections,
        form: fillable.then(|| {
            let action = format!("/board/applications/{id}");
            let view = form.view(visit, &action, inputs(visit, &loaded), "board-score-save");
            view.button("lock", "yes", lock, false).button("later", "yes", later, true).by_key("l")
        }),
        notes: super::notes::form(visit, id, &loaded.notes),
        own: locked.map(|sheet| own_view(visit, &loaded.rules, sheet)),
    };
    let name = loaded.seen.name().unwrap_or_default();
    let heading = format!("{} {name}", loaded.seen.reference());
    if fillable {
        visit.show_form_titled("board/application", heading.trim(), &form, &view)
    } else {
        visit.show_titled("board/application", heading.trim(), &view)
    }
}

#[get("/board/applications/<id>")]
async fn application(visit: Visit, id: ApplicationId) -> Answer {
    application_page(&visit, id, None).await
}

/// Reads a sheet; what a field cannot hold is said at it.
fn filled(form: &mut Form, rules: &Rules, currency: Option<Currency>) -> Option<Filled> {
    let mut filled = Filled::default();
    let mut whole = true;
    for criterion in &rules.criteria {
        let points = form.perhaps::<i32>(&format!("points_{}", criterion.code));
        let comment = form.optional(&format!("comment_{}", criterion.code), TEXT_MAX);
        whole &= points.is_some() && comment.is_some();
        let mark = Mark { points: points.flatten(), comment: comment.unwrap_or_default() };
        filled.marks.push((criterion.id, mark));
    }
    if let Some(currency) = currency.filter(|_| !form.raw("recommended").trim().is_empty()) {
        filled.recommended = form.money("recommended", currency);
        whole &= filled.recommended.is_some();
    }
    filled.comment = form.optional("comment", TEXT_MAX)?;
    whole.then_some(filled)
}

/// What a sheet lacks to be locked, said at the fields.
fn mark_gaps(visit: &Visit, form: &mut Form, rules: &Rules, filled: &Filled) {
    for (criterion, gap) in scores::gaps(rules, filled) {
        let name = criterion.labels.say(visit.lang);
        let (field, gap) = match gap {
            Refusal::CommentMissing { .. } => ("comment", Refusal::CommentMissing { criterion: name }),
            _ => ("points", Refusal::PointsMissing { criterion: name }),
        };
        form.refuse(&format!("{field}_{}", criterion.code), gap.message());
    }
}

#[post("/board/applications/<id>", data = "<posted>")]
async fn score(visit: Visit, id: ApplicationId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let mut form = Form::sent("board-score", posted);
    let (seen, rules) = visit
        .read(move |tx| {
            let seen = Seen::of(tx, id)?;
            let rules = rules::of_call(tx, seen.call())?;
            Ok((seen, rules))
        })
        .await?;
    if seen.standing() != Standing::Clear {
        return visit.go(format!("/board/applications/{id}/declare"));
    }
    let sheet = filled(&mut form, &rules, seen.requested().map(|asked| asked.currency()));
    let (is_lock, is_later) = (form.has("lock"), form.has("later"));
    if let Some(sheet) = sheet.as_ref().filter(|_| is_lock && !form.is_switching()) {
        mark_gaps(&visit, &mut form, &rules, sheet);
    }
    let done = visit
        .act(
            &mut form,
            sheet,
            move |tx, sheet| {
                if is_lock { scores::lock(tx, id, sheet) } else { scores::save(tx, id, sheet) }
            },
        )
        .await?;
    match done {
        Some(()) if is_lock => visit.done(jar, format!("/board/applications/{id}/scores"), "board-locked"),
        Some(()) if is_later => visit.done(jar, format!("/board/applications/{id}/next"), "board-saved"),
        Some(()) => visit.done(jar, format!("/board/applications/{id}"), "board-saved"),
        None => application_page(&visit, id, Some(form)).await,
    }
}
