//! Passkeys: what a browser sends of them, verified. Source: W3C Web Authentication, Level 2, sections 7.1 and 7.2; the
//! numbers of steps stand where they are taken.
//!
//! Only ES256 keys are asked for, which every authenticator has, and no attestation: who made an authenticator is nobody's
//! business. So all that is read is JSON, and the binary authenticator data with a key in its one canonical form (CTAP2).

use crate::base::seal::{self, Master};
use chrono::{Duration, NaiveDateTime};
use data_encoding::BASE64URL_NOPAD;
use ring::signature::{ECDSA_P256_SHA256_ASN1, UnparsedPublicKey};
use serde::Deserialize;
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

/// The algorithm that is asked for: ECDSA with P-256 and SHA-256 (COSE).
pub const ES256: i32 = -7;
/// How long a challenge stands.
const LIVES: Duration = Duration::minutes(5);
/// Bytes of an id of a credential at most (step 7.1.22 with Level 3's bound).
const ID_MOST: usize = 1_023;
/// Bytes of anything that is sent at most.
const MOST: usize = 4_096;
/// Flags of authenticator data: user present, user verified, attested credential data there.
const PRESENT: u8 = 0x01;
const VERIFIED: u8 = 0x04;
const ATTESTED: u8 = 0x40;

/// For whom a passkey is: the host and origin of the program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Party {
    /// The id of the relying party: the host.
    pub id: String,
    /// Scheme, host and port.
    pub origin: String,
}

impl Party {
    /// Of the address the program is reached by; `None` where browsers know no passkeys: without TLS, but for localhost, and
    /// for numbers in the place of a name.
    pub fn of(public_url: &str) -> Option<Self> {
        let (scheme, rest) = public_url.split_once("://")?;
        let authority = rest.split(['/', '?', '#']).next().filter(|authority| !authority.contains('@'))?.to_lowercase();
        let host = authority.rsplit_once(':').map_or(authority.as_str(), |(host, _)| host).to_owned();
        let is_name =
            host == "localhost" || host.contains('.') && host.ends_with(|last: char| last.is_ascii_alphabetic());
        let is_safe = scheme == "https" || scheme == "http" && host == "localhost";
        (is_name && is_safe).then(|| Self { origin: format!("{scheme}://{authority}"), id: host })
    }
}

/// Bytes as they are sent.
pub fn decode(text: &str) -> Option<Vec<u8>> {
    if text.len() > MOST { None } else { BASE64URL_NOPAD.decode(text.trim_end_matches('=').as_bytes()).ok() }
}

/// A challenge for a visitor: it stands for some minutes, and nothing has to be kept of it.
pub fn challenge(master: &Master, visitor: &str, now: NaiveDateTime) -> Result<String, crate::base::Stop> {
    challenge_for(master, visitor, now, LIVES)
}

/// The same for as long as is said.
pub fn challenge_for(
    master: &Master,
    visitor: &str,
    now: NaiveDateTime,
    lives: Duration,
) -> Result<String, crate::base::Stop> {
    let mut bytes = (now + lives).and_utc().timestamp().to_be_bytes().to_vec();
    bytes.extend(seal::random_number()?.to_be_bytes());
    bytes.extend(seal::random_number()?.to_be_bytes());
    let tag = tag(master, visitor, &bytes);
    bytes.extend(tag);
    Ok(BASE64URL_NOPAD.encode(&bytes))
}

fn tag(master: &Master, visitor: &str, bytes: &[u8]) -> Vec<u8> {
    let text = format!("{visitor} {}", BASE64URL_NOPAD.encode(bytes));
    let mut tag = master.hash("passkey challenge", &text);
    tag.truncate(16);
    tag
}

/// Whether a challenge is one that this visitor was given, and still stands.
pub fn stands(master: &Master, visitor: &str, challenge: &str, now: NaiveDateTime) -> bool {
    let Some(bytes) = decode(challenge).filter(|bytes| bytes.len() == 40) else { return false };
    let (said, given) = bytes.split_at(24);
    let (Ok(until), true) =
        (<[u8; 8]>::try_from(&said[..8]), bool::from(tag(master, visitor, said).as_slice().ct_eq(given)))
    else {
        return false;
    };
    i64::from_be_bytes(until) > now.and_utc().timestamp()
}

/// What the browser says it was asked.
#[derive(Deserialize)]
struct ClientData {
    #[serde(rename = "type")]
    kind: String,
    challenge: String,
    origin: String,
    #[serde(rename = "crossOrigin", default)]
    cross_origin: bool,
}

/// Steps 7.1.7 to 7.1.10 and 7.2.11 to 7.2.14: the right ceremony, this challenge, this origin, in no frame of another site.
fn check_client(json: &[u8], kind: &str, challenge: &str, party: &Party) -> Option<()> {
    let data: ClientData = serde_json::from_slice(json).ok()?;
    let same = bool::from(data.challenge.as_bytes().ct_eq(challenge.as_bytes()));
    (data.kind == kind && same && data.origin == party.origin && !data.cross_origin).then_some(())
}

