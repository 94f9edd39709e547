//! The few words that people type into a dossier.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, de};

/// A name, a reference code or a session: one to 100 characters, no control characters, nothing that turns the
/// direction of the text around and so shows other letters than there are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Label(String);

/// The text is not a [`Label`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotALabel {
    /// Nothing stands there.
    #[error("is empty")]
    Empty,
    /// More than [`Label::MOST`] characters.
    #[error("is longer than {} characters", Label::MOST)]
    TooLong,
    /// A control character, or one that changes the direction of text.
    #[error("has a character that can't be shown")]
    Hidden,
}

impl Label {
    /// Most characters.
    pub const MOST: usize = 100;

    /// What somebody typed, without what a label can't have and no longer than it may be; `None` when nothing
    /// is left.
    pub fn cleaned(typed: &str) -> Option<Label> {
        let shown: String = typed.chars().filter(|character| !is_hidden(*character)).collect();
        let short: String = shown.trim().chars().take(Label::MOST).collect();
        let text = short.trim_end();
        (!text.is_empty()).then(|| Label(text.to_string()))
    }

    /// The text, when it is a label as it stands.
    ///
    /// # Errors
    /// Why it is not one.
    pub fn new(text: impl Into<String>) -> Result<Label, NotALabel> {
        let text = text.into();
        if text.trim().is_empty() {
            Err(NotALabel::Empty)
        } else if text.chars().count() > Label::MOST {
            Err(NotALabel::TooLong)
        } else if text.chars().any(is_hidden) {
            Err(NotALabel::Hidden)
        } else {
            Ok(Label(text))
        }
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// C0 and C1 controls, and the marks that embed, override or isolate a direction (U+202A-E, U+2066-9).
fn is_hidden(character: char) -> bool {
    character.is_control() || matches!(character, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

impl fmt::Display for Label {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Label {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Label, D::Error> {
        Label::new(String::deserialize(deserializer)?).map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_is_cleaned_and_cut() {
        assert_eq!(Label::cleaned("  Noor \u{202E}el\u{0007}\tA \n").unwrap().as_str(), "Noor elA");
        assert_eq!(Label::cleaned("\u{2066}\r\n "), None);
        let long = Label::cleaned(&"é".repeat(150)).unwrap();
        assert_eq!(long.as_str().chars().count(), Label::MOST);
        assert_eq!(Label::new(long.as_str()), Ok(long));
    }

    #[test]
    fn what_is_read_is_refused_when_it_is_not_clean() {
        assert_eq!(Label::new("a\u{2069}"), Err(NotALabel::Hidden));
        assert_eq!(Label::new("a\u{0}"), Err(NotALabel::Hidden));
        assert_eq!(Label::new(" "), Err(NotALabel::Empty));
        assert_eq!(Label::new("a".repeat(101)), Err(NotALabel::TooLong));
    }
}
