//! Figures over all dossiers.

use leptos::prelude::*;

use crate::web::{components::Heading, texts::desk};

/// Figures over all dossiers.
#[component]
pub(super) fn OverviewPage() -> impl IntoView {
    view! { <Heading text=desk::desk_nav_overview() /> }
}
