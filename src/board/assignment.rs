//! Who reads what, where not everybody reads everything: the same load for everybody, nobody with a conflict, each what they
//! wish for as far as that goes, and all readers linked through applications they share, each pair if it can be, so that the
//! lenient can be told from the strict. Pure.

mod exchange;

use crate::base::{ApplicationId, PersonId};
use exchange::{apart, link, meet, please};
use std::collections::{HashMap, HashSet};

/// An application to be read.
#[derive(Clone, Debug)]
pub struct Paper {
    /// Which.
    pub id: ApplicationId,
    /// Its language, as a code.
    pub language: String,
    /// Its country, as a code.
    pub country: String,
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
    /// The languages they read, as codes.
    pub languages: Vec<String>,
    /// The countries they wish to read from, as codes; any if empty.
    pub countries: Vec<String>,
}

impl Reader {
    /// How many of the reader's wishes a paper goes against.
    fn against(&self, paper: &Paper) -> usize {
        let foreign = !self.languages.contains(&paper.language);
        let elsewhere = !self.countries.is_empty() && !self.countries.contains(&paper.country);
        usize::from(foreign) + usize::from(elsewhere)
    }
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
    /// The pairs of readers without a common application; who reads nothing is in none.
    pub apart: Vec<(PersonId, PersonId)>,
    /// How many readings go against a wish.
    pub against: usize,
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

    fn of(plan: &Plan) -> Self {
        let mut tally = Self::default();
        for (_, of) in &plan.readers {
            for (at, reader) in of.iter().enumerate() {
                tally.add(*reader, &of[..at]);
            }
        }
        tally
    }

    fn add(&mut self, reader: PersonId, beside: &[PersonId]) {
        *self.loads.entry(reader).or_default() += 1;
        for other in beside {
            *self.shared.entry((reader.min(*other), reader.max(*other))).or_default() += 1;
        }
    }
}

/// Proposes `wanted` readers for each paper. `lot` breaks what is equal otherwise, the same way each time.
pub fn plan(papers: &[Paper], readers: &[Reader], wanted: usize, lot: impl Fn(ApplicationId, PersonId) -> i64) -> Plan {
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
            let free =
                readers.iter().filter(|reader| !of.contains(&reader.id) && !paper.conflicts.contains(&reader.id));
            let best = free.min_by_key(|reader| {
                let together: usize = of.iter().map(|other| tally.shared(reader.id, *other)).sum();
                (tally.load(reader.id), reader.against(paper), together, lot(paper.id, reader.id))
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
    please(&mut plan, papers, readers);
    link(&mut plan, papers, readers);
    meet(&mut plan, papers, readers);
    plan.apart = apart(&plan, readers);
    let goes_against = |paper: &Paper, of: &[PersonId]| {
        readers.iter().filter(|reader| of.contains(&reader.id) && reader.against(paper) > 0).count()
    };
    plan.against = papers.iter().zip(&plan.readers).map(|(paper, (_, of))| goes_against(paper, of)).sum();
    plan
}

#[cfg(test)]
mod tests {
    use super::{exchange::groups, *};
    use proptest::prelude::*;

    fn papers(count: i64) -> Vec<Paper> {
        let paper = |id| Paper {
            id: ApplicationId(id),
            language: if id % 2 == 0 { "tg" } else { "ky" }.into(),
            country: if id % 3 == 0 { "UZ" } else { "TJ" }.into(),
            conflicts: HashSet::new(),
            kept: Vec::new(),
        };
        (1..=count).map(paper).collect()
    }

    fn readers(count: i64) -> Vec<Reader> {
        let reader = |id| Reader {
            id: PersonId(id),
            languages: vec![if id % 2 == 0 { "tg" } else { "ky" }.into()],
            countries: Vec::new(),
        };
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

    #[test]
    fn wishes_are_followed_where_loads_allow_it_and_the_rest_is_counted() {
        let papers = papers(12);
        let mut readers = readers(4);
        readers[0].countries = vec!["UZ".into()];
        readers[1].languages = vec!["tg".into(), "ky".into()];
        let of = |plan: &Plan, reader: i64| -> Vec<i64> {
            let read = plan.readers.iter().filter(|(_, of)| of.contains(&PersonId(reader)));
            read.map(|(id, _)| id.0).collect()
        };
        let one = plan(&papers, &readers, 1, lot);
        assert_eq!(one.loads(&readers), (3, 3));
        assert!(of(&one, 3).iter().all(|id| id % 2 == 1), "{one:?}");
        let against: usize = papers
            .iter()
            .map(|paper| {
                let reads = |reader: &&Reader| of(&one, reader.id.0).contains(&paper.id.0);
                readers.iter().filter(reads).filter(|reader| reader.against(paper) > 0).count()
            })
            .sum();
        assert_eq!(one.against, against);
        assert!(against <= 2, "{one:?}");
        assert_eq!(one.apart.len(), 6, "an application with one reader links nobody");
    }

    #[test]
    fn every_pair_meets_where_that_can_be_and_those_who_cannot_are_named() {
        let paired = |of: &[[i64; 2]]| Plan {
            readers: (1..).zip(of).map(|(id, of)| (ApplicationId(id), of.map(PersonId).to_vec())).collect(),
            ..Plan::default()
        };
        // As many papers as pairs; one pair reads two of them and another none.
        let mut plan = paired(&[[1, 2], [1, 2], [1, 3], [2, 4], [3, 4], [3, 4]]);
        let (papers, readers) = (papers(6), readers(4));
        let loads = plan.loads(&readers);
        assert_eq!(apart(&plan, &readers).len(), 2);
        meet(&mut plan, &papers, &readers);
        assert_eq!((apart(&plan, &readers), plan.loads(&readers)), (Vec::new(), loads));
        let mut few = paired(&[[1, 2], [3, 4]]);
        meet(&mut few, &papers[..2], &readers);
        assert_eq!(apart(&few, &readers).len(), 4);
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
            prop_assert_eq!(groups(&plan, &readers).len() <= 1, plan.is_connected);
            for (_, of) in &plan.readers {
                let unique: HashSet<_> = of.iter().collect();
                prop_assert_eq!(unique.len(), of.len());
            }
        }
    }
}
