//! Counts, shares and marks as a consultant reads them: in Dutch, as the whole desk is.

use crate::{
    caseload::{FigureId, Shown, Value, definition, definitions},
    web::texts::figures as text,
};

/// "12.345".
pub(in crate::web::desk) fn whole(count: u32) -> String {
    let digits = count.to_string();
    let mut written = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            written.push('.');
        }
        written.push(digit);
    }
    written
}

/// A count, or that it is hidden.
pub(in crate::web::desk) fn shown(shown: Shown) -> String {
    match shown {
        Shown::Count(count) => whole(count),
        Shown::Few => text::value_few(definitions().small),
        Shown::Withheld => "–".into(),
    }
}

/// "28,6%", of ten-thousandths.
pub(in crate::web::desk) fn percent(share: u32) -> String {
    format!("{}%", decimal(i32::try_from(share).unwrap_or(i32::MAX), 100))
}

/// One decimal, rounded, of a number in this unit; "7" where nothing stands behind the comma.
pub(in crate::web::desk) fn decimal(number: i32, unit: u32) -> String {
    let sign = if number < 0 { "−" } else { "" };
    let tenth = unit / 10;
    let tenths = (number.unsigned_abs() + tenth / 2) / tenth;
    match tenths % 10 {
        0 => format!("{sign}{}", tenths / 10),
        rest => format!("{sign}{},{rest}", tenths / 10),
    }
}

/// What a figure comes to: a percentage, or a mark.
pub(in crate::web::desk) fn amount(value: Value, amount: u32) -> String {
    match value {
        Value::Share { .. } => percent(amount),
        Value::Mean { .. } => decimal(i32::try_from(amount).unwrap_or(i32::MAX), 10_000),
    }
}

/// What the papers aim at, in words or as a number.
pub(in crate::web::desk) fn target(id: FigureId, value: Value) -> String {
    let definition = definition(id);
    match (definition.target, &definition.target_text) {
        (Some(target), _) => amount(value, target),
        (None, Some(text)) => text.clone(),
        (None, None) => text::value_no_target().into(),
    }
}
