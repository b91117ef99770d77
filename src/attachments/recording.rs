//! Recordings of a voice, without the tags beside it: names, places, times.

use super::{Kind, Refusal};

/// The same recording without tags.
pub(super) fn clean(kind: Kind, bytes: Vec<u8>) -> Result<Vec<u8>, Refusal> {
    match kind {
        Kind::Mp3 => mp3(&bytes),
        Kind::M4a => boxed(bytes),
        // What stands in the header of an Ogg is only the program's name.
        _ => Ok(bytes),
    }
}

/// Without the tags before (`ID3v2`) and behind (`ID3v1`) the sound. Source: id3.org, `ID3v2.4` structure, 3.1.
fn mp3(bytes: &[u8]) -> Result<Vec<u8>, Refusal> {
    let mut sound = bytes;
    while sound.starts_with(b"ID3") {
        let head: &[u8; 10] = sound.first_chunk().ok_or(Refusal::Damaged)?;
        if head[6..].iter().any(|byte| byte & 0x80 != 0) {
            return Err(Refusal::Damaged);
        }
        let size = head[6..].iter().fold(0_usize, |sum, byte| sum << 7 | usize::from(*byte));
        let foot = if head[5] & 0x10 == 0 { 0 } else { 10 };
        sound = sound.get(10 + size + foot..).ok_or(Refusal::Damaged)?;
    }
    if sound.len() > 128 && sound[sound.len() - 128..].starts_with(b"TAG") {
        sound = &sound[..sound.len() - 128];
    }
    if sound.is_empty() { Err(Refusal::Damaged) } else { Ok(sound.to_vec()) }
}

/// A box of ISO 14496-12: where its content begins and ends.
type Within = (usize, usize);

/// With boxes of user data blanked and called free, and the time of recording set to nothing; nothing in it moves.
fn boxed(mut bytes: Vec<u8>) -> Result<Vec<u8>, Refusal> {
    let whole = (0, bytes.len());
    let (_, movie) = boxes(&bytes, whole)?.into_iter().find(|(kind, _)| kind == b"moov").ok_or(Refusal::Damaged)?;
    blank(&mut bytes, whole)?;
    blank(&mut bytes, movie)?;
    for (kind, track) in boxes(&bytes, movie)? {
        if &kind == b"trak" {
            blank(&mut bytes, track)?;
        }
    }
    Ok(bytes)
}

/// Blanks user data, metadata and times in one box.
fn blank(bytes: &mut [u8], within: Within) -> Result<(), Refusal> {
    for (kind, (start, end)) in boxes(bytes, within)? {
        match &kind {
            b"udta" | b"meta" | b"uuid" => {
                bytes[start..end].fill(0);
                // A long size stands between a box's name and its content; such a box keeps its name.
                if bytes[start - 4..start] == kind {
                    bytes[start - 4..start].copy_from_slice(b"free");
                }
            }
            // A version, flags, then when it was made and changed: four bytes each, or eight in version 1.
            b"mvhd" | b"tkhd" => {
                let wide = bytes.get(start) == Some(&1);
                let times = start + 4..start + if wide { 20 } else { 12 };
                bytes.get_mut(times).ok_or(Refusal::Damaged)?.fill(0);
            }
            _ => {}
        }
    }
    Ok(())
}

/// The boxes side by side in a part of a file; sizes that do not fit are damage.
fn boxes(bytes: &[u8], (start, end): Within) -> Result<Vec<([u8; 4], Within)>, Refusal> {
    let mut found = Vec::new();
    let mut at = start;
    while at + 8 <= end {
        let head: &[u8; 8] = bytes[at..].first_chunk().ok_or(Refusal::Damaged)?;
        let kind = [head[4], head[5], head[6], head[7]];
        let mut size = usize::try_from(u32::from_be_bytes([head[0], head[1], head[2], head[3]])).unwrap_or(0);
        let mut content = at + 8;
        if size == 1 {
            let long: &[u8; 8] = bytes.get(at + 8..).and_then(<[u8]>::first_chunk).ok_or(Refusal::Damaged)?;
            size = usize::try_from(u64::from_be_bytes(*long)).map_err(|_| Refusal::Damaged)?;
            content = at + 16;
        } else if size == 0 {
            size = end - at;
        }
        let next = at.checked_add(size).filter(|next| *next <= end && *next >= content).ok_or(Refusal::Damaged)?;
        found.push((kind, (content, next)));
        at = next;
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn a_box(kind: &[u8], content: &[u8]) -> Vec<u8> {
        let size = u32::try_from(content.len() + 8).unwrap();
        size.to_be_bytes().into_iter().chain(kind.iter().copied()).chain(content.iter().copied()).collect()
    }

    #[test]
    fn a_recording_tells_no_place_and_no_time() {
        let head = a_box(b"mvhd", &[0, 0, 0, 0, 9, 9, 9, 9, 8, 8, 8, 8, 7, 7, 7, 7]);
        let movie = a_box(b"moov", &[head, a_box(b"udta", b"\xa9xyz+38.55+068.78/")].concat());
        let whole = [a_box(b"ftyp", b"M4A \0\0\0\0"), movie, a_box(b"mdat", b"sound")].concat();
        let clean = super::clean(Kind::M4a, whole.clone()).unwrap();
        assert_eq!(clean.len(), whole.len());
        let holds = |what: &[u8]| clean.windows(what.len()).any(|part| part == what);
        assert!(!holds(b"+38.55") && !holds(b"udta") && !holds(&[9, 9]) && !holds(&[8, 8]));
        assert!(holds(b"sound") && holds(&[7, 7, 7, 7]) && holds(b"free"));
        let mut cut = whole;
        cut.truncate(30);
        assert_eq!(super::clean(Kind::M4a, cut), Err(Refusal::Damaged));
    }

    #[test]
    fn the_tags_around_a_sound_are_gone() {
        let mut tagged = b"ID3\x04\0\0\0\0\0\x06Madina".to_vec();
        tagged.extend(b"\xff\xfb\x90\x64sound");
        tagged.extend(b"TAG".iter().copied().chain([b'm'; 125]));
        assert_eq!(super::clean(Kind::Mp3, tagged).unwrap(), b"\xff\xfb\x90\x64sound");
        assert_eq!(super::clean(Kind::Mp3, b"ID3\x04\0\0\0\0\x7f\x7fMad".to_vec()), Err(Refusal::Damaged));
    }
}
