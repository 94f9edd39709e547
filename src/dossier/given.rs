//! Answers as they were given, and as answers to the questionnaire of today.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{
    format::{ReadError, invalid},
    questionnaire::Questionnaire,
};
use crate::diagnose::{Answers, AnswersError, Earlier, QuestionIndex, Questions, Written, model};

/// What somebody answered. Where that was to an earlier version of the questionnaire, it is kept and written as it was
/// given, whatever comes after: only reading carries it over.
///
/// Which version that was stands beside it; so what serde reads has no answers yet. [`Dossier`](super::Dossier) and
/// [`Case`](crate::caseload::Case) see to that when they are read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    today: Answers,
    lost: Vec<QuestionIndex>,
    original: Option<Original>,
}

/// Answers to an earlier version of the questionnaire.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Original {
    written: Written,
    compact: Vec<u8>,
}

impl Given {
    /// As answers to the questionnaire of today.
    pub fn today(&self) -> &Answers {
        &self.today
    }

    /// Questions of today without an answer because what was answered can't be carried over.
    pub fn lost(&self) -> &[QuestionIndex] {
        &self.lost
    }

    /// Whether they were given to an earlier version of the questionnaire.
    pub fn is_earlier(&self) -> bool {
        self.original.is_some()
    }

    /// Answers that were given to what was `asked`.
    pub(super) fn to(asked: &Questions, answers: Answers, earlier: &Earlier) -> Given {
        if asked.version == model().version {
            return answers.into();
        }
        let (today, lost) = earlier.carry_over(&answers, asked, model());
        let original = Original { written: answers.with(asked), compact: answers.to_bytes(asked) };
        Given { today, lost, original: Some(original) }
    }

    /// Takes what was read for answers to this questionnaire.
    ///
    /// # Errors
    /// [`ReadError::Invalid`] where they are none, and as [`Questionnaire::asked`].
    pub(crate) fn settle(&mut self, to: &Questionnaire, earlier: &Earlier) -> Result<(), ReadError> {
        let asked = to.asked(earlier)?;
        if let Some(Original { written, .. }) = self.original.take() {
            let answers = written.exactly(asked).map_err(|error| wrong(error, asked))?;
            *self = Given::to(asked, answers, earlier);
        }
        Ok(())
    }

    /// The compact form, of the questionnaire that they were given to.
    pub(super) fn to_compact(&self) -> Vec<u8> {
        match &self.original {
            Some(original) => original.compact.clone(),
            None => self.today.to_bytes(model()),
        }
    }
}

/// Answers to the questionnaire of today.
impl From<Answers> for Given {
    fn from(today: Answers) -> Given {
        Given { today, lost: Vec::new(), original: None }
    }
}

impl Serialize for Given {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.original {
            Some(original) => original.written.serialize(serializer),
            None => self.today.with(model()).serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Given {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Given, D::Error> {
        let original = Original { written: Written::deserialize(deserializer)?, compact: Vec::new() };
        Ok(Given { today: Answers::none(model()), lost: Vec::new(), original: Some(original) })
    }
}

/// Answers name their question: it belongs to the path, when there is such a question.
fn wrong(error: AnswersError, asked: &Questions) -> ReadError {
    match error {
        AnswersError::Wrong { question, problem }
            if asked.questions.iter().any(|known| known.id == question) =>
        {
            invalid(format!("answers.{question}"), problem)
        }
        AnswersError::Wrong { question, problem } => invalid("answers", format!("{question}: {problem}")),
        other => invalid("answers", other),
    }
}
