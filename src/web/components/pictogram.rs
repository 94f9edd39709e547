use leptos::prelude::*;

/// A drawing for who reads little; for a screen reader it is not there, since the words beside it say the same.
#[component]
pub(crate) fn Pictogram(
    /// As in `data/diagnose/pictograms.toml`.
    name: &'static str,
) -> impl IntoView {
    view! {
        <svg class="pictogram" viewBox="0 0 24 24" aria-hidden="true">
            <use href=format!("{}#{name}", sprite()) />
        </svg>
    }
}

/// The file with every pictogram, which the browser fetches once.
fn sprite() -> &'static str {
    "pictograms.svg"
}
