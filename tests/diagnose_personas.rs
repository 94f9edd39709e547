//! The thirty personas of the policy paper: every expected field was fixed there, before this code.

use opstap::diagnose::{Answers, model, score};
use serde_json::Value;

static PERSONAS: &str = include_str!("personas.json");

#[test]
fn every_persona_has_its_expected_outcome() {
    let file: Value = serde_json::from_str(PERSONAS).unwrap();
    let personas = file["personas"].as_array().unwrap();
    assert_eq!(personas.len(), 30);
    let mut differences = Vec::new();
    for persona in personas {
        let answers = Answers::from_json(&persona["antwoorden"].to_string(), model()).unwrap();
        let outcome = serde_json::to_value(score(model(), &answers)).unwrap();
        for (field, expected) in persona["verwacht"].as_object().unwrap() {
            if outcome[field] != *expected {
                let id = persona["id"].as_str().unwrap();
                differences.push(format!("{id} {field}: expected {expected}, got {}", outcome[field]));
            }
        }
    }
    assert!(differences.is_empty(), "\n{}", differences.join("\n"));
}
