//! What a consultant keeps of completed questionnaires, and what many of them show.
//!
//! | need | type |
//! |---|---|
//! | everything about one questionnaire at the desk | [`Case`] |
//! | what somebody did to it, when | [`Entry`], [`What`] |
//! | where it stands now | [`State`] |
//! | a line of the list, and of every figure | [`Row`] |
//! | what became of somebody | [`Fact`] |
//! | which answers changed | [`Difference`] |
//! | what to ask in the conversation | [`ToAsk`] |
//! | what is written to the resident | [`Letter`] |
//!
//! A case is a heap of entries and nothing else: what came in, corrections, decisions, notes. Two copies of a case
//! become one by putting their entries together, in whatever order and however often; that is how a backup, a
//! colleague's archive and a second window never undo each other.

mod case;
mod difference;
mod entry;
mod fact;
mod letter;
mod moment;
mod prose;
mod questions_to_ask;
mod row;
mod settings;
mod state;

pub use case::{Case, CaseError, MAX_CASE};
pub use difference::{Difference, differences};
pub use entry::{Correction, Decision, Entry, What};
pub use fact::{Ended, Ending, Fact, Onward};
pub use letter::{Given, Letter, Office, Said, Section, months_of};
pub use moment::Moment;
pub use prose::{NotProse, Prose};
pub use questions_to_ask::{ToAsk, questions_to_ask};
pub use row::{Judged, Row};
pub use settings::{KeyNote, KeyRole, Removed, Settings, is_unseen};
pub use state::{State, Version};
