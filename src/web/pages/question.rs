//! One question on the screen: why we ask, the answers, and two ways not to answer.

use leptos::prelude::*;

use crate::{
    diagnose::{Answer, Question},
    web::{
        components::{Choice, Chosen, Heading, Kind, Notice},
        language, navigation,
        page::Page,
        session::Session,
        texts::app,
    },
};

/// The question with this id; `checking` when the person came from the check page.
#[component]
pub(crate) fn QuestionPage(question: &'static Question, checking: bool) -> impl IntoView {
    let session = expect_context::<Session>();
    let missing = RwSignal::new(false);
    let (number, total) = untrack(|| session.position(question));
    let text = language::of(&question.text);
    let title = format!("{text} ({})", app::question_progress(number, total));

    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if !session.is_answered(question) {
            if !question.may_be_empty {
                missing.set(true);
                return;
            }
            session.answer(question, Answer::Many(Vec::new()));
        }
        navigation::go(&if checking { Page::Check } else { session.page_after(question) });
    };
    let back = if checking { Page::Check } else { session.page_before(question) };
    let error = move || missing.get() && !session.is_answered(question);
    let refusable = question.allows_dont_know || question.allows_refuse;

    view! {
        <a class="nl-link back-link" href=back.href()>{app::common_back()}</a>
        <p class="progress">
            {app::question_progress(number, total)}
            <progress class="progress__bar" aria-hidden="true" max=total value=number></progress>
        </p>
        <form class="question" novalidate autocomplete="off" on:submit=submit>
            {move || error().then(|| view! {
                <Notice kind=Kind::Wrong title=app::question_error_title()>
                    <p class="nl-paragraph">
                        {if refusable { app::question_choose_first_one() } else { app::question_choose_first_plain() }}
                    </p>
                </Notice>
            })}
            <fieldset class="choices" class:choices--wrong=error>
                <legend><Heading text window=title /></legend>
                {question.help.as_deref().map(|help| view! { <p class="choices__help">{language::of(help)}</p> })}
                {(question.many && question.help.is_none()).then(|| view! {
                    <p class="choices__help">{app::question_choose_many()}</p>
                })}
                <details class="why">
                    <summary>{app::question_more()}</summary>
                    <p class="nl-paragraph">{language::of(&question.more)}</p>
                </details>
                <details class="why">
                    <summary>{app::question_why()}</summary>
                    <p class="nl-paragraph">{language::of(&question.why)}</p>
                </details>
                <div class="choices__list">
                    {(0..).zip(&question.options).map(|(place, option)| view! {
                        <Choice question chosen=Chosen::Option(place) label=language::of(&option.text) />
                    }).collect_view()}
                </div>
                {refusable.then(|| view! {
                    <div class="choices__list choices__list--quiet">
                        {question.allows_dont_know.then(|| view! {
                            <Choice question chosen=Chosen::DontKnow label=app::question_dont_know() />
                        })}
                        {question.allows_refuse.then(|| view! {
                            <Choice question chosen=Chosen::Refused label=app::question_refuse() />
                        })}
                    </div>
                })}
            </fieldset>
            <div class="actions">
                <button type="submit" class="nl-button nl-button--primary">{app::common_next()}</button>
                <p class="saved" role="status">
                    {move || session.is_answered(question).then(|| (session.says)(session.saving.get())).flatten()}
                </p>
            </div>
        </form>
        <p class="nl-paragraph"><a class="nl-link" href=Page::Check.href()>{app::question_overview()}</a></p>
    }
}
