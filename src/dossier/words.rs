//! Short Dutch words for passphrases and for comparing keys.
//!
//! `build/words.rs` checks the list. Its order is part of the format: another order gives every key other
//! check words.

/// How many words there are: four throws of a die.
pub(super) const COUNT: u64 = 1_296;

/// One word a line.
static LIST: &str = include_str!(concat!(env!("OUT_DIR"), "/words.txt"));

/// The word at a place below [`COUNT`].
pub(super) fn word(place: u64) -> &'static str {
    let place = usize::try_from(place).expect("places are below 1,296");
    LIST.lines().nth(place).expect("the build counted the words")
}
