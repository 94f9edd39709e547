//! The accessibility statement: how this was made and looked at, what does not work yet, and whom to ask.

use leptos::prelude::*;

use crate::{
    calendar::Day,
    web::{components::Heading, config::Loading, format, texts::later},
};

/// When the statement was last gone through, line by line.
fn looked_at() -> Option<Day> {
    Day::new(2026, 11, 25)
}

/// The statement.
#[component]
pub(crate) fn Accessibility() -> impl IntoView {
    let config = expect_context::<ReadSignal<Loading>>();
    let phone = move || match &*config.read() {
        Loading::Done(config) if !config.hand_over.phone.is_empty() => {
            Some(later::accessibility_contact_phone(&config.hand_over.phone))
        }
        _ => None,
    };
    view! {
        <Heading text=later::accessibility_title() />
        <p class="lead">{later::accessibility_lead()}</p>
        <p class="nl-paragraph">{later::accessibility_standard()}</p>
        <h2 class="nl-heading nl-heading--level-2">{later::accessibility_tested_title()}</h2>
        <p class="nl-paragraph">{later::accessibility_tested()}</p>
        <p class="nl-paragraph">{later::accessibility_not_tested()}</p>
        <h2 class="nl-heading nl-heading--level-2">{later::accessibility_known_title()}</h2>
        <ul class="plain-list">
            <li>{later::accessibility_known_speech()}</li>
            <li>{later::accessibility_known_translation()}</li>
            <li>{later::accessibility_known_qr()}</li>
            <li>{later::accessibility_known_chart()}</li>
        </ul>
        <h2 class="nl-heading nl-heading--level-2">{later::accessibility_contact_title()}</h2>
        <p class="nl-paragraph">{later::accessibility_contact()} " " {phone}</p>
        <p class="nl-paragraph">{later::accessibility_complaint()}</p>
        {looked_at().map(|day| view! {
            <p class="nl-paragraph small">{later::accessibility_date(format::long_date(day))}</p>
        })}
    }
}
