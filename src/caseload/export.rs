//! Cases for other programs: a spreadsheet for people, JSON Lines for machines. With the answers as they stand after
//! corrections, and what they come to computed anew. Notes stay at the desk. In the spreadsheet a `'` stands before what
//! Excel would compute, and before a typed code, name or session that it would make a number or a date.

use serde::Serialize;

use super::{
    case::Case,
    entry::{Decision, Entry},
    fact::Fact,
    state::State,
};
use crate::{
    calendar::Day,
    diagnose::{Answer, DoubtReason, Level, Outcome, Question, Written, model},
    dossier::{Code, Label, RecordId},
    table::{Cell, Table},
};

/// Cases as a table for Excel, a case a line, as they are added.
pub struct Csv(Table);

impl Csv {
    /// With nothing but the names of the columns.
    pub fn new() -> Csv {
        let mut table = Table::new();
        let questions = model().questions.iter().map(|question| question.id.as_str());
        table.line(COLUMNS.iter().copied().chain(questions).map(Cell::Text));
        Csv(table)
    }

    /// A case more. Where its suggestion is kept back, what the answers come to stays away.
    pub fn add(&mut self, case: &Case, kept_back: bool) {
        row(&mut self.0, case, kept_back);
    }

    /// The text of the file.
    pub fn into_text(self) -> String {
        self.0.into_text()
    }
}

impl Default for Csv {
    fn default() -> Csv {
        Csv::new()
    }
}

/// All of them at once, as [`Csv`] has them; nothing is kept back.
pub fn csv<'a>(cases: impl IntoIterator<Item = &'a Case>) -> String {
    let mut csv = Csv::new();
    cases.into_iter().for_each(|case| csv.add(case, false));
    csv.into_text()
}

/// A case as one line of JSON, with the line's end. Where its suggestion is kept back, what the answers come to stays
/// away.
pub fn json_line(case: &Case, kept_back: bool) -> String {
    let state = case.state();
    let dossier = state.dossier;
    let line = Line {
        id: case.id(),
        reference: dossier.reference.as_ref(),
        name: dossier.name.as_ref(),
        gemeente: &dossier.gemeente,
        session: dossier.session.as_ref(),
        language: &dossier.language,
        completed: dossier.completed,
        satisfaction: dossier.satisfaction,
        versions: state.versions.len(),
        answers: state.answers().with(model()),
        outcome: (!kept_back).then(|| state.outcome()),
        decision: state.decision().map(|(entry, decision)| Decided::of(entry, decision)),
        facts: state.facts.values().copied().collect(),
    };
    serde_json::to_string(&line).expect("a case has no map and no float that JSON lacks") + "\n"
}

/// Everything that is kept of one person, for whoever asks (inzage): their case as it is kept, and beside its fields, in
/// `person`, the name that a list from the client system has for their code. With line breaks, for people.
pub fn insight(case: &Case, person: Option<&Label>) -> String {
    serde_json::to_string_pretty(&Insight { case, person })
        .expect("a case has no map and no float that JSON lacks")
}

#[derive(Serialize)]
struct Insight<'a> {
    #[serde(flatten)]
    case: &'a Case,
    #[serde(skip_serializing_if = "Option::is_none")]
    person: Option<&'a Label>,
}

/// A line of JSON. The answers and the outcome as the exchange format has them.
#[derive(Serialize)]
struct Line<'a> {
    id: RecordId,
    reference: Option<&'a Label>,
    name: Option<&'a Label>,
    gemeente: &'a Code,
    session: Option<&'a Label>,
    language: &'a Code,
    completed: Day,
    satisfaction: Option<u8>,
    versions: usize,
    answers: Written,
    /// Nothing while it is kept back.
    outcome: Option<Outcome>,
    decision: Option<Decided<'a>>,
    facts: Vec<&'a Fact>,
}

#[derive(Serialize)]
struct Decided<'a> {
    category: &'a str,
    onderdeel: &'a str,
    reason: &'a str,
    /// Nothing where there was no suggestion to deviate from.
    deviates: Option<bool>,
    unseen: bool,
    on: Day,
    by: Option<&'a Label>,
}

impl<'a> Decided<'a> {
    fn of(entry: &'a Entry, decision: &'a Decision) -> Decided<'a> {
        let category = model().categories.iter().find(|category| category.id == decision.category);
        Decided {
            category: &decision.category,
            onderdeel: category.map_or("", |category| category.onderdeel.as_str()),
            reason: decision.reason.as_str(),
            deviates: decision.deviates(),
            unseen: decision.unseen,
            on: entry.at.day(),
            by: entry.by.as_ref(),
        }
    }
}

/// The columns before those of the questions. The months are two columns, because Excel reads 3-6 as a date.
const COLUMNS: [&str; 28] = [
    "id",
    "reference",
    "name",
    "completed",
    "gemeente",
    "session",
    "language",
    "filled_in_by",
    "satisfaction",
    "versions",
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
    "decided_category",
    "decided_onderdeel",
    "decided_reason",
    "decided_deviates",
    "decided_unseen",
    "decided_on",
    "decided_by",
    "facts",
];

