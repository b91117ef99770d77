//! Motions and ballots: the chair puts a motion on an application to the vote, members without conflict vote, and may
//! change their vote until it is closed. Closing and counting are in `closing`, what people read of it in `polls`.

pub use super::{
    closing::{Closed, close},
    motions::{Motion, find},
};

use super::{
    Choice, MotionState, Outcome, Refusal, Track,
    motions::{CONDITIONS, TEXT, notice},
    rules::{self, Rules},
    seen::{Seen, Standing},
    stand_ins, store, tally, text_within, urn,
};
use crate::{
    applications::{self, Case},
    audit,
    base::{
        ApplicationId, BallotId, CallId, ConsentId, Deed, FundId, MeetingId, Money, MotionId, PersonId, Stop,
        seal::Place,
    },
    calls::{self, Call},
    db::Tx,
    funds::{self, Fund},
    notices::Kind,
};
use chrono::NaiveDateTime;

pub(super) const BALLOT_CONDITIONS: &str = "ballots.conditions";
pub(super) const BALLOT_REASON: &str = "ballots.reason";

/// A motion to be put to the vote.
#[derive(Clone, Debug)]
pub struct NewMotion {
    /// What it proposes.
    pub outcome: Outcome,
    /// How much; looked at only where money is given.
    pub amount: Option<Money>,
    /// From which fund; looked at only where money is given.
    pub fund: Option<FundId>,
    /// To which round it puts the application off; looked at only where it is put off, and may be none: then it stays before
    /// the board for a later meeting.
    pub defer_to: Option<CallId>,
    /// Its text.
    pub text: String,
    /// On which conditions; may be empty.
    pub conditions: String,
    /// Whether nobody is to learn who voted how.
    pub secret: bool,
    /// When voting ends; `None`: when the chair closes it.
    pub closes_at: Option<NaiveDateTime>,
}

/// A vote as it is cast.
#[derive(Clone, Debug)]
pub struct NewBallot {
    /// How.
    pub choice: Choice,
    /// The amount the member would give.
    pub recommended: Option<Money>,
    /// Which conditions.
    pub conditions: String,
    /// Why.
    pub reason: String,
}

/// What money a motion gives, from where; nothing for one that gives none.
fn check_money(
    new: &NewMotion,
    requested: Option<Money>,
    call: &Call,
    fund: Option<&Fund>,
) -> Result<Option<(Money, FundId)>, Refusal> {
    if !new.outcome.gives() {
        return Ok(None);
    }
    let amount = new.amount.filter(Money::is_positive).ok_or(Refusal::AmountMissing)?;
    let fund = fund.ok_or(Refusal::FundMissing)?;
    if !call.funds.is_empty() && !call.funds.contains(&fund.id) {
        return Err(Refusal::FundOfOtherCall);
    }
    let currency = amount.currency();
    let is_known = |asked: Money| asked.currency() == currency;
    if fund.currency != currency && !call.currencies.contains(&currency) && !requested.is_some_and(is_known) {
        return Err(Refusal::AmountCurrency);
    }
    if let Some(asked) = requested.filter(|asked| is_known(*asked)) {
        if amount.minor() > asked.minor() {
            return Err(Refusal::AmountTooMuch { asked });
        }
        if new.outcome == Outcome::FundLess && amount == asked {
            return Err(Refusal::AmountNotLess { asked });
        }
    }
    Ok(Some((amount, fund.id)))
}

/// In which way a motion comes to the vote.
#[derive(Clone, Copy, Debug)]
pub(super) enum Way {
    /// By itself.
    Alone,
    /// On a consent list.
    OnList(ConsentId),
    /// Against what another motion decided, in a meeting where one is named.
    Against(MotionId, Option<MeetingId>),
}

