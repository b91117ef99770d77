//! Minutes that write themselves: attendance, recusals, motions, counts, decisions and conditions of a meeting, in one
//! language, with references instead of names of groups. The chair signs them off; from then on the text stands.

use super::{
    Attendance, Declaration, MotionState, Track, decisions, emergency,
    meetings::{self, Meeting},
    members::{self, Viewer},
    motions::{self, Motion},
    reversals::{self, Brief},
    rules,
    seen::Standing,
    store,
    written::Written,
};
use crate::{
    applications::{self, Case},
    audit,
    base::{
        ApplicationId, CallId, Deed, ItemId, Lang, MeetingId, Message, MotionId, PersonId, Stop, money,
        seal::Place,
        words::{self, Words},
    },
    calls,
    db::{Tx, keys},
    funds,
    notices::{Kind, Notice, Reader},
    people,
};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::HashMap;

const MINUTES: &str = "meetings.minutes";

/// Minutes in a language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Minutes {
    /// What the meeting is called.
    pub title: String,
    /// When, where, who led it, who came.
    pub facts: Vec<(String, String)>,
    /// What was done, item by item.
    pub parts: Vec<Part>,
}

/// One item of the agenda.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// The application, where it is one.
    pub application: Option<ApplicationId>,
    /// What it is.
    pub heading: String,
    /// What was done.
    pub lines: Vec<Line>,
}

/// A line of minutes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Line {
    /// In the language of the minutes.
    Own(String),
    /// As somebody wrote it in another.
    Foreign {
        /// The line.
        text: String,
        /// The code of its language; empty where nobody knows it.
        lang: String,
    },
}

impl Line {
    /// What it says.
    pub fn text(&self) -> &str {
        match self {
            Self::Own(text) | Self::Foreign { text, .. } => text,
        }
    }
}

impl From<String> for Line {
    fn from(text: String) -> Self {
        Self::Own(text)
    }
}

impl Minutes {
    /// The text that is hashed: a line a fact, then a paragraph an item.
    pub fn text(&self) -> String {
        let mut text = format!("{}\n\n", self.title);
        for (label, value) in &self.facts {
            text.push_str(&format!("{label}: {value}\n"));
        }
        for part in &self.parts {
            text.push_str(&format!("\n{}\n", part.heading));
            for line in &part.lines {
                text.push_str(&format!("{}\n", line.text()));
            }
        }
        text
    }
}

/// Minutes as somebody may read them.
#[derive(Clone, Debug)]
pub struct Shown {
    /// Of which meeting.
    pub meeting: Meeting,
    /// The name of the chair who signed; empty before.
    pub signed_by: String,
    /// The minutes: as they were signed, or as they stand now.
    pub minutes: Minutes,
    /// Whether parts were left out because of the reader's conflicts of interest.
    pub cut: bool,
}

/// The minutes of a meeting for the actor, in their language until they are signed. Of an application that a member has a
/// conflict with, or has not declared on, nothing is told.
pub fn view(tx: &mut Tx<'_>, id: MeetingId, lang: Lang) -> Result<Shown, Stop> {
    let viewer = members::viewer(tx)?;
    let row = store::meetings::find(tx, id)?;
    let key = keys::house(tx)?;
    let meeting = meetings::opened(&row, &key)?;
    let kept = key.open_optional(Place::new(MINUTES, id.0), row.minutes.as_ref())?;
    let mut minutes = match kept {
        Some(text) => serde_json::from_str(&text)?,
        None => compose(tx, &meeting, lang)?,
    };
    let mut cut = false;
    if let Viewer::Member(member) = viewer {
        let ids: Vec<ApplicationId> = minutes.parts.iter().filter_map(|part| part.application).collect();
        let declared: HashMap<ApplicationId, Declaration> =
            store::declarations::of_member(tx, member, &ids)?.into_iter().collect();
        for part in &mut minutes.parts {
            let Some(application) = part.application else { continue };
            if Standing::of(declared.get(&application).copied()) != Standing::Clear {
                part.lines = vec![Words::shared().say(lang, "board-minutes-cut").into()];
                cut = true;
            }
        }
    }
    let by: Vec<PersonId> = meeting.signature.iter().map(|signature| signature.by).collect();
    let signed_by = people::names(tx, &by)?.into_values().next().unwrap_or_default();
    Ok(Shown { meeting, signed_by, minutes, cut })
}

