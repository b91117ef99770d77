//! The wording of notices: all pieces, and one of them with its placeholders, a preview, and its history.

use crate::{
    base::{CallId, Deed, EntryId, Lang, Message, NoticeId, Stop, words},
    calls,
    mail::{
        Post, Transport, compose,
        reader::{To, Tone},
        results::{self, Decided},
        texts::{self, BODY_MAX, Piece, SUBJECT_MAX, Spot, Version, Wording},
        wording::{Own, default_wording},
    },
    notices::{self, Audience, Claimed, Kind, Reader},
    web::{Answer, Form, FormView, Input, Posted, Visit},
};
use rocket::{Route, get, http::CookieJar, post, routes};
use serde::Serialize;

pub(super) fn routes() -> Vec<Route> {
    routes![list, edit, keep, reset]
}

const TEXT: &str = "mail-text";

#[derive(Serialize)]
struct Row {
    href: String,
    title: String,
    own: String,
}

#[derive(Serialize)]
struct Part {
    heading: String,
    rows: Vec<Row>,
}

#[derive(Serialize)]
struct ListView {
    parts: Vec<Part>,
}

/// What staff call a piece.
fn title(lang: Lang, piece: Piece) -> String {
    match piece {
        // Their subjects are that of every decision: a mailbox is to tell no more.
        Piece::Notice(kind @ (Kind::Declined | Kind::ReserveListed)) => {
            let state = if kind == Kind::Declined { "declined" } else { "reserve" };
            let state = words::Words::shared().say(lang, &format!("applications-state-{state}"));
            format!("{} ({state})", compose::title(lang, kind))
        }
        Piece::Notice(kind) => compose::title(lang, kind),
        Piece::Neutral => words::Words::shared().say(lang, "mail-text-neutral"),
        Piece::Sender => words::Words::shared().say(lang, "mail-text-sender"),
        Piece::AwardLetter => words::Words::shared().say(lang, "awards-letter-title"),
        Piece::ReserveLetter => words::Words::shared().say(lang, "mail-reserve-title"),
        Piece::DeclineLetter => words::Words::shared().say(lang, "mail-decline-title"),
    }
}

#[get("/mail/texts", rank = 0)]
async fn list(visit: Visit) -> Answer {
    let standing = visit.read(texts::standing).await?;
    let own = |piece: Piece| {
        let mut langs: Vec<Lang> = standing.iter().filter(|spot| spot.piece == piece).map(|spot| spot.lang).collect();
        langs.sort_unstable();
        langs.dedup();
        langs.iter().map(|lang| lang.own_name()).collect::<Vec<_>>().join(", ")
    };
    let row = |piece: Piece| Row {
        href: format!("/mail/texts/{}", piece.code()),
        title: title(visit.lang, piece),
        own: own(piece),
    };
    let part = |key: &str, pieces: &dyn Fn(Piece) -> bool| Part {
        heading: visit.say(key),
        rows: Piece::all().filter(|piece| pieces(*piece)).map(row).collect(),
    };
    let of =
        |wanted: Audience| move |piece: Piece| matches!(piece, Piece::Notice(kind) if kind.facts().audience == wanted);
    let view = ListView {
        parts: vec![
            part("mail-text-private", &|piece| matches!(piece, Piece::Neutral | Piece::Sender)),
            part("mail-text-results", &|piece| {
                matches!(piece, Piece::AwardLetter | Piece::ReserveLetter | Piece::DeclineLetter)
            }),
            part("mail-text-groups", &of(Audience::Group)),
            part("mail-text-programme", &of(Audience::Programme)),
            part("mail-text-board", &of(Audience::Board)),
            part("mail-text-finance", &of(Audience::Finance)),
            part("mail-text-everyone", &of(Audience::Everyone)),
        ],
    };
    visit.show("mail/texts", "mail-texts-heading", &view)
}

#[derive(Serialize)]
struct OptionView {
    value: String,
    label: String,
    chosen: bool,
}

#[derive(Serialize)]
struct ValueView {
    name: String,
    about: String,
}

#[derive(Serialize)]
struct VersionView {
    at: String,
    by: String,
    subject: String,
    href: String,
}

#[derive(Serialize)]
struct EditView {
    languages: Vec<OptionView>,
    calls: Vec<OptionView>,
    values: Vec<ValueView>,
    is_own: bool,
    form: FormView,
    reset: FormView,
    preview: Preview,
    versions: Vec<VersionView>,
}

struct Loaded {
    calls: Vec<calls::Call>,
    versions: Vec<Version>,
    example: Option<Claimed>,
    decided: Option<Decided>,
}

