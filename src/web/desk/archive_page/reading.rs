//! A file of one's own or of a colleague: looked through to its end, then put to what is here.

use std::sync::Arc;

use leptos::{html::Input, prelude::*};

use super::{
    working::{Saying, Working, why},
    works::Works,
};
use crate::{
    caseload::backup::{Head, Kind as Parcel},
    dossier::parcel::MAX_PARCEL,
    web::{
        components::Kind,
        desk::{cabinet::Cabinet, files},
        format,
        texts::archive,
    },
};

/// Chooses a file, says what is in it, and puts it to what is here once somebody says so.
#[component]
pub(super) fn ReadFile() -> impl IntoView {
    let cabinet = expect_context::<Cabinet>();
    let input = NodeRef::<Input>::new();
    let Works { reading: work, found, .. } = expect_context();
    let again = RwSignal::new(false);

    let choose = move |_| {
        let Some(input) = input.get_untracked() else { return };
        let file = files::of_list(input.files()).into_iter().next();
        let Some(file) = file.filter(|_| !work.is_going()) else { return };
        work.said.set(None);
        found.set(None);
        again.set(false);
        leptos::task::spawn_local(async move {
            match read(&file).await {
                Ok(bytes) => match cabinet.inspect(&bytes, work.progress).await {
                    Ok(inspected) => found.set(Some((inspected, Arc::new(bytes)))),
                    Err(unread) => work.said.set(Some((Kind::Wrong, why(&unread)))),
                },
                Err(text) => work.said.set(Some((Kind::Wrong, text))),
            }
            work.progress.at.set(None);
            // The same file can be chosen again.
            input.set_value("");
        });
    };
    let put = move |_| {
        let Some((_, file)) = found.get_untracked() else { return };
        found.set(None);
        let again = again.get_untracked();
        leptos::task::spawn_local(async move {
            let done = match cabinet.restore(&file, again, work.progress).await {
                Ok(done) => {
                    let mut text = archive::read_done(done.changed, done.new, done.removed, done.unchanged);
                    if done.refused > 0 {
                        text = format!("{text} {}", archive::read_refused(done.refused));
                    }
                    if done.without_names {
                        text = format!("{text} {}", archive::read_without_names());
                    }
                    let is_whole = done.refused == 0 && !done.without_names;
                    (if is_whole { Kind::Good } else { Kind::Warning }, text)
                }
                Err(unread) => (Kind::Wrong, why(&unread)),
            };
            work.progress.at.set(None);
            work.said.set(Some(done));
        });
    };
    view! {
        <section class="form-part">
            <h2 class="nl-heading nl-heading--level-2">{archive::read_title()}</h2>
            <p class="nl-paragraph">{archive::read_text()}</p>
            <div class="field">
                <label class="field__label" for="archive-file">{archive::read_choose()}</label>
                <input node_ref=input id="archive-file" type="file" accept=".opstap-archief" on:change=choose />
            </div>
            <Working progress=work.progress />
            <div role="status">
                {move || found.get().map(|(inspected, _)| view! {
                    <div class="archive-found">
                        <p class="nl-paragraph"><strong>{whose(&inspected.head)}</strong></p>
                        <p class="nl-paragraph">{archive::read_holds(inspected.known, inspected.new, inspected.removed)}</p>
                        {(inspected.removed > 0 && inspected.head.kind == Parcel::HandOver).then(|| view! {
                            <div class="option">
                                <input class="option__input" type="checkbox" id="read-again" bind:checked=again />
                                <label class="option__label" for="read-again">{archive::read_again(inspected.removed)}</label>
                            </div>
                        })}
                        <div class="actions">
                            <button type="button" class="nl-button nl-button--primary" on:click=put>{archive::read_do()}</button>
                            <button type="button" class="nl-button nl-button--secondary" on:click=move |_| found.set(None)>
                                {archive::read_leave()}
                            </button>
                        </div>
                    </div>
                })}
            </div>
            <Saying said=work.said />
        </section>
    }
}

/// Whose file it is, and of when, as it says itself.
fn whose(head: &Head) -> String {
    let when = format::long_date(head.made.day());
    match head.kind {
        Parcel::Backup => archive::read_backup_by(when, by(head)),
        Parcel::HandOver => archive::read_hand_over_by(when, by(head)),
    }
}

/// Who made it, as they call themselves.
pub(super) fn by(head: &Head) -> String {
    head.by.as_ref().map_or_else(|| archive::read_nobody().to_string(), ToString::to_string)
}

/// All of a file; or why not.
pub(super) async fn read(file: &web_sys::File) -> Result<Vec<u8>, String> {
    if files::size(file) > MAX_PARCEL {
        return Err(archive::read_too_large().into());
    }
    files::read(file).await.map_err(|_| archive::read_unreadable().into())
}
