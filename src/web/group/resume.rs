//! Somebody comes back, or unlocks the screen: with their card and their own code, exactly where they were.

use std::time::Duration;

use leptos::prelude::*;

use super::{
    code::genuine,
    run::left_in,
    tablet::{Begun, Screen, State},
    tries::Allowed,
    welcome::ToFacilitator,
};
use crate::{
    dossier::{
        PersonalCode,
        group::{DraftError, DraftKey, SealedDraft},
    },
    web::{
        components::{Heading, Kind, Notice, TextField},
        language,
        storage::group_store::StoreError,
        texts::{app, errors, facilitator, group},
    },
};

/// Asks for card and code; `locked` when the screen went on lock.
#[component]
pub(super) fn Resume(locked: bool) -> impl IntoView {
    let state = expect_context::<State>();
    let text = || RwSignal::new(String::new());
    let (card, code) = (text(), text());
    let tried = RwSignal::new(false);
    let busy = RwSignal::new(false);
    let said = RwSignal::new(None::<Said>);
    let number = move || genuine(state, &card.read()).map(|card| card.number());
    let card_message = Signal::derive(move || {
        (tried.get() && number().is_none()).then(|| group::code_card_wrong().to_string())
    });
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        said.set(None);
        let Some(number) = untrack(number) else { return };
        if busy.get_untracked() || matches!(untrack(|| state.tries.allowed(number)), Allowed::Wait(_)) {
            return;
        }
        // What is too short to be a code is as wrong as any other.
        let typed = PersonalCode::new(&code.read_untracked()).ok();
        busy.set(true);
        let epoch = state.epoch();
        leptos::task::spawn_local(async move {
            let draft = match state.keeping.draft(number).await {
                Ok(Some(draft)) => draft,
                other => {
                    busy.try_set(false);
                    said.try_set(Some(match other {
                        Ok(_) => Said::None,
                        Err(StoreError::Finished) => Said::Finished,
                        Err(_) => Said::Unreadable,
                    }));
                    return;
                }
            };
            // The key takes a moment of hard work: first let the screen say so.
            let open = move || {
                // Somebody else may have the screen meanwhile.
                if state.epoch() != epoch {
                    return;
                }
                busy.try_set(false);
                if let Err(problem) = open(state, number, typed.as_ref(), &draft) {
                    said.try_set(Some(problem));
                    code.try_set(String::new());
                }
            };
            set_timeout(open, Duration::from_millis(50));
        });
    };
    let (title, lead) = if locked {
        (group::idle_locked_title(), group::idle_locked_text())
    } else {
        (group::resume_title(), group::resume_text())
    };
    let code_message = Signal::derive(move || {
        let wrong = said.get() == Some(Said::Wrong);
        wrong.then(|| group::resume_wrong().to_string())
    });
    let tries = move || {
        let number = number()?;
        match state.tries.allowed(number) {
            Allowed::Wait(seconds) => Some(group::resume_wait(seconds as usize)),
            Allowed::Tries(left) => {
                (said.get() == Some(Said::Wrong)).then(|| group::resume_tries(left as usize))
            }
        }
    };
    view! {
        <Heading text=title />
        <p class="lead">{lead}</p>
        <form novalidate autocomplete="off" on:submit=submit>
            <TextField id="card" label=group::code_card() message=card_message value=card />
            <TextField id="own-code" label=group::code_new() message=code_message value=code
                keyboard="numeric" concealed=true />
            <p class="nl-paragraph" role="status">{tries}</p>
            {move || said.get().and_then(Said::text).map(|text| view! {
                <Notice kind=Kind::Wrong><p class="nl-paragraph">{text}</p></Notice>
            })}
            <div class="actions">
                <button type="submit" class="nl-button nl-button--primary" prop:disabled=busy>{group::resume_open()}</button>
                {if locked {
                    view! {
                        <button type="button" class="nl-button nl-button--secondary" prop:disabled=busy
                            on:click=move |_| state.welcome()>
                            {group::idle_not_me()}
                        </button>
                    }.into_any()
                } else {
                    view! {
                        <button type="button" class="nl-button nl-button--subtle" prop:disabled=busy
                            on:click=move |_| state.show(Screen::Welcome)>
                            {app::common_back()}
                        </button>
                    }.into_any()
                }}
                <p class="saved" role="status">{move || busy.get().then(group::code_busy)}</p>
            </div>
        </form>
        <p class="nl-paragraph">{group::resume_forgotten()}</p>
        <ToFacilitator />
    }
}

/// Why somebody does not get in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Said {
    Wrong,
    /// Nobody began with this card.
    None,
    Finished,
    Newer,
    Unreadable,
}

impl Said {
    fn text(self) -> Option<&'static str> {
        match self {
            // Said at the field.
            Said::Wrong => None,
            Said::None => Some(group::resume_none()),
            Said::Finished => Some(group::code_card_done()),
            Said::Newer => Some(facilitator::setup_storage_newer()),
            Said::Unreadable => Some(errors::app_crashed_text()),
        }
    }
}

fn open(state: State, number: u16, code: Option<&PersonalCode>, draft: &SealedDraft) -> Result<(), Said> {
    let opened = state.ask(|session, secret| match code {
        Some(code) => DraftKey::open(secret, &session.id, number, code, draft),
        None => Err(DraftError::Closed),
    });
    match opened {
        Some(Ok((key, draft))) => {
            state.tries.right(number);
            // What can't be read is not written over: a later version may know what to do with it.
            let Some(left) = left_in(&draft.plaintext) else { return Err(Said::Newer) };
            language::choose(&left.speaks);
            state.begin(Begun { number, key, counter: draft.counter, left: Some(left) });
            Ok(())
        }
        Some(Err(DraftError::Newer)) => Err(Said::Newer),
        Some(Err(DraftError::Closed)) => {
            state.tries.wrong(number);
            Err(Said::Wrong)
        }
        None => Err(Said::Unreadable),
    }
}
