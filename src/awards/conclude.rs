//! The chair concludes a vote: the motion is closed, the decision recorded, and where it gives money the award is made
//! and the fund charged with it, all at once or not at all.

use super::{Award, RateUsed, Refusal, Share, State, broken, duties, offers, plan, reserve, reversals, store};
use crate::{
    applications::{self, Case},
    audit,
    base::{AwardId, Currency, Deed, Labels, Money, MotionId, Role, Stop, seal::Place},
    board::{self, Choice, MotionState, Outcome, Track, closing::Closed, decisions::Decision},
    calls::{self, Call},
    db::Tx,
    funds::{self, Fund, rates::RateRow},
    notices::{Kind, Reader},
    people, sanctions,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What the chair adds to the ballots.
#[derive(Clone, Debug, Default)]
pub struct Conclusion {
    /// The casting vote, where the rules give the chair one and the votes are even.
    pub casting: Option<Choice>,
    /// The board's reasons per language, for the minutes and the group.
    pub reasons: Labels,
}

/// What came of it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Concluded {
    /// How the motion ended.
    pub result: MotionState,
    /// The award, where one was made.
    pub award: Option<AwardId>,
}

/// Act: closes a vote and does what was decided.
pub fn conclude(tx: &mut Tx<'_>, motion: MotionId, conclusion: &Conclusion) -> Result<Concluded, Stop> {
    tx.permit(Deed::ChairVote)?;
    let closed = board::votes::close(tx, motion, conclusion.casting)?;
    carry_out(tx, &closed, &conclusion.reasons)
}

/// Does what a vote that was closed decided. What a meeting ratifies is done already.
pub(super) fn carry_out(tx: &mut Tx<'_>, closed: &Closed, reasons: &Labels) -> Result<Concluded, Stop> {
    let case = closed.case.clone();
    let call = calls::find(tx, case.call_id)?;
    let result = closed.result;
    if result != MotionState::Carried || closed.motion.track == Track::Ratification {
        tell_staff(tx, &case, None)?;
        return Ok(Concluded { result, award: None });
    }
    if closed.motion.reverses.is_some() {
        reversals::carry_out(tx, closed)?;
        tell_staff(tx, &case, None)?;
        return Ok(Concluded { result, award: None });
    }
    let decision = board::decisions::record(tx, closed, reasons)?;
    let award = match decision.outcome {
        Outcome::Fund => Some(make(tx, &case, &call, &decision, &Promise::of(&decision))?),
        // Less than was asked: the group revises its budget and says yes first.
        Outcome::FundLess => {
            offers::make(tx, &case, &call, &decision)?;
            None
        }
        Outcome::Reserve => {
            reserve::join(tx, &case, &decision)?;
            None
        }
        Outcome::Decline => {
            applications::turn(tx, &case, applications::State::Declined)?;
            None
        }
        // It names the motion it reverses, and was carried out above.
        Outcome::Reverse => return Err(Stop::Missing),
        Outcome::Defer => {
            if let Some(round) = closed.motion.defer_to {
                applications::stages::put_off(tx, &case, round)?;
            }
            None
        }
    };
    tell_staff(tx, &case, decision.amount)?;
    let told = match decision.outcome {
        Outcome::Fund => Some(Kind::Decision),
        Outcome::Reserve => Some(Kind::ReserveListed),
        Outcome::Decline => Some(Kind::Declined),
        Outcome::FundLess | Outcome::Defer | Outcome::Reverse => None,
    };
    if let Some(kind) = told {
        applications::tell::group(tx, kind, &case)?.queue(tx)?;
    }
    Ok(Concluded { result, award })
}

/// The names that are compared with the lists of sanctions before the award.
pub(super) fn names(tx: &mut Tx<'_>, case: &Case) -> Result<sanctions::Question, Stop> {
    let names = sanctions::case_names(tx, case)?;
    Ok(sanctions::Question { occasion: sanctions::Occasion::Award, subject: case.id.into(), names })
}

/// Act: after the award was refused for a name in a list: keeps the hits for staff to judge. Gives how many block.
pub fn check_names(tx: &mut Tx<'_>, motion: MotionId) -> Result<usize, Stop> {
    tx.permit(Deed::ChairVote)?;
    let case = board::polls::case_of(tx, motion)?;
    let question = names(tx, &case)?;
    sanctions::note(tx, &case, &question)
}

/// How the money of a decision is promised: at once, or out of what was offered.
pub(super) struct Promise {
    /// The day of the promise.
    pub on: NaiveDate,
    /// What was offered of the fund, in its currency.
    pub offered: Option<Money>,
}

