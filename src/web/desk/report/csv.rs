//! The figures for a spreadsheet: a line for each number, as the report has it.

use super::notes;
use crate::{
    caseload::{Column, Division, FigureId, Figures, Numbers, Part, Shown, Value, definition},
    table::{Cell, Table},
    web::{
        desk::overview::{caption, column_name, key_name, part_name, shown, target},
        texts::figures as text,
    },
};

/// All figures and tables, with small numbers hidden as `numbers` has them.
pub(super) fn csv(figures: &Figures, numbers: &Numbers) -> String {
    let mut lines = Lines { table: Table::new(), numbers };
    lines.table.line(
        [
            text::report_table(),
            text::report_line(),
            text::report_column(),
            text::report_value(),
            text::table_total(),
            text::report_share(),
            text::report_target(),
        ]
        .map(Cell::Text),
    );
    for figure in &figures.figures {
        lines.figure(figure.id, figure.value);
        for (name, count) in notes(figure.id, figures, numbers) {
            lines.note(figure.id, name, count);
        }
    }
    for (name, division) in
        [(text::division_all(), figures.division), (text::division_benefit(), figures.division_benefit)]
    {
        lines.division(name, division);
    }
    for table in &figures.tables {
        for (key, cells) in &table.lines {
            for (cell, (column, total)) in cells.iter().zip(&table.columns) {
                if let Some(cell) = cell {
                    lines.count(caption(table.id), &key_name(key), *column, *cell, *total);
                }
            }
        }
    }
    lines.table.into_text()
}

struct Lines<'a> {
    table: Table,
    numbers: &'a Numbers,
}

/// A count that a spreadsheet reckons with, or a word that it does not.
fn cell(count: Shown, word: &str) -> Cell<'_> {
    match count {
        Shown::Count(count) => Cell::Number(count),
        Shown::Few | Shown::Withheld => Cell::Text(word),
    }
}

/// Ten-thousandths as hundredths of a percent.
fn hundredths(share: Option<u32>) -> Cell<'static> {
    share.map_or(Cell::Empty, |share| Cell::Hundredths(share.into()))
}

impl Lines<'_> {
    fn figure(&mut self, id: FigureId, value: Value) {
        let definition = definition(id);
        let found = value.amount(self.numbers);
        let (part, whole) = match value {
            Value::Share { part, whole } => (Some(self.numbers.of(part)), self.numbers.of(whole)),
            Value::Mean { count, .. } => (None, self.numbers.of(count)),
        };
        let found = match value {
            Value::Share { .. } => hundredths(found),
            // A mark: 7,25 is 72500.
            Value::Mean { .. } => hundredths(found.map(|found| found / 100)),
        };
        let (part_word, whole_word) = (part.map(shown).unwrap_or_default(), shown(whole));
        let target = target(id, value);
        self.table.line([
            Cell::Text(text::report_figures()),
            Cell::Text(&definition.name),
            Cell::Text(&definition.numerator),
            part.map_or(Cell::Empty, |part| cell(part, &part_word)),
            cell(whole, &whole_word),
            found,
            Cell::Text(&target),
        ]);
    }

    fn note(&mut self, id: FigureId, name: &str, count: Shown) {
        self.table.line([
            Cell::Text(text::report_figures()),
            Cell::Text(&definition(id).name),
            Cell::Text(name),
            cell(count, &shown(count)),
            Cell::Empty,
            Cell::Empty,
            Cell::Empty,
        ]);
    }

    fn division(&mut self, name: &str, division: Division) {
        let parts = [Part::Reintegration, Part::Indication, Part::Participation];
        for (part, found) in parts.into_iter().zip(division.parts) {
            let (count, whole) = (self.numbers.of(found), self.numbers.of(division.whole));
            let (word, whole_word) = (shown(count), shown(whole));
            self.table.line([
                Cell::Text(&definition(FigureId::Baseline).name),
                Cell::Text(part_name(part)),
                Cell::Text(name),
                cell(count, &word),
                cell(whole, &whole_word),
                hundredths(self.numbers.share(found, division.whole)),
                Cell::Empty,
            ]);
        }
    }

    fn count(
        &mut self,
        table: &str,
        line: &str,
        column: Column,
        found: crate::caseload::Cell,
        total: crate::caseload::Cell,
    ) {
        let (count, whole) = (self.numbers.of(found), self.numbers.of(total));
        let (word, whole_word) = (shown(count), shown(whole));
        self.table.line([
            Cell::Text(table),
            Cell::Text(line),
            Cell::Text(column_name(column)),
            cell(count, &word),
            cell(whole, &whole_word),
            hundredths(self.numbers.share(found, total)),
            Cell::Empty,
        ]);
    }
}
