//! Entering payees, listing them, and opening their details, which is written down each time.

use super::{
    Details, Method, Payee, Refusal, State, Warning,
    account::{self, Finding},
    number, search, store,
};
use crate::{
    audit,
    base::{
        Currency, Deed, GroupId, PayeeId, PaymentOrderId, Stop,
        fold::phone,
        seal::{CaseKey, Place},
    },
    db::{Tx, keys},
    groups::access,
};
use chrono::NaiveDateTime;
use std::collections::HashMap;

/// Most characters of a name and of each detail but the note.
const LINE_MOST: usize = 200;
/// Most characters of the note.
const NOTE_MOST: usize = 1_000;
/// An account is as long as this before its last four digits may be shown.
const TAIL_FROM: usize = 8;

/// A payee to be entered.
#[derive(Clone, Debug)]
pub struct NewPayee {
    /// Whose it is, where it is a group's own.
    pub group_id: Option<GroupId>,
    /// Its name.
    pub name: String,
    /// How money reaches it.
    pub method: Method,
    /// Where its account is: ISO 3166 alpha-2.
    pub country: String,
    /// What its account is kept in.
    pub currency: Currency,
    /// What is needed to pay.
    pub details: Details,
}

/// Enters a payee. Its details are not verified yet.
pub fn add(tx: &mut Tx<'_>, new: NewPayee) -> Result<PayeeId, Stop> {
    tx.permit(Deed::EditPayees)?;
    let by = tx.actor.person().ok_or(Stop::Forbidden)?;
    let new = trimmed(new);
    check(&new)?;
    let id: PayeeId = tx.new_id()?;
    let key = keys::create(tx)?;
    search::index(tx, id, &new.name, &new.details)?;
    let row = store::NewRow {
        id,
        key_id: key.id,
        group_id: new.group_id,
        name: key.seal(Place::new("payees.name", id.0), &new.name)?,
        method: new.method,
        country: new.country,
        currency: new.currency.code(),
        details: key.seal(Place::new("payees.details", id.0), &serde_json::to_string(&new.details)?)?,
        account_tail: tail(&new.details.account),
        state: State::Unverified,
        created_by: by,
        created_at: tx.now,
    };
    store::insert(tx, row)?;
    audit::record(tx, audit::Event::new("payees.add", id))?;
    Ok(id)
}

pub(super) fn trimmed(mut new: NewPayee) -> NewPayee {
    let details = &mut new.details;
    for text in [
        &mut new.name,
        &mut new.country,
        &mut details.account,
        &mut details.holder,
        &mut details.bank,
        &mut details.bank_code,
        &mut details.swift,
        &mut details.tax_number,
        &mut details.note,
        &mut details.address,
        &mut details.correspondent,
        &mut details.city,
    ] {
        *text = text.trim().to_owned();
    }
    // As systems know it: another spelling of the same number is the same number.
    let known = match new.method {
        Method::Card => number::card(&details.account),
        Method::Wallet => phone(&details.account, Some(&new.country)),
        _ => None,
    };
    if let Some(known) = known {
        details.account = known;
    }
    new
}

pub(super) fn check(new: &NewPayee) -> Result<(), Refusal> {
    let Details { account, holder, bank, bank_code, swift, tax_number, note, address, correspondent, city } =
        &new.details;
    let longest = [&new.name, account, holder, bank, bank_code, swift, tax_number, address, correspondent, city];
    let country = new.country.len() == 2 && new.country.bytes().all(|byte| byte.is_ascii_uppercase());
    if new.name.is_empty() {
        Err(Refusal::NameMissing)
    } else if !country {
        Err(Refusal::CountryMalformed)
    } else if account.is_empty() && new.method.needs_account() {
        Err(Refusal::AccountMissing)
    } else if wrong_check_digits(new.method, &new.country, account) {
        Err(Refusal::AccountCheckDigits)
    } else if longest.iter().any(|text| text.chars().count() > LINE_MOST) {
        Err(Refusal::TextTooLong { most: LINE_MOST })
    } else if note.chars().count() > NOTE_MOST {
        Err(Refusal::TextTooLong { most: NOTE_MOST })
    } else {
        number::check(new.method, &new.country, &new.details)
    }
}

fn wrong_check_digits(method: Method, country: &str, account: &str) -> bool {
    method == Method::BankTransfer && account::account(country, account) == Some(Finding::WrongCheckDigits)
}

