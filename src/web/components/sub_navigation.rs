use leptos::prelude::*;

use crate::web::page::Page;

/// The pages behind one door, with the one that is on the screen marked.
#[component]
pub(crate) fn SubNavigation(
    /// What it leads through, for who can't see where it stands.
    label: &'static str,
    pages: Vec<(Page, &'static str)>,
    #[prop(into)] current: Signal<Page>,
) -> impl IntoView {
    let links = pages.into_iter().map(|(page, text)| {
        let href = page.href();
        view! { <a href=href aria-current=move || (current.get() == page).then_some("page")>{text}</a> }
    });
    view! { <nav class="sub-nav" aria-label=label>{links.collect_view()}</nav> }
}
