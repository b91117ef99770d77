//! Signing in at a provider of identities that the settings name: OpenID Connect Core 1.0, the authorization code flow with PKCE
//! (RFC 7636). What the provider says of who came is read in `openid/token.rs`; whom it opens the door to, here.
//!
//! Nothing is kept meanwhile: state, nonce and verifier are made of the visitor's secret, so that they are nothing to another
//! browser, and a browser gets another secret once its state was used.

mod token;

pub use token::Said;

use super::{Person, Refusal, State, webauthn};
use crate::{
    base::{
        Stop,
        https::{self, Address},
        seal::Master,
        settings::{self, Settings},
    },
    db::Tx,
};
use chrono::{Duration, NaiveDateTime};
use data_encoding::{BASE64, BASE64URL_NOPAD};
use form_urlencoded::{Serializer, byte_serialize};
use serde::Deserialize;
use sha2::{Digest, Sha256};
use std::fs;
use token::Expected;
use tokio::{
    sync::{Mutex, Semaphore, SemaphorePermit},
    time::timeout,
};

/// How long somebody may take at the provider.
const AWAY: Duration = Duration::minutes(10);
/// How long it is remembered where a provider's pages are.
const REMEMBERED: Duration = Duration::minutes(10);
/// How long after somebody showed the provider who they are it counts as a proof here.
const FRESH: Duration = Duration::minutes(10);
/// Seconds that clocks may differ by.
pub(super) const SKEW_S: i64 = 60;
/// How long a visitor waits until others have asked.
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(5);
/// Providers are asked by so many requests at once.
static ASKING: Semaphore = Semaphore::const_new(4);
static PLACES: Mutex<Option<(Places, NaiveDateTime)>> = Mutex::const_new(None);

/// Where a provider's pages are (OpenID Connect Discovery 1.0).
#[derive(Clone, Debug, Deserialize)]
struct Places {
    issuer: String,
    authorization_endpoint: String,
    token_endpoint: String,
    jwks_uri: String,
    #[serde(default)]
    token_endpoint_auth_methods_supported: Vec<String>,
    /// RFC 9207: it names itself on the way back.
    #[serde(default)]
    authorization_response_iss_parameter_supported: bool,
}

/// A provider, as the settings name it.
#[derive(Clone, Copy)]
pub struct Provider<'a>(&'a settings::OpenId);

/// What a visitor takes along to the provider and brings back.
struct Tokens {
    nonce: String,
    verifier: String,
}

/// What came back with a visitor.
#[derive(Clone, Copy, Debug, Default)]
pub struct Back<'a> {
    /// The code that is worth an answer of the provider.
    pub code: Option<&'a str>,
    /// What was taken along.
    pub state: Option<&'a str>,
    /// Who says so.
    pub iss: Option<&'a str>,
}

/// What the settings lack, in a sentence.
pub fn check(settings: &Settings) -> Result<(), Stop> {
    let openid = &settings.openid;
    let wrong = |what: &str| Err(Stop::broken(format!("settings: openid.{what}")));
    if openid.issuer.is_empty() {
        return Ok(());
    }
    if Address::of(&openid.issuer).is_none() || openid.issuer.contains('?') {
        return wrong("issuer must begin with https:// and be as the provider writes it");
    }
    if openid.client_id.is_empty() {
        return wrong("client_id is missing");
    }
    if !openid.client_secret.is_empty() && !openid.client_secret_file.as_os_str().is_empty() {
        return wrong("client_secret and client_secret_file: one of the two");
    }
    secret(openid).map(drop)
}

fn secret(openid: &settings::OpenId) -> Result<String, Stop> {
    if openid.client_secret_file.as_os_str().is_empty() {
        return Ok(openid.client_secret.clone());
    }
    let read = fs::read_to_string(&openid.client_secret_file);
    let read = read.map_err(|error| Stop::broken(format!("settings: openid.client_secret_file: {error}")))?;
    Ok(read.trim().to_owned())
}

/// Waits a little for those who are at the provider.
async fn turn() -> Result<SemaphorePermit<'static>, Stop> {
    let turn =
        timeout(PATIENCE, ASKING.acquire()).await.map_err(|_| Stop::broken("too many at the provider at once"))?;
    turn.map_err(|error| Stop::Broken(error.into()))
}

/// The visitor's own state for a way to the provider.
pub fn state(master: &Master, visitor: &str, now: NaiveDateTime) -> Result<String, Stop> {
    webauthn::challenge_for(master, &format!("openid {visitor}"), now, AWAY)
}