/// The spot an address names.
fn spot(visit: &Visit, code: &str, lang: Option<&str>, call: Option<&str>) -> Result<Spot, Stop> {
    let piece = Piece::from_code(code).ok_or(Stop::Missing)?;
    let lang = lang.and_then(Lang::from_code).unwrap_or(visit.lang);
    let call = call.and_then(|id| id.parse::<CallId>().ok()).filter(|_| piece.is_per_call());
    Ok(Spot { piece, call, lang })
}

fn address(spot: Spot) -> String {
    let call = spot.call.map(|call| format!("&call={call}")).unwrap_or_default();
    format!("/mail/texts/{}?language={}{call}", spot.piece.code(), spot.lang.code())
}

async fn load(visit: &Visit, spot: Spot) -> Result<Loaded, Stop> {
    visit
        .read(move |tx| {
            let versions = texts::history(tx, spot)?;
            let calls = calls::all(tx)?;
            let (example, decided) = match spot.piece {
                Piece::Notice(kind) => (notices::newest(tx, kind)?, None),
                Piece::AwardLetter | Piece::ReserveLetter | Piece::DeclineLetter => {
                    (None, results::example(tx, spot.piece)?)
                }
                Piece::Neutral | Piece::Sender => (None, None),
            };
            Ok(Loaded { calls, versions, example, decided })
        })
        .await
}

/// A notice to try a wording on: the newest real one; else one with the names of its values in their place.
fn example(visit: &Visit, spot: Spot, found: Option<Claimed>) -> Claimed {
    let kind = if let Piece::Notice(kind) = spot.piece { kind } else { Kind::Decision };
    found.filter(|notice| !notice.values.is_empty()).unwrap_or_else(|| Claimed {
        id: NoticeId(0),
        kind,
        reader: Reader::Person(visit.actor.person().unwrap_or(crate::base::PersonId(0))),
        case: None,
        values: spot
            .piece
            .values()
            .into_iter()
            .map(|name| (name.to_owned(), visit.say(&format!("mail-value-{name}")).into()))
            .collect(),
        message_id: String::new(),
        attempts: 0,
        at: chrono::NaiveDateTime::default(),
    })
}

fn tone(piece: Piece) -> Tone {
    match piece {
        Piece::Notice(kind) if kind.facts().audience == Audience::Group => Tone::Full,
        Piece::Notice(_) => Tone::Person,
        _ => Tone::Neutral,
    }
}

/// How a wording looks with the values of a real case, else with their names.
#[derive(Default, Serialize)]
struct Preview {
    lang: &'static str,
    sender: String,
    subject: String,
    body: String,
    letter: Option<results::Letter>,
}

fn preview(visit: &Visit, spot: Spot, typed: Wording, loaded: &mut Loaded, post: &Post) -> Preview {
    let lang = spot.lang.code();
    if matches!(spot.piece, Piece::AwardLetter | Piece::ReserveLetter | Piece::DeclineLetter) {
        let fits = texts::check(spot.piece, &typed).is_ok();
        let letter = match &loaded.decided {
            Some(decided) if fits => results::write(decided, Some(&(typed, spot.lang)), spot.lang),
            _ => results::sample(spot.piece, &typed, spot.lang),
        };
        return Preview { lang, letter: Some(letter), ..Preview::default() };
    }
    let sender = (spot.piece == Piece::Sender).then(|| typed.subject.clone());
    let wording = (spot.piece != Piece::Sender).then_some((typed, spot.lang));
    let to = To { address: String::new(), lang: spot.lang, tone: tone(spot.piece) };
    let letter =
        compose::letter(post, &example(visit, spot, loaded.example.take()), &to, &Own { wording, sender: None });
    let by_name = post.from.name.clone().filter(|_| tone(spot.piece) != Tone::Person);
    let sender = sender.or(by_name).unwrap_or_default();
    Preview { lang, sender, subject: letter.subject, body: letter.body, letter: None }
}

