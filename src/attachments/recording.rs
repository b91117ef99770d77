//! Recordings of a voice, without the tags beside it: names, places, times.

use super::{Kind, Refusal};

/// The same recording without tags.
pub(super) fn clean(kind: Kind, bytes: Vec<u8>) -> Result<Vec<u8>, Refusal> {
    match kind {
        Kind::Mp3 => mp3(&bytes),
        Kind::M4a => boxed(bytes),
        _ => ogg(bytes),
    }
}

/// With the comments in an Ogg blanked, which name the player, the place, the program; nothing in it moves. They stand in the
/// second packet, which begins its page, and a page carries a sum of itself. Sources: RFC 3533, 6; RFC 7845, 5.2; Vorbis I, 5.2.
fn ogg(mut bytes: Vec<u8>) -> Result<Vec<u8>, Refusal> {
    let mut at = 0;
    let mut in_comments = false;
    while at < bytes.len() {
        let page = bytes.get(at..).filter(|page| page.starts_with(b"OggS")).ok_or(Refusal::Damaged)?;
        let segments = usize::from(*page.get(26).ok_or(Refusal::Damaged)?);
        let sizes = page.get(27..27 + segments).ok_or(Refusal::Damaged)?.to_vec();
        let start = at + 27 + segments;
        let end = start + sizes.iter().copied().map(usize::from).sum::<usize>();
        let content = bytes.get_mut(start..end).ok_or(Refusal::Damaged)?;
        let head = [&b"OpusTags"[..], b"\x03vorbis"].into_iter().find(|head| content.starts_with(head));
        let skip = head.map_or(0, <[u8]>::len);
        if head.is_some() || in_comments {
            // To the end of the packet: the first piece that is not full.
            let last = sizes.iter().position(|size| *size < 255);
            let length = sizes.iter().take(last.map_or(segments, |last| last + 1)).copied().map(usize::from).sum();
            comments(content.get_mut(skip..length).ok_or(Refusal::Damaged)?, head.is_some());
            in_comments = last.is_none();
            bytes[at + 22..at + 26].fill(0);
            let sum = page_sum(&bytes[at..end]);
            bytes[at + 22..at + 26].copy_from_slice(&sum.to_le_bytes());
        }
        at = end;
    }
    Ok(bytes)
}

/// Blanks comments: a program's name and a list of texts, each behind its length, which stay. Where a packet goes on over
/// pages (a picture), what follows is blanked whole.
fn comments(packet: &mut [u8], begins: bool) {
    let mut at = 0;
    // Behind the program's name stands the number of comments.
    let mut texts = 0;
    while begins && at + 4 <= packet.len() {
        let length = packet[at..].first_chunk().map_or(0, |head| u32::from_le_bytes(*head));
        let length = usize::try_from(length).unwrap_or(usize::MAX);
        let end = at.saturating_add(4).saturating_add(length).min(packet.len());
        packet[at + 4..end].fill(b' ');
        if texts > 0 && end - at >= 6 {
            // A comment is a name and a value.
            packet[at + 4..at + 6].copy_from_slice(b"X=");
        }
        at = if texts == 0 { end.saturating_add(4) } else { end };
        texts += 1;
    }
    if !begins {
        packet.fill(b' ');
    }
}

/// The sum of a page, with nothing in the place of the sum. Source: RFC 3533, 6 (the polynomial `04c11db7`).
fn page_sum(page: &[u8]) -> u32 {
    let shifted = |sum: u32| if sum >> 31 == 1 { sum << 1 ^ 0x04c1_1db7 } else { sum << 1 };
    page.iter().fold(0, |sum, byte| (0..8).fold(sum ^ u32::from(*byte) << 24, |sum, _| shifted(sum)))
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

    /// A tenth of a second of nothing, recorded by opusenc 0.2.
    #[test]
    fn the_comments_of_an_ogg_are_gone_and_its_sums_fit() {
        let before = include_bytes!("../../tests/samples/files/voice.opus").to_vec();
        let holds = |bytes: &[u8], what: &[u8]| bytes.windows(what.len()).any(|part| part == what);
        assert!(holds(&before, b"Madina") && holds(&before, b"LOCATION"));
        let after = clean(Kind::Ogg, before.clone()).unwrap();
        assert_eq!(after.len(), before.len());
        assert!(!holds(&after, b"Madina") && !holds(&after, b"LOCATION") && !holds(&after, b"opusenc"));
        for (bytes, pages) in [(&before, 3), (&after, 3)] {
            let starts: Vec<usize> = (0..bytes.len()).filter(|at| bytes[*at..].starts_with(b"OggS")).collect();
            assert!(starts.len() >= pages);
            for (number, at) in starts.iter().enumerate() {
                let mut page = bytes[*at..starts.get(number + 1).copied().unwrap_or(bytes.len())].to_vec();
                let sum = u32::from_le_bytes(*page[22..].first_chunk().unwrap());
                page[22..26].fill(0);
                assert_eq!(page_sum(&page), sum, "page {number}");
            }
        }
        assert_eq!(clean(Kind::Ogg, before[..60].to_vec()), Err(Refusal::Damaged));
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
