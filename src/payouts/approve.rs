//! The second pair of eyes: approving a payout somebody else prepared, or sending it back with the reason.

use super::{
    Payout, Refusal, State, Verdict,
    figures::Amounts,
    limits,
    load::{check_parts, lock, person, sides, sources, text, turn},
    names,
    prepare::check_open,
    store,
};
use crate::{
    applications, audit,
    awards::{self, Award},
    base::{Deed, PayoutId, PersonId, Stop, seal::Place},
    db::Tx,
    notices::{Kind, Notice, Reader},
    payees,
    people::{self, approvers},
};

/// Whether this person may approve it at this stage.
pub(super) fn check_second(payout: &Payout, me: PersonId) -> Result<(), Refusal> {
    if payout.state != State::Prepared {
        Err(Refusal::NotNow)
    } else if payout.prepared_by == me {
        Err(Refusal::OwnPreparation)
    } else if payout.approved_by(me) {
        Err(Refusal::AlreadyApproved)
    } else {
        Ok(())
    }
}

/// Whether this person, in the place of somebody or not, is another pair of eyes than those that were on it: whoever is away
/// and their stand-in are one.
pub(super) fn check_apart(payout: &Payout, me: PersonId, absent: Option<PersonId>) -> Result<(), Refusal> {
    if absent == Some(payout.prepared_by) {
        return Err(Refusal::SameSeat);
    }
    let mut others = payout.approvals.iter().filter(|one| one.verdict == Verdict::Approve && !one.void);
    let same = others
        .any(|one| one.absent == Some(me) || absent.is_some_and(|away| one.person == away || one.absent == absent));
    if same { Err(Refusal::SameSeat) } else { Ok(()) }
}

/// Whether the payee may be paid: somebody has verified its details as they are now.
pub(super) fn check_payee(payee: &payees::Payee) -> Result<(), Refusal> {
    match payee.state {
        payees::State::Verified => Ok(()),
        payees::State::Unverified => Err(Refusal::PayeeUnverified),
        payees::State::Retired => Err(Refusal::PayeeRetired),
    }
}

/// Act: approves a payout that somebody else prepared, after counting once more that it fits. Gives whether it may be
/// sent now: above the limit it waits for a second approver.
pub fn approve(tx: &mut Tx<'_>, id: PayoutId, note: &str) -> Result<bool, Stop> {
    tx.permit(Deed::ApprovePayout)?;
    let me = person(tx)?;
    let payee = store::payee_of(tx, id)?;
    let payee = payees::hold(tx, payee)?;
    let (award, payout) = lock(tx, id)?;
    check_second(&payout, me)?;
    let absent = approvers::in_place_of(tx, me)?;
    check_apart(&payout, me, absent)?;
    check_payee(&payee)?;
    let note = text(note)?;
    let part = awards::instalments::find(tx, &award, payout.instalment)?;
    check_open(&award, &part)?;
    let others: Vec<_> = store::of_award(tx, award.id)?.into_iter().filter(|row| row.id != id).collect();
    let sides = sides(tx, &award, payout.fund, payout.local.currency())?;
    let amounts = Amounts { amount: payout.amount, charge: payout.charge, local: payout.local };
    let sources = sources(tx, &award, &part, payout.fund, Some(&others))?;
    check_parts(&sources, &sides, &amounts, &payout.drawn, payout.fees)?;
    names::check(tx, &award, id, payee.id)?;
    let whole = payout.approvers() + 1 >= limits::needed_for(tx, payout.charge)?;
    if whole {
        turn(tx, &payout, State::Approved)?;
    }
    say(tx, &award, &payout, (me, absent, whole), Verdict::Approve, note)?;
    Ok(whole)
}

/// Act: sends a payout back, by a second person with the reason, or by whoever prepared it. What it held is free again.
pub fn send_back(tx: &mut Tx<'_>, id: PayoutId, reason: &str) -> Result<(), Stop> {
    tx.permit(Deed::SeePayouts)?;
    let me = person(tx)?;
    let (award, payout) = lock(tx, id)?;
    tx.permit(if payout.prepared_by == me { Deed::PreparePayout } else { Deed::ApprovePayout })?;
    let reason = text(reason)?.ok_or(Refusal::ReasonMissing)?;
    let absent = if payout.prepared_by == me { None } else { approvers::in_place_of(tx, me)? };
    turn(tx, &payout, State::SentBack)?;
    say(tx, &award, &payout, (me, absent, true), Verdict::SendBack, Some(reason))
}

