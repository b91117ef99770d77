//! Signing in by password or by a one-time link, and signing out.

use super::{
    super::{
        self as people, Person, Refusal, devices, links,
        openid::Came,
        passkeys, register, second, sessions,
        webauthn::{Party, Shown},
    },
    openid::{Way, way},
    second::{code_page, pass},
};
use crate::{
    base::{Lang, PersonId, Refusal as _, Role, Stop, seal, stop::Message},
    web::{
        Answer, Form, FormView, Input, Posted, Visit,
        doors::{self, knock, opened},
        fault, kept,
        visit::{DEVICE_COOKIE, LANG_COOKIE, VISIT_COOKIE, local, set_cookie},
    },
};
use rocket::{
    Route, get,
    http::CookieJar,
    post, routes,
    tokio::{self, sync::Semaphore, task::spawn_blocking, time::sleep},
};
use serde::Serialize;
use std::time::Duration;

/// Passwords checked at once: each takes 19 MiB while it lasts.
static CHECKING: Semaphore = Semaphore::const_new(4);
/// Every answer to a wish for a link takes at least this long, so that time does not tell whether an account is there.
const LINK_ANSWER: Duration = Duration::from_millis(300);

/// How long a browser is known again after its last sign-in: as long as browsers keep a cookie at most.
const DEVICE_LIVES_S: i64 = 400 * 86_400;

pub(super) fn routes() -> Vec<Route> {
    routes![sign_in_form, sign_in, ask_link_form, ask_link, link_form, link, sign_out]
}

/// The room a person's work begins in.
pub fn first_room(roles: &[Role]) -> &'static str {
    let holds = |some: &[Role]| roles.iter().any(|role| some.contains(role));
    if holds(&[Role::BoardMember, Role::BoardChair]) {
        "/board"
    } else if holds(&[Role::FinanceOfficer, Role::FinanceApprover]) {
        "/payouts"
    } else if holds(&[Role::ProgrammeOfficer, Role::ProgrammeLead, Role::Director]) {
        "/applications"
    } else if holds(&[Role::Administrator]) {
        "/people"
    } else if holds(&[Role::Auditor]) {
        "/history"
    } else {
        "/"
    }
}

#[derive(Serialize)]
struct SignInView {
    form: FormView,
    /// The way by a provider of identities.
    provider: Option<Way>,
}

fn sign_in_page(visit: &Visit, form: &Form) -> Answer {
    let mut inputs = vec![
        Input::text("email").width("l").mode("email").autocomplete("username"),
        Input::password("password").width("l").autocomplete("current-password"),
        Input::hidden("next"),
    ];
    inputs.extend(kept::input(form));
    let provider = way(visit, form.raw("next"));
    let view = SignInView { form: form.view(visit, "/sign-in", inputs, "sign-in-button"), provider };
    visit.show_form("people/sign-in", "sign-in-heading", form, &view)
}

/// The page again for somebody who did not come in by another way.
pub(super) fn sign_in_again(visit: &Visit, message: Message) -> Answer {
    let mut form = Form::sent("sign-in", Posted::default());
    form.refuse("", message);
    sign_in_page(visit, &form)
}

#[get("/sign-in?<next>")]
async fn sign_in_form(visit: Visit, next: Option<&str>) -> Answer {
    if visit.actor.person().is_some() {
        return visit.go(first_room(visit.actor.roles()));
    }
    sign_in_page(&visit, &Form::blank("sign-in").with("next", next.and_then(local).unwrap_or_default()))
}

#[post("/sign-in", data = "<posted>")]
async fn sign_in(visit: Visit, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let mut form = Form::sent("sign-in", posted);
    let email = form.text("email", 254);
    // As typed: blanks belong to a password.
    let password = Some(form.raw("password").to_owned()).filter(|typed| !typed.is_empty());
    if password.is_none() {
        form.refuse("password", Message::new("form-missing"));
    }
    let (Some(email), Some(password), true) = (email, password, form.stands()) else {
        return sign_in_page(&visit, &form);
    };
    match recognise(&visit, email, password).await? {
        Ok(person) => {
            let after = After::of(&form);
            welcome(&visit, jar, person.id, Entered::Password, after).await
        }
        Err(refusal) => {
            form.refuse(refusal.field().unwrap_or(""), refusal.message());
            sign_in_page(&visit, &form)
        }
    }
}

/// The door of an address.
pub(super) fn password_door(visit: &Visit, email: &str) -> Vec<u8> {
    visit.house.db.master().hash("door", &email.trim().to_lowercase())
}