/// Whether a state is one that this visitor took along not long ago.
pub fn stands(master: &Master, visitor: &str, state: &str, now: NaiveDateTime) -> bool {
    webauthn::stands(master, &format!("openid {visitor}"), state, now)
}

fn tokens(master: &Master, visitor: &str, state: &str) -> Tokens {
    let made = |scope: &str| BASE64URL_NOPAD.encode(&master.hash(scope, &format!("{visitor} {state}")));
    Tokens { nonce: made("openid nonce"), verifier: made("openid verifier") }
}

fn form(pairs: &[(&str, &str)]) -> String {
    Serializer::new(String::new()).extend_pairs(pairs).finish()
}

/// Where the provider sends people back to.
fn way_back(settings: &Settings) -> String {
    format!("{}/sign-in/openid/back", settings.public_url)
}

impl<'a> Provider<'a> {
    /// The provider, where the settings name one.
    pub fn of(settings: &'a Settings) -> Option<Self> {
        (!settings.openid.issuer.is_empty()).then_some(Self(&settings.openid))
    }

    /// What people call it.
    pub fn name(self) -> &'a str {
        let host = || self.0.issuer.trim_start_matches("https://").split('/').next().unwrap_or_default();
        if self.0.name.trim().is_empty() { host() } else { &self.0.name }
    }

    async fn places(self, now: NaiveDateTime) -> Result<Places, Stop> {
        let known = PLACES.lock().await.clone();
        let fresh = |at: &NaiveDateTime| *at <= now && now < *at + REMEMBERED;
        if let Some((places, _)) = known.filter(|(places, at)| places.issuer == self.0.issuer && fresh(at)) {
            return Ok(places);
        }
        let url = format!("{}/.well-known/openid-configuration", self.0.issuer.trim_end_matches('/'));
        let places: Places = serde_json::from_slice(&self.ask(&url).await?)?;
        if places.issuer != self.0.issuer {
            return Err(Stop::broken("the provider names another issuer than the settings"));
        }
        *PLACES.lock().await = Some((places.clone(), now));
        Ok(places)
    }

    async fn ask(self, url: &str) -> Result<Vec<u8>, Stop> {
        let address = Address::of(url).ok_or_else(|| Stop::broken("the provider names an address without TLS"))?;
        let _turn = turn().await?;
        https::get(&address, &self.0.ca_file).await
    }

    /// Where a visitor goes to show who they are; `again`: even where the provider knows them still.
    pub async fn way(
        self,
        settings: &Settings,
        master: &Master,
        visitor: &str,
        now: NaiveDateTime,
        again: bool,
    ) -> Result<String, Stop> {
        let places = self.places(now).await?;
        let page = &places.authorization_endpoint;
        if Address::of(page).is_none() {
            return Err(Stop::broken("the provider names an address without TLS"));
        }
        let state = state(master, visitor, now)?;
        let tokens = tokens(master, visitor, &state);
        let challenge = BASE64URL_NOPAD.encode(&Sha256::digest(tokens.verifier.as_bytes()));
        let back = way_back(settings);
        let mut pairs = vec![
            ("response_type", "code"),
            ("client_id", self.0.client_id.as_str()),
            ("redirect_uri", &back),
            ("scope", "openid email"),
            ("state", &state),
            ("nonce", &tokens.nonce),
            ("code_challenge", &challenge),
            ("code_challenge_method", "S256"),
        ];
        if again {
            pairs.extend([("prompt", "login"), ("max_age", "0")]);
        }
        let joint = if page.contains('?') { '&' } else { '?' };
        Ok(format!("{page}{joint}{}", form(&pairs)))
    }

    /// What the provider says of a visitor who came back; the state stands. A provider that cannot be asked is bad luck, an answer
    /// that is not as it should be is refused.
    pub async fn said(
        self,
        settings: &Settings,
        master: &Master,
        visitor: &str,
        now: NaiveDateTime,
        back: Back<'_>,
    ) -> Result<Said, Stop> {
        let (Some(code), Some(state)) = (back.code.filter(|code| code.len() <= 4_096), back.state) else {
            return Err(refused("it sent nobody"));
        };
        let places = self.places(now).await?;
        let named = back.iss.is_none_or(|iss| iss == places.issuer);
        if !named || back.iss.is_none() && places.authorization_response_iss_parameter_supported {
            return Err(refused("another provider's answer"));
        }
        let Tokens { nonce, verifier } = tokens(master, visitor, state);
        let answer = self.redeem(settings, &places, code, &verifier).await?;
        let keys: token::Keys = serde_json::from_slice(&self.ask(&places.jwks_uri).await?)?;
        let (issuer, client_id) = (self.0.issuer.as_str(), self.0.client_id.as_str());
        let counts = &self.0.second_factor;
        let expected = Expected { issuer, client_id, nonce: &nonce, now: now.and_utc().timestamp(), counts };
        token::read(&answer, &keys.keys, &expected).map_err(refused)
    }

    /// Exchanges the code for an ID token.
    async fn redeem(self, settings: &Settings, places: &Places, code: &str, verifier: &str) -> Result<String, Stop> {
        #[derive(Deserialize)]
        struct Given {
            id_token: String,
        }
        let url = &places.token_endpoint;
        let address = Address::of(url).ok_or_else(|| Stop::broken("the provider names an address without TLS"))?;
        let secret = secret(self.0)?;
        let id = self.0.client_id.as_str();
        let methods = &places.token_endpoint_auth_methods_supported;
        let is_basic = methods.is_empty() || methods.iter().any(|method| method == "client_secret_basic");
        let back = way_back(settings);
        let mut pairs = vec![
            ("grant_type", "authorization_code"),
            ("code", code),
            ("redirect_uri", &back),
            ("code_verifier", verifier),
        ];
        let encoded = |text: &str| byte_serialize(text.as_bytes()).collect::<String>();
        let proof = format!("Basic {}", BASE64.encode(format!("{}:{}", encoded(id), encoded(&secret)).as_bytes()));
        let proof = (is_basic && !secret.is_empty()).then_some(proof);
        if proof.is_none() {
            pairs.push(("client_id", id));
            if !secret.is_empty() {
                pairs.push(("client_secret", &secret));
            }
        }
        let _turn = turn().await?;
        let answer = https::post(&address, &self.0.ca_file, &form(&pairs), proof.as_deref()).await?;
        Ok(serde_json::from_slice::<Given>(&answer)?.id_token)
    }
}