/// Writes down what a person said, in the place of another or not.
pub(super) fn write(
    tx: &mut Tx<'_>,
    award: &Award,
    payout: &Payout,
    (me, absent): (PersonId, Option<PersonId>),
    verdict: Verdict,
    note: Option<&str>,
) -> Result<(), Stop> {
    let place = Place::pair("payout_approvals.note", payout.id.0, me.0);
    let row = store::ApprovalRow {
        payout_id: payout.id,
        person_id: me,
        choice: verdict,
        note: note.map(|note| award.key.seal(place, note)).transpose()?,
        at: tx.now,
        void_at: None,
        absent_id: absent,
    };
    store::insert_approval(tx, row)
}

/// Says in the trail for whom a person stood in.
pub(super) fn name_absent(details: &mut serde_json::Value, absent: Option<PersonId>) {
    if let Some(absent) = absent {
        details["as"] = "stand_in".into();
        details["absent"] = absent.to_string().into();
    }
}

/// Writes down what was said, and tells whoever prepared the payout, once it may be sent or is back.
fn say(
    tx: &mut Tx<'_>,
    award: &Award,
    payout: &Payout,
    (me, absent, whole): (PersonId, Option<PersonId>, bool),
    verdict: Verdict,
    note: Option<&str>,
) -> Result<(), Stop> {
    write(tx, award, payout, (me, absent), verdict, note)?;
    let (act, kind) = if verdict == Verdict::SendBack {
        ("payouts.send_back", Kind::PayoutSentBack)
    } else {
        ("payouts.approve", Kind::PayoutApproved)
    };
    let mut details = serde_json::json!({ "charge": payout.charge, "note": note.unwrap_or_default() });
    name_absent(&mut details, absent);
    audit::record(tx, audit::Event::new(act, payout.id).in_case(award.application, &award.key).with(details))?;
    if payout.prepared_by == me || !whole {
        return Ok(());
    }
    let case = applications::load(tx, award.application)?;
    let from = people::find(tx, me)?.name;
    let mut notice = Notice::new(kind, Reader::Person(payout.prepared_by))
        .about(award.application, &award.key)
        .with("reference", case.reference.as_str())
        .with("amount", payout.charge)
        .with("from", from)
        .with("link", format!("/payouts/{}", payout.id));
    if let Some(note) = note {
        notice = notice.with("note", note);
    }
    notice.queue(tx)
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::{
        base::{AwardId, Currency, FundId, InstalmentId, Money, PayeeId},
        payees::Method,
        payouts::Approval,
    };
    use chrono::{NaiveDate, NaiveDateTime};

    pub(crate) fn at(text: &str) -> NaiveDateTime {
        text.parse().unwrap()
    }

    /// A payout of EUR 800.00 as TJS 9,280.00, prepared by person 1.
    pub(crate) fn payout(state: State) -> Payout {
        let eur = |minor| Money::from_minor(minor, Currency::EUR);
        Payout {
            id: PayoutId(1),
            award: AwardId(1),
            instalment: InstalmentId(1),
            fund: FundId(1),
            drawn: vec![crate::payouts::Drawn { fund: FundId(1), charge: eur(80_000), debited: None }],
            payee: PayeeId(1),
            number: 1,
            state,
            method: Method::BankTransfer,
            amount: eur(80_000),
            charge: eur(80_000),
            local: Money::from_minor(928_000, Currency::TJS),
            rate: None,
            fees: eur(0),
            purpose: None,
            extra: crate::payouts::Extra::default(),
            handover: None,
            prepared_by: PersonId(1),
            prepared_at: at("2020-05-10T08:00:00"),
            approvals: Vec::new(),
            record: None,
        }
    }

    /// The same, approved by person 2.
    pub(crate) fn approved() -> Payout {
        let approval = Approval {
            person: PersonId(2),
            verdict: Verdict::Approve,
            note: None,
            at: at("2020-05-11T08:00:00"),
            void: false,
            absent: None,
        };
        Payout { approvals: vec![approval], ..payout(State::Approved) }
    }

    #[test]
    fn whoever_prepared_it_does_not_approve_it() {
        let prepared = payout(State::Prepared);
        assert_eq!(check_second(&prepared, PersonId(1)), Err(Refusal::OwnPreparation));
        assert_eq!(check_second(&prepared, PersonId(2)), Ok(()));
        assert_eq!(check_second(&approved(), PersonId(2)), Err(Refusal::NotNow));
        let date = NaiveDate::from_ymd_opt(2020, 5, 10);
        assert_eq!(Some(prepared.prepared_at.date()), date);
    }
}
