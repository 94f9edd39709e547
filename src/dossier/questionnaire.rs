//! Which questionnaire somebody filled in, and what this build knows of it.

use serde::{Deserialize, Serialize};

use super::{code::Code, format::ReadError};
use crate::diagnose::{Earlier, Questions, model};

/// A questionnaire and its version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Questionnaire {
    /// As in `data/diagnose/`.
    pub id: Code,
    /// As in `data/diagnose/`: numbers with dots.
    pub version: Code,
}

impl Questionnaire {
    /// The questionnaire of this build.
    pub fn current() -> Questionnaire {
        let code = |text: &str| Code::new(text).expect("the questionnaire has an id and a version");
        Questionnaire { id: code(&model().id), version: code(&model().version) }
    }

    /// What could be answered in it: that of this build, or an earlier version.
    ///
    /// # Errors
    /// [`ReadError::NewerQuestionnaire`] or [`ReadError::UnknownQuestionnaire`].
    pub(super) fn asked<'a>(&self, earlier: &'a Earlier) -> Result<&'a Questions, ReadError> {
        let (ours, version) = (&model().asked, self.version.as_str());
        let unknown =
            || ReadError::UnknownQuestionnaire { id: self.id.clone(), version: self.version.clone() };
        if self.id.as_str() != ours.id {
            return Err(unknown());
        }
        if version == ours.version {
            return Ok(ours);
        }
        earlier.version(version).ok_or_else(|| match (numbers(version), numbers(&ours.version)) {
            (Some(found), Some(known)) if found > known => {
                ReadError::NewerQuestionnaire { found: self.version.clone() }
            }
            _ => unknown(),
        })
    }
}

/// A version such as `0.1.0`, to be compared.
fn numbers(version: &str) -> Option<Vec<u32>> {
    version.split('.').map(|number| number.parse().ok()).collect()
}
