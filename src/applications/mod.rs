//! Applications: the cases. Opening one, filling it in, sending, screening, and the lists staff work from.

pub mod answers;
pub mod ask;
pub mod bring_in;
pub mod budget;
pub mod bulk;
mod cases;
pub mod changes;
pub mod checks;
pub mod clearing;
pub mod codes;
pub mod columns;
pub mod correct;
pub mod erase;
pub mod extend;
pub mod files;
pub mod hand_over;
pub mod helping;
pub mod identity;
pub mod letters;
pub mod limits;
pub mod list;
pub mod mail_mode;
pub mod offered;
pub mod on_behalf;
pub mod open;
#[allow(missing_docs)]
pub mod pages;
pub mod people;
pub mod places;
pub mod purpose;
pub mod saved;
pub mod screen;
pub mod send;
mod shown;
pub mod stages;
mod store;
pub mod summary;
pub mod tell;
pub mod told;
pub mod translation;
pub mod vetting;
pub mod work;

pub use answers::{Section, Shown};
pub use cases::{
    all_in_state, check_open, for_reader, for_writer, in_states, load, note_opening, some, turn, veil, veiled,
};

use cases::{index, open_row, within};

use crate::{
    base::{ApplicationId, CallId, FormVersionId, GroupId, Lang, Money, PersonId, seal::CaseKey, stop::Arg},
    calls,
};
use chrono::{NaiveDate, NaiveDateTime};

crate::text_enum! {
    /// The life of an application.
    pub enum State {
        /// Being filled in.
        Draft => "draft",
        /// Sent; staff have not screened it yet.
        Received => "received",
        /// Open to the group again, for an answer.
        MoreAsked => "more_asked",
        /// Does not meet the conditions.
        NotEligible => "not_eligible",
        /// Before the board.
        WithBoard => "with_board",
        /// Invited to the second stage, where it goes on as another application.
        Invited => "invited",
        /// Put off by the board to another round, where it goes on as another application.
        Deferred => "deferred",
        /// Decided: less than was asked, which waits for the group's yes.
        Offered => "offered",
        /// Decided: a grant when money returns, in the order of the reserve list.
        Reserve => "reserve",
        /// Decided: a grant.
        Funded => "funded",
        /// Decided: no grant.
        Declined => "declined",
        /// Taken back by the group.
        Withdrawn => "withdrawn",
        /// Over: the grant is paid and reported.
        Closed => "closed",
    }
}

impl State {
    /// Whether an application may go from this state to another.
    pub fn may_become(self, next: Self) -> bool {
        use State::{
            Closed, Declined, Deferred, Draft, Funded, Invited, MoreAsked, NotEligible, Offered, Received, Reserve,
            WithBoard, Withdrawn,
        };
        matches!(
            (self, next),
            (Draft, Received | Withdrawn)
                | (Received, MoreAsked | NotEligible | WithBoard | Invited | Withdrawn)
                | (MoreAsked, Received | NotEligible | Withdrawn)
                | (NotEligible, Received)
                | (WithBoard, Offered | Reserve | Funded | Declined | Deferred | MoreAsked | Invited | Withdrawn)
                | (Reserve, Offered | Funded | Declined | Withdrawn)
                // The board takes its decision back.
                | (Offered | Reserve | Declined | Deferred, WithBoard)
                | (Offered, Funded | Withdrawn)
                // Offered once more, after no answer came in time or the group thought again.
                | (Withdrawn, Offered)
                | (Funded, Closed)
        )
    }

    /// Whether the group may change its answers.
    pub fn is_fillable(self) -> bool {
        matches!(self, Self::Draft | Self::MoreAsked)
    }

    /// Whether nothing more is to be decided.
    pub fn is_over(self) -> bool {
        matches!(
            self,
            Self::NotEligible
                | Self::Invited
                | Self::Deferred
                | Self::Funded
                | Self::Declined
                | Self::Withdrawn
                | Self::Closed
        )
    }
}

crate::text_enum! {
    /// How an application came.
    pub enum Channel {
        /// The group filled it in itself.
        Online => "online",
        /// By telephone.
        Phone => "phone",
        /// On paper.
        Letter => "letter",
        /// On a visit.
        Visit => "visit",
        /// By a messenger.
        Messenger => "messenger",
    }
}

crate::text_enum! {
    /// What mail the group gets.
    pub enum MailMode {
        /// Neutral: "there is news", nothing that reveals.
        Neutral => "neutral",
        /// With its contents.
        Full => "full",
        /// None: news waits behind the case code.
        None => "none",
    }
}

