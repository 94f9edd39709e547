//! `data/texts/<language>/*.toml` to typed Rust: one function a text, its placeholders as arguments.
//!
//! Only Dutch, the language of reference, is compiled in. `scripts/texts.mjs` makes of every other language a file with
//! the texts in the order of the keys here, and refuses a text that is missing or has other placeholders.

use std::{collections::BTreeMap, fmt::Write, fs, path::Path};

use toml::de::{DeTable, DeValue};

use crate::folder::{stem, toml_files};

const REFERENCE: &str = "nl";

/// One text file: `section.key` to its text.
type Texts = BTreeMap<String, Text>;

enum Text {
    Plain(String),
    /// A text with a `{count}`: its forms one after another, each behind its plural category.
    Counted(String),
}

impl Text {
    fn as_str(&self) -> &str {
        match self {
            Text::Plain(text) | Text::Counted(text) => text,
        }
    }
}

pub fn build(data: &Path) -> crate::Built {
    let mut mistakes = Vec::new();
    let mut files = Vec::new();
    for path in toml_files(&data.join("texts").join(REFERENCE)) {
        let texts = read(&path, &mut mistakes);
        files.push((format!("texts_{}.rs", stem(&path)), generate(&texts).into_bytes()));
    }
    if mistakes.is_empty() { Ok(files) } else { Err(mistakes) }
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
        if section.get_ref() == "checked_by" {
            continue;
        }
        let DeValue::Table(table) = table.get_ref() else {
            mistakes.push(format!("{shown}:{at}: a text stands under a [section]"));
            continue;
        };
        for (key, value) in table {
            let name = format!("{}.{}", section.get_ref(), key.get_ref());
            let text = match value.get_ref() {
                DeValue::String(text) if !text.trim().is_empty() => Some(Text::Plain(text.to_string())),
                DeValue::Table(forms) => counted(forms).map(Text::Counted),
                _ => None,
            };
            match text {
                Some(text) => _ = texts.insert(name, text),
                None => mistakes.push(format!(
                    "{shown}:{}: a text is a string that says something, or a table of one and other",
                    line(key.span().start)
                )),
            }
        }
    }
    texts
}

/// The forms of a text with a number, packed as `scripts/texts.mjs` packs those of other languages.
fn counted(forms: &DeTable) -> Option<String> {
    if forms.iter().map(|(category, _)| category.get_ref()).ne(["one", "other"]) {
        return None;
    }
    let mut packed = String::new();
    for (category, form) in forms {
        let DeValue::String(form) = form.get_ref() else { return None };
        write!(packed, "\u{1}{}\u{2}{form}", category.get_ref()).unwrap();
    }
    Some(packed)
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
    for text in texts.values() {
        writeln!(code, "    {:?},", text.as_str()).unwrap();
    }
    writeln!(code, "];").unwrap();
    for (index, (key, text)) in texts.iter().enumerate() {
        let name = key.replace(['.', '-'], "_");
        let names = placeholders(text.as_str());
        if let Text::Counted(_) = text {
            let others: Vec<&str> = names.into_iter().filter(|name| *name != "count").collect();
            let arguments: String = others.iter().map(|n| format!(", {n}: impl ToString")).collect();
            let values: String = others.iter().map(|n| format!(", ({n:?}, {n}.to_string())")).collect();
            let text = text.as_str();
            writeln!(
                code,
                "pub(crate) fn {name}(count: usize{arguments}) -> String {{ \
                 super::fill(super::form(at({index}, {text:?}), count), &[(\"count\", count.to_string()){values}]) }}"
            )
            .unwrap();
            continue;
        }
        if names.is_empty() {
            writeln!(code, "pub(crate) fn {name}() -> &'static str {{ at({index}, {:?}) }}", text.as_str())
                .unwrap();
            continue;
        }
        let arguments: Vec<String> = names.iter().map(|n| format!("{n}: impl ToString")).collect();
        let values: Vec<String> = names.iter().map(|n| format!("({n:?}, {n}.to_string())")).collect();
        writeln!(
            code,
            "pub(crate) fn {name}({}) -> String {{ super::fill(at({index}, {:?}), &[{}]) }}",
            arguments.join(", "),
            text.as_str(),
            values.join(", ")
        )
        .unwrap();
    }
    code
}
