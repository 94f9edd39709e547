use std::fmt::Write;

use fast_qr::{ECL, QRBuilder};
use leptos::prelude::*;

/// Modules of white that a reader needs around the code.
const QUIET: usize = 4;

/// A QR code of a text, black on white whatever the colours of the page; nothing where the text is too long for one.
#[component]
pub(crate) fn QrCode(text: String, #[prop(into)] label: String) -> impl IntoView {
    let code = QRBuilder::new(text).ecl(ECL::M).build().ok()?;
    let size = code.size;
    let mut path = String::new();
    for row in 0..size {
        let dark = |column: usize| column < size && code[row][column].value();
        let mut column = 0;
        while column < size {
            let run = (column..size).take_while(|at| dark(*at)).count();
            if run > 0 {
                // Writing into a string can't fail.
                let _ = write!(path, "M{} {}h{run}v1h-{run}z", column + QUIET, row + QUIET);
            }
            column += run.max(1);
        }
    }
    let side = size + 2 * QUIET;
    Some(view! {
        <svg class="qr-code" viewBox=format!("0 0 {side} {side}") role="img" aria-label=label
            shape-rendering="crispEdges">
            <rect class="qr-code__paper" width=side height=side></rect>
            <path class="qr-code__ink" d=path></path>
        </svg>
    })
}
