//! The outbox: a notice is a row written with the act that causes it. Here it is only queued, claimed and marked;
//! address, language and wording belong to `mail`.

pub mod erase;
mod queue;
mod store;
pub mod table;

pub use queue::{
    Claimed, LogLine, Outcome, State, again, came_back, claim, drop_unreleased, gathered, hasten, held, is_told, log,
    mark, newest, of_case, of_cases, peek, queue_health, reader, readers_of_held,
};
pub use table::{Audience, Weight};

use crate::{
    base::{ApplicationId, PersonId, PlaceId, Stop, seal::CaseKey, stop::Arg},
    db::Tx,
};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

crate::text_enum! {
    /// Every notice there is. Its words: `notice-<kind>` (subject) and `notice-<kind>.body` in locales/*/mail.ftl.
    pub enum Kind {
        /// To a group: its case is open, its code opens it.
        CaseOpened => "case_opened",
        /// To a group: the application has arrived.
        ApplicationReceived => "application_received",
        /// To a group: staff ask for more.
        MoreAsked => "more_asked",
        /// To a group: it does not meet the conditions.
        NotEligible => "not_eligible",
        /// To a group: the decision is there.
        Decision => "decision",
        /// To a group: the board could not support it.
        Declined => "declined",
        /// To a group: the board put its application off to another round.
        Deferred => "deferred",
        /// To a group: the board took its decision back and will decide again.
        DecisionReversed => "decision_reversed",
        /// To a group: it is on the reserve list.
        ReserveListed => "reserve_listed",
        /// To a group: the reserve list it is on ends on another day.
        ReserveMoved => "reserve_moved",
        /// To a group: the reserve list it was on has ended.
        ReserveEnded => "reserve_ended",
        /// To a group: it is offered less than it asked for, and its yes is awaited.
        OfferMade => "offer_made",
        /// To a group: the day to answer an offer comes.
        OfferReminder => "offer_reminder",
        /// To a group: no answer to an offer came in time.
        OfferLapsed => "offer_lapsed",
        /// To a group: a payout was sent, please confirm.
        PayoutSent => "payout_sent",
        /// To a group: the agreement waits for its signature.
        AgreementToSign => "agreement_to_sign",
        /// To a group: a report is due soon.
        ReportDue => "report_due",
        /// To a group: a report is late.
        ReportLate => "report_late",
        /// To a group: a report came back with questions.
        ReportReturned => "report_returned",
        /// To a group: a report is accepted.
        ReportAccepted => "report_accepted",
        /// To a group: the grant is finished.
        CaseClosed => "case_closed",
        /// To a group: everything about it was erased. The last that it hears.
        DataErased => "data_erased",
        /// To a group: the draft waits and the deadline comes.
        DraftReminder => "draft_reminder",
        /// To a group: staff have written.
        MessageFromStaff => "message_from_staff",
        /// To a group: its own deadline is later.
        DeadlineExtended => "deadline_extended",
        /// To a group: it is invited to the second stage.
        InvitedOn => "invited_on",
        /// To staff: a new application.
        ApplicationArrived => "application_arrived",
        /// To staff: an application was given to them.
        CaseAssigned => "case_assigned",
        /// To staff: a group answered what was asked.
        AnswerArrived => "answer_arrived",
        /// To staff: a group has written.
        MessageFromGroup => "message_from_group",
        /// To staff: a colleague asks to answer a group.
        MessagesGiven => "messages_given",
        /// To a board member: applications wait for reading.
        ReadingAssigned => "reading_assigned",
        /// To a board member: the date to finish reading comes.
        ReadingReminder => "reading_reminder",
        /// To a board member: an emergency waits now.
        EmergencyNow => "emergency_now",
        /// To programme staff: an emergency's votes did not come in time, or its decision cannot be done.
        EmergencyStuck => "emergency_stuck",
        /// To a board member: minutes are ready.
        MinutesReady => "minutes_ready",
        /// To a board member: a meeting is called.
        MeetingCalled => "meeting_called",
        /// To a board member: a meeting is at another time, at another place or in another way.
        MeetingChanged => "meeting_changed",
        /// To a board member: a meeting was called off.
        MeetingCalledOff => "meeting_called_off",
        /// To a board member: a meeting is tomorrow.
        MeetingReminder => "meeting_reminder",
        /// To a board member: a topic of a meeting is put to the vote.
        TopicVote => "topic_vote",
        /// To a board member: they stand in for another, or another for them.
        StandInNamed => "stand_in_named",
        /// To a board member: a vote is open.
        VoteOpened => "vote_opened",
        /// To a chair and programme staff: too few are left for a quorum of a vote.
        QuorumLost => "quorum_lost",
        /// To a board member: a vote closes soon and theirs is missing.
        VoteReminder => "vote_reminder",
        /// To programme staff: the deadline of a call has passed.
        DeadlinePassed => "deadline_passed",
        /// To staff: a task is due.
        TaskDue => "task_due",
        /// To programme staff: the board has decided.
        BoardDecided => "board_decided",
        /// To programme staff: a group answered an offer, or did not in time.
        OfferAnswered => "offer_answered",
        /// To programme leads: what the rules will erase soon.
        ErasureComing => "erasure_coming",
        /// To programme staff: a reserve list with groups on it ends soon.
        ReserveEnding => "reserve_ending",
        /// To finance: a payout waits for approval.
        PayoutToApprove => "payout_to_approve",
        /// To finance: a payout was approved.
        PayoutApproved => "payout_approved",
        /// To finance: a payout was sent back.
        PayoutSentBack => "payout_sent_back",
        /// To finance: somebody is proposed to approve payouts, or no longer to.
        ApproverProposed => "approver_proposed",
        /// To finance: they stand in for an approver, or another for them.
        ApproverNamed => "approver_named",
        /// To finance: a stand-in for an approver ended before its time.
        ApproverEnded => "approver_ended",
        /// To finance: the group says that less than was sent arrived, or nothing.
        PayoutDoubted => "payout_doubted",
        /// To finance: an instalment may be paid.
        InstalmentUnlocked => "instalment_unlocked",
        /// To finance: a name is like one of a list of sanctions.
        ListHit => "list_hit",
        /// To finance: an exchange rate is missing.
        RateMissing => "rate_missing",
        /// To finance: lines of a bank statement match nothing.
        StatementUnmatched => "statement_unmatched",
        /// To staff: a group sent a report.
        ReportArrived => "report_arrived",
        /// To a person: a link to sign in.
        SignInLink => "sign_in_link",
        /// To the address of a place: a link that opens it.
        PlaceLink => "place_link",
        /// To a person: an invitation.
        Invitation => "invitation",
        /// To a person: a sign-in from a browser not seen before.
        NewDevice => "new_device",
        /// To a person: what they may do has changed.
        RoleChanged => "role_changed",
        /// To those who answer: somebody complained, appealed, reported misuse, or wrote more.
        ConcernArrived => "concern_arrived",
        /// To a person: what waits, all in one.
        Digest => "digest",
        /// To an auditor: the newest seal of the audit trail.
        AuditHead => "audit_head",
        /// To a person: a test.
        TestMail => "test_mail",
        /// To staff: letters were given up or came back.
        MailFailing => "mail_failing",
    }
}

