//! Whatever bytes come in: nothing panics, nothing grows beyond its limit, and what is accepted is what was sealed.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test that fails may stop")]

mod dossier_samples;

use std::sync::OnceLock;

use dossier_samples::{dossier, full_dossier, rng};
use opstap::{
    caseload::{Case, Decision, Fact, Moment, People, Prose, What},
    dossier::{
        Dossier, MAX_JSON, PublicKey, RecordId, SecretKey, Strongbox, armour, bundle,
        envelope::{self, Form},
        import::{Incoming, Verdict, import, unpacked},
        key_file,
        parcel::{Packing, Unpacking},
    },
};
use proptest::prelude::*;
use serde_json::{Value, json};

/// The consultant of every test.
fn key() -> &'static SecretKey {
    static KEY: OnceLock<SecretKey> = OnceLock::new();
    KEY.get_or_init(|| SecretKey::generate(&mut rng()))
}

fn keys() -> &'static [SecretKey] {
    std::slice::from_ref(key())
}

fn public() -> PublicKey {
    *key().public()
}

/// A case with every kind of entry that a desk makes.
fn case() -> Case {
    let at = Moment::parse("2026-03-05T09:00:00").unwrap();
    let mut case = Case::new(full_dossier(2), at, &mut rng());
    let decision = Decision {
        category: "2A".into(),
        reason: Prose::new("zo besproken").unwrap(),
        suggested: "1B".into(),
        unseen: false,
    };
    let talk = Fact::Talk { on: at.day(), in_person: true };
    for what in [
        What::Revealed,
        What::Decided(Box::new(decision)),
        What::Noted(Prose::new("een notitie").unwrap()),
        What::Recorded { fact: RecordId::from_bytes([1; 16]), now: Some(talk) },
    ] {
        case.add(what, at, None, &mut rng()).unwrap();
    }
    case
}

fn parcel() -> Vec<u8> {
    let mut packing = Packing::to(&[public()], &mut rng()).unwrap();
    for _ in 0..3 {
        packing.add(case().to_json().as_bytes(), &mut rng());
    }
    packing.finish(&mut rng()).unwrap()
}

/// The verdicts on a file and on everything in it.
fn verdicts(file: &[u8]) -> Vec<Verdict> {
    let judged = unpacked("x", file).map(|Incoming { content, .. }| {
        content.map(|file| import(&file, keys(), |_| None)).unwrap_or_else(|verdict| verdict)
    });
    judged.collect()
}

/// Every way in that a file from outside can take.
fn every_way_in(bytes: &[u8]) {
    verdicts(bytes);
    let _ = Dossier::from_json(bytes);
    let _ = Dossier::from_compact(bytes, RecordId::from_bytes([0; 16]));
    let _ = Case::from_json(bytes);
    let _ = People::read(bytes);
    let _ = key_file::public_key(bytes);
    let _ = Strongbox::open(bytes, keys());
    let _ = unpacked_parcel(bytes);
}

fn unpacked_parcel(bytes: &[u8]) -> Option<Vec<Vec<u8>>> {
    let mut unpacking = Unpacking::open(bytes, keys()).ok()?;
    let mut things = Vec::new();
    while let Some(thing) = unpacking.next().ok()? {
        things.push(thing);
    }
    Some(things)
}

/// What can happen to a file on its way.
#[derive(Clone, Debug)]
enum Harm {
    Flip(prop::sample::Index, u8),
    Cut(prop::sample::Index),
    Insert(prop::sample::Index, Vec<u8>),
    Remove(prop::sample::Index, u8),
    Repeat(prop::sample::Index, u8),
}

fn harm() -> impl Strategy<Value = Vec<Harm>> {
    let at = any::<prop::sample::Index>;
    let one = prop_oneof![
        (at(), 1..=255_u8).prop_map(|(at, mask)| Harm::Flip(at, mask)),
        at().prop_map(Harm::Cut),
        (at(), prop::collection::vec(any::<u8>(), 1..40)).prop_map(|(at, more)| Harm::Insert(at, more)),
        (at(), 1..100_u8).prop_map(|(at, count)| Harm::Remove(at, count)),
        (at(), 1..100_u8).prop_map(|(at, count)| Harm::Repeat(at, count)),
    ];
    prop::collection::vec(one, 1..4)
}

