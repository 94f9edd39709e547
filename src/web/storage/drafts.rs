//! A resident's drafts in the browser's local storage, written after every answer.
//!
//! What can't be written there stays in this tab, where the other programs of the page find it too. What can't
//! be read is never thrown away: it is put aside and offered as a file.

use js_sys::{Object, Reflect};
use leptos::prelude::window;
use serde::{Serialize, de::DeserializeOwned};
use wasm_bindgen::JsValue;

const PREFIX: &str = "opstap.";
/// Where what could not be read is put aside.
const ASIDE: &str = "aside.";
/// Property of the window that holds what the storage refused.
const UNSAVED: &str = "opstapUnsaved";

/// Whether what is on the screen is on the device too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Saving {
    /// Everything is.
    Saved,
    /// The browser keeps nothing for us: private mode, or switched off.
    Off,
    /// The last change did not fit.
    Full,
}

/// Whether the browser keeps anything for us. It may refuse by an error as well as by an absence.
pub(crate) fn is_available() -> bool {
    matches!(window().local_storage(), Ok(Some(_)))
}

/// How saving stands before anything was saved.
pub(crate) fn at_first() -> Saving {
    if is_available() { Saving::Saved } else { Saving::Off }
}

/// Writes `value` under a name. Where that fails, what stood there stays, and this tab remembers the new one.
pub(crate) fn save(name: &str, value: &impl Serialize) -> Saving {
    save_text(name, &serde_json::to_string(value).expect("a draft has no map and no float that JSON lacks"))
}

/// The same, of a text.
pub(crate) fn save_text(name: &str, text: &str) -> Saving {
    let saved = match window().local_storage() {
        Ok(Some(storage)) if storage.set_item(&format!("{PREFIX}{name}"), text).is_ok() => Saving::Saved,
        Ok(Some(_)) => Saving::Full,
        _ => Saving::Off,
    };
    remember(name, if saved == Saving::Saved { None } else { Some(text) });
    saved
}

/// Removes what stands under a name.
pub(crate) fn forget(name: &str) -> Saving {
    remember(name, None);
    if let Ok(Some(storage)) = window().local_storage() {
        // Removing can't fail.
        let _ = storage.remove_item(&format!("{PREFIX}{name}"));
    }
    at_first()
}

/// What was found under a name.
pub(crate) enum Found<T> {
    Nothing,
    Draft(T),
    /// Something that this version can't read, as it stands; it has been put aside.
    Unreadable(String),
}

/// Reads what [`save`] wrote.
pub(crate) fn load<T: DeserializeOwned>(name: &str) -> Found<T> {
    load_text(name, |text| serde_json::from_str(text).ok())
}

/// Reads what [`save_text`] wrote; `read` gives nothing for what it can't read.
pub(crate) fn load_text<T>(name: &str, read: impl FnOnce(&str) -> Option<T>) -> Found<T> {
    let Some(text) = remembered(name).or_else(|| raw(name)) else {
        return Found::Nothing;
    };
    match read(&text) {
        Some(draft) => Found::Draft(draft),
        None => {
            put_aside(name);
            Found::Unreadable(text)
        }
    }
}

/// What was put aside earlier under this name, if anything.
pub(crate) fn aside(name: &str) -> Option<String> {
    raw(&format!("{ASIDE}{name}"))
}

/// Puts what stands under a name out of the way of what comes, and returns it.
pub(crate) fn put_aside(name: &str) -> Option<String> {
    let text = raw(name)?;
    if let Ok(Some(storage)) = window().local_storage() {
        // Where there is no room for a second copy, the first one stays where it is.
        if storage.set_item(&format!("{PREFIX}{ASIDE}{name}"), &text).is_ok() {
            let _ = storage.remove_item(&format!("{PREFIX}{name}"));
        }
    }
    Some(text)
}

fn raw(name: &str) -> Option<String> {
    window().local_storage().ok()??.get_item(&format!("{PREFIX}{name}")).ok()?
}

/// Removes everything of this app from the storage and from this tab.
pub(crate) fn wipe() {
    // Neither can fail on a window.
    let _ = Reflect::delete_property(&window().into(), &UNSAVED.into());
    let Ok(Some(storage)) = window().local_storage() else { return };
    let count = storage.length().unwrap_or(0);
    let keys: Vec<String> = (0..count).filter_map(|n| storage.key(n).ok()?).collect();
    for key in keys.iter().filter(|key| key.starts_with(PREFIX)) {
        let _ = storage.remove_item(key);
    }
}

/// Whether everything on the screen of this tab is on the device too, so that loading the page anew loses nothing.
pub(crate) fn is_all_saved() -> bool {
    let Ok(names) = Reflect::own_keys(&unsaved()) else { return false };
    names.iter().all(|name| Reflect::get(&unsaved(), &name).is_ok_and(|text| text.is_undefined()))
}

fn unsaved() -> JsValue {
    let window: JsValue = window().into();
    let found = Reflect::get(&window, &UNSAVED.into()).unwrap_or_default();
    if found.is_object() {
        return found;
    }
    let fresh: JsValue = Object::new().into();
    let _ = Reflect::set(&window, &UNSAVED.into(), &fresh);
    fresh
}

fn remember(name: &str, text: Option<&str>) {
    let _ = Reflect::set(&unsaved(), &name.into(), &text.map_or(JsValue::UNDEFINED, JsValue::from));
}

fn remembered(name: &str) -> Option<String> {
    Reflect::get(&unsaved(), &name.into()).ok()?.as_string()
}

/// Calls `on_change` when another tab writes under this name.
pub(crate) fn on_change_elsewhere(name: &'static str, on_change: impl Fn() + 'static) {
    let listener = leptos::prelude::window_event_listener(leptos::ev::storage, move |event| {
        if event.key().is_none_or(|key| key.strip_prefix(PREFIX) == Some(name)) {
            on_change();
        }
    });
    leptos::prelude::on_cleanup(move || listener.remove());
}
