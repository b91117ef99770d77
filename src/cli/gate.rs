//! The gate: what listens, in front of the HTTP library, which has no patience of its own to lose. It reads a request's
//! head whole before it passes it on, within a time and a size; asks for a body to come at a least pace; drops who does not
//! take the answer; and when too many stand there, lets the one go that has said nothing for longest.
//!
//! It looks at no address and writes none down.

use super::serve::{busy, listens_at};
use crate::{
    base::{Stop, settings::Settings},
    web::headers,
};
use rocket::{Shutdown, http::hyper::Uri};
use std::{
    collections::BTreeMap,
    io,
    net::SocketAddr,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{
        TcpListener, TcpStream,
        tcp::{OwnedReadHalf, OwnedWriteHalf},
    },
    sync::{Notify, Semaphore},
    time::{Instant, timeout},
};

/// Most bytes of a head.
const HEAD: usize = 16 * 1024;
/// Most lines of it.
const LINES: usize = 90;
/// What may be asked. The HTTP library has answers of its own, without the headers of ours, for all it does not understand.
const METHODS: [&str; 8] = ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"];
/// How long a head may take, from its first byte.
const HEAD_TIME: Duration = Duration::from_secs(15);
/// How long a connection may say nothing between two requests.
const IDLE: Duration = Duration::from_secs(20);
/// A body may pause or crawl so long in all, besides what its length allows.
const BODY_GRACE: Duration = Duration::from_secs(20);
/// The least pace of a body, in bytes a second: slower than any telephone network that works.
const PACE: u64 = 512;
/// How long a piece of an answer may wait to be taken.
const ANSWER_TIME: Duration = Duration::from_mins(1);
/// Most connections at once.
const CONNECTIONS: usize = 1_000;

/// Those of whom nothing whole has come yet, in the order they came; each is let go by its bell.
#[derive(Default)]
struct Waiting {
    bells: Mutex<(u64, BTreeMap<u64, Arc<Notify>>)>,
}

impl Waiting {
    fn enter(&self, bell: &Arc<Notify>) -> u64 {
        let mut bells = self.bells.lock().unwrap_or_else(PoisonError::into_inner);
        bells.0 += 1;
        let number = bells.0;
        bells.1.insert(number, bell.clone());
        number
    }

    fn leave(&self, number: u64) {
        self.bells.lock().unwrap_or_else(PoisonError::into_inner).1.remove(&number);
    }

    fn drop_longest(&self) {
        let longest = self.bells.lock().unwrap_or_else(PoisonError::into_inner).1.pop_first();
        if let Some((_, bell)) = longest {
            bell.notify_one();
        }
    }
}

/// What listens.
pub(super) struct Gate {
    listener: TcpListener,
}

impl Gate {
    /// Listens where the settings say; nobody is let in yet.
    pub(super) async fn at(settings: &Settings) -> Result<Self, Stop> {
        let address = (listens_at(settings)?, settings.port);
        let bound = TcpListener::bind(address).await;
        let listener = bound.map_err(|error| Stop::broken(busy(&error, settings.port)))?;
        Ok(Self { listener })
    }

    /// Lets people in to what listens inside, until it closes.
    pub(super) async fn keep(self, inside: SocketAddr, closing: Shutdown) {
        let places = Arc::new(Semaphore::new(CONNECTIONS));
        let waiting = Arc::new(Waiting::default());
        tokio::pin!(closing);
        loop {
            let stream = tokio::select! {
                accepted = self.listener.accept() => match accepted {
                    Ok((stream, _)) => stream,
                    Err(_) => {
                        // No more files may be opened, most likely: others have to go first.
                        waiting.drop_longest();
                        tokio::time::sleep(Duration::from_millis(50)).await;
                        continue;
                    }
                },
                () = &mut closing => return,
            };
            if places.available_permits() == 0 {
                waiting.drop_longest();
            }
            let place = timeout(Duration::from_secs(1), places.clone().acquire_owned()).await;
            let Ok(Ok(place)) = place else { continue };
            let waiting = waiting.clone();
            tokio::spawn(async move {
                // A connection that breaks is nobody's fault and nothing to tell.
                let _ = carry(stream, inside, &waiting).await;
                drop(place);
            });
        }
    }
}

