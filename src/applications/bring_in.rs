//! Bringing in many applications at once, as they stand: for benches, which need more than the acts bring in a minute.
//!
//! Everything is sealed and told of as the acts do it; nobody is written to.

use super::{Channel, MailMode, State, codes, screen::Outcome, store};
use crate::{
    audit,
    base::{
        Actor, ApplicationId, CallId, EntryId, FormVersionId, Lang, Money, PersonId, QuestionId, SectionId, Stop,
        Subject,
        seal::{CaseKey, Place},
    },
    db::{Tx, keys, tokens},
    groups::{self, Contact, FilledGroup},
};

/// An application as it stands.
#[derive(Clone, Debug)]
pub struct Standing {
    /// For which call.
    pub call: CallId,
    /// With which form.
    pub form: FormVersionId,
    /// The name its group goes by.
    pub name: String,
    /// The language the group reads.
    pub language: Lang,
    /// ISO 3166-1 code.
    pub country: String,
    /// ISO 3166-2 code.
    pub region: String,
    /// Choice code of the kind of group.
    pub kind: String,
    /// Choice code of the theme.
    pub theme: String,
    /// Amount asked.
    pub requested: Money,
    /// Where it stands.
    pub state: State,
    /// What was answered, without empty answers.
    pub answers: Vec<(QuestionId, String)>,
    /// The sections of its form, all saved.
    pub sections: Vec<SectionId>,
}

/// What is to be found under which token, to be kept by `tokens::insert`.
pub type Tokens = Vec<(i64, Subject)>;

/// Brings applications in; gives their ids, and their tokens, which cost least when they are kept many at once, in order.
pub fn bring_in(tx: &mut Tx<'_>, new: &[Standing], officer: PersonId) -> Result<(Vec<ApplicationId>, Tokens), Stop> {
    let groups = open_groups(tx, new)?;
    let keys = keys::create_many(tx, new.len())?;
    let (year, first) = store::next_numbers(tx, i32::try_from(new.len()).unwrap_or(i32::MAX))?;
    let (mut rows, mut ids, mut found) = (Vec::new(), Vec::new(), Vec::new());
    for (((standing, key), group_id), number) in new.iter().zip(&keys).zip(groups).zip(first..) {
        let id: ApplicationId = tx.new_id()?;
        let reference = format!("{}-{:02}-{number:03}", standing.country, year.rem_euclid(100));
        found.extend(tokens::of(tx, id.into(), &[&reference, &standing.name]));
        let sent = standing.state != State::Draft;
        if sent {
            found.extend(groups::twins::of_name(tx, group_id, &standing.name));
        }
        rows.push(store::Row {
            id,
            reference,
            call_id: standing.call,
            group_id,
            form_version_id: standing.form,
            key_id: key.id,
            name: key.seal(Place::new("applications.name", id.0), &standing.name)?,
            language: standing.language.code().to_owned(),
            country: standing.country.clone(),
            region: Some(standing.region.clone()),
            kind: Some(standing.kind.clone()),
            theme: Some(standing.theme.clone()),
            requested_minor: Some(standing.requested.minor()),
            requested_currency: Some(standing.requested.currency().code().to_owned()),
            state: standing.state,
            channel: Channel::Online,
            entered_by: None,
            opened_at: tx.now,
            submitted_at: sent.then_some(tx.now),
            listed_on: tx.now.date(),
            changed_at: tx.now,
            decided_on: standing.state.is_over().then(|| tx.now.date()),
            sent_count: i32::from(sent),
            mail_mode: MailMode::None,
            extended_until: None,
            reopened_at: None,
            follows: None,
            assigned_to: None,
            due_on: None,
        });
        ids.push(id);
    }
    store::insert_many(tx, rows)?;
    let cases: Vec<(ApplicationId, &CaseKey, &Standing)> =
        ids.iter().zip(&keys).zip(new).map(|((id, key), standing)| (*id, key, standing)).collect();
    answer(tx, &cases)?;
    give_codes(tx, &ids)?;
    screen(tx, &cases, officer)?;
    tell(tx, &cases, officer)?;
    Ok((ids, found))
}

