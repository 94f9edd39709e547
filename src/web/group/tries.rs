//! Guessing a code takes patience: after a few tries a wait, and a longer one each time.

use std::{collections::BTreeMap, time::Duration};

use leptos::prelude::*;

/// Tries before each wait.
const TRIES: u32 = 3;
/// Seconds of the first wait; each next one is twice as long.
const FIRST_WAIT: u32 = 15;
/// Seconds of the longest wait.
const LONGEST_WAIT: u32 = 960;

/// How often a wrong code was given for one thing.
#[derive(Clone, Copy, Default)]
struct Tried {
    wrong: u32,
    /// Seconds until the next try.
    wait: u32,
}

/// What somebody who guesses is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Allowed {
    /// So many tries before the next wait.
    Tries(u32),
    /// So many seconds to wait.
    Wait(u32),
}

/// Wrong codes since the tablet was set up, by the number of a card; the PIN of the facilitator is number 0.
#[derive(Clone, Copy)]
pub(super) struct Tries(RwSignal<BTreeMap<u16, Tried>>);

impl Tries {
    /// The number that stands for the facilitator: no card has it.
    pub(super) const FACILITATOR: u16 = 0;

    /// Nobody has tried yet. Seconds are counted here, not taken from a clock that somebody can set.
    pub(super) fn new() -> Tries {
        let tries = RwSignal::new(BTreeMap::<u16, Tried>::new());
        let tick = move || {
            let waits = tries.with_untracked(|tries| tries.values().any(|tried| tried.wait > 0));
            if waits {
                tries.update(|tries| {
                    tries.values_mut().for_each(|tried| tried.wait = tried.wait.saturating_sub(1));
                });
            }
        };
        if let Ok(interval) = set_interval_with_handle(tick, Duration::from_secs(1)) {
            on_cleanup(move || interval.clear());
        }
        Tries(tries)
    }

    /// What is allowed now.
    pub(super) fn allowed(self, number: u16) -> Allowed {
        let tried = self.0.with(|tries| tries.get(&number).copied().unwrap_or_default());
        if tried.wait > 0 { Allowed::Wait(tried.wait) } else { Allowed::Tries(TRIES - tried.wrong % TRIES) }
    }

    /// A wrong code was given.
    pub(super) fn wrong(self, number: u16) {
        self.0.update(|tries| {
            let tried = tries.entry(number).or_default();
            tried.wrong += 1;
            if tried.wrong.is_multiple_of(TRIES) {
                let rounds = tried.wrong / TRIES - 1;
                tried.wait = FIRST_WAIT.saturating_mul(1 << rounds.min(6)).min(LONGEST_WAIT);
            }
        });
    }

    /// The right code was given.
    pub(super) fn right(self, number: u16) {
        self.0.update(|tries| _ = tries.remove(&number));
    }
}
