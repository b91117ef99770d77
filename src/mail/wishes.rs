//! What a person wishes to be written to: each notice at once, in a digest, or never; and the hours of quiet. What is
//! about the safety of their account is never put off.

use super::store::wishes as store;
use crate::{
    audit,
    base::{Actor, PersonId, Role, Stop, words},
    db::Tx,
    notices::{Audience, Kind, Weight},
    people,
};
use chrono::{Duration, NaiveDateTime, NaiveTime, TimeZone, Timelike};
use chrono_tz::Tz;
use std::collections::HashMap;

crate::text_enum! {
    /// How soon a person wants to be told.
    pub enum Pace {
        /// When it happens.
        AtOnce => "at_once",
        /// Once a day, all together.
        Daily => "daily",
        /// On Mondays, all together.
        Weekly => "weekly",
        /// Not by mail: it is seen in the program.
        Never => "never",
    }
}

crate::refusals! {
    /// Why a wish was refused.
    pub enum Refusal {
        /// Quiet has a beginning and an end, and they differ.
        QuietHalf => "mail-wishes-quiet-half" at "quiet_until",
    }
}

/// The hours of a day in which nothing comes, in the person's zone: minutes since midnight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quiet {
    /// From.
    pub from: i32,
    /// Until; smaller than `from`: over midnight.
    pub until: i32,
}

impl Quiet {
    /// From two times of a day.
    pub fn new(from: Option<NaiveTime>, until: Option<NaiveTime>) -> Result<Option<Self>, Refusal> {
        let minutes = |time: NaiveTime| i32::try_from(time.num_seconds_from_midnight() / 60).unwrap_or(0);
        match (from.map(minutes), until.map(minutes)) {
            (None, None) => Ok(None),
            (Some(from), Some(until)) if from != until => Ok(Some(Self { from, until })),
            _ => Err(Refusal::QuietHalf),
        }
    }

    /// When quiet ends, if it is quiet now.
    pub fn ends(self, now: NaiveDateTime, zone: Tz) -> Option<NaiveDateTime> {
        let local = zone.from_utc_datetime(&now).naive_local();
        let minute = i32::try_from(local.num_seconds_from_midnight() / 60).unwrap_or(0);
        let within = if self.from < self.until {
            (self.from..self.until).contains(&minute)
        } else {
            minute >= self.from || minute < self.until
        };
        let left = (self.until - minute).rem_euclid(24 * 60);
        within.then(|| now + Duration::minutes(left.into()) - Duration::seconds(i64::from(local.second())))
    }
}

/// The wishes of a person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wishes {
    /// Where they differ from "at once".
    pub paces: HashMap<Kind, Pace>,
    /// The hours of quiet.
    pub quiet: Option<Quiet>,
}

impl Wishes {
    /// How soon a person wants to be told of this.
    pub fn pace(&self, kind: Kind) -> Pace {
        if kind.facts().weight == Weight::Security {
            return Pace::AtOnce;
        }
        self.paces.get(&kind).copied().unwrap_or(Pace::AtOnce)
    }
}

/// The kinds of notice a person with these roles may get and may put off.
pub fn kinds_for(actor: &Actor) -> Vec<Kind> {
    let reads = |audience: Audience| match audience {
        Audience::Programme => actor.is(Role::ProgrammeOfficer) || actor.is(Role::ProgrammeLead),
        Audience::Board => actor.is(Role::BoardMember) || actor.is(Role::BoardChair),
        Audience::Finance => {
            actor.is(Role::FinanceOfficer) || actor.is(Role::FinanceApprover) || actor.is(Role::Director)
        }
        Audience::Group | Audience::Everyone => false,
    };
    Kind::ALL.iter().copied().filter(|kind| reads(kind.facts().audience)).collect()
}

/// The wishes of a person. A step. Two queries.
pub fn of(tx: &mut Tx<'_>, person: PersonId) -> Result<Wishes, Stop> {
    store::of(tx, person)
}