/// What to warn about beside the details: nothing of it is certain enough to refuse.
pub fn warnings(method: Method, country: &str, details: &Details) -> Vec<Warning> {
    let name = matches!(method, Method::BankTransfer | Method::PersonAbroad)
        && !details.holder.is_empty()
        && details.holder.chars().any(|letter| letter.is_alphabetic() && !letter.is_ascii());
    let swift = details.swift.chars().filter(|letter| !letter.is_whitespace()).collect::<String>();
    let odd = !(swift.is_empty() || [8, 11].contains(&swift.len()) && swift.bytes().all(|b| b.is_ascii_alphanumeric()));
    let general = [(name, Warning::HolderNotLatin), (odd, Warning::SwiftMalformed)].into_iter().filter(|(is, _)| *is);
    let general = general.map(|(_, warning)| warning);
    if method != Method::BankTransfer {
        return general.collect();
    }
    let of_account = match account::account(country, &details.account) {
        Some(Finding::WrongLength { expected }) => Some(Warning::AccountLength { expected }),
        Some(Finding::NotDigits) => Some(Warning::AccountNotDigits),
        _ => None,
    };
    // Source: two published Kyrgyz BICs and Uzbek bank pages; the Tajik length is unverified.
    let expected = match country {
        "KG" => Some(6),
        "UZ" => Some(5),
        "TJ" => Some(9),
        _ => None,
    };
    let digits = |text: &str| text.bytes().filter(|byte| !byte.is_ascii_whitespace()).all(|byte| byte.is_ascii_digit());
    let count = details.bank_code.chars().filter(|letter| !letter.is_whitespace()).count();
    let odd = |expected: &usize| count > 0 && (count != *expected || !digits(&details.bank_code));
    let of_bank = expected.filter(odd).map(|expected| Warning::BankCodeLength { expected });
    of_account.into_iter().chain(of_bank).chain(general).collect()
}

/// The last four letters or digits of an account long enough that they do not give it away.
pub(super) fn tail(account: &str) -> String {
    let plain: Vec<char> = account.chars().filter(|letter| letter.is_alphanumeric()).collect();
    if plain.len() < TAIL_FROM { String::new() } else { plain[plain.len() - 4..].iter().collect() }
}

/// Payees, newest first, entered before one; names opened, details not.
pub fn list(tx: &mut Tx<'_>, before: Option<(NaiveDateTime, PayeeId)>, most: i64) -> Result<Vec<Payee>, Stop> {
    permit_seeing(tx)?;
    let rows = store::page(tx, before, most)?;
    opened(tx, rows)
}

pub(super) fn permit_seeing(tx: &Tx<'_>) -> Result<(), Stop> {
    if tx.may(Deed::SeePayouts) { Ok(()) } else { tx.permit(Deed::EditPayees) }
}

/// A payee without its details, for its page.
pub fn see(tx: &mut Tx<'_>, id: PayeeId) -> Result<Payee, Stop> {
    permit_seeing(tx)?;
    find(tx, id)
}

/// A payee without its details. A step.
pub fn find(tx: &mut Tx<'_>, id: PayeeId) -> Result<Payee, Stop> {
    let row = store::find(tx, id)?;
    opened(tx, vec![row])?.pop().ok_or(Stop::Missing)
}

/// The same, for work on it: as if it were not there, where its group is closed to the actor. A step.
pub fn open_to_me(tx: &mut Tx<'_>, id: PayeeId) -> Result<Payee, Stop> {
    let payee = find(tx, id)?;
    if payee.closed { Err(Stop::Missing) } else { Ok(payee) }
}

/// A group's own payees that are not retired, newest first.
pub fn of_group(tx: &mut Tx<'_>, group: GroupId) -> Result<Vec<Payee>, Stop> {
    let rows = store::of_groups(tx, &[group])?;
    opened(tx, rows)
}

/// The names of some payees; those whose key was destroyed are left out.
pub fn names(tx: &mut Tx<'_>, ids: &[PayeeId]) -> Result<HashMap<PayeeId, String>, Stop> {
    let rows = store::some(tx, ids)?;
    Ok(opened(tx, rows)?.into_iter().filter_map(|payee| Some((payee.id, payee.name?))).collect())
}

/// The names in a payee's details, for comparing them with lists: nobody reads them.
#[derive(Clone, Debug, Default)]
pub struct Named {
    /// Its name.
    pub name: String,
    /// The holder's.
    pub holder: String,
    /// The bank's.
    pub bank: String,
    /// The name of the bank between.
    pub correspondent: String,
}

/// The names in the details of a group's payees. A step.
pub fn named_of_group(tx: &mut Tx<'_>, group: GroupId) -> Result<Vec<Named>, Stop> {
    let rows = store::of_groups(tx, &[group])?;
    rows.into_iter().map(|keyed| named(tx, keyed)).collect()
}