/// Act: the chair signs the minutes in a language; from then on they stand, and the other members are told.
pub fn sign(tx: &mut Tx<'_>, id: MeetingId, lang: Lang) -> Result<(), Stop> {
    tx.permit(Deed::SignMinutes)?;
    let meeting = meetings::unsigned(tx, id)?;
    meetings::votes_over(tx, id)?;
    if meetings::attendance(tx, id)?.is_empty() {
        return Err(super::Refusal::AttendanceMissing.into());
    }
    let minutes = compose(tx, &meeting, lang)?;
    let sha256 = data_encoding::HEXLOWER.encode(&Sha256::digest(minutes.text().as_bytes()));
    let sealed = keys::house(tx)?.seal(Place::new(MINUTES, id.0), &serde_json::to_string(&minutes)?)?;
    let by = tx.actor.person().ok_or(Stop::Forbidden)?;
    let signed = store::meetings::Signed { minutes: sealed, language: lang.code(), sha256: sha256.clone(), by };
    store::meetings::sign(tx, id, signed)?;
    audit::record(tx, audit::Event::new("board.sign_minutes", id).with(serde_json::json!({ "sha256": sha256 })))?;
    tell(tx, id, by)
}

/// Tells every other member that the minutes are signed, once.
fn tell(tx: &mut Tx<'_>, id: MeetingId, by: PersonId) -> Result<(), Stop> {
    let from = people::names(tx, &[by])?.remove(&by).unwrap_or_default();
    for member in members::all(tx)?.into_iter().filter(|member| member.id != by) {
        Notice::new(Kind::MinutesReady, Reader::Person(member.id))
            .once(format!("minutes {id} {}", member.id))
            .with("link", format!("/board/meetings/{id}/minutes"))
            .with("from", from.as_str())
            .queue(tx)?;
    }
    Ok(())
}

/// What minutes are put together from.
struct Writer {
    lang: Lang,
    names: HashMap<PersonId, String>,
    matter: Matter,
}

/// What there is to write about the applications of an agenda: as many queries for many as for one.
#[derive(Default)]
struct Matter {
    cases: HashMap<ApplicationId, Case>,
    /// Who has a conflict with which.
    conflicts: Vec<(ApplicationId, PersonId)>,
    emergencies: Vec<store::emergencies::Row>,
    /// In any meeting, or in none.
    motions: Vec<store::motions::Row>,
    decisions: Vec<store::decisions::Row>,
    /// At which motion somebody sits for whom: motion, who is absent, who sits there.
    seats: Vec<(MotionId, PersonId, PersonId)>,
    /// The same at the votes on topics.
    topic_seats: Vec<(ItemId, PersonId, PersonId)>,
}

impl Matter {
    fn gather(tx: &mut Tx<'_>, meeting: MeetingId, items: &[meetings::Item]) -> Result<Self, Stop> {
        let ids: Vec<ApplicationId> = items.iter().filter_map(|item| item.application).collect();
        let motions = store::motions::of_some(tx, &ids)?;
        let here = motions.iter().filter(|motion| motion.meeting_id == Some(meeting));
        let voted: Vec<MotionId> = here.map(|motion| motion.id).collect();
        let declared = store::declarations::of_some(tx, &ids)?.into_iter();
        let conflicts = declared.filter(|row| row.state == Declaration::Conflict);
        Ok(Self {
            cases: applications::some(tx, &ids)?.into_iter().map(|case| (case.id, case)).collect(),
            conflicts: conflicts.map(|row| (row.application_id, row.person_id)).collect(),
            emergencies: store::emergencies::of_some(tx, &ids)?,
            decisions: store::decisions::of_some(tx, &ids)?,
            seats: store::stand_ins::of_some(tx, &voted)?,
            topic_seats: store::topics::seats(tx, &items.iter().map(|item| item.id).collect::<Vec<_>>())?,
            motions,
        })
    }

