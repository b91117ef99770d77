//! Applications: the cases. Opening one, filling it in, sending, screening, and the lists staff work from.

pub mod answers;
pub mod ask;
pub mod bring_in;
pub mod budget;
pub mod bulk;
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

use crate::{
    audit,
    base::{
        Actor, ApplicationId, CallId, Currency, Deed, FormVersionId, GroupId, Lang, Money, PersonId, Stop, Subject,
        seal::{CaseKey, Place},
        stop::Arg,
    },
    calls,
    db::{Tx, tokens},
    groups::{Risk, access},
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
            Closed, Declined, Draft, Funded, Invited, MoreAsked, NotEligible, Offered, Received, Reserve, WithBoard,
            Withdrawn,
        };
        matches!(
            (self, next),
            (Draft, Received | Withdrawn)
                | (Received, MoreAsked | NotEligible | WithBoard | Invited | Withdrawn)
                | (MoreAsked, Received | NotEligible | Withdrawn)
                | (NotEligible, Received)
                | (WithBoard, Offered | Reserve | Funded | Declined | MoreAsked | Invited | Withdrawn)
                | (Reserve, Offered | Funded | Declined | Withdrawn)
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
            Self::NotEligible | Self::Invited | Self::Funded | Self::Declined | Self::Withdrawn | Self::Closed
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

/// One application. A step: it checks nobody's right to see it.
pub fn load(tx: &mut Tx<'_>, id: ApplicationId) -> Result<Case, Stop> {
    if let Some(case) = tx.seen::<Case>(id.0) {
        return Ok(case);
    }
    let keyed = store::find(tx, id)?;
    let case = open_row(tx, keyed)?;
    access::saw(tx, case.group_id, case.high_risk);
    tx.saw(id.0, &case);
    Ok(case)
}

/// One application for who may see it: its own group, or staff. [`Stop::Missing`] for anybody else.
pub fn for_reader(tx: &mut Tx<'_>, id: ApplicationId) -> Result<Case, Stop> {
    match tx.actor {
        Actor::Case(own) if own == id => tx.permit(Deed::KeepOwnCase)?,
        Actor::Case(_) => return Err(Stop::Missing),
        _ => tx.permit(Deed::SeeApplications)?,
    }
    within(tx, id)
}

/// One application; as if it were not there, where its group is at high risk and the actor was not named for it, and without
/// its answers, where they are its group's own still. A step.
fn within(tx: &mut Tx<'_>, id: ApplicationId) -> Result<Case, Stop> {
    let case = load(tx, id)?;
    access::check(tx, case.group_id, case.high_risk)?;
    if helping::reads(tx, &case)? { Ok(case) } else { Ok(case.unread()) }
}

/// One application for a step of the work with it: its name is its code where its group is at high risk and the actor was
/// not named for it. A step.
pub fn veiled(tx: &mut Tx<'_>, id: ApplicationId) -> Result<Case, Stop> {
    let mut case = load(tx, id)?;
    if !helping::reads(tx, &case)? {
        case = case.unread();
    }
    if case.high_risk && !access::open_to_me(tx, &[case.group_id])?.contains(&case.group_id) {
        case.name.clone_from(&case.reference);
        case.region = None;
    }
    Ok(case)
}

/// Refuses an application as if it were not there, where its group is at high risk and the actor was not named for it. A step.
pub fn check_open(tx: &mut Tx<'_>, id: ApplicationId) -> Result<(), Stop> {
    within(tx, id).map(|_| ())
}

/// A case as one may fill it in: the group its own, staff any for a group.
pub fn for_writer(tx: &mut Tx<'_>, id: ApplicationId) -> Result<Case, Stop> {
    match tx.actor {
        Actor::Case(_) => {}
        _ => tx.permit(Deed::EnterOnBehalf)?,
    }
    for_reader(tx, id)
}

fn open_row(tx: &Tx<'_>, (row, wrapped, risk): store::Keyed) -> Result<Case, Stop> {
    let key = tx.master.unwrap(row.key_id, &wrapped)?;
    let currency = row.requested_currency.as_deref().and_then(Currency::from_code);
    Ok(Case {
        id: row.id,
        name: key.open(Place::new("applications.name", row.id.0), &row.name)?,
        reference: row.reference,
        call_id: row.call_id,
        group_id: row.group_id,
        form_version_id: row.form_version_id,
        language: Lang::from_code(&row.language).unwrap_or(Lang::Ru),
        country: row.country,
        region: row.region,
        kind: row.kind,
        theme: row.theme,
        requested: row.requested_minor.zip(currency).map(|(minor, currency)| Money::from_minor(minor, currency)),
        state: row.state,
        channel: row.channel,
        opened_at: row.opened_at,
        submitted_at: row.submitted_at,
        decided_on: row.decided_on,
        sent_count: row.sent_count,
        extended_until: row.extended_until,
        reopened_at: row.reopened_at,
        // Whatever the group asked for: at high risk no letter tells anything.
        mail_mode: if risk == Risk::High && row.mail_mode == MailMode::Full {
            MailMode::Neutral
        } else {
            row.mail_mode
        },
        high_risk: risk == Risk::High,
        follows: row.follows,
        assigned: row.assigned_to,
        due_on: row.due_on,
        key,
    })
}

/// Moves an application to another state. A step: the act that calls it tells of it.
pub fn turn(tx: &mut Tx<'_>, case: &Case, next: State) -> Result<(), Stop> {
    if !case.state.may_become(next) {
        return Err(Refusal::NotNow.into());
    }
    let is_decided = next.is_over() || matches!(next, State::Offered | State::Reserve);
    let decided_on = is_decided.then(|| tx.now.date());
    store::set_state(tx, case.id, next, decided_on)
}

/// The applications of a call that are in one state. A step.
pub fn in_state(tx: &mut Tx<'_>, call: CallId, state: State) -> Result<Vec<Case>, Stop> {
    let rows = store::in_state(tx, Some(call), state)?;
    rows.into_iter().map(|keyed| open_row(tx, keyed)).collect()
}

/// The applications of all calls that are in one state. A step.
pub fn all_in_state(tx: &mut Tx<'_>, state: State) -> Result<Vec<Case>, Stop> {
    let rows = store::in_state(tx, None, state)?;
    rows.into_iter().map(|keyed| open_row(tx, keyed)).collect()
}

/// Some applications, in one query. A step.
pub fn some(tx: &mut Tx<'_>, ids: &[ApplicationId]) -> Result<Vec<Case>, Stop> {
    let rows = store::some(tx, ids)?;
    rows.into_iter().map(|keyed| open_row(tx, keyed)).collect()
}

/// Records that an application was opened for reading by staff or board (an opening of sealed values).
pub fn note_opening(tx: &mut Tx<'_>, case: &Case) -> Result<(), Stop> {
    audit::record(tx, audit::Event::new("applications.read", case.id).about_case(case.id))?;
    Ok(())
}

/// Makes an application findable by its reference and name. A step.
fn index(tx: &mut Tx<'_>, id: ApplicationId, reference: &str, name: &str) -> Result<(), Stop> {
    tokens::index(tx, Subject::from(id), &[reference, name])
}
