//! A round in numbers: how far readers agree, how lenient each is, what discussion changed, who got what. Staff see all of it; a
//! member sees what they may see of the ranking, once nothing is left for them to score, and of leniency only their own.

use super::{
    Hundredths, adjusted,
    members::{self, Viewer},
    ranking::{self, Row},
    seen::Standing,
    store, tally,
};
use crate::{
    applications::State,
    base::{ApplicationId, CallId, PersonId, Stop},
    calls::Call,
    db::Tx,
    people,
};
use std::collections::{BTreeMap, HashMap, HashSet};

/// A reader among the others.
#[derive(Clone, Debug)]
pub struct Reader {
    /// Who.
    pub member: PersonId,
    /// Their name.
    pub name: String,
    /// Locked sheets.
    pub sheets: usize,
    /// The plain mean of these.
    pub mean: Option<Hundredths>,
    /// By how many points they score higher than the others, from the mixed model; below 0: lower.
    pub leniency: Option<f64>,
}

/// What became of some applications.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Fates {
    /// All of them.
    pub all: usize,
    /// With a grant.
    pub funded: usize,
    /// On the reserve list.
    pub reserve: usize,
    /// Without.
    pub declined: usize,
    /// Those of which the board took a decision back, wherever they stand now.
    pub reversed: usize,
}

/// What reopened sheets changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Discussion {
    /// Sheets that were locked with another mean than at first.
    pub changed: usize,
    /// All locked sheets.
    pub sheets: usize,
    /// By how many hundredths of a point those moved, up or down, on average.
    pub moved: Option<Hundredths>,
}

/// A round in numbers.
#[derive(Clone, Debug)]
pub struct Statistics {
    /// The call.
    pub call: Call,
    /// Whether the looking member may see them already.
    pub is_open: bool,
    /// How much of the differences between scores comes from the applications, in hundredths: the intraclass correlation of
    /// a single reader. `None` where sheets cannot tell.
    pub agreement: Option<f64>,
    /// The readers the viewer may see, the most lenient first.
    pub readers: Vec<Reader>,
    /// What discussion changed.
    pub discussion: Discussion,
    /// What became of applications by country, by kind, by language: code and numbers.
    pub fates: [BTreeMap<String, Fates>; 3],
}

/// A round's numbers, for the actor.
pub fn of_call(tx: &mut Tx<'_>, id: CallId) -> Result<Statistics, Stop> {
    let viewer = members::viewer(tx)?;
    let ranking = ranking::of_call(tx, id, None)?;
    let scored = |row: &Row| row.figures.is_some() || row.standing == Standing::Conflict;
    let undecided = |row: &&Row| row.state == Some(State::WithBoard);
    let is_open = ranking.rows.iter().filter(undecided).all(scored);
    let mut statistics = Statistics {
        call: ranking.call,
        is_open,
        agreement: None,
        readers: Vec::new(),
        discussion: Discussion::default(),
        fates: Default::default(),
    };
    if !is_open {
        return Ok(statistics);
    }
    let rows: Vec<Row> = ranking.rows.into_iter().filter(|row| row.standing != Standing::Conflict).collect();
    let seen: HashSet<ApplicationId> =
        rows.iter().filter(|row| row.figures.is_some()).map(|row| row.application).collect();
    let sheets = store::ranking::sheets(tx, id)?;
    let sheets: Vec<_> = sheets.into_iter().filter(|(application, ..)| seen.contains(application)).collect();
    let locked = store::ranking::first_and_last(tx, id)?;
    let means = locked.into_iter().filter(|(application, ..)| seen.contains(application));
    statistics.discussion = discussion(means.filter_map(|(_, first, last)| first.zip(last)));
    let reversed: HashSet<ApplicationId> = store::decisions::reversed_in(tx, id)?.into_iter().collect();
    statistics.fates = fates(&rows, &reversed);
    let mut readers = readers(&sheets);
    let model: Vec<adjusted::Sheet<i64>> =
        sheets.iter().map(|(id, reader, mean)| (id.0, reader.0, f64::from(*mean) / 100.0)).collect();
    if let Some(fit) = adjusted::fit(&model) {
        let [applications, others, rest] = [fit.applications_sd, fit.readers_sd, fit.rest_sd].map(|sd| sd * sd);
        let whole = applications + others + rest;
        statistics.agreement = (whole > 0.0).then(|| applications / whole);
        for reader in &mut readers {
            reader.leniency = fit.readers.get(&reader.member.0).copied();
        }
    }
    if let Viewer::Member(member) = viewer {
        readers.retain(|reader| reader.member == member);
    }
    let ids: Vec<PersonId> = readers.iter().map(|reader| reader.member).collect();
    let names = people::names(tx, &ids)?;
    for reader in &mut readers {
        reader.name = names.get(&reader.member).cloned().unwrap_or_default();
    }
    readers.sort_by(|one, other| {
        let leniency = |reader: &Reader| reader.leniency.unwrap_or_default();
        leniency(other).total_cmp(&leniency(one)).then_with(|| one.name.cmp(&other.name))
    });
    statistics.readers = readers;
    Ok(statistics)
}

fn readers(sheets: &[(ApplicationId, PersonId, i32)]) -> Vec<Reader> {
    let mut means: HashMap<PersonId, Vec<Hundredths>> = HashMap::new();
    for (_, reader, mean) in sheets {
        means.entry(*reader).or_default().push(Hundredths(*mean));
    }
    let reader = |(member, means): (PersonId, Vec<Hundredths>)| Reader {
        member,
        name: String::new(),
        sheets: means.len(),
        mean: tally::mean(&means),
        leniency: None,
    };
    means.into_iter().map(reader).collect()
}

fn discussion(means: impl Iterator<Item = (i32, i32)>) -> Discussion {
    let mut discussion = Discussion::default();
    let mut moved = Vec::new();
    for (first, last) in means {
        discussion.sheets += 1;
        if first != last {
            discussion.changed += 1;
            moved.push(Hundredths((last - first).abs()));
        }
    }
    discussion.moved = tally::mean(&moved);
    discussion
}

fn fates(rows: &[Row], reversed: &HashSet<ApplicationId>) -> [BTreeMap<String, Fates>; 3] {
    let mut all: [BTreeMap<String, Fates>; 3] = Default::default();
    for row in rows {
        let of = [row.country.clone(), row.kind.clone().unwrap_or_default(), row.language.code().to_owned()];
        for (by, code) in all.iter_mut().zip(of) {
            let fates = by.entry(code).or_default();
            fates.all += 1;
            fates.funded += usize::from(matches!(row.state, Some(State::Offered | State::Funded | State::Closed)));
            fates.reserve += usize::from(row.state == Some(State::Reserve));
            fates.declined += usize::from(row.state == Some(State::Declined));
            fates.reversed += usize::from(reversed.contains(&row.application));
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn discussion_is_measured_by_how_far_scores_moved() {
        assert_eq!(discussion(std::iter::empty()), Discussion::default());
        let done = discussion([(6_000, 6_000), (6_000, 7_000), (8_000, 7_500)].into_iter());
        assert_eq!(done, Discussion { changed: 2, sheets: 3, moved: Some(Hundredths(750)) });
    }
}
