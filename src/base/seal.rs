//! Sealed values: XChaCha20-Poly1305 with a key per case, which is wrapped by a master key kept outside the database.
//!
//! Associated data binds each value to its table, column and row, so that a value moved elsewhere does not open.
//! Destroying a case's wrapped key erases everything sealed with it.

use super::{id::KeyId, stop::Stop};
use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use hmac::{Hmac, Mac};
use sha2::Sha256;
use std::{cell::Cell, fmt};
use zeroize::Zeroizing;

const NONCE: usize = 24;
/// First byte of every sealed value: the format.
const FORMAT: u8 = 1;
/// What words of an address are bound to.
const WORDS: &[u8] = b"words of an address";
/// Their length shows in steps of so many bytes.
const WORDS_STEP: usize = 64;

/// The bytes of a sealed value as they lie in a column: format, nonce, ciphertext with tag.
pub type Sealed = Vec<u8>;

/// Where a value lies: `table.column` and the row.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// `table.column`
    pub column: &'static str,
    /// The row's id.
    pub row: i64,
    /// The second half of a two-part row key; else 0.
    pub part: i64,
    /// The third part of a row key, where it has one; else 0.
    pub turn: i32,
}

impl Place {
    /// A value of a row with one id.
    pub const fn new(column: &'static str, row: i64) -> Self {
        Self { column, row, part: 0, turn: 0 }
    }

    /// A value of a row named by two ids.
    pub const fn pair(column: &'static str, row: i64, part: i64) -> Self {
        Self { column, row, part, turn: 0 }
    }

    /// A value of a row named by two ids and a number; where that is 0, the same as without it.
    pub const fn triple(column: &'static str, row: i64, part: i64, turn: i32) -> Self {
        Self { column, row, part, turn }
    }

    fn associated(&self) -> Vec<u8> {
        let mut data = Vec::with_capacity(self.column.len() + 17);
        data.extend_from_slice(self.column.as_bytes());
        data.push(0);
        data.extend_from_slice(&self.row.to_be_bytes());
        data.extend_from_slice(&self.part.to_be_bytes());
        if self.turn != 0 {
            data.extend_from_slice(&self.turn.to_be_bytes());
        }
        data
    }
}

fn random<const N: usize>() -> Result<[u8; N], Stop> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|error| Stop::broken(format!("no randomness: {error}")))?;
    Ok(bytes)
}

/// 64 random bits of the system's generator.
pub fn random_number() -> Result<u64, Stop> {
    Ok(u64::from_be_bytes(random()?))
}

/// 32 random bytes as text for a cookie or a link: 52 letters and digits.
pub fn random_token() -> Result<String, Stop> {
    Ok(data_encoding::BASE32_NOPAD.encode(&random::<32>()?).to_ascii_lowercase())
}

/// A key that seals the values of one case.
#[derive(Clone)]
pub struct CaseKey {
    /// Its id in `seal_keys`.
    pub id: KeyId,
    bytes: Zeroizing<[u8; 32]>,
}

impl fmt::Debug for CaseKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CaseKey({})", self.id)
    }
}

impl CaseKey {
    /// A new random key.
    pub fn new(id: KeyId) -> Result<Self, Stop> {
        Ok(Self { id, bytes: Zeroizing::new(random()?) })
    }

    /// From bytes that were derived.
    pub(super) fn of(id: KeyId, bytes: Zeroizing<[u8; 32]>) -> Self {
        Self { id, bytes }
    }

    /// Seals bytes for a place.
    pub fn seal_bytes(&self, place: Place, plain: &[u8]) -> Result<Sealed, Stop> {
        seal_with(&self.bytes, &place.associated(), plain)
    }

    /// Seals a text for a place.
    pub fn seal(&self, place: Place, plain: &str) -> Result<Sealed, Stop> {
        self.seal_bytes(place, plain.as_bytes())
    }

