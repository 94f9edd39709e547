//! Every figure over small caseloads that are counted by hand, beside the line of the policy papers that defines it.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test that fails may stop")]

mod dossier_samples;

use dossier_samples::{dossier, rng};
use opstap::{
    calendar::Day,
    caseload::{
        Asked, Case, Cell, Column, Ended, Ending, Fact, FigureId, Figures, Judged, Key, Moment, Onward, Part,
        Period, Place, Row, TableId, Value, definition, definitions, unlinked,
    },
    diagnose::model,
    dossier::{Code, Label, RecordId},
};

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn half_year() -> Period {
    Period::new(day("2026-01-01"), day("2026-06-30")).unwrap()
}

fn asked() -> Asked {
    Asked { period: half_year(), gemeente: None, place: None }
}

fn category(id: &str) -> u8 {
    model().categories.iter().position(|category| category.id == id).unwrap() as u8
}

/// The row of a persona, with an id of its own.
fn persona(n: u8, id: u8) -> Row {
    let case = Case::new(dossier(n - 1), Moment::midnight(day("2026-03-04")), &mut rng());
    Row { id: RecordId::from_bytes([id; 16]), ..Row::of(&case) }
}

/// P08 (suggested 2A, step 3), completed on 4 March 2026, with these facts.
fn with(id: u8, facts: &[Fact]) -> Row {
    Row { facts: facts.to_vec(), ..persona(8, id) }
}

fn figures(rows: &[Row]) -> Figures {
    Figures::of(rows, &asked(), day("2026-11-25"))
}

/// Numerator and denominator.
fn counts(figures: &Figures, id: FigureId) -> (u32, u32) {
    match figures.figure(id).unwrap().value {
        Value::Share { part, whole } => (figures.sheet.get(part), figures.sheet.get(whole)),
        Value::Mean { sum, count } => (sum, figures.sheet.get(count)),
    }
}

fn amount(figures: &Figures, id: FigureId) -> Option<u32> {
    figures.figure(id).unwrap().value.amount(&figures.sheet.open())
}

fn line(figures: &Figures, id: TableId, key: &Key) -> Vec<u32> {
    let table = figures.table(id).unwrap();
    let (_, cells) = table.lines.iter().find(|(own, _)| own == key).unwrap();
    cells.iter().map(|cell| cell.map_or(u32::MAX, |cell| figures.sheet.get(cell))).collect()
}

fn traject(start: &str, end: Option<(&str, Ending)>, participation: bool) -> Fact {
    let end = end.map(|(on, how)| Ended { on: day(on), how });
    Fact::Traject { name: Label::new("Academie").unwrap(), participation, start: day(start), end }
}

fn exemption(from: &str, until: &str, by_expert: bool) -> Fact {
    Fact::Exemption { from: day(from), until: day(until), partial: false, by_expert }
}

fn outflow(on: &str, lasted: Option<bool>) -> Fact {
    Fact::Outflow { on: day(on), to: Onward::Work, lasted }
}

/// "share of re-integratie, 2B, participatie in the caseload; 2018: 42%, 6%, 52% of all"
#[test]
fn the_division_of_the_caseload_goes_by_the_decision_and_else_by_the_suggestion() {
    // P01 1A, P04 1B, P08 2A, P17 2B, P13 3A, P15 3B, P23 unknown.
    let mut rows: Vec<Row> = [1, 4, 8, 17, 13, 15, 23].into_iter().map(|n| persona(n, n)).collect();
    let decided = Judged {
        category: category("3A"),
        suggested: category("1A"),
        deviates: Some(true),
        unseen: false,
        on: day("2026-03-10"),
    };
    rows[0].judged = Some((decided, decided));
    let figures = figures(&rows);
    let parts = figures.division.parts.map(|cell| figures.sheet.get(cell));
    assert_eq!(parts, [2, 1, 3]);
    assert_eq!(figures.sheet.get(figures.division.whole), 7);
    // 2 of 7 is 28.57%.
    let [reintegration, ..] = figures.division.parts;
    assert_eq!(figures.sheet.open().share(reintegration, figures.division.whole), Some(2857));
    // Suggested, decided, caseload.
    let of = |key: Key| line(&figures, TableId::Categories, &key);
    assert_eq!(of(Key::Category(category("1A"))), [1, 0, 0]);
    assert_eq!(of(Key::Category(category("3A"))), [1, 1, 2]);
    assert_eq!(of(Key::Part(Part::Participation)), [2, 1, 3]);
    assert_eq!(of(Key::Part(Part::Unknown)), [1, u32::MAX, 1]);
    assert_eq!(of(Key::Undecided), [u32::MAX, 6, u32::MAX]);
    assert_eq!(definitions().baseline.all, [4200, 600, 5200]);
    assert_eq!(definitions().baseline.benefit, [4200, 400, 5300]);
}

