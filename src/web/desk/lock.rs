//! Closes the desk when nobody has been at it for a while, or by a button; then no page shows anything.

use std::time::Duration;

use leptos::{ev, prelude::*};

use super::{
    cabinet::{
        Cabinet,
        papers::{REMOVED, SETTINGS},
    },
    keys_page::OpenKey,
};
use crate::{
    caseload::Settings,
    web::{
        components::{Heading, Kind, Notice},
        page::{DeskPage, Page},
        texts::{archive, desk},
    },
};

/// Minutes without a touch of keyboard or pointer, until a consultant sets others.
pub(super) const MINUTES: u32 = 10;

/// For how many minutes nobody was at the desk when it closed.
#[derive(Clone, Copy)]
struct Waited(RwSignal<u8>);

/// Watches the desk from here on.
pub(super) fn after_idleness(cabinet: Cabinet) {
    let waited = Waited(RwSignal::new(Settings::default().idle_minutes()));
    provide_context(waited);
    #[allow(clippy::float_arithmetic, reason = "a clock, not money")]
    let look = move || {
        let minutes = cabinet.settings.with_untracked(Settings::idle_minutes);
        if cabinet.idle() > f64::from(minutes) * 60_000.0 && !untrack(|| cabinet.is_locked()) {
            cabinet.lock();
            waited.0.set(minutes);
            cabinet.locked_by_idleness.set(true);
        }
    };
    // A computer that slept runs no clock: it is looked at before anybody sees the screen, and before a touch counts.
    let touch = move || {
        look();
        cabinet.touch();
    };
    let keys = window_event_listener(ev::keydown, move |_| touch());
    let pointer = window_event_listener(ev::pointerdown, move |_| touch());
    let wheel = window_event_listener(ev::wheel, move |_| touch());
    let seen = window_event_listener(ev::focus, move |_| look());
    let shown = window_event_listener(ev::visibilitychange, move |_| look());
    on_cleanup(move || {
        keys.remove();
        pointer.remove();
        wheel.remove();
        seen.remove();
        shown.remove();
    });
    // The interval lives as long as the program, which is as long as the tab.
    let _ = set_interval_with_handle(look, Duration::from_secs(5));
}

/// Whether a page shows nothing until the desk is open: those with dossiers always, and every page but that of the
/// keys once the desk was open and is closed again.
pub(super) fn is_behind_lock(cabinet: Cabinet, page: &DeskPage) -> bool {
    match page {
        DeskPage::Keys => false,
        DeskPage::Groups | DeskPage::Letters => cabinet.is_locked() && cabinet.closed.get(),
        _ => cabinet.is_locked(),
    }
}

/// In the place of a page while the desk is closed.
#[component]
pub(super) fn ClosedPage() -> impl IntoView {
    let cabinet = expect_context::<Cabinet>();
    let Waited(minutes) = expect_context();
    view! {
        <Heading text=archive::lock_title() />
        {move || cabinet.locked_by_idleness.get().then(|| view! {
            <Notice kind=Kind::Info><p class="nl-paragraph">{desk::keys_locked(minutes.get())}</p></Notice>
        })}
        <p class="nl-paragraph">
            {move || if cabinet.closed.get() { archive::lock_text() } else { desk::keys_needed() }}
        </p>
        // Where the key is on this computer, the page comes back in its place.
        {move || if cabinet.key_files.read().is_empty() {
            view! {
                <div class="actions">
                    <a class="nl-button nl-button--primary" href=Page::from(DeskPage::Keys).href()>{desk::keys_to_keys()}</a>
                </div>
            }.into_any()
        } else {
            view! { <OpenKey /> }.into_any()
        }}
    }
}

/// Closes the desk at once, in every window; in sight on every page of it while it is open.
#[component]
pub(super) fn LockButton() -> impl IntoView {
    let cabinet = expect_context::<Cabinet>();
    move || {
        (!cabinet.is_locked()).then(|| {
            view! {
                <button type="button" class="nl-button nl-button--secondary desk-lock" on:click=move |_| cabinet.lock_everywhere()>
                    {archive::lock_button()}
                </button>
            }
        })
    }
}

/// What it means that a paper can't be read.
fn unread_paper(name: &str) -> &'static str {
    match name {
        SETTINGS => archive::notice_unread_settings(),
        REMOVED => archive::notice_unread_removed(),
        _ => archive::notice_unread_people(),
    }
}

/// What there is to know about the archive on whatever page: that the key opens none but others are there, or that
/// something in it can't be read, or has no room for what was just done.
#[component]
pub(super) fn ArchiveNotices() -> impl IntoView {
    let cabinet = expect_context::<Cabinet>();
    view! {
        {move || {
            let others = cabinet.other_archives.get();
            let is_empty = cabinet.rows.with(std::collections::BTreeMap::is_empty);
            (others > 0 && is_empty && cabinet.opening.get().is_none()).then(|| view! {
                <Notice kind=Kind::Warning title=archive::notice_others_title()>
                    <p class="nl-paragraph">{archive::notice_others(others)}</p>
                </Notice>
            })
        }}
        {move || {
            let broken = cabinet.broken.read().len();
            (broken > 0).then(|| view! {
                <Notice kind=Kind::Warning title=archive::notice_broken_title()>
                    <p class="nl-paragraph">{archive::notice_broken(broken)}</p>
                </Notice>
            })
        }}
        {move || {
            let unread = cabinet.unread_papers.get();
            (!unread.is_empty()).then(|| view! {
                <Notice kind=Kind::Warning title=archive::notice_broken_title()>
                    {unread.iter().map(|name| view! { <p class="nl-paragraph">{unread_paper(name)}</p> }).collect_view()}
                    <p class="nl-paragraph">{archive::notice_unread_kept()}</p>
                </Notice>
            })
        }}
        {move || cabinet.full.get().then(|| view! {
            <Notice kind=Kind::Wrong title=archive::notice_full_title()>
                <p class="nl-paragraph">{archive::notice_full()}</p>
            </Notice>
        })}
    }
}
