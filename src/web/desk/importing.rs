//! Where dossiers come in: by picker, by drag and drop, by pasting, or by camera.

mod report;

use leptos::{html::Input, prelude::*};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{ClipboardEvent, DragEvent, Element, Event};

use super::{
    intake::{Cut, Intake, Progress, gathering},
    scanning::Scanning,
    verdict_text::{Group, Judged},
};
use crate::web::texts::{desk, intake as texts};
use report::Report;

/// The place where files come in.
#[component]
pub(super) fn Importing() -> impl IntoView {
    let intake = expect_context::<Intake>();
    let camera = RwSignal::new(false);
    view! {
        <section class="form-part">
            <h2 class="nl-heading nl-heading--level-2">{desk::import_title()}</h2>
            {move || (!camera.get()).then(|| view! {
                <Drop intake>
                    <button type="button" class="nl-button nl-button--secondary" on:click=move |_| camera.set(true)>
                        {desk::camera_open()}
                    </button>
                </Drop>
            })}
            {move || camera.get().then(|| view! { <Scanning intake on_stop=move || camera.set(false) /> })}
            <Going intake />
            <Ended intake />
            <Report intake />
        </section>
    }
}

/// Where files are dropped, and the buttons for who does not drag.
#[component]
fn Drop(intake: Intake, children: Children) -> impl IntoView {
    let over = RwSignal::new(false);
    let said = RwSignal::new(None::<&'static str>);
    let drop = move |event: DragEvent| {
        event.prevent_default();
        over.set(false);
        if let Some(data) = event.data_transfer() {
            intake.take_in_dropped(&data);
        }
    };
    let pasted = window_event_listener(leptos::ev::paste, move |event: ClipboardEvent| {
        let Some(data) = event.clipboard_data().filter(|_| !is_typing(&event)) else { return };
        let files = gathering::of_list(data.files());
        let text = data.get_data("text/plain").unwrap_or_default();
        if !files.sources.is_empty() {
            intake.take_in(files);
        } else if !text.trim().is_empty() {
            intake.take_in(gathering::of_text(text));
        } else {
            return;
        }
        event.prevent_default();
        said.set(None);
    });
    on_cleanup(move || pasted.remove());
    let paste = move |_| {
        let reading = window().navigator().clipboard().read_text();
        leptos::task::spawn_local(async move {
            let text = JsFuture::from(reading).await.map(|text| text.as_string().unwrap_or_default());
            said.set(match text {
                Err(_) => Some(texts::intake_paste_denied()),
                Ok(text) if text.trim().is_empty() => Some(texts::intake_paste_empty()),
                Ok(text) => {
                    intake.take_in(gathering::of_text(text));
                    None
                }
            });
        });
    };
    view! {
        <div
            class="file-drop"
            class:file-drop--over=over
            on:dragover=move |event: DragEvent| { event.prevent_default(); over.set(true); }
            on:dragleave=move |_| over.set(false)
            on:drop=drop
        >
            <p class="nl-paragraph" id="import-hint">{texts::intake_drop()}</p>
            <div class="actions file-drop__ways">
                <Picker intake id="import-files" label=desk::import_choose() folder=false />
                <Picker intake id="import-folder" label=texts::intake_folder() folder=true />
                <button type="button" class="nl-button nl-button--secondary" on:click=paste>{texts::intake_paste()}</button>
                {children()}
            </div>
            <p class="file-drop__said" role="status">{move || said.get()}</p>
        </div>
    }
}

/// Files, or a folder with all that is in it.
#[component]
fn Picker(intake: Intake, id: &'static str, label: &'static str, folder: bool) -> impl IntoView {
    let input = NodeRef::<Input>::new();
    let choose = move |_| {
        let Some(input) = input.get_untracked() else { return };
        let gathered = gathering::of_list(input.files());
        if !(gathered.sources.is_empty() && gathered.refused.is_empty()) {
            intake.take_in(gathered);
        }
        // The same file can be chosen again.
        input.set_value("");
    };
    let accept = (!folder).then_some(".opstap,.txt,.zip");
    input.on_load(move |input| {
        if folder {
            // No attribute that the framework knows; refused by none.
            let _ = input.set_attribute("webkitdirectory", "");
        }
    });
    let class = if folder { "nl-button--secondary" } else { "nl-button--primary" };
    view! {
        <span class="file-drop__way">
            // Before its label, which shows where the focus is.
            <input class="visually-hidden" node_ref=input id=id type="file" multiple
                accept=accept
                aria-describedby="import-hint" on:change=choose />
            <label class=format!("nl-button file-drop__button {class}") for=id>{label}</label>
        </span>
    }
}

/// Whether somebody types there: then what is pasted is for that field.
fn is_typing(event: &Event) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|element| matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT"))
}

/// How far it is, and a way to stop. Only that it began is read aloud: the numbers would never end.
#[component]
fn Going(intake: Intake) -> impl IntoView {
    let is_going = Memo::new(move |_| intake.progress.read().is_some());
    let numbers = move || match intake.progress.get()? {
        Progress::Looking(count) => Some((texts::intake_looking(count), 0, 0, None)),
        Progress::Reading { done, total, left } => {
            Some((desk::import_progress(done, total), done, total, left))
        }
    };
    view! {
        <p class="visually-hidden" role="status">{move || is_going.get().then(texts::intake_begun)}</p>
        {move || is_going.get().then(|| view! {
            <div class="going">
                <p class="nl-paragraph">
                    {move || numbers().map(|(text, ..)| text)} " "
                    {move || numbers().and_then(|(.., left)| left).map(left_text)}
                </p>
                <progress aria-label=texts::intake_reading()
                    max=move || numbers().map_or(1, |(_, _, total, _)| total.max(1))
                    prop:value=move || numbers().map_or(0, |(_, done, ..)| done)></progress>
                <p class="nl-paragraph" role="status">{move || intake.more.get().then(texts::intake_more)}</p>
                <button type="button" class="nl-button nl-button--secondary" on:click=move |_| intake.stop.set(true)>
                    {desk::import_cancel()}
                </button>
            </div>
        })}
    }
}

fn left_text(seconds: u32) -> String {
    let seconds = seconds as usize;
    if seconds < 60 {
        texts::intake_left_seconds(seconds)
    } else {
        texts::intake_left_minutes(seconds.div_ceil(60))
    }
}

/// What came of it, in a line.
#[component]
fn Ended(intake: Intake) -> impl IntoView {
    view! {
        <div role="status">
            {move || intake.cut.get().map(|cut| view! {
                <p class="nl-paragraph">{match cut {
                    Cut::Stopped(left) => texts::intake_cancelled(left),
                    Cut::Locked(left) => texts::intake_locked(left),
                }}</p>
            })}
            {move || (intake.progress.read().is_none() && !intake.report.read().is_empty()).then(|| view! {
                <p class="nl-paragraph"><strong>{summary(&intake.report.read())}</strong></p>
            })}
        </div>
    }
}

/// How many of each there are.
pub(super) fn summary(report: &[Judged]) -> String {
    let count = |group: Group| report.iter().filter(|judged| judged.kind.group() == group).count();
    desk::import_summary(count(Group::Imported), count(Group::Known), count(Group::Refused))
}
