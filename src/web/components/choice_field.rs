use leptos::prelude::*;

/// A question with a few answers to choose from, all in sight.
#[component]
pub(crate) fn ChoiceField(
    /// Unique in the page; also the name of the group.
    #[prop(into)]
    id: String,
    #[prop(into)] label: String,
    #[prop(optional, into)] hint: Option<String>,
    /// What the form keeps, and what the person reads.
    options: Vec<(&'static str, &'static str)>,
    #[prop(into)] value: Signal<String>,
    on_choose: impl Fn(&'static str) + Copy + 'static,
) -> impl IntoView {
    view! {
        <fieldset class="field field--choice">
            <legend class="field__label">{label}</legend>
            {hint.map(|hint| view! { <p class="field__hint">{hint}</p> })}
            {options.into_iter().map(|(key, text)| {
                let input = format!("{id}-{key}");
                view! {
                    <div class="option">
                        <input
                            class="option__input"
                            type="radio"
                            id=input.clone()
                            name=id.clone()
                            prop:checked=move || value.get() == key
                            on:change=move |_| on_choose(key)
                        />
                        <label class="option__label" for=input>{text}</label>
                    </div>
                }
            }).collect_view()}
        </fieldset>
    }
}