/// The names in one payee's details. A step.
pub fn named_of(tx: &mut Tx<'_>, id: PayeeId) -> Result<Named, Stop> {
    let keyed = store::find(tx, id)?;
    named(tx, keyed)
}

fn named(tx: &Tx<'_>, (row, wrapped): store::Keyed) -> Result<Named, Stop> {
    let Some(wrapped) = wrapped else { return Ok(Named::default()) };
    let key = tx.master.unwrap(row.key_id, &wrapped)?;
    let details: Details = serde_json::from_str(&key.open(Place::new("payees.details", row.id.0), &row.details)?)?;
    let Details { holder, bank, correspondent, .. } = details;
    Ok(Named { name: key.open(Place::new("payees.name", row.id.0), &row.name)?, holder, bank, correspondent })
}

/// Refuses what is in the payee of a group that is closed to the actor.
pub(super) fn check_open(tx: &mut Tx<'_>, group: Option<GroupId>) -> Result<(), Stop> {
    match group {
        Some(group) if !access::closed(tx, &[group])?.is_empty() => Err(Stop::Missing),
        _ => Ok(()),
    }
}

/// Payees as they stand in the table; the names of those whose group is closed to the actor are left out.
pub(super) fn opened(tx: &mut Tx<'_>, rows: Vec<store::Keyed>) -> Result<Vec<Payee>, Stop> {
    let mut payees = rows.into_iter().map(|row| payee(tx, row)).collect::<Result<Vec<_>, Stop>>()?;
    let groups: Vec<GroupId> = payees.iter().filter_map(|payee| payee.group_id).collect();
    let closed = access::closed(tx, &groups)?;
    for payee in payees.iter_mut().filter(|payee| payee.group_id.is_some_and(|group| closed.contains(&group))) {
        payee.closed = true;
        payee.name = None;
        if let Some(verified) = &mut payee.verified {
            verified.how.clear();
        }
    }
    Ok(payees)
}

fn payee(tx: &Tx<'_>, (row, wrapped): store::Keyed) -> Result<Payee, Stop> {
    let (name, how) = match wrapped {
        Some(wrapped) => {
            let key = tx.master.unwrap(row.key_id, &wrapped)?;
            let how = key.open_optional(Place::new("payees.verified_note", row.id.0), row.verified_note.as_ref())?;
            (Some(key.open(Place::new("payees.name", row.id.0), &row.name)?), how)
        }
        None => (None, None),
    };
    let verified = row.verified_by.zip(row.verified_at).filter(|_| row.state == State::Verified);
    Ok(Payee {
        id: row.id,
        group_id: row.group_id,
        name,
        closed: false,
        method: row.method,
        country: row.country,
        currency: Currency::from_code(&row.currency).ok_or_else(|| Stop::broken("a payee's currency is unknown"))?,
        account_tail: row.account_tail,
        state: row.state,
        created_by: row.created_by,
        created_at: row.created_at,
        changed: row.changed_by.zip(row.changed_at),
        verified: verified.map(|(by, at)| super::Verified { by, at, how: how.unwrap_or_default() }),
    })
}

/// A payee with its details. It never goes with a request key, whose result is kept in the open.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub struct Opened {
    /// Without them.
    pub payee: Payee,
    /// What is needed to pay.
    pub details: Details,
    /// What to warn about.
    pub warnings: Vec<Warning>,
}

/// The details of a payee, to be handed to the group that it belongs to. A step: the caller checked that the group is open to
/// the actor, and recorded it.
pub fn details_for_its_group(tx: &mut Tx<'_>, id: PayeeId) -> Result<Details, Stop> {
    let keyed = store::find(tx, id)?;
    check_open(tx, keyed.0.group_id)?;
    let key: CaseKey = keys::open(tx, keyed.0.key_id)?;
    Ok(serde_json::from_str(&key.open(Place::new("payees.details", id.0), &keyed.0.details)?)?)
}

/// The longest reason for opening details, in characters.
pub const REASON_MAX: usize = 300;

/// Opens a payee's details; who did so, when and why is written down.
pub fn open(tx: &mut Tx<'_>, id: PayeeId, reason: &str) -> Result<Opened, Stop> {
    tx.permit(Deed::OpenPayee)?;
    let reason = reason.trim();
    if reason.is_empty() {
        return Err(Refusal::ReasonMissing.into());
    }
    opened_for(tx, id, serde_json::json!({ "reason": reason }))
}

