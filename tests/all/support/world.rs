//! A world of one test: its database, its house, its people.

use super::{paper, postgres};
use hashar::{
    base::{
        Actor, CallId, Currency, FundId, Labels, Lang, PersonId, Role, Stop,
        seal::Master,
        settings::{SecondFactor, Settings},
    },
    calls::{Mode, choices, set_up},
    db::{Address, Db, Tx, migrate},
    people::register::{self, NewPerson},
    web::{House, posted::Doors},
};
use rocket::local::blocking::Client;
use std::{
    path::{Path, PathBuf},
    sync::{
        Arc, OnceLock,
        atomic::{AtomicU32, Ordering},
    },
};

/// The master key of all tests.
pub fn master() -> Master {
    Master::new(&[42; 32])
}

/// One test's world.
pub struct World {
    pub db: Db,
    pub address: Address,
    pub house: Arc<House>,
    pub folder: PathBuf,
    people: std::sync::Mutex<std::collections::HashMap<Role, PersonId>>,
}

impl Drop for World {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

static NUMBER: AtomicU32 = AtomicU32::new(0);

fn folder() -> PathBuf {
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let folder = std::env::temp_dir().join(format!("hashar-test-{}-{number}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

fn sqlite(folder: &Path) -> Address {
    static TEMPLATE: OnceLock<Vec<u8>> = OnceLock::new();
    let file = folder.join("hashar.sqlite");
    let template = TEMPLATE.get_or_init(|| {
        migrate(&Address::Sqlite(file.clone())).unwrap();
        std::fs::read(&file).unwrap()
    });
    std::fs::write(&file, template).unwrap();
    Address::Sqlite(file)
}

fn postgres_address(server: &'static postgres::Server) -> Address {
    static TEMPLATE: OnceLock<String> = OnceLock::new();
    let template = TEMPLATE.get_or_init(|| {
        let name = format!("hashar_template_{}", std::process::id());
        let url = server.database("template0", &name);
        migrate(&Address::Postgres(url)).unwrap();
        name
    });
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    Address::Postgres(server.database(template, &format!("t_{}_{number}", std::process::id())))
}

/// Runs a test on SQLite and, where PostgreSQL's programs are found, again on PostgreSQL.
pub fn on_both(test: impl Fn(&World)) {
    let place = folder();
    test(&World::new(sqlite(&place), place));
    if let Some(server) = postgres::server() {
        test(&World::new(postgres_address(server), folder()));
    }
}

impl World {
    fn new(address: Address, folder: PathBuf) -> Self {
        let db = Db::open(&address, 4, master()).unwrap();
        let mut settings = Settings::load(None, Some(folder.clone()), None).unwrap();
        settings.show_queries = true;
        if let Address::Postgres(url) = &address {
            settings.database_url.clone_from(url);
        }
        settings.second_factor = SecondFactor::Offered;
        let house = Arc::new(House { db: db.clone(), settings, demo: false, doors: Doors::default() });
        Self { db, address, house, folder, people: std::sync::Mutex::default() }
    }

    /// The same world in a house with other settings.
    pub fn with_settings(&self, settings: Settings) -> Self {
        let house = House { db: self.db.clone(), settings, demo: false, doors: Doors::default() };
        // Its folder stays the first world's to sweep.
        let folder = self.folder.join("other");
        Self {
            db: self.db.clone(),
            address: self.address.clone(),
            house: Arc::new(house),
            folder,
            people: std::sync::Mutex::default(),
        }
    }

    /// Writes as somebody.
    pub fn write<T, F>(&self, actor: &Actor, act: F) -> Result<T, Stop>
    where
        T: serde::Serialize + serde::de::DeserializeOwned + Send + 'static,
        F: Fn(&mut Tx<'_>) -> Result<T, Stop> + Send + 'static,
    {
        self.db.write_now(actor, None, act)
    }

    /// Reads as somebody.
    pub fn read<T>(&self, actor: &Actor, look: impl FnOnce(&mut Tx<'_>) -> Result<T, Stop>) -> Result<T, Stop> {
        self.db.read_now(actor, look)
    }

    /// The first person of a role, added when first asked for.
    pub fn person(&self, role: Role) -> PersonId {
        if let Some(id) = self.people.lock().unwrap().get(&role) {
            return *id;
        }
        let id = self.another(role, role.as_str());
        self.people.lock().unwrap().insert(role, id);
        id
    }

    /// One more person of a role.
    pub fn another(&self, role: Role, name: &str) -> PersonId {
        let new = NewPerson {
            name: name.to_owned(),
            email: format!("{name}.{}@example.org", NUMBER.fetch_add(1, Ordering::Relaxed)),
            language: Lang::En,
            country: "TJ".to_owned(),
            zone: "Asia/Dushanbe".to_owned(),
            roles: vec![role],
            password_hash: None,
        };
        self.write(&Actor::Console, move |tx| register::add(tx, &new)).unwrap()
    }

    /// The actor of the first person of a role.
    pub fn actor(&self, role: Role) -> Actor {
        Actor::Person { id: self.person(role), roles: vec![role] }
    }

    /// The programme's lists, loaded once.
    pub fn choices(&self) {
        self.write(&Actor::Console, |tx| choices::load(tx, choices::DEFAULTS)).unwrap();
    }

    /// A call that is open now, drawing on funds.
    pub fn open_call(&self, code: &str, mode: Mode, funds: Vec<FundId>) -> CallId {
        let now = self.read(&Actor::Console, |tx| Ok(tx.now)).unwrap();
        let new = set_up::NewCall {
            code: code.to_owned(),
            labels: Labels::one(Lang::En, format!("Call {code}")),
            purpose: Labels::one(Lang::En, "Small grants"),
            mode,
            zone: "Asia/Dushanbe".to_owned(),
            opens: now - chrono::Duration::days(1),
            closes: Some(now + chrono::Duration::days(30)),
            countries: vec!["TJ".into(), "UZ".into(), "KG".into()],
            kinds: Vec::new(),
            regions: Vec::new(),
            themes: Vec::new(),
            most_applications: 0,
            per_group: 0,
            contact: String::new(),
            currencies: vec![Currency::EUR, Currency::TJS, Currency::UZS, Currency::KGS],
            amount_min: None,
            amount_max: None,
            months_max: 12,
            decides_by: String::new(),
            funds,
        };
        self.write(&Actor::Console, move |tx| {
            let id = set_up::create(tx, &new)?;
            set_up::publish(tx, id)?;
            Ok(id)
        })
        .unwrap()
    }

    /// A browser without JavaScript, at nobody's hands.
    pub fn browser(&self) -> Browser {
        Browser {
            client: Client::tracked(hashar::rocket(self.house.clone())).unwrap(),
            page: String::new(),
            pressed: Vec::new(),
            last: Default::default(),
            house: self.house.clone(),
            session: None,
        }
    }
}

const VISIT: &str = hashar::web::visit::VISIT_COOKIE;

/// A browser: follows redirects, fills in forms with the tokens of the page it shows.
pub struct Browser {
    client: Client,
    pub page: String,
    /// Where its forms went.
    pub pressed: Vec<String>,
    last: (String, String, Option<String>),
    house: Arc<House>,
    session: Option<String>,
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

    fn fetch(&mut self, path: &str) -> (u16, Option<String>) {
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
        self.page = response.into_string().unwrap_or_default();
        no_word_is_missing(&self.page, path);
        if replaced {
            self.session = None;
        }
        (status, location)
    }

    /// The status of a page, or of a form that has nothing but its token and whose redirect is not followed.
    pub fn knock(&mut self, sends: bool, path: &str) -> u16 {
        if !sends {
            return self.open(path);
        }
        self.open("/sign-in");
        let form = self.client.post(path.to_owned()).header(rocket::http::ContentType::Form);
        let mut request = form.body(form_urlencoded(&[("_csrf", &self.hidden("_csrf"))]));
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
        let mut body = form_urlencoded(&[("_csrf", &self.hidden("_csrf")), ("_key", &self.hidden("_key"))]);
        body.push('&');
        body.push_str(&form_urlencoded(fields));
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
        let mut body = form_urlencoded(&[("_csrf", &self.hidden("_csrf")), ("_key", &self.hidden("_key"))]);
        body.push('&');
        body.push_str(&form_urlencoded(fields));
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
        let body = form_urlencoded(&pairs);
        if paper.is_search {
            return self.open(&format!("{}?{body}", paper.action));
        }
        self.pressed.push(paper.action.clone());
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

fn form_urlencoded(fields: &[(&str, &str)]) -> String {
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

/// A fund with EUR 10,000 received.
pub fn a_fund(world: &World) -> FundId {
    let now = world.read(&Actor::Console, |tx| Ok(tx.now)).unwrap();
    world
        .write(&Actor::Console, move |tx| {
            let number = tx.new_id::<FundId>()?.to_string().to_uppercase();
            let new = hashar::funds::set_up::NewFund {
                code: format!("F{}", &number[6..]),
                labels: Labels::one(Lang::En, "A fund"),
                currency: Currency::EUR,
                restricted_kinds: Vec::new(),
                restricted_countries: Vec::new(),
                starts_on: None,
                ends_on: None,
            };
            let id = hashar::funds::set_up::add(tx, new)?;
            let amount = hashar::base::Money::from_minor(1_000_000, Currency::EUR);
            hashar::funds::receive::receive(tx, id, amount, now.date(), None)?;
            Ok(id)
        })
        .unwrap()
}

/// The text of a page as a person reads it.
pub fn unescape(html: &str) -> String {
    html.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#x3D;", "=").replace("&amp;", "&")
}
