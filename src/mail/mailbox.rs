//! A folder of a mailbox elsewhere, read over IMAP (RFC 3501) and TLS: what is unread, one letter at a time, and marked as
//! read when it is done with. Nothing is deleted.

use crate::base::{Stop, settings, tls};
use async_imap::{Client, Session};
use futures_util::TryStreamExt;
use std::{fmt, path::PathBuf, time::Duration};
use tokio::{net::TcpStream, time::timeout};
use tokio_rustls::client::TlsStream;

/// How long any one answer may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// Where a mailbox is, and how it opens.
#[derive(Clone)]
pub struct Mailbox {
    host: String,
    port: u16,
    username: String,
    password: String,
    folder: String,
    ca_file: PathBuf,
}

impl fmt::Debug for Mailbox {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Mailbox({}:{}/{})", self.host, self.port, self.folder)
    }
}

impl Mailbox {
    /// As the settings say; none where no host is named.
    pub fn of(mail: &settings::Mail) -> Option<Self> {
        let host = mail.bounces_host.trim().to_owned();
        (!host.is_empty()).then(|| Self {
            host,
            port: mail.bounces_port,
            username: mail.bounces_username.clone(),
            password: mail.bounces_password.clone(),
            folder: mail.bounces_folder.clone(),
            ca_file: mail.ca_file.clone(),
        })
    }

    async fn connect(&self) -> Result<TlsStream<TcpStream>, Stop> {
        tls::connect(&self.host, self.port, &self.ca_file).await
    }
}

/// A visit to a mailbox's folder.
pub struct Visit {
    session: Session<TlsStream<TcpStream>>,
}

impl Visit {
    /// Signs in and opens the folder. A certificate that is not trusted for the host's name is a refusal.
    pub async fn begin(mailbox: &Mailbox) -> Result<Self, Stop> {
        let mut client = Client::new(in_time(mailbox.connect()).await?);
        in_time(async { client.read_response().await?.ok_or_else(|| Stop::broken("mailbox: no greeting")) }).await?;
        let login = client.login(&mailbox.username, &mailbox.password);
        let mut session = in_time(async { login.await.map_err(|(error, _)| broken(error)) }).await?;
        in_time(async { session.select(&mailbox.folder).await.map_err(broken) }).await?;
        Ok(Self { session })
    }

    /// What is unread, the oldest first, at most so many.
    pub async fn unread(&mut self, most: usize) -> Result<Vec<u32>, Stop> {
        let found = in_time(async { self.session.uid_search("UNSEEN").await.map_err(broken) }).await?;
        let mut letters: Vec<u32> = found.into_iter().collect();
        letters.sort_unstable();
        letters.truncate(most);
        Ok(letters)
    }

    /// A letter as it came, cut off after so many bytes; nothing, where it is gone.
    pub async fn read(&mut self, letter: u32, longest: u32) -> Result<String, Stop> {
        let what = format!("BODY.PEEK[]<0.{longest}>");
        let session = &mut self.session;
        let fetched = in_time(async {
            let fetched = session.uid_fetch(letter.to_string(), what).await.map_err(broken)?;
            fetched.try_collect::<Vec<_>>().await.map_err(broken)
        })
        .await?;
        let body = fetched.iter().find_map(async_imap::types::Fetch::body).unwrap_or_default();
        Ok(String::from_utf8_lossy(body).into_owned())
    }

    /// Marks a letter as read.
    pub async fn lay_aside(&mut self, letter: u32) -> Result<(), Stop> {
        let session = &mut self.session;
        in_time(async {
            let marked = session.uid_store(letter.to_string(), "+FLAGS.SILENT (\\Seen)").await.map_err(broken)?;
            marked.try_collect::<Vec<_>>().await.map_err(broken)
        })
        .await
        .map(drop)
    }

    /// Takes leave.
    pub async fn end(mut self) -> Result<(), Stop> {
        in_time(async { self.session.logout().await.map_err(broken) }).await
    }
}

fn broken(error: impl fmt::Display) -> Stop {
    Stop::broken(format!("mailbox: {error}"))
}

async fn in_time<T>(answer: impl Future<Output = Result<T, Stop>>) -> Result<T, Stop> {
    timeout(PATIENCE, answer).await.unwrap_or_else(|_| Err(Stop::broken("mailbox: no answer in time")))
}