    /// Opens bytes; [`Stop::Broken`] if they were not sealed by this key for this place.
    pub fn open_bytes(&self, place: Place, sealed: &[u8]) -> Result<Vec<u8>, Stop> {
        open_with(&self.bytes, &place.associated(), sealed)
            .ok_or_else(|| Stop::broken(format!("a sealed value of {} does not open", place.column)))
    }

    /// Opens a text.
    pub fn open(&self, place: Place, sealed: &[u8]) -> Result<String, Stop> {
        String::from_utf8(self.open_bytes(place, sealed)?).map_err(|error| Stop::Broken(error.into()))
    }

    /// Opens a text that may be missing.
    pub fn open_optional(&self, place: Place, sealed: Option<&Sealed>) -> Result<Option<String>, Stop> {
        sealed.map(|sealed| self.open(place, sealed)).transpose()
    }
}

fn seal_with(key: &[u8; 32], associated: &[u8], plain: &[u8]) -> Result<Sealed, Stop> {
    let nonce: [u8; NONCE] = random()?;
    let cipher = XChaCha20Poly1305::new(&(*key).into());
    let body = cipher
        .encrypt(&XNonce::from(nonce), Payload { msg: plain, aad: associated })
        .map_err(|_| Stop::broken("a value could not be sealed"))?;
    let mut sealed = Vec::with_capacity(1 + NONCE + body.len());
    sealed.push(FORMAT);
    sealed.extend_from_slice(&nonce);
    sealed.extend_from_slice(&body);
    Ok(sealed)
}

thread_local! {
    static OPENED: Cell<(u64, u64)> = const { Cell::new((0, 0)) };
}

/// How many sealed values and keys this thread has opened, and their bytes: for measuring what sealing costs.
pub fn opened() -> (u64, u64) {
    OPENED.get()
}

fn open_with(key: &[u8; 32], associated: &[u8], sealed: &[u8]) -> Option<Vec<u8>> {
    let (values, bytes) = OPENED.get();
    OPENED.set((values + 1, bytes + sealed.len() as u64));
    let (format, rest) = sealed.split_first()?;
    if *format != FORMAT || rest.len() < NONCE {
        return None;
    }
    let (nonce, body) = rest.split_at(NONCE);
    let nonce: [u8; NONCE] = nonce.try_into().ok()?;
    XChaCha20Poly1305::new(&(*key).into()).decrypt(&XNonce::from(nonce), Payload { msg: body, aad: associated }).ok()
}

/// The master key and what is derived from it, one purpose each.
#[derive(Clone)]
pub struct Master {
    wrapping: Zeroizing<[u8; 32]>,
    blinding: Zeroizing<[u8; 32]>,
    codes: Zeroizing<[u8; 32]>,
    forms: Zeroizing<[u8; 32]>,
    audit: Zeroizing<[u8; 32]>,
    /// The key before this one, while it is being replaced: what it wrapped still opens.
    older: Option<Box<Master>>,
    /// Names the key without giving it away; stored beside each key it wraps.
    pub fingerprint: String,
}

impl fmt::Debug for Master {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Master({})", self.fingerprint)
    }
}

