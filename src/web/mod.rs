//! The HTTP kit: who is asking (guards), what is answered (pages), forms, faults, headers.

pub mod bundle;
pub mod chart;
pub mod cost;
pub mod document;
pub mod doors;
pub mod fault;
pub mod filters;
pub mod forms;
mod gzip;
pub mod headers;
pub mod ids;
pub mod kept;
pub mod page;
pub mod posted;
pub mod proved;
pub mod sheet;
pub mod upload;
pub mod visit;

pub use fault::Answer;
pub use filters::FilterView;
pub use forms::{Choice, FieldView, Form, FormView, Input};
pub use page::{Fact, Page};
pub use posted::Posted;
pub use proved::Proved;
pub use visit::{House, Visit};
