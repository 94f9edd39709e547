use leptos::prelude::*;

use super::field_frame::{described_by, field_frame};

/// A question with one of a list as its answer, where the list is too long to show whole.
#[component]
pub(crate) fn SelectField(
    #[prop(into)] id: String,
    #[prop(into)] label: Signal<String>,
    #[prop(optional, into)] hint: MaybeProp<String>,
    /// What is wrong with the choice, if anything.
    #[prop(optional, into)]
    message: MaybeProp<String>,
    /// What the form keeps, and what the person reads.
    options: Vec<(String, String)>,
    #[prop(into)] value: Signal<String>,
    on_choose: impl Fn(String) + 'static,
) -> impl IntoView {
    let described_by = described_by(&id, hint, message);
    let control = view! {
        <select
            class="utrecht-select utrecht-select--html-select"
            id=id.clone()
            aria-describedby=described_by
            aria-invalid=move || message.get().is_some().then_some("true")
            prop:value=value
            on:change=move |event| on_choose(event_target_value(&event))
        >
            {options.into_iter().map(|(key, text)| {
                let this = key.clone();
                view! { <option value=key selected=move || value.get() == this>{text}</option> }
            }).collect_view()}
        </select>
    };
    field_frame(id, label, hint, message, control)
}