/// "A setting lets a share of dossiers be judged before the suggestion is shown": where that is every one, no number of
/// a caseload of two may tell what is suggested.
#[test]
fn what_is_to_be_judged_first_is_counted_without_its_suggestion() {
    // P14 3A without doubt, which was decided on; P09 2A, on the border.
    let decided = Judged {
        category: category("3A"),
        suggested: category("3A"),
        deviates: Some(false),
        unseen: true,
        on: day("2026-03-10"),
    };
    let known = Row { judged: Some((decided, decided)), revealed: true, ..persona(14, 1) };
    let rows = [known, Row { revealed: false, ..persona(9, 2) }];
    let of = |one_in: u8| {
        figures(&rows.iter().map(|row| row.for_figures(one_in).into_owned()).collect::<Vec<_>>())
    };
    let (all, kept) = (of(0), of(1));
    assert_eq!([all.blank, kept.blank], [0, 1]);
    assert_eq!([all.caseload, kept.caseload].map(|cell| all.sheet.get(cell)), [2, 2]);
    let unknown = Key::Part(Part::Unknown);
    assert_eq!(line(&all, TableId::Categories, &unknown), [0, u32::MAX, 0]);
    assert_eq!(line(&kept, TableId::Categories, &unknown), [1, u32::MAX, 1]);
    assert_eq!(line(&kept, TableId::Categories, &Key::Category(category("3A"))), [1, 1, 1]);
    assert_eq!(line(&all, TableId::Doubt, &Key::AnyDoubt), [1, 1]);
    assert_eq!(line(&kept, TableId::Doubt, &Key::AnyDoubt), [0, 0]);
    assert_eq!(line(&kept, TableId::Doubt, &Key::NoDoubt), [1, 1]);
    assert_eq!(line(&kept, TableId::Doubt, &Key::NotSeen), [1, 1]);
    assert!(all.table(TableId::Doubt).unwrap().lines.iter().all(|(key, _)| *key != Key::NotSeen));
    assert_eq!(line(&kept, TableId::Ladder, &Key::Step(None)), [1, 1]);
    // Another suggestion would have given the same numbers.
    let other = [rows[0].clone(), Row { revealed: false, ..persona(1, 2) }];
    let other = figures(&other.iter().map(|row| row.for_figures(1).into_owned()).collect::<Vec<_>>());
    for id in [TableId::Categories, TableId::Ladder, TableId::Doubt] {
        for (key, _) in &kept.table(id).unwrap().lines {
            assert_eq!(line(&other, id, key), line(&kept, id, key), "{key:?}");
        }
    }
}

#[test]
fn of_people_with_benefit_only_those_who_say_so() {
    let mut rows = vec![persona(1, 1), persona(8, 2), persona(13, 3)];
    rows[0].on_benefit = Some(false);
    rows[1].on_benefit = None;
    let figures = figures(&rows);
    assert_eq!(figures.division_benefit.parts.map(|cell| figures.sheet.get(cell)), [0, 0, 1]);
    assert_eq!(figures.sheet.get(figures.division_benefit.whole), 1);
    // P29 returns to work without benefit, P08 has had it for one to three years.
    assert_eq!(persona(29, 1).on_benefit, Some(false));
    assert_eq!(persona(8, 1).on_benefit, Some(true));
}

