//! Tables for a spreadsheet with Dutch settings: semicolons, decimal commas, a byte order mark, CRLF, and a `'` before
//! text that it would take for a formula, and before what somebody typed that it would make a number or a date. No `sep=`
//! line, because Excel then forgets the encoding.

use std::fmt::Write;

/// One cell of a [`Table`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cell<'a> {
    /// Always quoted.
    Text(&'a str),
    /// The same, and kept as somebody typed it: Excel makes 45123 of 0045123, and the third of June of 3-6.
    Typed(&'a str),
    /// Never quoted, so that Excel counts with it.
    Number(u32),
    /// A number with two decimals, in hundredths: cents of an amount in euros, hundredths of a percent.
    Hundredths(i64),
    /// Nothing is known.
    Empty,
}

/// A table, line by line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table(String);

impl Default for Table {
    fn default() -> Table {
        Table::new()
    }
}

impl Table {
    /// Without lines yet.
    pub fn new() -> Table {
        Table(String::from('\u{FEFF}'))
    }

    /// A line more.
    pub fn line<'a>(&mut self, cells: impl IntoIterator<Item = Cell<'a>>) {
        for (n, cell) in cells.into_iter().enumerate() {
            if n > 0 {
                self.0.push(';');
            }
            match cell {
                Cell::Text(text) => quoted(&mut self.0, text, is_formula(text)),
                Cell::Typed(text) => quoted(&mut self.0, text, is_changed(text)),
                Cell::Number(number) => write!(self.0, "{number}").expect(NEVER_FAILS),
                Cell::Hundredths(hundredths) => {
                    let sign = if hundredths < 0 { "-" } else { "" };
                    let (whole, rest) = (hundredths.unsigned_abs() / 100, hundredths.unsigned_abs() % 100);
                    write!(self.0, "{sign}{whole},{rest:02}").expect(NEVER_FAILS);
                }
                Cell::Empty => {}
            }
        }
        self.0.push_str("\r\n");
    }

    /// The text of the file.
    pub fn into_text(self) -> String {
        self.0
    }
}

const NEVER_FAILS: &str = "writing to a string does not fail";

/// What somebody typed, from a [`Cell::Typed`] that comes back.
pub fn typed(text: &str) -> &str {
    text.strip_prefix('\'').filter(|typed| is_changed(typed)).unwrap_or(text)
}

/// The text between quotes, with a `'` before it where a spreadsheet would make something else of it.
fn quoted(table: &mut String, text: &str, is_guarded: bool) {
    table.push('"');
    if is_guarded {
        table.push('\'');
    }
    for character in text.chars() {
        if character == '"' {
            table.push('"');
        }
        table.push(character);
    }
    table.push('"');
}

/// Whether a spreadsheet may take text for a formula: by its first character, also behind spaces.
fn is_formula(text: &str) -> bool {
    let first = |text: &str| text.chars().next();
    matches!(first(text.trim_start()), Some('=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠'))
        || matches!(first(text.trim_start_matches(' ')), Some('\t' | '\r' | '\n'))
}

/// Whether a spreadsheet would make something else of what somebody typed.
fn is_changed(text: &str) -> bool {
    is_formula(text) || is_number_or_date(text)
}

/// Most digits that Excel shows as they are; more become 1,2E+12.
const MOST_DIGITS: usize = 11;

/// What Excel reads beside digits as a month, a power of ten or a half of the day.
const BESIDE_DIGITS: [&str; 38] = [
    "jan",
    "januari",
    "january",
    "feb",
    "februari",
    "february",
    "mrt",
    "mar",
    "maart",
    "march",
    "apr",
    "april",
    "mei",
    "may",
    "jun",
    "juni",
    "june",
    "jul",
    "juli",
    "july",
    "aug",
    "augustus",
    "august",
    "sep",
    "sept",
    "september",
    "okt",
    "oct",
    "oktober",
    "october",
    "nov",
    "november",
    "dec",
    "december",
    "e",
    "am",
    "pm",
    "eur",
];
/// What it reads as a truth.
const TRUTHS: [&str; 4] = ["waar", "onwaar", "true", "false"];