fn mac(key: &[u8], parts: &[&[u8]]) -> Zeroizing<[u8; 32]> {
    // HMAC takes a key of any length, so this cannot fail; an all-zero tag would fail every comparison.
    let Ok(mut mac) = <Hmac<Sha256> as KeyInit>::new_from_slice(key) else {
        return Zeroizing::new([0; 32]);
    };
    for part in parts {
        mac.update(&u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
        mac.update(part);
    }
    Zeroizing::new(mac.finalize().into_bytes().into())
}

impl Master {
    /// From the 32 bytes of the key.
    pub fn new(bytes: &[u8; 32]) -> Self {
        let derive = |purpose: &str| mac(bytes, &[b"hashar", purpose.as_bytes()]);
        Self {
            wrapping: derive("wrap"),
            blinding: derive("blind"),
            codes: derive("codes"),
            forms: derive("forms"),
            audit: derive("audit"),
            older: None,
            fingerprint: data_encoding::HEXLOWER.encode(&derive("name")[..6]),
        }
    }

    /// From text as a key file holds it: 64 hexadecimal digits.
    pub fn from_text(text: &str) -> Option<Self> {
        let bytes = Zeroizing::new(data_encoding::HEXLOWER_PERMISSIVE.decode(text.trim().as_bytes()).ok()?);
        Some(Self::new(&Zeroizing::new(<[u8; 32]>::try_from(bytes.as_slice()).ok()?)))
    }

    /// With the key before it, whose place it takes.
    #[must_use]
    pub fn replacing(self, older: Self) -> Self {
        Self { older: Some(Box::new(older)), ..self }
    }

    /// The key before this one, while it is being replaced.
    pub fn older(&self) -> Option<&Self> {
        self.older.as_deref()
    }

    /// The secrets under which tokens, codes and seals of the trail were made. They outlive the master key they came from:
    /// a hash cannot be made again without what was hashed.
    pub fn lasting(&self) -> [CaseKey; 4] {
        let key = |id, bytes: &Zeroizing<[u8; 32]>| CaseKey { id: KeyId(id), bytes: bytes.clone() };
        [key(2, &self.blinding), key(3, &self.codes), key(4, &self.forms), key(5, &self.audit)]
    }

    /// Goes on with a lasting secret that the database keeps.
    pub fn adopt(&mut self, kept: &CaseKey) {
        match kept.id.0 {
            2 => self.blinding.clone_from(&kept.bytes),
            3 => self.codes.clone_from(&kept.bytes),
            4 => self.forms.clone_from(&kept.bytes),
            5 => self.audit.clone_from(&kept.bytes),
            _ => {}
        }
    }

    /// A new key as text for a key file.
    pub fn generate_text() -> Result<String, Stop> {
        Ok(data_encoding::HEXLOWER.encode(&random::<32>()?))
    }

    /// The case key, wrapped for its row.
    pub fn wrap(&self, key: &CaseKey) -> Result<Sealed, Stop> {
        seal_with(&self.wrapping, &Place::new("seal_keys.wrapped", key.id.0).associated(), &*key.bytes)
    }

    /// Opens a wrapped case key, also one that the key before this one wrapped.
    pub fn unwrap(&self, id: KeyId, wrapped: &[u8]) -> Result<CaseKey, Stop> {
        match &self.older {
            Some(older) => self.unwrap_alone(id, wrapped).or_else(|_| older.unwrap_alone(id, wrapped)),
            None => self.unwrap_alone(id, wrapped),
        }
    }

    fn unwrap_alone(&self, id: KeyId, wrapped: &[u8]) -> Result<CaseKey, Stop> {
        let plain = open_with(&self.wrapping, &Place::new("seal_keys.wrapped", id.0).associated(), wrapped);
        let bytes = plain.map(Zeroizing::new).and_then(|plain| <[u8; 32]>::try_from(plain.as_slice()).ok());
        let bytes = bytes.ok_or_else(|| Stop::broken("a case key does not open with this master key"))?;
        Ok(CaseKey { id, bytes: Zeroizing::new(bytes) })
    }

    /// A keyed blind token of a folded word, for finding sealed text: 63 bits.
    pub fn blind(&self, scope: &str, word: &str) -> i64 {
        let tag = mac(&*self.blinding, &[scope.as_bytes(), word.as_bytes()]);
        i64::from_be_bytes([tag[0] & 0x7F, tag[1], tag[2], tag[3], tag[4], tag[5], tag[6], tag[7]])
    }

    /// The keyed hash under which a secret (case code, session, link) is stored.
    pub fn hash(&self, scope: &str, secret: &str) -> Vec<u8> {
        mac(&*self.codes, &[scope.as_bytes(), secret.as_bytes()]).to_vec()
    }

    /// A tag over what a form must bring back unchanged.
    pub fn form_tag(&self, parts: &[&[u8]]) -> [u8; 32] {
        *mac(&*self.forms, parts)
    }

    /// Seals words for who holds a visitor's secret, to be carried in an address; how long they are shows in steps only.
    pub fn seal_words(&self, secret: &str, words: &str) -> Result<String, Stop> {
        let mut padded = words.as_bytes().to_vec();
        padded.resize(padded.len().next_multiple_of(WORDS_STEP), 0);
        let sealed = seal_with(&self.words_key(secret), WORDS, &padded)?;
        Ok(data_encoding::BASE64URL_NOPAD.encode(&sealed))
    }

    /// Opens them; `None` where another's secret sealed them, or nobody's.
    pub fn open_words(&self, secret: &str, sealed: &str) -> Option<String> {
        let sealed = data_encoding::BASE64URL_NOPAD.decode(sealed.as_bytes()).ok()?;
        let mut padded = open_with(&self.words_key(secret), WORDS, &sealed)?;
        padded.truncate(padded.iter().rposition(|byte| *byte != 0).map_or(0, |last| last + 1));
        String::from_utf8(padded).ok()
    }

    fn words_key(&self, secret: &str) -> Zeroizing<[u8; 32]> {
        mac(&*self.forms, &[WORDS, secret.as_bytes()])
    }

    /// A seal over a batch of audit entries and the seal before it.
    pub fn audit_tag(&self, parts: &[&[u8]]) -> Vec<u8> {
        mac(&*self.audit, parts).to_vec()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sealed_value_opens_only_in_its_own_place_with_its_own_key() {
        let master = Master::new(&[7; 32]);
        let key = CaseKey::new(KeyId(5)).unwrap();
        let place = Place::new("groups.name", 1);
        let sealed = key.seal(place, "Меҳр").unwrap();
        assert_eq!(key.open(place, &sealed).unwrap(), "Меҳр");
        assert!(key.open(Place::new("groups.name", 2), &sealed).is_err());
        assert!(key.open(Place::new("groups.note", 1), &sealed).is_err());
        assert!(CaseKey::new(KeyId(5)).unwrap().open(place, &sealed).is_err());
        let mut bent = sealed.clone();
        bent[30] ^= 1;
        assert!(key.open(place, &bent).is_err());
        let wrapped = master.wrap(&key).unwrap();
        assert_eq!(master.unwrap(KeyId(5), &wrapped).unwrap().open(place, &sealed).unwrap(), "Меҳр");
        assert!(master.unwrap(KeyId(6), &wrapped).is_err());
        assert!(Master::new(&[8; 32]).unwrap(KeyId(5), &wrapped).is_err());
    }

    #[test]
    fn words_in_an_address_open_to_who_typed_them_and_tell_no_length() {
        let master = Master::new(&[7; 32]);
        let [short, long] = ["Умед", "Назарова Нилуфар"].map(|words| master.seal_words("mine", words).unwrap());
        assert_eq!(master.open_words("mine", &short).as_deref(), Some("Умед"));
        assert_eq!(master.open_words("mine", &long).as_deref(), Some("Назарова Нилуфар"));
        assert_eq!(short.len(), long.len());
        assert_ne!(short, master.seal_words("mine", "Умед").unwrap(), "twice the same is not seen");
        let url = |letter: char| letter.is_ascii_alphanumeric() || "-_".contains(letter);
        assert!(short.chars().all(url), "{short}");
        for (secret, sealed) in [("other", short.as_str()), ("mine", &short[1..]), ("mine", ""), ("mine", "Умед")] {
            assert_eq!(master.open_words(secret, sealed), None, "{secret} {sealed}");
        }
        assert_eq!(Master::new(&[8; 32]).open_words("mine", &short), None);
    }
}
