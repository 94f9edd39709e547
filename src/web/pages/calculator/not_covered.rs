use leptos::prelude::*;

use crate::web::texts::later;

/// What no calculation here has in it, each with whom to ask.
#[component]
pub(super) fn NotCovered(
    /// On paper nobody can unfold it.
    #[prop(optional)]
    open: bool,
) -> impl IntoView {
    let items = [
        later::not_covered_debts(),
        later::not_covered_business(),
        later::not_covered_ioaw(),
        later::not_covered_study(),
        later::not_covered_municipality(),
        later::not_covered_institution(),
    ];
    view! {
        <details class="why" open=open>
            <summary>{later::not_covered_title()}</summary>
            <ul class="plain-list">{items.map(|item| view! { <li>{item}</li> }).into_iter().collect_view()}</ul>
        </details>
    }
}
