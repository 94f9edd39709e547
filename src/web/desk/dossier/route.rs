//! The plan after a decision, and what became of it.

use leptos::prelude::*;

use crate::{
    caseload::Case,
    web::{components::Heading, texts::talk},
};

/// The route of one person.
#[component]
pub(super) fn RoutePart(case: Case) -> impl IntoView {
    let _ = case;
    view! { <Heading text=talk::part_route() /> }
}
