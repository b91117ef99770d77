//! Comparing names with the lists: a step of the acts that make an award or move money.

use super::{Found, List, ListState, Occasion, Refusal, Verdict, likeness, store};
use crate::{
    applications::{self, Case},
    audit,
    base::{ApplicationId, Deed, ListId, NameHitId, Stop, Subject, fold, seal::Place},
    db::{Tx, tx::Quiet},
    groups,
    notices::{Kind, Notice, Reader},
    payees, people,
};
use std::collections::{HashMap, HashSet};

crate::text_enum! {
    /// What a name is of us.
    pub enum Part {
        /// The group that asked.
        Group => "group",
        /// Who receives the money.
        Payee => "payee",
        /// Whose the account is.
        Holder => "holder",
        /// The bank that keeps it.
        Bank => "bank",
        /// The bank between.
        Correspondent => "correspondent",
    }
}

/// Names to be compared, and for what.
#[derive(Clone, Debug)]
pub struct Question {
    /// When.
    pub occasion: Occasion,
    /// For the award of a case, a payout, or a case as it stands.
    pub subject: Subject,
    /// The names.
    pub names: Vec<(Part, String)>,
}

/// A likeness with the token by which it is known again.
struct Seen {
    token: i64,
    list: ListId,
    found: Found,
}

/// The names of a case: as the group answered, and as the register has it. A step.
pub fn case_names(tx: &mut Tx<'_>, case: &Case) -> Result<Vec<(Part, String)>, Stop> {
    let group = groups::find(tx, case.group_id)?.name;
    let mut names = vec![(Part::Group, case.name.clone())];
    if fold::fold(&group) != fold::fold(&case.name) {
        names.push((Part::Group, group));
    }
    Ok(names)
}

/// The names of payees: theirs, the holders', the banks'.
pub fn payee_names(named: &[payees::Named]) -> Vec<(Part, String)> {
    let of = |one: &payees::Named| {
        [
            (Part::Payee, one.name.clone()),
            (Part::Holder, one.holder.clone()),
            (Part::Bank, one.bank.clone()),
            (Part::Correspondent, one.correspondent.clone()),
        ]
    };
    named.iter().flat_map(of).collect()
}

/// Compares names with the lists in use and writes down that it was done. Refused while a hit has not been judged to be
/// somebody else: then [`note`] keeps the hits. A step. Without any list there is nothing to compare with.
pub fn check(tx: &mut Tx<'_>, case: &Case, question: &Question) -> Result<(), Stop> {
    let lists = store::in_state(tx, ListState::Current)?;
    if lists.is_empty() {
        return Ok(());
    }
    let seen = search(tx, &lists, &question.names)?;
    let known = known(tx, case.id, &seen)?;
    let open = seen.iter().filter(|one| known.get(&one.token) != Some(&Verdict::Other)).count();
    if open > 0 {
        return Err(Refusal::HitsOpen { open }.into());
    }
    write(tx, case, question, &lists, seen.len())
}

/// Compares names with the lists in use, keeps the hits to be judged, and gives how many block. A step.
pub fn note(tx: &mut Tx<'_>, case: &Case, question: &Question) -> Result<usize, Stop> {
    let lists = store::in_state(tx, ListState::Current)?;
    if lists.is_empty() {
        tx.quiet(Quiet::Nothing);
        return Ok(0);
    }
    let seen = search(tx, &lists, &question.names)?;
    let known = known(tx, case.id, &seen)?;
    let new: Vec<&Seen> = seen.iter().filter(|one| !known.contains_key(&one.token)).collect();
    for one in &new {
        let id: NameHitId = tx.new_id()?;
        let details = serde_json::to_string(&one.found)?;
        let row = store::HitRow {
            id,
            application_id: case.id,
            token: one.token,
            list_id: one.list,
            details: case.key.seal(Place::new("name_hits.details", id.0), &details)?,
            verdict: Verdict::Open,
            note: None,
            found_at: tx.now,
            judged_by: None,
            judged_at: None,
        };
        store::insert_hit(tx, row)?;
    }
    if let Some(first) = new.first() {
        tell(tx, case, first.token)?;
    }
    write(tx, case, question, &lists, seen.len())?;
    Ok(seen.iter().filter(|one| known.get(&one.token) != Some(&Verdict::Other)).count())
}

