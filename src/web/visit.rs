//! The visit: who asks, in which language, and the ways to read, write and answer. Every handler starts with one.

mod frame;

use super::{
    cost::{self, Cost, counted},
    fault::Answer,
    forms::lift_errors,
    page::Page,
};
use crate::{
    attachments::shelf::{self, Shelf},
    base::{
        Actor, Deed, Lang, PlaceId, SessionId, Stop,
        settings::{SecondFactor, Settings},
        stop::Message,
        templates::Templates,
        words::{self, Words},
    },
    db::{Db, Tx},
    people::sessions::{self, Limits, Session},
};
use chrono::{Duration, NaiveDateTime};
use rocket::{
    Request, State,
    http::{Cookie, CookieJar, Method, SameSite, Status},
    outcome::Outcome,
    request::{self, FromRequest},
};
use serde::Serialize;
use std::sync::Arc;
use subtle::ConstantTimeEq;

/// The cookie of the visitor's secret: a session's, or a random one of nobody.
pub const VISIT_COOKIE: &str = "__Host-hashar";
/// The cookie of the chosen language.
pub const LANG_COOKIE: &str = "__Host-lang";
/// The cookie by which a person's browser is known again.
pub const DEVICE_COOKIE: &str = "__Host-device";
/// The cookie of the page that was asked for, while somebody is at a provider of identities.
pub const NEXT_COOKIE: &str = "__Host-next";
const FLASH_COOKIE: &str = "__Host-said";

/// What the program holds for all visits.
pub struct House {
    /// The database.
    pub db: Db,
    /// Settings.
    pub settings: Settings,
    /// Whether this is the demo, which says so on every page.
    pub demo: bool,
}

impl House {
    /// Where sealed files lie.
    pub fn shelf(&self) -> Result<Arc<dyn Shelf>, Stop> {
        shelf::of(&self.settings)
    }

    /// How long sessions live.
    pub fn limits(&self) -> Limits {
        Limits {
            idle: Duration::minutes(self.settings.session_idle_minutes.into()),
            whole: Duration::hours(self.settings.session_hours.into()),
            strong: !self.demo && self.settings.second_factor == SecondFactor::Required,
        }
    }
}

/// One request's visitor.
#[derive(Clone)]
pub struct Visit {
    /// What the program holds.
    pub house: Arc<House>,
    /// Who.
    pub actor: Actor,
    /// A person's name; else empty.
    pub name: String,
    /// The zone a person lives by; else empty.
    pub zone: String,
    /// The reader's language.
    pub lang: Lang,
    /// The secret in the visitor's cookie.
    pub secret: String,
    /// Whether the visitor has a session.
    pub signed_in: bool,
    /// Whether a person's roles sleep until a second factor is set up.
    pub asleep: bool,
    /// Whether a person gave a password, a number or a link within the last minutes.
    pub proved: bool,
    /// The place whose cases this visitor may go between, where its link was used.
    pub place: Option<PlaceId>,
    /// The session, where there is one.
    pub session: Option<SessionId>,
    /// The path asked for.
    pub path: String,
    /// The query asked for, without `lang`.
    pub query: String,
    /// Whether the page answers something that was sent: at its address there may be nothing to read.
    pub answers: bool,
    /// What the last act said, shown once.
    pub flash: String,
    /// What the browser takes: whether gzip is among it.
    pub gzip: bool,
    /// What this request has cost in reading so far.
    pub cost: Arc<Cost>,
}

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Visit {
    type Error = Stop;

    async fn from_request(request: &'r Request<'_>) -> request::Outcome<Self, Stop> {
        match Self::of(request).await {
            Ok(visit) => Outcome::Success(visit),
            Err(stop) => {
                super::fault::log(&stop);
                Outcome::Error((Status::InternalServerError, stop))
            }
        }
    }
}

