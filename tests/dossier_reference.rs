//! The code in a letter: every typing error that it promises to find is found.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test that fails may stop")]

use std::collections::HashSet;

use opstap::dossier::{Code, Invitation, InvitationError, Label, Reference, ReferenceError};
use proptest::prelude::*;
use rand_core::UnwrapErr;

/// As `docs/group.md` has them.
const CHARACTERS: &str = "0123456789ABCDEFGHJKMNPQRTVWXYZ";

fn any() -> Reference {
    Reference::generate(&mut UnwrapErr(getrandom::SysRng))
}

fn plain(reference: Reference) -> Vec<char> {
    reference.to_string().replace('-', "").chars().collect()
}

fn parsed(characters: &[char]) -> Result<Reference, ReferenceError> {
    Reference::parse(&characters.iter().collect::<String>())
}

#[test]
fn the_check_character_is_that_of_a_sum_by_hand() {
    // 7 K 3 M 9 2 Q X are 7 19 3 20 9 2 23 28; times 9 8 7 6 5 4 3 2 that is 63 + 152 + 21 + 120 + 45 + 8 + 69 + 56
    // = 534 = 17 * 31 + 7, so the check is 31 - 7 = 24: R.
    assert!(Reference::parse("7K3M-92QX-R").is_ok());
    for wrong in CHARACTERS.chars().filter(|character| *character != 'R') {
        let typed = format!("7K3M-92QX-{wrong}");
        assert_eq!(Reference::parse(&typed), Err(ReferenceError::Mistyped), "{typed}");
    }
}

#[test]
fn every_single_wrong_character_is_found() {
    for reference in (0..200).map(|_| any()) {
        let right = plain(reference);
        for place in 0..right.len() {
            for other in CHARACTERS.chars().filter(|other| *other != right[place]) {
                let mut wrong = right.clone();
                wrong[place] = other;
                assert_eq!(parsed(&wrong), Err(ReferenceError::Mistyped), "{right:?} as {wrong:?}");
            }
        }
    }
}

/// The same for every code there is, by its arithmetic: an error changes the sum by what depends on the places and
/// the characters that changed only, so that these cases are all.
#[test]
fn no_error_of_one_or_two_places_leaves_the_sum_as_it_was() {
    let weights = 1_i32..=9;
    for weight in weights.clone() {
        for change in 1..31 {
            assert_ne!(weight * change % 31, 0, "one character");
            for other in weights.clone().filter(|other| *other != weight) {
                assert_ne!((weight - other) * change % 31, 0, "two that changed places");
                assert_ne!((weight + other) * change % 31, 0, "two the same, both as another");
            }
        }
    }
}

#[test]
fn every_two_that_change_places_are_found() {
    for reference in (0..500).map(|_| any()) {
        let right = plain(reference);
        for one in 0..right.len() {
            for other in one + 1..right.len() {
                let mut wrong = right.clone();
                wrong.swap(one, other);
                if wrong != right {
                    assert_eq!(parsed(&wrong), Err(ReferenceError::Mistyped), "{right:?} as {wrong:?}");
                }
            }
        }
    }
}

#[test]
fn a_missing_or_extra_character_is_found() {
    let right = plain(any());
    assert_eq!(parsed(&right[1..]), Err(ReferenceError::Length { found: 8 }));
    assert_eq!(parsed(&[&right[..], &['7']].concat()), Err(ReferenceError::Length { found: 10 }));
    assert_eq!(Reference::parse(" - "), Err(ReferenceError::Empty));
    assert_eq!(Reference::parse("7K3M-92QX-!"), Err(ReferenceError::Unknown('!')));
}

#[test]
fn a_code_is_read_as_people_type_it() {
    let right = Reference::parse("7K3M-92QX-R").unwrap();
    for typed in ["7k3m92qxr", " 7K3M 92QX r ", "7K3M–92QX—R", "٧k٣m-٩٢qx-r", "۷K۳M.92QX.R\n"] {
        assert_eq!(Reference::parse(typed), Ok(right), "{typed:?}");
    }
    assert_eq!(right.to_string(), "7K3M-92QX-R");
    assert_eq!(Label::from(right).as_str(), "7K3M-92QX-R");
}

#[test]
fn new_codes_differ_and_use_every_character_in_every_place() {
    let codes: Vec<Reference> = (0..5_000).map(|_| any()).collect();
    assert_eq!(codes.iter().collect::<HashSet<_>>().len(), codes.len());
    for place in 0..Reference::CHARACTERS {
        let seen: HashSet<char> = codes.iter().map(|code| plain(*code)[place]).collect();
        assert_eq!(seen.len(), CHARACTERS.len(), "place {place}");
    }
}

#[test]
fn an_invitation_is_a_municipality_and_its_code() {
    let invitation = Invitation {
        gemeente: Code::new("leidschendam-voorburg").unwrap(),
        reference: Reference::parse("7K3M-92QX-R").unwrap(),
    };
    assert_eq!(invitation.to_string(), "leidschendam-voorburg/7K3M-92QX-R");
    assert_eq!(Invitation::parse("leidschendam-voorburg/7k3m92qxr"), Ok(invitation));
    for incomplete in ["", "/", "haarlem", "/7K3M-92QX-R", "den haag/7K3M-92QX-R"] {
        assert_eq!(Invitation::parse(incomplete), Err(InvitationError::Incomplete), "{incomplete:?}");
    }
    let of = |error| Err(InvitationError::Reference(error));
    assert_eq!(Invitation::parse("haarlem/"), of(ReferenceError::Empty));
    assert_eq!(Invitation::parse("haarlem/7K3M-92QX-2"), of(ReferenceError::Mistyped));
    assert_eq!(Invitation::parse("haarlem/7K3M-92QX-R/x"), of(ReferenceError::Unknown('/')));
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused_and_never_read_as_another(typed in "\\PC{0,16}") {
        if let Ok(reference) = Reference::parse(&typed) {
            prop_assert_eq!(Reference::parse(&reference.to_string()), Ok(reference));
        }
    }
}
