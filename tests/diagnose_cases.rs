//! A hand-made case for each reading of the scoring that the personas leave open. Points are counted by hand from
//! the weights in `data/diagnose/model.toml`, beside each case.
#![cfg(not(target_arch = "wasm32"))]

use opstap::diagnose::{Answers, DoubtReason, Outcome, model, score};
use serde_json::{Value, json};

/// Somebody with no points at all: 1A.
fn best() -> Value {
    json!({
        "invulhulp": "zelf", "leeftijd": "j27", "inburgering": "nvt", "werk_nu": "nee", "laatste_werk": "lt6m",
        "werk_totaal": "gt5", "uitkering": "lt1", "baan_zicht": "gesprek", "opleiding": "mbo2plus",
        "nl_praten": "goed", "nl_lezen": "ja", "digitaal": "ja", "sterk": ["geen"], "kunnen_werken": "goed",
        "uren": "u28", "begeleiding": "gewoon", "indicatie": "nee", "school_speciaal": "nee",
        "wil_werken": "ja_nu", "gezocht": "elke_week", "weet_welk": "ja", "vertrouwen_baan": "ja",
        "oplossen": "meestal", "afspraken": "altijd", "samenwerken": "goed", "zorg": "nee", "geld": "ja",
        "wonen": "ja", "vervoer": "ja", "hulpvraag": ["niets"], "onbetaald": "nee", "activiteit": "nee",
        "contacten": "ja", "meedoen_kan": "ja", "meedoen_wil": ["betaald_werk"]
    })
}

fn outcome(changes: Value) -> Outcome {
    let mut answers = best();
    for (question, answer) in changes.as_object().unwrap() {
        answers[question] = answer.clone();
    }
    let answers = Answers::from_json(&answers.to_string(), model()).unwrap();
    score(model(), &answers)
}

fn unknown(questions: &[&str]) -> Value {
    questions
        .iter()
        .map(|question| (question.to_string(), json!("weet_niet")))
        .collect::<serde_json::Map<_, _>>()
        .into()
}

const SIX: [&str; 6] = ["opleiding", "oplossen", "afspraken", "samenwerken", "geld", "wonen"];

fn seven() -> Value {
    let mut seven = unknown(&SIX);
    seven["vervoer"] = json!("wil_niet");
    seven
}

#[test]
fn nothing_to_hold_somebody_back_is_no_points() {
    let found = outcome(json!({}));
    assert_eq!((found.category.as_str(), found.points, found.doubt), ("1A", 0, false));
}

#[test]
fn six_unknown_answers_still_give_a_category_seven_do_not() {
    assert_eq!(outcome(unknown(&SIX)).category, "1A");
    let found = outcome(seven());
    assert_eq!(found.category, "onbekend");
    assert_eq!(found.months, None);
    assert_eq!(found.doubt_reasons, [DoubtReason::Missing]);
    assert_eq!(found.doubt_between, ["onbekend"]);
}

#[test]
fn too_little_known_goes_before_a_registration() {
    let mut six = unknown(&SIX);
    six["indicatie"] = json!("beschut");
    let found = outcome(six);
    assert_eq!((found.category.as_str(), &found.doubt_between[..]), ("2B", &["2B".to_string()][..]));
    let mut seven = seven();
    seven["indicatie"] = json!("beschut");
    assert_eq!(outcome(seven).category, "onbekend");
}

#[test]
fn contradictions_count_where_too_little_is_known() {
    let mut clash = seven();
    clash["meedoen_kan"] = json!("nu_niet");
    clash["activiteit"] = json!("ja");
    let found = outcome(clash);
    assert_eq!(found.doubt_reasons, [DoubtReason::Missing, DoubtReason::Contradiction]);
    assert_eq!(found.doubt_between, ["onbekend"]);
    assert_eq!(found.contradictions, ["t_meedoen"]);
}

