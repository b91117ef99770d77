//! Awards: the money a decision promised, the funds that carry it, and the instalments it is paid in.
//!
//! Made by [`conclude()`], after an offer ([`offers`]) where it is less than was asked, planned and unlocked in [`plan()`], ended in [`finish()`]. The money itself moves in
//! `payouts`, which tells the instalments.

pub mod amend;
pub mod conclude;
pub mod consent;
pub mod duties;
pub mod emergency;
pub mod erase;
pub mod finish;
pub mod instalments;
mod load;
pub mod offers;
pub mod pages;
pub mod plan;
pub mod release;
pub mod reserve;
pub mod reversals;
pub mod round;
mod store;
pub mod views;

pub use conclude::{Concluded, Conclusion, check_names, conclude, rate_by, rate_for};
pub use finish::finish;
pub use instalments::Instalment;
pub use load::{find, lock, of_application};
pub use plan::{Met, Planned, meet_condition, plan};

use crate::base::{
    ApplicationId, AwardId, Currency, DecisionId, FundId, GroupId, Money, Rate, Stop,
    money::{MoneyError, split},
    seal::CaseKey,
};
use chrono::{Months, NaiveDate};
use std::fmt;

/// Months a project lasts where nobody said how long.
pub const MONTHS: Months = Months::new(12);

crate::text_enum! {
    /// The life of an award.
    pub enum State {
        /// Instalments may be paid.
        Active => "active",
        /// Done; what was not spent went back to the fund.
        Completed => "completed",
        /// Ended before its time; what was not spent went back to the fund.
        Cancelled => "cancelled",
    }
}

impl State {
    /// Whether an award may go from this state to another. A completed one opens again when a payout is reversed.
    pub fn may_become(self, next: Self) -> bool {
        matches!(
            (self, next),
            (Self::Active, Self::Completed | Self::Cancelled) | (Self::Completed | Self::Cancelled, Self::Active)
        )
    }
}

crate::text_enum! {
    /// The life of an instalment.
    pub enum InstalmentState {
        /// Waits for its condition.
        Locked => "locked",
        /// May be paid.
        Open => "open",
        /// Paid in full.
        Paid => "paid",
        /// Taken out of the plan, or the award ended.
        Cancelled => "cancelled",
    }
}

impl InstalmentState {
    /// Whether an instalment may go from this state to another. What is paid is not cancelled or locked, but opens
    /// again when its payout is reversed or the plan gives it more.
    pub fn may_become(self, next: Self) -> bool {
        match self {
            Self::Locked | Self::Open | Self::Cancelled => self != next,
            Self::Paid => next == Self::Open,
        }
    }
}

crate::text_enum! {
    /// What an instalment waits for.
    pub enum Condition {
        /// Nothing.
        None => "none",
        /// The agreement, signed or confirmed by message.
        AgreementSigned => "agreement_signed",
        /// The report on what was paid before, accepted.
        ReportAccepted => "report_accepted",
        /// Something that the note says.
        Manual => "manual",
    }
}

/// A rate as it was used: kept with what it changed, never looked up again.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct RateUsed {
    /// The rate.
    pub rate: Rate,
    /// Its day.
    pub on: NaiveDate,
    /// Who published it.
    pub source: String,
}

/// `1 EUR = 10.8757 TJS (2026-05-18, NBT)`, for the trail.
impl fmt::Display for RateUsed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({}, {})", self.rate, self.on, self.source)
    }
}

/// What one fund carries of an award.
#[derive(Clone, Debug, PartialEq)]
pub struct Share {
    /// The fund.
    pub fund: FundId,
    /// Set aside, in the fund's currency.
    pub committed: Money,
    /// Debited so far by payouts, in the fund's currency, without fees.
    pub paid: Money,
    /// The rate between the award's currency and the fund's, where they differ.
    pub rate: Option<RateUsed>,
    /// What was set aside beyond that rate, for exchange changes, in hundredths of a percent.
    pub margin: u32,
}

impl Share {
    /// An amount set aside, cut into what the promise is worth and the margin for exchange changes.
    pub fn apart(&self, amount: Money) -> Result<[Money; 2], Stop> {
        let parts = split(&amount, &[10_000, self.margin.into()]).map_err(broken)?;
        parts.try_into().map_err(|_| Stop::broken("an amount cut in two"))
    }

    /// What is still set aside.
    pub fn left(&self) -> Result<Money, Stop> {
        self.committed.checked_sub(self.paid).map_err(broken)
    }
}

