//! As much of an HTTPS client as asking one service takes (HTTP/1.1, RFC 9112): a request a connection, answers bounded in size
//! and time, no redirect followed, nothing kept.

use super::{stop::Stop, tls};
use std::{io::ErrorKind, path::Path, time::Duration};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    time::timeout,
};

/// Bytes of an answer at most.
const MOST: usize = 256 * 1024;
/// How long a request may take.
const PATIENCE: Duration = Duration::from_secs(10);

/// Where something is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    host: String,
    port: u16,
    path: String,
}

impl Address {
    /// Of an `https` address without a name or a fragment in it; `None` for any other.
    pub fn of(url: &str) -> Option<Self> {
        let rest = url.strip_prefix("https://")?;
        let plain = rest.bytes().all(|byte| byte.is_ascii_graphic()) && !rest.contains(['@', '#', '\\']);
        let (authority, path) = rest.split_at(rest.find(['/', '?']).unwrap_or(rest.len()));
        let (host, port) = match authority.rsplit_once(':') {
            Some((host, port)) if !port.ends_with(']') => (host, port.parse().ok()?),
            _ => (authority, 443),
        };
        let host = host.trim_matches(['[', ']']).to_lowercase();
        let path = if path.starts_with('/') { path.to_owned() } else { format!("/{path}") };
        (plain && !host.is_empty()).then_some(Self { host, port, path })
    }

    fn authority(&self) -> String {
        let host = if self.host.contains(':') { format!("[{}]", self.host) } else { self.host.clone() };
        if self.port == 443 { host } else { format!("{host}:{}", self.port) }
    }
}

/// Asks for what is there; gives the body of a 200. `ca_file` as in [`tls::connect`].
pub async fn get(address: &Address, ca_file: &Path) -> Result<Vec<u8>, Stop> {
    let head = format!(
        "GET {} HTTP/1.1\r\nHost: {}\r\nAccept: application/json\r\nConnection: close\r\n\r\n",
        address.path,
        address.authority()
    );
    ask(address, ca_file, head).await
}

/// Sends a form, with what proves who sends it; gives the body of a 200.
pub async fn post(address: &Address, ca_file: &Path, form: &str, authorization: Option<&str>) -> Result<Vec<u8>, Stop> {
    let proof = authorization.map(|proof| format!("Authorization: {proof}\r\n")).unwrap_or_default();
    let text = format!(
        "POST {} HTTP/1.1\r\nHost: {}\r\nAccept: application/json\r\n{proof}Content-Type: application/x-www-form-urlencoded\r\n\
         Content-Length: {}\r\nConnection: close\r\n\r\n{form}",
        address.path,
        address.authority(),
        form.len()
    );
    ask(address, ca_file, text).await
}

async fn ask(address: &Address, ca_file: &Path, request: String) -> Result<Vec<u8>, Stop> {
    let asking = async {
        let mut stream = tls::connect(&address.host, address.port, ca_file).await?;
        stream.write_all(request.as_bytes()).await?;
        stream.flush().await?;
        let mut all = Vec::new();
        let mut part = vec![0; 16 * 1024];
        loop {
            let count = match stream.read(&mut part).await {
                Ok(count) => count,
                // Some cut TLS off without a word; what came is then whole or not by its own measure.
                Err(error) if error.kind() == ErrorKind::UnexpectedEof => 0,
                Err(error) => return Err(error.into()),
            };
            all.extend_from_slice(&part[..count]);
            if let Some((status, body)) = whole(&all, count == 0).map_err(Stop::broken)? {
                return if status == 200 { Ok(body) } else { Err(Stop::broken(format!("it answered with {status}"))) };
            }
            if count == 0 || all.len() > MOST {
                return Err(Stop::broken("its answer is cut off or too long"));
            }
        }
    };
    timeout(PATIENCE, asking).await.unwrap_or_else(|_| Err(Stop::broken("no answer in time")))
}

