//! People with accounts, their roles, passwords, one-time links, and sessions (of people and of cases).

pub mod approvers;
pub mod devices;
pub mod doors;
pub mod erase;
pub mod links;
pub mod openid;
pub mod pages;
pub mod passkeys;
pub mod password;
pub mod register;
pub mod second;
pub mod sessions;
pub mod setup;
pub mod stand_ins;
mod store;
mod totp;
pub mod webauthn;

pub use register::{Person, by_email, directory, find, holding, ids_holding, list, named_holding, names};

use crate::{
    base::{Stop, words::zone},
    db::Tx,
};
use chrono::NaiveDate;

crate::text_enum! {
    /// The life of an account.
    pub enum State {
        /// Invited, has not signed in yet.
        Invited => "invited",
        /// In use.
        Active => "active",
        /// May not sign in.
        Disabled => "disabled",
    }
}

/// The day it is where the actor is; UTC's where nobody is. A step. One query for a person; two where people are not known.
pub fn today(tx: &mut Tx<'_>) -> Result<NaiveDate, Stop> {
    let Some(person) = tx.actor.person() else { return Ok(tx.now.date()) };
    let zone = zone(&register::zone(tx, person)?);
    Ok(tx.now.and_utc().with_timezone(&zone).date_naive())
}

impl State {
    /// Whether the account may go from this state to another.
    pub fn may_become(self, next: Self) -> bool {
        matches!(
            (self, next),
            (Self::Invited, Self::Active | Self::Disabled)
                | (Self::Active, Self::Disabled)
                | (Self::Disabled, Self::Active)
        )
    }
}

crate::refusals! {
    /// Why a thing about people was refused.
    pub enum Refusal {
        /// The address is not an e-mail address.
        EmailMalformed => "people-email-malformed" at "email",
        /// Somebody has this address already.
        EmailTaken => "people-email-taken" at "email",
        /// Empty.
        NameMissing => "people-name-missing" at "name",
        /// No role was chosen.
        RoleMissing => "people-role-missing" at "roles",
        /// Nobody with this address and password.
        SignInFailed => "people-sign-in-failed" at "email",
        /// Too many tries.
        TooManyTries => "people-too-many-tries" at "email",
        /// The link was used, is too old, or never was.
        LinkDead => "people-link-dead",
        /// Under eight characters.
        PasswordShort => "people-password-short" at "password",
        /// On the list of common passwords.
        PasswordCommon => "people-password-common" at "password",
        /// Little more than the programme's name, one's own, or one's address.
        PasswordKnown => "people-password-known" at "password",
        /// Not the number that the app shows now, or one that was used.
        CodeWrong => "people-code-wrong" at "code",
        /// The page was left open too long between the password and the code.
        CodeLate => "people-code-late",
        /// A second factor is set up already.
        SecondSetUp => "people-second-set-up",
        /// A name of more than 60 characters.
        DeviceNameLong => "people-device-name-long" at "name",
        /// Not one's password.
        PasswordWrong => "people-password-wrong" at "password",
        /// Somebody has an account: the program is set up.
        SetUpAlready => "people-set-up-already",
        /// A passkey stands beside the app, not alone.
        PasskeyAlone => "people-passkey-alone",
        /// Not a passkey of this person, not for this program, or shown too late.
        PasskeyWrong => "people-passkey-wrong",
        /// What the provider of identities says opens nothing here.
        ProviderRefused => "people-openid-refused",
        /// As many as there may be.
        PasskeysEnough { most: usize } => "people-passkeys-enough",
        /// Whoever may sign in is not erased.
        StillActive => "people-still-active",
        /// Name and address were erased.
        Erased => "people-erased",
        /// The last administrator would be gone.
        LastAdministrator => "people-last-administrator" at "roles",
        /// Whoever proposed it does not decide on it.
        OwnNaming => "approvers-own",
        /// Nobody decides on what is about themselves.
        NamingOfOneself => "approvers-of-oneself",
        /// Somebody has decided already.
        NamingDecided => "approvers-decided",
        /// It is over, or was over before a second person agreed.
        NamingOver => "approvers-is-over",
        /// Whoever stands in for an approver names nobody.
        NamesNobody => "approvers-names-nobody",
        /// Somebody stands in only for who approves payouts.
        NotAnApprover => "approvers-not-one" at "absent",
        /// Somebody who approves payouts anyway, or whose account is closed.
        ApproverStandIn => "approvers-other" at "person",
        /// The last day is over, before the first, or too far away.
        ApproverDays => "approvers-days" at "until",
        /// The person stands in at that time already, or it is proposed.
        ApproverTwice => "approvers-twice" at "person",
    }
}
