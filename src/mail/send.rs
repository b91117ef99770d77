//! Sending what is due: claimed in one transaction, composed in a second that only reads, sent outside of any, marked
//! in a third. A sender that dies in between loses nothing: the claim ends, and another sends the same Message-ID.

use super::{
    Answer, Letter, Post, Posted, Why, bounces, compose, letter, pause,
    reader::{self, To, Tone},
    transport::Outgoing,
    wishes::{self, Turn},
};
use crate::{
    base::{
        Actor, Stop,
        seal::{self, Place},
    },
    db::{Db, Tx, keys, tx::Quiet},
    notices::{self, Claimed, Kind, Outcome, Reader, Weight},
};
use chrono::{Duration, NaiveDateTime};
use lettre::Address;
use std::{
    sync::{Arc, Mutex},
    time::Duration as Real,
};

/// How many letters are on their way at once; all are done well within a claim's time.
const AT_ONCE: i64 = 8;
/// What the pace is counted by.
const MINUTE: Real = Real::from_mins(1);
/// First pause between two tries, and the longest.
const FIRST: Duration = Duration::minutes(1);
const LONGEST: Duration = Duration::minutes(15);
/// Tries that fill 48 hours: four pauses that double, then one each quarter of an hour.
const TRIES: i32 = 196;
/// A link to sign in is dead after half an hour.
const TRIES_OF_A_SIGN_IN: i32 = 6;
/// Longest answer of a server that is kept, in characters.
const KEPT_ANSWER: usize = 240;

/// What came of a round.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Round {
    /// Left.
    pub sent: usize,
    /// Put off.
    pub later: usize,
    /// Given up.
    pub failed: usize,
    /// For readers who have or want no mail.
    pub unwanted: usize,
    /// The server was not to be had: the next round may wait a little.
    pub away: bool,
}

/// Sends all that is due, as the clerk. Stops early where the server is not to be had, or when `go_on` says no.
pub async fn deliver_due(db: &Db, post: &Post, go_on: impl Fn() -> bool) -> Result<Round, Stop> {
    let sender = format!("clerk-{:016x}", seal::random_number()?);
    let round = send_all(db, post, &sender, go_on).await;
    post.transport.rest().await;
    round
}

async fn send_all(db: &Db, post: &Post, sender: &str, go_on: impl Fn() -> bool) -> Result<Round, Stop> {
    let mut round = Round::default();
    while go_on() && !round.away {
        let most = if post.per_minute == 0 { AT_ONCE } else { AT_ONCE.min(post.per_minute.into()) };
        let claimed = claim(db, sender, most).await?;
        if claimed.is_empty() {
            break;
        }
        let taken = u32::try_from(claimed.len()).unwrap_or(u32::MAX);
        let mut letters = tokio::task::JoinSet::new();
        for notice in claimed {
            letters.spawn(deliver(db.clone(), post.clone(), sender.to_owned(), notice));
        }
        while let Some(done) = letters.join_next().await {
            round.count(&done.map_err(|error| Stop::Broken(error.into()))??);
        }
        if post.per_minute > 0 {
            pace(MINUTE * taken / post.per_minute, &go_on).await;
        }
    }
    Ok(round)
}

/// Waits as long as the letters just sent may take at most; a house that closes is not kept waiting.
async fn pace(whole: Real, go_on: &impl Fn() -> bool) {
    let mut left = whole;
    while go_on() && !left.is_zero() {
        let nap = left.min(Real::from_millis(500));
        tokio::time::sleep(nap).await;
        left = left.saturating_sub(nap);
    }
}

impl Round {
    fn count(&mut self, answer: &Answer) {
        match answer {
            Answer::Taken(_) => self.sent += 1,
            Answer::Later(_) | Answer::Held | Answer::Quiet(_) => self.later += 1,
            Answer::Away(_) => (self.later, self.away) = (self.later + 1, true),
            Answer::Refused(_) => self.failed += 1,
            Answer::Unwanted(_) => self.unwanted += 1,
        }
    }
}