/// Carries one connection: requests in, answers out.
async fn carry(stream: TcpStream, inside: SocketAddr, waiting: &Waiting) -> io::Result<()> {
    stream.set_nodelay(true)?;
    let (mut from, mut to) = stream.into_split();
    let mut read = Vec::new();
    let first = match head(&mut from, &mut read, waiting).await? {
        Head::Whole(first) => first,
        Head::Over => return Ok(()),
        Head::Wrong(status) => return refuse(&mut to, status).await,
    };
    let server = TcpStream::connect(inside).await?;
    server.set_nodelay(true)?;
    let (mut answers, mut requests) = server.into_split();
    let inward = async {
        let mut next = first;
        loop {
            requests.write_all(&read.drain(..next.0).collect::<Vec<u8>>()).await?;
            body(&mut from, &mut read, &mut requests, next.1).await?;
            match head(&mut from, &mut read, waiting).await? {
                Head::Whole(more) => next = more,
                Head::Over => return requests.shutdown().await,
                Head::Wrong(_) => return Err(io::ErrorKind::InvalidData.into()),
            }
        }
    };
    let outward = async {
        let mut part = vec![0; 16 * 1024];
        loop {
            let count = answers.read(&mut part).await?;
            if count == 0 {
                return to.shutdown().await;
            }
            timeout(ANSWER_TIME, to.write_all(&part[..count])).await??;
        }
    };
    tokio::pin!(outward);
    tokio::select! {
        done = &mut outward => done,
        // Nothing more is asked; what was is answered to the end.
        said = inward => { said?; outward.await }
    }
}

/// What came of waiting for a head.
enum Head {
    /// It is there: its bytes, and how many of a body follow.
    Whole((usize, u64)),
    /// Nothing more comes.
    Over,
    /// It is none that is taken here: the status to say so with.
    Wrong(&'static str),
}

/// Reads on until a whole head lies in `read`.
async fn head(from: &mut OwnedReadHalf, read: &mut Vec<u8>, waiting: &Waiting) -> io::Result<Head> {
    let bell = Arc::new(Notify::new());
    let number = waiting.enter(&bell);
    let reading = async {
        let mut until = Instant::now() + if read.is_empty() { IDLE } else { HEAD_TIME };
        loop {
            if let Some(end) = read.windows(4).position(|four| four == b"\r\n\r\n") {
                return Ok(measure(&read[..end + 4]));
            }
            if read.len() > HEAD {
                return Ok(Head::Wrong("431 Request Header Fields Too Large"));
            }
            let begins = read.is_empty();
            match tokio::time::timeout_at(until, from.read_buf(read)).await {
                Err(_) | Ok(Ok(0)) => return Ok(Head::Over),
                Ok(Err(error)) => return Err(error),
                Ok(Ok(_)) if begins => until = Instant::now() + HEAD_TIME,
                Ok(Ok(_)) => {}
            }
        }
    };
    let came = tokio::select! {
        came = reading => came,
        () = bell.notified() => Ok(Head::Over),
    };
    waiting.leave(number);
    came
}

/// How long the body of a head is. What could be understood in two ways is refused.
fn measure(head: &[u8]) -> Head {
    const WRONG: Head = Head::Wrong("400 Bad Request");
    let Some(text) = head.strip_suffix(b"\r\n\r\n").and_then(|head| std::str::from_utf8(head).ok()) else {
        return WRONG;
    };
    let mut lines = text.split("\r\n");
    let asked = lines.next().map(|line| line.split(' ').collect::<Vec<_>>()).unwrap_or_default();
    let [method, target, "HTTP/1.1" | "HTTP/1.0"] = asked.as_slice() else { return WRONG };
    if !METHODS.contains(method) {
        return Head::Wrong("501 Not Implemented");
    }
    if head.len() > HEAD || text.split("\r\n").count() > LINES {
        return Head::Wrong("431 Request Header Fields Too Large");
    }
    let whole = target.bytes().all(|byte| byte.is_ascii_graphic());
    if !whole || !target.parse::<Uri>().is_ok_and(|target| target.path().starts_with('/')) {
        return WRONG;
    }
    let mut length = None;
    for line in lines {
        let Some((name, value)) = line.split_once(':') else { return WRONG };
        let sign = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
        let odd = |byte: u8| byte.is_ascii_control() && byte != b'\t';
        if name.is_empty() || !name.bytes().all(sign) || value.bytes().any(odd) {
            return WRONG;
        }
        if name.eq_ignore_ascii_case("transfer-encoding") {
            return Head::Wrong("411 Length Required");
        }
        if name.eq_ignore_ascii_case("content-length") {
            let value = value.trim();
            let digits = !value.is_empty() && value.bytes().all(|digit| digit.is_ascii_digit());
            match value.parse::<u64>() {
                Ok(bytes) if digits && length.is_none() && bytes <= u64::MAX >> 2 => length = Some(bytes),
                _ => return WRONG,
            }
        }
    }
    Head::Whole((head.len(), length.unwrap_or(0)))
}

/// Passes a body on, of which some may lie in `read` already. Only the time that its sender takes counts.
async fn body(from: &mut OwnedReadHalf, read: &mut Vec<u8>, to: &mut OwnedWriteHalf, length: u64) -> io::Result<()> {
    let (mut left, mut came, mut spent) = (length, 0, Duration::ZERO);
    while left > 0 {
        if read.is_empty() {
            let patience = (BODY_GRACE + Duration::from_secs(came / PACE)).saturating_sub(spent);
            let begun = Instant::now();
            if timeout(patience, from.read_buf(read)).await?? == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            spent += begun.elapsed();
        }
        let part = read.len().min(usize::try_from(left).unwrap_or(usize::MAX));
        to.write_all(&read[..part]).await?;
        read.drain(..part);
        let part = u64::try_from(part).unwrap_or(0);
        (left, came) = (left - part, came + part);
    }
    Ok(())
}

/// Says that a request is not taken, and why, in numbers.
async fn refuse(to: &mut OwnedWriteHalf, status: &str) -> io::Result<()> {
    let mut answer = format!(
        "HTTP/1.1 {status}\r\nConnection: close\r\nContent-Length: 0\r\nCache-Control: no-store\r\n\
         Content-Security-Policy: {}\r\n",
        headers::policy()
    );
    for (name, value) in headers::FIXED {
        answer.extend([name, ": ", value, "\r\n"]);
    }
    answer.push_str("\r\n");
    to.write_all(answer.as_bytes()).await?;
    to.shutdown().await
}

#[cfg(test)]
mod tests {
    use super::*;

