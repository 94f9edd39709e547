use leptos::prelude::*;

use crate::web::{components::Heading, page::Page, texts::app};

/// For an address that leads nowhere.
#[component]
pub(crate) fn NotFound() -> impl IntoView {
    view! {
        <Heading text=app::not_found_title() />
        <p class="nl-paragraph">{app::not_found_text()}</p>
        <p class="nl-paragraph"><a class="nl-link" href=Page::Start.href()>{app::not_found_link()}</a></p>
    }
}