/// An answer that is not taken: why goes into the log, and nothing else of it.
pub(in crate::people) fn refused(why: &'static str) -> Stop {
    tracing::warn!(why, "an answer of the provider of identities was not taken");
    Refusal::ProviderRefused.into()
}

/// Whose address the provider named: somebody who was invited and may sign in. Nobody is added.
pub fn person(tx: &mut Tx<'_>, email: &str) -> Result<Person, Stop> {
    let found = super::by_email(tx, email)?.map(|(person, _)| person);
    let found = found.filter(|person| person.state != State::Disabled && person.erased_on.is_none());
    found.ok_or_else(|| refused("nobody has this address, or may not sign in"))
}

/// What a session begins with that the provider opens.
#[derive(Clone, Copy, Debug)]
pub struct Came {
    /// By a second factor that counts here.
    pub strong: bool,
    /// Just now, so that it proves who sits there.
    pub fresh: bool,
}

impl Came {
    /// Of what the provider said.
    pub fn of(said: &Said, now: NaiveDateTime) -> Self {
        let now = now.and_utc().timestamp();
        let fresh = said.shown_at.is_some_and(|at| at <= now + SKEW_S && now < at + FRESH.num_seconds());
        Self { strong: said.strong, fresh }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_taken_along_is_one_visitors_and_no_passkeys() {
        let (master, now) = (Master::new(&[7; 32]), chrono::DateTime::UNIX_EPOCH.naive_utc());
        let given = state(&master, "a", now).unwrap();
        assert!(stands(&master, "a", &given, now + Duration::minutes(9)));
        assert!(!stands(&master, "a", &given, now + AWAY) && !stands(&master, "b", &given, now));
        let passkey = webauthn::challenge(&master, "a", now).unwrap();
        assert!(!stands(&master, "a", &passkey, now) && !webauthn::stands(&master, "a", &given, now));
        let (one, other) = (tokens(&master, "a", &given), tokens(&master, "b", &given));
        assert!(one.nonce != one.verifier && one.nonce != other.nonce && one.verifier.len() == 43);
    }

    #[test]
    fn settings_that_cannot_work_are_named() {
        let mut settings = Settings::load(None, None, None).unwrap();
        assert!(check(&settings).is_ok());
        settings.openid.issuer = "http://id.example.org".into();
        assert!(check(&settings).unwrap_err().to_string().contains("openid.issuer"));
        settings.openid.issuer = "https://id.example.org/x".into();
        assert!(check(&settings).unwrap_err().to_string().contains("openid.client_id"));
        settings.openid.client_id = "hashar".into();
        assert!(check(&settings).is_ok());
        assert_eq!(Provider::of(&settings).unwrap().name(), "id.example.org");
        settings.openid.client_secret_file = "/nowhere/secret".into();
        assert!(check(&settings).unwrap_err().to_string().contains("openid.client_secret_file"));
    }
}
