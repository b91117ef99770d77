//! Score sheets: filled in alone, saved as a draft as often as one likes, then locked. Only then do the others' open.

use super::{
    Hundredths, Refusal, SheetState, draws,
    rules::{self, Criterion, Rules},
    seen::Seen,
    store, tally, text_within,
};
use crate::{
    applications::{self, Case},
    audit,
    base::{ApplicationId, CriterionId, Currency, Deed, Money, PersonId, SheetId, Stop, seal::Place},
    db::{Tx, tx::Quiet},
    people,
};
use chrono::NaiveDateTime;

const COMMENT: &str = "score_sheets.comment";
const MARK_COMMENT: &str = "scores.comment";

/// Points and comment for one criterion.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Mark {
    /// Points, once given.
    pub points: Option<i32>,
    /// Why.
    pub comment: String,
}

/// A sheet as it is filled in.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filled {
    /// Marks by criterion; those that are not here have neither points nor comment.
    pub marks: Vec<(CriterionId, Mark)>,
    /// The amount the member would give.
    pub recommended: Option<Money>,
    /// On the whole application.
    pub comment: String,
}

impl Filled {
    /// The mark of a criterion.
    pub fn mark(&self, criterion: CriterionId) -> Option<&Mark> {
        self.marks.iter().find(|(id, _)| *id == criterion).map(|(_, mark)| mark)
    }

    fn points(&self, criterion: CriterionId) -> Option<i32> {
        self.mark(criterion).and_then(|mark| mark.points)
    }
}

/// A sheet as it was saved.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// Whose.
    pub member: PersonId,
    /// The member's name; empty for one's own.
    pub name: String,
    /// Where it stands.
    pub state: SheetState,
    /// Its weighted mean, once it is locked.
    pub mean: Option<Hundredths>,
    /// What is on it.
    pub filled: Filled,
    /// When it was saved.
    pub saved_at: NaiveDateTime,
}

/// What is wrong with a sheet that is to be saved as a draft, by criterion.
fn check_draft(rules: &Rules, filled: &Filled, requested: Option<Money>) -> Result<(), Refusal> {
    for (id, mark) in &filled.marks {
        let Some(criterion) = rules.criteria.iter().find(|criterion| criterion.id == *id) else {
            return Err(Refusal::Criteria);
        };
        if mark.points.is_some_and(|points| !(0..=criterion.scale_max).contains(&points)) {
            return Err(Refusal::PointsOutside { criterion: criterion.code.clone(), most: criterion.scale_max });
        }
        text_within(&mark.comment, |max| Refusal::CommentTooLong { max })?;
    }
    text_within(&filled.comment, |max| Refusal::CommentTooLong { max })?;
    match (filled.recommended, requested) {
        (Some(amount), Some(asked)) if amount.currency() == asked.currency() && amount.minor() > asked.minor() => {
            Err(Refusal::RecommendedTooMuch { asked })
        }
        _ => Ok(()),
    }
}

/// What a sheet lacks to be locked: each criterion with its refusal. Pages show them at their fields.
pub fn gaps<'r>(rules: &'r Rules, filled: &Filled) -> Vec<(&'r Criterion, Refusal)> {
    let gap = |criterion: &'r Criterion| {
        let mark = filled.mark(criterion.id);
        let code = criterion.code.clone();
        match mark.and_then(|mark| mark.points) {
            None => Some((criterion, Refusal::PointsMissing { criterion: code })),
            Some(points)
                if criterion.needs_comment(points) && mark.is_none_or(|mark| mark.comment.trim().is_empty()) =>
            {
                Some((criterion, Refusal::CommentMissing { criterion: code }))
            }
            Some(_) => None,
        }
    };
    rules.criteria.iter().filter_map(gap).collect()
}

/// The mean a sheet would have; `None` while points are missing.
pub fn mean(rules: &Rules, filled: &Filled) -> Option<Hundredths> {
    let scored: Vec<_> = rules.criteria.iter().map(|criterion| (criterion, filled.points(criterion.id))).collect();
    tally::sheet_mean(&scored)
}

