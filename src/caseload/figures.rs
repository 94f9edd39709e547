//! The figures of the policy papers over many dossiers, each with what is counted and of what.

use std::sync::OnceLock;

use super::{
    counted::{self, Key, Table, TableId},
    definitions::{Definition, Definitions, FigureId},
    fact::{Fact, Onward},
    groups::{Group, Groups, counted},
    parts::Part,
    period::Period,
    persons::{Person, people},
    row::Row,
    shifts::Shifts,
    small_numbers::{Cell, Numbers, Sheet},
    trajecten::Trajecten,
};
use crate::{
    calendar::Day,
    diagnose::model,
    dossier::{Code, Label, RecordId},
};

/// What figures count and aim at in this build.
pub fn definitions() -> &'static Definitions {
    static DEFINITIONS: OnceLock<Definitions> = OnceLock::new();
    DEFINITIONS.get_or_init(|| {
        postcard::from_bytes(include_bytes!(concat!(env!("OUT_DIR"), "/figures.postcard")))
            .expect("build wrote it with the same types")
    })
}

/// What one figure counts and aims at.
pub fn definition(id: FigureId) -> &'static Definition {
    let found = definitions().figures.iter().find(|definition| definition.id == id);
    found.expect("build refuses data in which one is missing")
}

/// The day from which it is known whether outflow on a day lasted.
pub fn outflow_known_on(outflow: Day) -> Day {
    outflow.months_later(definitions().outflow_months)
}

/// Over whom and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// From when to when.
    pub period: Period,
    /// One municipality, or all of them.
    pub gemeente: Option<Code>,
    /// One place, or all of them.
    pub place: Option<Place>,
}

/// Where a questionnaire was filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// Not in a group.
    Home,
    /// In this group.
    Session(Label),
}

impl Asked {
    /// Whether a diagnose is one of those asked for, whenever it was.
    pub fn counts(&self, row: &Row) -> bool {
        self.gemeente.as_ref().is_none_or(|gemeente| *gemeente == row.gemeente)
            && match &self.place {
                None => true,
                Some(Place::Home) => row.session.is_none(),
                Some(Place::Session(session)) => row.session.as_ref() == Some(session),
            }
    }

    /// Municipality and place for the name of a file, each behind a `-`; `home` is what is written for at home.
    pub fn in_file_name(&self, home: &str) -> String {
        let place = self.place.as_ref().map(|place| match place {
            Place::Home => home,
            Place::Session(session) => session.as_str(),
        });
        let words = [self.gemeente.as_ref().map(Code::as_str), place].into_iter().flatten();
        let letters = |words: &str| words.to_lowercase().replace(|it: char| !it.is_alphanumeric(), " ");
        let joined = |words: &str| letters(words).split_whitespace().collect::<Vec<_>>().join("-");
        words.map(joined).filter(|words| !words.is_empty()).map(|words| format!("-{words}")).collect()
    }
}

/// A figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figure {
    /// Which; its definition and target are under [`definition`].
    pub id: FigureId,
    /// What it comes to.
    pub value: Value,
}

/// What a figure comes to. Of a whole of 0 there is no figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value {
    /// How many of how many.
    Share {
        /// Numerator.
        part: Cell,
        /// Denominator.
        whole: Cell,
    },
    /// A sum over how many.
    Mean {
        /// Numerator. Hidden with the count.
        sum: u32,
        /// Denominator.
        count: Cell,
    },
}

impl Value {
    /// How much it is, in ten-thousandths, as far as these numbers tell it.
    pub fn amount(self, numbers: &Numbers) -> Option<u32> {
        match self {
            Value::Share { part, whole } => numbers.share(part, whole),
            Value::Mean { sum, count } => {
                let (sum, count) = (u64::from(sum), u64::from(numbers.count(count)?));
                u32::try_from((sum * 20_000 + count).checked_div(count * 2)?).ok()
            }
        }
    }
}

