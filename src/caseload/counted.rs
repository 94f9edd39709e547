//! A table of counts: kinds of people, or of things, against moments.

use std::collections::{BTreeSet, HashSet};

use super::{
    figures::definitions,
    groups::{Group, Groups, counted},
    parts::Part,
    row::Row,
    small_numbers::{Cell, Sheet},
};
use crate::{
    diagnose::{Model, model},
    dossier::{Code, Label, RecordId},
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
    /// Nobody may see yet whether there is.
    NotSeen,
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

/// Categories below their parts, as suggested, as decided, and in the caseload.
pub(super) fn categories(sheet: &mut Sheet, groups: &Groups<'_>) -> Table {
    let model = model();
    let Groups { diagnosed, caseload, .. } = groups;
    let undecided = sheet.cell(diagnosed.count(|row| row.decision().is_none()));
    let as_suggested = |row: &Row| Some(row.suggested);
    let suggested = by_category(sheet, model, diagnosed, None, as_suggested);
    let decided = by_category(sheet, model, diagnosed, Some(undecided), |row| {
        row.decision().map(|decision| decision.category)
    });
    let held = by_category(sheet, model, caseload, None, |row| Some(row.category()));
    let find =
        |found: &[(Key, Cell)], key: &Key| found.iter().find(|(own, _)| own == key).map(|(_, cell)| *cell);
    guard_categories(sheet, groups, undecided, [&suggested, &decided, &held]);
    let mut lines: Vec<(Key, Vec<Option<Cell>>)> = suggested
        .iter()
        .map(|(key, cell)| {
            // Nobody decides that too little is known.
            let decided = if *key == Key::Part(Part::Unknown) { None } else { find(&decided, key) };
            (key.clone(), vec![Some(*cell), decided, find(&held, key)])
        })
        .collect();
    lines.push((Key::Undecided, vec![None, Some(undecided), None]));
    let columns = vec![
        (Column::Suggested, diagnosed.total),
        (Column::Decided, diagnosed.total),
        (Column::Caseload, caseload.total),
    ];
    Table { id: TableId::Categories, columns, lines }
}

/// Guards what is suggested and decided against each other and against the caseload, line by line: what stands between
/// them is who is in one group only, who is not decided on, and who got another category than suggested.
fn guard_categories(
    sheet: &mut Sheet,
    groups: &Groups<'_>,
    undecided: Cell,
    [suggested, decided, held]: [&[(Key, Cell)]; 3],
) {
    let model = model();
    let Groups { diagnosed, caseload, only_caseload, only_diagnosed } = groups;
    let is_undecided = |row: &&Row| row.decision().is_none();
    let decided_on: HashSet<RecordId> =
        diagnosed.rows.iter().filter(|row| !is_undecided(row)).map(|row| row.id).collect();
    let waiting = Group::unseen_of(undecided, diagnosed.rows.iter().copied().filter(is_undecided).collect());
    let not_decided_on = caseload.rows.iter().copied().filter(|row| !decided_on.contains(&row.id)).collect();
    let not_decided_on = Group::unseen(sheet, not_decided_on);
    let as_held = |row: &Row| Some(row.category());
    let arrived = by_category(sheet, model, only_caseload, None, as_held);
    let left = by_category(sheet, model, only_diagnosed, None, |row| Some(row.suggested));
    let left_decided = by_category(sheet, model, only_diagnosed, None, as_held);
    let waiting = by_category(sheet, model, &waiting, None, |row| Some(row.suggested));
    let not_decided_on = by_category(sheet, model, &not_decided_on, None, as_held);
    let deviating = diagnosed.count(|row| row.decision().is_some_and(|it| it.category != row.suggested));
    let few_deviate = (1..definitions().small).contains(&deviating);
    let is_nested = groups.are_nested();
    let is_followed = deviating == 0;
    let deviating = sheet.unseen(deviating);

    sheet.tell_beside(undecided, vec![diagnosed.total]);
    // The lines of each are the same, and in the same order.
    for at in 0..suggested.len() {
        let of = |column: &[(Key, Cell)]| column[at].1;
        // Of few who got another category, nothing is told but where everybody is now.
        sheet.tell_beside(of(suggested), vec![of(held), of(&arrived), of(&left), deviating]);
        if is_nested && is_followed {
            sheet.difference(of(held), of(suggested), of(&arrived));
        }
        // Nobody decides that too little is known, and everybody knows that.
        if suggested[at].0 == Key::Part(Part::Unknown) {
            continue;
        }
        sheet.tell_beside(of(decided), vec![diagnosed.total]);
        if !decided_on.is_empty() {
            let beside = vec![of(held), of(&not_decided_on), of(&left_decided), of(&waiting)];
            sheet.tell_beside(of(decided), beside);
            if !few_deviate {
                sheet.tell_beside(of(decided), vec![of(suggested)]);
            }
            if is_nested {
                sheet.difference(of(held), of(decided), of(&not_decided_on));
            }
            if is_followed {
                sheet.difference(of(suggested), of(decided), of(&waiting));
            }
        }
    }
}

fn by_category(
    sheet: &mut Sheet,
    model: &Model,
    group: &Group<'_>,
    undecided: Option<Cell>,
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
        let cell = group.cell(sheet, categories.iter().map(count).sum());
        parts.push(cell);
        cells.push((Key::Part(part), cell));
        // A part of one category says the same in one line.
        if categories.len() > 1 {
            let own: Vec<Cell> =
                categories.iter().map(|category| group.cell(sheet, count(category))).collect();
            sheet.sum(cell, own.clone());
            cells.extend(categories.into_iter().map(Key::Category).zip(own));
        }
    }
    parts.extend(undecided);
    group.sum(sheet, parts);
    cells
}

