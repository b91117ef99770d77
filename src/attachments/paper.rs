//! PDF: whether it is whole and open, and what it tells of its maker, blanked out in its place: names, programs and times,
//! who wrote a note on a page, and packets of metadata, in the clear and in packed parts.

use super::{Refusal, within};
use flate2::{Compression, read::ZlibDecoder, write::ZlibEncoder};
use std::{
    io::{Read, Write},
    ops::Range,
};

/// Entries that name people, programs and times. Sources: ISO 32000-1, 14.3.3 (the information dictionary) and table 170
/// (`/M`, when a note was written).
const TELLING: [&[u8]; 10] = [
    b"/Author",
    b"/Creator",
    b"/Producer",
    b"/Title",
    b"/Subject",
    b"/Keywords",
    b"/Company",
    b"/CreationDate",
    b"/ModDate",
    b"/M",
];

/// Bytes all packed parts of a paper may unpack to.
const UNPACKED: u64 = 64 << 20;

/// The same file without what it tells of its maker; nothing in it moves.
pub(super) fn clean(mut bytes: Vec<u8>) -> Result<Vec<u8>, Refusal> {
    let end = &bytes[bytes.len().saturating_sub(2_048)..];
    if find(end, b"%%EOF").is_none() {
        return Err(Refusal::Damaged);
    }
    if is_locked(&bytes) {
        return Err(Refusal::Locked);
    }
    blank_clear(&mut bytes);
    blank_packed(&mut bytes)?;
    blank_pictures(&mut bytes);
    Ok(bytes)
}

/// Blanks what photographs on its pages tell: a JPEG lies in a stream as it was (ISO 32000-1, 7.4.8).
fn blank_pictures(bytes: &mut [u8]) {
    let mut from = 0;
    while let Some((_, data)) = next_stream(bytes, from) {
        from = data.end;
        if bytes[data.clone()].starts_with(&[0xFF, 0xD8, 0xFF]) {
            within::blank_jpeg(&mut bytes[data]);
        }
    }
}

/// Blanks what stands in the clear.
fn blank_clear(bytes: &mut [u8]) {
    for entry in TELLING {
        blank_strings(bytes, entry, |_, _| true);
    }
    blank_strings(bytes, b"/T", is_note);
    blank_between(bytes, b"<x:xmpmeta", b"</x:xmpmeta>");
    blank_between(bytes, b"<rdf:RDF", b"</rdf:RDF>");
}

/// Whether `/T` names who wrote a note on a page: elsewhere it is the name of a field, by which a form holds together.
fn is_note(bytes: &[u8], at: usize) -> bool {
    let start = bytes[..at].windows(4).rposition(|part| part == b" obj").unwrap_or(0);
    let end = find(&bytes[at..], b"endobj").map_or(bytes.len(), |length| at + length);
    let object = &bytes[start..end];
    find(object, b"/Annot").is_some() && find(object, b"/Widget").is_none() && find(object, b"/FT").is_none()
}

/// Blanks what stands in packed parts: streams of objects and of metadata. What is packed anew takes no more room, and the
/// rest of it is filled up: whoever unpacks stops where the packed text ends. Source: ISO 32000-1, 7.5.7 and 14.3.2.
fn blank_packed(bytes: &mut [u8]) -> Result<(), Refusal> {
    let (mut from, mut left) = (0, UNPACKED);
    while let Some((kind, data)) = next_stream(bytes, from) {
        from = data.end;
        let tells = find(&kind, b"/ObjStm").is_some() || find(&kind, b"/Metadata").is_some();
        if !tells || find(&kind, b"/FlateDecode").is_none() {
            continue;
        }
        let mut text = Vec::new();
        // What does not unpack is not read by others either.
        let read = ZlibDecoder::new(&bytes[data.clone()]).take(left + 1).read_to_end(&mut text);
        left = left.checked_sub(u64::try_from(text.len()).unwrap_or(u64::MAX)).ok_or(Refusal::Damaged)?;
        let before = text.clone();
        blank_clear(&mut text);
        if read.is_err() || text == before {
            continue;
        }
        let packed = packed(&text).filter(|packed| packed.len() <= data.len()).ok_or(Refusal::Damaged)?;
        let (place, rest) = bytes[data].split_at_mut(packed.len());
        place.copy_from_slice(&packed);
        rest.fill(b'\n');
    }
    Ok(())
}