/// One's own wishes.
pub fn mine(tx: &mut Tx<'_>) -> Result<Wishes, Stop> {
    let me = me(tx)?;
    of(tx, me)
}

fn me(tx: &Tx<'_>) -> Result<PersonId, Stop> {
    let nobody = if tx.actor == Actor::Visitor { Stop::SignedOut } else { Stop::Missing };
    tx.actor.person().ok_or(nobody)
}

/// Keeps one's own wishes. An act.
pub fn keep(tx: &mut Tx<'_>, new: &Wishes) -> Result<(), Stop> {
    let me = me(tx)?;
    let may_put_off = kinds_for(&tx.actor);
    let paces = new.paces.iter().filter(|(kind, pace)| may_put_off.contains(kind) && **pace != Pace::AtOnce);
    let paces: Vec<(Kind, Pace)> = paces.map(|(kind, pace)| (*kind, *pace)).collect();
    store::keep(tx, me, &paces, new.quiet)?;
    audit::record(tx, audit::Event::new("mail.wishes", me))?;
    Ok(())
}

/// What is to be done with a letter to a person now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// It goes.
    Go,
    /// It waits for a digest.
    Hold,
    /// It waits until quiet ends.
    Wait(NaiveDateTime),
    /// It is not wanted.
    Not,
}

/// Whether a letter to a person goes now. A step.
pub fn turn(tx: &mut Tx<'_>, person: PersonId, kind: Kind) -> Result<Turn, Stop> {
    if kind.facts().weight == Weight::Security {
        return Ok(Turn::Go);
    }
    let wishes = of(tx, person)?;
    match wishes.pace(kind) {
        Pace::Never => return Ok(Turn::Not),
        Pace::Daily | Pace::Weekly => return Ok(Turn::Hold),
        Pace::AtOnce => {}
    }
    let Some(quiet) = wishes.quiet.filter(|_| kind.facts().weight == Weight::Usual) else { return Ok(Turn::Go) };
    let zone = words::zone(&people::find(tx, person)?.zone);
    Ok(quiet.ends(tx.now, zone).map_or(Turn::Go, Turn::Wait))
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;

    fn at(hour: u32, minute: u32) -> NaiveDateTime {
        NaiveDate::from_ymd_opt(2026, 3, 2).unwrap().and_hms_opt(hour, minute, 30).unwrap()
    }

    #[test]
    fn quiet_may_last_over_midnight_and_is_kept_in_the_readers_zone() {
        let zone = words::zone("Asia/Dushanbe");
        let night = Quiet { from: 22 * 60, until: 7 * 60 };
        // 22:30 in Dushanbe is 17:30 UTC.
        assert_eq!(night.ends(at(17, 30), zone), Some(at(17, 30) + Duration::minutes(510) - Duration::seconds(30)));
        assert_eq!(night.ends(at(1, 59), zone), Some(at(2, 0) - Duration::seconds(30)));
        assert_eq!(night.ends(at(2, 0), zone), None);
        assert_eq!(night.ends(at(12, 0), zone), None);
        let noon = Quiet { from: 12 * 60, until: 13 * 60 };
        assert!(noon.ends(at(7, 15), zone).is_some() && noon.ends(at(8, 0), zone).is_none());
    }

    #[test]
    fn half_a_quiet_is_refused_and_security_is_never_put_off() {
        let time = NaiveTime::from_hms_opt(22, 0, 0);
        assert_eq!(Quiet::new(time, None), Err(Refusal::QuietHalf));
        assert_eq!(Quiet::new(time, time), Err(Refusal::QuietHalf));
        assert_eq!(Quiet::new(None, None), Ok(None));
        let wishes = Wishes { paces: HashMap::from([(Kind::SignInLink, Pace::Never)]), quiet: None };
        assert_eq!(wishes.pace(Kind::SignInLink), Pace::AtOnce);
        assert_eq!(wishes.pace(Kind::VoteOpened), Pace::AtOnce);
    }
}
