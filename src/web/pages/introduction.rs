use leptos::prelude::*;

use super::Restart;
use crate::web::{
    components::{Heading, Kind, Notice},
    page::Page,
    session::Session,
    storage::drafts::Saving,
    texts::app,
};

/// What the questionnaire is, what it is not used for, and where to begin or go on.
#[component]
pub(crate) fn Introduction() -> impl IntoView {
    let session = expect_context::<Session>();
    let progress = session.progress();
    let first = move || match progress.get().next {
        Some(id) => Page::Question { id, checking: false }.href(),
        None => Page::Check.href(),
    };
    let label = move || {
        let progress = progress.get();
        match (progress.done, progress.next) {
            (0, _) => app::intro_start(),
            (_, Some(_)) => app::intro_resume(),
            (_, None) => app::intro_check(),
        }
    };
    view! {
        <Heading text=app::intro_title() />
        <p class="lead">{move || app::intro_time(progress.get().total)}</p>
        {move || session.letter.get().map(|code| view! {
            <Notice kind=Kind::Good title=app::letter_found_title()>
                <p class="nl-paragraph">{app::letter_found(code)}</p>
            </Notice>
        })}
        <Notice kind=Kind::Info>
            <p class="nl-paragraph">{app::intro_not_for_control()}</p>
            <p class="nl-paragraph">{app::intro_person_decides()}</p>
        </Notice>
        {(session.saving.get_untracked() == Saving::Off).then(|| view! {
            <Notice kind=Kind::Warning><p class="nl-paragraph">{app::intro_storage_off()}</p></Notice>
        })}
        <ul class="plain-list">
            <li>{app::intro_no_wrong()}</li>
            <li>{app::intro_saved()}</li>
            <li>{app::intro_who_sees()}</li>
            <li>{app::intro_shared_device()}</li>
        </ul>
        <p class="nl-paragraph">
            {move || {
                let progress = progress.get();
                (progress.done > 0).then(|| app::intro_progress(progress.done, progress.total))
            }}
        </p>
        <div class="actions">
            <a class="nl-button nl-button--primary" href=first>{label}</a>
            {move || (progress.get().done > 0).then(|| view! { <Restart label=app::restart_link() /> })}
        </div>
    }
}
