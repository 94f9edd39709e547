//! The questionnaire: from the first question to the last look at all answers.

use leptos::{mount::mount_to, prelude::*};

use super::{
    components::{StorageNotices, UpdateNotices},
    language::{self, in_language},
    navigation, one_window,
    page::Page,
    pages::{Introduction, NotFound, Practice, Practised, QuestionPage},
    session::Session,
    shell::element,
    storage::drafts,
    texts::app,
    updates::Updates,
};
use crate::dossier::Invitation;

/// The pages of the questionnaire, and nothing while another program has the screen.
#[component]
pub(crate) fn Program() -> impl IntoView {
    let page = navigation::follow_address();
    let session = Session::open();
    let practised = RwSignal::new(None);
    provide_context(session);
    provide_context(Practised(practised));
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
        let elsewhere = !page.is_questionnaire() && page != Page::Start;
        if before == Some(true) && !elsewhere {
            // Another program may have wiped what we hold.
            session.take_up();
        }
        if page != Page::Practice {
            // Nothing of it is kept.
            practised.set(None);
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
    let locked = RwSignal::new(drafts::lock().is_some());
    let has_answers = one_window::follow(move || {
        locked.set(drafts::lock().is_some());
        session.take_up();
    });
    // Answers behind a code are shown by the other program: the same fields twice in a page would answer for each other.
    let here = Memo::new(move |_| page.get().is_questionnaire() && !locked.get() && drafts::lock().is_none());
    move || match (here.get(), has_answers.get()) {
        (false, _) => ().into_any(),
        (true, true) => view! { <Pages page session /> }.into_any(),
        (true, false) => in_language(|| view! { <one_window::Elsewhere /> }).into_any(),
    }
}

/// The pages of the questionnaire, with what there is to say about keeping the answers above them.
#[component]
pub(crate) fn Pages(page: ReadSignal<Page>, session: Session) -> impl IntoView {
    view! {
        {move || in_language(|| view! { <StorageNotices /> })}
        {move || in_language(|| match page.get() {
            Page::Introduction => view! { <Introduction /> }.into_any(),
            Page::Practice => view! { <Practice /> }.into_any(),
            Page::Question { id, checking } => match session.question(&id) {
                Some(question) => view! { <QuestionPage question checking /> }.into_any(),
                None => view! { <NotFound /> }.into_any(),
            },
            Page::Invitation(link) => {
                follow_invitation(session, &link);
                ().into_any()
            }
            Page::NotFound => view! { <NotFound /> }.into_any(),
            _ => ().into_any(),
        })}
    }
}

/// Takes up the code of a letter, and goes on to the introduction; to a closer look where the link isn't right, or where
/// the answers on this device are somebody else's.
fn follow_invitation(session: Session, link: &str) {
    let reference = Invitation::parse(link).ok().map(|invitation| invitation.reference.to_string());
    let before = session.letter.get_untracked();
    let begun = session.progress().get_untracked().done > 0;
    match reference {
        Some(reference) if !begun || before.as_ref() == Some(&reference) => {
            session.set_letter(reference);
            navigation::replace(&Page::Introduction);
        }
        _ => navigation::replace(&Page::Letter(link.into())),
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
    let target = untrack(|| session.page_to_go_on());
    let text = app::start_resume(progress.done, progress.total);
    let link = view! {
        <span>{text}</span>
        <a class="nl-link" href=target.href()>{app::start_resume_link()}</a>
    };
    mount_to(place, move || link).forget();
}