    /// Everybody it names.
    fn people(&self) -> impl Iterator<Item = PersonId> {
        let conflicted = self.conflicts.iter().map(|(_, person)| *person);
        let seats = self.seats.iter().map(|(_, absent, person)| [*absent, *person]);
        let on_topics = self.topic_seats.iter().map(|(_, absent, person)| [*absent, *person]);
        conflicted.chain(seats.chain(on_topics).flatten())
    }
}

impl Writer {
    fn say(&self, key: &str) -> String {
        Words::shared().say(self.lang, key)
    }

    fn word(&self, kind: &str, text: &str) -> String {
        self.say(&format!("{kind}-{}", text.replace('_', "-")))
    }

    fn names(&self, people: impl Iterator<Item = PersonId>) -> String {
        let mut names: Vec<&str> = people.filter_map(|id| self.names.get(&id).map(String::as_str)).collect();
        names.sort_unstable();
        names.join(", ")
    }

    fn for_whom(&self, name: &str, absent: &str) -> String {
        Message::new("board-stand-in-for").with("name", name).with("absent", absent).say(self.lang)
    }

    /// Who sat for whom at a vote, where somebody did: the absent first.
    fn seats<'a>(&self, seats: impl Iterator<Item = (&'a PersonId, &'a PersonId)>) -> Option<String> {
        let name = |id: &PersonId| self.names.get(id).map_or("", String::as_str);
        let seats: Vec<String> = seats.map(|(absent, person)| self.for_whom(name(person), name(absent))).collect();
        self.line("board-stand-ins-heading", &seats.join(", "))
    }

    /// A motion by its number and what it proposes.
    fn brief(&self, motion: &Brief) -> String {
        let number = Message::new("board-motion-number").with("number", motion.number).say(self.lang);
        format!("{number} {}", self.word("board-outcome", motion.outcome.as_str()))
    }

    /// Label and value, where there is a value.
    fn line(&self, key: &str, value: &str) -> Option<String> {
        (!value.is_empty()).then(|| format!("{}: {value}", self.say(key)))
    }
}

fn compose(tx: &mut Tx<'_>, meeting: &Meeting, lang: Lang) -> Result<Minutes, Stop> {
    let attendance = meetings::attendance(tx, meeting.id)?;
    let items = meetings::agenda(tx, meeting.id)?;
    let matter = Matter::gather(tx, meeting.id, &items)?;
    let mut people: Vec<PersonId> = attendance.iter().map(|(person, _)| *person).collect();
    people.push(meeting.chair);
    people.extend(matter.people());
    let writer = Writer { lang, names: people::names(tx, &people)?, matter };
    let mut parts = Vec::with_capacity(items.len());
    let mut rounds: Vec<CallId> = Vec::new();
    for (number, item) in (1..).zip(&items) {
        let Some(application) = item.application else {
            parts.push(topic(&writer, number, item));
            continue;
        };
        let case = writer.matter.cases.get(&application).ok_or(Stop::Missing)?;
        if !rounds.contains(&case.call_id) {
            rounds.push(case.call_id);
        }
        let recused = writer.matter.conflicts.iter().filter(|(one, _)| *one == application).map(|(_, person)| *person);
        let mut lines: Vec<Line> = Vec::new();
        lines.extend(writer.line("board-minutes-recused", &writer.names(recused)).map(Line::Own));
        lines.extend(urgent(&writer, case).map(Line::Own));
        let of_item = writer.matter.motions.iter().rev().filter(|row| row.application_id == application);
        let mut rows = of_item.filter(|row| row.meeting_id == Some(meeting.id)).peekable();
        if rows.peek().is_none() {
            lines.push(writer.say("board-minutes-no-motion").into());
        }
        for row in rows {
            let motion = motions::opened(row.clone(), &case.key)?;
            lines.extend(of_motion(tx, &writer, case, &motion)?);
        }
        let heading = format!("{number}. {} {}", writer.say("board-minutes-application"), case.reference);
        parts.push(Part { application: Some(application), heading, lines });
    }
    let mut told = facts(&writer, meeting, &attendance);
    let standing = meetings::stand_ins(tx, meeting)?;
    if !standing.is_empty() {
        let for_whom = standing.iter().map(|line| writer.for_whom(&line.person, &line.absent)).collect::<Vec<_>>();
        told.push((writer.say("board-stand-ins-heading"), for_whom.join(", ")));
    }
    for call in rounds {
        parts.push(rules_of(tx, &writer, call)?);
    }
    Ok(Minutes { title: meeting.title.clone(), facts: told, parts })
}