/// "caseload minus exempted, minus in intake, minus on a traject, minus under examination; the rest should be 0"
#[test]
fn everybody_is_in_the_first_group_that_holds_and_the_rest_is_named() {
    let intake = |done: Option<&str>| Fact::Intake { from: day("2026-06-01"), done: done.map(day) };
    let examination = Fact::Examination { ordered: day("2026-05-01"), done: None };
    let rows = [
        // Ends on the day of the caseload: still exempted. Also on a traject: counted once.
        with(1, &[exemption("2026-01-01", "2026-06-30", true), traject("2026-02-01", None, false)]),
        // Ended the day before, and nothing else.
        with(2, &[exemption("2026-01-01", "2026-06-29", true)]),
        with(3, &[intake(None)]),
        with(4, &[intake(Some("2026-06-08"))]),
        with(5, &[traject("2025-11-01", None, true)]),
        // Two facts: the intake is done, the examination goes on.
        with(6, &[intake(Some("2026-06-08")), examination]),
        // Ended on the last day: no longer on it at the end of that day.
        with(7, &[traject("2026-02-01", Some(("2026-06-30", Ending::Finished)), false)]),
        // Begins after the period.
        with(8, &[traject("2026-07-01", None, false)]),
    ];
    let figures = figures(&rows);
    let coverage = figures.coverage;
    let get = |cell: Cell| figures.sheet.get(cell);
    let found = [coverage.exempted, coverage.intake, coverage.traject, coverage.examination, coverage.rest];
    assert_eq!(found.map(get), [1, 1, 1, 1, 4]);
    assert_eq!(counts(&figures, FigureId::ClosedApproach), (4, 8));
    let ids = |ids: &[u8]| ids.iter().map(|id| RecordId::from_bytes([*id; 16])).collect::<Vec<_>>();
    assert_eq!(figures.uncovered, ids(&[2, 4, 7, 8]));
    assert_eq!(counts(&figures, FigureId::Exempted), (1, 8));
    assert_eq!(definition(FigureId::ClosedApproach).target, Some(10_000));
}

/// "exemptions assessed by an external expert / all exemptions; examinations ordered >= exemptions; 95%"
#[test]
fn exemptions_of_the_period_and_the_examinations_beside_them() {
    let ordered = |on: &str| Fact::Examination { ordered: day(on), done: None };
    let rows = [
        with(1, &[exemption("2026-01-01", "2026-12-31", true), ordered("2025-12-20")]),
        with(2, &[exemption("2026-06-30", "2026-12-31", true), ordered("2026-06-30")]),
        with(3, &[exemption("2026-03-01", "2026-08-31", false)]),
        // Two of the same person are two exemptions.
        with(4, &[exemption("2026-01-15", "2026-02-15", true), exemption("2026-04-01", "2026-05-01", true)]),
        // Of the half-year before.
        with(5, &[exemption("2025-12-31", "2026-12-31", false)]),
        with(6, &[ordered("2026-07-01")]),
    ];
    let figures = figures(&rows);
    assert_eq!(counts(&figures, FigureId::CarefulExemptions), (4, 5));
    assert_eq!(amount(&figures, FigureId::CarefulExemptions), Some(8000));
    assert_eq!(counts(&figures, FigureId::Examinations), (1, 5));
    assert_eq!(definition(FigureId::CarefulExemptions).target, Some(9500));
    assert_eq!(definition(FigureId::Examinations).target, Some(10_000));
}