async fn page(visit: &Visit, spot: Spot, form: Form, version: Option<EntryId>) -> Answer {
    let mut loaded = load(visit, spot).await?;
    let post = Post::with(&visit.house.settings, Transport::Nowhere)?;
    let default = default_wording(spot.piece, spot.lang, post.from.name.as_deref().unwrap_or_default());
    let standing = loaded.versions.first().and_then(|version| version.wording.clone());
    let is_own = standing.is_some();
    let chosen = version.and_then(|id| loaded.versions.iter().find(|one| one.id == id)?.wording.clone());
    let shown = chosen.or(standing).unwrap_or(default);
    let form = if form.raw("subject").is_empty() && !form.refused() && !form.is_switching() {
        form.with("subject", shown.subject).with("body", shown.body)
    } else {
        form
    };
    let typed = Wording { subject: form.raw("subject").to_owned(), body: form.raw("body").to_owned() };
    let preview = preview(visit, spot, typed, &mut loaded, &post);
    let option = |value: String, label: String, chosen: bool| OptionView { value, label, chosen };
    let mut inputs =
        vec![Input::text("subject").max(SUBJECT_MAX).width("l").labelled(visit.say(if spot.piece == Piece::Sender {
            "mail-text-sender"
        } else {
            "mail-text-subject"
        }))];
    if spot.piece.has_body() {
        let body = Input::area("body", BODY_MAX);
        let is_letter = preview.letter.is_some();
        inputs.push(if is_letter { body.hinted(visit.say("mail-text-letter-hint")) } else { body });
    }
    let all_calls = option(String::new(), visit.say("mail-text-all-calls"), spot.call.is_none());
    let calls = loaded
        .calls
        .iter()
        .map(|call| option(call.id.to_string(), call.labels.say(visit.lang), spot.call == Some(call.id)));
    let languages =
        Lang::ALL.iter().map(|lang| option(lang.code().to_owned(), lang.own_name().to_owned(), *lang == spot.lang));
    let version = |version: &Version| VersionView {
        at: visit.local(version.at),
        by: version.by.clone(),
        subject: match &version.wording {
            Some(wording) => wording.subject.clone(),
            None => visit.say("mail-text-default"),
        },
        href: version.wording.as_ref().map(|_| format!("{}&version={}", address(spot), version.id)).unwrap_or_default(),
    };
    let value =
        |name: &'static str| ValueView { name: format!("{{{name}}}"), about: visit.say(&format!("mail-value-{name}")) };
    let path = address(spot);
    let view = EditView {
        languages: languages.collect(),
        calls: if spot.piece.is_per_call() { std::iter::once(all_calls).chain(calls).collect() } else { Vec::new() },
        values: spot.piece.values().into_iter().map(value).collect(),
        is_own,
        form: form.view(visit, &path, inputs, "mail-text-button").button(
            "preview",
            "1",
            visit.say("mail-text-preview"),
            true,
        ),
        reset: Form::blank(TEXT).view(visit, &path.replacen('?', "/reset?", 1), Vec::new(), "mail-text-reset").aside(),
        preview,
        versions: loaded.versions.iter().map(version).collect(),
    };
    let heading = visit.message(&Message::new("mail-wording-heading").with("name", title(visit.lang, spot.piece)));
    visit.show_form_titled("mail/text", &heading, &form, &view)
}

#[get("/mail/texts/<code>?<language>&<call>&<version>", rank = 1)]
async fn edit(visit: Visit, code: &str, language: Option<&str>, call: Option<&str>, version: Option<&str>) -> Answer {
    let spot = spot(&visit, code, language, call)?;
    page(&visit, spot, Form::blank(TEXT), version.and_then(|id| id.parse().ok())).await
}

#[post("/mail/texts/<code>?<language>&<call>", data = "<posted>", rank = 1)]
async fn keep(
    visit: Visit,
    code: &str,
    language: Option<&str>,
    call: Option<&str>,
    posted: Posted,
    jar: &CookieJar<'_>,
) -> Answer {
    visit.read(|tx| tx.permit(Deed::EditMailTexts)).await?;
    let spot = spot(&visit, code, language, call)?;
    let mut form = Form::sent(TEXT, posted);
    let (subject, body) = (form.optional("subject", SUBJECT_MAX), form.optional("body", BODY_MAX));
    let new = subject.zip(body).map(|(subject, body)| Wording { subject, body });
    if form.has("preview") {
        // What is wrong is said beside the preview, and nothing is kept.
        if let Some(Err(refusal)) = new.as_ref().map(|new| texts::check(spot.piece, new)) {
            let field = crate::base::stop::Refusal::field(&refusal).unwrap_or_default();
            form.refuse(field, crate::base::stop::Refusal::message(&refusal));
        }
        form.show_again();
        return page(&visit, spot, form, None).await;
    }
    match visit.act(&mut form, new, move |tx, new| texts::keep(tx, spot, new)).await? {
        Some(()) => visit.done(jar, address(spot), "mail-text-kept"),
        None => page(&visit, spot, form, None).await,
    }
}

#[post("/mail/texts/<code>/reset?<language>&<call>", data = "<posted>")]
async fn reset(
    visit: Visit,
    code: &str,
    language: Option<&str>,
    call: Option<&str>,
    posted: Posted,
    jar: &CookieJar<'_>,
) -> Answer {
    visit.read(|tx| tx.permit(Deed::EditMailTexts)).await?;
    let spot = spot(&visit, code, language, call)?;
    let mut form = Form::sent(TEXT, posted);
    match visit.act(&mut form, Some(spot), |tx, spot| texts::reset(tx, *spot)).await? {
        Some(()) => visit.done(jar, address(spot), "mail-text-was-reset"),
        None => visit.go(address(spot)),
    }
}
