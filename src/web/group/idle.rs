//! Nobody touches the tablet: a gentle question, and then a lock. What was answered is on the disk before that.

use std::time::Duration;

use js_sys::Date;
use leptos::{ev, html::Dialog, prelude::*};

use super::tablet::{Screen, State};
use crate::web::{language::in_language, texts::group};

/// What the page calls out while it reads aloud: somebody listens.
const ACTIVE: &str = "opstap:active";

/// Watches for as long as the tablet is there.
#[component]
pub(super) fn Watch() -> impl IntoView {
    let state = expect_context::<State>();
    // Seconds counted here, and the clock as well: a tablet that slept counted none.
    let quiet = StoredValue::new(0_u32);
    let last = StoredValue::new(now());
    let left = RwSignal::new(None::<usize>);
    let touched = move || {
        quiet.set_value(0);
        last.set_value(now());
        if left.get_untracked().is_some() {
            left.set(None);
        }
    };
    let tick = move || {
        quiet.update_value(|seconds| *seconds += 1);
        let by_clock = now().saturating_sub(last.get_value());
        // A clock that was set ahead locks too early at worst.
        let seconds = quiet.get_value().max(u32::try_from(by_clock).unwrap_or(u32::MAX));
        let Some(session) = state.session.get_untracked() else { return };
        let (warn, lock) = (u32::from(session.warn_after), u32::from(session.lock_after));
        let screen = state.screen.get_untracked();
        if !matches!(screen, Screen::Run | Screen::NewCode | Screen::Resume | Screen::Facilitator) {
            touched();
        } else if seconds >= warn + lock {
            touched();
            // Of somebody who had not begun nothing stays on the screen either.
            if screen == Screen::Run { state.lock() } else { state.welcome() }
        } else if seconds >= warn && screen == Screen::Run {
            left.set(Some((warn + lock - seconds) as usize));
        }
    };
    if let Ok(interval) = set_interval_with_handle(tick, Duration::from_secs(1)) {
        on_cleanup(move || interval.clear());
    }
    // The question stays until the finger is up: it must not go from under it, and let the tap fall on what is below.
    let felt = move || {
        if left.get_untracked().is_none() {
            touched();
        }
    };
    let listeners = [
        window_event_listener(ev::pointerdown, move |_| felt()),
        window_event_listener(ev::pointermove, move |_| felt()),
        window_event_listener(ev::scroll, move |_| felt()),
        window_event_listener(ev::click, move |_| touched()),
        window_event_listener(ev::keydown, move |_| touched()),
        window_event_listener(ev::input, move |_| touched()),
        window_event_listener_untyped(ACTIVE, move |_| touched()),
    ];
    on_cleanup(move || listeners.into_iter().for_each(|listener| listener.remove()));
    let asks = Memo::new(move |_| left.get().is_some());
    move || in_language(move || view! { <Question asks left /> })
}

/// Seconds on the clock of the tablet.
fn now() -> u64 {
    Date::now() as u64 / 1000
}

#[component]
fn Question(asks: Memo<bool>, left: RwSignal<Option<usize>>) -> impl IntoView {
    let dialog = NodeRef::<Dialog>::new();
    Effect::new(move |_| {
        let Some(dialog) = dialog.get() else { return };
        if asks.get() {
            // Only refused when it is open already.
            let _ = dialog.show_modal();
        } else {
            // The focus goes back to where it was.
            dialog.close();
        }
    });
    view! {
        <dialog class="dialog" role="alertdialog" node_ref=dialog aria-labelledby="idle-title" aria-describedby="idle-text">
            <h2 class="nl-heading nl-heading--level-2" id="idle-title">{group::idle_title()}</h2>
            <p class="nl-paragraph" id="idle-text">{move || group::idle_text(left.get().unwrap_or_default())}</p>
            <div class="actions">
                <button type="button" class="nl-button nl-button--primary" on:click=move |_| left.set(None)>
                    {group::idle_stay()}
                </button>
            </div>
        </dialog>
    }
}
