//! Files of sanctions lists as their publishers send them, saved by staff. Nothing is fetched. Pure: no clock, no database.
//!
//! Read are: the consolidated list of the European Union (XML and CSV, format 1.1), the consolidated list of the United
//! Nations Security Council (XML), the SDN list of the United States (XML, or `sdn.csv` and `alt.csv`). A file is read
//! whole or not at all; the message names the line and the field.

mod tables;
mod xml;

use super::{Publisher, Refusal};
use chrono::NaiveDate;
use std::collections::HashSet;

/// Largest file, in bytes: the largest real one has some 30 MB.
pub const LARGEST: usize = 64 << 20;
/// Longest name; a longer one is a mistake of the file.
const NAME_MOST: usize = 1_000;

/// What a file holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListFile {
    /// Who published it.
    pub publisher: Publisher,
    /// The day it was published, where the file says so.
    pub on: Option<NaiveDate>,
    /// People and organisations.
    pub entries: usize,
    /// Their names in all spellings, in the order of the file.
    pub names: Vec<Listed>,
}

/// One name of an entry.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Listed {
    /// The publisher's number of the entry.
    pub entry: String,
    /// The name.
    pub name: String,
}

/// Reads a file.
pub fn read(bytes: &[u8]) -> Result<ListFile, Refusal> {
    if bytes.len() > LARGEST {
        return Err(Refusal::ListTooLarge);
    }
    let text = decode(bytes)?;
    let text = text.trim_start_matches('\u{feff}');
    let mut file = if text.trim_start().starts_with('<') { xml::read(text)? } else { tables::read(text)? };
    if file.names.is_empty() {
        return Err(Refusal::ListEmpty);
    }
    let mut seen = HashSet::new();
    file.names.retain(|listed| seen.insert(listed.clone()));
    Ok(file)
}

/// UTF-8, UTF-16 with its mark, or what the XML head declares; anything else is refused with the line.
fn decode(bytes: &[u8]) -> Result<String, Refusal> {
    if let Some((encoding, mark)) = encoding_rs::Encoding::for_bom(bytes) {
        return decoded(encoding, &bytes[mark..]);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.to_owned()),
        Err(error) => match declared(bytes).filter(|encoding| *encoding != encoding_rs::UTF_8) {
            Some(encoding) => decoded(encoding, bytes),
            None => Err(Refusal::ListEncoding { line: line_at(bytes, error.valid_up_to()) }),
        },
    }
}

fn decoded(encoding: &'static encoding_rs::Encoding, bytes: &[u8]) -> Result<String, Refusal> {
    let (text, wrong) = encoding.decode_without_bom_handling(bytes);
    match text.find('\u{fffd}').filter(|_| wrong) {
        Some(at) => Err(Refusal::ListEncoding { line: line_at(text.as_bytes(), at) }),
        None => Ok(text.into_owned()),
    }
}

/// The encoding that the head of an XML file names.
fn declared(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let head = String::from_utf8_lossy(bytes.get(..200).unwrap_or(bytes)).into_owned();
    let after = head.split_once("<?xml")?.1.split_once("?>")?.0.split_once("encoding=")?.1;
    let quote = after.chars().next()?;
    encoding_rs::Encoding::for_label(after.get(1..)?.split(quote).next()?.as_bytes())
}

fn line_at(bytes: &[u8], at: usize) -> usize {
    1 + bytes.iter().take(at).filter(|byte| **byte == b'\n').count()
}

/// A field that is missing or cannot be read.
fn wrong(line: usize, field: &str, value: &str) -> Refusal {
    Refusal::ListField { line, field: field.to_owned(), value: value.chars().take(40).collect() }
}

/// A name with single spaces; a field's mistake where it is longer than names are.
fn tidy(line: usize, field: &str, name: &str) -> Result<String, Refusal> {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.chars().count() > NAME_MOST { Err(wrong(line, field, &name)) } else { Ok(name) }
}

/// A day of one of these shapes at the beginning of a text.
fn day(line: usize, field: &str, text: &str, shape: &str) -> Result<NaiveDate, Refusal> {
    let start: String = text.trim().chars().take(10).collect();
    NaiveDate::parse_from_str(&start, shape).map_err(|_| wrong(line, field, text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_list_is_refused_by_what_is_wrong_with_it() {
        assert_eq!(read(b"hello"), Err(Refusal::ListUnknown));
        assert_eq!(read(b""), Err(Refusal::ListUnknown));
        assert_eq!(read(b"<html><body/></html>"), Err(Refusal::ListUnknown));
        assert_eq!(read(b"<sdnList>\n<sdnEntry>\n"), Err(Refusal::ListBroken { line: 3 }));
        assert_eq!(read(b"<sdnList>\n</sdnEntry>"), Err(Refusal::ListBroken { line: 2 }));
        assert_eq!(read(b"<sdnList>\n&bomb;</sdnList>"), Err(Refusal::ListBroken { line: 2 }));
        assert_eq!(read(b"<sdnList>\n</sdnList>"), Err(Refusal::ListEmpty));
        assert_eq!(read(b"36,\"A\xff\",-0-"), Err(Refusal::ListEncoding { line: 1 }));
        let late = b"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<sdnList>\n\xff</sdnList>";
        assert_eq!(read(late), Err(Refusal::ListEncoding { line: 3 }));
        assert_eq!(read(&vec![b' '; LARGEST + 1]), Err(Refusal::ListTooLarge));
    }

    #[test]
    fn a_declared_encoding_and_utf_16_are_read() {
        let text = "<?xml version='1.0' encoding='windows-1251'?><sdnList><sdnEntry><uid>1</uid><lastName>Ёж</lastName></sdnEntry></sdnList>";
        let old = encoding_rs::WINDOWS_1251.encode(text).0.into_owned();
        assert_eq!(read(&old).unwrap().names[0].name, "Ёж");
        let mut wide = vec![0xff, 0xfe];
        wide.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
        assert_eq!(read(&wide).unwrap().names[0].name, "Ёж");
    }
}
