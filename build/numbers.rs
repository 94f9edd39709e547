//! Numbers in the data files: exact in a unit, and with a confidence and a source behind them.

#[path = "../src/income/grade.rs"]
pub mod grade_of_number;
#[path = "../src/policy/numbers.rs"]
mod with_source;

use grade_of_number::Grade;
use toml::Value;
pub use with_source::{Lack, exact, grade, lack};

/// A number as it stands, whole or decimal.
pub fn number(value: &Value) -> Option<f64> {
    value.as_float().or_else(|| value.as_integer().map(|whole| whole as f64))
}

/// What a line with a number lacks, in words.
pub fn missing_source(line: &str) -> Option<&'static str> {
    lack(line).map(|lack| match lack {
        Lack::Source => "a number needs its source behind it",
        Lack::Confidence => "a source needs its confidence: A, B or C",
    })
}
