//! The pages of a resident.

mod accessibility;
pub(crate) mod calculator;
mod check;
mod device;
mod hand_over;
mod introduction;
mod letter;
mod not_found;
mod outcome;
mod practice;
mod question;
mod restart;
mod unlock;

pub(crate) use accessibility::Accessibility;
pub(crate) use calculator::{Calculation, Calculator};
pub(crate) use check::Check;
pub(crate) use device::DevicePage;
pub(crate) use hand_over::{HandOver, SealedFile};
pub(crate) use introduction::Introduction;
pub(crate) use letter::LetterPage;
pub(crate) use not_found::NotFound;
pub(crate) use outcome::{OutcomePage, chosen, strengths};
pub(crate) use practice::{Practice, Practised};
pub(crate) use question::QuestionPage;
pub(crate) use restart::Restart;
pub(crate) use unlock::Unlock;
