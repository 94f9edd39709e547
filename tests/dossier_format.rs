//! The exchange format: what is read, and what is refused with which path.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test that fails may stop")]

mod dossier_samples;

use dossier_samples::{dossier, full_dossier};
use opstap::dossier::{Dossier, MAX_JSON, ReadError};
use serde_json::{Value, json};

/// Reads the JSON of a full dossier with one thing changed.
fn changed(change: impl FnOnce(&mut Value)) -> Result<Dossier, ReadError> {
    let mut json: Value = serde_json::from_str(&full_dossier(0).to_json()).unwrap();
    change(&mut json);
    Dossier::from_json(json.to_string().as_bytes())
}

/// Where reading went wrong, and why.
fn refused(read: Result<Dossier, ReadError>) -> (String, String) {
    match read {
        Err(ReadError::Invalid { path, problem }) => (path, problem),
        other => panic!("not refused as invalid: {other:?}"),
    }
}

#[test]
fn every_dossier_reads_back_as_it_was() {
    for n in 0..30 {
        for dossier in [dossier(n), full_dossier(n)] {
            let json = dossier.to_json();
            assert_eq!(Dossier::from_json(json.as_bytes()).as_ref(), Ok(&dossier));
            assert!(!dossier.differs());
        }
    }
}

#[test]
fn fields_stand_in_a_fixed_order_and_absent_ones_are_left_out() {
    let names = |dossier: &Dossier| -> Vec<String> {
        // The order of the text: a `Value` sorts its keys.
        let json = dossier.to_json();
        let value: Value = serde_json::from_str(&json).unwrap();
        let mut names: Vec<String> = value.as_object().unwrap().keys().cloned().collect();
        names.sort_by_key(|name| json.find(&format!("\"{name}\":")).unwrap());
        names
    };
    assert_eq!(
        names(&dossier(0)),
        [
            "format",
            "version",
            "id",
            "created",
            "completed",
            "gemeente",
            "questionnaire",
            "language",
            "answers",
            "outcome"
        ]
    );
    assert_eq!(
        names(&full_dossier(0))[5..10],
        ["gemeente", "session", "reference", "questionnaire", "language"]
    );
    assert_eq!(
        names(&full_dossier(0))[11..],
        ["outcome", "situation", "situation_now", "satisfaction", "name"]
    );
}

#[test]
fn the_order_of_fields_and_answers_makes_no_other_dossier() {
    // `Value` writes all keys in alphabetical order.
    let shuffled = changed(|_| {}).unwrap();
    assert_eq!(shuffled.hash(), full_dossier(0).hash());
    let other = changed(|json| json["satisfaction"] = json!(7)).unwrap();
    assert_ne!(other.hash(), full_dossier(0).hash());
}

#[test]
fn wrong_fields_are_named_by_their_path() {
    type Change = fn(&mut Value);
    let cases: [(&str, Change); 21] = [
        (".", |json| *json = json!([])),
        ("format", |json| json["format"] = json!("other")),
        ("version", |json| json["version"] = json!(0)),
        ("version", |json| json["version"] = json!("1")),
        ("id", |json| json["id"] = json!("01")),
        ("id", |json| json["id"] = json!("0123456789ABCDEF0123456789ABCDEF")),
        ("completed", |json| json["completed"] = json!("2026-02-30")),
        ("gemeente", |json| json["gemeente"] = json!("den haag <b>")),
        ("name", |json| json["name"] = json!("Noor\u{202E}")),
        ("reference", |json| json["reference"] = json!("a\u{0}")),
        ("session", |json| json["session"] = json!("x".repeat(101))),
        ("bsn", |json| json["bsn"] = json!("123456782")),
        ("questionnaire.extra", |json| json["questionnaire"]["extra"] = json!(1)),
        ("answers.werk_nu", |json| json["answers"]["werk_nu"] = json!("misschien")),
        ("answers", |json| json["answers"]["geheim"] = json!("ja")),
        ("satisfaction", |json| json["satisfaction"] = json!(0)),
        ("satisfaction", |json| json["satisfaction"] = json!(11)),
        ("outcome.categorie", |json| json["outcome"]["categorie"] = json!("4X")),
        ("situation.adults[0].birth_date", |json| {
            json["situation"]["adults"][0]["birth_date"] = json!("2020-01-01")
        }),
        ("situation_now.home.rent_month", |json| json["situation_now"]["home"]["rent_month"] = json!(-1)),
        ("situation.adults[0].job.salary", |json| json["situation"]["adults"][0]["job"]["salary"] = json!(1)),
    ];
    for (expected, change) in cases {
        let (path, problem) = refused(changed(change));
        assert_eq!(path, expected, "{problem}");
        assert!(!problem.is_empty());
    }
}

