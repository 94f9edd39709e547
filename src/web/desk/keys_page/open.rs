//! Opening keys: those that this browser keeps, or a file.

use leptos::{html::Input, prelude::*};

use super::{form::PAINT, say};
use crate::{
    dossier::{
        PublicKey,
        key_file::{self, KeyFileError, SIZE},
        passphrase::Passphrase,
    },
    web::{
        components::{Confirm, TextField},
        desk::{cabinet::Cabinet, files},
        pause::pause,
        texts::{archive, desk},
    },
};

/// A file that somebody chose.
#[derive(Clone, Copy)]
struct Chosen {
    file: RwSignal<Option<Vec<u8>>>,
    message: RwSignal<Option<String>>,
}

/// Opening what this browser keeps, and else a file.
#[component]
pub(in crate::web::desk) fn OpenKey() -> impl IntoView {
    let cabinet = expect_context::<Cabinet>();
    let chosen = Chosen { file: RwSignal::new(None), message: RwSignal::new(None) };
    let other = RwSignal::new(false);
    let is_stored = Memo::new(move |_| !other.get() && !cabinet.key_files.read().is_empty());
    let above = move || {
        if is_stored.get() {
            view! { <Stored chosen other /> }.into_any()
        } else {
            view! { <ChooseFile id="key-file" chosen /> }.into_any()
        }
    };
    view! {
        <section class="form-part">
            <h2 class="nl-heading nl-heading--level-2">{desk::keys_open_title()}</h2>
            <OpenForm id="open-passphrase" chosen is_stored=is_stored.into()>{above}</OpenForm>
        </section>
    }
}

/// Opening a file beside what is open.
#[component]
pub(super) fn OpenFile() -> impl IntoView {
    let chosen = Chosen { file: RwSignal::new(None), message: RwSignal::new(None) };
    view! {
        <OpenForm id="other-passphrase" chosen is_stored=Signal::stored(false)>
            <ChooseFile id="other-key-file" chosen />
        </OpenForm>
    }
}

/// What is kept here, with the way to another file, and to take one away.
#[component]
fn Stored(chosen: Chosen, other: RwSignal<bool>) -> impl IntoView {
    let cabinet = expect_context::<Cabinet>();
    let keys = move || cabinet.key_files.read().iter().map(|(key, _)| *key).collect::<Vec<PublicKey>>();
    view! {
        {move || {
            let keys = keys();
            let is_one = keys.len() == 1;
            let lines = keys.into_iter().map(|key| {
                let words = key.id().to_string();
                let label = if is_one { desk::keys_forget().to_string() } else { archive::ring_forget_of(&words) };
                view! {
                    <p class="nl-paragraph">
                        <strong>{desk::keys_stored()}</strong> " " {words} ". "
                        {is_one.then(desk::keys_stored_text)}
                    </p>
                    <div class="actions">
                        <Confirm label=label title=desk::keys_forget_title() text=desk::keys_forget_text()
                            confirm=desk::keys_forget_confirm()
                            on_confirm=move || leptos::task::spawn_local(async move {
                                if !cabinet.forget_key_file(key).await {
                                    chosen.message.set(Some(desk::archive_removed_failed().into()));
                                }
                            }) />
                    </div>
                }
            }).collect_view();
            let count = cabinet.key_files.read().len();
            view! {
                {(count > 1).then(|| view! { <p class="nl-paragraph">{archive::ring_several(count)}</p> })}
                {lines}
            }
        }}
        <div class="actions">
            <button type="button" class="nl-button nl-button--subtle" on:click=move |_| other.set(true)>
                {desk::keys_use_other()}
            </button>
        </div>
    }
}

/// The choice of a key file, which is looked at before its passphrase is asked for.
#[component]
fn ChooseFile(id: &'static str, chosen: Chosen) -> impl IntoView {
    let input = NodeRef::<Input>::new();
    let choose = move |_| {
        let file = input.get_untracked().and_then(|input| files::of_list(input.files()).into_iter().next());
        let Some(file) = file else { return };
        leptos::task::spawn_local(async move {
            // A key file has one size; anything larger is not read.
            let read = if files::size(&file) > 4 * SIZE { None } else { files::read(&file).await.ok() };
            let bytes = read.unwrap_or_default();
            match key_file::public_key(&bytes) {
                Ok(_) => {
                    chosen.message.set(None);
                    chosen.file.set(Some(bytes));
                }
                // Nothing at all was read of a file that is too large.
                Err(_) if bytes.is_empty() => wrong(chosen, KeyFileError::NotAKeyFile),
                Err(error) => wrong(chosen, error),
            }
        });
    };
    view! {
        <div class="field">
            <label class="field__label" for=id>{desk::keys_open_file()}</label>
            <input node_ref=input id=id type="file" accept=".opstapkey" on:change=choose />
        </div>
    }
}

fn wrong(chosen: Chosen, error: KeyFileError) {
    chosen.message.set(Some(say(error)));
    chosen.file.set(None);
}

/// The passphrase, and the button.
#[component]
fn OpenForm(id: &'static str, chosen: Chosen, is_stored: Signal<bool>, children: Children) -> impl IntoView {
    let cabinet = expect_context::<Cabinet>();
    let passphrase = RwSignal::new(String::new());
    let busy = RwSignal::new(false);
    let Chosen { file, message } = chosen;
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        let files: Vec<Vec<u8>> = match file.get_untracked() {
            Some(file) => vec![file],
            None if is_stored.get_untracked() => {
                cabinet.key_files.with_untracked(|files| files.iter().map(|(_, file)| file.clone()).collect())
            }
            None => Vec::new(),
        };
        if files.is_empty() {
            message.set(Some(desk::keys_open_needs_file().into()));
            return;
        }
        busy.set(true);
        message.set(None);
        let sitting = cabinet.sitting();
        leptos::task::spawn_local(async move {
            let typed = Passphrase::typed(&passphrase.read_untracked());
            let mut opened = Vec::new();
            let mut error = KeyFileError::WrongPassphrase;
            for file in files {
                pause(PAINT).await;
                match key_file::open(&file, &typed) {
                    Ok(key) => opened.push((key, file)),
                    Err(other) => error = other,
                }
            }
            let _ = busy.try_set(false);
            if opened.is_empty() {
                let _ = message.try_set(Some(say(error)));
                return;
            }
            let _ = passphrase.try_set(String::new());
            let _ = file.try_set(None);
            // Somebody may have closed the desk meanwhile: it stays so.
            if cabinet.sitting() != sitting {
                return;
            }
            // All of them first: between two of them it could be closed.
            let mut files = Vec::with_capacity(opened.len());
            for (key, file) in opened {
                files.push((*key.public(), file));
                cabinet.unlock(key);
            }
            for (public, file) in files {
                cabinet.keep_key_file(public, file).await;
            }
        });
    };
    view! {
        <form novalidate on:submit=submit>
            {children()}
            <TextField id=id label=desk::keys_passphrase() kind="password" message=message value=passphrase />
            <div class="actions">
                <button type="submit" class="nl-button nl-button--primary" aria-disabled=move || busy.get().then_some("true")>
                    {move || if busy.get() { desk::keys_opening() } else { desk::keys_open() }}
                </button>
            </div>
        </form>
    }
}