async fn claim(db: &Db, sender: &str, most: i64) -> Result<Vec<Claimed>, Stop> {
    // What is opened here is never kept as an answer to a request key, so it leaves beside the transaction's result.
    let taken = Arc::new(Mutex::new(Vec::new()));
    let (slot, sender) = (taken.clone(), sender.to_owned());
    let act = move |tx: &mut Tx<'_>| {
        let claimed = if pause::stands(tx)? {
            tx.quiet(Quiet::Nothing);
            Vec::new()
        } else {
            notices::claim(tx, &sender, most)?
        };
        *slot.lock().map_err(|_| Stop::broken("a sender panicked"))? = claimed;
        Ok(())
    };
    db.write(Actor::Clerk, None, act).await?;
    let mut taken = taken.lock().map_err(|_| Stop::broken("a sender panicked"))?;
    Ok(std::mem::take(&mut *taken))
}

/// What is to be done with a notice.
struct Prepared {
    outgoing: Outgoing,
    kept: Letter,
}

async fn deliver(db: Db, post: Post, sender: String, notice: Claimed) -> Result<Answer, Stop> {
    let prepared = {
        let (post, notice) = (post.clone(), notice.clone());
        db.read(Actor::Clerk, move |tx| prepare(tx, &post, &notice)).await
    };
    let (answer, kept) = match prepared {
        Ok(Ok(Prepared { outgoing, kept })) => {
            let to = outgoing.posted.to.clone();
            let answer = clean(post.transport.send(outgoing).await, &to);
            let left = matches!(answer, Answer::Taken(_));
            (answer, left.then_some(kept))
        }
        Ok(Err(Answer::Unwanted(why @ Why::Malformed))) => (Answer::Refused(why.to_string()), None),
        Ok(Err(instead)) => (instead, None),
        Err(stop) => {
            tracing::error!(notice = %notice.id, kind = %notice.kind, error = %stop, "a letter could not be put together");
            (Answer::Later(Why::NotComposed.to_string()), None)
        }
    };
    mark(&db, &sender, &notice, &answer, kept).await?;
    Ok(answer)
}

/// The letter; or what becomes of its notice instead.
fn prepare(tx: &mut Tx<'_>, post: &Post, notice: &Claimed) -> Result<Result<Prepared, Answer>, Stop> {
    // Every notice of a case has a value; none are left when its key was destroyed.
    if notice.case.is_some() && notice.values.is_empty() && !reader::case_stands(tx, notice)? {
        return Ok(Err(Answer::Unwanted(Why::Erased)));
    }
    let to: To = match reader::of_notice(tx, notice)? {
        Ok(to) => to,
        Err(why) => return Ok(Err(Answer::Unwanted(why))),
    };
    if let Some(instead) = put_off(tx, notice)? {
        return Ok(Err(instead));
    }
    let Ok(address) = to.address.trim().parse::<Address>() else { return Ok(Err(Answer::Unwanted(Why::Malformed))) };
    let own = reader::own_words(tx, notice, &to)?;
    let letter = compose::letter(post, notice, &to, &own);
    let id = letter::message_id(post, &notice.message_id);
    let mut from = post.from.clone();
    if let Some(name) = own.sender {
        from.name = Some(compose::one_line(&name, 60));
    }
    let usual = notice.kind.facts().weight != Weight::Security || notice.kind == Kind::Digest;
    let page = (usual && to.tone == Tone::Person).then(|| format!("{}/notices", post.public_url));
    let mut raw = letter::message(&from, address.clone(), &letter, &id, tx.now, page.as_deref())?.formatted();
    if let Some(signer) = &post.signer {
        raw = signer.sign(&raw, tx.now);
    }
    let posted = Posted {
        to: to.address.trim().to_owned(),
        message_id: id,
        raw: String::from_utf8_lossy(&raw).into_owned(),
        subject: letter.subject.clone(),
        body: letter.body.clone(),
    };
    let file = format!("{}-{}.eml", notice.at.format("%Y-%m-%d"), notice.id);
    let kept = compose::kept(&letter, post, notice, &to);
    let from = post.from.email.clone();
    Ok(Ok(Prepared { outgoing: Outgoing { from, to: address, raw, posted, file }, kept }))
}

