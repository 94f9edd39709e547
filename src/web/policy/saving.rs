//! Tables and drawings as files.

use js_sys::{Array, Function, Promise, Uint8Array};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement, Url};

use crate::{
    policy::chart::{Drawing, WIDTH},
    web::download,
};

/// A drawing is made twice as large, so that it is sharp in a report.
const SCALE: u32 = 2;

/// A drawing as PNG.
///
/// # Errors
/// Where this browser does not draw it.
pub(super) async fn png(drawing: &Drawing) -> Result<Vec<u8>, JsValue> {
    let kind = BlobPropertyBag::new();
    kind.set_type("image/svg+xml");
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&drawing.to_svg().into()), &kind)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let drawn = painted(&address, drawing).await;
    Url::revoke_object_url(&address)?;
    let blob: Blob = drawn?;
    let buffer = JsFuture::from(blob.array_buffer()).await?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

async fn painted(address: &str, drawing: &Drawing) -> Result<Blob, JsValue> {
    let image = HtmlImageElement::new()?;
    image.set_src(address);
    JsFuture::from(image.decode()).await?;
    let canvas: HtmlCanvasElement = document().create_element("canvas")?.unchecked_into();
    let size = |length: i64| u32::try_from(length).unwrap_or_default() * SCALE;
    canvas.set_width(size(WIDTH));
    canvas.set_height(size(drawing.height));
    let context = canvas.get_context("2d")?.ok_or("no canvas")?;
    let context: CanvasRenderingContext2d = context.unchecked_into();
    let (width, height) = (f64::from(canvas.width()), f64::from(canvas.height()));
    context.draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, width, height)?;
    let made = Promise::new(&mut |resolve: Function, reject: Function| {
        let give = Closure::once_into_js(move |blob: JsValue| {
            // Settling a promise can't fail.
            let _ = if blob.is_null() {
                reject.call0(&JsValue::NULL)
            } else {
                resolve.call1(&JsValue::NULL, &blob)
            };
        });
        let _ = canvas.to_blob(give.unchecked_ref());
    });
    Ok(JsFuture::from(made).await?.unchecked_into())
}

/// Saves a file; whether the browser let it.
pub(super) fn save(name: &str, content: &[u8]) -> bool {
    download::save_as_file(name, content).is_ok()
}