/// Shares of re-integratie, 2B and participatie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Division {
    /// In the order of the policy papers.
    pub parts: [Cell; 3],
    /// All people, also those of whom too little is known.
    pub whole: Cell,
}

/// What everybody in the caseload is in the middle of; somebody counts in the first that holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// Exempted.
    pub exempted: Cell,
    /// In intake.
    pub intake: Cell,
    /// On a traject.
    pub traject: Cell,
    /// Under examination.
    pub examination: Cell,
    /// None of these; should be 0.
    pub rest: Cell,
}

/// First decisions of the period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deviations {
    /// After the suggestion was seen.
    pub seen: Cell,
    /// Of those: another category.
    pub deviated: Cell,
    /// Before the suggestion was seen.
    pub unseen: Cell,
    /// Of those: another category.
    pub unseen_deviated: Cell,
    /// Where nothing was suggested.
    pub without_suggestion: Cell,
    /// Whether there are enough decisions and suspiciously few deviate.
    pub alarm: bool,
}

/// All figures over a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figures {
    /// Over whom and when.
    pub asked: Asked,
    /// The day of the caseload: the last one of the period, or today where that is still to come.
    pub on: Day,
    /// Every number.
    pub sheet: Sheet,
    /// People in the caseload.
    pub caseload: Cell,
    /// People with a diagnose in the period.
    pub diagnosed: Cell,
    /// People of both whose suggestion may not be seen yet: they count as if too little were known of them.
    pub blank: u32,
    /// In the order of the definitions; without the division, which is no one number.
    pub figures: Vec<Figure>,
    /// The caseload by part of the service.
    pub division: Division,
    /// The same for people who say that they have benefit.
    pub division_benefit: Division,
    /// Sluitende aanpak.
    pub coverage: Coverage,
    /// Who is in the rest of the sluitende aanpak.
    pub uncovered: Vec<RecordId>,
    /// Trajecten to work of the period that ended without blame.
    pub blameless: Cell,
    /// Trajecten to work of which the six months are not over.
    pub outflow_open: Cell,
    /// First decisions.
    pub deviations: Deviations,
    /// Numbers by kind.
    pub tables: Vec<Table>,
}

