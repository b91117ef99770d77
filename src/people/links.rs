//! One-time links: sign-in and invitation. The link's secret is kept as a keyed hash, lives half an hour (an
//! invitation a week), and works once.

use super::{Person, Refusal, State, store};
use crate::{
    audit,
    base::{Actor, Deed, PersonId, Stop, seal, stop::Arg},
    db::{Tx, tx::Quiet},
    notices::{Kind, Notice, Reader},
};
use chrono::Duration;

/// Sends a sign-in link, if the address is somebody's; says nothing about whether it was.
pub fn ask(tx: &mut Tx<'_>, email: &str) -> Result<(), Stop> {
    tx.quiet(Quiet::Session);
    let Some((person, _)) = super::by_email(tx, email)? else { return Ok(()) };
    if person.state == State::Disabled {
        return Ok(());
    }
    send(tx, &person, Kind::SignInLink, Duration::minutes(30))
}

/// Sends an invitation.
pub fn invite(tx: &mut Tx<'_>, id: PersonId) -> Result<(), Stop> {
    tx.permit(Deed::EditPeople)?;
    let person = super::register::standing(tx, id)?;
    send(tx, &person, Kind::Invitation, Duration::days(7))?;
    audit::record(tx, audit::Event::new("people.invite", id))?;
    Ok(())
}

fn send(tx: &mut Tx<'_>, person: &Person, kind: Kind, lives: Duration) -> Result<(), Stop> {
    let secret = seal::random_token()?;
    let hash = tx.master.hash("link", &secret);
    let ends_at = tx.now + lives;
    store::insert_link(tx, &hash, person.id, kind.as_str(), ends_at)?;
    let mut notice = Notice::new(kind, Reader::Person(person.id))
        .with("link", format!("/sign-in/link/{secret}"))
        .with("deadline", Arg::Instant(ends_at, Some(person.zone.clone())));
    if let Some(me) = tx.actor.person().filter(|_| kind == Kind::Invitation) {
        notice = notice.with("from", super::find(tx, me)?.name);
    }
    notice.queue(tx)
}

/// Uses a link up; gives its person.
pub fn redeem(tx: &mut Tx<'_>, secret: &str) -> Result<PersonId, Stop> {
    tx.quiet(Quiet::Session);
    let hash = tx.master.hash("link", secret);
    let (id, _) = store::use_link(tx, &hash)?.ok_or(Refusal::LinkDead)?;
    let person = super::find(tx, id)?;
    if person.state == State::Disabled {
        return Err(Refusal::LinkDead.into());
    }
    Ok(id)
}

/// Makes a link for whoever keeps the server to hand over by themselves; gives its path.
pub fn hand_out(tx: &mut Tx<'_>, id: PersonId) -> Result<String, Stop> {
    // Not for administrators: with it one could sign in as anybody.
    if tx.actor != Actor::Console {
        return Err(Stop::Forbidden);
    }
    super::register::standing(tx, id)?;
    let secret = seal::random_token()?;
    let hash = tx.master.hash("link", &secret);
    let ends_at = tx.now + Duration::days(7);
    store::insert_link(tx, &hash, id, Kind::Invitation.as_str(), ends_at)?;
    audit::record(tx, audit::Event::new("people.invite", id))?;
    Ok(format!("/sign-in/link/{secret}"))
}
