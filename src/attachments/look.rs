//! What a file is, by its bytes and never by its name.

use super::{Kind, Refusal};

/// Most entries of a document's container.
const ENTRIES: usize = 5_000;
/// Most bytes a container may say it unpacks to. Nothing is unpacked here, but whoever opens it will.
const UNPACKED: u64 = 256 << 20;
/// And most times its packed size, above a floor where ratios say nothing.
const SWELLING: u64 = 200;
const SWELLING_FLOOR: u64 = 4 << 20;

/// The kind of a file; `None` if it is none that is known.
pub(super) fn kind(bytes: &[u8]) -> Result<Option<Kind>, Refusal> {
    Ok(if bytes.starts_with(b"%PDF-") {
        Some(Kind::Pdf)
    } else if bytes.starts_with(&[0xFF, 0xD8, 0xFF]) {
        Some(Kind::Jpeg)
    } else if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        Some(Kind::Png)
    } else if bytes.starts_with(b"PK\x03\x04") {
        document(bytes)?
    } else if is_text(bytes) {
        Some(Kind::Text)
    } else {
        None
    })
}

/// UTF-8 without control characters.
fn is_text(bytes: &[u8]) -> bool {
    let plain = |letter: char| !letter.is_control() || "\n\r\t\u{c}".contains(letter);
    std::str::from_utf8(bytes).is_ok_and(|text| text.chars().all(plain))
}

/// An entry of a container's list.
struct Entry<'b> {
    name: &'b [u8],
    locked: bool,
    packed: u64,
    unpacked: u64,
}

/// A document in a container, by what lies in it.
fn document(bytes: &[u8]) -> Result<Option<Kind>, Refusal> {
    let entries = entries(bytes).ok_or(Refusal::Damaged)?;
    let (packed, unpacked) = entries.iter().fold((0_u64, 0_u64), |sum, one| (sum.0 + one.packed, sum.1 + one.unpacked));
    let swells = unpacked > UNPACKED || (unpacked > SWELLING_FLOOR && unpacked > packed.saturating_mul(SWELLING));
    let holds_programs = |name: &[u8]| {
        let name = name.to_ascii_lowercase();
        name.ends_with(b"vbaproject.bin") || name.starts_with(b"basic/") || name.starts_with(b"scripts/")
    };
    if swells || entries.iter().any(|entry| entry.locked || holds_programs(entry.name)) {
        return Err(Refusal::Unsafe);
    }
    let has = |name: &[u8]| entries.iter().any(|entry| entry.name == name);
    // The standard puts the type first, unpacked, at a fixed place (OpenDocument 1.3 part 2, 3.3).
    const ODT: &[u8] = b"mimetypeapplication/vnd.oasis.opendocument.text";
    let odt = bytes.get(30..30 + ODT.len()) == Some(ODT) && bytes.get(30 + ODT.len()) == Some(&b'P');
    Ok(if odt && has(b"content.xml") {
        Some(Kind::Odt)
    } else if has(b"[Content_Types].xml") && has(b"word/document.xml") {
        Some(Kind::Docx)
    } else if has(b"[Content_Types].xml") && has(b"xl/workbook.xml") {
        Some(Kind::Xlsx)
    } else {
        None
    })
}

fn number(bytes: &[u8], at: usize, length: usize) -> Option<u64> {
    let part = bytes.get(at..at.checked_add(length)?)?;
    Some(part.iter().rev().fold(0, |sum, byte| sum << 8 | u64::from(*byte)))
}

fn index(bytes: &[u8], at: usize, length: usize) -> Option<usize> {
    usize::try_from(number(bytes, at, length)?).ok()
}