/// "trajecten with successful outflow / (started trajecten minus those ended without blame)"
#[test]
fn outflow_belongs_to_the_last_traject_before_it() {
    let finished = Some(("2026-04-30", Ending::Finished));
    let rows = [
        // Successful.
        with(1, &[traject("2026-01-01", finished, false), outflow("2026-05-01", Some(true))]),
        // The six months are not over.
        with(2, &[traject("2026-02-01", finished, false), outflow("2026-05-01", None)]),
        // It did not last.
        with(3, &[traject("2026-02-01", finished, false), outflow("2026-05-01", Some(false))]),
        // Ended without blame: out of the sum, whatever followed.
        with(
            4,
            &[
                traject("2026-02-01", Some(("2026-03-01", Ending::Blameless)), false),
                outflow("2026-05-01", Some(true)),
            ],
        ),
        // Ended by their own doing: in the sum, never successful.
        with(
            5,
            &[
                traject("2026-02-01", Some(("2026-03-01", Ending::Culpable)), false),
                outflow("2026-05-01", Some(true)),
            ],
        ),
        // Two trajecten: the outflow is of the second.
        with(
            6,
            &[
                traject("2026-01-01", Some(("2026-02-01", Ending::Finished)), false),
                traject("2026-03-01", None, false),
                outflow("2026-05-01", Some(true)),
            ],
        ),
        // Across the border of the period: of the period in which it began.
        with(7, &[traject("2025-12-31", None, false), outflow("2026-05-01", Some(true))]),
        with(8, &[traject("2026-06-30", None, false)]),
        // Outflow before the traject is none of its own; a traject of participatie is none to work.
        with(9, &[outflow("2026-01-15", Some(true)), traject("2026-02-01", None, false)]),
        with(10, &[traject("2026-02-01", None, true), outflow("2026-05-01", Some(true))]),
    ];
    // Started: 1, 2, 3, 4, 5, 6 twice, 8, 9 = 9; without the blameless one 8. Successful: 1 and 6.
    let figures = figures(&rows);
    assert_eq!(counts(&figures, FigureId::Outflow), (2, 8));
    assert_eq!(figures.sheet.get(figures.blameless), 1);
    assert_eq!(figures.sheet.get(figures.outflow_open), 1);
    // Everything that happened in the period, lasting or not: all but of row 8.
    assert_eq!(line(&figures, TableId::Outflow, &Key::Work), [9]);
    assert!(definition(FigureId::Outflow).target.is_none());
}

/// "participation trajecten that led to an activity / (started minus ended without blame); 25%"
#[test]
fn an_activity_belongs_to_the_last_traject_of_participatie_before_it() {
    let active = |from: &str, active: Option<&str>| Fact::Participation {
        form: 1,
        from: day(from),
        partner: None,
        active: active.map(day),
    };
    let rows = [
        with(1, &[traject("2026-01-01", None, true), active("2026-01-01", Some("2026-03-01"))]),
        with(2, &[traject("2026-01-01", None, true), active("2026-01-01", None)]),
        with(3, &[traject("2026-01-01", Some(("2026-02-01", Ending::Blameless)), true)]),
        with(4, &[traject("2026-01-01", Some(("2026-02-01", Ending::Culpable)), true)]),
        // Active long before.
        with(5, &[active("2025-01-01", Some("2025-03-01")), traject("2026-01-01", None, true)]),
        with(6, &[traject("2026-01-01", None, false), active("2026-01-01", Some("2026-03-01"))]),
    ];
    let figures = figures(&rows);
    assert_eq!(counts(&figures, FigureId::Participation), (1, 4));
    assert_eq!(amount(&figures, FigureId::Participation), definition(FigureId::Participation).target);
}

/// "people who rose, stayed, fell a step between two diagnoses"; "people moving between parts"
#[test]
fn two_diagnoses_of_one_person_are_one_person_and_the_latest_counts() {
    // P15 (3B, step 1) in March, then P08 (2A, step 3) in June.
    let first = persona(15, 1);
    let second = Row { completed: day("2026-06-01"), follows: Some(first.id), ..persona(8, 2) };
    // P28 (2A, step 4), then P13 (3A, step 2), then P13 again after the period.
    let third = Row { completed: day("2025-03-04"), ..persona(28, 3) };
    let fourth = Row { follows: Some(third.id), ..persona(13, 4) };
    let fifth = Row { completed: day("2026-07-01"), follows: Some(fourth.id), ..persona(13, 5) };
    // The same step, the same part.
    let sixth = Row { completed: day("2025-03-04"), ..persona(1, 6) };
    let seventh = Row { follows: Some(sixth.id), ..persona(4, 7) };
    // A step that is not known, a category that is not known.
    let eighth = Row { completed: day("2025-03-04"), ..persona(23, 8) };
    let ninth = Row { ladder: None, follows: Some(eighth.id), ..persona(1, 9) };
    // Follows what was removed.
    let tenth = Row { follows: Some(RecordId::from_bytes([99; 16])), ..persona(1, 10) };
    let rows = [seventh, first, second, third, fourth, fifth, sixth, eighth, ninth, tenth];
    let figures = figures(&rows);
    assert_eq!(figures.sheet.get(figures.caseload), 5);
    assert_eq!(figures.sheet.get(figures.diagnosed), 5);
    assert_eq!(line(&figures, TableId::Steps, &Key::Rose), [1]);
    assert_eq!(line(&figures, TableId::Steps, &Key::Stayed), [1]);
    assert_eq!(line(&figures, TableId::Steps, &Key::Fell), [1]);
    assert_eq!(counts(&figures, FigureId::Ladder), (1, 3));
    assert_eq!(counts(&figures, FigureId::Moving), (2, 3));
    let moved = |from, to| line(&figures, TableId::Moves, &Key::Move(from, to));
    assert_eq!(moved(Part::Participation, Part::Reintegration), [1]);
    assert_eq!(moved(Part::Reintegration, Part::Participation), [1]);
}

