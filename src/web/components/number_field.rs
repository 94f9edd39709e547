use leptos::prelude::*;

use super::field_frame::{described_by, field_frame};

/// A question with a number as its answer.
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
    /// When somebody is done typing: on leaving the field, or with Enter.
    #[prop(optional, into)]
    on_change: Option<Callback<String>>,
    /// Stands before the field, such as €.
    #[prop(optional)]
    unit: &'static str,
) -> impl IntoView {
    let message: MaybeProp<String> = message.into();
    let described_by = described_by(&id, hint, message);
    let control = view! {
        <div class="field__input">
            {(!unit.is_empty()).then(|| view! { <span class="field__unit" aria-hidden="true">{unit}</span> })}
            <input
                class="utrecht-textbox utrecht-textbox--html-input"
                id=id.clone()
                type="text"
                inputmode="decimal"
                autocomplete="off"
                aria-describedby=described_by
                aria-invalid=move || message.get().is_some().then_some("true")
                prop:value=value
                on:input=move |event| on_input(event_target_value(&event))
                on:change=move |event| {
                    if let Some(on_change) = on_change {
                        on_change.run(event_target_value(&event));
                    }
                }
            />
        </div>
    };
    field_frame(id, label, hint, message, control)
}
