//! How long things are kept: the programme's rules, what they will erase when, and the clerk who carries them out.

use super::{Refusal, Why, erase, store};
use crate::{
    applications::{self, State},
    audit,
    base::{ApplicationId, Deed, FundId, Role, Stop, Subject},
    db::{Tx, tx::Quiet},
    groups::Risk,
    notices::{Kind, Notice, Reader},
    people,
};
use chrono::{Datelike, Days, Months, NaiveDate};
use std::collections::HashMap;

crate::text_enum! {
    /// A rule of the programme. A span of 0: kept until somebody erases it.
    pub enum Rule {
        /// Days after which a draft goes that was never sent, counted from its last change.
        Draft => "draft_days",
        /// Months after which an application goes that was declined, withdrawn or not eligible, or that a round was the end
        /// of: invited or put off to another, with nothing of it there.
        Refused => "refused_months",
        /// Years after which a closed grant goes, where its donor's contract says nothing else.
        Funded => "funded_years",
        /// Like the first, for groups at high risk.
        HighDraft => "high_draft_days",
        /// Like the second, for groups at high risk.
        HighRefused => "high_refused_months",
    }
}

impl Rule {
    /// The longest span that can be meant.
    pub const fn most(self) -> i32 {
        match self {
            Self::Draft | Self::HighDraft => 365,
            Self::Refused | Self::HighRefused => 120,
            Self::Funded => 30,
        }
    }

    /// The day before which something of this rule must have ended to be due on a day. `None`: never.
    fn cutoff(self, on: NaiveDate, span: i32) -> Option<NaiveDate> {
        let span = u32::try_from(span).ok().filter(|span| *span > 0)?;
        match self {
            Self::Draft | Self::HighDraft => on.checked_sub_days(Days::new(span.into())),
            Self::Refused | Self::HighRefused => on.checked_sub_months(Months::new(span)),
            Self::Funded => on.checked_sub_months(Months::new(span.saturating_mul(12))),
        }
    }

    /// The day on which something goes that ended on a day.
    fn due(self, ended: NaiveDate, span: i32) -> Option<NaiveDate> {
        let span = u32::try_from(span).ok().filter(|span| *span > 0)?;
        match self {
            Self::Draft | Self::HighDraft => ended.checked_add_days(Days::new(span.into())),
            Self::Refused | Self::HighRefused => ended.checked_add_months(Months::new(span)),
            Self::Funded => ended.checked_add_months(Months::new(span.saturating_mul(12))),
        }
    }

    fn states(self) -> &'static [State] {
        match self {
            Self::Draft | Self::HighDraft => &[State::Draft],
            Self::Refused | Self::HighRefused => {
                &[State::Declined, State::Withdrawn, State::NotEligible, State::Invited, State::Deferred]
            }
            Self::Funded => &[State::Closed],
        }
    }

    /// Which groups it is for; `None`: all.
    fn risk(self) -> Option<Risk> {
        match self {
            Self::Draft | Self::Refused => Some(Risk::Some),
            Self::HighDraft | Self::HighRefused => Some(Risk::High),
            Self::Funded => None,
        }
    }
}

/// The programme's rules.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rules {
    /// The span of each rule.
    pub spans: HashMap<&'static str, i32>,
    /// Years by the contract of a donor, fund by fund.
    pub funds: HashMap<FundId, i32>,
}

impl Rules {
    /// The span of a rule.
    pub fn span(&self, rule: Rule) -> i32 {
        self.spans.get(rule.as_str()).copied().unwrap_or(0)
    }

    /// Years a grant is kept that these funds paid: the longest that any of them asks for; 0: for ever.
    fn years(&self, funds: &[FundId]) -> i32 {
        let whole = self.span(Rule::Funded);
        let years = funds.iter().map(|fund| self.funds.get(fund).copied().unwrap_or(whole));
        years.reduce(|one, other| if one == 0 || other == 0 { 0 } else { one.max(other) }).unwrap_or(whole)
    }
}

