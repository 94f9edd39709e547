use leptos::prelude::*;

/// More about a question, folded until somebody wants it; read aloud while it is open.
#[component]
pub(crate) fn Fold(title: &'static str, text: String) -> impl IntoView {
    view! {
        <details class="why">
            <summary data-read>{title}</summary>
            <div class="why__text">
                <p class="nl-paragraph" data-read=super::OWN data-name=title>{text}</p>
            </div>
        </details>
    }
}
