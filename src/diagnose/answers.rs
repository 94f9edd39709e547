//! What somebody answered, by question; always answers that the questionnaire knows.

use std::fmt;

use serde::{
    Deserialize, Serialize, Serializer,
    de::{self, Deserializer, MapAccess, SeqAccess, Visitor},
};

use super::{
    conditions::holds,
    model::{Code, Question, QuestionIndex, Questions},
};

const DONT_KNOW: &str = "weet_niet";
const REFUSED: &str = "wil_niet";
/// What is expected where answers stand.
const AN_OBJECT: &str = "an object with a question id and its answer for each entry";

/// An answer to one question; options are places in [`Question::options`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Answer {
    /// One option.
    One(u8),
    /// Any number of options, in their order, each once.
    Many(Vec<u8>),
    /// "I don't know".
    DontKnow,
    /// "I'd rather not say".
    Refused,
}

impl Answer {
    /// Whether the answer says nothing about the question.
    pub fn is_unknown(&self) -> bool {
        matches!(self, Answer::DontKnow | Answer::Refused)
    }

    /// Whether the answer is `code`, or has it among its options.
    pub fn includes(&self, code: Code) -> bool {
        match (self, code) {
            (Answer::One(chosen), Code::Option(option)) => *chosen == option,
            (Answer::Many(chosen), Code::Option(option)) => chosen.contains(&option),
            (Answer::DontKnow, Code::DontKnow) | (Answer::Refused, Code::Refused) => true,
            _ => false,
        }
    }
}

/// Answers by question, in the order of the questionnaire.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answers {
    by_question: Vec<Option<Answer>>,
}

/// Why answers are refused. The question is named as in the exchange format.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AnswersError {
    /// Not JSON, or not an object of answers; `reason` says where.
    #[error("answers: {reason}")]
    Malformed {
        /// What the reader stumbled on.
        reason: String,
    },
    /// An answer that the questionnaire does not have.
    #[error("answers: {question}: {problem}")]
    Wrong {
        /// The question, also one that the questionnaire does not have.
        question: String,
        /// What is wrong with its answer.
        problem: String,
    },
    /// Bytes that are not answers to this questionnaire.
    #[error("answers: the compact form does not fit this questionnaire")]
    Misfit,
}

impl Answers {
    /// No answer to any question.
    pub fn none(model: &Questions) -> Answers {
        Answers { by_question: vec![None; model.questions.len()] }
    }

    /// Reads `{"question": "option", "question": ["option", ...], ...}`.
    ///
    /// # Errors
    /// Unknown questions or options, a list for a question with one answer or the reverse, an option that
    /// excludes others beside others, an empty list where something must be chosen, an unknown answer where
    /// the question has none, the same question or option twice.
    pub fn from_json(json: &str, model: &Questions) -> Result<Answers, AnswersError> {
        let written: Written = serde_json::from_str(json)
            .map_err(|error| AnswersError::Malformed { reason: error.to_string() })?;
        written.exactly(model)
    }

    /// The same as [`Answers::from_json`] reads, in the order of the questionnaire.
    pub fn to_json(&self, model: &Questions) -> String {
        serde_json::to_string(&self.with(model)).expect("ids and lists of ids are JSON")
    }

    /// To be written as the exchange format has it: with the names of the questionnaire, in its order.
    pub fn with(&self, model: &Questions) -> Written {
        let mut entries = Vec::new();
        for (question, answer) in model.questions.iter().zip(&self.by_question) {
            let id = |option: &u8| question.options[usize::from(*option)].id.clone();
            let written = match answer {
                None => continue,
                Some(Answer::One(option)) => WrittenAnswer::One(id(option)),
                Some(Answer::Many(options)) => WrittenAnswer::Many(options.iter().map(id).collect()),
                Some(Answer::DontKnow) => WrittenAnswer::One(DONT_KNOW.into()),
                Some(Answer::Refused) => WrittenAnswer::One(REFUSED.into()),
            };
            entries.push((question.id.clone(), written));
        }
        Written { entries }
    }

    /// The answer to a question, if there is one.
    pub fn get(&self, question: QuestionIndex) -> Option<&Answer> {
        self.by_question.get(usize::from(question))?.as_ref()
    }

    /// Sets the answer to a question.
    ///
    /// # Panics
    /// When the questionnaire has no such question.
    pub fn set(&mut self, question: QuestionIndex, answer: Option<Answer>) {
        self.by_question[usize::from(question)] = answer;
    }

