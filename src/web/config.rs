//! `config.json` beside `index.html`: what one municipality wants, read at start.

use leptos::prelude::*;
use serde::Deserialize;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::JsFuture;

use crate::income::timeline::SetOff;

#[wasm_bindgen]
extern "C" {
    /// The text of `config.json` once it is there; null where there is none.
    #[wasm_bindgen(thread_local_v2, js_namespace = ["window", "opstap"], js_name = config)]
    static CONFIG: js_sys::Promise;
}

/// What a municipality sets. Every field may be left out; one build serves every municipality.
#[derive(Clone, Debug, Default, Deserialize, PartialEq)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Config {
    /// Version of this file's format; 1.
    pub version: u32,
    pub municipality: Municipality,
    /// Whose keys can open what a resident seals.
    pub recipients: Vec<Recipient>,
    pub hand_over: HandOver,
    /// Languages that are offered although nobody has checked their translation, such as `ar`.
    pub languages: Vec<String>,
    /// Colours, as in `style/themes/`; those of the municipality where this is empty.
    pub theme: String,
    /// When this municipality sets a wage off against bijstand: `same_month` or `next_month`.
    pub set_off: SetOff,
}

#[derive(Clone, Debug, Default, Deserialize, PartialEq)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Municipality {
    /// As in `data/gemeenten/`, such as `leidschendam-voorburg`.
    pub id: String,
    pub name: String,
}

#[derive(Clone, Debug, Default, Deserialize, PartialEq)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Recipient {
    pub name: String,
    pub public_key: String,
}

/// Where a resident brings or sends the sealed file.
#[derive(Clone, Debug, Default, Deserialize, PartialEq)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct HandOver {
    pub text: String,
    pub address: Vec<String>,
    pub email: String,
    pub phone: String,
    /// The way without a phone or computer.
    pub paper: String,
}

/// How far the reading of `config.json` is.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Loading {
    Busy,
    /// Read, or absent: then everything is empty.
    Done(Config),
    /// There is one and it can't be used; the reason is for the municipality's own staff.
    Failed(String),
}

/// Reads the configuration, which the page has fetched.
pub(crate) fn load() -> ReadSignal<Loading> {
    let (config, set_config) = signal(Loading::Busy);
    leptos::task::spawn_local(async move {
        let fetched = JsFuture::from(CONFIG.with(|config| config.clone())).await;
        set_config.set(match fetched.map(|text| text.as_string()) {
            Ok(None) => Loading::Done(Config::default()),
            Ok(Some(text)) => match serde_json::from_str(&text) {
                Ok(config) => Loading::Done(config),
                Err(error) => Loading::Failed(format!("config.json: {error}")),
            },
            Err(_) => Loading::Failed("config.json: no answer".into()),
        });
    });
    config
}
