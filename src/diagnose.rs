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
mod conversation;
mod doubt;
mod migration;
mod model;
mod outcome;
mod score;

use std::sync::OnceLock;

use serde::de::DeserializeOwned;

pub use answers::{Answer, Answers, AnswersError, AnswersOf, Written, WrittenAnswer};
pub use conversation::{Chapter, Conversation, Talked};
pub use migration::{Migrations, Renamed, Step};
pub use model::*;
pub use outcome::{DoubtReason, Level, Outcome};
pub use score::score;

/// The questionnaire of this build.
pub fn model() -> &'static Model {
    static MODEL: OnceLock<Model> = OnceLock::new();
    MODEL.get_or_init(|| read(include_bytes!(concat!(env!("OUT_DIR"), "/diagnose.postcard"))))
}

/// What the questionnaire of this build asks: a part of [`model`] that is read without the rest.
pub fn questions() -> &'static Questions {
    static QUESTIONS: OnceLock<Questions> = OnceLock::new();
    QUESTIONS.get_or_init(|| read(include_bytes!(concat!(env!("OUT_DIR"), "/questions.postcard"))))
}

/// What a consultant talks from, with the questionnaire of this build.
pub fn conversation() -> &'static Conversation {
    static CONVERSATION: OnceLock<Conversation> = OnceLock::new();
    CONVERSATION.get_or_init(|| read(include_bytes!(concat!(env!("OUT_DIR"), "/conversation.postcard"))))
}

/// How a draft of an earlier version becomes one of [`questions`].
pub fn migrations() -> Migrations {
    read(include_bytes!(concat!(env!("OUT_DIR"), "/migrations.postcard")))
}

fn read<T: DeserializeOwned>(embedded: &[u8]) -> T {
    postcard::from_bytes(embedded).expect("build wrote it with the same types")
}
