//! What a line of a budget is called, and what it is.

use super::texts::why;
use crate::income::LineId;

/// The name of a line, and of whose it is.
pub(crate) fn line_name(id: LineId, adult: Option<usize>) -> &'static str {
    let key = id.key();
    let of_partner = (adult == Some(1)).then(|| why::lookup(&format!("line.{key}_partner"))).flatten();
    of_partner.or_else(|| why::lookup(&format!("line.{key}"))).unwrap_or_default()
}

/// What a line is, in a sentence.
pub(crate) fn line_summary(id: LineId) -> &'static str {
    why::lookup(&format!("summary.{}", id.key())).unwrap_or_default()
}
