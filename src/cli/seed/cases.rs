//! The 45 applications: opened, filled in, sent, screened, some withdrawn.

use super::{CaseLine, Year, at, broken, money};
use crate::{
    applications::{
        Channel, answers, codes,
        open::{self, NewCase},
        screen::{self, NewScreening, Outcome},
        send,
    },
    base::{Actor, ApplicationId, Role, Stop},
    calls::forms::{self, Kind, Question},
};
use chrono::{Duration, NaiveDateTime};

/// An application of the file, in the database.
pub(super) struct Brought {
    pub id: ApplicationId,
    pub line: CaseLine,
}

/// Brings all in, in the file's order, so that their references are the file's.
pub(super) fn bring_in(year: &Year<'_>, lines: &[CaseLine]) -> Result<Vec<Brought>, Stop> {
    let mut cases = Vec::new();
    for (number, line) in (0..).zip(lines) {
        let now = at(3, 20, 10)? + Duration::hours(13 * number);
        cases.push(bring_one(year, line, now)?);
    }
    Ok(cases)
}

fn bring_one(year: &Year<'_>, line: &CaseLine, now: NaiveDateTime) -> Result<Brought, Stop> {
    let call = *year.calls.get(&line.call).ok_or_else(|| broken("call"))?;
    let code = codes::fresh(year.db.master())?;
    let new = NewCase { call, country: line.country.clone(), language: line.language, channel: Channel::Online, code };
    let id = year.act(&Actor::Visitor, now, move |tx| open::open(tx, &new))?.id;
    let group = Actor::Case(id);
    // The two emergencies came when the women's fund had its money.
    let later = if line.call.starts_with("EMERGENCY") { at(4, 21, 8)? } else { now + Duration::minutes(40) };
    fill_in(year, &group, id, line, later)?;
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

fn fill_in(year: &Year<'_>, group: &Actor, id: ApplicationId, line: &CaseLine, now: NaiveDateTime) -> Result<(), Stop> {
    year.db.set_now(Some(now));
    let form = year.db.read_now(group, |tx| {
        let case = crate::applications::load(tx, id)?;
        forms::load(tx, case.form_version_id)
    })?;
    for section in form.iter() {
        let given = section
            .questions
            .iter()
            .map(|question| Ok((question.id, answer(question, line)?)))
            .collect::<Result<_, Stop>>()?;
        let save = answers::SaveSection { case: id, section: section.id, revision: 0, answers: given };
        year.act(group, now, move |tx| answers::save(tx, &save))?;
    }
    Ok(())
}

pub(super) fn answer(question: &Question, line: &CaseLine) -> Result<String, Stop> {
    let asked = money(&line.requested, &line.currency)?;
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
        (_, _, Kind::Number) => "40".to_owned(),
        (_, _, Kind::Date) => "2020-07-01".to_owned(),
        (_, _, Kind::Money) => asked.to_string(),
        (_, _, Kind::ShortText | Kind::LongText) if question.required => {
            sentence(line).chars().take(question.limit()).collect()
        }
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

/// An invented answer in the group's language.
pub(super) fn sentence(line: &CaseLine) -> String {
    let text = match line.language.code() {
        "tg" => "Мо ба занон ва оилаҳои деҳа кумак мекунем ва корро якҷоя ба нақша мегирем.",
        "uz" => "Biz qishlogʻimizdagi ayollar va oilalarga yordam beramiz, ishni birga rejalashtiramiz.",
        "uz-Cyrl" => "Биз қишлоғимиздаги аёллар ва оилаларга ёрдам берамиз, ишни бирга режалаштирамиз.",
        "ky" => "Биз айылдагы аялдарга жана үй-бүлөлөргө жардам беребиз, ишти чогуу пландайбыз.",
        "ru" => "Мы помогаем женщинам и семьям в нашем районе и планируем работу вместе с ними.",
        _ => "We help women and families in our district and plan the work together with them.",
    };
    if line.note.is_empty() { text.to_owned() } else { format!("{text} ({})", line.note) }
}
