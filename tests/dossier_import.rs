//! One verdict a file, each with its text.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test that fails may stop")]

mod dossier_samples;

use dossier_samples::{dossier, full_dossier, rng};
use opstap::calendar::Day;
use opstap::dossier::{
    Dossier, RecordId, SecretKey, envelope,
    import::{Known, MOST_VERSIONS, Verdict, import},
};
use serde_json::{Value, json};

static DESK: &str = include_str!("../data/texts/nl/desk.toml");

fn never(_: &RecordId) -> Option<Known> {
    None
}

fn sealed(json: &str, dossier: &Dossier, key: &SecretKey) -> Vec<u8> {
    envelope::seal(json.as_bytes(), envelope::Form::Json, &dossier.id, &[*key.public()], &mut rng()).unwrap()
}

/// The verdict on a dossier with one thing changed inside.
fn verdict_on(key: &SecretKey, change: impl FnOnce(&mut Value)) -> Verdict {
    let dossier = dossier(0);
    let mut json: Value = serde_json::from_str(&dossier.to_json()).unwrap();
    change(&mut json);
    import(&sealed(&json.to_string(), &dossier, key), std::slice::from_ref(key), never)
}

#[test]
fn each_kind_of_file_has_its_verdict() {
    let key = SecretKey::generate(&mut rng());
    let keys = std::slice::from_ref(&key);
    let original = full_dossier(4);
    let file = original.seal(&[*key.public()], &mut rng()).unwrap();

    let verdict = import(&file, keys, never);
    let expected =
        Verdict::Imported { dossier: Box::new(original.clone()), hash: original.hash(), differs: false };
    assert_eq!(verdict, expected);

    let mut newer = file.clone();
    newer[4] = 2;
    assert_eq!(import(&newer, keys, never), Verdict::Newer);
    assert_eq!(import(&file[..900], keys, never), Verdict::Damaged);
    assert_eq!(import(b"%PDF-1.7", keys, never), Verdict::NotOurs);
    assert_eq!(import(original.to_json().as_bytes(), keys, never), Verdict::NotOurs, "never sealed");
    assert_eq!(import(&vec![0; 200_000], keys, never), Verdict::TooLarge { limit: envelope::MAX_FILE });
    let stranger = SecretKey::generate(&mut rng());
    assert_eq!(import(&file, &[stranger], never), Verdict::WrongKey { needs: vec![key.public().id()] });
    let wrong = verdict_on(&key, |json| json["answers"]["werk_nu"] = json!("misschien"));
    assert!(matches!(&wrong, Verdict::Invalid { path, .. } if path == "answers.werk_nu"), "{wrong:?}");
    let newer = verdict_on(&key, |json| json["questionnaire"]["version"] = json!("99.0"));
    assert_eq!(newer, Verdict::Newer);
    let differs = verdict_on(&key, |json| json["outcome"]["punten"] = json!(99));
    assert!(matches!(differs, Verdict::Imported { differs: true, .. }), "{differs:?}");
    let large = verdict_on(&key, |json| json["name"] = json!("x".repeat(300_000)));
    assert_eq!(large, Verdict::TooLarge { limit: opstap::dossier::MAX_JSON });
}