fn harmed(original: &[u8], harms: &[Harm]) -> Vec<u8> {
    let mut bytes = original.to_vec();
    for harm in harms {
        if bytes.is_empty() {
            break;
        }
        let range = |at: &prop::sample::Index, count: u8| {
            let start = at.index(bytes.len());
            start..(start + usize::from(count)).min(bytes.len())
        };
        match harm {
            Harm::Flip(at, mask) => {
                let at = at.index(bytes.len());
                bytes[at] ^= mask;
            }
            Harm::Cut(at) => bytes.truncate(at.index(bytes.len())),
            Harm::Insert(at, more) => {
                let at = at.index(bytes.len());
                bytes.splice(at..at, more.iter().copied());
            }
            Harm::Remove(at, count) => {
                let range = range(at, *count);
                bytes.drain(range);
            }
            Harm::Repeat(at, count) => {
                let range = range(at, *count);
                let (end, again) = (range.end, bytes[range].to_vec());
                bytes.splice(end..end, again);
            }
        }
    }
    bytes
}

/// A value that somebody might put in the place of another.
fn hostile_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(|number| json!(number)),
        "\\PC{0,40}".prop_map(Value::from),
        prop::sample::select(vec![
            "\u{202E}",
            "\u{0}",
            "=1+1",
            "<script>",
            "nee",
            "weet_niet",
            "2026-13-01",
            "ffffffffffffffffffffffffffffffff"
        ])
        .prop_map(Value::from),
        (1..5000_usize).prop_map(|length| Value::from("a".repeat(length))),
    ];
    leaf.prop_recursive(4, 64, 8, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..8).prop_map(Value::from),
            prop::collection::btree_map("[a-z_]{1,8}", inner, 0..8)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

