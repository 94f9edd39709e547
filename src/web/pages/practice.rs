//! A question to practise on: it looks and works like a real one, and nothing of it is kept.

use leptos::prelude::*;

use crate::web::{
    components::{ChoiceCard, Fold, Heading, Kind, Notice, ReadAloud},
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
    let missing = RwSignal::new(false);
    let onward = move || match session.progress().get_untracked().next {
        Some(id) => Page::Question { id, checking: false },
        None => Page::Check,
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        match chosen.get_untracked() {
            Some(_) => navigation::go(&onward()),
            None => missing.set(true),
        }
    };
    let error = move || missing.get() && chosen.get().is_none();
    let question = app::practice_question();
    let options = [app::practice_coffee(), app::practice_tea(), app::practice_water(), app::practice_other()];
    view! {
        <div class="question-top">
            <a class="nl-link back-link" href=Page::Introduction.href()>{app::common_back()}</a>
            <ReadAloud hint=true />
        </div>
        <p class="nl-paragraph">
            <strong data-read>{app::practice_title()}</strong> <br /> <span data-read>{app::practice_lead()}</span>
        </p>
        <form class="question" novalidate on:submit=submit>
            {move || error().then(|| view! {
                <Notice kind=Kind::Wrong title=app::question_error_title()>
                    <p class="nl-paragraph" data-read>{app::practice_not_yet()}</p>
                </Notice>
            })}
            <fieldset class="choices" class:choices--wrong=error>
                <legend><Heading text=question window=format!("{question} ({})", app::practice_title()) /></legend>
                <p class="choices__help" data-read>{app::practice_help()}</p>
                <Fold title=app::question_more() text=app::practice_more() />
                <div class="choices__list">
                    {(0..).zip(options).map(|(place, option)| view! {
                        <ChoiceCard
                            id=format!("practice-{place}")
                            group="practice".into()
                            label=option.into()
                            checked=move || chosen.get() == Some(place)
                            on_change=move |_| chosen.set(Some(place))
                        />
                    }).collect_view()}
                </div>
            </fieldset>
            <p class="saved" role="status">{move || chosen.get().map(|_| app::practice_done())}</p>
            <div class="actions">
                <button type="submit" class="nl-button nl-button--primary">{app::practice_start()}</button>
                <a class="nl-link" href=move || onward().href()>{app::practice_skip()}</a>
            </div>
        </form>
    }
}
