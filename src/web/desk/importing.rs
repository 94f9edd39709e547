//! Where dossiers come in: by picker, by drag and drop, or by camera, with a report.

use leptos::{html::Input, prelude::*};
use web_sys::DragEvent;

use super::{
    cabinet::Cabinet,
    files,
    intake::{Intake, Judged, Kind},
    scanning::Scanning,
};
use crate::web::texts::desk;

/// The place where files come in.
#[component]
pub(super) fn Importing() -> impl IntoView {
    let cabinet = expect_context::<Cabinet>();
    let input = NodeRef::<Input>::new();
    let over = RwSignal::new(false);
    let camera = RwSignal::new(false);
    let intake = Intake::new(cabinet);
    let Intake { report, progress, stop, stopped, .. } = intake;

    let choose = move |_| {
        let Some(input) = input.get_untracked() else { return };
        intake.files(files::of_list(input.files()));
        // The same file can be chosen again.
        input.set_value("");
    };
    let drop = move |event: DragEvent| {
        event.prevent_default();
        over.set(false);
        intake.files(files::of_list(event.data_transfer().and_then(|data| data.files())));
    };

    view! {
        <section class="form-part">
            <h2 class="nl-heading nl-heading--level-2">{desk::import_title()}</h2>
            <div
                class="file-drop"
                class:file-drop--over=over
                on:dragover=move |event: DragEvent| { event.prevent_default(); over.set(true); }
                on:dragleave=move |_| over.set(false)
                on:drop=drop
            >
                <p class="nl-paragraph" id="import-hint">{desk::import_drop()}</p>
                <label class="nl-button nl-button--primary file-drop__button" for="import-files">{desk::import_choose()}</label>
                <input class="visually-hidden" node_ref=input id="import-files" type="file" multiple accept=".opstap,.txt,.zip"
                    aria-describedby="import-hint" on:change=choose />
            </div>
            {move || if camera.get() {
                view! { <Scanning intake on_stop=move || camera.set(false) /> }.into_any()
            } else {
                view! {
                    <p class="nl-paragraph">{desk::camera_lead()}</p>
                    <div class="actions">
                        <button type="button" class="nl-button nl-button--secondary" on:click=move |_| camera.set(true)>
                            {desk::camera_open()}
                        </button>
                    </div>
                }.into_any()
            }}
            <div role="status">
                {move || progress.get().map(|(done, total)| view! {
                    <p class="nl-paragraph">{desk::import_progress(done, total)}</p>
                    <progress max=total prop:value=done aria-hidden="true"></progress>
                    <button type="button" class="nl-button nl-button--secondary" on:click=move |_| stop.set(true)>
                        {desk::import_cancel()}
                    </button>
                })}
                {move || stopped.get().then(|| view! { <p class="nl-paragraph">{desk::import_cancelled()}</p> })}
                {move || (progress.get().is_none() && !report.read().is_empty()).then(|| view! {
                    <p class="nl-paragraph">{summary(&report.read())}</p>
                })}
            </div>
            // Not while files are read: every one of them would make the whole list anew.
            {move || (progress.get().is_none() && !report.read().is_empty()).then(|| view! {
                <ul class="verdicts" aria-label=desk::import_report()>
                    {report.get().into_iter().map(|judged| view! {
                        <li class=class_of(judged.kind)>
                            <span class="verdicts__file">{judged.name}</span> {judged.text}
                        </li>
                    }).collect_view()}
                </ul>
            })}
        </section>
    }
}

fn class_of(kind: Kind) -> &'static str {
    match kind {
        Kind::Imported => "verdicts__imported",
        Kind::Known => "verdicts__known",
        Kind::Refused => "verdicts__refused",
    }
}

/// How many of each there are.
pub(super) fn summary(report: &[Judged]) -> String {
    let count = |kind: Kind| report.iter().filter(|judged| judged.kind == kind).count();
    desk::import_summary(count(Kind::Imported), count(Kind::Known), count(Kind::Refused))
}
