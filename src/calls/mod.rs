//! Calls for applications: the programme's lists, who may apply, when, with which form, from which funds.

pub mod builder;
pub mod choices;
pub mod clock;
pub mod forms;
pub mod pages;
pub mod quiz;
pub mod release;
pub mod set_up;
mod store;
pub mod whole;

use crate::{
    base::{CallId, Currency, Deed, FundId, Labels, Money, Stop, stop::Arg},
    db::Tx,
};
use chrono::NaiveDateTime;

crate::text_enum! {
    /// What kind of help a call gives, and how fast.
    pub enum Mode {
        /// With a deadline and a meeting.
        Regular => "regular",
        /// At any time, decided within days.
        Emergency => "emergency",
        /// A thing is bought for somebody.
        InKind => "in_kind",
    }
}

crate::text_enum! {
    /// The life of a call.
    pub enum State {
        /// Being set up.
        Draft => "draft",
        /// Set up; waits for its opening.
        Published => "published",
        /// Takes applications.
        Open => "open",
        /// Takes no more; the board works.
        Closed => "closed",
        /// The board has decided on every application.
        Decided => "decided",
        /// Put away.
        Archived => "archived",
    }
}

impl State {
    /// Whether a call may go from this state to another.
    pub fn may_become(self, next: Self) -> bool {
        matches!(
            (self, next),
            (Self::Draft, Self::Published)
                | (Self::Published, Self::Open | Self::Draft)
                | (Self::Open, Self::Closed)
                | (Self::Closed, Self::Open | Self::Decided | Self::Archived)
                // Again, where the board takes a decision back.
                | (Self::Decided, Self::Archived | Self::Closed)
        )
    }
}

crate::refusals! {
    /// Why a thing about calls was refused.
    pub enum Refusal {
        /// Another call has this code.
        CodeTaken => "calls-code-taken" at "code",
        /// Letters, digits and hyphens only.
        CodeMalformed => "calls-code-malformed" at "code",
        /// No name in any language.
        NameMissing => "calls-name-missing" at "name_en",
        /// Closes before it opens.
        ClosesTooEarly => "calls-closes-too-early" at "closes",
        /// No such zone.
        ZoneUnknown => "calls-zone-unknown" at "zone",
        /// The time does not exist in the zone or is malformed.
        TimeMalformed => "calls-time-malformed" at "opens",
        /// No country.
        CountryMissing => "calls-country-missing" at "countries",
        /// No currency.
        CurrencyMissing => "calls-currency-missing" at "currencies",
        /// A call is no second stage of itself or of another second stage.
        SecondOfItself => "calls-second-of-itself" at "second_of",
        /// A region of no country of the call.
        RegionElsewhere => "calls-region-elsewhere" at "regions",
        /// No fund.
        FundMissing => "calls-fund-missing" at "funds",
        /// The form has no questions.
        FormMissing => "calls-form-missing",
        /// The call is not in a state for this.
        NotNow => "calls-not-now",
        /// The form is published: a change makes a new version.
        FormFrozen => "calls-form-frozen",
        /// Another section or question has this code.
        PartCodeTaken => "calls-part-code-taken" at "code",
        /// Small letters, digits and underscores only.
        PartCodeMalformed => "calls-part-code-malformed" at "code",
        /// A country is two capital letters.
        CountryCodeMalformed => "calls-country-code-malformed" at "code",
        /// A region is its country, a hyphen, and its own letters.
        RegionCodeMalformed => "calls-region-code-malformed" at "code",
        /// The list has this code already.
        ChoiceTaken => "calls-choice-taken" at "code",
        /// A region of no country of the list.
        ParentMissing => "calls-parent-missing" at "parent",
        /// One choice at least is offered.
        LastChoice => "calls-last-choice" at "offered",
        /// No label in any language.
        LabelMissing => "calls-label-missing" at "label_en",
        /// A label, a help or an answer is too long.
        LabelTooLong => "calls-label-too-long" at "label_en",
        /// A question with choices has none.
        AnswersMissing => "calls-answers-missing" at "list",
        /// Another question fills the same column.
        FillsTaken => "calls-fills-taken" at "fills",
        /// A question of this kind cannot fill that column.
        FillsKind => "calls-fills-unfit" at "fills",
        /// It depends on no earlier question with that answer.
        ShowWhenUnknown => "calls-show-when-unknown" at "show_when",
        /// No question fills the name in.
        NameQuestionMissing => "calls-name-question-missing",
        /// A section asks nothing.
        SectionEmpty => "calls-section-empty",
        /// A question of the quiz has no words.
        QuizTextMissing => "calls-quiz-text-missing" at "text_en",
        /// A question of the quiz ends without a reason.
        QuizReasonMissing => "calls-quiz-reason-missing" at "reason_en",
        /// As many questions as a quiz may have.
        QuizFull => "calls-quiz-full",
        /// Too many sections or questions.
        FormTooLarge => "calls-form-too-large",
        /// The file is no form.
        FileUnread { what: String } => "calls-file-unread" at "file",
        /// A part of the file's form is wrong.
        FileFlawed { part: String, why: Arg } => "calls-file-flawed" at "file",
    }
}

