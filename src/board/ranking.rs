//! The ranking of a call: how many sheets, their plain weighted mean, whether they differ widely, what is asked and
//! what members recommend, and what the money there is would reach. A member sees the figures of a row only with their
//! own sheet locked and without conflict; rows without figures stand apart, so that no order tells what they hide.

pub use super::beside::Beside;

use super::{
    Hundredths, SheetState, beside,
    draws::{self, Draw},
    line::{self, Line, Trial},
    members::{self, Viewer},
    rules::{self, Rules},
    seen::Standing,
    store, tally,
    ties::{self, Tie},
};
use crate::{
    applications::{self, Case},
    base::{ApplicationId, CallId, Currency, Lang, MeetingId, Money, PersonId, Stop},
    calls::{self, Call},
    db::Tx,
};
use std::collections::HashMap;

/// What was scored of an application.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figures {
    /// Locked sheets.
    pub sheets: i64,
    /// Their plain mean.
    pub mean: Option<Hundredths>,
    /// The lowest.
    pub lowest: Option<Hundredths>,
    /// The highest.
    pub highest: Option<Hundredths>,
    /// Whether lowest and highest are so far apart that it is to be talked about.
    pub is_wide: bool,
    /// Whether the mean reaches what the rules ask for.
    pub is_enough: bool,
    /// Locked sheets that do not count, because their members have a conflict or are not sure.
    pub set_aside: i64,
    /// The middle of the amounts members recommend, in the currency asked.
    pub recommended: Option<Money>,
}

/// A row of the ranking.
#[derive(Clone, Debug)]
pub struct Row {
    /// From 1 up among the rows with a mean.
    pub rank: Option<usize>,
    /// What stands between it and the others of its mean, where there are any.
    pub tie: Option<Tie>,
    /// Which application.
    pub application: ApplicationId,
    /// What people call it.
    pub reference: String,
    /// The group's name or alias; empty in a blind round and in a conflict.
    pub name: String,
    /// ISO 3166-1 code.
    pub country: String,
    /// Choice code of the kind of group.
    pub kind: Option<String>,
    /// The language the group reads.
    pub language: Lang,
    /// Where the application stands; `None` in a conflict.
    pub state: Option<applications::State>,
    /// Where the looking member stands; [`Standing::Clear`] for staff.
    pub standing: Standing,
    /// Whether the looking member is to score it.
    pub reads: bool,
    /// The amount asked; `None` before the content is open.
    pub requested: Option<Money>,
    /// What was scored; `None` while the looking member may not know.
    pub figures: Option<Figures>,
    /// Who locked a sheet, with its mean; none without figures.
    pub sheets: Vec<(PersonId, Hundredths)>,
    /// The score adjusted for lenient and strict readers; `None` where sheets cannot tell, or without figures.
    pub beside: Option<Beside>,
}

/// The ranking of a call.
#[derive(Clone, Debug)]
pub struct Ranking {
    /// The call.
    pub call: Call,
    /// The rules it is scored by.
    pub rules: Rules,
    /// The best mean first; then rows without one, by reference.
    pub rows: Vec<Row>,
    /// The draw between equal scores, once scoring has begun.
    pub draw: Option<Draw>,
    /// What the money would reach; `None` while the looking member may not know.
    pub line: Option<Line>,
}

fn figures(row: &store::ranking::Row, rules: &Rules, recommended: Option<Money>) -> Figures {
    let mean = row.total.and_then(|total| tally::mean_of_sum(total, row.sheets));
    let spread = row.highest.zip(row.lowest).map_or(0, |(highest, lowest)| highest - lowest);
    Figures {
        sheets: row.sheets,
        mean,
        lowest: row.lowest.map(Hundredths),
        highest: row.highest.map(Hundredths),
        is_wide: row.sheets > 1 && rules.is_wide(spread),
        is_enough: rules.terms.minimum_mean == 0
            || mean.is_some_and(|mean| mean >= Hundredths(rules.terms.minimum_mean * 100)),
        set_aside: row.aside,
        recommended,
    }
}

