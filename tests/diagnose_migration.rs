//! A draft of an earlier questionnaire becomes one of today: the mechanism, with made-up questionnaires, and the steps
//! in `data/`. Expected answers are worked out by hand from `tests/migrations/steps.toml`.
#![cfg(not(target_arch = "wasm32"))]
#![allow(dead_code)]

#[path = "../build/diagnose.rs"]
mod diagnose;
#[path = "../build/folder.rs"]
mod folder;

use opstap::diagnose::{Answers, Choice, Migrations, Question, Questions, Written, migrations, questions};

type Built = Result<Vec<(String, Vec<u8>)>, Vec<String>>;

const STEPS: &str = include_str!("migrations/steps.toml");

fn question(id: &str, many: bool, options: &[&str]) -> Question {
    let choice = |id: &&str| Choice {
        id: (*id).into(),
        text: String::new(),
        points: 0,
        exclusive: false,
        pictogram: None,
        strength: None,
    };
    Question {
        id: id.into(),
        domain: None,
        many,
        may_be_empty: false,
        proxy: false,
        shown_when: None,
        text: String::new(),
        help: None,
        why: String::new(),
        more: String::new(),
        pictogram: String::new(),
        options: options.iter().map(choice).collect(),
        allows_dont_know: true,
        allows_refuse: true,
    }
}

/// Version 3.0.0.
fn today() -> Questions {
    Questions {
        id: "made-up".into(),
        version: "3.0.0".into(),
        questions: vec![
            question("werk_nu", false, &["ja", "nee"]),
            question("sterk", true, &["rijbewijs", "talen"]),
            question("hulpvraag", false, &["geld", "geen"]),
        ],
        facts: Vec::new(),
    }
}

/// What `build/` knows a questionnaire as.
fn for_build(questions: &Questions) -> diagnose::model::Questions {
    postcard::from_bytes(&postcard::to_allocvec(questions).unwrap()).unwrap()
}

fn compile(steps: &str) -> Result<Migrations, Vec<String>> {
    let built = diagnose::migrations::compile(steps, &for_build(&today()))?;
    Ok(postcard::from_bytes(&postcard::to_allocvec(&built).unwrap()).unwrap())
}

/// What becomes of a draft: its answers of today, what is asked again, and what does not fit.
fn carried_over(from: &str, answers: &str) -> (String, Vec<String>, Vec<String>) {
    let mut written: Written = serde_json::from_str(answers).unwrap();
    let again = compile(STEPS).unwrap().apply(from, &mut written);
    let (answers, lost) = written.fitting(&today());
    (answers.to_json(&today()), again, lost)
}

#[track_caller]
fn assert_kept(from: &str, before: &str, after: &str) {
    assert_eq!(carried_over(from, before), (after.into(), Vec::new(), Vec::new()));
}

#[track_caller]
fn assert_refused(from: &str, to: &str, because: &[&str]) {
    assert!(STEPS.contains(from), "{from}");
    let mistakes = compile(&STEPS.replacen(from, to, 1)).expect_err(to);
    let said = mistakes.iter().any(|mistake| because.iter().all(|word| mistake.contains(word)));
    assert!(said, "{to}: none says {because:?}: {mistakes:#?}");
}

