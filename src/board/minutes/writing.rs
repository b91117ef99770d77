//! How minutes are written: what there is to tell of an agenda is gathered, then told item by item.

use super::{Line, Minutes, Part};
use crate::{
    applications::{self, Case},
    base::{
        ApplicationId, CallId, ItemId, Lang, MeetingId, Message, MotionId, PersonId, Stop, money,
        words::{self, Words},
    },
    board::{
        Attendance, Declaration, MotionState, Track, decisions, emergency,
        meetings::{self, Meeting},
        motions::{self, Motion},
        reversals::{self, Brief},
        rules, store,
        written::Written,
    },
    calls,
    db::Tx,
    funds, people,
};
use std::collections::HashMap;

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
    /// What members declared about them.
    declared: Vec<store::declarations::Row>,
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
        let topics: Vec<ItemId> = items.iter().filter(|item| item.vote.is_some()).map(|item| item.id).collect();
        let cases: HashMap<ApplicationId, Case> =
            applications::some(tx, &ids)?.into_iter().map(|case| (case.id, case)).collect();
        let mut urgent = false;
        for case in cases.values() {
            urgent |= calls::find(tx, case.call_id)?.mode == calls::Mode::Emergency;
        }
        // What there cannot be is not asked for.
        Ok(Self {
            declared: store::declarations::of_some(tx, &ids)?,
            emergencies: if urgent { store::emergencies::of_some(tx, &ids)? } else { Vec::new() },
            decisions: if motions.is_empty() { Vec::new() } else { store::decisions::of_some(tx, &ids)? },
            seats: if voted.is_empty() { Vec::new() } else { store::stand_ins::of_some(tx, &voted)? },
            topic_seats: if topics.is_empty() { Vec::new() } else { store::topics::seats(tx, &topics)? },
            cases,
            motions,
        })
    }

    /// Who has a conflict with which application.
    fn conflicts(&self) -> impl Iterator<Item = (ApplicationId, PersonId)> {
        let conflicts = self.declared.iter().filter(|row| row.state == Declaration::Conflict);
        conflicts.map(|row| (row.application_id, row.person_id))
    }

    /// Everybody it names.
    fn people(&self) -> impl Iterator<Item = PersonId> {
        let conflicted = self.conflicts().map(|(_, person)| person);
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

/// The minutes as they stand now, and what members declared about the applications in them.
pub(super) fn compose(
    tx: &mut Tx<'_>,
    meeting: &Meeting,
    lang: Lang,
) -> Result<(Minutes, Vec<store::declarations::Row>), Stop> {
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
        let recused = writer.matter.conflicts().filter(|(one, _)| *one == application).map(|(_, person)| person);
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
    Ok((Minutes { title: meeting.title.clone(), facts: told, parts }, writer.matter.declared))
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
