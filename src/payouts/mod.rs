//! Payouts: money on its way to a grantee, with four eyes on it. One prepares, another approves, the first or a third
//! records what the bank did; a mistake is reversed with its reason.
//!
//! Which figures fit is in [`figures`]; the ledger is `funds`', the instalments are `awards`'.

pub mod approve;
pub mod arrival;
pub mod currencies;
pub mod erase;
pub mod figures;
pub mod handover;
pub mod kinds;
pub mod limits;
mod load;
pub mod names;
pub mod overrun;
pub mod pages;
pub mod payee;
pub mod photo;
pub mod prepare;
pub mod record;
pub mod returns;
pub mod reverse;
mod split;
mod store;
pub mod views;

pub use approve::{approve, send_back};
pub use arrival::arrived;
pub use currencies::{NewSplit, prepare_by_split};
pub use figures::Given;
pub use handover::{Handover, NewHandover, finish_award, hand_over};
pub use kinds::Extra;
pub use load::{BankFacts, bank_facts, find};
pub use overrun::acknowledge;
pub use payee::{change_payee, retire_payee};
pub use prepare::{NewPayout, prepare};
pub use record::{Bank, record};
pub use reverse::{bounce, reverse};
pub use split::Drawn;

use crate::{
    awards::RateUsed,
    base::{AwardId, Currency, FundId, InstalmentId, Money, PayeeId, PayoutId, PersonId, Rate, TransactionId},
    payees::Method,
};
use chrono::{NaiveDate, NaiveDateTime};

crate::text_enum! {
    /// The life of a payout.
    pub enum State {
        /// Waits for a second person.
        Prepared => "prepared",
        /// May be sent.
        Approved => "approved",
        /// Not approved; a new one is prepared instead.
        SentBack => "sent_back",
        /// The bank has sent it.
        Sent => "sent",
        /// It was sent, or recorded as sent, and is undone.
        Reversed => "reversed",
        /// The bank could not carry it out; the money never left for good.
        Failed => "failed",
        /// The money came back.
        Returned => "returned",
    }
}

impl State {
    /// Whether a payout may go from this state to another. An approved one waits again when its payee's details change.
    pub fn may_become(self, next: Self) -> bool {
        matches!(
            (self, next),
            (Self::Prepared, Self::Approved | Self::SentBack)
                | (Self::Approved, Self::Sent | Self::SentBack | Self::Prepared)
                | (Self::Sent, Self::Reversed | Self::Failed | Self::Returned)
        )
    }

    /// Whether it holds money that is not paid yet.
    pub fn is_on_its_way(self) -> bool {
        matches!(self, Self::Prepared | Self::Approved)
    }
}

crate::text_enum! {
    /// What the group says of a payout that was sent.
    pub enum Arrival {
        /// All of it arrived.
        Whole => "whole",
        /// Less arrived.
        Less => "less",
        /// Nothing arrived yet.
        Nothing => "nothing",
    }
}

crate::text_enum! {
    /// What a second person said.
    pub enum Verdict {
        /// Yes.
        Approve => "approve",
        /// No.
        SendBack => "send_back",
        /// Knows that more was debited than one person could approve.
        Acknowledge => "acknowledge",
    }
}

/// What a second person said, and when.
#[derive(Clone, Debug, PartialEq)]
pub struct Approval {
    /// Who.
    pub person: PersonId,
    /// What.
    pub verdict: Verdict,
    /// The reason or remark.
    pub note: Option<String>,
    /// When.
    pub at: NaiveDateTime,
    /// Whether it no longer counts, because the payee's details changed after it.
    pub void: bool,
    /// For whom the person stood in when they said so.
    pub absent: Option<PersonId>,
}