    /// Whether nothing was answered.
    pub fn is_empty(&self) -> bool {
        self.by_question.iter().all(Option::is_none)
    }

    /// The questions that these answers show, in order.
    pub fn shown(&self, model: &Questions) -> Vec<QuestionIndex> {
        let kept = self.shown_only(model);
        indexes(model).filter(|index| is_shown(model, &kept, *index)).collect()
    }

    /// These answers without those to questions that are not shown: a hidden question has no answer.
    pub fn shown_only(&self, model: &Questions) -> Answers {
        let mut kept = Answers::none(model);
        for index in indexes(model) {
            // In order, so that a question that is hidden itself shows no other.
            if is_shown(model, &kept, index) {
                kept.set(index, self.get(index).cloned());
            }
        }
        kept
    }

    /// The compact form: per question a byte, 0 for none, 1 and 2 for unknown, 3 and up for an option;
    /// for a question with more answers a 3 and the options as bits.
    pub fn to_bytes(&self, model: &Questions) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(model.questions.len() + 8);
        for index in indexes(model) {
            match self.get(index) {
                None => bytes.push(0),
                Some(Answer::DontKnow) => bytes.push(1),
                Some(Answer::Refused) => bytes.push(2),
                Some(Answer::One(option)) => bytes.push(3 + option),
                Some(Answer::Many(options)) => {
                    let bits = options.iter().fold(0_u16, |bits, option| bits | 1 << option);
                    bytes.push(3);
                    bytes.extend(bits.to_le_bytes());
                }
            }
        }
        bytes
    }

    /// Reads what [`Answers::to_bytes`] wrote for the same questionnaire.
    ///
    /// # Errors
    /// [`AnswersError::Misfit`] for anything else.
    pub fn from_bytes(bytes: &[u8], model: &Questions) -> Result<Answers, AnswersError> {
        let mut bytes = bytes.iter().copied();
        let mut next = || bytes.next().ok_or(AnswersError::Misfit);
        let mut answers = Answers::none(model);
        for index in indexes(model) {
            let question = &model.questions[usize::from(index)];
            let answer = match next()? {
                0 => continue,
                1 => Answer::DontKnow,
                2 => Answer::Refused,
                3 if question.many => {
                    let bits = u16::from_le_bytes([next()?, next()?]);
                    Answer::Many((0..16).filter(|option| bits & 1 << option != 0).collect())
                }
                code => Answer::One(code - 3),
            };
            answers.set(index, Some(checked(question, answer).map_err(|_| AnswersError::Misfit)?));
        }
        if bytes.next().is_some() {
            return Err(AnswersError::Misfit);
        }
        Ok(answers)
    }
}

fn indexes(model: &Questions) -> impl Iterator<Item = QuestionIndex> + use<> {
    // build/diagnose.rs refuses more than 255 questions.
    (0..model.questions.len()).map(|index| index as QuestionIndex)
}

fn is_shown(model: &Questions, answers: &Answers, question: QuestionIndex) -> bool {
    let when = &model.questions[usize::from(question)].shown_when;
    when.as_ref().is_none_or(|when| holds(when, model, answers))
}

/// The answer, when it is one that the question can have; else what is wrong with it.
pub(super) fn checked(question: &Question, answer: Answer) -> Result<Answer, &'static str> {
    let exists = |option: u8| usize::from(option) < question.options.len();
    match &answer {
        Answer::DontKnow if !question.allows_dont_know => Err("\"weet_niet\" is not an answer here"),
        Answer::Refused if !question.allows_refuse => Err("\"wil_niet\" is not an answer here"),
        Answer::One(_) if question.many => Err("a list of options is needed"),
        Answer::Many(_) if !question.many => Err("one option is needed, not a list"),
        Answer::One(option) if !exists(*option) => Err("no such option"),
        Answer::Many(options) if !options.iter().all(|option| exists(*option)) => Err("no such option"),
        Answer::Many(options) if options.is_empty() && !question.may_be_empty => {
            Err("at least one option is needed")
        }
        Answer::Many(options) if !options.is_sorted_by(|a, b| a < b) => Err("an option stands there twice"),
        Answer::Many(options)
            if options.len() > 1
                && options.iter().any(|option| question.options[usize::from(*option)].exclusive) =>
        {
            Err("an option that excludes all others stands beside others")
        }
        _ => Ok(answer),
    }
}

