//! A public key as text that people copy by hand: Bech32m (BIP-350) with the prefix `opstap`.
//!
//! Its 32 characters leave out the ones that look alike (1, b, i, o), and its six check characters find every
//! mistake of up to four characters, so each mistyped character and each pair that changed places.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::keys::PublicKey;

const PREFIX: &str = "opstap";
const CHARACTERS: &[u8; 32] = b"qpzry9x8gf2tvdw0s3jn54khce6mua7l";
const CHECK_LENGTH: usize = 6;
/// 256 bits by five.
const KEY_LENGTH: usize = 52;
/// What the checksum of BIP-350 comes to.
const BECH32M: u32 = 0x2bc8_30a3;

/// Why text is not a public key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeyTextError {
    /// It does not begin with `opstap1`.
    #[error("not a public key of Opstap: that begins with opstap1")]
    NotAKey,
    /// Too short, too long, or a character is wrong.
    #[error("a character of the public key is wrong or missing: copy it once more")]
    Mistyped,
}

impl fmt::Display for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut values = fives(self.as_bytes());
        values.extend(checksum(PREFIX, &values));
        write!(f, "{PREFIX}1")?;
        values.iter().try_for_each(|value| write!(f, "{}", char::from(CHARACTERS[usize::from(*value)])))
    }
}

impl FromStr for PublicKey {
    type Err = KeyTextError;

    /// Reads the text form; capitals, spaces and line breaks are of no account.
    fn from_str(text: &str) -> Result<PublicKey, KeyTextError> {
        let text: String =
            text.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_lowercase()).collect();
        let written = text.strip_prefix(PREFIX).and_then(|rest| rest.strip_prefix('1'));
        let written = written.ok_or(KeyTextError::NotAKey)?;
        let value = |byte: u8| CHARACTERS.iter().position(|known| *known == byte).map(|place| place as u8);
        let values: Option<Vec<u8>> = written.bytes().map(value).collect();
        let values = values.filter(|values| values.len() == KEY_LENGTH + CHECK_LENGTH);
        let values = values.ok_or(KeyTextError::Mistyped)?;
        let (key, check) = values.split_at(KEY_LENGTH);
        if checksum(PREFIX, key) != check {
            return Err(KeyTextError::Mistyped);
        }
        eights(key).map(PublicKey::from_bytes).ok_or(KeyTextError::Mistyped)
    }
}

impl Serialize for PublicKey {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for PublicKey {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<PublicKey, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

/// The bits five by five, the last ones filled up with zeros.
fn fives(bytes: &[u8; 32]) -> Vec<u8> {
    let bit = |at: usize| bytes.get(at / 8).map_or(0, |byte| byte >> (7 - at % 8) & 1);
    (0..KEY_LENGTH).map(|n| (0..5).fold(0, |value, at| value << 1 | bit(n * 5 + at))).collect()
}

/// The reverse of [`fives`]; `None` when the bits that fill up are not zero.
fn eights(values: &[u8]) -> Option<[u8; 32]> {
    let bit = |at: usize| values.get(at / 5).map_or(0, |value| value >> (4 - at % 5) & 1);
    let filled_with_zeros = (256..values.len() * 5).all(|at| bit(at) == 0);
    let byte = |n: usize| (0..8).fold(0, |byte, at| byte << 1 | bit(n * 8 + at));
    filled_with_zeros.then(|| std::array::from_fn(byte))
}

/// The check characters of BIP-350.
fn checksum(prefix: &str, values: &[u8]) -> [u8; CHECK_LENGTH] {
    let high = prefix.bytes().map(|byte| byte >> 5);
    let low = prefix.bytes().map(|byte| byte & 31);
    let all = high.chain([0]).chain(low).chain(values.iter().copied()).chain([0; CHECK_LENGTH]);
    let sum = all.fold(1_u32, |sum, value| {
        let top = sum >> 25;
        let sum = (sum & 0x1ff_ffff) << 5 ^ u32::from(value);
        let generators = [0x3b6a_57b2, 0x2650_8e6d, 0x1ea1_19fa, 0x3d42_33dd, 0x2a14_62b3];
        generators.iter().enumerate().fold(sum, |sum, (n, generator)| sum ^ (generator * (top >> n & 1)))
    }) ^ BECH32M;
    std::array::from_fn(|n| (sum >> (5 * (CHECK_LENGTH - 1 - n)) & 31) as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_is_that_of_bip_350() {
        // From BIP-350's list of valid strings: abcdef1l7aum6echk45nj3s0wdvt2fg8x9yrzpqzd3ryx.
        let values: Vec<u8> = (0..32).rev().collect();
        let check = checksum("abcdef", &values).map(|value| CHARACTERS[usize::from(value)]);
        assert_eq!(&check, b"zd3ryx");
    }

    #[test]
    fn a_key_has_one_text() {
        let mut values = fives(&[7; 32]);
        values[KEY_LENGTH - 1] |= 1;
        assert_eq!(eights(&values), None, "the four bits that fill up are zero");
    }
}
