//! What comes after the questions: the outcome, calculating, and giving the answers to the municipality.

use leptos::prelude::*;

use super::{
    components::StorageNotices,
    config,
    language::in_language,
    navigation,
    page::Page,
    pages::{Calculation, Calculator, HandOver, NotFound, OutcomePage},
    session::Session,
};

/// The outcome, the calculator and the hand-over, and nothing while another program has the screen.
#[component]
pub(crate) fn Program() -> impl IntoView {
    let page = navigation::follow_address();
    let session = Session::open();
    let config = config::load();
    let calculation = Calculation::open(config);
    provide_context(session);
    provide_context(calculation);
    provide_context(config);
    Effect::new(move |before: Option<bool>| {
        let here = page.get().is_later();
        if before == Some(false) && here {
            // The questionnaire has gone on meanwhile, or wiped everything.
            session.take_up();
            calculation.take_up();
        }
        here
    });
    view! {
        {move || in_language(|| view! { <StorageNotices /> })}
        {move || in_language(|| match page.get() {
            Page::Outcome => view! { <OutcomePage /> }.into_any(),
            Page::Calculator(page) => view! { <Calculator page /> }.into_any(),
            Page::HandOver => view! { <HandOver /> }.into_any(),
            // Behind one of our doors, but no page of ours.
            Page::NotFound => view! { <NotFound /> }.into_any(),
            _ => ().into_any(),
        })}
    }
}
