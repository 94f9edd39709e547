//! A tablet in a group: people answer on it one after another. Nothing of them is ever written readable, and nothing of
//! one is left for the next.
//!
//! | file | what it is about |
//! |---|---|
//! | `tablet` | which screen it is, and what the tablet knows: the session, and its secret in memory |
//! | `setup` | the facilitator makes the tablet ready |
//! | `welcome`, `code`, `resume` | somebody begins, or comes back |
//! | `run`, `finish` | the questions, and the seal |
//! | `keeping`, `tries`, `idle`, `guard` | drafts on the disk, wrong codes, nobody there, the back button |
//! | `facilitator` | what is on this tablet, and getting it off |
//!
//! The address stays `#/groep` whatever the screen shows: it goes into no history, and no link leads to an answer.

mod code;
mod facilitator;
mod finish;
mod guard;
mod idle;
mod keeping;
mod resume;
mod run;
mod setup;
mod tablet;
mod tries;
mod welcome;

pub(crate) use tablet::Tablet;
