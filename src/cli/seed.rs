//! The demo's year: the programme of 2020, brought to its state by the acts, with the clock set to the days of 2020.

mod cases;
pub mod crowd;
mod meetings;
mod payouts;
mod rounds;
mod spending;

use crate::{
    applications::{Channel, codes, open},
    base::{Actor, CallId, Currency, FundId, Labels, Lang, Money, PersonId, Rate, Role, Stop},
    board::rules,
    calls::{self, Mode, choices, set_up},
    db::{Db, Tx},
    funds,
    people::{self, register, register::NewPerson},
};
use chrono::{Duration, NaiveDate, NaiveDateTime};
use serde::Deserialize;
use std::collections::HashMap;

/// The programme of 2020, after an annual report; names, amounts and dates are invented.
const PROGRAMME: &str = include_str!("../../config/defaults/programme-2020.toml");
/// The request key that the demo applicant's code is made from.
const APPLICANT: &str = "the demo's applicant";

#[derive(Deserialize)]
struct File {
    #[serde(rename = "fund")]
    funds: Vec<FundLine>,
    #[serde(rename = "rate")]
    rates: Vec<RateLine>,
    #[serde(rename = "call")]
    calls: Vec<CallLine>,
    #[serde(rename = "person")]
    people: Vec<PersonLine>,
    #[serde(rename = "application")]
    applications: Vec<CaseLine>,
}

#[derive(Deserialize)]
struct FundLine {
    code: String,
    name: String,
    currency: String,
    received: String,
    received_on: NaiveDate,
    #[serde(default)]
    restricted_to_kinds: Vec<String>,
}

#[derive(Deserialize)]
struct RateLine {
    per: String,
    currency: String,
    value: String,
    on: NaiveDate,
    source: String,
}

#[derive(Deserialize)]
struct CallLine {
    code: String,
    mode: Mode,
    opens: String,
    #[serde(default)]
    closes: Option<String>,
    zone: String,
    board_decides: String,
}

#[derive(Deserialize)]
struct PersonLine {
    name: String,
    country: String,
    role: Role,
    language: Lang,
    email: String,
}

/// An application of the file.
#[derive(Clone, Deserialize)]
struct CaseLine {
    call: String,
    country: String,
    region: String,
    kind: String,
    theme: String,
    name: String,
    language: Lang,
    requested: String,
    currency: String,
    #[serde(default)]
    awarded_eur: Option<String>,
    #[serde(default)]
    fund: Option<String>,
    outcome: String,
    #[serde(default)]
    note: String,
}

/// Everything the seed works with.
struct Year<'a> {
    db: &'a Db,
    people: HashMap<Role, Vec<PersonId>>,
    calls: HashMap<String, CallId>,
    funds: HashMap<String, FundId>,
}

impl Year<'_> {
    /// Acts as somebody at an instant of the year.
    fn act<T, F>(&self, actor: &Actor, at: NaiveDateTime, act: F) -> Result<T, Stop>
    where
        T: serde::Serialize + serde::de::DeserializeOwned + Send + 'static,
        F: Fn(&mut Tx<'_>) -> Result<T, Stop> + Send + 'static,
    {
        self.db.set_now(Some(at));
        self.db.write_now(actor, None, act)
    }

    /// The first person of a role.
    fn actor(&self, role: Role) -> Result<Actor, Stop> {
        let id = self.people.get(&role).and_then(|people| people.first()).copied();
        Ok(Actor::Person { id: id.ok_or_else(|| Stop::broken("the demo lacks a role"))?, roles: vec![role] })
    }

    /// The chair and the members, each with its role.
    fn board(&self) -> Vec<Actor> {
        let of = |role: Role| {
            let people = self.people.get(&role).cloned().unwrap_or_default();
            people.into_iter().map(move |id| Actor::Person { id, roles: vec![role] })
        };
        of(Role::BoardChair).chain(of(Role::BoardMember)).collect()
    }
}

fn broken(what: &str) -> Stop {
    Stop::broken(format!("the demo's programme: {what}"))
}