impl Promise {
    /// On the day of the decision, without an offer before.
    fn of(decision: &Decision) -> Self {
        Self { on: decision.decided_on, offered: None }
    }
}

/// What a decision gives, once nothing stands against it: how much, from which fund, at which rate, and what that sets
/// aside of the fund.
pub(super) struct Given {
    pub amount: Money,
    pub fund: Fund,
    pub rate: Option<RateUsed>,
    pub reserved: Money,
}

/// Whether the money of a decision may be given: no award yet, no name in a list of sanctions, a rate where one is needed.
pub(super) fn given(tx: &mut Tx<'_>, case: &Case, decision: &Decision) -> Result<Given, Stop> {
    if store::of_application(tx, case.id)?.is_some() {
        return Err(Refusal::AwardExists.into());
    }
    let amount = decision.amount.ok_or(Refusal::AmountMissing)?;
    let fund = funds::find(tx, decision.fund_id.ok_or(Refusal::FundMissing)?)?;
    let question = names(tx, case)?;
    sanctions::check(tx, case, &question)?;
    let rate = rate_for_fund(tx, &fund, amount.currency(), decision.decided_on)?;
    let reserved = reserved(&fund, amount, rate.as_ref(), margin(&fund, rate.as_ref()))?;
    Ok(Given { amount, fund, rate, reserved })
}

/// Makes the award of a decision, with its plan, and commits the fund.
pub(super) fn make(
    tx: &mut Tx<'_>,
    case: &Case,
    call: &Call,
    decision: &Decision,
    promise: &Promise,
) -> Result<AwardId, Stop> {
    let Given { amount, fund, rate, reserved: committed } = given(tx, case, decision)?;
    let margin = margin(&fund, rate.as_ref());
    let award = Award {
        id: tx.new_id()?,
        application: case.id,
        decision: decision.id,
        group: case.group_id,
        key: case.key.clone(),
        mode: call.mode.to_string(),
        amount,
        state: State::Active,
        awarded_on: decision.decided_on,
        starts_on: None,
        ends_on: None,
        conditions: decision.conditions.clone(),
        shares: vec![Share { fund: fund.id, committed, paid: Money::zero(fund.currency), rate, margin }],
    };
    let in_euro = worth_in_euro(tx, &award, &fund)?;
    let parts = plan::first_plan(amount, in_euro, call.mode == calls::Mode::Emergency, promise.on)?;
    write(tx, &award)?;
    plan::begin(tx, &award, &parts)?;
    duties::appear(tx, &award, duties::Counted::Award, promise.on)?;
    let what = applications::purpose::of(tx, case)?;
    match promise.offered {
        Some(was) => funds::commit_offered(tx, fund.id, (was, committed), award.id.into(), promise.on, &what)?,
        None => funds::commit_for(tx, fund.id, committed, award.id.into(), promise.on, &what)?,
    };
    applications::turn(tx, case, applications::State::Funded)?;
    tell_trail(tx, &award, &fund)?;
    Ok(award.id)
}

/// The newest rate between two currencies, as it will be kept; `None` where there is none, or nothing to exchange.
pub fn rate_for(tx: &mut Tx<'_>, base: Currency, quote: Currency, on: NaiveDate) -> Result<Option<RateUsed>, Stop> {
    if base == quote {
        return Ok(None);
    }
    Ok(funds::rates::newest(tx, base, quote, on)?.map(used))
}

/// The rate that a new promise of a fund is made with; nothing where there is nothing to exchange, a refusal where the
/// rate is missing.
pub(super) fn rate_for_fund(
    tx: &mut Tx<'_>,
    fund: &Fund,
    quote: Currency,
    on: NaiveDate,
) -> Result<Option<RateUsed>, Stop> {
    if fund.currency == quote {
        return Ok(None);
    }
    Ok(Some(used(funds::rates::for_fund(tx, fund, quote, on)?)))
}

/// The rate between a fund's currency and another by the fund's rule, as it will be kept; `None` as in [`rate_for`].
pub fn rate_by(tx: &mut Tx<'_>, fund: &Fund, quote: Currency, on: NaiveDate) -> Result<Option<RateUsed>, Stop> {
    if fund.currency == quote {
        return Ok(None);
    }
    Ok(funds::rates::by_rule(tx, fund, quote, on)?.map(used))
}

fn used(row: RateRow) -> RateUsed {
    RateUsed { rate: row.rate, on: row.on, source: row.source }
}

