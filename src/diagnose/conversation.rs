//! What a consultant talks from, as data. `build/diagnose/conversation.rs` makes it from `data/diagnose/gesprek.toml`;
//! residents' programs never carry it.

use serde::{Deserialize, Serialize};

/// What a consultant talks from. Places are those of the lists of the questionnaire.
#[derive(Debug, Serialize, Deserialize)]
pub struct Conversation {
    /// The story, in the order in which it reads well: every question once.
    pub chapters: Vec<Chapter>,
    /// Of each question.
    pub questions: Vec<Talked>,
    /// What to ask, by reason for doubt.
    pub doubts: Vec<String>,
    /// What to ask, by contradiction.
    pub contradictions: Vec<String>,
    /// Of each signal: what the part of life is called.
    pub leefgebieden: Vec<String>,
    /// Signals that are folded until the consultant opens them.
    pub sensitive: Vec<u8>,
}

/// A part of the story.
#[derive(Debug, Serialize, Deserialize)]
pub struct Chapter {
    /// What it is about.
    pub title: String,
    /// Questions, in the order in which they are told.
    pub questions: Vec<u8>,
}

/// A question as it is talked about.
#[derive(Debug, Serialize, Deserialize)]
pub struct Talked {
    /// What the answer says, in a few words.
    pub short: String,
    /// What to ask where the answer is not known.
    pub ask: String,
}