fn money(text: &str, code: &str) -> Result<Money, Stop> {
    let currency = Currency::from_code(code).ok_or_else(|| broken("currency"))?;
    let amount = text.parse().map_err(|_| broken("amount"))?;
    Money::new(amount, currency).map_err(|error| Stop::broken(error.to_string()))
}

/// An instant of the year 2020, UTC.
fn at(month: u32, day: u32, hour: u32) -> Result<NaiveDateTime, Stop> {
    NaiveDate::from_ymd_opt(2020, month, day).and_then(|day| day.and_hms_opt(hour, 0, 0)).ok_or_else(|| broken("date"))
}

/// Fills a new database with the year, and opens one more call now.
pub fn fill(db: &Db) -> Result<(), Stop> {
    let file: File = toml::from_str(PROGRAMME).map_err(|error| broken(&error.to_string()))?;
    let mut year = Year { db, people: HashMap::new(), calls: HashMap::new(), funds: HashMap::new() };
    let start = at(1, 15, 9)?;
    year.act(&Actor::Console, start, |tx| choices::load(tx, choices::DEFAULTS))?;
    year.act(&Actor::Console, start, crate::awards::duties::keep::begin)?;
    people(&mut year, &file, start)?;
    funds_and_rates(&mut year, &file)?;
    calls(&mut year, &file)?;
    let cases = cases::bring_in(&year, &file.applications)?;
    let awards = rounds::decide(&year, &cases)?;
    rates(&year, &file)?;
    spending::pay(&year, &awards)?;
    spending::do_duties(&year, &awards)?;
    let closing = at(12, 1, 9)?;
    year.act(&year.actor(Role::ProgrammeLead)?, closing, {
        let call = *year.calls.get("EMERGENCY-2020").ok_or_else(|| broken("call"))?;
        move |tx| set_up::close(tx, call)
    })?;
    year.act(&Actor::Clerk, closing, calls::clock::turn_due)?;
    // Of the groups that have no mail, all but the last were reached long ago.
    year.act(&year.actor(Role::ProgrammeLead)?, at(8, 15, 14)?, crate::mail::reach::done_so_far)?;
    // What is made up lies years back: it must not be erased at the first look.
    db.write_now(&Actor::Console, None, |tx| {
        crate::privacy::retention::set(tx, &crate::privacy::retention::Rules::default())
    })?;
    db.set_now(None);
    open_call_now(&year)
}

fn people(year: &mut Year<'_>, file: &File, start: NaiveDateTime) -> Result<(), Stop> {
    for line in &file.people {
        let new = NewPerson {
            name: line.name.clone(),
            email: line.email.clone(),
            language: line.language,
            country: line.country.clone(),
            zone: match line.country.as_str() {
                "TJ" => "Asia/Dushanbe",
                "UZ" => "Asia/Tashkent",
                "KG" => "Asia/Bishkek",
                "GE" => "Asia/Tbilisi",
                _ => "Europe/Brussels",
            }
            .to_owned(),
            roles: vec![line.role],
            password_hash: None,
        };
        let id = year.act(&Actor::Console, start, move |tx| {
            let id = register::add(tx, &new)?;
            register::turn(tx, id, people::State::Active)?;
            Ok(id)
        })?;
        year.people.entry(line.role).or_default().push(id);
    }
    Ok(())
}

