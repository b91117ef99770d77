//! Recording what the bank did. Both exact amounts are kept, and the rate between them follows from them.

use super::{
    Payout, Refusal, State, Verdict,
    figures::{Amounts, most_debited},
    limits,
    load::{check_parts, lock, person, sides, sources, text, turn},
    names,
    prepare::check_open,
    split, store,
};
use crate::{
    applications, audit,
    awards::{self, Award, instalments::Payment},
    base::{Deed, Money, PayoutId, PersonId, Stop, TransactionId, seal::Place},
    db::Tx,
    funds,
    notices::Kind,
    payees::Method,
};
use chrono::NaiveDate;

/// What the bank did.
#[derive(Clone, Debug)]
pub struct Bank {
    /// Its date.
    pub sent_on: NaiveDate,
    /// Its reference.
    pub reference: String,
    /// The number by which a transfer system pays out; empty where none does.
    pub control_number: String,
    /// Exactly debited, in the fund's currency, without fees.
    pub debited: Money,
    /// Exactly received, in the payee's currency.
    pub received: Money,
    /// Its fees, in the fund's currency.
    pub fees: Money,
}

/// Whether this person may record it at this stage: the one who prepared it, or a third; not one who approved it.
pub(super) fn check_recorder(payout: &Payout, me: PersonId) -> Result<(), Refusal> {
    if payout.state != State::Approved {
        Err(Refusal::NotNow)
    } else if payout.approved_by(me) {
        Err(Refusal::OwnApproval)
    } else {
        Ok(())
    }
}

/// Whether the bank's facts can be: currencies, signs, dates, and no more than was approved with room for the exchange.
fn check_bank(payout: &Payout, bank: &Bank, approved: NaiveDate, today: NaiveDate) -> Result<(), Refusal> {
    let (charged, local) = (payout.charge.currency(), payout.local.currency());
    if bank.debited.currency() != charged || !bank.debited.is_positive() {
        return Err(Refusal::DebitedMalformed { currency: charged });
    }
    if bank.received.currency() != local || !bank.received.is_positive() {
        return Err(Refusal::ReceivedMalformed { currency: local });
    }
    if bank.fees.currency() != charged || bank.fees.is_negative() {
        return Err(Refusal::FeesMalformed { currency: charged });
    }
    if charged == local && bank.received.minor() > bank.debited.minor() {
        return Err(Refusal::ReceivedOverDebited { debited: bank.debited });
    }
    let most = most_debited(payout.charge)?;
    if bank.debited.minor() > most.minor() {
        return Err(Refusal::DebitedOverApproved { debited: bank.debited, most });
    }
    if bank.sent_on > today {
        return Err(Refusal::SentInFuture { today });
    }
    if bank.sent_on < approved {
        return Err(Refusal::SentTooEarly { approved });
    }
    Ok(())
}

/// The control number, which a transfer system must have given and nobody else has.
fn check_control<'a>(payout: &Payout, number: &'a str) -> Result<Option<&'a str>, Refusal> {
    let number = text(number)?;
    match (payout.method == Method::CashTransferSystem, number) {
        (true, None) => Err(Refusal::ControlNumberMissing),
        (true, number) => Ok(number),
        (false, _) => Ok(None),
    }
}

/// The day of the last approval. Days differ by the zone they are looked at from, so the earliest on earth is taken.
fn approved_on(payout: &Payout) -> NaiveDate {
    let approval = payout.approvals.iter().rev().find(|one| one.verdict == Verdict::Approve);
    (approval.map_or(payout.prepared_at, |one| one.at) - chrono::Duration::hours(12)).date()
}

