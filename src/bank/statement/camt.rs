//! ISO 20022 camt.053.001.02 and .08: one statement, its booked entries.

use super::{Booked, Format, Refusal, Said, Statement, check_currency, day, plain, signed, tidy, wrong};
use crate::base::{
    Currency, Money,
    xml::{self, At, Attribute, Broken, Elements},
};
use chrono::NaiveDate;

impl From<Broken> for Refusal {
    fn from(broken: Broken) -> Self {
        Self::FileBroken { line: broken.line }
    }
}

/// A balance or an entry on the way.
#[derive(Default)]
struct Part {
    amount: Option<Money>,
    out: Option<bool>,
    on: Option<NaiveDate>,
    value_on: Option<NaiveDate>,
    /// Of a balance: `OPBD`. Of an entry: whether it is booked.
    code: String,
    reference: String,
    entry_reference: String,
    end_to_end: String,
    debtor: String,
    creditor: String,
    texts: Vec<String>,
}

struct Walk {
    currency: Currency,
    format: Option<Format>,
    statements: usize,
    account: Option<String>,
    opening: Option<Money>,
    closing: Option<Money>,
    lines: Vec<Booked>,
    part: Part,
}

pub(super) fn read(text: &str, currency: Currency) -> Result<Statement, Refusal> {
    let mut walk = Walk {
        currency,
        format: None,
        statements: 0,
        account: None,
        opening: None,
        closing: None,
        lines: Vec::new(),
        part: Part::default(),
    };
    // What the root says is checked first: another kind of file is no broken one.
    walk.format = [Format::Camt02, Format::Camt08]
        .into_iter()
        .find(|format| text.chars().take(2_000).collect::<String>().contains(format.as_str()));
    if walk.format.is_none() {
        return Err(Refusal::FileUnknown);
    }
    xml::read(text, &mut walk)?;
    if walk.statements != 1 {
        return Err(Refusal::FileNotOne { found: walk.statements });
    }
    let last = 1 + text.matches('\n').count();
    Ok(Statement {
        format: walk.format.unwrap_or(Format::Camt02),
        account: walk.account,
        opening: walk.opening.ok_or_else(|| wrong(last, "Bal/OPBD", ""))?,
        closing: walk.closing.ok_or_else(|| wrong(last, "Bal/CLBD", ""))?,
        lines: walk.lines,
    })
}

impl Elements for Walk {
    type Stop = Refusal;

    fn start(&mut self, at: &At, attribute: &Attribute<'_>) -> Result<(), Refusal> {
        match at.here() {
            "Stmt" => self.statements += 1,
            "Bal" | "Ntry" => self.part = Part::default(),
            "Amt" if matches!(at.above(1), "Bal" | "Ntry") => check_currency(&attribute("Ccy")?, self.currency)?,
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, at: &At, text: &str) -> Result<(), Refusal> {
        let line = at.line;
        let of_part = matches!(at.above(1), "Bal" | "Ntry");
        match (at.above(1), at.here()) {
            ("Id", "IBAN") | ("Othr", "Id") if at.within("Acct") && !at.within("Ntry") => {
                self.account.get_or_insert_with(|| text.to_owned());
            }
            ("Acct", "Ccy") if !at.within("Ntry") => check_currency(text, self.currency)?,
            (_, "Amt") if of_part => self.part.amount = Some(plain(line, "Amt", text, self.currency)?),
            (_, "CdtDbtInd") if of_part => self.part.out = Some(direction(line, text)?),
            ("CdOrPrtry", "Cd") if at.within("Bal") => text.clone_into(&mut self.part.code),
            // Version 02 has the word itself, version 08 a code in it.
            ("Ntry", "Sts") if !text.is_empty() => text.clone_into(&mut self.part.code),
            ("Sts", "Cd") => text.clone_into(&mut self.part.code),
            ("BookgDt", "Dt" | "DtTm") => self.part.on = Some(date(line, "BookgDt", text)?),
            ("ValDt", "Dt" | "DtTm") => self.part.value_on = Some(date(line, "ValDt", text)?),
            ("Ntry", "AcctSvcrRef") => text.clone_into(&mut self.part.reference),
            ("Ntry", "NtryRef") => text.clone_into(&mut self.part.entry_reference),
            ("Refs", "AcctSvcrRef") if self.part.reference.is_empty() => text.clone_into(&mut self.part.reference),
            ("Refs", "EndToEndId") if text != "NOTPROVIDED" => text.clone_into(&mut self.part.end_to_end),
            ("Dbtr", "Nm") => text.clone_into(&mut self.part.debtor),
            ("Cdtr", "Nm") => text.clone_into(&mut self.part.creditor),
            ("Pty", "Nm") if at.above(2) == "Dbtr" => text.clone_into(&mut self.part.debtor),
            ("Pty", "Nm") if at.above(2) == "Cdtr" => text.clone_into(&mut self.part.creditor),
            ("RmtInf", "Ustrd") | ("Ntry", "AddtlNtryInf") => self.part.texts.push(text.to_owned()),
            ("Stmt", "Bal") => self.balance(line)?,
            ("Stmt", "Ntry") => self.entry(line)?,
            _ => {}
        }
        Ok(())
    }
}

fn direction(line: usize, text: &str) -> Result<bool, Refusal> {
    match text {
        "DBIT" => Ok(true),
        "CRDT" => Ok(false),
        other => Err(wrong(line, "CdtDbtInd", other)),
    }
}

/// A day, or the day of an instant.
fn date(line: usize, field: &str, text: &str) -> Result<NaiveDate, Refusal> {
    day(line, field, text.get(..10).unwrap_or(text), "%Y-%m-%d")
}

impl Walk {
    fn whole(&self, line: usize) -> Result<Money, Refusal> {
        let amount = self.part.amount.ok_or_else(|| wrong(line, "Amt", ""))?;
        signed(amount, self.part.out.ok_or_else(|| wrong(line, "CdtDbtInd", ""))?)
    }

    fn balance(&mut self, line: usize) -> Result<(), Refusal> {
        let amount = self.whole(line)?;
        match self.part.code.as_str() {
            "OPBD" => self.opening = Some(amount),
            "PRCD" => {
                self.opening.get_or_insert(amount);
            }
            "CLBD" => self.closing = Some(amount),
            _ => {}
        }
        Ok(())
    }

    /// An entry that is not booked yet comes again when it is.
    fn entry(&mut self, line: usize) -> Result<(), Refusal> {
        let amount = self.whole(line)?;
        let part = std::mem::take(&mut self.part);
        match part.code.as_str() {
            "BOOK" => {}
            "PDNG" | "INFO" | "FUTR" => return Ok(()),
            other => return Err(wrong(line, "Sts", other)),
        }
        let on = part.on.or(part.value_on).ok_or_else(|| wrong(line, "BookgDt", ""))?;
        let name = if amount.is_negative() { part.creditor } else { part.debtor };
        let reference = if part.reference.is_empty() { part.entry_reference } else { part.reference };
        let said = Said {
            reference: tidy(&reference),
            own_reference: tidy(&part.end_to_end),
            name: tidy(&name),
            text: tidy(&part.texts.join(" ")),
        };
        self.lines.push(Booked { on, amount, said });
        Ok(())
    }
}
