//! Typed ids in addresses.

use crate::base::id;
use rocket::request::FromParam;

macro_rules! param {
    ($($name:ident)*) => {$(
        impl<'a> FromParam<'a> for id::$name {
            type Error = &'static str;
            fn from_param(text: &'a str) -> Result<Self, Self::Error> { text.parse() }
        }
    )*};
}

param! {
    PersonId PlaceId SessionId GroupId PayeeId AttachmentId EntryId FundId TransactionId RateId CallId FormVersionId SectionId
    QuestionId ChoiceId ApplicationId CaseCodeId RulesId CriterionId SheetId MotionId BallotId DecisionId AwardId
    TagId CheckId ConcernId InstalmentId PayoutId NoticeId ProposalId LimitId AnswerTextId MeetingId ConsentId ItemId DonorId
    ContractId PledgeId
    NameHitId BankAccountId BankLineId BankTransferId PaymentOrderId
    ReportId AmendmentId DutyId MoneyReturnId StandInId NamingId
}
