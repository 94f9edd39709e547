//! What is due this week, and what is overdue.

use leptos::prelude::*;

use crate::web::{components::Heading, texts::desk};

/// What is due this week, and what is overdue.
#[component]
pub(super) fn AgendaPage() -> impl IntoView {
    view! { <Heading text=desk::desk_nav_agenda() /> }
}
