//! The screen for whoever is next, in all languages of the session.

use leptos::prelude::*;

use super::tablet::{Screen, State};
use crate::web::{
    components::{Heading, Kind, Notice},
    format, language,
    storage::group_store,
    texts::{self, facilitator, group},
};

/// Bytes left on the tablet below which somebody should look at it first: room for hundreds of drafts.
const LITTLE_ROOM: u64 = 5_000_000;

#[component]
pub(super) fn Welcome() -> impl IntoView {
    let state = expect_context::<State>();
    let session = state.session.get_untracked();
    let codes: Vec<String> =
        session.iter().flat_map(|session| &session.languages).map(|code| code.to_string()).collect();
    let little_room = RwSignal::new(false);
    leptos::task::spawn_local(async move {
        let room = group_store::room().await;
        little_room.try_set(room.is_some_and(|room| room < LITTLE_ROOM));
    });
    view! {
        <Heading text=group::welcome_title() />
        {session.map(|session| view! {
            <p class="lead">{group::welcome_session(format::long_date(session.date), &session.name, &session.place)}</p>
        })}
        {move || little_room.get().then(|| view! {
            <Notice kind=Kind::Warning><p class="nl-paragraph" lang="nl" dir="ltr">{facilitator::tablet_room_little()}</p></Notice>
        })}
        {(codes.len() > 1).then(|| view! {
            <h2 class="nl-heading nl-heading--level-2">{group::welcome_choose_language()}</h2>
            <ul class="welcome-languages">
                {codes.into_iter().map(|code| view! { <li><Language code /></li> }).collect_view()}
            </ul>
        })}
        <p class="nl-paragraph">{group::welcome_lead()}</p>
        <p class="nl-paragraph">{group::welcome_headphones()}</p>
        <div class="actions">
            <button type="button" class="nl-button nl-button--primary" on:click=move |_| state.show(Screen::NewCode)>
                {group::welcome_begin()}
            </button>
            <button type="button" class="nl-button nl-button--secondary" on:click=move |_| state.show(Screen::Resume)>
                {group::welcome_resume()}
            </button>
        </div>
        <ToFacilitator />
    }
}

/// A language in its own words: its name, and that somebody is welcome.
#[component]
fn Language(code: String) -> impl IntoView {
    let welcome = RwSignal::new(String::new());
    let of = code.clone();
    leptos::task::spawn_local(async move {
        let Some(place) = group::place("welcome.title") else { return };
        let title = language::text_in(&of, texts::Set::group, place).await;
        // Dutch is compiled in; what can't be loaded is not said.
        welcome.try_set(
            title.unwrap_or_else(|| if of == "nl" { group::NL[place].into() } else { String::new() }),
        );
    });
    let (name, direction) = language::name_and_direction(&code);
    let current = language::code() == code;
    let chosen = code.clone();
    view! {
        <button type="button" class="welcome-languages__choice" lang=code dir=direction
            aria-current=current.then_some("true") on:click=move |_| language::choose(&chosen)>
            <strong>{name}</strong> " " <span class="welcome-languages__word">{welcome}</span>
        </button>
    }
}

/// The quiet way to the facilitator's page.
#[component]
pub(super) fn ToFacilitator() -> impl IntoView {
    let state = expect_context::<State>();
    view! {
        <p class="to-facilitator">
            <button type="button" class="nl-button nl-button--subtle" on:click=move |_| {
                // Facilitators read Dutch, whatever the last person read.
                language::choose("nl");
                state.show(Screen::Facilitator);
            }>
                {facilitator::tablet_button()}
            </button>
        </p>
    }
}