/// Act: records that the bank has sent an approved payout. The ledger, the instalment and the payout change together. Where
/// what was debited needs one approver more than there were, that is written down for another one to acknowledge.
pub fn record(tx: &mut Tx<'_>, id: PayoutId, bank: &Bank) -> Result<(), Stop> {
    tx.permit(Deed::RecordPayout)?;
    let me = person(tx)?;
    let (award, payout) = lock(tx, id)?;
    check_recorder(&payout, me)?;
    let today = crate::people::today(tx)?;
    check_bank(&payout, bank, approved_on(&payout), today)?;
    let reference = text(&bank.reference)?.ok_or(Refusal::ReferenceMissing)?;
    let control = check_control(&payout, &bank.control_number)?;
    let part = awards::instalments::find(tx, &award, payout.instalment)?;
    check_open(&award, &part)?;
    let sides = sides(tx, &award, payout.fund, payout.local.currency())?;
    let credited = if (bank.debited, bank.received) == (payout.charge, payout.local) {
        // As it was approved, to the last unit.
        payout.amount
    } else {
        sides.credited(bank.debited, bank.received)?
    };
    let amounts = Amounts { amount: credited, charge: bank.debited, local: bank.received };
    let sources = sources(tx, &award, &part, payout.fund, None)?;
    let parts = check_parts(&sources, &sides, &amounts, &payout.drawn, bank.fees)?;

    names::check(tx, &award, id, payout.payee)?;
    turn(tx, &payout, State::Sent)?;
    let charged = parts.iter().map(|(fund, charge, _)| (*fund, *charge)).collect();
    let payment = Payment { charged, credited, on: bank.sent_on };
    awards::instalments::mark_paid(tx, &award, part.id, &payment)?;
    let over_limit = limits::passed(tx, bank.debited, payout.approvers())?;
    tell(tx, &award, &payout, bank, over_limit)?;
    // Last, since whoever else posts waits for the fund and the voucher until the end.
    let exchange = sides.exchanged(bank.debited, credited)?;
    let transaction = funds::pay_from(tx, &split::drawings(&parts, exchange)?, id.into(), bank.sent_on)?;
    for (fund, debited, _) in parts.iter().filter(|_| payout.drawn.len() > 1) {
        store::set_debited(tx, id, *fund, debited.minor())?;
    }
    write(tx, &award, &payout, bank, (reference, control), (me, transaction, over_limit))
}

fn write(
    tx: &mut Tx<'_>,
    award: &Award,
    payout: &Payout,
    bank: &Bank,
    (reference, control): (&str, Option<&str>),
    (me, transaction, over_limit): (PersonId, TransactionId, Option<Money>),
) -> Result<(), Stop> {
    let place = Place::new("payout_records.bank_reference", payout.id.0);
    let row = store::RecordRow {
        payout_id: payout.id,
        sent_on: bank.sent_on,
        bank_reference: award.key.seal(place, reference)?,
        debited_minor: bank.debited.minor(),
        received_minor: bank.received.minor(),
        fees_minor: bank.fees.minor(),
        transaction_id: transaction,
        recorded_by: me,
        recorded_at: tx.now,
        reversed_by: None,
        reversed_at: None,
        reversal_reason: None,
        arrival: None,
        arrived_minor: None,
        arrival_at: None,
        control_number: control
            .map(|number| award.key.seal(Place::new("payout_records.control_number", payout.id.0), number))
            .transpose()?,
        over_limit_minor: over_limit.map(|limit| limit.minor()),
    };
    store::insert_record(tx, row)
}

fn tell(tx: &mut Tx<'_>, award: &Award, payout: &Payout, bank: &Bank, over_limit: Option<Money>) -> Result<(), Stop> {
    let mut details = serde_json::json!({
        "on": bank.sent_on,
        "debited": bank.debited,
        "received": bank.received,
        "fees": bank.fees,
    });
    if let Some(limit) = over_limit {
        details["over_limit"] = serde_json::to_value(limit)?;
    }
    let event = audit::Event::new("payouts.record", payout.id).in_case(award.application, &award.key).with(details);
    audit::record(tx, event)?;
    let case = applications::load(tx, award.application)?;
    applications::tell::group(tx, Kind::PayoutSent, &case)?.queue(tx)
}