#[test]
fn missing_fields_are_named() {
    for field in [
        "format",
        "version",
        "id",
        "created",
        "completed",
        "gemeente",
        "questionnaire",
        "language",
        "answers",
    ] {
        let (_, problem) = refused(changed(|json| {
            json.as_object_mut().unwrap().remove(field);
        }));
        assert!(problem.contains(&format!("missing field `{field}`")), "{problem}");
    }
}

#[test]
fn nothing_may_stand_there_twice() {
    let json = full_dossier(0).to_json();
    let twice = |once: &str, added: &str| {
        assert!(json.contains(once), "{once}");
        refused(Dossier::from_json(json.replacen(once, &format!("{once}{added}"), 1).as_bytes()))
    };
    let (path, problem) = twice(r#""answers":{"#, r#""werk_nu":"nee","werk_nu":"nee","#);
    assert_eq!(path, "answers.werk_nu");
    assert!(problem.starts_with("answered twice"), "{problem}");
    let (_, problem) = twice(r#""satisfaction":8,"#, r#""satisfaction":8,"#);
    assert!(problem.starts_with("duplicate field `satisfaction`"), "{problem}");
    let (_, problem) = twice(r#""version":1,"#, r#""version":1,"#);
    assert!(problem.starts_with("duplicate field `version`"), "{problem}");
}

#[test]
fn text_that_is_not_one_dossier_is_refused() {
    let json = full_dossier(0).to_json();
    for text in
        ["", "{", "null", "[[[[", &json[..json.len() - 1], &format!("{json} x"), &format!("{json}{json}")]
    {
        refused(Dossier::from_json(text.as_bytes()));
    }
    refused(Dossier::from_json(b"\"\xff\""));
    refused(Dossier::from_json("[".repeat(200_000).as_bytes()));
}

#[test]
fn too_much_is_refused_before_it_is_parsed() {
    let json = full_dossier(0).to_json();
    let padded = |length: usize| format!("{json}{}", " ".repeat(length - json.len()));
    assert!(Dossier::from_json(padded(MAX_JSON).as_bytes()).is_ok());
    let error = Dossier::from_json(padded(MAX_JSON + 1).as_bytes()).unwrap_err();
    assert_eq!(error, ReadError::TooLarge { limit: MAX_JSON });
}

#[test]
fn later_versions_are_told_from_wrong_ones() {
    // A later version may have fields and answers that we don't know; that is not what is wrong with it.
    let newer = changed(|json| {
        json["version"] = json!(2);
        json["colour"] = json!("red");
    });
    assert_eq!(newer.unwrap_err(), ReadError::NewerVersion { found: 2 });
    let newer = changed(|json| {
        json["questionnaire"]["version"] = json!("10.0.0");
        json["answers"]["nieuwe_vraag"] = json!("ja");
    });
    assert!(matches!(newer, Err(ReadError::NewerQuestionnaire { .. })));
    for (field, value) in [("version", "0.0.1"), ("version", "concept"), ("id", "andere-vragenlijst")] {
        let unknown = changed(|json| json["questionnaire"][field] = json!(value));
        assert!(matches!(unknown, Err(ReadError::UnknownQuestionnaire { .. })), "{unknown:?}");
    }
}

#[test]
fn another_outcome_than_the_answers_come_to_is_noticed() {
    let differs = |change: fn(&mut Value)| changed(change).unwrap().differs();
    assert!(differs(|json| json["outcome"]["punten"] = json!(99)));
    assert!(differs(|json| json["answers"] = json!({})));
    assert!(!differs(|json| {
        json.as_object_mut().unwrap().remove("outcome");
    }));
}

#[test]
fn whatever_is_read_reads_back_the_same() {
    let json = full_dossier(0).to_json().into_bytes();
    let mut read = 0;
    for place in 0..json.len() {
        for other in *b"9a\"}" {
            let mut edited = json.clone();
            edited[place] = other;
            if let Ok(dossier) = Dossier::from_json(&edited) {
                read += 1;
                assert_eq!(Dossier::from_json(dossier.to_json().as_bytes()), Ok(dossier));
            }
        }
    }
    // Such as a letter of the name or a digit of the id.
    assert!(read > 50, "only {read} edits were read");
}
