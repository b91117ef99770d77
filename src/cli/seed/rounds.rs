//! The board's rounds: declarations, scores, motions, votes, conclusions.

use super::{Year, at, broken, cases::Brought, meetings, money};
use crate::{
    applications::{self, State},
    awards::{
        self,
        conclude::Conclusion,
        offers::{self, Said},
    },
    base::{Actor, ApplicationId, AwardId, Labels, Lang, Role, Stop},
    board::{
        Choice, ConflictKind, Declaration, Outcome,
        conflicts::{self, NewDeclaration},
        rules,
        scores::{self, Filled, Mark},
        votes::{self, NewBallot, NewMotion},
    },
};
use chrono::{Duration, NaiveDateTime};

/// An award with its application's line.
pub(super) struct Made {
    pub award: AwardId,
    pub line: super::CaseLine,
}

/// Decides every application that came before the board, in the order of the days; gives the awards in the order of the
/// applications.
pub(super) fn decide(year: &Year<'_>, cases: &[Brought]) -> Result<Vec<Made>, Stop> {
    let mut made = Vec::new();
    for (code, read, vote, title) in [
        ("EMERGENCY-2020", at(4, 22, 6)?, at(4, 23, 9)?, None),
        ("REGULAR-2020", at(4, 27, 9)?, at(5, 12, 9)?, Some("The spring round")),
        ("IN-KIND-2020", at(9, 30, 9)?, at(10, 14, 9)?, Some("Help in kind")),
    ] {
        let comes = |case: &Brought| {
            case.line.call == code && matches!(case.line.outcome.as_str(), "funded" | "reserve" | "declined")
        };
        let round: Vec<(i64, &Brought)> = (0..).zip(cases).filter(|(_, case)| comes(case)).collect();
        let step = |number: i64| Duration::minutes(10 * number);
        let mut readers = Vec::with_capacity(round.len());
        for (number, case) in &round {
            readers.push(read_and_score(year, case, usize::try_from(*number).unwrap_or(0), read + step(*number))?);
        }
        if round.iter().any(|(_, case)| case.line.outcome == "reserve") {
            keep_reserve(year, code, read)?;
        }
        let agenda = round.iter().map(|(_, case)| case.id).collect();
        let meeting = title.map(|title| meetings::call(year, title, vote, agenda)).transpose()?;
        for ((number, case), members) in round.iter().zip(&readers) {
            if let Some(award) = vote_on(year, case, members, vote + step(*number))? {
                made.push((*number, Made { award, line: case.line.clone() }));
            }
        }
        if let Some(meeting) = meeting {
            meetings::minute(year, meeting, vote + Duration::days(1))?;
        }
    }
    made.sort_by_key(|(number, _)| *number);
    Ok(made.into_iter().map(|(_, made)| made).collect())
}

/// Staff say until when the round's reserve list runs: so long that it runs still when somebody looks at the demo.
fn keep_reserve(year: &Year<'_>, code: &str, now: NaiveDateTime) -> Result<(), Stop> {
    let call = *year.calls.get(code).ok_or_else(|| broken("call"))?;
    year.db.set_now(None);
    let last = year.db.read_now(&Actor::Console, |tx| Ok(tx.now.date()))? + Duration::days(365);
    year.act(&year.actor(Role::ProgrammeOfficer)?, now, move |tx| awards::reserve::set_end(tx, call, last, ""))
}

