//! What holds for every set of answers, on random ones.
#![cfg(not(target_arch = "wasm32"))]

use opstap::diagnose::{Answer, Answers, Outcome, Question, model, score};
use proptest::{prelude::*, sample::Index};

/// Any answer that a question can have, or none.
fn answer_to(question: &'static Question) -> BoxedStrategy<Option<Answer>> {
    let options = question.options.len() as u8;
    let mut any: Vec<BoxedStrategy<Option<Answer>>> = vec![Just(None).boxed()];
    if question.allows_dont_know {
        any.push(Just(Some(Answer::DontKnow)).boxed());
    }
    if question.allows_refuse {
        any.push(Just(Some(Answer::Refused)).boxed());
    }
    let chosen = if question.many {
        let some = prop::sample::subsequence((0..options).collect::<Vec<u8>>(), 0..=usize::from(options));
        some.prop_map(move |mut places| {
            let exclusive = |place: &u8| question.options[usize::from(*place)].exclusive;
            if places.len() > 1 {
                places.retain(|place| !exclusive(place));
            }
            (!places.is_empty() || question.may_be_empty).then_some(Answer::Many(places))
        })
        .boxed()
    } else {
        (0..options).prop_map(|place| Some(Answer::One(place))).boxed()
    };
    // Mostly known: with more than six unknown there is nothing to score.
    prop_oneof![1 => prop::strategy::Union::new(any), 9 => chosen].boxed()
}

fn answers() -> impl Strategy<Value = Answers> {
    let each: Vec<_> = model().questions.iter().map(answer_to).collect();
    each.prop_map(|given| {
        let mut answers = Answers::none(model());
        for (at, answer) in (0..).zip(given) {
            answers.set(at, answer);
        }
        answers
    })
}

fn place_of(id: &str) -> u8 {
    let at = model().questions.iter().position(|question| question.id == id);
    u8::try_from(at.unwrap_or_else(|| panic!("there is a question {id}"))).unwrap()
}

fn points_of(outcome: &Outcome, id: &str) -> u16 {
    outcome.contributions.iter().find(|(question, _)| question == id).map_or(0, |(_, points)| *points)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_worse_answer_never_lowers_the_points(answers in answers(), which in any::<Index>(), to in any::<Index>()) {
        let shown = answers.shown(model());
        let at = *which.get(&shown);
        let question = &model().questions[usize::from(at)];
        if let Some(Answer::One(before)) = answers.get(at) {
            let after = to.index(question.options.len()) as u8;
            let worse = question.options[usize::from(after)].points >= question.options[usize::from(*before)].points;
            let mut changed = answers.clone();
            changed.set(at, Some(Answer::One(after)));
            if worse && changed.shown(model()) == shown {
                prop_assert!(score(model(), &changed).points >= score(model(), &answers).points);
            }
        }
    }

    #[test]
    fn refusing_a_question_gives_none_of_its_points(answers in answers(), which in any::<Index>()) {
        let at = *which.get(&answers.shown(model()));
        let question = &model().questions[usize::from(at)];
        if question.allows_refuse {
            let mut refused = answers;
            refused.set(at, Some(Answer::Refused));
            prop_assert_eq!(points_of(&score(model(), &refused), &question.id), 0);
        }
    }

    #[test]
    fn age_integration_registration_and_wishes_never_change_the_points(answers in answers(), other in answers()) {
        let before = score(model(), &answers);
        for id in ["leeftijd", "inburgering", "indicatie", "hulpvraag"] {
            let mut changed = answers.clone();
            changed.set(place_of(id), other.get(place_of(id)).cloned());
            prop_assert_eq!(score(model(), &changed).points, before.points, "{}", id);
        }
    }

    #[test]
    fn hidden_questions_never_count(answers in answers()) {
        prop_assert_eq!(score(model(), &answers), score(model(), &answers.shown_only(model())));
    }

    #[test]
    fn the_same_answers_give_the_same_result_however_they_travelled(answers in answers()) {
        let by_json = Answers::from_json(&answers.to_json(model()), model()).unwrap();
        prop_assert_eq!(&by_json, &answers);
        let by_bytes = Answers::from_bytes(&answers.to_bytes(model()), model()).unwrap();
        prop_assert_eq!(&by_bytes, &answers);
        prop_assert_eq!(score(model(), &by_json), score(model(), &answers));
    }

    #[test]
    fn a_registration_is_2b_wherever_enough_is_known(answers in answers(), kind in 1_u8..=3) {
        let mut registered = answers;
        registered.set(place_of("indicatie"), Some(Answer::One(kind)));
        let found = score(model(), &registered);
        if found.unknown.len() <= usize::from(model().most_unknown) {
            prop_assert_eq!(found.category, "2B");
        } else {
            prop_assert_eq!(found.category, "onbekend");
        }
    }

    #[test]
    fn an_outcome_holds_together(answers in answers()) {
        let found = score(model(), &answers);
        let sum: u16 = found.domains.iter().map(|(_, points)| *points).sum();
        let taken: u16 = found.caps.iter().map(|(_, points)| *points).sum();
        let given: u16 = found.contributions.iter().map(|(_, points)| *points).sum();
        prop_assert_eq!(found.points, sum);
        prop_assert_eq!(found.points + taken, given);
        prop_assert!(found.points_high >= found.points);
        prop_assert!(found.doubt_between.contains(&found.category));
        prop_assert_eq!(found.doubt, !found.doubt_reasons.is_empty());
        prop_assert!(found.contributions.is_sorted_by(|a, b| a.1 >= b.1));
    }

    #[test]
    fn no_text_makes_reading_panic(text in ".*", json in "[{}\\[\\]\":,a-z_]{0,80}") {
        let _ = Answers::from_json(&text, model());
        let _ = Answers::from_json(&json, model());
        let _ = Answers::from_bytes(text.as_bytes(), model());
    }
}
