//! Parts for QR codes: whatever a camera misses, sees twice, sees badly or sees besides, the whole comes through.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test that fails may stop")]

mod dossier_samples;

use dossier_samples::{dossier, full_dossier, rng};
use opstap::dossier::{
    SecretKey,
    qr_parts::{Added, Collector, MAX_PART, MAX_PARTS, MAX_WHOLE, SplitError, split, text},
};
use proptest::prelude::*;
use sha2::{Digest, Sha256};

/// Bytes that follow from `seed`.
fn bytes(length: usize, seed: u64) -> Vec<u8> {
    let mut state = seed | 1;
    let mut byte = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 56) as u8
    };
    (0..length).map(|_| byte()).collect()
}

/// The same bytes with a new check, as somebody who means harm could make them.
fn rechecked(mut part: Vec<u8>) -> Vec<u8> {
    let end = part.len() - 4;
    let digest = Sha256::digest(&part[..end]);
    part[end..].copy_from_slice(&digest[..4]);
    part
}

#[test]
fn a_dossier_is_one_part_and_ten_files_are_a_few() {
    let key = *SecretKey::generate(&mut rng()).public();
    let usual = dossier(0).seal_compact(&[key], &mut rng()).unwrap();
    assert_eq!(split(&usual).unwrap().len(), 1);
    let full = full_dossier(0).seal_compact(&[key], &mut rng()).unwrap();
    assert_eq!(split(&full).unwrap().len(), 1);
    // Ten dossiers as files: several kB at once, as a tablet hands over.
    let files: Vec<u8> = (0..10).flat_map(|n| dossier(n).seal(&[key], &mut rng()).unwrap()).collect();
    let parts = split(&files).unwrap();
    let mut collector = Collector::new();
    parts.iter().for_each(|part| assert!(matches!(collector.add(part), Added::New { .. })));
    assert_eq!(collector.finish(), Some(files));
}

#[test]
fn a_part_is_what_is_documented() {
    let whole = bytes(1_000, 1);
    let parts = split(&whole).unwrap();
    assert_eq!(parts.len(), 2);
    let part = &parts[1];
    assert_eq!(part[..4], *b"OPQ\x01");
    assert_eq!(part[4..12], Sha256::digest(&whole)[..8]);
    assert_eq!(part[12..16], [2, 2, 0x03, 0xe8], "the second of two, of 1,000 bytes");
    assert_eq!(part[16..516], whole[500..]);
    assert_eq!(part[516..], Sha256::digest(&part[..516])[..4]);
}

#[test]
fn no_part_is_larger_than_its_code_and_there_are_at_most_64() {
    for length in [1, 2, 625, 626, 627, 1_252, 1_253, 40_000, MAX_WHOLE - 1, MAX_WHOLE] {
        let whole = bytes(length, 7);
        let parts = split(&whole).unwrap();
        assert!(parts.len() <= MAX_PARTS && parts.iter().all(|part| part.len() <= MAX_PART), "{length}");
        let mut collector = Collector::new();
        for part in parts.iter().rev() {
            assert!(matches!(collector.add(part), Added::New { .. }), "{length}");
        }
        assert_eq!(collector.finish(), Some(whole), "{length}");
    }
    // What ISO/IEC 18004 gives for version 20 at level M in letters and digits.
    assert_eq!(text(&[0xff; MAX_PART]).len(), 969);
    assert_eq!(split(&vec![0; MAX_WHOLE]).unwrap().len(), MAX_PARTS);
    assert_eq!(split(&vec![0; MAX_WHOLE + 1]), Err(SplitError::TooLarge { limit: MAX_WHOLE }));
    assert_eq!(split(b""), Err(SplitError::Empty));
}

