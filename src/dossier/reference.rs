//! The code in a letter of the municipality, by which it knows whose dossier came in; and the link in that letter.

use std::fmt;

use rand_core::CryptoRng;

use super::{
    code::Code,
    label::Label,
    letters::{self, Unknown},
};

/// Eight characters by chance and one that checks them, such as `7K3M-92QX-R`; says nothing of who got it.
///
/// One wrong character is always found, and so are two that changed places and one that is missing or too many; of
/// other errors one in thirty-one passes.
///
/// ```
/// use opstap::dossier::{Reference, ReferenceError};
///
/// let reference = Reference::parse("7k3m 92qx r")?;
/// assert_eq!(reference.to_string(), "7K3M-92QX-R");
/// assert_eq!(Reference::parse("7K3M-92XQ-R"), Err(ReferenceError::Mistyped));
/// # Ok::<(), ReferenceError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Reference([u8; Reference::CHARACTERS]);

/// Why text is not a [`Reference`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReferenceError {
    /// Nothing stands there.
    #[error("nothing stands there")]
    Empty,
    /// A character that stands in no code.
    #[error("{0:?} stands in no code")]
    Unknown(char),
    /// Characters are missing or too many.
    #[error("a code has {} characters, not {found}", Reference::CHARACTERS)]
    Length {
        /// How many there are, without spaces and dashes.
        found: usize,
    },
    /// A character is wrong, or two changed places.
    #[error("a character of the code is wrong: copy it once more")]
    Mistyped,
}

impl Reference {
    /// Characters, without the dashes.
    pub const CHARACTERS: usize = 9;
    const GROUP: usize = 4;

    /// A new code: one of 852,891,037,441.
    pub fn generate(rng: &mut impl CryptoRng) -> Reference {
        let mut values = [0; Reference::CHARACTERS];
        let (free, check) = values.split_at_mut(Reference::CHARACTERS - 1);
        free.copy_from_slice(&letters::random::<{ Reference::CHARACTERS - 1 }>(rng));
        check[0] = letters::check(free);
        Reference(values)
    }

    /// What somebody typed. Capitals, spaces and dashes don't matter, O is read as 0, I and L as 1, S as 5, U as V,
    /// and Arabic and Persian digits as digits.
    ///
    /// # Errors
    /// As [`ReferenceError`] says.
    pub fn parse(typed: &str) -> Result<Reference, ReferenceError> {
        let values = letters::read(typed).map_err(|Unknown(character)| ReferenceError::Unknown(character))?;
        match <[u8; Reference::CHARACTERS]>::try_from(values) {
            Ok(values) if letters::is_right(&values) => Ok(Reference(values)),
            Ok(_) => Err(ReferenceError::Mistyped),
            Err(values) if values.is_empty() => Err(ReferenceError::Empty),
            Err(values) => Err(ReferenceError::Length { found: values.len() }),
        }
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        letters::write_groups(&self.0, Reference::GROUP, f)
    }
}

impl From<Reference> for Label {
    fn from(reference: Reference) -> Label {
        Label::new(reference.to_string()).expect("eleven letters, digits and dashes")
    }
}

/// What the link of a letter says, behind `#/brief/`: `<gemeente>/<reference>`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invitation {
    /// The municipality that wrote.
    pub gemeente: Code,
    /// Its code.
    pub reference: Reference,
}

/// Why text is not an [`Invitation`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvitationError {
    /// There is no municipality, or nothing behind it.
    #[error("an invitation is <gemeente>/<code>")]
    Incomplete,
    /// The municipality is there, its code is not.
    #[error(transparent)]
    Reference(#[from] ReferenceError),
}

impl Invitation {
    /// What stands behind `#/brief/`.
    ///
    /// # Errors
    /// As [`InvitationError`] says.
    pub fn parse(path: &str) -> Result<Invitation, InvitationError> {
        let (gemeente, reference) = path.trim().split_once('/').ok_or(InvitationError::Incomplete)?;
        let gemeente = Code::new(gemeente).map_err(|_| InvitationError::Incomplete)?;
        Ok(Invitation { gemeente, reference: Reference::parse(reference)? })
    }
}

impl fmt::Display for Invitation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.gemeente, self.reference)
    }
}
