//! Everything as one file for oneself.

use leptos::prelude::*;

use super::{
    ENDING,
    working::{Saying, Working, save, why},
    works::Works,
};
use crate::{
    caseload::{KeyRole, backup::Kind as Parcel},
    web::{
        components::{Kind, Notice},
        desk::cabinet::{Cabinet, Which},
        format,
        page::{DeskPage, Page},
        texts::archive,
        today::now,
    },
};

/// Makes a backup, and says when the last one was made, and where the browser does not promise to keep what is here.
#[component]
pub(super) fn MakeBackup() -> impl IntoView {
    let cabinet = expect_context::<Cabinet>();
    let work = expect_context::<Works>().backup;
    // Those that open the archive open what comes out of it.
    let openers = Memo::new(move |_| {
        cabinet.key_lines().into_iter().filter(|line| line.opens_archive || line.is_open).collect::<Vec<_>>()
    });
    let has_spare = move || openers.read().iter().any(|line| line.role == KeyRole::Spare);
    let make = move |_| {
        if work.is_going() {
            return;
        }
        work.said.set(None);
        let to: Vec<_> = openers.get_untracked().into_iter().map(|line| line.key).collect();
        leptos::task::spawn_local(async move {
            let done = match cabinet.pack(Parcel::Backup, &to, Which::All, true, work.progress).await {
                Ok(packed) => match save(&format!("opstap-backup-{}.{ENDING}", now().day()), &packed.file) {
                    Ok(()) => {
                        let mut settings = cabinet.settings.get_untracked();
                        settings.backed_up = Some(now());
                        // The file is there, whether or not the day of it is kept.
                        let _ = cabinet.set(settings).await;
                        with_left_out(archive::backup_made(packed.ids.len()), packed.left_out)
                    }
                    Err(wrong) => wrong,
                },
                Err(unread) => (Kind::Wrong, why(&unread)),
            };
            work.progress.at.set(None);
            work.said.set(Some(done));
        });
    };
    view! {
        <section class="form-part" id="backup">
            <h2 class="nl-heading nl-heading--level-2">{archive::backup_title()}</h2>
            <p class="nl-paragraph">{archive::backup_text()}</p>
            <p class="nl-paragraph">{archive::backup_for()}</p>
            <ul class="plain-list key-list">
                {move || openers.get().into_iter().map(|line| view! {
                    <li><span class="badge">{role_name(line.role)}</span> " " {line.key.id().to_string()}</li>
                }).collect_view()}
            </ul>
            {move || (!has_spare()).then(|| view! {
                <p class="nl-paragraph archive-warning">
                    {archive::backup_no_spare()} " "
                    <a class="nl-link" href=Page::from(DeskPage::Keys).href()>{archive::backup_to_spare()}</a>
                </p>
            })}
            <p class="nl-paragraph small">
                {move || cabinet.settings.read().backed_up.map_or_else(
                    || archive::backup_never().to_string(),
                    |when| archive::backup_last(format::long_date(when.day())),
                )}
            </p>
            {move || (cabinet.promised.get() == Some(false)).then(|| view! {
                <Notice kind=Kind::Warning title=archive::backup_no_promise_title()>
                    <p class="nl-paragraph">{archive::backup_no_promise()}</p>
                </Notice>
            })}
            <div class="actions">
                <button type="button" class="nl-button nl-button--primary" on:click=make>{archive::backup_make()}</button>
            </div>
            <Working progress=work.progress />
            <Saying said=work.said />
        </section>
    }
}

/// That a file was made, and how many dossiers are not in it.
pub(super) fn with_left_out(made: String, left_out: usize) -> (Kind, String) {
    match left_out {
        0 => (Kind::Good, made),
        count => (Kind::Warning, format!("{made} {}", archive::backup_left_out(count))),
    }
}

/// What a key is for, in words.
pub(in crate::web::desk) fn role_name(role: KeyRole) -> &'static str {
    match role {
        KeyRole::Own => archive::ring_own(),
        KeyRole::Spare => archive::ring_spare(),
        KeyRole::Former => archive::ring_former(),
    }
}
