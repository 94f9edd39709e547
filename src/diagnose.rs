//! The questionnaire: which questions, what the answers say, and why.
//!
//! ```
//! use opstap::diagnose::{Answers, model, score};
//!
//! let answers = Answers::from_json(r#"{"werk_nu": "nee", "sterk": ["rijbewijs"]}"#, model())?;
//! let outcome = score(model(), &answers);
//! // Two answers are far too few for a category.
//! assert_eq!(outcome.category, "onbekend");
//! # Ok::<(), opstap::diagnose::AnswersError>(())
//! ```

mod answers;
mod caps;
mod conditions;
mod doubt;
mod model;
mod outcome;
mod score;

use std::sync::OnceLock;

pub use answers::{Answer, Answers, AnswersError, AnswersOf};
pub use model::*;
pub use outcome::{DoubtReason, Level, Outcome};
pub use score::score;

static EMBEDDED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/diagnose.postcard"));

/// The questionnaire of this build.
pub fn model() -> &'static Model {
    static MODEL: OnceLock<Model> = OnceLock::new();
    MODEL.get_or_init(|| postcard::from_bytes(EMBEDDED).expect("build wrote it with the same types"))
}
