//! Numbers and days as people here type them.

use crate::money::Cents;

/// Reads a number in hundredths: `650`, `650,50`, `€ 1.250,00`, `14.71`. More decimals than two are no amount.
pub(super) fn hundredths_typed(text: &str) -> Option<i64> {
    let text: String = text.chars().filter(|c| !c.is_whitespace() && *c != '€').map(latin).collect();
    let text = match (text.rfind(','), text.rfind('.')) {
        // The last of the two separates the cents.
        (Some(comma), Some(point)) if comma > point => text.replace('.', "").replace(',', "."),
        (Some(_), Some(_)) => text.replace(',', ""),
        (Some(_), None) => text.replace(',', "."),
        // "1.250" is a thousand, "14.71" is not.
        (None, Some(point)) if text.len() - point == 4 => text.replace('.', ""),
        _ => text,
    };
    let (whole, decimals) = text.split_once('.').unwrap_or((&text, ""));
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || whole.len() > 12 || decimals.len() > 2 || !digits(whole) || !digits(decimals) {
        return None;
    }
    format!("{whole}{decimals:0<2}").parse().ok()
}

/// A digit or decimal sign of an Arabic or Persian keyboard as the Latin one; anything else as it is.
pub(super) fn latin(character: char) -> char {
    let digit = |zero: u32| char::from_digit(u32::from(character) - zero, 10).unwrap_or(character);
    match character {
        '٠'..='٩' => digit(0x660),
        '۰'..='۹' => digit(0x6f0),
        '٫' => ',',
        '٬' => '.',
        other => other,
    }
}

/// An amount as typed; `None` for anything that is none.
pub(crate) fn cents_typed(text: &str) -> Option<Cents> {
    hundredths_typed(text).map(Cents::new)
}