/// What an authenticator says of itself.
struct Said<'a> {
    flags: u8,
    count: u32,
    rest: &'a [u8],
}

/// Steps 7.1.13 to 7.1.15 and 7.2.15 to 7.2.17: for this party, and somebody touched it. Whether it asked who (verified) is not
/// asked for: a password or a link came before.
fn check_authenticator<'a>(data: &'a [u8], party: &Party) -> Option<Said<'a>> {
    let (hash, rest) = data.split_at_checked(32)?;
    let (flags, rest) = rest.split_first()?;
    let (count, rest) = rest.split_at_checked(4)?;
    let is_ours = hash == Sha256::digest(party.id.as_bytes()).as_slice();
    let count = u32::from_be_bytes(count.try_into().ok()?);
    (is_ours && flags & PRESENT != 0).then_some(Said { flags: *flags, count, rest })
}

/// A credential that an authenticator made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// Its id.
    pub id: Vec<u8>,
    /// The public key: a point of P-256, uncompressed.
    pub key: Vec<u8>,
    /// The counter of its signatures.
    pub count: u32,
    /// Whether the authenticator made sure who it was.
    pub verified: bool,
}

/// Verifies what came of making a credential (7.1); `None` where anything is not as it should be.
pub fn made(client: &[u8], authenticator: &[u8], challenge: &str, party: &Party) -> Option<Made> {
    check_client(client, "webauthn.create", challenge, party)?;
    let said = check_authenticator(authenticator, party)?;
    if said.flags & ATTESTED == 0 {
        return None;
    }
    // Attested credential data: AAGUID (16), length of the id (2), the id, the key as a COSE map.
    let (_, rest) = said.rest.split_at_checked(16)?;
    let (length, rest) = rest.split_at_checked(2)?;
    let length = usize::from(u16::from_be_bytes(length.try_into().ok()?));
    let (id, rest) = rest.split_at_checked(length).filter(|_| (1..=ID_MOST).contains(&length))?;
    Some(Made { id: id.to_vec(), key: point(rest)?, count: said.count, verified: said.flags & VERIFIED != 0 })
}

/// An ES256 key in its canonical form (RFC 9053, CTAP2 canonical CBOR): kty 2, alg -7, crv 1, x, y.
fn point(cose: &[u8]) -> Option<Vec<u8>> {
    const HEAD: [u8; 10] = [0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20];
    const BETWEEN: [u8; 3] = [0x22, 0x58, 0x20];
    let rest = cose.strip_prefix(&HEAD)?;
    let (x, rest) = rest.split_at_checked(32)?;
    let y = rest.strip_prefix(&BETWEEN)?.get(..32)?;
    Some([&[0x04][..], x, y].concat())
}

/// A credential that was shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// The credential's id.
    pub id: Vec<u8>,
    /// What the browser was asked.
    pub client: Vec<u8>,
    /// What the authenticator says of itself.
    pub authenticator: Vec<u8>,
    /// Its signature over both.
    pub signature: Vec<u8>,
    /// The challenge it was given.
    pub challenge: String,
}

/// Verifies what came of showing a credential whose key and counter are known (7.2); gives the new counter, or `None` where
/// anything is not as it should be.
pub fn shown(shown: &Shown, key: &[u8], count: u32, party: &Party) -> Option<u32> {
    check_client(&shown.client, "webauthn.get", &shown.challenge, party)?;
    let said = check_authenticator(&shown.authenticator, party)?;
    // Steps 19 and 20: the signature is over the authenticator's data and the hash of the browser's.
    let signed = [&shown.authenticator[..], Sha256::digest(&shown.client).as_slice()].concat();
    UnparsedPublicKey::new(&ECDSA_P256_SHA256_ASN1, key).verify(&signed, &shown.signature).ok()?;
    // Step 21: one that counts goes up; a counter that does not is a copy's.
    (said.count == 0 && count == 0 || said.count > count).then_some(said.count)
}

