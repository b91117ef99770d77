//! Files of exchange rates as their publishers send them, saved by staff: the National Bank of Tajikistan (XML), the
//! Central Bank of Uzbekistan (JSON, XML), the National Bank of the Kyrgyz Republic (daily and weekly XML), InforEuro
//! (JSON), the European Central Bank (CSV), the United Nations (XML). Nothing is fetched. Pure: no clock, no database.
//!
//! A bank's rate between two currencies of the region is left out: its few decimals make it wrong by up to two percent.
//! Each local currency is converted by its own bank, against the euro, the dollar and other currencies from elsewhere.

use super::Refusal;
use crate::base::{Currency, Rate};
use chrono::{Datelike, NaiveDate};
use roxmltree::{Document, Node};
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::value::RawValue;

/// Largest file, in bytes: the largest real one has 40 kB.
pub const LARGEST: usize = 1 << 20;

/// Currencies whose own central banks are read here.
const LOCAL: [Currency; 3] = [Currency::TJS, Currency::UZS, Currency::KGS];

/// What a file holds: rates of one day, from one source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RateFile {
    /// Who published it.
    pub source: &'static str,
    /// The day the rates are for.
    pub on: NaiveDate,
    /// The rates, in the order of the file, each pair once.
    pub rates: Vec<Rate>,
}

/// A line of a file before it is a rate.
struct Line {
    /// Counted from 1; for JSON the number of the entry.
    number: usize,
    /// The currency that is priced, then the one of the price; the publisher's is fixed.
    base: String,
    quote: String,
    units: String,
    value: String,
    /// As printed; empty where the file has no day of its own.
    on: String,
}

/// Reads a file that was asked for a day. A file of another day is refused: some banks answer a day they do not have
/// with today's table, silently. InforEuro's has no day in it and is taken for the month of the day asked for.
pub fn read(bytes: &[u8], asked: NaiveDate) -> Result<RateFile, Refusal> {
    if bytes.len() > LARGEST {
        return Err(Refusal::RatesFileTooLarge);
    }
    let text = decode(bytes);
    let text = text.trim_start_matches('\u{feff}').trim();
    let (source, lines) = if text.starts_with('<') {
        xml(text)?
    } else if text.starts_with('[') {
        json(text)?
    } else {
        (ECB, ecb(text)?)
    };
    let on = if source == INFOR_EURO { asked.with_day(1).unwrap_or(asked) } else { asked };
    let mut rates: Vec<Rate> = Vec::new();
    let mut other_day = None;
    for line in &lines {
        if !line.on.is_empty() {
            let day = day(line)?;
            if day != asked {
                other_day = Some(day);
                continue;
            }
        }
        let Some(rate) = rate(line)? else { continue };
        let known = rates.iter().find(|one| (one.base(), one.quote()) == (rate.base(), rate.quote()));
        match known {
            Some(one) if *one != rate => {
                return Err(Refusal::RatesFileTwice { line: line.number, currency: rate_currency(&rate) });
            }
            Some(_) => {}
            None => rates.push(rate),
        }
    }
    match (rates.is_empty(), other_day) {
        (true, Some(found)) => Err(Refusal::RatesFileOtherDay { found, asked }),
        (true, None) => Err(Refusal::RatesFileEmpty),
        (false, _) => Ok(RateFile { source, on, rates }),
    }
}

/// The currency that is not the publisher's own.
fn rate_currency(rate: &Rate) -> Currency {
    if [Currency::EUR, Currency::USD].contains(&rate.base()) && !LOCAL.contains(&rate.quote()) {
        rate.quote()
    } else {
        rate.base()
    }
}

const NBT: &str = "National Bank of Tajikistan, nbt.tj";
const CBU: &str = "Central Bank of Uzbekistan, cbu.uz";
const NBKR: &str = "National Bank of the Kyrgyz Republic, nbkr.kg";
const INFOR_EURO: &str = "European Commission, InforEuro";
const ECB: &str = "European Central Bank";
const UN: &str = "United Nations operational rates";

/// UTF-8, or what the XML head declares, or windows-1251: the one other encoding these banks use.
fn decode(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => encoding_rs::WINDOWS_1251.decode(bytes).0.into_owned(),
    }
}

