//! Applications loaded: one or some, for a step, for who reads it, for who fills it in; and the steps that any act takes with
//! one.

use super::{Case, MailMode, Refusal, State, helping, store};
use crate::{
    audit,
    base::{Actor, ApplicationId, CallId, Currency, Deed, GroupId, Lang, Money, Stop, Subject, seal::Place},
    db::{Tx, tokens},
    groups::{Risk, access},
};

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
pub(super) fn within(tx: &mut Tx<'_>, id: ApplicationId) -> Result<Case, Stop> {
    let case = load(tx, id)?;
    access::check(tx, case.group_id, case.high_risk)?;
    if helping::reads(tx, &case)? { Ok(case) } else { Ok(case.unread()) }
}

/// One application for a step of the work with it: its name is its code where its group is at high risk and the actor was
/// not named for it. A step.
pub fn veiled(tx: &mut Tx<'_>, id: ApplicationId) -> Result<Case, Stop> {
    let case = load(tx, id)?;
    veil(tx, vec![case])?.pop().ok_or(Stop::Missing)
}

/// The same for cases at hand. A step. One query at most, and one for each draft that its group has not sent.
pub fn veil(tx: &mut Tx<'_>, cases: Vec<Case>) -> Result<Vec<Case>, Stop> {
    let high: Vec<GroupId> = cases.iter().filter(|case| case.high_risk).map(|case| case.group_id).collect();
    let open = access::open_to_me(tx, &high)?;
    let mut veiled = Vec::with_capacity(cases.len());
    for mut case in cases {
        if !helping::reads(tx, &case)? {
            case = case.unread();
        }
        if case.high_risk && !open.contains(&case.group_id) {
            case.name.clone_from(&case.reference);
            case.region = None;
        }
        veiled.push(case);
    }
    Ok(veiled)
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

pub(super) fn open_row(tx: &Tx<'_>, (row, wrapped, risk): store::Keyed) -> Result<Case, Stop> {
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

/// The applications of a call that are in some states. A step. One query.
pub fn in_states(tx: &mut Tx<'_>, call: CallId, states: &[State]) -> Result<Vec<Case>, Stop> {
    let rows = store::in_states(tx, Some(call), states)?;
    rows.into_iter().map(|keyed| open_row(tx, keyed)).collect()
}

/// The applications of all calls that are in one state. A step.
pub fn all_in_state(tx: &mut Tx<'_>, state: State) -> Result<Vec<Case>, Stop> {
    let rows = store::in_states(tx, None, &[state])?;
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
pub(super) fn index(tx: &mut Tx<'_>, id: ApplicationId, reference: &str, name: &str) -> Result<(), Stop> {
    tokens::index(tx, Subject::from(id), &[reference, name])
}