/// Each member declares; those without conflict score. Gives them.
fn read_and_score(year: &Year<'_>, case: &Brought, number: usize, now: NaiveDateTime) -> Result<Vec<Actor>, Stop> {
    let id = case.id;
    let mut clear = Vec::new();
    for (seat, member) in year.board().into_iter().enumerate() {
        // The chair (seat 0) never has one here; another member has one now and then.
        let conflicted = seat > 0 && (number * 7 + seat) % 29 == 3;
        let declaration = NewDeclaration {
            state: if conflicted { Declaration::Conflict } else { Declaration::None },
            kind: conflicted.then_some(ConflictKind::Work),
            note: String::new(),
        };
        year.act(&member, now, move |tx| conflicts::declare(tx, id, &declaration))?;
        if conflicted {
            continue;
        }
        let wanted = case.line.outcome != "declined";
        year.act(&member, now + Duration::minutes(3), move |tx| {
            let call = applications::load(tx, id)?.call_id;
            let rules = rules::of_call(tx, call)?;
            let marks = rules.criteria.iter().enumerate().map(|(place, criterion)| {
                let spread = i32::try_from((number + seat * 3 + place) % 2).unwrap_or(0);
                let points = (if wanted { 4 } else { 2 } + spread).min(criterion.scale_max);
                (criterion.id, Mark { points: Some(points), comment: String::new() })
            });
            let filled = Filled { marks: marks.collect(), recommended: None, comment: String::new() };
            scores::lock(tx, id, &filled)
        })?;
        clear.push(member);
    }
    Ok(clear)
}

fn vote_on(year: &Year<'_>, case: &Brought, members: &[Actor], now: NaiveDateTime) -> Result<Option<AwardId>, Stop> {
    let id: ApplicationId = case.id;
    let chair = year.actor(Role::BoardChair)?;
    let given = case.line.awarded_eur.as_deref().map(|amount| money(amount, "EUR")).transpose()?;
    let requested = money(&case.line.requested, &case.line.currency)?;
    let on_reserve = case.line.outcome == "reserve";
    let outcome = match given {
        None => Outcome::Decline,
        Some(_) if on_reserve => Outcome::Reserve,
        Some(amount) if amount.currency() == requested.currency() && amount.minor() == requested.minor() => {
            Outcome::Fund
        }
        Some(_) => Outcome::FundLess,
    };
    let fund = match &case.line.fund {
        Some(code) => Some(*year.funds.get(code).ok_or_else(|| broken("fund"))?),
        None => None,
    };
    let (text, reasons, ends) = match outcome {
        Outcome::Decline => ("Not to award a grant.", "Other applications were more urgent.", State::Declined),
        Outcome::Reserve => ("To award a grant when money returns.", "There is not enough money now.", State::Reserve),
        _ => ("To award a grant.", "Needed and well planned.", State::Funded),
    };
    let motion = year.act(&chair, now, move |tx| {
        let new = NewMotion {
            secret: false,
            outcome,
            amount: given,
            fund,
            defer_to: None,
            text: text.to_owned(),
            conditions: String::new(),
            closes_at: None,
        };
        votes::open_vote(tx, id, &new)
    })?;
    for (place, member) in members.iter().enumerate() {
        let choice = match (place, id.0 % 5) {
            (2, 0) => Choice::Abstain,
            (4, 1) => Choice::No,
            _ => Choice::Yes,
        };
        year.act(member, now + Duration::minutes(2), move |tx| {
            let ballot = NewBallot { choice, recommended: None, conditions: String::new(), reason: String::new() };
            votes::cast(tx, motion, &ballot)
        })?;
    }
    let concluded = year.act(&chair, now + Duration::minutes(8), move |tx| {
        let conclusion = Conclusion { casting: None, reasons: Labels::one(Lang::En, reasons) };
        awards::conclude::conclude(tx, motion, &conclusion)
    })?;
    let award = match concluded.award {
        None if outcome == Outcome::FundLess => Some(agree(year, id, now + Duration::hours(3))?),
        made => made,
    };
    let state = year.db.read_now(&Actor::Console, |tx| Ok(applications::load(tx, id)?.state))?;
    if state != ends {
        return Err(broken(&format!("an application ended as {state}")));
    }
    Ok(award)
}

/// The group brings its budget down to what it is offered, and says yes.
fn agree(year: &Year<'_>, id: ApplicationId, now: NaiveDateTime) -> Result<AwardId, Stop> {
    let group = Actor::Case(id);
    year.act(&group, now, move |tx| {
        let case = applications::load(tx, id)?;
        if offers::newest(tx, &case)?.is_some_and(|offer| offer.with_budget) {
            offers::fit(tx, id)?;
        }
        let said = Said { agrees: true, reason: String::new(), channel: None };
        offers::answer(tx, id, &said)?;
        awards::of_application(tx, id)?.ok_or(Stop::Missing)
    })
}