#[cfg(test)]
mod tests {
    use super::{
        super::approve::tests::{approved, payout},
        *,
    };
    use crate::base::Currency;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn bank(debited: i64, received: i64, sent_on: &str) -> Bank {
        Bank {
            sent_on: day(sent_on),
            reference: "FT-1".into(),
            control_number: String::new(),
            debited: Money::from_minor(debited, Currency::EUR),
            received: Money::from_minor(received, Currency::TJS),
            fees: Money::zero(Currency::EUR),
        }
    }

    fn check(bank: &Bank) -> Result<(), Refusal> {
        check_bank(&approved(), bank, day("2020-05-10"), day("2020-05-20"))
    }

    #[test]
    fn the_first_or_a_third_records_it_and_never_who_approved_it() {
        assert_eq!(check_recorder(&approved(), PersonId(1)), Ok(()));
        assert_eq!(check_recorder(&approved(), PersonId(3)), Ok(()));
        assert_eq!(check_recorder(&approved(), PersonId(2)), Err(Refusal::OwnApproval));
        assert_eq!(check_recorder(&payout(State::Prepared), PersonId(3)), Err(Refusal::NotNow));
    }

    #[test]
    fn a_transfer_system_gives_a_control_number_and_nobody_else_has_one() {
        let system = Payout { method: Method::CashTransferSystem, ..approved() };
        assert_eq!(check_control(&system, " 123 456 "), Ok(Some("123 456")));
        assert_eq!(check_control(&system, " "), Err(Refusal::ControlNumberMissing));
        assert_eq!(check_control(&approved(), "123"), Ok(None));
    }

    #[test]
    fn the_banks_day_lies_between_approval_and_today() {
        assert_eq!(check(&bank(80_000, 927_000, "2020-05-10")), Ok(()));
        assert_eq!(check(&bank(80_000, 927_000, "2020-05-20")), Ok(()));
        let early = Refusal::SentTooEarly { approved: day("2020-05-10") };
        assert_eq!(check(&bank(80_000, 927_000, "2020-05-09")), Err(early));
        let late = Refusal::SentInFuture { today: day("2020-05-20") };
        assert_eq!(check(&bank(80_000, 927_000, "2020-05-21")), Err(late));
        // Approved on the 11th at 08:00 UTC, when it was still the 10th somewhere.
        assert_eq!(approved_on(&approved()), day("2020-05-10"));
    }

    #[test]
    fn amounts_are_in_the_right_currencies_and_near_what_was_approved() {
        let (eur, tjs) = (Currency::EUR, Currency::TJS);
        let good = bank(88_000, 1, "2020-05-15");
        assert_eq!(check(&good), Ok(()));
        let most = Money::from_minor(88_000, eur);
        let over = Refusal::DebitedOverApproved { debited: Money::from_minor(88_001, eur), most };
        assert_eq!(check(&bank(88_001, 1, "2020-05-15")), Err(over));
        assert_eq!(check(&bank(0, 1, "2020-05-15")), Err(Refusal::DebitedMalformed { currency: eur }));
        assert_eq!(check(&bank(1, 0, "2020-05-15")), Err(Refusal::ReceivedMalformed { currency: tjs }));
        let dollars = Bank { received: Money::from_minor(1, Currency::USD), ..good.clone() };
        assert_eq!(check(&dollars), Err(Refusal::ReceivedMalformed { currency: tjs }));
        let negative = Bank { fees: Money::from_minor(-1, eur), ..good.clone() };
        assert_eq!(check(&negative), Err(Refusal::FeesMalformed { currency: eur }));
        let one = Payout { local: Money::from_minor(80_000, eur), ..approved() };
        let more = Bank { received: Money::from_minor(88_001, eur), ..good };
        let refused = check_bank(&one, &more, day("2020-05-10"), day("2020-05-20"));
        assert_eq!(refused, Err(Refusal::ReceivedOverDebited { debited: Money::from_minor(88_000, eur) }));
    }
}
