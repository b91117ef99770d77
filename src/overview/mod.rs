//! What the whole looks like: the programme's figures, a fund's report to its donor, and the trial balance. Nothing is kept
//! here; every figure is read from the rooms to the left and can be followed to a posting.

pub mod categories;
pub mod director;
pub mod donor;
pub mod pages;

crate::refusals! {
    /// Why a thing about reports was refused.
    pub enum Refusal {
        /// The last day is before the first.
        PeriodBackwards => "overview-period-backwards" at "to",
    }
}