/// What a fund sets aside beyond the worth of a promise, in hundredths of a percent: nothing where nothing is exchanged.
pub(super) fn margin(fund: &Fund, rate: Option<&RateUsed>) -> u32 {
    if rate.is_some() { fund.exchange_margin } else { 0 }
}

/// What a fund sets aside for an amount: the amount itself, or its worth at the rate with the margin.
pub(super) fn reserved(fund: &Fund, amount: Money, rate: Option<&RateUsed>, margin: u32) -> Result<Money, Stop> {
    if !amount.is_positive() {
        return Err(Refusal::AmountMissing.into());
    }
    rate.map_or(Ok(amount), |used| fund.reserve(amount, &used.rate, margin).map_err(broken))
}

/// What an award is worth in euro, where a rate is known, by the rounding of the fund that carries it.
fn worth_in_euro(tx: &mut Tx<'_>, award: &Award, fund: &Fund) -> Result<Option<Money>, Stop> {
    let sums = std::iter::once(award.amount).chain(award.shares.iter().map(|share| share.committed));
    if let Some(euro) = sums.into_iter().find(|sum| sum.currency() == Currency::EUR) {
        return Ok(Some(euro));
    }
    let rate = rate_for(tx, award.amount.currency(), Currency::EUR, award.awarded_on)?;
    rate.map(|used| fund.worth(award.amount, &used.rate).map_err(broken)).transpose()
}

fn write(tx: &mut Tx<'_>, award: &Award) -> Result<(), Stop> {
    let place = Place::new("awards.conditions", award.id.0);
    let row = store::Row {
        id: award.id,
        application_id: award.application,
        decision_id: award.decision,
        group_id: award.group,
        key_id: award.key.id,
        mode: award.mode.clone(),
        amount_minor: award.amount.minor(),
        currency: award.amount.currency().code().to_owned(),
        state: award.state,
        awarded_on: award.awarded_on,
        starts_on: award.starts_on,
        ends_on: award.ends_on,
        conditions: award.conditions.as_deref().map(|text| award.key.seal(place, text)).transpose()?,
        created_at: tx.now,
    };
    store::insert(tx, row)?;
    award.shares.iter().try_for_each(|share| write_share(tx, award.id, share))
}

/// Writes what one fund carries of an award.
pub(super) fn write_share(tx: &mut Tx<'_>, award: AwardId, share: &Share) -> Result<(), Stop> {
    let rate = share.rate.as_ref();
    let row = store::ShareRow {
        award_id: award,
        fund_id: share.fund,
        committed_minor: share.committed.minor(),
        currency: share.committed.currency().code().to_owned(),
        paid_minor: share.paid.minor(),
        rate_base: rate.map(|used| used.rate.base().code().to_owned()),
        rate_quote: rate.map(|used| used.rate.quote().code().to_owned()),
        rate_value: rate.map(|used| used.rate.value().to_string()),
        rate_units: rate.map(RateUsed::units).transpose()?,
        rate_on: rate.map(|used| used.on),
        rate_source: rate.map(|used| used.source.clone()),
        exchange_margin: i32::try_from(share.margin).map_err(|error| Stop::broken(error.to_string()))?,
    };
    store::insert_share(tx, row)
}

fn tell_trail(tx: &mut Tx<'_>, award: &Award, fund: &Fund) -> Result<(), Stop> {
    let mut details = serde_json::json!({ "amount": award.amount, "fund": fund.code });
    for share in award.shares.iter().filter(|share| share.rate.is_some()) {
        details["committed"] = serde_json::to_value(share.committed)?;
    }
    for used in award.shares.iter().filter_map(|share| share.rate.as_ref()) {
        details["rate"] = used.to_string().into();
    }
    let event = audit::Event::new("awards.make", award.id).in_case(award.application, &award.key).with(details);
    audit::record(tx, event)?;
    Ok(())
}

fn tell_staff(tx: &mut Tx<'_>, case: &Case, amount: Option<Money>) -> Result<(), Stop> {
    // A letter may be read by others than it is for: while the result is held back, it names no amount.
    let is_held = calls::release::held(tx, case.call_id)?.is_some();
    let amount = amount.filter(|_| !is_held);
    for person in people::holding(tx, &[Role::ProgrammeOfficer, Role::ProgrammeLead])? {
        let mut notice = applications::tell::staff(tx, Kind::BoardDecided, Reader::Person(person.id), case)?;
        if let Some(amount) = amount {
            notice = notice.with("amount", amount);
        }
        notice.queue(tx)?;
    }
    Ok(())
}
