//! The code that somebody may put on the answers on their own device. Once given it opens them for this tab, for every
//! program in it: the key is kept on the window, in memory only, and a reload asks for the code again.

use std::rc::Rc;

use js_sys::{Reflect, Uint8Array};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};

use super::{
    entropy,
    storage::drafts::{self, Vault},
};
use crate::dossier::{NotAPersonalCode, PersonalCode, home_lock::Lock};

/// Fewest characters of a code.
pub(crate) const SHORTEST: usize = PersonalCode::FEWEST;

/// Whether this can be a code.
pub(crate) fn is_long_enough(code: &str) -> bool {
    PersonalCode::new(code) != Err(NotAPersonalCode::TooShort)
}

/// Property of the window with the key.
const KEY: &str = "opstapKey";

impl Vault for Lock {
    fn seal(&self, name: &str, text: &str) -> String {
        Lock::seal(self, name, text, &mut entropy::rng())
    }

    fn open(&self, name: &str, sealed: &str) -> Option<String> {
        self.open_text(name, sealed).ok().map(|text| text.to_string())
    }

    fn lock(&self) -> String {
        self.header()
    }
}

/// Puts a code on everything that is on this device. Whether it worked; if not, all is as it was.
pub(crate) fn set(code: &str) -> bool {
    let Ok(code) = PersonalCode::new(code) else { return false };
    let lock = Lock::new(&code, &mut entropy::rng());
    leave_key(&lock);
    drafts::seal_all(&lock.header(), Rc::new(lock))
}

/// Opens what is on this device, where this is its code.
pub(crate) fn open(code: &str) -> bool {
    let Some(header) = drafts::lock() else { return true };
    match PersonalCode::new(code).ok().and_then(|code| Lock::open(&header, &code).ok()) {
        Some(lock) => {
            leave_key(&lock);
            drafts::open_with(Rc::new(lock));
            true
        }
        None => false,
    }
}

/// Opens what is on this device with the key that another program of this tab left.
pub(crate) fn take_up() {
    let key: Option<Uint8Array> =
        Reflect::get(&window(), &KEY.into()).ok().and_then(|key| key.dyn_into().ok());
    let lock = key.and_then(|key| Lock::with_key(&drafts::lock()?, key.to_vec().try_into().ok()?));
    if let Some(lock) = lock {
        drafts::open_with(Rc::new(lock));
    }
}

/// Takes the code off. Whether it worked; if not, all is as it was.
pub(crate) fn remove() -> bool {
    let removed = drafts::unseal_all();
    if removed {
        forget();
    }
    removed
}

fn leave_key(lock: &Lock) {
    let key: JsValue = Uint8Array::from(&lock.key()[..]).into();
    // A property of the window can always be set and deleted.
    let _ = Reflect::set(&window(), &KEY.into(), &key);
}

/// Forgets the key, once there is nothing left to open.
pub(crate) fn forget() {
    let _ = Reflect::delete_property(&window().into(), &KEY.into());
}