/// Opens a payee's details for a payment order that is taken out, which is the reason. A step.
pub fn open_to_pay(tx: &mut Tx<'_>, id: PayeeId, order: PaymentOrderId) -> Result<Opened, Stop> {
    tx.permit(Deed::OpenPayee)?;
    opened_for(tx, id, serde_json::json!({ "order": order.to_string() }))
}

fn opened_for(tx: &mut Tx<'_>, id: PayeeId, why: serde_json::Value) -> Result<Opened, Stop> {
    let keyed = store::find(tx, id)?;
    check_open(tx, keyed.0.group_id)?;
    let key: CaseKey = keys::open(tx, keyed.0.key_id)?;
    let details = key.open(Place::new("payees.details", id.0), &keyed.0.details)?;
    let details: Details = serde_json::from_str(&details)?;
    let payee = payee(tx, keyed)?;
    audit::record(tx, audit::Event::new("payees.open", id).with(why))?;
    let warnings = warnings(payee.method, &payee.country, &details);
    Ok(Opened { payee, details, warnings })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kyrgyz(account: &str) -> NewPayee {
        NewPayee {
            group_id: None,
            name: "Айгүл Осмонова".into(),
            method: Method::BankTransfer,
            country: "KG".into(),
            currency: Currency::KGS,
            details: Details { account: account.into(), bank_code: "135010".into(), ..Details::default() },
        }
    }

    #[test]
    fn each_thing_wrong_with_a_payee_has_its_refusal() {
        let good = || kyrgyz("1350102119900169");
        assert_eq!(check(&good()), Ok(()));
        assert_eq!(check(&kyrgyz("1350102119900168")), Err(Refusal::AccountCheckDigits));
        assert_eq!(check(&kyrgyz("")), Err(Refusal::AccountMissing));
        assert_eq!(check(&NewPayee { name: String::new(), ..good() }), Err(Refusal::NameMissing));
        assert_eq!(check(&NewPayee { country: "kg".into(), ..good() }), Err(Refusal::CountryMalformed));
        assert_eq!(check(&NewPayee { method: Method::CashInHand, ..kyrgyz("") }), Ok(()));
        let long = Details { note: "х".repeat(1_001), ..good().details };
        assert_eq!(check(&NewPayee { details: long, ..good() }), Err(Refusal::TextTooLong { most: 1_000 }));
        let long = Details { holder: "x".repeat(201), ..good().details };
        assert_eq!(check(&NewPayee { details: long, ..good() }), Err(Refusal::TextTooLong { most: 200 }));
    }

    #[test]
    fn a_wallets_number_is_kept_in_one_spelling() {
        let wallet = NewPayee { method: Method::Wallet, ..kyrgyz(" 0700 123 456") };
        assert_eq!(trimmed(wallet).details.account, "+996700123456");
    }

    #[test]
    fn only_verified_check_digits_refuse_and_the_rest_warns() {
        let abroad = NewPayee { method: Method::PersonAbroad, ..kyrgyz("1350102119900168") };
        assert_eq!(check(&abroad), Ok(()));
        let of = |country: &str, account: &str, bank_code: &str| {
            let details = Details { account: account.into(), bank_code: bank_code.into(), ..Details::default() };
            warnings(Method::BankTransfer, country, &details)
        };
        assert_eq!(of("KG", "1350102119900169", "135 010"), []);
        assert_eq!(of("KG", "135010211990016", ""), [Warning::AccountLength { expected: 16 }]);
        assert_eq!(of("UZ", "2020800090012345600A", "00014"), [Warning::AccountNotDigits]);
        assert_eq!(of("UZ", "20208000900123456001", "0001"), [Warning::BankCodeLength { expected: 5 }]);
        assert_eq!(of("TJ", "20202972000000000001", "35010180X"), [Warning::BankCodeLength { expected: 9 }]);
        assert_eq!(of("GE", "GE29NB0000000101904917", "x"), []);
        assert_eq!(warnings(Method::Wallet, "KG", &Details::default()), []);
    }

    #[test]
    fn only_the_end_of_a_long_account_is_shown() {
        assert_eq!(tail("1350 1021-1990 0169"), "0169");
        assert_eq!(tail("1234567"), "");
        assert_eq!(tail(""), "");
    }

    #[test]
    fn spaces_around_what_was_typed_are_dropped() {
        let new = trimmed(NewPayee { name: " A ".into(), ..kyrgyz(" 1350102119900169\n") });
        assert_eq!((new.name.as_str(), new.details.account.as_str()), ("A", "1350102119900169"));
    }
}
