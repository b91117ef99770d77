//! A browser without JavaScript, at the hands of a test.

use super::{paper, world::World};
use hashar::{
    base::{Actor, PersonId, Role},
    db::Tx,
    web::House,
};
use rocket::local::blocking::Client;
use std::sync::Arc;

const VISIT: &str = hashar::web::visit::VISIT_COOKIE;

/// A browser: follows redirects, fills in forms with the tokens of the page it shows.
pub struct Browser {
    pub(super) client: Client,
    pub page: String,
    /// How many queries the page took.
    pub queries: u64,
    /// Where its forms went.
    pub pressed: Vec<String>,
    /// Every address it was at, redirects included: what its history keeps.
    pub addresses: Vec<String>,
    pub(super) last: (String, String, Option<String>),
    pub(super) house: Arc<House>,
    pub(super) session: Option<String>,
}

impl Browser {
    /// Opens a path; gives the status.
    pub fn open(&mut self, path: &str) -> u16 {
        let (mut status, mut location) = self.fetch(path);
        for _ in 0..5 {
            let Some(to) = location.take() else { break };
            (status, location) = self.fetch(&to);
        }
        status
    }

    /// Looks for words by the form of a list, whose other filters may stand in the path; gives the status of what is found.
    pub fn seek(&mut self, list: &str, words: &str) -> u16 {
        self.open(list);
        let (path, asked) = list.split_once('?').unwrap_or((list, ""));
        let pairs: Vec<(String, String)> = form_urlencoded::parse(asked.as_bytes()).into_owned().collect();
        let mut fields: Vec<(&str, &str)> = pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        fields.push(("q", words));
        self.send(path, &fields)
    }

    fn fetch(&mut self, path: &str) -> (u16, Option<String>) {
        self.addresses.push(path.to_owned());
        // What follows a # is between the browser and the page.
        let path = path.split('#').next().unwrap_or_default();
        let mut request = self.client.get(path.to_owned());
        if let Some(secret) = &self.session {
            request = request.cookie(rocket::http::Cookie::new(VISIT, secret.clone()));
        }
        let response = request.dispatch();
        let replaced = response.cookies().get(VISIT).is_some();
        let status = response.status().code;
        let location = response.headers().get_one("Location").map(str::to_owned);
        let queries = response.headers().get_one(hashar::web::cost::QUERIES).map(str::parse);
        self.queries = queries.and_then(Result::ok).unwrap_or_default();
        self.page = response.into_string().unwrap_or_default();
        no_word_is_missing(&self.page, path);
        if replaced {
            self.session = None;
        }
        (status, location)
    }

    /// The status of a page, or of a form that has nothing but its token, and what the path asks, and whose redirect is not
    /// followed.
    pub fn knock(&mut self, sends: bool, path: &str) -> u16 {
        if !sends {
            return self.open(path);
        }
        self.open("/sign-in");
        let (path, asked) = path.split_once('?').unwrap_or((path, ""));
        let form = self.client.post(path.to_owned()).header(rocket::http::ContentType::Form);
        let mut request = form.body(format!("{}&{asked}", encoded(&[("_csrf", &self.hidden("_csrf"))])));
        if let Some(secret) = &self.session {
            request = request.cookie(rocket::http::Cookie::new(VISIT, secret.clone()));
        }
        request.dispatch().status().code
    }

    /// The value of a hidden field of the page.
    pub fn hidden(&self, name: &str) -> String {
        let marker = format!("name=\"{name}\" value=\"");
        let start = self.page.rfind(&marker).map(|at| at + marker.len());
        start.and_then(|at| self.page[at..].split('"').next()).unwrap_or_default().to_owned()
    }

    /// Sends a form to a path with the tokens of the page shown; follows the redirect; gives the first status.
    pub fn send(&mut self, path: &str, fields: &[(&str, &str)]) -> u16 {
        let mut body = encoded(&[("_csrf", &self.hidden("_csrf")), ("_key", &self.hidden("_key"))]);
        body.push('&');
        body.push_str(&encoded(fields));
        self.send_raw(path, &body)
    }

    /// Sends a body as it is.
    pub fn send_raw(&mut self, path: &str, body: &str) -> u16 {
        self.post(path, "application/x-www-form-urlencoded", body.as_bytes().to_vec())
    }

