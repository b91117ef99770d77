//! Pictures within documents, known by their bytes and never by their names: drawn anew, or without what their containers tell
//! beside the pixels. One that cannot be cleaned is refused, with the way out.

use super::{Kind, Refusal, picture};

/// A part of a document that may be a picture; anything else stays as it is.
pub(super) fn clean(content: Vec<u8>) -> Result<Vec<u8>, Refusal> {
    let starts = |mark: &[u8]| content.starts_with(mark);
    let cannot = || Refusal::PictureWithin;
    if starts(&[0xFF, 0xD8, 0xFF]) {
        picture::clean(Kind::Jpeg, &content).map_err(|_| cannot())
    } else if starts(b"\x89PNG\r\n\x1a\n") {
        picture::clean(Kind::Png, &content).map_err(|_| cannot())
    } else if starts(b"RIFF") && content.get(8..12) == Some(b"WEBP") {
        webp(&content).ok_or_else(cannot)
    } else if starts(b"GIF87a") || starts(b"GIF89a") {
        gif(&content).ok_or_else(cannot)
    } else if is_tiff(&content) || content.get(4..8) == Some(b"ftyp") {
        Err(cannot())
    } else {
        Ok(content)
    }
}

/// TIFF of either order of bytes, and `BigTIFF`: what it tells stands between what is needed to draw it.
fn is_tiff(content: &[u8]) -> bool {
    [b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"].iter().any(|mark| content.starts_with(*mark))
}

/// Without its two kinds of metadata and parts that nobody knows. Source: RFC 9649, 2.7.
fn webp(bytes: &[u8]) -> Option<Vec<u8>> {
    /// Flags of the first part that promise the two.
    const PROMISED: u8 = 0x08 | 0x04;
    let mut out = bytes.get(..12)?.to_vec();
    let mut at = 12;
    while at < bytes.len() {
        let size = u32::from_le_bytes(bytes.get(at + 4..at + 8)?.try_into().ok()?);
        let size = usize::try_from(size).ok()?;
        let end = at.checked_add(8)?.checked_add(size)?;
        let part = bytes.get(at..end)?;
        if [&b"VP8 "[..], b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"].contains(&&part[..4]) {
            let from = out.len();
            out.extend_from_slice(part);
            if part.starts_with(b"VP8X") {
                *out.get_mut(from + 8)? &= !PROMISED;
            }
            out.resize(out.len() + size % 2, 0);
        }
        at = end + size % 2;
    }
    let size = u32::try_from(out.len() - 8).ok()?;
    out[4..8].copy_from_slice(&size.to_le_bytes());
    Some(out)
}

/// Without comments, and without what programs add but how often to turn round. Source: the standard of 1989, 15 to 26.
fn gif(bytes: &[u8]) -> Option<Vec<u8>> {
    let colours = |flags: u8| -> usize { if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) } };
    let mut at = 13 + colours(*bytes.get(10)?);
    let mut out = bytes.get(..at)?.to_vec();
    loop {
        let from = at;
        let kept = match *bytes.get(at)? {
            0x3B => {
                out.push(0x3B);
                return Some(out);
            }
            0x2C => {
                // Its place and colours, and how its pixels are packed.
                at += 10 + colours(*bytes.get(at + 9)?) + 1;
                true
            }
            0x21 => {
                let (label, named) = (*bytes.get(at + 1)?, bytes.get(at + 3..at + 14));
                at += 2;
                match label {
                    0xFF => named.is_some_and(|name| name == b"NETSCAPE2.0" || name == b"ANIMEXTS1.0"),
                    label => [0xF9, 0x01].contains(&label),
                }
            }
            _ => return None,
        };
        while *bytes.get(at)? != 0 {
            at += 1 + usize::from(bytes[at]);
        }
        at += 1;
        if kept {
            out.extend_from_slice(bytes.get(from..at)?);
        }
    }
}

