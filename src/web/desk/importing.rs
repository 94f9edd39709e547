//! Taking in many files: by picker or by drag and drop, with progress, a way to stop, and a report.

use leptos::{html::Input, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, File};

use super::{cabinet::Cabinet, files, verdict_text::verdict_text};
use crate::{
    dossier::{envelope::MAX_TEXT, import::Verdict},
    web::texts::desk,
};

/// What came of one file.
#[derive(Clone)]
struct Judged {
    file: String,
    text: String,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Imported,
    Known,
    Refused,
}

impl Kind {
    fn class(self) -> &'static str {
        match self {
            Kind::Imported => "verdicts__imported",
            Kind::Known => "verdicts__known",
            Kind::Refused => "verdicts__refused",
        }
    }
}

/// The place where files come in.
#[component]
pub(super) fn Importing() -> impl IntoView {
    let cabinet = expect_context::<Cabinet>();
    let input = NodeRef::<Input>::new();
    let over = RwSignal::new(false);
    let report = RwSignal::new(Vec::<Judged>::new());
    let progress = RwSignal::new(None::<(usize, usize)>);
    let stop = RwSignal::new(false);
    let stopped = RwSignal::new(false);

    let take_in = move |chosen: Vec<File>| {
        if chosen.is_empty() || progress.get_untracked().is_some() {
            return;
        }
        stop.set(false);
        stopped.set(false);
        report.set(Vec::new());
        progress.set(Some((0, chosen.len())));
        leptos::task::spawn_local(async move {
            for (n, file) in chosen.iter().enumerate() {
                if stop.get_untracked() {
                    stopped.set(true);
                    break;
                }
                let judged = judge(cabinet, file).await;
                report.update(|report| report.push(judged));
                progress.set(Some((n + 1, chosen.len())));
            }
            progress.set(None);
        });
    };
    let choose = move |_| {
        let Some(input) = input.get_untracked() else { return };
        take_in(files::of_list(input.files()));
        // The same file can be chosen again.
        input.set_value("");
    };
    let drop = move |event: DragEvent| {
        event.prevent_default();
        over.set(false);
        take_in(files::of_list(event.data_transfer().and_then(|data| data.files())));
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
                <input class="visually-hidden" node_ref=input id="import-files" type="file" multiple accept=".opstap,.txt"
                    aria-describedby="import-hint" on:change=choose />
            </div>
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
            {move || (!report.read().is_empty()).then(|| view! {
                <ul class="verdicts" aria-label=desk::import_report()>
                    {report.get().into_iter().map(|judged| view! {
                        <li class=judged.kind.class()>
                            <span class="verdicts__file">{judged.file}</span> {judged.text}
                        </li>
                    }).collect_view()}
                </ul>
            })}
        </section>
    }
}

fn summary(report: &[Judged]) -> String {
    let count = |kind: Kind| report.iter().filter(|judged| judged.kind == kind).count();
    desk::import_summary(count(Kind::Imported), count(Kind::Known), count(Kind::Refused))
}

async fn judge(cabinet: Cabinet, file: &File) -> Judged {
    let (text, kind) = if files::size(file) > MAX_TEXT {
        // Not read at all: whatever it is, it is not ours.
        (verdict_text(&Verdict::TooLarge { limit: MAX_TEXT }), Kind::Refused)
    } else {
        match files::read(file).await {
            Err(_) => (desk::verdict_unreadable().into(), Kind::Refused),
            Ok(bytes) => match cabinet.take_in(&bytes).await {
                (_, true) => (desk::verdict_not_stored().into(), Kind::Refused),
                (verdict, false) => {
                    let kind = match verdict {
                        Verdict::Imported { .. } => Kind::Imported,
                        Verdict::AlreadyHere { .. } => Kind::Known,
                        _ => Kind::Refused,
                    };
                    (verdict_text(&verdict), kind)
                }
            },
        }
    };
    Judged { file: file.unchecked_ref::<File>().name(), text, kind }
}
