//! The form behind every key that is made: a passphrase, a warning, a file.

use std::time::Duration;

use leptos::prelude::*;

use crate::{
    dossier::{
        PublicKey, SecretKey,
        key_file::{self, Cost},
        passphrase::{FEWEST, Passphrase, suggest},
    },
    web::{
        components::{Kind, Notice, TextField},
        download, entropy,
        texts::desk,
    },
};

/// Long enough for the browser to paint "one moment" before it has no time.
pub(super) const PAINT: Duration = Duration::from_millis(60);

/// A key that was made, and its file, which stands among the downloads.
pub(super) struct Made {
    pub key: SecretKey,
    pub file: Vec<u8>,
    /// Of the file.
    pub name: String,
    /// As it was typed.
    pub passphrase: String,
}

/// Asks for a passphrase, makes a key and saves its file.
#[component]
pub(super) fn KeyForm(
    /// Before the ids of its fields: there may be several on a page.
    prefix: &'static str,
    /// On the button.
    make: &'static str,
    on_made: impl Fn(Made) + Copy + 'static,
) -> impl IntoView {
    view! {
        <PassphraseForm prefix label=desk::keys_passphrase_own() make busy_text=desk::keys_making()
            on_chosen=move |chosen, typed| {
                let mut rng = entropy::rng();
                let key = SecretKey::generate(&mut rng);
                let file = key_file::write(&key, &chosen, Cost::USUAL, &mut rng);
                let name = file_name(key.public());
                // A key whose file nobody has would lock dossiers for ever.
                download::save_as_file(&name, &file).map_err(|_| desk::export_failed().to_string())?;
                on_made(Made { key, file, name, passphrase: typed });
                Ok(())
            } />
    }
}

/// What the file of a key is called.
pub(super) fn file_name(key: &PublicKey) -> String {
    format!("opstap-{}.opstapkey", key.id().to_string().replace(' ', "-"))
}

/// A passphrase to choose, with a suggestion; nothing happens before somebody says that they wrote it down.
#[component]
pub(super) fn PassphraseForm(
    prefix: &'static str,
    /// Of the field.
    label: &'static str,
    make: &'static str,
    busy_text: &'static str,
    /// Whether it worked; else what to say.
    on_chosen: impl Fn(Passphrase, String) -> Result<(), String> + Copy + 'static,
    /// What else the form asks for, before the passphrase.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let passphrase = RwSignal::new(suggest(&mut entropy::rng()));
    let understood = RwSignal::new(false);
    let tried = RwSignal::new(false);
    let busy = RwSignal::new(false);
    let failed = RwSignal::new(None::<String>);
    let id = |name: &str| format!("{prefix}{name}");
    let message_id = id("understood-message");
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
        failed.set(None);
        // Read now: the page may be gone by then.
        let typed = passphrase.get_untracked();
        set_timeout(
            move || {
                let done = on_chosen(chosen, typed);
                // What was done may have taken the form from the page.
                let _ = busy.try_set(false);
                match done {
                    Ok(()) => {
                        let _ = passphrase.try_set(suggest(&mut entropy::rng()));
                        let _ = understood.try_set(false);
                        let _ = tried.try_set(false);
                    }
                    Err(text) => {
                        let _ = failed.try_set(Some(text));
                    }
                }
            },
            PAINT,
        );
    };
    view! {
        <form novalidate on:submit=submit>
            {children.map(|children| children())}
            <p class="nl-paragraph">{desk::keys_suggested_text()}</p>
            <p><code class="key-text">{passphrase}</code></p>
            <TextField id=id("new-passphrase") label=label hint=desk::keys_passphrase_hint(FEWEST)
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
                <input class="option__input" type="checkbox" id=id("understood") bind:checked=understood
                    aria-describedby=message_id.clone() />
                <label class="option__label" for=id("understood")>{desk::keys_understood()}</label>
            </div>
            <p class="field__message" id=message_id>
                {move || (tried.get() && !understood.get()).then(desk::keys_understood_needed)}
            </p>
            <div class="actions">
                <button type="submit" class="nl-button nl-button--primary" aria-disabled=move || busy.get().then_some("true")>
                    {move || if busy.get() { busy_text } else { make }}
                </button>
            </div>
        </form>
        {move || failed.get().map(|text| view! {
            <Notice kind=Kind::Wrong><p class="nl-paragraph">{text}</p></Notice>
        })}
    }
}
