//! SQL of votes on topics of an agenda.

use crate::{
    base::{ItemId, MeetingId, PersonId, Stop, seal::Sealed},
    board::Choice,
    db::{
        Tx, insert_all,
        schema::{agenda_items, meetings, topic_ballots, topic_stand_ins, topic_voters},
        upsert_all,
    },
};
use diesel::{prelude::*, upsert::excluded};

/// Opens the vote, with the seats that others sit in: the absent first.
pub(in crate::board) fn open(
    tx: &mut Tx<'_>,
    id: ItemId,
    secret: bool,
    seats: &[(PersonId, PersonId)],
) -> Result<(), Stop> {
    diesel::update(agenda_items::table.find(id))
        .set((agenda_items::vote_opened_at.eq(Some(tx.now)), agenda_items::secret.eq(secret)))
        .execute(tx.conn)?;
    let rows = seats.iter().map(|(absent, person)| {
        (
            topic_stand_ins::item_id.eq(id),
            topic_stand_ins::absent_id.eq(*absent),
            topic_stand_ins::stand_in_id.eq(*person),
        )
    });
    insert_all!(tx, topic_stand_ins::table, rows, 3);
    Ok(())
}

/// Who sits for whom at the votes on some topics: the topic, who is absent, who sits there.
pub(in crate::board) fn seats(tx: &mut Tx<'_>, items: &[ItemId]) -> Result<Vec<(ItemId, PersonId, PersonId)>, Stop> {
    Ok(topic_stand_ins::table
        .filter(topic_stand_ins::item_id.eq_any(items.to_vec()))
        .order((topic_stand_ins::item_id, topic_stand_ins::absent_id))
        .select((topic_stand_ins::item_id, topic_stand_ins::absent_id, topic_stand_ins::stand_in_id))
        .load(tx.conn)?)
}

/// The sealed urn of a secret vote, once somebody has voted.
pub(in crate::board) fn urn(tx: &mut Tx<'_>, id: ItemId) -> Result<Option<Sealed>, Stop> {
    Ok(agenda_items::table.find(id).select(agenda_items::urn).first(tx.conn)?)
}

/// Who has voted in secret, by id: the table knows no order of voting.
pub(in crate::board) fn voters(tx: &mut Tx<'_>, id: ItemId) -> Result<Vec<PersonId>, Stop> {
    Ok(topic_voters::table
        .filter(topic_voters::item_id.eq(id))
        .order(topic_voters::person_id)
        .select(topic_voters::person_id)
        .load(tx.conn)?)
}

/// Puts a new urn in the place of the old one, and writes the whole list of voters anew, as with a motion's.
pub(in crate::board) fn put_urn(tx: &mut Tx<'_>, id: ItemId, urn: Sealed, voters: &[PersonId]) -> Result<(), Stop> {
    diesel::update(agenda_items::table.find(id)).set(agenda_items::urn.eq(Some(urn))).execute(tx.conn)?;
    diesel::delete(topic_voters::table.filter(topic_voters::item_id.eq(id))).execute(tx.conn)?;
    let rows = voters.iter().map(|voter| (topic_voters::item_id.eq(id), topic_voters::person_id.eq(*voter)));
    insert_all!(tx, topic_voters::table, rows, 2);
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

/// The topics that are voted on now, that a member has not voted on and nobody votes on in their place: the meeting, the
/// item, its words.
pub(in crate::board) fn waiting(
    tx: &mut Tx<'_>,
    member: PersonId,
) -> Result<Vec<(MeetingId, ItemId, Option<Sealed>)>, Stop> {
    let voted = topic_ballots::table.filter(topic_ballots::person_id.eq(member)).select(topic_ballots::item_id);
    let in_secret = topic_voters::table.filter(topic_voters::person_id.eq(member)).select(topic_voters::item_id);
    let away = topic_stand_ins::table.filter(topic_stand_ins::absent_id.eq(member)).select(topic_stand_ins::item_id);
    Ok(agenda_items::table
        .inner_join(meetings::table.on(meetings::id.eq(agenda_items::meeting_id)))
        .filter(agenda_items::vote_opened_at.is_not_null().and(agenda_items::vote_closed_at.is_null()))
        .filter(meetings::signed_at.is_null().and(meetings::called_off_at.is_null()))
        .filter(agenda_items::id.ne_all(voted).and(agenda_items::id.ne_all(in_secret)))
        .filter(agenda_items::id.ne_all(away))
        .order((agenda_items::vote_opened_at, agenda_items::id))
        .select((agenda_items::meeting_id, agenda_items::id, agenda_items::topic))
        .load(tx.conn)?)
}