fn funds_and_rates(year: &mut Year<'_>, file: &File) -> Result<(), Stop> {
    let officer = year.actor(Role::FinanceOfficer)?;
    let mut received: Vec<(FundId, Money, NaiveDate)> = Vec::new();
    for line in &file.funds {
        let (code, name, kinds) = (line.code.clone(), line.name.clone(), line.restricted_to_kinds.clone());
        let currency = Currency::from_code(&line.currency).ok_or_else(|| broken("currency"))?;
        let id = year.act(&officer, at(2, 3, 9)?, move |tx| {
            let new = funds::set_up::NewFund {
                code: code.clone(),
                labels: Labels::one(Lang::En, name.clone()),
                currency,
                restricted_kinds: kinds.clone(),
                restricted_countries: Vec::new(),
                starts_on: None,
                ends_on: None,
            };
            funds::set_up::add(tx, new)
        })?;
        year.funds.insert(line.code.clone(), id);
        received.push((id, money(&line.received, &line.currency)?, line.received_on));
    }
    let names = Labels::one(Lang::En, "Partner foundation");
    let donor = year.act(&officer, at(2, 3, 9)?, move |tx| funds::donors::add(tx, "PARTNER", &names))?;
    for (number, (id, amount, on)) in (1..).zip(received) {
        let instant = on.and_hms_opt(10, 0, 0).ok_or_else(|| broken("date"))?;
        year.act(&officer, instant, move |tx| {
            let new = funds::donors::NewContract {
                donor,
                fund: id,
                reference: format!("P-2020/{number}"),
                signed_on: on,
                starts_on: Some(on),
                ends_on: None,
            };
            let contract = funds::donors::sign(tx, &new)?;
            let pledge = funds::donors::pledge(tx, contract, amount, on)?;
            let against = funds::receive::Against { pledge, given: amount };
            funds::receive::receive_pledged(tx, id, amount, on, None, Some(against))
        })?;
    }
    Ok(())
}

fn rates(year: &Year<'_>, file: &File) -> Result<(), Stop> {
    let officer = year.actor(Role::FinanceOfficer)?;
    for line in &file.rates {
        let currency = |code: &str| Currency::from_code(code).ok_or_else(|| broken("currency"));
        let value = Rate::parse_value(&line.value).map_err(|_| broken("rate"))?;
        let rate = Rate::new(currency(&line.per)?, currency(&line.currency)?, value, 1).map_err(|_| broken("rate"))?;
        let (on, source) = (line.on, line.source.clone());
        let instant = on.and_hms_opt(9, 0, 0).ok_or_else(|| broken("date"))?;
        year.act(&officer, instant, move |tx| funds::rates::enter(tx, rate, on, &source))?;
    }
    Ok(())
}

fn local(text: &str) -> Result<NaiveDateTime, Stop> {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").map_err(|_| broken("time"))
}

fn names_of(mode: Mode) -> (Labels, Labels) {
    let texts: ([&str; 5], [&str; 5]) = match mode {
        Mode::Regular => (
            ["Small grants", "Малые гранты", "Грантҳои хурд", "Kichik grantlar", "Чакан гранттар"],
            [
                "For grassroots groups that help women and people in difficulty.",
                "Для местных групп, которые помогают женщинам и людям в трудном положении.",
                "Барои гурӯҳҳои маҳаллӣ, ки ба занон ва одамони ниёзманд кумак мекунанд.",
                "Ayollar va qiyin ahvoldagi odamlarga yordam beradigan mahalliy guruhlar uchun.",
                "Аялдарга жана кыйын абалда калган адамдарга жардам берген жергиликтүү топтор үчүн.",
            ],
        ),
        Mode::Emergency => (
            ["Emergency support", "Срочная помощь", "Кумаки таъҷилӣ", "Shoshilinch yordam", "Шашылыш жардам"],
            [
                "When help is needed within days.",
                "Когда помощь нужна в ближайшие дни.",
                "Вақте ки кумак дар рӯзҳои наздик лозим аст.",
                "Yordam yaqin kunlarda kerak boʻlganda.",
                "Жардам жакынкы күндөрдө керек болгондо.",
            ],
        ),
        Mode::InKind => (
            [
                "In-kind support",
                "Неденежная помощь",
                "Кумаки ғайрипулӣ",
                "Pulsiz shakldagi yordam",
                "Акчалай эмес жардам",
            ],
            [
                "A thing is bought for somebody: a wheelchair, a stove, a sewing machine.",
                "Для кого-то покупается вещь: инвалидная коляска, печь, швейная машина.",
                "Барои касе чизе харида мешавад: аробачаи маъюбӣ, печка, мошини дарздӯзӣ.",
                "Kimdir uchun narsa sotib olinadi: nogironlik aravachasi, pechka, tikuv mashinasi.",
                "Кимдир бирөө үчүн буюм сатып алынат: майыптар арабасы, меш, тигүүчү машина.",
            ],
        ),
    };
    let labels = |texts: [&str; 5]| {
        let langs = [Lang::En, Lang::Ru, Lang::Tg, Lang::Uz, Lang::Ky];
        Labels(langs.into_iter().zip(texts).map(|(lang, text)| (lang, text.to_owned())).collect())
    };
    (labels(texts.0), labels(texts.1))
}

