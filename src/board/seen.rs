//! What a member may see of an application at this stage: one value, made here and nowhere else.

use super::{Declaration, Refusal, SheetState, store};
use crate::{
    applications::{self, Case, Section, answers::Shown},
    base::{ApplicationId, CallId, Deed, Lang, Money, MotionId, PersonId, Stop, seal::CaseKey, words::Words},
    db::Tx,
};

crate::text_enum! {
    /// Where a member stands with an application.
    pub enum Standing {
        /// Has not declared yet: sees what is needed to know.
        ToDeclare => "to_declare",
        /// Is not sure of a conflict; staff rule.
        Unsure => "unsure",
        /// Has a conflict: sees nothing of it, and does not count.
        Conflict => "conflict",
        /// Has none.
        Clear => "clear",
    }
}

impl Standing {
    /// From what was declared, if anything.
    pub const fn of(declared: Option<Declaration>) -> Self {
        match declared {
            None => Self::ToDeclare,
            Some(Declaration::Unsure) => Self::Unsure,
            Some(Declaration::Conflict) => Self::Conflict,
            Some(Declaration::None) => Self::Clear,
        }
    }
}

/// Whether the board sees applications in this state at all.
pub(super) fn is_before_board(state: applications::State) -> bool {
    use applications::State::{Closed, Declined, Deferred, Funded, Offered, Reserve, WithBoard};
    matches!(state, WithBoard | Deferred | Offered | Reserve | Funded | Declined | Closed)
}

/// What a member may see of an application at this stage.
#[derive(Clone, Debug)]
pub struct Seen {
    case: Case,
    member: PersonId,
    standing: Standing,
    sheet: Option<SheetState>,
    blind: bool,
    open_motion: Option<MotionId>,
    reads: bool,
    is_read: bool,
    scoring_closed: bool,
}

impl Seen {
    /// What the acting member may see of an application; [`Stop::Missing`] for one that is not before the board.
    pub fn of(tx: &mut Tx<'_>, id: ApplicationId) -> Result<Self, Stop> {
        tx.permit(Deed::SitOnBoard)?;
        let case = applications::load(tx, id)?;
        Self::of_case(tx, case)
    }

    /// The same, of a case at hand.
    pub(super) fn of_case(tx: &mut Tx<'_>, case: Case) -> Result<Self, Stop> {
        let member = tx.actor.person().ok_or(Stop::Forbidden)?;
        if !is_before_board(case.state) {
            return Err(Stop::Missing);
        }
        let row = store::declarations::standing(tx, case.id, member)?;
        Ok(Self::standing_so(case, member, &row))
    }

    /// What the acting member may see of some applications, of those that are before the board, in the order given. As many
    /// queries for many as for one.
    pub(super) fn some(tx: &mut Tx<'_>, ids: &[ApplicationId]) -> Result<Vec<Self>, Stop> {
        tx.permit(Deed::SitOnBoard)?;
        let member = tx.actor.person().ok_or(Stop::Forbidden)?;
        let rows = store::declarations::standings(tx, ids, member)?;
        let mut cases = applications::some(tx, ids)?;
        cases.retain(|case| is_before_board(case.state));
        cases.sort_by_key(|case| ids.iter().position(|id| *id == case.id));
        let of_case = |case: Case| {
            let row = rows.iter().find(|row| row.id == case.id)?;
            Some(Self::standing_so(case, member, row))
        };
        Ok(cases.into_iter().filter_map(of_case).collect())
    }

    fn standing_so(case: Case, member: PersonId, row: &store::declarations::Standing) -> Self {
        let codes_only = case.high_risk;
        Self {
            case,
            member,
            standing: Standing::of(row.declared),
            sheet: row.sheet,
            blind: row.blind.unwrap_or(false) || codes_only,
            open_motion: row.open_motion,
            reads: row.reads,
            is_read: row.readers > 0 && row.read == row.readers,
            scoring_closed: row.scoring_closed,
        }
    }

    /// Which application.
    pub const fn application(&self) -> ApplicationId {
        self.case.id
    }

    /// Of which call.
    pub const fn call(&self) -> CallId {
        self.case.call_id
    }

    /// Who sees.
    pub const fn member(&self) -> PersonId {
        self.member
    }

    /// What everybody calls it.
    pub fn reference(&self) -> &str {
        &self.case.reference
    }

    /// Where the application stands.
    pub const fn state(&self) -> applications::State {
        self.case.state
    }

    /// Where the member stands with it.
    pub const fn standing(&self) -> Standing {
        self.standing
    }

    /// Where the member's own score sheet stands, if there is one.
    pub const fn sheet(&self) -> Option<SheetState> {
        self.sheet
    }

    /// The group's name or alias; hidden in a blind round.
    pub fn name(&self) -> Option<&str> {
        (!self.blind && !self.case.name.is_empty()).then_some(self.case.name.as_str())
    }

    /// ISO 3166-1 code of the country.
    pub fn country(&self) -> &str {
        &self.case.country
    }

    /// ISO 3166-2 code of the region; hidden of a group at high risk.
    pub fn region(&self) -> Option<&str> {
        self.case.region.as_deref().filter(|_| !self.case.high_risk)
    }

    /// Choice code of the kind of group.
    pub fn kind(&self) -> Option<&str> {
        self.case.kind.as_deref()
    }

    /// The amount asked, once the content is open.
    pub fn requested(&self) -> Option<Money> {
        self.case.requested.filter(|_| self.is_clear())
    }

