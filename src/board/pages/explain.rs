//! What is written about a decision until its group learns of it: reasons in each language, a few words by criterion.

use super::{
    Fact, amount,
    decided::{FeedbackView, feedback},
    fact, outcome,
};
use crate::{
    base::{ApplicationId, Labels, Lang, Message, words},
    board::{
        TEXT_MAX, Told,
        explain::{self, Desk, Explanation},
        feedback::FEEDBACK_MAX,
        members,
    },
    calls::pages::labels::{LanguageView, by_language, labels, of_reader, with_labels},
    web::{Answer, Form, FormView, Input, Posted, Visit},
};
use rocket::{Route, get, http::CookieJar, post, routes};
use serde::Serialize;

pub(super) fn routes() -> Vec<Route> {
    routes![page, write]
}

/// What members wrote beside their points for a criterion.
#[derive(Serialize)]
struct CommentsView {
    criterion: String,
    texts: Vec<String>,
}

#[derive(Serialize)]
struct View {
    facts: Vec<Fact>,
    /// Whether the group will read it, in words.
    shared: String,
    comments: Vec<CommentsView>,
    /// The one that stands from before languages were kept apart, or all where nothing is written any more.
    reasons: Vec<Told>,
    feedback: Vec<FeedbackView>,
    languages: Vec<LanguageView>,
    form: Option<FormView>,
    back: String,
}

/// The field of a criterion; its language stands behind it.
fn field(code: &str) -> String {
    format!("feedback_{code}")
}

fn fields(visit: &Visit, desk: &Desk, lang: Lang) -> Vec<Input> {
    let name = lang.own_name();
    let reasons = Message::new("board-explain-reasons").with("language", name);
    let on = |criterion: &Labels| {
        Message::new("board-explain-feedback").with("criterion", criterion.say(visit.lang)).with("language", name)
    };
    let input = |field: &str, max: usize, label: &Message| {
        Input::area(&format!("{field}_{}", lang.code()), max).labelled(visit.message(label)).hinted("").optional()
    };
    let by_criterion = desk.rules.criteria.iter();
    let by_criterion = by_criterion.map(|one| input(&field(&one.code), FEEDBACK_MAX, &on(&one.labels)));
    std::iter::once(input("reasons", TEXT_MAX, &reasons)).chain(by_criterion).collect()
}

/// Which decision the writer has before them and how often it was written about, as the form carries it.
fn written_so_far(desk: &Desk) -> String {
    let (decision, times) = desk.explained;
    format!("{decision}.{times}")
}

fn filled(desk: &Desk) -> Form {
    let form = Form::blank("board-explain").with("explained", written_so_far(desk));
    let form = with_labels(form, "reasons", &desk.reasons.texts);
    desk.feedback.iter().fold(form, |form, one| with_labels(form, &field(&one.code), &one.written.texts))
}

fn comments(visit: &Visit, desk: &Desk) -> Vec<CommentsView> {
    let of = |criterion: &crate::board::rules::Criterion| {
        let said = desk.comments.iter().filter(|(id, _)| *id == criterion.id);
        let texts: Vec<String> = said.map(|(_, text)| text.clone()).collect();
        (!texts.is_empty()).then(|| CommentsView { criterion: criterion.labels.say(visit.lang), texts })
    };
    desk.rules.criteria.iter().filter_map(of).collect()
}

