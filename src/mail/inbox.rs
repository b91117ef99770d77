//! Where letters come back to: a maildir, or a folder of a mailbox (`mailbox.rs`).

use super::{
    bounces,
    mailbox::{Mailbox, Visit},
};
use crate::{
    base::{Actor, Stop, settings::Settings},
    db::{Db, Tx, tx::Quiet},
};
use std::{
    io::Read,
    path::{Path, PathBuf},
};

/// The longest report that is read, in bytes: what is cut off is the letter itself.
pub(super) const LONGEST: u32 = 256 * 1024;
/// Most reports of one look.
pub(super) const MOST: usize = 200;

/// Where letters come back to.
#[derive(Clone, Debug)]
pub struct Inbox {
    place: Place,
    domain: String,
}

#[derive(Clone, Debug)]
enum Place {
    Maildir(PathBuf),
    Mailbox(Mailbox),
}

impl Inbox {
    /// As the settings say; none where nobody is to look.
    pub fn of(settings: &Settings) -> Option<Self> {
        let mail = &settings.mail;
        let place = if mail.bounces.as_os_str().is_empty() {
            Place::Mailbox(Mailbox::of(mail)?)
        } else {
            Place::Maildir(mail.bounces.clone())
        };
        let domain = mail.from_address.rsplit('@').next().unwrap_or_default().trim().to_owned();
        Some(Self { place, domain })
    }

    /// Reads what is new and lays it aside; gives how many letters are known to be back. A crash in between only
    /// reads a report twice.
    pub async fn take_in(&self, db: &Db) -> Result<usize, Stop> {
        match &self.place {
            Place::Maildir(folder) => self.of_maildir(db, folder).await,
            Place::Mailbox(mailbox) => Box::pin(self.of_mailbox(db, mailbox)).await,
        }
    }

    async fn of_maildir(&self, db: &Db, folder: &Path) -> Result<usize, Stop> {
        let (place, mut back) = (folder.to_owned(), 0);
        let new = blocking(move || unread(&place)).await?;
        for (name, raw) in new {
            back += usize::from(self.take(db, &raw).await?);
            let (from, to) = (folder.join("new").join(&name), folder.join("cur").join(format!("{name}:2,S")));
            blocking(move || lay_aside(&from, &to)).await?;
        }
        Ok(back)
    }

    async fn of_mailbox(&self, db: &Db, mailbox: &Mailbox) -> Result<usize, Stop> {
        let (mut visit, mut back) = (Box::pin(Visit::begin(mailbox)).await?, 0);
        for letter in visit.unread(MOST).await? {
            let raw = visit.read(letter, LONGEST).await?;
            back += usize::from(self.take(db, &raw).await?);
            visit.lay_aside(letter).await?;
        }
        visit.end().await?;
        Ok(back)
    }

    /// Takes a letter in, if it is a report that tells something new.
    async fn take(&self, db: &Db, raw: &str) -> Result<bool, Stop> {
        let Some(report) = bounces::read(raw, &self.domain) else { return Ok(false) };
        let act = move |tx: &mut Tx<'_>| {
            let fresh = bounces::take(tx, &report)?;
            if !fresh {
                tx.quiet(Quiet::Nothing);
            }
            Ok(fresh)
        };
        db.write(Actor::Clerk, None, act).await
    }
}

async fn blocking<T: Send + 'static>(work: impl FnOnce() -> Result<T, Stop> + Send + 'static) -> Result<T, Stop> {
    tokio::task::spawn_blocking(work).await.map_err(|error| Stop::broken(error.to_string()))?
}

fn unread(folder: &Path) -> Result<Vec<(String, String)>, Stop> {
    let mut reports = Vec::new();
    for entry in std::fs::read_dir(folder.join("new"))?.take(MOST) {
        let entry = entry?;
        let Ok(name) = entry.file_name().into_string() else { continue };
        if !entry.file_type()?.is_file() {
            continue;
        }
        let mut raw = Vec::new();
        std::fs::File::open(entry.path())?.take(LONGEST.into()).read_to_end(&mut raw)?;
        reports.push((name, String::from_utf8_lossy(&raw).into_owned()));
    }
    Ok(reports)
}

fn lay_aside(from: &Path, to: &Path) -> Result<(), Stop> {
    if let Some(folder) = to.parent() {
        std::fs::create_dir_all(folder)?;
    }
    match std::fs::rename(from, to) {
        // Another server was faster.
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
        other => Ok(other?),
    }
}