/// Whose address and password these are.
async fn recognise(visit: &Visit, email: String, password: String) -> Result<Result<Person, Refusal>, Stop> {
    let door = password_door(visit, &email);
    if !knock(visit, &door).await? {
        return Ok(Err(Refusal::TooManyTries));
    }
    let found = visit.read(move |tx| people::by_email(tx, &email)).await?;
    let person = in_peace(move || {
        let fits = register::may_sign_in(found.as_ref(), &password)?;
        Ok(found.filter(|_| fits).map(|(person, _)| person))
    })
    .await?;
    Ok(match person {
        Some(person) => {
            opened(visit, &door).await?;
            Ok(person)
        }
        None => Err(Refusal::SignInFailed),
    })
}

/// Slow work on passwords, away from the threads that serve requests, a few at once.
pub(super) async fn in_peace<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Stop> + Send + 'static,
) -> Result<T, Stop> {
    let _turn = CHECKING.acquire().await.map_err(|error| Stop::Broken(error.into()))?;
    spawn_blocking(work).await.map_err(|error| Stop::Broken(error.into()))?
}

/// What a person showed at the door.
#[derive(Clone)]
pub(super) enum Entered {
    /// A password or a link, and no second factor is set up.
    Password,
    /// Besides, this number or recovery code.
    Code(String),
    /// Besides, this passkey, for this program.
    Passkey(Shown, Party),
    /// What the provider of identities knows.
    Provider(Came),
}

/// Where a person goes once inside.
#[derive(Default)]
pub(super) struct After {
    /// The page that was asked for.
    next: Option<String>,
    /// What was typed before the time ran out ([`kept`]); else empty.
    kept: String,
}

impl After {
    /// Reads what the forms of the entrance carry.
    pub(super) fn of(form: &Form) -> Self {
        Self { next: local(form.raw("next")), kept: form.raw(kept::FIELD).to_owned() }
    }

    /// On to a page.
    pub(super) fn at(next: Option<String>) -> Self {
        Self { next, kept: String::new() }
    }

    /// The first answer to a person who is in.
    pub(super) fn go(self, visit: &Visit, roles: &[Role], secret: &str) -> Answer {
        kept::resume(visit, secret, &self.kept)
            .unwrap_or_else(|| visit.go(self.next.unwrap_or_else(|| first_room(roles).to_owned())))
    }
}

/// Lets a person in who gave the password or a link, or whom the provider named, or asks for the second factor first.
pub(super) async fn welcome(
    visit: &Visit,
    jar: &CookieJar<'_>,
    id: PersonId,
    entered: Entered,
    after: After,
) -> Answer {
    let (second, now) = visit.read(move |tx| Ok((second::standing(tx, id)?, tx.now))).await?;
    let strong = matches!(entered, Entered::Provider(Came { strong: true, .. }));
    if second.is_some() && !strong {
        let form = Form::blank("sign-in-code")
            .with("pass", pass(visit, id, now))
            .with("next", after.next.unwrap_or_default())
            .with(kept::FIELD, after.kept);
        return code_page(visit, &form).await;
    }
    let (person, secret) = start(visit, jar, id, entered).await?;
    if visit.house.limits().strong && !strong {
        return visit.go("/people/me/second");
    }
    after.go(visit, &person.roles, &secret)
}

/// Begins the session; the code is checked in the same transaction. Gives the person and the session's secret.
pub(super) async fn start(
    visit: &Visit,
    jar: &CookieJar<'_>,
    id: PersonId,
    entered: Entered,
) -> Result<(Person, String), Stop> {
    let (limits, before) = (visit.house.limits(), visit.secret.clone());
    let device = device(jar).map_or_else(seal::random_token, Ok)?;
    set_cookie(jar, DEVICE_COOKIE, device.clone(), Some(DEVICE_LIVES_S));
    let secret = visit
        .write(move |tx| {
            sessions::end(tx, &before)?;
            let secret = match &entered {
                Entered::Password => sessions::begin_for_person(tx, id, limits)?,
                Entered::Code(code) => {
                    second::check(tx, id, code)?;
                    sessions::begin_strong(tx, id, limits)?
                }
                Entered::Provider(came) => sessions::begin_by_provider(tx, id, limits, *came)?,
                Entered::Passkey(shown, party) => {
                    passkeys::check(tx, id, shown, party)?;
                    sessions::begin_strong(tx, id, limits)?
                }
            };
            devices::note(tx, id, &device, &secret)?;
            Ok(secret)
        })
        .await?;
    let person = visit.read(move |tx| people::find(tx, id)).await?;
    set_cookie(jar, VISIT_COOKIE, secret.clone(), None);
    remember(jar, person.language);
    Ok((person, secret))
}

