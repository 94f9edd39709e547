//! One window at a time has the answers of this device. A second one says so, and can take over: two windows that
//! write the same draft would lose or mix answers. The page (`index.html`) holds the lock, for every program in it.

use leptos::prelude::*;
use wasm_bindgen::prelude::wasm_bindgen;

use super::{
    components::{Heading, Kind, Notice},
    texts::app,
};

#[wasm_bindgen]
extern "C" {
    /// Whether this window has the answers.
    #[wasm_bindgen(js_namespace = ["window", "opstap"], js_name = hasAnswers)]
    fn has_answers() -> bool;

    /// Takes them from the other window.
    #[wasm_bindgen(js_namespace = ["window", "opstap"], js_name = takeAnswers)]
    fn take_answers();
}

/// What the page calls out on the window when the answers come or go.
const CHANGED: &str = "opstap:window";

/// Whether this window has the answers, kept up to date; `on_change` when it gets or loses them.
pub(crate) fn follow(on_change: impl Fn() + 'static) -> ReadSignal<bool> {
    let (has, set_has) = signal(has_answers());
    let listener = window_event_listener_untyped(CHANGED, move |_| {
        set_has.set(has_answers());
        on_change();
    });
    on_cleanup(move || listener.remove());
    has
}

/// In the place of a page: that another window has the answers, and the way to take over.
#[component]
pub(crate) fn Elsewhere() -> impl IntoView {
    view! {
        <Heading text=app::tabs_title() />
        <Notice kind=Kind::Info><p class="nl-paragraph">{app::tabs_text()}</p></Notice>
        <div class="actions">
            <button type="button" class="nl-button nl-button--primary" on:click=|_| take_answers()>
                {app::tabs_take()}
            </button>
        </div>
    }
}
