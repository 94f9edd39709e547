//! Another passphrase for a key: a new file, in the place of the one on this device.

use leptos::prelude::*;

use super::{
    form::{PassphraseForm, file_name},
    say,
};
use crate::{
    dossier::{
        PublicKey,
        key_file::{self, Cost},
        passphrase::Passphrase,
    },
    web::{
        components::{SelectField, TextField},
        desk::cabinet::Cabinet,
        download, entropy,
        texts::{archive, desk},
    },
};

/// Asks for the passphrase that is, and the one that will be.
#[component]
pub(super) fn ChangePassphrase() -> impl IntoView {
    let cabinet = expect_context::<Cabinet>();
    let old = RwSignal::new(String::new());
    let message = RwSignal::new(None::<String>);
    let which = RwSignal::new(String::new());
    let stored =
        Memo::new(move |_| cabinet.key_files.read().iter().map(|(key, _)| *key).collect::<Vec<PublicKey>>());
    let chosen = move || {
        let wanted = which.get();
        let own = cabinet.own_key();
        let stored = stored.read();
        let is = |key: &&PublicKey| key.to_string() == wanted;
        stored
            .iter()
            .find(is)
            .or_else(|| stored.iter().find(|key| Some(**key) == own))
            .or(stored.first())
            .copied()
    };
    let change = move |new: Passphrase, _: String| {
        message.set(None);
        let key = untrack(chosen);
        let file = cabinet.key_files.with_untracked(|files| {
            files.iter().find(|(known, _)| Some(*known) == key).map(|(_, file)| file.clone())
        });
        let file = file.ok_or_else(|| desk::keys_open_needs_file().to_string())?;
        // Whoever finds an open desk must not be able to take the key along.
        let secret = key_file::open(&file, &Passphrase::typed(&old.read_untracked())).map_err(|error| {
            let text = say(error);
            message.set(Some(text.clone()));
            text
        })?;
        let public = *secret.public();
        let file = key_file::write(&secret, &new, Cost::USUAL, &mut entropy::rng());
        let name = file_name(&public);
        // Only a file that somebody has takes the place of the one that is here.
        download::save_as_file(&name, &file).map_err(|_| desk::export_failed().to_string())?;
        old.set(String::new());
        leptos::task::spawn_local(async move {
            let kept = cabinet.keep_key_file(public, file).await;
            let text = archive::ring_changed(name);
            cabinet.said.set(Some(if kept { text } else { format!("{text} {}", desk::keys_not_stored()) }));
        });
        Ok(())
    };
    view! {
        <p class="nl-paragraph">{archive::ring_change_text()}</p>
        {move || (stored.read().len() > 1).then(|| {
            let options = stored.get().iter().map(|key| (key.to_string(), key.id().to_string())).collect();
            let value = Signal::derive(move || chosen().map(|key| key.to_string()).unwrap_or_default());
            view! {
                <SelectField id="change-key" label=Signal::stored(archive::ring_change_key().to_string())
                    options value on_choose=move |key| which.set(key) />
            }
        })}
        <PassphraseForm prefix="change-" label=archive::ring_new_passphrase() make=archive::ring_change_make()
            busy_text=archive::ring_working() on_chosen=change>
            <TextField id="change-old" label=archive::ring_change_old() kind="password" message=message value=old />
        </PassphraseForm>
    }
}