/// What the bank did.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// The bank's date.
    pub sent_on: NaiveDate,
    /// The bank's reference.
    pub reference: String,
    /// The number by which a transfer system pays out.
    pub control_number: Option<String>,
    /// Exactly debited, in the fund's currency, without fees.
    pub debited: Money,
    /// Exactly received, in the payee's currency.
    pub received: Money,
    /// The bank's fees, in the fund's currency.
    pub fees: Money,
    /// The ledger transaction.
    pub transaction: TransactionId,
    /// Who recorded it.
    pub recorded_by: PersonId,
    /// When.
    pub recorded_at: NaiveDateTime,
    /// The limit that was in force, where what was debited needed one approver more than had approved.
    pub over_limit: Option<Money>,
    /// Who reversed it, when and why.
    pub reversal: Option<Reversal>,
    /// What the group says arrived, and when it said so.
    pub arrival: Option<Arrived>,
}

/// What the group says arrived.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Arrived {
    /// All, less or nothing.
    pub what: Arrival,
    /// How much, where it was less.
    pub amount: Option<Money>,
    /// When it said so.
    pub at: NaiveDateTime,
}

/// Who undid a payout, when and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Reversal {
    /// Who.
    pub by: PersonId,
    /// When.
    pub at: NaiveDateTime,
    /// Why.
    pub reason: String,
}

/// A payout, opened.
#[derive(Clone, Debug, PartialEq)]
pub struct Payout {
    /// Its id.
    pub id: PayoutId,
    /// Of which award.
    pub award: AwardId,
    /// Of which instalment.
    pub instalment: InstalmentId,
    /// From which fund; of several, the first.
    pub fund: FundId,
    /// What it draws on each fund.
    pub drawn: Vec<Drawn>,
    /// To whom.
    pub payee: PayeeId,
    /// Its number within the award, from 1.
    pub number: i32,
    /// Where it stands.
    pub state: State,
    /// How the money goes.
    pub method: Method,
    /// What it gives to the instalment, in the award's currency.
    pub amount: Money,
    /// What the fund is to be debited, without fees.
    pub charge: Money,
    /// What the payee is to receive.
    pub local: Money,
    /// The rate between the two, where they differ.
    pub rate: Option<RateUsed>,
    /// Fees expected, in the fund's currency.
    pub fees: Money,
    /// What stands on the payment order.
    pub purpose: Option<String>,
    /// Who prepared it.
    pub prepared_by: PersonId,
    /// When.
    pub prepared_at: NaiveDateTime,
    /// Receipts, a host's fee, an item.
    pub extra: Extra,
    /// That the item was signed for.
    pub handover: Option<Handover>,
    /// What second persons said, in order.
    pub approvals: Vec<Approval>,
    /// What the bank did.
    pub record: Option<Record>,
}

impl Payout {
    /// How many persons' approvals count.
    pub fn approvers(&self) -> usize {
        self.approvals.iter().filter(|one| one.verdict == Verdict::Approve && !one.void).count()
    }

    /// Whether a person approved it.
    pub fn approved_by(&self, person: PersonId) -> bool {
        self.approvals.iter().any(|one| one.person == person && one.verdict == Verdict::Approve && !one.void)
    }

    /// What was debited and the limit that it went over, as long as no other approver has acknowledged it.
    pub fn over_limit(&self) -> Option<(Money, Money)> {
        let record = self.record.as_ref().filter(|_| self.state == State::Sent)?;
        let seen = self.approvals.iter().any(|one| one.verdict == Verdict::Acknowledge);
        record.over_limit.filter(|_| !seen).map(|limit| (record.debited, limit))
    }
}

