//! Backup and restore, colleagues, and how long dossiers are kept.

use leptos::prelude::*;

use crate::web::{components::Heading, texts::desk};

/// Backup and restore, colleagues, and how long dossiers are kept.
#[component]
pub(super) fn ArchivePage() -> impl IntoView {
    view! { <Heading text=desk::desk_nav_archive() /> }
}
