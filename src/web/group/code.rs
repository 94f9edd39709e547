//! Somebody begins: the card they were given, and a code that only they know.

use std::time::Duration;

use leptos::prelude::*;

use super::tablet::{Begun, Screen, State};
use crate::{
    dossier::{
        PersonalCode,
        group::{Card, DraftKey},
    },
    web::{
        components::{Heading, TextField},
        entropy,
        storage::group_store::StoreError,
        texts::{app, group},
    },
};

/// Digits of a code that somebody chooses here.
pub(super) const DIGITS: usize = PersonalCode::FEWEST;

/// Asks for a card, and for a new code twice.
#[component]
pub(super) fn NewCode() -> impl IntoView {
    let state = expect_context::<State>();
    let text = || RwSignal::new(String::new());
    let (card, code, again) = (text(), text(), text());
    let tried = RwSignal::new(false);
    let busy = RwSignal::new(false);
    // What the tablet knows of the card that was tried.
    let refused = RwSignal::new(None::<(String, &'static str)>);
    let card_message = Signal::derive(move || {
        let typed = card.read();
        let refused = refused.get().filter(|(of, _)| *of == *typed).map(|(_, text)| text);
        let wrong = tried.get() && genuine(state, &typed).is_none();
        refused.or_else(|| wrong.then(group::code_card_wrong)).map(str::to_string)
    });
    let code_message =
        Signal::derive(move || (tried.get() && !is_code(&code.read())).then(|| group::code_short(DIGITS)));
    let again_message = Signal::derive(move || {
        let different = PersonalCode::new(&code.read()).ok() != PersonalCode::new(&again.read()).ok();
        (tried.get() && different).then(|| group::code_different().to_string())
    });
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        let wrong = untrack(|| {
            card_message.get().is_some() || code_message.get().is_some() || again_message.get().is_some()
        });
        let Some(card_of) = genuine(state, &card.read_untracked()) else { return };
        let Ok(chosen) = PersonalCode::new(&code.read_untracked()) else { return };
        if wrong || busy.get_untracked() {
            return;
        }
        busy.set(true);
        let epoch = state.epoch();
        leptos::task::spawn_local(async move {
            let number = card_of.number();
            let refusal = match state.keeping.draft(number).await {
                Ok(None) => None,
                Ok(Some(_)) => Some(group::code_card_started()),
                Err(StoreError::Finished) => Some(group::code_card_done()),
                Err(_) => Some(group::run_failed_lost()),
            };
            if let Some(text) = refusal {
                busy.try_set(false);
                refused.try_set(Some((card.try_get_untracked().unwrap_or_default(), text)));
                return;
            }
            // The key takes a moment of hard work: first let the screen say so.
            set_timeout(move || begin(state, epoch, number, &chosen), Duration::from_millis(50));
        });
    };
    view! {
        <Heading text=group::code_title() />
        <p class="lead">{group::code_text()}</p>
        <form novalidate autocomplete="off" on:submit=submit>
            <TextField id="card" label=group::code_card() hint=group::code_card_hint() message=card_message value=card />
            <TextField id="new-code" label=group::code_new() hint=group::code_hint(DIGITS) message=code_message value=code
                keyboard="numeric" concealed=true />
            <TextField id="new-code-again" label=group::code_again() message=again_message value=again
                keyboard="numeric" concealed=true />
            <p class="nl-paragraph"><strong>{group::code_remember()}</strong></p>
            <div class="actions">
                <button type="submit" class="nl-button nl-button--primary" prop:disabled=busy>{group::code_set()}</button>
                <button type="button" class="nl-button nl-button--subtle" prop:disabled=busy
                    on:click=move |_| state.show(Screen::Welcome)>
                    {app::common_back()}
                </button>
                <p class="saved" role="status">{move || busy.get().then(group::code_busy)}</p>
            </div>
        </form>
    }
}

fn begin(state: State, epoch: Option<u64>, number: u16, code: &PersonalCode) {
    // Somebody else may have the screen meanwhile.
    if state.epoch() != epoch {
        return;
    }
    let key =
        state.ask(|session, secret| DraftKey::new(secret, &session.id, number, code, &mut entropy::rng()));
    if let Some(key) = key {
        state.begin(Begun { number, key, counter: 0, left: None });
    }
}

/// The card, where it is one of this session.
pub(super) fn genuine(state: State, typed: &str) -> Option<Card> {
    let card = Card::parse(typed).ok()?;
    state.ask(|session, secret| session.has_card(&card, secret))?.then_some(card)
}

/// Whether it is exactly so many digits, of whatever keyboard.
fn is_code(typed: &str) -> bool {
    let mut characters = typed.chars().filter(|character| !character.is_whitespace());
    let digits = characters.by_ref().take(DIGITS).filter(|character| character.is_numeric()).count();
    digits == DIGITS && characters.next().is_none()
}
