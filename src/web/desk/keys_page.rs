//! Making a key, opening one, and showing its public half.

use std::time::Duration;

use leptos::{html::Input, prelude::*};
use wasm_bindgen_futures::JsFuture;

use super::{cabinet::Cabinet, files};
use crate::{
    dossier::{
        PublicKey, SecretKey,
        key_file::{self, Cost, KeyFileError, SIZE},
        passphrase::{FEWEST, Passphrase, suggest},
    },
    web::{
        components::{Confirm, Heading, Kind, Notice, TextField},
        download, entropy,
        page::{DeskPage, Page},
        texts::desk,
    },
};

/// Long enough for the browser to paint "one moment" before it has no time.
const PAINT: Duration = Duration::from_millis(60);

/// The key page.
#[component]
pub(super) fn KeysPage() -> impl IntoView {
    let cabinet = expect_context::<Cabinet>();
    view! {
        <Heading text=desk::keys_title() />
        <p class="lead">{desk::keys_lead()}</p>
        {move || cabinet.open_keys().into_iter().map(|key| view! { <PublicHalf key=key /> }).collect_view()}
        {move || if cabinet.is_locked() {
            view! { <OpenKey /> <MakeKey /> }.into_any()
        } else {
            view! {
                <div class="actions">
                    <a class="nl-button nl-button--primary" href=Page::Desk(DeskPage::Dossiers).href()>
                        {desk::import_title()}
                    </a>
                    <button type="button" class="nl-button nl-button--secondary" on:click=move |_| cabinet.lock()>
                        {desk::keys_lock()}
                    </button>
                </div>
            }.into_any()
        }}
    }
}

/// The public half, to be copied, printed or read out.
#[component]
fn PublicHalf(key: PublicKey) -> impl IntoView {
    let cabinet = expect_context::<Cabinet>();
    let text = StoredValue::new(key.to_string());
    let copied = RwSignal::new(None::<bool>);
    let copy = move |_| {
        let done = JsFuture::from(window().navigator().clipboard().write_text(&text.get_value()));
        leptos::task::spawn_local(async move { copied.set(Some(done.await.is_ok())) });
    };
    view! {
        <section class="form-part">
            <Notice kind=Kind::Good>
                <p class="nl-paragraph">{move || cabinet.said.get().unwrap_or_else(|| desk::keys_opened().into())}</p>
            </Notice>
            <h2 class="nl-heading nl-heading--level-2">{desk::keys_public_title()}</h2>
            <p class="nl-paragraph">{desk::keys_public_text()}</p>
            <p><code class="key-text" id="public-key">{text.get_value()}</code></p>
            <p class="nl-paragraph">{desk::keys_words(key.check_words().join(" "))}</p>
            <div class="actions">
                <button type="button" class="nl-button nl-button--secondary" on:click=copy>{desk::keys_copy()}</button>
                <p class="saved" role="status">
                    {move || copied.get().map(|worked| if worked { desk::keys_copied() } else { desk::keys_copy_failed() })}
                </p>
            </div>
        </section>
    }
}

/// Opening a key: one that this browser keeps, or a file.
#[component]
fn OpenKey() -> impl IntoView {
    let cabinet = expect_context::<Cabinet>();
    let passphrase = RwSignal::new(String::new());
    let chosen = RwSignal::new(None::<(String, Vec<u8>)>);
    let other = RwSignal::new(false);
    let busy = RwSignal::new(false);
    let message = RwSignal::new(None::<String>);
    let input = NodeRef::<Input>::new();
    let stored = move || (!other.get()).then(|| cabinet.key_files.read().last().cloned()).flatten();

    let choose = move |_| {
        let file = input.get_untracked().and_then(|input| files::of_list(input.files()).into_iter().next());
        let Some(file) = file else { return };
        leptos::task::spawn_local(async move {
            // A key file has one size; anything larger is not read.
            let read = if files::size(&file) > 4 * SIZE { None } else { files::read(&file).await.ok() };
            match read {
                Some(bytes) if key_file::public_key(&bytes).is_ok() => {
                    message.set(None);
                    chosen.set(Some((file.name(), bytes)));
                }
                Some(bytes) => {
                    let error = key_file::public_key(&bytes).err().unwrap_or(KeyFileError::NotAKeyFile);
                    message.set(Some(say(error)));
                    chosen.set(None);
                }
                None => {
                    message.set(Some(say(KeyFileError::NotAKeyFile)));
                    chosen.set(None);
                }
            }
        });
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let from_file = chosen.get_untracked().map(|(_, bytes)| bytes);
        let Some(file) = from_file.or_else(|| untrack(stored).map(|(_, file)| file)) else {
            message.set(Some(desk::keys_open_needs_file().into()));
            return;
        };
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        message.set(None);
        set_timeout(
            move || {
                let opened = key_file::open(&file, &Passphrase::typed(&passphrase.read_untracked()));
                busy.set(false);
                match opened {
                    Ok(key) => {
                        passphrase.set(String::new());
                        let public = *key.public();
                        cabinet.unlock(key);
                        leptos::task::spawn_local(async move {
                            cabinet.keep_key_file(public, file).await;
                        });
                    }
                    Err(error) => message.set(Some(say(error))),
                }
            },
            PAINT,
        );
    };
    view! {
        <section class="form-part">
            <h2 class="nl-heading nl-heading--level-2">{desk::keys_open_title()}</h2>
            <form novalidate on:submit=submit>
                {move || match stored() {
                    Some((public, _)) => view! {
                        <p class="nl-paragraph">
                            <strong>{desk::keys_stored()}</strong> " " {public.id().to_string()} ". " {desk::keys_stored_text()}
                        </p>
                        <div class="actions">
                            <button type="button" class="nl-button nl-button--subtle" on:click=move |_| other.set(true)>
                                {desk::keys_use_other()}
                            </button>
                            <Confirm label=desk::keys_forget() title=desk::keys_forget_title() text=desk::keys_forget_text()
                                confirm=desk::keys_forget_confirm()
                                on_confirm=move || leptos::task::spawn_local(async move {
                                    if !cabinet.forget_key_file(public).await {
                                        message.set(Some(desk::archive_removed_failed().into()));
                                    }
                                }) />
                        </div>
                    }.into_any(),
                    None => view! {
                        <div class="field">
                            <label class="field__label" for="key-file">{desk::keys_open_file()}</label>
                            <input node_ref=input id="key-file" type="file" accept=".opstapkey" on:change=choose />
                        </div>
                    }.into_any(),
                }}
                <TextField id="open-passphrase" label=desk::keys_passphrase() kind="password"
                    message=message value=passphrase />
                <div class="actions">
                    <button type="submit" class="nl-button nl-button--primary" aria-disabled=move || busy.get().then_some("true")>
                        {move || if busy.get() { desk::keys_opening() } else { desk::keys_open() }}
                    </button>
                </div>
            </form>
        </section>
    }
}