impl Visit {
    /// The visit of a request; made once a request.
    pub async fn of(request: &Request<'_>) -> Result<Self, Stop> {
        let visit: &Option<Self> = request.local_cache_async(async { Self::make(request).await.ok() }).await;
        visit.clone().ok_or_else(|| Stop::broken("the visitor could not be recognised"))
    }

    async fn make(request: &Request<'_>) -> Result<Self, Stop> {
        let house = request.rocket().state::<Arc<House>>().cloned().ok_or_else(|| Stop::broken("no house"))?;
        let jar = request.cookies();
        let secret = jar.get(VISIT_COOKIE).map(|cookie| cookie.value().to_owned());
        let cost = cost::of(request).clone();
        let session = match &secret {
            Some(secret) => resolve(&house, secret.clone(), cost.clone()).await?,
            None => None,
        };
        let secret = match secret {
            Some(secret) if secret.len() == 52 => secret,
            _ => {
                let fresh = crate::base::seal::random_token()?;
                set_cookie(jar, VISIT_COOKIE, fresh.clone(), None);
                fresh
            }
        };
        let lang = language(request, jar);
        let flash = jar.get(FLASH_COOKIE).map(|cookie| cookie.value().to_owned()).unwrap_or_default();
        if !flash.is_empty() {
            jar.remove(Cookie::build(FLASH_COOKIE).path("/").secure(true));
        }
        let query = request.uri().query().map(|query| query.as_str().to_owned()).unwrap_or_default();
        let query = query.split('&').filter(|part| !part.is_empty() && !part.starts_with("lang="));
        let signed_in = session.is_some();
        let asleep = session.as_ref().is_some_and(|session| session.asleep);
        // The demo's people have no password to give.
        let proved = house.demo || session.as_ref().is_some_and(|session| session.proved);
        let id = session.as_ref().map(|session| session.id);
        let place = session.as_ref().and_then(|session| session.place);
        let (actor, name, zone) = session.map_or((Actor::Visitor, String::new(), String::new()), |session| {
            (session.actor, session.name, session.zone)
        });
        Ok(Self {
            house,
            actor,
            name,
            zone,
            lang,
            secret,
            signed_in,
            asleep,
            proved,
            place,
            session: id,
            path: request.uri().path().as_str().to_owned(),
            query: query.collect::<Vec<_>>().join("&"),
            answers: request.method() == Method::Post,
            flash: if flash.is_empty() { flash } else { Words::shared().say(lang, &flash) },
            gzip: request.headers().get_one("Accept-Encoding").is_some_and(|accepted| accepted.contains("gzip")),
            cost,
        })
    }

    /// The visit of a page of another address: what a refused act shows again.
    #[must_use]
    pub fn at(&self, path: String) -> Self {
        Self { path, query: String::new(), answers: false, ..self.clone() }
    }