#[test]
fn who_has_the_code_of_an_earlier_diagnose_and_is_not_linked_may_be_counted_twice() {
    let coded = |id: u8, code: &str, completed: &str| Row {
        reference: Label::cleaned(code),
        completed: day(completed),
        ..persona(1, id)
    };
    let none = |id: u8| Row { reference: None, ..persona(1, id) };
    let follows = |row: Row, id: u8| Row { follows: Some(RecordId::from_bytes([id; 16])), ..row };
    let rows = [
        // Two that are not linked, however the code is written.
        coded(2, "lv-0042", "2026-03-01"),
        coded(1, "LV-0042", "2026-01-01"),
        // Linked, and a third of the same code that is not; what follows that third is theirs.
        coded(3, "LV-1", "2025-01-01"),
        follows(coded(4, "LV-1", "2025-06-01"), 3),
        coded(5, "LV-1", "2026-01-01"),
        follows(coded(6, "LV-1", "2026-02-01"), 5),
        // Codes of their own, and none.
        coded(7, "LV-2", "2026-01-01"),
        none(8),
        none(9),
    ];
    let found: Vec<RecordId> = unlinked(&rows).into_iter().map(|row| row.id).collect();
    assert_eq!(found, [5, 2].map(|id| RecordId::from_bytes([id; 16])));
}

#[test]
fn two_that_follow_each_other_end_nothing_but_the_count() {
    let one = Row { follows: Some(RecordId::from_bytes([2; 16])), ..persona(1, 1) };
    let other = Row { follows: Some(RecordId::from_bytes([1; 16])), ..persona(8, 2) };
    let itself = Row { follows: Some(RecordId::from_bytes([3; 16])), ..persona(8, 3) };
    let figures = figures(&[one, other, itself]);
    assert_eq!(figures.sheet.get(figures.caseload), 2);
    // Of one day the id decides: from P01 on step 2 to P08 on step 3.
    assert_eq!(counts(&figures, FigureId::Ladder), (1, 1));
}

/// "people in participatie spoken to in the last 12 months; all"
#[test]
fn contact_is_of_people_in_participatie_in_the_twelve_months_up_to_the_last_day() {
    let talk = |on: &str| vec![Fact::Talk { on: day(on), in_person: false }];
    let of = |id: u8, facts: Vec<Fact>| Row { facts, ..persona(13, id) };
    let rows = [
        of(1, talk("2026-06-30")),
        of(2, talk("2025-07-01")),
        // A year and a day ago, and a day too late.
        of(3, talk("2025-06-30")),
        of(4, talk("2026-07-01")),
        of(5, Vec::new()),
        // In re-integratie.
        with(6, &talk("2026-06-01")),
    ];
    let figures = figures(&rows);
    assert_eq!(counts(&figures, FigureId::Contact), (2, 5));
    assert_eq!(definition(FigureId::Contact).target, Some(10_000));
}

