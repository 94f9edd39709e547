//! A case is a heap of entries: whatever the order in which copies come together, the same case comes out.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test that fails may stop")]

mod dossier_samples;

use dossier_samples::{dossier, full_dossier, rng};
use opstap::{
    calendar::Day,
    caseload::{Case, CaseError, Correction, Decision, Fact, Moment, Prose, Row, What},
    diagnose::{Answer, model},
    dossier::{Dossier, Label, ReadError, RecordId},
};
use proptest::prelude::*;

fn at(text: &str) -> Moment {
    Moment::parse(text).unwrap()
}

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn noted(text: &str) -> What {
    What::Noted(Prose::new(text).unwrap())
}

fn decided(category: &str, suggested: &str) -> What {
    let (category, suggested) = (category.to_string(), suggested.to_string());
    let reason = Prose::new("Zij kan nu al beginnen.").unwrap();
    What::Decided(Box::new(Decision { category, reason, suggested, unseen: false }))
}

fn add(case: &mut Case, what: What) {
    case.add(what, at("2026-03-05T09:00:00"), Label::cleaned("Sanne"), &mut rng());
}

fn begun(n: u8) -> Case {
    Case::new(dossier(n), at("2026-03-04T16:20:00"), &mut rng())
}

/// The answers with another one to a question.
fn with(answers: &opstap::diagnose::Answers, question: &str, option: &str) -> opstap::diagnose::Answers {
    let model = model();
    let place = model.questions.iter().position(|asked| asked.id == question).unwrap();
    let option = model.questions[place].options.iter().position(|choice| choice.id == option).unwrap();
    let mut answers = answers.clone();
    answers.set(place as u8, Some(Answer::One(option as u8)));
    answers
}

#[test]
fn a_case_is_read_back_as_it_was_written() {
    let mut case = Case::new(full_dossier(7), at("2026-03-04T16:20:00"), &mut rng());
    add(&mut case, noted("Belt morgen\nterug."));
    add(&mut case, decided("2A", "2A"));
    let fact =
        Fact::Exemption { from: day("2026-04-01"), until: day("2026-09-30"), partial: true, by_expert: true };
    add(&mut case, What::Recorded { fact: RecordId::from_bytes([1; 16]), now: Some(fact) });
    add(&mut case, What::Follows(Some(RecordId::from_bytes([9; 16]))));
    assert_eq!(Case::from_json(case.to_json().as_bytes()).unwrap(), case);
}

#[test]
fn a_correction_is_a_version_with_its_own_outcome_and_the_old_one_stays() {
    // P08 (place 7): 17 points. "Langer dan 5 jaar" instead of "2 tot 5 jaar" since the last work: 6 for 4.
    let mut case = begun(7);
    let before = case.state().outcome();
    assert_eq!(before.points, 17);
    let answers = with(case.state().answers(), "laatste_werk", "gt5");
    let why = Prose::new("Hij telde ook vrijwilligerswerk mee.").unwrap();
    add(&mut case, What::Corrected(Box::new(Correction::new(answers, why))));
    let state = case.state();
    assert_eq!(state.outcome().points, 19);
    assert_eq!(state.versions.len(), 2);
    assert_eq!(opstap::diagnose::score(model(), state.versions[0].given.today()).points, 17);
    assert_eq!(state.versions[1].entry.by.as_ref().unwrap().as_str(), "Sanne");
    assert_eq!(state.dossier.score().points, 17, "what the resident sent is untouched");
}

#[test]
fn the_last_decision_holds_and_becomes_old_when_answers_change() {
    let mut case = begun(7);
    add(&mut case, decided("2A", "2A"));
    add(&mut case, decided("1B", "2A"));
    let row = Row::of(&case);
    let (first, last) = row.judged.unwrap();
    assert_eq!((first.deviates, last.deviates), (Some(false), Some(true)));
    assert_eq!(model().categories[usize::from(row.category())].id, "1B");
    assert!(!row.decision_is_old);
    let newer = Dossier { created: day("2026-05-01"), ..dossier(7) };
    add(&mut case, What::Received(Box::new(newer)));
    assert!(Row::of(&case).decision_is_old);
    assert!(case.state().decision().is_some(), "it is still there");
}

#[test]
fn where_nothing_was_suggested_nobody_deviates() {
    // P23 says nearly nothing.
    let mut case = begun(22);
    assert_eq!(case.state().outcome().category, "onbekend");
    add(&mut case, decided("1A", "onbekend"));
    assert_eq!(Row::of(&case).decision().unwrap().deviates, None);
}

