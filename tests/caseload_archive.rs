//! What goes into a parcel comes out whole or not at all, and putting it to an archive never loses or undoes anything.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test that fails may stop")]

mod dossier_samples;

use std::collections::BTreeMap;

use dossier_samples::{dossier, full_dossier, rng};
use opstap::{
    calendar::Day,
    caseload::{
        Case, Decision, KeyRole, Moment, People, Prose, Removed, Row, Settings, What,
        backup::{
            BackupError, Head, Joined, Kind, Paper, Reading, Thing, Writing, join, join_list, join_settings,
        },
        retention::{Due, due, retention_months},
    },
    dossier::{
        Dossier, Label, RecordId, SecretKey,
        parcel::{Packing, ParcelError},
    },
};
use proptest::prelude::*;
use serde_json::json;

fn at(text: &str) -> Moment {
    Moment::parse(text).unwrap()
}

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn made() -> Moment {
    at("2026-11-25T17:00:00")
}

fn begun(n: u8) -> Case {
    Case::new(dossier(n), at("2026-03-04T16:20:00"), &mut rng())
}

fn note(case: &mut Case, text: &str) {
    let what = What::Noted(Prose::new(text).unwrap());
    case.add(what, at("2026-03-05T09:00:00"), Label::cleaned("Sanne"), &mut rng()).unwrap();
}

fn decide(case: &mut Case, on: &str) {
    let decision = Decision {
        category: "2A".into(),
        reason: Prose::new("Zij kan nu al beginnen.").unwrap(),
        suggested: "2A".into(),
        unseen: false,
    };
    case.add(What::Decided(Box::new(decision)), at(on), Label::cleaned("Sanne"), &mut rng()).unwrap();
}

fn parcel(kind: Kind, cases: &[Case], papers: &[Paper], to: &SecretKey) -> Vec<u8> {
    let head = Head::new(kind, made(), Label::cleaned("Sanne"), cases.len() as u32);
    let rng = &mut rng();
    let mut writing = Writing::begin(&head, &[*to.public()], rng).unwrap();
    papers.iter().for_each(|paper| writing.paper(paper, rng));
    cases.iter().for_each(|case| writing.case(case, rng));
    writing.finish(rng).unwrap()
}

fn read(file: &[u8], keys: &[SecretKey]) -> Result<(Head, Vec<Thing>), BackupError> {
    let mut reading = Reading::open(file, keys)?;
    let mut things = Vec::new();
    while let Some(thing) = reading.next()? {
        things.push(thing);
    }
    Ok((reading.head, things))
}

/// An archive in memory, restored as the desk does it: everything is read before anything is kept.
#[derive(Clone, Debug, Default, PartialEq)]
struct Archive {
    cases: BTreeMap<RecordId, Case>,
    removed: Removed,
}

impl Archive {
    fn of(cases: &[Case]) -> Archive {
        let cases = cases.iter().map(|case| (case.id(), case.clone())).collect();
        Archive { cases, ..Archive::default() }
    }

    fn restore(&mut self, file: &[u8], keys: &[SecretKey]) -> Result<[usize; 4], BackupError> {
        let (_, things) = read(file, keys)?;
        let mut counts = [0; 4];
        for thing in things {
            let Thing::Case(theirs) = thing else { continue };
            let id = theirs.id();
            if self.removed.contains(&id) {
                counts[3] += 1;
                continue;
            }
            match join(self.cases.get(&id).cloned(), &theirs) {
                Joined::New(case) => {
                    counts[0] += 1;
                    self.cases.insert(id, case);
                }
                Joined::Changed(case) => {
                    counts[1] += 1;
                    self.cases.insert(id, case);
                }
                Joined::Unchanged | Joined::Refused => counts[2] += 1,
            }
        }
        Ok(counts)
    }
}

