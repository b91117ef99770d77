//! ID tokens: signed by a key that the provider publishes, for this program, this visitor and now. Sources: OpenID Connect Core
//! 1.0, 3.1.3.7; JSON Web Signature, RFC 7515; JSON Web Key, RFC 7517; algorithms, RFC 7518.

use super::SKEW_S;
use data_encoding::BASE64URL_NOPAD;
use ring::signature::{ECDSA_P256_SHA256_FIXED, RSA_PKCS1_2048_8192_SHA256, RsaPublicKeyComponents, UnparsedPublicKey};
use serde::Deserialize;
use serde_json::Value;
use subtle::ConstantTimeEq;

/// Characters of a token at most.
const MOST: usize = 32_768;

/// What a provider publishes.
#[derive(Deserialize)]
pub(super) struct Keys {
    pub keys: Vec<Key>,
}

/// One of its keys.
#[derive(Deserialize)]
pub(super) struct Key {
    kty: String,
    kid: Option<String>,
    #[serde(rename = "use")]
    usage: Option<String>,
    alg: Option<String>,
    n: Option<String>,
    e: Option<String>,
    crv: Option<String>,
    x: Option<String>,
    y: Option<String>,
}

/// What a token must be.
pub(super) struct Expected<'a> {
    /// Whose.
    pub issuer: &'a str,
    /// For whom.
    pub client_id: &'a str,
    /// The visitor's.
    pub nonce: &'a str,
    /// Seconds of Unix time.
    pub now: i64,
    /// Values of `amr` or `acr` that count as a second factor.
    pub counts: &'a [String],
}

/// What a provider says of who came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The address; it was verified there.
    pub email: String,
    /// Whether they came by a second factor that counts.
    pub strong: bool,
    /// When they showed there who they are, in seconds of Unix time, if it says so.
    pub shown_at: Option<i64>,
}

#[derive(Deserialize)]
struct Head {
    alg: String,
    kid: Option<String>,
    crit: Option<Value>,
}

