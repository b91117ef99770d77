//! PDF: whether it is whole and open, and what of its maker stands in the clear, blanked out in its place.

use super::Refusal;

/// Entries of the information dictionary that name people and programs. Source: ISO 32000-1, 14.3.3.
const TELLING: [&[u8]; 4] = [b"/Author", b"/Creator", b"/Producer", b"/Title"];

/// The same file without its maker's name, where that is written in the clear; nothing in it moves.
pub(super) fn clean(mut bytes: Vec<u8>) -> Result<Vec<u8>, Refusal> {
    let end = &bytes[bytes.len().saturating_sub(2_048)..];
    if find(end, b"%%EOF").is_none() {
        return Err(Refusal::Damaged);
    }
    if is_locked(&bytes) {
        return Err(Refusal::Locked);
    }
    for entry in TELLING {
        blank_strings(&mut bytes, entry);
    }
    blank_between(&mut bytes, b"<x:xmpmeta", b"</x:xmpmeta>");
    Ok(bytes)
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

/// Blanks the text that follows an entry: `(...)` or `<...>`, of one line.
fn blank_strings(bytes: &mut [u8], entry: &[u8]) {
    let mut from = 0;
    while let Some(at) = find(&bytes[from..], entry) {
        let mut at = from + at + entry.len();
        from = at;
        while bytes.get(at).is_some_and(u8::is_ascii_whitespace) {
            at += 1;
        }
        match bytes.get(at) {
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

    #[test]
    fn a_locked_or_cut_paper_is_refused_as_what_it_is() {
        assert_eq!(clean(pdf("/Encrypt 5 0 R")), Err(Refusal::Locked));
        assert!(clean(pdf("/EncryptMetadata true")).is_ok());
        assert_eq!(clean(b"%PDF-1.4 and then nothing".to_vec()), Err(Refusal::Damaged));
    }
}
