//! A participant's card: a number, and letters that only somebody with the secret of the session could make.

use std::fmt;

use subtle::ConstantTimeEq;

use super::{
    derived::derived,
    secret::SessionSecret,
    session::{GroupSession, SessionId},
};
use crate::dossier::letters::{self, BASE, Unknown};

/// A card as printed or typed, such as `12-K7F-3M9`: one in 887,503,681 that is made up is genuine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Card {
    number: u16,
    code: [u8; Card::CODE],
}

/// Why text is not a [`Card`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CardError {
    /// Nothing stands there.
    #[error("nothing stands there")]
    Empty,
    /// A character that stands on no card.
    #[error("{0:?} stands on no card")]
    Unknown(char),
    /// Characters are missing or too many, or the number is none that a card has.
    #[error("a card has a number and {} letters and digits, such as 12-K7F-3M9", Card::CODE)]
    Incomplete,
}

impl Card {
    /// Letters and digits behind the number.
    const CODE: usize = 6;
    const GROUP: usize = 3;

    /// Card `number` of a session.
    pub fn of(number: u16, secret: &SessionSecret, session: &SessionId) -> Card {
        let mut rest = u64::from_be_bytes(*derived(secret.bytes(), "card", session, &number.to_be_bytes()));
        let mut code = [0; Card::CODE];
        for value in code.iter_mut().rev() {
            *value = (rest % u64::from(BASE)) as u8;
            rest /= u64::from(BASE);
        }
        Card { number, code }
    }

    /// What somebody typed, as forgiving as [`Reference::parse`](crate::dossier::Reference::parse). The last six
    /// characters are the letters, whatever separates them.
    ///
    /// # Errors
    /// As [`CardError`] says. Whether the card is genuine is for [`Card::is_genuine`] to say.
    pub fn parse(typed: &str) -> Result<Card, CardError> {
        let values = letters::read(typed).map_err(|Unknown(character)| CardError::Unknown(character))?;
        if values.is_empty() {
            return Err(CardError::Empty);
        }
        let (number, code) = values.split_last_chunk().ok_or(CardError::Incomplete)?;
        let number = number.iter().try_fold(0_u16, |number, digit| {
            let digit = Some(u16::from(*digit)).filter(|digit| *digit < 10)?;
            number.checked_mul(10)?.checked_add(digit)
        });
        match number {
            Some(number @ 1..=GroupSession::MOST_CARDS) => Ok(Card { number, code: *code }),
            _ => Err(CardError::Incomplete),
        }
    }

    /// The number, from 1.
    pub fn number(&self) -> u16 {
        self.number
    }

    /// Whether it was made with this secret for this session, in the same time for every false card.
    pub fn is_genuine(&self, secret: &SessionSecret, session: &SessionId) -> bool {
        Card::of(self.number, secret, session).code.ct_eq(&self.code).into()
    }
}

impl fmt::Display for Card {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-", self.number)?;
        letters::write_groups(&self.code, Card::GROUP, f)
    }
}
