//! A resident's drafts in the browser's local storage, written after every answer.
//!
//! What can't be written there stays in this tab, where the other programs of the page find it too. What can't
//! be read is never thrown away: it is put aside and offered as a file. Somebody who chose a code has everything but
//! settings sealed: then a [`Vault`] stands between the drafts and the storage.

use std::{cell::RefCell, rc::Rc};

use js_sys::{JSON, Object, Reflect};
use leptos::prelude::{on_cleanup, window, window_event_listener_untyped};
use serde::{Serialize, de::DeserializeOwned};
use wasm_bindgen::JsValue;
use web_sys::Event;

const PREFIX: &str = "opstap.";
/// Where what could not be read is put aside.
const ASIDE: &str = "aside.";
/// Where sealed drafts stand, once somebody has chosen a code.
const SEALED: &str = "sealed.";
/// What the code is checked by. It stands there as long as the drafts are sealed.
const LOCK: &str = "lock";
/// What is no answer of anybody, and stays readable under a lock.
const SETTINGS: [&str; 3] = ["language", "speech", "theme"];
/// What is called out on the window when everything is wiped.
const WIPED: &str = "opstap:wiped";
/// Property of the window that holds what the storage refused.
const UNSAVED: &str = "opstapUnsaved";

/// Whether what is on the screen is on the device too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Saving {
    /// Everything is.
    Saved,
    /// It is on its way.
    Busy,
    /// The browser keeps nothing for us: private mode, or switched off.
    Off,
    /// The last change did not fit.
    Full,
}

/// What makes drafts unreadable without a code.
pub(crate) trait Vault {
    /// Makes `text` unreadable; `name` is where it stands.
    fn seal(&self, name: &str, text: &str) -> String;
    /// Reads what [`Vault::seal`] made; `None` for anything else.
    fn open(&self, name: &str, sealed: &str) -> Option<String>;
    /// What the code of this vault is checked by.
    fn lock(&self) -> String;
}

thread_local! {
    static VAULT: RefCell<Option<Rc<dyn Vault>>> = const { RefCell::new(None) };
}

/// The open vault, as long as it is that of the lock on this device: it may have been wiped, or got another code, in
/// another program or another window.
fn vault() -> Option<Rc<dyn Vault>> {
    let open = VAULT.with_borrow(Clone::clone)?;
    (lock()? == open.lock()).then_some(open)
}

/// What the code is checked by; `None` where nobody chose one.
pub(crate) fn lock() -> Option<String> {
    item(LOCK).and_then(|text| text_of(&text))
}

/// Whether drafts are sealed and nobody has given the code yet.
pub(crate) fn is_shut() -> bool {
    vault().is_none() && lock().is_some()
}

/// Opens sealed drafts for this program.
pub(crate) fn open_with(open: Rc<dyn Vault>) {
    VAULT.set(Some(open));
    // A lock that was interrupted while it was set may have left something readable.
    for name in plain_names() {
        if item(&format!("{SEALED}{name}")).is_some() {
            remove(&name);
        }
    }
}

/// Seals every draft from here on; `lock` is what the code is checked by. Whether it worked: if not, everything
/// stands as it stood.
pub(crate) fn seal_all(lock: &str, new: Rc<dyn Vault>) -> bool {
    let names = plain_names();
    let sealed = |name: &str| -> Option<()> {
        let text = item(name)?;
        let closed = new.seal(name, &text);
        put(&format!("{SEALED}{name}"), &json_of(&closed)).then_some(())?;
        // Only what can be read again may take the place of the original.
        (opened(&*new, name)? == text).then_some(())
    };
    let all = names.iter().all(|name| sealed(name).is_some()) && put(LOCK, &json_of(lock));
    if all {
        names.iter().for_each(|name| remove(name));
        VAULT.set(Some(new));
    } else {
        remove(LOCK);
        names.iter().for_each(|name| remove(&format!("{SEALED}{name}")));
    }
    all
}

/// Makes every draft readable without a code again. Whether it worked: if not, everything stands as it stood.
pub(crate) fn unseal_all() -> bool {
    let Some(vault) = vault() else { return false };
    let names: Vec<String> =
        names().iter().filter_map(|name| Some(name.strip_prefix(SEALED)?.into())).collect();
    let Ok(Some(storage)) = window().local_storage() else { return false };
    let all = names.iter().all(|name: &String| {
        let text = opened(&*vault, name);
        text.is_some_and(|text| storage.set_item(&format!("{PREFIX}{name}"), &text).is_ok())
    });
    if all {
        remove(LOCK);
        names.iter().for_each(|name| remove(&format!("{SEALED}{name}")));
        VAULT.set(None);
    } else {
        names.iter().for_each(|name| remove(name));
    }
    all
}

fn opened(vault: &dyn Vault, name: &str) -> Option<String> {
    vault.open(name, &text_of(&item(&format!("{SEALED}{name}"))?)?)
}

/// Names of what stands there readable and is no setting.
fn plain_names() -> Vec<String> {
    let mut names = names();
    names.retain(|name| !name.starts_with(SEALED) && name != LOCK && !SETTINGS.contains(&name.as_str()));
    names
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
    match serde_json::to_string(value) {
        Ok(text) => save_text(name, &text),
        Err(_) => Saving::Full,
    }
}

/// The same, of a text.
pub(crate) fn save_text(name: &str, text: &str) -> Saving {
    let saved = if !is_available() {
        Saving::Off
    } else if write(name, text) {
        Saving::Saved
    } else {
        Saving::Full
    };
    remember(name, (saved != Saving::Saved).then_some(text));
    saved
}

