use leptos::prelude::*;

use super::field_frame::{described_by, field_frame};

/// A question with a line of text as its answer.
#[component]
pub(crate) fn TextField(
    #[prop(into)] id: String,
    #[prop(into)] label: String,
    #[prop(optional, into)] hint: MaybeProp<String>,
    /// What is wrong with the text, if anything.
    #[prop(optional, into)]
    message: MaybeProp<String>,
    value: RwSignal<String>,
    /// `text`, or `password` for what nobody else should read from the screen.
    #[prop(default = "text")]
    kind: &'static str,
    /// What a phone shows to type with, such as `numeric`.
    #[prop(default = "text")]
    keyboard: &'static str,
    /// Whether nobody else should read it from the screen, without the browser taking it for a password to keep.
    #[prop(optional)]
    concealed: bool,
) -> impl IntoView {
    let described_by = described_by(&id, hint, message);
    let control = view! {
        // What is typed here is nobody's to remember, correct or learn from.
        <input
            class="utrecht-textbox utrecht-textbox--html-input"
            id=id.clone()
            class:utrecht-textbox--concealed=concealed
            type=kind
            inputmode=keyboard
            autocomplete="off"
            autocapitalize="off"
            spellcheck="false"
            aria-describedby=described_by
            aria-invalid=move || message.get().is_some().then_some("true")
            bind:value=value
        />
    };
    field_frame(id, Signal::stored(label), hint, message, control)
}
