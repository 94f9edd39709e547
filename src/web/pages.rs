//! The pages of a resident.

pub(crate) mod calculator;
mod check;
mod hand_over;
mod introduction;
mod not_found;
mod outcome;
mod practice;
mod question;
mod restart;

pub(crate) use calculator::{Calculation, Calculator};
pub(crate) use check::Check;
pub(crate) use hand_over::HandOver;
pub(crate) use introduction::Introduction;
pub(crate) use not_found::NotFound;
pub(crate) use outcome::{OutcomePage, chosen, strengths};
pub(crate) use practice::{Practice, Practised};
pub(crate) use question::QuestionPage;
pub(crate) use restart::Restart;
