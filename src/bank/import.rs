//! Bringing a statement in: all of its lines that are new, or nothing.

use super::{
    Account, Line, LineState, Refusal, accounts, candidates,
    statement::{Booked, Statement},
    store,
};
use crate::{
    audit,
    base::{BankAccountId, Deed, PersonId, Stop, fold},
    db::{Tx, keys},
    funds::periods::{self, Period},
    notices::{Kind, Notice, Reader},
    people,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeSet, HashMap, HashSet};

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Brought {
    /// Lines that are new.
    pub new: usize,
    /// Lines that were there already, by the bank's reference.
    pub known: usize,
}

/// Letters and digits only, as account numbers are compared.
fn bare(number: &str) -> String {
    number.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_uppercase).collect()
}

/// The number in the file is the account's, or ends with it: some banks write their own code before it.
fn is_of(found: &str, number: &str) -> bool {
    let (found, number) = (bare(found), bare(number));
    !number.is_empty() && (found.ends_with(&number) || number.ends_with(&found) && found.len() >= 8)
}

/// Act: brings a statement in. Lines that are there already, by the bank's reference, are left out.
pub fn import(tx: &mut Tx<'_>, id: BankAccountId, statement: &Statement, sha256: &str) -> Result<Brought, Stop> {
    tx.permit(Deed::KeepBank)?;
    let me = tx.actor.person().ok_or(Stop::Forbidden)?;
    store::lock(tx)?;
    let account = accounts::find(tx, id)?;
    if let Some(found) = statement.account.as_ref().filter(|found| !is_of(found, &account.details.number)) {
        return Err(Refusal::OtherAccount { found: found.chars().take(40).collect() }.into());
    }
    if store::is_known(tx, id, sha256)? {
        return Err(Refusal::FileKnown.into());
    }
    let tokens = tokens(tx, statement);
    let known: HashSet<i64> = store::known_tokens(tx, id, &tokens)?.into_iter().collect();
    let new_lines = statement.lines.iter().zip(&tokens).filter(|(_, token)| !known.contains(token));
    hold_months(tx, new_lines.map(|(line, _)| line.on))?;
    let brought = Brought { new: statement.lines.len() - known.len(), known: known.len() };
    let row = statement_row(tx, id, statement, sha256, brought.known, me)?;
    let statement_id = row.id;
    store::insert_statement(tx, row)?;
    let key = keys::house(tx)?;
    let mut new = Vec::with_capacity(brought.new);
    for (booked, token) in statement.lines.iter().zip(tokens).filter(|(_, token)| !known.contains(token)) {
        let line = fresh(tx, id, booked)?;
        let row = accounts::line_row(&key, line.id, id, booked)?;
        store::insert_line(tx, store::LineRow { statement_id: Some(statement_id), token, ..row })?;
        new.push(line);
    }
    tell(tx, &account, &new)?;
    let details = serde_json::json!({
        "sha256": sha256, "opening": statement.opening, "closing": statement.closing, "new": brought.new,
    });
    audit::record(tx, audit::Event::new("bank.import", id).with(details))?;
    Ok(brought)
}

/// What is new is dated into open months only.
fn hold_months(tx: &mut Tx<'_>, days: impl Iterator<Item = NaiveDate>) -> Result<(), Stop> {
    let months: BTreeSet<Period> = days.map(Period::of).collect();
    months.into_iter().try_for_each(|month| periods::hold_open(tx, month.first()))
}

fn statement_row(
    tx: &Tx<'_>,
    account: BankAccountId,
    statement: &Statement,
    sha256: &str,
    known: usize,
    by: PersonId,
) -> Result<store::StatementRow, Stop> {
    let (from_on, to_on) = statement.days().unwrap_or((tx.now.date(), tx.now.date()));
    let count = |count: usize| i32::try_from(count).unwrap_or(i32::MAX);
    Ok(store::StatementRow {
        id: tx.new_id()?,
        account_id: account,
        format: statement.format.to_string(),
        sha256: sha256.to_owned(),
        from_on,
        to_on,
        opening_minor: statement.opening.minor(),
        closing_minor: statement.closing.minor(),
        lines: count(statement.lines.len()),
        known: count(known),
        imported_by: by,
        imported_at: tx.now,
    })
}

/// A line as it comes: nobody has said yet what it is.
fn fresh(tx: &Tx<'_>, account: BankAccountId, booked: &Booked) -> Result<Line, Stop> {
    Ok(Line {
        id: tx.new_id()?,
        account,
        on: booked.on,
        amount: booked.amount,
        said: booked.said.clone(),
        state: LineState::Open,
        transaction: None,
        transfer: None,
        note: None,
        settled: None,
        from_bank: true,
        reverses: None,
        reverses_opening: false,
    })
}

/// Tells the others who keep our accounts how many lines match nothing in the ledger.
fn tell(tx: &mut Tx<'_>, account: &Account, lines: &[Line]) -> Result<(), Stop> {
    let pool = candidates::Pool::load(tx, account, lines)?;
    let unmatched = lines.iter().filter(|line| pool.candidates(line).is_empty()).count();
    if unmatched == 0 {
        return Ok(());
    }
    for person in people::register::ids_holding(tx, Deed::KeepBank.roles())? {
        if tx.actor.person() != Some(person) {
            Notice::new(Kind::StatementUnmatched, Reader::Person(person))
                .with("note", unmatched.to_string())
                .with("link", format!("/bank/{}", account.id))
                .queue(tx)?;
        }
    }
    Ok(())
}

/// What each line is known again by: the bank's reference with day and amount, or all its words where it has none. Lines
/// that are alike within one statement are told apart by their order.
fn tokens(tx: &Tx<'_>, statement: &Statement) -> Vec<i64> {
    let mut times: HashMap<String, usize> = HashMap::new();
    let token = |line: &Booked| {
        let said = &line.said;
        let words = if said.reference.is_empty() {
            [said.own_reference.as_str(), &said.name, &said.text].map(fold::fold).join("\n")
        } else {
            said.reference.clone()
        };
        let text = format!("{}\n{}\n{words}", line.on, line.amount.minor());
        let time = times.entry(text.clone()).or_default();
        *time += 1;
        tx.master.blind("bank_line", &format!("{text}\n{time}"))
    };
    statement.lines.iter().map(token).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_number_is_compared_without_its_spaces_and_the_banks_code() {
        assert!(is_of("1350102119900169", "1350 1021 1990 0169"));
        assert!(is_of("35010180820202972000000000001", "20202972000000000001"));
        assert!(!is_of("1350102119900168", "1350102119900169"));
        assert!(!is_of("0169", "1350102119900169"));
        assert!(!is_of("x", ""));
    }
}