/// The rules by which a round's motions were counted, and its criteria with their weights.
fn rules_of(tx: &mut Tx<'_>, writer: &Writer, call: CallId) -> Result<Part, Stop> {
    let code = calls::find(tx, call)?.code;
    let rules = rules::of_call(tx, call)?;
    let version = Message::new("board-rules-version").with("version", rules.version).say(writer.lang);
    let facts = rules::words::facts(writer.lang, &rules).into_iter();
    let mut lines: Vec<Line> = facts.map(|(label, value)| Line::Own(format!("{label}: {value}"))).collect();
    let criteria = rules.criteria.iter();
    let weighed = criteria.map(|one| format!("{} ({})", one.labels.say(writer.lang), one.weight)).collect::<Vec<_>>();
    lines.extend(writer.line("board-rules-criteria", &weighed.join(", ")).map(Line::Own));
    let heading = format!("{} {code}. {version}", writer.say("board-rules-link"));
    Ok(Part { application: None, heading, lines })
}

fn facts(writer: &Writer, meeting: &Meeting, attendance: &[(PersonId, Attendance)]) -> Vec<(String, String)> {
    let zone = words::zone(&meeting.zone);
    let at = |at| format!("{} ({})", words::instant(at, zone), meeting.zone);
    let came = |wanted: Attendance| {
        writer.names(attendance.iter().filter(|(_, state)| *state == wanted).map(|(person, _)| *person))
    };
    let way = if meeting.by_circulation { "board-meeting-circulation" } else { "board-meeting-sitting" };
    let facts = [
        ("board-meeting-way", writer.say(way)),
        ("board-meeting-starts", at(meeting.starts_at)),
        ("board-meeting-ends", meeting.ends_at.map(at).unwrap_or_default()),
        ("board-meeting-place", meeting.place.clone()),
        ("board-meeting-chair", writer.names(std::iter::once(meeting.chair))),
        ("board-attendance-present", came(Attendance::Present)),
        ("board-attendance-excused", came(Attendance::Excused)),
        ("board-attendance-absent", came(Attendance::Absent)),
    ];
    let facts = facts.into_iter().filter(|(_, value)| !value.is_empty());
    facts.map(|(key, value)| (writer.say(key), value)).collect()
}

const fn ballot_key(secret: bool) -> &'static str {
    if secret { "board-ballot-secret" } else { "board-ballot-open" }
}

fn topic(writer: &Writer, number: usize, item: &meetings::Item) -> Part {
    let counts = item.counts.map(|[yes, no, abstain]| {
        let counted = Message::new("board-minutes-hands").with("yes", yes).with("no", no).with("abstain", abstain);
        let state = item.result().unwrap_or(MotionState::Lapsed);
        format!("{}: {}", counted.say(writer.lang), writer.word("board-state", state.as_str()))
    });
    let mut lines = vec![counts.unwrap_or_else(|| writer.say("board-minutes-no-motion")).into()];
    if let (Some([yes, no, abstain]), Some((electors, quorum))) = (item.counts, item.vote.and_then(|vote| vote.closed))
    {
        let said = Message::new("board-minutes-ballots").with("cast", yes + no + abstain).with("electors", electors);
        lines.push(said.with("quorum", quorum).say(writer.lang).into());
    }
    if let Some(vote) = item.vote {
        lines.extend(writer.line("board-motion-ballot", &writer.say(ballot_key(vote.secret))).map(Line::Own));
    }
    let seats = writer.matter.topic_seats.iter().filter(|(one, ..)| *one == item.id);
    lines.extend(writer.seats(seats.map(|(_, absent, person)| (absent, person))).map(Line::Own));
    Part { application: None, heading: format!("{number}. {}", item.topic), lines }
}

