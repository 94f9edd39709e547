//! Sealing and opening: only for whom it is meant, and only as it was sealed.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test that fails may stop")]

mod dossier_samples;

use std::time::Duration;

use dossier_samples::{dossier, full_dossier, rng, shortest};
use opstap::dossier::{
    PublicKey, RecordId, SecretKey,
    armour::armoured,
    envelope::{Form, MAX_CONTENT, MAX_FILE, MAX_RECIPIENTS, OpenError, SealError, open, seal},
};
use proptest::prelude::*;

/// Where the header ends when there is one recipient.
const HEADER: usize = 24 + 88;

fn keys(count: usize) -> Vec<SecretKey> {
    (0..count).map(|_| SecretKey::generate(&mut rng())).collect()
}

fn public(keys: &[SecretKey]) -> Vec<PublicKey> {
    keys.iter().map(|key| *key.public()).collect()
}

#[test]
fn every_recipient_opens_what_was_sealed() {
    for count in [1, 3, MAX_RECIPIENTS] {
        let keys = keys(count);
        let dossier = full_dossier(3);
        let file = dossier.seal(&public(&keys), &mut rng()).unwrap();
        assert_eq!((file.len() - 24 - count * 88 - 16) % 1024, 0, "padded to 1 kB");
        for key in keys {
            let opened = open(&file, &[key]).unwrap();
            assert_eq!(opened.id, dossier.id);
            assert_eq!(String::from_utf8(opened.content).unwrap(), dossier.to_json());
        }
    }
}

#[test]
fn sealing_twice_gives_two_files() {
    let keys = keys(1);
    let file = || dossier(0).seal(&public(&keys), &mut rng()).unwrap();
    assert_ne!(file()[HEADER..], file()[HEADER..]);
}

#[test]
fn a_recipient_named_twice_is_one_recipient() {
    let key = *keys(1)[0].public();
    let once = dossier(0).seal(&[key], &mut rng()).unwrap();
    assert_eq!(dossier(0).seal(&[key, key], &mut rng()).unwrap().len(), once.len());
}

#[test]
fn every_flipped_bit_is_found() {
    let keys = keys(1);
    let file = dossier(0).seal(&public(&keys), &mut rng()).unwrap();
    assert!(open(&file, &keys).is_ok());
    for bit in 0..file.len() * 8 {
        let mut flipped = file.clone();
        flipped[bit / 8] ^= 1 << (bit % 8);
        let expected = match bit / 8 {
            0..4 => OpenError::NotOurs,
            // Version 0 never was, and the first flag is the compact form; any other is from later.
            4 if flipped[4] == 0 => OpenError::Damaged,
            5 if flipped[5] == 1 => OpenError::Damaged,
            4 | 5 => OpenError::NewerVersion,
            _ => OpenError::Damaged,
        };
        assert_eq!(open(&flipped, &keys), Err(expected), "bit {} of byte {}", bit % 8, bit / 8);
    }
}

#[test]
fn a_damaged_name_of_our_key_among_others_is_damage() {
    let all = keys(3);
    let file = dossier(0).seal(&public(&all), &mut rng()).unwrap();
    for bit in 24 * 8..(24 + 3 * 88) * 8 {
        let mut flipped = file.clone();
        flipped[bit / 8] ^= 1 << (bit % 8);
        assert_eq!(open(&flipped, &all[1..2]), Err(OpenError::Damaged), "bit {bit}");
    }
}

#[test]
fn every_shorter_file_is_damaged() {
    let keys = keys(1);
    let file = full_dossier(1).seal(&public(&keys), &mut rng()).unwrap();
    for length in 0..file.len() {
        assert_eq!(open(&file[..length], &keys), Err(OpenError::Damaged), "{length} bytes");
    }
}

#[test]
fn bytes_behind_the_end_are_refused() {
    let keys = keys(1);
    let file = dossier(0).seal(&public(&keys), &mut rng()).unwrap();
    for extra in [1, 16, 88, 1024] {
        let longer = [file.clone(), vec![0; extra]].concat();
        assert_eq!(open(&longer, &keys), Err(OpenError::Damaged), "{extra} bytes");
    }
}

#[test]
fn a_huge_file_is_refused_at_once() {
    let keys = keys(1);
    let mut huge = vec![b'a'; 50_000_000];
    huge[..4].copy_from_slice(b"OPS1");
    let took = shortest(|| assert_eq!(open(&huge, &keys), Err(OpenError::TooLarge { limit: MAX_FILE })));
    assert!(took < Duration::from_millis(50), "{took:?}");
    assert_eq!(open(&huge[..MAX_FILE + 1], &keys), Err(OpenError::TooLarge { limit: MAX_FILE }));
}

