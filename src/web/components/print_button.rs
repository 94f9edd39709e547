use leptos::prelude::*;

/// A button that prints the page, or lets the browser save it as a PDF.
#[component]
pub(crate) fn PrintButton(
    #[prop(into)] label: String,
    #[prop(default = "nl-button nl-button--primary")] class: &'static str,
) -> impl IntoView {
    let print = |_| {
        // A browser that can't print does nothing.
        let _ = window().print();
    };
    view! { <button type="button" class=class on:click=print>{label}</button> }
}