fn open_groups(tx: &mut Tx<'_>, new: &[Standing]) -> Result<Vec<crate::base::GroupId>, Stop> {
    let keys = keys::create_many(tx, new.len())?;
    let contact = |channel: &str| Contact {
        channel: channel.to_owned(),
        value: String::new(),
        note: String::new(),
        mail_wanted: false,
    };
    let filled = |(standing, key): (&Standing, CaseKey)| FilledGroup {
        key,
        name: standing.name.clone(),
        kind: standing.kind.clone(),
        country: standing.country.clone(),
        region: standing.region.clone(),
        language: standing.language,
        contact: contact("case_code_only"),
        known: standing.state != State::Draft,
    };
    let groups: Vec<FilledGroup> = new.iter().zip(keys).map(filled).collect();
    groups::open_many(tx, &groups)
}

fn answer(tx: &mut Tx<'_>, cases: &[(ApplicationId, &CaseKey, &Standing)]) -> Result<(), Stop> {
    let (mut drafts, mut sent, mut saves) = (Vec::new(), Vec::new(), Vec::new());
    for (id, key, standing) in cases {
        let rows = if standing.state == State::Draft { &mut drafts } else { &mut sent };
        for (question, text) in &standing.answers {
            rows.push((*id, *question, key.seal(Place::pair("answers.value", id.0, question.0), text)?));
        }
        saves.extend(standing.sections.iter().map(|section| (*id, *section)));
    }
    store::answers::insert_many(tx, &drafts, &[])?;
    store::answers::insert_many(tx, &sent, &sent)?;
    store::answers::insert_saves(tx, &saves)
}

fn give_codes(tx: &mut Tx<'_>, ids: &[ApplicationId]) -> Result<(), Stop> {
    let mut rows = Vec::with_capacity(ids.len());
    for id in ids {
        let code = codes::fresh(tx.master)?;
        rows.push((tx.new_id()?, *id, tx.master.hash("case code", &code)));
    }
    store::codes::insert_many(tx, rows)
}

fn screen(tx: &mut Tx<'_>, cases: &[(ApplicationId, &CaseKey, &Standing)], officer: PersonId) -> Result<(), Stop> {
    let mut rows = Vec::new();
    for (application_id, key, standing) in cases {
        let outcome = match standing.state {
            State::Draft | State::Received | State::Withdrawn => continue,
            State::MoreAsked => Outcome::AskMore,
            State::NotEligible => Outcome::NotEligible,
            State::WithBoard
            | State::Invited
            | State::Deferred
            | State::Offered
            | State::Reserve
            | State::Funded
            | State::Declined
            | State::Closed => Outcome::Eligible,
        };
        let id: EntryId = tx.new_id()?;
        rows.push(store::ScreeningRow {
            id,
            application_id: *application_id,
            outcome: outcome.as_str().to_owned(),
            reason: (outcome == Outcome::NotEligible).then(|| "outside_themes".to_owned()),
            note: Some(key.seal(Place::new("screenings.note", id.0), "")?),
            by_person: officer,
            at: tx.now,
            answered_at: None,
        });
    }
    store::insert_screenings(tx, rows)
}

fn tell(tx: &mut Tx<'_>, cases: &[(ApplicationId, &CaseKey, &Standing)], officer: PersonId) -> Result<(), Stop> {
    let mut past = Vec::new();
    for (id, _, standing) in cases {
        past.push(("applications.open", Actor::Visitor, *id));
        if standing.state != State::Draft {
            past.push(("applications.send", Actor::Case(*id), *id));
        }
        if !matches!(standing.state, State::Draft | State::Received | State::Withdrawn) {
            past.push(("applications.screen", Actor::Person { id: officer, roles: Vec::new() }, *id));
        }
    }
    audit::record_many(tx, &past)
}
