//! Outcomes by language and by help with filling in.

use leptos::prelude::*;

use crate::web::{components::Heading, texts::desk};

/// Outcomes by language and by help with filling in.
#[component]
pub(super) fn FairnessPage() -> impl IntoView {
    view! { <Heading text=desk::desk_nav_fairness() /> }
}
