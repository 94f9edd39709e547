//! Reading aloud: whether somebody wants it, remembered on the device, and how it goes.
//!
//! The voice itself is `speech.js`, fetched when it is first wanted. It reads what has `data-read` on the page, and
//! never begins by itself: only [`Reader::read_or_stop`], [`Reader::again`] and [`Reader::listen`] make a sound.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use wasm_bindgen::{JsCast, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use web_sys::Element;

use super::{
    language,
    storage::drafts::{self, Found},
};

#[wasm_bindgen]
extern "C" {
    /// Fetches the engine.
    #[wasm_bindgen(js_namespace = ["window", "opstap"], js_name = speech)]
    fn fetch_engine() -> js_sys::Promise;

    /// What `speech.js` exports.
    #[derive(Clone)]
    type Engine;
    #[wasm_bindgen(method)]
    fn prepare(this: &Engine, language: &str, slow: bool);
    #[wasm_bindgen(method)]
    fn read(this: &Engine);
    #[wasm_bindgen(method)]
    fn again(this: &Engine);
    #[wasm_bindgen(method)]
    fn listen(this: &Engine, target: &Element);
    #[wasm_bindgen(method)]
    fn tempo(this: &Engine, slow: bool);
    #[wasm_bindgen(method)]
    fn stop(this: &Engine);
    #[wasm_bindgen(method)]
    fn now(this: &Engine) -> String;
}

/// Name under which the wish is stored.
const WISH: &str = "speech";
/// What the engine calls out on the window when it begins, stops, or finds a voice or none.
const TOLD: &str = "opstap:speech";

/// How reading aloud stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State {
    /// The engine or its voices are on their way.
    Looking,
    Ready,
    Speaking,
    /// It went wrong; another time it may work.
    Failed,
    /// The device has no voice of its own for this language.
    NoVoice,
    /// The browser can't speak.
    NoSpeech,
    /// The engine could not be fetched.
    NotFetched,
}

/// What somebody chose, as it is stored.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct Wish {
    on: bool,
    slow: bool,
}

/// Reading aloud in one program of the page.
#[derive(Clone, Copy)]
pub(crate) struct Reader {
    wish: RwSignal<Wish>,
    state: RwSignal<State>,
    can_speak: Memo<bool>,
    engine: StoredValue<Option<Engine>, LocalStorage>,
}

impl Reader {
    pub(crate) fn open() -> Reader {
        let wish = RwSignal::new(Wish::default());
        let state = RwSignal::new(State::Looking);
        let can_speak = Memo::new(move |_| {
            wish.get().on && matches!(state.get(), State::Ready | State::Speaking | State::Failed)
        });
        let reader = Reader { wish, state, can_speak, engine: StoredValue::new_local(None) };
        // For as long as the page is there.
        let _listener = window_event_listener_untyped(TOLD, move |_| reader.hear());
        drafts::on_wipe(move || reader.take_up());
        reader
    }

    /// Takes up what was chosen on this device, maybe in another program, and makes ready for the page on the screen.
    pub(crate) fn take_up(self) {
        let wish = match drafts::load(WISH) {
            Found::Draft(wish) => wish,
            Found::Nothing | Found::Unreadable(_) => Wish::default(),
        };
        if self.wish.get_untracked() != wish {
            self.wish.set(wish);
        }
        if wish.on {
            self.prepare();
        }
    }

    /// Whether somebody wants to be read to.
    pub(crate) fn is_on(self) -> bool {
        self.wish.get().on
    }

    pub(crate) fn is_slow(self) -> bool {
        self.wish.get().slow
    }

    pub(crate) fn state(self) -> State {
        self.state.get()
    }

    /// Whether it is on and there is a voice.
    pub(crate) fn can_speak(self) -> bool {
        self.can_speak.get()
    }

    /// On, or off.
    pub(crate) fn turn(self) {
        self.wish.update(|wish| wish.on = !wish.on);
        self.keep();
        if self.wish.get_untracked().on {
            self.prepare();
        } else {
            self.with_engine(Engine::stop);
        }
    }

    /// Slower, or as usual.
    pub(crate) fn change_tempo(self) {
        self.wish.update(|wish| wish.slow = !wish.slow);
        self.keep();
        let slow = self.wish.get_untracked().slow;
        self.with_engine(|engine| engine.tempo(slow));
    }

    /// Reads the page, or stops reading.
    pub(crate) fn read_or_stop(self) {
        let speaking = self.state.get_untracked() == State::Speaking;
        self.with_engine(|engine| if speaking { engine.stop() } else { engine.read() });
    }

    /// Reads what was read last once more.
    pub(crate) fn again(self) {
        self.with_engine(Engine::again);
    }

    /// Reads what stands beside the button that was pressed.
    pub(crate) fn listen(self, event: &leptos::ev::MouseEvent) {
        if let Some(target) = event.target().and_then(|target| target.dyn_into().ok()) {
            self.with_engine(|engine| engine.listen(&target));
        }
    }

    fn keep(self) {
        // Where it can't be kept this tab remembers it; no answer is lost.
        let _ = drafts::save(WISH, &self.wish.get_untracked());
    }

    fn prepare(self) {
        if self.engine.with_value(Option::is_some) {
            return self.make_ready();
        }
        leptos::task::spawn_local(async move {
            match JsFuture::from(fetch_engine()).await {
                Ok(engine) => {
                    self.engine.set_value(Some(engine.unchecked_into()));
                    self.make_ready();
                }
                Err(_) => self.state.set(State::NotFetched),
            }
        });
    }

    fn make_ready(self) {
        let slow = self.wish.get_untracked().slow;
        self.with_engine(|engine| engine.prepare(&language::code(), slow));
        self.hear();
    }

    /// Takes over how the engine stands.
    fn hear(self) {
        self.with_engine(|engine| {
            self.state.set(match &*engine.now() {
                "ready" => State::Ready,
                "speaking" => State::Speaking,
                "failed" => State::Failed,
                "no_voice" => State::NoVoice,
                "no_speech" => State::NoSpeech,
                _ => State::Looking,
            });
        });
    }

    /// Does something with the engine, once it is there. On a copy: the engine calls back.
    fn with_engine(self, act: impl FnOnce(&Engine)) {
        if let Some(engine) = self.engine.get_value() {
            act(&engine);
        }
    }
}
