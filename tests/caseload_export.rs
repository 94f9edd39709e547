//! The table for Excel, read back as another program would.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test that fails may stop")]

mod dossier_samples;

use dossier_samples::{dossier, full_dossier, rng};
use opstap::{
    calendar::Day,
    caseload::{Case, Correction, Decision, Ended, Ending, Fact, Moment, Prose, What, export},
    diagnose::{Answer, model},
    dossier::{Dossier, Label, RecordId},
};
use serde_json::{Value, json};

fn case(dossier: Dossier) -> Case {
    Case::new(dossier, Moment::parse("2026-03-05T09:00:00").unwrap(), &mut rng())
}

fn csv(dossiers: impl IntoIterator<Item = Dossier>) -> String {
    let cases: Vec<Case> = dossiers.into_iter().map(case).collect();
    export::csv(&cases)
}

/// A case with everything that a desk adds: a correction, two decisions, facts, a note.
fn worked_on() -> Case {
    let day = |text: &str| Day::parse(text).unwrap();
    let mut case = case(full_dossier(7));
    let by = Label::new("A. de Boer").ok();
    let mut add =
        |what, at: &str| case.add(what, Moment::parse(at).unwrap(), by.clone(), &mut rng()).unwrap();
    let mut answers = full_dossier(7).answers.today().clone();
    let place = model().questions.iter().position(|question| question.id == "invulhulp").unwrap();
    answers.set(place as u8, Some(Answer::One(0)));
    add(
        What::Corrected(Box::new(Correction::new(answers, Prose::new("samen nagekeken").unwrap()))),
        "2026-03-06T10:00:00",
    );
    for (category, reason, at) in
        [("1A", "eerst", "2026-03-06T10:01:00"), ("3A", "=zorg\nvoor \"moeder\"", "2026-03-07T10:00:00")]
    {
        let decision = Decision {
            category: category.into(),
            reason: Prose::new(reason).unwrap(),
            suggested: "2A".into(),
            unseen: category == "3A",
        };
        add(What::Decided(Box::new(decision)), at);
    }
    add(What::Noted(Prose::new("een geheime notitie").unwrap()), "2026-03-07T10:02:00");
    let facts = [
        Fact::Traject {
            name: Label::new("Academie").unwrap(),
            participation: false,
            start: day("2026-04-01"),
            end: Some(Ended { on: day("2026-05-13"), how: Ending::Finished }),
        },
        Fact::Talk { on: day("2026-06-01"), in_person: true },
    ];
    for (n, fact) in (0..).zip(facts) {
        add(What::Recorded { fact: RecordId::from_bytes([n; 16]), now: Some(fact) }, "2026-06-01T12:00:00");
    }
    case
}

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
fn who_asks_what_is_kept_also_gets_the_name_from_the_list() {
    let case = worked_on();
    let read =
        |person: Option<&Label>| -> Value { serde_json::from_str(&export::insight(&case, person)).unwrap() };
    let as_kept: Value = serde_json::from_str(&case.to_json()).unwrap();
    assert_eq!(read(None), as_kept);
    let mut named = read(Label::new("Zoë Çelik").ok().as_ref());
    assert_eq!(named.as_object_mut().unwrap().remove("person"), Some(json!("Zoë Çelik")));
    assert_eq!(named, as_kept);
}

#[test]
fn every_persona_is_a_line_with_what_its_answers_come_to() {
    let dossiers: Vec<Dossier> = (0..30).map(dossier).collect();
    let table = csv(dossiers.clone());
    let rows = rows(&table);
    assert_eq!(rows.len(), 31);
    assert_eq!(rows[0].len(), 28 + model().questions.len());
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
    let table = csv((0..30).map(dossier));
    assert!(!table.contains(";999;"));
    let ends: Vec<String> = (1..31).map(|row| cell(&table, row, "months_to")).collect();
    assert!(ends.iter().any(String::is_empty) && ends.iter().any(|end| !end.is_empty()), "{ends:?}");
}

#[test]
fn the_outcome_is_computed_anew() {
    let mut forged = dossier(0);
    let honest = csv([forged.clone()]);
    forged.outcome.as_mut().unwrap().points = 99;
    assert_eq!(csv([forged]), honest);
}

#[test]
fn lines_are_those_of_excel() {
    let table = csv([full_dossier(0)]);
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
        let table = csv([labelled(formula)]);
        assert_eq!(cell(&table, 1, "name"), format!("'{formula}"));
    }
    for text in ["'t Hart; \"Noor\"", "Zoë Çelik", "a=b"] {
        assert_eq!(cell(&csv([labelled(text)]), 1, "name"), text);
    }
}

