//! The wording that staff put in the place of the program's own: per notice, call and language, with its history.
//! Checked when it is saved; a text that no longer fits when a letter is sent gives way to the program's own, with a warning.

use super::{compose, fill, results, store::texts as store};
use crate::{
    audit,
    base::{CallId, Deed, EntryId, Lang, PersonId, Stop},
    db::Tx,
    notices::{Kind, table::Weight},
    people,
};
use chrono::NaiveDateTime;

/// The longest subject and text, in characters.
pub const SUBJECT_MAX: usize = 120;
/// The longest text, in characters.
pub const BODY_MAX: usize = 4_000;
/// Most versions that a page shows.
const HISTORY: i64 = 30;

/// A piece of wording.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Piece {
    /// A notice.
    Notice(Kind),
    /// What groups in privacy mode get, whatever the news.
    Neutral,
    /// The name that stands as the sender of mail to groups.
    Sender,
    /// The letter of an award.
    AwardLetter,
    /// The letter of a place on the reserve list.
    ReserveLetter,
    /// The letter of a decline.
    DeclineLetter,
}

impl Piece {
    /// All of them: what groups in privacy mode see first.
    pub fn all() -> impl Iterator<Item = Self> {
        let own = |kind: &&Kind| !matches!(kind, Kind::Digest | Kind::DataErased);
        [Self::Sender, Self::Neutral, Self::AwardLetter, Self::ReserveLetter, Self::DeclineLetter]
            .into_iter()
            .chain(Kind::ALL.iter().filter(own).copied().map(Self::Notice))
    }

    /// As it stands in columns and addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Notice(kind) => kind.as_str(),
            Self::Neutral => "neutral",
            Self::Sender => "sender",
            Self::AwardLetter => "award_letter",
            Self::ReserveLetter => "reserve_letter",
            Self::DeclineLetter => "decline_letter",
        }
    }

    /// From what [`Self::code`] gives.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::all().find(|piece| piece.code() == code)
    }

    /// The values its words may use.
    pub fn values(self) -> Vec<&'static str> {
        match self {
            Self::Notice(kind) => {
                let tells = |name: &&str| compose::may_say(kind, name);
                kind.facts().values().into_iter().filter(tells).collect()
            }
            Self::Neutral | Self::Sender | Self::AwardLetter | Self::ReserveLetter | Self::DeclineLetter => {
                results::values(self)
            }
        }
    }

    /// Whether it may differ from call to call: not where no call is known when the letter is written.
    pub fn is_per_call(self) -> bool {
        match self {
            Self::Notice(kind) => kind.facts().has("call") && kind != Kind::DeadlinePassed,
            Self::AwardLetter | Self::ReserveLetter | Self::DeclineLetter => true,
            Self::Neutral | Self::Sender => false,
        }
    }

    /// Whether there is a text beside the subject.
    pub const fn has_body(self) -> bool {
        !matches!(self, Self::Sender)
    }
}

/// A wording in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wording {
    /// One line.
    pub subject: String,
    /// The text between greeting and footer.
    pub body: String,
}

/// A version of a wording; `None`: the program's own again.
#[derive(Clone, Debug)]
pub struct Version {
    /// Its id.
    pub id: EntryId,
    /// What it said.
    pub wording: Option<Wording>,
    /// Since when.
    pub at: NaiveDateTime,
    /// By whom.
    pub by: String,
}

/// Where a wording belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot {
    /// Which piece.
    pub piece: Piece,
    /// For which call; `None`: for all.
    pub call: Option<CallId>,
    /// In which language.
    pub lang: Lang,
}

crate::refusals! {
    /// Why a wording was refused.
    pub enum Refusal {
        /// A brace without its partner.
        SubjectBroken => "mail-text-broken" at "subject",
        /// No such value.
        SubjectUnknown { name: String, known: String } => "mail-text-unknown" at "subject",
        /// A brace without its partner.
        BodyBroken => "mail-text-broken" at "body",
        /// No such value.
        BodyUnknown { name: String, known: String } => "mail-text-unknown" at "body",
        /// Nobody could sign in without it.
        LinkNeeded => "mail-text-link-needed" at "body",
        /// A value that stands for a whole block is among other words.
        BodyCrowded { name: String } => "mail-text-crowded" at "body",
        /// Nothing was written.
        SubjectMissing => "mail-text-subject-missing" at "subject",
        /// Nothing was written.
        BodyMissing => "mail-text-body-missing" at "body",
    }
}

/// Whether a wording fits its piece.
pub fn check(piece: Piece, wording: &Wording) -> Result<(), Refusal> {
    let known = piece.values();
    let names = || known.iter().map(|name| format!("{{{name}}}")).collect::<Vec<_>>().join(" ");
    if wording.subject.trim().is_empty() {
        return Err(Refusal::SubjectMissing);
    }
    match fill::check(&wording.subject, &known) {
        Err(fill::Fault::Brace) => return Err(Refusal::SubjectBroken),
        Err(fill::Fault::Unknown(name)) => {
            return Err(Refusal::SubjectUnknown { name: format!("{{{name}}}"), known: names() });
        }
        Ok(()) => {}
    }
    if !piece.has_body() {
        return Ok(());
    }
    if wording.body.trim().is_empty() {
        return Err(Refusal::BodyMissing);
    }
    match fill::check(&wording.body, &known) {
        Err(fill::Fault::Brace) => return Err(Refusal::BodyBroken),
        Err(fill::Fault::Unknown(name)) => {
            return Err(Refusal::BodyUnknown { name: format!("{{{name}}}"), known: names() });
        }
        Ok(()) => {}
    }
    if let Some(name) = results::crowded(wording) {
        return Err(Refusal::BodyCrowded { name: format!("{{{name}}}") });
    }
    let must_link = matches!(piece, Piece::Notice(kind) if kind.facts().weight == Weight::Security);
    let links = fill::parts(&wording.body).unwrap_or_default().contains(&fill::Part::Value("link"));
    if must_link && !links { Err(Refusal::LinkNeeded) } else { Ok(()) }
}

