//! A provider of identities over TLS on loopback: what it publishes, its page that people sign in at, and codes that work once.

use super::smtp;
use data_encoding::{BASE64, BASE64URL_NOPAD};
use ring::{
    rand::SystemRandom,
    rsa::{KeyPair as RsaKeyPair, PublicKeyComponents},
    signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair, RSA_PKCS1_SHA256},
};
use rustls::{ServerConfig, ServerConnection, StreamOwned};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::{
    collections::HashMap,
    io::{Read, Write},
    net::{TcpListener, TcpStream},
    sync::{Arc, Mutex},
    thread,
};

/// What the program is called there, and the secret they share.
pub const CLIENT: (&str, &str) = ("hashar", "it's +secret/");

/// A provider.
pub struct Provider {
    pub issuer: String,
    told: Arc<Told>,
}

#[derive(Default)]
struct Told {
    /// What is published, by path.
    pages: Mutex<HashMap<&'static str, Value>>,
    /// Codes that were not used yet.
    codes: Mutex<HashMap<String, Granted>>,
    /// The keys it signs with: the published one, and one that nobody knows.
    keys: Mutex<Vec<EcdsaKeyPair>>,
}

struct Granted {
    challenge: String,
    redirect: String,
    token: String,
}

/// By which key a token is signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    Ec,
    Rsa,
    /// A key that is not published.
    Nobody,
}

fn text(bytes: &[u8]) -> String {
    BASE64URL_NOPAD.encode(bytes)
}

fn ec() -> EcdsaKeyPair {
    let random = SystemRandom::new();
    let pkcs8 = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &random).unwrap();
    EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, pkcs8.as_ref(), &random).unwrap()
}

/// A key made for the tests, of no use elsewhere.
fn rsa() -> RsaKeyPair {
    RsaKeyPair::from_pkcs8(include_bytes!("../../samples/openid/rsa.key")).unwrap()
}

/// The values of a query or a form.
pub fn values(query: &str) -> HashMap<String, String> {
    form_urlencoded::parse(query.as_bytes()).into_owned().collect()
}

impl Provider {
    /// Starts with a certificate of the tests' own, `right` or `wrong`.
    pub fn start(certificate: &str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let issuer = format!("https://127.0.0.1:{}/office", listener.local_addr().unwrap().port());
        let (own, hidden) = (ec(), ec());
        let point = own.public_key().as_ref();
        let components: PublicKeyComponents<Vec<u8>> = rsa().public().into();
        let keys = json!({ "keys": [
            { "kty": "RSA", "kid": "r", "use": "sig", "alg": "RS256", "n": text(&components.n), "e": text(&components.e) },
            { "kty": "EC", "crv": "P-256", "kid": "e", "x": text(&point[1..33]), "y": text(&point[33..]) },
        ]});
        let places = json!({
            "issuer": issuer, "authorization_endpoint": format!("{issuer}/authorize"),
            "token_endpoint": format!("{issuer}/token"), "jwks_uri": format!("{issuer}/keys"),
            "authorization_response_iss_parameter_supported": true,
        });
        let told = Arc::new(Told::default());
        told.keys.lock().unwrap().extend([own, hidden]);
        told.pages
            .lock()
            .unwrap()
            .extend([("/office/.well-known/openid-configuration", places), ("/office/keys", keys)]);
        let (config, heard) = (smtp::certificate(certificate), told.clone());
        thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let (config, told) = (config.clone(), heard.clone());
                thread::spawn(move || talk(stream, config, &told));
            }
        });
        Self { issuer, told }
    }

    /// Somebody signs in at its page, to which the program sent them: gives the way back. `claims` change the usual token.
    pub fn signs_in(&self, location: &str, email: &str, by: By, claims: Value) -> String {
        let query = location.strip_prefix(&format!("{}/authorize?", self.issuer)).expect(location);
        let asked = values(query);
        for (name, value) in [("response_type", "code"), ("client_id", CLIENT.0), ("code_challenge_method", "S256")] {
            assert_eq!(asked[name], value);
        }
        assert_eq!(asked["scope"], "openid email");
        // Later than any test's clock.
        let mut token = json!({
            "iss": self.issuer, "aud": CLIENT.0, "sub": "7", "exp": 4_000_000_000_i64, "nonce": asked["nonce"],
            "email": email, "email_verified": true,
        });
        for (name, value) in claims.as_object().unwrap() {
            token[name] = value.clone();
        }
        let code = text(&ring::rand::generate::<[u8; 16]>(&SystemRandom::new()).unwrap().expose());
        let (challenge, redirect) = (asked["code_challenge"].clone(), asked["redirect_uri"].clone());
        let (path, token) =
            (redirect.split_once("//").unwrap().1.split_once('/').unwrap().1.to_owned(), self.signed(by, &token));
        self.told.codes.lock().unwrap().insert(code.clone(), Granted { challenge, redirect, token });
        let pairs = [("code", &code), ("state", &asked["state"]), ("iss", &self.issuer)];
        format!("/{path}?{}", form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish())
    }

    fn signed(&self, by: By, claims: &Value) -> String {
        let (alg, kid) = if by == By::Rsa { ("RS256", "r") } else { ("ES256", "e") };
        let head = json!({ "alg": alg, "kid": kid, "typ": "JWT" });
        let signed = format!("{}.{}", text(head.to_string().as_bytes()), text(claims.to_string().as_bytes()));
        let random = SystemRandom::new();
        let signature = if by == By::Rsa {
            let pair = rsa();
            let mut signature = vec![0; pair.public().modulus_len()];
            pair.sign(&RSA_PKCS1_SHA256, &random, signed.as_bytes(), &mut signature).unwrap();
            signature
        } else {
            let keys = self.told.keys.lock().unwrap();
            keys[usize::from(by == By::Nobody)].sign(&random, signed.as_bytes()).unwrap().as_ref().to_vec()
        };
        format!("{signed}.{}", text(&signature))
    }
}