/// The plain mean of sheets' means, and whether they are so far apart that it is to be talked about.
pub fn spread(rules: &Rules, means: &[Hundredths]) -> (Option<Hundredths>, bool) {
    let (lowest, highest) = (means.iter().min(), means.iter().max());
    let range = highest.zip(lowest).map_or(0, |(highest, lowest)| highest.0 - lowest.0);
    (tally::mean(means), means.len() > 1 && rules.is_wide(range))
}

/// Act: saves one's sheet as a draft. With the first sheet of a call its rules are frozen.
pub fn save(tx: &mut Tx<'_>, application: ApplicationId, filled: &Filled) -> Result<(), Stop> {
    tx.permit(Deed::Score)?;
    let seen = Seen::of(tx, application)?;
    keep(tx, &seen, filled)?;
    tx.quiet(Quiet::SheetSave);
    Ok(())
}

/// Act: saves one's sheet and locks it: it counts from now on, and opens the others'.
pub fn lock(tx: &mut Tx<'_>, application: ApplicationId, filled: &Filled) -> Result<(), Stop> {
    tx.permit(Deed::Score)?;
    let seen = Seen::of(tx, application)?;
    let (rules, mut row) = keep(tx, &seen, filled)?;
    if let Some((_, gap)) = gaps(&rules, filled).into_iter().next() {
        return Err(gap.into());
    }
    row.state = SheetState::Locked;
    row.mean_hundredths = mean(&rules, filled).map(|Hundredths(mean)| mean);
    row.locked_at = Some(tx.now);
    row.first_mean_hundredths = row.first_mean_hundredths.or(row.mean_hundredths);
    store::sheets::put(tx, row)?;
    audit::record(tx, audit::Event::new("board.lock_sheet", application).in_case(application, seen.key()))?;
    Ok(())
}

/// Act: staff give a locked sheet back to its member as a draft, with a reason. What it was locked with first stays known.
pub fn reopen(tx: &mut Tx<'_>, application: ApplicationId, member: PersonId, reason: &str) -> Result<(), Stop> {
    tx.permit(Deed::ReopenScores)?;
    let case = applications::load(tx, application)?;
    if case.state != applications::State::WithBoard {
        return Err(Refusal::NotBeforeBoard.into());
    }
    let sheet = store::sheets::find(tx, application, member)?.ok_or(Stop::Missing)?;
    if sheet.state != SheetState::Locked {
        return Err(Refusal::SheetNotLocked.into());
    }
    if draws::is_closed(tx, case.call_id)? {
        return Err(Refusal::ScoringClosed.into());
    }
    let reason = text_within(reason, |max| Refusal::NoteTooLong { max })?.ok_or(Refusal::NoteMissing)?;
    store::sheets::reopen(tx, sheet.id)?;
    let event = audit::Event::new("board.reopen_sheet", application).in_case(application, &case.key);
    audit::record(tx, event.with(serde_json::json!({ "member": member, "reason": reason })))?;
    Ok(())
}

/// Checks and writes a sheet as a draft.
fn keep(tx: &mut Tx<'_>, seen: &Seen, filled: &Filled) -> Result<(Rules, store::sheets::Row), Stop> {
    seen.clear()?;
    seen.undecided()?;
    let before = store::sheets::find(tx, seen.application(), seen.member())?;
    if before.as_ref().is_some_and(|sheet| sheet.state != SheetState::Draft) {
        return Err(Refusal::SheetLocked.into());
    }
    if !seen.reads() {
        return Err(Refusal::NotAssigned.into());
    }
    let rules = rules::freeze(tx, seen.call())?;
    if draws::is_closed(tx, seen.call())? {
        return Err(Refusal::ScoringClosed.into());
    }
    check_draft(&rules, filled, seen.case().requested)?;
    let first_mean_hundredths = before.as_ref().and_then(|sheet| sheet.first_mean_hundredths);
    let id: SheetId = before.map_or_else(|| tx.new_id(), |sheet| Ok(sheet.id))?;
    let comment = Some(filled.comment.trim()).filter(|comment| !comment.is_empty());
    let row = store::sheets::Row {
        id,
        application_id: seen.application(),
        person_id: seen.member(),
        rules_id: rules.id,
        state: SheetState::Draft,
        mean_hundredths: None,
        recommended_minor: filled.recommended.map(|amount| amount.minor()),
        recommended_currency: filled.recommended.map(|amount| amount.currency().code().to_owned()),
        comment: comment.map(|comment| seen.key().seal(Place::new(COMMENT, id.0), comment)).transpose()?,
        saved_at: tx.now,
        locked_at: None,
        first_mean_hundredths,
    };
    store::sheets::put(tx, row.clone())?;
    store::sheets::replace_scores(tx, id, marks(seen, id, filled)?)?;
    Ok((rules, row))
}