/// By what this browser is known again, if it is.
pub(super) fn device(jar: &CookieJar<'_>) -> Option<String> {
    jar.get(DEVICE_COOKIE).map(|cookie| cookie.value().to_owned()).filter(|value| value.len() == 52)
}

/// A person's own language, where this browser has chosen none yet.
fn remember(jar: &CookieJar<'_>, lang: Lang) {
    if jar.get(LANG_COOKIE).is_none() {
        set_cookie(jar, LANG_COOKIE, lang.code().to_owned(), Some(31_536_000));
    }
}

#[derive(Serialize)]
struct AskView {
    form: Option<FormView>,
}

fn ask_page(visit: &Visit, form: &Form) -> Answer {
    let inputs = vec![Input::text("email").width("l").mode("email").autocomplete("username")];
    let view = AskView { form: Some(form.view(visit, "/sign-in/link", inputs, "sign-in-link-button")) };
    visit.show_form("people/ask-link", "sign-in-link-heading", form, &view)
}

#[get("/sign-in/link")]
async fn ask_link_form(visit: Visit) -> Answer {
    ask_page(&visit, &Form::blank("sign-in-link"))
}

/// The answer is the same whoever asks, and takes as long.
#[post("/sign-in/link", data = "<posted>")]
async fn ask_link(visit: Visit, posted: Posted) -> Answer {
    let mut form = Form::sent("sign-in-link", posted);
    let (Some(email), true) = (form.text("email", 254), form.stands()) else { return ask_page(&visit, &form) };
    let door = visit.house.db.master().hash("link door", &email.to_lowercase());
    let too_often = doors::count(&visit, &door).await? > 0;
    let asking = async {
        if !too_often && let Err(stop) = visit.write(move |tx| links::ask(tx, &email)).await {
            fault::log(&stop);
        }
    };
    tokio::join!(asking, sleep(LINK_ANSWER));
    visit.show("people/ask-link", "sign-in-link-sent-heading", &AskView { form: None })
}

fn link_page(visit: &Visit, secret: &str, form: &Form) -> Answer {
    let action = format!("/sign-in/link/{secret}");
    let view = SignInView { form: form.view(visit, &action, Vec::new(), "sign-in-button"), provider: None };
    visit.show_form("people/link", "sign-in-heading", form, &view)
}

fn is_secret(text: &str) -> Result<(), Stop> {
    let plain = text.len() <= 100 && text.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if plain { Ok(()) } else { Err(Stop::Missing) }
}

/// A button only: programs that look at the links of a mail must not use them up.
#[get("/sign-in/link/<secret>")]
async fn link_form(visit: Visit, secret: &str) -> Answer {
    is_secret(secret)?;
    link_page(&visit, secret, &Form::blank("sign-in-link"))
}

#[post("/sign-in/link/<secret>", data = "<posted>")]
async fn link(visit: Visit, secret: &str, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    is_secret(secret)?;
    let mut form = Form::sent("sign-in-link", posted);
    if !form.stands() {
        return link_page(&visit, secret, &form);
    }
    let sent = secret.to_owned();
    match visit.write(move |tx| links::redeem(tx, &sent)).await {
        Ok(person) => welcome(&visit, jar, person, Entered::Password, After::default()).await,
        Err(Stop::Refused(refusal)) => {
            form.refuse("", refusal.message());
            link_page(&visit, secret, &form)
        }
        Err(stop) => Err(stop),
    }
}

#[post("/sign-out", data = "<_posted>")]
async fn sign_out(visit: Visit, _posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let secret = visit.secret.clone();
    visit.write(move |tx| sessions::end(tx, &secret)).await?;
    set_cookie(jar, VISIT_COOKIE, seal::random_token()?, None);
    visit.done(jar, "/", "people-signed-out")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_back_never_leads_to_another_site() {
        assert_eq!(local("/applications?state=received"), Some("/applications?state=received".to_owned()));
        for bad in
            ["", "applications", "//evil.example", "/\\evil.example", "https://evil.example", "/a\r\nb", "/sign-out"]
        {
            assert_eq!(local(bad), None, "{bad}");
        }
    }

    #[test]
    fn each_person_begins_where_their_work_is() {
        assert_eq!(first_room(&[Role::BoardChair, Role::Director]), "/board");
        assert_eq!(first_room(&[Role::FinanceApprover]), "/payouts");
        assert_eq!(first_room(&[Role::Director]), "/applications");
        assert_eq!(first_room(&[Role::Auditor]), "/history");
        assert_eq!(first_room(&[]), "/");
    }
}
