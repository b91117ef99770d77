//! Mail: who reads a notice, in which words it is said, and how it leaves. Queueing belongs to `notices`.
//!
//! A mailbox may be read by others. What goes to a group says no name, amount, country or purpose unless the group
//! asked for full mail, and even then the news itself waits behind the case code.

pub mod answers;
pub mod bounces;
pub mod compose;
pub mod digest;
mod dkim;
pub mod erase;
pub mod farewell;
mod fill;
pub mod head;
pub mod inbox;
pub mod journal;
pub mod letter;
mod mailbox;
pub mod messages;
pub mod pages;
pub mod pause;
pub mod reach;
pub mod reader;
mod relay;
pub mod results;
pub mod schedule;
pub mod send;
mod store;
pub mod texts;
pub mod transport;
pub mod wishes;
pub mod wording;

pub use compose::{Letter, words_key};
pub use journal::Whom;
pub use send::{Round, deliver_due};
pub use transport::{Answer, Memory, Posted, Transport};

use crate::base::{Stop, settings::Settings};
use lettre::{Address, message::Mailbox};
use std::sync::Arc;

crate::text_enum! {
    /// Why the program itself did not send a notice. Kept where else the server's answer stands; its words are
    /// `mail-why-<text>`.
    pub enum Why {
        /// The group gave no address for mail, or wants none.
        NoAddress => "no-address",
        /// The reader asked never to be written to.
        NotWanted => "not-wanted",
        /// Mail is switched off in the settings.
        Off => "off",
        /// The person may not sign in any more.
        Disabled => "disabled",
        /// The case is erased, and with it what the notice said.
        Erased => "erased",
        /// The address cannot be written to.
        Malformed => "malformed",
        /// The program could not put the letter together: see its log.
        NotComposed => "not-composed",
        /// The server did not answer in time.
        TimedOut => "timed-out",
        /// The reader gets it in a digest.
        InDigest => "in-digest",
        /// The reader wants quiet at this hour.
        QuietHours => "quiet-hours",
        /// A letter to this address came back.
        Bounced => "bounced",
    }
}

/// All that sending needs beside the database.
#[derive(Clone, Debug)]
pub struct Post {
    /// The way out.
    pub transport: Transport,
    /// The sender: neutral, for mailboxes that others read.
    pub from: Mailbox,
    /// The address people type, without a slash at the end.
    pub public_url: String,
    /// The programme's name; said to people with accounts only.
    pub programme: String,
    /// Signs letters, if the settings say so.
    signer: Option<Arc<dkim::Signer>>,
    /// Most letters a minute; 0: as many as there are.
    per_minute: u32,
}

impl Post {
    /// From the settings; refuses a transport that is not decided and a sender that is no address.
    pub fn of(settings: &Settings) -> Result<Self, Stop> {
        Self::with(settings, Transport::of(settings)?)
    }

    /// From the settings, with a transport of one's own.
    pub fn with(settings: &Settings, transport: Transport) -> Result<Self, Stop> {
        let address: Address = settings.mail.from_address.trim().parse().map_err(|error| {
            Stop::broken(format!("settings: mail.from_address {:?}: {error}", settings.mail.from_address))
        })?;
        let name = compose::one_line(&settings.mail.from_name, 60);
        Ok(Self {
            signer: dkim::Signer::of(settings, address.domain())?.map(Arc::new),
            per_minute: settings.mail.per_minute,
            transport,
            from: Mailbox::new((!name.is_empty()).then_some(name), address),
            public_url: settings.public_url.trim_end_matches('/').to_owned(),
            programme: compose::one_line(&settings.programme_name, 80),
        })
    }
}

crate::refusals! {
    /// Why a thing about mail was refused.
    pub enum Refusal {
        /// It waits in the queue or is being sent at this moment.
        OnItsWay => "mail-on-its-way",
        /// Mail is paused already, or goes on already.
        PausedAlready => "mail-paused-already",
        /// A group wrote very often today.
        TooManyMessages { max: usize } => "mail-too-many-messages" at "body",
        /// A text to answer with has no name.
        AnswerNameMissing => "mail-answer-name-missing" at "name",
        /// Somebody wrote down before that the group was reached.
        ReachedAlready => "mail-reached-already",
    }
}
