//! Letters that come back: reports of mail servers (RFC 3464). The address is marked, staff are told, and nothing more goes
//! there until somebody has looked. Where the reports lie is in `inbox.rs`.

use super::{reader, store};
use crate::{
    audit,
    base::{Deed, NoticeId, Role, Stop},
    db::Tx,
    notices::{self, Kind, Notice, Reader},
    people,
};

/// What a report tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Which notice came back.
    pub notice: NoticeId,
    /// RFC 3463: `5.1.1`.
    pub status: String,
}

/// Reads a report of failure on one of our letters; `None` for any other mail, delays and receipts included.
pub fn read(raw: &str, domain: &str) -> Option<Report> {
    let lines: Vec<&str> = raw.lines().collect();
    let values = |name: &'static str| {
        lines.iter().filter_map(move |line| {
            let (given, value) = line.split_once(':')?;
            given.eq_ignore_ascii_case(name).then(|| value.trim())
        })
    };
    let is_report = lines.iter().any(|line| line.to_ascii_lowercase().contains("message/delivery-status"));
    let failed = values("action").any(|action| action.eq_ignore_ascii_case("failed"));
    if !is_report || !failed {
        return None;
    }
    let status = values("status").find(|status| status.starts_with("5.")).unwrap_or("5.0.0");
    let ours = |id: &str| {
        let (own, at) = id.trim_matches(['<', '>']).split_once('@')?;
        if at.eq_ignore_ascii_case(domain) { own.parse().ok() } else { None }
    };
    let notice = values("message-id").find_map(ours)?;
    Some(Report { notice, status: status.chars().take(20).collect() })
}

/// Takes a report in. An act of the clerk; false where it tells nothing new.
pub fn take(tx: &mut Tx<'_>, report: &Report) -> Result<bool, Stop> {
    tx.permit(Deed::SendMail)?;
    let row = match store::find(tx, report.notice) {
        Ok(row) => row,
        Err(Stop::Missing) => return Ok(false),
        Err(stop) => return Err(stop),
    };
    if !notices::came_back(tx, row.id, &report.status)? {
        return Ok(false);
    }
    if let Ok(to) = reader::known(tx, super::journal::log_line(row).reader)? {
        let hash = hash(tx, &to.address);
        store::bounces::insert(tx, report.notice, &hash, &report.status)?;
    }
    audit::record(tx, audit::Event::new("mail.bounce", report.notice))?;
    tell_staff(tx, Kind::TestMail)?;
    Ok(true)
}

/// Whether a letter to an address came back and nobody has looked since. A step.
pub fn stands(tx: &mut Tx<'_>, address: &str) -> Result<bool, Stop> {
    let hash = hash(tx, address);
    store::bounces::stands(tx, &hash)
}

/// Forgets what came back from where a reader's notices go. A step.
pub fn clear(tx: &mut Tx<'_>, reader: Reader) -> Result<(), Stop> {
    let Ok(to) = reader::known(tx, reader)? else { return Ok(()) };
    let hash = hash(tx, &to.address);
    store::bounces::clear(tx, &hash)
}

fn hash(tx: &Tx<'_>, address: &str) -> Vec<u8> {
    tx.master.hash("mail-address", &address.trim().to_lowercase())
}

/// Tells staff once a day that letters did not arrive. A step; not for a letter that tells just that.
pub fn tell_staff(tx: &mut Tx<'_>, of: Kind) -> Result<(), Stop> {
    if of == Kind::MailFailing {
        return Ok(());
    }
    let day = tx.now.date();
    for id in people::ids_holding(tx, &[Role::ProgrammeOfficer, Role::ProgrammeLead])? {
        Notice::new(Kind::MailFailing, Reader::Person(id))
            .with("link", "/mail?state=failed")
            .once(format!("mail_failing:{id}:{day}"))
            .queue(tx)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(action: &str, id: &str) -> String {
        format!(
            "From: MAILER-DAEMON@relay.example\nMessage-ID: <zzz@relay.example>\n\
             Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\n\
             Content-Type: message/delivery-status\n\nReporting-MTA: dns; relay.example\n\n\
             Final-Recipient: rfc822; gone@example.net\nAction: {action}\nStatus: 5.1.1\n\n--b\n\
             Content-Type: text/rfc822-headers\n\nTo: gone@example.net\nMessage-ID: <{id}>\n--b--\n"
        )
    }

    #[test]
    fn only_a_failure_of_a_letter_of_ours_is_a_bounce() {
        let id = NoticeId(7).to_string();
        let read = |action, id: &str| read(&report(action, id), "example.org");
        let found = read("failed", &format!("{id}@example.org")).unwrap();
        assert_eq!(found, Report { notice: NoticeId(7), status: "5.1.1".into() });
        assert_eq!(read("delayed", &format!("{id}@example.org")), None);
        assert_eq!(read("failed", &format!("{id}@elsewhere.example")), None);
        assert_eq!(read("failed", "nonsense@example.org"), None);
        assert_eq!(super::read("Subject: Action: failed\n\nHello", "example.org"), None);
    }
}
