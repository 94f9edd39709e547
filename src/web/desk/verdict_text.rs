//! What a verdict says to the consultant.

use crate::{dossier::import::Verdict, web::texts::desk};

/// What to say, and what to do.
pub(super) fn verdict_text(verdict: &Verdict) -> String {
    match verdict {
        Verdict::WrongKey { needs } => {
            let needs: Vec<String> = needs.iter().map(ToString::to_string).collect();
            desk::verdict_wrong_key(needs.join("; "))
        }
        Verdict::TooLarge { limit } => desk::verdict_too_large(limit / 1024),
        Verdict::TooMany { limit } => desk::verdict_too_many(limit),
        Verdict::Invalid { path, .. } => desk::verdict_invalid(path),
        other => desk::lookup(other.key()).unwrap_or_default().into(),
    }
}