/// Writes the text of a draft, sealed where somebody chose a code.
fn write(name: &str, text: &str) -> bool {
    let setting = SETTINGS.contains(&name);
    match vault() {
        Some(vault) if !setting => put(&format!("{SEALED}{name}"), &json_of(&vault.seal(name, text))),
        // Somebody locked it in another window: nothing is written readable from then on.
        None if !setting && lock().is_some() => false,
        _ => put(name, text),
    }
}

/// Puts a text into the storage. Whether that worked; if not, what stood there stays.
fn put(name: &str, text: &str) -> bool {
    let storage = window().local_storage().ok().flatten();
    storage.is_some_and(|storage| storage.set_item(&format!("{PREFIX}{name}"), text).is_ok())
}

/// A text as JSON, by the browser: the first program has no library for that.
fn json_of(text: &str) -> String {
    // A text is JSON.
    JSON::stringify(&text.into()).map(String::from).unwrap_or_default()
}

/// The text that JSON says; nothing where it says something else.
pub(crate) fn text_of(json: &str) -> Option<String> {
    JSON::parse(json).ok()?.as_string()
}

/// Removes what stands under a name.
pub(crate) fn forget(name: &str) -> Saving {
    remember(name, None);
    remove(name);
    remove(&format!("{SEALED}{name}"));
    at_first()
}

fn remove(name: &str) {
    if let Ok(Some(storage)) = window().local_storage() {
        // Removing can't fail.
        let _ = storage.remove_item(&format!("{PREFIX}{name}"));
    }
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

/// A copy of everything of this person on the device, as JSON: each draft under its name.
pub(crate) fn copy() -> String {
    let names = names();
    let own = names.iter().map(|name| name.strip_prefix(SEALED).unwrap_or(name));
    let drafts = own.filter(|name| *name != LOCK && !SETTINGS.contains(name));
    let mut entries: Vec<String> = drafts
        .filter_map(|name| {
            let text = raw(name)?;
            // What can't be read is no JSON: it goes along as a text.
            let is_json = serde_json::from_str::<serde::de::IgnoredAny>(&text).is_ok();
            let value = if is_json { text } else { serde_json::to_string(&text).ok()? };
            Some(format!("{}: {value}", serde_json::to_string(name).ok()?))
        })
        .collect();
    entries.sort();
    format!("{{\n{}\n}}\n", entries.join(",\n"))
}

/// What was put aside earlier under this name, if anything.
pub(crate) fn aside(name: &str) -> Option<String> {
    raw(&format!("{ASIDE}{name}"))
}

/// Puts what stands under a name out of the way of what comes, and returns it.
pub(crate) fn put_aside(name: &str) -> Option<String> {
    let text = raw(name)?;
    // Where there is no room for a second copy, the first one stays where it is.
    if is_available() && write(&format!("{ASIDE}{name}"), &text) {
        remove(name);
        remove(&format!("{SEALED}{name}"));
    }
    Some(text)
}

/// Puts a copy of what stands under a name aside. Returns it, and whether there was room for it.
pub(crate) fn copy_aside(name: &str) -> Option<(String, bool)> {
    let text = raw(name)?;
    let is_aside = is_available() && write(&format!("{ASIDE}{name}"), &text);
    Some((text, is_aside))
}

/// The text of a draft, opened where it is sealed.
fn raw(name: &str) -> Option<String> {
    match vault() {
        Some(vault) if !SETTINGS.contains(&name) => opened(&*vault, name),
        _ => item(name),
    }
}

fn item(name: &str) -> Option<String> {
    window().local_storage().ok()??.get_item(&format!("{PREFIX}{name}")).ok()?
}

/// Names of everything of this app in the storage.
fn names() -> Vec<String> {
    let Ok(Some(storage)) = window().local_storage() else { return Vec::new() };
    let count = storage.length().unwrap_or(0);
    let keys = (0..count).filter_map(|n| storage.key(n).ok()?);
    keys.filter_map(|key| Some(key.strip_prefix(PREFIX)?.into())).collect()
}

/// Removes everything of this app from the storage and from this tab.
pub(crate) fn wipe() {
    // Neither can fail on a window.
    let _ = Reflect::delete_property(&window().into(), &UNSAVED.into());
    names().iter().for_each(|name| remove(name));
    VAULT.set(None);
    // The other programs of this page forget what they hold.
    if let Ok(wiped) = Event::new(WIPED) {
        let _ = window().dispatch_event(&wiped);
    }
}

/// Whether everything on the screen of this tab is on the device too, so that loading the page anew loses nothing.
pub(crate) fn is_all_saved() -> bool {
    let Ok(names) = Reflect::own_keys(&unsaved()) else { return false };
    names.iter().all(|name| Reflect::get(&unsaved(), &name).is_ok_and(|text| text.is_undefined()))
}

/// Calls `forget` when everything is wiped, in this program or another one of this page.
pub(crate) fn on_wipe(forget: impl Fn() + 'static) {
    let listener = window_event_listener_untyped(WIPED, move |_| forget());
    on_cleanup(move || listener.remove());
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
        let own = |key: String| {
            let changed = key.strip_prefix(PREFIX)?;
            (changed.strip_prefix(SEALED).unwrap_or(changed) == name).then_some(())
        };
        // What a browser throws away is still on this screen, and is written again with the next answer.
        if event.new_value().is_some() && event.key().is_some_and(|key| own(key).is_some()) {
            // What this window could not write is older now.
            remember(name, None);
            on_change();
        }
    });
    on_cleanup(move || listener.remove());
}
