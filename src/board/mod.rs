//! The board: conflicts first, scores given alone, then talk, then the vote, each on the record.
//!
//! What a member may see of an application is one value, [`Seen`]; pages, mails and exports take only it. The award that
//! follows a decision belongs to `awards`.

pub mod adjusted;
mod agenda;
pub mod allocation;
pub mod assignment;
mod beside;
pub mod closing;
pub mod conflicts;
pub mod consent;
pub mod convening;
pub mod decisions;
pub mod desk;
pub mod discuss;
pub mod draws;
pub mod emergency;
pub mod erase;
pub mod explain;
pub mod feedback;
pub mod hand_over;
pub mod interests;
pub mod line;
pub mod meetings;
pub mod members;
pub mod minutes;
pub mod motions;
pub mod notes;
pub mod order;
pub mod packs;
#[allow(missing_docs)]
pub mod pages;
pub mod polls;
pub mod quorum;
pub mod ranking;
pub mod readers;
pub mod reading;
pub mod record;
pub mod reversals;
pub mod rounds;
pub mod rules;
pub mod scores;
mod seen;
mod sources;
pub mod stand_ins;
pub mod statistics;
mod store;
mod tally;
pub mod ties;
pub mod topics;
mod urn;
pub mod votes;
pub mod waiting;
pub mod wishes;
pub mod withdraw;
mod written;

pub use emergency::Track;
pub use rules::{Majority, TieBreak, Walk};
pub use seen::{Seen, Standing};
pub use tally::{Hundredths, Tally};
pub use waiting::{newly_waiting, remind};
pub use written::{Told, Written};

use crate::base::{Money, words};

crate::text_enum! {
    /// How a member votes.
    pub enum Choice {
        /// For.
        Yes => "yes",
        /// For, if something is done first.
        YesWithConditions => "yes_with_conditions",
        /// Against.
        No => "no",
        /// Neither.
        Abstain => "abstain",
    }
}

crate::text_enum! {
    /// What a motion proposes for an application.
    pub enum Outcome {
        /// The money asked for.
        Fund => "fund",
        /// Less than was asked for.
        FundLess => "fund_less",
        /// The money asked for or less, once there is money again: on the reserve list of the round.
        Reserve => "reserve",
        /// To another round.
        Defer => "defer",
        /// No.
        Decline => "decline",
        /// A decision is taken back, and the application is with the board again.
        Reverse => "reverse",
    }
}

impl Outcome {
    /// Whether it says how much is given from where: at once, or when there is money again.
    pub const fn gives(self) -> bool {
        matches!(self, Self::Fund | Self::FundLess | Self::Reserve)
    }
}

crate::text_enum! {
    /// The life of a motion.
    pub enum MotionState {
        /// Members vote.
        Open => "open",
        /// The majority was for it.
        Carried => "carried",
        /// It was not.
        Lost => "lost",
        /// Too few voted.
        Lapsed => "lapsed",
    }
}

impl MotionState {
    /// Whether a motion may go from this state to another: once counted, it stands.
    pub fn may_become(self, next: Self) -> bool {
        self == Self::Open && next != Self::Open
    }
}

crate::text_enum! {
    /// Why a motion ended as it did.
    pub enum Reason {
        /// The majority the rules ask for was for it.
        Majority => "majority",
        /// The votes were even, and the chair decided.
        CastingVote => "casting_vote",
        /// It did not find the majority.
        NoMajority => "no_majority",
        /// The votes were even.
        Tie => "tie",
        /// The mean of the scores is below what the rules ask for.
        BelowMean => "below_mean",
        /// Too few voted.
        NoQuorum => "no_quorum",
        /// Somebody whose vote lies in the urn has a conflict by now.
        UrnSpoiled => "urn_spoiled",
        /// The votes that the emergency rule asks for were for it.
        EmergencyRule => "emergency_rule",
        /// They did not come in time.
        EmergencyLate => "emergency_late",
        /// A member took it off the consent list, to be talked about.
        TakenOff => "taken_off",
        /// The chair took it back.
        Withdrawn => "withdrawn",
    }
}

crate::text_enum! {
    /// What a member declared about an application, or what staff ruled.
    pub enum Declaration {
        /// No conflict of interest.
        None => "none",
        /// A conflict of interest.
        Conflict => "conflict",
        /// The member is not sure: staff rule.
        Unsure => "unsure",
    }
}

crate::text_enum! {
    /// What kind of conflict.
    pub enum ConflictKind {
        /// Family or close friends.
        Relation => "relation",
        /// Works with or for the group, or did.
        Work => "work",
        /// Gains or loses money by the decision.
        Money => "money",
        /// Another.
        Other => "other",
    }
}

crate::text_enum! {
    /// The life of a member's score sheet.
    pub enum SheetState {
        /// Being filled in.
        Draft => "draft",
        /// Counts, and opens the others'.
        Locked => "locked",
        /// Kept, but does not count: its member has a conflict, or is not sure and staff have not ruled.
        SetAside => "set_aside",
    }
}