fn line_of(text: &str, at: usize) -> usize {
    1 + text.bytes().take(at).filter(|byte| *byte == b'\n').count()
}

fn xml(text: &str) -> Result<(&'static str, Vec<Line>), Refusal> {
    let document = Document::parse(text)
        .map_err(|error| Refusal::RatesFileBroken { line: usize::try_from(error.pos().row).unwrap_or(0) })?;
    let root = document.root_element();
    let named = |name: &'static str| root.children().filter(move |node| node.has_tag_name(name));
    let number = |node: &Node<'_, '_>| line_of(text, node.range().start);
    let part = |node: &Node<'_, '_>, name: &str| {
        let found = node.children().find(|part| part.has_tag_name(name)).and_then(|part| part.text());
        found.unwrap_or_default().trim().to_owned()
    };
    let dated = root.attribute("Date").unwrap_or_default().trim().to_owned();
    let priced = |node: Node<'_, '_>, base: String, quote: &str, value: &str, on: String| Line {
        number: number(&node),
        base,
        quote: quote.to_owned(),
        units: part(&node, "Nominal"),
        value: part(&node, value),
        on,
    };
    let (source, lines): (_, Vec<Line>) = match root.tag_name().name() {
        "ValCurs" => {
            let line = |node| priced(node, part(&node, "CharCode"), "TJS", "Value", dated.clone());
            (NBT, named("Valute").map(line).collect())
        }
        "CurrencyRates" => {
            let code = |node: &Node<'_, '_>| node.attribute("ISOCode").unwrap_or_default().trim().to_owned();
            let line = |node: Node<'_, '_>| priced(node, code(&node), "KGS", "Value", dated.clone());
            (NBKR, named("Currency").map(line).collect())
        }
        "CBU_Curr" => {
            let line = |node| priced(node, part(&node, "Ccy"), "UZS", "Rate", part(&node, "Date"));
            (CBU, named("CcyNtry").map(line).collect())
        }
        "UN_OPERATIONAL_RATES_DATASET" => {
            let line = |node| Line {
                number: number(&node),
                base: "USD".to_owned(),
                quote: part(&node, "f_curr_code"),
                units: "1".to_owned(),
                value: part(&node, "rate"),
                on: part(&node, "eff_date"),
            };
            (UN, named("UN_OPERATIONAL_RATES").map(line).collect())
        }
        _ => return Err(Refusal::RatesFileUnknown),
    };
    // A table without its day could be any day's.
    match lines.iter().find(|line| line.on.is_empty()) {
        Some(line) => {
            Err(Refusal::RatesFileField { line: line.number, field: "Date".to_owned(), value: String::new() })
        }
        None => Ok((source, lines)),
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct CbuEntry {
    ccy: String,
    nominal: String,
    rate: String,
    date: String,
}

/// The value is read as its text, so that no float comes between.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct InforEuroEntry {
    iso_a3_code: String,
    value: Box<RawValue>,
}

fn entries<T: DeserializeOwned>(text: &str) -> Result<Vec<T>, Refusal> {
    serde_json::from_str(text).map_err(|error| Refusal::RatesFileBroken { line: error.line() })
}

fn json(text: &str) -> Result<(&'static str, Vec<Line>), Refusal> {
    let numbered = |number: usize| number + 1;
    if text.contains("\"Ccy\"") {
        let line = |(number, entry): (usize, CbuEntry)| Line {
            number: numbered(number),
            base: entry.ccy,
            quote: "UZS".to_owned(),
            units: entry.nominal,
            value: entry.rate,
            on: entry.date,
        };
        Ok((CBU, entries(text)?.into_iter().enumerate().map(line).collect()))
    } else if text.contains("\"isoA3Code\"") {
        let line = |(number, entry): (usize, InforEuroEntry)| Line {
            number: numbered(number),
            base: "EUR".to_owned(),
            quote: entry.iso_a3_code,
            units: "1".to_owned(),
            value: entry.value.get().trim_matches('"').to_owned(),
            on: String::new(),
        };
        Ok((INFOR_EURO, entries(text)?.into_iter().enumerate().map(line).collect()))
    } else {
        serde_json::from_str::<serde::de::IgnoredAny>(text)
            .map_err(|error| Refusal::RatesFileBroken { line: error.line() })?;
        Err(Refusal::RatesFileUnknown)
    }
}

/// SDMX CSV: its first line names the columns. No value of the columns that are read holds a comma or a quote.
fn ecb(text: &str) -> Result<Vec<Line>, Refusal> {
    let mut rows = text.lines().enumerate();
    let head: Vec<&str> = rows.next().map(|(_, row)| row.split(',').collect()).unwrap_or_default();
    let column = |name: &str| head.iter().position(|title| title.trim() == name).ok_or(Refusal::RatesFileUnknown);
    let (currency, day, value) = (column("CURRENCY")?, column("TIME_PERIOD")?, column("OBS_VALUE")?);
    let mut lines = Vec::new();
    for (number, row) in rows.filter(|(_, row)| !row.trim().is_empty()) {
        let cells: Vec<&str> = row.split(',').collect();
        let cell = |at: usize| cells.get(at).map(|cell| cell.trim().to_owned());
        let (Some(quote), Some(on), Some(value)) = (cell(currency), cell(day), cell(value)) else {
            return Err(Refusal::RatesFileBroken { line: number + 1 });
        };
        lines.push(Line { number: number + 1, base: "EUR".to_owned(), quote, units: "1".to_owned(), value, on });
    }
    Ok(lines)
}

fn wrong(line: &Line, field: &str, value: &str) -> Refusal {
    let value = value.chars().take(40).collect();
    Refusal::RatesFileField { line: line.number, field: field.to_owned(), value }
}

fn day(line: &Line) -> Result<NaiveDate, Refusal> {
    ["%Y-%m-%d", "%d.%m.%Y", "%d %b %Y"]
        .iter()
        .find_map(|shape| NaiveDate::parse_from_str(&line.on, shape).ok())
        .filter(|day| (1990..2200).contains(&day.year()))
        .ok_or_else(|| wrong(line, "Date", &line.on))
}

/// A line as a rate; `None` for what is no currency of today (special drawing rights, withdrawn ones), for a currency
/// against itself, and for one local currency priced by another's bank.
fn rate(line: &Line) -> Result<Option<Rate>, Refusal> {
    let code = |code: &str| Currency::from_code(&code.trim().to_ascii_uppercase());
    let (Some(base), Some(quote)) = (code(&line.base), code(&line.quote)) else { return Ok(None) };
    if base == quote || (LOCAL.contains(&base) && LOCAL.contains(&quote)) {
        return Ok(None);
    }
    let units = line.units.parse::<u32>().ok().filter(|units| (1..=1_000_000).contains(units));
    let units = units.ok_or_else(|| wrong(line, "Nominal", &line.units))?;
    let value = Rate::parse_value(&line.value).map_err(|_| wrong(line, "Value", &line.value))?;
    Rate::new(base, quote, value, units).map(Some).map_err(|_| wrong(line, "Value", &line.value))
}

#[cfg(test)]
mod tests {
    use super::*;

    const NBT_FILE: &[u8] = include_bytes!("../../tests/samples/rates/nbt-2026-05-18.xml");
    const CBU_FILE: &[u8] = include_bytes!("../../tests/samples/rates/cbu-2026-04-01.json");
    const DAILY: &[u8] = include_bytes!("../../tests/samples/rates/nbkr-daily-2026-05-24.xml");
    const WEEKLY: &[u8] = include_bytes!("../../tests/samples/rates/nbkr-weekly-2026-05-24.xml");
    const INFOR: &[u8] = include_bytes!("../../tests/samples/rates/inforeuro-2026-05.json");

    fn date(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    fn of(file: &RateFile, base: Currency, quote: Currency) -> String {
        let rate = file.rates.iter().find(|rate| (rate.base(), rate.quote()) == (base, quote));
        rate.map(ToString::to_string).unwrap_or_default()
    }

    fn rate_of(units: u32, base: &str, value: &str, quote: &str) -> String {
        let code = |code| Currency::from_code(code).unwrap();
        let rate = Rate::new(code(base), code(quote), Rate::parse_value(value).unwrap(), units).unwrap();
        rate.to_string()
    }

    #[test]
    fn the_files_of_the_three_banks_are_read_with_their_nominals() {
        use Currency as C;
        let nbt = read(NBT_FILE, date(2026, 5, 18)).unwrap();
        assert_eq!((nbt.source, nbt.on), (NBT, date(2026, 5, 18)));
        assert_eq!(of(&nbt, C::EUR, C::TJS), rate_of(1, "EUR", "10.8757", "TJS"));
        assert_eq!(of(&nbt, C::UZS, C::TJS), "", "never one local currency by another's bank");
        assert_eq!(of(&nbt, C::KGS, C::TJS), "");
        let yen = Currency::from_code("JPY").unwrap();
        assert!(of(&nbt, yen, C::TJS).contains("10 JPY"));
        let cbu = read(CBU_FILE, date(2026, 4, 1)).unwrap();
        assert_eq!(of(&cbu, C::USD, C::UZS), rate_of(1, "USD", "12194.21", "UZS"));
        assert_eq!(of(&cbu, C::EUR, C::UZS), rate_of(1, "EUR", "13984.32", "UZS"));
        let daily = read(DAILY, date(2026, 5, 24)).unwrap();
        assert_eq!(daily.source, NBKR);
        assert_eq!(of(&daily, C::EUR, C::KGS), rate_of(1, "EUR", "101.5076", "KGS"));
        let weekly = read(WEEKLY, date(2026, 5, 24)).unwrap();
        assert_eq!(of(&weekly, yen, C::KGS), rate_of(10, "JPY", "5.4969", "KGS"));
        assert_eq!(of(&weekly, C::UZS, C::KGS), "");
    }

    #[test]
    fn the_uzbek_banks_other_shape_is_read_too() {
        let entry = |code: &str, nominal: &str, rate: &str| {
            format!(
                "<CcyNtry ID=\"1\"><Ccy>{code}</Ccy><CcyNm_EN>A currency</CcyNm_EN><CcyMnrUnts>2</CcyMnrUnts>\
                 <Nominal>{nominal}</Nominal><Rate>{rate}</Rate><Date>01.04.2026</Date></CcyNtry>\n"
            )
        };
        let body = [entry("EUR", "1", "13984.32"), entry("JPY", "10", "764.50"), entry("KGS", "1", "139.40")].concat();
        let text = format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<CBU_Curr name=\"CBU\">\n{body}</CBU_Curr>");
        let file = read(text.as_bytes(), date(2026, 4, 1)).unwrap();
        assert_eq!((file.source, file.rates.len()), (CBU, 2), "a som of Kyrgyzstan is left to its own bank");
        assert_eq!(of(&file, Currency::EUR, Currency::UZS), rate_of(1, "EUR", "13984.32", "UZS"));
        let yen = Currency::from_code("JPY").unwrap();
        assert_eq!(of(&file, yen, Currency::UZS), rate_of(10, "JPY", "764.50", "UZS"));
        let other = Refusal::RatesFileOtherDay { found: date(2026, 4, 1), asked: date(2026, 4, 2) };
        assert_eq!(read(text.as_bytes(), date(2026, 4, 2)), Err(other));
    }

    #[test]
    fn inforeuro_is_of_the_month_asked_for_and_keeps_its_digits() {
        let file = read(INFOR, date(2026, 5, 14)).unwrap();
        assert_eq!(file.on, date(2026, 5, 1));
        assert_eq!(of(&file, Currency::EUR, Currency::UZS), rate_of(1, "EUR", "13991.57", "UZS"));
        let dollars = file.rates.iter().filter(|rate| rate.quote() == Currency::USD).count();
        assert_eq!(dollars, 1, "one currency of two countries is one rate");
        let differ = String::from_utf8_lossy(INFOR).replacen("1.1639", "1.1640", 1);
        let twice = Refusal::RatesFileTwice { line: 5, currency: Currency::USD };
        assert_eq!(read(differ.as_bytes(), date(2026, 5, 14)), Err(twice));
    }

    #[test]
    fn the_european_bank_and_the_united_nations_are_read_too() {
        let csv = "KEY,FREQ,CURRENCY,TIME_PERIOD,OBS_VALUE\nA,D,USD,2026-02-03,1.1801\nA,D,USD,2026-02-04,1.1822\n";
        let file = read(csv.as_bytes(), date(2026, 2, 4)).unwrap();
        assert_eq!(file.rates.len(), 1);
        assert_eq!(of(&file, Currency::EUR, Currency::USD), rate_of(1, "EUR", "1.1822", "USD"));
        let xml = "<UN_OPERATIONAL_RATES_DATASET>\n<UN_OPERATIONAL_RATES><f_curr_code>TJS\t</f_curr_code><rate>9.35\t</rate>\
                   <eff_date>1 Sep 2026</eff_date></UN_OPERATIONAL_RATES></UN_OPERATIONAL_RATES_DATASET>";
        let file = read(xml.as_bytes(), date(2026, 9, 1)).unwrap();
        assert_eq!(of(&file, Currency::USD, Currency::TJS), rate_of(1, "USD", "9.35", "TJS"));
    }

    #[test]
    fn another_days_table_is_refused() {
        let asked = date(2020, 1, 2);
        let other = Refusal::RatesFileOtherDay { found: date(2026, 5, 18), asked };
        assert_eq!(read(NBT_FILE, asked), Err(other));
        let undated = String::from_utf8_lossy(NBT_FILE).replacen("Date=\"2026-05-18\"", "", 1);
        assert!(matches!(read(undated.as_bytes(), asked), Err(Refusal::RatesFileField { .. })));
    }

    #[test]
    fn a_damaged_file_says_where_and_nothing_of_it_is_read() {
        let asked = date(2026, 5, 24);
        let text = String::from_utf8_lossy(DAILY);
        let field = |from: &str, to: &str| match read(text.replacen(from, to, 1).as_bytes(), asked) {
            Err(Refusal::RatesFileField { line, field, .. }) => (line, field),
            other => panic!("{other:?}"),
        };
        assert_eq!(field("101,5076", "abc"), (4, "Value".to_owned()));
        assert_eq!(field("101,5076", "-1"), (4, "Value".to_owned()));
        assert_eq!(field("101,5076", "１０１"), (4, "Value".to_owned()));
        assert_eq!(field("<Nominal>1<", "<Nominal>0<"), (3, "Nominal".to_owned()));
        assert_eq!(field("24.05.2026", "99.99.2026"), (3, "Date".to_owned()));
        let cut = &DAILY[..DAILY.len() / 2];
        assert!(matches!(read(cut, asked), Err(Refusal::RatesFileBroken { .. })));
        assert!(matches!(read(b"[{\"Ccy\": 5", asked), Err(Refusal::RatesFileBroken { .. })));
        for nothing in [&b""[..], b"hello", b"<html></html>", b"[1, 2]", b"\xff\xfe\x00", b"CURRENCY,X\n"] {
            assert_eq!(read(nothing, asked), Err(Refusal::RatesFileUnknown), "{nothing:?}");
        }
        assert_eq!(read(&vec![b' '; LARGEST + 1], asked), Err(Refusal::RatesFileTooLarge));
        assert_eq!(read(b"[{\"isoA3Code\":\"XDR\",\"value\":1}]", asked), Err(Refusal::RatesFileEmpty));
        // An entity bomb is not expanded.
        let bomb = "<!DOCTYPE a [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><ValCurs Date=\"&b;\"/>";
        assert!(matches!(read(bomb.as_bytes(), asked), Err(Refusal::RatesFileBroken { .. })));
    }

    #[test]
    fn a_file_in_windows_1251_with_cyrillic_letters_is_read() {
        let text = String::from_utf8_lossy(DAILY).replace("Daily Exchange Rates", "Курсы");
        let bytes = encoding_rs::WINDOWS_1251.encode(&text).0.into_owned();
        assert_eq!(
            read(&bytes, date(2026, 5, 24)).unwrap().rates.len(),
            read(DAILY, date(2026, 5, 24)).unwrap().rates.len()
        );
    }
}