/// What came of an application's emergency, if it was one.
fn urgent(writer: &Writer, case: &Case) -> Option<String> {
    let found = writer.matter.emergencies.iter().find(|row| row.application_id == case.id)?;
    if found.state == emergency::State::Running {
        return None;
    }
    let voted = Message::new("board-emergency-voted").with("experts", found.experts).with("staff", found.staff);
    let state = writer.word("board-emergency-state", found.state.as_str());
    Some(format!("{}: {state}. {}", writer.say("board-track-emergency"), voted.say(writer.lang)))
}

/// A motion with its counts and what came of it.
fn of_motion(tx: &mut Tx<'_>, writer: &Writer, case: &Case, motion: &Motion) -> Result<Vec<Line>, Stop> {
    let number = Message::new("board-motion-number").with("number", motion.number).say(writer.lang);
    let mut outcome = writer.word("board-outcome", motion.outcome.as_str());
    if motion.track == Track::Ratification {
        outcome = format!("{}: {outcome}", writer.say("board-track-ratification"));
    }
    let amount = motion.amount.map(|amount| money::format(&amount, writer.lang.style())).unwrap_or_default();
    let mut lines = vec![format!("{number} {outcome} {amount}").trim_end().to_owned()];
    if let Some(round) = motion.defer_to {
        lines.extend(writer.line("board-motion-round", &calls::find(tx, round)?.labels.say(writer.lang)));
    }
    let (reverses, reversals) = reversals::among(&writer.matter.motions, motion);
    lines.extend(reverses.and_then(|earlier| writer.line("board-motion-reverses", &writer.brief(&earlier))));
    lines.extend(writer.line("board-open-text", &motion.text));
    if let Some(fund) = motion.fund {
        lines.extend(writer.line("board-motion-fund", &funds::find(tx, fund)?.code));
    }
    lines.extend(writer.line("board-motion-conditions", motion.conditions.as_deref().unwrap_or_default()));
    lines.extend(writer.line("board-motion-ballot", &writer.say(ballot_key(motion.secret))));
    let seats = writer.matter.seats.iter().filter(|(one, ..)| *one == motion.id);
    lines.extend(writer.seats(seats.map(|(_, absent, person)| (absent, person))));
    let state = writer.word("board-state", motion.state.as_str());
    if motion.state == MotionState::Open {
        lines.push(state);
        return Ok(lines.into_iter().map(Line::Own).collect());
    }
    let tally = &motion.tally;
    let counted = Message::new("board-minutes-counted")
        .with("yes", tally.in_favour())
        .with("conditions", tally.yes_with_conditions)
        .with("no", tally.no)
        .with("abstain", tally.abstain)
        .with("electors", tally.electorate);
    lines.push(counted.say(writer.lang));
    let why = motion.reason.map(|reason| writer.word("board-reason", reason.as_str())).unwrap_or_default();
    lines.push(format!("{state}: {why}"));
    let undone = reversals.iter().find(|later| later.state == MotionState::Carried);
    lines.extend(undone.and_then(|later| writer.line("board-motion-reversed-by", &writer.brief(later))));
    let mut lines: Vec<Line> = lines.into_iter().map(Line::Own).collect();
    if let Some(decided) = writer.matter.decisions.iter().find(|row| row.motion_id == motion.id) {
        lines.extend(reasons(writer, &decisions::reasons_of(decided, case)?));
    }
    Ok(lines)
}

/// The board's reasons: in the language of the minutes, else as they were written, which is said before them.
fn reasons(writer: &Writer, written: &Written) -> Vec<Line> {
    let Some(told) = written.tell(writer.lang) else { return Vec::new() };
    if !told.foreign {
        return writer.line("board-decision-reasons", &told.text).map(Line::Own).into_iter().collect();
    }
    let heading = format!("{}: {}", writer.say("board-decision-reasons"), told.note);
    vec![heading.trim_end().to_owned().into(), Line::Foreign { text: told.text, lang: told.lang.to_owned() }]
}