impl SheetState {
    /// Whether a sheet may go from this state to another.
    pub fn may_become(self, next: Self) -> bool {
        matches!(
            (self, next),
            (Self::Draft, Self::Locked | Self::SetAside)
                | (Self::Locked, Self::Draft | Self::SetAside)
                | (Self::SetAside, Self::Draft | Self::Locked)
        )
    }
}

crate::text_enum! {
    /// Whether a member came to a meeting.
    pub enum Attendance {
        /// Took part, from the room or from afar.
        Present => "present",
        /// Said beforehand that they could not.
        Excused => "excused",
        /// Did not.
        Absent => "absent",
    }
}

crate::refusals! {
    /// Why the board's work was refused.
    pub enum Refusal {
        /// The application is not with the board, or no longer.
        NotBeforeBoard => "board-not-before-board",
        /// The member has to declare first.
        DeclareFirst => "board-declare-first",
        /// What kind of conflict was not said.
        KindMissing => "board-kind-missing" at "kind",
        /// Staff cannot rule without knowing what about.
        NoteMissing => "board-note-missing" at "note",
        /// A text of more characters than there is room for.
        NoteTooLong { max: usize } => "board-note-too-long" at "note",
        /// Staff ruled, so the member cannot change it.
        Ruled => "board-ruled",
        /// The member was not sure, or has a vote in an urn: only staff say that there is no conflict.
        StaffDecide => "board-staff-decide",
        /// Somebody who has voted is not sure of a conflict: staff rule before the votes are counted.
        DoubtOpen => "board-doubt-open",
        /// This person does not sit on the board.
        NotAMember => "board-not-a-member" at "member",

        /// Scoring has begun: the rules stand.
        RulesFrozen => "board-rules-frozen",
        /// A share of 100 % or more, or below nothing.
        QuorumShare => "board-quorum-share" at "quorum_share_percent",
        /// Below one.
        QuorumCount => "board-quorum-count" at "quorum_count",
        /// Not from 0 to 100.
        MinimumMean => "board-minimum-mean" at "minimum_mean",
        /// Not from 0 to 100.
        SpreadFlag => "board-spread-flag" at "spread_flag",
        /// More than there could be members, or below nothing.
        Readers => "board-readers" at "readers",
        /// Staff alone decide nothing, and there are not so many people.
        EmergencyVotes => "board-emergency-votes" at "emergency_experts",
        /// Less than an hour, or more than a month.
        EmergencyHours => "board-emergency-hours" at "emergency_hours",
        /// A criterion breaks ties that is not among the criteria.
        TieCriterion => "board-tie-criterion-missing" at "tie_criterion",
        /// A criterion that breaks ties cannot go.
        TieCriterionStays => "board-tie-criterion-stays",
        /// Two criteria alike, or too many.
        Criteria => "board-criteria",
        /// Nothing is scored.
        CriteriaNone => "board-criteria-none",
        /// A criterion without a name.
        CriterionName => "board-criterion-nameless" at "name_en",
        /// A criterion that weighs nothing, or too much.
        CriterionWeight => "board-criterion-weightless" at "weight",
        /// Fewer than five levels, more than seven, or one that says nothing.
        CriterionLevels => "board-criterion-levels" at "level_0_en",

        /// Those of equal scores get the places from 1 up, each once.
        TiePlaces => "board-tie-places",
        /// Scoring is closed: the draw is known, and no sheet changes.
        ScoringClosed => "board-scoring-closed",
        /// Others read this application.
        NotAssigned => "board-not-assigned",
        /// Who has a conflict reads nothing.
        ReaderConflicted { reference: String } => "board-reader-conflicted",
        /// Who has locked a sheet stays its reader.
        ReaderScored { reference: String } => "board-reader-scored",
        /// The others' scores and words open with one's own locked scores.
        ScoreFirst => "board-score-first",
        /// Nothing that a member may take home.
        PackEmpty => "board-pack-empty",
        /// A sheet came back as empty as it was.
        SheetBlank => "board-sheet-blank" at "file",
        /// Only a locked sheet is reopened.
        SheetNotLocked => "board-sheet-not-locked",
        /// Locked sheets stand.
        SheetLocked => "board-sheet-locked",
        /// A criterion has no points yet.
        PointsMissing { criterion: String } => "board-points-missing",
        /// More points than the scale has.
        PointsOutside { criterion: String, most: i32 } => "board-points-outside",
        /// So few points need a comment.
        CommentMissing { criterion: String } => "board-comment-missing",
        /// A comment of more characters than there is room for.
        CommentTooLong { max: usize } => "board-comment-too-long" at "comment",
        /// More than the group asks for.
        RecommendedTooMuch { asked: Money } => "board-recommended-too-much" at "recommended",

        /// A chair with a conflict opens and closes no vote on it.
        ChairConflicted => "board-chair-conflicted",
        /// Who stands in is another member.
        StandInOther => "board-stand-in-other" at "stand_in",
        /// It ends after it begins, after now, and within a year.
        StandInEnds => "board-stand-in-ends" at "until",
        /// Somebody stands in for this member then already.
        StandInTwice => "board-stand-in-twice" at "from",
        /// Who is away, or sits in another's seat, stands in for nobody else.
        StandInTaken => "board-stand-in-taken" at "stand_in",
        /// It is over.
        StandInOver => "board-stand-in-is-over",
        /// Somebody else sits in the member's seat at this motion.
        Away => "board-away",
        /// One motion at a time.
        MotionOpen => "board-motion-open",
        /// A secret vote stands once cast.
        BallotStands => "board-ballot-stands",
        /// The vote is closed.
        MotionClosed => "board-motion-closed",
        /// A list has two applications or more, each on the agenda of its meeting.
        ConsentShort => "board-consent-short",
        /// The emergency rule closes the vote, or the clock does.
        EmergencyRuns => "board-emergency-runs",
        /// What takes effect at once waits for no conditions.
        EmergencyPlain => "board-emergency-plain" at "choice",
        /// A motion has a text.
        TextMissing => "board-text-missing" at "text",
        /// A text of more characters than there is room for.
        TextTooLong { max: usize } => "board-text-too-long" at "text",
        /// Who gives money says how much.
        AmountMissing => "board-amount-missing" at "amount",
        /// More than the group asks for.
        AmountTooMuch { asked: Money } => "board-amount-too-much" at "amount",
        /// "Less" is less than the group asks for.
        AmountNotLess { asked: Money } => "board-amount-not-less" at "amount",
        /// Neither the fund's currency, nor one of the call's.
        AmountCurrency => "board-amount-currency" at "currency",
        /// Who gives money says from where.
        FundMissing => "board-fund-missing" at "fund",
        /// The call does not draw on this fund.
        FundOfOtherCall => "board-fund-of-other-call" at "fund",
        /// A vote ends after it begins.
        ClosesTooEarly => "board-closes-too-early" at "closes",
        /// Too few members for a quorum on a topic.
        TopicQuorum { needed: u32, electors: u32 } => "board-topic-quorum",
        /// Conflicts leave too few members for a quorum.
        QuorumImpossible { needed: u32, electors: u32 } => "board-quorum-impossible",
        /// An application is put off to a round that groups still come to.
        RoundNotToCome => "board-round-not-to-come" at "defer_to",
        /// Yes with conditions says which.
        ConditionsMissing => "board-conditions-missing" at "conditions",
        /// A text of more characters than there is room for.
        ConditionsTooLong { max: usize } => "board-conditions-too-long" at "conditions",
        /// The votes are even and the chair has not decided.
        TieNeedsCasting => "board-tie-needs-casting" at "casting",
        /// A meeting is called something.
        TitleMissing => "board-title-missing" at "title",
        /// A meeting ends after it begins.
        EndsTooEarly => "board-ends-too-early" at "ends",
        /// A circulation goes on until a day.
        EndMissing => "board-end-missing" at "ends",
        /// Who leads a meeting sits in the chair.
        ChairMissing => "board-chair-missing" at "chair",
        /// A meeting has something to talk about.
        AgendaEmpty => "board-agenda-empty" at "applications",
        /// An application of a running motion stays on the agenda.
        AgendaVoted { reference: String } => "board-agenda-voted" at "applications",
        /// Minutes that are signed stand, and so does their meeting.
        MinutesSigned => "board-minutes-signed",
        /// What was called off is not held.
        MeetingCalledOff => "board-meeting-called-off",
        /// A meeting in which members vote is not called off.
        MeetingVoted => "board-meeting-voted",
        /// Nothing is signed while members still vote.
        TopicVoted => "board-topic-voted",
        MeetingVotes => "board-meeting-votes",
        /// Nothing is signed before it is known who was there.
        AttendanceMissing => "board-attendance-missing",
        /// More voted than were there.
        CountTooMany { present: u32 } => "board-count-too-many" at "yes",
        /// No decision on the application stands.
        NothingToReverse => "board-nothing-to-reverse",
        /// Only a motion that was carried is a decision.
        NotCarried => "board-not-carried",
        /// Reasons of more characters than there is room for.
        ReasonsTooLong { max: usize } => "board-reasons-too-long" at "reasons",
        /// What is written about a decision says why.
        ReasonsMissing => "board-reasons-missing",
        /// Somebody else wrote about the decision meanwhile.
        ReasonsChanged => "board-reasons-changed",
        /// The round has no such criterion.
        CriterionUnknown => "board-criterion-unknown",
        /// The group may know the decision: what was written about it stands.
        DecisionTold => "board-decision-told",
    }
}

/// The longest text a member writes in one field, in characters.
pub const TEXT_MAX: usize = 2_000;

/// A text within its limit, without the white space around it; `None` for an empty one.
fn text_within(text: &str, too_long: impl FnOnce(usize) -> Refusal) -> Result<Option<&str>, Refusal> {
    let text = text.trim();
    if words::characters(text) > TEXT_MAX {
        return Err(too_long(TEXT_MAX));
    }
    Ok(Some(text).filter(|text| !text.is_empty()))
}

#[cfg(test)]
mod tests;
