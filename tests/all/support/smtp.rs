//! A mail server on loopback for tests: it keeps what it is given, and misbehaves as it is told to.

use rustls::{
    ServerConfig, ServerConnection, StreamOwned,
    pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject},
};
use std::{
    collections::VecDeque,
    io::{BufRead, BufReader, Read, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    thread::JoinHandle,
    time::Duration,
};

/// What goes wrong with one letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Nothing.
    None,
    /// This code to `RCPT TO`.
    Recipient(u16),
    /// This code after the letter's end: it is not kept.
    Data(u16),
    /// The connection is cut before the letter begins.
    CutBefore,
    /// The letter is kept, and the connection cut instead of an answer.
    CutAfter,
    /// The letter is kept, and the answer takes this many milliseconds.
    Slow(u64),
    /// The letter is not even asked for, for this many milliseconds, and then the connection is cut.
    Hang(u64),
}

/// How a server speaks.
#[derive(Clone, Debug, Default)]
pub enum Speech {
    /// In the clear.
    #[default]
    Plain,
    /// In the clear until STARTTLS, then with a certificate: the words of its files.
    StartTls(Arc<ServerConfig>),
    /// Encrypted from the first byte.
    Tls(Arc<ServerConfig>),
}

/// The configuration of TLS with one of the certificates in `samples/mail`: `right` is of 127.0.0.1, `wrong` is not.
pub fn certificate(name: &str) -> Arc<ServerConfig> {
    let path = |ending: &str| format!("{}/tests/samples/mail/{name}.{ending}", env!("CARGO_MANIFEST_DIR"));
    let chain = CertificateDer::pem_file_iter(path("pem")).unwrap().map(Result::unwrap).collect();
    let key = PrivateKeyDer::from_pem_file(path("key")).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider).with_safe_default_protocol_versions().unwrap();
    Arc::new(config.with_no_client_auth().with_single_cert(chain, key).unwrap())
}

/// The file of the authority that signed them.
pub fn authority() -> std::path::PathBuf {
    concat!(env!("CARGO_MANIFEST_DIR"), "/tests/samples/mail/ca.pem").into()
}

/// A letter as it came.
#[derive(Clone, Debug)]
pub struct Received {
    /// The envelope's recipient.
    pub to: String,
    /// Without the brackets.
    pub message_id: String,
    /// All headers, one a line, unfolded.
    pub headers: Vec<String>,
    /// Decoded.
    pub subject: String,
    /// Decoded.
    pub body: String,
}

impl Received {
    /// A header's value.
    pub fn header(&self, name: &str) -> Option<&str> {
        let start = format!("{}:", name.to_ascii_lowercase());
        let line = self.headers.iter().find(|line| line.to_ascii_lowercase().starts_with(&start))?;
        Some(line[start.len()..].trim())
    }

    fn read(to: &str, raw: &str) -> Self {
        let (head, body) = raw.split_once("\r\n\r\n").unwrap_or((raw, ""));
        let headers: Vec<String> =
            head.replace("\r\n ", " ").replace("\r\n\t", " ").split("\r\n").map(str::to_owned).collect();
        let mut letter =
            Self { to: to.into(), message_id: String::new(), headers, subject: String::new(), body: String::new() };
        letter.message_id = letter.header("message-id").unwrap_or("").trim_matches(['<', '>']).to_owned();
        letter.subject = words(letter.header("subject").unwrap_or(""));
        letter.body = match letter.header("content-transfer-encoding").unwrap_or("7bit") {
            "base64" => text(&base64(&body.replace("\r\n", ""))),
            "quoted-printable" => text(&quoted(&body.replace("=\r\n", ""))),
            _ => body.to_owned(),
        };
        letter.body = letter.body.replace("\r\n", "\n");
        letter
    }
}

fn base64(body: &str) -> Vec<u8> {
    data_encoding::BASE64.decode(body.as_bytes()).expect("base64")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

fn quoted(body: &str) -> Vec<u8> {
    let mut bytes = body.bytes();
    let mut plain = Vec::new();
    while let Some(byte) = bytes.next() {
        if byte == b'=' {
            let digits: String = bytes.by_ref().take(2).map(char::from).collect();
            plain.push(u8::from_str_radix(&digits, 16).expect("two hexadecimal digits"));
        } else {
            plain.push(byte);
        }
    }
    plain
}

/// RFC 2047: words in base64 or quoted-printable among plain ones; the space between two such words is not part of them.
fn words(header: &str) -> String {
    let mut plain = String::new();
    let mut after_encoded = false;
    for word in header.split(' ') {
        let inner = word.strip_prefix("=?utf-8?").and_then(|word| word.strip_suffix("?="));
        let decoded = inner.and_then(|inner| match inner.split_at(2) {
            ("b?" | "B?", body) => Some(text(&base64(body))),
            ("q?" | "Q?", body) => Some(text(&quoted(&body.replace('_', " ")))),
            _ => None,
        });
        if !(plain.is_empty() || after_encoded && decoded.is_some()) {
            plain.push(' ');
        }
        after_encoded = decoded.is_some();
        plain.push_str(&decoded.unwrap_or_else(|| word.to_owned()));
    }
    plain
}

#[derive(Default)]
struct State {
    faults: Mutex<VecDeque<Fault>>,
    received: Mutex<Vec<Received>>,
    down: AtomicBool,
    speech: Speech,
}

/// The server.
pub struct Server {
    address: SocketAddr,
    state: Arc<State>,
    listening: Option<JoinHandle<()>>,
}

impl Server {
    /// A server that listens on a port of its own.
    pub fn start() -> Self {
        Self::speaking(Speech::Plain)
    }

    /// The same, that speaks otherwise.
    pub fn speaking(speech: Speech) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = listener.local_addr().expect("its address");
        let state = Arc::new(State { speech, ..State::default() });
        let mut server = Self { address, state, listening: None };
        server.listen(listener);
        server
    }

    /// Its port.
    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// What goes wrong with the next letters, in order; afterwards nothing does.
    pub fn script(&self, faults: &[Fault]) {
        self.state.faults.lock().unwrap().extend(faults);
    }

    /// What has come so far.
    pub fn received(&self) -> Vec<Received> {
        self.state.received.lock().unwrap().clone()
    }

    /// Refuses connections until [`Server::up`], and cuts those there are.
    pub fn down(&mut self) {
        self.state.down.store(true, Ordering::SeqCst);
        // Wakes the thread that waits for a connection.
        drop(TcpStream::connect(self.address));
        if let Some(listening) = self.listening.take() {
            listening.join().expect("the server's thread");
        }
    }

    /// Listens again, on the same port.
    pub fn up(&mut self) {
        self.listen(TcpListener::bind(self.address).expect("the same port"));
    }

    fn listen(&mut self, listener: TcpListener) {
        self.state.down.store(false, Ordering::SeqCst);
        let state = self.state.clone();
        self.listening = Some(std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if state.down.load(Ordering::SeqCst) {
                    return;
                }
                let state = state.clone();
                std::thread::spawn(move || drop(serve(stream, &state)));
            }
        }));
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.down();
    }
}

