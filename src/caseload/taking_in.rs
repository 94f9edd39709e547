//! Dossiers that come in, put to what is kept under their id.

use std::collections::HashSet;

use rand_core::CryptoRng;

use super::{case::Case, entry::What, moment::Moment};
use crate::dossier::{Dossier, import::Verdict};

/// What is kept under an id.
#[derive(Clone, Debug, PartialEq)]
pub enum Kept {
    /// Nothing.
    Nothing,
    /// Something that can't be read: damaged, or made by a later version of Opstap.
    Unreadable,
    /// A case.
    Case(Box<Case>),
}

/// The case with these versions of a dossier, in the order in which they came. One that came in before, by another window
/// perhaps, is left out.
///
/// # Errors
/// The verdict on all of them, when what is kept has to stay as it is: nobody can read it, or there is no room in it.
pub fn take_in(
    kept: Kept,
    first: Dossier,
    more: impl IntoIterator<Item = Dossier>,
    at: Moment,
    rng: &mut impl CryptoRng,
) -> Result<Case, Verdict> {
    let id = first.id;
    let (mut case, first) = match kept {
        Kept::Unreadable => return Err(Verdict::KeptUnreadable { id: id.to_string() }),
        Kept::Nothing => (Case::new(first, at, rng), None),
        Kept::Case(case) => (*case, Some(first)),
    };
    let mut hashes: HashSet<[u8; 32]> = case.received().map(Dossier::hash).collect();
    for dossier in first.into_iter().chain(more) {
        if hashes.insert(dossier.hash()) {
            case.add(What::Received(Box::new(dossier)), at, None, rng)
                .map_err(|_| Verdict::TooManyVersions { id: id.to_string() })?;
        }
    }
    Ok(case)
}
