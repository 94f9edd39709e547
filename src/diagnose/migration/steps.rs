//! The steps of `data/diagnose/migrations.toml`; `build/diagnose/migrations.rs` checks and packs them.

use serde::{Deserialize, Serialize};

/// Steps from version to version, each beginning where the one before ends, up to the questionnaire of this build.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Migrations {
    /// In order.
    pub steps: Vec<Step>,
}

/// What one version of the questionnaire changed. Names are those of [`Step::from`] unless they are new ones.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// The version before.
    pub from: String,
    /// The version after.
    pub to: String,
    /// Questions with another id.
    pub questions: Vec<Renamed>,
    /// By question, options with another id.
    pub options: Vec<(String, Vec<Renamed>)>,
    /// Questions that are gone.
    pub removed: Vec<String>,
    /// Questions that mean something else now.
    pub again: Vec<String>,
}

/// An id that became another.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Renamed {
    /// Before.
    pub from: String,
    /// After.
    pub to: String,
}

/// The id after a list of renames; all of them happen at once, so that two ids can change places.
pub fn renamed<'a>(id: &'a str, renames: &'a [Renamed]) -> &'a str {
    renames.iter().find(|renamed| renamed.from == id).map_or(id, |renamed| &renamed.to)
}
