//! The letter to the resident about the decision.

use leptos::prelude::*;

use crate::{
    caseload::Case,
    web::{components::Heading, texts::talk as texts},
};

/// The letter about this case.
#[component]
pub(super) fn LetterPart(case: Case) -> impl IntoView {
    let _ = case;
    view! { <Heading text=texts::part_letter() /> }
}
