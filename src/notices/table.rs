//! Every notice of the programme on one page: to whom it goes, and which values its act gives and its words may use.

use super::Kind;

/// Who reads a notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Audience {
    /// The group of a case.
    Group,
    /// Programme staff.
    Programme,
    /// Members of the board.
    Board,
    /// Finance.
    Finance,
    /// Anybody with an account.
    Everyone,
}

/// Whether a reader may put a notice off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// About the safety of an account, or asked for by its reader: always at once.
    Security,
    /// At once even in quiet hours, unless the reader wants it never.
    Urgent,
    /// As the reader wishes.
    Usual,
}

/// What is known of a kind of notice.
#[derive(Clone, Copy, Debug)]
pub struct Facts {
    /// Who reads it.
    pub audience: Audience,
    /// Values that are always there.
    pub given: &'static [&'static str],
    /// Values that may be there.
    pub perhaps: &'static [&'static str],
    /// Whether it can wait.
    pub weight: Weight,
}

impl Facts {
    /// Whether its words may use a value.
    pub fn has(&self, name: &str) -> bool {
        self.given.contains(&name) || self.perhaps.contains(&name)
    }

    /// Every value its words may use.
    pub fn values(&self) -> Vec<&'static str> {
        self.given.iter().chain(self.perhaps).copied().collect()
    }
}

impl Kind {
    /// The page itself.
    pub const fn facts(self) -> Facts {
        use Audience::{Board, Everyone, Finance, Group, Programme};
        use Weight::{Security, Urgent, Usual};
        let (audience, given, perhaps, weight): (Audience, &[&str], &[&str], Weight) = match self {
            Self::CaseOpened => (Group, &["call", "link"], &["deadline"], Usual),
            Self::DraftReminder => (Group, &["call", "link", "deadline"], &[], Usual),
            Self::ApplicationReceived
            | Self::NotEligible
            | Self::MessageFromStaff
            | Self::Decision
            | Self::Declined
            | Self::DecisionReversed
            | Self::ReserveListed
            | Self::ReserveEnded
            | Self::OfferLapsed
            | Self::PayoutSent
            | Self::ReportAccepted
            | Self::CaseClosed => (Group, &["call", "link"], &[], Usual),
            Self::Deferred | Self::MoreAsked | Self::OfferMade | Self::AgreementToSign | Self::ReportReturned => {
                (Group, &["call", "link"], &["deadline"], Usual)
            }
            Self::InvitedOn
            | Self::DeadlineExtended
            | Self::ReserveMoved
            | Self::OfferReminder
            | Self::ReportDue
            | Self::ReportLate => (Group, &["call", "link", "deadline"], &[], Usual),
            Self::PlaceLink => (Group, &["link", "deadline"], &[], Usual),
            Self::DataErased => (Group, &["address", "language", "tone"], &[], Usual),
            Self::ApplicationArrived | Self::AnswerArrived | Self::OfferAnswered | Self::MessageFromGroup => {
                (Programme, &["reference", "call", "link"], &[], Usual)
            }
            Self::ReportArrived => (Programme, &["reference", "link"], &[], Usual),
            Self::MessagesGiven => (Programme, &["reference", "call", "link", "from"], &[], Usual),
            Self::BoardDecided => (Programme, &["reference", "call", "link"], &["amount"], Usual),
            Self::EmergencyStuck => (Programme, &["reference", "call", "link"], &[], Urgent),
            Self::ErasureComing => (Programme, &["reference", "link", "deadline"], &[], Usual),
            Self::ReserveEnding => (Programme, &["call", "link", "deadline"], &[], Usual),
            Self::DeadlinePassed => (Programme, &["call", "link"], &[], Usual),
            Self::TaskDue => (Programme, &["link"], &["reference", "deadline", "note"], Usual),
            Self::CaseAssigned => (Programme, &["reference", "call", "link"], &[], Usual),
            Self::MailFailing | Self::ConcernArrived => (Programme, &["link"], &[], Urgent),
            Self::ReadingAssigned | Self::ReadingReminder | Self::VoteOpened | Self::VoteReminder => {
                (Board, &["reference", "call", "link"], &["deadline"], Usual)
            }
            Self::QuorumLost => (Board, &["reference", "call", "link", "needed", "electors"], &[], Urgent),
            Self::EmergencyNow => (Board, &["reference", "call", "link"], &["deadline"], Urgent),
            Self::StandInNamed => (Board, &["from", "at", "deadline", "link"], &[], Usual),
            Self::MeetingCalled | Self::MeetingChanged | Self::MeetingCalledOff | Self::MeetingReminder => {
                (Board, &["at", "link"], &["deadline"], Usual)
            }
            Self::TopicVote => (Board, &["link"], &[], Usual),
            Self::MinutesReady => (Board, &["link"], &["call", "from", "deadline"], Usual),
            Self::PayoutToApprove | Self::PayoutApproved | Self::PayoutSentBack => {
                (Finance, &["reference", "amount", "from", "link"], &["note"], Usual)
            }
            Self::ApproverProposed | Self::ApproverEnded => (Finance, &["from", "link"], &[], Usual),
            Self::ApproverNamed => (Finance, &["from", "at", "deadline", "link"], &[], Usual),
            Self::PayoutDoubted | Self::InstalmentUnlocked => (Finance, &["reference", "amount", "link"], &[], Usual),
            Self::ListHit => (Finance, &["link"], &["reference"], Urgent),
            Self::RateMissing => (Finance, &["link"], &["note", "deadline"], Usual),
            Self::StatementUnmatched => (Finance, &["link"], &["note"], Usual),
            Self::SignInLink => (Everyone, &["link", "deadline"], &[], Security),
            Self::Invitation => (Everyone, &["link", "deadline"], &["from"], Security),
            Self::NewDevice => (Everyone, &["link"], &["at"], Security),
            Self::RoleChanged => (Everyone, &["link"], &["from"], Security),
            Self::AuditHead => (Everyone, &["reference", "note"], &[], Security),
            Self::TestMail => (Everyone, &["link"], &[], Security),
            Self::Digest => (Everyone, &["link", "items"], &[], Security),
        };
        Facts { audience, given, perhaps, weight }
    }

    /// Whether staff must reach the group by its safe channel where no mail does: it waits for something it must know.
    pub const fn must_arrive(self) -> bool {
        !matches!(
            self,
            Self::CaseOpened
                | Self::DraftReminder
                | Self::ApplicationReceived
                | Self::ReportAccepted
                | Self::DataErased
                | Self::PlaceLink
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_about_an_account_can_be_put_off_and_a_group_puts_nothing_off() {
        for kind in Kind::ALL.iter().copied() {
            let facts = kind.facts();
            assert_eq!(facts.weight == Weight::Security, facts.audience == Audience::Everyone, "{kind}");
            assert!(facts.given.iter().all(|name| !facts.perhaps.contains(name)), "{kind}");
            assert!(facts.audience != Audience::Group || facts.weight == Weight::Usual, "{kind}");
        }
    }
}