#[test]
fn a_note_that_was_taken_back_leaves_no_text_also_not_by_an_old_copy() {
    let mut case = begun(1);
    add(&mut case, noted("geheim"));
    let old = case.clone();
    let note = case.state().notes[0].0.id;
    add(&mut case, What::Withdrawn(note));
    assert!(!case.to_json().contains("geheim"));
    assert_eq!(case.merge(&old), Ok(false));
    assert!(!case.to_json().contains("geheim"));
    let mut old = old;
    assert_eq!(old.merge(&case), Ok(true));
    assert_eq!(old, case);
}

#[test]
fn a_fact_is_what_it_last_was() {
    let mut case = begun(1);
    let fact = RecordId::from_bytes([5; 16]);
    let intake = |done| Some(Fact::Intake { from: day("2026-03-05"), done });
    add(&mut case, What::Recorded { fact, now: intake(None) });
    assert!(Row::of(&case).facts[0].is_running(day("2026-03-08")));
    add(&mut case, What::Recorded { fact, now: intake(Some(day("2026-03-09"))) });
    assert_eq!(Row::of(&case).facts.len(), 1);
    assert!(!Row::of(&case).facts[0].is_running(day("2026-03-09")));
    add(&mut case, What::Recorded { fact, now: None });
    assert!(Row::of(&case).facts.is_empty());
}

#[test]
fn what_is_no_case_is_refused_with_its_field() {
    let case = begun(1);
    let json = case.to_json();
    let refused = |json: &str| match Case::from_json(json.as_bytes()) {
        Err(CaseError::Unreadable(ReadError::Invalid { path, .. })) => path,
        other => panic!("{other:?}"),
    };
    let id = dossier(1).id.to_string();
    let other = RecordId::from_bytes([200; 16]).to_string();
    assert_eq!(refused(&json.replacen(&id, &other, 1)), "entries[0].what.received.id");
    assert_eq!(refused(&json.replace("\"seq\":0", "\"seq\":-1")), "entries[0].seq");
    assert_eq!(refused(&json.replace("\"seq\":0", "\"seq\":0,\"x\":1")), "entries[0].x");
    assert_eq!(
        refused(
            r#"{"format":"opstap-case","version":1,"id":"00000000000000000000000000000000","entries":[]}"#
        ),
        "entries"
    );
    let newer = json.replacen("\"version\":1", "\"version\":99", 1);
    assert_eq!(
        Case::from_json(newer.as_bytes()),
        Err(CaseError::Unreadable(ReadError::NewerVersion { found: 99 }))
    );
    let mut chosen = begun(1);
    add(&mut chosen, decided("2A", "2A"));
    for wrong in ["4Z", "onbekend"] {
        let json = chosen.to_json().replacen("\"category\":\"2A\"", &format!("\"category\":\"{wrong}\""), 1);
        assert_eq!(refused(&json), "entries[1].what.decided.category");
    }
    let deep = "[".repeat(200_000);
    assert!(Case::from_json(deep.as_bytes()).is_err());
    assert!(matches!(
        Case::from_json(&vec![b' '; 2_000_000]),
        Err(CaseError::Unreadable(ReadError::TooLarge { .. }))
    ));
}

#[test]
fn cases_of_two_people_never_become_one() {
    let mut one = begun(1);
    let before = one.clone();
    assert_eq!(one.merge(&begun(2)), Err(CaseError::Other));
    assert_eq!(one, before);
}

proptest! {
    /// Copies at three desks, each with work of its own, put together in any order and more than once.
    #[test]
    fn copies_come_together_to_the_same_case(work in prop::collection::vec((0..3_usize, 0..4_u8), 0..24), order in prop::collection::vec(0..3_usize, 3..12)) {
        let start = begun(7);
        let mut desks = [start.clone(), start.clone(), start];
        for (desk, what) in work {
            let case = &mut desks[desk];
            let what = match what {
                0 => noted("gebeld"),
                1 => decided("2A", "2A"),
                2 => What::Recorded { fact: RecordId::from_bytes([what; 16]), now: None },
                _ => match case.state().notes.first() {
                    Some((entry, _)) => What::Withdrawn(entry.id),
                    None => What::Revealed,
                },
            };
            add(case, what);
        }
        let mut together = desks[0].clone();
        for from in [1, 2] {
            together.merge(&desks[from]).unwrap();
        }
        let mut otherwise = desks[2].clone();
        for from in order.into_iter().chain([0, 1]) {
            otherwise.merge(&desks[from]).unwrap();
        }
        prop_assert_eq!(&together, &otherwise);
        prop_assert_eq!(together.merge(&otherwise), Ok(false));
        prop_assert_eq!(Case::from_json(together.to_json().as_bytes()).unwrap(), together);
    }
}
