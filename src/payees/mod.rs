//! Where money goes to: the bank account, card, wallet or supplier of a group, of its fiscal host or of a person.
//!
//! Name and details are sealed, each payee with a key of its own; in the open lie the method, country, currency and the
//! last four digits of the account. Apart from groups, so that a payee outlives a merge and can be erased alone.

pub mod account;
pub mod erase;
pub mod keep;
pub mod number;
pub mod pages;
pub mod search;
mod store;
pub mod verify;

pub use keep::{
    Named, NewPayee, Opened, REASON_MAX, add, details_for_its_group, find, list, named_of, named_of_group, names,
    of_group, open, open_to_me, open_to_pay, see,
};
pub use verify::{change, hold, retire, verify};

use crate::base::{Currency, GroupId, PayeeId, PersonId};
use chrono::NaiveDateTime;

crate::text_enum! {
    /// How money reaches a payee.
    pub enum Method {
        /// To a bank account.
        BankTransfer => "bank_transfer",
        /// To a bank card.
        Card => "card",
        /// To an electronic wallet.
        Wallet => "wallet",
        /// Through a system of transfers that is paid out in cash.
        CashTransferSystem => "cash_transfer_system",
        /// To a partner or fiscal host, who hands it on.
        ViaPartner => "via_partner",
        /// To a supplier, for goods the group receives.
        PaidToSupplier => "paid_to_supplier",
        /// Cash in hand against a signature.
        CashInHand => "cash_in_hand",
        /// Another way.
        Other => "other",
        /// To the account of a person of the group who lives abroad.
        PersonAbroad => "person_abroad",
    }
}

impl Method {
    /// Those that are finished only when somebody of the group has signed for what it received.
    pub const SIGNED_FOR: [Self; 2] = [Self::PaidToSupplier, Self::CashInHand];

    /// Whether the details must hold an account, card or wallet number.
    pub fn needs_account(self) -> bool {
        matches!(self, Self::BankTransfer | Self::Card | Self::Wallet | Self::PersonAbroad)
    }
}

crate::text_enum! {
    /// The life of a payee.
    pub enum State {
        /// Entered; nobody else has looked at the details yet.
        Unverified => "unverified",
        /// A second person has verified the details.
        Verified => "verified",
        /// No longer paid to.
        Retired => "retired",
    }
}

impl State {
    /// Whether the payee may go from this state to another. Changed details are not verified any more.
    pub fn may_become(self, next: Self) -> bool {
        matches!(
            (self, next),
            (Self::Unverified, Self::Verified | Self::Unverified)
                | (Self::Verified, Self::Unverified)
                | (Self::Unverified | Self::Verified, Self::Retired)
        )
    }
}

/// What is needed to pay, as it was written. Sealed as one value.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct Details {
    /// Number of the account, card or wallet.
    pub account: String,
    /// The holder's name as the bank has it, in Latin letters where the bank has it so.
    pub holder: String,
    /// Name of the bank, transfer system or wallet.
    pub bank: String,
    /// The bank's code in its country: BIC, MFO.
    pub bank_code: String,
    /// The bank's SWIFT code, for transfers from abroad.
    pub swift: String,
    /// Tax number of the holder.
    pub tax_number: String,
    /// Whatever else the payer must know.
    pub note: String,
    /// Where the holder lives, for transfers from abroad.
    pub address: String,
    /// The bank between, for transfers from abroad.
    pub correspondent: String,
    /// Where a transfer system pays the money out.
    pub city: String,
}

/// A payee without its details.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Payee {
    /// Its id.
    pub id: PayeeId,
    /// Whose it is, where it is a group's own.
    pub group_id: Option<GroupId>,
    /// Its name, opened; `None` where its key was destroyed, or where it is closed.
    pub name: Option<String>,
    /// Whether it is of a group at high risk that the actor was not named for.
    pub closed: bool,
    /// How money reaches it.
    pub method: Method,
    /// Where its account is: ISO 3166 alpha-2.
    pub country: String,
    /// What its account is kept in.
    pub currency: Currency,
    /// The last four digits of its account; empty where it has none.
    pub account_tail: String,
    /// Where it stands.
    pub state: State,
    /// Who entered it.
    pub created_by: PersonId,
    /// When, UTC.
    pub created_at: NaiveDateTime,
    /// Who changed it last, and when.
    pub changed: Option<(PersonId, NaiveDateTime)>,
    /// Who verified its details as they are now, when and how.
    pub verified: Option<Verified>,
}

/// That a second person has verified the details.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Verified {
    /// Who.
    pub by: PersonId,
    /// When, UTC.
    pub at: NaiveDateTime,
    /// How: the call, the paper.
    pub how: String,
}

impl Payee {
    /// Whether a person wrote the details as they are now, or added the payee: another has to verify them.
    pub fn is_by(&self, person: PersonId) -> bool {
        [self.created_by, self.written_by()].contains(&person)
    }

    /// Who wrote the details as they are now.
    pub fn written_by(&self) -> PersonId {
        self.changed.map_or(self.created_by, |(person, _)| person)
    }
}

/// What the digits of an account say: shown beside it, refused only where the check digits of a country are verified.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Warning {
    /// Accounts of the country have another number of digits.
    AccountLength {
        /// How many they have.
        expected: usize,
    },
    /// An account that holds something other than digits.
    AccountNotDigits,
    /// Bank codes of the country have another number of digits.
    BankCodeLength {
        /// How many they have.
        expected: usize,
    },
    /// The holder's name is not in Latin letters, or it is missing.
    HolderNotLatin,
    /// A SWIFT code has eight letters and digits, or eleven.
    SwiftMalformed,
}

crate::refusals! {
    /// Why a thing about payees was refused.
    pub enum Refusal {
        /// Nobody to pay to.
        NameMissing => "payees-name-missing" at "name",
        /// Not two capital letters.
        CountryMalformed => "payees-country-malformed" at "country",
        /// The method needs the number of an account, card or wallet.
        AccountMissing => "payees-account-missing" at "account",
        /// A Kyrgyz account whose check digits do not fit: a digit is mistyped.
        AccountCheckDigits => "payees-account-check-digits" at "account",
        /// Not the number of a card, or a digit is mistyped.
        CardMalformed => "payees-card-malformed" at "account",
        /// A wallet is known by a telephone number.
        WalletPhone => "payees-wallet-phone" at "account",
        /// A wallet or transfer system pays to a name.
        HolderNeeded => "payees-holder-needed" at "holder",
        /// A transfer system asks for the name in Latin letters, as in the passport.
        HolderLatin => "payees-holder-latin" at "holder",
        /// It is not said in which city a transfer system pays out.
        CityMissing => "payees-city-missing" at "city",
        /// It is not said which wallet or transfer system.
        SystemMissing => "payees-system-missing" at "bank",
        /// More than can be meant.
        TextTooLong { most: usize } => "payees-text-too-long",
        /// Whoever wrote the details does not verify them.
        OwnDetails => "payees-own-details",
        /// It is not said how the details were verified.
        HowMissing => "payees-how-missing" at "how",
        /// A bank asks for the holder's name: without it the details are not whole.
        HolderMissing => "payees-holder-missing" at "how",
        /// Verified already, or no longer in use.
        NotNow => "payees-not-now",
        /// It is not said why the details are opened.
        ReasonMissing => "payees-open-reason-missing" at "reason",
    }
}