/// One connection. A broken pipe ends it, as it would any server's.
fn serve(stream: TcpStream, state: &State) -> std::io::Result<()> {
    stream.set_nodelay(true)?;
    stream.set_read_timeout(Some(Duration::from_secs(30)))?;
    let encrypted = |stream: TcpStream, config: &Arc<ServerConfig>| {
        ServerConnection::new(config.clone()).map(|tls| StreamOwned::new(tls, stream)).map_err(std::io::Error::other)
    };
    match &state.speech {
        Speech::Plain => talk(stream, state, true, false).map(drop),
        Speech::Tls(config) => talk(encrypted(stream, config)?, state, true, false).map(drop),
        Speech::StartTls(config) => {
            let Some(stream) = talk(stream, state, true, true)? else { return Ok(()) };
            talk(encrypted(stream, config)?, state, false, false).map(drop)
        }
    }
}

/// A conversation; gives the stream back where TLS is to begin on it.
fn talk<S: Read + Write>(stream: S, state: &State, greets: bool, offers_tls: bool) -> std::io::Result<Option<S>> {
    let mut lines = BufReader::new(stream);
    if greets {
        say(&mut lines, "220 localhost ready")?;
    }
    let (mut to, mut fault) = (String::new(), Fault::None);
    loop {
        let mut line = String::new();
        if lines.read_line(&mut line)? == 0 || state.down.load(Ordering::SeqCst) {
            return Ok(None);
        }
        let line = line.trim_end();
        match line.get(..4).unwrap_or(line).to_ascii_uppercase().as_str() {
            "EHLO" if offers_tls => say(&mut lines, "250-localhost\r\n250-STARTTLS\r\n250 8BITMIME")?,
            "EHLO" => say(&mut lines, "250-localhost\r\n250 8BITMIME")?,
            "STAR" if offers_tls => {
                say(&mut lines, "220 go ahead")?;
                return Ok(Some(lines.into_inner()));
            }
            "MAIL" => {
                fault = state.faults.lock().unwrap().pop_front().unwrap_or(Fault::None);
                say(&mut lines, "250 ok")?;
            }
            "RCPT" => {
                to = line.split(['<', '>']).nth(1).unwrap_or("").to_owned();
                match fault {
                    Fault::Recipient(code) => say(&mut lines, &format!("{code} <{to}> is not to be had"))?,
                    _ => say(&mut lines, "250 ok")?,
                }
            }
            "DATA" => {
                if !take(&mut lines, state, &to, fault)? {
                    return Ok(None);
                }
            }
            "QUIT" => {
                say(&mut lines, "221 bye")?;
                return Ok(None);
            }
            _ => say(&mut lines, "250 ok")?,
        }
    }
}

/// Takes a letter; false where the connection is to be cut.
fn take<S: Read + Write>(lines: &mut BufReader<S>, state: &State, to: &str, fault: Fault) -> std::io::Result<bool> {
    match fault {
        Fault::CutBefore => return Ok(false),
        Fault::Hang(millis) => {
            std::thread::sleep(Duration::from_millis(millis));
            return Ok(false);
        }
        _ => {}
    }
    say(lines, "354 go on")?;
    let raw = read_letter(lines)?;
    if let Fault::Data(code) = fault {
        say(lines, &format!("{code} not now, {to}"))?;
        return Ok(true);
    }
    state.received.lock().unwrap().push(Received::read(to, &raw));
    match fault {
        Fault::CutAfter => return Ok(false),
        Fault::Slow(millis) => std::thread::sleep(Duration::from_millis(millis)),
        _ => {}
    }
    say(lines, &format!("250 kept for {to}"))?;
    Ok(true)
}

fn say<S: Read + Write>(lines: &mut BufReader<S>, text: &str) -> std::io::Result<()> {
    let stream = lines.get_mut();
    stream.write_all(format!("{text}\r\n").as_bytes())?;
    stream.flush()
}

fn read_letter(lines: &mut impl BufRead) -> std::io::Result<String> {
    let mut raw = String::new();
    loop {
        let mut line = String::new();
        if lines.read_line(&mut line)? == 0 {
            return Err(std::io::ErrorKind::UnexpectedEof.into());
        }
        if line == ".\r\n" {
            return Ok(raw);
        }
        raw.push_str(line.strip_prefix('.').unwrap_or(&line));
    }
}
