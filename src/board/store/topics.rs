//! SQL of votes on topics of an agenda.

use crate::{
    base::{ItemId, MeetingId, PersonId, Stop, seal::Sealed},
    board::Choice,
    db::{
        Tx,
        schema::{agenda_items, meetings, topic_ballots},
        upsert_all,
    },
};
use diesel::{prelude::*, upsert::excluded};

/// Opens the vote.
pub(in crate::board) fn open(tx: &mut Tx<'_>, id: ItemId) -> Result<(), Stop> {
    diesel::update(agenda_items::table.find(id)).set(agenda_items::vote_opened_at.eq(Some(tx.now))).execute(tx.conn)?;
    Ok(())
}

/// Writes a member's ballot, over the one before it.
pub(in crate::board) fn put(tx: &mut Tx<'_>, id: ItemId, member: PersonId, choice: Choice) -> Result<(), Stop> {
    let row = (
        topic_ballots::item_id.eq(id),
        topic_ballots::person_id.eq(member),
        topic_ballots::choice.eq(choice),
        topic_ballots::cast_at.eq(tx.now),
    );
    let key = (topic_ballots::item_id, topic_ballots::person_id);
    let set = || {
        (
            topic_ballots::choice.eq(excluded(topic_ballots::choice)),
            topic_ballots::cast_at.eq(excluded(topic_ballots::cast_at)),
        )
    };
    upsert_all!(tx, topic_ballots::table, vec![row], key, set());
    Ok(())
}

/// How members voted, by person.
pub(in crate::board) fn ballots(tx: &mut Tx<'_>, id: ItemId) -> Result<Vec<(PersonId, Choice)>, Stop> {
    Ok(topic_ballots::table
        .filter(topic_ballots::item_id.eq(id))
        .order(topic_ballots::person_id)
        .select((topic_ballots::person_id, topic_ballots::choice))
        .load(tx.conn)?)
}

/// What a closed vote came to.
pub(in crate::board) struct Closed {
    pub counts: [i32; 3],
    pub electors: i32,
    pub quorum: i32,
}

/// Closes the vote.
pub(in crate::board) fn close(tx: &mut Tx<'_>, id: ItemId, closed: &Closed) -> Result<(), Stop> {
    super::meetings::count_item(tx, id, closed.counts)?;
    diesel::update(agenda_items::table.find(id))
        .set((
            agenda_items::vote_closed_at.eq(Some(tx.now)),
            agenda_items::electors.eq(Some(closed.electors)),
            agenda_items::quorum.eq(Some(closed.quorum)),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// Whether a topic of a meeting is or was voted on.
pub(in crate::board) fn any(tx: &mut Tx<'_>, meeting: MeetingId) -> Result<bool, Stop> {
    let mine = agenda_items::meeting_id.eq(meeting).and(agenda_items::vote_opened_at.is_not_null());
    Ok(agenda_items::table.filter(mine).count().get_result::<i64>(tx.conn)? > 0)
}

/// The topics that are voted on now and a member has not voted on: the meeting, the item, its words.
pub(in crate::board) fn waiting(
    tx: &mut Tx<'_>,
    member: PersonId,
) -> Result<Vec<(MeetingId, ItemId, Option<Sealed>)>, Stop> {
    let voted = topic_ballots::table.filter(topic_ballots::person_id.eq(member)).select(topic_ballots::item_id);
    Ok(agenda_items::table
        .inner_join(meetings::table.on(meetings::id.eq(agenda_items::meeting_id)))
        .filter(agenda_items::vote_opened_at.is_not_null().and(agenda_items::vote_closed_at.is_null()))
        .filter(meetings::signed_at.is_null().and(meetings::called_off_at.is_null()))
        .filter(agenda_items::id.ne_all(voted))
        .order((agenda_items::vote_opened_at, agenda_items::id))
        .select((agenda_items::meeting_id, agenda_items::id, agenda_items::topic))
        .load(tx.conn)?)
}
