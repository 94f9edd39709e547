use leptos::prelude::*;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    /// What a file of the build is called where it was put, with its content in its name.
    #[wasm_bindgen(js_namespace = ["window", "opstap"])]
    fn file(name: &str) -> String;
}

/// A drawing for who reads little; for a screen reader it is not there, since the words beside it say the same.
#[component]
pub(crate) fn Pictogram(
    /// As in `data/diagnose/pictograms.toml`.
    name: &'static str,
) -> impl IntoView {
    view! {
        <svg class="pictogram" viewBox="0 0 24 24" aria-hidden="true">
            <use href=format!("{}#{name}", file("pictograms.svg")) />
        </svg>
    }
}
