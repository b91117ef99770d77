//! Settings: built-in defaults, then a file named by `--config`, then `HASHAR_*` from the environment.
//!
//! An unknown key is refused by name. Secrets never have a default.

use super::stop::Stop;
use figment::{
    Figment,
    providers::{Env, Format, Toml},
};
use serde::Deserialize;
use std::path::{Path, PathBuf};

/// What is asked of people with roles besides their password or link.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SecondFactor {
    /// Roles sleep until one is set up.
    Required,
    /// Who wants one sets one up.
    Offered,
}

/// Everything that can be set.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// The address the server listens on.
    pub address: String,
    /// The port.
    pub port: u16,
    /// The address people type, without a slash at the end: `https://grants.example.org`.
    pub public_url: String,
    /// Where data lies: the SQLite database, files, and in the demo the mail.
    pub data: PathBuf,
    /// `postgres://...`; empty: SQLite in the data folder.
    pub database_url: String,
    /// A file with the master key, 64 hexadecimal digits.
    pub master_key_file: PathBuf,
    /// Where `hashar unlock` puts a locked master key, in memory; empty: `/run/hashar/master.key`.
    pub master_key_unlocked_file: PathBuf,
    /// The master key itself, from the environment: `HASHAR_MASTER_KEY`.
    pub master_key: String,
    /// A file with the master key before this one, while it is being replaced.
    pub master_key_old_file: PathBuf,
    /// That key itself, from the environment: `HASHAR_MASTER_KEY_OLD`.
    pub master_key_old: String,
    /// The programme's name, as people read it.
    pub programme_name: String,
    /// Where quick exit leads.
    pub exit_url: String,
    /// Addresses of the people who answer complaints, appeals and reports of misuse; empty: the directors.
    pub concerns_to: Vec<String>,
    /// Mail.
    pub mail: Mail,
    /// Files that groups add.
    pub files: Files,
    /// Readers of SQLite, at most two for each processor; on PostgreSQL twice as many connections.
    pub connections: u32,
    /// Minutes after which a session that nobody uses ends.
    pub session_idle_minutes: u32,
    /// Hours after which any session ends.
    pub session_hours: u32,
    /// Whether people with roles must have a second factor.
    pub second_factor: SecondFactor,
    /// A provider of identities.
    pub openid: OpenId,
    /// A file that keeps the newest seal of the audit trail apart from the database; empty: `audit-head` in the data folder.
    pub audit_head_file: PathBuf,
    /// Whether auditors get the newest seal by mail, once a day.
    pub audit_head_mail: bool,
    /// Adds to each answer how many queries and opened values it cost, for tests and benches.
    pub show_cost: bool,
}

/// How mail leaves.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mail {
    /// `smtp`, `files` (a folder, for trying), `none` (said on purpose); empty: not decided yet.
    pub transport: String,
    /// Host of the relay.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// `starttls` (required), `tls` (from the start), `plain` (loopback only).
    pub security: String,
    /// Certificates of a CA of one's own in PEM, trusted beside the public ones; empty: none.
    pub ca_file: PathBuf,
    /// Seconds that one letter may take as a whole.
    pub patience_s: u32,
    /// Login, if any.
    pub username: String,
    /// Its password.
    pub password: String,
    /// The sender's address.
    pub from_address: String,
    /// The sender's name: neutral, for mailboxes that others read.
    pub from_name: String,
    /// Most letters a minute that one server hands over; 0: as many as there are.
    pub per_minute: u32,
    /// The selector of the DKIM key in the domain's records; empty: letters are not signed here.
    pub dkim_selector: String,
    /// A file with the DKIM key: the 32 bytes of an Ed25519 seed in base64.
    pub dkim_key_file: PathBuf,
    /// A maildir into which letters come back that could not be delivered; empty: the mailbox below, if any.
    pub bounces: PathBuf,
    /// The host of an IMAP mailbox into which they come back, over TLS; empty: nobody looks.
    pub bounces_host: String,
    /// Its port.
    pub bounces_port: u16,
    /// Its login.
    pub bounces_username: String,
    /// Its password.
    pub bounces_password: String,
    /// The folder that is read.
    pub bounces_folder: String,
}

/// A provider of identities at which people with accounts sign in.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OpenId {
    /// Its address as it writes it itself: `https://id.example.org/realms/office`; empty: nobody signs in so.
    pub issuer: String,
    /// What people call it, on the button; empty: its host.
    pub name: String,
    /// What it calls this program.
    pub client_id: String,
    /// The secret it shares with this program; empty: a public client.
    pub client_secret: String,
    /// A file with that secret.
    pub client_secret_file: PathBuf,
    /// Certificates of a CA of one's own in PEM, trusted beside the public ones; empty: none.
    pub ca_file: PathBuf,
    /// Values of `amr` or `acr` that count as a second factor here; empty: Hashar asks its own.
    pub second_factor: Vec<String>,
}

/// Files that groups add.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Files {
    /// `folder` (beside the database), `table` (in it); empty: a folder with SQLite, a table with PostgreSQL.
    pub keep: String,
    /// Most KiB of one file.
    pub max_kib: u32,
    /// Most files of one question.
    pub max_per_question: u32,
    /// Most files of one application.
    pub max_per_case: u32,
    /// Kinds that are taken: `pdf`, `jpeg`, `png`, `docx`, `xlsx`, `odt`, `text`, `ogg`, `m4a`, `mp3`.
    pub kinds: Vec<String>,
    /// A clamd that looks for viruses: `unix:/PATH` or `tcp:127.0.0.1:PORT`; empty: nobody does.
    pub scanner: String,
    /// What becomes of a file while it does not answer: `refuse`, or `hold` (kept, and shown when it was looked at).
    pub scanner_away: String,
}

/// Variables of the tests, not settings.
const OF_TESTS: &[&str] = &[
    "log",
    "bin",
    "require_postgres",
    "require_judges",
    "rush",
    "test_postgres",
    "write_expected",
    "chromium",
    "demo_wait_s",
    "crawl_langs",
    "looks",
];

const DEFAULT: &str = include_str!("../../config/default.toml");

impl Settings {
    /// Where the newest seal of the audit trail is kept.
    pub fn audit_head(&self) -> PathBuf {
        if self.audit_head_file.as_os_str().is_empty() {
            self.data.join("audit-head")
        } else {
            self.audit_head_file.clone()
        }
    }

    /// Reads the settings. `data` and `database` of the command line win over all.
    pub fn load(file: Option<&Path>, data: Option<PathBuf>, database: Option<String>) -> Result<Self, Stop> {
        let mut figment = Figment::from(Toml::string(DEFAULT));
        if let Some(file) = file {
            figment = figment.merge(Toml::file_exact(file));
        }
        figment = figment.merge(Env::prefixed("HASHAR_").ignore(OF_TESTS).split("__"));
        if let Ok(url) = std::env::var("DATABASE_URL") {
            figment = figment.merge(("database_url", url));
        }
        if let Some(data) = data {
            figment = figment.merge(("data", data));
        }
        if let Some(url) = database {
            figment = figment.merge(("database_url", url));
        }
        figment.extract().map_err(|error| Stop::broken(format!("settings: {error}")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_key_is_refused_by_name() {
        let file = std::env::temp_dir().join(format!("hashar-settings-{}.toml", std::process::id()));
        std::fs::write(&file, "prot = 80\n").unwrap();
        let said = Settings::load(Some(&file), None, None).unwrap_err().to_string();
        std::fs::remove_file(&file).unwrap();
        assert!(said.contains("prot"), "{said}");
    }
}