fn marks(seen: &Seen, sheet: SheetId, filled: &Filled) -> Result<Vec<store::sheets::Score>, Stop> {
    let said = |mark: &Mark| mark.points.is_some() || !mark.comment.trim().is_empty();
    let marks = filled.marks.iter().filter(|(_, mark)| said(mark)).map(|(criterion, mark)| {
        let comment = Some(mark.comment.trim()).filter(|comment| !comment.is_empty());
        let place = Place::pair(MARK_COMMENT, sheet.0, criterion.0);
        Ok(store::sheets::Score {
            sheet,
            criterion: *criterion,
            points: mark.points,
            comment: comment.map(|comment| seen.key().seal(place, comment)).transpose()?,
        })
    });
    marks.collect()
}

/// The acting member's own sheet, as it was saved last; none while the content is not open.
pub fn own(tx: &mut Tx<'_>, seen: &Seen) -> Result<Option<Sheet>, Stop> {
    if !seen.is_clear() {
        return Ok(None);
    }
    let Some(row) = store::sheets::find(tx, seen.application(), seen.member())? else { return Ok(None) };
    Ok(open(tx, seen.case(), vec![row])?.pop())
}

/// The locked sheets of the others; none before one's own is locked.
pub fn others(tx: &mut Tx<'_>, seen: &Seen) -> Result<Vec<Sheet>, Stop> {
    if !seen.sees_others() {
        return Ok(Vec::new());
    }
    let mut rows = store::sheets::locked(tx, seen.application())?;
    rows.retain(|row| row.person_id != seen.member());
    named(tx, seen.case(), rows)
}

fn named(tx: &mut Tx<'_>, case: &Case, rows: Vec<store::sheets::Row>) -> Result<Vec<Sheet>, Stop> {
    let mut sheets = open(tx, case, rows)?;
    let people: Vec<PersonId> = sheets.iter().map(|sheet| sheet.member).collect();
    let names = people::names(tx, &people)?;
    for sheet in &mut sheets {
        sheet.name = names.get(&sheet.member).cloned().unwrap_or_default();
    }
    Ok(sheets)
}

/// The locked sheets of a case, without names. A step.
pub(super) fn of_case(tx: &mut Tx<'_>, case: &Case) -> Result<Vec<Sheet>, Stop> {
    let rows = store::sheets::locked(tx, case.id)?;
    open(tx, case, rows)
}

/// What members wrote beside their points, by criterion: without names, in the order of the alphabet. None before one sees
/// others' sheets.
pub(super) fn comments(tx: &mut Tx<'_>, seen: &Seen) -> Result<Vec<(CriterionId, String)>, Stop> {
    if !seen.sees_others() {
        return Ok(Vec::new());
    }
    let marks = of_case(tx, seen.case())?.into_iter().flat_map(|sheet| sheet.filled.marks);
    let mut comments: Vec<_> = marks.map(|(criterion, mark)| (criterion, mark.comment)).collect();
    comments.retain(|(_, comment)| !comment.is_empty());
    comments.sort();
    Ok(comments)
}