/// The next stream from a place on: its dictionary, and where its data lies.
fn next_stream(bytes: &[u8], from: usize) -> Option<(Vec<u8>, Range<usize>)> {
    let mut at = from;
    loop {
        at += find(&bytes[at..], b"stream")?;
        let word = at;
        at += b"stream".len();
        if bytes[..word].ends_with(b"end") {
            continue;
        }
        let start = match &bytes[at..] {
            [b'\r', b'\n', ..] => at + 2,
            [b'\n' | b'\r', ..] => at + 1,
            _ => continue,
        };
        let end = start + find(&bytes[start..], b"endstream")?;
        let back = &bytes[word.saturating_sub(4_000)..word];
        let begins = back.windows(4).rposition(|part| part == b" obj").unwrap_or(0);
        return Some((back[begins..].to_vec(), start..end));
    }
}

fn packed(text: &[u8]) -> Option<Vec<u8>> {
    let mut out = ZlibEncoder::new(Vec::new(), Compression::best());
    out.write_all(text).ok()?;
    out.finish().ok()
}

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|part| part == what)
}

/// A trailer that names an encryption dictionary.
fn is_locked(bytes: &[u8]) -> bool {
    let mut from = 0;
    while let Some(at) = find(&bytes[from..], b"/Encrypt") {
        let after = from + at + b"/Encrypt".len();
        // Not `/EncryptMetadata`: a space, a number, or a dictionary follows.
        if bytes.get(after).is_some_and(|next| b" \r\n\t<0123456789".contains(next)) {
            return true;
        }
        from = after;
    }
    false
}

/// Blanks the text that follows an entry, `(...)` or `<...>`, where it is meant.
fn blank_strings(bytes: &mut [u8], entry: &[u8], meant: impl Fn(&[u8], usize) -> bool) {
    let mut from = 0;
    while let Some(at) = find(&bytes[from..], entry) {
        let mut at = from + at + entry.len();
        from = at;
        while bytes.get(at).is_some_and(u8::is_ascii_whitespace) {
            at += 1;
        }
        match bytes.get(at) {
            Some(b'(' | b'<') if !meant(bytes, at) => {}
            Some(b'(') => from = blank_literal(bytes, at + 1),
            Some(b'<') if bytes.get(at + 1) != Some(&b'<') => {
                let Some(length) = bytes[at..].iter().take(4_000).position(|byte| *byte == b'>') else { continue };
                bytes[at + 1..at + length].fill(b'0');
                from = at + length;
            }
            _ => {}
        }
    }
}

/// Blanks a literal text up to the bracket that closes it; gives the place after it.
fn blank_literal(bytes: &mut [u8], start: usize) -> usize {
    let (mut depth, mut at) = (1, start);
    while let Some(byte) = bytes.get(at).copied() {
        match byte {
            b'\\' => at += 1,
            b'(' => depth += 1,
            b')' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            bytes[start..at].fill(b' ');
            return at;
        }
        if at - start > 4_000 {
            break;
        }
        at += 1;
    }
    start
}

