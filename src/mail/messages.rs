//! Messages both ways between a group and the programme, a thread on each case; and the threads that wait for an answer.

use super::Refusal;
use crate::{
    applications::{self, Case},
    attachments::{self, Attachment, Kind as FileKind, Limits, Prepared, Shelf},
    audit,
    base::{
        Actor, ApplicationId, AttachmentId, Deed, GroupId, PersonId, QuestionId, Role, Stop, Subject, fold,
        seal::CaseKey,
    },
    db::{Tx, tx::Quiet},
    groups,
    notices::{Kind, Reader},
    people,
    threads::{
        self, Entry,
        desk::{self, Care, Read},
    },
};
use chrono::{Duration, NaiveDateTime};
use std::collections::HashMap;

/// The lane of the messages; notes among staff are another.
pub const LANE: &str = "messages";
/// Most messages a group may write in a day.
pub const A_DAY: usize = 40;
/// Most threads the desk lists.
const MOST: i64 = 200;

/// Those who write to groups.
const STAFF: [Role; 2] = [Role::ProgrammeOfficer, Role::ProgrammeLead];

/// Under which the files of a thread are kept; which message one belongs to stands where else its question does.
fn files_of(case: ApplicationId) -> Subject {
    Subject { kind: "messages", id: case.0 }
}

/// The case of a thread, for who may read and write it: its own group, or programme staff.
fn open_case(tx: &mut Tx<'_>, id: ApplicationId) -> Result<Case, Stop> {
    if tx.actor.case().is_none() {
        tx.permit(Deed::WriteToGroups)?;
    }
    applications::for_reader(tx, id)
}

/// A message with its files.
#[derive(Clone, Debug)]
pub struct Message {
    /// What was written, by whom, when.
    pub entry: Entry,
    /// What came with it.
    pub files: Vec<Attachment>,
}

impl Message {
    /// Whether it holds a word that begins so, for each word searched for.
    pub fn holds(&self, search: &str) -> bool {
        let have = fold::words(self.entry.body.as_deref().unwrap_or_default());
        fold::words(search).iter().all(|word| have.iter().any(|have| have.starts_with(word.as_str())))
    }

    /// Whether the group wrote it.
    pub fn is_of_group(&self) -> bool {
        self.entry.author_kind == "case"
    }
}

/// The messages of a case.
#[derive(Clone, Debug)]
pub struct Thread {
    /// The case.
    pub case: Case,
    /// Oldest first.
    pub messages: Vec<Message>,
    /// Up to when who has read them.
    pub reads: Vec<Read>,
    /// Who looks after them.
    pub care: Care,
    /// The names of the people who wrote or look after them.
    pub names: HashMap<PersonId, String>,
}

impl Thread {
    /// When the other side had read a message; `None`: not yet.
    pub fn read_at(&self, message: &Message) -> Option<NaiveDateTime> {
        let by = if message.is_of_group() { "person" } else { "case" };
        let marks = self.reads.iter().filter(|read| read.reader_kind == by && read.at >= message.entry.at);
        marks.map(|read| read.at).min()
    }

    /// Whether there is something the actor has not read.
    pub fn is_news_to(&self, actor: &Actor) -> bool {
        let (kind, id) = actor.columns();
        let mark = self.reads.iter().find(|read| read.reader_kind == kind && read.reader_id == id);
        self.messages.last().is_some_and(|last| mark.is_none_or(|mark| mark.at < last.entry.at))
    }

    /// Whether the group waits for an answer.
    pub fn waits(&self) -> bool {
        let open = |message: &&Message| self.care.settled_at.is_none_or(|at| message.entry.at > at);
        self.messages.iter().filter(|message| message.is_of_group()).any(|message| open(&message))
    }
}

/// The thread of a case. Its queries are the same however many messages there are.
pub fn thread(tx: &mut Tx<'_>, id: ApplicationId) -> Result<Thread, Stop> {
    let case = open_case(tx, id)?;
    let mut files: HashMap<i64, Vec<Attachment>> = HashMap::new();
    for file in attachments::of_subject(tx, files_of(id), &case.key)? {
        files.entry(file.question.0).or_default().push(file);
    }
    let messages: Vec<Message> = threads::read(tx, id, LANE)?
        .into_iter()
        .map(|entry| Message { files: files.remove(&entry.id.0).unwrap_or_default(), entry })
        .collect();
    let (reads, care) = (desk::reads(tx, id, LANE)?, desk::care(tx, id, LANE)?);
    let mut ids: Vec<PersonId> = messages.iter().filter_map(|message| message.entry.author).collect();
    ids.extend(care.person);
    let names = people::names(tx, &ids)?;
    Ok(Thread { case, messages, reads, care, names })
}

