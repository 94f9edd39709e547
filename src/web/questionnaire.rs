//! The questionnaire: from the first question to the last look at all answers.

use leptos::{mount::mount_to, prelude::*};

use super::{
    components::{StorageNotices, UpdateNotices},
    language::{self, in_language},
    navigation,
    page::Page,
    pages::{Check, Introduction, NotFound, QuestionPage},
    session::Session,
    shell::element,
    texts::app,
    updates::Updates,
};

/// The pages of the questionnaire, and nothing while another program has the screen.
#[component]
pub(crate) fn Program() -> impl IntoView {
    let page = navigation::follow_address();
    let session = Session::open();
    provide_context(session);
    let updates = Updates::follow();
    provide_context(updates);
    if let Some(place) = element("update") {
        // One place for every page, also for those of the other programs.
        let notices = move || {
            provide_context(updates);
            view! { {move || in_language(|| view! { <UpdateNotices page /> })} }
        };
        mount_to(place.clone(), notices).forget();
        place.set_hidden(false);
    }
    Effect::new(move |before: Option<bool>| {
        language::track();
        let page = page.get();
        let elsewhere = page.is_later() || matches!(page, Page::Desk(_));
        if before == Some(true) && !elsewhere {
            // Another program may have wiped what we hold.
            session.take_up();
        }
        if page == Page::Start {
            say_where_to_resume(session);
            document().set_title(app::start_title());
            if before.is_some() {
                navigation::focus_heading();
            }
        }
        elsewhere
    });
    view! {
        {move || in_language(|| view! { <StorageNotices /> })}
        {move || in_language(|| match page.get() {
            Page::Introduction => view! { <Introduction /> }.into_any(),
            Page::Question { id, checking } => match session.question(&id) {
                Some(question) => view! { <QuestionPage question checking /> }.into_any(),
                None => view! { <NotFound /> }.into_any(),
            },
            Page::Check => view! { <Check /> }.into_any(),
            Page::NotFound => view! { <NotFound /> }.into_any(),
            Page::Start | Page::Outcome | Page::Calculator(_) | Page::HandOver | Page::Desk(_) => ().into_any(),
        })}
    }
}

/// The start screen is the shell's own; somebody who had begun finds the way back there.
fn say_where_to_resume(session: Session) {
    let Some(place) = element("resume") else { return };
    let progress = session.progress().get_untracked();
    let begun = progress.done > 0;
    place.set_hidden(!begun);
    place.set_text_content(None);
    if !begun {
        return;
    }
    let target = match progress.next {
        Some(id) => Page::Question { id, checking: false },
        None => Page::Check,
    };
    let text = app::start_resume(progress.done, progress.total);
    let link = view! {
        <span>{text}</span>
        <a class="nl-link" href=target.href()>{app::start_resume_link()}</a>
    };
    mount_to(place, move || link).forget();
}
