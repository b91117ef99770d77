//! Signing letters by DKIM (RFC 6376, relaxed/relaxed) with Ed25519 (RFC 8463).

use crate::base::{Stop, settings::Settings};
use chrono::NaiveDateTime;
use data_encoding::BASE64;
use ring::signature::Ed25519KeyPair;
use sha2::{Digest, Sha256};
use std::fmt;

/// The headers that are signed; `from` and `subject` once more, so that nobody adds a second one.
const SIGNED: [&str; 11] = [
    "from",
    "to",
    "subject",
    "date",
    "message-id",
    "auto-submitted",
    "mime-version",
    "content-type",
    "content-transfer-encoding",
    "from",
    "subject",
];

/// A domain's key.
pub struct Signer {
    domain: String,
    selector: String,
    key: Ed25519KeyPair,
}

impl fmt::Debug for Signer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Signer({}._domainkey.{})", self.selector, self.domain)
    }
}

impl Signer {
    /// As the settings say; none where letters are not to be signed here.
    pub fn of(settings: &Settings, domain: &str) -> Result<Option<Self>, Stop> {
        let selector = settings.mail.dkim_selector.trim();
        if selector.is_empty() {
            return Ok(None);
        }
        let good = |letter: char| letter.is_ascii_alphanumeric() || "-.".contains(letter);
        if !selector.chars().all(good) || !domain.chars().all(good) {
            return Err(Stop::broken(format!("settings: mail.dkim_selector {selector:?} is not part of a domain")));
        }
        let file = &settings.mail.dkim_key_file;
        let text = std::fs::read_to_string(file)
            .map_err(|error| Stop::broken(format!("settings: mail.dkim_key_file {}: {error}", file.display())))?;
        Self::new(domain, selector, text.trim()).map(Some)
    }

    fn new(domain: &str, selector: &str, seed: &str) -> Result<Self, Stop> {
        let wrong = || Stop::broken("settings: mail.dkim_key_file does not hold 32 bytes in base64");
        let seed = BASE64.decode(seed.as_bytes()).map_err(|_| wrong())?;
        let key = Ed25519KeyPair::from_seed_unchecked(&seed).map_err(|_| wrong())?;
        Ok(Self { domain: domain.to_owned(), selector: selector.to_owned(), key })
    }

    /// The letter with a signature before its headers.
    pub fn sign(&self, raw: &[u8], at: NaiveDateTime) -> Vec<u8> {
        let text = String::from_utf8_lossy(raw);
        let (head, body) = text.split_once("\r\n\r\n").unwrap_or((&text, ""));
        let headers = headers(head);
        let there: Vec<&str> = SIGNED.into_iter().filter(|name| headers.iter().any(|(own, _)| own == name)).collect();
        let own = format!(
            "v=1; a=ed25519-sha256; c=relaxed/relaxed; d={}; s={}; t={};\r\n h={};\r\n bh={};\r\n b=",
            self.domain,
            self.selector,
            at.and_utc().timestamp(),
            there.join(":"),
            BASE64.encode(&body_hash(body)),
        );
        let signature = self.signature(&headers, &there, &own);
        let mut signed = format!("DKIM-Signature: {own}{signature}\r\n").into_bytes();
        signed.extend(raw);
        signed
    }

    /// The signature over headers and its own header without it.
    fn signature(&self, headers: &[(String, String)], names: &[&str], own: &str) -> String {
        let mut left: Vec<&(String, String)> = headers.iter().collect();
        let mut hash = Sha256::new();
        for name in names {
            // From the last upwards; a name beyond those that are there adds nothing.
            if let Some(place) = left.iter().rposition(|(have, _)| have == name) {
                let (name, value) = left.remove(place);
                hash.update(format!("{name}:{value}\r\n"));
            }
        }
        hash.update(format!("dkim-signature:{}", squeezed(own)));
        BASE64.encode(self.key.sign(&hash.finalize()).as_ref())
    }
}

