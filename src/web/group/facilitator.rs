//! What is on this tablet, and getting it off. Behind the PIN on the facilitator's card.

mod collecting;

use leptos::prelude::*;

use super::{
    tablet::State,
    tries::{Allowed, Tries},
};
use crate::web::{
    components::{Confirm, Heading, Kind, Notice, TextField},
    storage::{
        group_store::{self, CardState, Overview, StoreError},
        persistence,
    },
    texts::{app, facilitator, group},
};
use collecting::Collecting;

/// The PIN, and then how things stand.
#[component]
pub(super) fn Facilitator() -> impl IntoView {
    let open = RwSignal::new(false);
    view! {
        <Heading text=facilitator::tablet_title() />
        {move || if open.get() { view! { <Panel /> }.into_any() } else { view! { <Pin open /> }.into_any() }}
    }
}

#[component]
fn Pin(open: RwSignal<bool>) -> impl IntoView {
    let state = expect_context::<State>();
    let typed = RwSignal::new(String::new());
    let wrong = RwSignal::new(false);
    let allowed = move || state.tries.allowed(Tries::FACILITATOR);
    let message = Signal::derive(move || wrong.get().then(|| facilitator::tablet_pin_wrong().to_string()));
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if matches!(untrack(allowed), Allowed::Wait(_)) {
            return;
        }
        let right = state.ask(|session, secret| secret.pin(&session.id).is(&typed.read_untracked()));
        typed.set(String::new());
        if right == Some(true) {
            state.tries.right(Tries::FACILITATOR);
            open.set(true);
        } else {
            state.tries.wrong(Tries::FACILITATOR);
            wrong.set(true);
        }
    };
    let tries = move || match allowed() {
        Allowed::Wait(seconds) => Some(group::resume_wait(seconds as usize)),
        Allowed::Tries(left) => wrong.get().then(|| group::resume_tries(left as usize)),
    };
    view! {
        <form novalidate autocomplete="off" on:submit=submit>
            <TextField id="pin" label=facilitator::tablet_pin() hint=facilitator::tablet_pin_hint() message value=typed
                keyboard="numeric" concealed=true />
            <p class="nl-paragraph" role="status">{tries}</p>
            <div class="actions">
                <button type="submit" class="nl-button nl-button--primary">{facilitator::tablet_pin_open()}</button>
                <button type="button" class="nl-button nl-button--subtle" on:click=move |_| state.welcome()>
                    {app::common_back()}
                </button>
            </div>
        </form>
    }
}

#[component]
fn Panel() -> impl IntoView {
    let state = expect_context::<State>();
    let found = RwSignal::new(None::<Result<Overview, StoreError>>);
    let room = RwSignal::new(None::<u64>);
    let sure = RwSignal::new(true);
    let look = move || {
        leptos::task::spawn_local(async move {
            found.try_set(Some(group_store::overview().await));
            room.try_set(group_store::room().await);
            sure.try_set(persistence::is_granted().await);
        });
    };
    look();
    view! {
        {move || match found.get() {
            None => view! { <p class="nl-paragraph">{app::common_loading()}</p> }.into_any(),
            Some(Err(_)) => view! {
                <Notice kind=Kind::Wrong><p class="nl-paragraph">{facilitator::setup_storage_lost()}</p></Notice>
            }.into_any(),
            Some(Ok(overview)) => view! { <Counts overview room /> }.into_any(),
        }}
        {move || (!sure.get()).then(|| view! {
            <Notice kind=Kind::Info><p class="nl-paragraph">{facilitator::tablet_not_sure()}</p></Notice>
        })}
        {move || found.get().and_then(Result::ok).map(|overview| view! { <Cards overview /> })}
        <Collecting found look />
        {move || found.get().and_then(Result::ok).map(|overview| view! { <End overview /> })}
        <div class="actions">
            <button type="button" class="nl-button nl-button--primary" on:click=move |_| state.welcome()>
                {facilitator::tablet_leave()}
            </button>
        </div>
    }
}

/// How many, and how much room.
#[component]
fn Counts(overview: Overview, room: RwSignal<Option<u64>>) -> impl IntoView {
    let megabytes = move || room.get().map(|bytes| bytes / 1_000_000);
    view! {
        <dl class="counts">
            <div><dt>{facilitator::tablet_finished()}</dt><dd>{overview.finished.len()}</dd></div>
            <div><dt>{facilitator::tablet_waiting()}</dt><dd>{overview.here()}</dd></div>
            <div><dt>{facilitator::tablet_begun()}</dt><dd>{overview.begun.len()}</dd></div>
            {move || megabytes().map(|megabytes| view! {
                <div><dt>{facilitator::tablet_room()}</dt><dd>{facilitator::tablet_megabytes(megabytes)}</dd></div>
            })}
        </dl>
    }
}

/// What has become of each card; no names.
#[component]
fn Cards(overview: Overview) -> impl IntoView {
    let begun = overview.begun.iter().map(|number| (*number, facilitator::tablet_card_begun()));
    let finished = overview.finished.iter().map(|(number, state)| {
        let text = match state {
            CardState::Waiting => facilitator::tablet_card_waiting(),
            CardState::Collected => facilitator::tablet_card_collected(),
            CardState::Imported => facilitator::tablet_card_imported(),
        };
        (*number, text)
    });
    let mut cards: Vec<(u16, &'static str)> = begun.chain(finished).collect();
    cards.sort_by_key(|(number, _)| *number);
    view! {
        <section class="form-part">
            <h2 class="nl-heading nl-heading--level-2">{facilitator::tablet_cards()}</h2>
            {if cards.is_empty() {
                view! { <p class="nl-paragraph">{facilitator::tablet_no_cards()}</p> }.into_any()
            } else {
                view! {
                    <ul class="plain-list">
                        {cards.into_iter().map(|(number, text)| view! {
                            <li>{facilitator::tablet_card(number)} ": " {text}</li>
                        }).collect_view()}
                    </ul>
                }.into_any()
            }}
        </section>
    }
}

/// The end of the session on this tablet.
#[component]
fn End(overview: Overview) -> impl IntoView {
    let state = expect_context::<State>();
    let failed = RwSignal::new(false);
    let text = if overview.is_empty() {
        facilitator::tablet_end_text().to_string()
    } else {
        facilitator::tablet_end_lost(overview.begun.len(), overview.here())
    };
    view! {
        <section class="form-part">
            <h2 class="nl-heading nl-heading--level-2">{facilitator::tablet_end()}</h2>
            <p class="nl-paragraph">{text.clone()}</p>
            {move || failed.get().then(|| view! {
                <Notice kind=Kind::Wrong><p class="nl-paragraph">{facilitator::setup_storage_lost()}</p></Notice>
            })}
            <Confirm label=facilitator::tablet_end_button() title=facilitator::tablet_end_title() text
                confirm=facilitator::tablet_end_confirm() class="nl-button nl-button--secondary"
                on_confirm=move || leptos::task::spawn_local(async move {
                    match group_store::wipe().await {
                        Ok(()) => state.forget_session(),
                        Err(_) => _ = failed.try_set(true),
                    }
                }) />
        </section>
    }
}
