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
    let begun = move || progress.get().done > 0;
    let first = move || match progress.get().next {
        // Who never answered one practises first.
        Some(_) if !begun() => Page::Practice.href(),
        _ => session.page_to_go_on().href(),
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
        <p class="lead" data-read>{move || app::intro_time(progress.get().total)}</p>
        {move || session.letter.get().map(|code| view! {
            <Notice kind=Kind::Good title=app::letter_found_title()>
                <p class="nl-paragraph" data-read>{app::letter_found(code)}</p>
            </Notice>
        })}
        <Notice kind=Kind::Info>
            <p class="nl-paragraph" data-read>{app::intro_not_for_control()}</p>
            <p class="nl-paragraph" data-read>{app::intro_person_decides()}</p>
        </Notice>
        {(session.saving.get_untracked() == Saving::Off).then(|| view! {
            <Notice kind=Kind::Warning><p class="nl-paragraph" data-read>{app::intro_storage_off()}</p></Notice>
        })}
        <ul class="plain-list">
            <li data-read>{app::intro_no_wrong()}</li>
            <li data-read>{app::intro_saved()}</li>
            <li data-read>{app::intro_who_sees()}</li>
            <li data-read>{app::intro_shared_device()}</li>
        </ul>
        <p class="nl-paragraph" data-read>
            {move || {
                let progress = progress.get();
                (progress.done > 0).then(|| app::intro_progress(progress.done, progress.total))
            }}
        </p>
        <div class="actions">
            <a class="nl-button nl-button--primary" href=first>{label}</a>
            {move || begun().then(|| view! {
                <a class="nl-button nl-button--secondary" href=Page::Practice.href()>{app::practice_link()}</a>
                <Restart label=app::restart_link() />
            })}
        </div>
    }
}