/// Puts a wording in the place of the program's own. An act.
pub fn keep(tx: &mut Tx<'_>, spot: Spot, wording: &Wording) -> Result<(), Stop> {
    let me = may(tx)?;
    check(spot.piece, wording)?;
    let one_line = compose::one_line(&wording.subject, SUBJECT_MAX);
    let clean = Wording { subject: one_line, body: wording.body.replace("\r\n", "\n").trim().to_owned() };
    let id: EntryId = tx.new_id()?;
    store::insert(tx, id, spot, Some(&clean), me)?;
    audit::record(tx, audit::Event::new("mail.keep_text", id).with(details(spot)))?;
    Ok(())
}

/// Goes back to the program's own wording. An act.
pub fn reset(tx: &mut Tx<'_>, spot: Spot) -> Result<(), Stop> {
    let me = may(tx)?;
    let id: EntryId = tx.new_id()?;
    store::insert(tx, id, spot, None, me)?;
    audit::record(tx, audit::Event::new("mail.reset_text", id).with(details(spot)))?;
    Ok(())
}

fn may(tx: &Tx<'_>) -> Result<PersonId, Stop> {
    tx.permit(Deed::EditMailTexts)?;
    tx.actor.person().ok_or(Stop::Forbidden)
}

fn details(spot: Spot) -> serde_json::Value {
    serde_json::json!({
        "text": spot.piece.code(),
        "language": spot.lang.own_name(),
        "call": spot.call.map(|call| call.to_string()).unwrap_or_default(),
    })
}

/// The versions of a wording, newest first. Two queries.
pub fn history(tx: &mut Tx<'_>, spot: Spot) -> Result<Vec<Version>, Stop> {
    tx.permit(Deed::EditMailTexts)?;
    let rows = store::history(tx, spot, HISTORY)?;
    let people: Vec<PersonId> = rows.iter().map(|row| row.by).collect();
    let names = people::names(tx, &people)?;
    let version = |row: store::Row| Version {
        id: row.id,
        by: names.get(&row.by).cloned().unwrap_or_default(),
        at: row.at,
        wording: row.wording,
    };
    Ok(rows.into_iter().map(version).collect())
}

/// The wordings that stand in the place of the program's own. One query.
pub fn standing(tx: &mut Tx<'_>) -> Result<Vec<Spot>, Stop> {
    tx.permit(Deed::EditMailTexts)?;
    store::standing(tx)
}

/// The wording of staff for a letter: of its call, else of all calls; none where the program's own is to be used. Uzbek
/// in Cyrillic letters falls back to the Latin one, which is spelt anew. A step.
pub fn find(tx: &mut Tx<'_>, piece: Piece, call: Option<CallId>, lang: Lang) -> Result<Option<(Wording, Lang)>, Stop> {
    let calls = call.filter(|_| piece.is_per_call()).map(Some).into_iter().chain([None]);
    for call in calls {
        for lang in std::iter::once(lang).chain((lang == Lang::UzCyrl).then_some(Lang::Uz)) {
            // Where it was reset for this call, what holds for all calls holds again.
            if let Some(Some(wording)) = store::newest(tx, Spot { piece, call, lang })? {
                return Ok(Some((wording, lang)));
            }
        }
    }
    Ok(None)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wording(subject: &str, body: &str) -> Wording {
        Wording { subject: subject.into(), body: body.into() }
    }

    #[test]
    fn a_wording_is_refused_at_its_field() {
        let decided = Piece::Notice(Kind::BoardDecided);
        assert_eq!(check(decided, &wording("{reference}", "{call} {amount}")), Ok(()));
        assert_eq!(check(decided, &wording(" ", "x")), Err(Refusal::SubjectMissing));
        assert_eq!(check(decided, &wording("x", " ")), Err(Refusal::BodyMissing));
        assert_eq!(check(decided, &wording("{reference", "x")), Err(Refusal::SubjectBroken));
        assert_eq!(check(decided, &wording("x", "{{reference}}")), Err(Refusal::BodyBroken));
        assert!(
            matches!(check(decided, &wording("x", "{name}")), Err(Refusal::BodyUnknown { name, .. }) if name == "{name}")
        );
        // What must not stand in a group's mailbox cannot be put there by staff either.
        assert!(matches!(
            check(Piece::Notice(Kind::Decision), &wording("{amount}", "x")),
            Err(Refusal::SubjectUnknown { .. })
        ));
        assert!(matches!(check(Piece::Neutral, &wording("x", "{call}")), Err(Refusal::BodyUnknown { .. })));
        assert_eq!(check(Piece::Sender, &wording("Rahima", "")), Ok(()));
        assert_eq!(check(Piece::Notice(Kind::SignInLink), &wording("x", "Come in")), Err(Refusal::LinkNeeded));
    }

    #[test]
    fn every_piece_is_found_by_its_code() {
        for piece in Piece::all() {
            assert_eq!(Piece::from_code(piece.code()), Some(piece));
        }
        assert_eq!(Piece::from_code("digest"), None);
    }
}
