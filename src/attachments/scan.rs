//! Looking for viruses, by a clamd of one's own: on a socket of this machine, in its INSTREAM manner, so that no file touches
//! a disk here. Source: clamd(8), "INSTREAM".
//!
//! Where the scanner does not answer, a file is refused, or kept without being shown until the clerk has had it looked at.

use super::{Refusal, open_unscanned, shelf::Shelf, store};
use crate::{
    audit,
    base::{AttachmentId, Deed, Stop, Subject, settings},
    db::{Tx, keys},
};
use std::{
    io::{self, Read, Write},
    net::{SocketAddr, TcpStream},
    os::unix::net::UnixStream,
    path::PathBuf,
    time::Duration,
};

crate::text_enum! {
    /// What is known of a file.
    pub enum Scan {
        /// There was no scanner.
        None => "none",
        /// Nothing was found in it.
        Clean => "clean",
        /// It waits to be looked at, and is not shown.
        Waiting => "waiting",
        /// Something was found in it; it is never shown.
        Found => "found",
    }
}

/// Bytes of a piece on its way to the scanner.
const PIECE: usize = 64 * 1024;
/// How long the scanner may take for a step.
const PATIENCE: Duration = Duration::from_mins(1);
/// How long it may take to answer the door.
const KNOCK: Duration = Duration::from_secs(3);
/// Bytes of an answer that are read at most.
const ANSWER: u64 = 4_096;

#[derive(Clone, Debug, PartialEq, Eq)]
enum Door {
    Unix(PathBuf),
    Tcp(SocketAddr),
}

/// The scanner of the settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scanner {
    door: Door,
    holds: bool,
}

impl Scanner {
    /// The scanner that the settings name; `None` where they name none.
    pub fn of(files: &settings::Files) -> Result<Option<Self>, Stop> {
        let wrong = |what: &str| Stop::broken(format!("settings: files.scanner: {what}"));
        let holds = match files.scanner_away.as_str() {
            "refuse" => false,
            "hold" => true,
            other => {
                return Err(Stop::broken(format!(
                    "settings: files.scanner_away is {other}: it must be refuse or hold"
                )));
            }
        };
        let door = match files.scanner.split_once(':') {
            None if files.scanner.trim().is_empty() => return Ok(None),
            Some(("unix", path)) if path.starts_with('/') => Door::Unix(path.into()),
            Some(("tcp", address)) => {
                let address: SocketAddr = address.parse().map_err(|_| wrong("tcp: takes a number and a port"))?;
                if !address.ip().is_loopback() {
                    return Err(wrong("files go to it in the open, so it must be on this machine (127.0.0.1 or ::1)"));
                }
                Door::Tcp(address)
            }
            _ => return Err(wrong("it must be unix:/PATH or tcp:127.0.0.1:PORT")),
        };
        Ok(Some(Self { door, holds }))
    }

    /// What is to be done with a new file: taken as looked at or to be looked at later; or refused.
    pub fn judge(&self, bytes: &[u8]) -> Result<Scan, Stop> {
        match self.look(bytes) {
            Ok(Scan::Found) => Err(Refusal::VirusFound.into()),
            Ok(scan) => Ok(scan),
            Err(error) => {
                tracing::error!(%error, "the virus scanner did not look at a file");
                if self.holds { Ok(Scan::Waiting) } else { Err(Refusal::ScannerAway.into()) }
            }
        }
    }

    /// Has bytes looked at.
    pub fn look(&self, bytes: &[u8]) -> io::Result<Scan> {
        match &self.door {
            Door::Unix(path) => {
                let stream = UnixStream::connect(path)?;
                stream.set_read_timeout(Some(PATIENCE))?;
                stream.set_write_timeout(Some(PATIENCE))?;
                ask(stream, bytes)
            }
            Door::Tcp(address) => {
                let stream = TcpStream::connect_timeout(address, KNOCK)?;
                stream.set_read_timeout(Some(PATIENCE))?;
                stream.set_write_timeout(Some(PATIENCE))?;
                ask(stream, bytes)
            }
        }
    }
}

