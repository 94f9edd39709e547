//! Names that machines give: a municipality, a language, a questionnaire.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, de};

/// One to 60 of the letters a-z and A-Z, digits, `-`, `_` and `.`; nothing that can be mistaken or executed.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Code(String);

/// The text is not a [`Code`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a name of 1 to {} letters a-z, digits, '-', '_' and '.' is needed", Code::MOST)]
pub struct NotACode;

impl Code {
    /// Most characters.
    pub const MOST: usize = 60;

    /// The text as a code.
    ///
    /// # Errors
    /// [`NotACode`] when it is empty, too long, or has another character.
    pub fn new(text: impl Into<String>) -> Result<Code, NotACode> {
        let text = text.into();
        let fits = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
        if (1..=Code::MOST).contains(&text.len()) && text.bytes().all(fits) {
            Ok(Code(text))
        } else {
            Err(NotACode)
        }
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Code {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Code, D::Error> {
        Code::new(String::deserialize(deserializer)?).map_err(de::Error::custom)
    }
}
