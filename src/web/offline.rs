//! What the page does about being on the device (`offline.js`): new versions, and the home screen.

use js_sys::Promise;
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    /// The module, once it is loaded: when the first program runs and there is nothing else to do.
    #[wasm_bindgen(thread_local_v2, js_namespace = ["window", "opstap"], js_name = offline)]
    static OFFLINE: Promise;

    /// `offline.js`.
    #[derive(Clone)]
    pub(crate) type Offline;

    /// Whether there is a newer version than the one on the screen, ready to be used.
    #[wasm_bindgen(method)]
    pub(crate) fn waiting(this: &Offline) -> bool;

    /// Loads the page anew with the newer version, at the same address.
    #[wasm_bindgen(method)]
    pub(crate) fn update(this: &Offline);

    /// How the app gets on the home screen: `installed`, `button`, `ios`, or empty for not at all.
    #[wasm_bindgen(method)]
    pub(crate) fn installable(this: &Offline) -> String;

    /// Asks the browser to put the app on the home screen. Only within a tap.
    #[wasm_bindgen(method)]
    pub(crate) fn install(this: &Offline) -> Promise;
}

/// What the page calls out on the window when [`Offline::waiting`] may have changed.
pub(crate) const UPDATE: &str = "opstap:update";
/// The same for [`Offline::installable`].
pub(crate) const INSTALL: &str = "opstap:install";

/// The module.
///
/// # Errors
/// Where it could not be loaded.
pub(crate) async fn module() -> Result<Offline, JsValue> {
    let promise = OFFLINE.with(Promise::clone);
    JsFuture::from(promise).await.map(JsCast::unchecked_into)
}