#[test]
fn a_backup_brings_everything_back_and_a_second_time_nothing() {
    let key = SecretKey::generate(&mut rng());
    let keys = std::slice::from_ref(&key);
    let mut first = Case::new(full_dossier(7), at("2026-03-04T16:20:00"), &mut rng());
    note(&mut first, "Belt terug.");
    let cases = [first.clone(), begun(2), begun(3)];
    let mut settings = Settings { name: Label::cleaned("Sanne"), ..Settings::default() };
    settings.note(*key.public(), KeyRole::Own, day("2026-01-01"));
    let people = People::read(b"LV-1;Noor\n").unwrap().people;
    let papers = [Paper::Settings(Box::new(settings)), Paper::People(people)];
    let file = parcel(Kind::Backup, &cases, &papers, &key);

    let (head, things) = read(&file, keys).unwrap();
    assert_eq!((head.kind, head.made, head.cases), (Kind::Backup, made(), 3));
    let Thing::Paper(Paper::Settings(settings)) = &things[0] else { panic!("{:?}", things[0]) };
    assert_eq!(settings.name.as_ref().unwrap().as_str(), "Sanne");
    assert!(settings.keys.is_empty(), "whoever makes a parcel could add a key of their own");
    assert_eq!(things[1], Thing::Paper(papers[1].clone()));

    let mut archive = Archive::default();
    assert_eq!(archive.restore(&file, keys), Ok([3, 0, 0, 0]));
    assert_eq!(archive, Archive::of(&cases));
    assert_eq!(archive.restore(&file, keys), Ok([0, 0, 3, 0]));
    assert_eq!(archive, Archive::of(&cases));

    // What was added here meanwhile stays; what was removed here does not come back.
    note(archive.cases.get_mut(&first.id()).unwrap(), "Kwam langs.");
    let gone = cases[1].id();
    archive.cases.remove(&gone);
    archive.removed.insert(gone, day("2026-11-25"));
    let before = archive.clone();
    assert_eq!(archive.restore(&file, keys), Ok([0, 0, 2, 1]));
    assert_eq!(archive, before);
    archive.removed.forget(&gone);
    assert_eq!(archive.restore(&file, keys), Ok([1, 0, 2, 0]));
}

