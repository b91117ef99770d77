//! A world of one test: its database, its house, its people.

use super::{browser::Browser, postgres};
use hashar::{
    base::{
        Actor, CallId, Currency, FundId, Labels, Lang, PersonId, Role, Stop,
        seal::Master,
        settings::{SecondFactor, Settings},
    },
    calls::{
        Mode, choices,
        set_up::{self, NewCall},
    },
    db::{Address, Db, Tx, migrate},
    people::register::{self, NewPerson},
    web::House,
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
        // What the program could not help, among the words of a test that failed.
        let _ = tracing_subscriber::fmt().with_max_level(tracing::Level::ERROR).with_test_writer().try_init();
        let db = Db::open(&address, 4, master()).unwrap();
        let mut settings = Settings::load(None, Some(folder.clone()), None).unwrap();
        settings.show_cost = true;
        if let Address::Postgres(url) = &address {
            settings.database_url.clone_from(url);
        }
        settings.second_factor = SecondFactor::Offered;
        let house = Arc::new(House { db: db.clone(), settings, demo: false });
        Self { db, address, house, folder, people: std::sync::Mutex::default() }
    }

    /// The same world in a house with other settings.
    pub fn with_settings(&self, settings: Settings) -> Self {
        let house = House { db: self.db.clone(), settings, demo: false };
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

    /// The duties a programme starts with, loaded once.
    pub fn duties(&self) {
        self.write(&Actor::Console, hashar::awards::duties::keep::begin).unwrap();
    }

    /// What a call is made of that opens now, for thirty days, before a test changes it.
    pub fn new_call(&self, code: &str, mode: Mode, funds: Vec<FundId>) -> NewCall {
        let now = self.read(&Actor::Console, |tx| Ok(tx.now)).unwrap();
        NewCall {
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
            second_of: None,
            currencies: vec![Currency::EUR, Currency::TJS, Currency::UZS, Currency::KGS],
            amount_min: None,
            amount_max: None,
            months_max: 12,
            decides_by: String::new(),
            funds,
        }
    }

    /// The call, published.
    pub fn publish(&self, new: NewCall) -> CallId {
        self.write(&Actor::Console, move |tx| {
            let id = set_up::create(tx, &new)?;
            set_up::publish(tx, id)?;
            Ok(id)
        })
        .unwrap()
    }

    /// A call that is open now, drawing on funds.
    pub fn open_call(&self, code: &str, mode: Mode, funds: Vec<FundId>) -> CallId {
        self.publish(self.new_call(code, mode, funds))
    }

    /// A browser without JavaScript, at nobody's hands.
    pub fn browser(&self) -> Browser {
        Browser {
            client: Client::tracked(hashar::rocket(self.house.clone())).unwrap(),
            page: String::new(),
            queries: 0,
            pressed: Vec::new(),
            addresses: Vec::new(),
            last: Default::default(),
            house: self.house.clone(),
            session: None,
        }
    }
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
