//! What the answers leave open, as questions to ask in the conversation.

use crate::diagnose::{DoubtReason, Outcome, QuestionIndex, conversation, model};

/// A question to ask, with why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ToAsk {
    /// There is a reason for doubt.
    Doubt(DoubtReason),
    /// Answers contradict each other: place in the contradictions of the questionnaire.
    Contradiction(usize),
    /// The answer to this question is not known.
    Unknown(QuestionIndex),
}

impl ToAsk {
    /// The question, in Dutch.
    pub fn text(&self) -> &'static str {
        let said = conversation();
        match self {
            ToAsk::Doubt(reason) => &said.doubts[*reason as usize],
            ToAsk::Contradiction(place) => &said.contradictions[*place],
            ToAsk::Unknown(question) => &said.questions[usize::from(*question)].ask,
        }
    }

    /// Whether it tells something of the suggestion.
    pub fn is_of_suggestion(&self) -> bool {
        matches!(self, ToAsk::Doubt(_))
    }
}

/// What to ask about this outcome: reasons for doubt, contradictions, then unknown answers in the order of the
/// questionnaire. A doubt that is about contradictions or unknown answers alone is those themselves.
pub fn questions_to_ask(outcome: &Outcome) -> Vec<ToAsk> {
    let model = model();
    let named = |reason: &&DoubtReason| match reason {
        DoubtReason::Contradiction => outcome.contradictions.is_empty(),
        DoubtReason::Missing => outcome.unknown.is_empty(),
        _ => true,
    };
    let doubts = outcome.doubt_reasons.iter().filter(named).map(|reason| ToAsk::Doubt(*reason));
    let clashes = model
        .contradictions
        .iter()
        .enumerate()
        .filter(|(_, clash)| outcome.contradictions.contains(&clash.id))
        .map(|(place, _)| ToAsk::Contradiction(place));
    let unknown = (0..)
        .zip(&model.questions)
        .filter(|(_, question)| outcome.unknown.contains(&question.id))
        .map(|(at, _)| ToAsk::Unknown(at));
    doubts.chain(clashes).chain(unknown).collect()
}
