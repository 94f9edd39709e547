use leptos::prelude::*;

use crate::web::{
    speech::{Reader, State},
    texts::app,
};

/// Turns reading aloud on and off, and where it is on: listen, stop, once more, slower.
#[component]
pub(crate) fn ReadAloud(
    /// Whether to say how it works.
    #[prop(optional)]
    hint: bool,
) -> impl IntoView {
    let reader = expect_context::<Reader>();
    reader.take_up();
    let trouble = move || {
        let text = match reader.state() {
            State::Looking | State::Ready | State::Speaking => return None,
            State::NoVoice => app::speech_no_voice(),
            State::Failed | State::NoSpeech => app::speech_no_speech(),
            State::NotFetched => app::speech_failed(),
        };
        reader.is_on().then_some(text)
    };
    let speaking = move || reader.state() == State::Speaking;
    view! {
        <div class="read-aloud">
            <button type="button" class="nl-button nl-button--subtle read-aloud__switch" on:click=move |_| reader.turn()>
                <Speaker />
                {move || if reader.is_on() { app::speech_turn_off() } else { app::speech_turn_on() }}
            </button>
            <p class="read-aloud__trouble" role="status">{trouble}</p>
            {move || reader.can_speak().then(|| view! {
                <div class="read-aloud__bar">
                    <button type="button" class="nl-button nl-button--secondary" on:click=move |_| reader.read_or_stop()>
                        {move || if speaking() { app::speech_stop() } else { app::speech_listen() }}
                    </button>
                    <button type="button" class="nl-button nl-button--subtle" on:click=move |_| reader.again()>
                        {app::speech_again()}
                    </button>
                    <button type="button" class="nl-button nl-button--subtle" on:click=move |_| reader.change_tempo()>
                        {move || if reader.is_slow() { app::speech_normal() } else { app::speech_slower() }}
                    </button>
                </div>
                {hint.then(|| view! { <p class="read-aloud__hint">{app::speech_hint()}</p> })}
            })}
        </div>
    }
}

/// A button that reads only what stands beside it, where reading aloud is on.
#[component]
pub(crate) fn ListenTo(
    /// What it reads, for somebody who can't see what it stands beside.
    #[prop(into)]
    text: String,
) -> impl IntoView {
    let reader = expect_context::<Reader>();
    let name = app::speech_listen_to(text);
    move || {
        reader.can_speak().then(|| {
            view! {
                <button
                    type="button"
                    class="listen-to"
                    data-listen
                    aria-pressed="false"
                    aria-label=name.clone()
                    on:click=move |event| reader.listen(&event)
                >
                    <Speaker />
                </button>
            }
        })
    }
}

#[component]
fn Speaker() -> impl IntoView {
    view! {
        <svg class="speaker" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d="M11 5 6.5 9H3v6h3.5l4.5 4zM15 9a4 4 0 0 1 0 6M17.8 6a8.5 8.5 0 0 1 0 12" />
        </svg>
    }
}
