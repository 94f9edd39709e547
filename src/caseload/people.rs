//! Who stands behind a code: a list from the client system, kept at this desk only.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
};

use csv_core::{ReadFieldResult, Reader, ReaderBuilder};
use serde::{Deserialize, Serialize};

use crate::{
    dossier::{Label, Reference},
    table::typed,
};

/// Most bytes of a list: fifty thousand people with long names.
pub const MAX_LIST: usize = 8 * 1024 * 1024;
/// Most people in one.
pub const MOST_PEOPLE: usize = 50_000;
/// Most bytes of a cell: anything longer is no code and no name.
const MAX_CELL: usize = 1000;
/// What the column of codes may be called.
const CODES: [&str; 6] = ["code", "briefcode", "referentie", "kenmerk", "reference", "nummer"];
/// What that of names may be called.
const NAMES: [&str; 5] = ["naam", "name", "volledige naam", "bewoner", "klant"];

/// Names by code.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct People(BTreeMap<String, Label>);

/// What came of reading a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadPeople {
    /// Who was understood.
    pub people: People,
    /// The lines that were not, by their number in the file; the first line is 1.
    pub refused: Vec<(u64, NotAPerson)>,
}

/// Why a line says nobody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotAPerson {
    /// There is no code on it.
    NoCode,
    /// There is no name on it.
    NoName,
    /// A cell is longer than any code or name.
    TooLong,
    /// The code stands on an earlier line with another name.
    Twice,
}

/// Why a file is no list at all. Nothing of it is used then.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotAList {
    /// More bytes than [`MAX_LIST`], or more people than [`MOST_PEOPLE`].
    #[error("too large")]
    TooLarge,
    /// It has bytes that stand in no text.
    #[error("not a text")]
    NoText,
}

impl People {
    /// Reads a list with a code and a name on each line, as Excel and client systems write it: between semicolons,
    /// commas or tabs, cells quoted or not, in UTF-8, UTF-16 or Windows-1252, also with the `'` that our own exports
    /// put before a code. Where the first line names the columns it says which they are; else they are the first and the
    /// second.
    ///
    /// # Errors
    /// As [`NotAList`] says. What is wrong with a line stands in [`ReadPeople::refused`].
    pub fn read(file: &[u8]) -> Result<ReadPeople, NotAList> {
        if file.len() > MAX_LIST {
            return Err(NotAList::TooLarge);
        }
        let text = decoded(file).ok_or(NotAList::NoText)?;
        let mut read = ReadPeople { people: People::default(), refused: Vec::new() };
        let (mut code, mut name) = (0, 1);
        for (place, Line { number, cells }) in Lines::of(&text).enumerate() {
            if place == 0
                && let Some(columns) = heading(&cells)
            {
                (code, name) = columns;
                continue;
            }
            if let Err(problem) = read.people.take(cells.get(code), cells.get(name)) {
                read.refused.push((number, problem));
            }
            if read.people.len() + read.refused.len() > MOST_PEOPLE {
                return Err(NotAList::TooLarge);
            }
        }
        Ok(read)
    }

    fn take(&mut self, code: Option<&Cell>, name: Option<&Cell>) -> Result<(), NotAPerson> {
        let text = |cell: Option<&Cell>, missing: NotAPerson| match cell {
            Some(Cell(Some(text))) if !text.trim().is_empty() => Ok(typed(text).to_string()),
            Some(Cell(None)) => Err(NotAPerson::TooLong),
            _ => Err(missing),
        };
        let code = text(code, NotAPerson::NoCode)?;
        let name = text(name, NotAPerson::NoName)?;
        let key = key(&code).ok_or(NotAPerson::NoCode)?;
        let name = Label::cleaned(&name).ok_or(NotAPerson::NoName)?;
        match self.0.get(&key) {
            Some(known) if *known != name => Err(NotAPerson::Twice),
            _ => {
                self.0.insert(key, name);
                Ok(())
            }
        }
    }