#[test]
fn what_is_here_decides_whether_a_dossier_is_new_newer_or_older() {
    let key = SecretKey::generate(&mut rng());
    let keys = std::slice::from_ref(&key);
    let first = full_dossier(1);
    let known = |id: &RecordId| {
        (*id == first.id).then(|| Known::Here { hashes: vec![first.hash()], created: first.created })
    };
    let verdict_on =
        |dossier: &Dossier| import(&dossier.seal(&[*key.public()], &mut rng()).unwrap(), keys, known);
    assert_eq!(verdict_on(&first), Verdict::AlreadyHere { id: first.id.to_string() });

    // Changed on the same day, or later: newer. Made before the one that is here: older.
    for created in ["2026-03-04", "2026-03-05"] {
        let created = Day::parse(created).unwrap();
        let newer = Dossier { satisfaction: Some(1), created, ..first.clone() };
        let hash = newer.hash();
        let expected = Verdict::Revised { dossier: Box::new(newer.clone()), hash, differs: false };
        assert_eq!(verdict_on(&newer), expected);
    }
    let older = Dossier { created: Day::parse("2026-03-03").unwrap(), ..first.clone() };
    assert_eq!(verdict_on(&older), Verdict::Outdated { id: first.id.to_string() });

    assert!(matches!(verdict_on(&full_dossier(2)), Verdict::Imported { .. }));
    let file = first.seal(&[*key.public()], &mut rng()).unwrap();
    let removed = import(&file, keys, |_| Some(Known::Removed));
    assert_eq!(removed, Verdict::Removed { id: first.id.to_string() });
    let unreadable = import(&file, keys, |_| Some(Known::Unreadable));
    assert_eq!(unreadable, Verdict::KeptUnreadable { id: first.id.to_string() });
    assert!(!unreadable.is_accepted());
}

#[test]
fn there_is_an_end_to_the_versions_of_one_dossier() {
    let key = SecretKey::generate(&mut rng());
    let first = full_dossier(1);
    let newer = Dossier { satisfaction: Some(1), ..first.clone() };
    let verdict_on = |dossier: &Dossier, versions: usize| {
        let mut hashes = vec![[7; 32]; versions - 1];
        hashes.push(first.hash());
        let file = dossier.seal(&[*key.public()], &mut rng()).unwrap();
        import(&file, std::slice::from_ref(&key), |_| {
            Some(Known::Here { hashes: hashes.clone(), created: first.created })
        })
    };
    assert!(matches!(verdict_on(&newer, MOST_VERSIONS - 1), Verdict::Revised { .. }));
    let id = first.id.to_string();
    assert_eq!(verdict_on(&newer, MOST_VERSIONS), Verdict::TooManyVersions { id: id.clone() });
    assert_eq!(verdict_on(&first, MOST_VERSIONS), Verdict::AlreadyHere { id });
}

#[test]
fn the_id_outside_is_the_id_inside() {
    let key = SecretKey::generate(&mut rng());
    let file = sealed(&dossier(1).to_json(), &dossier(2), &key);
    let verdict = import(&file, &[key], never);
    assert!(matches!(&verdict, Verdict::Invalid { path, .. } if path == "id"), "{verdict:?}");
}

#[test]
fn every_verdict_has_a_text() {
    let texts: toml::Table = DESK.parse().unwrap();
    let dossier = Box::new(dossier(0));
    let imported = |differs| Verdict::Imported { dossier: dossier.clone(), hash: [0; 32], differs };
    let verdicts = [
        imported(false),
        imported(true),
        Verdict::AlreadyHere { id: String::new() },
        Verdict::Revised { dossier: dossier.clone(), hash: [0; 32], differs: false },
        Verdict::Outdated { id: String::new() },
        Verdict::Removed { id: String::new() },
        Verdict::KeptUnreadable { id: String::new() },
        Verdict::TooManyVersions { id: String::new() },
        Verdict::WrongKey { needs: Vec::new() },
        Verdict::Damaged,
        Verdict::Newer,
        Verdict::UnknownQuestionnaire { questionnaire: String::new() },
        Verdict::NotOurs,
        Verdict::TooLarge { limit: 0 },
        Verdict::Invalid { path: String::new(), problem: String::new() },
    ];
    let keys: std::collections::BTreeSet<_> = verdicts.iter().map(Verdict::key).collect();
    assert_eq!(keys.len(), verdicts.len(), "two verdicts with one text");
    for key in keys {
        let (section, name) = key.split_once('.').unwrap();
        assert!(texts[section].get(name).is_some(), "no text {key}");
    }
}
