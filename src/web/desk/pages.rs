//! Leafing through a long list.

use leptos::prelude::*;

use crate::web::texts::intake as texts;

/// Where in the list the page is, and the ways to the next; nothing where all of it is on one page.
#[component]
pub(super) fn Pages(
    /// The page, from 0.
    page: RwSignal<usize>,
    /// Things on a page.
    size: usize,
    #[prop(into)] total: Signal<usize>,
    /// Of which list.
    label: &'static str,
) -> impl IntoView {
    let shown = move || {
        let (from, total) = (page.get() * size, total.get());
        texts::pages_shown(from + 1, (from + size).min(total), total)
    };
    let is_last = move || (page.get() + 1) * size >= total.get();
    view! {
        {move || (total.get() > size).then(|| view! {
            <nav class="pages" aria-label=format!("{}: {label}", texts::pages_label())>
                // Not disabled at an end: a button that takes its focus along is gone for who uses a keyboard.
                <button type="button" class="nl-button nl-button--secondary" aria-disabled=move || (page.get() == 0).to_string()
                    on:click=move |_| page.update(|page| *page = page.saturating_sub(1))>{texts::pages_previous()}</button>
                <p class="pages__shown" role="status">{shown}</p>
                <button type="button" class="nl-button nl-button--secondary" aria-disabled=move || is_last().to_string()
                    on:click=move |_| if !untrack(is_last) { page.update(|page| *page += 1) }>{texts::pages_next()}</button>
            </nav>
        })}
    }
}