#[cfg(test)]
mod tests {
    use super::*;
    use ring::{
        rand::SystemRandom,
        signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair},
    };

    fn party() -> Party {
        Party::of("https://grants.example.org/").unwrap()
    }

    fn pair() -> EcdsaKeyPair {
        let random = SystemRandom::new();
        let pkcs8 = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, &random).unwrap();
        EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, pkcs8.as_ref(), &random).unwrap()
    }

    fn client(kind: &str, challenge: &str, origin: &str) -> Vec<u8> {
        serde_json::json!({ "type": kind, "challenge": challenge, "origin": origin, "crossOrigin": false })
            .to_string()
            .into_bytes()
    }

    fn data(host: &str, flags: u8, count: u32) -> Vec<u8> {
        [Sha256::digest(host.as_bytes()).as_slice(), &[flags], &count.to_be_bytes()].concat()
    }

    fn created(pair: &EcdsaKeyPair) -> Vec<u8> {
        let point = pair.public_key().as_ref();
        let mut all = data("grants.example.org", PRESENT | VERIFIED | ATTESTED, 0);
        all.extend([0; 16]);
        all.extend([0, 4, 9, 8, 7, 6]);
        all.extend([0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20]);
        all.extend(&point[1..33]);
        all.extend([0x22, 0x58, 0x20]);
        all.extend(&point[33..]);
        all
    }

    #[test]
    fn passkeys_are_for_names_with_tls_or_for_localhost() {
        let of = |url: &str| Party::of(url).map(|party| (party.id, party.origin));
        let local = Some(("localhost".to_owned(), "http://localhost:8000".to_owned()));
        assert_eq!(of("http://localhost:8000"), local);
        assert_eq!(of("https://Grants.Example.org/x").unwrap().1, "https://grants.example.org");
        for none in
            ["http://grants.example.org", "https://127.0.0.1", "http://127.0.0.1:8000", "", "https://a@b.org", "x"]
        {
            assert_eq!(of(none), None, "{none}");
        }
    }

    #[test]
    fn a_challenge_is_one_visitors_and_dies() {
        let (master, now) = (Master::new(&[7; 32]), chrono::DateTime::UNIX_EPOCH.naive_utc());
        let given = challenge(&master, "a", now).unwrap();
        assert!(stands(&master, "a", &given, now + Duration::minutes(4)));
        assert!(!stands(&master, "a", &given, now + Duration::minutes(5)));
        assert!(!stands(&master, "b", &given, now) && !stands(&master, "a", "", now));
        assert!(!stands(&Master::new(&[8; 32]), "a", &given, now));
        assert_ne!(given, challenge(&master, "a", now).unwrap());
    }

    #[test]
    fn a_credential_is_made_only_as_it_was_asked_for() {
        let (pair, party) = (pair(), party());
        let (json, all) = (client("webauthn.create", "c", &party.origin), created(&pair));
        let good = made(&json, &all, "c", &party).unwrap();
        assert_eq!((good.id.as_slice(), good.key.as_slice()), (&[9, 8, 7, 6][..], pair.public_key().as_ref()));
        assert!(good.verified);
        for (json, all) in [
            (client("webauthn.get", "c", &party.origin), all.clone()),
            (client("webauthn.create", "d", &party.origin), all.clone()),
            (client("webauthn.create", "c", "https://evil.example"), all.clone()),
            (b"{}".to_vec(), all.clone()),
            (json.clone(), data("grants.example.org", PRESENT, 0)),
            (json.clone(), all[..all.len() - 1].to_vec()),
            (json.clone(), Vec::new()),
            (json.clone(), [data("evil.example", PRESENT | ATTESTED, 0), all[37..].to_vec()].concat()),
            (json.clone(), [data("grants.example.org", ATTESTED, 0), all[37..].to_vec()].concat()),
        ] {
            assert_eq!(made(&json, &all, "c", &party), None);
        }
    }

    #[test]
    fn a_signature_counts_once_for_its_challenge_origin_and_party() {
        let (pair, party, random) = (pair(), party(), SystemRandom::new());
        let sign = |client: &[u8], authenticator: &[u8]| {
            let signed = [authenticator, Sha256::digest(client).as_slice()].concat();
            pair.sign(&random, &signed).unwrap().as_ref().to_vec()
        };
        let show = |client: Vec<u8>, authenticator: Vec<u8>| Shown {
            id: vec![1],
            signature: sign(&client, &authenticator),
            client,
            authenticator,
            challenge: "c".into(),
        };
        let key = pair.public_key().as_ref();
        let json = || client("webauthn.get", "c", &party.origin);
        let at = |count| data("grants.example.org", PRESENT, count);
        let good = show(json(), at(5));
        assert_eq!(shown(&good, key, 4, &party), Some(5));
        assert_eq!(shown(&show(json(), at(0)), key, 0, &party), Some(0), "synchronised passkeys do not count");
        for (count, last) in [(5, 5), (4, 5), (0, 5)] {
            assert_eq!(shown(&show(json(), at(count)), key, last, &party), None, "{count} after {last}");
        }
        for bad in [
            show(client("webauthn.create", "c", &party.origin), at(5)),
            show(client("webauthn.get", "other", &party.origin), at(5)),
            show(client("webauthn.get", "c", "https://evil.example"), at(5)),
            show(json(), data("evil.example", PRESENT, 5)),
            show(json(), data("grants.example.org", 0, 5)),
            Shown { signature: vec![0; 70], ..good.clone() },
            Shown { authenticator: at(6), ..good.clone() },
            Shown { challenge: "d".into(), ..good.clone() },
        ] {
            assert_eq!(shown(&bad, key, 4, &party), None);
        }
        assert_eq!(shown(&good, &[4; 65], 4, &party), None);
    }
}
