//! Amounts, shares and dates as the reader writes them, by the browser's own `Intl`.

use js_sys::{Array, Date, Function, Intl, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use super::texts::{fill, why};
use crate::{
    calendar::Day,
    income::{
        situation::Hours,
        trace::{Step, Value},
    },
    money::Cents,
};

const LOCALE: &str = "nl-NL";

fn options(entries: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (key, value) in entries {
        // Setting a property of a fresh plain object can't fail.
        let _ = Reflect::set(&object, &(*key).into(), value);
    }
    object
}

fn call(format: &Function, value: &JsValue) -> String {
    format.call1(&JsValue::UNDEFINED, value).ok().and_then(|text| text.as_string()).unwrap_or_default()
}

fn number_format(entries: &[(&str, JsValue)]) -> Function {
    Intl::NumberFormat::new(&Array::of1(&LOCALE.into()), &options(entries)).format().unchecked_into()
}

fn date_format(entries: &[(&str, &str)]) -> Function {
    let zone = [("timeZone", "UTC".into())];
    let entries: Vec<(&str, JsValue)> =
        entries.iter().map(|(key, value)| (*key, (*value).into())).chain(zone).collect();
    Intl::DateTimeFormat::new(&Array::of1(&LOCALE.into()), &options(&entries)).format().unchecked_into()
}

thread_local! {
    static EURO: Function = number_format(&[("style", "currency".into()), ("currency", "EUR".into())]);
    static WHOLE_EURO: Function = number_format(&[
        ("style", "currency".into()),
        ("currency", "EUR".into()),
        ("maximumFractionDigits", 0.into()),
    ]);
    static SIGNED_EURO: Function = number_format(&[
        ("style", "currency".into()),
        ("currency", "EUR".into()),
        ("signDisplay", "exceptZero".into()),
    ]);
    static WHOLE_NUMBER: Function = number_format(&[("maximumFractionDigits", 0.into())]);
    static PERCENT: Function =
        number_format(&[("style", "percent".into()), ("maximumFractionDigits", 3.into())]);
    static NUMBER: Function = number_format(&[("maximumFractionDigits", 2.into())]);
    static LONG_DATE: Function = date_format(&[("dateStyle", "long")]);
    static SHORT_DATE: Function = date_format(&[("dateStyle", "short")]);
    static MONTH: Function = date_format(&[("month", "long"), ("year", "numeric")]);
    static MONTH_NAME: Function = date_format(&[("month", "long")]);
    static SHORT_MONTH: Function = date_format(&[("month", "short"), ("year", "2-digit")]);
}

/// "€ 1.234,56", never broken over two lines.
pub(crate) fn euro(amount: Cents) -> String {
    unbroken(&EURO.with(|format| call(format, &euros(amount))))
}

/// "€ 1.234", for a scale.
pub(crate) fn whole_euro(amount: Cents) -> String {
    unbroken(&WHOLE_EURO.with(|format| call(format, &euros(amount))))
}

/// "1.234", in a table of nothing but euros.
pub(crate) fn whole_number(amount: Cents) -> String {
    WHOLE_NUMBER.with(|format| call(format, &euros(amount)))
}

/// "22,5".
#[allow(clippy::float_arithmetic, reason = "only to be shown")]
pub(crate) fn hours(hours: Hours) -> String {
    NUMBER.with(|format| call(format, &(f64::from(hours.get()) / 100.0).into()))
}

/// "€ +12,00", "€ -3,50" or "€ 0,00".
pub(crate) fn signed_euro(amount: Cents) -> String {
    unbroken(&SIGNED_EURO.with(|format| call(format, &euros(amount))))
}

/// "1 juli 2026".
pub(crate) fn long_date(day: Day) -> String {
    LONG_DATE.with(|format| call(format, &date(day)))
}

/// "01-07-2026".
pub(crate) fn short_date(day: Day) -> String {
    SHORT_DATE.with(|format| call(format, &date(day)))
}

/// "juli 2026".
pub(crate) fn month(first: Day) -> String {
    MONTH.with(|format| call(format, &date(first)))
}

/// "jul 26".
pub(crate) fn short_month(first: Day) -> String {
    SHORT_MONTH.with(|format| call(format, &date(first)))
}

/// "juli", of a month from 1 to 12.
pub(crate) fn month_name(month: u32) -> String {
    // The year is not shown.
    Day::new(2026, month, 1)
        .map_or_else(String::new, |day| MONTH_NAME.with(|format| call(format, &date(day))))
}

fn date(day: Day) -> JsValue {
    Date::new(&day.to_string().into()).into()
}

/// "14,71", as somebody types it.
pub(crate) fn plain_amount(amount: Cents) -> String {
    amount.to_string().replace('.', ",")
}

/// A step of an explanation as a sentence.
pub(crate) fn step(step: &Step) -> String {
    sentence(step.id.key(), &step.values)
}

/// The sentence under a key of the explanations, with its values in their places.
pub(crate) fn sentence(key: &str, values: &[(&'static str, Value)]) -> String {
    let values: Vec<(&str, String)> = values
        .iter()
        .map(|(name, found)| match found {
            // A month is said by its first day.
            Value::Day(first) if *name == "month" => (*name, month(*first)),
            other => (*name, value(*other)),
        })
        .collect();
    fill(why::lookup(key).unwrap_or_default(), &values)
}

#[allow(clippy::float_arithmetic, reason = "only to be shown")]
fn value(value: Value) -> String {
    match value {
        Value::Amount(amount) => euro(amount),
        Value::Share(share) => PERCENT.with(|format| call(format, &(share.get() as f64 / 1e6).into())),
        Value::Count(count) => NUMBER.with(|format| call(format, &(count as f64).into())),
        Value::Hours(found) => hours(found),
        Value::Day(day) => long_date(day),
        Value::Year(year) => year.to_string(),
    }
}

#[allow(clippy::float_arithmetic, reason = "only to be shown: amounts up to 2^53 cents are exact")]
fn euros(amount: Cents) -> JsValue {
    (amount.get() as f64 / 100.0).into()
}

fn unbroken(text: &str) -> String {
    text.replace(' ', "\u{a0}")
}
