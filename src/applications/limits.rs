//! What a call asks of an application: who may apply, with what, how much, how long, and how many may.

use super::{
    Refusal,
    answers::{Answers, is_asked},
    budget, columns, store,
};
use crate::{
    base::{ApplicationId, GroupId, Lang, Money, Stop, stop::Arg},
    calls::{
        Call,
        choices::Lists,
        forms::{Kind, Question, Section},
    },
    db::Tx,
    groups,
};
use chrono::Months;

/// What stands against sending, and in which section it is put right.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// Its code.
    pub section: String,
    /// What is wrong.
    pub why: Refusal,
}

/// Everything in the answers that the call does not allow. Pure.
pub fn problems(call: &Call, form: &[Section], given: &Answers, lists: &Lists, lang: Lang) -> Vec<Problem> {
    let columns = columns::of(form, given);
    let outside = |value: &Option<String>, allowed: &[String]| {
        !allowed.is_empty() && value.as_ref().is_some_and(|value| !allowed.contains(value))
    };
    let fills = |column: &'static str| move |question: &Question| question.fills == column;
    let mut found = Vec::new();
    let mut note = |fits: &dyn Fn(&Question) -> bool, why: Refusal| {
        let home = form.iter().find(|section| section.questions.iter().any(fits));
        found.push(Problem { section: home.map(|section| section.code.clone()).unwrap_or_default(), why });
    };
    if outside(&columns.kind, &call.kinds) {
        note(&fills("kind"), Refusal::KindNotInCall);
    }
    if columns.region.as_ref().is_some_and(|region| !takes_region(call, region)) {
        note(&fills("region"), Refusal::RegionNotInCall);
    }
    if outside(&columns.theme, &call.themes) {
        note(&fills("theme"), Refusal::ThemeNotInCall);
    }
    if let Some(why) = columns.requested.and_then(|asked| amount(asked, call)) {
        note(&fills("amount"), why);
    }
    if let Some(why) = length(columns.days, call.months_max) {
        note(&|question| question.code == "end_date", why);
    }
    for question in form.iter().flat_map(|section| &section.questions).filter(|one| one.kind == Kind::Budget) {
        let lines = given.get(&question.id).map(|value| budget::lines(value)).unwrap_or_default();
        let Some(sums) = budget::sums(&lines).filter(|_| is_asked(question, form, given)) else { continue };
        for why in budget::faults(&sums, columns.requested, lists, lang) {
            note(&|other| other.id == question.id, why);
        }
    }
    found
}

/// Whether a region is one of the call's; a country of which it names no region is open as a whole.
fn takes_region(call: &Call, region: &str) -> bool {
    let country = region.split('-').next().unwrap_or_default();
    let mut named = call.regions.iter().filter(|one| one.split('-').next() == Some(country)).peekable();
    named.peek().is_none() || named.any(|one| one == region)
}

fn amount(asked: Money, call: &Call) -> Option<Refusal> {
    // Limits in another currency are for staff to judge: no rate is guessed here.
    let same = |limit: &Option<Money>| limit.filter(|limit| limit.currency() == asked.currency());
    let below = same(&call.amount_min).is_some_and(|least| asked.minor() < least.minor());
    let above = same(&call.amount_max).is_some_and(|most| asked.minor() > most.minor());
    let shown = |limit: Option<Money>| limit.map_or_else(|| Arg::Text("–".to_owned()), Arg::Money);
    (below || above).then(|| Refusal::AmountOutside { least: shown(call.amount_min), most: shown(call.amount_max) })
}

fn length(days: (Option<chrono::NaiveDate>, Option<chrono::NaiveDate>), months: i32) -> Option<Refusal> {
    let (start, end) = days.0.zip(days.1)?;
    if end < start {
        return Some(Refusal::DaysBackwards);
    }
    let most = u32::try_from(months).ok().filter(|months| *months > 0)?;
    let last = start.checked_add_months(Months::new(most))?;
    (end > last).then(|| Refusal::ProjectTooLong { months: most.into() })
}

/// Refuses where the call has, or the group has in it, as many applications as there may be. A step.
///
/// For a draft that begins there is no `case` yet; for one that is sent it is not counted itself.
pub fn room(tx: &mut Tx<'_>, call: &Call, group: Option<GroupId>, case: Option<ApplicationId>) -> Result<(), Stop> {
    if call.most_applications > 0 && store::count_sent(tx, call.id, case)? >= i64::from(call.most_applications) {
        return Err(Refusal::CallFull.into());
    }
    let Some(group) = group.filter(|_| call.per_group > 0) else { return Ok(()) };
    let whole: Vec<GroupId> = groups::erase::whole(tx, group)?.into_iter().map(|(id, _)| id).collect();
    if store::count_of_groups(tx, call.id, &whole, case)? >= i64::from(call.per_group) {
        return Err(Refusal::GroupHasEnough { most: call.per_group.into() }.into());
    }
    Ok(())
}

/// Whether a choice of a list is offered in a call: it may be for some kinds, regions and themes only.
pub fn is_offered(call: &Call, question: &Question, code: &str) -> bool {
    let among = |allowed: &[String]| allowed.is_empty() || allowed.iter().any(|one| one == code);
    match (question.fills.as_str(), question.list.as_str()) {
        ("kind", _) => among(&call.kinds),
        (_, "theme") => among(&call.themes),
        ("region", _) => takes_region(call, code),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;

    #[test]
    fn a_project_is_as_long_as_the_call_allows_to_the_day() {
        let day = |text: &str| text.parse::<NaiveDate>().ok();
        let fits = |start: &str, end: &str, months| length((day(start), day(end)), months);
        assert_eq!(fits("2026-01-31", "2026-04-30", 3), None);
        assert_eq!(fits("2026-01-31", "2026-05-01", 3), Some(Refusal::ProjectTooLong { months: 3 }));
        assert_eq!(fits("2026-01-02", "2026-01-01", 0), Some(Refusal::DaysBackwards));
        assert_eq!(fits("2026-01-01", "2036-01-01", 0), None);
        assert_eq!(fits("", "2026-01-01", 1), None);
    }
}