#[test]
fn codes_and_sessions_stay_as_they_were_typed() {
    let label = |text: &str| Label::new(text).ok();
    let dossier = Dossier {
        reference: label("0045123"),
        session: label("3-6"),
        name: label("123456789012"),
        ..dossier(0)
    };
    let table = csv([dossier]);
    for (column, typed) in [("reference", "'0045123"), ("session", "'3-6"), ("name", "'123456789012")] {
        assert_eq!(cell(&table, 1, column), typed);
    }
    // Days of our own are dates, and stay them.
    assert_eq!(cell(&table, 1, "completed"), "2026-03-04");
}

#[test]
fn what_a_desk_added_stands_in_columns_of_its_own() {
    let table = export::csv(&[worked_on()]);
    let expected = [
        ("reference", "LV-0042"),
        ("session", "dinsdag 3 maart"),
        ("language", "nl"),
        (
            "filled_in_by",
            &model().questions.iter().find(|question| question.id == "invulhulp").unwrap().options[0].id,
        ),
        ("satisfaction", "8"),
        ("versions", "2"),
        ("decided_category", "3A"),
        ("decided_onderdeel", "participatie"),
        ("decided_reason", "'=zorg\nvoor \"moeder\""),
        ("decided_deviates", "ja"),
        ("decided_unseen", "ja"),
        ("decided_on", "2026-03-07"),
        ("decided_by", "A. de Boer"),
        ("facts", "traject 2026-04-01/2026-05-13, talk 2026-06-01"),
    ];
    for (column, text) in expected {
        assert_eq!(cell(&table, 1, column), text, "{column}");
    }
    assert!(!table.contains("geheime"), "notes stay at the desk");
}

#[test]
fn without_a_desk_its_columns_are_empty() {
    let table = csv([full_dossier(0)]);
    for column in rows(&table)[0].iter().filter(|column| column.starts_with("decided_") || *column == "facts")
    {
        assert_eq!(cell(&table, 1, column), "", "{column}");
    }
    assert_eq!(cell(&table, 1, "versions"), "1");
}

#[test]
fn a_line_of_json_says_the_same() {
    let line = export::json_line(&worked_on(), false);
    assert!(line.ends_with("}\n") && line.matches('\n').count() == 1);
    let read: Value = serde_json::from_str(&line).unwrap();
    let expected = json!({
        "category": "3A", "onderdeel": "participatie", "reason": "=zorg\nvoor \"moeder\"", "deviates": true,
        "unseen": true, "on": "2026-03-07", "by": "A. de Boer",
    });
    assert_eq!(read["decision"], expected);
    assert_eq!((&read["versions"], &read["satisfaction"]), (&json!(2), &json!(8)));
    assert_eq!(read["facts"][1], json!({"talk": {"on": "2026-06-01", "in_person": true}}));
    assert_eq!(read["outcome"], serde_json::to_value(worked_on().state().outcome()).unwrap());
    assert_eq!(
        read["answers"]["invulhulp"],
        json!(model().questions.iter().find(|it| it.id == "invulhulp").unwrap().options[0].id)
    );
    assert!(!line.contains("geheime"));
    let plain: Value = serde_json::from_str(&export::json_line(&case(dossier(0)), false)).unwrap();
    assert_eq!(plain["decision"], Value::Null);
}

#[test]
fn choosing_nothing_is_told_from_not_answering() {
    let place = model().questions.iter().position(|question| question.may_be_empty).unwrap();
    let with = |answer: Option<Answer>| {
        let mut dossier = dossier(0);
        let mut answers = dossier.answers.today().clone();
        answers.set(place as u8, answer);
        dossier.answers = answers.into();
        cell(&csv([dossier]), 1, &model().questions[place].id)
    };
    assert_eq!(with(None), "");
    assert_eq!(with(Some(Answer::Many(Vec::new()))), "[]");
    let both =
        format!("{}, {}", model().questions[place].options[0].id, model().questions[place].options[1].id);
    assert_eq!(with(Some(Answer::Many(vec![0, 1]))), both);
}

#[test]
fn what_is_kept_back_until_somebody_judges_is_in_no_file() {
    let case = case(full_dossier(0));
    let mut kept_back = export::Csv::new();
    kept_back.add(&case, true);
    let (kept_back, whole) = (kept_back.into_text(), export::csv([&case]));
    let of_the_outcome = [
        "category",
        "onderdeel",
        "months_from",
        "months_to",
        "points",
        "doubt",
        "ladder",
        "advice",
        "routes",
        "signals",
    ];
    for column in &rows(&whole)[0] {
        let expected = if of_the_outcome.contains(&column.as_str()) { "" } else { &cell(&whole, 1, column) };
        assert_eq!(cell(&kept_back, 1, column), expected, "{column}");
    }
    let line: Value = serde_json::from_str(&export::json_line(&case, true)).unwrap();
    assert_eq!(line["outcome"], Value::Null);
    assert_ne!(line["answers"], Value::Null);
}