/// What becomes of a notice whose reader wants it later, otherwise, or not at all.
fn put_off(tx: &mut Tx<'_>, notice: &Claimed) -> Result<Option<Answer>, Stop> {
    let Reader::Person(person) = notice.reader else { return Ok(None) };
    Ok(match wishes::turn(tx, person, notice.kind)? {
        Turn::Go => None,
        Turn::Hold => Some(Answer::Held),
        Turn::Wait(until) => Some(Answer::Quiet(until)),
        Turn::Not => Some(Answer::Unwanted(Why::NotWanted)),
    })
}

async fn mark(db: &Db, sender: &str, notice: &Claimed, answer: &Answer, kept: Option<Letter>) -> Result<(), Stop> {
    let (sender, notice, answer) = (sender.to_owned(), notice.clone(), answer.clone());
    let kept = kept.map(|letter| serde_json::to_string(&letter)).transpose()?;
    let random = seal::random_number()?;
    let id = notice.id;
    let act = move |tx: &mut Tx<'_>| {
        let composed = match &kept {
            Some(text) => Some(keys::house(tx)?.seal(Place::new("notices.composed", notice.id.0), text)?),
            None => None,
        };
        let outcome = outcome(&answer, &notice, tx.now, random, composed);
        let marked = notices::mark(tx, notice.id, &sender, &outcome)?;
        if marked && matches!(outcome, Outcome::Failed { .. }) {
            bounces::tell_staff(tx, notice.kind)?;
        }
        Ok(marked)
    };
    if !db.write(Actor::Clerk, None, act).await? {
        tracing::warn!(notice = %id, "another sender took a notice over before this one was done with it");
    }
    Ok(())
}

/// What an answer means for the notice. Giving up counts tries, not hours: neither a clock that jumps nor a night in
/// which nobody sends makes a letter too old.
fn outcome(answer: &Answer, notice: &Claimed, now: NaiveDateTime, random: u64, composed: Option<Vec<u8>>) -> Outcome {
    let most = if notice.kind == Kind::SignInLink { TRIES_OF_A_SIGN_IN } else { TRIES };
    match answer {
        Answer::Taken(said) => Outcome::Sent { answer: said.clone(), composed },
        Answer::Later(said) | Answer::Away(said) if notice.attempts < most => {
            Outcome::Later { at: now + pause(notice.attempts, random), answer: said.clone() }
        }
        Answer::Later(said) | Answer::Away(said) | Answer::Refused(said) => Outcome::Failed { answer: said.clone() },
        Answer::Unwanted(why) => Outcome::NotWanted { answer: why.to_string() },
        Answer::Held => Outcome::Held,
        Answer::Quiet(until) => Outcome::Later { at: *until, answer: Why::QuietHours.to_string() },
    }
}

/// Doubles with each try up to the longest, and is a fifth shorter or longer by chance, so that not all come at once.
fn pause(attempts: i32, random: u64) -> Duration {
    let doubled = FIRST * 2_i32.pow(attempts.clamp(1, 8).unsigned_abs() - 1);
    let seconds = doubled.min(LONGEST).num_seconds();
    let spread = seconds * 2 / 5;
    let chance = i64::try_from(random % 1_000_000).unwrap_or(0) * spread / 1_000_000;
    Duration::seconds(seconds - spread / 2 + chance)
}