#[test]
fn a_question_and_its_options_get_their_new_names_also_when_two_change_places() {
    assert_kept("1.0.0", r#"{"werk":"ja"}"#, r#"{"werk_nu":"nee"}"#);
    assert_kept("1.0.0", r#"{"werk":"nee"}"#, r#"{"werk_nu":"ja"}"#);
    assert_kept("1.0.0", r#"{"werk":"weet_niet"}"#, r#"{"werk_nu":"weet_niet"}"#);
}

#[test]
fn two_options_that_became_one_are_chosen_once() {
    assert_kept("1.1.0", r#"{"sterk":["auto","motor","talen"]}"#, r#"{"sterk":["rijbewijs","talen"]}"#);
    assert_kept("1.0.0", r#"{"sterk":["motor"]}"#, r#"{"sterk":["rijbewijs"]}"#);
    assert_kept("1.1.0", r#"{"sterk":"wil_niet"}"#, r#"{"sterk":"wil_niet"}"#);
}

#[test]
fn a_question_that_is_gone_takes_its_answer_along_without_a_word() {
    assert_kept("1.0.0", r#"{"oud":"ja","sterk":["talen"]}"#, r#"{"sterk":["talen"]}"#);
}

#[test]
fn a_question_that_means_something_else_now_is_asked_again_by_its_name_of_today() {
    let (answers, again, lost) = carried_over("1.0.0", r#"{"hulp":"geld","werk":"ja"}"#);
    assert_eq!(answers, r#"{"werk_nu":"nee"}"#);
    assert_eq!(again, ["hulpvraag"]);
    assert_eq!(lost, [""; 0]);
    // Who had not answered it, hears nothing.
    assert_eq!(carried_over("1.0.0", r#"{"werk":"ja"}"#).1, [""; 0]);
}

#[test]
fn steps_begin_at_the_version_of_the_draft() {
    // "ja" of 1.1.0 is "ja" of today: the step that swaps them is behind it.
    assert_kept("1.1.0", r#"{"werk_nu":"ja"}"#, r#"{"werk_nu":"ja"}"#);
    assert_kept("2.0.0", r#"{"hulpvraag":"geld"}"#, r#"{"hulpvraag":"geld"}"#);
    assert_kept("3.0.0", r#"{"hulpvraag":"geen"}"#, r#"{"hulpvraag":"geen"}"#);
}

#[test]
fn an_option_that_is_gone_without_a_new_name_does_not_fit_and_is_named() {
    let (answers, again, lost) = carried_over("1.1.0", r#"{"werk_nu":"ja","sterk":["kruien"]}"#);
    assert_eq!((answers.as_str(), again.len()), (r#"{"werk_nu":"ja"}"#, 0));
    assert_eq!(lost, ["sterk"]);
}

#[test]
fn a_draft_of_a_version_that_nobody_knows_keeps_what_fits() {
    let (answers, again, lost) = carried_over("0.0.1", r#"{"werk":"ja","hulpvraag":"geld"}"#);
    assert_eq!((answers.as_str(), again.len()), (r#"{"hulpvraag":"geld"}"#, 0));
    assert_eq!(lost, ["werk"]);
}

#[test]
fn two_answers_to_what_became_one_question_are_not_mixed() {
    let (answers, _, lost) = carried_over("1.0.0", r#"{"werk":"ja","werk_nu":"ja"}"#);
    assert_eq!((answers.as_str(), lost), (r#"{"werk_nu":"nee"}"#, vec!["werk_nu".to_string()]));
}

#[test]
fn steps_that_lead_nowhere_stop_the_build() {
    assert_refused("eerste = \"1.0.0\"", "eerste = \"0.9.0\"", &["migrations.toml:", "ends at 0.9.0"]);
    assert_refused("van = \"1.1.0\"", "van = \"1.2.0\"", &["migrations.toml:12", "ends at 1.1.0"]);
    assert_refused("naar = \"3.0.0\"", "naar = \"3.1.0\"", &["no step leads to 3.0.0"]);
    assert_refused("naar = \"3.0.0\"", "naar = \"2.0.0\"", &["a later version"]);
    assert_refused("{ werk = \"werk_nu\" }", "{ werk = \"werken\" }", &["werken", "no such question"]);
    assert_refused("{ hulp = \"hulpvraag\" }", "{ hulp = \"hulp_\" }", &["hulp_", "no such question"]);
    assert_refused("vervallen", "verdwenen", &["migrations.toml:", "verdwenen"]);
    assert_refused(
        "vragen = { hulp = \"hulpvraag\" }",
        "vragen = { hulp = \"hulpvraag\", nood = \"hulpvraag\" }",
        &["two questions become"],
    );
    let last = "naar = \"3.0.0\"\n";
    assert_refused(
        last,
        &format!("{last}opties = {{ sterk = {{ a = \"zwemmen\" }} }}\n"),
        &["no option", "zwemmen"],
    );
    assert_refused(last, &format!("{last}vervallen = [\"sterk\"]\n"), &["sterk", "is not gone"]);
}

#[test]
fn every_version_that_was_ever_filled_in_leads_to_the_questionnaire_of_today() {
    let steps = migrations().steps;
    assert_eq!(steps.last().map_or("0.1.0", |step| &step.to), questions().version);
    // A draft of today is not touched by any step.
    let answers = Answers::from_json(r#"{"werk_nu":"nee","sterk":["rijbewijs"]}"#, questions()).unwrap();
    let mut written = answers.with(questions());
    assert_eq!(migrations().apply(&questions().version, &mut written), [""; 0]);
    assert_eq!(written.fitting(questions()), (answers, Vec::new()));
}