/// Lines that each person is in exactly one of.
pub(super) fn exclusive(
    sheet: &mut Sheet,
    id: TableId,
    keys: Vec<Key>,
    groups: &Groups<'_>,
    key_of: impl Fn(&Row) -> Key,
) -> Table {
    let columns = groups.all().map(|group| {
        let mut counts = vec![0_u32; keys.len()];
        for row in &group.rows {
            let key = key_of(row);
            if let Some(at) = keys.iter().position(|own| *own == key) {
                counts[at] += 1;
            }
        }
        let cells: Vec<Cell> = counts.into_iter().map(|count| group.cell(sheet, count)).collect();
        group.sum(sheet, cells.clone());
        cells
    });
    beside_each_other(sheet, id, keys, groups, &columns)
}

/// A table of the period and the caseload, given the cells of all four groups.
fn beside_each_other(
    sheet: &mut Sheet,
    id: TableId,
    keys: Vec<Key>,
    groups: &Groups<'_>,
    columns: &[Vec<Cell>; 4],
) -> Table {
    let line = |at: usize| {
        let cells = [0, 1, 2, 3].map(|column: usize| columns[column][at]);
        groups.guard(sheet, cells);
        vec![Some(cells[0]), Some(cells[1])]
    };
    let lines = (0..keys.len()).map(line).collect::<Vec<_>>();
    let columns = vec![(Column::InPeriod, groups.diagnosed.total), (Column::Caseload, groups.caseload.total)];
    Table { id, columns, lines: keys.into_iter().zip(lines).collect() }
}

/// The languages that occur, by their codes: an order by number would tell of hidden ones.
pub(super) fn languages<'a>(rows: impl Iterator<Item = &'a Row>) -> Vec<Key> {
    let found: BTreeSet<&str> = rows.map(|row| row.language.as_str()).collect();
    found.into_iter().map(|code| Key::Language(code.to_string())).collect()
}

/// Reasons for doubt, of which somebody can have more than one.
pub(super) fn doubt(sheet: &mut Sheet, groups: &Groups<'_>) -> Table {
    let reasons = counted(model().doubt_texts.len()) as u8;
    let some_blank = groups.all().iter().any(|group| group.count(|row| row.is_blank) > 0);
    let rest = [Key::NoDoubt].into_iter().chain(some_blank.then_some(Key::NotSeen));
    let keys = std::iter::once(Key::AnyDoubt).chain((0..reasons).map(Key::Doubt)).chain(rest).collect();
    let columns = groups.all().map(|group| {
        let any = group.cell(sheet, group.count(|row| row.doubt != 0));
        let mut rest = vec![group.cell(sheet, group.count(|row| row.doubt == 0 && !row.is_blank))];
        if some_blank {
            rest.push(group.cell(sheet, group.count(|row| row.is_blank)));
        }
        group.sum(sheet, std::iter::once(any).chain(rest.iter().copied()).collect());
        let has = |reason: u8| group.count(|row| row.doubt >> reason & 1 == 1);
        let of_reasons: Vec<Cell> = (0..reasons).map(|reason| group.part(sheet, has(reason), any)).collect();
        guard_overlap(sheet, any, &of_reasons);
        std::iter::once(any).chain(of_reasons).chain(rest).collect()
    });
    beside_each_other(sheet, TableId::Doubt, keys, groups, &columns)
}

/// Guards reasons against how many there are more than people with any: that many have more than one, and where it is
/// few or nobody, the other reasons tell at least how many have the last.
fn guard_overlap(sheet: &mut Sheet, any: Cell, reasons: &[Cell]) {
    let small = definitions().small;
    let more = reasons.iter().map(|reason| sheet.get(*reason)).sum::<u32>() - sheet.get(any);
    let smallest =
        reasons.iter().filter(|reason| sheet.get(**reason) >= small).min_by_key(|it| sheet.get(**it));
    let Some(smallest) = smallest.filter(|_| more < small).copied() else { return };
    let mut beside = vec![sheet.unseen(more)];
    beside.extend(reasons.iter().filter(|reason| sheet.get(**reason) < small));
    sheet.tell_beside(smallest, beside);
}

/// Signals, of which somebody can have more than one: in the period, and in the caseload by how they came about.
pub(super) fn signals(sheet: &mut Sheet, groups: &Groups<'_>) -> Table {
    let Groups { diagnosed, caseload, .. } = groups;
    let count = model().signals.len() as u8;
    let lines = (0..count)
        .map(|signal| {
            let has = |row: &Row| row.signals >> signal & 1 == 1;
            let asked = |row: &Row| row.asked >> signal & 1 == 1;
            let cells = groups.all().map(|group| group.some(sheet, group.count(has)));
            let [in_period, held, ..] = cells;
            let wanted = sheet.cell(caseload.count(asked));
            let attention = sheet.cell(caseload.count(|row| has(row) && !asked(row)));
            sheet.sum(held, vec![wanted, attention]);
            groups.guard(sheet, cells);
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