/// F16: frames are lost by chance, 20 to 60 in a hundred, and the show goes round.
#[test]
fn f16_a_show_that_goes_round_completes_in_spite_of_loss() {
    let whole = bytes(9_000, 3);
    let parts = split(&whole).unwrap();
    for loss in [20, 40, 60] {
        for seed in 0..50 {
            let chance = bytes(100 * parts.len(), seed);
            let mut collector = Collector::new();
            let mut rounds = 0;
            while collector.finish().is_none() {
                for (place, part) in parts.iter().enumerate() {
                    let lost = u32::from(chance[rounds * parts.len() + place]) * 100 / 256 < loss;
                    if !lost {
                        collector.add(part);
                    }
                }
                rounds += 1;
                assert!(rounds < 40, "{loss} in a hundred, seed {seed}");
            }
            assert_eq!(collector.finish().as_ref(), Some(&whole));
        }
    }
}

/// F16: a camera in step with the screen misses the same frames in every round; who holds the screen is told which.
#[test]
fn f16_frames_that_are_always_missed_are_named_and_can_be_shown_by_hand() {
    let whole = bytes(9_000, 4);
    let parts = split(&whole).unwrap();
    for every in 2..=5 {
        let mut collector = Collector::new();
        for _ in 0..10 {
            for (place, part) in parts.iter().enumerate().filter(|(place, _)| place % every != every - 1) {
                assert!(!matches!(collector.add(part), Added::Foreign | Added::Damaged), "part {place}");
            }
        }
        let missed: Vec<u8> =
            (1..=parts.len()).filter(|number| number % every == 0).map(|number| number as u8).collect();
        assert_eq!(collector.missing(), missed);
        assert_eq!(usize::from(collector.seen()), parts.len() - missed.len());
        assert_eq!(collector.finish(), None);
        for number in missed {
            collector.add(&parts[usize::from(number) - 1]);
        }
        assert_eq!(collector.finish().as_ref(), Some(&whole));
    }
}

/// F16: another code in sight, or a part seen badly, never takes away what was seen before.
#[test]
fn f16_foreign_and_damaged_frames_change_nothing() {
    let (whole, other) = (bytes(3_000, 5), bytes(3_000, 6));
    let (parts, others) = (split(&whole).unwrap(), split(&other).unwrap());
    let mut collector = Collector::new();
    assert_eq!(collector.add(b"https://example.org/"), Added::Foreign);
    assert_eq!((collector.total(), collector.transfer()), (0, None));
    assert_eq!(collector.add(&parts[2]), Added::New { number: 3, complete: false });
    assert_eq!(collector.add(&parts[2]), Added::Known { number: 3 });
    for foreign in [&b""[..], b"OP", b"OPS1", b"otpauth://totp/x", &[0; 700]] {
        assert_eq!(collector.add(foreign), Added::Foreign);
    }
    let mut newer = parts[0].clone();
    newer[3] = 2;
    assert_eq!(collector.add(&newer), Added::Newer);
    let transfer = {
        let mut another = Collector::new();
        another.add(&others[0]);
        another.transfer().unwrap()
    };
    assert_eq!(collector.add(&others[0]), Added::Other { transfer });
    assert_eq!(collector.missing(), [1, 2, 4, 5]);
    for part in [&parts[0], &parts[1], &parts[3]] {
        assert!(matches!(collector.add(part), Added::New { complete: false, .. }));
    }
    assert_eq!(collector.add(&parts[4]), Added::New { number: 5, complete: true });
    assert_eq!(collector.finish(), Some(whole));

    // A second transfer begins when the first is complete, or when somebody says so.
    assert_eq!(collector.add(&others[1]), Added::New { number: 2, complete: false });
    assert_eq!(collector.add(&parts[0]), Added::Other { transfer: split_id(&parts) });
    collector.restart();
    assert_eq!(collector.add(&parts[0]), Added::New { number: 1, complete: false });
}

fn split_id(parts: &[Vec<u8>]) -> opstap::dossier::qr_parts::TransferId {
    let mut collector = Collector::new();
    collector.add(&parts[0]);
    collector.transfer().unwrap()
}

