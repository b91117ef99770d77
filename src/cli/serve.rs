//! The server: opens the house, starts the clerk, answers until it is asked to end, and then ends cleanly.
//!
//! It connects to the database, the mail server, and the provider of identities, each where the settings name it, and fetches
//! nothing from anywhere else.

use super::{demo, gate::Gate, open};
use crate::{
    base::{Actor, Stop, settings::Settings},
    clerk::Clerk,
    db::Db,
    mail,
    people::{openid, setup},
    web::House,
};
use rocket::{Build, Rocket, error::ErrorKind, fairing::AdHoc};
use std::{
    io::IsTerminal,
    net::{IpAddr, Ipv4Addr},
    sync::Arc,
    time::Duration,
};
use tokio::{
    signal::unix::{SignalKind, signal},
    task::JoinHandle,
};
use tracing_subscriber::{filter::Targets, layer::SubscriberExt, util::SubscriberInitExt};

/// How long requests that are being answered may take to end, and how long their connections then may.
const GRACE: (u32, u32) = (5, 5);
/// How long what blocks may take to end at last.
const LAST: Duration = Duration::from_secs(5);

/// How the log is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Log {
    /// A JSON object a line, for a journal that can be searched.
    Json,
    /// For somebody who watches.
    Plain,
}

/// Runs the real thing; refuses settings that leave something undecided.
pub fn serve(settings: &Settings) -> Result<(), Stop> {
    start_log(Log::Json, "info");
    if demo::is_one(&settings.data) {
        let what = format!("{} is the demo's folder: name another by --data", settings.data.display());
        return Err(Stop::broken(what));
    }
    super::key::master(settings)?;
    mail_is_decided(settings)?;
    listens_at(settings)?;
    openid::check(settings)?;
    let db = open::house(settings)?;
    let is_first = db.read_now(&Actor::Console, setup::is_first)?;
    run(db, settings, false, move || {
        if is_first {
            tracing::info!("nobody has an account yet: `hashar setup` prints the link that opens the first one");
        }
        Ok(())
    })
}

/// `serve` sends mail or was told not to; files lie open on the disk and are for the demo.
fn mail_is_decided(settings: &Settings) -> Result<(), Stop> {
    match settings.mail.transport.as_str() {
        "smtp" | "none" => Ok(()),
        "files" => Err(Stop::broken("settings: mail.transport files is for the demo: smtp, or none")),
        "" => Err(Stop::broken(
            "settings: mail.transport is not decided: smtp (and mail.host), or none if no mail is to be sent",
        )),
        other => Err(Stop::broken(format!("settings: mail.transport {other:?} is not smtp or none"))),
    }
}

/// The address of the settings, as numbers.
pub(super) fn listens_at(settings: &Settings) -> Result<IpAddr, Stop> {
    let address = settings.address.trim().trim_matches(['[', ']']);
    address.parse().map_err(|_| Stop::broken(format!("settings: address {:?} is not an IP address", settings.address)))
}

/// Begins to log to standard error; once in the life of the program.
pub(super) fn start_log(log: Log, usual: &str) {
    let wanted = std::env::var("HASHAR_LOG").unwrap_or_else(|_| usual.to_owned());
    let filter: Targets = wanted.parse().or_else(|_| usual.parse()).unwrap_or_default();
    let lines = tracing_subscriber::fmt::layer().with_writer(std::io::stderr);
    let all = tracing_subscriber::registry().with(filter);
    // It fails only where somebody logs already.
    let _ = match log {
        Log::Json => {
            let lines = lines.json().flatten_event(true).with_current_span(false).with_span_list(false);
            all.with(lines).try_init()
        }
        Log::Plain => {
            let lines = lines.compact().with_target(false).with_ansi(std::io::stderr().is_terminal());
            all.with(lines).try_init()
        }
    };
}

/// Serves until SIGTERM or Ctrl-C. `ready` is called once the door is open.
pub(super) fn run(
    db: Db,
    settings: &Settings,
    demo: bool,
    ready: impl FnOnce() -> Result<(), Stop> + Send + Sync + 'static,
) -> Result<(), Stop> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let ended = runtime.block_on(stay_open(db, settings, demo, ready));
    runtime.shutdown_timeout(LAST);
    ended
}

