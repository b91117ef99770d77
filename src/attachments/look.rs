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
    } else if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
        return Err(old_office(bytes));
    } else if bytes.get(4..8) == Some(b"ftyp") {
        Some(boxed(bytes)?)
    } else if bytes.starts_with(b"OggS") {
        Some(Kind::Ogg)
    } else if is_mp3(bytes) {
        Some(Kind::Mp3)
    } else if is_text(bytes) {
        Some(Kind::Text)
    } else {
        None
    })
}

/// The container of old office programs, in which new ones lock their documents.
fn old_office(bytes: &[u8]) -> Refusal {
    let name: Vec<u8> = "EncryptedPackage".bytes().flat_map(|byte| [byte, 0]).collect();
    if bytes.windows(name.len()).any(|part| part == name) { Refusal::Locked } else { Refusal::OldOffice }
}

/// A recording, a picture or a film, by the brand its container names first (ISO 14496-12, 4.3).
fn boxed(bytes: &[u8]) -> Result<Kind, Refusal> {
    match bytes.get(8..12).unwrap_or_default() {
        b"heic" | b"heix" | b"heim" | b"heis" | b"hevc" | b"mif1" | b"msf1" | b"avif" => Err(Refusal::Heic),
        b"M4A " | b"M4B " => Ok(Kind::M4a),
        // The same container holds films; one without a picture's track is a recording.
        _ if bytes.windows(8).any(|part| part == b"hdlr\0\0\0\0") && !has_pictures(bytes) => Ok(Kind::M4a),
        _ => Err(Refusal::Film),
    }
}

fn has_pictures(bytes: &[u8]) -> bool {
    // A track's handler: its box, a version, four bytes before defined, the kind of track.
    bytes.windows(16).any(|part| part.starts_with(b"hdlr") && &part[12..16] == b"vide")
}

/// A tag of `ID3v2`, or the first frame of MPEG audio, layer 3.
fn is_mp3(bytes: &[u8]) -> bool {
    let frame = bytes.len() > 4 && bytes[0] == 0xFF && bytes[1] & 0xE6 == 0xE2 && bytes[2] & 0xF0 != 0xF0;
    bytes.starts_with(b"ID3") || frame
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
    if entries.iter().any(|entry| entry.locked) {
        return Err(Refusal::Locked);
    }
    if swells || entries.iter().any(|entry| holds_programs(entry.name)) {
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
    fn recordings_are_known_and_what_few_programs_open_is_refused_by_name() {
        let boxed = |brand: &str, track: &str| {
            let mut bytes = b"\0\0\0\x18ftyp".to_vec();
            bytes.extend(brand.bytes().chain(*b"\0\0\0\0isom").chain(*b"hdlr\0\0\0\0\0\0\0\0").chain(track.bytes()));
            bytes
        };
        assert_eq!(kind(&boxed("M4A ", "soun")), Ok(Some(Kind::M4a)));
        assert_eq!(kind(&boxed("3gp4", "soun")), Ok(Some(Kind::M4a)));
        assert_eq!(kind(&boxed("isom", "vide")), Err(Refusal::Film));
        assert_eq!(kind(&boxed("heic", "pict")), Err(Refusal::Heic));
        assert_eq!(kind(b"OggS\0\x02"), Ok(Some(Kind::Ogg)));
        assert_eq!(kind(b"ID3\x04\0"), Ok(Some(Kind::Mp3)));
        assert_eq!(kind(&[0xFF, 0xFB, 0x90, 0x64, 0]), Ok(Some(Kind::Mp3)));
        let ole = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
        assert_eq!(kind(&ole), Err(Refusal::OldOffice));
        let locked: Vec<u8> = ole.into_iter().chain("EncryptedPackage".bytes().flat_map(|byte| [byte, 0])).collect();
        assert_eq!(kind(&locked), Err(Refusal::Locked));
    }

    #[test]
    fn text_is_text_and_noise_is_nothing() {
        assert_eq!(kind("Салом, Умед\r\n".as_bytes()), Ok(Some(Kind::Text)));
        assert_eq!(kind(&[0xCF, 0xEE, 0x00]), Ok(None));
        assert_eq!(kind(b"MZ\x90\0"), Ok(None));
        assert_eq!(kind(b"%PDF-1.4"), Ok(Some(Kind::Pdf)));
    }
}
