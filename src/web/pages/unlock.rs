//! The code on somebody's answers, asked before anything of them is shown.

use std::time::Duration;

use leptos::prelude::*;

use super::Restart;
use crate::web::{
    components::{Heading, TextField},
    home_lock,
    texts::app,
};

/// Asks for the code; `on_open` once it was right.
#[component]
pub(crate) fn Unlock(on_open: impl Fn() + Copy + 'static) -> impl IntoView {
    let code = RwSignal::new(String::new());
    let wrong = RwSignal::new(false);
    let busy = RwSignal::new(false);
    let message = Signal::derive(move || wrong.get().then(|| app::lock_wrong().to_string()));
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        busy.set(true);
        wrong.set(false);
        // The answer takes a moment of hard work: first let the screen say so.
        set_timeout(
            move || {
                busy.set(false);
                if home_lock::open(&code.get_untracked()) {
                    on_open();
                } else {
                    wrong.set(true);
                }
            },
            Duration::from_millis(50),
        );
    };
    view! {
        <Heading text=app::lock_title() />
        <p class="lead">{app::lock_text()}</p>
        <form novalidate on:submit=submit>
            <TextField id="code" kind="password" label=app::lock_code() message value=code />
            <div class="actions">
                <button type="submit" class="nl-button nl-button--primary" prop:disabled=busy>{app::lock_open()}</button>
                <p class="saved" role="status">{move || busy.get().then(app::lock_busy)}</p>
            </div>
        </form>
        <p class="nl-paragraph">{app::lock_forgotten()}</p>
        <div class="actions"><Restart label=app::restart_link() /></div>
    }
}
