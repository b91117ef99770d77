//! What the clerk tells members: applications that wait for reading, votes that close soon.

use super::{members, motions, reading, store};
use crate::{
    applications, audit,
    base::{Deed, PersonId, Stop},
    calls::{self, Mode},
    db::{Tx, tx::Quiet},
    notices::{Kind, Notice, Reader},
};
use chrono::Duration;
use std::collections::{HashMap, HashSet};

/// Applications told of in one transaction.
const AT_ONCE: i64 = 20;
/// Who has not been told of an application by then has read it or left.
const FRESH: Duration = Duration::days(30);
/// So long before a vote ends, those who have not voted are reminded.
const BEFORE_END: Duration = Duration::hours(24);

/// Act of the clerk: tells each member of each application that has come before the board, once. Gives how many
/// applications it told of; call it again while that is not nothing.
pub fn newly_waiting(tx: &mut Tx<'_>) -> Result<usize, Stop> {
    tx.permit(Deed::KeepHouse)?;
    tx.quiet(Quiet::NoticeSending);
    let members = members::all(tx)?;
    if members.is_empty() {
        return Ok(0);
    }
    let ids: Vec<_> = members.iter().map(|member| member.id).collect();
    let since = tx.now - FRESH;
    let found = store::desk::untold(tx, &ids, since, AT_ONCE)?;
    for id in &found {
        let case = applications::load(tx, *id)?;
        let call = calls::find(tx, case.call_id)?;
        let kind = if call.mode == Mode::Emergency { Kind::EmergencyNow } else { Kind::ReadingAssigned };
        let deadline = reading::deadline(tx, &call)?;
        for member in &members {
            let mut notice = Notice::new(kind, Reader::Person(member.id))
                .about(case.id, &case.key)
                .once(format!("reading {} {}", case.id, member.id))
                .with("reference", case.reference.as_str())
                .with("call", call.labels.clone())
                .with("link", format!("/board/applications/{}", case.id));
            if let Some(deadline) = &deadline {
                notice = notice.with("deadline", deadline.as_str());
            }
            notice.queue(tx)?;
        }
        audit::record(tx, audit::Event::new("board.invite", case.id).about_case(case.id))?;
    }
    Ok(found.len())
}

/// How many applications wait for each member: to be declared on, scored or voted on. For those who may see people; one
/// query.
pub fn of_members(tx: &mut Tx<'_>) -> Result<HashMap<PersonId, i64>, Stop> {
    tx.permit(Deed::SeePeople)?;
    Ok(store::desk::waiting_by_member(tx)?.into_iter().collect())
}

/// Act of the clerk: reminds electors whose vote is missing a day before voting ends, once. Gives how many votes it
/// reminded of.
pub fn remind(tx: &mut Tx<'_>) -> Result<usize, Stop> {
    tx.permit(Deed::KeepHouse)?;
    tx.quiet(Quiet::NoticeSending);
    let (from, to) = (tx.now, tx.now + BEFORE_END);
    let mut reminded = 0;
    for motion in store::motions::closing(tx, from, to)? {
        // A vote shorter than the span was announced just now.
        if motion.closes_at.is_none_or(|end| end - motion.opened_at <= BEFORE_END) {
            continue;
        }
        let voted: HashSet<PersonId> = if motion.secret {
            store::ballots::secret_voters(tx, motion.id)?.into_iter().collect()
        } else {
            store::ballots::of_motion(tx, motion.id)?.into_iter().map(|ballot| ballot.person_id).collect()
        };
        let case = applications::load(tx, motion.application_id)?;
        let call = calls::find(tx, motion.call_id)?;
        for (member, _) in members::electorate_of(tx, motion.id, motion.application_id)? {
            if !voted.contains(&member.id) {
                motions::notice(Kind::VoteReminder, member.id, &case, &call, (motion.id, motion.closes_at))
                    .once(format!("vote {} {}", motion.id, member.id))
                    .queue(tx)?;
            }
        }
        reminded += 1;
    }
    Ok(reminded)
}
