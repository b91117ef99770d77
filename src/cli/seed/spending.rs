//! The payouts: agreements signed, payees entered, first instalments prepared, approved, recorded. Some are left waiting.

use super::{Year, at, broken, rounds::Made};
use crate::{
    awards::{
        self, RateUsed,
        duties::{self, Kept},
        plan::{self, Met},
    },
    base::{Currency, Money, Role, Stop, money::Rounding},
    funds,
    payees::{self, Details, Method, NewPayee},
    payouts::{
        Extra, approve,
        figures::Given,
        prepare::{self, NewPayout},
        record::{self, Bank},
    },
};
use chrono::{Duration, NaiveTime};

/// Pays first instalments in August, and the wheelchair in November.
pub(super) fn pay(year: &Year<'_>, awards: &[Made]) -> Result<(), Stop> {
    let last = awards.len();
    for (number, made) in awards.iter().enumerate() {
        // The last few are left at the stations of the way, so that everybody finds something waiting.
        let stages = match last - number {
            1 => 1,
            2 => 2,
            3 => 3,
            _ => 4,
        };
        pay_one(year, made, i64::try_from(number).unwrap_or(0), stages)?;
    }
    Ok(())
}

fn pay_one(year: &Year<'_>, made: &Made, number: i64, stages: u8) -> Result<(), Stop> {
    let in_kind = made.line.call.starts_with("IN-KIND");
    let signed = if in_kind { at(10, 20, 9)? } else { at(8, 12, 9)? } + Duration::minutes(15 * number);
    let id = made.award;
    let reader = year.actor(Role::ProgrammeOfficer)?;
    let (group, part) = year.db.read_now(&reader, |tx| {
        let award = awards::find(tx, id)?;
        let part = awards::instalments::of_award(tx, &award)?.into_iter().next().ok_or_else(|| broken("instalment"))?;
        Ok((award.group, part))
    })?;
    let (part_id, on) = (part.id, signed.date());
    year.act(&reader, signed, move |tx| {
        plan::meet_condition(tx, part_id, &Met { on, note: "Signed copy received.".to_owned() })
    })?;
    if stages < 2 {
        return Ok(());
    }
    let officer = year.actor(Role::FinanceOfficer)?;
    let currency = Currency::from_code(&made.line.currency).ok_or_else(|| broken("currency"))?;
    let method = if in_kind { Method::PaidToSupplier } else { Method::BankTransfer };
    let new = payee(made, group, currency, method);
    let entered = signed + Duration::days(1);
    let payee = year.act(&officer, entered, move |tx| payees::add(tx, new.clone()))?;
    let rate = year.db.read_now(&officer, |tx| rate_for(tx, currency, entered.date()))?;
    let used = rate.clone();
    let payout = year.act(&officer, entered + Duration::hours(1), move |tx| {
        let new = NewPayout {
            instalment: part_id,
            fund: None,
            payee,
            method,
            given: Given::Charge(part.amount),
            rate: rate.clone(),
            fees: Money::zero(Currency::EUR),
            purpose: "Grant instalment".to_owned(),
            extra: Extra { item: if in_kind { "Laptop".to_owned() } else { String::new() }, ..Extra::default() },
        };
        prepare::prepare(tx, &new)
    })?;
    if stages < 3 {
        return Ok(());
    }
    let approver = year.actor(Role::FinanceApprover)?;
    year.act(&approver, entered + Duration::hours(20), move |tx| {
        payees::verify(tx, payee, "Called the group and compared the number with the bank's letter.")
    })?;
    year.act(&approver, entered + Duration::days(1), move |tx| approve::approve(tx, payout, ""))?;
    if stages < 4 {
        return Ok(());
    }
    let sent = entered + Duration::days(2);
    let bank = from_bank(part.amount, used.as_ref(), sent.date(), number)?;
    year.act(&officer, sent, move |tx| record::record(tx, payout, &bank))
}

/// The last grants, which are left on the way: what the law asks of them is late for everybody to see.
const LEFT: usize = 3;

/// What the law asks of a grant is done the day before it is due.
pub(super) fn do_duties(year: &Year<'_>, awards: &[Made]) -> Result<(), Stop> {
    let officer = year.actor(Role::ProgrammeOfficer)?;
    for made in awards.iter().take(awards.len().saturating_sub(LEFT)) {
        let id = made.award;
        let (all, _) = year.db.read_now(&officer, |tx| duties::of_award(tx, id))?;
        for one in all {
            let (key, due_on) = ((one.duty.id, one.year), one.due_on);
            let eve = due_on.and_time(NaiveTime::MIN) - Duration::hours(14);
            let text = String::new;
            let kept = Kept { due_on, reason: text(), responsible: text(), note: text(), done: true };
            year.act(&officer, eve, move |tx| duties::keep(tx, id, key, &kept))?;
        }
    }
    Ok(())
}

/// What the bank tells of a payout; banks round a half up, whatever a donor asks.
fn from_bank(debited: Money, used: Option<&RateUsed>, on: chrono::NaiveDate, number: i64) -> Result<Bank, Stop> {
    let received = match used {
        Some(used) => used.rate.convert(debited, Rounding::HalfUp).map_err(|error| Stop::broken(error.to_string()))?,
        None => debited,
    };
    Ok(Bank {
        sent_on: on,
        reference: format!("B{:05}", 20_100 + number),
        control_number: String::new(),
        debited,
        received,
        fees: Money::zero(Currency::EUR),
    })
}

fn rate_for(tx: &mut crate::db::Tx<'_>, currency: Currency, on: chrono::NaiveDate) -> Result<Option<RateUsed>, Stop> {
    if currency == Currency::EUR {
        return Ok(None);
    }
    let row = funds::rates::needed(tx, Currency::EUR, currency, on)?;
    Ok(Some(RateUsed { rate: row.rate, on: row.on, source: row.source }))
}

fn payee(made: &Made, group: crate::base::GroupId, currency: Currency, method: Method) -> NewPayee {
    let account = match made.line.country.as_str() {
        "KG" => "1350102119900169",
        "UZ" => "20208000900100001010",
        _ => "20216972000000000001",
    };
    NewPayee {
        group_id: Some(group),
        name: made.line.name.clone(),
        method,
        country: made.line.country.clone(),
        currency,
        details: Details {
            account: account.to_owned(),
            holder: "Demo holder".to_owned(),
            bank: "Demo bank".to_owned(),
            bank_code: match made.line.country.as_str() {
                "KG" => "135001",
                "UZ" => "00401",
                _ => "350101800",
            }
            .to_owned(),
            ..Details::default()
        },
    }
}
