//! As much of a browser as a bench needs: HTTP/1.1 on a kept connection, cookies, and forms sent back as they came.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    sync::atomic::{AtomicU64, Ordering},
};

/// One kept connection.
pub struct Browser {
    to: BufReader<TcpStream>,
    port: u16,
    body: Vec<u8>,
    /// What the last page cost.
    pub cost: Cost,
}

/// What a page costs in reading, as the program says.
#[derive(Clone, Copy, Default)]
pub struct Cost {
    pub queries: u64,
    /// Sealed values that were opened, and their bytes.
    pub opened: u64,
    pub bytes: u64,
}

/// What came back.
pub struct Answer<'b> {
    pub status: u16,
    pub body: &'b [u8],
}

impl Answer<'_> {
    /// The body of a page that was not compressed.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(self.body).into_owned()
    }
}

impl Browser {
    pub fn new(port: u16) -> Self {
        let stream = TcpStream::connect(("127.0.0.1", port)).unwrap_or_else(|error| panic!("port {port}: {error}"));
        stream.set_nodelay(true).unwrap_or_else(|error| panic!("{error}"));
        Self { to: BufReader::with_capacity(64 * 1024, stream), port, body: Vec::new(), cost: Cost::default() }
    }

    /// A page as browsers ask for it.
    pub fn get(&mut self, path: &str, session: &str) -> Answer<'_> {
        self.ask(&head("GET", path, session, self.port, "Accept-Encoding: gzip, br\r\n"))
    }

    /// A page to be read here.
    pub fn get_plain(&mut self, path: &str, session: &str) -> Answer<'_> {
        let port = self.port;
        self.try_get(path, session).unwrap_or_else(|error| panic!("port {port}: {error}"))
    }

    /// The same, from a server that may fall silent.
    pub fn try_get(&mut self, path: &str, session: &str) -> std::io::Result<Answer<'_>> {
        self.try_ask(head("GET", path, session, self.port, "").as_bytes())
    }

    pub fn post(&mut self, path: &str, session: &str, body: &str) -> Answer<'_> {
        let port = self.port;
        self.try_post(path, session, body).unwrap_or_else(|error| panic!("port {port}: {error}"))
    }

    /// The same, for a server that may fall silent.
    pub fn try_post(&mut self, path: &str, session: &str, body: &str) -> std::io::Result<Answer<'_>> {
        self.try_send(path, session, "application/x-www-form-urlencoded", body.as_bytes())
    }

    /// The same with a body of any kind.
    pub fn try_send(&mut self, path: &str, session: &str, kind: &str, body: &[u8]) -> std::io::Result<Answer<'_>> {
        let form = format!("Accept-Encoding: gzip, br\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n", body.len());
        let mut request = head("POST", path, session, self.port, &form).into_bytes();
        request.extend_from_slice(body);
        self.try_ask(&request)
    }

    /// The bare route.
    pub fn health(&mut self) -> Answer<'_> {
        self.ask(&format!("GET /health HTTP/1.1\r\nHost: localhost:{}\r\n\r\n", self.port))
    }

    fn ask(&mut self, request: &str) -> Answer<'_> {
        let port = self.port;
        self.try_ask(request.as_bytes()).unwrap_or_else(|error| panic!("port {port}: {error}"))
    }

    fn try_ask(&mut self, request: &[u8]) -> std::io::Result<Answer<'_>> {
        self.to.get_mut().write_all(request)?;
        let (mut status, mut length, mut line) = (0, 0, String::new());
        loop {
            line.clear();
            if self.to.read_line(&mut line)? == 0 {
                return Err(std::io::Error::other("the server hung up"));
            }
            let text = line.trim_end();
            if text.is_empty() {
                break;
            }
            if let Some(rest) = text.strip_prefix("HTTP/1.1 ") {
                status = rest.get(..3).and_then(|code| code.parse().ok()).unwrap_or(0);
            } else if let Some((name, value)) = text.split_once(':') {
                let mut numbers = value.split_whitespace().map(|number| number.parse().unwrap_or(0));
                let mut next = || numbers.next().unwrap_or(0);
                match name.to_ascii_lowercase().as_str() {
                    "content-length" => length = usize::try_from(next()).unwrap_or(0),
                    "x-queries" => self.cost.queries = next(),
                    "x-opened" => (self.cost.opened, self.cost.bytes) = (next(), next()),
                    _ => {}
                }
            }
        }
        self.body.resize(length, 0);
        self.to.read_exact(&mut self.body)?;
        Ok(Answer { status, body: &self.body })
    }
}

