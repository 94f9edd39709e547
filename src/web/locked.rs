//! The questionnaire under lock: at home behind a code that somebody chose, and on a tablet in a group.

use leptos::prelude::*;

use super::{
    group::Tablet,
    home_lock,
    language::in_language,
    navigation, one_window,
    page::Page,
    pages::{Practised, Unlock},
    questionnaire::Pages,
    session::Session,
    storage::drafts,
    updates::Updates,
};

/// The questionnaire once a code was given, and nothing while another program has the screen.
#[component]
pub(crate) fn Program() -> impl IntoView {
    let page = navigation::follow_address();
    // At home and in a group nothing is shared: each begins anew when the other was there.
    let in_group = Memo::new(move |_| matches!(page.get(), Page::Group(_)));
    move || {
        if in_group.get() { view! { <Tablet page /> }.into_any() } else { view! { <Home page /> }.into_any() }
    }
}

/// The questionnaire of somebody who chose a code.
#[component]
fn Home(page: ReadSignal<Page>) -> impl IntoView {
    home_lock::take_up();
    let session = Session::open();
    provide_context(session);
    provide_context(Practised(RwSignal::new(None)));
    provide_context(Updates::follow());
    drafts::on_wipe(home_lock::forget);
    let has_answers = one_window::follow(move || session.take_up());
    let shut = RwSignal::new(drafts::is_shut());
    Effect::new(move |before: Option<bool>| {
        let here = page.get().is_questionnaire();
        if before == Some(false) && here {
            // The other program may have opened the lock, or wiped what we hold.
            home_lock::take_up();
            shut.set(drafts::is_shut());
            session.take_up();
        }
        here
    });
    move || {
        if !page.get().is_questionnaire() {
            return ().into_any();
        }
        match (has_answers.get(), shut.get()) {
            (false, _) => in_language(|| view! { <one_window::Elsewhere /> }).into_any(),
            (true, true) => in_language(|| {
                view! {
                    <Unlock on_open=move || {
                        shut.set(false);
                        session.take_up();
                    } />
                }
            })
            .into_any(),
            (true, false) => view! { <Pages page session /> }.into_any(),
        }
    }
}