/// The list at a container's end (APPNOTE 6.3, 4.3.12 and 4.3.16); `None` where it does not hold together.
fn entries(bytes: &[u8]) -> Option<Vec<Entry<'_>>> {
    const END: usize = 22;
    let last = bytes.len().checked_sub(END)?;
    let first = last.saturating_sub(usize::from(u16::MAX));
    let end = (first..=last).rev().find(|at| bytes[*at..].starts_with(b"PK\x05\x06"))?;
    let count = index(bytes, end + 10, 2)?;
    let mut at = index(bytes, end + 16, 4)?;
    if count == 0 || count > ENTRIES {
        return None;
    }
    let mut entries = Vec::with_capacity(count);
    for _ in 0..count {
        if !bytes.get(at..)?.starts_with(b"PK\x01\x02") {
            return None;
        }
        let name_length = index(bytes, at + 28, 2)?;
        let after = at.checked_add(46)?;
        entries.push(Entry {
            locked: number(bytes, at + 8, 2)? & 1 == 1,
            packed: number(bytes, at + 20, 4)?,
            unpacked: number(bytes, at + 24, 4)?,
            name: bytes.get(after..after.checked_add(name_length)?)?,
        });
        at = after + name_length + index(bytes, at + 30, 2)? + index(bytes, at + 32, 2)?;
    }
    Some(entries)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A container of stored entries: names, contents, and the size each says it unpacks to.
    fn container(entries: &[(&str, &str, u32)]) -> Vec<u8> {
        let (mut body, mut list) = (Vec::new(), Vec::new());
        for (name, content, unpacked) in entries {
            let start = u32::try_from(body.len()).unwrap();
            let size = u32::try_from(content.len()).unwrap();
            let name_length = u16::try_from(name.len()).unwrap();
            body.extend(b"PK\x03\x04\x14\0\0\0\0\0\0\0\0\0\0\0\0\0");
            body.extend(size.to_le_bytes().iter().chain(&unpacked.to_le_bytes()));
            body.extend(name_length.to_le_bytes().iter().chain(&[0, 0]));
            body.extend(name.bytes().chain(content.bytes()));
            list.extend(b"PK\x01\x02\x14\0\x14\0\0\0\0\0\0\0\0\0\0\0\0\0");
            list.extend(size.to_le_bytes().iter().chain(&unpacked.to_le_bytes()));
            list.extend(name_length.to_le_bytes());
            list.extend([0; 12]);
            list.extend(start.to_le_bytes());
            list.extend(name.bytes());
        }
        let (at, count) = (u32::try_from(body.len()).unwrap(), u16::try_from(entries.len()).unwrap());
        let length = u32::try_from(list.len()).unwrap();
        body.extend(list);
        body.extend(b"PK\x05\x06\0\0\0\0");
        body.extend(count.to_le_bytes().iter().chain(&count.to_le_bytes()));
        body.extend(length.to_le_bytes().iter().chain(&at.to_le_bytes()).chain(&[0, 0]));
        body
    }

    #[test]
    fn documents_are_known_by_what_lies_in_them() {
        let types = ("[Content_Types].xml", "<x/>", 4);
        let odt = [("mimetype", "application/vnd.oasis.opendocument.text", 39), ("content.xml", "<x/>", 4)];
        assert_eq!(kind(&container(&[types, ("word/document.xml", "<x/>", 4)])), Ok(Some(Kind::Docx)));
        assert_eq!(kind(&container(&[types, ("xl/workbook.xml", "<x/>", 4)])), Ok(Some(Kind::Xlsx)));
        assert_eq!(kind(&container(&odt)), Ok(Some(Kind::Odt)));
        assert_eq!(kind(&container(&[("evil.exe", "MZ", 2)])), Ok(None));
    }

    #[test]
    fn containers_that_swell_or_hold_programs_are_refused() {
        let types = ("[Content_Types].xml", "<x/>", 4);
        let word = ("word/document.xml", "<x/>", 4);
        assert_eq!(kind(&container(&[types, word, ("word/vbaProject.bin", "x", 1)])), Err(Refusal::Unsafe));
        assert_eq!(kind(&container(&[types, word, ("word/media/a.xml", "x", u32::MAX)])), Err(Refusal::Unsafe));
        assert_eq!(kind(&container(&[types, word, ("word/media/a.xml", "x", 5 << 20)])), Err(Refusal::Unsafe));
        let mut cut = container(&[types, word]);
        cut.truncate(cut.len() - 10);
        assert_eq!(kind(&cut), Err(Refusal::Damaged));
    }

    #[test]
    fn text_is_text_and_noise_is_nothing() {
        assert_eq!(kind("Салом, Умед\r\n".as_bytes()), Ok(Some(Kind::Text)));
        assert_eq!(kind(&[0xCF, 0xEE, 0x00]), Ok(None));
        assert_eq!(kind(b"MZ\x90\0"), Ok(None));
        assert_eq!(kind(b"%PDF-1.4"), Ok(Some(Kind::Pdf)));
    }
}