#[derive(Deserialize)]
struct Claims {
    iss: String,
    aud: OneOrMany,
    azp: Option<String>,
    exp: Value,
    nonce: Option<String>,
    email: Option<String>,
    email_verified: Option<Value>,
    #[serde(default)]
    amr: OneOrMany,
    acr: Option<String>,
    auth_time: Option<Value>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum OneOrMany {
    One(String),
    Many(Vec<String>),
}

impl Default for OneOrMany {
    fn default() -> Self {
        Self::Many(Vec::new())
    }
}

impl OneOrMany {
    fn all(&self) -> &[String] {
        match self {
            Self::One(one) => std::slice::from_ref(one),
            Self::Many(many) => many,
        }
    }
}

/// Reads a token; what is wrong with it goes into the log, never what it says.
pub(super) fn read(token: &str, keys: &[Key], expected: &Expected<'_>) -> Result<Said, &'static str> {
    const FORM: &str = "no token";
    let (signed, signature) = token.rsplit_once('.').filter(|_| token.len() <= MOST).ok_or(FORM)?;
    let (head, body) = signed.split_once('.').ok_or(FORM)?;
    let decode = |text: &str| BASE64URL_NOPAD.decode(text.as_bytes()).map_err(|_| FORM);
    let signature = decode(signature)?;
    let head: Head = serde_json::from_slice(&decode(head)?).map_err(|_| FORM)?;
    if head.crit.is_some() {
        return Err("it asks for what is not known here");
    }
    let fits = keys.iter().filter(|key| key.may_sign(&head)).any(|key| key.signed(signed.as_bytes(), &signature));
    if !fits {
        return Err("signed by none of the provider's keys");
    }
    let claims: Claims = serde_json::from_slice(&decode(body)?).map_err(|_| FORM)?;
    claims.check(expected)?;
    claims.said(expected.counts)
}

impl Key {
    /// RS256 and ES256 only, each by its own kind of key, so that no key is taken for another's.
    fn may_sign(&self, head: &Head) -> bool {
        let kind = match head.alg.as_str() {
            "RS256" => self.kty == "RSA",
            "ES256" => self.kty == "EC" && self.crv.as_deref() == Some("P-256"),
            _ => false,
        };
        kind && self.usage.as_deref().is_none_or(|usage| usage == "sig")
            && self.alg.as_deref().is_none_or(|alg| alg == head.alg)
            && (head.kid.is_none() || head.kid == self.kid)
    }

    fn signed(&self, text: &[u8], signature: &[u8]) -> bool {
        let number = |text: &Option<String>| BASE64URL_NOPAD.decode(text.as_deref()?.as_bytes()).ok();
        let verified = if self.kty == "RSA" {
            number(&self.n).zip(number(&self.e)).map(|(n, e)| {
                let from = n.iter().position(|byte| *byte != 0).unwrap_or(n.len());
                RsaPublicKeyComponents { n: &n[from..], e: &e }.verify(&RSA_PKCS1_2048_8192_SHA256, text, signature)
            })
        } else {
            number(&self.x).zip(number(&self.y)).map(|(x, y)| {
                let point = [&[0x04][..], &x, &y].concat();
                UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, point).verify(text, signature)
            })
        };
        verified.is_some_and(|verified| verified.is_ok())
    }
}

/// An instant in seconds; some write it with a fraction.
fn seconds(value: &Value) -> Option<i64> {
    let whole = || value.to_string().split('.').next().and_then(|whole| whole.parse().ok());
    value.as_i64().or_else(whole)
}

impl Claims {
    fn check(&self, expected: &Expected<'_>) -> Result<(), &'static str> {
        if self.iss != expected.issuer {
            return Err("of another issuer");
        }
        let audience = self.aud.all();
        let for_us = |one: &String| one == expected.client_id;
        let party = self.azp.as_ref().map_or(audience.len() == 1, for_us);
        if !audience.iter().any(for_us) || !party {
            return Err("for another program");
        }
        if seconds(&self.exp).is_none_or(|until| until + SKEW_S <= expected.now) {
            return Err("too old");
        }
        let nonce = self.nonce.as_deref().unwrap_or_default();
        if !bool::from(nonce.as_bytes().ct_eq(expected.nonce.as_bytes())) {
            return Err("another visit's");
        }
        Ok(())
    }

    fn said(self, counts: &[String]) -> Result<Said, &'static str> {
        let verified = match &self.email_verified {
            Some(Value::Bool(verified)) => *verified,
            Some(Value::String(verified)) => verified == "true",
            _ => false,
        };
        let email = self.email.filter(|_| verified).ok_or("without an address that was verified")?;
        let strong = self.amr.all().iter().chain(&self.acr).any(|way| counts.contains(way));
        Ok(Said { email, strong, shown_at: self.auth_time.as_ref().and_then(seconds) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ring::{
        rand::SystemRandom,
        signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair},
    };
    use serde_json::json;

    const NOW: i64 = 1_800_000_000;

    fn pair() -> EcdsaKeyPair {
        let random = SystemRandom::new();
        let pkcs8 = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &random).unwrap();
        EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, pkcs8.as_ref(), &random).unwrap()
    }

    fn published(pair: &EcdsaKeyPair) -> Value {
        let text = |bytes: &[u8]| BASE64URL_NOPAD.encode(bytes);
        let point = pair.public_key().as_ref();
        json!({ "kty": "EC", "crv": "P-256", "kid": "one", "use": "sig", "x": text(&point[1..33]), "y": text(&point[33..]) })
    }

    fn signed(pair: &EcdsaKeyPair, head: &Value, claims: &Value) -> String {
        let text = |value: &Value| BASE64URL_NOPAD.encode(value.to_string().as_bytes());
        let signed = format!("{}.{}", text(head), text(claims));
        let signature = pair.sign(&SystemRandom::new(), signed.as_bytes()).unwrap();
        format!("{signed}.{}", BASE64URL_NOPAD.encode(signature.as_ref()))
    }

    fn claims() -> Value {
        json!({
            "iss": "https://id.example.org", "aud": "hashar", "exp": NOW + 60, "nonce": "n", "sub": "7",
            "email": "aziza@example.org", "email_verified": true, "amr": ["pwd", "otp"], "auth_time": NOW - 5,
        })
    }

    fn with(change: &Value) -> Value {
        let mut claims = claims();
        for (name, value) in change.as_object().unwrap() {
            claims[name] = value.clone();
        }
        claims
    }

    fn take(keys: &Value, token: &str, counts: &[String]) -> Result<Said, &'static str> {
        let keys: Keys = serde_json::from_value(json!({ "keys": keys })).unwrap();
        let (issuer, client_id) = ("https://id.example.org", "hashar");
        read(token, &keys.keys, &Expected { issuer, client_id, nonce: "n", now: NOW, counts })
    }