#[test]
fn every_flipped_bit_of_a_part_is_found() {
    let parts = split(&bytes(700, 8)).unwrap();
    for bit in 0..parts[0].len() * 8 {
        let mut flipped = parts[0].clone();
        flipped[bit / 8] ^= 1 << (bit % 8);
        let mut collector = Collector::new();
        let added = collector.add(&flipped);
        let expected = match bit / 8 {
            0..3 => Added::Foreign,
            3 if flipped[3] == 0 => Added::Damaged,
            3 => Added::Newer,
            _ => Added::Damaged,
        };
        assert_eq!(added, expected, "bit {bit}");
        assert_eq!(collector.seen(), 0);
    }
}

#[test]
fn numbers_and_lengths_that_do_not_fit_are_refused_however_well_checked() {
    let part = split(&bytes(1_000, 9)).unwrap()[0].clone();
    let changes: [(usize, u8); 7] = [(12, 0), (12, 3), (13, 0), (13, 1), (13, 65), (14, 0), (15, 0xff)];
    for (place, value) in changes {
        let mut wrong = part.clone();
        wrong[place] = value;
        assert_eq!(Collector::new().add(&rechecked(wrong)), Added::Damaged, "byte {place} as {value}");
    }
    assert_eq!(Collector::new().add(&rechecked(part[..part.len() - 1].to_vec())), Added::Damaged);
    assert_eq!(Collector::new().add(&rechecked([&part[..], &[0]].concat())), Added::Damaged);
}

#[test]
fn parts_that_make_another_whole_than_they_say_are_not_taken() {
    let parts = split(&bytes(1_000, 10)).unwrap();
    let mut forged = parts[1].clone();
    forged[100] ^= 1;
    let mut collector = Collector::new();
    collector.add(&parts[0]);
    assert_eq!(collector.add(&rechecked(forged)), Added::New { number: 2, complete: true });
    assert_eq!(collector.finish(), None);
}

proptest! {
    #[test]
    fn any_whole_comes_through_in_any_order(
        length in 1_usize..5_000,
        seed: u64,
        order in proptest::collection::vec(any::<prop::sample::Index>(), 0..60),
    ) {
        let whole = bytes(length, seed);
        let parts = split(&whole).unwrap();
        let mut collector = Collector::new();
        for index in order {
            collector.add(&parts[index.index(parts.len())]);
        }
        for number in collector.missing() {
            collector.add(&parts[usize::from(number) - 1]);
        }
        // When none was seen, no number is known to be missing.
        for part in &parts {
            collector.add(part);
        }
        prop_assert_eq!(collector.missing(), Vec::<u8>::new());
        prop_assert_eq!(collector.finish(), Some(whole));
    }

    #[test]
    fn anything_a_camera_sees_is_harmless(seen in proptest::collection::vec(any::<u8>(), 0..700)) {
        let mut collector = Collector::new();
        prop_assert_eq!(collector.add(&[b"no".as_slice(), &seen].concat()), Added::Foreign);
        let ours = rechecked([b"OPQ\x01".as_slice(), &seen, &[0; 4]].concat());
        let _ = collector.add(&ours);
        prop_assert_eq!(usize::from(collector.seen()), usize::from(collector.total() > 0));
    }
}

#[test]
fn a_code_comes_back_from_its_text() {
    let whole = bytes(1_000, 3);
    let parts = split(&whole).unwrap();
    let mut collector = Collector::new();
    for part in &parts {
        let seen = text(part);
        // The letters of RFC 9285, which a QR code packs densest.
        assert!(seen.bytes().all(|byte| b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:".contains(&byte)));
        assert!(matches!(collector.add_text(&seen), Added::New { .. }));
    }
    assert_eq!(collector.finish(), Some(whole));
    // RFC 9285, 4.3: an address is no part of ours, and "Hello!!" in Base45 neither.
    assert!(matches!(collector.add_text("https://example.org"), Added::Foreign));
    assert!(matches!(collector.add_text("%69 VD92EX0"), Added::Foreign));
}
