//! What a consultant keeps of completed questionnaires, and what many of them show.
//!
//! | need | type |
//! |---|---|
//! | everything about one questionnaire at the desk | [`Case`] |
//! | what somebody did to it, when | [`Entry`], [`What`] |
//! | where it stands now | [`State`] |
//! | a line of the list, and of every figure | [`Row`] |
//! | what became of somebody | [`Fact`] |
//! | a table or lines for other programs | [`export`] |
//! | names that the client system has for codes | [`People`] |
//! | a backup, what a colleague takes over | [`backup`] |
//! | how long it is kept | [`retention`] |
//!
//! A case is a heap of entries and nothing else: what came in, corrections, decisions, notes. Two copies of a case
//! become one by putting their entries together, in whatever order and however often; that is how a backup, a
//! colleague's archive and a second window never undo each other.

pub mod backup;
mod case;
mod entry;
pub mod export;
mod fact;
mod moment;
mod people;
mod prose;
pub mod retention;
mod row;
mod settings;
mod state;

pub use case::{Case, CaseError, MAX_CASE};
pub use entry::{Correction, Decision, Entry, What};
pub use fact::{Ended, Ending, Fact, Onward};
pub use moment::Moment;
pub use people::{MAX_LIST, MOST_PEOPLE, NotAList, NotAPerson, People, ReadPeople};
pub use prose::{NotProse, Prose};
pub use row::{Judged, Row};
pub use settings::{IDLE_MINUTES, KeyNote, KeyRole, Removed, Settings, is_unseen};
pub use state::{State, Version};