    fn says(head: &str) -> String {
        match measure(head.as_bytes()) {
            Head::Whole((bytes, body)) => format!("{bytes} and {body}"),
            Head::Over => "over".to_owned(),
            Head::Wrong(status) => status[..3].to_owned(),
        }
    }

    #[test]
    fn a_head_is_measured_or_refused() {
        assert_eq!(says("GET / HTTP/1.1\r\nHost: x\r\n\r\n"), "27 and 0");
        assert_eq!(says("POST / HTTP/1.1\r\ncontent-LENGTH: 12\r\n\r\n"), "39 and 12");
        for two_ways in [
            "GET /\r\n\r\n",
            "PRI * HTTP/2.0\r\n\r\n",
            "GET / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
            "GET / HTTP/1.1\r\nContent-Length: +1\r\n\r\n",
            "GET / HTTP/1.1\r\nContent-Length : 1\r\n\r\n",
            "GET / HTTP/1.1\r\nX: a\nContent-Length: 1\r\n\r\n",
            "GET / HTTP/1.1\r\nX: a\r\n folded: 1\r\n\r\n",
            "GET / x HTTP/1.1\r\n\r\n",
            "GET  HTTP/1.1\r\n\r\n",
            "GET /<b> HTTP/1.1\r\n\r\n",
            "GET /\u{7f} HTTP/1.1\r\n\r\n",
            "OPTIONS * HTTP/1.1\r\n\r\n",
            "GET x HTTP/1.1\r\n\r\n",
            "GET / HTTP/1.1\r\nX(: a\r\n\r\n",
            "GET / HTTP/1.1\r\nX: a\u{1}\r\n\r\n",
            "GET / HTTP/1.1\r\nContent-Length: 18446744073709551615\r\n\r\n",
        ] {
            assert_eq!(says(two_ways), "400", "{two_ways}");
        }
        assert_eq!(says(&format!("GET / HTTP/1.1\r\n{}\r\n", "X: a\r\n".repeat(120))), "431");
        for method in ["FOO", "get", "CONNECT", "G@T", ""] {
            assert_eq!(says(&format!("{method} / HTTP/1.1\r\n\r\n")), "501", "{method}");
        }
        assert_eq!(says("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n"), "411");
    }
}
