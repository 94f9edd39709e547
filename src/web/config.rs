//! `config.json` beside `index.html`: what one municipality wants, read at start.

use leptos::prelude::*;
use serde::Deserialize;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

use crate::income::timeline::SetOff;

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

/// Fetches the configuration once.
pub(crate) fn load() -> ReadSignal<Loading> {
    let (config, set_config) = signal(Loading::Busy);
    leptos::task::spawn_local(async move {
        set_config.set(match fetch().await {
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

async fn fetch() -> Result<Option<String>, JsValue> {
    let response = JsFuture::from(window().fetch_with_str("config.json")).await?;
    let response: Response = response.dyn_into()?;
    if response.status() == 404 {
        return Ok(None);
    }
    if !response.ok() {
        return Err(response.status().into());
    }
    Ok(JsFuture::from(response.text()?).await?.as_string())
}
