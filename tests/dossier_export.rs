//! The table for Excel, read back as another program would.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test that fails may stop")]

mod dossier_samples;

use dossier_samples::{dossier, full_dossier};
use opstap::{
    diagnose::{Answer, model},
    dossier::{Dossier, Label, export},
};

fn rows(table: &str) -> Vec<Vec<String>> {
    let text = table.strip_prefix('\u{FEFF}').expect("a byte order mark");
    let mut reader =
        csv::ReaderBuilder::new().delimiter(b';').has_headers(false).from_reader(text.as_bytes());
    reader.records().map(|record| record.unwrap().iter().map(String::from).collect()).collect()
}

fn cell(table: &str, row: usize, column: &str) -> String {
    let rows = rows(table);
    let place = rows[0].iter().position(|name| name == column).unwrap();
    rows[row][place].clone()
}

#[test]
fn every_persona_is_a_line_with_what_its_answers_come_to() {
    let dossiers: Vec<Dossier> = (0..30).map(dossier).collect();
    let table = export::csv(&dossiers);
    let rows = rows(&table);
    assert_eq!(rows.len(), 31);
    assert_eq!(rows[0].len(), 15 + model().questions.len());
    for (n, dossier) in dossiers.iter().enumerate() {
        let outcome = dossier.score();
        let cell = |column: &str| {
            let place = rows[0].iter().position(|name| name == column).unwrap();
            rows[n + 1][place].as_str()
        };
        assert_eq!(cell("id"), dossier.id.to_string());
        assert_eq!(cell("completed"), "2026-03-04");
        assert_eq!(cell("category"), outcome.category);
        assert_eq!(cell("points"), outcome.points.to_string());
        assert_eq!(cell("advice"), outcome.advice);
        assert_eq!(cell("routes"), outcome.routes.join(", "));
        assert_eq!(cell("ladder"), outcome.ladder_step.map_or(String::new(), |step| step.to_string()));
        let from = outcome.months.map_or(String::new(), |(from, _)| from.to_string());
        assert_eq!(cell("months_from"), from);
        assert_eq!(cell("signals").matches(" (").count(), outcome.signals.len());
    }
}

#[test]
fn no_end_of_months_is_an_empty_cell() {
    let table = export::csv(&(0..30).map(dossier).collect::<Vec<_>>());
    assert!(!table.contains(";999;"));
    let ends: Vec<String> = (1..31).map(|row| cell(&table, row, "months_to")).collect();
    assert!(ends.iter().any(String::is_empty) && ends.iter().any(|end| !end.is_empty()), "{ends:?}");
}

#[test]
fn the_outcome_is_computed_anew() {
    let mut forged = dossier(0);
    let honest = export::csv([&forged]);
    forged.outcome.as_mut().unwrap().points = 99;
    assert_eq!(export::csv([&forged]), honest);
}

#[test]
fn lines_are_those_of_excel() {
    let table = export::csv([&full_dossier(0)]);
    assert!(table.starts_with("\u{FEFF}\"id\";\"reference\";"), "{table:.40}");
    assert!(table.ends_with("\r\n"));
    assert_eq!(table.matches('\n').count(), 2);
    assert_eq!(table.matches("\r\n").count(), 2);
    let number = format!(";{};", dossier(0).score().points);
    assert!(table.contains(&number), "numbers are not quoted: {number}");
}

#[test]
fn formulas_and_quotes_stay_text() {
    let labelled = |text: &str| Dossier { name: Some(Label::new(text).unwrap()), ..dossier(0) };
    let formulas = ["=HYPERLINK(\"http://x\";\"y\")", "+1", "-1+1", "@SUM(1)", " =1", "＝1"];
    for formula in formulas {
        let table = export::csv([&labelled(formula)]);
        assert_eq!(cell(&table, 1, "name"), format!("'{formula}"));
    }
    for text in ["'t Hart; \"Noor\"", "Zoë Çelik", "a=b"] {
        assert_eq!(cell(&export::csv([&labelled(text)]), 1, "name"), text);
    }
}

#[test]
fn json_lines_read_back() {
    let dossiers = [dossier(0), full_dossier(1)];
    let lines = export::json_lines(&dossiers);
    let read: Vec<Dossier> = lines.lines().map(|line| Dossier::from_json(line.as_bytes()).unwrap()).collect();
    assert_eq!(read, dossiers);
}

#[test]
fn choosing_nothing_is_told_from_not_answering() {
    let place = model().questions.iter().position(|question| question.may_be_empty).unwrap();
    let with = |answer: Option<Answer>| {
        let mut dossier = dossier(0);
        dossier.answers.set(place as u8, answer);
        cell(&export::csv([&dossier]), 1, &model().questions[place].id)
    };
    assert_eq!(with(None), "");
    assert_eq!(with(Some(Answer::Many(Vec::new()))), "[]");
    let both =
        format!("{}, {}", model().questions[place].options[0].id, model().questions[place].options[1].id);
    assert_eq!(with(Some(Answer::Many(vec![0, 1]))), both);
}
