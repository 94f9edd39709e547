//! Numbers in the data files: exact in a unit, and with a confidence and a source behind them.

#[path = "../src/income/grade.rs"]
pub mod grade_of_number;

use grade_of_number::Grade;
use toml::Value;

/// A number as it stands, whole or decimal.
pub fn number(value: &Value) -> Option<f64> {
    value.as_float().or_else(|| value.as_integer().map(|whole| whole as f64))
}

/// A number with so many decimals at most, as a whole number of its last one.
pub fn exact(value: f64, decimals: i32) -> Option<i64> {
    let scaled = value * 10_f64.powi(decimals);
    ((scaled - scaled.round()).abs() < 1e-3).then_some(scaled.round() as i64)
}

/// What a line with a number lacks: a comment with a confidence and a source.
pub fn missing_source(line: &str) -> Option<&'static str> {
    let line = line.trim();
    let (before, comment) = line.split_once('#').unwrap_or((line, ""));
    // A citation is its own source.
    if !before.contains('=') || before.contains('"') && before.trim_end().ends_with('"') {
        return None;
    }
    if comment.trim().is_empty() {
        Some("a number needs its source behind it")
    } else if grade(line).is_none() {
        Some("a source needs its confidence: A, B or C")
    } else {
        None
    }
}

/// The confidence in the comment of a line: A, B or C.
pub fn grade(line: &str) -> Option<Grade> {
    let (_, comment) = line.split_once('#')?;
    comment.split(|c: char| !c.is_alphanumeric()).find_map(|word| match word {
        "A" => Some(Grade::A),
        "B" => Some(Grade::B),
        "C" => Some(Grade::C),
        _ => None,
    })
}