/// How many messages the reader of a case has not read. One query besides the case, for the case's page.
pub fn unread(tx: &mut Tx<'_>, id: ApplicationId) -> Result<usize, Stop> {
    open_case(tx, id)?;
    desk::unread(tx, id, LANE)
}

/// Writes down that the actor has read the thread. An act.
pub fn mark_read(tx: &mut Tx<'_>, id: ApplicationId) -> Result<(), Stop> {
    open_case(tx, id)?;
    tx.quiet(Quiet::ReadMark);
    desk::mark_read(tx, id, LANE)
}

/// A place for a file that is to be prepared, and the key that seals it: a look, before the work.
pub fn slot(tx: &mut Tx<'_>, id: ApplicationId) -> Result<(AttachmentId, CaseKey), Stop> {
    let case = open_case(tx, id)?;
    Ok((tx.new_id()?, case.key))
}

/// A message to be sent.
#[derive(Clone, Debug)]
pub struct NewMessage {
    /// On which case.
    pub case: ApplicationId,
    /// What it says.
    pub text: String,
    /// A file, checked, sealed, and laid on the shelf.
    pub file: Option<Prepared>,
}

/// Writes a message and tells the other side. An act.
pub fn write(tx: &mut Tx<'_>, shelf: &dyn Shelf, limits: &Limits, new: &NewMessage) -> Result<(), Stop> {
    let case = open_case(tx, new.case)?;
    let of_group = tx.actor.case().is_some();
    if of_group {
        check_pace(tx, &case)?;
    }
    let id = threads::write(tx, case.id, LANE, &case.key, &new.text)?;
    if let Some(file) = &new.file {
        attachments::add(tx, shelf, files_of(case.id), QuestionId(id.0), 0, &case.key, file, limits)?;
    }
    desk::mark_read(tx, case.id, LANE)?;
    if !of_group {
        desk::settle(tx, case.id, LANE)?;
    }
    audit::record(tx, audit::Event::new("mail.message", case.id).about_case(case.id))?;
    if of_group { tell_staff(tx, &case) } else { tell_group(tx, &case) }
}

/// A day's messages of a group are enough to say all there is, and too few to bury the staff.
fn check_pace(tx: &mut Tx<'_>, case: &Case) -> Result<(), Stop> {
    let since = tx.now - Duration::days(1);
    let written = threads::read(tx, case.id, LANE)?;
    let of_today = written.iter().filter(|entry| entry.author_kind == "case" && entry.at > since).count();
    if of_today >= A_DAY { Err(Refusal::TooManyMessages { max: A_DAY }.into()) } else { Ok(()) }
}

/// Told once until they have read: ten messages in a row are one mail.
fn told_since(reads: &[Read], kind: &str, id: i64) -> i64 {
    let mark = reads.iter().find(|read| read.reader_kind == kind && read.reader_id == id);
    mark.map_or(0, |read| read.at.and_utc().timestamp_micros())
}

fn tell_group(tx: &mut Tx<'_>, case: &Case) -> Result<(), Stop> {
    let reads = desk::reads(tx, case.id, LANE)?;
    let once = format!("message:{}:group:{}", case.id, told_since(&reads, "case", case.id.0));
    applications::tell::group(tx, Kind::MessageFromStaff, case)?.once(once).queue(tx)
}

fn tell_staff(tx: &mut Tx<'_>, case: &Case) -> Result<(), Stop> {
    let reads = desk::reads(tx, case.id, LANE)?;
    for person in who_answers(tx, case)? {
        let once = format!("message:{}:{person}:{}", case.id, told_since(&reads, "person", person.0));
        let notice = applications::tell::staff(tx, Kind::MessageFromGroup, Reader::Person(person), case)?;
        notice.with("link", format!("/applications/{}/messages", case.id)).once(once).queue(tx)?;
    }
    Ok(())
}

/// The colleagues who may read a case's messages: of a group at high risk those who were named for it.
fn readers(tx: &mut Tx<'_>, case: &Case, roles: &[Role]) -> Result<Vec<PersonId>, Stop> {
    let mut staff = people::ids_holding(tx, roles)?;
    if case.high_risk {
        let named = groups::access::named(tx, case.group_id)?;
        staff.retain(|person| named.contains(person));
    }
    Ok(staff)
}