/// "mean of the 1-10 question; 7.0"
#[test]
fn satisfaction_is_the_mean_of_every_mark_in_the_period() {
    let mark = |id: u8, satisfaction: Option<u8>, completed: &str| Row {
        satisfaction,
        completed: day(completed),
        ..persona(1, id)
    };
    let mut rows = vec![
        mark(1, Some(6), "2026-01-01"),
        mark(2, Some(8), "2026-06-30"),
        mark(3, None, "2026-03-01"),
        mark(4, Some(1), "2026-07-01"),
        mark(5, Some(9), "2026-03-01"),
    ];
    // A second questionnaire of the same person has a mark of its own.
    rows[4].follows = Some(rows[0].id);
    let figures = figures(&rows);
    assert_eq!(counts(&figures, FigureId::Satisfaction), (23, 3));
    // 7.6667.
    assert_eq!(amount(&figures, FigureId::Satisfaction), Some(76_667));
    assert_eq!(definition(FigureId::Satisfaction).target, Some(70_000));
}

/// "share of exemptions, of part-time work"
#[test]
fn part_time_work_is_beside_benefit() {
    // P03 works 16 hours with benefit.
    let mut rows = vec![persona(3, 1), persona(3, 2), persona(1, 3)];
    rows[1].on_benefit = Some(false);
    assert_eq!(counts(&figures(&rows), FigureId::PartTime), (1, 3));
}

#[test]
fn who_left_is_no_longer_in_the_caseload_unless_they_came_back() {
    let left = |id: u8, on: &str, lasted: Option<bool>| with(id, &[outflow(on, lasted)]);
    let back =
        Row { completed: day("2026-05-01"), follows: Some(RecordId::from_bytes([5; 16])), ..with(6, &[]) };
    let rows = [
        left(1, "2026-06-30", None),
        left(2, "2026-07-01", None),
        left(3, "2026-06-01", Some(true)),
        left(4, "2026-06-01", Some(false)),
        left(5, "2026-04-01", Some(true)),
        back,
    ];
    // 2 leaves later, 4 did not stay away, 5 and 6 are one person who came back.
    let figures = figures(&rows);
    assert_eq!(figures.sheet.get(figures.caseload), 3);
    assert_eq!(figures.sheet.get(figures.diagnosed), 5);
}

#[test]
fn a_period_that_is_not_over_is_looked_at_today() {
    let rows = [with(1, &[exemption("2026-01-01", "2026-05-31", true)])];
    let early = Figures::of(&rows, &asked(), day("2026-05-31"));
    assert_eq!(early.on, day("2026-05-31"));
    assert_eq!(counts(&early, FigureId::Exempted), (1, 1));
    assert_eq!(counts(&figures(&rows), FigureId::Exempted), (0, 1));
}

#[test]
fn deviations_are_of_first_decisions_and_unseen_ones_stand_apart() {
    let judged = |id: u8, category_id: &str, unseen: bool, on: &str| {
        let first = Judged {
            category: category(category_id),
            suggested: category("2A"),
            deviates: Some(category_id != "2A"),
            unseen,
            on: day(on),
        };
        // Whatever was decided later.
        let last = Judged { category: category("1A"), deviates: Some(true), ..first };
        Row { judged: Some((first, last)), ..persona(8, id) }
    };
    let mut rows = vec![
        judged(1, "2A", false, "2026-03-10"),
        judged(2, "1B", false, "2026-03-10"),
        judged(3, "2A", false, "2026-06-30"),
        judged(4, "1B", false, "2026-07-01"),
        judged(5, "2A", true, "2026-03-10"),
        judged(6, "3A", true, "2026-03-10"),
        judged(7, "1A", false, "2026-03-10"),
        persona(8, 8),
    ];
    if let Some((first, _)) = &mut rows[6].judged {
        first.deviates = None;
    }
    let found = figures(&rows);
    let get = |cell: Cell| found.sheet.get(cell);
    let deviations = found.deviations;
    assert_eq!((get(deviations.deviated), get(deviations.seen)), (1, 3));
    assert_eq!((get(deviations.unseen_deviated), get(deviations.unseen)), (1, 2));
    assert_eq!(get(deviations.without_suggestion), 1);
    assert!(!deviations.alarm);
    // Below 5%, and enough of them: 2 of 60 is 3.3%, 3 of 60 is 5%; 0 of 59 are too few.
    let many = |deviating: u8, of: u8| {
        let rows: Vec<Row> = (0..of)
            .map(|id| judged(id, if id < deviating { "1B" } else { "2A" }, false, "2026-03-10"))
            .collect();
        figures(&rows).deviations.alarm
    };
    assert!(many(2, 60) && !many(3, 60) && !many(0, 59) && many(0, 60));
}