fn row(table: &mut Table, case: &Case, kept_back: bool) {
    let state = case.state();
    let dossier = state.dossier;
    let outcome = (!kept_back).then(|| state.outcome());
    let outcome = OutcomeCells::of(outcome.as_ref());
    let id = case.id().to_string();
    let completed = dossier.completed.to_string();
    let filled_in_by = filled_in_by(&state);
    let facts = state.facts.values().map(|fact| in_brief(fact)).collect::<Vec<_>>().join(", ");
    let answers: Vec<String> = (0_u8..)
        .zip(&model().questions)
        .map(|(index, question)| answer(question, state.answers().get(index)))
        .collect();
    let decided = state.decision().map(|(entry, decision)| Decided::of(entry, decision));
    let decided_on = decided.as_ref().map(|decided| decided.on.to_string()).unwrap_or_default();
    let of_decision = |cell: fn(&Decided<'_>) -> &'static str| decided.as_ref().map_or("", cell);
    let fixed = [
        Cell::Text(&id),
        typed(dossier.reference.as_ref()),
        typed(dossier.name.as_ref()),
        Cell::Text(&completed),
        Cell::Text(dossier.gemeente.as_str()),
        typed(dossier.session.as_ref()),
        Cell::Text(dossier.language.as_str()),
        text(filled_in_by),
        dossier.satisfaction.map_or(Cell::Empty, |mark| Cell::Number(mark.into())),
        number(state.versions.len()),
    ];
    let after = [
        text(decided.as_ref().map_or("", |decided| decided.category)),
        text(decided.as_ref().map_or("", |decided| decided.onderdeel)),
        text(decided.as_ref().map_or("", |decided| decided.reason)),
        text(of_decision(|decided| decided.deviates.map_or("", yes_or_no))),
        text(of_decision(|decided| yes_or_no(decided.unseen))),
        text(&decided_on),
        typed(decided.as_ref().and_then(|decided| decided.by)),
        text(&facts),
    ];
    let cells = fixed.into_iter().chain(outcome.cells()).chain(after);
    table.line(cells.chain(answers.iter().map(|answer| text(answer))));
}

/// What the answers come to, as it stands in its columns; nothing where it is kept back.
#[derive(Default)]
struct OutcomeCells<'a> {
    category: &'a str,
    onderdeel: &'a str,
    months: Option<(u16, u16)>,
    points: Option<u16>,
    doubt: String,
    ladder: Option<u8>,
    advice: &'a str,
    routes: String,
    signals: String,
}

impl<'a> OutcomeCells<'a> {
    fn of(outcome: Option<&'a Outcome>) -> OutcomeCells<'a> {
        let Some(outcome) = outcome else { return OutcomeCells::default() };
        let signals = outcome.signals.iter().map(|(id, level)| match level {
            Level::Hulpvraag => format!("{id} (hulpvraag)"),
            Level::Aandacht => format!("{id} (aandacht)"),
        });
        OutcomeCells {
            category: &outcome.category,
            onderdeel: &outcome.onderdeel,
            months: outcome.months,
            points: Some(outcome.points),
            doubt: list(outcome.doubt_reasons.iter().map(|reason| reason_code(*reason))),
            ladder: outcome.ladder_step,
            advice: &outcome.advice,
            routes: list(outcome.routes.iter().map(String::as_str)),
            signals: signals.collect::<Vec<_>>().join(", "),
        }
    }

    fn cells(&self) -> [Cell<'_>; 10] {
        let number = |number: Option<u16>| number.map_or(Cell::Empty, |number| Cell::Number(number.into()));
        let months =
            |end: fn((u16, u16)) -> u16| number(self.months.map(end).filter(|months| *months != NO_END));
        [
            text(self.category),
            text(self.onderdeel),
            months(|(from, _)| from),
            months(|(_, to)| to),
            number(self.points),
            text(&self.doubt),
            number(self.ladder.map(u16::from)),
            text(self.advice),
            text(&self.routes),
            text(&self.signals),
        ]
    }
}

/// Months that have no end.
const NO_END: u16 = 999;

fn typed(label: Option<&Label>) -> Cell<'_> {
    label.map_or(Cell::Empty, |label| Cell::Typed(label.as_str()))
}

fn text(text: &str) -> Cell<'_> {
    if text.is_empty() { Cell::Empty } else { Cell::Text(text) }
}

fn number(count: usize) -> Cell<'static> {
    Cell::Number(u32::try_from(count).unwrap_or(u32::MAX))
}

const fn yes_or_no(it_is: bool) -> &'static str {
    if it_is { "ja" } else { "nee" }
}

/// The answer to the question who filled it in.
fn filled_in_by<'a>(state: &State<'_>) -> &'a str {
    let (at, question) = match (0..).zip(&model().questions).find(|(_, question)| question.id == "invulhulp")
    {
        Some(found) => found,
        None => return "",
    };
    match state.answers().get(at) {
        Some(Answer::One(option)) => question.options[usize::from(*option)].id.as_str(),
        _ => "",
    }
}

/// What it is, as the exchange format calls it, and its first and last day, as ISO 8601 writes a span of time.
fn in_brief(fact: &Fact) -> String {
    let value = serde_json::to_value(fact).ok();
    let kind = value.as_ref().and_then(|value| value.as_object()?.keys().next());
    let kind = kind.map_or("", String::as_str);
    match fact.end() {
        Some(end) if end != fact.start() => format!("{kind} {}/{end}", fact.start()),
        _ => format!("{kind} {}", fact.start()),
    }
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
