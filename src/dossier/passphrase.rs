//! What protects a key file: words that people can keep on paper.

use rand_core::CryptoRng;
use zeroize::Zeroizing;

use super::words;

/// Fewest characters of a passphrase that somebody chooses.
pub const FEWEST: usize = 12;

/// A passphrase without needless spaces, wiped from memory when dropped.
#[derive(PartialEq, Eq)]
pub struct Passphrase(Zeroizing<String>);

/// A chosen passphrase has fewer than [`FEWEST`] characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a passphrase has at least {FEWEST} characters")]
pub struct TooShort;

impl Passphrase {
    /// A passphrase for a new key file.
    ///
    /// # Errors
    /// [`TooShort`].
    pub fn chosen(text: &str) -> Result<Passphrase, TooShort> {
        let passphrase = Passphrase::typed(text);
        if passphrase.0.chars().count() < FEWEST { Err(TooShort) } else { Ok(passphrase) }
    }

    /// A passphrase for an existing key file. Spaces around it don't count, and several count as one.
    pub fn typed(text: &str) -> Passphrase {
        // As long as the text from the start, so that growing leaves no copy behind in memory.
        let mut cleaned = Zeroizing::new(String::with_capacity(text.len()));
        for word in text.split_whitespace() {
            if !cleaned.is_empty() {
                cleaned.push(' ');
            }
            cleaned.push_str(word);
        }
        Passphrase(cleaned)
    }

    pub(super) fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

/// Five words by chance: 51.7 bits, on top of the cost of trying one.
pub fn suggest(rng: &mut impl CryptoRng) -> String {
    [(); 5].map(|()| words::word(below(words::COUNT, rng))).join(" ")
}

/// A number below `bound`, each as likely.
pub(super) fn below(bound: u64, rng: &mut impl CryptoRng) -> u64 {
    // Numbers of the last, incomplete round would make the low remainders likelier: throw those again.
    let whole = u64::MAX - u64::MAX % bound;
    loop {
        let number = rng.next_u64();
        if number < whole {
            return number % bound;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;

    use rand_core::{TryCryptoRng, TryRng};

    use super::*;

    /// Gives the numbers it was made of.
    struct Given(Vec<u64>);

    impl TryRng for Given {
        type Error = Infallible;

        fn try_next_u32(&mut self) -> Result<u32, Infallible> {
            unimplemented!("only whole numbers are asked for")
        }

        fn try_next_u64(&mut self) -> Result<u64, Infallible> {
            Ok(self.0.remove(0))
        }

        fn try_fill_bytes(&mut self, _: &mut [u8]) -> Result<(), Infallible> {
            unimplemented!("only whole numbers are asked for")
        }
    }

    impl TryCryptoRng for Given {}

    #[test]
    fn numbers_of_the_incomplete_round_are_thrown_again() {
        let whole = u64::MAX - u64::MAX % 1_296;
        assert_eq!(below(1_296, &mut Given(vec![u64::MAX, whole, whole - 1])), 1_295);
        assert_eq!(below(1_296, &mut Given(vec![1_296])), 0);
    }

    #[test]
    fn needless_spaces_do_not_count() {
        assert_eq!(Passphrase::typed("  een \t twee\n").as_bytes(), b"een twee");
        assert_eq!(Passphrase::chosen("  a         b  ").err(), Some(TooShort));
        assert!(Passphrase::chosen("twaalf tekens").is_ok());
    }
}