/// Blanks packets of metadata that are not packed.
fn blank_between(bytes: &mut [u8], start: &[u8], end: &[u8]) {
    let mut from = 0;
    while let Some(at) = find(&bytes[from..], start) {
        let at = from + at;
        let Some(length) = find(&bytes[at..], end) else { return };
        bytes[at..at + length + end.len()].fill(b' ');
        from = at + length;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pdf(middle: &str) -> Vec<u8> {
        format!("%PDF-1.4\n{middle}\ntrailer <</Root 1 0 R>>\nstartxref\n9\n%%EOF\n").into_bytes()
    }

    #[test]
    fn a_paper_loses_its_makers_name_and_nothing_moves() {
        let before = pdf("4 0 obj <</Author (Madina \\) \\(K.) /Creator<FEFF0041>/Pages 3>> (Text)");
        let length = before.len();
        let after = clean(before).unwrap();
        assert_eq!(after.len(), length);
        let text = String::from_utf8(after).unwrap();
        assert!(!text.contains("Madina") && !text.contains("K.") && !text.contains("FEFF"), "{text}");
        assert!(text.contains("/Pages 3>> (Text)"), "{text}");
        let after = clean(pdf("<x:xmpmeta a>Madina</x:xmpmeta> stays")).unwrap();
        let text = String::from_utf8(after).unwrap();
        assert!(!text.contains("Madina") && text.contains(" stays"), "{text}");
    }

    /// A stream with its dictionary.
    fn stream(kind: &str, data: &[u8]) -> Vec<u8> {
        let head = format!("7 0 obj <</Type{kind}/Filter/FlateDecode/Length {}>> stream\n", data.len());
        [head.as_bytes(), data, b"\nendstream endobj\n"].concat()
    }

    #[test]
    fn packed_parts_tell_nothing_either() {
        let objects = "4 0 5 40 <</Author (Madina)/ModDate(D:2026)>> <</Kids [1 0 R]>>";
        let metadata = "<x:xmpmeta><dc:creator>Madina</dc:creator></x:xmpmeta>";
        let content = "BT (/Author (Madina)) Tj ET";
        let parts = [("/ObjStm", objects), ("/Metadata/Subtype/XML", metadata), ("/XObject", content)];
        let mut whole = b"%PDF-1.5\n".to_vec();
        for (kind, text) in parts {
            whole.extend(stream(kind, &packed(text.as_bytes()).unwrap()));
        }
        whole.extend(b"%%EOF\n");
        let after = clean(whole.clone()).unwrap();
        assert_eq!(after.len(), whole.len());
        let (mut from, mut texts) = (0, Vec::new());
        while let Some((_, data)) = next_stream(&after, from) {
            from = data.end;
            let mut text = String::new();
            ZlibDecoder::new(&after[data]).read_to_string(&mut text).unwrap();
            texts.push(text);
        }
        assert_eq!(texts[0], objects.replace("Madina", "      ").replace("D:2026", "      "));
        assert_eq!(texts[1].trim(), "");
        assert_eq!(texts[2], content, "what stands on a page stays");
    }

    /// A paper with its objects packed by qpdf 11.
    #[test]
    fn a_paper_packed_by_another_program_tells_nothing() {
        let before = include_bytes!("../../tests/samples/files/paper.pdf").to_vec();
        let after = clean(before).unwrap();
        let (mut from, mut texts) = (0, vec![after.clone()]);
        while let Some((_, data)) = next_stream(&after, from) {
            from = data.end;
            let mut text = Vec::new();
            let _ = ZlibDecoder::new(&after[data]).read_to_end(&mut text);
            texts.push(text);
        }
        for telling in [&b"Madina"[..], b"Sarpanoh", b"Khujand", b"20260301"] {
            assert!(texts.iter().all(|text| find(text, telling).is_none()), "{}", String::from_utf8_lossy(telling));
        }
        assert!(texts.iter().any(|text| find(text, b"Registration paper").is_some()));
        assert!(texts.iter().any(|text| find(text, b"Seal is missing").is_some()));
    }

    #[test]
    fn who_wrote_a_note_is_gone_and_a_field_keeps_its_name() {
        let note = "5 0 obj <</Type/Annot/Subtype/Text/T(Madina)/M(D:2026)/Contents(Why?)>> endobj";
        let field = "6 0 obj <</Type/Annot/Subtype/Widget/FT/Tx/T(amount)/V(900)>> endobj";
        let text = String::from_utf8(clean(pdf(&format!("{note}\n{field}"))).unwrap()).unwrap();
        assert!(!text.contains("Madina") && !text.contains("D:2026") && text.contains("(Why?)"), "{text}");
        assert!(text.contains("/T(amount)/V(900)"), "{text}");
    }

    #[test]
    fn a_photograph_on_a_page_tells_nothing_beside_its_pixels() {
        let exif = [&[0xFF, 0xE1, 0, 16][..], b"Exif\0\0Dushanbe"].concat();
        let photo = [&[0xFF, 0xD8][..], &exif, &[0xFF, 0xDA, 0, 2], b"pixels"].concat();
        let head = format!("8 0 obj <</Type/XObject/Filter/DCTDecode/Length {}>> stream\n", photo.len());
        let whole = [&b"%PDF-1.5\n"[..], head.as_bytes(), &photo, b"\nendstream endobj\n%%EOF\n"].concat();
        let after = clean(whole.clone()).unwrap();
        assert!(after.len() == whole.len() && find(&after, b"Dushanbe").is_none() && find(&after, b"pixels").is_some());
    }

    #[test]
    fn a_bomb_in_a_packed_part_is_refused() {
        let mut whole = b"%PDF-1.5\n".to_vec();
        whole.extend(stream("/ObjStm", &packed(&vec![b' '; 70 << 20]).unwrap()));
        whole.extend(b"%%EOF\n");
        assert_eq!(clean(whole), Err(Refusal::Damaged));
    }

    #[test]
    fn a_locked_or_cut_paper_is_refused_as_what_it_is() {
        assert_eq!(clean(pdf("/Encrypt 5 0 R")), Err(Refusal::Locked));
        assert!(clean(pdf("/EncryptMetadata true")).is_ok());
        assert_eq!(clean(b"%PDF-1.4 and then nothing".to_vec()), Err(Refusal::Damaged));
    }
}
