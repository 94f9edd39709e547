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
mod earlier;
mod migration;
mod model;
mod outcome;
mod score;

use std::sync::OnceLock;

use serde::de::DeserializeOwned;

pub use answers::{Answer, Answers, AnswersError, Written, WrittenAnswer};
pub use conversation::{Chapter, Conversation, Talked};
pub use earlier::Earlier;
pub use migration::{Migrations, Renamed, Step};
pub use model::*;
pub use outcome::{DoubtReason, Level, Outcome};
pub use score::{WithoutProxyCap, score, without_proxy_cap};

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

/// The earlier versions whose answers this build reads: a part that is read only where dossiers are.
pub fn earlier() -> &'static Earlier {
    static EARLIER: OnceLock<Earlier> = OnceLock::new();
    EARLIER.get_or_init(|| Earlier {
        versions: read(include_bytes!(concat!(env!("OUT_DIR"), "/earlier.postcard"))),
        migrations: migrations(),
    })
}

/// How answers to an earlier version become answers to [`questions`].
pub fn migrations() -> Migrations {
    read(include_bytes!(concat!(env!("OUT_DIR"), "/migrations.postcard")))
}

fn read<T: DeserializeOwned>(embedded: &[u8]) -> T {
    postcard::from_bytes(embedded).expect("build wrote it with the same types")
}
