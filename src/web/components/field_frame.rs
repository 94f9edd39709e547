use leptos::prelude::*;

/// What belongs to every field of a form: label, hint and message, tied to the control for everybody.
///
/// The control takes the id, and points at [`described_by`].
pub(crate) fn field_frame(
    id: String,
    label: Signal<String>,
    hint: MaybeProp<String>,
    // What is wrong with the value, if anything.
    message: MaybeProp<String>,
    control: impl IntoView + 'static,
) -> impl IntoView {
    let (hint_id, message_id) = (hint_id(&id), message_id(&id));
    view! {
        <div class="field" class:field--wrong=move || message.get().is_some()>
            <label class="field__label" for=id>{label}</label>
            {move || hint.get().map(|hint| view! { <p class="field__hint" id=hint_id.clone()>{hint}</p> })}
            {move || message.get().map(|message| view! {
                <p class="field__message" id=message_id.clone()>{message}</p>
            })}
            {control}
        </div>
    }
}

/// The ids of the hint and the message that a control has now.
pub(crate) fn described_by(
    id: &str,
    hint: MaybeProp<String>,
    message: MaybeProp<String>,
) -> impl Fn() -> Option<String> + Send + use<> {
    let (hint_id, message_id) = (hint_id(id), message_id(id));
    move || {
        let hint_id = hint.get().is_some().then_some(hint_id.as_str());
        let message_id = message.get().is_some().then_some(message_id.as_str());
        let ids: Vec<&str> = hint_id.into_iter().chain(message_id).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }
}

fn hint_id(id: &str) -> String {
    format!("{id}-hint")
}

fn message_id(id: &str) -> String {
    format!("{id}-message")
}
