use leptos::prelude::*;

use super::field_frame::{described_by, field_frame};

/// A question with a day as its answer, in the browser's own calendar and the reader's own notation.
#[component]
pub(crate) fn DateField(
    #[prop(into)] id: String,
    #[prop(into)] label: Signal<String>,
    #[prop(optional, into)] hint: MaybeProp<String>,
    /// What is wrong with the value, if anything.
    #[prop(into)]
    message: Signal<Option<String>>,
    /// As in `2026-07-01`; empty where none is chosen.
    #[prop(into)]
    value: Signal<String>,
    on_input: impl Fn(String) + 'static,
) -> impl IntoView {
    let message: MaybeProp<String> = message.into();
    let described_by = described_by(&id, hint, message);
    let control = view! {
        <input
            class="utrecht-textbox utrecht-textbox--html-input"
            id=id.clone()
            type="date"
            autocomplete="off"
            aria-describedby=described_by
            aria-invalid=move || message.get().is_some().then_some("true")
            prop:value=value
            // Not while it is typed: half a date reads as none, and would be wiped.
            on:change=move |event| on_input(event_target_value(&event))
        />
    };
    field_frame(id, label, hint, message, control)
}