/// Making a key: a passphrase, a warning, a file.
#[component]
fn MakeKey() -> impl IntoView {
    let cabinet = expect_context::<Cabinet>();
    let passphrase = RwSignal::new(suggest(&mut entropy::rng()));
    let understood = RwSignal::new(false);
    let tried = RwSignal::new(false);
    let busy = RwSignal::new(false);
    let failed = RwSignal::new(false);
    let short = Signal::derive(move || {
        let wrong = tried.get() && Passphrase::chosen(&passphrase.read()).is_err();
        wrong.then(|| desk::keys_passphrase_short(FEWEST))
    });
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        let Ok(chosen) = Passphrase::chosen(&passphrase.read_untracked()) else { return };
        if !understood.get_untracked() || busy.get_untracked() {
            return;
        }
        busy.set(true);
        set_timeout(
            move || {
                let mut rng = entropy::rng();
                let key = SecretKey::generate(&mut rng);
                let file = key_file::write(&key, &chosen, Cost::USUAL, &mut rng);
                busy.set(false);
                let public = *key.public();
                let name = format!("opstap-{}.opstapkey", public.id().to_string().replace(' ', "-"));
                if download::save_as_file(&name, &file).is_err() {
                    // A key whose file nobody has would lock dossiers for ever.
                    failed.set(true);
                    return;
                }
                leptos::task::spawn_local(async move {
                    let kept = cabinet.keep_key_file(public, file).await;
                    let made = desk::keys_made(name);
                    let said = if kept { made } else { format!("{made} {}", desk::keys_not_stored()) };
                    cabinet.said.set(Some(said));
                    passphrase.set(String::new());
                    cabinet.unlock(key);
                });
            },
            PAINT,
        );
    };
    view! {
        <section class="form-part">
            <h2 class="nl-heading nl-heading--level-2">{desk::keys_make_title()}</h2>
            <form novalidate on:submit=submit>
                <p class="nl-paragraph">{desk::keys_suggested_text()}</p>
                <p><code class="key-text">{passphrase}</code></p>
                <TextField id="new-passphrase" label=desk::keys_passphrase_own() hint=desk::keys_passphrase_hint(FEWEST)
                    message=short value=passphrase />
                <div class="actions">
                    <button type="button" class="nl-button nl-button--subtle"
                        on:click=move |_| passphrase.set(suggest(&mut entropy::rng()))>
                        {desk::keys_another()}
                    </button>
                </div>
                <Notice kind=Kind::Warning title=desk::keys_warning_title()>
                    <p class="nl-paragraph">{desk::keys_warning()}</p>
                </Notice>
                <div class="option">
                    <input class="option__input" type="checkbox" id="understood" bind:checked=understood
                        aria-describedby="understood-message" />
                    <label class="option__label" for="understood">{desk::keys_understood()}</label>
                </div>
                <p class="field__message" id="understood-message">
                    {move || (tried.get() && !understood.get()).then(desk::keys_understood_needed)}
                </p>
                <div class="actions">
                    <button type="submit" class="nl-button nl-button--primary" aria-disabled=move || busy.get().then_some("true")>
                        {move || if busy.get() { desk::keys_making() } else { desk::keys_make() }}
                    </button>
                </div>
            </form>
            {move || failed.get().then(|| view! {
                <Notice kind=Kind::Wrong><p class="nl-paragraph">{desk::export_failed()}</p></Notice>
            })}
        </section>
    }
}

fn say(error: KeyFileError) -> String {
    desk::lookup(error.key()).unwrap_or_default().into()
}
