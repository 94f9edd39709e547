//! What a consultant keeps of completed questionnaires, and what many of them show.
//!
//! | need | type |
//! |---|---|
//! | everything about one questionnaire at the desk | [`Case`] |
//! | what somebody did to it, when | [`Entry`], [`What`] |
//! | where it stands now | [`State`] |
//! | a dossier that comes in | [`take_in`] |
//! | a line of the list, and of every figure | [`Row`] |
//! | what became of somebody | [`Fact`] |
//! | a table or lines for other programs | [`export`] |
//! | names that the client system has for codes | [`People`] |
//! | a backup, what a colleague takes over | [`backup`] |
//! | how long it is kept | [`retention`] |
//! | which answers changed | [`Difference`] |
//! | what to ask in the conversation | [`ToAsk`] |
//! | what is written to the resident | [`Letter`] |
//! | the figures over many of them | [`Figures`], [`Fairness`] |
//! | which numbers may leave the screen | [`Sheet`] |
//! | who may be counted twice | [`unlinked`] |
//! | a step of the plan that is a fact as well | [`finish`], [`record`] |
//! | a plan where there may be one | [`make_plan`] |
//! | what is due, of one case and of all | [`todo`], [`agenda_counts`] |
//!
//! A case is a heap of entries and nothing else: what came in, corrections, decisions, notes. Two copies of a case
//! become one by putting their entries together, in whatever order and however often; that is how a backup, a
//! colleague's archive and a second window never undo each other.

mod agenda;
pub mod backup;
mod case;
mod counted;
mod definitions;
mod difference;
mod entry;
mod exemption;
pub mod export;
mod fact;
mod fairness;
mod figures;
mod groups;
mod kept_back;
mod letter;
mod moment;
mod parts;
mod people;
mod period;
mod persons;
mod planning;
mod prose;
mod questions_to_ask;
pub mod retention;
mod row;
mod settings;
mod shifts;
mod small_numbers;
mod state;
mod taking_in;
mod together;
mod trajecten;
mod unlinked;

pub use agenda::{AgendaCounts, DAYS_AHEAD, Due, Todo, When, agenda_counts, standing, todo};
pub use case::{Case, CaseError, MAX_CASE};
pub use counted::{Column, Key, Table, TableId, choices};
pub use definitions::{Baseline, Definition, Definitions, FigureId};
pub use difference::{Difference, differences};
pub use entry::{Correction, Decision, Entry, What};
pub use exemption::exempt;
pub use fact::{Ended, Ending, Fact, Onward};
pub use fairness::{Fairness, Gap, GroupKey, Interval, Outcomes};
pub use figures::{
    Asked, Coverage, Deviations, Division, Figure, Figures, Place, Value, definition, definitions,
    outflow_known_on,
};
pub use letter::{Given, Letter, Office, Said, Section, months_of};
pub use moment::Moment;
pub use parts::Part;
pub use people::{MAX_LIST, MOST_PEOPLE, NotAList, NotAPerson, People, ReadPeople};
pub use period::{Length, Period};
pub use planning::{doubts_left, make_plan};
pub use prose::{NotProse, Prose};
pub use questions_to_ask::{ToAsk, questions_to_ask};
pub use row::{Judged, Row};
pub use settings::{IDLE_MINUTES, KeyNote, KeyRole, Removed, Settings};
pub use small_numbers::{Cell, Numbers, Sheet, Shown, share};
pub use state::{State, Version};
pub use taking_in::{Kept, take_in};
pub use together::{
    Finish, Told, begin, can_begin, choose, drop_step, finish, move_step, plan_step, record, remove, reopen,
    told, undo,
};
pub use unlinked::unlinked;
