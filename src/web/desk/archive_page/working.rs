//! Something that takes a while: how far it is, and a way to stop it.

use leptos::prelude::*;

use crate::web::{
    components::{Kind, Notice},
    desk::cabinet::{Progress, Unread},
    texts::{archive, desk},
};
use crate::{caseload::backup::BackupError, dossier::parcel::ParcelError};

/// What to say after something was done, and how loud.
pub(super) type Said = RwSignal<Option<(Kind, String)>>;

/// How far it is.
#[component]
pub(super) fn Working(progress: Progress) -> impl IntoView {
    let is_busy = Memo::new(move |_| progress.at.read().is_some());
    view! {
        <div role="status">
            {move || is_busy.get().then(|| view! {
                <p class="nl-paragraph">
                    {move || progress.at.get().map(|(done, total)| archive::archive_progress(done, total))}
                </p>
                <progress aria-hidden="true"
                    max=move || progress.at.get().map_or(1, |(_, total)| total.max(1))
                    prop:value=move || progress.at.get().map_or(0, |(done, _)| done)></progress>
                <div class="actions">
                    <button type="button" class="nl-button nl-button--secondary" on:click=move |_| progress.stop.set(true)>
                        {archive::archive_stop()}
                    </button>
                </div>
            })}
        </div>
    }
}

/// What came of it.
#[component]
pub(super) fn Saying(said: Said) -> impl IntoView {
    move || said.get().map(|(kind, text)| view! { <Notice kind><p class="nl-paragraph">{text}</p></Notice> })
}

/// Why a file was not read, or not made, and what to do.
pub(super) fn why(unread: &Unread) -> String {
    match unread {
        Unread::Stopped(so_far) if so_far.new + so_far.changed > 0 => {
            archive::read_stopped(so_far.new + so_far.changed)
        }
        Unread::Stopped(_) => archive::archive_stopped().into(),
        Unread::NotKept(_) => archive::archive_not_kept().into(),
        Unread::Unsealed(_) => archive::read_too_large().into(),
        Unread::Wrong(BackupError::Newer | BackupError::Parcel(ParcelError::NewerVersion)) => {
            archive::read_newer().into()
        }
        Unread::Wrong(BackupError::Parcel(ParcelError::NotOurs)) => archive::read_not_ours().into(),
        Unread::Wrong(BackupError::Parcel(ParcelError::TooLarge)) => archive::read_too_large().into(),
        Unread::Wrong(BackupError::Parcel(ParcelError::WrongKey { needs })) => {
            let needs: Vec<String> = needs.iter().map(ToString::to_string).collect();
            archive::read_wrong_key(needs.join("; "))
        }
        Unread::Wrong(BackupError::Parcel(ParcelError::Damaged) | BackupError::Invalid(_)) => {
            archive::read_damaged().into()
        }
    }
}

/// A download that the browser refuses.
pub(super) fn save(name: &str, file: &[u8]) -> Result<(), (Kind, String)> {
    crate::web::download::save_as_file(name, file)
        .map_err(|_| (Kind::Wrong, desk::export_failed().to_string()))
}