/// Act: the chair puts a motion on an application to the vote; every elector is told.
pub fn open_vote(tx: &mut Tx<'_>, application: ApplicationId, new: &NewMotion) -> Result<MotionId, Stop> {
    tx.permit(Deed::ChairVote)?;
    put_and_tell(tx, application, new, Way::Alone)
}

/// Step: puts a motion to the vote and tells every elector.
pub(super) fn put_and_tell(
    tx: &mut Tx<'_>,
    application: ApplicationId,
    new: &NewMotion,
    way: Way,
) -> Result<MotionId, Stop> {
    let (id, seen, electors) = put_to_vote(tx, application, new, way)?;
    let call = calls::find(tx, seen.call())?;
    for person in electors {
        notice(Kind::VoteOpened, person, seen.case(), &call, (id, new.closes_at)).queue(tx)?;
    }
    Ok(id)
}

/// Step: puts a motion to the vote. Gives who may vote on it, to be told.
pub(super) fn put_to_vote(
    tx: &mut Tx<'_>,
    application: ApplicationId,
    new: &NewMotion,
    way: Way,
) -> Result<(MotionId, Seen, Vec<PersonId>), Stop> {
    store::declarations::lock_application(tx, application)?;
    let seen = Seen::of(tx, application)?;
    if seen.standing() == Standing::Conflict {
        return Err(Refusal::ChairConflicted.into());
    }
    seen.clear()?;
    check_way(&seen, new.outcome, way)?;
    let before = store::motions::of_application(tx, application)?;
    let call = calls::find(tx, seen.call())?;
    let fund = match new.fund.filter(|_| new.outcome.gives()) {
        Some(id) => Some(funds::find(tx, id)?),
        None => None,
    };
    let rules = rules::freeze(tx, seen.call())?;
    let (electors, seats) = stand_ins::electorate(tx, application, &rules)?;
    if before.iter().any(|motion| motion.state == MotionState::Open) {
        return Err(Refusal::MotionOpen.into());
    }
    let money = check_money(new, seen.case().requested, &call, fund.as_ref())?;
    if let Some(fund) = &fund {
        fund.allows(&applications::purpose::of(tx, seen.case())?)?;
    }
    let electorate = check_electors(&rules, electors.len())?;
    check_round(tx, &call, new)?;
    check_end(new.closes_at, tx.now)?;
    let number = before.iter().map(|motion| motion.number).max().unwrap_or(0) + 1;
    let row = row(tx, &seen, new, (number, electorate), money)?;
    let row = match way {
        Way::Alone => row,
        Way::OnList(list) => store::motions::Row { consent_id: Some(list), ..row },
        Way::Against(decided, meeting) => {
            store::motions::Row { reverses: Some(decided), meeting_id: meeting.or(row.meeting_id), ..row }
        }
    };
    let id = row.id;
    store::motions::insert(tx, row)?;
    store::stand_ins::insert(tx, id, &seats)?;
    let event = audit::Event::new("board.open_vote", application).in_case(application, seen.key());
    let ballot = if new.secret { "secret" } else { "open" };
    let mut details = serde_json::json!({ "motion": number, "outcome": new.outcome, "ballot": ballot });
    if let Some(round) = new.defer_to.filter(|_| new.outcome == Outcome::Defer) {
        details["call"] = calls::find(tx, round)?.code.into();
    }
    audit::record(tx, event.with(details))?;
    Ok((id, seen, electors.into_iter().map(|(person, _)| person.id).collect()))
}

/// What is not decided yet is decided; what is decided can only be reversed.
fn check_way(seen: &Seen, outcome: Outcome, way: Way) -> Result<(), Stop> {
    match (way, outcome) {
        (Way::Against(..), Outcome::Reverse) if seen.is_undecided() => Err(Refusal::NothingToReverse.into()),
        (Way::Against(..), Outcome::Reverse) => Ok(()),
        // No form offers it.
        (Way::Against(..), _) | (_, Outcome::Reverse) => Err(Stop::Missing),
        (Way::Alone | Way::OnList(_), _) => seen.undecided(),
    }
}