crate::refusals! {
    /// Why a thing about applications was refused.
    pub enum Refusal {
        /// The call takes no applications now.
        CallClosed => "applications-call-closed",
        /// The call has as many applications as it takes.
        CallFull => "applications-call-full",
        /// The group has as many applications in the call as it may.
        GroupHasEnough { most: i64 } => "applications-group-has-enough",
        /// Not a kind of group the call is for.
        KindNotInCall => "applications-kind-not-in-call",
        /// Not a region of the call.
        RegionNotInCall => "applications-region-not-in-call",
        /// Not a theme of the call.
        ThemeNotInCall => "applications-theme-not-in-call",
        /// The project ends before it starts.
        DaysBackwards => "applications-days-backwards",
        /// The project is longer than the call allows.
        ProjectTooLong { months: i64 } => "applications-project-too-long",
        /// No draft of the call has this reference.
        ReferenceUnknown => "applications-reference-unknown" at "reference",
        /// Not later than the deadline there is.
        ExtensionTooEarly => "applications-extension-too-early" at "until",
        /// An extension has a reason.
        ExtensionReasonMissing => "applications-extension-reason-missing" at "reason",
        /// Not a country of the call.
        CountryNotInCall => "applications-country-not-in-call" at "country",
        /// No application has this code.
        CodeUnknown => "applications-code-unknown" at "code",
        /// Not the contact person's own code of this application.
        CodeNotYours => "applications-code-not-yours" at "own",
        /// As many codes as there may be.
        CodesEnough { most: i64 } => "applications-codes-enough",
        /// Not an e-mail address.
        PlaceEmailMalformed => "people-email-malformed" at "email",
        /// As many addresses as there may be.
        PlacesEnough { most: i64 } => "applications-places-enough" at "email",
        /// The link was used, is too old, or never was.
        PlaceLinkDead => "people-link-dead",
        /// Too many wrong codes lately.
        CodeSlow => "applications-code-slow" at "code",
        /// It cannot be changed at this stage.
        NotFillable => "applications-not-fillable",
        /// Required questions have no answer.
        Incomplete { missing: i64 } => "applications-incomplete",
        /// Somebody saved this section after the page was opened.
        Stale => "applications-stale",
        /// Longer than the limit.
        TooLong { max: i64 } => "applications-too-long",
        /// The amount is outside the call's limits.
        AmountOutside { least: Arg, most: Arg } => "applications-amount-outside" at "amount",
        /// The same, where it is asked for in another currency, by the rate of a day.
        AmountOutsideWorth { least: Arg, most: Arg, on: NaiveDate }
            => "applications-amount-outside-worth" at "amount",
        /// A category of the budget takes more than it may.
        BudgetOver { category: String, limit: i64 } => "applications-budget-over",
        /// The budget does not come to the amount asked.
        BudgetDiffers { budget: String, asked: String } => "applications-budget-differs",
        /// Others pay more than all of it.
        BudgetOthersMore => "applications-budget-others-more",
        /// It was part of what was sent.
        FileSent => "applications-file-sent",
        /// Who helps a group opens its application first.
        HelpFirst => "applications-help-first",
        /// Closed answers are opened for a reason.
        OpeningReasonMissing => "applications-identity-reason-missing" at "reason",
        /// Not at this stage.
        NotNow => "applications-not-now",
        /// No question is opened.
        NothingOpened => "applications-nothing-opened" at "questions",
        /// Nothing is chosen.
        NobodyChosen => "applications-nobody-chosen" at "cases",
        /// A reason must be chosen.
        ReasonMissing => "applications-reason-missing" at "reason",
        /// What is asked must be written.
        NoteMissing => "applications-note-missing" at "note",
        /// A call is screened by one person or by two.
        PeopleOneOrTwo => "applications-people-one-or-two" at "people",
        /// The checklist is too long.
        ChecksTooMany { most: usize } => "applications-checks-too-many" at "lines_en",
        /// A line of the checklist is too long.
        CheckTooLong { most: usize } => "applications-check-too-long" at "lines_en",
        /// A line of the checklist was left out.
        ChecksMissing => "applications-checks-missing",
        /// It is so already.
        AsItIs => "applications-as-it-is",
        /// Not somebody an application may be given to.
        NoColleague => "applications-no-colleague" at "assigned",
        /// The filter has no name.
        FilterNameMissing => "applications-filter-name-missing" at "name",
        /// The name or the filter is too long.
        FilterTooLong { most: usize } => "applications-filter-too-long" at "name",
        /// A person keeps so many filters at most.
        FiltersTooMany { most: usize } => "applications-filters-too-many" at "name",
        /// There is no safe summary for the board yet.
        SummaryMissing => "applications-summary-missing" at "text",
        /// What was found must be written.
        VettingTextMissing => "applications-vetting-text-missing" at "text",
        /// The day is still to come.
        DayAhead => "applications-day-ahead" at "on",
        /// Who is to be asked has no name.
        RefereeMissing => "applications-referee-missing" at "name",
        /// The referee has answered.
        RefereeAnswered => "applications-referee-answered",
        /// Nothing is in their hands.
        NothingInHand => "applications-nothing-in-hand",
        /// There is no redacted copy of the file.
        NoCopy => "applications-no-copy",
        /// The link was used, is too old, or never was.
        LinkDead => "applications-link-dead",
        /// Too many applications for one deed.
        TooManyAtOnce { most: usize } => "applications-too-many-at-once",
        /// The call has a checklist, or takes two people: each is screened on its page.
        ScreenEach => "applications-screen-each",
    }
}