    /// The motion that is being voted on, once the content is open.
    pub fn open_motion(&self) -> Option<MotionId> {
        self.open_motion.filter(|_| self.is_clear())
    }

    /// Whether the member may read, score and vote: no conflict, and said so.
    pub fn is_clear(&self) -> bool {
        self.standing == Standing::Clear
    }

    /// Whether the member is to score it: everybody without conflict is, or the member is among its readers.
    pub const fn reads(&self) -> bool {
        self.reads
    }

    /// Whether the member may fill in a sheet now, once the content is open.
    pub fn may_score(&self) -> Result<(), Refusal> {
        match self.sheet {
            _ if !self.is_undecided() => Err(Refusal::NotBeforeBoard),
            Some(SheetState::Locked | SheetState::SetAside) => Err(Refusal::SheetLocked),
            _ if !self.reads => Err(Refusal::NotAssigned),
            _ if self.scoring_closed => Err(Refusal::ScoringClosed),
            _ => Ok(()),
        }
    }

    /// Whether the member may see what others scored and said: their own sheet is locked; or others read it, and all of
    /// them have locked theirs.
    pub fn sees_others(&self) -> bool {
        self.is_clear() && (self.sheet == Some(SheetState::Locked) || (!self.reads && self.is_read))
    }

    /// Whether it may leave the house in a pack: never of a group at high risk.
    pub(super) const fn may_be_taken(&self) -> bool {
        !self.case.high_risk
    }

    /// Whether the board still decides on it.
    pub fn is_undecided(&self) -> bool {
        self.case.state == applications::State::WithBoard
    }

    /// Whether there is something to vote on: the board decides on it, ratifies what the emergency rule decided, or is to reverse
    /// what it decided.
    pub fn is_to_vote_on(&self) -> bool {
        self.is_undecided() || self.open_motion.is_some()
    }

    /// The answers the form marks for the board; none before the member is clear.
    pub fn answers(&self, tx: &mut Tx<'_>, lang: Lang) -> Result<Vec<Section>, Stop> {
        if !self.is_clear() {
            return Ok(Vec::new());
        }
        let mut sections = Vec::from_iter(self.summary(tx, lang)?);
        // Of a group at high risk the board sees what staff wrote for it, and nothing else.
        if !self.case.high_risk {
            sections.extend(applications::answers::for_board(tx, &self.case, lang)?);
        }
        Ok(sections)
    }

    /// The people and partners whom the group named, while the member has yet to declare or staff to rule. In a blind round
    /// too: who knows nobody's name cannot declare a conflict. Never of a group at high risk.
    pub fn named_people(&self, tx: &mut Tx<'_>, lang: Lang) -> Result<Vec<Shown>, Stop> {
        let is_to_declare = matches!(self.standing, Standing::ToDeclare | Standing::Unsure) && self.is_to_vote_on();
        if !is_to_declare || self.case.high_risk {
            return Ok(Vec::new());
        }
        applications::answers::named_people(tx, &self.case, lang)
    }

    /// What staff wrote for the board, as a section of its own.
    fn summary(&self, tx: &mut Tx<'_>, lang: Lang) -> Result<Option<Section>, Stop> {
        let title = Words::shared().say(lang, "applications-summary-heading");
        let text = applications::summary::of_case(tx, &self.case)?;
        Ok(text.map(|text| applications::summary::section(title, text)))
    }

    /// A file of an answer the form marks for the board; none before the member is clear.
    pub fn file(
        &self,
        tx: &mut Tx<'_>,
        shelf: &dyn crate::attachments::Shelf,
        id: crate::base::AttachmentId,
    ) -> Result<applications::files::Opened, Stop> {
        if !self.is_clear() || self.case.high_risk {
            return Err(Stop::Missing);
        }
        applications::clearing::open_for_board(tx, shelf, &self.case, id)
    }

    /// For acts on the content: refused before the declaration, and as if it were not there in a conflict.
    pub(super) fn clear(&self) -> Result<(), Stop> {
        match self.standing {
            Standing::Clear => Ok(()),
            Standing::Conflict => Err(Stop::Missing),
            Standing::ToDeclare | Standing::Unsure => Err(Refusal::DeclareFirst.into()),
        }
    }

    /// For acts on an application that the board still decides on.
    pub(super) fn undecided(&self) -> Result<(), Stop> {
        if self.is_undecided() { Ok(()) } else { Err(Refusal::NotBeforeBoard.into()) }
    }

    /// The key that seals what is written about it.
    pub(super) const fn key(&self) -> &CaseKey {
        &self.case.key
    }

    /// The case itself, for the board's own acts.
    pub(super) const fn case(&self) -> &Case {
        &self.case
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_declaration_without_conflict_opens_the_content() {
        assert_eq!(Standing::of(None), Standing::ToDeclare);
        assert_eq!(Standing::of(Some(Declaration::Unsure)), Standing::Unsure);
        assert_eq!(Standing::of(Some(Declaration::Conflict)), Standing::Conflict);
        assert_eq!(Standing::of(Some(Declaration::None)), Standing::Clear);
    }

    #[test]
    fn a_draft_is_not_before_the_board() {
        use applications::State;
        for state in State::ALL {
            let expected = ["with_board", "deferred", "offered", "reserve", "funded", "declined", "closed"]
                .contains(&state.as_str());
            assert_eq!(is_before_board(*state), expected, "{state}");
        }
    }
}