#[test]
fn two_megabytes_is_the_most_that_is_sealed() {
    let keys = keys(1);
    let id = RecordId::from_bytes([1; 16]);
    assert_eq!(
        seal(&vec![0; MAX_CONTENT + 1], Form::Json, &id, &public(&keys), &mut rng()),
        Err(SealError::TooLarge { limit: MAX_CONTENT })
    );
    let file = seal(&vec![0; MAX_CONTENT], Form::Json, &id, &public(&keys), &mut rng()).unwrap();
    assert_eq!(open(&file, &keys).unwrap().content.len(), MAX_CONTENT);
}

#[test]
fn content_that_does_not_shrink_is_too_large_to_seal() {
    let mut noise = vec![0; MAX_FILE];
    rand_core::Rng::fill_bytes(&mut rng(), &mut noise);
    let to = public(&keys(1));
    let id = RecordId::from_bytes([1; 16]);
    assert_eq!(seal(&noise, Form::Json, &id, &to, &mut rng()), Err(SealError::TooLarge { limit: MAX_FILE }));
    let file = seal(&noise[..MAX_FILE - 2_048], Form::Json, &id, &to, &mut rng()).unwrap();
    assert!(file.len() <= MAX_FILE);
}

#[test]
fn a_newer_version_is_named_as_such() {
    let keys = keys(1);
    let file = dossier(0).seal(&public(&keys), &mut rng()).unwrap();
    for (place, value) in [(4, 2), (4, 255), (5, 2), (5, 129)] {
        let mut newer = file.clone();
        newer[place] = value;
        assert_eq!(open(&newer, &keys), Err(OpenError::NewerVersion));
        // A newer file may be put together in any other way.
        assert_eq!(open(&newer[..9], &keys), Err(OpenError::NewerVersion));
    }
}

#[test]
fn the_wrong_key_says_which_keys_are_needed() {
    let to = public(&keys(2));
    let file = dossier(0).seal(&to, &mut rng()).unwrap();
    let needs = vec![to[0].id(), to[1].id()];
    assert_eq!(open(&file, &keys(3)), Err(OpenError::WrongKey { needs: needs.clone() }));
    assert_eq!(open(&file, &[]), Err(OpenError::WrongKey { needs }));
}

#[test]
fn other_files_are_not_ours() {
    let keys = keys(1);
    for other in [&b"%PDF-1.7"[..], b"{\"format\": \"opstap-dossier\"}", b"OPK1", b"O ", &[0; 2_000]] {
        assert_eq!(open(other, &keys), Err(OpenError::NotOurs), "{other:?}");
    }
}

#[test]
fn a_file_without_recipients_or_with_too_many_is_not_made() {
    let id = RecordId::from_bytes([1; 16]);
    let many = public(&keys(MAX_RECIPIENTS + 1));
    assert_eq!(seal(b"", Form::Json, &id, &[], &mut rng()), Err(SealError::Recipients));
    assert_eq!(seal(b"", Form::Json, &id, &many, &mut rng()), Err(SealError::Recipients));
    let nobody = PublicKey::from_bytes([0; 32]);
    assert_eq!(seal(b"", Form::Json, &id, &[nobody], &mut rng()), Err(SealError::UnusableKey(nobody)));
}

#[test]
fn armour_opens_as_the_file_in_it() {
    let keys = keys(2);
    let file = full_dossier(2).seal(&public(&keys), &mut rng()).unwrap();
    let text = armoured(&file);
    assert_eq!(open(text.as_bytes(), &keys), open(&file, &keys));
    assert!(open(text.as_bytes(), &keys).is_ok());
    for length in 30..text.trim_end().len() {
        assert_eq!(open(&text.as_bytes()[..length], &keys), Err(OpenError::Damaged), "{length} characters");
    }
    let largest = armoured(&vec![0; MAX_FILE + 1]);
    assert_eq!(open(largest.as_bytes(), &keys), Err(OpenError::NotOurs));
}

proptest! {
    #[test]
    fn bytes_that_nobody_sealed_never_open(
        start in prop::sample::select(vec![&b""[..], b"OPS1", b"OPS1\x01\x00", b"-----BEGIN OPSTAP-----"]),
        rest in prop::collection::vec(any::<u8>(), 0..3_000),
    ) {
        let file = [start, &rest].concat();
        prop_assert!(open(&file, &[SecretKey::from_bytes(&[7; 32])]).is_err());
    }
}