#[test]
fn a_parcel_that_is_damaged_for_another_or_something_else_changes_nothing() {
    let (key, stranger) = (SecretKey::generate(&mut rng()), SecretKey::generate(&mut rng()));
    let keys = std::slice::from_ref(&key);
    let file = parcel(Kind::HandOver, &[begun(1), begun(2)], &[], &key);
    let mut archive = Archive::of(&[begun(1)]);
    let before = archive.clone();
    for length in (0..file.len()).step_by(101).chain([file.len() - 1]) {
        assert!(archive.restore(&file[..length], keys).is_err(), "cut at {length}");
    }
    for at in (0..file.len()).step_by(53) {
        let mut flipped = file.clone();
        flipped[at] ^= 0x10;
        assert!(archive.restore(&flipped, keys).is_err(), "flipped at {at}");
    }
    assert_eq!(
        archive.restore(&file, &[stranger]),
        Err(ParcelError::WrongKey { needs: vec![key.public().id()] }.into())
    );
    assert_eq!(archive.restore(b"PK\x03\x04", keys), Err(ParcelError::NotOurs.into()));

    // Sealed well, by anybody who has the public key: what is inside is not what it should be.
    let sealed = |things: &[&str]| {
        let rng = &mut rng();
        let mut packing = Packing::to(&[*key.public()], rng).unwrap();
        things.iter().for_each(|thing| packing.add(thing.as_bytes(), rng));
        packing.finish(rng).unwrap()
    };
    let head = |version: u32, cases: u32| {
        let mut head = serde_json::to_value(Head::new(Kind::Backup, made(), None, cases)).unwrap();
        head["version"] = version.into();
        head.to_string()
    };
    let case = begun(2).to_json();
    let newer = case.replacen("\"version\":1", "\"version\":99", 1);
    for (things, expected) in [
        (vec![], Some(BackupError::Parcel(ParcelError::Damaged))),
        (vec![head(1, 1), case.clone()], None),
        (vec![head(1, 2), case.clone()], Some(BackupError::Parcel(ParcelError::Damaged))),
        (vec![head(99, 1), case.clone()], Some(BackupError::Newer)),
        (vec![head(1, 1), newer], Some(BackupError::Newer)),
    ] {
        let things: Vec<&str> = things.iter().map(String::as_str).collect();
        assert_eq!(read(&sealed(&things), keys).err(), expected, "{things:?}");
    }
    for things in [
        vec![case.clone()],
        vec![head(1, 2), case.clone(), case.clone()],
        vec![head(1, 1), "{}".into()],
        vec![head(1, 1), "\u{FEFF}".into()],
        vec![head(1, 0), r#"{"paper":"keys","content":[]}"#.into()],
        vec![head(1, 1), "[".repeat(100_000)],
    ] {
        let things: Vec<&str> = things.iter().map(String::as_str).collect();
        assert!(matches!(read(&sealed(&things), keys), Err(BackupError::Invalid(_))), "{:.80?}", things);
    }
    assert_eq!(archive, before);
}

#[test]
fn a_parcel_that_says_more_than_it_holds_or_has_a_paper_twice_is_refused() {
    let key = SecretKey::generate(&mut rng());
    let keys = std::slice::from_ref(&key);
    let sealed = |cases: u32, papers: &[&str]| {
        let rng = &mut rng();
        let mut packing = Packing::to(&[*key.public()], rng).unwrap();
        packing.add(
            serde_json::to_string(&Head::new(Kind::Backup, made(), None, cases)).unwrap().as_bytes(),
            rng,
        );
        papers.iter().for_each(|paper| packing.add(paper.as_bytes(), rng));
        packing.finish(rng).unwrap()
    };
    for cases in [u32::MAX, 100_000] {
        let opened = Reading::open(&sealed(cases, &[]), keys).err();
        assert_eq!(
            opened,
            Some(BackupError::Parcel(ParcelError::TooLarge)),
            "before anything makes room for them"
        );
    }
    let settings = r#"{"paper":"settings","content":{"unseen_one_in":5}}"#;
    let list = r#"{"paper":"list","content":{"name":"people","content":{"lv-1":"Noor"}}}"#;
    assert_eq!(read(&sealed(0, &[settings, list]), keys).unwrap().1.len(), 2);
    for twice in [settings, list] {
        assert!(matches!(read(&sealed(0, &[twice, twice]), keys), Err(BackupError::Invalid(_))), "{twice}");
    }
    let many: Vec<String> =
        (0..20).map(|n| format!(r#"{{"paper":"list","content":{{"name":"x{n}","content":[]}}}}"#)).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    assert!(matches!(read(&sealed(0, &many), keys), Err(BackupError::Invalid(_))));
    let large = format!(r#"{{"paper":"removed","content":{{}}{}}}"#, " ".repeat(9_000_000));
    assert_eq!(read(&sealed(0, &[&large]), keys).err(), Some(ParcelError::TooLarge.into()));
}

#[test]
fn a_list_of_names_that_is_none_is_left_out_and_the_rest_is_read() {
    let key = SecretKey::generate(&mut rng());
    let rng = &mut rng();
    let long = "x".repeat(9_000_000);
    for content in [json!([1, 2]), json!({"lv-1": 7}), json!({"lv-1": "\u{202E}"}), json!({ long: "Noor" })] {
        let list = json!({"paper": "list", "content": {"name": "people", "content": content}});
        let mut packing = Packing::to(&[*key.public()], rng).unwrap();
        packing
            .add(serde_json::to_string(&Head::new(Kind::HandOver, made(), None, 1)).unwrap().as_bytes(), rng);
        // The first field says what it is.
        packing.add(format!(r#"{{"paper":"list","content":{}}}"#, list["content"]).as_bytes(), rng);
        packing.add(begun(1).to_json().as_bytes(), rng);
        let (_, things) = read(&packing.finish(rng).unwrap(), std::slice::from_ref(&key)).unwrap();
        assert_eq!(things[0], Thing::Unread("people".into()));
        assert!(matches!(things[1], Thing::Case(_)));
    }
}

#[test]
fn notes_on_keys_stay_as_another_window_kept_them() {
    let key = || *SecretKey::generate(&mut rng()).public();
    let (own, spare, new) = (key(), key(), key());
    let mut kept = Settings { unseen_one_in: 5, ..Settings::default() };
    kept.note(own, KeyRole::Former, day("2026-01-01"));
    kept.note(spare, KeyRole::Spare, day("2026-02-01"));
    let mut ours = Settings { name: Label::cleaned("Sanne"), ..Settings::default() };
    ours.note(own, KeyRole::Own, day("2026-01-01"));
    ours.note(new, KeyRole::Own, day("2026-03-01"));
    let joined = ours.clone().with_keys_of(&kept);
    assert_eq!((joined.name, joined.unseen_one_in), (ours.name, 0));
    let roles =
        [own, spare, new].map(|key| joined.keys.iter().find(|note| note.key == key).map(|note| note.role));
    assert_eq!(roles, [Some(KeyRole::Former), Some(KeyRole::Spare), Some(KeyRole::Own)]);
}

#[test]
fn what_was_set_here_stays_and_a_list_only_grows() {
    let theirs = Settings {
        name: Label::cleaned("Noor"),
        unseen_one_in: 5,
        idle_minutes: Some(20),
        backed_up: Some(made()),
        ..Settings::default()
    };
    let fresh = join_settings(&Settings::default(), &theirs);
    assert_eq!((fresh.unseen_one_in, fresh.idle_minutes(), fresh.backed_up), (5, 20, None));
    let ours = Settings { name: Label::cleaned("Sanne"), ..Settings::default() };
    assert_eq!(join_settings(&ours, &theirs), ours);
    assert_eq!(Settings { idle_minutes: Some(0), ..Settings::default() }.idle_minutes(), 2);

    assert_eq!(join_list(None, json!([1])), json!([1]));
    assert_eq!(join_list(Some(json!([1, 2])), json!([2, 3])), json!([1, 2, 3]));
    assert_eq!(
        join_list(Some(json!({"a": "ours", "l": [1]})), json!({"a": "theirs", "b": 2, "l": [1, 4]})),
        json!({"a": "ours", "l": [1, 4], "b": 2})
    );
}

#[test]
fn the_term_runs_from_the_decision_and_else_from_the_questionnaire() {
    // Filled in on 4 March 2026; six months later is 4 September, the last day on which it is kept.
    let settings = Settings::default();
    assert_eq!(retention_months("wassenaar", &settings), 6);
    let undecided = Row::of(&begun(1));
    let mut decided = begun(2);
    decide(&mut decided, "2026-05-31T10:00:00");
    let decided = Row::of(&decided);
    assert_eq!(Due::of(&undecided, &settings).until, day("2026-09-04"));
    // 31 November does not exist.
    assert_eq!(Due::of(&decided, &settings).until, day("2026-11-30"));
    let rows = [undecided, decided];
    let on = |text: &str, settings: &Settings| {
        let (now, soon) = due(rows.iter(), settings, day(text));
        (now.len(), soon.len())
    };
    assert_eq!(on("2026-08-01", &settings), (0, 0));
    assert_eq!(on("2026-09-04", &settings), (0, 1));
    assert_eq!(on("2026-09-05", &settings), (1, 0));
    assert_eq!(on("2026-11-25", &settings), (1, 1));
    assert_eq!(on("2026-12-01", &settings), (2, 0));
    let longer = Settings { retention_months: Some(12), ..Settings::default() };
    assert_eq!(on("2026-12-01", &longer), (0, 0));
    let foolish = Settings { retention_months: Some(0), ..Settings::default() };
    assert_eq!(on("2026-03-05", &foolish), (0, 0), "nothing is due at once by a mistake");
}

/// Cases with notes, some of them of the same people in both halves.
fn some_cases() -> impl Strategy<Value = Vec<(u8, u8)>> {
    proptest::collection::vec((0..6_u8, 0..4_u8), 0..8)
}

fn cases_of(plan: &[(u8, u8)], base: &BTreeMap<u8, Case>) -> Vec<Case> {
    let mut cases: BTreeMap<u8, Case> = BTreeMap::new();
    for (n, notes) in plan {
        let case = cases.entry(*n).or_insert_with(|| base[n].clone());
        (0..*notes).for_each(|at| note(case, &format!("Notitie {at}")));
    }
    cases.into_values().collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn two_archives_come_together_in_whatever_order_and_however_often(
        one in some_cases(),
        other in some_cases(),
    ) {
        let key = SecretKey::generate(&mut rng());
        let keys = std::slice::from_ref(&key);
        let base: BTreeMap<u8, Case> = (0..6).map(|n| (n, begun(n))).collect();
        let (one, other) = (cases_of(&one, &base), cases_of(&other, &base));
        let file = |cases: &[Case]| parcel(Kind::HandOver, cases, &[], &key);
        let mut there = Archive::of(&one);
        there.restore(&file(&other), keys).unwrap();
        let mut back = Archive::of(&other);
        back.restore(&file(&one), keys).unwrap();
        prop_assert_eq!(&there, &back);
        let again = there.restore(&file(&one), keys).unwrap();
        prop_assert_eq!((again[0], again[1]), (0, 0));
        prop_assert_eq!(&there, &back);
        // One of a person who is in both counts once.
        let both: std::collections::BTreeSet<RecordId> =
            one.iter().chain(&other).map(Case::id).collect();
        prop_assert_eq!(there.cases.len(), both.len());
    }

    #[test]
    fn whatever_bytes_are_no_parcel(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let key = SecretKey::generate(&mut rng());
        prop_assert!(read(&bytes, std::slice::from_ref(&key)).is_err());
        let ours = [b"OPP1\x01".as_slice(), &bytes].concat();
        prop_assert!(read(&ours, &[key]).is_err());
    }
}

#[test]
fn a_dossier_in_a_case_keeps_what_the_resident_sent() {
    let key = SecretKey::generate(&mut rng());
    let sent: Dossier = full_dossier(7);
    let case = Case::new(sent.clone(), at("2026-03-04T16:20:00"), &mut rng());
    let (_, things) = read(&parcel(Kind::HandOver, &[case], &[], &key), &[key]).unwrap();
    let Thing::Case(case) = &things[0] else { panic!("a case") };
    assert_eq!(case.state().dossier, &sent);
}

/// The case of `tests/vectors/case.json`, which the schema is tested with.
static VECTOR: &str = include_str!("vectors/case.json");

#[test]
fn the_vector_of_a_case_is_read_and_written_the_same_and_what_its_schema_refuses_is_refused() {
    let vector: serde_json::Value = serde_json::from_str(VECTOR).unwrap();
    let case = Case::from_json(vector["case"].to_string().as_bytes()).unwrap();
    let written: serde_json::Value = serde_json::from_str(&case.to_json()).unwrap();
    assert_eq!(written, vector["case"]);
    let refused = vector["refused"].as_array().unwrap();
    assert!(refused.len() > 8);
    for change in refused {
        let (path, value) = (change["at"].as_str().unwrap(), &change["value"]);
        let mut wrong = vector["case"].clone();
        *wrong.pointer_mut(path).unwrap_or_else(|| panic!("{path}")) = value.clone();
        assert!(Case::from_json(wrong.to_string().as_bytes()).is_err(), "{path}: {value}");
    }
}
