//! All answers on one page, each of them still to be changed.

use leptos::prelude::*;

use crate::web::{
    answer_text::answer_text,
    components::{Heading, Kind, Notice},
    language,
    page::Page,
    pages::Restart,
    session::Session,
    texts::app,
};

/// The check page, before the outcome.
#[component]
pub(crate) fn Check() -> impl IntoView {
    let session = expect_context::<Session>();
    // On a shared tablet nobody looks at an outcome, and everything was sealed from the start.
    let shared = session.is_kept_elsewhere();
    let (onward, label) =
        if shared { (Page::HandOver, app::common_next()) } else { (Page::Outcome, app::check_finish()) };
    let missing = move || session.shown().iter().filter(|q| !session.is_answered(q)).count();
    view! {
        <Heading text=app::check_title() />
        <p class="lead">{app::check_text()}</p>
        {move || {
            let count = missing();
            (count > 0).then(|| view! {
                <Notice kind=Kind::Warning title=app::check_missing_title()>
                    <p class="nl-paragraph">
                        {app::check_missing_text(count)}
                    </p>
                </Notice>
            })
        }}
        <dl class="answers">
            {move || session.shown().into_iter().map(|question| {
                let page = Page::Question { id: question.id.clone(), checking: true };
                let answered = session.is_answered(question);
                let text = language::of(&question.text);
                let label = text.clone();
                let action = if answered { app::common_change() } else { app::check_answer_missing() };
                view! {
                    <div class="answers__row" class:answers__row--missing=!answered>
                        <dt>{text}</dt>
                        <dd>{if answered { answer_text(question, session.answer_to(question).as_ref()) } else { app::check_missing().into() }}</dd>
                        <dd class="answers__action">
                            <a class="nl-link" href=page.href() aria-label=format!("{action}: {label}")>
                                {action}
                            </a>
                        </dd>
                    </div>
                }
            }).collect_view()}
        </dl>
        <div class="actions">
            {move || match session.progress().get().next {
                None => view! {
                    <a class="nl-button nl-button--primary" href=onward.href()>{label}</a>
                }.into_any(),
                Some(id) => view! {
                    <a class="nl-button nl-button--primary" href=Page::Question { id, checking: false }.href()>
                        {app::intro_resume()}
                    </a>
                }.into_any(),
            }}
            {(!shared).then(|| view! { <Restart label=app::restart_link() /> })}
        </div>
    }
}
