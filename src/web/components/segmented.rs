use leptos::prelude::*;

/// A choice between a few, side by side, of which one always holds.
#[component]
pub(crate) fn Segmented(
    /// Unique in the page; also the name of the group.
    id: &'static str,
    label: &'static str,
    /// What is kept, and what the person reads.
    options: Vec<(&'static str, &'static str)>,
    value: RwSignal<&'static str>,
) -> impl IntoView {
    view! {
        <fieldset class="segmented">
            <legend class="segmented__label">{label}</legend>
            <div class="segmented__options">
                {options.into_iter().map(|(key, text)| {
                    let input = format!("{id}-{key}");
                    view! {
                        <div class="segmented__option">
                            <input class="segmented__input" type="radio" id=input.clone() name=id
                                prop:checked=move || value.get() == key on:change=move |_| value.set(key) />
                            <label class="segmented__text" for=input>{text}</label>
                        </div>
                    }
                }).collect_view()}
            </div>
        </fieldset>
    }
}
