//! Typed ids: a number of 63 bits whose upper part is the day it was made and whose lower part is random.
//!
//! The day keeps neighbours together in the database's trees; nothing finer than the day, and no order within it, can
//! be read from an id. People meet ids only in addresses, as 13 letters and digits.

use std::{fmt, str::FromStr};

/// A thing of the house that others point at: in the audit trail, in threads, in notices, in the search index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Subject {
    /// The table-like word of its kind, as stored: `application`, `payout`.
    pub kind: &'static str,
    /// Its id.
    pub id: i64,
}

/// Bits of an id that are random.
const RANDOM_BITS: u32 = 46;
/// Crockford's base 32 in lower case: no i, l, o, u.
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// Makes the number of an id from the day (days since 1970) and 64 random bits.
pub fn compose(day: i64, random: u64) -> i64 {
    let low = random & ((1 << RANDOM_BITS) - 1);
    ((day & 0xFFFF) << RANDOM_BITS) | i64::try_from(low).unwrap_or(0)
}

/// The day an id was made, in days since 1970.
pub fn day(id: i64) -> i64 {
    id >> RANDOM_BITS
}

/// The 13 letters that stand for an id in an address.
pub fn encode(id: i64) -> String {
    let mut text = String::with_capacity(13);
    for place in (0..13).rev() {
        let digit = (id.cast_unsigned() >> (place * 5)) & 31;
        text.push(char::from(ALPHABET[usize::try_from(digit).unwrap_or(0)]));
    }
    text
}

/// Reads what [`encode`] wrote; `None` for anything else.
pub fn decode(text: &str) -> Option<i64> {
    if text.len() != 13 {
        return None;
    }
    let mut value: u64 = 0;
    for byte in text.bytes() {
        let digit = ALPHABET.iter().position(|letter| *letter == byte)?;
        value = value.checked_mul(32)?.checked_add(u64::try_from(digit).ok()?)?;
    }
    i64::try_from(value).ok()
}

/// An id that knows the word of its kind.
pub trait Id: Copy {
    /// The word of its kind, as in [`Subject`].
    const KIND: &'static str;
    /// From the bare number.
    fn from_number(number: i64) -> Self;
    /// The bare number.
    fn number(self) -> i64;
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident $kind:literal)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[derive(diesel::expression::AsExpression, diesel::deserialize::FromSqlRow)]
        #[diesel(sql_type = diesel::sql_types::BigInt)]
        #[serde(into = "String", try_from = "String")]
        pub struct $name(pub i64);

        impl Id for $name {
            const KIND: &'static str = $kind;
            fn from_number(number: i64) -> Self { Self(number) }
            fn number(self) -> i64 { self.0 }
        }
        impl<DB> diesel::serialize::ToSql<diesel::sql_types::BigInt, DB> for $name
        where
            DB: diesel::backend::Backend,
            i64: diesel::serialize::ToSql<diesel::sql_types::BigInt, DB>,
        {
            fn to_sql<'b>(&'b self, out: &mut diesel::serialize::Output<'b, '_, DB>) -> diesel::serialize::Result {
                <i64 as diesel::serialize::ToSql<diesel::sql_types::BigInt, DB>>::to_sql(&self.0, out)
            }
        }
        impl<DB> diesel::deserialize::FromSql<diesel::sql_types::BigInt, DB> for $name
        where
            DB: diesel::backend::Backend,
            i64: diesel::deserialize::FromSql<diesel::sql_types::BigInt, DB>,
        {
            fn from_sql(bytes: DB::RawValue<'_>) -> diesel::deserialize::Result<Self> {
                <i64 as diesel::deserialize::FromSql<diesel::sql_types::BigInt, DB>>::from_sql(bytes).map(Self)
            }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str(&encode(self.0)) }
        }
        impl FromStr for $name {
            type Err = &'static str;
            fn from_str(text: &str) -> Result<Self, Self::Err> { decode(text).map(Self).ok_or("not an id") }
        }
        impl From<$name> for String { fn from(id: $name) -> Self { encode(id.0) } }
        impl TryFrom<String> for $name {
            type Error = &'static str;
            fn try_from(text: String) -> Result<Self, Self::Error> { text.parse() }
        }
        impl From<$name> for Subject { fn from(id: $name) -> Self { Self { kind: $kind, id: id.0 } } }
    )*
    };
}

