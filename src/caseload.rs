//! What a consultant keeps of completed questionnaires, and what many of them show.
//!
//! | need | type |
//! |---|---|
//! | everything about one questionnaire at the desk | [`Case`] |
//! | what somebody did to it, when | [`Entry`], [`What`] |
//! | where it stands now | [`State`] |
//! | a line of the list, and of every figure | [`Row`] |
//! | what became of somebody | [`Fact`] |
//! | the figures over many of them | [`Figures`], [`Fairness`] |
//! | which numbers may leave the screen | [`Sheet`] |
//!
//! A case is a heap of entries and nothing else: what came in, corrections, decisions, notes. Two copies of a case
//! become one by putting their entries together, in whatever order and however often; that is how a backup, a
//! colleague's archive and a second window never undo each other.

mod case;
mod counted;
mod definitions;
mod entry;
mod fact;
mod fairness;
mod figures;
mod moment;
mod parts;
mod people;
mod period;
mod prose;
mod row;
mod settings;
mod shifts;
mod small_numbers;
mod state;
mod trajecten;

pub use case::{Case, CaseError, MAX_CASE};
pub use counted::{Column, Key, Table, TableId, choices};
pub use definitions::{Baseline, Definition, Definitions, FigureId};
pub use entry::{Correction, Decision, Entry, What};
pub use fact::{Ended, Ending, Fact, Onward};
pub use fairness::{Difference, Fairness, GroupKey, Interval, Outcomes};
pub use figures::{
    Asked, Coverage, Deviations, Division, Figure, Figures, Place, Value, definition, definitions,
};
pub use moment::Moment;
pub use parts::Part;
pub use period::{Length, Period};
pub use prose::{NotProse, Prose};
pub use row::{Judged, Row};
pub use settings::{KeyNote, KeyRole, Removed, Settings};
pub use small_numbers::{Cell, Numbers, Sheet, Shown, share};
pub use state::{State, Version};