crate::refusals! {
    /// Why a thing about payouts was refused.
    pub enum Refusal {
        /// More than is left of the instalment.
        OverInstalment { asked: Money, left: Money } => "payouts-over-instalment" at "amount",
        /// More than is left of the award.
        OverAward { asked: Money, left: Money } => "payouts-over-award" at "amount",
        /// More than the fund has for it.
        OverFund { fund: Box<str>, asked: Money, left: Money, available: Money } => "payouts-over-fund" at "amount",
        /// Fees beyond what the fund has.
        FeesOverFund { fund: Box<str>, asked: Money, left: Money } => "payouts-fees-over-fund" at "fees",
        /// The award has ended.
        AwardEnded => "payouts-award-ended",
        /// The instalment waits for its condition.
        ConditionUnmet => "payouts-condition-unmet",
        /// The instalment is paid in full or out of the plan.
        InstalmentClosed => "payouts-instalment-closed",
        /// The award draws on funds of several currencies, and one payout is debited in one: its split or a fund is named.
        FundMissing => "payouts-fund-missing" at "fund",
        /// The parts of several funds do not come to what is debited.
        SplitSum { split: Money, charge: Money } => "payouts-split-sum" at "split_reason",
        /// Another split than the award's needs a reason.
        SplitReason => "payouts-split-reason-missing" at "split_reason",
        /// The award does not draw on this fund.
        FundOfOther => "payouts-fund-of-other" at "fund",
        /// The payee belongs to another group.
        PayeeOfOther => "payouts-payee-of-other" at "payee",
        /// The payee is no longer in use.
        PayeeRetired => "payouts-payee-retired" at "payee",
        /// Nobody has verified the payee's details as they are now.
        PayeeUnverified => "payouts-payee-unverified",
        /// The payee is not paid in this way.
        MethodOfOther => "payouts-method-of-other" at "method",
        /// Nothing, or less.
        AmountMissing => "payouts-amount-missing" at "amount",
        /// More than can be counted.
        AmountTooLarge => "payouts-amount-too-large" at "amount",
        /// An amount in a currency that has no place here.
        CurrencyMismatch { needed: Currency, given: Currency } => "payouts-currency-mismatch" at "amount",
        /// Two currencies and no rate.
        RateMissing { base: Currency, quote: Currency } => "payouts-rate-missing" at "rate",
        /// A rate between other currencies.
        RateOfOther { base: Currency, quote: Currency } => "payouts-rate-of-other" at "rate",
        /// Another rate than the fund's rule gives, without a reason.
        RateOffRule { fund: String, rule: Rate, on: NaiveDate, source: String } => "payouts-rate-off-rule" at "rate_reason",
        /// A rate of another source than the fund's, which has none, without a reason.
        RateOffSource { fund: String, source: String } => "payouts-rate-off-source" at "rate_reason",
        /// A rate of a day that has not come.
        RateInFuture { today: NaiveDate } => "payouts-rate-in-future" at "rate_on",
        /// A rate without its source.
        RateSourceMissing => "payouts-rate-source-missing" at "rate_source",
        /// Fees below nothing, or in another currency than the fund's.
        FeesMalformed { currency: Currency } => "payouts-fees-malformed" at "fees",
        /// Receipts of less than what is paid back, or in another currency.
        ReceiptsShort { local: Money } => "payouts-receipts-short" at "receipts",
        /// A fiscal host's fee is not said, be it nothing.
        HostFeeMissing => "payouts-host-fee-missing" at "host_fee",
        /// A fee where there is no host, or one that leaves nothing to the group.
        HostFeeMalformed { local: Money } => "payouts-host-fee-malformed" at "host_fee",
        /// What the supplier delivers is not said.
        ItemMissing => "payouts-item-missing" at "item",
        /// Nobody is named who signed.
        ReceiverMissing => "payouts-receiver-missing" at "receiver",
        /// Signed for on a day that has not come.
        HandedOverInFuture { today: NaiveDate } => "payouts-handed-over-in-future" at "on",
        /// Signed for before the supplier was paid.
        HandedOverTooEarly { sent: NaiveDate } => "payouts-handed-over-too-early" at "on",
        /// Nobody said that a picture shows no face.
        FacesUnsaid => "payouts-photo-faces-unsaid" at "faceless",
        /// Something that was paid for is not signed for.
        ItemUnsigned => "payouts-item-unsigned" at "end",
        /// The bank may be paying approved payouts already.
        StillApproved { n: i64 } => "payouts-still-approved" at "end",
        /// A text of more characters than there is room for.
        TextTooLong { max: usize } => "payouts-text-too-long",
        /// Not at this stage.
        NotNow => "payouts-not-now",
        /// Whoever prepared it does not approve it.
        OwnPreparation => "payouts-own-preparation",
        /// One person approves once; above the limit another is needed.
        AlreadyApproved => "payouts-already-approved",
        /// Whoever is away and their stand-in are one pair of eyes.
        SameSeat => "payouts-same-seat",
        /// Whoever proposed a limit does not decide on it.
        OwnLimit => "payouts-own-limit",
        /// Somebody has decided already.
        LimitDecided => "payouts-limit-decided",
        /// Another proposal for this currency waits.
        LimitWaits { currency: Currency } => "payouts-limit-waits" at "currency",
        /// How much arrived is missing, or is not less than what was sent.
        ArrivedMalformed { sent: Money } => "payouts-arrived-malformed" at "amount",
        /// Fees that the bank kept, beyond what is available.
        KeptMalformed { currency: Currency } => "payouts-kept-malformed" at "kept",
        /// Whoever approved it does not record it.
        OwnApproval => "payouts-own-approval",
        /// Whoever recorded it does not acknowledge that it went over the limit.
        OwnRecord => "payouts-own-record",
        /// A payout is sent back or reversed for a reason.
        ReasonMissing => "payouts-reason-missing" at "reason",
        /// A transfer system pays out by its control number, which is missing.
        ControlNumberMissing => "payouts-control-number-missing" at "control_number",
        /// The bank's reference is missing.
        ReferenceMissing => "payouts-reference-missing" at "reference",
        /// Sent on a day that has not come.
        SentInFuture { today: NaiveDate } => "payouts-sent-in-future" at "sent_on",
        /// Sent before the payout was approved.
        SentTooEarly { approved: NaiveDate } => "payouts-sent-too-early" at "sent_on",
        /// Nothing debited, or in another currency than the fund's.
        DebitedMalformed { currency: Currency } => "payouts-debited-malformed" at "debited",
        /// Nothing received, or in another currency than the payee's.
        ReceivedMalformed { currency: Currency } => "payouts-received-malformed" at "received",
        /// Much more debited than was approved.
        DebitedOverApproved { debited: Money, most: Money } => "payouts-debited-over-approved" at "debited",
        /// Received more than was sent, in one and the same currency.
        ReceivedOverDebited { debited: Money } => "payouts-received-over-debited" at "received",
        /// Nothing given back, or in another currency than the fund's.
        ReturnMalformed { currency: Currency } => "payouts-return-malformed" at "amount",
        /// More given back than was debited.
        ReturnOver { asked: Money, left: Money } => "payouts-return-over" at "amount",
        /// Nothing given, in another currency than what was received, or less than came of it.
        GivenMalformed { currency: Currency } => "payouts-given-malformed" at "given",
        /// More given back than was received.
        GivenOver { asked: Money, left: Money } => "payouts-given-over" at "given",
        /// The bank's reference, or the number of the receipt, is missing.
        ReceiptMissing => "payouts-receipt-missing" at "receipt",
        /// Money of it was given back: that is undone first.
        GivenBack => "payouts-given-back",
        /// Reversed before it was sent.
        ReversedTooEarly { sent: NaiveDate } => "payouts-reversed-too-early" at "on",
        /// Reversed on a day that has not come.
        ReversedInFuture { today: NaiveDate } => "payouts-reversed-in-future" at "on",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_sent_that_was_not_approved_and_nothing_reversed_that_was_not_sent() {
        for state in State::ALL {
            assert_eq!(state.may_become(State::Sent), *state == State::Approved, "{state}");
            for end in [State::Reversed, State::Failed, State::Returned] {
                assert_eq!(state.may_become(end), *state == State::Sent, "{state} {end}");
                assert!(!State::SentBack.may_become(*state) && !end.may_become(*state));
            }
        }
    }
}
