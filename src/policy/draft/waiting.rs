//! What was typed and is not in the file: half a number, or one with which the file would not be right. The file keeps
//! what it had, and what was typed is tried again when something else has changed.

use super::{Draft, DraftError, What};
use crate::{calendar::Day, policy::local_parameters::SchemeId};

/// What was typed in a place, and is not in the file.
#[derive(Clone, Debug, PartialEq)]
pub struct Waiting {
    /// Of which scheme.
    pub scheme: SchemeId,
    /// What it is.
    pub what: What,
    /// As it was typed.
    pub typed: String,
    /// Why it is not in the file.
    pub why: DraftError,
    value: Option<i64>,
}

impl Draft {
    /// What was typed and is not in the file.
    pub fn waiting(&self) -> &[Waiting] {
        &self.waiting
    }

    /// Takes what was typed in a place, with its value in the unit of its kind, if it has one. What is refused waits, and
    /// the place keeps its value.
    pub fn enter(&mut self, scheme: SchemeId, what: What, typed: &str, value: Option<i64>, today: Day) {
        self.waiting.retain(|waiting| (waiting.scheme, waiting.what) != (scheme, what));
        let done = value.ok_or(DraftError::NoValue).and_then(|value| self.set(scheme, what, value, today));
        match done {
            Ok(()) => self.try_again(today),
            Err(why) => self.waiting.push(Waiting { scheme, what, typed: typed.into(), why, value }),
        }
    }

    /// What waits is tried again, until nothing of it can be done.
    pub(super) fn try_again(&mut self, today: Day) {
        let places = self.places();
        self.waiting
            .retain(|it| places.iter().any(|place| (place.scheme, place.what) == (it.scheme, it.what)));
        let can_be_done = |draft: &mut Draft, it: &Waiting| {
            it.value.is_some_and(|value| draft.set(it.scheme, it.what, value, today).is_ok())
        };
        let mut n = 0;
        while n < self.waiting.len() {
            let it = self.waiting[n].clone();
            if can_be_done(self, &it) {
                self.waiting.remove(n);
                // The others may fit now.
                n = 0;
            } else {
                n += 1;
            }
        }
    }
}
