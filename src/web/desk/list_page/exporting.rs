//! Dossiers for other programs: read from the archive in slices, written as one file.

use leptos::prelude::*;

use super::{Chosen, Filters, lines::Lines};
use crate::{
    caseload::{Case, export},
    dossier::RecordId,
    web::{
        components::{Kind, Notice},
        desk::cabinet::{Cabinet, NotKept, Slice},
        download,
        texts::{desk, intake as texts},
        today::today,
    },
};

/// Dossiers that are read from the browser's database together.
const TOGETHER: usize = 50;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Csv,
    JsonLines,
}

/// A file that is being written.
enum Writing {
    Csv(Box<export::Csv>),
    JsonLines(String),
}

impl Writing {
    fn begin(form: Form) -> Writing {
        match form {
            Form::Csv => Writing::Csv(Box::default()),
            Form::JsonLines => Writing::JsonLines(String::new()),
        }
    }

    fn add(&mut self, case: &Case, kept_back: bool) {
        match self {
            Writing::Csv(csv) => csv.add(case, kept_back),
            Writing::JsonLines(lines) => lines.push_str(&export::json_line(case, kept_back)),
        }
    }

    /// What the file ends on, and its text.
    fn finish(self) -> (&'static str, String) {
        match self {
            Writing::Csv(csv) => ("csv", csv.into_text()),
            Writing::JsonLines(lines) => ("jsonl", lines),
        }
    }
}

/// Which dossiers an export has.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Scope {
    All,
    Found(usize),
    Chosen(usize),
}

/// How the last export stands.
#[derive(Clone, PartialEq)]
enum Exported {
    Not,
    Busy(usize, usize),
    Done(String),
    Failed,
}

/// The buttons below the list.
#[component]
pub(super) fn Exporting(all: Memo<Lines>, found: Memo<Vec<usize>>) -> impl IntoView {
    let cabinet = expect_context::<Cabinet>();
    let filters = expect_context::<Filters>();
    let Chosen(chosen) = expect_context();
    let state = RwSignal::new(Exported::Not);
    let stop = RwSignal::new(false);
    let scope = Memo::new(move |_| match chosen.read().len() {
        0 if filters.is_narrow() => Scope::Found(found.read().len()),
        0 => Scope::All,
        count => Scope::Chosen(count),
    });
    let ids = move || -> Vec<RecordId> {
        let all = all.read_untracked();
        let of = |at: &usize| all.get(*at).map(|line| line.shown.id);
        match scope.get_untracked() {
            // In the order of the list, and also those that a filter hides.
            Scope::Chosen(_) => chosen.read_untracked().iter().copied().collect(),
            Scope::All | Scope::Found(_) => found.read_untracked().iter().filter_map(of).collect(),
        }
    };
    let begin = move |form: Form| {
        if matches!(*state.read_untracked(), Exported::Busy(..)) {
            return;
        }
        let ids = ids();
        stop.set(false);
        state.set(Exported::Busy(0, ids.len()));
        leptos::task::spawn_local(async move {
            let written = write(cabinet, &ids, form, |done| {
                // The page may be gone; then it goes on all the same.
                let _ = state.try_set(Exported::Busy(done, ids.len()));
                !stop.try_get_untracked().unwrap_or_default()
            })
            .await;
            let _ = state.try_set(match written {
                Ok(None) => Exported::Not,
                Ok(Some(file)) => Exported::Done(file),
                Err(NotKept) => Exported::Failed,
            });
        });
    };
    let csv_label = move || match scope.get() {
        Scope::All => texts::export_csv_all().to_string(),
        Scope::Found(count) => texts::export_csv_found(count),
        Scope::Chosen(count) => texts::export_csv_chosen(count),
    };
    let jsonl_label = move || match scope.get() {
        Scope::All => texts::export_jsonl_all(),
        Scope::Found(_) | Scope::Chosen(_) => texts::export_jsonl_found(),
    };
    view! {
        <section class="exporting">
            <h2 class="nl-heading nl-heading--level-2">{texts::export_title()}</h2>
            <p class="nl-paragraph" id="export-hint">{texts::export_text()}</p>
            <Show when=move || scope.get() != Scope::Found(0)>
                <div class="actions">
                    <button type="button" class="nl-button nl-button--secondary" aria-describedby="export-hint"
                        on:click=move |_| begin(Form::Csv)>{csv_label}</button>
                    <button type="button" class="nl-button nl-button--subtle" aria-describedby="export-hint"
                        on:click=move |_| begin(Form::JsonLines)>{jsonl_label}</button>
                </div>
            </Show>
            {move || match state.get() {
                Exported::Busy(done, total) => Some(view! {
                    <div class="going">
                        <p class="nl-paragraph">{texts::export_progress(done, total)}</p>
                        <button type="button" class="nl-button nl-button--secondary" on:click=move |_| stop.set(true)>
                            {texts::export_cancel()}
                        </button>
                    </div>
                }.into_any()),
                Exported::Failed => Some(view! {
                    <Notice kind=Kind::Wrong><p class="nl-paragraph">{desk::export_failed()}</p></Notice>
                }.into_any()),
                Exported::Not | Exported::Done(_) => None,
            }}
            <p class="nl-paragraph" role="status">
                {move || match state.get() {
                    Exported::Done(file) => Some(texts::export_done(file)),
                    _ => None,
                }}
            </p>
        </section>
    }
}

/// Writes the file and saves it. Its name; nothing where `progress` said to stop.
async fn write(
    cabinet: Cabinet,
    ids: &[RecordId],
    form: Form,
    progress: impl Fn(usize) -> bool,
) -> Result<Option<String>, NotKept> {
    let one_in = cabinet.settings.with_untracked(|settings| settings.unseen_one_in);
    let mut writing = Writing::begin(form);
    let mut slice = Slice::begin();
    let mut done = 0;
    for some in ids.chunks(TOGETHER) {
        for case in cabinet.read_some(some).await? {
            writing.add(&case, case.is_kept_back(one_in));
            if slice.is_over() {
                slice.rest().await;
            }
        }
        done += some.len();
        if !progress(done) {
            return Ok(None);
        }
    }
    let (ending, text) = writing.finish();
    let file = format!("{}-{}.{ending}", texts::export_file(), today());
    download::save_as_file(&file, text.as_bytes()).map_err(|_| NotKept)?;
    Ok(Some(file))
}
