//! Tables for a spreadsheet with Dutch settings: semicolons, decimal commas, a byte order mark, CRLF, and a quote before
//! text that it would take for a formula. No `sep=` line, because Excel then forgets the encoding.

use std::fmt::Write;

/// One cell of a [`Table`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cell<'a> {
    /// Always quoted.
    Text(&'a str),
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
                Cell::Text(text) => quoted(&mut self.0, text),
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

/// The text between quotes, with a `'` before what a spreadsheet would compute.
fn quoted(table: &mut String, text: &str) {
    table.push('"');
    if is_formula(text) {
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
