//! What comes after the questions: the outcome, calculating, and giving the answers to the municipality.

use leptos::prelude::*;

use super::{
    components::StorageNotices,
    config, home_lock,
    language::in_language,
    navigation, one_window,
    page::Page,
    pages::{
        Accessibility, Calculation, Calculator, Check, DevicePage, HandOver, LetterPage, NotFound,
        OutcomePage, SealedFile, Unlock,
    },
    session::Session,
    storage::drafts,
};

/// The outcome, the calculator and the hand-over, and nothing while another program has the screen.
#[component]
pub(crate) fn Program() -> impl IntoView {
    let page = navigation::follow_address();
    home_lock::take_up();
    let session = Session::open();
    let config = config::load();
    let calculation = Calculation::open(config);
    provide_context(session);
    provide_context(calculation);
    provide_context(config);
    let file = SealedFile::none();
    provide_context(file);
    drafts::on_wipe(move || {
        file.forget();
        home_lock::forget();
    });
    let take_up = move || {
        session.take_up();
        calculation.take_up();
    };
    let has_answers = one_window::follow(move || {
        // Somebody else may go on in the other window.
        file.forget();
        take_up();
    });
    let shut = RwSignal::new(drafts::is_shut());
    Effect::new(move |before: Option<bool>| {
        let here = page.get().is_later();
        if before == Some(false) && here {
            // The questionnaire has gone on meanwhile, or wiped everything.
            home_lock::take_up();
            shut.set(drafts::is_shut());
            take_up();
        }
        here
    });
    // How accessible this is, anybody may read at any time; what is on the device also without the code.
    let without_code = |page: &Page| matches!(page, Page::Device | Page::Accessibility);
    view! {
        {move || in_language(|| page.get().is_later().then(|| view! { <StorageNotices /> }))}
        {move || in_language(|| match page.get() {
            page if !page.is_later() && page != Page::NotFound => ().into_any(),
            page if page != Page::Accessibility && !has_answers.get() => view! { <one_window::Elsewhere /> }.into_any(),
            page if !without_code(&page) && shut.get() => view! {
                <Unlock on_open=move || {
                    shut.set(false);
                    take_up();
                } />
            }
            .into_any(),
            Page::Check => view! { <Check /> }.into_any(),
            Page::Letter(link) => view! { <LetterPage link /> }.into_any(),
            Page::Device => view! { <DevicePage /> }.into_any(),
            Page::Accessibility => view! { <Accessibility /> }.into_any(),
            Page::Outcome => view! { <OutcomePage /> }.into_any(),
            Page::Calculator(page) => view! { <Calculator page /> }.into_any(),
            Page::HandOver => view! { <HandOver /> }.into_any(),
            // Behind one of our doors, but no page of ours.
            Page::NotFound => view! { <NotFound /> }.into_any(),
            _ => ().into_any(),
        })}
    }
}
