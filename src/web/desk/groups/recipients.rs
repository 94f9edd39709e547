//! To whom the dossiers of a session are sealed: those of the municipality, the keys of this desk, and pasted ones.

use leptos::prelude::*;

use crate::{
    dossier::{Label, PublicKey, envelope::MAX_RECIPIENTS, group::Recipient},
    web::{components::TextField, config::Config, desk::cabinet::Cabinet, texts::desk},
};

/// Somebody to choose.
#[derive(Clone, PartialEq)]
struct Offered {
    recipient: Recipient,
    /// Whether they are chosen until somebody says otherwise.
    at_first: bool,
}

/// Who can be chosen, and who is.
#[derive(Clone, Copy)]
pub(super) struct Recipients {
    /// Of the municipality, from `config.json`.
    configured: RwSignal<Vec<Recipient>>,
    /// Names in `config.json` whose key can't be read.
    unreadable: RwSignal<Vec<String>>,
    pasted: RwSignal<Vec<Recipient>>,
    /// What somebody chose, or chose against.
    choices: RwSignal<Vec<(PublicKey, bool)>>,
    /// A name and a key that are being typed.
    name: RwSignal<String>,
    key: RwSignal<String>,
}

impl Recipients {
    /// The id of the first control of the field.
    pub(super) const FIRST: &str = "recipient-0";

    pub(super) fn new() -> Recipients {
        Recipients {
            configured: RwSignal::new(Vec::new()),
            unreadable: RwSignal::new(Vec::new()),
            pasted: RwSignal::new(Vec::new()),
            choices: RwSignal::new(Vec::new()),
            name: RwSignal::new(String::new()),
            key: RwSignal::new(String::new()),
        }
    }

    /// Takes up those of the municipality.
    pub(super) fn offer(self, config: &Config) {
        let (mut readable, mut unreadable) = (Vec::new(), Vec::new());
        for recipient in &config.recipients {
            match (Label::cleaned(&recipient.name), recipient.public_key.parse()) {
                (Some(name), Ok(public_key)) => readable.push(Recipient { name, public_key }),
                _ => unreadable.push(recipient.name.clone()),
            }
        }
        self.configured.set(readable);
        self.unreadable.set(unreadable);
    }

    /// Everybody who can be chosen, each once.
    fn offered(self, cabinet: Cabinet) -> Vec<Offered> {
        let configured = self.configured.get();
        let without_config = configured.is_empty();
        let kept = cabinet.key_files.read().iter().map(|(key, _)| *key).collect::<Vec<_>>();
        let own = cabinet.open_keys().into_iter().chain(kept).filter_map(|public_key| {
            let name = Label::cleaned(desk::groups_own_key())?;
            Some(Offered { recipient: Recipient { name, public_key }, at_first: without_config })
        });
        let mut all: Vec<Offered> = Vec::new();
        let configured = configured.into_iter().map(|recipient| Offered { recipient, at_first: true });
        let pasted = self.pasted.get().into_iter().map(|recipient| Offered { recipient, at_first: true });
        for offered in configured.chain(own).chain(pasted) {
            if !all.iter().any(|known| known.recipient.public_key == offered.recipient.public_key) {
                all.push(offered);
            }
        }
        all
    }

    fn is_chosen(self, offered: &Offered) -> bool {
        let key = offered.recipient.public_key;
        self.choices
            .read()
            .iter()
            .find(|(known, _)| *known == key)
            .map_or(offered.at_first, |(_, chosen)| *chosen)
    }

    fn choose(self, key: PublicKey, chosen: bool) {
        self.choices.update(|choices| {
            choices.retain(|(known, _)| *known != key);
            choices.push((key, chosen));
        });
    }

    /// Those who are chosen.
    pub(super) fn chosen(self) -> Vec<Recipient> {
        let offered = self.offered(expect_context());
        offered
            .into_iter()
            .filter(|offered| self.is_chosen(offered))
            .map(|offered| offered.recipient)
            .collect()
    }

    /// What is wrong with the choice.
    pub(super) fn mistake(self) -> Option<String> {
        match self.chosen().len() {
            0 => Some(desk::groups_recipients_wrong().into()),
            count if count > MAX_RECIPIENTS => Some(desk::groups_recipients_many(MAX_RECIPIENTS)),
            _ => None,
        }
    }
}

/// The choice, and the place to paste a key of somebody else.
#[component]
pub(super) fn RecipientsField(recipients: Recipients, message: Signal<Option<String>>) -> impl IntoView {
    let cabinet = expect_context::<Cabinet>();
    let offered = Memo::new(move |_| recipients.offered(cabinet));
    let tried = RwSignal::new(false);
    let Recipients { name, key, .. } = recipients;
    let name_message = Signal::derive(move || {
        (tried.get() && Label::cleaned(&name.read()).is_none())
            .then(|| desk::groups_key_name_wrong().to_string())
    });
    let key_message = Signal::derive(move || {
        (tried.get() && key.read().parse::<PublicKey>().is_err())
            .then(|| desk::groups_key_wrong().to_string())
    });
    let add = move |_| {
        tried.set(true);
        let typed = (Label::cleaned(&name.read_untracked()), key.read_untracked().parse::<PublicKey>());
        let (Some(label), Ok(public_key)) = typed else { return };
        tried.set(false);
        name.set(String::new());
        key.set(String::new());
        recipients.choose(public_key, true);
        recipients.pasted.update(|pasted| pasted.push(Recipient { name: label, public_key }));
    };
    let options = move || {
        let all = offered.get().into_iter().enumerate().map(|(n, offered)| {
            let id = format!("recipient-{n}");
            let Recipient { name, public_key } = offered.recipient.clone();
            let words = desk::keys_words(public_key.check_words().join(" "));
            let is_chosen = move || recipients.is_chosen(&offered);
            let change = move |event| recipients.choose(public_key, event_target_checked(&event));
            view! {
                <div class="option">
                    <input class="option__input" type="checkbox" id=id.clone() prop:checked=is_chosen on:change=change />
                    <label class="option__label" for=id>
                        {name.to_string()} <span class="option__more">{words}</span>
                    </label>
                </div>
            }
        });
        all.collect_view()
    };
    view! {
        <fieldset class="field field--choice" class:field--wrong=move || message.get().is_some()
            aria-describedby="recipients-hint recipients-message">
            <legend class="field__label">{desk::groups_recipients()}</legend>
            <p class="field__hint" id="recipients-hint">{desk::groups_recipients_hint()}</p>
            <p class="field__message" id="recipients-message">{message}</p>
            {move || recipients.unreadable.get().into_iter().map(|name| view! {
                <p class="field__message">{desk::groups_recipient_unreadable(name)}</p>
            }).collect_view()}
            {options}
        </fieldset>
        // Open where there is nobody to choose: then it is the only way.
        <details class="why" open=move || offered.read().is_empty()>
            <summary>{desk::groups_key_other()}</summary>
            <TextField id="recipient-name" label=desk::groups_key_name() message=name_message value=name />
            <TextField id="recipient-key" label=desk::groups_key() hint=desk::groups_key_hint() message=key_message value=key />
            {move || key.read().parse::<PublicKey>().ok().map(|key| view! {
                <p class="nl-paragraph">{desk::keys_words(key.check_words().join(" "))}</p>
            })}
            <div class="actions">
                <button type="button" class="nl-button nl-button--secondary" on:click=add>{desk::groups_key_add()}</button>
            </div>
        </details>
    }
}
