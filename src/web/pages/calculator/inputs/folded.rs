use leptos::{html::Details, prelude::*};

use crate::web::texts::later;

/// A part of the form that few people need. It opens by itself where something in it is wrong, and says so when
/// something is filled in there.
#[component]
pub(super) fn Folded(
    title: &'static str,
    #[prop(into)] wrong: Signal<bool>,
    #[prop(into)] filled: Signal<bool>,
    /// Inside another part: without a card of its own.
    #[prop(optional)]
    inside: bool,
    children: Children,
) -> impl IntoView {
    let details = NodeRef::<Details>::new();
    Effect::new(move |_| {
        if let (true, Some(details)) = (wrong.get(), details.get()) {
            // An attribute without a value is always accepted.
            let _ = details.set_attribute("open", "");
        }
    });
    let class = if inside { "form-part--more form-part--inside" } else { "form-part form-part--more" };
    view! {
        <details class=class node_ref=details>
            <summary>
                <span>{title}</span>
                {move || filled.get().then(|| view! { <span class="badge">{later::calculator_filled()}</span> })}
            </summary>
            {children()}
        </details>
    }
}
