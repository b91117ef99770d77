//! What is kept how long, and erased how: by a rule of the programme when its time has come, or because somebody asked.
//!
//! The rooms say what they keep of a case (`erase.rs` in each); here it is put together, recorded, and stopped by a hold.

pub mod erase;
pub mod export;
pub mod hold;
pub mod pages;
pub mod person;
pub mod retention;
pub mod rotate;
mod store;

crate::refusals! {
    /// Why a thing about what is kept was refused.
    pub enum Refusal {
        /// A legal hold stops every erasing.
        Held => "privacy-held",
        /// It is held already.
        HeldAlready => "privacy-held-already",
        /// There is no hold to lift.
        NotHeld => "privacy-not-held",
        /// The board has not decided yet, or the grant is not closed.
        UnderWay => "privacy-under-way",
        /// Holding, lifting and erasing are done for a reason.
        ReasonMissing => "privacy-reason-missing" at "reason",
        /// The reference that was typed is not the case's.
        ReferenceWrong => "privacy-reference-wrong" at "reference",
        /// Somebody has work in hand that others must take over first.
        WorkOpen => "privacy-work-open",
        /// A span out of bounds.
        SpanOutside { most: i64 } => "privacy-span-outside",
    }
}

crate::text_enum! {
    /// Why something was erased.
    pub enum Why {
        /// Its time had come.
        Retention => "retention",
        /// Somebody asked for it.
        Request => "request",
    }
}

/// The longest reason, in characters.
pub const REASON_MAX: usize = 300;
