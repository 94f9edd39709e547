use leptos::prelude::*;

use super::Pictogram;

/// How one answer looks that can be ticked; what it answers is for whoever shows it.
#[component]
pub(crate) fn ChoiceCard(
    id: String,
    /// Name of the group of which one can be ticked; empty where more can be.
    group: String,
    label: String,
    #[prop(optional_no_strip)] pictogram: Option<&'static str>,
    checked: Box<dyn Fn() -> bool + Send + Sync>,
    on_change: Box<dyn Fn(bool)>,
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
            <label class="option__label" for=id data-read=super::OWN>
                {pictogram.map(|name| view! { <Pictogram name /> })}
                <span>{label}</span>
            </label>
        </div>
    }
}
