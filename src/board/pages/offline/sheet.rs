//! The sheet for scores: a row for each application, two columns for each criterion. What comes back is read cell by cell;
//! whatever is wrong is named by its cell, and an empty cell leaves what was saved.

use super::{Pack, Paper, Problem};
use crate::{
    base::{ApplicationId, CallId, Message, Money, PersonId, Refusal as _, RulesId, Stop, money, words},
    board::{
        Refusal, TEXT_MAX,
        rules::Criterion,
        scores::{Filled, Mark},
    },
    web::{
        Visit,
        forms::money_message,
        sheet::{
            Cell, Field, Limit, Sheet,
            reading::{Table, Value, cell_name},
        },
    },
};

/// The first word of a sheet's key; call, rules and member follow.
const MARK: &str = "hashar-scores";
/// The hidden column of keys, that of references, and the first of the criteria.
const KEY: usize = 0;
const REFERENCE: usize = 1;
const FIRST: usize = 2;

fn key(visit: &Visit, pack: &Pack) -> Result<String, Stop> {
    let member = visit.actor.person().ok_or(Stop::Forbidden)?;
    Ok(format!("{MARK} {} {} {member}", pack.call.id, pack.rules.id))
}

/// The sheet and the levels of its criteria, marked with whose it is.
pub(super) fn write(visit: &Visit, pack: &Pack, name: &str) -> Result<Vec<Sheet>, Stop> {
    let criteria = &pack.rules.criteria;
    let mut headings = vec![key(visit, pack)?, visit.say("board-column-application")];
    for one in criteria {
        let label = one.labels.say(visit.lang);
        let points = Message::new("board-offline-points").with("name", label.as_str()).with("most", one.scale_max);
        headings.push(visit.message(&points));
        headings.push(visit.message(&Message::new("board-score-why").with("name", label.as_str())));
    }
    headings.push(visit.say("board-score-recommended"));
    headings.push(visit.say("board-score-comment"));
    let mut sheet = Sheet::new(visit.say("board-tab-scores"), headings);
    for paper in pack.open() {
        row(visit, &mut sheet, paper, criteria);
    }
    let whose = Message::new("board-offline-foot").with("name", name).with("call", pack.call.code.as_str());
    sheet.row(vec![Cell::Empty, Cell::text(visit.message(&whose))]);
    sheet.hidden = vec![0];
    sheet.widths = [0, 18].into_iter().chain(criteria.iter().flat_map(|_| [10, 30])).chain([14, 30]).collect();
    Ok(vec![sheet, levels(visit, criteria, name)])
}

fn row(visit: &Visit, sheet: &mut Sheet, paper: &Paper, criteria: &[Criterion]) {
    let at = u32::try_from(sheet.rows.len() + 1).unwrap_or(u32::MAX);
    let name = format!("{} {}", paper.seen.reference(), paper.seen.name().unwrap_or_default());
    let mut cells = vec![Cell::text(paper.seen.application().to_string()), Cell::text(name.trim())];
    let mut field = |cells: &mut Vec<Cell>, cell: Cell, limit: Option<Limit>, refusal: String| {
        let column = u16::try_from(cells.len()).unwrap_or(u16::MAX);
        sheet.fields.push(Field { row: at, column, limit, refusal });
        cells.push(cell);
    };
    let letters = || Some(Limit::Letters(u32::try_from(TEXT_MAX).unwrap_or(u32::MAX)));
    for one in criteria {
        let mark = paper.filled.mark(one.id);
        let points = mark.and_then(|mark| mark.points).map_or(Cell::Empty, Cell::count);
        let limit = Limit::Between(0.into(), one.scale_max.into());
        field(&mut cells, points, Some(limit), visit.message(&whole_number(one)));
        let comment = Cell::text(mark.map(|mark| mark.comment.clone()).unwrap_or_default());
        field(&mut cells, comment, letters(), visit.message(&too_long()));
    }
    let recommended = paper.filled.recommended.map_or(Cell::Empty, Cell::amount);
    field(&mut cells, recommended, None, String::new());
    field(&mut cells, Cell::text(paper.filled.comment.clone()), letters(), visit.message(&too_long()));
    sheet.row(cells);
}

/// What each level of each criterion means.
fn levels(visit: &Visit, criteria: &[Criterion], name: &str) -> Sheet {
    let mut sheet = Sheet::new(visit.say("board-rules-criteria"), Vec::new());
    sheet.row(vec![Cell::text(visit.say("board-offline-whose")), Cell::text(name)]);
    for one in criteria {
        sheet.bold.push(u32::try_from(sheet.rows.len()).unwrap_or(u32::MAX));
        sheet.row(vec![Cell::text(one.labels.say(visit.lang)), Cell::text(one.help.say(visit.lang))]);
        for (level, anchor) in (0..).zip(&one.anchors) {
            sheet.row(vec![Cell::count(level), Cell::text(anchor.say(visit.lang))]);
        }
    }
    sheet.widths = vec![24, 90];
    sheet
}

fn whole_number(criterion: &Criterion) -> Message {
    Message::new("board-offline-whole-number").with("most", criterion.scale_max)
}