/// An application, opened.
#[derive(Clone, Debug)]
pub struct Case {
    /// Its id.
    pub id: ApplicationId,
    /// What people call it: `TJ-26-014`.
    pub reference: String,
    /// Its call.
    pub call_id: CallId,
    /// Who applies.
    pub group_id: GroupId,
    /// The version of the form it is filled in with.
    pub form_version_id: FormVersionId,
    /// The key that seals it.
    pub key: CaseKey,
    /// The group's name or alias, as answered; empty in a young draft.
    pub name: String,
    /// The language the group reads.
    pub language: Lang,
    /// ISO 3166-1 code.
    pub country: String,
    /// ISO 3166-2 code.
    pub region: Option<String>,
    /// Choice code of the kind of group.
    pub kind: Option<String>,
    /// Choice code of the main theme.
    pub theme: Option<String>,
    /// Amount asked.
    pub requested: Option<Money>,
    /// Where it stands.
    pub state: State,
    /// How it came.
    pub channel: Channel,
    /// When it was opened, UTC.
    pub opened_at: NaiveDateTime,
    /// When it was first sent, UTC.
    pub submitted_at: Option<NaiveDateTime>,
    /// When it was decided.
    pub decided_on: Option<NaiveDate>,
    /// How often it was sent.
    pub sent_count: i32,
    /// What mail the group gets.
    pub mail_mode: MailMode,
    /// Whether its group is at high risk: the board sees a code and a summary, and staff open it by name only.
    pub high_risk: bool,
    /// Its own deadline, where that is later than its call's.
    pub extended_until: Option<NaiveDateTime>,
    /// Since when the group corrects what it sent; what it sent last counts until it sends again.
    pub reopened_at: Option<NaiveDateTime>,
    /// The application of the first stage that it goes on from.
    pub follows: Option<ApplicationId>,
    /// Who of the staff works on it.
    pub assigned: Option<PersonId>,
    /// Until when.
    pub due_on: Option<NaiveDate>,
}

impl Case {
    /// Whether its draft may be sent at an instant: while the call takes applications, or its own deadline is extended.
    pub fn is_in_time(&self, call: &calls::Call, now: NaiveDateTime) -> bool {
        let extended = matches!(call.state, calls::State::Open | calls::State::Closed)
            && self.extended_until.is_some_and(|until| now <= until);
        call.takes(now) || extended
    }

    /// Whether its group may change the answers at an instant.
    pub fn may_be_filled(&self, call: &calls::Call, now: NaiveDateTime) -> bool {
        self.state.is_fillable() || self.is_being_corrected() && self.is_in_time(call, now)
    }

    /// Whether the group has opened again what it sent.
    pub fn is_being_corrected(&self) -> bool {
        self.state == State::Received && self.reopened_at.is_some()
    }

    /// Whether the group may open again what it sent: before it is screened, and before the deadline.
    pub fn may_be_corrected(&self, call: &calls::Call, now: NaiveDateTime) -> bool {
        self.state == State::Received && self.reopened_at.is_none() && self.is_in_time(call, now)
    }

    /// Whether its group began it itself and has never sent it: until then it is the group's own.
    pub fn is_own_draft(&self) -> bool {
        self.submitted_at.is_none() && self.channel == Channel::Online
    }

    /// Without anything of what its group answered.
    fn unread(self) -> Self {
        Self { name: String::new(), region: None, kind: None, theme: None, requested: None, ..self }
    }

    /// Its deadline; `None` in a rolling call.
    pub fn deadline(&self, call: &calls::Call) -> Option<NaiveDateTime> {
        call.closes_at.map(|at| self.extended_until.map_or(at, |until| until.max(at)))
    }
}