/// An award, opened.
#[derive(Clone, Debug)]
pub struct Award {
    /// Its id.
    pub id: AwardId,
    /// The case it belongs to.
    pub application: ApplicationId,
    /// The decision that made it.
    pub decision: DecisionId,
    /// To whom.
    pub group: GroupId,
    /// The case's key.
    pub key: CaseKey,
    /// The call's mode: regular, emergency, in kind.
    pub mode: String,
    /// How much was promised.
    pub amount: Money,
    /// Where it stands.
    pub state: State,
    /// The day of the decision.
    pub awarded_on: NaiveDate,
    /// First day of the project, where known.
    pub starts_on: Option<NaiveDate>,
    /// Last day of the project, where known.
    pub ends_on: Option<NaiveDate>,
    /// What the board asks for besides.
    pub conditions: Option<String>,
    /// Which funds carry it.
    pub shares: Vec<Share>,
}

impl Award {
    /// The last day of the project, as far as it is known.
    pub fn last_day(&self) -> NaiveDate {
        self.ends_on.or_else(|| self.awarded_on.checked_add_months(MONTHS)).unwrap_or(self.awarded_on)
    }

    /// The share of a fund.
    pub fn share(&self, fund: FundId) -> Option<&Share> {
        self.shares.iter().find(|share| share.fund == fund)
    }
}

/// A mistake in arithmetic that checks before should have made impossible.
#[allow(clippy::needless_pass_by_value)]
pub(crate) fn broken(error: MoneyError) -> Stop {
    Stop::broken(format!("award: {error}"))
}

