//! One question on the screen: why we ask, the answers, and two ways not to answer.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    diagnose::{Answer, Question},
    web::{
        components::{Choice, Chosen, QuestionForm, UpdateOffer},
        language, navigation,
        page::Page,
        session::Session,
        texts::app,
        updates::Updates,
    },
};

/// The question with this id; `checking` when the person came from the check page.
#[component]
pub(crate) fn QuestionPage(question: &'static Question, checking: bool) -> impl IntoView {
    let session = expect_context::<Session>();
    let tried = RwSignal::new(false);
    // A newer version is offered between two questions: as long as nothing was done on this one.
    let between = RwSignal::new(use_context::<Updates>().is_some_and(Updates::is_to_be_offered));
    let (number, total) = untrack(|| session.position(question));
    let text = language::of(&question.text);
    let window = format!("{text} ({})", app::question_progress(number, total));

    let submit = move || {
        if !session.is_answered(question) {
            if !question.may_be_empty {
                tried.set(true);
                return;
            }
            session.answer(question, Answer::Many(Vec::new()));
        }
        navigation::go(&if checking { Page::Check } else { session.page_after(question) });
    };
    let refusable = question.allows_dont_know || question.allows_refuse;
    let choose_first =
        if refusable { app::question_choose_first_one } else { app::question_choose_first_plain };
    let help = question.help.as_deref().map(language::of);

    view! {
        <QuestionForm
            back=if checking { Page::Check } else { session.page_before(question) }
            place=view! {
                <p class="progress">
                    {app::question_progress(number, total)}
                    <progress class="progress__bar" aria-hidden="true" max=total value=number></progress>
                </p>
            }.into_any()
            pictogram=question.pictogram.as_str()
            text
            window
            help=help.or_else(|| question.many.then(|| app::question_choose_many().into()))
            more=vec![
                (app::question_more(), language::of(&question.more)),
                (app::question_why(), language::of(&question.why)),
            ]
            on_touch=Box::new(move || between.set(false))
            missing=Arc::new(move || (tried.get() && !session.is_answered(question)).then(choose_first))
            on_submit=Box::new(submit)
            beside=view! {
                <p class="saved" role="status">
                    {move || session.is_answered(question).then(|| (session.says)(session.saving.get())).flatten()}
                </p>
            }.into_any()
            onward=app::common_next()
        >
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
        </QuestionForm>
        <p class="nl-paragraph"><a class="nl-link" href=Page::Check.href()>{app::question_overview()}</a></p>
        {move || between.get().then(|| view! { <UpdateOffer /> })}
    }
}
