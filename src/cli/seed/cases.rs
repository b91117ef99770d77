//! The 45 applications: opened, filled in, sent, screened, some withdrawn.

use super::{CaseLine, Year, at, broken, money};
use crate::{
    applications::{
        Channel, answers, codes,
        open::{self, NewCase},
        screen::{self, NewScreening, Outcome},
        send,
    },
    base::{Actor, ApplicationId, Lang, Role, Stop, words::to_cyrillic},
    calls::forms::{self, Kind, Question},
};
use chrono::{Duration, NaiveDateTime};
use serde::Deserialize;
use std::collections::HashMap;

/// An application of the file, in the database.
pub(super) struct Brought {
    pub id: ApplicationId,
    pub line: CaseLine,
}

/// Brings all in, in the file's order, so that their references are the file's.
pub(super) fn bring_in(year: &Year<'_>, lines: &[CaseLine]) -> Result<Vec<Brought>, Stop> {
    let texts = Texts::load()?;
    let mut cases = Vec::new();
    for (number, line) in (0..).zip(lines) {
        let now = at(3, 20, 10)? + Duration::hours(13 * number);
        cases.push(bring_one(year, &texts, line, now)?);
    }
    Ok(cases)
}

fn bring_one(year: &Year<'_>, texts: &Texts, line: &CaseLine, now: NaiveDateTime) -> Result<Brought, Stop> {
    let call = *year.calls.get(&line.call).ok_or_else(|| broken("call"))?;
    let code = codes::fresh(year.db.master())?;
    let new = NewCase { call, country: line.country.clone(), language: line.language, channel: Channel::Online, code };
    let id = year.act(&Actor::Visitor, now, move |tx| open::open(tx, &new))?.id;
    let group = Actor::Case(id);
    // The two emergencies came when the women's fund had its money.
    let later = if line.call.starts_with("EMERGENCY") { at(4, 21, 8)? } else { now + Duration::minutes(40) };
    fill_in(year, texts, &group, (id, later), line)?;
    year.act(&group, later + Duration::minutes(5), move |tx| send::send(tx, id))?;
    match line.outcome.as_str() {
        "withdrawn" => {
            year.act(&group, later + Duration::days(2), move |tx| send::withdraw(tx, id))?;
        }
        outcome => screen_one(year, id, outcome, later)?,
    }
    Ok(Brought { id, line: line.clone() })
}

fn screen_one(year: &Year<'_>, id: ApplicationId, outcome: &str, sent: NaiveDateTime) -> Result<(), Stop> {
    let officer = year.actor(Role::ProgrammeOfficer)?;
    let eligible = outcome != "ineligible";
    let screening = NewScreening {
        case: id,
        outcome: if eligible { Outcome::Eligible } else { Outcome::NotEligible },
        reason: (!eligible).then(|| "outside_themes".to_owned()),
        note: String::new(),
    };
    year.act(&officer, sent + Duration::hours(6), move |tx| screen::screen(tx, &screening))
}

fn fill_in(
    year: &Year<'_>,
    texts: &Texts,
    group: &Actor,
    (id, now): (ApplicationId, NaiveDateTime),
    line: &CaseLine,
) -> Result<(), Stop> {
    year.db.set_now(Some(now));
    let form = year.db.read_now(group, |tx| {
        let case = crate::applications::load(tx, id)?;
        forms::load(tx, case.form_version_id)
    })?;
    for section in form.iter() {
        let given = section
            .questions
            .iter()
            .map(|question| Ok((question.id, answer(texts, question, line)?)))
            .collect::<Result<_, Stop>>()?;
        let save = answers::SaveSection { case: id, section: section.id, revision: 0, answers: given };
        year.act(group, now, move |tx| answers::save(tx, &save))?;
    }
    Ok(())
}

/// What the group of a line answers to a question.
pub(super) fn answer(texts: &Texts, question: &Question, line: &CaseLine) -> Result<String, Stop> {
    let asked = money(&line.requested, &line.currency)?;
    let written = || texts.of(&question.code, line).chars().take(question.limit()).collect::<String>();
    Ok(match (question.fills.as_str(), question.code.as_str(), question.kind) {
        ("name", ..) => line.name.clone(),
        ("kind", ..) => line.kind.clone(),
        ("region", ..) => line.region.clone(),
        ("theme", ..) => line.theme.clone(),
        ("language", ..) => line.language.code().to_owned(),
        ("amount", ..) => asked.to_string(),
        (_, "safe_channel", _) => "case_code_only".to_owned(),
        (_, _, Kind::Budget) => format!("services|{asked}|{}", if line.note.is_empty() { "–" } else { &line.note }),
        (_, _, Kind::OneOf) => first_choice(question),
        (_, _, Kind::YesNo | Kind::Declaration) => "yes".to_owned(),
        (_, _, Kind::Date) => "2020-07-01".to_owned(),
        (_, _, Kind::Money) => asked.to_string(),
        (_, _, Kind::Number | Kind::PeopleServed | Kind::ShortText | Kind::LongText) if question.required => written(),
        _ => String::new(),
    })
}

fn first_choice(question: &Question) -> String {
    let own = question.options.first().map(|option| option.code.clone());
    own.unwrap_or_else(|| match question.list.as_str() {
        "publication_consent" => "alias_and_country".to_owned(),
        "people_lead" => "yes_lead".to_owned(),
        "payment_method" => "bank_transfer".to_owned(),
        _ => "other".to_owned(),
    })
}

/// Invented answers, by question.
#[derive(Deserialize)]
pub(super) struct Texts {
    answer: Vec<Text>,
}

#[derive(Deserialize)]
struct Text {
    question: String,
    /// The themes it fits; empty: all.
    #[serde(default)]
    topic: String,
    #[serde(flatten)]
    by_language: HashMap<String, String>,
}

impl Texts {
    /// Reads the demo's own.
    pub(super) fn load() -> Result<Self, Stop> {
        toml::from_str(include_str!("../../../config/defaults/answers-2020.toml"))
            .map_err(|error| broken(&error.to_string()))
    }

    /// A long text in the group's language: its own one, so often.
    pub(super) fn long(&self, question: &Question, line: &CaseLine, times: usize) -> String {
        vec![self.of(&question.code, line); times].join(" ").chars().take(question.limit()).collect()
    }

    /// One of the texts for a question, in the group's language; the same for the same line each time.
    fn of(&self, question: &str, line: &CaseLine) -> String {
        let topic = topic_of(&line.theme);
        let fits = |text: &&Text| text.question == question && (text.topic.is_empty() || text.topic == topic);
        let texts: Vec<&Text> = self.answer.iter().filter(fits).collect();
        let turn = line.name.bytes().chain(line.region.bytes()).fold(0, |sum, byte| sum + usize::from(byte));
        let Some(text) = texts.get(turn.checked_rem(texts.len()).unwrap_or(0)) else { return line.note.clone() };
        let latin = if line.language == Lang::UzCyrl { "uz" } else { line.language.code() };
        let found = text.by_language.get(latin).or_else(|| text.by_language.get("en")).cloned().unwrap_or_default();
        if line.language == Lang::UzCyrl { to_cyrillic(&found) } else { found }
    }
}

fn topic_of(theme: &str) -> &'static str {
    match theme {
        "livelihoods" | "other" => "livelihoods",
        "legal_aid" | "housing_rights" | "womens_rights" | "migrants" => "law",
        _ => "care",
    }
}
