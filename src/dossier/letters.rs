//! Codes that people copy from paper: thirty-one characters without look-alikes, and one that checks the others.
//!
//! The check makes the sum of all values, each times the weight of its place, a multiple of 31. Weights count up
//! from the right: 1 for the check character, 2 for the one before it, and so on, 30 at most. Since 31 is prime and
//! the weights differ and are none of them 0:
//!
//! - one wrong character is always found: the sum changes by a weight times a difference, neither a multiple of 31;
//! - so are two characters that changed places, next to each other or not: it changes by a difference of weights
//!   times a difference of values;
//! - a character that is missing or too many is found by the length;
//! - of all other errors one in thirty-one passes.

use std::fmt;

use rand_core::CryptoRng;

use super::passphrase::below;

/// How many characters there are.
pub(super) const BASE: u8 = 31;

/// Without I, L, O, S and U, which are read as the 1, 0, 5 and V that they look like.
const CHARACTERS: &[u8; BASE as usize] = b"0123456789ABCDEFGHJKMNPQRTVWXYZ";

/// A character that stands in no code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Unknown(pub(super) char);

/// The values of what somebody typed. Capitals, spaces and dashes don't matter, look-alikes are read as what they
/// look like, and Arabic and Persian digits as digits.
pub(super) fn read(typed: &str) -> Result<Vec<u8>, Unknown> {
    // As long as the text from the start, so that growing leaves no copy behind in memory.
    let mut values = Vec::with_capacity(typed.len());
    for character in typed.chars().filter(|character| !separates(*character)) {
        values.push(value(character).ok_or(Unknown(character))?);
    }
    Ok(values)
}

fn separates(character: char) -> bool {
    character.is_whitespace() || matches!(character, '-' | '.' | '_' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

fn value(typed: char) -> Option<u8> {
    let character = match ascii_digit(typed).to_ascii_uppercase() {
        'I' | 'L' => '1',
        'O' => '0',
        'S' => '5',
        'U' => 'V',
        other => other,
    };
    CHARACTERS.iter().position(|known| char::from(*known) == character).map(|place| place as u8)
}

/// Digits of an Arabic or a Persian keyboard as those of ours; anything else as it is.
pub(super) fn ascii_digit(typed: char) -> char {
    let zero = match typed {
        '\u{0660}'..='\u{0669}' => 0x0660,
        '\u{06F0}'..='\u{06F9}' => 0x06F0,
        _ => return typed,
    };
    char::from(b'0' + (u32::from(typed) - zero) as u8)
}

/// The value that checks these.
pub(super) fn check(values: &[u8]) -> u8 {
    (BASE - weighed(values, 2)) % BASE
}

/// Whether the last of the values checks the others.
pub(super) fn is_right(values: &[u8]) -> bool {
    weighed(values, 1) == 0
}

/// The sum of the values, each times its weight, of which the last is given; what is left after 31s.
fn weighed(values: &[u8], last: u32) -> u8 {
    debug_assert!(values.len() as u32 + last <= u32::from(BASE), "each weight once, and none 31");
    let sum: u32 = values.iter().rev().zip(last..).map(|(value, weight)| u32::from(*value) * weight).sum();
    (sum % u32::from(BASE)) as u8
}

/// Values by chance, each as likely.
pub(super) fn random<const N: usize>(rng: &mut impl CryptoRng) -> [u8; N] {
    std::array::from_fn(|_| below(BASE.into(), rng) as u8)
}

/// Writes the values as characters, in groups of so many with dashes between.
pub(super) fn write_groups(values: &[u8], group: usize, f: &mut impl fmt::Write) -> fmt::Result {
    for (place, value) in values.iter().enumerate() {
        if place > 0 && place % group == 0 {
            f.write_char('-')?;
        }
        f.write_char(char::from(CHARACTERS[usize::from(*value)]))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_is_read_as_it_is_written() {
        for (place, character) in CHARACTERS.iter().enumerate() {
            let character = char::from(*character);
            assert_eq!(value(character), Some(place as u8));
            assert_eq!(value(character.to_ascii_lowercase()), Some(place as u8));
        }
        assert_eq!(read("O0oIiLl1S5s U-v"), read("00011111555VV"));
        assert_eq!(read("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹"), read("01234567890123456789"));
        assert_eq!(read("7K3M é"), Err(Unknown('é')));
    }

    #[test]
    fn the_check_of_a_hand_made_sum() {
        // 7 K 3 M: values 7, 19, 3, 20; weights 5, 4, 3, 2: 35 + 76 + 9 + 40 = 160 = 5 * 31 + 5.
        let values = read("7K3M").unwrap();
        assert_eq!(values, [7, 19, 3, 20]);
        assert_eq!(check(&values), 26);
        assert!(is_right(&read("7K3M-V").unwrap()));
        assert!(!is_right(&read("7K3M-Y").unwrap()));
    }
}
