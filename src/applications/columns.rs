//! The plain columns that answers fill, and what they tell the register of the group: lists sort and filter by these.

use super::{
    Case, MailMode,
    answers::{Answers, is_asked, read_money},
    store,
};
use crate::{
    base::{Lang, Money, Stop, seal::Place},
    calls::forms::{Question, Section},
    db::Tx,
    groups::{self, Contact},
};
use chrono::NaiveDate;

/// The questions that fill the group's contact.
pub(super) const CONTACT: [&str; 4] = ["name_fund", "safe_channel", "contact_value", "contact_hours"];

/// What answers say in plain columns.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Columns {
    /// The group's name or alias.
    pub name: String,
    /// Choice code of the kind of group.
    pub kind: Option<String>,
    /// ISO 3166-2 code.
    pub region: Option<String>,
    /// Choice code of the main theme.
    pub theme: Option<String>,
    /// The language the group reads.
    pub language: Option<Lang>,
    /// Amount asked.
    pub requested: Option<Money>,
    /// The first and the last day of the project.
    pub days: (Option<NaiveDate>, Option<NaiveDate>),
}

/// Reads the columns out of answers; a question that is not asked fills nothing.
pub fn of(form: &[Section], answers: &Answers) -> Columns {
    let answer = |fits: &dyn Fn(&Question) -> bool| {
        let question = form.iter().flat_map(|section| &section.questions).find(|question| fits(question))?;
        let value = answers.get(&question.id).filter(|value| !value.is_empty())?;
        is_asked(question, form, answers).then(|| value.clone())
    };
    let filling = |column: &str| answer(&|question| question.fills == column);
    let day = |code: &str| answer(&|question| question.code == code)?.parse().ok();
    Columns {
        name: filling("name").unwrap_or_default(),
        kind: filling("kind"),
        region: filling("region"),
        theme: filling("theme"),
        language: filling("language").and_then(|code| Lang::from_code(&code)),
        requested: filling("amount").and_then(|text| read_money(&text)),
        days: (day("start_date"), day("end_date")),
    }
}

/// What mail a group gets by what it answers: whether by mail, before and now, and whether messages may name the fund. What
/// it chose itself stands until it answers otherwise; but where the fund may not be named, no letter says more than that
/// there is news. Pure.
fn mail_mode(chosen: MailMode, (before, by_mail): (Option<bool>, bool), may_name: Option<bool>) -> MailMode {
    match (by_mail, may_name) {
        (true, Some(false)) if chosen == MailMode::Full => MailMode::Neutral,
        (same, _) if before == Some(same) => chosen,
        (true, _) => MailMode::Neutral,
        (false, _) => MailMode::None,
    }
}

/// Brings answers into the plain columns and the group's record. A step.
pub(super) fn fill(tx: &mut Tx<'_>, case: &Case, form: &[Section], answers: &Answers) -> Result<(), Stop> {
    let columns = of(form, answers);
    let coded = |code: &str| {
        let question = form.iter().flat_map(|section| &section.questions).find(|question| question.code == code)?;
        answers.get(&question.id).cloned()
    };
    let language = columns.language.unwrap_or(case.language);
    let channel = coded("safe_channel").unwrap_or_default();
    let mail_wanted = channel == "email";
    let group = groups::find(tx, case.group_id)?;
    let before = groups::contacts(tx, &group)?.first().map(|way| way.mail_wanted);
    let may_name = coded("name_fund").map(|answer| answer == "yes");
    let mail_mode = mail_mode(case.mail_mode, (before, mail_wanted), may_name);
    let filled = store::Filled {
        name: case.key.seal(Place::new("applications.name", case.id.0), &columns.name)?,
        language: language.code().to_owned(),
        region: columns.region.clone(),
        kind: columns.kind.clone(),
        theme: columns.theme,
        requested_minor: columns.requested.map(|amount| amount.minor()),
        requested_currency: columns.requested.map(|amount| amount.currency().code().to_owned()),
        mail_mode,
    };
    store::fill(tx, case.id, filled)?;
    if columns.name != case.name {
        super::index(tx, case.id, &case.reference, &columns.name)?;
    }
    groups::describe(tx, &group, &columns.name, columns.kind.as_deref(), columns.region.as_deref(), language)?;
    let contact = Contact {
        channel,
        value: coded("contact_value").unwrap_or_default(),
        note: coded("contact_hours").unwrap_or_default(),
        mail_wanted,
    };
    groups::set_contacts(tx, &group, &[contact])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_say_as_much_as_the_group_allowed() {
        use MailMode::{Full, Neutral, None as No};
        for (chosen, before, by_mail, may_name, mode) in [
            (No, None, true, Some(true), Neutral),
            (No, Some(false), true, Some(false), Neutral),
            (No, None, true, None, Neutral),
            (No, None, false, Some(true), No),
            (Full, Some(true), false, Some(true), No),
            // What it chose itself stands.
            (Neutral, Some(true), true, Some(true), Neutral),
            (Full, Some(true), true, Some(true), Full),
            (Full, Some(true), true, None, Full),
            // But a no is a no.
            (Full, Some(true), true, Some(false), Neutral),
        ] {
            assert_eq!(
                mail_mode(chosen, (before, by_mail), may_name),
                mode,
                "{chosen:?} {before:?} {by_mail} {may_name:?}"
            );
        }
    }
}
