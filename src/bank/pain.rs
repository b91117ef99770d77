//! An order as ISO 20022 pain.001.001.09 (customer credit transfer initiation): pure, nothing is looked up here.
//!
//! Accounts go as `Othr`: Tajik, Uzbek and Kyrgyz ones are not IBANs. Source: the message's schema, version 2019.

use super::orders::{Ordered, Whole};
use crate::{
    base::{Stop, words},
    payees::Method,
};
use quick_xml::escape::escape;
use rust_decimal::Decimal;
use std::fmt::Write;

/// The message's name.
pub const NAME: &str = "pain.001.001.09";

/// XML under construction.
#[derive(Default)]
struct Xml(String);

impl Xml {
    fn within(&mut self, tag: &str, inside: impl FnOnce(&mut Self)) {
        let _ = write!(self.0, "<{tag}>");
        inside(self);
        let _ = write!(self.0, "</{tag}>");
    }

    /// An element of text, at most so many characters; nothing where there is none.
    fn text(&mut self, tag: &str, text: &str, most: usize) {
        let text = plain(text, most);
        if !text.is_empty() {
            let _ = write!(self.0, "<{tag}>{}</{tag}>", escape(&text));
        }
    }
}

/// One line of what may stand in XML, cut.
fn plain(text: &str, most: usize) -> String {
    let spaced: String = text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    let words = spaced.split_whitespace().collect::<Vec<_>>().join(" ");
    words
        .chars()
        .filter(|letter| !matches!(letter, '\u{fffe}' | '\u{ffff}'))
        .take(most)
        .collect::<String>()
        .trim()
        .into()
}

/// Letters and digits of a code: people write spaces and dashes between.
fn code(text: &str) -> String {
    text.chars().filter(char::is_ascii_alphanumeric).flat_map(char::to_uppercase).collect()
}

/// Whether a code is a BIC: four letters or digits, a country, two, and perhaps three more.
fn is_bic(code: &str) -> bool {
    [8, 11].contains(&code.len())
        && code.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase())
        && code.bytes().skip(4).take(2).all(|byte| byte.is_ascii_uppercase())
}

/// A bank by its BIC, its code in the country and its name, whichever is known.
fn bank(xml: &mut Xml, tag: &str, codes: &[&str], name: &str) {
    let codes: Vec<String> = codes.iter().map(|text| code(text)).filter(|code| !code.is_empty()).collect();
    let bic = codes.iter().find(|code| is_bic(code));
    let local = codes.iter().find(|code| !is_bic(code));
    xml.within(tag, |xml| {
        xml.within("FinInstnId", |xml| {
            if let Some(bic) = bic {
                xml.text("BICFI", bic, 11);
            }
            if let Some(local) = local {
                xml.within("ClrSysMmbId", |xml| xml.text("MmbId", local, 35));
            }
            xml.text("Nm", name, 140);
            if bic.is_none() && local.is_none() && plain(name, 140).is_empty() {
                xml.within("Othr", |xml| xml.text("Id", "NOTPROVIDED", 35));
            }
        });
    });
}

fn account(xml: &mut Xml, tag: &str, number: &str, currency: Option<&str>) {
    xml.within(tag, |xml| {
        xml.within("Id", |xml| xml.within("Othr", |xml| xml.text("Id", &code(number), 34)));
        xml.text("Ccy", currency.unwrap_or_default(), 3);
    });
}

fn creditor(xml: &mut Xml, line: &Ordered) {
    let details = &line.details;
    let named = Some(details.holder.trim()).filter(|holder| !holder.is_empty());
    xml.within("Cdtr", |xml| {
        xml.text("Nm", named.unwrap_or(line.payee.name.as_deref().unwrap_or_default()), 140);
        xml.within("PstlAdr", |xml| {
            xml.text("Ctry", &line.payee.country, 2);
            xml.text("AdrLine", &details.address, 70);
        });
        if !details.tax_number.trim().is_empty() {
            let of = match line.payee.method {
                Method::PaidToSupplier | Method::ViaPartner => "OrgId",
                _ => "PrvtId",
            };
            xml.within("Id", |xml| {
                xml.within(of, |xml| {
                    xml.within("Othr", |xml| {
                        xml.text("Id", &details.tax_number, 35);
                        xml.within("SchmeNm", |xml| xml.text("Cd", "TXID", 4));
                    });
                });
            });
        }
    });
}

