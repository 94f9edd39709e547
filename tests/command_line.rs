//! The program as somebody at a terminal meets it: JSON in, JSON out, errors on stderr with exit code 2.
#![cfg(not(target_arch = "wasm32"))]

use std::{
    io::Write,
    process::{Command, Output, Stdio},
};

use serde_json::{Value, json};

fn opstap(arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_opstap"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A command that refuses its arguments does not wait for input.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}

fn answer(arguments: &[&str], input: &str) -> String {
    let output = opstap(arguments, input);
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[track_caller]
fn assert_refused(arguments: &[&str], input: &str, because: &str) {
    let output = opstap(arguments, input);
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{arguments:?}: {said}");
    assert!(said.contains(because), "{said} does not say {because}");
}

const ALONE: &str = r#"{"date": "2026-01-01", "adults": [{"birth_date": "1990-05-01", "bijstand": true,
    "job": {"hours_week": 16, "wage_hour": 14.71}}]}"#;

#[test]
fn score_gives_an_outcome_for_one_or_for_each_line() {
    let one: Value = serde_json::from_str(&answer(&["score"], "{}")).unwrap();
    assert_eq!(one["categorie"], "onbekend");
    let two = answer(&["score", "--jsonl"], "{}\n\n{\"werk_nu\": \"nee\"}\n");
    assert_eq!(two.lines().count(), 2);
}

#[test]
fn allowance_and_payslip_answer_line_by_line() {
    // Dienst Toeslagen 2026: single, income 30,000: 126 a month. Brochure 2026: rent 710, income 29,000: 307.
    let questions = concat!(
        r#"{"scheme": "zorgtoeslag", "date": "2026-01-01", "income": 30000}"#,
        "\n",
        r#"{"scheme": "huurtoeslag", "date": "2026-01-01", "persons": 1, "rent": 710, "income": 29000}"#,
        "\n",
        r#"{"scheme": "kinderopvangtoeslag", "date": "2026-01-01", "income": 60000,
            "contracts": [{"kind": "dagopvang", "hours_month": 122, "price_hour": 10.5}]}"#,
    )
    .replace(",\n            ", ", ");
    let months: Vec<f64> = answer(&["allowance"], &questions)
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap()["month"].as_f64().unwrap())
        .collect();
    assert_eq!(months, [126.0, 307.0, 1202.0]);

    let pay = |date: &str| {
        let slip = json!({ "date": date, "gross_month": 2000 }).to_string();
        let net: Value = serde_json::from_str(&answer(&["payslip"], &slip)).unwrap();
        net["net_month"].as_f64().unwrap()
    };
    // ADP, published 16-12-2025: € 21.58 more in 2026 on a gross wage of € 2,000.
    assert!((pay("2026-01-01") - pay("2025-01-01") - 21.58).abs() < 0.011);
}

#[test]
fn budget_and_sweep_agree() {
    let budget: Value = serde_json::from_str(&answer(&["budget", "--steady"], ALONE)).unwrap();
    // 16 hours: net 1,082.66 and bijstand 318.84 by hand (tests/vectors), zorgtoeslag 129 below the threshold.
    assert_eq!(budget["disposable"], json!(1530.50));
    assert_eq!(budget["lines"][0]["id"], "net_wage");
    assert!(budget["lines"][0]["law"].as_str().unwrap().contains("loonbelasting"));

    let sheet = answer(&["sweep", "--steady", "--hours", "0..40", "--step", "8"], ALONE);
    let rows: Vec<Vec<&str>> = sheet.lines().map(|line| line.split(',').collect()).collect();
    assert_eq!(rows.len(), 1 + 6);
    let column = |name: &str| rows[0].iter().position(|head| *head == name).unwrap();
    assert_eq!(rows[3][column("hours")], "16.00");
    assert_eq!(rows[3][column("disposable")], "1530.50");
    assert_eq!(rows[3][column("net_wage")], "1082.66");
    assert_eq!(rows[3][column("toetsingsinkomen")], "19172.78");
}

#[test]
fn months_follow_the_calendar() {
    let found: Value = serde_json::from_str(&answer(&["timeline", "--months", "6"], ALONE)).unwrap();
    assert_eq!(found["months"].as_array().unwrap().len(), 6);
    // The first of them is the month that `budget` gives.
    let first: Value = serde_json::from_str(&answer(&["budget"], ALONE)).unwrap();
    assert_eq!(found["months"][0], first);
    assert_eq!(found["months"][5]["month"], "2026-06");
    // 16 hours: 16 · 14.71 · 52 / 12 = 1,019.89 gross. The table's wage 1,017 · 12 = 12,204: tax 4,362, credits 3,115
    // and 1,071 (996 + 31.009% of 239, up): 176 a year, 14.67 a month withheld.
    let wage = first["lines"].as_array().unwrap().iter().find(|line| line["id"] == "net_wage").unwrap();
    assert_eq!(wage["amount"], json!(1005.22));
    assert_eq!(found["years"][0]["year"], 2026);
    let rows = answer(&["sweep", "--hours", "16..16"], ALONE);
    assert!(rows.starts_with("hours,") && rows.contains("settlement_income_tax"), "{rows}");
}

#[test]
fn what_is_wrong_is_said_with_its_place() {
    assert_refused(&["score"], r#"{"no_such_question": "ja"}"#, "no_such_question");
    assert_refused(&["score"], "", "");
    assert_refused(&["score", "--jsonl"], "{}\n[]\n", "line 2");
    assert_refused(&["budget"], r#"{"date": "2026-02-30", "adults": []}"#, "date");
    assert_refused(&["budget"], &ALONE.replace("16", "-16"), "adults[0].job.hours_week");
    assert_refused(&["budget"], &ALONE.replace("1990", "1950"), "adults[0].birth_date");
    assert_refused(&["payslip"], r#"{"date": "2020-01-01", "gross_month": 1}"#, "2025-01-01");
    assert_refused(&["allowance"], r#"{"scheme": "bonus", "date": "2026-01-01", "income": 1}"#, "scheme");
    assert_refused(
        &["allowance"],
        r#"{"scheme": "zorgtoeslag", "date": "2026-01-01", "income": -1}"#,
        "income",
    );
    assert_refused(&["sweep", "--hours", "40..0"], ALONE, "few to many");
    assert_refused(&["sweep", "--adult", "1"], ALONE, "adults[1]");
    assert_refused(&["timeline", "--months", "37"], ALONE, "37");
    assert_refused(&["timeline", "--rules-of", "soon"], ALONE, "soon");
    assert_refused(&["budget", "/no/such/file"], "", "/no/such/file");
}

#[test]
fn help_names_every_command() {
    let help = answer(&["--help"], "");
    for command in ["score", "allowance", "payslip", "budget", "timeline", "sweep"] {
        assert!(help.contains(command), "{command}");
    }
}