fn head(method: &str, path: &str, session: &str, port: u16, more: &str) -> String {
    format!(
        "{method} {path} HTTP/1.1\r\nHost: localhost:{port}\r\nCookie: __Host-hashar={session}; __Host-lang=ru\r\n\
         Accept: text/html\r\nAccept-Language: ru,en;q=0.5\r\n{more}\r\n"
    )
}

/// A form of a page with its fields as they are filled in.
pub struct Form(Vec<(String, String)>);

impl Form {
    /// The form that has the page's main fields: all fields from the request key on, to that form's end.
    pub fn of(page: &str) -> Self {
        let start = page.find("name=\"_key\"").unwrap_or_else(|| panic!("no form:\n{page}"));
        let start = page[..start].rfind("<form").unwrap_or(0);
        let end = page[start..].find("</form>").map_or(page.len(), |end| start + end);
        let mut fields = Vec::new();
        let mut select = String::new();
        for part in page[start..end].split('<').skip(1) {
            let (tag, text) = part.split_once('>').unwrap_or((part, ""));
            let name = attribute(tag, "name").unwrap_or_default();
            let value = attribute(tag, "value").unwrap_or_default();
            let picked = tag.contains(" checked") || tag.contains(" selected");
            match tag.split_whitespace().next().unwrap_or_default() {
                "input" => {
                    let kind = attribute(tag, "type").unwrap_or_default();
                    if picked || !["radio", "checkbox"].contains(&kind.as_str()) {
                        fields.push((name, value));
                    }
                }
                "textarea" => fields.push((name, plain(text.trim_start_matches('\n')))),
                "select" => select = name,
                "option" if picked => fields.push((select.clone(), value)),
                _ => {}
            }
        }
        Self(fields)
    }

    pub fn value(&self, name: &str) -> &str {
        self.0.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value)
    }

    /// Fills a field in, or chooses of several where none was chosen.
    pub fn set(&mut self, name: &str, value: &str) {
        match self.0.iter_mut().find(|(field, _)| field == name) {
            Some(field) => value.clone_into(&mut field.1),
            None => self.0.push((name.to_owned(), value.to_owned())),
        }
    }

    /// As if the page had been opened anew.
    pub fn renew_key(&mut self) {
        static KEYS: AtomicU64 = AtomicU64::new(0);
        let number = KEYS.fetch_add(1, Ordering::Relaxed);
        let page: String = self.value("_key").chars().take(20).collect();
        self.set("_key", &format!("{page}-{number:012}"));
    }

    /// As it is sent.
    pub fn body(&self) -> String {
        let mut body = String::new();
        for (name, value) in &self.0 {
            if !body.is_empty() {
                body.push('&');
            }
            body.push_str(name);
            body.push('=');
            for byte in value.bytes() {
                match byte {
                    b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' => body.push(char::from(byte)),
                    b' ' => body.push('+'),
                    _ => body.push_str(&format!("%{byte:02X}")),
                }
            }
        }
        body
    }
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let start = tag.find(&format!(" {name}=\""))? + name.len() + 3;
    Some(plain(tag[start..].split('"').next()?))
}

fn plain(text: &str) -> String {
    let signs = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#x27;", "'"),
        ("&#x60;", "`"),
        ("&#x3D;", "="),
        ("&amp;", "&"),
    ];
    signs.iter().fold(text.to_owned(), |text, (sign, letter)| text.replace(sign, letter))
}