fn transfer(xml: &mut Xml, line: &Ordered) {
    let details = &line.details;
    xml.within("CdtTrfTxInf", |xml| {
        xml.within("PmtId", |xml| xml.text("EndToEndId", &line.name, 35));
        let currency = line.amount.currency().code();
        let _ = write!(xml.0, "<Amt><InstdAmt Ccy=\"{currency}\">{}</InstdAmt></Amt>", line.amount.amount());
        if !details.correspondent.trim().is_empty() {
            let bic = code(&details.correspondent);
            let (codes, name) =
                if is_bic(&bic) { ([bic.as_str()], "") } else { ([""], details.correspondent.as_str()) };
            bank(xml, "IntrmyAgt1", &codes, name);
        }
        bank(xml, "CdtrAgt", &[&details.swift, &details.bank_code], &details.bank);
        creditor(xml, line);
        account(xml, "CdtrAcct", &details.account, None);
        xml.within("RmtInf", |xml| {
            xml.text("Ustrd", &format!("Contract {} {}", line.contract, words::date(line.contract_on)), 140);
            let purpose: Vec<char> = plain(&line.purpose, 1_000).chars().collect();
            for piece in purpose.chunks(140) {
                xml.text("Ustrd", &piece.iter().collect::<String>(), 140);
            }
        });
    });
}

/// Writes the message.
pub fn write(whole: &Whole, payer: &str) -> Result<String, Stop> {
    let Whole { order, account: own, lines } = whole;
    let sum = lines.iter().try_fold(Decimal::ZERO, |sum, line| sum.checked_add(line.amount.amount()));
    let sum = sum.ok_or_else(|| Stop::broken("an order is too large to be counted"))?;
    let totals = |xml: &mut Xml| {
        xml.text("NbOfTxs", &lines.len().to_string(), 15);
        xml.text("CtrlSum", &sum.to_string(), 20);
    };
    let id = order.id.to_string();
    let mut xml = Xml(String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"));
    let _ = write!(xml.0, "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:{NAME}\">");
    xml.within("CstmrCdtTrfInitn", |xml| {
        xml.within("GrpHdr", |xml| {
            xml.text("MsgId", &id, 35);
            xml.text("CreDtTm", &order.made.1.format("%Y-%m-%dT%H:%M:%SZ").to_string(), 30);
            totals(xml);
            xml.within("InitgPty", |xml| xml.text("Nm", payer, 140));
        });
        xml.within("PmtInf", |xml| {
            xml.text("PmtInfId", &order.name(), 35);
            xml.text("PmtMtd", "TRF", 3);
            totals(xml);
            xml.within("ReqdExctnDt", |xml| xml.text("Dt", &order.execute_on.to_string(), 10));
            xml.within("Dbtr", |xml| xml.text("Nm", payer, 140));
            account(xml, "DbtrAcct", &own.details.number, Some(own.currency.code()));
            bank(xml, "DbtrAgt", &[&own.details.bank_code], &own.details.bank);
            for line in lines {
                transfer(xml, line);
            }
        });
    });
    xml.0.push_str("</Document>\n");
    Ok(xml.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_one_line_of_what_xml_holds() {
        let mut xml = Xml::default();
        xml.text("Nm", " Ҳашар &\n<Co>\u{0}\t1 ", 12);
        xml.text("Nm", "\u{7}", 12);
        assert_eq!(xml.0, "<Nm>Ҳашар &amp; &lt;Co&gt;</Nm>");
    }

    #[test]
    fn a_bic_is_told_from_a_local_code() {
        assert!(is_bic("DEMOKG22") && is_bic("DEMOKG22XXX"));
        assert!(!is_bic("135010") && !is_bic("DEMO1222") && !is_bic("demokg22") && !is_bic("350101800"));
    }
}