    fn post(&mut self, path: &str, kind: &'static str, body: Vec<u8>) -> u16 {
        let mut request =
            self.client.post(path.to_owned()).header(rocket::http::Header::new("Content-Type", kind)).body(body);
        if let Some(secret) = &self.session {
            request = request.cookie(rocket::http::Cookie::new(VISIT, secret.clone()));
        }
        let response = request.dispatch();
        let replaced = response.cookies().get(VISIT).is_some();
        let status = response.status().code;
        let location = response.headers().get_one("Location").map(str::to_owned);
        self.page = response.into_string().unwrap_or_default();
        no_word_is_missing(&self.page, path);
        if replaced {
            self.session = None;
        }
        if let Some(to) = location {
            self.open(&to);
        }
        status
    }

    /// Sends fields to a path that answers with a file; gives its bytes.
    pub fn take(&mut self, path: &str, fields: &[(&str, &str)]) -> Vec<u8> {
        let mut body = encoded(&[("_csrf", &self.hidden("_csrf")), ("_key", &self.hidden("_key"))]);
        body.push('&');
        body.push_str(&encoded(fields));
        let form = self.client.post(path.to_owned()).header(rocket::http::ContentType::Form);
        let mut request = form.body(body);
        if let Some(secret) = &self.session {
            request = request.cookie(rocket::http::Cookie::new(VISIT, secret.clone()));
        }
        let response = request.dispatch();
        assert_eq!(response.status().code, 200, "{path}");
        response.into_bytes().unwrap_or_default()
    }

    /// Sends a form with a file to a path; follows the redirect; gives the first status.
    pub fn send_file(&mut self, path: &str, field: &str, name: &str, bytes: &[u8]) -> u16 {
        self.send_file_with(path, &[], field, name, bytes)
    }

    /// The same, with other fields.
    pub fn send_file_with(
        &mut self,
        path: &str,
        fields: &[(&str, &str)],
        field: &str,
        name: &str,
        bytes: &[u8],
    ) -> u16 {
        let mut body = Vec::new();
        let (csrf, key) = (self.hidden("_csrf"), self.hidden("_key"));
        for (name, value) in [("_csrf", csrf.as_str()), ("_key", &key)].iter().chain(fields) {
            body.extend(
                format!("--frontier\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").bytes(),
            );
        }
        let head = format!("--frontier\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\n");
        body.extend(head.bytes().chain(*b"Content-Type: application/octet-stream\r\n\r\n"));
        body.extend(bytes);
        body.extend(b"\r\n--frontier--\r\n");
        self.post(path, "multipart/form-data; boundary=frontier", body)
    }

    /// A file as it is served: its bytes and a header.
    pub fn download(&mut self, path: &str, header: &str) -> (u16, Vec<u8>, String) {
        let mut request = self.client.get(path.to_owned());
        if let Some(secret) = &self.session {
            request = request.cookie(rocket::http::Cookie::new(VISIT, secret.clone()));
        }
        let response = request.dispatch();
        let status = response.status().code;
        let value = response.headers().get_one(header).unwrap_or_default().to_owned();
        (status, response.into_bytes().unwrap_or_default(), value)
    }

    /// Bytes of a page as it travels: compressed, with its headers.
    pub fn weight(&self, path: &str) -> usize {
        let request = self.client.get(path.to_owned());
        let response = request.header(rocket::http::Header::new("Accept-Encoding", "gzip")).dispatch();
        assert_eq!(response.status().code, 200, "{path}");
        let line = |header: rocket::http::Header<'_>| header.name().as_str().len() + header.value().len() + 4;
        let head: usize = response.headers().iter().map(line).sum();
        head + response.into_bytes().unwrap_or_default().len()
    }

    /// Signs a person in by a cookie, as the sign-in page would.
    pub fn sign_in(&mut self, world: &World, person: PersonId) {
        let limits = world.house.limits();
        let secret = world
            .write(&Actor::Visitor, move |tx| hashar::people::sessions::begin_for_person(tx, person, limits))
            .unwrap();
        self.session = Some(secret);
    }

    /// Signs a group in by a cookie, as its case code would.
    pub fn sign_in_case(&mut self, world: &World, case: hashar::base::ApplicationId) {
        let limits = world.house.limits();
        let begin = move |tx: &mut Tx<'_>| hashar::people::sessions::begin_for_case(tx, case, limits);
        self.session = Some(world.write(&Actor::Visitor, begin).unwrap());
    }

    /// The same, as the link of a place would that opens the case.
    pub fn sign_in_place(&mut self, world: &World, case: hashar::base::ApplicationId, place: hashar::base::PlaceId) {
        let limits = world.house.limits();
        let begin = move |tx: &mut Tx<'_>| hashar::people::sessions::begin_for_place(tx, case, place, limits);
        self.session = Some(world.write(&Actor::Visitor, begin).unwrap());
    }

