//! What members say to one another about an application, once they have scored it. Said is said: a comment can be
//! struck out with a reason, never deleted.

use super::{Refusal, seen::Seen};
use crate::{
    audit,
    base::{ApplicationId, Deed, EntryId, PersonId, Role, Stop, Subject},
    db::Tx,
    people,
    threads::{self, Struck},
};
use chrono::NaiveDateTime;

/// The lane of an application's thread that belongs to the board.
const LANE: &str = "board";

/// A comment, opened.
#[derive(Clone, Debug)]
pub struct Comment {
    /// Its id.
    pub id: EntryId,
    /// Who said it.
    pub author: Option<PersonId>,
    /// The author's name.
    pub name: String,
    /// What was said.
    pub body: String,
    /// When.
    pub at: NaiveDateTime,
    /// How it was struck out, if it was.
    pub struck: Option<Struck>,
    /// Whether the acting member may strike it out.
    pub may_strike: bool,
}

/// Act: says something about an application.
pub fn comment(tx: &mut Tx<'_>, application: ApplicationId, body: &str) -> Result<EntryId, Stop> {
    tx.permit(Deed::Discuss)?;
    let seen = open_to(tx, application)?;
    seen.undecided()?;
    let id = threads::write(tx, application, LANE, seen.key(), body)?;
    audit::record(tx, audit::Event::new("board.comment", application).in_case(application, seen.key()))?;
    Ok(id)
}

/// The application of a comment that the acting member may strike out.
pub fn strikable(tx: &mut Tx<'_>, id: EntryId) -> Result<ApplicationId, Stop> {
    tx.permit(Deed::Discuss)?;
    Ok(at_hand(tx, id)?.application())
}

/// Act: strikes out one's own comment; the chair may strike out anybody's. Gives the application.
pub fn strike(tx: &mut Tx<'_>, id: EntryId, reason: &str) -> Result<ApplicationId, Stop> {
    tx.permit(Deed::Discuss)?;
    let seen = at_hand(tx, id)?;
    threads::strike(tx, id, seen.key(), seen.member(), reason)?;
    let event = audit::Event::new("board.strike_comment", seen.application());
    audit::record(tx, event.in_case(seen.application(), seen.key()))?;
    Ok(seen.application())
}

/// A comment's application, where the acting member may strike the comment out.
fn at_hand(tx: &mut Tx<'_>, id: EntryId) -> Result<Seen, Stop> {
    let entry = threads::find(tx, id)?;
    let application = ApplicationId(entry.about.1);
    if entry.about.0 != Subject::from(application).kind || entry.lane != LANE {
        return Err(Stop::Missing);
    }
    let seen = open_to(tx, application)?;
    if may_strike(tx, entry.author) { Ok(seen) } else { Err(Stop::Forbidden) }
}

/// The discussion of an application, oldest first; empty before one's own sheet is locked.
pub fn of_application(tx: &mut Tx<'_>, seen: &Seen) -> Result<Vec<Comment>, Stop> {
    if !seen.sees_others() {
        return Ok(Vec::new());
    }
    let entries = threads::read(tx, seen.application(), LANE)?;
    let authors: Vec<PersonId> = entries.iter().filter_map(|entry| entry.author).collect();
    let names = people::names(tx, &authors)?;
    let comments = entries.into_iter().map(|entry| Comment {
        id: entry.id,
        author: entry.author,
        name: entry.author.and_then(|author| names.get(&author).cloned()).unwrap_or_default(),
        body: entry.body.unwrap_or_default(),
        at: entry.at,
        may_strike: entry.struck.is_none() && may_strike(tx, entry.author),
        struck: entry.struck,
    });
    Ok(comments.collect())
}

fn may_strike(tx: &Tx<'_>, author: Option<PersonId>) -> bool {
    (author.is_some() && author == tx.actor.person()) || tx.actor.is(Role::BoardChair)
}

/// The discussion opens with one's own locked scores, so that nobody's talk makes them.
fn open_to(tx: &mut Tx<'_>, application: ApplicationId) -> Result<Seen, Stop> {
    let seen = Seen::of(tx, application)?;
    seen.clear()?;
    if !seen.sees_others() {
        return Err(Refusal::ScoreFirst.into());
    }
    Ok(seen)
}