/// Where conflicts leave fewer members than a quorum, there is no use in voting.
fn check_electors(rules: &Rules, electors: usize) -> Result<u32, Refusal> {
    let electors = u32::try_from(electors).unwrap_or(u32::MAX);
    let needed = tally::quorum(rules, electors);
    if needed > electors { Err(Refusal::QuorumImpossible { needed, electors }) } else { Ok(electors) }
}

/// An application is put off only to another round that groups still come to.
fn check_round(tx: &mut Tx<'_>, call: &Call, new: &NewMotion) -> Result<(), Stop> {
    let Some(id) = new.defer_to.filter(|_| new.outcome == Outcome::Defer) else { return Ok(()) };
    if calls::to_come(tx, call.id)?.iter().any(|round| round.id == id) {
        Ok(())
    } else {
        Err(Refusal::RoundNotToCome.into())
    }
}

fn check_end(closes_at: Option<NaiveDateTime>, now: NaiveDateTime) -> Result<(), Refusal> {
    if closes_at.is_some_and(|end| end <= now) { Err(Refusal::ClosesTooEarly) } else { Ok(()) }
}

fn row(
    tx: &mut Tx<'_>,
    seen: &Seen,
    new: &NewMotion,
    (number, electorate): (i32, u32),
    money: Option<(Money, FundId)>,
) -> Result<store::motions::Row, Stop> {
    let text = text_within(&new.text, |max| Refusal::TextTooLong { max })?.ok_or(Refusal::TextMissing)?;
    let conditions = text_within(&new.conditions, |max| Refusal::ConditionsTooLong { max })?;
    let id: MotionId = tx.new_id()?;
    Ok(store::motions::Row {
        id,
        application_id: seen.application(),
        call_id: seen.call(),
        number,
        outcome: new.outcome,
        amount_minor: money.map(|(amount, _)| amount.minor()),
        currency: money.map(|(amount, _)| amount.currency().code().to_owned()),
        fund_id: money.map(|(_, fund)| fund),
        text: seen.key().seal(Place::new(TEXT, id.0), text)?,
        conditions: conditions.map(|text| seen.key().seal(Place::new(CONDITIONS, id.0), text)).transpose()?,
        state: MotionState::Open,
        secret: new.secret,
        opened_by: seen.member(),
        opened_at: tx.now,
        closes_at: new.closes_at,
        closed_by: None,
        closed_at: None,
        electorate: i32::try_from(electorate).unwrap_or(i32::MAX),
        yes: 0,
        yes_with_conditions: 0,
        no: 0,
        abstain: 0,
        mean_hundredths: None,
        casting_choice: None,
        result_reason: None,
        urn: None,
        meeting_id: store::meetings::holding(tx, seen.application())?,
        track: Track::Ordinary,
        consent_id: None,
        defer_to: new.defer_to.filter(|_| new.outcome == Outcome::Defer),
        reverses: None,
    })
}

/// Act: casts one's vote, or changes it; a secret one stands once cast. Call it without a request key for a secret vote:
/// that would keep when who voted.
pub fn cast(tx: &mut Tx<'_>, id: MotionId, new: &NewBallot) -> Result<(), Stop> {
    tx.permit(Deed::Vote)?;
    store::motions::lock(tx, id)?;
    let row = store::motions::find(tx, id)?;
    let seen = Seen::of(tx, row.application_id)?;
    seen.clear()?;
    stand_ins::here(tx, id, seen.member())?;
    if row.state != MotionState::Open || row.closes_at.is_some_and(|end| end <= tx.now) {
        return Err(Refusal::MotionClosed.into());
    }
    if row.secret {
        let (conditions, _) = check_ballot(new, seen.case().requested)?;
        return urn::cast(tx, &row, &seen, new.choice, conditions);
    }
    put(tx, &row, seen.case(), new)
}

