//! A case is a heap of entries: whatever the order in which copies come together, the same case comes out.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test that fails may stop")]

mod dossier_samples;

use dossier_samples::{dossier, full_dossier, rng};
use opstap::{
    calendar::Day,
    caseload::{
        Case, CaseError, Correction, Decision, Fact, Kept, MAX_CASE, Moment, Prose, Row, What, take_in,
    },
    diagnose::{Answer, model},
    dossier::{
        Dossier, Label, ReadError, RecordId, SecretKey,
        import::{Known, Verdict, import},
    },
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
    case.add(what, at("2026-03-05T09:00:00"), Label::cleaned("Sanne"), &mut rng()).unwrap();
}

fn begun(n: u8) -> Case {
    Case::new(dossier(n), at("2026-03-04T16:20:00"), &mut rng())
}

/// The case with notes until only so many bytes are left, and a few hundred.
fn filled(case: Case, left: usize) -> Case {
    let mut json: serde_json::Value = serde_json::from_str(&case.to_json()).unwrap();
    let text = "x".repeat(400);
    let mut room = MAX_CASE - left - case.to_json().len();
    for seq in 100.. {
        let note = serde_json::json!({
            "id": RecordId::random(&mut rng()),
            "seq": seq,
            "at": "2026-03-05T09:00:00",
            "what": { "noted": if room > 10_000 { text.repeat(10) } else { text.clone() } },
        });
        let length = note.to_string().len() + 1;
        if length > room {
            break;
        }
        room -= length;
        json["entries"].as_array_mut().unwrap().push(note);
    }
    Case::from_json(json.to_string().as_bytes()).unwrap()
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
fn what_comes_in_is_put_to_what_is_kept_and_never_over_what_nobody_can_read() {
    let at = at("2026-03-06T09:00:00");
    let (first, newer) = (dossier(7), Dossier { satisfaction: Some(1), ..dossier(7) });
    let take = |kept: Kept| take_in(kept, first.clone(), [newer.clone(), first.clone()], at, &mut rng());
    assert_eq!(take(Kept::Unreadable), Err(Verdict::KeptUnreadable { id: first.id.to_string() }));
    let case = take(Kept::Nothing).unwrap();
    assert_eq!(case.received().collect::<Vec<_>>(), [&first, &newer]);
    // Another window took in the same meanwhile.
    assert_eq!(take(Kept::Case(Box::new(case.clone()))), Ok(case.clone()));
    let full = filled(case, 0);
    let newest = Dossier { satisfaction: Some(2), ..first.clone() };
    let refused = take_in(Kept::Case(Box::new(full)), newest, None, at, &mut rng());
    assert_eq!(refused, Err(Verdict::TooManyVersions { id: first.id.to_string() }));
}

#[test]
fn a_tablet_with_a_clock_that_runs_ahead_does_not_make_a_later_correction_older() {
    let key = SecretKey::generate(&mut rng());
    let ahead = Dossier { created: day("2027-03-04"), ..dossier(7) };
    let row = Row::of(&Case::new(ahead, at("2026-03-04T16:20:00"), &mut rng()));
    assert_eq!(row.created, day("2026-03-04"));
    let verdict_on = |created: &str| {
        let sent = Dossier { created: day(created), satisfaction: Some(1), ..dossier(7) };
        let file = sent.seal(&[*key.public()], &mut rng()).unwrap();
        import(&file, std::slice::from_ref(&key), |_| {
            Some(Known::Here { hashes: row.hashes.clone(), created: row.created })
        })
    };
    assert!(matches!(verdict_on("2026-03-10"), Verdict::Revised { .. }));
    assert!(matches!(verdict_on("2026-03-03"), Verdict::Outdated { .. }));
}

#[test]
fn what_could_not_be_read_any_more_is_not_added() {
    let at = at("2026-03-05T09:00:00");
    let mut case = filled(begun(1), 0);
    let full = case.clone();
    assert_eq!(case.add(noted(&"x".repeat(400)), at, None, &mut rng()), Err(CaseError::Full));
    assert_eq!(case, full);

    // Two copies that fit, and don't fit together.
    let start = begun(1);
    let mut halves = [filled(start.clone(), MAX_CASE / 3), filled(start, MAX_CASE / 3)];
    let before = halves[0].clone();
    let [one, other] = &mut halves;
    assert_eq!(one.merge(other), Err(CaseError::Full));
    assert_eq!(*one, before);
}

#[test]
fn a_place_that_leaves_no_room_behind_it_is_refused() {
    let json = begun(1).to_json();
    let with = |seq: u32| Case::from_json(json.replace("\"seq\":0", &format!("\"seq\":{seq}")).as_bytes());
    for seq in [u32::MAX, 1_000_001] {
        let Err(CaseError::Unreadable(ReadError::Invalid { path, .. })) = with(seq) else { panic!("{seq}") };
        assert_eq!(path, "entries[0].seq");
    }
    // Two entries never get the same place.
    let mut last = with(999_999).unwrap();
    add(&mut last, noted("de laatste"));
    assert_eq!(last.add(noted("te veel"), at("2026-03-05T09:00:00"), None, &mut rng()), Err(CaseError::Full));
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