/// Names in lower case, values on one line with single spaces.
fn headers(head: &str) -> Vec<(String, String)> {
    let unfolded = head.replace("\r\n ", " ").replace("\r\n\t", " ");
    let parts = unfolded.split("\r\n").filter_map(|line| line.split_once(':'));
    parts.map(|(name, value)| (name.trim().to_ascii_lowercase(), squeezed(value))).collect()
}

fn squeezed(value: &str) -> String {
    value.split([' ', '\t', '\r', '\n']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Of the body without white space at line ends and without empty lines at its end.
fn body_hash(body: &str) -> Vec<u8> {
    let mut lines: Vec<String> = body.split("\r\n").map(relaxed).collect();
    while lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    let mut hash = Sha256::new();
    for line in lines {
        hash.update(line);
        hash.update("\r\n");
    }
    hash.finalize().to_vec()
}

/// Runs of white space become one space; none stays at the end.
fn relaxed(line: &str) -> String {
    let mut relaxed = String::with_capacity(line.len());
    for letter in line.chars() {
        let space = matches!(letter, ' ' | '\t');
        if !(space && relaxed.ends_with(' ')) {
            relaxed.push(if space { ' ' } else { letter });
        }
    }
    relaxed.truncate(relaxed.trim_end_matches(' ').len());
    relaxed
}

#[cfg(test)]
mod tests {
    use super::*;

    const SEED: &str = "nWGxne/9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A=";
    const HEAD: &str = "From: Joe SixPack <joe@football.example.com>\r\nTo: Suzie Q <suzie@shopping.example.net>\r\n\
        Subject: Is dinner ready?\r\nDate: Fri, 11 Jul 2003 21:00:37 -0700 (PDT)\r\n\
        Message-ID: <20030712040037.46341.5F8J@football.example.com>";
    const BODY: &str = "Hi.\r\n\r\nWe lost the game.  Are you hungry yet?\r\n\r\nJoe.\r\n";

    /// The example of RFC 8463, appendix A.
    #[test]
    fn the_standards_own_letter_gets_the_standards_own_signature() {
        let signer = Signer::new("football.example.com", "brisbane", SEED).unwrap();
        assert_eq!(BASE64.encode(&body_hash(BODY)), "2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=");
        let own = "v=1; a=ed25519-sha256; c=relaxed/relaxed;\r\n d=football.example.com; i=@football.example.com;\r\n \
            q=dns/txt; s=brisbane; t=1528637909; h=from : to :\r\n subject : date : message-id : from : subject : date;\r\n \
            bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;\r\n b=";
        let names = ["from", "to", "subject", "date", "message-id", "from", "subject", "date"];
        assert_eq!(
            signer.signature(&headers(HEAD), &names, own),
            "/gCrinpcQOoIfuHNQIbq4pgh9kyIK3AQUdt9OdqQehSwhEIug4D11BusFa3bT3FY5OsU7ZbnKELq+eXdp1Q1Dw=="
        );
    }

    #[test]
    fn a_key_that_is_none_is_refused_and_the_letter_itself_is_not_touched() {
        assert!(Signer::new("a.example", "s", "c2hvcnQ=").is_err());
        let signer = Signer::new("football.example.com", "brisbane", SEED).unwrap();
        let raw = format!("{HEAD}\r\n\r\n{BODY}");
        let at = chrono::NaiveDate::from_ymd_opt(2020, 3, 8).unwrap().and_hms_opt(9, 0, 0).unwrap();
        let signed = String::from_utf8(signer.sign(raw.as_bytes(), at)).unwrap();
        let header = signed.strip_suffix(&raw).unwrap();
        assert!(header.starts_with("DKIM-Signature: v=1;") && header.ends_with("==\r\n"), "{header}");
        assert!(header.contains("h=from:to:subject:date:message-id:from:subject;"), "{header}");
        assert!(header.lines().skip(1).all(|line| line.starts_with(' ')), "{header}");
    }
}
