//! Exchanges of readers between applications: for their wishes, and so that they share some. Loads stay, and so do conflicts
//! and what is kept.

use super::{Paper, Plan, Reader, Tally};
use crate::base::PersonId;
use std::collections::{HashMap, HashSet};

/// How often all readings are looked through for exchanges that please.
const MOST_ROUNDS: usize = 10;

/// Exchanges readers where more wishes are followed then.
pub(super) fn please(plan: &mut Plan, papers: &[Paper], readers: &[Reader]) {
    let by_id: HashMap<PersonId, &Reader> = readers.iter().map(|reader| (reader.id, reader)).collect();
    let against = |at: usize, id: PersonId| by_id.get(&id).map_or(0, |reader| reader.against(&papers[at]));
    for _ in 0..MOST_ROUNDS {
        let mut pleased = false;
        for one in 0..papers.len() {
            for mine in plan.readers[one].1.clone() {
                let gains = |other: usize, theirs: PersonId| {
                    against(one, theirs) + against(other, mine) < against(one, mine) + against(other, theirs)
                };
                let partner = if against(one, mine) > 0 { partner(plan, papers, (one, mine), gains) } else { None };
                if let Some((other, theirs)) = partner {
                    swap(&mut plan.readers[one].1, mine, theirs);
                    swap(&mut plan.readers[other].1, theirs, mine);
                    pleased = true;
                }
            }
        }
        if !pleased {
            return;
        }
    }
}

/// Whom a reader of a paper may change places with, and at which.
fn partner(
    plan: &Plan,
    papers: &[Paper],
    (one, mine): (usize, PersonId),
    gains: impl Fn(usize, PersonId) -> bool,
) -> Option<(usize, PersonId)> {
    let comes =
        |at: usize, reader: PersonId| !papers[at].conflicts.contains(&reader) && !plan.readers[at].1.contains(&reader);
    if papers[one].kept.contains(&mine) {
        return None;
    }
    (0..papers.len()).filter(|other| comes(*other, mine)).find_map(|other| {
        let theirs = plan.readers[other].1.iter().copied().filter(|theirs| !papers[other].kept.contains(theirs));
        let mut fitting = theirs.filter(|theirs| comes(one, *theirs) && gains(other, *theirs));
        fitting.next().map(|theirs| (other, theirs))
    })
}

/// The pairs of readers who share nothing.
pub(super) fn apart(plan: &Plan, readers: &[Reader]) -> Vec<(PersonId, PersonId)> {
    let tally = Tally::of(plan);
    let reading: Vec<PersonId> = readers.iter().map(|reader| reader.id).filter(|id| tally.load(*id) > 0).collect();
    let pairs =
        reading.iter().enumerate().flat_map(|(at, one)| reading[at + 1..].iter().map(move |other| (*one, *other)));
    pairs.filter(|(one, other)| tally.shared(*one, *other) == 0).collect()
}

/// Brings readers who share nothing together by exchanges: first by those that go against no wish, then by any. Loads stay,
/// and nobody who shared something ceases to.
pub(super) fn meet(plan: &mut Plan, papers: &[Paper], readers: &[Reader]) {
    for _ in 0..readers.len() * readers.len() {
        let (tally, pairs) = (Tally::of(plan), apart(plan, readers));
        let both = || pairs.iter().flat_map(|(one, other)| [(*one, *other), (*other, *one)]);
        let find = |wishes: bool| both().find_map(|pair| meeting(plan, papers, readers, (&tally, pair, wishes)));
        let Some((at, from, out, into)) = find(true).or_else(|| find(false)) else { return };
        swap(&mut plan.readers[at].1, out, into);
        swap(&mut plan.readers[from].1, into, out);
    }
}

