//! Amounts, shares and dates as the reader writes them, by the browser's own `Intl`.

use std::cell::RefCell;

use js_sys::{Array, Date, Function, Intl, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use super::{
    language,
    texts::{fill, why},
};
use crate::{
    calendar::Day,
    income::{
        situation::Hours,
        trace::{Step, Value},
    },
    money::Cents,
};

fn options(entries: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (key, value) in entries {
        // Setting a property of a fresh plain object can't fail.
        let _ = Reflect::set(&object, &(*key).into(), value);
    }
    object
}

fn number_format(entries: &[(&str, JsValue)]) -> Function {
    Intl::NumberFormat::new(&Array::of1(&language::locale()), &options(entries)).format().unchecked_into()
}

fn date_format(entries: &[(&str, &str)]) -> Function {
    let zone = [("timeZone", "UTC".into())];
    let entries: Vec<(&str, JsValue)> =
        entries.iter().map(|(key, value)| (*key, (*value).into())).chain(zone).collect();
    Intl::DateTimeFormat::new(&Array::of1(&language::locale()), &options(&entries)).format().unchecked_into()
}

#[derive(Clone, Copy)]
enum Kind {
    Euro,
    WholeEuro,
    SignedEuro,
    WholeNumber,
    Percent,
    Number,
    LongDate,
    ShortDate,
    Month,
    MonthName,
    ShortMonth,
}

impl Kind {
    const COUNT: usize = Kind::ShortMonth as usize + 1;

    fn make(self) -> Function {
        let euro = |more: &[(&str, JsValue)]| {
            let currency = [("style", "currency".into()), ("currency", "EUR".into())];
            number_format(&[&currency, more].concat())
        };
        match self {
            Kind::Euro => euro(&[]),
            Kind::WholeEuro => euro(&[("maximumFractionDigits", 0.into())]),
            Kind::SignedEuro => euro(&[("signDisplay", "exceptZero".into())]),
            Kind::WholeNumber => number_format(&[("maximumFractionDigits", 0.into())]),
            Kind::Percent => {
                number_format(&[("style", "percent".into()), ("maximumFractionDigits", 3.into())])
            }
            Kind::Number => number_format(&[("maximumFractionDigits", 2.into())]),
            Kind::LongDate => date_format(&[("dateStyle", "long")]),
            Kind::ShortDate => date_format(&[("dateStyle", "short")]),
            Kind::Month => date_format(&[("month", "long"), ("year", "numeric")]),
            Kind::MonthName => date_format(&[("month", "long")]),
            Kind::ShortMonth => date_format(&[("month", "short"), ("year", "2-digit")]),
        }
    }
}

thread_local! {
    /// One of each, made when it is first needed: making one takes a millisecond.
    static FORMATS: RefCell<[Option<Function>; Kind::COUNT]> = RefCell::default();
}

/// Another language writes them otherwise.
pub(super) fn forget() {
    FORMATS.set(Default::default());
}

fn formatted(kind: Kind, value: &JsValue) -> String {
    let format =
        FORMATS.with_borrow_mut(|formats| formats[kind as usize].get_or_insert_with(|| kind.make()).clone());
    format.call1(&JsValue::UNDEFINED, value).ok().and_then(|text| text.as_string()).unwrap_or_default()
}

/// "€ 1.234,56", never broken over two lines.
pub(crate) fn euro(amount: Cents) -> String {
    unbroken(&formatted(Kind::Euro, &euros(amount)))
}

/// "€ 1.234", for a scale.
pub(crate) fn whole_euro(amount: Cents) -> String {
    unbroken(&formatted(Kind::WholeEuro, &euros(amount)))
}

/// "1.234", in a table of nothing but euros.
pub(crate) fn whole_number(amount: Cents) -> String {
    formatted(Kind::WholeNumber, &euros(amount))
}

/// "22,5".
#[allow(clippy::float_arithmetic, reason = "only to be shown")]
pub(crate) fn hours(hours: Hours) -> String {
    formatted(Kind::Number, &(f64::from(hours.get()) / 100.0).into())
}

/// "€ +12,00", "€ -3,50" or "€ 0,00".
pub(crate) fn signed_euro(amount: Cents) -> String {
    unbroken(&formatted(Kind::SignedEuro, &euros(amount)))
}

/// "1 juli 2026".
pub(crate) fn long_date(day: Day) -> String {
    formatted(Kind::LongDate, &date(day))
}

/// "01-07-2026".
pub(crate) fn short_date(day: Day) -> String {
    formatted(Kind::ShortDate, &date(day))
}

/// "juli 2026".
pub(crate) fn month(first: Day) -> String {
    formatted(Kind::Month, &date(first))
}

/// "jul 26".
pub(crate) fn short_month(first: Day) -> String {
    formatted(Kind::ShortMonth, &date(first))
}

/// "juli", of a month from 1 to 12.
pub(crate) fn month_name(month: u32) -> String {
    // The year is not shown.
    Day::new(2026, month, 1).map_or_else(String::new, |day| formatted(Kind::MonthName, &date(day)))
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
        Value::Share(share) => formatted(Kind::Percent, &(share.get() as f64 / 1e6).into()),
        Value::Count(count) => formatted(Kind::Number, &(count as f64).into()),
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