/// `zINSTREAM`, then pieces with their lengths in front, a piece of no length at the end; the answer ends with a zero.
fn ask(mut stream: impl Read + Write, bytes: &[u8]) -> io::Result<Scan> {
    stream.write_all(b"zINSTREAM\0")?;
    for piece in bytes.chunks(PIECE) {
        stream.write_all(&u32::try_from(piece.len()).unwrap_or(0).to_be_bytes())?;
        stream.write_all(piece)?;
    }
    stream.write_all(&0_u32.to_be_bytes())?;
    stream.flush()?;
    let mut answer = Vec::new();
    stream.take(ANSWER).read_to_end(&mut answer)?;
    read(&answer).ok_or_else(|| io::Error::other("it said neither OK nor FOUND"))
}

/// What an answer says; `None` for anything but a verdict.
fn read(answer: &[u8]) -> Option<Scan> {
    let text = String::from_utf8_lossy(answer);
    let text = text.trim_end_matches(['\0', '\n', '\r']).strip_prefix("stream: ")?;
    match text {
        "OK" => Some(Scan::Clean),
        found if found.ends_with(" FOUND") => Some(Scan::Found),
        _ => None,
    }
}

/// Refuses a file that was not looked at yet, or in which something was found.
pub(super) fn check(scan: Scan) -> Result<(), Refusal> {
    match scan {
        Scan::None | Scan::Clean => Ok(()),
        Scan::Waiting => Err(Refusal::ScanWaits),
        Scan::Found => Err(Refusal::VirusFound),
    }
}

/// A file that waits, opened for the scanner alone.
pub struct Waiting {
    /// Which.
    pub id: AttachmentId,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// The next file that waits after a place, opened. The clerk's view.
pub fn next(tx: &mut Tx<'_>, shelf: &dyn Shelf, after: AttachmentId) -> Result<Option<Waiting>, Stop> {
    tx.permit(Deed::KeepHouse)?;
    let Some((id, key)) = store::next_unscanned(tx, after)? else { return Ok(None) };
    let key = keys::open(tx, key)?;
    Ok(Some(Waiting { id, bytes: open_unscanned(tx, shelf, id, &key)? }))
}

/// Writes down what the scanner said of a file. The clerk's act.
pub fn settle(tx: &mut Tx<'_>, id: AttachmentId, scan: Scan) -> Result<(), Stop> {
    tx.permit(Deed::KeepHouse)?;
    store::set_scan(tx, id, scan)?;
    let details = serde_json::json!({ "scan": scan.as_str() });
    audit::record(tx, audit::Event::new("attachments.scan", Subject { kind: "attachment", id: id.0 }).with(details))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_verdict_is_a_verdict() {
        assert_eq!(read(b"stream: OK\0"), Some(Scan::Clean));
        assert_eq!(read(b"stream: Eicar-Signature FOUND\0"), Some(Scan::Found));
        for other in
            [&b""[..], b"OK\0", b"INSTREAM size limit exceeded. ERROR\0", b"stream: x ERROR\0", b"UNKNOWN COMMAND"]
        {
            assert_eq!(read(other), None);
        }
    }

    #[test]
    fn a_scanner_is_on_this_machine() {
        let of = |scanner: &str| {
            let mut files = settings::Settings::load(None, None, None).unwrap().files;
            scanner.clone_into(&mut files.scanner);
            Scanner::of(&files)
        };
        assert_eq!(of("").unwrap(), None);
        assert!(of("tcp:127.0.0.1:3310").unwrap().is_some() && of("tcp:[::1]:3310").unwrap().is_some());
        assert!(of("unix:/run/clamav/clamd.ctl").unwrap().is_some());
        for wrong in ["tcp:10.0.0.5:3310", "tcp:clamd:3310", "unix:clamd.ctl", "clamd", "http://x"] {
            assert!(of(wrong).is_err(), "{wrong}");
        }
    }
}
