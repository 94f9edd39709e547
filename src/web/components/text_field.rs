use leptos::prelude::*;

/// A question with a line of text as its answer.
#[component]
pub(crate) fn TextField(
    #[prop(into)] id: String,
    #[prop(into)] label: String,
    #[prop(optional, into)] hint: Option<String>,
    /// What is wrong with the text, if anything.
    #[prop(optional, into)]
    message: MaybeProp<String>,
    value: RwSignal<String>,
    /// `text`, or `password` for what nobody else should read from the screen.
    #[prop(default = "text")]
    kind: &'static str,
) -> impl IntoView {
    let hint_id = format!("{id}-hint");
    let message_id = format!("{id}-message");
    let described_by = {
        let hint_id = hint.is_some().then(|| hint_id.clone());
        let message_id = message_id.clone();
        move || {
            let message_id = message.get().is_some().then(|| message_id.clone());
            let ids: Vec<String> = hint_id.clone().into_iter().chain(message_id).collect();
            (!ids.is_empty()).then(|| ids.join(" "))
        }
    };
    view! {
        <div class="field" class:field--wrong=move || message.get().is_some()>
            <label class="field__label" for=id.clone()>{label}</label>
            {hint.map(|hint| view! { <p class="field__hint" id=hint_id>{hint}</p> })}
            {move || message.get().map(|message| view! {
                <p class="field__message" id=message_id.clone()>{message}</p>
            })}
            // What is typed here is nobody's to remember, correct or learn from.
            <input
                class="utrecht-textbox utrecht-textbox--html-input"
                id=id
                type=kind
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                aria-describedby=described_by
                aria-invalid=move || message.get().is_some().then_some("true")
                bind:value=value
            />
        </div>
    }
}