/// Step: writes the actor's open vote, over the one before it.
pub(super) fn put(tx: &mut Tx<'_>, row: &store::motions::Row, case: &Case, new: &NewBallot) -> Result<(), Stop> {
    let person = tx.actor.person().ok_or(Stop::Forbidden)?;
    let (conditions, reason) = check_ballot(new, case.requested)?;
    if row.track == Track::Emergency && new.choice == Choice::YesWithConditions {
        return Err(Refusal::EmergencyPlain.into());
    }
    let before = store::ballots::find(tx, row.id, person)?;
    let ballot: BallotId = before.map_or_else(|| tx.new_id(), |before| Ok(before.id))?;
    let seal =
        |column, text: Option<&str>| text.map(|text| case.key.seal(Place::new(column, ballot.0), text)).transpose();
    let cast = store::ballots::Row {
        id: ballot,
        motion_id: row.id,
        person_id: person,
        choice: new.choice,
        recommended_minor: new.recommended.map(|amount| amount.minor()),
        conditions: seal(BALLOT_CONDITIONS, conditions)?,
        reason: seal(BALLOT_REASON, reason)?,
        cast_at: tx.now,
    };
    store::ballots::put(tx, cast)?;
    let event = audit::Event::new("board.vote", case.id).in_case(case.id, &case.key);
    audit::record(tx, event.with(serde_json::json!({ "motion": row.number })))?;
    Ok(())
}

