//! Preparing a payout: an instalment, a payee, an amount, a rate. Nothing is paid yet, but what is prepared is no longer
//! free for another.

use super::{
    Drawn, Refusal, State,
    figures::{Amounts, Given},
    kinds::{self, Extra},
    load::{check_parts, person, sides, sources, text},
    names,
    split::{self, Parts},
    store,
};
use crate::{
    applications, audit,
    awards::{self, Award, Instalment, InstalmentState, RateUsed},
    base::{Currency, Deed, FundId, InstalmentId, Money, PayeeId, PayoutId, Stop, seal::Place},
    db::Tx,
    funds,
    notices::{Kind, Notice, Reader},
    payees::{self, Method, Payee},
    people,
};
use chrono::NaiveDate;

/// A payout to be prepared.
#[derive(Clone, Debug)]
pub struct NewPayout {
    /// Of which instalment.
    pub instalment: InstalmentId,
    /// From which fund; needed where the award draws on several.
    pub fund: Option<FundId>,
    /// To whom.
    pub payee: PayeeId,
    /// How.
    pub method: Method,
    /// How much.
    pub given: Given,
    /// The rate between the fund's currency and the payee's, where they differ.
    pub rate: Option<RateUsed>,
    /// Fees expected, in the fund's currency.
    pub fees: Money,
    /// What stands on the payment order.
    pub purpose: String,
    /// Receipts, a host's fee, an item.
    pub extra: Extra,
}

/// A payout as one part of what the award's split makes of a whole.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part {
    /// The fund it draws on, or the first of several of one currency.
    pub lead: FundId,
    /// What it gives to the instalment, where that was divided.
    pub amount: Option<Money>,
}

/// Whether an instalment may be paid now.
pub(super) fn check_open(award: &Award, part: &Instalment) -> Result<(), Refusal> {
    if award.state != awards::State::Active {
        return Err(Refusal::AwardEnded);
    }
    match part.state {
        InstalmentState::Open => Ok(()),
        InstalmentState::Locked => Err(Refusal::ConditionUnmet),
        InstalmentState::Paid | InstalmentState::Cancelled => Err(Refusal::InstalmentClosed),
    }
}

/// Which fund pays, or the first of several of one currency: the one that was named, else the award's.
fn fund_of(award: &Award, named: Option<FundId>) -> Result<FundId, Refusal> {
    match (named, award.shares.as_slice()) {
        (Some(fund), _) => award.share(fund).map(|share| share.fund).ok_or(Refusal::FundOfOther),
        (None, [first, others @ ..])
            if others.iter().all(|share| share.committed.currency() == first.committed.currency()) =>
        {
            Ok(first.fund)
        }
        (None, _) => Err(Refusal::FundMissing),
    }
}

fn check_payee(award: &Award, payee: &Payee, method: Method) -> Result<(), Refusal> {
    if payee.group_id.is_some_and(|group| group != award.group) {
        Err(Refusal::PayeeOfOther)
    } else if payee.state == payees::State::Retired {
        Err(Refusal::PayeeRetired)
    } else if payee.method != method {
        Err(Refusal::MethodOfOther)
    } else {
        Ok(())
    }
}

fn check_rate(rate: Option<&RateUsed>, today: NaiveDate) -> Result<(), Refusal> {
    match rate {
        Some(rate) if rate.on > today => Err(Refusal::RateInFuture { today }),
        Some(rate) if rate.source.trim().is_empty() => Err(Refusal::RateSourceMissing),
        _ => Ok(()),
    }
}

/// Whether a rate is the one that the fund's rule gives, or else has its reason, which is given back. What the rule gives
/// nothing for is only held against its source.
fn check_rule<'a>(
    tx: &mut Tx<'_>,
    fund: FundId,
    (used, why): (Option<&RateUsed>, Option<&'a str>),
    (local, today): (Currency, NaiveDate),
) -> Result<Option<&'a str>, Stop> {
    let Some(used) = used else { return Ok(None) };
    let fund = funds::find(tx, fund)?;
    let by_rule = awards::rate_by(tx, &fund, local, today)?;
    let refusal = match (by_rule, fund.rate_source) {
        (Some(rule), _) if used.rate.is_same_price(&rule.rate) => return Ok(None),
        (Some(rule), _) => Refusal::RateOffRule { fund: fund.code, rule: rule.rate, on: rule.on, source: rule.source },
        (None, Some(source)) if used.source.trim() != source => Refusal::RateOffSource { fund: fund.code, source },
        (None, _) => return Ok(None),
    };
    why.map(Some).ok_or_else(|| refusal.into())
}