/// The status and body of an answer, once all of it is there; `ended`: nothing more comes.
fn whole(bytes: &[u8], ended: bool) -> Result<Option<(u16, Vec<u8>)>, &'static str> {
    let Some(end) = bytes.windows(4).position(|four| four == b"\r\n\r\n") else { return Ok(None) };
    let head = std::str::from_utf8(&bytes[..end]).map_err(|_| "its answer is no HTTP")?;
    let mut lines = head.split("\r\n");
    let status = lines.next().and_then(|line| line.strip_prefix("HTTP/1.")?.get(2..5)?.parse::<u16>().ok());
    let status = status.ok_or("its answer is no HTTP")?;
    let (mut length, mut chunked) = (None, false);
    for (name, value) in lines.filter_map(|line| line.split_once(':')) {
        let value = value.trim();
        match name.to_ascii_lowercase().as_str() {
            "content-length" => length = Some(value.parse::<usize>().map_err(|_| "its answer has no length")?),
            "transfer-encoding" => chunked = value.eq_ignore_ascii_case("chunked"),
            "content-encoding" if !value.eq_ignore_ascii_case("identity") => return Err("its answer is packed"),
            _ => {}
        }
    }
    let body = &bytes[end + 4..];
    Ok(match (chunked, length) {
        (true, _) => unchunked(body)?.map(|body| (status, body)),
        (false, Some(length)) => body.get(..length).map(|body| (status, body.to_vec())),
        (false, None) => ended.then(|| (status, body.to_vec())),
    })
}

/// A body that comes in chunks; `None` while the last one is missing.
fn unchunked(mut rest: &[u8]) -> Result<Option<Vec<u8>>, &'static str> {
    const WRONG: &str = "its answer has a wrong chunk";
    let mut body = Vec::new();
    loop {
        let Some(end) = rest.windows(2).position(|two| two == b"\r\n") else { return Ok(None) };
        let line = std::str::from_utf8(&rest[..end]).map_err(|_| WRONG)?;
        let size = line.split(';').next().map(str::trim).and_then(|size| usize::from_str_radix(size, 16).ok());
        let size = size.filter(|size| *size <= MOST).ok_or(WRONG)?;
        rest = &rest[end + 2..];
        if size == 0 {
            return Ok(Some(body));
        }
        let Some(chunk) = rest.get(..size + 2) else { return Ok(None) };
        body.extend_from_slice(chunk.strip_suffix(b"\r\n").ok_or(WRONG)?);
        rest = &rest[size + 2..];
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_https_addresses_are_asked() {
        let of = |url: &str| Address::of(url).map(|one| (one.authority(), one.path));
        let is = |host: &str, path: &str| Some((host.to_owned(), path.to_owned()));
        assert_eq!(of("https://Id.example.org"), is("id.example.org", "/"));
        assert_eq!(of("https://id.example.org:8443/a?b=c"), is("id.example.org:8443", "/a?b=c"));
        assert_eq!(of("https://[::1]:44/x"), is("[::1]:44", "/x"));
        assert_eq!(of("https://id.example.org?b"), is("id.example.org", "/?b"));
        for bad in ["http://id.example.org/", "https://", "https://a@b/", "https://a/ b", "https://a/\r\nX: y", "x"] {
            assert_eq!(of(bad), None, "{bad}");
        }
    }

    #[test]
    fn an_answer_is_read_by_its_length_its_chunks_or_its_end() {
        let told = |text: &str, ended| whole(text.as_bytes(), ended);
        let is = |body: &str| Ok(Some((200, body.as_bytes().to_vec())));
        let by_length = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";
        assert_eq!(told(by_length, false), is("{}"));
        for cut in 0..by_length.len() {
            assert_eq!(told(&by_length[..cut], true), Ok(None), "{cut}");
        }
        let in_chunks = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n1;x=y\r\n{\r\n1\r\n}\r\n0\r\n\r\n";
        assert_eq!(told(in_chunks, false), is("{}"));
        assert_eq!(told(&in_chunks[..in_chunks.len() - 6], true), Ok(None));
        assert_eq!(told("HTTP/1.0 200 OK\r\n\r\n{}", false), Ok(None));
        assert_eq!(told("HTTP/1.0 200 OK\r\n\r\n{}", true), is("{}"));
        for wrong in [
            "SSH-2.0\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFF\r\n",
            "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n",
        ] {
            assert!(told(wrong, true).is_err(), "{wrong}");
        }
    }
}
