//! What the forms of this page share: a day, and a choice of two words.

use leptos::prelude::*;

use crate::{
    calendar::Day,
    web::{components::DateField, texts::route as text},
};

/// A mistake at a field, by its name.
pub(super) type Mistake = (&'static str, String);

/// The first mistake at each field.
pub(super) type Mistakes = RwSignal<Vec<Mistake>>;

/// What is wrong at a field.
pub(super) fn message(mistakes: Mistakes, field: &'static str) -> Signal<Option<String>> {
    Signal::derive(move || {
        mistakes.read().iter().find(|(known, _)| *known == field).map(|(_, text)| text.clone())
    })
}

/// A day that was chosen, in the years that a plan has.
///
/// # Errors
/// What to say at the field.
pub(super) fn day(typed: &str) -> Result<Day, String> {
    let day = Day::parse(typed).filter(|day| (2000..=2100).contains(&day.year()));
    day.ok_or_else(|| text::wrong_day().to_string())
}

/// A day, or none where the field is empty.
///
/// # Errors
/// As [`day`].
pub(super) fn day_or_none(typed: &str) -> Result<Option<Day>, String> {
    if typed.is_empty() { Ok(None) } else { day(typed).map(Some) }
}

/// A day that has been.
///
/// # Errors
/// As [`day`], and for one that is still to come.
pub(super) fn past_day(typed: &str, today: Day) -> Result<Day, String> {
    day(typed).and_then(|day| if day > today { Err(text::wrong_future().into()) } else { Ok(day) })
}

/// A day.
#[component]
pub(super) fn DayField(
    #[prop(into)] id: String,
    label: &'static str,
    #[prop(optional)] hint: &'static str,
    value: RwSignal<String>,
    message: Signal<Option<String>>,
) -> impl IntoView {
    let hint: MaybeProp<String> =
        if hint.is_empty() { MaybeProp::default() } else { MaybeProp::from(hint.to_string()) };
    view! {
        <DateField id label=Signal::stored(label.to_string()) hint message value
            on_input=move |typed| value.set(typed) />
    }
}

/// Something to tick.
#[component]
pub(super) fn Tick(
    #[prop(into)] id: String,
    label: &'static str,
    value: RwSignal<bool>,
    #[prop(optional)] hint: &'static str,
) -> impl IntoView {
    let hint_id = format!("{id}-hint");
    let described_by = (!hint.is_empty()).then(|| hint_id.clone());
    view! {
        <div class="field">
            <div class="option">
                <input class="option__input" type="checkbox" id=id.clone() bind:checked=value
                    aria-describedby=described_by />
                <label class="option__label" for=id>{label}</label>
            </div>
            {(!hint.is_empty()).then(|| view! { <p class="field__hint" id=hint_id>{hint}</p> })}
        </div>
    }
}
