//! Dossiers for other programs: a spreadsheet for people, JSON Lines for machines.

use super::{format::Dossier, label::Label};
use crate::{
    diagnose::{Answer, DoubtReason, Level, Outcome, Question, model},
    table::{Cell, Table},
};

/// The dossiers as a [`Table`] for Excel, a dossier a line, with the outcome computed anew.
pub fn csv<'a>(dossiers: impl IntoIterator<Item = &'a Dossier>) -> String {
    let mut table = Table::new();
    let columns =
        COLUMNS.iter().copied().chain(model().questions.iter().map(|question| question.id.as_str()));
    table.line(columns.map(Cell::Text));
    for dossier in dossiers {
        row(&mut table, dossier);
    }
    table.into_text()
}

/// The dossiers as [`Dossier::to_json`] has them, one a line.
pub fn json_lines<'a>(dossiers: impl IntoIterator<Item = &'a Dossier>) -> String {
    dossiers.into_iter().map(|dossier| dossier.to_json() + "\n").collect()
}

/// The codes of letters with the link of each, as [`csv`] writes a table: for a mail merge.
pub fn letters_csv<'a>(letters: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let mut table = Table::new();
    table.line(["code", "link"].map(Cell::Text));
    for (code, link) in letters {
        table.line([code, link].map(Cell::Text));
    }
    table.into_text()
}

/// The columns before those of the questions. The months are two columns, because Excel reads 3-6 as a date.
const COLUMNS: [&str; 15] = [
    "id",
    "reference",
    "name",
    "completed",
    "gemeente",
    "category",
    "onderdeel",
    "months_from",
    "months_to",
    "points",
    "doubt",
    "ladder",
    "advice",
    "routes",
    "signals",
];

fn row(table: &mut Table, dossier: &Dossier) {
    let outcome = dossier.score();
    let (from, to) = months(&outcome);
    let id = dossier.id.to_string();
    let completed = dossier.completed.to_string();
    let doubt = list(outcome.doubt_reasons.iter().map(|reason| reason_code(*reason)));
    let routes = list(outcome.routes.iter().map(String::as_str));
    let signals = outcome.signals.iter().map(|(id, level)| match level {
        Level::Hulpvraag => format!("{id} (hulpvraag)"),
        Level::Aandacht => format!("{id} (aandacht)"),
    });
    let signals = signals.collect::<Vec<_>>().join(", ");
    let answers: Vec<String> = (0_u8..)
        .zip(&model().questions)
        .map(|(index, question)| answer(question, dossier.answers.get(index)))
        .collect();
    let fixed = [
        Cell::Text(&id),
        typed(dossier.reference.as_ref()),
        typed(dossier.name.as_ref()),
        Cell::Text(&completed),
        Cell::Text(dossier.gemeente.as_str()),
        Cell::Text(&outcome.category),
        Cell::Text(&outcome.onderdeel),
        from,
        to,
        Cell::Number(outcome.points.into()),
        text(&doubt),
        outcome.ladder_step.map_or(Cell::Empty, |step| Cell::Number(step.into())),
        Cell::Text(&outcome.advice),
        text(&routes),
        text(&signals),
    ];
    table.line(fixed.into_iter().chain(answers.iter().map(|answer| text(answer))));
}

fn typed(label: Option<&Label>) -> Cell<'_> {
    text(label.map_or("", Label::as_str))
}

fn text(text: &str) -> Cell<'_> {
    if text.is_empty() { Cell::Empty } else { Cell::Text(text) }
}

/// From and to; no end leaves the second empty.
fn months(outcome: &Outcome) -> (Cell<'static>, Cell<'static>) {
    const NO_END: u16 = 999;
    let cell = |months: u16| {
        if months == NO_END { Cell::Empty } else { Cell::Number(months.into()) }
    };
    outcome.months.map_or((Cell::Empty, Cell::Empty), |(from, to)| (cell(from), cell(to)))
}

fn reason_code(reason: DoubtReason) -> &'static str {
    match reason {
        DoubtReason::Border => "grens",
        DoubtReason::Missing => "ontbrekend",
        DoubtReason::Medical => "medisch",
        DoubtReason::Indication => "indicatie",
        DoubtReason::Contradiction => "tegenstrijdig",
    }
}

fn answer(question: &Question, answer: Option<&Answer>) -> String {
    let id = |option: &u8| question.options[usize::from(*option)].id.as_str();
    match answer {
        None => String::new(),
        Some(Answer::One(option)) => id(option).into(),
        // As in the exchange format: that nothing was chosen is another answer than none.
        Some(Answer::Many(options)) if options.is_empty() => "[]".into(),
        Some(Answer::Many(options)) => list(options.iter().map(id)),
        Some(Answer::DontKnow) => "weet_niet".into(),
        Some(Answer::Refused) => "wil_niet".into(),
    }
}

fn list<'a>(items: impl Iterator<Item = &'a str>) -> String {
    items.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_a_table_of_two_columns() {
        let table =
            letters_csv([("7K3M-92QX-R", "https://voorbeeld.nl/#/brief/x/7K3M-92QX-R"), ("=1", "-1")]);
        let expected = "\u{feff}\"code\";\"link\"\r\n\"7K3M-92QX-R\";\"https://voorbeeld.nl/#/brief/x/7K3M-92QX-R\"\r\n\"'=1\";\"'-1\"\r\n";
        assert_eq!(table, expected);
    }
}