/// Servers repeat the address in what they answer; the log holds no address.
fn clean(answer: Answer, to: &str) -> Answer {
    let clean = |said: String| {
        let user = to.rsplit_once('@').map_or(to, |(user, _)| user);
        let hidden = said.replace(to, "…");
        let words = compose::one_line(&hidden, KEPT_ANSWER);
        let shown = |word: &str| {
            let bare = word.trim_matches(|letter: char| !letter.is_alphanumeric());
            if word.contains('@') || bare.eq_ignore_ascii_case(user) { "…".to_owned() } else { word.to_owned() }
        };
        words.split(' ').map(shown).collect::<Vec<_>>().join(" ")
    };
    match answer {
        Answer::Taken(said) => Answer::Taken(clean(said)),
        Answer::Later(said) => Answer::Later(clean(said)),
        Answer::Away(said) => Answer::Away(clean(said)),
        Answer::Refused(said) => Answer::Refused(clean(said)),
        own @ (Answer::Unwanted(_) | Answer::Held | Answer::Quiet(_)) => own,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{NoticeId, PersonId};
    use chrono::NaiveDate;

    fn noon() -> NaiveDateTime {
        NaiveDate::from_ymd_opt(2020, 3, 1).unwrap().and_hms_opt(12, 0, 0).unwrap()
    }

    fn tried(kind: Kind, attempts: i32) -> Claimed {
        Claimed {
            id: NoticeId(7),
            kind,
            reader: Reader::Person(PersonId(1)),
            case: None,
            values: Vec::new(),
            message_id: "7@hashar".into(),
            attempts,
            at: noon(),
        }
    }

    #[test]
    fn pauses_double_up_to_a_quarter_of_an_hour_and_differ_by_chance() {
        for (attempts, minutes) in [(0, 1), (1, 1), (2, 2), (3, 4), (4, 8), (5, 15), (9, 15), (195, 15), (i32::MAX, 15)]
        {
            let middle = Duration::minutes(minutes);
            for random in [0, 1, 499_999, 999_999, u64::MAX] {
                let pause = pause(attempts, random);
                assert!(pause >= middle * 4 / 5 && pause <= middle * 6 / 5, "{attempts} {random}: {pause}");
            }
        }
        assert!(pause(5, 0) < pause(5, 999_999));
    }

    #[test]
    fn trouble_is_tried_for_two_days_and_then_given_up() {
        let answer = Answer::Later("451 later".into());
        let mut at = noon();
        let mut attempts = 1;
        while let Outcome::Later { at: next, .. } =
            outcome(&answer, &tried(Kind::Decision, attempts), at, 500_000, None)
        {
            (at, attempts) = (next, attempts + 1);
        }
        let hours = (at - noon()).num_hours();
        assert!((46..=50).contains(&hours), "{hours}");
    }

    #[test]
    fn a_link_to_sign_in_is_given_up_when_it_is_dead() {
        let answer = Answer::Away("no route".into());
        assert!(matches!(outcome(&answer, &tried(Kind::SignInLink, 5), noon(), 0, None), Outcome::Later { .. }));
        assert!(matches!(outcome(&answer, &tried(Kind::SignInLink, 6), noon(), 0, None), Outcome::Failed { .. }));
    }

    #[test]
    fn a_refusal_is_not_tried_again() {
        let answer = Answer::Refused("550 no such user".into());
        assert!(matches!(outcome(&answer, &tried(Kind::Decision, 1), noon(), 0, None), Outcome::Failed { .. }));
    }

    #[test]
    fn no_address_stays_in_an_answer() {
        let said = "550 5.1.1 <mehr.group@example.org>: user mehr.group unknown\r\nask postmaster@example.org";
        let Answer::Refused(kept) = clean(Answer::Refused(said.into()), "mehr.group@example.org") else { panic!() };
        assert_eq!(kept, "550 5.1.1 <…>: user … unknown ask …");
        let Answer::Taken(long) = clean(Answer::Taken("ok ".repeat(400)), "a@b.example") else { panic!() };
        assert!(long.chars().count() <= KEPT_ANSWER + 1);
    }
}
