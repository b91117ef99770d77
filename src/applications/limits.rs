//! What a call asks of an application: who may apply, with what, how much, how long, and how many may.

use super::{
    Refusal,
    answers::{Answers, is_asked},
    budget, columns, store,
};
use crate::{
    base::{ApplicationId, GroupId, Lang, Money, Stop, money::Rounding, stop::Arg},
    calls::{
        Call,
        choices::Lists,
        forms::{Kind, Question, Section},
    },
    db::Tx,
    funds::rates::{self, RateRow},
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

/// How far beyond a limit in another currency an amount may lie, in percent: rates move while a group writes.
const MOVES_PERCENT: i64 = 5;

/// The rate between the currency of a call's limits and the one that is asked for, where they differ and one is known. A step.
pub fn rate(tx: &mut Tx<'_>, call: &Call, form: &[Section], given: &Answers) -> Result<Option<RateRow>, Stop> {
    let asked = columns::of(form, given).requested.map(|amount| amount.currency());
    let limit = call.amount_max.or(call.amount_min).map(|amount| amount.currency());
    match (limit, asked) {
        (Some(limit), Some(asked)) if limit != asked => rates::newest(tx, limit, asked, tx.now.date()),
        _ => Ok(None),
    }
}

/// Everything in the answers that the call does not allow; `rate` as [`rate`] gives it. Pure.
pub fn problems(
    call: &Call,
    form: &[Section],
    given: &Answers,
    rate: Option<&RateRow>,
    lists: &Lists,
    lang: Lang,
) -> Vec<Problem> {
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
    if let Some(why) = columns.requested.and_then(|asked| amount(asked, (call.amount_min, call.amount_max), rate)) {
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

fn amount(asked: Money, limits: (Option<Money>, Option<Money>), rate: Option<&RateRow>) -> Option<Refusal> {
    let shown = |limit: Option<Money>| limit.map_or_else(|| Arg::Text("–".to_owned()), Arg::Money);
    let (least, most) = limits;
    let limit = most.or(least)?;
    if limit.currency() == asked.currency() {
        let below = least.is_some_and(|least| asked.minor() < least.minor());
        let above = most.is_some_and(|most| asked.minor() > most.minor());
        return (below || above).then(|| Refusal::AmountOutside { least: shown(least), most: shown(most) });
    }
    // Without a rate, and never through a third currency, the limits are for staff to judge. No fund gives anything yet:
    // a half goes up, by no donor's rule.
    let rate = rate?;
    let worth = |limit: Option<Money>| limit.and_then(|limit| rate.rate.convert(limit, Rounding::HalfUp).ok());
    let (worth_least, worth_most) = (worth(least), worth(most));
    let part = |money: Money| money.minor() / 100 * MOVES_PERCENT;
    let below = worth_least.is_some_and(|least| asked.minor() < least.minor() - part(least));
    let above = worth_most.is_some_and(|most| asked.minor() > most.minor() + part(most));
    (below || above).then(|| Refusal::AmountOutsideWorth {
        least: shown(worth_least),
        most: shown(worth_most),
        on: rate.on,
    })
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
    use crate::base::{Currency, Rate};
    use chrono::{NaiveDate, NaiveDateTime};

    #[test]
    fn a_limit_in_another_currency_is_judged_by_the_rate_with_room_for_its_moves() {
        let rate = |value: &str| RateRow {
            id: crate::base::RateId(1),
            rate: Rate::new(Currency::EUR, Currency::TJS, value.parse().unwrap(), 1).unwrap(),
            on: NaiveDate::from_ymd_opt(2026, 5, 20).unwrap(),
            source: "NBT".into(),
            entered_by: None,
            entered_at: NaiveDateTime::default(),
        };
        let (eur, tjs) =
            (|minor| Money::from_minor(minor, Currency::EUR), |minor| Money::from_minor(minor, Currency::TJS));
        let limits = (Some(eur(50_000)), Some(eur(300_000)));
        let judged = |asked, rate: Option<&RateRow>| amount(asked, limits, rate);
        let at = rate("11.00");
        assert_eq!(judged(tjs(3_300_000), Some(&at)), None);
        assert_eq!(judged(tjs(3_465_000), Some(&at)), None, "five percent more");
        assert!(matches!(judged(tjs(3_465_001), Some(&at)), Some(Refusal::AmountOutsideWorth { .. })));
        assert!(matches!(judged(tjs(500_000), Some(&at)), Some(Refusal::AmountOutsideWorth { .. })));
        assert_eq!(judged(tjs(99_999_999), None), None, "no rate is guessed");
        assert!(matches!(judged(eur(300_001), None), Some(Refusal::AmountOutside { .. })));
    }

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