    /// Another browser, into which the cookie of this one was carried.
    pub fn with_its_cookie(&self, world: &World) -> Self {
        let kept = self.client.cookies().get(VISIT).map(|cookie| cookie.value().to_owned());
        Self { session: self.session.clone().or(kept), ..world.browser() }
    }

    /// Whoever sits there proves once more who they are, as the page that asks for it would have it.
    pub fn proves(&self) {
        let Some(secret) = self.session.clone() else { return };
        let prove = move |tx: &mut Tx<'_>| hashar::people::sessions::prove(tx, &secret);
        self.house.db.write_now(&Actor::Visitor, None, prove).unwrap();
    }

    /// Follows the link that says `text` (or begins with it, where none says just that); gives the status.
    pub fn click(&mut self, text: &str) -> u16 {
        let links = paper::links(&self.page);
        let found = links.iter().find(|(_, says)| says == text);
        let found = found.or_else(|| links.iter().find(|(_, says)| says.starts_with(text)));
        let Some((href, _)) = found else { panic!("no link {text:?}; there are {links:?}") };
        self.open(&href.clone())
    }

    /// The address of the first link that leads to a path beginning so.
    pub fn link(&self, start: &str) -> Option<String> {
        paper::links(&self.page).into_iter().map(|(href, _)| href).find(|href| href.starts_with(start))
    }

    /// The form that has a button of that label.
    pub fn paper(&self, button: &str) -> paper::Paper {
        paper::with_button(&self.page, button).unwrap_or_else(|| panic!("no such button on:\n{}", self.text()))
    }

    /// Fills in the form that has the button, as the page shows it, and presses the button; gives the first status.
    pub fn press(&mut self, button: &str, given: &[(&str, &str)]) -> u16 {
        let paper = self.paper(button);
        let pairs = paper.filled(given, button);
        let pairs: Vec<(&str, &str)> = pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let body = encoded(&pairs);
        if paper.is_search {
            return self.open(&format!("{}?{body}", paper.action));
        }
        if !paper.seeks {
            self.pressed.push(paper.action.clone());
        }
        let visit = self.session.clone();
        let visit = visit.or_else(|| self.client.cookies().get(VISIT).map(|cookie| cookie.value().to_owned()));
        self.last = (paper.action.clone(), body.clone(), visit);
        self.send_raw(&paper.action, &body)
    }

    /// The second click of a hasty hand, or "back" and the button once more: sends the last pressed form as it was.
    pub fn press_again(&mut self) -> u16 {
        let (path, body, visit) = self.last.clone();
        self.session = visit;
        self.send_raw(&path, &body)
    }

    /// How many entries the audit trail has.
    pub fn acts_so_far(&self) -> usize {
        let auditor = Actor::Person { id: <PersonId as hashar::base::Id>::from_number(1), roles: vec![Role::Auditor] };
        let look = |tx: &mut hashar::db::Tx<'_>| hashar::audit::history::page(tx, None, 100_000);
        self.house.db.read_now(&auditor, look).unwrap().len()
    }

    /// The text of the page as it is read.
    pub fn text(&self) -> String {
        paper::text(&self.page)
    }

    /// Whether the page can be read to say a text.
    pub fn says(&self, text: &str) -> bool {
        self.text().contains(&paper::squeeze(text))
    }

    /// Whether the page holds a text.
    pub fn shows(&self, text: &str) -> bool {
        self.page.contains(text)
    }
}

/// A key without words is shown as `[room-key]`.
fn no_word_is_missing(page: &str, path: &str) {
    for part in page.split('[').skip(1) {
        let Some((key, _)) = part.split_once(']') else { continue };
        let is_key = key.contains('-')
            && !key.starts_with("aria-")
            && key.chars().all(|c| c.is_ascii_lowercase() || c == '-' || c == '_');
        assert!(!is_key, "{path}: no words for {key}");
    }
}

fn encoded(fields: &[(&str, &str)]) -> String {
    let encode = |text: &str| -> String {
        text.bytes()
            .map(|byte| match byte {
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => char::from(byte).to_string(),
                _ => format!("%{byte:02X}"),
            })
            .collect()
    };
    fields.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value))).collect::<Vec<_>>().join("&")
}

/// The text of a page as a person reads it.
pub fn unescape(html: &str) -> String {
    html.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#x3D;", "=").replace("&amp;", "&")
}