fn too_long() -> Message {
    Refusal::CommentTooLong { max: TEXT_MAX }.message()
}

/// Sheets as they are to be saved.
type Sheets = Vec<(ApplicationId, Filled)>;

/// Reads a sheet: drafts to be saved, or what is wrong with which cell; a message where it is not this member's sheet of
/// this round and these rules.
pub(super) fn read(visit: &Visit, pack: &Pack, tables: &[Table]) -> Result<Result<Sheets, Vec<Problem>>, Message> {
    let foreign = || Message::new("board-offline-foreign");
    let marked = |table: &&Table| table.at(0, KEY).typed().starts_with(MARK);
    let table = tables.iter().find(marked).ok_or_else(foreign)?;
    let mark = table.at(0, KEY).typed();
    let mut parts = mark.split(' ').skip(1);
    let call: Option<CallId> = parts.next().and_then(|part| part.parse().ok());
    let rules: Option<RulesId> = parts.next().and_then(|part| part.parse().ok());
    let member: Option<PersonId> = parts.next().and_then(|part| part.parse().ok());
    if call != Some(pack.call.id) || member.is_none() || member != visit.actor.person() {
        return Err(foreign());
    }
    if rules != Some(pack.rules.id) {
        return Err(Message::new("board-offline-old"));
    }
    let (mut sheets, mut problems) = (Vec::new(), Vec::new());
    for at in 1..table.rows().len() {
        let application = table.at(at, KEY).typed().parse::<ApplicationId>();
        let Ok(application) = application else { continue };
        let width = FIRST + pack.rules.criteria.len() * 2 + 2;
        if (FIRST..width).all(|column| table.at(at, column) == &Value::Empty) {
            continue;
        }
        let paper = pack.open().find(|paper| paper.seen.application() == application);
        let mut reader = Reader { visit, table, at, problems: Vec::new() };
        match paper {
            Some(paper) => sheets.push((application, reader.filled(paper, &pack.rules.criteria))),
            None => reader.wrong(REFERENCE, String::new(), &Message::new("board-offline-not-open")),
        }
        problems.append(&mut reader.problems);
    }
    Ok(if problems.is_empty() { Ok(sheets) } else { Err(problems) })
}

/// Reads a row.
struct Reader<'a> {
    visit: &'a Visit,
    table: &'a Table,
    at: usize,
    problems: Vec<Problem>,
}

impl Reader<'_> {
    fn wrong(&mut self, column: usize, label: String, why: &Message) {
        let label = if label.is_empty() { self.table.at(self.at, REFERENCE).typed() } else { label };
        self.problems.push(Problem { cell: cell_name(self.at, column), label, text: self.visit.message(why) });
    }

    fn filled(&mut self, paper: &Paper, criteria: &[Criterion]) -> Filled {
        let mut filled = paper.filled.clone();
        for (place, one) in criteria.iter().enumerate() {
            let (points, comment) = (FIRST + place * 2, FIRST + place * 2 + 1);
            let before = paper.filled.mark(one.id).cloned().unwrap_or_default();
            let label = one.labels.say(self.visit.lang);
            let mark = Mark {
                points: self.points(points, &label, one).or(before.points),
                comment: self.text(comment, &label).unwrap_or(before.comment),
            };
            filled.marks.retain(|(id, _)| *id != one.id);
            filled.marks.push((one.id, mark));
        }
        let last = FIRST + criteria.len() * 2;
        if let Some(recommended) = self.recommended(last, paper) {
            filled.recommended = Some(recommended);
        }
        let label = self.visit.say("board-score-comment");
        if let Some(comment) = self.text(last + 1, &label) {
            filled.comment = comment;
        }
        filled
    }

    fn points(&mut self, column: usize, label: &str, one: &Criterion) -> Option<i32> {
        let typed = self.table.at(self.at, column).typed();
        if typed.is_empty() {
            return None;
        }
        let points = typed.parse::<i32>().ok().filter(|points| (0..=one.scale_max).contains(points));
        if points.is_none() {
            self.wrong(column, label.to_owned(), &whole_number(one));
        }
        points
    }

    fn text(&mut self, column: usize, label: &str) -> Option<String> {
        let typed = self.table.at(self.at, column).typed();
        if words::characters(&typed) > TEXT_MAX {
            self.wrong(column, label.to_owned(), &too_long());
            return None;
        }
        Some(typed).filter(|typed| !typed.is_empty())
    }

    fn recommended(&mut self, column: usize, paper: &Paper) -> Option<Money> {
        let typed = self.table.at(self.at, column).typed();
        let label = self.visit.say("board-score-recommended");
        let asked = paper.seen.requested()?;
        if typed.is_empty() {
            return None;
        }
        match money::parse(&typed, asked.currency()) {
            Ok(sum) if sum.minor() > asked.minor() => {
                self.wrong(column, label, &Refusal::RecommendedTooMuch { asked }.message());
                None
            }
            Ok(sum) => Some(sum),
            Err(error) => {
                self.wrong(column, label, &money_message(&error));
                None
            }
        }
    }
}