/// The ranking of a call as the actor may see it, with the walk down it by the rule of the round and the money of its funds,
/// or by others to see what they would change. As many queries for many applications as for few.
pub fn of_call(tx: &mut Tx<'_>, id: CallId, trial: Option<Trial>) -> Result<Ranking, Stop> {
    let viewer = members::viewer(tx)?;
    let call = calls::find(tx, id)?;
    let rules = rules::of_call(tx, id)?;
    let scored = store::ranking::of_call(tx, id, viewer.member())?;
    let mut recommended = amounts(store::ranking::recommended(tx, id)?);
    let ids: Vec<ApplicationId> = scored.iter().map(|row| row.id).collect();
    let cases: HashMap<ApplicationId, Case> =
        applications::some(tx, &ids)?.into_iter().map(|case| (case.id, case)).collect();
    let draw = draws::of_call(tx, id)?;
    let ties = ties::of_rules(tx, &rules, draw.as_ref())?;
    let sheets = store::ranking::sheets(tx, id)?;
    let (mut rows, mut whole) = (Vec::with_capacity(scored.len()), Vec::with_capacity(scored.len()));
    for row in &scored {
        let Some(case) = cases.get(&row.id) else { continue };
        let middle = case.requested.and_then(|asked| {
            let amounts = recommended.get_mut(&(row.id, asked.currency()))?;
            Some(Money::from_minor(tally::median(amounts)?, asked.currency()))
        });
        rows.push(shown(viewer, row, case, &rules, middle));
        whole.push(shown(Viewer::Staff, row, case, &rules, middle));
    }
    for row in rows.iter_mut().filter(|row| row.figures.is_some()) {
        let of_row = sheets.iter().filter(|(application, ..)| *application == row.application);
        row.sheets = of_row.map(|(_, reader, mean)| (*reader, Hundredths(*mean))).collect();
    }
    for rows in [&mut rows, &mut whole] {
        ties::rank(rows, &ties);
        beside::stand(rows, &sheets, &rules);
    }
    let line = line::draw(tx, &call, &rules, (&whole, &rows), &cases, &trial.unwrap_or_default())?;
    if let Some(line) = &line {
        for row in &mut rows {
            if let Some(beside) = row.beside.as_mut().filter(|_| line.crossing.contains(&row.application)) {
                beside.disagrees = true;
            }
        }
    }
    Ok(Ranking { call, rules, rows, draw, line })
}

/// A row with what this viewer may know.
pub(super) fn shown(
    viewer: Viewer,
    row: &store::ranking::Row,
    case: &Case,
    rules: &Rules,
    middle: Option<Money>,
) -> Row {
    let is_member = matches!(viewer, Viewer::Member(_));
    let standing = if is_member { Standing::of(row.declared) } else { Standing::Clear };
    let sees_name = !case.high_risk && (!is_member || (!rules.terms.blind && standing != Standing::Conflict));
    let reads = rules.terms.readers == 0 || row.mine > 0;
    let is_read = row.readers > 0 && row.read == row.readers;
    let may_compare = row.own == Some(SheetState::Locked) || (!reads && is_read);
    let sees_figures = !is_member || (standing == Standing::Clear && may_compare);
    Row {
        rank: None,
        tie: None,
        application: row.id,
        reference: case.reference.clone(),
        name: if sees_name { case.name.clone() } else { String::new() },
        country: case.country.clone(),
        kind: case.kind.clone(),
        language: case.language,
        state: (standing != Standing::Conflict).then_some(case.state),
        standing,
        reads,
        requested: case.requested.filter(|_| standing == Standing::Clear),
        figures: sees_figures.then(|| figures(row, rules, middle)),
        sheets: Vec::new(),
        beside: None,
    }
}

fn amounts(rows: Vec<(ApplicationId, Option<i64>, Option<String>)>) -> HashMap<(ApplicationId, Currency), Vec<i64>> {
    let mut amounts: HashMap<(ApplicationId, Currency), Vec<i64>> = HashMap::new();
    for (application, minor, code) in rows {
        if let (Some(minor), Some(currency)) = (minor, code.as_deref().and_then(Currency::from_code)) {
            amounts.entry((application, currency)).or_default().push(minor);
        }
    }
    amounts
}