/// Puts a value in the place of another, or takes that away. Where.
fn put(json: &mut Value, at: &prop::sample::Index, value: Option<Value>) -> String {
    fn pointers(value: &Value, path: &str, all: &mut Vec<String>) {
        all.push(path.to_string());
        match value {
            Value::Object(map) => {
                map.iter().for_each(|(key, value)| pointers(value, &format!("{path}/{key}"), all))
            }
            Value::Array(list) => {
                list.iter().enumerate().for_each(|(n, value)| pointers(value, &format!("{path}/{n}"), all))
            }
            _ => {}
        }
    }
    let mut all = Vec::new();
    pointers(json, "", &mut all);
    let path = at.get(&all);
    match value {
        Some(value) => *json.pointer_mut(path).unwrap() = value,
        None => {
            let (parent, name) = path.rsplit_once('/').unwrap_or_default();
            if let Some(Value::Object(map)) = json.pointer_mut(parent) {
                map.remove(name);
            }
        }
    }
    path.clone()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn bytes_by_chance_are_refused(bytes in prop::collection::vec(any::<u8>(), 0..4096), head in 0..6_usize) {
        // Some of them begin as something that we read.
        let heads: [&[u8]; 6] = [b"", b"OPS1\x01", b"OPP1\x01", b"PK\x03\x04", b"-----BEGIN OPSTAP-----\n", b"{\"format\":"];
        let bytes = [heads[head], &bytes].concat();
        every_way_in(&bytes);
        prop_assert!(verdicts(&bytes).iter().all(|verdict| !verdict.is_accepted()));
        prop_assert_eq!(unpacked_parcel(&bytes), None);
    }

    #[test]
    fn a_sealed_file_that_changed_is_never_read(harms in harm(), n in 0..30_u8, compact: bool) {
        let dossier = dossier(n);
        let sealed = if compact { dossier.seal_compact(&[public()], &mut rng()) } else { dossier.seal(&[public()], &mut rng()) };
        let sealed = sealed.unwrap();
        let changed = harmed(&sealed, &harms);
        every_way_in(&changed);
        let accepted = verdicts(&changed).iter().any(Verdict::is_accepted);
        prop_assert_eq!(accepted, changed == sealed);
    }

    #[test]
    fn armour_that_changed_gives_the_same_dossier_or_none(harms in harm()) {
        let original = dossier(4);
        let text = armour::armoured(&original.seal(&[public()], &mut rng()).unwrap());
        for verdict in verdicts(&harmed(text.as_bytes(), &harms)) {
            // Words around it, and how its lines are broken, are of no account.
            if let Verdict::Imported { dossier, .. } = verdict {
                prop_assert_eq!(&*dossier, &original);
            }
        }
    }

    #[test]
    fn a_zip_that_changed_gives_whole_dossiers_and_no_more_than_its_limit(harms in harm()) {
        let dossiers = [dossier(1), dossier(2), dossier(3)];
        let sealed: Vec<Vec<u8>> = dossiers.iter().map(|dossier| dossier.seal(&[public()], &mut rng()).unwrap()).collect();
        let zip = harmed(&bundle::write(sealed.iter().map(Vec::as_slice)).unwrap(), &harms);
        if let Ok(entries) = bundle::read(&zip) {
            let sizes: Vec<usize> = entries.filter_map(|entry| entry.content.ok()).map(|content| content.len()).collect();
            prop_assert!(sizes.len() <= bundle::MAX_ENTRIES && sizes.iter().all(|size| *size <= bundle::MAX_ENTRY));
            prop_assert!(sizes.iter().sum::<usize>() <= bundle::MAX_BUNDLE);
        }
        for verdict in verdicts(&zip) {
            if let Verdict::Imported { dossier, .. } = verdict {
                prop_assert!(dossiers.contains(&dossier));
            }
        }
    }

    #[test]
    fn text_of_a_dossier_that_changed_is_another_dossier_or_none(harms in harm(), n in 0..30_u8) {
        let bytes = harmed(full_dossier(n).to_json().as_bytes(), &harms);
        if let Ok(read) = Dossier::from_json(&bytes) {
            prop_assert!(bytes.len() <= MAX_JSON);
            let again = Dossier::from_json(read.to_json().as_bytes());
            prop_assert_eq!(again.as_ref(), Ok(&read));
            read.score();
        }
        let sealed = envelope::seal(&bytes, Form::Json, &RecordId::from_bytes([n; 16]), &[public()], &mut rng()).unwrap();
        verdicts(&sealed);
    }

    #[test]
    fn a_field_of_a_dossier_that_changed_is_kept_as_it_is_or_refused(
        n in 0..30_u8, at: prop::sample::Index, value in prop::option::of(hostile_value()),
    ) {
        let original = full_dossier(n);
        let mut json: Value = serde_json::from_str(&original.to_json()).unwrap();
        let is_replaced = value.is_some();
        let path = put(&mut json, &at, value);
        let text = json.to_string();
        let file = envelope::seal(text.as_bytes(), Form::Json, &original.id, &[public()], &mut rng()).unwrap();
        if let [Verdict::Imported { dossier, .. }] = &verdicts(&file)[..] {
            // What was read says what stood there, but for what stands for nothing.
            let read: Value = serde_json::from_str(&dossier.to_json()).unwrap();
            let again = Dossier::from_json(read.to_string().as_bytes());
            prop_assert_eq!(again.as_ref(), Ok(&**dossier));
            // In a calculation a field that is absent has its usual value.
            if dossier.as_ref() == &original && is_replaced && !path.starts_with("/situation") {
                prop_assert_eq!(without_nothing(json), without_nothing(read));
            }
        }
    }

    #[test]
    fn a_case_that_changed_is_another_case_or_none(at: prop::sample::Index, value in prop::option::of(hostile_value()), harms in harm()) {
        let original = case();
        let mut json: Value = serde_json::from_str(&original.to_json()).unwrap();
        put(&mut json, &at, value);
        let texts = [json.to_string().into_bytes(), harmed(original.to_json().as_bytes(), &harms)];
        for text in texts {
            if let Ok(read) = Case::from_json(&text) {
                let again = Case::from_json(read.to_json().as_bytes());
                prop_assert_eq!(again.as_ref(), Ok(&read));
                opstap::caseload::Row::of(&read);
                opstap::caseload::export::csv([&read]);
                opstap::caseload::export::json_line(&read, false);
            }
        }
    }

    #[test]
    fn a_parcel_that_changed_is_no_parcel(harms in harm()) {
        static PARCEL: OnceLock<Vec<u8>> = OnceLock::new();
        let original = PARCEL.get_or_init(parcel);
        let changed = harmed(original, &harms);
        prop_assert_eq!(unpacked_parcel(&changed).is_some(), changed == *original);
    }

    #[test]
    fn a_list_of_names_is_read_or_refused_line_by_line(text in "([A-Z0-9é\"';,\\t\\r\\n\u{202E}-]|name|code){0,400}", raw in prop::collection::vec(any::<u8>(), 0..600)) {
        for file in [text.as_bytes(), &raw] {
            if let Ok(read) = People::read(file) {
                let lines = file.iter().filter(|byte| matches!(byte, b'\r' | b'\n')).count() + 1;
                prop_assert!(read.people.len() + read.refused.len() <= lines);
                prop_assert!(read.refused.iter().all(|(number, _)| *number as usize <= lines));
                let kept = serde_json::to_vec(&read.people).unwrap();
                prop_assert_eq!(serde_json::from_slice::<People>(&kept).unwrap(), read.people);
            }
        }
    }
}

/// Without fields that are null: absent is the same.
fn without_nothing(value: Value) -> Value {
    match value {
        Value::Object(map) => {
            let kept = map.into_iter().filter(|(_, value)| !value.is_null());
            Value::Object(kept.map(|(key, value)| (key, without_nothing(value))).collect())
        }
        Value::Array(list) => Value::Array(list.into_iter().map(without_nothing).collect()),
        other => other,
    }
}
