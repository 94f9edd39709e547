use std::sync::Arc;

use leptos::prelude::*;

use super::{Fold, Heading, Kind, Notice, Pictogram};
use crate::web::{page::Page, texts::app};

/// What somebody must still do before the next question; nothing where all is well.
pub(crate) type Missing = Arc<dyn Fn() -> Option<&'static str> + Send + Sync>;

/// How a question looks, a real one or one to practise on.
#[component]
pub(crate) fn QuestionForm(
    back: Page,
    /// Which question it is, and of how many.
    place: AnyView,
    pictogram: &'static str,
    text: String,
    /// Title of the window.
    window: String,
    help: Option<String>,
    /// What can be folded open: title and text.
    more: Vec<(&'static str, String)>,
    missing: Missing,
    on_submit: Box<dyn Fn()>,
    /// When an answer is chosen, or another one.
    #[prop(optional)]
    on_touch: Option<Box<dyn Fn()>>,
    /// Beside the button that goes on.
    beside: AnyView,
    /// Words on the button that goes on.
    onward: &'static str,
    /// The answers.
    children: Children,
) -> impl IntoView {
    let wrong = missing.clone();
    view! {
        <a class="nl-link back-link" href=back.href()>{app::common_back()}</a>
        {place}
        <form class="question" novalidate autocomplete="off" on:submit=move |event| {
            event.prevent_default();
            on_submit();
        } on:input=move |_| on_touch.iter().for_each(|touch| touch())>
            {move || missing().map(|text| view! {
                <Notice kind=Kind::Wrong title=app::question_error_title()>
                    <p class="nl-paragraph" data-read>{text}</p>
                </Notice>
            })}
            <fieldset class="choices" class:choices--wrong=move || wrong().is_some()>
                <legend class="choices__legend">
                    <Pictogram name=pictogram />
                    <Heading text window />
                </legend>
                {help.map(|help| view! { <p class="choices__help" data-read>{help}</p> })}
                {more.into_iter().map(|(title, text)| view! { <Fold title text /> }).collect_view()}
                {children()}
            </fieldset>
            <div class="actions">
                <button type="submit" class="nl-button nl-button--primary">{onward}</button>
                {beside}
            </div>
        </form>
    }
}
