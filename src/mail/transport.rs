//! The ways out: a mail server, a folder of files, memory for tests, or nowhere, said on purpose.

use super::{Why, relay::Relay};
use crate::base::{Stop, settings::Settings};
use chrono::NaiveDateTime;
use lettre::Address;
use std::{
    fmt,
    path::{Path, PathBuf},
    sync::{Arc, Mutex},
    time::Duration,
};

/// How long taking leave of a server may take.
const LEAVE: Duration = Duration::from_secs(3);

/// How mail leaves.
#[derive(Clone)]
pub enum Transport {
    /// To a relay.
    Smtp(Arc<Relay>),
    /// Into a folder, one `.eml` each: for trying.
    Files(PathBuf),
    /// Into memory: for tests.
    Memory(Memory),
    /// Not at all.
    Nowhere,
}

impl fmt::Debug for Transport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Smtp(_) => "Smtp",
            Self::Files(_) => "Files",
            Self::Memory(_) => "Memory",
            Self::Nowhere => "Nowhere",
        })
    }
}

/// What was posted into memory.
pub type Memory = Arc<Mutex<Vec<Posted>>>;

/// A message as it left.
#[derive(Clone, Debug)]
pub struct Posted {
    /// The address it was for.
    pub to: String,
    /// Its Message-ID without the brackets.
    pub message_id: String,
    /// The whole of it, headers and body as on the wire.
    pub raw: String,
    /// The subject, as read.
    pub subject: String,
    /// The body, as read.
    pub body: String,
}

/// A message ready to leave.
pub struct Outgoing {
    /// The envelope's sender.
    pub from: Address,
    /// The envelope's recipient.
    pub to: Address,
    /// Headers and body as they go over the wire.
    pub raw: Vec<u8>,
    /// What of it memory keeps.
    pub posted: Posted,
    /// The name of its file, the same at each try.
    pub file: String,
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It left.
    Taken(String),
    /// It may leave later.
    Later(String),
    /// It may leave later, and so may every other: the server itself is not to be had.
    Away(String),
    /// Never.
    Refused(String),
    /// There is nowhere to send it to.
    Unwanted(Why),
    /// Its reader wants it in a digest.
    Held,
    /// Its reader wants quiet until then.
    Quiet(NaiveDateTime),
}

impl Transport {
    /// As the settings say.
    pub fn of(settings: &Settings) -> Result<Self, Stop> {
        match settings.mail.transport.as_str() {
            "smtp" => Ok(Self::Smtp(Arc::new(Relay::of(settings)?))),
            "files" => Ok(Self::Files(settings.data.join("mail"))),
            "none" => Ok(Self::Nowhere),
            "" => Err(Stop::broken("settings: mail.transport is not decided: smtp, or none if no mail is to be sent")),
            other => Err(Stop::broken(format!("settings: mail.transport {other:?} is not smtp, files or none"))),
        }
    }

    /// A transport into memory, and what arrives there.
    pub fn memory() -> (Self, Memory) {
        let memory = Memory::default();
        (Self::Memory(memory.clone()), memory)
    }

    /// Whether it is for trying the program out, where one reads one's mail in the program itself.
    pub fn is_for_trying(&self) -> bool {
        matches!(self, Self::Files(_) | Self::Memory(_))
    }

    /// When a round is over: connections are closed.
    pub async fn rest(&self) {
        if let Self::Smtp(relay) = self {
            // A server that does not say goodbye is left without one.
            let _ = tokio::time::timeout(LEAVE, relay.rest()).await;
        }
    }

    /// Sends one message. Never inside a transaction.
    pub async fn send(&self, outgoing: Outgoing) -> Answer {
        match self {
            Self::Nowhere => Answer::Unwanted(Why::Off),
            Self::Smtp(relay) => {
                let Outgoing { from, to, raw, .. } = &outgoing;
                match tokio::time::timeout(relay.patience(), relay.send(from, to, raw)).await {
                    Ok(answer) => answer,
                    Err(_) => Answer::Away(Why::TimedOut.to_string()),
                }
            }
            Self::Files(folder) => {
                let folder = folder.clone();
                let written = tokio::task::spawn_blocking(move || write(&folder, &outgoing.file, &outgoing.raw)).await;
                match written {
                    Ok(Ok(name)) => Answer::Taken(name),
                    Ok(Err(error)) => Answer::Away(error.to_string()),
                    Err(error) => Answer::Away(error.to_string()),
                }
            }
            Self::Memory(memory) => match memory.lock() {
                Ok(mut posted) => {
                    posted.push(outgoing.posted);
                    Answer::Taken("250 kept".to_owned())
                }
                Err(error) => Answer::Away(error.to_string()),
            },
        }
    }
}

/// Writes a file whole or not at all; a second time it takes the place of the first.
fn write(folder: &Path, file: &str, raw: &[u8]) -> std::io::Result<String> {
    std::fs::create_dir_all(folder)?;
    let part = folder.join(format!(".{file}.part"));
    std::fs::write(&part, raw)?;
    std::fs::rename(&part, folder.join(file))?;
    Ok(file.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(transport: &str, security: &str, host: &str) -> Result<Transport, Stop> {
        let mut settings = Settings::load(None, None, None)?;
        transport.clone_into(&mut settings.mail.transport);
        security.clone_into(&mut settings.mail.security);
        host.clone_into(&mut settings.mail.host);
        Transport::of(&settings)
    }

    #[test]
    fn mail_leaves_unencrypted_to_this_machine_only() {
        for host in ["localhost", "127.0.0.1", "127.3.2.1", "::1", "[::1]"] {
            assert!(said("smtp", "plain", host).is_ok(), "{host}");
        }
        for host in ["mail.example.org", "192.168.1.2", "localhost.example.org", "0.0.0.0"] {
            assert!(said("smtp", "plain", host).is_err(), "{host}");
            assert!(said("smtp", "starttls", host).is_ok(), "{host}");
        }
    }

    #[test]
    fn what_is_not_decided_or_not_known_is_refused_by_name() {
        for (transport, security, host, word) in [
            ("", "starttls", "a.example", "mail.transport"),
            ("pigeon", "starttls", "a.example", "pigeon"),
            ("smtp", "none", "a.example", "mail.security"),
            ("smtp", "starttls", "", "mail.host"),
        ] {
            let stop = said(transport, security, host).unwrap_err().to_string();
            assert!(stop.contains(word), "{stop}");
        }
        assert!(matches!(said("none", "", "").unwrap(), Transport::Nowhere));
        assert!(matches!(said("files", "", "").unwrap(), Transport::Files(_)));
    }
}
