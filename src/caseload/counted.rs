//! A table of counts: kinds of people, or of things, against moments.

use std::collections::BTreeSet;

use super::{
    parts::Part,
    row::Row,
    small_numbers::{Cell, Sheet},
};
use crate::{
    diagnose::{Model, model},
    dossier::{Code, Label},
};

/// What the lines of a table tell apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TableId {
    /// Categories, by part of the service.
    Categories,
    /// Steps of the Participatieladder.
    Ladder,
    /// Reasons for doubt; somebody can have more.
    Doubt,
    /// Signals; somebody can have more.
    Signals,
    /// The language of the questionnaire.
    Languages,
    /// At home or in a group.
    Places,
    /// Where outflow goes.
    Outflow,
    /// Steps between two diagnoses.
    Steps,
    /// Moves between parts of the service.
    Moves,
}

/// What a column of a table counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Column {
    /// People with a diagnose in the period, by the suggested category.
    Suggested,
    /// The same people, by the decision.
    Decided,
    /// People with a diagnose in the period.
    InPeriod,
    /// People in the caseload on its day.
    Caseload,
    /// Of the people in the caseload: who asked for help.
    Asked,
    /// Of the people in the caseload: to be talked about.
    Attention,
    /// Things that happened in the period.
    Happened,
}

/// What a line of a table counts.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Key {
    /// A part of the service, with its categories below it.
    Part(Part),
    /// A category, by its place in the questionnaire's list.
    Category(u8),
    /// No decision yet.
    Undecided,
    /// A step, or an unknown one.
    Step(Option<u8>),
    /// Any reason for doubt.
    AnyDoubt,
    /// A reason for doubt, by its bit.
    Doubt(u8),
    /// No reason for doubt.
    NoDoubt,
    /// A signal, by its place in the questionnaire's list.
    Signal(u8),
    /// A language.
    Language(String),
    /// Not in a group.
    Home,
    /// In a group.
    Group,
    /// Outflow to work.
    Work,
    /// To education.
    Education,
    /// To a business of their own.
    Business,
    /// To anything else.
    Other,
    /// A step up or more.
    Rose,
    /// The same step.
    Stayed,
    /// A step down or more.
    Fell,
    /// From one part to another.
    Move(Part, Part),
}

/// Counts by line and column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// What it tells apart.
    pub id: TableId,
    /// What the columns count, each with its total.
    pub columns: Vec<(Column, Cell)>,
    /// A count for each column, where the line has one there.
    pub lines: Vec<(Key, Vec<Option<Cell>>)>,
}

/// People of a column: with a diagnose in the period, or in the caseload.
pub(super) struct Group<'a> {
    pub rows: Vec<&'a Row>,
    pub total: Cell,
}

impl Group<'_> {
    fn count(&self, holds: impl Fn(&Row) -> bool) -> u32 {
        counted(self.rows.iter().filter(|row| holds(row)).count())
    }
}