fn open(tx: &mut Tx<'_>, case: &Case, rows: Vec<store::sheets::Row>) -> Result<Vec<Sheet>, Stop> {
    let ids: Vec<SheetId> = rows.iter().map(|row| row.id).collect();
    let scores = store::sheets::scores(tx, &ids)?;
    let mut sheets = Vec::with_capacity(rows.len());
    for row in rows {
        let mut marks = Vec::new();
        for score in scores.iter().filter(|score| score.sheet == row.id) {
            let place = Place::pair(MARK_COMMENT, row.id.0, score.criterion.0);
            let comment = case.key.open_optional(place, score.comment.as_ref())?.unwrap_or_default();
            marks.push((score.criterion, Mark { points: score.points, comment }));
        }
        let currency = row.recommended_currency.as_deref().and_then(Currency::from_code);
        let comment = case.key.open_optional(Place::new(COMMENT, row.id.0), row.comment.as_ref())?;
        sheets.push(Sheet {
            member: row.person_id,
            name: String::new(),
            state: row.state,
            mean: row.mean_hundredths.map(Hundredths),
            filled: Filled {
                marks,
                recommended: row.recommended_minor.zip(currency).map(|(minor, code)| Money::from_minor(minor, code)),
                comment: comment.unwrap_or_default(),
            },
            saved_at: row.saved_at,
        });
    }
    Ok(sheets)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{CallId, RulesId};

    fn round() -> Rules {
        let settings = rules::default_settings(crate::calls::Mode::Regular).unwrap();
        Rules::from_settings(RulesId(1), CallId(1), &settings)
    }

    fn filled(points: &[Option<i32>]) -> Filled {
        let mark = |points: &Option<i32>| Mark { points: *points, comment: String::new() };
        Filled { marks: (1..).map(CriterionId).zip(points.iter().map(mark)).collect(), ..Filled::default() }
    }

    #[test]
    fn a_draft_may_have_gaps_but_no_points_outside_the_scale() {
        let euros = |minor| Money::from_minor(minor, Currency::EUR);
        let check = |filled: &Filled| check_draft(&round(), filled, Some(euros(500)));
        assert_eq!(check(&Filled::default()), Ok(()));
        assert_eq!(check(&filled(&[Some(0), None, Some(5)])), Ok(()));
        let outside = Err(Refusal::PointsOutside { criterion: "fit".into(), most: 5 });
        assert_eq!(check(&filled(&[Some(0), Some(6)])), outside);
        assert_eq!(check(&filled(&[Some(0), Some(-1)])), outside);
        let foreign = Filled { marks: vec![(CriterionId(99), Mark::default())], ..Filled::default() };
        assert_eq!(check(&foreign), Err(Refusal::Criteria));
        let with = |recommended| Filled { recommended: Some(recommended), ..Filled::default() };
        assert_eq!(check(&with(euros(501))), Err(Refusal::RecommendedTooMuch { asked: euros(500) }));
        assert_eq!(check(&with(euros(500))), Ok(()));
        assert_eq!(check(&with(Money::from_minor(9_000, Currency::TJS))), Ok(()));
    }

    #[test]
    fn a_sheet_is_locked_whole_and_low_points_are_explained() {
        let rules = round();
        let lacks = |filled: &Filled| gaps(&rules, filled).into_iter().map(|(_, gap)| gap).collect::<Vec<_>>();
        assert_eq!(lacks(&filled(&[Some(3); 6])), []);
        assert_eq!(lacks(&Filled::default()).len(), 6);
        let mut low = filled(&[Some(3), Some(1), Some(2), Some(0), None, Some(5)]);
        let comment = |code: &str| Refusal::CommentMissing { criterion: code.into() };
        assert_eq!(
            lacks(&low),
            [comment("fit"), comment("effect"), Refusal::PointsMissing { criterion: "budget".into() }]
        );
        low.marks[1].1.comment = "others lead".into();
        low.marks[3].1.comment = "  ".into();
        low.marks[4].1.points = Some(4);
        assert_eq!(lacks(&low), [comment("effect")]);
        assert_eq!(mean(&rules, &low), Some(Hundredths(4_800)));
    }
}
