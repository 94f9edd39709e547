//! What a consultant keeps of completed questionnaires, and what many of them show.
//!
//! | need | type |
//! |---|---|
//! | everything about one questionnaire at the desk | [`Case`] |
//! | what somebody did to it, when | [`Entry`], [`What`] |
//! | where it stands now | [`State`] |
//! | a line of the list, and of every figure | [`Row`] |
//! | what became of somebody | [`Fact`] |
//! | a step of the plan that is a fact as well | [`finish`], [`record`] |
//! | what is due, of one case and of all | [`todo`], [`agenda_counts`] |
//!
//! A case is a heap of entries and nothing else: what came in, corrections, decisions, notes. Two copies of a case
//! become one by putting their entries together, in whatever order and however often; that is how a backup, a
//! colleague's archive and a second window never undo each other.

mod agenda;
mod case;
mod entry;
mod fact;
mod moment;
mod prose;
mod row;
mod settings;
mod state;
mod together;

pub use agenda::{AgendaCounts, DAYS_AHEAD, Due, Todo, When, agenda_counts, todo};
pub use case::{Case, CaseError, MAX_CASE};
pub use entry::{Correction, Decision, Entry, What};
pub use fact::{Ended, Ending, Fact, Onward};
pub use moment::Moment;
pub use prose::{NotProse, Prose};
pub use row::{Judged, Row};
pub use settings::{KeyNote, KeyRole, Removed, Settings};
pub use state::{State, Version};
pub use together::{Finish, Told, begin, can_begin, choose, exempt, finish, plan_step, record, told, undo};