/// Who is told that a group has written: whom the messages were given to, else who works on the case, else every
/// officer, else every lead.
fn who_answers(tx: &mut Tx<'_>, case: &Case) -> Result<Vec<PersonId>, Stop> {
    let staff = readers(tx, case, &STAFF)?;
    let one = match desk::care(tx, case.id, LANE)?.person {
        Some(person) => Some(person),
        None => case.assigned,
    };
    if let Some(person) = one.filter(|person| staff.contains(person)) {
        return Ok(vec![person]);
    }
    let officers = readers(tx, case, &[Role::ProgrammeOfficer])?;
    Ok(if officers.is_empty() { staff } else { officers })
}

/// Gives a thread to a colleague, or to nobody. An act.
pub fn give(tx: &mut Tx<'_>, id: ApplicationId, to: Option<PersonId>) -> Result<(), Stop> {
    let case = open_case(tx, id)?;
    tx.permit(Deed::WriteToGroups)?;
    if let Some(person) = to
        && !readers(tx, &case, &STAFF)?.contains(&person)
    {
        return Err(Stop::Missing);
    }
    desk::give(tx, id, LANE, to)?;
    audit::record(tx, audit::Event::new("mail.give_messages", id).about_case(id))?;
    let Some(person) = to.filter(|person| tx.actor.person() != Some(*person)) else { return Ok(()) };
    let from = match tx.actor.person() {
        Some(me) => people::names(tx, &[me])?.remove(&me).unwrap_or_default(),
        None => String::new(),
    };
    applications::tell::staff(tx, Kind::MessagesGiven, Reader::Person(person), &case)?
        .with("link", format!("/applications/{id}/messages"))
        .with("from", from)
        .queue(tx)
}

/// What the group wrote so far needs no answer. An act.
pub fn settle(tx: &mut Tx<'_>, id: ApplicationId) -> Result<(), Stop> {
    tx.permit(Deed::WriteToGroups)?;
    open_case(tx, id)?;
    desk::settle(tx, id, LANE)?;
    audit::record(tx, audit::Event::new("mail.settle_messages", id).about_case(id))?;
    Ok(())
}

/// A thread that waits for an answer.
#[derive(Clone, Debug)]
pub struct Waiting {
    /// The case.
    pub case: Case,
    /// Since when.
    pub since: NaiveDateTime,
    /// How many messages.
    pub messages: i64,
    /// Who was asked to answer.
    pub given_to: Option<String>,
}

/// The threads that wait, the longest first: all, or those given to the actor; none of a group that is closed
/// to the actor. Four queries.
pub fn waiting(tx: &mut Tx<'_>, mine: bool) -> Result<Vec<Waiting>, Stop> {
    tx.permit(Deed::WriteToGroups)?;
    let me = tx.actor.person().filter(|_| mine);
    let rows = desk::waiting(tx, "application", LANE, me, MOST)?;
    let ids: Vec<ApplicationId> = rows.iter().map(|row| ApplicationId(row.subject)).collect();
    let mut cases: HashMap<ApplicationId, Case> =
        applications::some(tx, &ids)?.into_iter().map(|case| (case.id, case)).collect();
    let high: Vec<GroupId> = cases.values().filter(|case| case.high_risk).map(|case| case.group_id).collect();
    let open = groups::access::open_to_me(tx, &high)?;
    cases.retain(|_, case| !case.high_risk || open.contains(&case.group_id));
    let given: Vec<PersonId> = rows.iter().filter_map(|row| row.person).collect();
    let names = people::names(tx, &given)?;
    let line = |row: desk::Waiting| {
        Some(Waiting {
            case: cases.remove(&ApplicationId(row.subject))?,
            since: row.since,
            messages: row.messages,
            given_to: row.person.and_then(|person| names.get(&person).cloned()),
        })
    };
    Ok(rows.into_iter().filter_map(line).collect())
}

/// A file of a thread, opened.
pub struct Opened {
    /// The name it is served under: nothing its sender wrote.
    pub code_name: String,
    /// What it is.
    pub kind: FileKind,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Opens a file of a thread.
pub fn open_file(tx: &mut Tx<'_>, shelf: &dyn Shelf, id: ApplicationId, file: AttachmentId) -> Result<Opened, Stop> {
    let case = open_case(tx, id)?;
    let files = attachments::of_subject(tx, files_of(id), &case.key)?;
    let place = files.iter().position(|one| one.id == file).ok_or(Stop::Missing)?;
    let kind = files[place].kind;
    let code_name = format!("{}-m{}.{}", case.reference, place + 1, kind.ending());
    Ok(Opened { code_name, kind, bytes: attachments::open(tx, shelf, file, &case.key)? })
}
