//! Whether a condition holds.

use super::{
    answers::Answers,
    model::{Condition, Doubt24, Questions},
};

/// What is only known after scoring, for the conditions of advice.
#[derive(Clone, Copy, Default)]
pub(super) struct Derived {
    pub category: Option<u8>,
    pub doubt_24: Option<Doubt24>,
}

/// Whether a condition on answers and facts holds.
pub(super) fn holds(condition: &Condition, model: &Questions, answers: &Answers) -> bool {
    holds_for(condition, model, answers, Derived::default())
}

/// Whether a condition holds that may also look at what was derived.
pub(super) fn holds_for(
    condition: &Condition,
    model: &Questions,
    answers: &Answers,
    derived: Derived,
) -> bool {
    let each = |condition: &Condition| holds_for(condition, model, answers, derived);
    match condition {
        Condition::Answer(question, codes) => {
            answers.get(*question).is_some_and(|answer| codes.iter().any(|code| answer.includes(*code)))
        }
        Condition::Fact(fact) => each(&model.facts[usize::from(*fact)].when),
        Condition::All(parts) => parts.iter().all(each),
        Condition::Any(parts) => parts.iter().any(each),
        Condition::None(parts) => !parts.iter().any(each),
        Condition::Category(categories) => {
            derived.category.is_some_and(|category| categories.contains(&category))
        }
        Condition::Doubt24(doubt) => derived.doubt_24 == Some(*doubt),
    }
}