/// The rules. A step. One query; three where they are not known.
pub fn rules(tx: &mut Tx<'_>) -> Result<Rules, Stop> {
    let version = tx.programme()?;
    if let Some(rules) = tx.recall::<Rules>(0, version) {
        return Ok(Rules::clone(&rules));
    }
    let kept: HashMap<String, i32> = store::rules(tx)?.into_iter().collect();
    let span = |rule: &Rule| (rule.as_str(), kept.get(rule.as_str()).copied().unwrap_or(0));
    let spans = Rule::ALL.iter().map(span).collect();
    let rules = Rules { spans, funds: store::fund_years(tx)?.into_iter().collect() };
    Ok(Rules::clone(&tx.remember(0, version, rules)))
}

/// Sets the rules. An act.
pub fn set(tx: &mut Tx<'_>, new: &Rules) -> Result<(), Stop> {
    tx.permit(Deed::EditRetention)?;
    for rule in Rule::ALL {
        if !(0..=rule.most()).contains(&new.span(*rule)) {
            return Err(Refusal::SpanOutside { most: rule.most().into() }.into());
        }
    }
    if new.funds.values().any(|years| !(0..=Rule::Funded.most()).contains(years)) {
        return Err(Refusal::SpanOutside { most: Rule::Funded.most().into() }.into());
    }
    for rule in Rule::ALL {
        store::set_rule(tx, rule.as_str(), new.span(*rule))?;
    }
    store::set_fund_years(tx, &new.funds)?;
    let span = |rule: &Rule| (rule.as_str().to_owned(), new.span(*rule).into());
    let details: serde_json::Map<String, serde_json::Value> = Rule::ALL.iter().map(span).collect();
    audit::record(
        tx,
        audit::Event::new("privacy.set_rules", Subject { kind: "retention", id: 0 }).with(details.into()),
    )?;
    Ok(())
}

/// A case that a rule will erase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// Which.
    pub case: ApplicationId,
    /// What people call it.
    pub reference: String,
    /// Where it stands.
    pub state: State,
    /// The day it goes.
    pub on: NaiveDate,
    /// Whether a hold stops it.
    pub held: bool,
}

/// The most cases that one look gives, of each rule.
pub const MOST: i64 = 200;

/// What the rules erase until a day, soonest first. A step. A fixed number of queries.
pub fn until(tx: &mut Tx<'_>, day: NaiveDate, most: i64) -> Result<Vec<Due>, Stop> {
    let rules = rules(tx)?;
    let mut found = Vec::new();
    for rule in Rule::ALL {
        let shortest = if *rule == Rule::Funded {
            let all = rules.funds.values().copied().chain([rules.span(*rule)]);
            all.filter(|years| *years > 0).min().unwrap_or(0)
        } else {
            rules.span(*rule)
        };
        let Some(cutoff) = rule.cutoff(day, shortest) else { continue };
        let rows = store::ended(tx, rule.states(), rule.risk(), cutoff, most)?;
        let funds = if *rule == Rule::Funded { store::funds_of(tx, &rows)? } else { HashMap::new() };
        for row in rows {
            let span = match funds.get(&row.id) {
                Some(of_case) => rules.years(of_case),
                None => rules.span(*rule),
            };
            let on = rule.due(row.over_on, span).filter(|on| *on <= day);
            let due = |on| Due { case: row.id, reference: row.reference.clone(), state: row.state, on, held: row.held };
            found.extend(on.map(due));
        }
    }
    found.sort_by(|one, other| (one.on, &one.reference).cmp(&(other.on, &other.reference)));
    Ok(found)
}

/// What goes within so many days, for who may see it.
pub fn coming(tx: &mut Tx<'_>, days: u64) -> Result<Vec<Due>, Stop> {
    tx.permit(Deed::SeeRetention)?;
    let day = tx.now.date() + Days::new(days);
    until(tx, day, MOST)
}

