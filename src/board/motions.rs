//! A motion as it stands: what it proposes, where it stands, what was counted.

use super::{Choice, Hundredths, MotionState, Outcome, Reason, Tally, Track, store};
use crate::{
    applications::{self, Case},
    base::{
        ApplicationId, CallId, Currency, FundId, Money, MotionId, PersonId, Stop,
        seal::{CaseKey, Place},
        stop::Arg,
    },
    calls::Call,
    db::Tx,
    notices::{Kind, Notice, Reader},
};
use chrono::NaiveDateTime;

pub(super) const TEXT: &str = "motions.text";
pub(super) const CONDITIONS: &str = "motions.conditions";

/// A motion, opened.
#[derive(Clone, Debug)]
pub struct Motion {
    /// Its id.
    pub id: MotionId,
    /// On which application.
    pub application: ApplicationId,
    /// Of which call.
    pub call: CallId,
    /// The how manieth on this application.
    pub number: i32,
    /// On which way it came to the vote.
    pub track: Track,
    /// What it proposes.
    pub outcome: Outcome,
    /// How much, where it gives money.
    pub amount: Option<Money>,
    /// From which fund.
    pub fund: Option<FundId>,
    /// To which round it puts the application off; nowhere: it stays before the board for a later meeting.
    pub defer_to: Option<CallId>,
    /// The motion whose decision it takes back.
    pub reverses: Option<MotionId>,
    /// Its text.
    pub text: String,
    /// On which conditions.
    pub conditions: Option<String>,
    /// Where it stands.
    pub state: MotionState,
    /// Which chair opened it; nobody, where the emergency rule did.
    pub opened_by: PersonId,
    /// When.
    pub opened_at: NaiveDateTime,
    /// When voting ends, if that is set.
    pub closes_at: Option<NaiveDateTime>,
    /// Whether nobody learns who voted how.
    pub secret: bool,
    /// Which chair closed it.
    pub closed_by: Option<PersonId>,
    /// When.
    pub closed_at: Option<NaiveDateTime>,
    /// What was counted; while it is open, only the electorate at its opening.
    pub tally: Tally,
    /// The chair's choice where the votes were even.
    pub casting: Option<Choice>,
    /// Why it ended as it did.
    pub reason: Option<Reason>,
}

/// A motion, opened with its case's key.
pub(super) fn opened(row: store::motions::Row, key: &CaseKey) -> Result<Motion, Stop> {
    let count = |votes: i32| u32::try_from(votes).unwrap_or(0);
    let currency = row.currency.as_deref().and_then(Currency::from_code);
    Ok(Motion {
        id: row.id,
        application: row.application_id,
        call: row.call_id,
        number: row.number,
        track: row.track,
        outcome: row.outcome,
        amount: row.amount_minor.zip(currency).map(|(minor, currency)| Money::from_minor(minor, currency)),
        fund: row.fund_id,
        defer_to: row.defer_to,
        reverses: row.reverses,
        text: key.open(Place::new(TEXT, row.id.0), &row.text)?,
        conditions: key.open_optional(Place::new(CONDITIONS, row.id.0), row.conditions.as_ref())?,
        state: row.state,
        opened_by: row.opened_by,
        opened_at: row.opened_at,
        closes_at: row.closes_at,
        secret: row.secret,
        closed_by: row.closed_by.map(PersonId),
        closed_at: row.closed_at,
        tally: Tally {
            electorate: count(row.electorate),
            yes: count(row.yes),
            yes_with_conditions: count(row.yes_with_conditions),
            no: count(row.no),
            abstain: count(row.abstain),
            mean: row.mean_hundredths.map(Hundredths),
        },
        casting: row.casting_choice,
        reason: row.result_reason,
    })
}

/// A notice about a vote: what it is about only by its reference.
pub(super) fn notice<'a>(
    kind: Kind,
    member: PersonId,
    case: &'a Case,
    call: &Call,
    (motion, closes_at): (MotionId, Option<NaiveDateTime>),
) -> Notice<'a> {
    let mut notice = Notice::new(kind, Reader::Person(member))
        .about(case.id, &case.key)
        .with("reference", case.reference.as_str())
        .with("call", call.labels.clone())
        .with("link", format!("/board/motions/{motion}"));
    if let Some(end) = closes_at {
        notice = notice.with("deadline", Arg::Instant(end, Some(call.zone.clone())));
    }
    notice
}

/// A motion with its case. A step: the caller checks who sees it.
pub fn find(tx: &mut Tx<'_>, id: MotionId) -> Result<(Motion, Case), Stop> {
    let row = store::motions::find(tx, id)?;
    let case = applications::load(tx, row.application_id)?;
    Ok((opened(row, &case.key)?, case))
}
