//! `data/words/nl.txt`: the words of passphrases and of check words.
//!
//! Their order is part of the format of keys: a word may be replaced as long as no key is in use, never after.

use std::{collections::BTreeSet, fs, path::Path};

/// Four throws of a die.
const COUNT: usize = 1_296;

pub fn build(data: &Path) -> crate::Built {
    let path = data.join("words").join("nl.txt");
    let shown = path.display();
    let text = fs::read_to_string(&path).map_err(|error| vec![format!("{shown}: {error}")])?;
    let words: Vec<&str> = text.lines().collect();
    let mut mistakes = Vec::new();
    let mut seen = BTreeSet::new();
    for (at, word) in (1..).zip(&words) {
        if !(4..=8).contains(&word.len()) || !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
            mistakes.push(format!("{shown}:{at}: a word is four to eight letters a-z"));
        }
        if !seen.insert(*word) {
            mistakes.push(format!("{shown}:{at}: {word:?} stands here twice"));
        }
    }
    if words.len() != COUNT {
        mistakes.push(format!("{shown}: has {} words; {COUNT} are needed", words.len()));
    }
    for (at, word) in (1..).zip(&words) {
        // Heard or read in a hurry, "tafel" and "tafels" are the same word.
        if let Some(longer) = longer_by_one(word, &seen) {
            mistakes.push(format!("{shown}:{at}: {word:?} is {longer:?} without its last letter"));
        }
    }
    if mistakes.is_empty() {
        Ok(vec![("words.txt".into(), (words.join("\n") + "\n").into_bytes())])
    } else {
        Err(mistakes)
    }
}

fn longer_by_one<'a>(word: &'a str, all: &BTreeSet<&'a str>) -> Option<&'a str> {
    let longer = all.range(word..).take_while(|other| other.starts_with(word));
    longer.copied().find(|other| other.len() == word.len() + 1)
}
