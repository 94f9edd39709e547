//! A question to practise on: it looks and works like a real one, and nothing of it is kept.

use std::sync::Arc;

use leptos::prelude::*;

use crate::web::{
    components::{ChoiceCard, QuestionForm},
    navigation,
    page::Page,
    session::Session,
    texts::app,
};

/// What was chosen to practise on: the place of an option. Outside the page, because another language makes the page
/// anew.
#[derive(Clone, Copy)]
pub(crate) struct Practised(pub(crate) RwSignal<Option<usize>>);

/// The practice question, before the first real one.
#[component]
pub(crate) fn Practice() -> impl IntoView {
    let session = expect_context::<Session>();
    let Practised(chosen) = expect_context();
    let tried = RwSignal::new(false);
    let onward = untrack(|| session.page_to_go_on());
    let skip = onward.href();
    let submit = move || match chosen.get_untracked() {
        Some(_) => navigation::go(&onward),
        None => tried.set(true),
    };
    let question = app::practice_question();
    let options = [
        (app::practice_coffee(), "coffee"),
        (app::practice_tea(), "leaf"),
        (app::practice_water(), "glass-water"),
        (app::practice_other(), "ellipsis"),
    ];
    view! {
        <QuestionForm
            back=Page::Introduction
            place=view! {
                <p class="progress" data-read>{app::practice_title()} ". " {app::practice_lead()}</p>
            }.into_any()
            pictogram="cup-soda"
            text=question.into()
            window=format!("{question} ({})", app::practice_title())
            help=Some(app::practice_help().into())
            more=vec![(app::question_more(), app::practice_more().into())]
            missing=Arc::new(move || (tried.get() && chosen.get().is_none()).then(app::practice_not_yet))
            on_submit=Box::new(submit)
            beside=view! {
                <p class="saved" role="status">{move || chosen.get().map(|_| app::practice_done())}</p>
                <a class="nl-link" href=skip>{app::practice_skip()}</a>
            }.into_any()
            onward=app::practice_start()
        >
            <div class="choices__list">
                {(0..).zip(options).map(|(place, (option, pictogram))| view! {
                    <ChoiceCard
                        id=format!("practice-{place}")
                        group="practice".into()
                        label=option.into()
                        pictogram=Some(pictogram)
                        checked=Box::new(move || chosen.get() == Some(place))
                        on_change=Box::new(move |_| chosen.set(Some(place)))
                    />
                }).collect_view()}
            </div>
        </QuestionForm>
    }
}