/// Never more than a tab can hold.
pub(super) fn counted(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// Categories below their parts, as suggested, as decided, and in the caseload.
pub(super) fn categories(sheet: &mut Sheet, diagnosed: &Group<'_>, caseload: &Group<'_>) -> Table {
    let model = model();
    let undecided = diagnosed.count(|row| row.decision().is_none());
    let suggested = by_category(sheet, model, diagnosed, None, |row| Some(row.suggested));
    let decided = by_category(sheet, model, diagnosed, Some(undecided), |row| {
        row.decision().map(|decision| decision.category)
    });
    let held = by_category(sheet, model, caseload, None, |row| Some(row.category()));
    let mut lines: Vec<(Key, Vec<Option<Cell>>)> = suggested
        .into_iter()
        .map(|(key, cell)| {
            let find =
                |found: &[(Key, Cell)]| found.iter().find(|(own, _)| *own == key).map(|(_, cell)| *cell);
            // Nobody decides that too little is known.
            let decided = if key == Key::Part(Part::Unknown) { None } else { find(&decided) };
            let cells = vec![Some(cell), decided, find(&held)];
            (key, cells)
        })
        .collect();
    if let Some((key, cell)) = decided.into_iter().find(|(key, _)| *key == Key::Undecided) {
        lines.push((key, vec![None, Some(cell), None]));
    }
    let columns = vec![
        (Column::Suggested, diagnosed.total),
        (Column::Decided, diagnosed.total),
        (Column::Caseload, caseload.total),
    ];
    Table { id: TableId::Categories, columns, lines }
}

fn by_category(
    sheet: &mut Sheet,
    model: &Model,
    group: &Group<'_>,
    undecided: Option<u32>,
    category: impl Fn(&Row) -> Option<u8>,
) -> Vec<(Key, Cell)> {
    let mut counts = vec![0_u32; model.categories.len()];
    for row in &group.rows {
        if let Some(category) = category(row) {
            counts[usize::from(category)] += 1;
        }
    }
    let mut cells = Vec::new();
    let mut parts = Vec::new();
    for part in Part::ALL {
        let categories = part.categories(model);
        let count = |category: &u8| counts[usize::from(*category)];
        let cell = sheet.cell(categories.iter().map(count).sum());
        parts.push(cell);
        cells.push((Key::Part(part), cell));
        // A part of one category says the same in one line.
        if categories.len() > 1 {
            let own: Vec<Cell> = categories.iter().map(|category| sheet.cell(count(category))).collect();
            sheet.sum(cell, own.clone());
            cells.extend(categories.into_iter().map(Key::Category).zip(own));
        }
    }
    if let Some(undecided) = undecided {
        let cell = sheet.cell(undecided);
        parts.push(cell);
        cells.push((Key::Undecided, cell));
    }
    sheet.sum(group.total, parts);
    cells
}

/// Lines that each person is in exactly one of.
pub(super) fn exclusive(
    sheet: &mut Sheet,
    id: TableId,
    keys: Vec<Key>,
    groups: [(Column, &Group<'_>); 2],
    key_of: impl Fn(&Row) -> Key,
) -> Table {
    let mut lines: Vec<(Key, Vec<Option<Cell>>)> = keys.into_iter().map(|key| (key, Vec::new())).collect();
    for (_, group) in &groups {
        let mut counts = vec![0_u32; lines.len()];
        for row in &group.rows {
            let key = key_of(row);
            if let Some(at) = lines.iter().position(|(own, _)| *own == key) {
                counts[at] += 1;
            }
        }
        let cells: Vec<Cell> = counts.into_iter().map(|count| sheet.cell(count)).collect();
        sheet.sum(group.total, cells.clone());
        for ((_, line), cell) in lines.iter_mut().zip(cells) {
            line.push(Some(cell));
        }
    }
    Table { id, columns: groups.map(|(column, group)| (column, group.total)).to_vec(), lines }
}

/// The languages that occur, most used first.
pub(super) fn languages<'a>(rows: impl Iterator<Item = &'a Row> + Clone) -> Vec<Key> {
    let found: BTreeSet<&str> = rows.clone().map(|row| row.language.as_str()).collect();
    let mut counted: Vec<(usize, &str)> = found
        .into_iter()
        .map(|code| (rows.clone().filter(|row| row.language.as_str() == code).count(), code))
        .collect();
    counted.sort_by_key(|(count, code)| (std::cmp::Reverse(*count), *code));
    counted.into_iter().map(|(_, code)| Key::Language(code.to_string())).collect()
}

/// Reasons for doubt, of which somebody can have more than one.
pub(super) fn doubt(sheet: &mut Sheet, groups: [(Column, &Group<'_>); 2]) -> Table {
    let reasons = counted(model().doubt_texts.len());
    let mut lines = vec![(Key::AnyDoubt, Vec::new())];
    lines.extend((0..reasons).map(|reason| (Key::Doubt(reason as u8), Vec::new())));
    lines.push((Key::NoDoubt, Vec::new()));
    for (_, group) in &groups {
        let any = sheet.cell(group.count(|row| row.doubt != 0));
        let none = sheet.cell(group.count(|row| row.doubt == 0));
        sheet.sum(group.total, vec![any, none]);
        for (key, cells) in &mut lines {
            cells.push(Some(match key {
                Key::AnyDoubt => any,
                Key::Doubt(reason) => sheet.part(group.count(|row| row.doubt >> *reason & 1 == 1), any),
                _ => none,
            }));
        }
    }
    Table { id: TableId::Doubt, columns: groups.map(|(column, group)| (column, group.total)).to_vec(), lines }
}

/// Signals, of which somebody can have more than one: in the period, and in the caseload by how they came about.
pub(super) fn signals(sheet: &mut Sheet, diagnosed: &Group<'_>, caseload: &Group<'_>) -> Table {
    let count = model().signals.len() as u8;
    let lines = (0..count)
        .map(|signal| {
            let has = |row: &Row| row.signals >> signal & 1 == 1;
            let asked = |row: &Row| row.asked >> signal & 1 == 1;
            let in_period = sheet.part(diagnosed.count(has), diagnosed.total);
            let held = sheet.part(caseload.count(has), caseload.total);
            let wanted = sheet.cell(caseload.count(asked));
            let attention = sheet.cell(caseload.count(|row| has(row) && !asked(row)));
            sheet.sum(held, vec![wanted, attention]);
            (Key::Signal(signal), vec![Some(in_period), Some(held), Some(wanted), Some(attention)])
        })
        .collect();
    let columns = vec![
        (Column::InPeriod, diagnosed.total),
        (Column::Caseload, caseload.total),
        (Column::Asked, caseload.total),
        (Column::Attention, caseload.total),
    ];
    Table { id: TableId::Signals, columns, lines }
}

/// Things that happened in the period, each of one kind.
pub(super) fn happened(sheet: &mut Sheet, id: TableId, lines: Vec<(Key, u32)>) -> Table {
    let total = sheet.cell(lines.iter().map(|(_, count)| count).sum());
    let lines: Vec<(Key, Vec<Option<Cell>>)> =
        lines.into_iter().map(|(key, count)| (key, vec![Some(sheet.cell(count))])).collect();
    let parts: Vec<Cell> = lines.iter().filter_map(|(_, cells)| cells[0]).collect();
    if !parts.is_empty() {
        sheet.sum(total, parts);
    }
    Table { id, columns: vec![(Column::Happened, total)], lines }
}

/// Which municipalities and groups occur, for whoever chooses among them.
pub fn choices<'a>(rows: impl IntoIterator<Item = &'a Row>) -> (Vec<Code>, Vec<Label>) {
    let mut gemeenten: BTreeSet<&str> = BTreeSet::new();
    let mut sessions: BTreeSet<&str> = BTreeSet::new();
    for row in rows {
        gemeenten.insert(row.gemeente.as_str());
        sessions.extend(row.session.as_ref().map(Label::as_str));
    }
    let codes = gemeenten.into_iter().filter_map(|code| Code::new(code).ok());
    let labels = sessions.into_iter().filter_map(|label| Label::new(label).ok());
    (codes.collect(), labels.collect())
}
