use leptos::prelude::*;

use super::{Kind, Notice};
use crate::web::{
    page::Page,
    texts::{app, later},
};

/// In the place of a page that needs every question answered: why, and the way to the next question.
#[component]
pub(crate) fn Unfinished(
    #[prop(into)] text: String,
    /// The first question without an answer.
    next: String,
) -> impl IntoView {
    view! {
        <Notice kind=Kind::Info title=later::outcome_unfinished_title()>
            <p class="nl-paragraph" data-read>{text}</p>
        </Notice>
        <div class="actions">
            <a class="nl-button nl-button--primary" href=Page::Question { id: next, checking: false }.href()>
                {app::intro_resume()}
            </a>
        </div>
    }
}