/// Tells those who judge names, but for whoever looks at them now.
fn tell(tx: &mut Tx<'_>, case: &Case, token: i64) -> Result<(), Stop> {
    for person in people::register::ids_holding(tx, Deed::JudgeNames.roles())? {
        if tx.actor.person() != Some(person) {
            Notice::new(Kind::ListHit, Reader::Person(person))
                .about(case.id, &case.key)
                .with("reference", case.reference.as_str())
                .with("link", format!("/sanctions/cases/{}", case.id))
                .once(format!("list-hit-{token}-{person}"))
                .queue(tx)?;
        }
    }
    Ok(())
}

/// Act: compares the names of a case and of its group's payees because somebody asks for it; gives how many hits block.
pub fn ask(tx: &mut Tx<'_>, id: ApplicationId) -> Result<usize, Stop> {
    tx.permit(Deed::CheckNames)?;
    let case = applications::load(tx, id)?;
    let mut names = case_names(tx, &case)?;
    names.extend(payee_names(&payees::named_of_group(tx, case.group_id)?));
    note(tx, &case, &Question { occasion: Occasion::Asked, subject: id.into(), names })
}

fn known(tx: &mut Tx<'_>, case: ApplicationId, seen: &[Seen]) -> Result<HashMap<i64, Verdict>, Stop> {
    if seen.is_empty() {
        return Ok(HashMap::new());
    }
    let tokens: Vec<i64> = seen.iter().map(|one| one.token).collect();
    Ok(store::verdicts(tx, case, &tokens)?.into_iter().collect())
}

/// What in the lists is like these names, each likeness once. One query.
fn search(tx: &mut Tx<'_>, lists: &[List], names: &[(Part, String)]) -> Result<Vec<Seen>, Stop> {
    let names: Vec<_> = names.iter().filter(|(_, name)| !name.trim().is_empty()).collect();
    let mut words: Vec<String> = names.iter().flat_map(|(_, name)| likeness::index(name)).collect();
    words.sort_unstable();
    words.dedup();
    let ids: Vec<ListId> = lists.iter().map(|list| list.id).collect();
    let publishers: HashMap<ListId, &str> = lists.iter().map(|list| (list.id, list.publisher.as_str())).collect();
    let listed = if words.is_empty() { Vec::new() } else { store::candidates(tx, &ids, &words)? };
    let listed: Vec<_> = listed.into_iter().map(|one| (likeness::words(&one.2), one)).collect();
    let (mut seen, mut tokens) = (Vec::new(), HashSet::new());
    for (part, name) in names {
        let mine = likeness::words(name);
        for (theirs, (list, entry, other)) in &listed {
            let alike = likeness::likeness(&mine, theirs);
            if alike < likeness::HIT {
                continue;
            }
            let publisher = publishers.get(list).copied().unwrap_or_default();
            let key = [mine.join(" "), publisher.to_owned(), entry.clone(), theirs.join(" ")].join("\n");
            let token = tx.master.blind("name_hit", &key);
            if tokens.insert(token) {
                let found = Found {
                    part: *part,
                    name: name.clone(),
                    listed: other.clone(),
                    entry: entry.clone(),
                    likeness: alike,
                };
                seen.push(Seen { token, list: *list, found });
            }
        }
    }
    Ok(seen)
}

/// Writes down that names were compared: with which lists, how many names, how many hits.
fn write(tx: &mut Tx<'_>, case: &Case, question: &Question, lists: &[List], hits: usize) -> Result<(), Stop> {
    let id = tx.new_id()?;
    let (kind, by) = tx.actor.columns();
    let lists: Vec<ListId> = lists.iter().map(|list| list.id).collect();
    let hits = i32::try_from(hits).unwrap_or(i32::MAX);
    let row = store::CheckRow {
        id,
        application_id: case.id,
        occasion: question.occasion,
        subject_kind: question.subject.kind.to_owned(),
        subject_id: question.subject.id,
        lists: serde_json::to_string(&lists)?,
        names: i32::try_from(question.names.len()).unwrap_or(i32::MAX),
        hits,
        checked_by_kind: kind.to_owned(),
        checked_by: by,
        checked_at: tx.now,
    };
    store::insert_check(tx, row)?;
    let details = serde_json::json!({ "occasion": question.occasion.as_str(), "hits": hits });
    audit::record(tx, audit::Event::new("sanctions.check", id).in_case(case.id, &case.key).with(details))?;
    Ok(())
}
