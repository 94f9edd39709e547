//! What a line of a budget is called.

use super::texts::why;
use crate::income::LineId;

/// The name of a line, and of whose it is.
pub(crate) fn line_name(id: LineId, adult: Option<usize>) -> &'static str {
    match (id, adult) {
        (LineId::NetWage, Some(1)) => why::line_net_wage_partner(),
        _ => why::lookup(&format!("line.{}", id.key())).unwrap_or_default(),
    }
}
