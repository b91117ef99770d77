//! As much of an IMAP server as a mailbox of reports needs, over TLS on loopback: one folder, letters with numbers.

use super::smtp;
use rustls::{ServerConfig, ServerConnection, StreamOwned};
use std::{
    io::{BufRead, BufReader, Write},
    net::{TcpListener, TcpStream},
    sync::{Arc, Mutex},
    thread,
};

/// The login that opens it.
pub const USER: &str = "reports";
/// Its password, with what a command must quote.
pub const PASSWORD: &str = "it's \"sealed\"";

/// A letter of the folder.
#[derive(Clone)]
pub struct Letter {
    pub raw: String,
    pub seen: bool,
}

/// A server with one folder; letters are numbered from 1.
pub struct Server {
    pub port: u16,
    pub letters: Arc<Mutex<Vec<Letter>>>,
    /// Every command as it came, without its tag.
    pub heard: Arc<Mutex<Vec<String>>>,
}

impl Server {
    /// Starts with a certificate of the tests' own, `right` or `wrong`.
    pub fn start(certificate: &str, letters: &[&str]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let letters = letters.iter().map(|raw| Letter { raw: (*raw).to_owned(), seen: false }).collect();
        let server = Self {
            port: listener.local_addr().unwrap().port(),
            letters: Arc::new(Mutex::new(letters)),
            heard: Arc::default(),
        };
        let (config, letters, heard) = (smtp::certificate(certificate), server.letters.clone(), server.heard.clone());
        thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let (config, letters, heard) = (config.clone(), letters.clone(), heard.clone());
                thread::spawn(move || talk(stream, config, &letters, &heard));
            }
        });
        server
    }
}

fn talk(
    stream: TcpStream,
    config: Arc<ServerConfig>,
    letters: &Mutex<Vec<Letter>>,
    heard: &Mutex<Vec<String>>,
) -> std::io::Result<()> {
    let tls = ServerConnection::new(config).map_err(std::io::Error::other)?;
    let mut lines = BufReader::new(StreamOwned::new(tls, stream));
    write!(lines.get_mut(), "* OK ready\r\n")?;
    loop {
        let mut line = String::new();
        if lines.read_line(&mut line)? == 0 {
            return Ok(());
        }
        let (tag, command) = line.trim_end().split_once(' ').unwrap_or_default();
        heard.lock().unwrap().push(command.to_owned());
        let (told, verdict) = answer(command, &mut letters.lock().unwrap());
        write!(lines.get_mut(), "{told}{tag} {verdict}\r\n")?;
        lines.get_mut().flush()?;
        if command == "LOGOUT" {
            return Ok(());
        }
    }
}

/// What is told before the verdict, and the verdict.
fn answer(command: &str, letters: &mut [Letter]) -> (String, &'static str) {
    let words: Vec<&str> = command.split(' ').collect();
    let numbered = |word: Option<&&str>| word.and_then(|word| word.parse::<usize>().ok()).unwrap_or(0);
    match words.as_slice() {
        ["LOGIN", ..] => {
            let right = format!("LOGIN \"{USER}\" \"{}\"", PASSWORD.replace('"', "\\\""));
            (String::new(), if command == right { "OK in" } else { "NO wrong" })
        }
        ["SELECT", "\"Returned letters\""] | ["SELECT", "\"Returned", "letters\""] => {
            (format!("* {} EXISTS\r\n* OK [UIDVALIDITY 1] valid\r\n", letters.len()), "OK [READ-WRITE] selected")
        }
        ["UID", "SEARCH", "UNSEEN"] => {
            let unseen = (1..).zip(letters.iter()).filter(|(_, letter)| !letter.seen);
            let numbers: String = unseen.map(|(number, _)| format!(" {number}")).collect();
            (format!("* SEARCH{numbers}\r\n"), "OK found")
        }
        ["UID", "FETCH", number, _] => match letters.get(numbered(Some(number)).wrapping_sub(1)) {
            Some(Letter { raw, .. }) => {
                (format!("* {number} FETCH (UID {number} BODY[]<0> {{{}}}\r\n{raw})\r\n", raw.len()), "OK fetched")
            }
            None => (String::new(), "OK nothing"),
        },
        ["UID", "STORE", number, "+FLAGS.SILENT", "(\\Seen)"] => {
            if let Some(letter) = letters.get_mut(numbered(Some(number)).wrapping_sub(1)) {
                letter.seen = true;
            }
            (String::new(), "OK stored")
        }
        ["LOGOUT"] => ("* BYE\r\n".to_owned(), "OK out"),
        _ => (String::new(), "BAD unknown"),
    }
}