/// A call.
#[derive(Clone, Debug)]
pub struct Call {
    /// Its id.
    pub id: CallId,
    /// A short code people say: `REGULAR-2020`.
    pub code: String,
    /// Its name per language.
    pub labels: Labels,
    /// What it is for, per language.
    pub purpose: Labels,
    /// What kind of help.
    pub mode: Mode,
    /// Where it stands.
    pub state: State,
    /// The zone of its deadline.
    pub zone: String,
    /// Opens, UTC.
    pub opens_at: NaiveDateTime,
    /// Closes, UTC; `None`: rolling.
    pub closes_at: Option<NaiveDateTime>,
    /// ISO 3166-1 codes.
    pub countries: Vec<String>,
    /// Choice codes of the kinds that may apply; empty: all.
    pub kinds: Vec<String>,
    /// ISO 3166-2 codes; empty: all of the countries.
    pub regions: Vec<String>,
    /// Choice codes of themes; empty: all.
    pub themes: Vec<String>,
    /// Currencies an amount may be asked in.
    pub currencies: Vec<Currency>,
    /// Least amount.
    pub amount_min: Option<Money>,
    /// Greatest amount.
    pub amount_max: Option<Money>,
    /// Greatest length in months; 0: no limit.
    pub months_max: i32,
    /// Applications it takes; 0: no limit.
    pub most_applications: i32,
    /// Applications a group may have in it; 0: no limit.
    pub per_group: i32,
    /// When groups will have an answer, as a text.
    pub decides_by: String,
    /// Whom to ask about it, as a text.
    pub contact: String,
    /// The call whose applications are invited to this one; nobody else may apply.
    pub second_of: Option<CallId>,
    /// What is asked before an application is begun.
    pub quiz: quiz::Quiz,
    /// The funds it draws on.
    pub funds: Vec<FundId>,
}

impl Call {
    /// Whether groups may know of it.
    pub fn is_public(&self) -> bool {
        self.state != State::Draft
    }

    /// Whether it takes applications at an instant.
    pub fn takes(&self, now: NaiveDateTime) -> bool {
        self.state == State::Open && self.opens_at <= now && self.closes_at.is_none_or(|end| now <= end)
    }
}

/// Lets nobody else count its applications until the end of the transaction. A step; nothing to do without a limit.
pub fn lock(tx: &mut Tx<'_>, call: &Call) -> Result<(), Stop> {
    if call.most_applications > 0 || call.per_group > 0 { store::lock(tx, call.id) } else { Ok(()) }
}

/// One call. A step.
pub fn find(tx: &mut Tx<'_>, id: CallId) -> Result<Call, Stop> {
    let version = tx.programme()?;
    if let Some(call) = tx.recall::<Call>(id.0, version) {
        return Ok(Call::clone(&call));
    }
    let call = store::find(tx, id)?;
    Ok(Call::clone(&tx.remember(id.0, version, call)))
}

/// The calls that take applications now, soonest deadline first. Anybody may see them. Two queries.
pub fn open_now(tx: &mut Tx<'_>) -> Result<Vec<Call>, Stop> {
    let now = tx.now;
    let mut calls = all(tx)?;
    calls.retain(|call| call.takes(now) && call.second_of.is_none());
    calls.sort_by_key(|call| (call.closes_at.is_none(), call.closes_at));
    Ok(calls)
}

/// The second stage of a call, if it has one that is not put away. A step. Two queries.
pub fn second_stage(tx: &mut Tx<'_>, first: CallId) -> Result<Option<Call>, Stop> {
    let mut calls = all(tx)?;
    calls.retain(|call| call.second_of == Some(first) && call.state != State::Archived);
    Ok(calls.into_iter().next())
}

/// The other rounds that groups still come to: drafts, and what is published or open. A second stage is reached only by
/// invitation. A step.
pub fn to_come(tx: &mut Tx<'_>, but: CallId) -> Result<Vec<Call>, Stop> {
    let mut calls = all(tx)?;
    calls.retain(|call| {
        call.id != but
            && call.second_of.is_none()
            && matches!(call.state, State::Draft | State::Published | State::Open)
    });
    Ok(calls)
}

/// Every call, newest first. A step. Three queries; one where they are known.
pub fn all(tx: &mut Tx<'_>) -> Result<Vec<Call>, Stop> {
    let version = tx.programme()?;
    if let Some(calls) = tx.recall::<Vec<Call>>(0, version) {
        return Ok(Vec::clone(&calls));
    }
    let calls = store::all(tx)?;
    Ok(Vec::clone(&tx.remember(0, version, calls)))
}

/// Every call, for those who may see them.
pub fn list(tx: &mut Tx<'_>) -> Result<Vec<Call>, Stop> {
    tx.permit(Deed::SeeCalls)?;
    all(tx)
}
