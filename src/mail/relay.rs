//! The way to a mail server, letter by letter, over connections that are kept for the round.
//!
//! lettre's own transport puts a connection back into its pool wherever a send was dropped, and the next letter would
//! take the late answers of the one before for its own. Here a connection goes back only after a whole conversation.

use super::Answer;
use crate::base::{Stop, settings::Settings};
use lettre::{
    Address,
    transport::smtp::{
        Error,
        authentication::{Credentials, DEFAULT_MECHANISMS},
        client::{AsyncSmtpConnection, Certificate, TlsParameters},
        commands::{Data, Mail, Rcpt},
        extension::{ClientId, Extension, MailParameter},
        response::Response,
    },
};
use std::{path::Path, time::Duration};
use tokio::sync::Mutex;

/// The longest that a letter may take, in seconds: less than a notice's lease.
const LONGEST_S: u32 = 100;
/// How long connecting may take.
const CONNECTING: Duration = Duration::from_secs(20);

enum Security {
    /// Required: a server that does not offer it gets nothing.
    StartTls(TlsParameters),
    /// From the first byte.
    Tls(TlsParameters),
    /// To this machine only.
    Plain,
}

/// A mail server, and the connections to it that wait for the next letter.
pub struct Relay {
    host: String,
    port: u16,
    security: Security,
    login: Option<Credentials>,
    hello: ClientId,
    patience: Duration,
    idle: Mutex<Vec<AsyncSmtpConnection>>,
}

/// Why a letter did not leave: of the server or of our settings, or of this letter.
enum Trouble {
    Server(Error),
    Letter(Error),
    Unspoken(&'static str),
}

impl Relay {
    /// As the settings say; refuses what would send unencrypted to another machine.
    pub fn of(settings: &Settings) -> Result<Self, Stop> {
        let mail = &settings.mail;
        let host = mail.host.trim().trim_matches(['[', ']']);
        if host.is_empty() {
            return Err(Stop::broken("settings: mail.host is missing"));
        }
        let verified = || trusted(host, &mail.ca_file);
        let security = match mail.security.as_str() {
            "starttls" => Security::StartTls(verified()?),
            "tls" => Security::Tls(verified()?),
            "plain" if is_loopback(host) => Security::Plain,
            "plain" => return Err(Stop::broken("settings: mail.security plain is for a server on this machine only")),
            other => {
                return Err(Stop::broken(format!("settings: mail.security {other:?} is not starttls, tls or plain")));
            }
        };
        let login = (!mail.username.is_empty()).then(|| Credentials::new(mail.username.clone(), mail.password.clone()));
        // The sender's domain, not this machine's name, which relays write into the letter.
        let domain = mail.from_address.rsplit('@').next().unwrap_or("localhost").trim();
        Ok(Self {
            host: host.to_owned(),
            port: mail.port,
            security,
            login,
            hello: ClientId::Domain(domain.to_owned()),
            patience: Duration::from_secs(mail.patience_s.clamp(1, LONGEST_S).into()),
            idle: Mutex::default(),
        })
    }

    /// How long one letter may take.
    pub fn patience(&self) -> Duration {
        self.patience
    }

    /// Sends one letter. May be dropped at any moment: its connection is then closed.
    pub async fn send(&self, from: &Address, to: &Address, raw: &[u8]) -> Answer {
        match self.hand_over(from, to, raw).await {
            Ok(response) => {
                let said: Vec<&str> = response.message().collect();
                Answer::Taken(format!("{} {}", response.code(), said.join(" ")))
            }
            Err(Trouble::Server(error)) => Answer::Away(error.to_string()),
            Err(Trouble::Unspoken(what)) => Answer::Refused(what.to_owned()),
            Err(Trouble::Letter(error)) => {
                let text = error.to_string();
                match error.status().map(u16::from) {
                    // What the server says of our login or of TLS somebody will mend; 421 means that it goes away.
                    None | Some(421 | 530 | 534 | 535 | 538) => Answer::Away(text),
                    Some(500..) => Answer::Refused(text),
                    Some(_) => Answer::Later(text),
                }
            }
        }
    }

    async fn hand_over(&self, from: &Address, to: &Address, raw: &[u8]) -> Result<Response, Trouble> {
        let mut connection = self.connection().await.map_err(Trouble::Server)?;
        let mut options = Vec::new();
        if !AsRef::<str>::as_ref(to).is_ascii() {
            if !connection.server_info().supports_feature(Extension::SmtpUtfEight) {
                return Err(Trouble::Unspoken("the mail server takes no address with letters beyond a to z"));
            }
            options.push(MailParameter::SmtpUtfEight);
        }
        // Who is refused as a sender is refused with every letter.
        connection.command(Mail::new(Some(from.clone()), options)).await.map_err(Trouble::Server)?;
        connection.command(Rcpt::new(to.clone(), Vec::new())).await.map_err(Trouble::Letter)?;
        connection.command(Data).await.map_err(Trouble::Letter)?;
        let response = connection.message(raw).await.map_err(Trouble::Letter)?;
        self.idle.lock().await.push(connection);
        Ok(response)
    }

    async fn connection(&self) -> Result<AsyncSmtpConnection, Error> {
        loop {
            let Some(mut kept) = self.idle.lock().await.pop() else { return self.connect().await };
            if kept.test_connected().await {
                return Ok(kept);
            }
        }
    }

    async fn connect(&self) -> Result<AsyncSmtpConnection, Error> {
        let tls = match &self.security {
            Security::Tls(parameters) => Some(parameters.clone()),
            Security::StartTls(_) | Security::Plain => None,
        };
        let server = (self.host.as_str(), self.port);
        let mut connection =
            AsyncSmtpConnection::connect_tokio1(server, Some(CONNECTING), &self.hello, tls, None).await?;
        if let Security::StartTls(parameters) = &self.security {
            // Fails where the server does not offer it.
            connection.starttls(parameters.clone(), &self.hello).await?;
        }
        if let Some(login) = &self.login {
            connection.auth(DEFAULT_MECHANISMS, login).await?;
        }
        Ok(connection)
    }

    /// Takes leave of the server when a round is over.
    pub async fn rest(&self) {
        for mut connection in std::mem::take(&mut *self.idle.lock().await) {
            connection.abort().await;
        }
    }
}

/// TLS that verifies the server's name and certificate, by the public authorities and by one's own.
fn trusted(host: &str, own: &Path) -> Result<TlsParameters, Stop> {
    let mut builder = TlsParameters::builder(host.to_owned());
    if !own.as_os_str().is_empty() {
        let unread = |error: std::io::Error| Stop::broken(format!("settings: mail.ca_file {}: {error}", own.display()));
        let pem = std::fs::read(own).map_err(unread)?;
        let certificate = Certificate::from_pem(&pem).map_err(|error| Stop::Broken(error.into()))?;
        builder = builder.add_root_certificate(certificate);
    }
    builder.build_rustls().map_err(|error| Stop::Broken(error.into()))
}

fn is_loopback(host: &str) -> bool {
    host == "localhost" || host.parse().is_ok_and(|ip: std::net::IpAddr| ip.is_loopback())
}