/// Two papers and the readers they exchange, so that the second of a pair comes to a paper of the first: to which paper, from
/// which, who leaves it, who comes.
fn meeting(
    plan: &Plan,
    papers: &[Paper],
    readers: &[Reader],
    (tally, (stays, comes), wishes): (&Tally, (PersonId, PersonId), bool),
) -> Option<(usize, usize, PersonId, PersonId)> {
    let may = |at: usize, reader: PersonId| !papers[at].conflicts.contains(&reader);
    let moves = |at: usize, reader: PersonId| !papers[at].kept.contains(&reader);
    let against = |at: usize, id: PersonId| {
        readers.iter().find(|reader| reader.id == id).map_or(0, |reader| reader.against(&papers[at]))
    };
    let of = |at: usize| &plan.readers[at].1;
    let places = |reader: PersonId| (0..papers.len()).filter(move |at| of(*at).contains(&reader));
    for at in places(stays).filter(|at| may(*at, comes)) {
        for from in places(comes).filter(|from| moves(*from, comes)) {
            let leaving = of(at).iter().copied().filter(|out| *out != stays && moves(at, *out));
            for out in leaving.filter(|out| may(from, *out) && !of(from).contains(out)) {
                let parted = |reader: PersonId, old: usize, new: usize| {
                    let others = of(old).iter().filter(move |other| **other != reader);
                    others.filter(|other| tally.shared(reader, **other) == 1).any(|other| !of(new).contains(other))
                };
                let before = against(at, out) + against(from, comes);
                let is_wished = !wishes || against(at, comes) + against(from, out) <= before;
                if is_wished && !parted(out, at, from) && !parted(comes, from, at) {
                    return Some((at, from, out, comes));
                }
            }
        }
    }
    None
}

/// Links groups of readers that share nothing, by exchanging a reader of one with one of another; loads stay.
pub(super) fn link(plan: &mut Plan, papers: &[Paper], readers: &[Reader]) {
    for _ in 0..readers.len() {
        let groups = groups(plan, readers);
        plan.is_connected = groups.len() <= 1;
        if plan.is_connected || !exchange(plan, papers, &groups) {
            return;
        }
    }
    plan.is_connected = groups(plan, readers).len() <= 1;
}

/// Readers that are linked through applications, group by group. Who reads nothing is left out.
pub(super) fn groups(plan: &Plan, readers: &[Reader]) -> Vec<HashSet<PersonId>> {
    let mut groups: Vec<HashSet<PersonId>> = Vec::new();
    for reader in readers {
        if plan.readers.iter().any(|(_, of)| of.contains(&reader.id)) {
            groups.push(HashSet::from([reader.id]));
        }
    }
    for (_, of) in &plan.readers {
        let (linked, apart): (Vec<_>, Vec<_>) =
            groups.into_iter().partition(|group| of.iter().any(|reader| group.contains(reader)));
        groups = apart;
        groups.extend(linked.into_iter().reduce(|mut one, other| {
            one.extend(other);
            one
        }));
    }
    groups
}

/// One exchange between two groups that makes fewer groups; whether there was one.
fn exchange(plan: &mut Plan, papers: &[Paper], groups: &[HashSet<PersonId>]) -> bool {
    let may = |place: usize, reader: PersonId| {
        !papers[place].conflicts.contains(&reader) && !papers[place].kept.contains(&reader)
    };
    let group_of = |place: usize| {
        let first = plan.readers[place].1.first();
        groups.iter().position(|group| first.is_some_and(|reader| group.contains(reader)))
    };
    let places = plan.readers.len();
    for one in 0..places {
        for other in one + 1..places {
            // An application with a single reader links nobody.
            let wide = plan.readers[one].1.len() > 1 && plan.readers[other].1.len() > 1;
            if !wide || group_of(one) == group_of(other) {
                continue;
            }
            for mine in plan.readers[one].1.clone() {
                for theirs in plan.readers[other].1.clone() {
                    let stays = papers[one].kept.contains(&mine) || papers[other].kept.contains(&theirs);
                    if stays || !may(one, theirs) || !may(other, mine) {
                        continue;
                    }
                    let mut tried = plan.clone();
                    swap(&mut tried.readers[one].1, mine, theirs);
                    swap(&mut tried.readers[other].1, theirs, mine);
                    let reader = |id: &PersonId| Reader { id: *id, languages: Vec::new(), countries: Vec::new() };
                    let all: Vec<Reader> = groups.iter().flatten().map(reader).collect();
                    if self::groups(&tried, &all).len() < groups.len() {
                        *plan = tried;
                        return true;
                    }
                }
            }
        }
    }
    false
}

fn swap(of: &mut Vec<PersonId>, out: PersonId, into: PersonId) {
    of.retain(|reader| *reader != out);
    of.push(into);
    of.sort_unstable();
}