/// Answers as they are written, by ids, to any version of the questionnaire: nothing of them is checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// Id of a question, and its answer.
    pub entries: Vec<(String, WrittenAnswer)>,
}

impl Written {
    /// These answers, when all of them fit this questionnaire.
    ///
    /// # Errors
    /// [`AnswersError::Wrong`] names the first one that doesn't.
    pub fn exactly(self, model: &Questions) -> Result<Answers, AnswersError> {
        let mut answers = Answers::none(model);
        for (question, typed) in self.entries {
            add(model, &mut answers, &question, typed)
                .map_err(|problem| AnswersError::Wrong { question, problem })?;
        }
        Ok(answers)
    }

    /// What fits this questionnaire, and the ids of the questions whose answers don't.
    pub fn fitting(self, model: &Questions) -> (Answers, Vec<String>) {
        let mut answers = Answers::none(model);
        let mut lost = Vec::new();
        for (id, typed) in self.entries {
            if add(model, &mut answers, &id, typed).is_err() {
                lost.push(id);
            }
        }
        (answers, lost)
    }
}

impl Serialize for Written {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.entries.iter().map(|(id, answer)| (id, answer)))
    }
}

impl<'de> Deserialize<'de> for Written {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Written, D::Error> {
        struct WrittenVisitor;

        impl<'de> Visitor<'de> for WrittenVisitor {
            type Value = Written;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str(AN_OBJECT)
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Written, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(Written { entries })
            }
        }

        deserializer.deserialize_map(WrittenVisitor)
    }
}

fn add(model: &Questions, answers: &mut Answers, id: &str, typed: WrittenAnswer) -> Result<(), String> {
    let index = indexes(model).find(|index| model.questions[usize::from(*index)].id == id);
    let index = index.ok_or("this questionnaire has no such question")?;
    if answers.get(index).is_some() {
        return Err("answered twice".into());
    }
    answers.set(index, Some(typed.answer(&model.questions[usize::from(index)])?));
    Ok(())
}

/// An answer as the exchange format has it, by ids. Read by hand: serde's own reading of "one of these" keeps a copy of
/// anything that could come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WrittenAnswer {
    /// One option, or one of the two ways not to answer.
    One(String),
    /// Any number of options.
    Many(Vec<String>),
}

impl Serialize for WrittenAnswer {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            WrittenAnswer::One(id) => serializer.serialize_str(id),
            WrittenAnswer::Many(ids) => serializer.collect_seq(ids),
        }
    }
}

impl<'de> Deserialize<'de> for WrittenAnswer {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<WrittenAnswer, D::Error> {
        struct WrittenAnswerVisitor;

        impl<'de> Visitor<'de> for WrittenAnswerVisitor {
            type Value = WrittenAnswer;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("an option id or a list of them")
            }

            fn visit_str<E: de::Error>(self, id: &str) -> Result<WrittenAnswer, E> {
                Ok(WrittenAnswer::One(id.into()))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<WrittenAnswer, A::Error> {
                let mut ids = Vec::new();
                while let Some(id) = list.next_element()? {
                    ids.push(id);
                }
                Ok(WrittenAnswer::Many(ids))
            }
        }

        deserializer.deserialize_any(WrittenAnswerVisitor)
    }
}

impl WrittenAnswer {
    fn answer(self, question: &Question) -> Result<Answer, String> {
        let option = |id: &str| {
            let place = question.options.iter().position(|option| option.id == id);
            place.map(|place| place as u8).ok_or_else(|| format!("there is no option {id:?}"))
        };
        let answer = match self {
            WrittenAnswer::One(id) if id == DONT_KNOW => Answer::DontKnow,
            WrittenAnswer::One(id) if id == REFUSED => Answer::Refused,
            WrittenAnswer::One(id) => Answer::One(option(&id)?),
            WrittenAnswer::Many(ids) => {
                let chosen = ids.iter().map(|id| option(id)).collect::<Result<Vec<_>, _>>()?;
                let places = 0..question.options.len() as u8;
                let options: Vec<u8> = places.filter(|place| chosen.contains(place)).collect();
                if options.len() < chosen.len() {
                    return Err("an option stands there twice".into());
                }
                Answer::Many(options)
            }
        };
        checked(question, answer).map_err(str::to_string)
    }
}
