//! `data/texts/<language>/*.toml` to typed Rust: one function a text, its placeholders as arguments.
//!
//! Dutch is the language of reference. A text that another language lacks, has too many of, or gives
//! other placeholders, is a mistake at build time, not a hole on somebody's screen.

use std::{collections::BTreeMap, fmt::Write, fs, path::Path};

use toml::de::{DeTable, DeValue};

use crate::folder::{stem, toml_files};

const REFERENCE: &str = "nl";

/// One text file: `section.key` to its text and the line it stands on.
type Texts = BTreeMap<String, (String, usize)>;

pub fn build(data: &Path) -> crate::Built {
    let mut mistakes = Vec::new();
    let mut files = Vec::new();
    let reference = data.join("texts").join(REFERENCE);
    for path in toml_files(&reference) {
        let set = stem(&path);
        let texts = read(&path, &mut mistakes);
        for language in languages(data) {
            let other = data.join("texts").join(&language).join(format!("{set}.toml"));
            if language != REFERENCE {
                compare(&texts, &read(&other, &mut mistakes), &other, &mut mistakes);
            }
        }
        files.push((format!("texts_{set}.rs"), generate(&texts).into_bytes()));
    }
    if mistakes.is_empty() { Ok(files) } else { Err(mistakes) }
}

fn languages(data: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(data.join("texts"))
        .into_iter()
        .flatten()
        .flatten()
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

fn read(path: &Path, mistakes: &mut Vec<String>) -> Texts {
    let mut texts = Texts::new();
    let shown = path.display();
    let source = match fs::read_to_string(path) {
        Ok(source) => source,
        Err(error) => {
            mistakes.push(format!("{shown}: {error}"));
            return texts;
        }
    };
    let line = |at: usize| source[..at].matches('\n').count() + 1;
    let root = match DeTable::parse(&source) {
        Ok(root) => root,
        Err(error) => {
            let at = error.span().map_or(0, |span| span.start);
            mistakes.push(format!("{shown}:{}: {}", line(at), error.message()));
            return texts;
        }
    };
    for (section, table) in root.get_ref() {
        let at = line(section.span().start);
        let DeValue::Table(table) = table.get_ref() else {
            mistakes.push(format!("{shown}:{at}: a text stands under a [section]"));
            continue;
        };
        for (key, value) in table {
            let at = line(key.span().start);
            match value.get_ref() {
                DeValue::String(text) if !text.trim().is_empty() => {
                    let name = format!("{}.{}", section.get_ref(), key.get_ref());
                    texts.insert(name, (text.to_string(), at));
                }
                _ => mistakes.push(format!("{shown}:{at}: a text is a string that says something")),
            }
        }
    }
    texts
}

fn compare(reference: &Texts, other: &Texts, path: &Path, mistakes: &mut Vec<String>) {
    let shown = path.display();
    for (key, (text, _)) in reference {
        match other.get(key) {
            None => mistakes.push(format!("{shown}: {key} is missing")),
            Some((translated, at)) if placeholders(text) != placeholders(translated) => {
                mistakes.push(format!("{shown}:{at}: {key} has other placeholders than Dutch"));
            }
            Some(_) => {}
        }
    }
    for (key, (_, at)) in other {
        if !reference.contains_key(key) {
            mistakes.push(format!("{shown}:{at}: Dutch has no {key}"));
        }
    }
}

/// The names between braces, sorted, each once.
fn placeholders(text: &str) -> Vec<&str> {
    let mut names: Vec<&str> =
        text.split('{').skip(1).filter_map(|rest| rest.split_once('}').map(|(name, _)| name)).collect();
    names.sort_unstable();
    names.dedup();
    names
}

fn generate(texts: &Texts) -> String {
    let mut code = String::new();
    let count = texts.len();
    writeln!(code, "pub(crate) static KEYS: [&str; {count}] = [").unwrap();
    for key in texts.keys() {
        writeln!(code, "    {key:?},").unwrap();
    }
    writeln!(code, "];\npub(crate) static NL: [&str; {count}] = [").unwrap();
    for (text, _) in texts.values() {
        writeln!(code, "    {text:?},").unwrap();
    }
    writeln!(code, "];").unwrap();
    for (index, (key, (text, _))) in texts.iter().enumerate() {
        let name = key.replace(['.', '-'], "_");
        let names = placeholders(text);
        if names.is_empty() {
            writeln!(code, "pub(crate) fn {name}() -> &'static str {{ NL[{index}] }}").unwrap();
            continue;
        }
        let arguments: Vec<String> = names.iter().map(|n| format!("{n}: impl ToString")).collect();
        let values: Vec<String> = names.iter().map(|n| format!("({n:?}, {n}.to_string())")).collect();
        writeln!(
            code,
            "pub(crate) fn {name}({}) -> String {{ super::fill(NL[{index}], &[{}]) }}",
            arguments.join(", "),
            values.join(", ")
        )
        .unwrap();
    }
    code
}