    /// The name behind a code, however the code is written.
    pub fn name(&self, code: &Label) -> Option<&Label> {
        // Most desks have no list.
        if self.0.is_empty() { None } else { self.0.get(&key(code.as_str())?) }
    }

    /// This list with the names of another for codes that it lacks. Nothing where the two are more than a list can hold.
    pub fn with(&self, other: &People) -> Option<People> {
        let mut both = other.clone();
        both.0.extend(self.0.clone());
        both.fits().then_some(both)
    }

    /// Whether it is no larger than a list that is read from a file.
    pub(super) fn fits(&self) -> bool {
        let bytes: usize = self.0.iter().map(|(code, name)| code.len() + name.as_str().len()).sum();
        self.len() <= MOST_PEOPLE && bytes <= MAX_LIST
    }

    /// Takes away the names for these codes, but for those of the codes that stay.
    pub fn forget<'a>(
        &mut self,
        codes: impl IntoIterator<Item = &'a Label>,
        staying: impl IntoIterator<Item = &'a Label>,
    ) {
        let keys = |code: &Label| key(code.as_str());
        let mut gone: BTreeSet<String> = codes.into_iter().filter_map(keys).collect();
        staying.into_iter().filter_map(keys).for_each(|code| _ = gone.remove(&code));
        gone.iter().for_each(|code| _ = self.0.remove(code));
    }

    /// How many.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is nobody.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Under what a code is found, however it is written: a code of a letter as it is printed, anything else as a label in
/// small letters.
pub(super) fn key(code: &str) -> Option<String> {
    match Reference::parse(code) {
        Ok(reference) => Some(reference.to_string()),
        Err(_) => Label::cleaned(code).map(|label| label.as_str().to_lowercase()),
    }
}

/// The columns of codes and names, where a line names columns and nobody. A code without a digit is rare, and a heading
/// with one too.
fn heading(cells: &[Cell]) -> Option<(usize, usize)> {
    let names: Vec<String> =
        cells.iter().map(|Cell(text)| text.as_deref().unwrap_or_default().trim().to_lowercase()).collect();
    let place = |known: &[&str]| names.iter().position(|name| known.contains(&name.as_str()));
    match (place(&CODES), place(&NAMES)) {
        (Some(code), Some(name)) => Some((code, name)),
        // Called something else: then they stand in front.
        _ => {
            let first = names.first()?;
            let is_code = Reference::parse(first).is_ok() || first.contains(|c: char| c.is_numeric());
            (!is_code && !first.is_empty()).then_some((0, 1))
        }
    }
}

/// A cell; nothing where it is longer than any that we want.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Cell(Option<String>);

struct Line {
    number: u64,
    cells: Vec<Cell>,
}

/// The lines of a table that are not empty.
struct Lines<'a> {
    reader: Reader,
    left: &'a [u8],
    ended: bool,
}

impl<'a> Lines<'a> {
    fn of(text: &'a str) -> Lines<'a> {
        let first = text.lines().next().unwrap_or_default();
        let separator = [b';', b'\t', b','].into_iter().find(|it| first.as_bytes().contains(it));
        let reader = ReaderBuilder::new().delimiter(separator.unwrap_or(b';')).build();
        Lines { reader, left: text.as_bytes(), ended: false }
    }

    /// The next cell, and whether it is the last of its line; nothing behind the last.
    fn cell(&mut self) -> Option<(Cell, bool)> {
        let mut content = Vec::new();
        let mut is_long = false;
        let mut part = [0; 256];
        loop {
            let (result, read, written) = self.reader.read_field(self.left, &mut part);
            self.left = &self.left[read..];
            if content.len() + written > MAX_CELL {
                is_long = true;
            } else {
                content.extend_from_slice(&part[..written]);
            }
            match result {
                // Nothing left tells the reader that the text ends here.
                ReadFieldResult::InputEmpty | ReadFieldResult::OutputFull => {}
                ReadFieldResult::Field { record_end } => {
                    let text = String::from_utf8_lossy(&content).into_owned();
                    return Some((Cell((!is_long).then_some(text)), record_end));
                }
                ReadFieldResult::End => return None,
            }
        }
    }
}

impl Iterator for Lines<'_> {
    type Item = Line;

