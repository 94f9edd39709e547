//! The compact form: the same dossier in far fewer bytes.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test that fails may stop")]

mod dossier_samples;

use dossier_samples::{dossier, full_dossier, rng};
use opstap::dossier::{
    Code, Dossier, ReadError, RecordId, SecretKey,
    envelope::{self, Form, OpenError},
    import::{Known, Verdict, import},
};
use proptest::prelude::*;

#[test]
fn every_dossier_reads_back_as_it_was() {
    for n in 0..30 {
        for dossier in [dossier(n), full_dossier(n)] {
            let read = Dossier::from_compact(&dossier.to_compact(), dossier.id).unwrap();
            assert_eq!(read, dossier);
            assert_eq!(read.hash(), dossier.hash(), "so that a file and a QR code of it are one dossier");
        }
    }
}

#[test]
fn the_outcome_is_computed_anew() {
    let whole = dossier(4);
    let without = Dossier { outcome: None, ..whole.clone() };
    assert_eq!(Dossier::from_compact(&without.to_compact(), whole.id), Ok(whole));
}

#[test]
fn a_dossier_fits_one_code() {
    let key = *SecretKey::generate(&mut rng()).public();
    for n in 0..30 {
        let usual = dossier(n).seal_compact(&[key], &mut rng()).unwrap();
        let full = full_dossier(n).seal_compact(&[key], &mut rng()).unwrap();
        assert!(usual.len() <= 256, "{n}: {}", usual.len());
        assert!(full.len() <= 646, "{n}: {}", full.len());
        assert_eq!((usual.len() - 24 - 88 - 16) % 64, 0, "padded to 64 bytes");
    }
}

#[test]
fn a_sealed_compact_dossier_is_imported_as_the_same() {
    let key = SecretKey::generate(&mut rng());
    let dossier = full_dossier(7);
    let compact = dossier.seal_compact(&[*key.public()], &mut rng()).unwrap();
    assert_eq!(envelope::open(&compact, std::slice::from_ref(&key)).unwrap().form, Form::Compact);
    let file = dossier.seal(&[*key.public()], &mut rng()).unwrap();
    let keys = [key];
    let Verdict::Imported { dossier: read, hash, differs } = import(&compact, &keys, |_| None) else {
        panic!("not imported")
    };
    assert_eq!((*read, differs), (dossier.clone(), false));
    let known = |_: &RecordId| Some(Known::Here { hashes: vec![hash], created: dossier.created });
    assert_eq!(import(&file, &keys, known), Verdict::AlreadyHere { id: dossier.id.to_string() });

    // The form is authenticated: neither can be passed off as the other.
    let mut other = compact.clone();
    other[5] = 0;
    assert_eq!(envelope::open(&other, &keys), Err(OpenError::Damaged));
}

#[test]
fn what_is_wrong_is_named() {
    let id = RecordId::from_bytes([1; 16]);
    let path = |dossier: &Dossier| match Dossier::from_compact(&dossier.to_compact(), id) {
        Err(ReadError::Invalid { path, .. }) => path,
        other => panic!("not refused as invalid: {other:?}"),
    };
    assert_eq!(path(&Dossier { satisfaction: Some(11), ..dossier(0) }), "satisfaction");
    let mut full = full_dossier(0);
    full.situation.as_mut().unwrap().adults.clear();
    assert!(path(&full).starts_with("situation."), "{}", path(&full));

    let compact = dossier(0).to_compact();
    let invalid = |bytes: &[u8]| matches!(Dossier::from_compact(bytes, id), Err(ReadError::Invalid { .. }));
    assert!(invalid(b"") && invalid(&[0]) && invalid(&[1]));
    assert!(invalid(&compact[..compact.len() - 1]));
    assert!(invalid(&[&compact[..], &[0]].concat()));
}

#[test]
fn later_versions_are_told_from_wrong_ones() {
    let id = RecordId::from_bytes([1; 16]);
    let mut compact = dossier(0).to_compact().to_vec();
    compact[0] = 2;
    assert_eq!(Dossier::from_compact(&compact, id), Err(ReadError::NewerVersion { found: 2 }));
    let mut later = dossier(0);
    later.questionnaire.version = Code::new("99.0").unwrap();
    let read = Dossier::from_compact(&later.to_compact(), id);
    assert!(matches!(read, Err(ReadError::NewerQuestionnaire { .. })), "{read:?}");
    later.questionnaire.id = Code::new("andere").unwrap();
    let read = Dossier::from_compact(&later.to_compact(), id);
    assert!(matches!(read, Err(ReadError::UnknownQuestionnaire { .. })), "{read:?}");
    let much = vec![1; 300 * 1024];
    assert!(matches!(Dossier::from_compact(&much, id), Err(ReadError::TooLarge { .. })));
}

proptest! {
    #[test]
    fn whatever_is_read_reads_back_the_same(place in 0_usize..2_000, other: u8) {
        let mut compact = full_dossier(0).to_compact().to_vec();
        let place = place % compact.len();
        compact[place] = other;
        let id = RecordId::from_bytes([0; 16]);
        if let Ok(dossier) = Dossier::from_compact(&compact, id) {
            let (again, json) = (dossier.to_compact(), dossier.to_json());
            prop_assert_eq!(&Dossier::from_compact(&again, id).unwrap(), &dossier);
            prop_assert_eq!(Dossier::from_json(json.as_bytes()).unwrap(), dossier);
        }
    }

    #[test]
    fn bytes_by_chance_never_stop_the_program(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let questionnaire = dossier(0).to_compact()[..28].to_vec();
        let id = RecordId::from_bytes([0; 16]);
        let _ = Dossier::from_compact(&bytes, id);
        let _ = Dossier::from_compact(&[questionnaire, bytes].concat(), id);
    }
}
