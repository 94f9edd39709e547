//! Texts that the rooms without a browser ask for by name.
#![cfg(not(target_arch = "wasm32"))]

use opstap::{
    income::{Gap, LineId, Refusal, timeline::NoticeId, todo::TodoId, trace::StepId},
    policy::gemeente_file::Problem,
};
use toml::Table;

fn file(name: &str) -> Table {
    let path = format!("{}/data/texts/nl/{name}.toml", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(path).unwrap().parse().unwrap()
}

fn text<'a>(file: &'a Table, key: &str) -> Option<&'a str> {
    let (section, name) = key.split_once('.')?;
    file.get(section)?.get(name)?.as_str()
}

fn placeholders(text: &str) -> Vec<&str> {
    let names = text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name);
    let mut names: Vec<&str> = names.collect();
    names.sort_unstable();
    names
}

#[test]
fn every_step_of_an_explanation_has_a_sentence_with_its_numbers() {
    let why = file("why");
    for (step, names) in StepId::ALL {
        let sentence = text(&why, step.key()).unwrap_or_else(|| panic!("{} has no text", step.key()));
        let mut names = names.to_vec();
        names.sort_unstable();
        assert_eq!(placeholders(sentence), names, "{}", step.key());
    }
}

#[test]
fn every_notice_and_everything_to_do_has_a_sentence_with_its_values() {
    let why = file("why");
    let notices = NoticeId::ALL.iter().map(|(notice, names)| ("notice", notice.key(), names));
    let todos = TodoId::ALL.iter().map(|(todo, names)| ("todo", todo.key(), names));
    for (section, key, names) in notices.chain(todos) {
        let sentence = text(&why, &format!("{section}.{key}")).unwrap_or_else(|| panic!("{key} has no text"));
        let mut names = names.to_vec();
        names.sort_unstable();
        assert_eq!(placeholders(sentence), names, "{section}.{key}");
    }
}

#[test]
fn everything_that_can_be_wrong_with_schemes_has_a_sentence() {
    let policy = file("policy");
    for key in Problem::KEYS {
        assert!(text(&policy, key).is_some(), "{key}");
    }
}

#[test]
fn every_line_and_every_gap_has_a_name() {
    let why = file("why");
    for line in LineId::ALL {
        assert!(text(&why, &format!("line.{}", line.key())).is_some(), "{}", line.key());
        assert!(text(&why, &format!("summary.{}", line.key())).is_some(), "{}", line.key());
    }
    for gap in Gap::ALL {
        assert!(text(&why, &format!("gaps.{}", gap.key())).is_some(), "{}", gap.key());
    }
}

#[test]
fn every_refusal_says_what_to_do() {
    let errors = file("errors");
    for refusal in [Refusal::NoRules, Refusal::AowAge { adult: 0 }] {
        assert!(text(&errors, refusal.key()).is_some(), "{}", refusal.key());
    }
    // Every problem a situation can have; the list is that of the enum.
    let source = include_str!("../src/income/situation/check.rs");
    let keys: Vec<&str> =
        source.split('"').filter(|part| part.starts_with("situation.") && !part.contains(' ')).collect();
    assert!(keys.len() >= 11);
    for key in keys {
        assert!(text(&errors, key).is_some(), "{key}");
    }
}
