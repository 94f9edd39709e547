//! A camera, and the QR codes that it sees.
//!
//! Codes are read by the browser (`BarcodeDetector`) where it can, and else by a reader with the same face that is
//! fetched when a camera opens (the npm package `qr`). Pictures stay in memory and go nowhere.

use js_sys::{Array, Function, JSON, Object, Promise, Reflect};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DomException, HtmlVideoElement, MediaStream, MediaStreamConstraints, MediaStreamTrack};

#[wasm_bindgen]
extern "C" {
    /// Fetches the module of the reader that comes with the app.
    #[wasm_bindgen(js_namespace = ["window", "opstap"], js_name = codeReader)]
    fn fetch_reader() -> Promise;

    /// What reads codes, by whomever it was made.
    type Reader;

    #[wasm_bindgen(method, catch)]
    fn detect(this: &Reader, picture: &HtmlVideoElement) -> Result<Promise, JsValue>;
}

/// The camera at the back where there are two. A code of version 20 needs the height of 720 to be read (F17).
const WISHES: &str =
    r#"{"video": {"facingMode": "environment", "width": {"ideal": 1280}, "height": {"ideal": 720}}}"#;

/// Why there is no picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CameraError {
    /// Somebody said no, or the browser did for them.
    Denied,
    /// There is none, or it was taken away.
    Missing,
    /// Another program has it.
    Busy,
    /// The address is not `https`, or the browser is too old: it offers no camera to this page.
    Impossible,
    /// The reader could not be fetched.
    NoReader,
}

/// A camera that is on; off when dropped.
pub(crate) struct Camera {
    on: On,
    video: HtmlVideoElement,
    reader: Reader,
}

impl Camera {
    /// Asks for the camera and shows what it sees in `video`.
    ///
    /// # Errors
    /// As [`CameraError`] says; the camera is off then.
    pub(crate) async fn open(video: &HtmlVideoElement) -> Result<Camera, CameraError> {
        let devices = window().navigator().media_devices().map_err(|_| CameraError::Impossible)?;
        // Where the page may not have a camera at all, the list of devices is not there either.
        if devices.is_undefined() {
            return Err(CameraError::Impossible);
        }
        let wishes: MediaStreamConstraints =
            JSON::parse(WISHES).map_err(|_| CameraError::Impossible)?.unchecked_into();
        let asked = devices.get_user_media_with_constraints(&wishes).map_err(|_| CameraError::Impossible)?;
        let stream: MediaStream =
            JsFuture::from(asked).await.map_err(|error| refusal(&error))?.unchecked_into();
        let on = On(stream);
        let reader = reader().await.map_err(|_| CameraError::NoReader)?;
        video.set_src_object(Some(&on.0));
        let playing = video.play().map_err(|_| CameraError::Impossible)?;
        // A page that is in the background plays later; the codes come then.
        let _ = JsFuture::from(playing).await;
        Ok(Camera { on, video: video.clone(), reader })
    }

    /// The texts of the codes in the picture of this moment; nothing between two pictures.
    ///
    /// # Errors
    /// When the camera went off.
    pub(crate) async fn codes(&self) -> Result<Vec<String>, CameraError> {
        if !self.on.0.active() {
            return Err(CameraError::Missing);
        }
        // There is no picture yet, or none any more: the next look tells.
        let Ok(looking) = self.reader.detect(&self.video) else { return Ok(Vec::new()) };
        let Ok(found) = JsFuture::from(looking).await else { return Ok(Vec::new()) };
        let found: Array = found.unchecked_into();
        let text = |code: JsValue| Reflect::get(&code, &"rawValue".into()).ok()?.as_string();
        Ok(found.iter().filter_map(text).collect())
    }
}

impl Drop for Camera {
    fn drop(&mut self) {
        self.video.set_src_object(None);
    }
}

/// A camera whose light is on; off when dropped.
struct On(MediaStream);

impl Drop for On {
    fn drop(&mut self) {
        for track in self.0.get_tracks().iter() {
            track.unchecked_into::<MediaStreamTrack>().stop();
        }
    }
}

fn refusal(error: &JsValue) -> CameraError {
    let name = error.dyn_ref::<DomException>().map(DomException::name).unwrap_or_default();
    match name.as_str() {
        "NotAllowedError" | "SecurityError" => CameraError::Denied,
        "NotReadableError" | "AbortError" => CameraError::Busy,
        _ => CameraError::Missing,
    }
}

/// The browser's own reader where it reads QR codes, or ours.
async fn reader() -> Result<Reader, JsValue> {
    let own = Reflect::get(&window(), &"BarcodeDetector".into())?;
    let module =
        if reads_qr_codes(&own).await { window().into() } else { JsFuture::from(fetch_reader()).await? };
    let class: Function = Reflect::get(&module, &"BarcodeDetector".into())?.dyn_into()?;
    let options = Object::new();
    Reflect::set(&options, &"formats".into(), &Array::of1(&"qr_code".into()))?;
    Ok(Reflect::construct(&class, &Array::of1(&options))?.unchecked_into())
}

async fn reads_qr_codes(class: &JsValue) -> bool {
    let formats = async {
        let ask: Function = Reflect::get(class, &"getSupportedFormats".into()).ok()?.dyn_into().ok()?;
        let asked: Promise = ask.call0(class).ok()?.dyn_into().ok()?;
        JsFuture::from(asked).await.ok()?.dyn_into::<Array>().ok()
    };
    !class.is_undefined() && formats.await.is_some_and(|formats| formats.includes(&"qr_code".into(), 0))
}
