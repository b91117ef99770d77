//! What every room stands on: typed ids, people's roles and what they may do, money, words, sealing, settings.
//!
//! Nothing here knows the database or the web.

pub mod actor;
pub mod csv;
pub mod fold;
pub mod https;
pub mod id;
pub mod kept;
pub mod labels;
pub mod locked;
pub mod money;
pub mod policy;
pub mod refusal;
pub mod seal;
pub mod settings;
pub mod stop;
pub mod templates;
pub mod tls;
pub mod words;
pub mod xml;

pub use actor::{Actor, Role};
pub use id::*;
pub use labels::Labels;
pub use money::{Currency, Money, Rate};
pub use policy::Deed;
pub use stop::{Message, Refusal, Stop};
pub use words::Lang;