/// The applications on a meeting's agenda as the actor may see them, of whatever calls they come, without ranks. Two queries
/// where the rules of the calls are known.
pub fn of_meeting(tx: &mut Tx<'_>, meeting: MeetingId, ids: &[ApplicationId]) -> Result<Vec<Row>, Stop> {
    let viewer = members::viewer(tx)?;
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let cases: HashMap<ApplicationId, Case> =
        applications::some(tx, ids)?.into_iter().map(|case| (case.id, case)).collect();
    let mut rows = Vec::with_capacity(ids.len());
    for row in store::ranking::of_meeting(tx, meeting, viewer.member())? {
        let Some(case) = cases.get(&row.id) else { continue };
        rows.push(shown(viewer, &row, case, &rules::of_call(tx, case.call_id)?, None));
    }
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        base::{RulesId, seal::CaseKey},
        board::Declaration,
    };

    fn round() -> Rules {
        let settings = rules::default_settings(calls::Mode::Regular).unwrap();
        Rules::from_settings(RulesId(1), CallId(1), &settings)
    }

    fn scored(means: &[i32], declared: Option<Declaration>, own: Option<SheetState>) -> store::ranking::Row {
        store::ranking::Row {
            id: ApplicationId(1),
            sheets: i64::try_from(means.len()).unwrap(),
            total: (!means.is_empty()).then(|| means.iter().map(|mean| i64::from(*mean)).sum()),
            lowest: means.iter().min().copied(),
            highest: means.iter().max().copied(),
            aside: 1,
            declared,
            own,
            mine: 0,
            readers: 0,
            read: 0,
        }
    }

    fn case() -> Case {
        let now = chrono::DateTime::UNIX_EPOCH.naive_utc();
        Case {
            id: ApplicationId(1),
            reference: "TJ-20-001".into(),
            call_id: CallId(1),
            group_id: crate::base::GroupId(1),
            form_version_id: crate::base::FormVersionId(1),
            key: CaseKey::new(crate::base::KeyId(5)).unwrap(),
            name: "Умед".into(),
            language: crate::base::Lang::Tg,
            country: "TJ".into(),
            region: None,
            kind: None,
            theme: None,
            requested: Some(Money::from_minor(500, Currency::EUR)),
            state: applications::State::WithBoard,
            channel: applications::Channel::Online,
            opened_at: now,
            submitted_at: None,
            decided_on: None,
            sent_count: 1,
            mail_mode: applications::MailMode::None,
            extended_until: None,
            reopened_at: None,
            high_risk: false,
            follows: None,
            assigned: None,
            due_on: None,
        }
    }

    #[test]
    fn a_row_tells_nothing_before_ones_own_sheet_is_locked() {
        let member = Viewer::Member(PersonId(1));
        let seen =
            |viewer, declared, own| shown(viewer, &scored(&[6_000, 7_000], declared, own), &case(), &round(), None);
        for own in [None, Some(SheetState::Draft), Some(SheetState::SetAside)] {
            let row = seen(member, Some(Declaration::None), own);
            assert_eq!(row.figures, None);
            assert!(row.requested.is_some());
        }
        let row = seen(member, None, None);
        assert_eq!((row.figures, row.requested), (None, None));
        let row = seen(member, Some(Declaration::Conflict), Some(SheetState::Locked));
        assert_eq!((row.figures, row.requested, row.state, row.name.as_str()), (None, None, None, ""));
        let row = seen(member, Some(Declaration::None), Some(SheetState::Locked));
        assert_eq!(row.figures.and_then(|figures| figures.mean), Some(Hundredths(6_500)));
        assert!(seen(Viewer::Staff, None, None).figures.is_some());
    }

    #[test]
    fn widely_differing_sheets_are_flagged() {
        let figures = |means: &[i32]| figures(&scored(means, None, None), &round(), None);
        assert!(figures(&[3_000, 7_000]).is_wide);
        assert!(!figures(&[3_001, 7_000]).is_wide);
        assert!(!figures(&[7_000]).is_wide);
        assert!(figures(&[6_000]).is_enough && !figures(&[5_999]).is_enough && !figures(&[]).is_enough);
        assert_eq!(figures(&[]).mean, None);
    }

    #[test]
    fn equal_means_share_a_rank_and_hidden_rows_stand_apart() {
        let row = |reference: &str, means: &[i32], own| {
            let scored = scored(means, Some(Declaration::None), own);
            let row = shown(Viewer::Member(PersonId(1)), &scored, &case(), &round(), None);
            Row { reference: reference.into(), ..row }
        };
        let locked = Some(SheetState::Locked);
        let mut rows = [
            row("B", &[9_900], None),
            row("D", &[6_000], locked),
            row("A", &[7_000], locked),
            row("C", &[6_000], locked),
            row("E", &[1_000], locked),
        ];
        ties::rank(&mut rows, &ties::Ties::default());
        let order: Vec<(&str, Option<usize>)> = rows.iter().map(|row| (row.reference.as_str(), row.rank)).collect();
        assert_eq!(order, [("A", Some(1)), ("C", Some(2)), ("D", Some(2)), ("E", Some(4)), ("B", None)]);
    }

    #[test]
    fn equal_means_are_set_apart_by_the_criterion_and_then_by_lot() {
        let row = |id: i64, means: &[i32]| {
            let scored = scored(means, None, None);
            let row = shown(Viewer::Staff, &scored, &case(), &round(), None);
            Row { application: ApplicationId(id), reference: format!("R-{id}"), ..row }
        };
        let rows = || [row(1, &[6_000]), row(2, &[6_000]), row(3, &[6_000]), row(4, &[7_000])];
        let points = HashMap::from([(1, 3), (2, 4), (3, 3), (4, 1)].map(|(id, points)| (ApplicationId(id), points)));
        let order = |by: &ties::Ties| {
            let mut rows = rows();
            ties::rank(&mut rows, by);
            rows.iter().map(|row| (row.application.0, row.rank.unwrap(), row.tie)).collect::<Vec<_>>()
        };
        let open = order(&ties::Ties::default());
        assert_eq!(open, [(4, 1, None), (1, 2, Some(Tie::Open)), (2, 2, Some(Tie::Open)), (3, 2, Some(Tie::Open))]);
        let by = ties::Ties { points, ..ties::Ties::default() };
        let by_points = order(&by);
        let expected = [(4, 1, None), (2, 2, Some(Tie::Criterion)), (1, 3, Some(Tie::Open)), (3, 3, Some(Tie::Open))];
        assert_eq!(by_points, expected);
        for seed in ["a", "b", "c", "d"] {
            let drawn = order(&ties::Ties { seed: Some(seed.into()), ..by.clone() });
            let first = if draws::lot(seed, "R-1") < draws::lot(seed, "R-3") { 1 } else { 3 };
            assert_eq!(drawn[2], (first, 3, Some(Tie::Draw)));
            assert_eq!((drawn[3].1, drawn[1].2), (4, Some(Tie::Criterion)));
        }
    }

    #[test]
    fn a_hidden_rows_sheets_do_not_move_the_adjusted_scores_of_others() {
        let locked = Some(SheetState::Locked);
        let rows = || -> Vec<Row> {
            let row = |id: i64, own| {
                let scored = scored(&[6_000, 7_000], Some(Declaration::None), own);
                let row = shown(Viewer::Member(PersonId(1)), &scored, &case(), &round(), None);
                Row { application: ApplicationId(id), ..row }
            };
            vec![row(1, locked), row(2, locked), row(3, locked), row(4, None)]
        };
        let sheets = |hidden: i32| {
            let of = |id: i64, one: i32, other: i32| {
                [(ApplicationId(id), PersonId(1), one), (ApplicationId(id), PersonId(2), other)]
            };
            [of(1, 5_000, 6_100), of(2, 7_000, 7_900), of(3, 5_500, 6_600), of(4, hidden, 10_000 - hidden)].concat()
        };
        let beside = |hidden| {
            let mut rows = rows();
            beside::stand(&mut rows, &sheets(hidden), &round());
            rows.iter().map(|row| row.beside).collect::<Vec<_>>()
        };
        assert_eq!(beside(0), beside(9_000));
        let ranks: Vec<_> = beside(0).iter().map(|beside| beside.map(|beside| beside.rank)).collect();
        assert_eq!(ranks, [Some(3), Some(1), Some(2), None]);
    }
}