fn check_ballot(new: &NewBallot, requested: Option<Money>) -> Result<(Option<&str>, Option<&str>), Refusal> {
    let conditions = text_within(&new.conditions, |max| Refusal::ConditionsTooLong { max })?;
    let reason = text_within(&new.reason, |max| Refusal::ReasonsTooLong { max })?;
    if new.choice == Choice::YesWithConditions && conditions.is_none() {
        return Err(Refusal::ConditionsMissing);
    }
    match (new.recommended, requested) {
        (Some(amount), Some(asked)) if amount.currency() != asked.currency() => Err(Refusal::AmountCurrency),
        (Some(amount), Some(asked)) if amount.minor() > asked.minor() => Err(Refusal::RecommendedTooMuch { asked }),
        (Some(_), None) => Err(Refusal::AmountCurrency),
        _ => Ok((conditions, reason)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{CallId, Currency, Labels, RulesId};

    fn euros(minor: i64) -> Money {
        Money::from_minor(minor, Currency::EUR)
    }

    fn call() -> Call {
        let never = chrono::DateTime::UNIX_EPOCH.naive_utc();
        Call {
            id: CallId(1),
            code: "REGULAR".into(),
            labels: Labels::default(),
            purpose: Labels::default(),
            mode: calls::Mode::Regular,
            state: calls::State::Closed,
            zone: "Asia/Dushanbe".into(),
            opens_at: never,
            closes_at: None,
            countries: vec!["TJ".into()],
            kinds: Vec::new(),
            regions: Vec::new(),
            themes: Vec::new(),
            most_applications: 0,
            contact: String::new(),
            quiz: calls::quiz::Quiz::default(),
            second_of: None,
            currencies: vec![Currency::EUR, Currency::TJS],
            amount_min: None,
            amount_max: None,
            months_max: 0,
            per_group: 0,
            decides_by: String::new(),
            funds: vec![FundId(1), FundId(2)],
        }
    }

    fn fund(id: i64) -> Fund {
        Fund {
            id: FundId(id),
            code: "WOMEN".into(),
            labels: Labels::default(),
            currency: Currency::EUR,
            restricted_kinds: Vec::new(),
            restricted_countries: Vec::new(),
            restricted_themes: Vec::new(),
            restricted_categories: Vec::new(),
            admin_share: 0,
            rate_source: None,
            rate_day: funds::RateDay::Own,
            rounding: crate::base::money::Rounding::HalfUp,
            exchange_margin: 0,
            starts_on: None,
            ends_on: None,
            state: funds::State::Open,
        }
    }

    fn motion(outcome: Outcome, amount: Option<Money>) -> NewMotion {
        let empty = String::new;
        NewMotion {
            outcome,
            amount,
            fund: Some(FundId(1)),
            defer_to: None,
            text: empty(),
            conditions: empty(),
            secret: false,
            closes_at: None,
        }
    }

    #[test]
    fn a_motion_gives_no_more_than_was_asked_and_less_is_less() {
        let check = |outcome, minor| {
            check_money(&motion(outcome, Some(euros(minor))), Some(euros(500)), &call(), Some(&fund(1)))
        };
        assert_eq!(check(Outcome::Fund, 500), Ok(Some((euros(500), FundId(1)))));
        assert_eq!(check(Outcome::Fund, 501), Err(Refusal::AmountTooMuch { asked: euros(500) }));
        assert_eq!(check(Outcome::FundLess, 500), Err(Refusal::AmountNotLess { asked: euros(500) }));
        assert_eq!(check(Outcome::FundLess, 499), Ok(Some((euros(499), FundId(1)))));
        assert_eq!(check(Outcome::Fund, 0), Err(Refusal::AmountMissing));
        assert_eq!(check(Outcome::Decline, 500), Ok(None));
    }

    #[test]
    fn money_comes_from_a_fund_of_the_call_in_a_currency_somebody_named() {
        let asked = Some(Money::from_minor(1_450_000, Currency::TJS));
        let check = |amount, fund: Option<&Fund>| check_money(&motion(Outcome::Fund, amount), asked, &call(), fund);
        assert_eq!(check(Some(euros(120_000)), Some(&fund(2))), Ok(Some((euros(120_000), FundId(2)))));
        assert_eq!(check(Some(euros(120_000)), Some(&fund(3))), Err(Refusal::FundOfOtherCall));
        assert_eq!(check(Some(euros(120_000)), None), Err(Refusal::FundMissing));
        assert_eq!(check(None, Some(&fund(1))), Err(Refusal::AmountMissing));
        let soms = Money::from_minor(100, Currency::KGS);
        assert_eq!(check(Some(soms), Some(&fund(1))), Err(Refusal::AmountCurrency));
        let asked_in_somoni = Money::from_minor(1_450_000, Currency::TJS);
        assert_eq!(check(Some(asked_in_somoni), Some(&fund(1))), Ok(Some((asked_in_somoni, FundId(1)))));
    }

    #[test]
    fn a_vote_that_cannot_reach_its_quorum_is_not_opened() {
        let settings = rules::default_settings(calls::Mode::Regular).unwrap();
        let rules = Rules::from_settings(RulesId(1), CallId(1), &settings);
        assert_eq!(check_electors(&rules, 2), Err(Refusal::QuorumImpossible { needed: 3, electors: 2 }));
        assert_eq!(check_electors(&rules, 3), Ok(3));
    }

    #[test]
    fn yes_with_conditions_says_which() {
        let ballot = |choice, conditions: &str, recommended| NewBallot {
            choice,
            recommended,
            conditions: conditions.into(),
            reason: String::new(),
        };
        let check = |new: &NewBallot| check_ballot(new, Some(euros(500))).map(|_| ());
        assert_eq!(check(&ballot(Choice::YesWithConditions, " ", None)), Err(Refusal::ConditionsMissing));
        assert_eq!(check(&ballot(Choice::YesWithConditions, "a budget", Some(euros(500)))), Ok(()));
        let much = Err(Refusal::RecommendedTooMuch { asked: euros(500) });
        assert_eq!(check(&ballot(Choice::Yes, "", Some(euros(501)))), much);
        let other = Money::from_minor(1, Currency::KGS);
        assert_eq!(check(&ballot(Choice::Yes, "", Some(other))), Err(Refusal::AmountCurrency));
    }
}