ids! {
    /// A key that seals one case (or one person, group, payee).
    KeyId "key"
    /// A person with an account: staff, board.
    PersonId "person"
    /// A sign-in of a person or a case.
    SessionId "session"
    /// A group that applies.
    GroupId "group"
    /// Where money goes to.
    PayeeId "payee"
    /// A file.
    AttachmentId "attachment"
    /// An entry of a thread: comment, message, note.
    EntryId "entry"
    /// A tag on things.
    TagId "tag"
    /// A line of a screening checklist.
    CheckId "check"
    /// Money of a donor for a purpose.
    FundId "fund"
    /// Who gives money.
    DonorId "donor"
    /// What a donor signed.
    ContractId "contract"
    /// A part of a contract's money, promised for a day.
    PledgeId "pledge"
    /// A ledger transaction.
    TransactionId "transaction"
    /// A posting, one side of a ledger transaction.
    PostingId "posting"
    /// An exchange rate.
    RateId "rate"
    /// Something about money that takes two people.
    ProposalId "proposal"
    /// The amount above which a payout needs two approvers.
    LimitId "limit"
    /// Somebody named to approve payouts, or no longer to.
    NamingId "naming"
    /// A call for applications.
    CallId "call"
    /// A version of a call's form.
    FormVersionId "form_version"
    /// A section of a form.
    SectionId "section"
    /// A question of a form.
    QuestionId "question"
    /// A choice of a programme's list.
    ChoiceId "choice"
    /// An application: the case.
    ApplicationId "application"
    /// A case code.
    CaseCodeId "case_code"
    /// One place for several applications: an address that opens them.
    PlaceId "place"
    /// A version of a round's rules.
    RulesId "rules"
    /// A criterion of the rules.
    CriterionId "criterion"
    /// A member's score sheet for an application.
    SheetId "sheet"
    /// A motion put to the vote.
    MotionId "motion"
    /// A ballot of a motion.
    BallotId "ballot"
    /// A meeting of the board.
    MeetingId "meeting"
    /// A list of applications that a meeting moves together.
    ConsentId "consent"
    /// Somebody who stands in for a member.
    StandInId "stand_in"
    /// An item of a meeting's agenda.
    ItemId "agenda_item"
    /// A decision on an application.
    DecisionId "decision"
    /// A list of people and organisations under sanctions, as it was imported.
    ListId "sanction_list"
    /// A name of such a list.
    ListedId "sanction_name"
    /// A check of names against the lists.
    NameCheckId "name_check"
    /// A likeness that such a check found.
    NameHitId "name_hit"
    /// An award.
    AwardId "award"
    /// Less than was asked, offered to a group.
    OfferId "offer"
    /// A change of an award.
    AmendmentId "amendment"
    /// What the law of a country asks of who receives a grant.
    DutyId "duty"
    /// A part of an award that is paid at once.
    InstalmentId "instalment"
    /// What a group reports of a grant.
    ReportId "report"
    /// A payout.
    PayoutId "payout"
    /// Money of a payout that was given back.
    MoneyReturnId "money_return"
    /// A text that staff answer groups with.
    AnswerTextId "answer_text"
    /// An own bank account or cash box.
    BankAccountId "bank_account"
    /// A statement of one.
    BankStatementId "bank_statement"
    /// A line of one.
    BankLineId "bank_line"
    /// A transfer between two.
    BankTransferId "bank_transfer"
    /// Payouts that our bank is told to carry out together.
    PaymentOrderId "payment_order"
    /// A notice, queued for a reader.
    NoticeId "notice"
    /// An entry of the audit trail.
    AuditId "audit"
    /// A complaint, an appeal, a report of misuse.
    ConcernId "concern"
    /// A legal hold on a case.
    HoldId "hold"
    /// What was erased of a case, and why.
    ErasureId "erasure"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_reads_back_and_nothing_else_does() {
        let id = compose(20_780, u64::MAX);
        assert_eq!(decode(&encode(id)), Some(id));
        assert_eq!(day(id), 20_780);
        assert!(id > 0);
        for bad in ["", "0", "0000000000000x", "000000000000u", "zzzzzzzzzzzzz", "-00000000000"] {
            assert_eq!(decode(bad), None, "{bad}");
        }
    }
}
