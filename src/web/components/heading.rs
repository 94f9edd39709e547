use leptos::prelude::*;

use crate::web::navigation;

/// The heading of a page. It names the window and takes the focus, so that somebody who can't see the
/// page change hears it.
#[component]
pub(crate) fn Heading(
    #[prop(into)] text: String,
    /// Title of the window, where it says more than the heading.
    #[prop(optional, into)]
    window: Option<String>,
) -> impl IntoView {
    let title = window.unwrap_or_else(|| text.clone());
    Effect::new(move |_| navigation::announce(&title));
    view! { <h1 class="nl-heading nl-heading--level-1" data-page-heading data-read tabindex="-1">{text}</h1> }
}
