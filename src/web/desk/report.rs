//! The half-yearly report, to print.

use leptos::prelude::*;

use crate::web::{components::Heading, texts::desk};

/// The half-yearly report, to print.
#[component]
pub(super) fn ReportPage() -> impl IntoView {
    view! { <Heading text=desk::desk_nav_report() /> }
}