/// When a letter that waits for a release is due: never. The release itself lets it go, whenever staff say that it is.
pub fn released() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(9999, 12, 31).unwrap_or(NaiveDate::MAX).and_time(NaiveTime::MIN)
}

/// Whom a notice is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reader {
    /// A person with an account.
    Person(PersonId),
    /// The group of a case, by the contact it gave.
    Case(ApplicationId),
    /// Whoever has the mailbox of a place.
    Place(PlaceId),
    /// The group of a case that is erased, by the address in the notice itself, which is wiped once it left.
    Gone(ApplicationId),
}

impl Reader {
    /// As in columns.
    pub fn columns(self) -> (&'static str, i64) {
        match self {
            Self::Person(id) => ("person", id.0),
            Self::Case(id) => ("case", id.0),
            Self::Place(id) => ("place", id.0),
            Self::Gone(id) => ("gone", id.0),
        }
    }
}

/// A notice to be queued.
pub struct Notice<'a> {
    kind: Kind,
    reader: Reader,
    case: Option<ApplicationId>,
    key: Option<&'a CaseKey>,
    values: Vec<(String, Arg)>,
    once: Option<String>,
    due_at: Option<NaiveDateTime>,
}

impl<'a> Notice<'a> {
    /// A notice of a kind to a reader.
    pub fn new(kind: Kind, reader: Reader) -> Self {
        Self { kind, reader, case: None, key: None, values: Vec::new(), once: None, due_at: None }
    }

    /// About a case; its values are sealed with the case's key.
    #[must_use]
    pub fn about(mut self, case: ApplicationId, key: &'a CaseKey) -> Self {
        self.case = Some(case);
        self.key = Some(key);
        self
    }

    /// A value of this moment, by the name its words use; given again, the later one counts.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<Arg>) -> Self {
        self.values.retain(|(given, _)| given != name);
        self.values.push((name.to_owned(), value.into()));
        self
    }

    /// Sent once for this key however often it is queued.
    #[must_use]
    pub fn once(mut self, key: impl Into<String>) -> Self {
        self.once = Some(key.into());
        self
    }

    /// Not before an instant.
    #[must_use]
    pub fn due(mut self, at: NaiveDateTime) -> Self {
        self.due_at = Some(at);
        self
    }

    /// Queues it in this transaction.
    pub fn queue(self, tx: &mut Tx<'_>) -> Result<(), Stop> {
        queue::queue(tx, self)
    }
}