crate::refusals! {
    /// Why a thing about awards was refused.
    pub enum Refusal {
        /// The motion names no fund.
        FundMissing => "awards-fund-missing",
        /// The motion names no amount.
        AmountMissing => "awards-amount-missing",
        /// The award has ended.
        NotActive => "awards-not-active",
        /// The application has an award already.
        AwardExists => "awards-award-exists",
        /// Applications of the round wait for a decision, an answer to an offer, or a meeting that ratifies.
        RoundUndecided { n: usize } => "awards-round-undecided",
        /// No decision stands that could be reversed.
        ReverseNothing => "board-nothing-to-reverse",
        /// The application has an award: ending the award is the way.
        ReverseAward => "awards-reverse-award",
        /// The group has answered the offer, or the time to answer it is over.
        ReverseAnswered => "awards-reverse-answered",
        /// The group goes on in the other round already.
        ReverseBegun => "awards-reverse-begun",
        /// The group took its application back.
        ReverseLeft => "awards-reverse-left",
        /// The round is put away.
        ReverseRoundOver => "awards-reverse-round-over",
        /// A group may know its result already, or all do.
        ResultsTold => "awards-results-told",
        /// Results are released in the time to come.
        ReleaseTooEarly => "awards-release-too-early" at "on",
        /// A plan without instalments.
        PlanEmpty => "awards-plan-empty" at "instalments",
        /// More instalments than fit.
        PlanLong { most: usize } => "awards-plan-long" at "instalments",
        /// The instalments do not add up to the award.
        PlanSum { planned: Money, award: Money } => "awards-plan-sum" at "instalments",
        /// An instalment of nothing.
        PlanAmount { number: i32 } => "awards-plan-amount-missing" at "instalments",
        /// An instalment in another currency than the award.
        PlanCurrency { number: i32, currency: Currency } => "awards-plan-currency" at "instalments",
        /// Due before the award was made.
        PlanDue { number: i32, awarded: NaiveDate } => "awards-plan-due-early" at "instalments",
        /// A condition of its own that nobody described.
        PlanNote { number: i32 } => "awards-plan-note-missing" at "instalments",
        /// More was paid of it than the new plan gives.
        PlanPaid { number: i32, paid: Money } => "awards-plan-paid" at "instalments",
        /// The instalment waits for nothing.
        NoCondition => "awards-no-condition",
        /// The condition is met already.
        ConditionMet => "awards-condition-met",
        /// Met on a day that has not come.
        MetInFuture { today: NaiveDate } => "awards-met-in-future" at "met_on",
        /// Met before the award was made.
        MetTooEarly { awarded: NaiveDate } => "awards-met-too-early" at "met_on",
        /// More than is left of the instalment.
        OverInstalment { asked: Money, left: Money } => "awards-over-instalment",
        /// More than is left of what the fund set aside for the award.
        OverShare { asked: Money, left: Money } => "awards-over-share",
        /// The instalment may not be paid now.
        InstalmentNotOpen => "awards-instalment-not-open",
        /// An end before its time, or a change, needs a reason.
        ReasonMissing => "awards-reason-missing" at "reason",
        /// A reason of more characters than there is room for.
        ReasonTooLong { max: usize } => "awards-reason-too-long" at "reason",
        /// An award keeps its currency.
        AmendCurrency { currency: Currency } => "awards-amend-currency" at "amount",
        /// Neither amount nor end is changed.
        AmendNothing => "awards-amend-nothing" at "amount",
        /// An end before the beginning.
        AmendEnds { awarded: NaiveDate } => "awards-amend-ends-early" at "ends_on",
        /// Less than what was paid.
        AmendPaid { paid: Money } => "awards-amend-paid" at "amount",
        /// More, and nobody said when.
        AmendDue => "awards-amend-due" at "due_on",
        /// More, and nobody said from where.
        AmendFund => "awards-amend-fund-missing" at "fund",
        /// One change at a time.
        AmendWaits => "awards-amend-waits",
        /// It takes two people.
        OwnAmendment => "awards-own-amendment",
        /// Somebody was faster.
        AmendDecided => "awards-amend-decided",
        /// Due before the award was made.
        DutyEarly { awarded: NaiveDate } => "awards-duty-early" at "due_on",
        /// Who is responsible, in more characters than there is room for.
        ResponsibleLong { max: usize } => "awards-responsible-long" at "responsible",
        /// A duty without a text.
        DutyTextMissing => "awards-duty-text-missing" at "label_en",
        /// A text of more characters than there is room for.
        DutyTextLong { max: usize } => "awards-duty-text-long" at "label_en",
        /// Fewer days than none, or more than ten years.
        DutyDays { most: i32 } => "awards-duty-days" at "days",
        /// A day of the year that there is not.
        DutyDay => "awards-duty-day" at "yearly",
        /// Both a number of days and a day of the year.
        DutyBoth => "awards-duty-both" at "yearly",
        /// More duties than fit.
        DutiesMany { most: usize } => "awards-duties-many",
        /// There is nothing to answer, or not any more.
        OfferOver => "awards-offer-over",
        /// The group has not been told of the offer.
        OfferNotTold => "awards-offer-not-told",
        /// The date to answer has passed.
        OfferLate { until: NaiveDate } => "awards-offer-late",
        /// The budget does not come to what is offered.
        OfferBudget { budget: Money, offered: Money } => "awards-offer-budget",
        /// The budget has no line, or lines in several currencies.
        OfferBudgetNone => "awards-offer-budget-none",
        /// A no, and nobody said why.
        OfferReason => "awards-offer-reason-missing" at "reason",
        /// An answer for a group, and nobody said how it came.
        OfferChannel => "awards-offer-channel-missing" at "channel",
        /// The list has ended.
        ReserveOver => "awards-reserve-over",
        /// Nobody has said until when the list runs.
        ReserveEndMissing => "awards-reserve-end-missing",
        /// It ends after today, and after the results are released.
        ReserveEndEarly => "awards-reserve-end-early" at "on",
        /// The list would end before its groups are told.
        ReserveBeforeRelease { ends_on: NaiveDate } => "awards-reserve-before-release" at "on",
        /// Its group does not wait on the list, or not any more.
        ReserveNotWaiting => "awards-reserve-not-waiting",
        /// The groups do not know their results yet.
        ReserveNotReleased => "awards-reserve-not-released",
        /// Another stands ahead in the line of the fund.
        ReserveNotNext { reference: String } => "awards-reserve-not-next",
        /// Groups may know the results: the order stands.
        ReserveFrozen => "awards-reserve-frozen",
        /// There are not so many places.
        ReservePlace { most: usize } => "awards-reserve-place-outside" at "place",
        /// The award is another by now.
        AmendStale { before: Money, now: Money } => "awards-amend-stale",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ended_award_only_opens_again() {
        for from in State::ALL {
            for to in State::ALL {
                let allowed = (*from == State::Active) != (*to == State::Active);
                assert_eq!(from.may_become(*to), allowed, "{from} {to}");
            }
        }
    }

    #[test]
    fn a_paid_instalment_is_never_cancelled() {
        assert!(!InstalmentState::Paid.may_become(InstalmentState::Cancelled));
        assert!(!InstalmentState::Paid.may_become(InstalmentState::Locked));
        assert!(InstalmentState::Paid.may_become(InstalmentState::Open));
    }
}
