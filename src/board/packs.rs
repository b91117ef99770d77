//! What a member takes home of a round, to read and score without a connection: the applications that they are to score,
//! as they may see them, and a sheet for scores that comes back as drafts. Off by default; never a group at high risk.

use super::{
    Declaration, Refusal, SheetState,
    rules::{self, Rules},
    scores::{self, Filled},
    seen::Seen,
    store,
};
use crate::{
    applications::{self, Section},
    audit,
    base::{ApplicationId, CallId, Deed, Lang, Stop},
    calls::{self, Call},
    db::{Tx, tx::Quiet},
};

crate::text_enum! {
    /// What is taken home.
    pub enum Part {
        /// All applications on paper.
        Papers => "papers",
        /// The sheet for scores.
        Sheet => "sheet",
    }
}

/// An application in a pack.
#[derive(Clone, Debug)]
pub struct Paper {
    /// What its member may see of it.
    pub seen: Seen,
    /// The member's scores so far.
    pub filled: Filled,
    /// Whether they are locked.
    pub locked: bool,
}

/// What a member may take home of a round.
#[derive(Clone, Debug)]
pub struct Pack {
    /// The round.
    pub call: Call,
    /// By which rules it is scored.
    pub rules: Rules,
    /// What the member is to score, by reference.
    pub papers: Vec<Paper>,
}

impl Pack {
    /// The papers with scores that may be filled in still.
    pub fn open(&self) -> impl Iterator<Item = &Paper> {
        self.papers.iter().filter(|paper| !paper.locked)
    }
}

/// The rules of a round of which a member may take things home; else as if there were nothing.
fn allowed(tx: &mut Tx<'_>, call: CallId) -> Result<Rules, Stop> {
    let rules = rules::of_call(tx, call)?;
    if rules.terms.offline { Ok(rules) } else { Err(Stop::Missing) }
}

/// What the acting member may take home of a round. View.
pub fn look(tx: &mut Tx<'_>, call: CallId) -> Result<Pack, Stop> {
    tx.permit(Deed::Score)?;
    let member = tx.actor.person().ok_or(Stop::Forbidden)?;
    let call = calls::find(tx, call)?;
    let rules = allowed(tx, call.id)?;
    let mut papers = Vec::new();
    for row in store::desk::of_member(tx, member)? {
        if !is_theirs(&row, call.id) {
            continue;
        }
        let seen = Seen::of(tx, row.id)?;
        if !seen.is_clear() || !seen.may_be_taken() {
            continue;
        }
        let sheet = scores::own(tx, &seen)?;
        let locked = sheet.as_ref().is_some_and(|sheet| sheet.state == SheetState::Locked);
        papers.push(Paper { seen, filled: sheet.map(|sheet| sheet.filled).unwrap_or_default(), locked });
    }
    papers.sort_by(|one, other| one.seen.reference().cmp(other.seen.reference()));
    Ok(Pack { call, rules, papers })
}

/// How many applications of a round the acting member may take home, and of how many of them the scores may be filled in
/// still. View. A fixed number of queries.
pub fn count(tx: &mut Tx<'_>, call: CallId) -> Result<(Call, usize, usize), Stop> {
    tx.permit(Deed::Score)?;
    let member = tx.actor.person().ok_or(Stop::Forbidden)?;
    let call = calls::find(tx, call)?;
    allowed(tx, call.id)?;
    let mut rows = store::desk::of_member(tx, member)?;
    rows.retain(|row| is_theirs(row, call.id) && row.declared == Some(Declaration::None));
    let ids: Vec<ApplicationId> = rows.iter().map(|row| row.id).collect();
    let kept: Vec<ApplicationId> =
        applications::some(tx, &ids)?.into_iter().filter(|case| case.high_risk).map(|case| case.id).collect();
    rows.retain(|row| !kept.contains(&row.id));
    let open = rows.iter().filter(|row| row.sheet != Some(SheetState::Locked)).count();
    Ok((call, rows.len(), open))
}

fn is_theirs(row: &store::desk::Row, call: CallId) -> bool {
    row.call_id == call && row.undecided && row.reads
}

/// The answers of a pack's applications, each as its page shows them. A step for [`Part::Papers`], after [`take`].
pub fn answers(tx: &mut Tx<'_>, pack: &Pack, lang: Lang) -> Result<Vec<Vec<Section>>, Stop> {
    pack.papers.iter().map(|paper| paper.seen.answers(tx, lang)).collect()
}

/// Act: takes applications or the sheet of a round home. It is written down on each application. Gives how many there are.
pub fn take(tx: &mut Tx<'_>, call: CallId, part: Part) -> Result<usize, Stop> {
    tx.permit(Deed::Score)?;
    let pack = look(tx, call)?;
    if pack.papers.is_empty() || (part == Part::Sheet && pack.open().next().is_none()) {
        return Err(Refusal::PackEmpty.into());
    }
    for paper in &pack.papers {
        let event = audit::Event::new("board.take_home", paper.seen.application());
        let event = event.in_case(paper.seen.application(), paper.seen.key());
        audit::record(tx, event.with(serde_json::json!({ "part": part })))?;
    }
    Ok(pack.papers.len())
}

/// Act: saves the sheets that come back as drafts: all of them, or none.
pub fn bring(tx: &mut Tx<'_>, call: CallId, sheets: &[(ApplicationId, Filled)]) -> Result<usize, Stop> {
    tx.permit(Deed::Score)?;
    allowed(tx, call)?;
    for (application, filled) in sheets {
        let seen = Seen::of(tx, *application)?;
        if seen.call() != call || !seen.may_be_taken() {
            return Err(Stop::Missing);
        }
        scores::save(tx, *application, filled)?;
    }
    tx.quiet(Quiet::SheetSave);
    Ok(sheets.len())
}