async fn stay_open(
    db: Db,
    settings: &Settings,
    demo: bool,
    ready: impl FnOnce() -> Result<(), Stop> + Send + Sync + 'static,
) -> Result<(), Stop> {
    let transport = mail::Transport::of(settings)?;
    let house = Arc::new(House { db: db.clone(), settings: settings.clone(), demo });
    let gate = Gate::at(settings).await?;
    let rocket = configured(crate::rocket(house)).attach(AdHoc::on_liftoff("ready", |rocket| {
        let inside = (rocket.config().address, rocket.config().port).into();
        let closing = rocket.shutdown();
        Box::pin(async move {
            tokio::spawn(gate.keep(inside, closing));
            tracing::info!("the door is open");
            if let Err(error) = ready() {
                tracing::error!(%error, "nobody could be told");
            }
        })
    }));
    // What is wrong with the routes shows before the clerk begins.
    let rocket = rocket.ignite().await.map_err(|error| refused(&error, settings))?;
    let clerk = Clerk::spawn(db, settings, transport)?;
    let listening = end_when_asked(rocket.shutdown())?;
    let ended = rocket.launch().await;
    listening.abort();
    clerk.stop().await;
    tracing::info!("closed");
    ended.map(|_| ()).map_err(|error| refused(&error, settings))
}

/// Rocket listens behind the gate, on this machine only.
fn configured(rocket: Rocket<Build>) -> Rocket<Build> {
    let figment = rocket.figment().clone();
    let figment = figment
        .merge(("address", Ipv4Addr::LOCALHOST))
        .merge(("port", 0))
        .merge(("log_level", "off"))
        .merge(("cli_colors", false))
        .merge(("ident", false))
        // No header is asked for the visitor's address: nothing of it is kept.
        .merge(("ip_header", false))
        // We listen for these ourselves, from before the door opens: Rocket begins just after.
        .merge(("shutdown.ctrlc", false))
        .merge(("shutdown.signals", [""; 0]))
        .merge(("shutdown.grace", GRACE.0))
        .merge(("shutdown.mercy", GRACE.1));
    rocket.configure(figment)
}

/// Listens for Ctrl-C and SIGTERM from now on; whenever one comes, the server ends cleanly.
fn end_when_asked(shutdown: rocket::Shutdown) -> Result<JoinHandle<()>, Stop> {
    let mut interrupted = signal(SignalKind::interrupt())?;
    let mut ended = signal(SignalKind::terminate())?;
    Ok(tokio::spawn(async move {
        tokio::select! {
            _ = interrupted.recv() => {}
            _ = ended.recv() => {}
        }
        shutdown.notify();
    }))
}

/// Why the server did not start, or did not end, in a sentence.
fn refused(error: &rocket::Error, settings: &Settings) -> Stop {
    Stop::broken(match error.kind() {
        ErrorKind::Bind(error) => busy(error, settings.port),
        ErrorKind::Io(error) => format!("the server: {error}"),
        ErrorKind::Config(error) => format!("settings: {error}"),
        ErrorKind::Shutdown(..) => "some connections had to be cut off at the end".to_owned(),
        other => format!("the server did not start: {other}"),
    })
}

/// Why a port cannot be had.
pub(super) fn busy(error: &std::io::Error, port: u16) -> String {
    match error.kind() {
        std::io::ErrorKind::AddrInUse => {
            format!("port {port} is taken: end the program that has it, or use another port")
        }
        std::io::ErrorKind::PermissionDenied => format!("port {port} is not for everybody: use one above 1023"),
        _ => format!("port {port} cannot be had: {error}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn serving_needs_mail_decided() {
        let mut settings = Settings::load(None, None, None).unwrap();
        for (transport, fits) in [("smtp", true), ("none", true), ("", false), ("files", false), ("pigeon", false)] {
            transport.clone_into(&mut settings.mail.transport);
            assert_eq!(mail_is_decided(&settings).is_ok(), fits, "{transport}");
        }
    }

    #[test]
    fn the_address_is_one() {
        let mut settings = Settings::load(None, None, None).unwrap();
        for (address, fits) in [("127.0.0.1", true), ("::", true), ("[::1]", true), ("localhost", false), ("", false)] {
            address.clone_into(&mut settings.address);
            assert_eq!(listens_at(&settings).is_ok(), fits, "{address}");
        }
    }
}
