//! Which answers are others than before.

use crate::diagnose::{Answer, Answers, QuestionIndex, Questions};

/// A question whose answer changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Which one.
    pub question: QuestionIndex,
    /// Whether it was asked before, and what the answer was.
    pub before: Option<Option<Answer>>,
    /// Whether it is asked now, and what the answer is.
    pub after: Option<Option<Answer>>,
}

/// What changed, in the order of the questionnaire. A question that is not shown has no answer.
pub fn differences(before: &Answers, after: &Answers, questions: &Questions) -> Vec<Difference> {
    let shown = (before.shown(questions), after.shown(questions));
    let answer = |answers: &Answers, shown: &[QuestionIndex], at| {
        shown.contains(&at).then(|| answers.get(at).cloned())
    };
    (0..questions.questions.len() as QuestionIndex)
        .map(|question| Difference {
            question,
            before: answer(before, &shown.0, question),
            after: answer(after, &shown.1, question),
        })
        .filter(|difference| difference.before != difference.after)
        .collect()
}