    #[test]
    fn a_token_says_who_came_and_how() {
        let (pair, head) = (pair(), json!({ "alg": "ES256", "kid": "one", "typ": "JWT" }));
        let keys = json!([{ "kty": "oct", "k": "x" }, published(&pair)]);
        let said = take(&keys, &signed(&pair, &head, &claims()), &[]).unwrap();
        assert_eq!(said, Said { email: "aziza@example.org".into(), strong: false, shown_at: Some(NOW - 5) });
        let counts = ["otp".to_owned(), "gold".to_owned()];
        assert!(take(&keys, &signed(&pair, &head, &claims()), &counts).unwrap().strong);
        for (change, strong) in [
            (json!({ "amr": "otp" }), true),
            (json!({ "amr": ["pwd"], "acr": "gold" }), true),
            (json!({ "amr": ["pwd"] }), false),
            (json!({ "aud": ["hashar"], "amr": [], "exp": 1_800_000_060.5 }), false),
            (json!({ "aud": ["hashar", "other"], "azp": "hashar", "email_verified": "true" }), true),
        ] {
            let said = take(&keys, &signed(&pair, &head, &with(&change)), &counts);
            assert_eq!(said.map(|said| said.strong), Ok(strong), "{change}");
        }
    }

    #[test]
    fn a_token_counts_only_from_this_issuer_for_this_program_and_visit_and_now() {
        let (pair, head) = (pair(), json!({ "alg": "ES256", "kid": "one" }));
        let keys = json!([published(&pair)]);
        for (change, why) in [
            (json!({ "iss": "https://evil.example" }), "of another issuer"),
            (json!({ "aud": "other" }), "for another program"),
            (json!({ "aud": ["hashar", "other"] }), "for another program"),
            (json!({ "azp": "other" }), "for another program"),
            (json!({ "exp": NOW - 60 }), "too old"),
            (json!({ "exp": "soon" }), "too old"),
            (json!({ "nonce": "m" }), "another visit's"),
            (json!({ "nonce": null }), "another visit's"),
            (json!({ "email_verified": false }), "without an address that was verified"),
            (json!({ "email_verified": null }), "without an address that was verified"),
            (json!({ "email": null }), "without an address that was verified"),
        ] {
            assert_eq!(take(&keys, &signed(&pair, &head, &with(&change)), &[]), Err(why), "{change}");
        }
    }

    #[test]
    fn a_token_counts_only_where_a_published_key_of_its_kind_signed_it() {
        const NONE: Result<Said, &str> = Err("signed by none of the provider's keys");
        let (own, other) = (pair(), pair());
        let keys = json!([published(&own)]);
        let good = signed(&own, &json!({ "alg": "ES256", "kid": "one" }), &claims());
        assert!(take(&keys, &good, &[]).is_ok());
        assert_eq!(take(&json!([]), &good, &[]), NONE);
        assert_eq!(take(&json!([published(&other)]), &good, &[]), NONE);
        for head in [
            json!({ "alg": "none" }),
            json!({ "alg": "HS256", "kid": "one" }),
            json!({ "alg": "RS256", "kid": "one" }),
            json!({ "alg": "ES256", "kid": "two" }),
        ] {
            assert_eq!(take(&keys, &signed(&own, &head, &claims()), &[]), NONE, "{head}");
        }
        let mut for_sealing = published(&own);
        for_sealing["use"] = "enc".into();
        assert_eq!(take(&json!([for_sealing]), &good, &[]), NONE);
        let asking = signed(&own, &json!({ "alg": "ES256", "crit": ["b64"] }), &claims());
        assert!(take(&keys, &asking, &[]).is_err());
        let (text, _) = good.rsplit_once('.').unwrap();
        let changed = signed(&own, &json!({ "alg": "ES256" }), &with(&json!({ "email": "x@example.org" })));
        let (_, signature) = changed.rsplit_once('.').unwrap();
        assert_eq!(take(&keys, &format!("{text}.{signature}"), &[]), NONE);
        for odd in [String::new(), ".".into(), "..".into(), text.to_owned(), format!("{text}."), "x".repeat(40_000)] {
            assert!(take(&keys, &odd, &[]).is_err());
        }
    }
}