/// Whether Excel may read text as a number, a date, a time or a truth, and so show something else.
fn is_number_or_date(text: &str) -> bool {
    let trimmed = text.trim();
    if !trimmed.is_empty() && trimmed.chars().all(|character| character.is_ascii_digit()) {
        let is_plain = trimmed.len() <= MOST_DIGITS && (trimmed == "0" || !trimmed.starts_with('0'));
        return trimmed.len() < text.len() || !is_plain;
    }
    let words: Vec<String> = trimmed
        .split(|it: char| !it.is_alphabetic())
        .filter(|it| !it.is_empty())
        .map(str::to_lowercase)
        .collect();
    let is_between = |it: char| it.is_ascii_digit() || " \u{a0}-/.,:%€$()+".contains(it);
    let has_digit = trimmed.contains(|it: char| it.is_ascii_digit());
    trimmed.chars().all(|it| it.is_alphabetic() || is_between(it))
        && match words.as_slice() {
            [] => has_digit,
            [word] if has_digit => BESIDE_DIGITS.contains(&word.as_str()),
            [word] => TRUTHS.contains(&word.as_str()),
            _ => false,
        }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(cells: &[Cell<'_>]) -> String {
        let mut table = Table::new();
        table.line(cells.iter().copied());
        table.into_text()
    }

    #[test]
    fn text_that_a_spreadsheet_would_compute_gets_a_quote() {
        let formulas = [
            "=1+1", "+31 6", "-5 jaar", "@SUM(A1)", "  =1", "\t1", "\r=1", "\n", "\u{a0}=1", "＝1", "－1",
            "＋1", "＠a",
        ];
        for text in formulas {
            assert_eq!(written(&[Cell::Text(text)]), format!("\u{feff}\"'{text}\"\r\n"), "{text:?}");
        }
        for text in ["Noor", "a=b", "'t Hart", "2-6", "é"] {
            assert_eq!(written(&[Cell::Text(text)]), format!("\u{feff}\"{text}\"\r\n"), "{text:?}");
        }
    }

    #[test]
    fn what_somebody_typed_is_no_number_and_no_date() {
        // Excel with Dutch settings: 45123, 3 June, 3 June 2026, 3 May, 12 March, 1,2E+12, 1200000, 0,5, 10:30, WAAR.
        let changed = [
            "0045123",
            "3-6",
            "3/6/2026",
            "3 mei",
            "mrt-12",
            "1234567890123",
            "12E5",
            "50%",
            "10:30",
            "waar",
            " 12",
            "1.234,50",
            "=1+1",
        ];
        for text in changed {
            assert_eq!(written(&[Cell::Typed(text)]), format!("\u{feff}\"'{text}\"\r\n"), "{text:?}");
            assert_eq!(typed(&format!("'{text}")), text);
        }
        let kept =
            ["0", "45123", "12345678901", "LV-0042", "dinsdag 3 maart", "7K3M-92QX-R", "mei", "'t Hart", ""];
        for text in kept {
            assert_eq!(written(&[Cell::Typed(text)]), format!("\u{feff}\"{text}\"\r\n"), "{text:?}");
            assert_eq!(typed(text), text);
        }
        assert_eq!(typed("'LV-0042"), "'LV-0042", "we put nothing before it");
    }

    #[test]
    fn quotes_are_doubled() {
        assert_eq!(written(&[Cell::Text("de \"baas\"; hij")]), "\u{feff}\"de \"\"baas\"\"; hij\"\r\n");
    }

    #[test]
    fn numbers_are_not_quoted_and_have_a_decimal_comma() {
        let cells = [
            Cell::Number(1_234),
            Cell::Hundredths(123_456),
            Cell::Hundredths(-5),
            Cell::Empty,
            Cell::Hundredths(700),
        ];
        assert_eq!(written(&cells), "\u{feff}1234;1234,56;-0,05;;7,00\r\n");
    }
}