    fn next(&mut self) -> Option<Line> {
        while !self.ended {
            // What the reader skips before the line are empty lines.
            let blank = self.left.iter().take_while(|byte| matches!(byte, b'\r' | b'\n'));
            let skipped = blank.filter(|byte| **byte == b'\n').count() as u64;
            let number = self.reader.line() + skipped;
            let mut cells = Vec::new();
            loop {
                let Some((cell, is_last)) = self.cell() else {
                    self.ended = true;
                    break;
                };
                cells.push(cell);
                if is_last {
                    break;
                }
            }
            if cells.iter().any(|Cell(text)| text.as_ref().is_none_or(|text| !text.trim().is_empty())) {
                return Some(Line { number, cells });
            }
        }
        None
    }
}

/// The text of a file, whatever program for Windows wrote it; nothing where it is no text.
fn decoded(file: &[u8]) -> Option<Cow<'_, str>> {
    if let Some(pairs) = file.strip_prefix(b"\xFF\xFE") {
        // What Excel calls Unicode.
        let units = pairs.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
        return char::decode_utf16(units)
            .collect::<Result<String, _>>()
            .ok()
            .and_then(without_nul)
            .map(Cow::Owned);
    }
    let file = file.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(file);
    if file.contains(&0) {
        return None;
    }
    match std::str::from_utf8(file) {
        Ok(text) => Some(Cow::Borrowed(text)),
        Err(_) => Some(Cow::Owned(file.iter().map(|byte| windows_1252(*byte)).collect())),
    }
}

fn without_nul(text: String) -> Option<String> {
    (!text.contains('\0')).then_some(text)
}