fn new_call(year: &Year<'_>, line: &CallLine) -> Result<set_up::NewCall, Stop> {
    let (labels, purpose) = names_of(line.mode);
    Ok(set_up::NewCall {
        code: line.code.clone(),
        labels,
        purpose,
        mode: line.mode,
        zone: line.zone.clone(),
        opens: local(&line.opens)?,
        closes: line.closes.as_deref().map(local).transpose()?,
        countries: vec!["TJ".into(), "UZ".into(), "KG".into()],
        kinds: Vec::new(),
        regions: Vec::new(),
        themes: Vec::new(),
        most_applications: 0,
        per_group: 0,
        contact: String::new(),
        second_of: None,
        currencies: vec![Currency::EUR, Currency::USD, Currency::TJS, Currency::UZS, Currency::KGS],
        amount_min: None,
        amount_max: None,
        months_max: if line.mode == Mode::Emergency { 3 } else { 12 },
        decides_by: line.board_decides.clone(),
        funds: year.funds.values().copied().collect(),
    })
}

fn publish(year: &Year<'_>, line: &CallLine, now: NaiveDateTime) -> Result<CallId, Stop> {
    let new = new_call(year, line)?;
    let lead = year.actor(Role::ProgrammeLead)?;
    year.act(&lead, now, move |tx| {
        let id = set_up::create(tx, &new)?;
        set_up::publish(tx, id)?;
        Ok(id)
    })
}

fn calls(year: &mut Year<'_>, file: &File) -> Result<(), Stop> {
    for line in &file.calls {
        let id = publish(year, line, at(2, 20, 9)?)?;
        year.calls.insert(line.code.clone(), id);
    }
    year.act(&Actor::Clerk, at(3, 20, 9)?, calls::clock::turn_due)?;
    Ok(())
}

/// One more call that is open now, and the demo applicant's draft in it.
fn open_call_now(year: &Year<'_>) -> Result<(), Stop> {
    let now = year.db.read_now(&Actor::Console, |tx| Ok(tx.now))?;
    let form = "%Y-%m-%dT%H:%M";
    let line = CallLine {
        code: format!("REGULAR-{}", now.format("%Y")),
        mode: Mode::Regular,
        opens: (now - Duration::hours(24)).format(form).to_string(),
        closes: Some((now + Duration::days(30)).format("%Y-%m-%dT23:59").to_string()),
        zone: "Asia/Dushanbe".to_owned(),
        board_decides: (now + Duration::days(70)).format("%d.%m.%Y").to_string(),
    };
    let new = new_call(year, &line)?;
    let lead = year.actor(Role::ProgrammeLead)?;
    let call = year.db.write_now(&lead, None, move |tx| {
        let id = set_up::create(tx, &new)?;
        set_up::publish(tx, id)?;
        // Its one-click roles are a member and the chair: they decide together.
        let mut rules = rules::of_call(tx, id)?.settings();
        (rules.terms.quorum_share_percent, rules.terms.quorum_count) = (0, 2);
        rules::set(tx, id, &rules)?;
        Ok(id)
    })?;
    let code = applicants_code(year.db);
    let new = open::NewCase { call, country: "TJ".into(), language: Lang::Tg, channel: Channel::Online, code };
    year.db.write_now(&Actor::Visitor, None, move |tx| open::open(tx, &new))?;
    meetings::call_next(year, now)
}

/// The case code of the demo's applicant.
pub fn applicants_code(db: &Db) -> String {
    codes::of_request(db.master(), APPLICANT)
}
