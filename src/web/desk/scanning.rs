//! Dossiers by camera: the parts of one, or of a whole tablet, put together as they are seen; then the next.

use leptos::prelude::*;

use super::{cabinet::Cabinet, importing::summary, intake::Intake, verdict_text::Judged};
use crate::{
    dossier::qr_parts::{Added, Collector},
    web::{
        camera::CameraError,
        components::{CodeCamera, Kind, Notice},
        texts::desk,
    },
};

/// What the last code was that did not go with the others.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stray {
    /// Of another dossier, while this one is not complete.
    Other,
    /// Made by a later version.
    Newer,
    /// No code of Opstap.
    Foreign,
    /// All parts are there, and make something else than they said.
    Broken,
}

/// The camera and how far the dossier in front of it is.
#[component]
pub(super) fn Scanning(intake: Intake, on_stop: impl Fn() + 'static) -> impl IntoView {
    let cabinet = expect_context::<Cabinet>();
    let collector = RwSignal::new(Collector::new());
    let stray = RwSignal::new(None::<Stray>);
    // The last one that was complete, and what came of it.
    let done = RwSignal::new(None::<(String, Vec<Judged>)>);
    intake.begin();

    let take_in = move |transfer: String, whole: Vec<u8>| {
        leptos::task::spawn_local(async move {
            let judged = intake.seen(&desk::camera_name(&transfer), whole).await;
            // Somebody may have stopped meanwhile.
            let _ = done.try_set(Some((transfer, judged)));
        });
    };
    let look = move |text: String| {
        // Not as a change: most of what a camera sees, it has seen before.
        let added = collector.try_update_untracked(|collector| collector.add_text(&text));
        match added {
            Some(Added::New { complete, .. }) => {
                // Somebody who holds a screen before the camera is at the desk.
                cabinet.touch();
                done.set(None);
                stray.set(None);
                collector.notify();
                if complete {
                    match collector.with_untracked(Collector::finish) {
                        Some(whole) => take_in(name_of(&collector.read_untracked()), whole),
                        None => {
                            collector.update(Collector::restart);
                            stray.set(Some(Stray::Broken));
                        }
                    }
                }
            }
            Some(Added::Other { .. }) => show(stray, Stray::Other),
            Some(Added::Newer) => show(stray, Stray::Newer),
            Some(Added::Foreign) => show(stray, Stray::Foreign),
            // It will be seen again.
            Some(Added::Known { .. } | Added::Damaged) | None => {}
        }
    };
    let restart = move |_| {
        collector.update(Collector::restart);
        stray.set(None);
        done.set(None);
    };
    view! {
        <section class="scanning" class:scanning--done=move || done.get().is_some() aria-labelledby="scanning-title">
            <h3 class="nl-heading nl-heading--level-3" id="scanning-title">{desk::camera_title()}</h3>
            <p class="nl-paragraph">{desk::camera_how()}</p>
            <CodeCamera label=desk::camera_picture() opening=desk::camera_opening() explain on_code=look />
            <div role="status">
                {move || done.get().map(|(transfer, judged)| view! {
                    <Notice kind=Kind::Good title=desk::camera_complete(transfer)>
                        <p class="nl-paragraph">{summary(&judged)} " " {desk::camera_next()}</p>
                    </Notice>
                })}
                {move || (done.get().is_none() && collector.read().total() > 0).then(|| view! { <Progress collector /> })}
            </div>
            {move || stray.get().map(|stray| view! {
                <p class="nl-paragraph" role="status">{match stray {
                    Stray::Other => desk::camera_other(),
                    Stray::Newer => desk::verdict_newer(),
                    Stray::Foreign => desk::camera_foreign(),
                    Stray::Broken => desk::camera_broken(),
                }}</p>
            })}
            <div class="actions">
                {move || (collector.read().total() > 0 && !collector.read().is_complete()).then(|| view! {
                    <button type="button" class="nl-button nl-button--subtle" on:click=restart>{desk::camera_restart()}</button>
                })}
                <button type="button" class="nl-button nl-button--secondary" on:click=move |_| on_stop()>
                    {desk::camera_stop()}
                </button>
            </div>
        </section>
    }
}

/// How many parts are there, and which are not: who holds the other screen can show those by hand.
#[component]
fn Progress(collector: RwSignal<Collector>) -> impl IntoView {
    view! {
        {move || {
            let collector = collector.read();
            let missing = collector.missing();
            let numbers = missing.iter().map(u8::to_string).collect::<Vec<_>>().join(", ");
            view! {
                <p class="nl-paragraph">
                    <strong>{desk::camera_progress(collector.seen(), collector.total())}</strong> " "
                    {(!missing.is_empty()).then(|| desk::camera_missing(numbers))}
                </p>
                <ol class="parts" aria-hidden="true">
                    {(1..=collector.total()).map(|number| view! {
                        <li class:parts__missing=missing.contains(&number)>{number}</li>
                    }).collect_view()}
                </ol>
            }
        }}
    }
}

/// Four digits, to be compared with those on the other screen.
fn name_of(collector: &Collector) -> String {
    collector.transfer().map(|transfer| transfer.to_string()).unwrap_or_default()
}

fn show(stray: RwSignal<Option<Stray>>, seen: Stray) {
    if stray.get_untracked() != Some(seen) {
        stray.set(Some(seen));
    }
}

fn explain(error: CameraError) -> &'static str {
    match error {
        CameraError::Denied => desk::camera_denied(),
        CameraError::Missing => desk::camera_none(),
        CameraError::Busy => desk::camera_busy(),
        CameraError::Impossible => desk::camera_impossible(),
        CameraError::NoReader => desk::camera_no_reader(),
    }
}