    /// Reads as this visitor.
    pub async fn read<T, F>(&self, look: F) -> Result<T, Stop>
    where
        T: Send + 'static,
        F: FnOnce(&mut Tx<'_>) -> Result<T, Stop> + Send + 'static,
    {
        self.house.db.read(self.actor.clone(), counted(self.cost.clone(), look)).await
    }

    /// Writes as this visitor, without a request key (where acting twice does no harm).
    pub async fn write<T, F>(&self, act: F) -> Result<T, Stop>
    where
        T: Serialize + serde::de::DeserializeOwned + Send + 'static,
        F: Fn(&mut Tx<'_>) -> Result<T, Stop> + Send + 'static,
    {
        self.house.db.write(self.actor.clone(), None, act).await
    }

    /// Writes what a form asks for, once for its request key. A refusal is put on the form: `Ok(None)`, show it again.
    pub async fn act<T, N, F>(&self, form: &mut super::Form, new: Option<N>, act: F) -> Result<Option<T>, Stop>
    where
        T: Serialize + serde::de::DeserializeOwned + Send + 'static,
        N: Send + 'static,
        F: Fn(&mut Tx<'_>, &N) -> Result<T, Stop> + Send + 'static,
    {
        let Some(new) = new.filter(|_| form.stands()) else { return Ok(None) };
        let key = form.request_key();
        match self.house.db.write(self.actor.clone(), key, move |tx| act(tx, &new)).await {
            Ok(value) => Ok(Some(value)),
            Err(Stop::Refused(refusal)) => {
                form.refuse(refusal.field().unwrap_or(""), refusal.message());
                Ok(None)
            }
            Err(stop) => Err(stop),
        }
    }

    /// Words in the reader's language.
    pub fn say(&self, key: &str) -> String {
        Words::shared().say(self.lang, key)
    }

    /// A message in the reader's language.
    pub fn message(&self, message: &Message) -> String {
        message.say(self.lang)
    }

    /// Whether the visitor may, for showing a button or not.
    pub fn may(&self, deed: Deed) -> bool {
        deed.roles().iter().any(|role| self.actor.is(*role))
    }

    /// An instant in the zone the reader lives by, which the foot of the page names.
    pub fn local(&self, at: NaiveDateTime) -> String {
        self.instant(at, &self.zone)
    }

    /// The last minute of a span that ends at an instant: midnight would be read as the day after.
    pub fn until(&self, end: NaiveDateTime) -> String {
        self.local(end - Duration::minutes(1))
    }

    /// An instant in a zone.
    pub fn instant(&self, at: NaiveDateTime, zone: &str) -> String {
        words::instant(at, words::zone(zone))
    }

    /// A page: its template, the key of its heading, its view.
    pub fn show<T: Serialize>(&self, template: &str, heading: &str, view: &T) -> Answer {
        self.show_titled(template, &self.say(heading), view)
    }

    /// A page whose heading is data.
    pub fn show_titled<T: Serialize>(&self, template: &str, heading: &str, view: &T) -> Answer {
        self.render(template, heading, false, view)
    }

    /// A page with a form in it (or a form shown again, then with 422): the language menu keeps what was typed.
    pub fn show_form<T: Serialize>(&self, template: &str, heading: &str, form: &super::Form, view: &T) -> Answer {
        let page = self.render(template, &self.say(heading), true, view)?;
        Ok(if form.refused() { page.with_status(Status::UnprocessableEntity) } else { page })
    }

    /// The same with a heading that is data.
    pub fn show_form_titled<T: Serialize>(
        &self,
        template: &str,
        heading: &str,
        form: &super::Form,
        view: &T,
    ) -> Answer {
        let page = self.render(template, heading, true, view)?;
        Ok(if form.refused() { page.with_status(Status::UnprocessableEntity) } else { page })
    }

    pub(super) fn render<T: Serialize>(
        &self,
        template: &str,
        heading: &str,
        form_page: bool,
        view: &T,
    ) -> Result<Page, Stop> {
        self.render_value(template, heading, form_page, serde_json::to_value(view)?)
    }

    fn render_value(
        &self,
        template: &str,
        heading: &str,
        form_page: bool,
        mut view: serde_json::Value,
    ) -> Result<Page, Stop> {
        let mut errors = Vec::new();
        lift_errors(&mut view, &mut errors);
        // The page and what stands around it, one after the other: a template within a template would copy all data of the
        // page. What people typed is escaped, so that the mark is the layout's own.
        let content = Templates::shared().render(self.lang, template, view)?;
        // Where no form is left to be sent along, the language menu is made of links as elsewhere.
        let form_page = form_page && content.contains(" id=\"main\"");
        let frame = serde_json::to_value(self.frame(heading, form_page, errors))?;
        let around = Templates::shared().render(self.lang, "layout/base", frame)?;
        let html = around.replacen(PAGE_MARK, &content, 1);
        Ok(Page::html(html, self.gzip))
    }

    /// The token forms of this visitor carry: masked anew in each answer, so that compression tells nothing of it.
    pub fn csrf_token(&self) -> String {
        let tag = self.house.db.master().form_tag(&[b"csrf", self.secret.as_bytes()]);
        let mask = crate::base::seal::random_number().unwrap_or(0).to_be_bytes();
        let mut bytes = mask.to_vec();
        bytes.extend(tag[..16].iter().zip(mask.iter().cycle()).map(|(byte, mask)| byte ^ mask));
        data_encoding::HEXLOWER.encode(&bytes)
    }

    /// Whether a token is this visitor's.
    pub fn csrf_fits(&self, token: &str) -> bool {
        let Ok(bytes) = data_encoding::HEXLOWER.decode(token.as_bytes()) else { return false };
        if bytes.len() != 24 {
            return false;
        }
        let (mask, masked) = bytes.split_at(8);
        let tag = self.house.db.master().form_tag(&[b"csrf", self.secret.as_bytes()]);
        let open: Vec<u8> = masked.iter().zip(mask.iter().cycle()).map(|(byte, mask)| byte ^ mask).collect();
        bool::from(open.as_slice().ct_eq(&tag[..16]))
    }

    /// A redirect after an act, with words shown once on the page it leads to (a key without values).
    pub fn done(&self, jar: &CookieJar<'_>, to: impl Into<String>, said: &str) -> Answer {
        set_cookie(jar, FLASH_COOKIE, said.to_owned(), Some(60));
        Ok(Page::see_other(to.into()))
    }

    /// A redirect.
    pub fn go(&self, to: impl Into<String>) -> Answer {
        Ok(Page::see_other(to.into()))
    }
}

/// Where the page stands in the layout.
const PAGE_MARK: &str = "<!--page-->\n";

/// A path of this site, and nothing a browser could take for another.
pub fn local(next: &str) -> Option<String> {
    let plain = next.starts_with('/') && !next.starts_with("//") && !next.starts_with("/sign-");
    let odd = |letter: char| letter == '\\' || letter.is_control() || letter.is_whitespace();
    (plain && next.len() <= 500 && !next.contains(odd)).then(|| next.to_owned())
}

/// Sets one of the program's cookies.
pub fn set_cookie(jar: &CookieJar<'_>, name: &'static str, value: String, seconds: Option<i64>) {
    let mut cookie =
        Cookie::build((name, value)).path("/").secure(true).http_only(true).same_site(SameSite::Lax).build();
    if let Some(seconds) = seconds {
        cookie.set_max_age(rocket::time::Duration::seconds(seconds));
    }
    jar.add(cookie);
}

async fn resolve(house: &Arc<House>, secret: String, cost: Arc<Cost>) -> Result<Option<Session>, Stop> {
    let limits = house.limits();
    let look = counted(cost, move |tx| sessions::resolve(tx, &secret, limits));
    let session = house.db.read(Actor::Visitor, look).await?;
    if let Some(stale) = session.as_ref().filter(|session| session.stale) {
        let id = stale.id;
        // A lost touch only ends an idle session early.
        let _ = house.db.write(Actor::Visitor, None, move |tx| sessions::touch(tx, id)).await;
    }
    Ok(session)
}

fn language(request: &Request<'_>, jar: &CookieJar<'_>) -> Lang {
    let asked = request.query_value::<&str>("lang").and_then(Result::ok).and_then(Lang::from_code);
    if let Some(lang) = asked {
        set_cookie(jar, LANG_COOKIE, lang.code().to_owned(), Some(31_536_000));
        return lang;
    }
    let kept = jar.get(LANG_COOKIE).and_then(|cookie| Lang::from_code(cookie.value()));
    kept.unwrap_or_else(|| request.headers().get_one("Accept-Language").map_or(Lang::En, Lang::from_header))
}

/// What the program holds, for handlers that need no visitor.
pub type TheHouse = State<Arc<House>>;