fn check_fees(fees: Money, currency: Currency) -> Result<(), Refusal> {
    if fees.is_negative() || fees.currency() != currency { Err(Refusal::FeesMalformed { currency }) } else { Ok(()) }
}

/// Act: prepares a payout. Its award is locked, so that two people cannot prepare the same money.
pub fn prepare(tx: &mut Tx<'_>, new: &NewPayout) -> Result<PayoutId, Stop> {
    tx.permit(Deed::PreparePayout)?;
    one(tx, new, None)
}

/// One payout, or one of those that the award's split makes of it; `part` is then what it gives to the instalment, if that
/// is known to the last unit. A step.
pub(super) fn one(tx: &mut Tx<'_>, new: &NewPayout, part_of_split: Option<Part>) -> Result<PayoutId, Stop> {
    let award_id = awards::instalments::award_of(tx, new.instalment)?;
    let award = awards::lock(tx, award_id)?;
    let part = awards::instalments::find(tx, &award, new.instalment)?;
    let payee = payees::find(tx, new.payee)?;
    let before = store::of_award(tx, award.id)?;
    let today = crate::people::today(tx)?;

    check_open(&award, &part)?;
    let fund = fund_of(&award, part_of_split.map_or(new.fund, |part| Some(part.lead)))?;
    check_payee(&award, &payee, new.method)?;
    let sides = sides(tx, &award, fund, payee.currency)?;
    check_fees(new.fees, sides.fund)?;
    let rate = new.rate.as_ref().filter(|_| sides.fund != sides.local);
    check_rate(rate, today)?;
    let mut amounts = sides.amounts(new.given, rate.map(|used| &used.rate))?;
    if let Some(amount) = part_of_split.and_then(|part| part.amount) {
        amounts.amount = amount;
    }
    let why_rate = text(&new.extra.rate_reason)?;
    let why_rate = check_rule(tx, fund, (rate, why_rate), (sides.local, today))?;
    kinds::check(&new.extra, new.method, amounts.local)?;
    let sources = sources(tx, &award, &part, fund, Some(&before))?;
    let mut parts = split::parts(amounts.charge, &sources, &named(new, amounts.charge))?;
    parts.changed |= part_of_split.is_none() && leaves_out(&award, sides.fund);
    let why = text(&new.extra.split_reason)?.filter(|_| parts.changed);
    if parts.changed && why.is_none() {
        return Err(Refusal::SplitReason.into());
    }
    check_parts(&sources, &sides, &amounts, &parts.drawn, new.fees)?;

    let number = before.iter().map(|row| row.number).max().unwrap_or(0) + 1;
    let fund = parts.drawn.first().map_or(fund, |one| one.fund);
    let id = write(tx, &award, new, (number, fund), &amounts, (rate, why_rate, why))?;
    write_parts(tx, id, &parts)?;
    names::check(tx, &award, id, payee.id)?;
    tell(tx, &award, &part, id, &amounts, (rate, &parts))?;
    Ok(id)
}