/// Blanks what a JPEG tells beside its pixels, in its place: nothing in it moves. Source: ITU-T T.81, B.1.1.4.
pub(super) fn blank_jpeg(bytes: &mut [u8]) {
    let mut at = 2;
    while let Some([0xFF, mark, high, low]) = bytes.get(at..at + 4) {
        let (mark, length) = (*mark, usize::from(u16::from_be_bytes([*high, *low])));
        // A sign may be said twice; after the last one come the pixels.
        if mark == 0xFF {
            at += 1;
            continue;
        }
        if mark == 0xDA {
            return;
        }
        let end = at + 2 + length;
        // Neither how it is drawn (JFIF, Adobe) nor its colours (ICC).
        if matches!(mark, 0xE1 | 0xE3..=0xED | 0xEF | 0xFE)
            && let Some(told) = bytes.get_mut(at + 4..end)
        {
            told.fill(0);
        }
        at = end;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A picture of one pixel with both kinds of metadata and a part of somebody's own.
    fn a_webp() -> Vec<u8> {
        let mut body = b"WEBP".to_vec();
        let mut part = |name: &[u8; 4], content: &[u8]| {
            body.extend(name);
            body.extend(u32::try_from(content.len()).unwrap().to_le_bytes());
            body.extend(content);
            body.resize(body.len() + content.len() % 2, 0);
        };
        part(b"VP8X", &[0x1C, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        part(b"VP8L", &[0x2F, 0, 0, 0, 0x10, 0x88, 0x88, 0x08]);
        part(b"EXIF", b"MM\0*Dushanbe 38");
        part(b"XMP ", b"<x:xmpmeta>Madina</x:xmpmeta>");
        part(b"ZQZQ", b"Madina");
        [&b"RIFF"[..], &u32::try_from(body.len()).unwrap().to_le_bytes(), &body].concat()
    }

    fn a_gif() -> Vec<u8> {
        let pixels: Vec<u8> = [0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x4C, 1, 0].to_vec();
        let turns = [&[0x21, 0xFF, 11][..], b"NETSCAPE2.0", &[3, 1, 0, 0, 0]].concat();
        let told = [&[0x21, 0xFE, 6][..], b"Madina", &[0]].concat();
        let packet = [&[0x21, 0xFF, 11][..], b"XMP DataXMP", &[8], b"Dushanbe", &[0]].concat();
        let head = [&b"GIF89a"[..], &[1, 0, 1, 0, 0x80, 0, 0], &[0, 0, 0, 255, 255, 255]].concat();
        [head, turns, told, packet, pixels, vec![0x3B], b"Madina".to_vec()].concat()
    }

    fn tells(bytes: &[u8]) -> bool {
        [&b"Dushanbe"[..], b"Madina"].iter().any(|word| bytes.windows(word.len()).any(|part| part == *word))
    }

    #[test]
    fn what_stands_beside_the_pixels_goes_and_the_pixels_stay() {
        let before = a_webp();
        let after = clean(before.clone()).unwrap();
        assert!(tells(&before) && !tells(&after));
        assert_eq!(after[20], 0x10, "nothing is promised that is gone");
        assert_eq!(usize::try_from(u32::from_le_bytes(after[4..8].try_into().unwrap())).unwrap(), after.len() - 8);
        assert_eq!(after[12..], [&before[12..20], &[0x10], &before[21..46]].concat());
        let before = a_gif();
        let after = clean(before.clone()).unwrap();
        assert!(tells(&before) && !tells(&after));
        assert!(after.windows(11).any(|part| part == b"NETSCAPE2.0") && after.ends_with(&[0x4C, 1, 0, 0x3B]));
    }

    #[test]
    fn what_cannot_be_cleaned_is_refused_and_what_is_no_picture_is_left_alone() {
        let (mut cut_webp, mut cut_gif) = (a_webp(), a_gif());
        cut_webp.truncate(40);
        cut_gif.truncate(40);
        let odd: [&[u8]; 7] = [
            b"II*\0\x08\0\0\0",
            b"MM\0*\0\0\0\x08",
            b"\0\0\0\x18ftypheic",
            b"\xFF\xD8\xFF\xE0nonsense",
            b"\x89PNG\r\n\x1a\nnonsense",
            &cut_webp,
            &cut_gif,
        ];
        for bytes in odd {
            assert_eq!(clean(bytes.to_vec()), Err(Refusal::PictureWithin), "{bytes:?}");
        }
        for other in [&b"\x01\0\0\0\x6C\0\0\0"[..], b"<svg/>", b""] {
            assert_eq!(clean(other.to_vec()), Ok(other.to_vec()));
        }
    }

    #[test]
    fn a_jpeg_is_blanked_in_its_place() {
        let exif = [&[0xFF, 0xE1, 0, 16][..], b"Exif\0\0Dushanbe"].concat();
        let note = [&[0xFF, 0xFE, 0, 8][..], b"Madina"].concat();
        let colours = [0xFF, 0xE2, 0, 5, 1, 2, 3];
        let pixels = [&[0xFF, 0xDA, 0, 2][..], b"Madina"].concat();
        let mut bytes = [&[0xFF, 0xD8][..], &exif, &note, &colours, &pixels].concat();
        let length = bytes.len();
        blank_jpeg(&mut bytes);
        assert_eq!(bytes.len(), length);
        assert!(bytes.windows(8).all(|part| part != b"Dushanbe") && bytes.windows(7).any(|part| part == colours));
        assert_eq!(bytes.windows(6).filter(|part| *part == b"Madina").count(), 1, "what is drawn stays");
        for cut in 0..length {
            blank_jpeg(&mut bytes[..cut]);
        }
    }
}