/// A character of Windows-1252; the five places that it leaves empty as browsers read them.
fn windows_1252(byte: u8) -> char {
    const FROM_80: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}',
        '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9F => FROM_80[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(file: &[u8]) -> ReadPeople {
        People::read(file).expect("a list")
    }

    fn name(people: &People, code: &str) -> Option<String> {
        people.name(&Label::new(code).expect("a label")).map(ToString::to_string)
    }

    #[test]
    fn whatever_stands_between_the_cells() {
        for separator in [";", ",", "\t"] {
            let list =
                format!("\u{FEFF}code{separator}naam\r\nLV-0042{separator}\"Noor \"\"de\"\" Hart\"\r\n");
            let ReadPeople { people, refused } = read(list.as_bytes());
            assert_eq!((people.len(), refused), (1, vec![]), "{separator:?}");
            assert_eq!(name(&people, "LV-0042").as_deref(), Some("Noor \"de\" Hart"));
        }
        let with_comma = read(b"LV-1;Jansen, P.\nLV-2;Bakker, A.\n").people;
        assert_eq!(name(&with_comma, "LV-2").as_deref(), Some("Bakker, A."));
    }

    #[test]
    fn codes_of_letters_are_found_however_they_are_typed() {
        let reference = Reference::parse("7K3M-92QX-R").expect("a code");
        let people = read(b"7k3m 92qx r;Noor\nlv-0042;Piet\n").people;
        assert_eq!(name(&people, &reference.to_string()).as_deref(), Some("Noor"));
        assert_eq!(name(&people, "LV-0042").as_deref(), Some("Piet"));
        assert_eq!(name(&people, "LV-0043"), None);
    }

    #[test]
    fn who_is_deleted_leaves_the_list_unless_the_code_is_needed_still() {
        let label = |code: &str| Label::new(code).expect("a label");
        let mut people = read(b"7k3m 92qx r;Noor\nlv-0042;Piet\nlv-0043;Anna\n").people;
        let (gone, staying) = ([label("7K3M-92QX-R"), label("LV-0042")], [label("lv-0042")]);
        people.forget(&gone, &staying);
        assert_eq!(name(&people, "7K3M-92QX-R"), None);
        assert_eq!(name(&people, "LV-0042").as_deref(), Some("Piet"));
        assert_eq!(people.len(), 2);
    }

    #[test]
    fn of_two_lists_ours_stays_and_together_they_are_no_larger_than_one() {
        let (ours, theirs) = (read(b"lv-1;Noor\n").people, read(b"lv-1;Piet\nlv-2;Anna\n").people);
        let both = ours.with(&theirs).expect("two names");
        assert_eq!((both.len(), name(&both, "LV-1").as_deref()), (2, Some("Noor")));
        let many = |prefix: &str| {
            let lines: String = (0..30_000).map(|n| format!("{prefix}{n};a\n")).collect();
            read(lines.as_bytes()).people
        };
        assert_eq!(many("a-").with(&many("b-")), None);
    }

    #[test]
    fn codes_of_our_own_exports_are_found() {
        // A spreadsheet would have made a number of the first; nothing stands before the second.
        let people = read(b"'0045123;Noor\n'LV-1;Piet\n").people;
        assert_eq!(name(&people, "0045123").as_deref(), Some("Noor"));
        assert_eq!((name(&people, "LV-1"), name(&people, "'LV-1").as_deref()), (None, Some("Piet")));
    }

    #[test]
    fn every_encoding_that_excel_writes() {
        let list = "code;naam\nLV-1;Zoë Çelik – “Café” €";
        let utf16: Vec<u8> =
            [0xFEFF].into_iter().chain(list.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        let windows = b"code;naam\nLV-1;Zo\xEB \xC7elik \x96 \x93Caf\xE9\x94 \x80";
        for file in [list.as_bytes(), &utf16, windows] {
            assert_eq!(name(&read(file).people, "LV-1").as_deref(), Some("Zoë Çelik – “Café” €"));
        }
        assert_eq!(People::read(b"PK\x03\x04\x00\x00;"), Err(NotAList::NoText));
    }

    #[test]
    fn columns_by_their_names_or_else_the_first_two() {
        let named = read(b"Klantnr;Naam;Kenmerk\n1;Noor;LV-1\n").people;
        assert_eq!(name(&named, "LV-1").as_deref(), Some("Noor"));
        let other = read(b"clientsleutel;persoon\nLV-1;Noor\n");
        assert_eq!((other.people.len(), name(&other.people, "LV-1").as_deref()), (1, Some("Noor")));
        assert_eq!(read(b"LV-1;Noor").people.len(), 1, "a first line with a code is somebody");
    }

    #[test]
    fn what_is_not_understood_is_said_by_its_line() {
        let long = "x".repeat(1001);
        let list = format!(
            "code;naam\r\n\r\nLV-1;Noor\r\n;Piet\r\nLV-3;\r\nLV-4\r\nLV-1;Noor\r\nLV-1;Anna\r\nLV-5;\"twee\r\nregels\"\r\nLV-6;{long}\r\n"
        );
        let ReadPeople { people, refused } = read(list.as_bytes());
        let expected = [
            (4, NotAPerson::NoCode),
            (5, NotAPerson::NoName),
            (6, NotAPerson::NoName),
            (8, NotAPerson::Twice),
            (11, NotAPerson::TooLong),
        ];
        assert_eq!(refused, expected);
        assert_eq!(people.len(), 2);
        assert_eq!(name(&people, "LV-5").as_deref(), Some("tweeregels"));
    }

    #[test]
    fn hostile_text_is_cleaned_and_a_list_has_an_end() {
        let people = read("LV-1;<img src=x>\u{202E}=1+1\n".as_bytes()).people;
        assert_eq!(name(&people, "LV-1").as_deref(), Some("<img src=x>=1+1"));
        assert_eq!(People::read(&vec![b'a'; MAX_LIST + 1]), Err(NotAList::TooLarge));
        let many: String = (0..=MOST_PEOPLE).map(|n| format!("LV-{n};a\n")).collect();
        assert_eq!(People::read(many.as_bytes()), Err(NotAList::TooLarge));
        assert_eq!(read(b"").people, People::default());
        assert_eq!(read(b"\"never closed;a\nb").people.len(), 0);
    }
}
