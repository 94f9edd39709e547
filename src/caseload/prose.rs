//! The sentences that a consultant types: notes and reasons.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, de};

/// One to 4,000 characters in lines; no control characters, nothing that turns the direction of the text around and so
/// shows other letters than there are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Prose(String);

/// The text is no [`Prose`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotProse {
    /// Nothing stands there.
    #[error("is empty")]
    Empty,
    /// More than [`Prose::MOST`] characters.
    #[error("is longer than {} characters", Prose::MOST)]
    TooLong,
    /// A control character, or one that changes the direction of text.
    #[error("has a character that can't be shown")]
    Hidden,
}

impl Prose {
    /// Most characters.
    pub const MOST: usize = 4000;

    /// What somebody typed, without what prose can't have.
    ///
    /// # Errors
    /// [`NotProse::Empty`] when nothing is left, [`NotProse::TooLong`]: nothing that somebody typed is cut off.
    pub fn typed(text: &str) -> Result<Prose, NotProse> {
        let lines = text.replace("\r\n", "\n").replace('\t', " ");
        let shown: String = lines.chars().filter(|character| !is_hidden(*character)).collect();
        Prose::new(shown.trim())
    }

    /// The text, when it is prose as it stands.
    ///
    /// # Errors
    /// Why it is not.
    pub fn new(text: impl Into<String>) -> Result<Prose, NotProse> {
        let text = text.into();
        if text.trim().is_empty() {
            Err(NotProse::Empty)
        } else if text.chars().count() > Prose::MOST {
            Err(NotProse::TooLong)
        } else if text.chars().any(is_hidden) {
            Err(NotProse::Hidden)
        } else {
            Ok(Prose(text))
        }
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn is_hidden(character: char) -> bool {
    character != '\n'
        && (character.is_control() || matches!(character, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}'))
}

impl fmt::Display for Prose {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Prose {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Prose, D::Error> {
        Prose::new(String::deserialize(deserializer)?).map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_keeps_its_lines_and_is_never_cut() {
        assert_eq!(Prose::typed(" een\r\ntwee\t\u{202E}drie\u{7} ").unwrap().as_str(), "een\ntwee drie");
        assert_eq!(Prose::typed("\n \u{2066}"), Err(NotProse::Empty));
        assert_eq!(Prose::typed(&"é".repeat(Prose::MOST + 1)), Err(NotProse::TooLong));
        assert_eq!(Prose::new("a\u{0}"), Err(NotProse::Hidden));
    }
}
