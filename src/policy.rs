//! What rules and schemes do to many kinds of households at many wages: for who makes policy.
//!
//! - kinds of households against wages, what is kept of each step, and where work hardly pays: [`Column`];
//! - the file of a municipality, read as the build reads it ([`gemeente_file`]), and changed line by line: [`Draft`], several of
//!   them that inherit: [`Drafts`];
//! - what its schemes cost a year: [`Caseload`];
//! - lines against wages as a drawing: [`chart`].
//!
//! Numbers come from [`crate::income`] only.

mod caseload;
pub mod chart;
mod column;
mod draft;
mod drafts;
mod file_name;
pub mod gemeente_file;
mod household_kind;
pub mod numbers;
mod originals;

pub use caseload::{Caseload, local_year};
pub use column::{Assumptions, Cell, Column, FULL_TIMES, Kept, NotComputed, STEPS, Trap, Verdict, wage_at};
pub use draft::{
    AmountOf, AssetRule, Change, Draft, DraftError, Frequency, Kind, Part, Place, Waiting, What,
};
pub use drafts::Drafts;
pub use file_name::gemeente_of;
pub use household_kind::{ADULT_AGE, AgeBand, HouseholdKind, Name};
pub use originals::originals;

// As the files that are shared with the build know them.
use crate::income::{grade::Grade, local_parameters};
