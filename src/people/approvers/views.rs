//! What is seen of who approves payouts: on the page of limits, on a person's page, at the top of the list of payouts.

use super::{Naming, NamingState, approves, check_second, names_others, opened, store};
use crate::{
    base::{Deed, PersonId, Stop},
    db::Tx,
    people::{Person, State, directory, ids_holding, names, store as rows},
};

/// A naming with the names, and what the reader may do about it.
#[derive(Clone, Debug)]
pub struct Line {
    /// Itself.
    pub one: Naming,
    /// The name of whom it is about.
    pub person: String,
    /// The name of for whom they stand in.
    pub absent: String,
    /// The name of who proposed it.
    pub by: String,
    /// Whether somebody stands in by it now.
    pub runs: bool,
    /// Whether the reader may agree to it, or not.
    pub may_decide: bool,
    /// Whether the reader may end it.
    pub may_end: bool,
    /// Whether the reader proposed it and may take it back.
    pub may_withdraw: bool,
}

/// Who approves payouts, now and soon.
#[derive(Clone, Debug)]
pub struct Approvers {
    /// Those who do by a role of theirs.
    pub approvers: Vec<Person>,
    /// Those who may stand in for one.
    pub others: Vec<Person>,
    /// What waits for a second person.
    pub waiting: Vec<Line>,
    /// Who stands in, or will.
    pub stand_ins: Vec<Line>,
    /// Whether the reader may propose somebody.
    pub may_propose: bool,
}

/// View: who approves payouts, now and soon.
pub fn view(tx: &mut Tx<'_>) -> Result<Approvers, Stop> {
    tx.permit(Deed::SeePayouts)?;
    let mut everybody = directory(tx)?;
    everybody.retain(|person| person.state != State::Disabled);
    let me = tx.actor.person();
    let own = |person: &Person| Some(person.id) == me && names_others(&person.roles);
    let may_propose = tx.may(Deed::SetLimits) && everybody.iter().any(own);
    let open = store::open(tx, None)?;
    let lines = lines(tx, &open)?;
    let (waiting, stand_ins) = lines.into_iter().partition(|line| line.one.state == NamingState::Proposed);
    let (approvers, others) = everybody.into_iter().partition(approves);
    Ok(Approvers { approvers, others, waiting, stand_ins, may_propose })
}

fn lines(tx: &mut Tx<'_>, open: &[store::Row]) -> Result<Vec<Line>, Stop> {
    if open.is_empty() {
        return Ok(Vec::new());
    }
    let all: Vec<Naming> = open.iter().map(opened).collect();
    let people: Vec<PersonId> =
        all.iter().flat_map(|one| [Some(one.person), one.absent, Some(one.proposed_by)]).flatten().collect();
    let names = names(tx, &people)?;
    let name = |id: PersonId| names.get(&id).cloned().unwrap_or_default();
    let may_end = tx.may(Deed::SetLimits);
    let me = tx.actor.person().filter(|_| may_end);
    let own = match me {
        Some(me) => names_others(&rows::roles_of(tx, me)?),
        None => false,
    };
    let me = me.filter(|_| own);
    let line = |one: Naming| Line {
        person: name(one.person),
        absent: one.absent.map(name).unwrap_or_default(),
        by: name(one.proposed_by),
        runs: one.runs(tx.now),
        may_decide: me.is_some_and(|me| check_second(&one, me).is_ok()),
        may_end: may_end && one.lasts(tx.now),
        may_withdraw: tx.actor.person() == Some(one.proposed_by) && one.state == NamingState::Proposed,
        one,
    };
    Ok(all.into_iter().map(line).collect())
}

/// View: what waits about one person, and whether nobody is there who may agree to it.
pub fn waiting_of(tx: &mut Tx<'_>, person: PersonId) -> Result<(Vec<Line>, bool), Stop> {
    tx.permit(Deed::SeePeople)?;
    let mut open = store::open(tx, Some(person))?;
    open.retain(|row| row.state == NamingState::Proposed);
    let lines = lines(tx, &open)?;
    let holders = if lines.is_empty() { Vec::new() } else { ids_holding(tx, Deed::SetLimits.roles())? };
    let is_stuck = |line: &Line| !holders.iter().any(|holder| check_second(&line.one, *holder).is_ok());
    let stuck = lines.iter().any(is_stuck);
    Ok((lines, stuck))
}

/// What about approvers concerns the reader: how many proposals wait for them, and by which naming they stand in now.
#[derive(Clone, Debug, Default)]
pub struct Mine {
    /// Proposals that they may decide on.
    pub to_decide: usize,
    /// The naming by which they stand in.
    pub standing_in: Option<Line>,
}

/// View: what about approvers concerns the reader.
pub fn mine(tx: &mut Tx<'_>) -> Result<Mine, Stop> {
    if !tx.may(Deed::SetLimits) {
        return Ok(Mine::default());
    }
    let open = store::open(tx, None)?;
    let lines = lines(tx, &open)?;
    let me = tx.actor.person();
    let to_decide = lines.iter().filter(|line| line.may_decide).count();
    let standing_in = lines.into_iter().find(|line| Some(line.one.person) == me && line.runs);
    Ok(Mine { to_decide, standing_in })
}