fn talk(stream: TcpStream, config: Arc<ServerConfig>, told: &Told) -> std::io::Result<()> {
    let tls = ServerConnection::new(config).map_err(std::io::Error::other)?;
    let mut stream = StreamOwned::new(tls, stream);
    let (mut all, mut part) = (Vec::new(), [0; 4096]);
    let (head, body) = loop {
        let count = stream.read(&mut part)?;
        if count == 0 {
            return Ok(());
        }
        all.extend_from_slice(&part[..count]);
        let text = String::from_utf8_lossy(&all).into_owned();
        let Some((head, body)) = text.split_once("\r\n\r\n") else { continue };
        let length = header(head, "Content-Length").map_or(0, |length| length.parse().unwrap());
        if body.len() >= length {
            break (head.to_owned(), body.to_owned());
        }
    };
    let path = head.split(' ').nth(1).unwrap_or_default();
    let answer = match path {
        "/office/token" => redeem(&head, &body, told),
        page => told.pages.lock().unwrap().get(page).cloned(),
    };
    match answer {
        // In two chunks, as providers behind proxies send it.
        Some(answer) => {
            let answer = answer.to_string();
            let (one, two) = answer.split_at(answer.len() / 2);
            let head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";
            write!(stream, "{head}{:x}\r\n{one}\r\n{:X}\r\n{two}\r\n0\r\n\r\n", one.len(), two.len())?;
        }
        None => write!(stream, "HTTP/1.1 400 Bad Request\r\nContent-Length: 2\r\n\r\n{{}}")?,
    }
    stream.flush()
}

fn header<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    head.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
}

/// A code is worth a token once, for the program that knows the secret and the verifier.
fn redeem(head: &str, body: &str, told: &Told) -> Option<Value> {
    let sent = values(body);
    let encoded = |text: &str| form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>();
    let proof = format!("Basic {}", BASE64.encode(format!("{}:{}", encoded(CLIENT.0), encoded(CLIENT.1)).as_bytes()));
    let granted = told.codes.lock().unwrap().remove(sent.get("code")?)?;
    let fits = header(head, "Authorization")? == proof
        && sent["grant_type"] == "authorization_code"
        && sent["redirect_uri"] == granted.redirect
        && text(&Sha256::digest(sent["code_verifier"].as_bytes())) == granted.challenge;
    fits.then(|| json!({ "token_type": "Bearer", "access_token": "x", "id_token": granted.token }))
}
