//! Closes the keys when nobody has been at the desk for a while.

use std::time::Duration;

use leptos::{ev, prelude::*};

use super::cabinet::Cabinet;

/// Minutes without a touch of keyboard or pointer.
pub(super) const MINUTES: u32 = 10;

/// Watches the desk from here on.
pub(super) fn after_idleness(cabinet: Cabinet) {
    let keys = window_event_listener(ev::keydown, move |_| cabinet.touch());
    let pointer = window_event_listener(ev::pointerdown, move |_| cabinet.touch());
    on_cleanup(move || {
        keys.remove();
        pointer.remove();
    });
    #[allow(clippy::float_arithmetic, reason = "a clock, not money")]
    let look = move || {
        if cabinet.idle() > f64::from(MINUTES) * 60_000.0 && !untrack(|| cabinet.is_locked()) {
            cabinet.lock();
            cabinet.locked_by_idleness.set(true);
        }
    };
    // The interval lives as long as the program, which is as long as the tab.
    let _ = set_interval_with_handle(look, Duration::from_secs(15));
}
