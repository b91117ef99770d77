//! Who reads what, where not everybody reads everything: the same load for everybody, nobody with a conflict, and all readers
//! linked through applications they share, so that the lenient can be told from the strict. Pure.

use crate::base::{ApplicationId, PersonId};
use std::collections::{HashMap, HashSet};

/// An application to be read.
#[derive(Clone, Debug)]
pub struct Paper {
    /// Which.
    pub id: ApplicationId,
    /// Its language, as a code.
    pub language: String,
    /// Who may not read it.
    pub conflicts: HashSet<PersonId>,
    /// Who reads it already and stays.
    pub kept: Vec<PersonId>,
}

/// A member who reads.
#[derive(Clone, Debug)]
pub struct Reader {
    /// Who.
    pub id: PersonId,
    /// The language they read, as a code.
    pub language: String,
}

/// A proposal: who reads each application.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// The readers of each application, in the order of the papers.
    pub readers: Vec<(ApplicationId, Vec<PersonId>)>,
    /// The applications with fewer readers than were wanted, because too few may read them.
    pub short: Vec<ApplicationId>,
    /// Whether all readers are linked through common applications.
    pub is_connected: bool,
}

impl Plan {
    /// How many applications each reader has, the fewest and the most.
    pub fn loads(&self, readers: &[Reader]) -> (usize, usize) {
        let load = |reader: &Reader| self.readers.iter().filter(|(_, of)| of.contains(&reader.id)).count();
        let loads: Vec<usize> = readers.iter().map(load).collect();
        (loads.iter().min().copied().unwrap_or(0), loads.iter().max().copied().unwrap_or(0))
    }
}

/// Loads, and how often two read the same application.
#[derive(Default)]
struct Tally {
    loads: HashMap<PersonId, usize>,
    shared: HashMap<(PersonId, PersonId), usize>,
}

impl Tally {
    fn load(&self, reader: PersonId) -> usize {
        self.loads.get(&reader).copied().unwrap_or(0)
    }

    fn shared(&self, one: PersonId, other: PersonId) -> usize {
        self.shared.get(&(one.min(other), one.max(other))).copied().unwrap_or(0)
    }

    fn add(&mut self, reader: PersonId, beside: &[PersonId]) {
        *self.loads.entry(reader).or_default() += 1;
        for other in beside {
            *self.shared.entry((reader.min(*other), reader.max(*other))).or_default() += 1;
        }
    }
}

/// Proposes `wanted` readers for each paper. `lot` breaks what is equal otherwise, the same way each time.
pub fn plan(
    papers: &[Paper],
    readers: &[Reader],
    wanted: usize,
    lot: impl Fn(ApplicationId, PersonId) -> i64,
) -> Plan {
    let mut tally = Tally::default();
    let mut chosen: HashMap<ApplicationId, Vec<PersonId>> = HashMap::new();
    for paper in papers {
        let mut kept: Vec<PersonId> = Vec::new();
        for reader in paper.kept.iter().filter(|reader| !paper.conflicts.contains(reader)) {
            tally.add(*reader, &kept);
            kept.push(*reader);
        }
        chosen.insert(paper.id, kept);
    }
    // Those that few may read choose first.
    let mut order: Vec<&Paper> = papers.iter().collect();
    order.sort_by_key(|paper| (std::cmp::Reverse(paper.conflicts.len()), paper.id));
    for paper in order {
        let of = chosen.entry(paper.id).or_default();
        while of.len() < wanted {
            let free = readers.iter().filter(|reader| !of.contains(&reader.id) && !paper.conflicts.contains(&reader.id));
            let best = free.min_by_key(|reader| {
                let together: usize = of.iter().map(|other| tally.shared(reader.id, *other)).sum();
                let foreign = usize::from(reader.language != paper.language);
                (tally.load(reader.id), together, foreign, lot(paper.id, reader.id))
            });
            let Some(best) = best else { break };
            tally.add(best.id, of);
            of.push(best.id);
        }
    }
    let mut plan = Plan::default();
    for paper in papers {
        let mut of = chosen.remove(&paper.id).unwrap_or_default();
        of.sort_unstable();
        if of.len() < wanted {
            plan.short.push(paper.id);
        }
        plan.readers.push((paper.id, of));
    }
    link(&mut plan, papers, readers);
    plan
}

/// Links groups of readers that share nothing, by exchanging a reader of one with one of another; loads stay.
fn link(plan: &mut Plan, papers: &[Paper], readers: &[Reader]) {
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
fn groups(plan: &Plan, readers: &[Reader]) -> Vec<HashSet<PersonId>> {
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
                    let all: Vec<Reader> = groups
                        .iter()
                        .flatten()
                        .map(|id| Reader { id: *id, language: String::new() })
                        .collect();
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn papers(count: i64) -> Vec<Paper> {
        let paper = |id| Paper {
            id: ApplicationId(id),
            language: if id % 2 == 0 { "tg" } else { "ky" }.into(),
            conflicts: HashSet::new(),
            kept: Vec::new(),
        };
        (1..=count).map(paper).collect()
    }

    fn readers(count: i64) -> Vec<Reader> {
        let reader = |id| Reader { id: PersonId(id), language: if id % 2 == 0 { "tg" } else { "ky" }.into() };
        (1..=count).map(reader).collect()
    }

    fn lot(application: ApplicationId, person: PersonId) -> i64 {
        (application.0 * 7 + person.0 * 13) % 11
    }

    #[test]
    fn a_conflict_is_kept_out_and_what_is_kept_stays() {
        let mut papers = papers(6);
        papers[0].conflicts = HashSet::from([PersonId(1), PersonId(2)]);
        papers[1].kept = vec![PersonId(4)];
        papers[2].conflicts = (1..=4).map(PersonId).collect();
        let plan = plan(&papers, &readers(4), 2, lot);
        assert_eq!(plan.readers[0].1, [PersonId(3), PersonId(4)]);
        assert!(plan.readers[1].1.contains(&PersonId(4)) && plan.readers[1].1.len() == 2);
        assert_eq!((plan.readers[2].1.len(), plan.short.as_slice()), (0, [ApplicationId(3)].as_slice()));
    }

    #[test]
    fn readers_who_share_nothing_are_linked_by_an_exchange() {
        let mut apart = Plan {
            readers: [(1, [1, 2]), (2, [1, 2]), (3, [3, 4]), (4, [3, 4])]
                .map(|(id, of)| (ApplicationId(id), of.map(PersonId).to_vec()))
                .to_vec(),
            ..Plan::default()
        };
        let readers = readers(4);
        link(&mut apart, &papers(4), &readers);
        assert!(apart.is_connected);
        assert_eq!(apart.loads(&readers), (2, 2));
    }

    proptest! {
        #[test]
        fn loads_are_even_and_readers_linked(applications in 4..40_i64, members in 3..9_i64, wanted in 2..4_usize) {
            let (papers, readers) = (papers(applications), readers(members));
            let plan = plan(&papers, &readers, wanted.min(readers.len()), lot);
            let (least, most) = plan.loads(&readers);
            prop_assert!(most - least <= 1, "{least} to {most}");
            prop_assert!(plan.short.is_empty());
            let links = papers.len() * (wanted - 1);
            prop_assert!(plan.is_connected || links < readers.len());
            for (_, of) in &plan.readers {
                let unique: HashSet<_> = of.iter().collect();
                prop_assert_eq!(unique.len(), of.len());
            }
        }
    }
}
