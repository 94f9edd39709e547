//! An answer as the person read it.

use super::{language, texts::app};
use crate::diagnose::{Answer, Question};

/// The words of an answer; of none, that there is none.
pub(crate) fn answer_text(question: &Question, answer: Option<&Answer>) -> String {
    let option = |place: &u8| language::of(&question.options[usize::from(*place)].text);
    match answer {
        None => app::check_missing().into(),
        Some(Answer::DontKnow) => app::question_dont_know().into(),
        Some(Answer::Refused) => app::question_refuse().into(),
        Some(Answer::One(place)) => option(place),
        Some(Answer::Many(places)) if places.is_empty() => app::check_nothing_chosen().into(),
        Some(Answer::Many(places)) => places.iter().map(option).collect::<Vec<_>>().join(", "),
    }
}