impl Figures {
    /// Counts. `today` is the day from which is looked back.
    pub fn of<'a>(rows: impl IntoIterator<Item = &'a Row>, asked: &Asked, today: Day) -> Figures {
        let people = people(rows);
        let period = asked.period;
        let on = period.to().min(today);
        let mut sheet = Sheet::default();

        let held: Vec<(&Person<'_>, &Row)> = people
            .iter()
            .filter_map(|person| Some((person, person.latest(on)?)))
            .filter(|(person, row)| asked.counts(row) && !person.has_left(row, on))
            .collect();
        let in_period = |person: &Person<'a>| {
            person.latest(period.to()).filter(|row| period.contains(row.completed) && asked.counts(row))
        };
        let in_period: Vec<&Row> = people.iter().filter_map(in_period).collect();
        let groups = Groups::of(&mut sheet, in_period, held.iter().map(|(_, row)| *row).collect());
        let Groups { diagnosed, caseload, only_diagnosed, .. } = &groups;
        let blank = [caseload, only_diagnosed].map(|group| group.count(|row| row.is_blank)).iter().sum();

        let categories = counted::categories(&mut sheet, &groups);
        let (division, division_benefit) = divisions(&mut sheet, &categories, caseload);
        let (coverage, covered, uncovered) = coverage(&mut sheet, &held, caseload, on);
        let contact = contact(&mut sheet, &held, division.parts[2], on);

        // What happened, to whoever is asked for by their last diagnose of the period.
        let mut happened = Happened::default();
        let mut shifts = Shifts::default();
        for person in &people {
            if person.latest(period.to()).is_some_and(|row| asked.counts(row)) {
                happened.take(person, period);
            }
            shifts.take(model(), person, period, |row| asked.counts(row));
        }
        let exemptions = sheet.cell(happened.exemptions);
        let by_expert = sheet.part(happened.by_expert, exemptions);
        let examinations = sheet.cell(happened.examinations);
        let (outflow, blameless, outflow_open) = trajecten(&mut sheet, happened.to_work);
        let (participation, ..) = trajecten(&mut sheet, happened.participation);
        let steps = counted::happened(&mut sheet, TableId::Steps, shifts.steps());
        let moves = shifts.moves.iter().map(|((from, to), count)| (Key::Move(*from, *to), *count)).collect();
        let moves = counted::happened(&mut sheet, TableId::Moves, moves);
        let same_part = sheet.unseen(shifts.same_part);
        let with_parts = sheet.cell(shifts.same_part + shifts.moved());
        sheet.sum(with_parts, vec![moves.columns[0].1, same_part]);
        let works =
            counted(caseload.rows.iter().filter(|row| row.works && row.on_benefit == Some(true)).count());
        let works = sheet.part(works, caseload.total);
        // Both stand in the report: people on benefit, and those of them who work.
        let idle = sheet.unseen(sheet.get(division_benefit.whole) - sheet.get(works));
        sheet.tell_beside(works, vec![idle]);
        let deviations = deviations(&mut sheet, &people, asked);
        let marks = marks(&people, asked);
        let given = sheet.cell(counted(marks.len()));

        let share = |part, whole| Value::Share { part, whole };
        let value = |id: FigureId| {
            Some(match id {
                FigureId::Baseline => return None,
                FigureId::ClosedApproach => share(covered, caseload.total),
                FigureId::CarefulExemptions => share(by_expert, exemptions),
                FigureId::Examinations => share(examinations, exemptions),
                FigureId::Outflow => outflow,
                FigureId::Participation => participation,
                FigureId::Ladder => share(steps.lines[0].1[0]?, steps.columns[0].1),
                FigureId::Contact => contact,
                FigureId::Satisfaction => Value::Mean { sum: marks.iter().sum(), count: given },
                FigureId::Exempted => share(coverage.exempted, caseload.total),
                FigureId::PartTime => share(works, caseload.total),
                FigureId::Moving => share(moves.columns[0].1, with_parts),
                FigureId::Deviations => share(deviations.deviated, deviations.seen),
            })
        };
        let figures = definitions()
            .figures
            .iter()
            .filter_map(|definition| Some(Figure { id: definition.id, value: value(definition.id)? }))
            .collect();

        let steps_known = (1..=6).map(|step| Key::Step(Some(step))).chain([Key::Step(None)]).collect();
        let languages = counted::languages(caseload.rows.iter().chain(&diagnosed.rows).copied());
        let place = |row: &Row| if row.session.is_some() { Key::Group } else { Key::Home };
        let tables = vec![
            categories,
            counted::exclusive(&mut sheet, TableId::Ladder, steps_known, &groups, |row| {
                Key::Step(row.ladder)
            }),
            counted::doubt(&mut sheet, &groups),
            counted::signals(&mut sheet, &groups),
            counted::exclusive(&mut sheet, TableId::Languages, languages, &groups, |row| {
                Key::Language(row.language.to_string())
            }),
            counted::exclusive(&mut sheet, TableId::Places, vec![Key::Home, Key::Group], &groups, place),
            counted::happened(&mut sheet, TableId::Outflow, happened.onward.lines()),
            steps,
            moves,
        ];
        Figures {
            asked: asked.clone(),
            on,
            caseload: caseload.total,
            diagnosed: diagnosed.total,
            blank,
            figures,
            division,
            division_benefit,
            coverage,
            uncovered,
            blameless,
            outflow_open,
            deviations,
            tables,
            sheet,
        }
    }

    /// The numbers as they may leave the screen: small ones hidden, and whatever gives them away.
    pub fn guarded(&self) -> Numbers {
        self.sheet.guarded(definitions().small)
    }

    /// One figure.
    pub fn figure(&self, id: FigureId) -> Option<Figure> {
        self.figures.iter().find(|figure| figure.id == id).copied()
    }

    /// One table.
    pub fn table(&self, id: TableId) -> Option<&Table> {
        self.tables.iter().find(|table| table.id == id)
    }
}

