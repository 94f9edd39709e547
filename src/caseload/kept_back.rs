//! Dossiers that a consultant judges before they see what is suggested.

use std::borrow::Cow;

use super::{case::Case, row::Row};
use crate::{diagnose::model, dossier::RecordId};

/// Whether a case is one of those, where one in so many is (0: none). Follows from the id, which is random: the same at
/// every desk, and nobody chooses which.
fn is_unseen(id: &RecordId, one_in: u8) -> bool {
    let [.., a, b, c, d] = *id.as_bytes();
    one_in != 0 && u32::from_be_bytes([a, b, c, d]).is_multiple_of(one_in.into())
}

impl Case {
    /// Whether the suggestion, and all that tells of it, is kept back until somebody has decided.
    pub fn is_kept_back(&self, one_in: u8) -> bool {
        is_unseen(&self.id(), one_in) && !self.state().is_revealed()
    }
}

impl Row {
    /// As [`Case::is_kept_back`].
    pub fn is_kept_back(&self, one_in: u8) -> bool {
        is_unseen(&self.id, one_in) && !self.revealed
    }

    /// What figures may count of it: of one that is kept back nothing that tells of the suggestion, as if too little
    /// were known. Of a group of two, a count is as good as the dossier itself.
    pub fn for_figures(&self, one_in: u8) -> Cow<'_, Row> {
        if !self.is_kept_back(one_in) {
            return Cow::Borrowed(self);
        }
        let unknown = model().category_unknown;
        Cow::Owned(Row {
            suggested: unknown,
            points: 0,
            category_without_proxy_cap: unknown,
            points_without_proxy_cap: 0,
            doubt: 0,
            ladder: None,
            routes: 0,
            is_blank: true,
            ..self.clone()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_in_so_many_is_judged_unseen_and_always_the_same_ones() {
        let ending_in = |last: u32| {
            let mut bytes = [7; 16];
            bytes[12..].copy_from_slice(&last.to_be_bytes());
            RecordId::from_bytes(bytes)
        };
        let unseen = |one_in: u8| (0..1000).filter(|last| is_unseen(&ending_in(*last), one_in)).count();
        assert_eq!([unseen(0), unseen(1), unseen(5), unseen(255)], [0, 1000, 200, 4]);
        assert!(is_unseen(&ending_in(0x0102_0300), 4) && !is_unseen(&ending_in(0x0102_0301), 4));
    }
}