#[test]
fn of_nothing_there_is_no_figure() {
    let figures = figures(&[]);
    for figure in &figures.figures {
        assert_eq!(figure.value.amount(&figures.sheet.open()), None, "{:?}", figure.id);
    }
    assert_eq!(figures.figures.len(), FigureId::ALL.len() - 1);
}

#[test]
fn a_municipality_or_a_place_leaves_out_all_others() {
    let mut rows = vec![persona(1, 1), persona(8, 2), persona(13, 3)];
    rows[0].gemeente = Code::new("wassenaar").unwrap();
    rows[1].session = Label::cleaned("dinsdag");
    let count = |asked: &Asked| {
        let figures = Figures::of(&rows, asked, day("2026-11-25"));
        figures.sheet.get(figures.caseload)
    };
    assert_eq!(count(&Asked { gemeente: Code::new("wassenaar").ok(), ..asked() }), 1);
    assert_eq!(count(&Asked { place: Some(Place::Home), ..asked() }), 2);
    assert_eq!(count(&Asked { place: Label::new("dinsdag").ok().map(Place::Session), ..asked() }), 1);
    assert_eq!(count(&Asked { place: Label::new("woensdag").ok().map(Place::Session), ..asked() }), 0);
}

#[test]
fn a_file_is_named_after_what_was_asked() {
    let named = |gemeente: &str, place: Option<Place>| {
        Asked { gemeente: Code::new(gemeente).ok(), place, ..asked() }.in_file_name("thuis")
    };
    assert_eq!(named("", None), "");
    assert_eq!(named("wassenaar", Some(Place::Home)), "-wassenaar-thuis");
    let session = |label: &str| Label::new(label).ok().map(Place::Session);
    assert_eq!(named("", session("Dinsdag 3/6: 's ochtends")), "-dinsdag-3-6-s-ochtends");
    assert_eq!(named("leidschendam-voorburg", session("…")), "-leidschendam-voorburg");
}

#[test]
fn the_tables_of_all_personas_agree_with_their_expected_outcomes() {
    // Counted in tests/personas.json by their "verwacht".
    let rows: Vec<Row> = (1..=30).map(|n| persona(n, n)).collect();
    let figures = figures(&rows);
    let of = |key: Key| line(&figures, TableId::Categories, &key)[0];
    let by_category = ["1A", "1B", "2A", "2B", "3A", "3B"].map(|id| match id {
        "2B" => of(Key::Part(Part::Indication)),
        id => of(Key::Category(category(id))),
    });
    // P01 P02 P03 P24; P04 P05 P06 P10 P16 P25 P27 P29 P30; P07 P08 P09 P11 P12 P19 P20 P26 P28; P17; P13 P14 P21
    // P22; P15 P18; and P23 of whom too little is known.
    assert_eq!(by_category, [4, 9, 9, 1, 4, 2]);
    assert_eq!(of(Key::Part(Part::Unknown)), 1);
    let ladder = |step| line(&figures, TableId::Ladder, &Key::Step(step))[1];
    assert_eq!([1, 2, 3, 4, 5].map(|step| ladder(Some(step))), [2, 24, 1, 1, 2]);
    // Border: P09 P13 P21 P27 P28.
    assert_eq!(line(&figures, TableId::Doubt, &Key::Doubt(0)), [5, 5]);
    // Also P15, P19, P20, P23, P24, P25.
    assert_eq!(line(&figures, TableId::Doubt, &Key::AnyDoubt), [11, 11]);
    assert_eq!(line(&figures, TableId::Languages, &Key::Language("nl".into())), [30, 30]);
    let signals = figures.table(TableId::Signals).unwrap();
    assert_eq!(
        signals.columns.iter().map(|(column, _)| *column).collect::<Vec<_>>(),
        [Column::InPeriod, Column::Caseload, Column::Asked, Column::Attention]
    );
}
