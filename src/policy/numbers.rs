//! Numbers in a data file: exact in a unit, and with a confidence and a source behind them. Needs nothing of the
//! program but [`Grade`], since the build reads by it too.

use super::Grade;

/// A number with so many decimals at most, as a whole number of its last one.
pub fn exact(value: f64, decimals: i32) -> Option<i64> {
    #[allow(
        clippy::float_arithmetic,
        reason = "a number in TOML is a double; the result is exact or refused"
    )]
    let (whole, off) = {
        let scaled = value * 10_f64.powi(decimals);
        (scaled.round(), (scaled - scaled.round()).abs())
    };
    (off < 1e-3).then_some(whole as i64)
}

/// What a line lacks behind its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lack {
    /// There is no comment.
    Source,
    /// The comment does not say how sure it is.
    Confidence,
}

/// What a line with a number lacks: a comment with a confidence and a source.
pub fn lack(line: &str) -> Option<Lack> {
    let line = line.trim();
    let (before, comment) = line.split_once('#').unwrap_or((line, ""));
    // A citation is its own source.
    if !before.contains('=') || before.contains('"') && before.trim_end().ends_with('"') {
        return None;
    }
    if comment.trim().is_empty() {
        Some(Lack::Source)
    } else if grade(line).is_none() {
        Some(Lack::Confidence)
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
