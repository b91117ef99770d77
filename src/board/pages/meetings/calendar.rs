//! A meeting as an entry for a calendar (RFC 5545), its times in the reader's zone.

use crate::{
    base::{MeetingId, words},
    board::meetings::{self, Meeting},
    web::{Answer, Page, Visit},
};
use chrono::{NaiveDateTime, Offset, TimeZone};
use rocket::{Route, get, http::ContentType, routes};

pub(super) fn routes() -> Vec<Route> {
    routes![calendar]
}

/// A text within a calendar's line: its marks escaped, line ends as words.
fn escaped(text: &str) -> String {
    let text = text.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,");
    text.replace("\r\n", "\\n").replace('\n', "\\n")
}

/// Lines of at most 75 bytes, folded as RFC 5545 (3.1) asks.
fn folded(line: &str) -> String {
    let mut out = String::new();
    let mut width = 0;
    for letter in line.chars() {
        if width + letter.len_utf8() > 74 {
            out.push_str("\r\n ");
            width = 1;
        }
        out.push(letter);
        width += letter.len_utf8();
    }
    out + "\r\n"
}

/// The meeting as RFC 5545 writes it, its times in a zone that the file itself explains. The region's zones have one
/// offset all year; of others the one at the beginning is taken for begin and end alike. A calendar that holds an earlier
/// entry of the meeting takes the one of the higher sequence in its place (RFC 5546, 2.1.5).
fn entry(meeting: &Meeting, zone: &str, stamp: NaiveDateTime, address: &str) -> String {
    let tz = words::zone(zone);
    let off = meeting.called_off.is_some();
    let offset = tz.offset_from_utc_datetime(&meeting.starts_at).fix();
    let local = |at: NaiveDateTime| (at + offset).format("%Y%m%dT%H%M%S").to_string();
    let end = meeting.ends_at.unwrap_or(meeting.starts_at + chrono::Duration::hours(2));
    let minutes = offset.local_minus_utc() / 60;
    let shift = format!("{}{:02}{:02}", if minutes < 0 { '-' } else { '+' }, minutes.abs() / 60, minutes.abs() % 60);
    let lines = [
        "BEGIN:VCALENDAR".into(),
        "VERSION:2.0".into(),
        "PRODID:-//Hashar//Board//EN".into(),
        format!("METHOD:{}", if off { "CANCEL" } else { "PUBLISH" }),
        "BEGIN:VTIMEZONE".into(),
        format!("TZID:{tz}"),
        "BEGIN:STANDARD".into(),
        "DTSTART:19700101T000000".into(),
        format!("TZOFFSETFROM:{shift}"),
        format!("TZOFFSETTO:{shift}"),
        "END:STANDARD".into(),
        "END:VTIMEZONE".into(),
        "BEGIN:VEVENT".into(),
        format!("UID:meeting-{}@hashar", meeting.id),
        format!("DTSTAMP:{}", stamp.format("%Y%m%dT%H%M%SZ")),
        format!("SEQUENCE:{}", meeting.revision),
        format!("STATUS:{}", if off { "CANCELLED" } else { "CONFIRMED" }),
        format!("DTSTART;TZID={tz}:{}", local(meeting.starts_at)),
        format!("DTEND;TZID={tz}:{}", local(end)),
        format!("SUMMARY:{}", escaped(&meeting.title)),
        format!("LOCATION:{}", escaped(&meeting.place)),
        format!("DESCRIPTION:{}", escaped(address)),
        "END:VEVENT".into(),
        "END:VCALENDAR".into(),
    ];
    lines.iter().map(|line: &String| folded(line)).collect()
}

#[get("/board/meetings/<id>/meeting.ics")]
async fn calendar(visit: Visit, id: MeetingId) -> Answer {
    let (meeting, now) = visit.read(move |tx| Ok((meetings::find(tx, id)?, tx.now))).await?;
    let zone = if visit.zone.is_empty() { meeting.zone.clone() } else { visit.zone.clone() };
    let text = entry(&meeting, &zone, now, &format!("/board/meetings/{id}"));
    Ok(Page::download("meeting.ics", ContentType::new("text", "calendar"), text.into_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::PersonId;

    fn at(text: &str) -> NaiveDateTime {
        NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()
    }

    #[test]
    fn a_calendar_entry_tells_its_times_in_the_readers_zone() {
        let meeting = Meeting {
            id: MeetingId(5),
            title: "Board; spring, second".into(),
            place: "Dushanbe\nRudaki 1".into(),
            by_circulation: false,
            starts_at: at("2026-03-08 04:30"),
            ends_at: None,
            zone: "Asia/Dushanbe".into(),
            chair: PersonId(1),
            called_at: at("2026-01-01 00:00"),
            signature: None,
            revision: 2,
            called_off: None,
        };
        let text = entry(&meeting, "Asia/Bishkek", at("2026-01-01 00:00"), "/board/meetings/5");
        for line in [
            "DTSTART;TZID=Asia/Bishkek:20260308T103000\r\n",
            "DTEND;TZID=Asia/Bishkek:20260308T123000\r\n",
            "TZOFFSETTO:+0600\r\n",
            "SUMMARY:Board\\; spring\\, second\r\n",
            "LOCATION:Dushanbe\\nRudaki 1\r\n",
            "METHOD:PUBLISH\r\n",
            "SEQUENCE:2\r\n",
            "STATUS:CONFIRMED\r\n",
        ] {
            assert!(text.contains(line), "{line} in {text}");
        }
        assert!(text.split("\r\n").all(|line| line.len() <= 75));
        let off = Meeting { called_off: Some((at("2026-03-01 00:00"), "Snow".into())), ..meeting };
        let text = entry(&off, "Asia/Bishkek", at("2026-03-01 00:00"), "/board/meetings/5");
        for line in ["METHOD:CANCEL\r\n", "STATUS:CANCELLED\r\n", "UID:meeting-0000000000005@hashar\r\n"] {
            assert!(text.contains(line), "{line} in {text}");
        }
    }

    #[test]
    fn long_lines_are_folded_between_letters() {
        let long = folded(&format!("SUMMARY:{}", "ӯ".repeat(100)));
        assert!(long.split("\r\n").all(|line| line.len() <= 75));
        assert_eq!(long.replace("\r\n ", "").trim_end().chars().filter(|letter| *letter == 'ӯ').count(), 100);
    }
}