#[test]
fn an_answer_to_a_hidden_question_is_dropped() {
    // Who never worked (7) is not asked how long in all; the 2 points of that answer do not count.
    let found = outcome(json!({ "laatste_werk": "nooit", "werk_totaal": "lt1" }));
    assert_eq!(found.points, 7);
    assert_eq!(found.contributions, [("laatste_werk".to_string(), 7)]);
}

// 6 + 3 (A), 3 (B), 1 (C), 2 + 2 (D) = 17: 2A, 6 to 12 months.
fn seventeen() -> Value {
    json!({ "laatste_werk": "gt5", "uitkering": "gt5", "opleiding": "basis", "uren": "u16_27",
            "wil_werken": "twijfel", "gezocht": "nee" })
}

#[test]
fn doubt_is_about_the_category_not_about_the_months() {
    let mut open = seventeen();
    open["oplossen"] = json!("weet_niet");
    open["afspraken"] = json!("weet_niet");
    let found = outcome(open);
    // At worst 2 + 3 more: 22, which is 12 to 24 months, but 2A all the same.
    assert_eq!((found.points, found.points_high), (17, 22));
    assert_eq!((found.category.as_str(), found.months, found.doubt), ("2A", Some((6, 12)), false));
}

#[test]
fn caps_hold_for_the_worst_case_too() {
    let mut open = seventeen();
    for question in ["oplossen", "afspraken", "samenwerken", "vertrouwen_baan", "geld"] {
        open[question] = json!("weet_niet");
    }
    let found = outcome(open);
    // D at worst: 4 + 2 + 3 + 2 + 4 = 15, capped at 12; 9 + 3 + 1 + 12 + 2 = 27. Without the cap it is 30: 3A.
    assert_eq!((found.points, found.points_high), (17, 27));
    assert!(!found.doubt);
}

#[test]
fn at_the_last_border_the_far_side_is_3b_where_meedoen_is_not_possible() {
    // A 6+2+3+1 = 12, B 3, C 2+1+2+1 = 6, D 2+2+2 = 6: 27, one below the border.
    let near = json!({
        "laatste_werk": "gt5", "werk_totaal": "lt1", "uitkering": "gt5", "baan_zicht": "nee", "opleiding": "basis",
        "kunnen_werken": "gaat_wel", "uren": "u16_27", "verwachting": "ja_jaar", "hulp_gezondheid": "ja",
        "begeleiding": "start", "wil_werken": "twijfel", "gezocht": "nee", "weet_welk": "nee",
        "meedoen_kan": "nu_niet"
    });
    let found = outcome(near.clone());
    assert_eq!((found.points, found.category.as_str()), (27, "2A"));
    assert_eq!(found.doubt_reasons, [DoubtReason::Border]);
    assert_eq!(found.doubt_between, ["2A", "3B"]);
    let mut joins_in = near;
    joins_in["meedoen_kan"] = json!("ja");
    assert_eq!(outcome(joins_in).doubt_between, ["2A", "3A"]);
}

#[test]
fn a_floor_leaves_no_doubt_about_a_border() {
    // C 2 + 6 + 0 = 8, capped at 6 for who expects to do more within three months: one below the border of 7.
    let found = outcome(json!({
        "kunnen_werken": "gaat_wel", "uren": "u0", "verwachting": "ja_3m", "hulp_gezondheid": "ja"
    }));
    assert_eq!((found.points, found.category.as_str(), found.months), (6, "1B", Some((3, 6))));
    assert_eq!(found.caps.iter().map(|(_, taken)| *taken).collect::<Vec<_>>(), [2]);
    assert_eq!(found.rules.len(), 1);
    assert_eq!(found.doubt_reasons, []);
}

#[test]
fn language_reading_and_digital_skills_alone_never_leave_1a() {
    // 4 + 2 + 2 = 8, capped at 6 together.
    let found = outcome(
        json!({ "nl_praten": "niet", "nl_lezen": "nee", "lezen_eigen_taal": "nee", "digitaal": "nee" }),
    );
    assert_eq!((found.points, found.category.as_str()), (6, "1A"));
}
