use leptos::prelude::*;

/// A question with a number as its answer: label, hint, message and unit belong together for everybody.
#[component]
pub(crate) fn NumberField(
    #[prop(into)] id: String,
    #[prop(into)] label: Signal<String>,
    #[prop(optional, into)] hint: MaybeProp<String>,
    /// What is wrong with the value, if anything.
    #[prop(into)]
    message: Signal<Option<String>>,
    #[prop(into)] value: Signal<String>,
    on_input: impl Fn(String) + 'static,
    /// Stands before the field, such as €.
    #[prop(optional)]
    unit: &'static str,
) -> impl IntoView {
    let hint_id = format!("{id}-hint");
    let message_id = format!("{id}-message");
    let described_by = {
        let (hint_id, message_id) = (hint_id.clone(), message_id.clone());
        move || {
            let mut ids = Vec::new();
            if hint.get().is_some() {
                ids.push(hint_id.as_str());
            }
            if message.get().is_some() {
                ids.push(message_id.as_str());
            }
            (!ids.is_empty()).then(|| ids.join(" "))
        }
    };
    view! {
        <div class="field" class:field--wrong=move || message.get().is_some()>
            <label class="field__label" for=id.clone()>{label}</label>
            {move || hint.get().map(|hint| view! { <p class="field__hint" id=hint_id.clone()>{hint}</p> })}
            {move || message.get().map(|message| view! {
                <p class="field__message" id=message_id.clone()>{message}</p>
            })}
            <div class="field__input">
                {(!unit.is_empty()).then(|| view! { <span class="field__unit" aria-hidden="true">{unit}</span> })}
                <input
                    class="utrecht-textbox utrecht-textbox--html-input"
                    id=id
                    type="text"
                    inputmode="decimal"
                    autocomplete="off"
                    aria-describedby=described_by
                    aria-invalid=move || message.get().is_some().then_some("true")
                    prop:value=value
                    on:input=move |event| on_input(event_target_value(&event))
                />
            </div>
        </div>
    }
}
