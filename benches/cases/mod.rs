//! What is timed, and how long it may take: natively by `rules.rs`, in a browser by `src/programs/bench.rs`.
//!
//! Another case is another line of [`cases`].

#![allow(clippy::unwrap_used, reason = "a bench that fails may stop")]

use std::hint::black_box;

use opstap::{
    diagnose::{Answers, model, score},
    dossier::{
        SecretKey,
        import::{Verdict, import},
    },
    income::{
        Household, Situation,
        situation::Hours,
        steady_budget, sweep,
        timeline::{Assumptions, timeline},
        trace::Silent,
    },
};

#[path = "../../tests/dossier_samples/mod.rs"]
mod dossier_samples;
use dossier_samples::{dossier, full_dossier, rng};

/// Something that is timed.
pub struct Case {
    /// What it is.
    pub name: &'static str,
    /// Most microseconds natively and in wasm, where we promised ourselves any.
    pub budget: [Option<f64>; 2],
    /// Does it once; the next time with another input.
    pub run: Box<dyn FnMut()>,
}

/// Three times as many as the fastest open calculator does on one core, 2.2 million households a second; in wasm as many.
const STEADY: [Option<f64>; 2] = [Some(0.15), Some(0.45)];
const CHART: [Option<f64>; 2] = [None, Some(1000.0)];
const MONTHS: [Option<f64>; 2] = [Some(1000.0), None];
const OPEN: [Option<f64>; 2] = [Some(1000.0), Some(4000.0)];
const NONE: [Option<f64>; 2] = [None, None];

/// Everything that is timed.
pub fn cases() -> Vec<Case> {
    vec![
        case("budget of one person", STEADY, ready(one_person), amounts),
        case("budget of a family", STEADY, ready(family), amounts),
        case(
            "budget of one person, from a situation",
            STEADY,
            situations(one_person),
            amounts_from_situation,
        ),
        case("budget of a family, from a situation", STEADY, situations(family), amounts_from_situation),
        case("budget of a family, every line explained", NONE, situations(family), steady_budget),
        case("chart of one person, 0 to 40 hours by quarters", CHART, situations(one_person), chart),
        case("chart of a family, 0 to 40 hours by quarters", CHART, situations(family), chart),
        case("eighteen real months of a family", MONTHS, situations(family), months),
        case("score of a questionnaire", NONE, questionnaires(), |answers| score(model(), answers)),
        case("open and check a sealed dossier", OPEN, sealed(), open_and_check),
    ]
}

/// Inputs take turns, so that nothing of one can be kept for the next.
fn case<I: 'static, O>(
    name: &'static str,
    budget: [Option<f64>; 2],
    inputs: Vec<I>,
    what: impl Fn(&'static I) -> O + 'static,
) -> Case {
    let inputs: &'static [I] = inputs.leak();
    let mut turn = inputs.iter().cycle();
    let run = Box::new(move || {
        if let Some(input) = turn.next() {
            black_box(what(black_box(input)));
        }
    });
    Case { name, budget, run }
}

/// Hours a week, wage an hour and rent of the households that take turns.
const TURNS: [(u32, &str, &str); 8] = [
    (16, "14.71", "750"),
    (0, "14.71", "612.50"),
    (24, "15.20", "701.33"),
    (8, "17.45", "498"),
    (36, "16.08", "810.25"),
    (12, "14.99", "560"),
    (32, "19.10", "650"),
    (20, "21.75", "905"),
];

fn one_person((hours, wage, rent): (u32, &str, &str)) -> String {
    format!(
        r#"{{"date": "2026-01-01",
             "adults": [{{"birth_date": "1990-05-01", "bijstand": true, "vrijlating": "n",
                          "job": {{"hours_week": {hours}, "wage_hour": {wage}}}}}],
             "home": {{"kind": "rent", "rent_month": {rent}}}}}"#
    )
}

/// Two adults, of whom the other works half the hours, and two children.
fn family((hours, wage, rent): (u32, &str, &str)) -> String {
    format!(
        r#"{{"date": "2026-01-01",
             "adults": [{{"birth_date": "1990-05-01", "bijstand": true, "vrijlating": "n",
                          "job": {{"hours_week": {hours}, "wage_hour": {wage}}}}},
                        {{"birth_date": "1991-08-21", "bijstand": true,
                          "job": {{"hours_week": {}, "wage_hour": 14.71}}}}],
             "children": [{{"birth_date": "2019-02-01"}}, {{"birth_date": "2014-06-01"}}],
             "home": {{"kind": "rent", "rent_month": {rent}}}}}"#,
        hours / 2
    )
}

fn situations(of: fn((u32, &str, &str)) -> String) -> Vec<Situation> {
    TURNS.map(|turn| Situation::from_json(&of(turn)).unwrap()).into()
}

fn ready(of: fn((u32, &str, &str)) -> String) -> Vec<Household<'static>> {
    let situations: &'static [Situation] = situations(of).leak();
    situations.iter().map(|situation| Household::new(situation).unwrap()).collect()
}

fn months(situation: &Situation) -> impl Sized + use<> {
    timeline(situation, 18, Assumptions::default())
}

fn amounts(household: &Household) -> impl Sized + use<> {
    household.amounts(household.wages(), &mut Silent)
}

fn amounts_from_situation(situation: &Situation) -> impl Sized + use<> {
    amounts(&Household::new(situation).unwrap())
}

fn chart(situation: &Situation) -> impl Sized + use<> {
    sweep(situation, 0, (0..=160).map(|quarter| Hours::hundredths(quarter * 25)))
}

fn questionnaires() -> Vec<Answers> {
    (0..12).map(|persona| dossier(persona).answers.today().clone()).collect()
}

fn sealed() -> Vec<(Vec<u8>, SecretKey)> {
    let seal = |n| {
        let key = SecretKey::generate(&mut rng());
        (full_dossier(n).seal(&[*key.public()], &mut rng()).unwrap(), key)
    };
    (0..4).map(seal).collect()
}

fn open_and_check((file, key): &(Vec<u8>, SecretKey)) {
    let verdict = import(file, std::slice::from_ref(key), |_| None);
    assert!(matches!(verdict, Verdict::Imported { differs: false, .. }));
}
