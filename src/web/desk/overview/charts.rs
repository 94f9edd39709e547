//! Small drawings beside numbers. What they show stands beside them in words too.

use leptos::prelude::*;

/// A bar of a share, in ten-thousandths, with a mark where the target is. More than the whole is the whole.
pub(in crate::web::desk) fn bar(share: u32, target: Option<u32>, described: String) -> impl IntoView {
    view! {
        <svg class="figure-bar" role="img" aria-label=described>
            <rect class="figure-bar__track" width="100%" height="100%" />
            <rect class="figure-bar__value" width=place(share) height="100%" />
            {target.map(|target| {
                let x = place(target);
                view! { <line class="figure-bar__target" x1=x.clone() x2=x y1="0" y2="100%" /> }
            })}
        </svg>
    }
}

/// The same beside a number that says it: for the eye only.
pub(in crate::web::desk) fn bare_bar(share: u32) -> impl IntoView {
    view! {
        <svg class="figure-bar figure-bar--thin" aria-hidden="true">
            <rect class="figure-bar__track" width="100%" height="100%" />
            <rect class="figure-bar__value" width=place(share) height="100%" />
        </svg>
    }
}

/// Ten-thousandths as a place in a drawing.
fn place(share: u32) -> String {
    let share = share.min(10_000);
    format!("{}.{:02}%", share / 100, share % 100)
}
