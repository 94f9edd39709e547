//! The short code that somebody chooses to get back to their own answers.

use zeroize::Zeroizing;

use super::letters::ascii_digit;

/// A chosen code, wiped from memory when dropped. Spaces don't count, and digits of an Arabic or a Persian keyboard
/// are those of any other: who switches keyboards still gets in. Capitals do count.
#[derive(Clone, PartialEq, Eq)]
pub struct PersonalCode(Zeroizing<String>);

/// The text is no [`PersonalCode`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotAPersonalCode {
    /// Fewer characters than [`PersonalCode::FEWEST`].
    #[error("a code has at least {} characters", PersonalCode::FEWEST)]
    TooShort,
    /// More characters than [`PersonalCode::MOST`].
    #[error("a code has at most {} characters", PersonalCode::MOST)]
    TooLong,
}

impl PersonalCode {
    /// Fewest characters, without spaces.
    pub const FEWEST: usize = 4;
    /// Most characters, without spaces.
    pub const MOST: usize = 64;

    /// What somebody typed.
    ///
    /// # Errors
    /// Too few or too many characters.
    pub fn new(typed: &str) -> Result<PersonalCode, NotAPersonalCode> {
        // As long as the text from the start, so that growing leaves no copy behind in memory.
        let mut code = Zeroizing::new(String::with_capacity(typed.len()));
        code.extend(typed.chars().filter(|character| !character.is_whitespace()).map(ascii_digit));
        match code.chars().count() {
            ..PersonalCode::FEWEST => Err(NotAPersonalCode::TooShort),
            PersonalCode::FEWEST..=PersonalCode::MOST => Ok(PersonalCode(code)),
            _ => Err(NotAPersonalCode::TooLong),
        }
    }

    pub(super) fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_digits_of_any_keyboard_are_the_same_code() {
        let code = PersonalCode::new("2580").unwrap();
        assert_eq!(code.as_bytes(), b"2580");
        for typed in [" 25 80 ", "٢٥٨٠", "۲۵۸۰"] {
            assert!(PersonalCode::new(typed).unwrap() == code, "{typed}");
        }
        assert!(PersonalCode::new("Roos").unwrap() != PersonalCode::new("roos").unwrap());
    }

    #[test]
    fn a_code_is_not_too_short_or_long() {
        assert_eq!(PersonalCode::new("25 8").err(), Some(NotAPersonalCode::TooShort));
        assert!(PersonalCode::new(&"é".repeat(64)).is_ok());
        assert_eq!(PersonalCode::new(&"é".repeat(65)).err(), Some(NotAPersonalCode::TooLong));
    }
}