fn show(visit: &Visit, desk: &Desk, form: &Form) -> Answer {
    let id = desk.case.id;
    let action = format!("/board/records/{id}/explain");
    let shown = desk.is_open || form.refused();
    let older = desk.is_open && desk.reasons.texts.is_empty();
    let facts = [
        fact(visit, "awards-conclude-outcome", outcome(visit, desk.outcome)),
        fact(visit, "awards-amount", desk.amount.map(|sum| amount(visit, sum)).unwrap_or_default()),
        fact(visit, "board-decision-on", words::date(desk.decided_on)),
        fact(visit, "applications-fact-language", desk.case.language.own_name()),
    ];
    let is_member = members::sits(&visit.actor);
    let view = View {
        facts: facts.into_iter().filter(|fact| !fact.value.is_empty()).collect(),
        shared: visit.say(match (desk.is_open, desk.rules.terms.reasons_shared) {
            (false, _) => "board-decision-told",
            (true, true) => "board-explain-shared",
            (true, false) => "board-explain-not-shared",
        }),
        comments: if shown { comments(visit, desk) } else { Vec::new() },
        reasons: if older || !desk.is_open { desk.reasons.tell_all(visit.lang) } else { Vec::new() },
        feedback: if desk.is_open { Vec::new() } else { feedback(visit, desk.feedback.iter()) },
        languages: if shown {
            by_language(visit, form, desk.case.language, |lang| fields(visit, desk, lang))
        } else {
            Vec::new()
        },
        form: shown.then(|| form.view(visit, &action, vec![Input::hidden("explained")], "board-explain-button")),
        back: if is_member { format!("/board/applications/{id}/votes") } else { format!("/board/records/{id}") },
    };
    let heading = format!("{}: {}", visit.say("board-explain-heading"), desk.case.reference);
    visit.show_form_titled("board/explain", &heading, form, &view)
}

#[get("/board/records/<id>/explain")]
async fn page(visit: Visit, id: ApplicationId) -> Answer {
    let desk = visit.read(move |tx| explain::look(tx, id)).await?;
    show(&visit, &desk, &filled(&desk))
}

/// The criteria that a form speaks of: those of the round, and the first that is not one of them.
fn spoken_of(desk: &Desk, posted: &Posted) -> Vec<String> {
    let mut codes: Vec<String> = desk.rules.criteria.iter().map(|criterion| criterion.code.clone()).collect();
    let mut sent =
        posted.fields.iter().filter_map(|(name, _)| Some(name.strip_prefix("feedback_")?.rsplit_once('_')?.0));
    let unknown = sent.find(|code| codes.iter().all(|known| known != code)).map(str::to_owned);
    codes.extend(unknown);
    codes
}

/// What was written; without reasons in any language it is refused where the group's own stand.
fn typed(form: &mut Form, desk: &Desk, codes: &[String]) -> Option<Explanation> {
    let reasons = labels(form, "reasons", TEXT_MAX);
    if reasons.as_ref().is_some_and(Labels::is_empty) {
        let first = of_reader(desk.case.language);
        form.refuse(&format!("reasons_{}", first.code()), Message::new("board-reasons-missing"));
    }
    let said: Vec<_> =
        codes.iter().map(|code| labels(form, &field(code), FEEDBACK_MAX).map(|texts| (code.clone(), texts))).collect();
    let explained = form.text("explained", 40).and_then(|text| {
        let (decision, times) = text.split_once('.')?;
        Some((decision.parse().ok()?, times.parse().ok()?))
    });
    Some(Explanation { explained: explained?, reasons: reasons?, feedback: said.into_iter().collect::<Option<_>>()? })
}

#[post("/board/records/<id>/explain", data = "<posted>")]
async fn write(visit: Visit, id: ApplicationId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let desk = visit.read(move |tx| explain::look(tx, id)).await?;
    let codes = spoken_of(&desk, &posted);
    let mut form = Form::sent("board-explain", posted);
    let new = typed(&mut form, &desk, &codes);
    if let Some(()) = visit.act(&mut form, new, move |tx, new| explain::write(tx, id, new)).await? {
        return visit.done(jar, format!("/board/records/{id}/explain"), "board-explained");
    }
    // Who has read that somebody else wrote meanwhile, and sends again, means it.
    if form.errors().iter().any(|(_, why)| why.key == "board-reasons-changed") {
        form.put("explained", written_so_far(&desk));
    }
    show(&visit, &desk, &form)
}
