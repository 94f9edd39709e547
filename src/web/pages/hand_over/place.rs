//! Where to bring or send the file, whom to call, and the way without any file.

use leptos::prelude::*;

use crate::web::{config::Config, texts::later};

/// Where to bring or send the file.
#[component]
pub(super) fn Where(config: Config) -> impl IntoView {
    let place = config.hand_over;
    let unknown = place.text.is_empty() && place.address.is_empty() && place.email.is_empty();
    view! {
        <section class="form-part">
            <h2 class="nl-heading nl-heading--level-2">{later::hand_over_where_title()}</h2>
            {if unknown {
                view! { <p class="nl-paragraph">{later::hand_over_where_default()}</p> }.into_any()
            } else {
                view! {
                    <p class="nl-paragraph">{place.text}</p>
                    <address class="nl-paragraph">
                        {place.address.into_iter().map(|line| view! { <span>{line}<br /></span> }).collect_view()}
                        {(!place.email.is_empty()).then(|| view! {
                            <a class="nl-link" href=format!("mailto:{}", place.email)>{later::hand_over_email(&place.email)}</a> <br />
                        })}
                        {(!place.phone.is_empty()).then(|| view! {
                            <a class="nl-link" href=format!("tel:{}", place.phone)>{later::hand_over_phone(&place.phone)}</a>
                        })}
                    </address>
                }.into_any()
            }}
            <h3 class="nl-heading nl-heading--level-3">{later::hand_over_way_paper()}</h3>
            <p class="nl-paragraph">{if place.paper.is_empty() { later::hand_over_way_paper_text().into() } else { place.paper }}</p>
        </section>
    }
}
