//! All that is kept of one person, for whoever asks (inzage).

use leptos::prelude::*;

use crate::{
    caseload::Case,
    web::{components::Heading, texts::talk},
};

/// Everything about one person.
#[component]
pub(super) fn EverythingPart(case: Case) -> impl IntoView {
    let _ = case;
    view! { <Heading text=talk::part_everything() /> }
}
