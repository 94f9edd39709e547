use leptos::prelude::*;

use super::field_frame::{described_by, field_frame};

/// A question with lines of text as its answer.
#[component]
pub(crate) fn TextArea(
    #[prop(into)] id: String,
    #[prop(into)] label: String,
    #[prop(optional, into)] hint: MaybeProp<String>,
    /// What is wrong with the text, if anything.
    #[prop(optional, into)]
    message: MaybeProp<String>,
    value: RwSignal<String>,
) -> impl IntoView {
    let described_by = described_by(&id, hint, message);
    let control = view! {
        <textarea
            class="utrecht-textarea utrecht-textarea--html-textarea"
            id=id.clone()
            rows="5"
            autocomplete="off"
            aria-describedby=described_by
            aria-invalid=move || message.get().is_some().then_some("true")
            prop:value=value
            on:input=move |event| value.set(event_target_value(&event))
        />
    };
    field_frame(id, Signal::stored(label), hint, message, control)
}