/// Writes the payout, with the reasons for another rate and for another split than the rules give.
fn write(
    tx: &mut Tx<'_>,
    award: &Award,
    new: &NewPayout,
    (number, fund): (i32, FundId),
    amounts: &Amounts,
    (rate, why_rate, why): (Option<&RateUsed>, Option<&str>, Option<&str>),
) -> Result<PayoutId, Stop> {
    let id: PayoutId = tx.new_id()?;
    let seal =
        |column, words: Option<&str>| words.map(|text| award.key.seal(Place::new(column, id.0), text)).transpose();
    let item = text(&new.extra.item)?.filter(|_| new.method == Method::PaidToSupplier);
    let row = store::Row {
        id,
        award_id: award.id,
        instalment_id: new.instalment,
        fund_id: fund,
        payee_id: new.payee,
        key_id: award.key.id,
        number,
        state: State::Prepared,
        method: new.method,
        amount_minor: amounts.amount.minor(),
        currency: amounts.amount.currency().code().to_owned(),
        charge_minor: amounts.charge.minor(),
        charge_currency: amounts.charge.currency().code().to_owned(),
        local_minor: amounts.local.minor(),
        local_currency: amounts.local.currency().code().to_owned(),
        rate_base: rate.map(|used| used.rate.base().code().to_owned()),
        rate_quote: rate.map(|used| used.rate.quote().code().to_owned()),
        rate_value: rate.map(|used| used.rate.value().to_string()),
        rate_units: rate.map(RateUsed::units).transpose()?,
        rate_on: rate.map(|used| used.on),
        rate_source: rate.map(|used| used.source.trim().to_owned()),
        fees_minor: new.fees.minor(),
        purpose: seal("payouts.purpose", text(&new.purpose)?)?,
        prepared_by: person(tx)?,
        prepared_at: tx.now,
        receipts_minor: new.extra.receipts.map(|receipts| receipts.minor()),
        host_fee_minor: new.extra.host_fee.map(|fee| fee.minor()),
        item: seal("payouts.item", item)?,
        split_reason: seal("payouts.split_reason", why)?,
        rate_reason: seal("payouts.rate_reason", why_rate)?,
    };
    store::insert(tx, row)?;
    Ok(id)
}

/// Whether funds of other currencies, which carry a part of the award too, pay nothing of it.
fn leaves_out(award: &Award, currency: Currency) -> bool {
    let other = |share: &&awards::Share| share.committed.currency() != currency;
    award.shares.iter().filter(other).any(|share| share.committed.minor() > share.paid.minor())
}

/// The split that was named: part by part, or all of one fund.
fn named(new: &NewPayout, charge: Money) -> Vec<(FundId, Money)> {
    match new.fund {
        Some(fund) if new.extra.split.is_empty() => vec![(fund, charge)],
        _ => new.extra.split.clone(),
    }
}

fn write_parts(tx: &mut Tx<'_>, id: PayoutId, parts: &Parts) -> Result<(), Stop> {
    if parts.drawn.len() < 2 {
        return Ok(());
    }
    let row = |one: &Drawn| store::ShareRow {
        payout_id: id,
        fund_id: one.fund,
        charge_minor: one.charge.minor(),
        debited_minor: None,
    };
    parts.drawn.iter().try_for_each(|one| store::insert_share(tx, row(one)))
}

fn tell(
    tx: &mut Tx<'_>,
    award: &Award,
    part: &Instalment,
    id: PayoutId,
    amounts: &Amounts,
    (rate, parts): (Option<&RateUsed>, &Parts),
) -> Result<(), Stop> {
    let mut details = serde_json::json!({
        "instalment": part.number,
        "amount": amounts.amount,
        "charge": amounts.charge,
        "local": amounts.local,
    });
    if let Some(used) = rate {
        details["rate"] = used.to_string().into();
    }
    for one in parts.drawn.iter().filter(|_| parts.drawn.len() > 1 || parts.changed) {
        details[format!("fund {}", funds::find(tx, one.fund)?.code)] = serde_json::to_value(one.charge)?;
    }
    if parts.changed {
        details["split"] = "changed".into();
    }
    let event = audit::Event::new("payouts.prepare", id).in_case(award.application, &award.key).with(details);
    audit::record(tx, event)?;
    let me = person(tx)?;
    let from = people::find(tx, me)?.name;
    let case = applications::load(tx, award.application)?;
    for reader in people::approvers::to_tell(tx)? {
        if reader != me {
            Notice::new(Kind::PayoutToApprove, Reader::Person(reader))
                .about(award.application, &award.key)
                .with("reference", case.reference.as_str())
                .with("amount", amounts.charge)
                .with("from", from.as_str())
                .with("link", format!("/payouts/{id}"))
                .queue(tx)?;
        }
    }
    Ok(())
}
