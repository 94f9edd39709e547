use leptos::prelude::*;

use super::ListenTo;

/// How one answer looks that can be ticked; what it answers is for whoever shows it.
#[component]
pub(crate) fn ChoiceCard(
    id: String,
    /// Name of the group of which one can be ticked; empty where more can be.
    group: String,
    label: String,
    checked: impl Fn() -> bool + Send + Sync + 'static,
    on_change: impl Fn(bool) + 'static,
) -> impl IntoView {
    view! {
        <div class="option">
            <input
                class="option__input"
                type=if group.is_empty() { "checkbox" } else { "radio" }
                id=id.clone()
                name=group
                prop:checked=checked
                on:change=move |event| {
                    untrack(|| on_change(event_target_checked(&event)));
                }
            />
            <label class="option__label" for=id data-read>{label.clone()}</label>
            <ListenTo text=label />
        </div>
    }
}
