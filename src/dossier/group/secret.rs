//! What only the facilitator has: on a card, scanned or typed into a tablet, kept in its memory and nowhere else.

use std::fmt;

use rand_core::CryptoRng;
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

use super::{derived::derived, session::SessionId};
use crate::dossier::letters::{self, BASE, Unknown, ascii_digit};

/// 128 bits by chance, wiped from memory when dropped; `Debug` shows nothing of it.
#[derive(Clone)]
pub struct SessionSecret(Zeroizing<[u8; 16]>);

/// Why text is not a [`SessionSecret`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SecretError {
    /// Nothing stands there.
    #[error("nothing stands there")]
    Empty,
    /// A character that stands in no secret.
    #[error("{0:?} stands in no secret")]
    Unknown(char),
    /// Characters are missing or too many.
    #[error("a secret has {} characters, not {found}", SessionSecret::CHARACTERS)]
    Length {
        /// How many there are, without spaces and dashes.
        found: usize,
    },
    /// A character is wrong, or two changed places.
    #[error("a character of the secret is wrong: copy it once more")]
    Mistyped,
}

impl SessionSecret {
    /// Characters as text, without the dashes: 26 for 128 bits, and one that checks them.
    pub const CHARACTERS: usize = 27;
    const GROUP: usize = 3;

    /// A new one.
    pub fn generate(rng: &mut impl CryptoRng) -> SessionSecret {
        let mut bytes = Zeroizing::new([0; 16]);
        rng.fill_bytes(bytes.as_mut_slice());
        SessionSecret(bytes)
    }

    /// These bytes as a secret.
    pub fn from_bytes(bytes: [u8; 16]) -> SessionSecret {
        SessionSecret(Zeroizing::new(bytes))
    }

    /// For the facilitator's card: nine groups of three letters and digits without look-alikes.
    pub fn to_text(&self) -> Zeroizing<String> {
        let mut values = Zeroizing::new([0; SessionSecret::CHARACTERS]);
        let (digits, check) = values.split_at_mut(SessionSecret::CHARACTERS - 1);
        let mut rest = u128::from_be_bytes(*self.0);
        for digit in digits.iter_mut().rev() {
            *digit = (rest % u128::from(BASE)) as u8;
            rest /= u128::from(BASE);
        }
        check[0] = letters::check(digits);
        // As long as it becomes from the start, so that growing leaves no copy behind in memory.
        let mut text = Zeroizing::new(String::with_capacity(2 * SessionSecret::CHARACTERS));
        letters::write_groups(values.as_slice(), SessionSecret::GROUP, &mut *text)
            .expect("a string takes all");
        text
    }

    /// What somebody typed or scanned, as forgiving as [`Reference::parse`](crate::dossier::Reference::parse).
    ///
    /// # Errors
    /// As [`SecretError`] says; a secret of another session is no error here, see
    /// [`GroupSession::is_secret`](super::GroupSession::is_secret).
    pub fn parse(typed: &str) -> Result<SessionSecret, SecretError> {
        let values = letters::read(typed).map_err(|Unknown(character)| SecretError::Unknown(character))?;
        let values = Zeroizing::new(values);
        match values.len() {
            0 => return Err(SecretError::Empty),
            SessionSecret::CHARACTERS => {}
            found => return Err(SecretError::Length { found }),
        }
        let digits = &values[..SessionSecret::CHARACTERS - 1];
        let number = digits.iter().try_fold(0_u128, |number, digit| {
            number.checked_mul(BASE.into())?.checked_add(u128::from(*digit))
        });
        match number {
            Some(number) if letters::is_right(&values) => Ok(SessionSecret::from_bytes(number.to_be_bytes())),
            _ => Err(SecretError::Mistyped),
        }
    }

    /// The facilitator's PIN.
    pub fn pin(&self, session: &SessionId) -> Pin {
        let number = u64::from_be_bytes(*derived(self.bytes(), "pin", session, b"")) % 1_000_000;
        Pin(Zeroizing::new(format!("{number:06}")))
    }

    pub(super) fn bytes(&self) -> &[u8] {
        self.0.as_slice()
    }
}

impl fmt::Debug for SessionSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SessionSecret")
    }
}

/// Six digits that follow from the secret; wiped from memory when dropped.
pub struct Pin(Zeroizing<String>);

impl Pin {
    /// The digits, for the facilitator's card.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether this was typed, in the same time for every wrong PIN. Spaces don't count, and digits of an Arabic or a
    /// Persian keyboard are those of any other.
    pub fn is(&self, typed: &str) -> bool {
        let typed: Zeroizing<String> =
            Zeroizing::new(typed.chars().filter(|c| !c.is_whitespace()).map(ascii_digit).collect());
        self.0.as_bytes().ct_eq(typed.as_bytes()).into()
    }
}

impl fmt::Debug for Pin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Pin")
    }
}