/// By part of the service: of all people, and of those who say that they have benefit.
fn divisions(sheet: &mut Sheet, categories: &Table, caseload: &Group<'_>) -> (Division, Division) {
    let all = [Part::Reintegration, Part::Indication, Part::Participation];
    let held = |part: Part| {
        let line = categories.lines.iter().find(|(key, _)| *key == Key::Part(part));
        line.and_then(|(_, cells)| cells[2]).expect("every part has a line, with the caseload in it")
    };
    let parts = all.map(held);
    let on_benefit: Vec<&&Row> = caseload.rows.iter().filter(|row| row.on_benefit == Some(true)).collect();
    let of = |part: Part| {
        counted(on_benefit.iter().filter(|row| Part::of(model(), row.category()) == part).count())
    };
    let benefit = Division {
        parts: all.map(|part| sheet.cell(of(part))),
        whole: sheet.cell(counted(on_benefit.len())),
    };
    let division = Division { parts, whole: caseload.total };
    tell_benefit_beside_all(sheet, division, benefit);
    (division, benefit)
}

/// Two divisions of the same people cross: the second is told only where nothing of it needs hiding, nor those without
/// benefit, nor those on benefit of whom too little is known.
fn tell_benefit_beside_all(sheet: &mut Sheet, all: Division, benefit: Division) {
    let cells = |division: Division| division.parts.into_iter().chain([division.whole]);
    let without: Vec<u32> =
        cells(all).zip(cells(benefit)).map(|(all, on)| sheet.get(all) - sheet.get(on)).collect();
    let known: u32 = benefit.parts.iter().map(|part| sheet.get(*part)).sum();
    let unknown = sheet.get(benefit.whole) - known;
    let mut beside: Vec<Cell> = cells(benefit).chain(all.parts).collect();
    beside.extend(without.into_iter().chain([unknown]).map(|count| sheet.unseen(count)));
    for cell in cells(benefit) {
        sheet.tell_beside(cell, beside.clone());
    }
}

