//! Going on elsewhere: staff invite applications of a first call to its second stage, the board puts one off to another
//! round; the group goes on there, with what it has answered already.

use super::{
    Case, Channel, Refusal, State, answers, columns, load,
    open::{self, NewCase, Opened},
    store, tell, told, turn,
};
use crate::{
    audit,
    base::{Actor, ApplicationId, CallId, Deed, Stop, stop::Arg},
    calls::{
        self, Call,
        forms::{self, Kind},
    },
    db::Tx,
    notices,
};

/// Applications to be invited.
#[derive(Clone, Debug)]
pub struct Invite {
    /// To which second stage.
    pub call: CallId,
    /// Which.
    pub cases: Vec<ApplicationId>,
}

fn second(tx: &mut Tx<'_>, id: CallId) -> Result<(Call, CallId), Stop> {
    let call = calls::find(tx, id)?;
    let first = call.second_of.ok_or(Stop::Missing)?;
    Ok((call, first))
}

/// The applications of the first stage that may be invited, by reference.
pub fn to_invite(tx: &mut Tx<'_>, call: CallId) -> Result<Vec<Case>, Stop> {
    tx.permit(Deed::InviteOn)?;
    let (_, first) = second(tx, call)?;
    super::in_states(tx, first, &[State::WithBoard, State::Received])
}

/// Invites applications of the first stage.
pub fn invite(tx: &mut Tx<'_>, new: &Invite) -> Result<(), Stop> {
    tx.permit(Deed::InviteOn)?;
    let (call, first) = second(tx, new.call)?;
    if !matches!(call.state, calls::State::Published | calls::State::Open) {
        return Err(Refusal::NotNow.into());
    }
    if new.cases.is_empty() {
        return Err(Refusal::NobodyChosen.into());
    }
    for id in &new.cases {
        store::lock(tx, *id)?;
        let case = load(tx, *id)?;
        if case.call_id != first {
            return Err(Stop::Missing);
        }
        turn(tx, &case, State::Invited)?;
        audit::record(tx, audit::Event::new("applications.invite", case.id).about_case(case.id))?;
        let until = call.closes_at.map(|at| Arg::Instant(at, Some(call.zone.clone())));
        tell::group(tx, notices::Kind::InvitedOn, &case)?
            .with("deadline", until.unwrap_or_else(|| Arg::Text("–".to_owned())))
            .queue(tx)?;
    }
    Ok(())
}

/// What a group reads for the name of a round that is not public yet.
pub const NEXT_ROUND: &str = "applications-next-round";

/// Puts an application off to another round, where its group may go on; the letter names that round and its deadline once
/// they are public. A step of the decision.
pub fn put_off(tx: &mut Tx<'_>, case: &Case, round: CallId) -> Result<(), Stop> {
    let call = calls::find(tx, round)?;
    turn(tx, case, State::Deferred)?;
    store::put_off(tx, case.id, Some(round))?;
    let notice = tell::group(tx, notices::Kind::Deferred, case)?;
    if !call.is_public() {
        return notice.with("call", Arg::Words(NEXT_ROUND.to_owned())).queue(tx);
    }
    let notice = notice.with("call", call.labels);
    match call.closes_at {
        Some(at) => notice.with("deadline", Arg::Instant(at, Some(call.zone))),
        None => notice,
    }
    .queue(tx)
}

/// Whether the group of an application has begun where it goes on. A step.
pub fn has_begun(tx: &mut Tx<'_>, case: &Case) -> Result<bool, Stop> {
    Ok(store::following(tx, case.id)?.is_some())
}

/// Takes an application back that was put off and has not been begun anew: it goes on nowhere else. A step of the decision.
pub fn take_back(tx: &mut Tx<'_>, case: &Case) -> Result<(), Stop> {
    store::put_off(tx, case.id, None)
}

/// Where an invited group, or one that was put off, goes on.
#[derive(Clone, Debug)]
pub enum Onward {
    /// It has not begun; the second stage, and whether it takes applications now.
    Waiting(Box<Call>, bool),
    /// It has begun another application, which has its own code.
    Begun(String),
}

/// Where an application goes on that is invited or put off; `None` for any other. A step.
pub fn onward(tx: &mut Tx<'_>, case: &Case) -> Result<Option<Onward>, Stop> {
    if !matches!(case.state, State::Invited | State::Deferred) {
        return Ok(None);
    }
    if let Some(next) = store::following(tx, case.id)? {
        return Ok(Some(Onward::Begun(load(tx, next)?.reference)));
    }
    let call = match case.state {
        State::Deferred => round_of(tx, case)?,
        _ => calls::second_stage(tx, case.call_id)?,
    };
    let Some(call) = call else { return Ok(None) };
    let takes = call.takes(tx.now);
    Ok(Some(Onward::Waiting(Box::new(call), takes)))
}

/// The round an application was put off to. A step.
pub fn round_of(tx: &mut Tx<'_>, case: &Case) -> Result<Option<Call>, Stop> {
    let round = store::put_off_to(tx, case.id)?;
    round.map(|round| calls::find(tx, round)).transpose()
}

/// Begins the application of the second stage or the other round, with a code of its own and the answers there are already.
pub fn begin(tx: &mut Tx<'_>, own: ApplicationId, code: &str) -> Result<Opened, Stop> {
    match tx.actor {
        Actor::Case(id) if id == own => tx.permit(Deed::OpenCase)?,
        _ => return Err(Stop::Missing),
    }
    store::lock(tx, own)?;
    let case = load(tx, own)?;
    let case = told::as_told(tx, case)?;
    let Some(Onward::Waiting(call, _)) = onward(tx, &case)? else { return Err(Refusal::NotNow.into()) };
    let new = NewCase {
        call: call.id,
        country: case.country.clone(),
        language: case.language,
        channel: Channel::Online,
        code: code.to_owned(),
    };
    let opened = open::create(tx, &new, &call, Some(case.group_id), Some(case.id))?;
    bring_answers(tx, &case, opened.id)?;
    Ok(opened)
}

/// Brings over the answers to questions that both forms ask in the same way; files and declarations are given anew.
fn bring_answers(tx: &mut Tx<'_>, from: &Case, to: ApplicationId) -> Result<(), Stop> {
    let to = load(tx, to)?;
    let (old, new) = (forms::load(tx, from.form_version_id)?, forms::load(tx, to.form_version_id)?);
    let given = answers::as_sent(tx, from)?;
    let mut brought = answers::Answers::new();
    for section in new.iter() {
        let before = brought.len();
        for question in &section.questions {
            let same = |other: &&forms::Question| {
                (&other.code, other.kind, &other.list) == (&question.code, question.kind, &question.list)
            };
            let known = old.iter().flat_map(|section| &section.questions).find(same);
            let value = known.and_then(|known| given.get(&known.id));
            if let Some(value) = value.filter(|_| !matches!(question.kind, Kind::File | Kind::Declaration)) {
                answers::put(tx, &to, question, value, &mut brought)?;
            }
        }
        if brought.len() > before {
            let complete = answers::missing_in(section, &new, &brought).is_empty();
            store::answers::save_section(tx, to.id, section.id, 1, complete)?;
        }
    }
    columns::fill(tx, &to, &new, &brought)
}
