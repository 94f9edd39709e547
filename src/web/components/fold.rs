use leptos::prelude::*;

use super::ListenTo;

/// More about a question, folded until somebody wants it; read aloud while it is open.
#[component]
pub(crate) fn Fold(title: &'static str, #[prop(into)] text: String) -> impl IntoView {
    view! {
        <details class="why">
            <summary data-read>{title}</summary>
            <div class="why__text">
                <p class="nl-paragraph" data-read>{text}</p>
                <ListenTo text=title />
            </div>
        </details>
    }
}