/// Sluitende aanpak: everybody in the first group that holds, how many that are together, and who is left.
fn coverage(
    sheet: &mut Sheet,
    held: &[(&Person<'_>, &Row)],
    caseload: &Group<'_>,
    on: Day,
) -> (Coverage, Cell, Vec<RecordId>) {
    let mut counts = [0_u32; 4];
    let mut uncovered = Vec::new();
    for (person, row) in held {
        let kinds: [fn(&Fact) -> bool; 4] = [
            |fact| matches!(fact, Fact::Exemption { .. }),
            |fact| matches!(fact, Fact::Intake { .. }),
            |fact| matches!(fact, Fact::Traject { .. }),
            |fact| matches!(fact, Fact::Examination { .. }),
        ];
        match kinds.iter().position(|kind| person.is_running(on, kind)) {
            Some(at) => counts[at] += 1,
            None => uncovered.push(row.id),
        }
    }
    let [exempted, intake, traject, examination] = counts.map(|count| sheet.cell(count));
    let rest = sheet.cell(counted(uncovered.len()));
    // Covered or not is one line; what of, another below it.
    let covered = sheet.cell(counts.iter().sum());
    sheet.sum(covered, vec![exempted, intake, traject, examination]);
    sheet.sum(caseload.total, vec![covered, rest]);
    (Coverage { exempted, intake, traject, examination, rest }, covered, uncovered)
}

/// People in participatie who were spoken to in the months before a day, that day included.
fn contact(sheet: &mut Sheet, held: &[(&Person<'_>, &Row)], participation: Cell, on: Day) -> Value {
    let since = on.months_ago(definitions().contact_months);
    let spoken = |person: &Person<'_>| {
        person.facts().any(|fact| matches!(fact, Fact::Talk { on: day, .. } if since < *day && *day <= on))
    };
    let takes_part = |row: &Row| Part::of(model(), row.category()) == Part::Participation;
    let count = held.iter().filter(|(person, row)| takes_part(row) && spoken(person)).count();
    Value::Share { part: sheet.part(counted(count), participation), whole: participation }
}

/// What happened to people in a period.
#[derive(Default)]
struct Happened {
    exemptions: u32,
    by_expert: u32,
    examinations: u32,
    to_work: Trajecten,
    participation: Trajecten,
    onward: Outflows,
}

#[derive(Default)]
struct Outflows {
    work: u32,
    education: u32,
    business: u32,
    other: u32,
}

impl Outflows {
    fn lines(&self) -> Vec<(Key, u32)> {
        vec![
            (Key::Work, self.work),
            (Key::Education, self.education),
            (Key::Business, self.business),
            (Key::Other, self.other),
        ]
    }
}

impl Happened {
    fn take(&mut self, person: &Person<'_>, period: Period) {
        for fact in person.facts().filter(|fact| period.contains(fact.start())) {
            match fact {
                Fact::Exemption { by_expert, .. } => {
                    self.exemptions += 1;
                    self.by_expert += u32::from(*by_expert);
                }
                Fact::Examination { .. } => self.examinations += 1,
                Fact::Outflow { to, .. } => match to {
                    Onward::Work => self.onward.work += 1,
                    Onward::Education => self.onward.education += 1,
                    Onward::Business => self.onward.business += 1,
                    Onward::Other => self.onward.other += 1,
                },
                _ => {}
            }
        }
        self.to_work.add(Trajecten::of(person, false, period));
        self.participation.add(Trajecten::of(person, true, period));
    }
}

/// The share of trajecten that led to what they were for; those that ended without blame; those not known yet.
fn trajecten(sheet: &mut Sheet, found: Trajecten) -> (Value, Cell, Cell) {
    let counted = sheet.cell(found.counted());
    let successful = sheet.cell(found.successful);
    let open = sheet.cell(found.open);
    let rest = sheet.unseen(found.counted() - found.successful - found.open);
    sheet.sum(counted, vec![successful, open, rest]);
    let started = sheet.unseen(found.started);
    let blameless = sheet.cell(found.blameless);
    sheet.sum(started, vec![counted, blameless]);
    (Value::Share { part: successful, whole: counted }, blameless, open)
}

/// First decisions of the period on diagnoses that are asked for, whenever those were.
fn deviations(sheet: &mut Sheet, people: &[Person<'_>], asked: &Asked) -> Deviations {
    let [mut seen, mut deviated, mut unseen, mut unseen_deviated, mut nothing] = [0_u32; 5];
    for row in people.iter().flat_map(Person::diagnoses).filter(|row| asked.counts(row)) {
        let Some((first, _)) = row.judged.filter(|(first, _)| asked.period.contains(first.on)) else {
            continue;
        };
        match (first.deviates, first.unseen) {
            (None, _) => nothing += 1,
            (Some(other), false) => {
                seen += 1;
                deviated += u32::from(other);
            }
            (Some(other), true) => {
                unseen += 1;
                unseen_deviated += u32::from(other);
            }
        }
    }
    let Definitions { deviation_alarm, fewest_for_alarm, .. } = definitions();
    let is_low = super::small_numbers::share(deviated, seen).is_some_and(|share| share < *deviation_alarm);
    let (seen_cell, unseen_cell) = (sheet.cell(seen), sheet.cell(unseen));
    Deviations {
        seen: seen_cell,
        deviated: sheet.part(deviated, seen_cell),
        unseen: unseen_cell,
        unseen_deviated: sheet.part(unseen_deviated, unseen_cell),
        without_suggestion: sheet.cell(nothing),
        alarm: seen >= *fewest_for_alarm && is_low,
    }
}

/// The mark of every questionnaire of the period that has one.
fn marks(people: &[Person<'_>], asked: &Asked) -> Vec<u32> {
    let rows = people.iter().flat_map(Person::diagnoses);
    rows.filter(|row| asked.period.contains(row.completed) && asked.counts(row))
        .filter_map(|row| row.satisfaction.map(u32::from))
        .collect()
}