/// The day on which a draft goes if nobody changes it, or what was refused or taken back; `None`: it stays. A step, for the
/// group's own page.
pub fn of_case(tx: &mut Tx<'_>, case: &applications::Case) -> Result<Option<NaiveDate>, Stop> {
    let (rule, ended) = match case.state {
        State::Draft => {
            let rule = if case.high_risk { Rule::HighDraft } else { Rule::Draft };
            (rule, Some(store::draft_changed(tx, case.id)?.date()))
        }
        State::Declined | State::Withdrawn | State::NotEligible => {
            (if case.high_risk { Rule::HighRefused } else { Rule::Refused }, case.decided_on)
        }
        _ => return Ok(None),
    };
    let span = rules(tx)?.span(rule);
    let Some(day) = ended.and_then(|ended| rule.due(ended, span)) else { return Ok(None) };
    let held = store::last_hold(tx, case.id)?.is_some_and(|hold| hold.lifted_at.is_none());
    Ok(Some(day).filter(|_| !held))
}

/// Who is told of what will be erased.
const WARNED: [Role; 2] = [Role::ProgrammeLead, Role::Director];
/// How many days before.
const WARNING: u64 = 14;
/// Most references named in one warning.
const NAMED: usize = 10;

/// Tells once a week what the rules erase within two weeks, so that who has a reason can hold it. An act of the clerk; gives
/// how many cases that is.
pub fn warn(tx: &mut Tx<'_>) -> Result<usize, Stop> {
    tx.permit(Deed::KeepHouse)?;
    tx.quiet(Quiet::Sweeping);
    let today = tx.now.date();
    let mut coming = until(tx, today + Days::new(WARNING), MOST)?;
    coming.retain(|one| !one.held && one.on > today);
    let Some(first) = coming.first() else { return Ok(0) };
    let week = today.iso_week();
    let named = coming.iter().take(NAMED).map(|one| one.reference.as_str()).collect::<Vec<_>>().join(", ");
    let more = if coming.len() > NAMED { ", …" } else { "" };
    for person in people::ids_holding(tx, &WARNED)? {
        Notice::new(Kind::ErasureComing, Reader::Person(person))
            .once(format!("erasure:{}-{}:{person}", week.year(), week.week()))
            .with("reference", format!("{named}{more}"))
            .with("deadline", first.on)
            .with("link", "/privacy")
            .queue(tx)?;
    }
    Ok(coming.len())
}

/// Cases that the clerk erases at a time.
const SLICE: usize = 5;

/// Erases some of what is due; gives how many. The clerk's act; files in a folder are swept afterwards.
pub fn erase_due(tx: &mut Tx<'_>) -> Result<usize, Stop> {
    tx.permit(Deed::KeepHouse)?;
    let day = tx.now.date();
    let due = until(tx, day, MOST)?;
    let mut erased = 0;
    for one in due.into_iter().filter(|one| !one.held).take(SLICE) {
        let case = applications::erase::lock(tx, one.case)?;
        erase::whole(tx, &case, Why::Retention, None)?;
        erased += 1;
    }
    if erased == 0 {
        tx.quiet(Quiet::Nothing);
    }
    Ok(erased)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_span_ends_on_a_day_of_the_calendar_and_nought_never_ends() {
        assert_eq!(Rule::Draft.due(day("2020-02-01"), 30), Some(day("2020-03-02")));
        assert_eq!(Rule::Refused.due(day("2020-08-31"), 6), Some(day("2021-02-28")));
        assert_eq!(Rule::Funded.due(day("2020-02-29"), 7), Some(day("2027-02-28")));
        assert_eq!(Rule::Funded.due(day("2020-02-29"), 0), None);
        for rule in Rule::ALL {
            assert_eq!(rule.cutoff(day("2020-06-15"), 0), None);
            let cutoff = rule.cutoff(day("2020-06-15"), 5).unwrap();
            assert_eq!(rule.due(cutoff, 5), Some(day("2020-06-15")));
        }
    }

    #[test]
    fn of_several_donors_the_one_who_wants_it_longest_is_heard() {
        let (one, two, three) = (FundId(1), FundId(2), FundId(3));
        let rules = Rules {
            spans: HashMap::from([(Rule::Funded.as_str(), 5)]),
            funds: HashMap::from([(one, 7), (two, 3), (three, 0)]),
        };
        assert_eq!(rules.years(&[one, two]), 7);
        assert_eq!(rules.years(&[two]), 3);
        assert_eq!(rules.years(&[two, FundId(9)]), 5);
        assert_eq!(rules.years(&[one, three]), 0);
        assert_eq!(rules.years(&[]), 5);
    }
}
