//! What leaves the screen of the figures: nobody is told by what stands beside something else.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test that fails may stop")]

mod dossier_samples;

use dossier_samples::{dossier, rng};
use opstap::{
    calendar::Day,
    caseload::{
        Asked, Case, Column, Ended, Ending, Fact, FigureId, Figures, Judged, Key, Moment, Numbers, Onward,
        Part, Period, Row, Shown, TableId, Value,
    },
    diagnose::model,
    dossier::{Code, Label, RecordId},
};
use proptest::prelude::*;

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn figures(rows: &[Row]) -> Figures {
    let period = Period::new(day("2026-01-01"), day("2026-06-30")).unwrap();
    Figures::of(rows, &Asked { period, gemeente: None, place: None }, day("2026-11-25"))
}

fn category(id: &str) -> u8 {
    model().categories.iter().position(|category| category.id == id).unwrap() as u8
}

/// The row of a persona of the period.
fn persona(n: u8) -> Row {
    Row::of(&Case::new(dossier(n - 1), Moment::midnight(day("2026-03-04")), &mut rng()))
}

/// So many of each row, each somebody of their own.
fn people(kinds: &[(usize, Row)]) -> Vec<Row> {
    let rows = kinds.iter().flat_map(|(count, row)| std::iter::repeat_n(row, *count));
    rows.zip(1_u32..)
        .map(|(row, n)| {
            let mut id = [0; 16];
            id[..4].copy_from_slice(&n.to_le_bytes());
            Row { id: RecordId::from_bytes(id), ..row.clone() }
        })
        .collect()
}

fn before_the_period(row: Row) -> Row {
    Row { completed: day("2025-03-04"), ..row }
}

fn decided(row: Row, id: &str) -> Row {
    let judged = Judged {
        category: category(id),
        suggested: row.suggested,
        deviates: Some(category(id) != row.suggested),
        unseen: false,
        on: day("2026-03-10"),
    };
    Row { judged: Some((judged, judged)), ..row }
}

/// What a line of a table shows in a column.
fn shown(figures: &Figures, numbers: &Numbers, id: TableId, key: &Key, column: Column) -> Shown {
    let table = figures.table(id).unwrap();
    let at = table.columns.iter().position(|(own, _)| *own == column).unwrap();
    let (_, cells) = table.lines.iter().find(|(own, _)| own == key).unwrap();
    numbers.of(cells[at].unwrap())
}

/// Every number of the period in the tables.
fn of_the_period(figures: &Figures, numbers: &Numbers) -> Vec<Shown> {
    let mut found = vec![numbers.of(figures.diagnosed)];
    for table in &figures.tables {
        for (at, (column, _)) in table.columns.iter().enumerate() {
            if matches!(column, Column::Suggested | Column::Decided | Column::InPeriod) {
                let cells = table.lines.iter().filter_map(|(_, cells)| cells[at]);
                found.extend(cells.map(|cell| numbers.of(cell)));
            }
        }
    }
    found
}

fn is_count(shown: &Shown) -> bool {
    matches!(shown, Shown::Count(_))
}

#[test]
fn one_person_between_the_period_and_the_caseload_hides_the_period() {
    // 20 of the period, and P15 of the year before: whatever the caseload has more is that one, and so is on step 1, and
    // in medical doubt.
    let language = |row: Row, code: &str| Row { language: Code::new(code).unwrap(), ..row };
    let (arabic, tigrinya) = (language(persona(8), "ar"), language(persona(9), "ti"));
    let mut kinds = vec![(6, arabic), (2, tigrinya), (7, persona(1)), (5, persona(13))];
    kinds.push((1, before_the_period(persona(15))));
    let found = figures(&people(&kinds));
    let numbers = found.guarded();
    assert_eq!(numbers.of(found.caseload), Shown::Count(21));
    assert_eq!(of_the_period(&found, &numbers).iter().find(|shown| is_count(shown)), None);
    // The caseload is told as ever: 13, 6 and 2 by language, of which 2 are few and 6 cover them; 1, 14 and 6 by step.
    let held = |id, key: Key| shown(&found, &numbers, id, &key, Column::Caseload);
    let languages = ["nl", "ar", "ti"].map(|code| held(TableId::Languages, Key::Language(code.into())));
    assert_eq!(languages, [Shown::Count(13), Shown::Withheld, Shown::Few]);
    let steps = [1, 2, 3].map(|step| held(TableId::Ladder, Key::Step(Some(step))));
    assert_eq!(steps, [Shown::Few, Shown::Count(14), Shown::Withheld]);
    let parts = [Part::Reintegration, Part::Indication, Part::Participation].map(Key::Part);
    let parts = parts.map(|part| held(TableId::Categories, part));
    assert_eq!(parts, [Shown::Withheld, Shown::Count(0), Shown::Withheld]);
    // Without that one, nothing stands between the columns.
    kinds.pop();
    let found = figures(&people(&kinds));
    let numbers = found.guarded();
    assert_eq!(
        (numbers.of(found.diagnosed), numbers.of(found.caseload)),
        (Shown::Count(20), Shown::Count(20))
    );
    for column in [Column::InPeriod, Column::Caseload] {
        assert_eq!(
            shown(&found, &numbers, TableId::Places, &Key::Home, column),
            Shown::Count(20),
            "{column:?}"
        );
    }
}

#[test]
fn one_person_who_left_hides_the_period_too() {
    let outflow = Fact::Outflow { on: day("2026-05-01"), to: Onward::Work, lasted: None };
    let left = Row { facts: vec![outflow], ..persona(8) };
    let found = figures(&people(&[(10, persona(1)), (10, persona(8)), (1, left)]));
    let numbers = found.guarded();
    assert_eq!((found.sheet.get(found.diagnosed), numbers.of(found.caseload)), (21, Shown::Count(20)));
    assert_eq!(of_the_period(&found, &numbers).iter().find(|shown| is_count(shown)), None);
}

#[test]
fn a_line_with_few_between_the_columns_is_hidden_in_the_period_and_so_is_one_beside_it() {
    use Shown::{Count, Withheld};
    let language = |row: Row, code: &str| Row { language: Code::new(code).unwrap(), ..row };
    let kinds = [
        (20, persona(1)),
        (9, language(persona(1), "ar")),
        (7, language(persona(1), "ti")),
        // 12 are of the caseload only: 11 in Dutch, 1 in Arabic.
        (11, before_the_period(persona(1))),
        (1, before_the_period(language(persona(1), "ar"))),
    ];
    let found = figures(&people(&kinds));
    let numbers = found.guarded();
    let of =
        |code: &str, column| shown(&found, &numbers, TableId::Languages, &Key::Language(code.into()), column);
    assert_eq!(["nl", "ar", "ti"].map(|code| of(code, Column::Caseload)), [31, 10, 7].map(Count));
    // 10 less 9 is one person. Of the 12 in the caseload only the 11 are hidden too, or 12 less 11 would tell.
    assert_eq!(["nl", "ar", "ti"].map(|code| of(code, Column::InPeriod)), [Withheld, Withheld, Count(7)]);
    assert_eq!((numbers.of(found.diagnosed), numbers.of(found.caseload)), (Count(36), Count(48)));
}

#[test]
fn who_is_not_decided_on_is_not_told_by_those_who_are() {
    use Shown::{Count, Few};
    // 1A 10, of whom 9 are decided on; 2A 10, all decided on: the caseload less the decisions is one person in 1A.
    let kinds = [(9, decided(persona(1), "1A")), (1, persona(1)), (10, decided(persona(8), "2A"))];
    let found = figures(&people(&kinds));
    let numbers = found.guarded();
    let of =
        |id: &str, column| shown(&found, &numbers, TableId::Categories, &Key::Category(category(id)), column);
    assert_eq!(["1A", "2A"].map(|id| of(id, Column::Suggested)), [Count(10), Count(10)]);
    assert_eq!(["1A", "2A"].map(|id| of(id, Column::Caseload)), [Count(10), Count(10)]);
    assert!(!["1A", "2A"].iter().any(|id| is_count(&of(id, Column::Decided))));
    assert_eq!(shown(&found, &numbers, TableId::Categories, &Key::Undecided, Column::Decided), Few);
}

#[test]
fn of_few_deviations_only_what_was_decided_is_told() {
    use Shown::{Count, Withheld};
    // 1A 20, of whom 2 were decided to be 1B, where 10 were already.
    let kinds = |deviating: usize| {
        [
            (20, decided(persona(1), "1A")),
            (deviating, decided(persona(1), "1B")),
            (10, decided(persona(4), "1B")),
        ]
    };
    let of = |deviating: usize, id: &str, column| {
        let found = figures(&people(&kinds(deviating)));
        shown(&found, &found.guarded(), TableId::Categories, &Key::Category(category(id)), column)
    };
    assert_eq!(["1A", "1B"].map(|id| of(2, id, Column::Suggested)), [Withheld, Withheld]);
    assert_eq!(["1A", "1B"].map(|id| of(2, id, Column::Decided)), [Count(20), Count(12)]);
    // Of five nothing needs hiding.
    assert_eq!(["1A", "1B"].map(|id| of(5, id, Column::Suggested)), [Count(25), Count(10)]);
    assert_eq!(["1A", "1B"].map(|id| of(5, id, Column::Decided)), [Count(20), Count(15)]);
    let found = figures(&people(&kinds(5)));
    let unknown =
        shown(&found, &found.guarded(), TableId::Categories, &Key::Part(Part::Unknown), Column::Suggested);
    assert_eq!(unknown, Count(0));
}

#[test]
fn few_with_more_than_one_doubt_are_not_told_by_adding_up() {
    use Shown::{Count, Few, Withheld};
    let doubt = |bits: u8| Row { doubt: bits, ..persona(1) };
    let of = |kinds: &[(usize, Row)]| {
        let found = figures(&people(kinds));
        let numbers = found.guarded();
        let keys = [Key::AnyDoubt, Key::Doubt(0), Key::Doubt(1), Key::Doubt(2)];
        keys.map(|key| shown(&found, &numbers, TableId::Doubt, &key, Column::Caseload))
    };
    // 10 + 8 reasons of 17 people: one has both.
    let one_of_both = [(9, doubt(0b01)), (7, doubt(0b10)), (1, doubt(0b11)), (9, doubt(0))];
    assert_eq!(of(&one_of_both), [Count(17), Count(10), Withheld, Count(0)]);
    // 15 + 13 of 22: six have both.
    let six_of_both = [(9, doubt(0b01)), (7, doubt(0b10)), (6, doubt(0b11)), (9, doubt(0))];
    assert_eq!(of(&six_of_both), [Count(22), Count(15), Count(13), Count(0)]);
    // 9 and 8 of 21 leave at least four for the third, and few are at most four.
    let none_of_both = [(9, doubt(0b01)), (8, doubt(0b10)), (4, doubt(0b100)), (9, doubt(0))];
    assert_eq!(of(&none_of_both), [Count(21), Count(9), Withheld, Few]);
}

#[test]
fn few_on_benefit_without_work_are_not_told_by_those_who_work() {
    // P03 works beside benefit, P08 has benefit and no work, P29 has none.
    let part_time = |idle: usize| {
        let found = figures(&people(&[(10, persona(3)), (idle, persona(8)), (6, persona(29))]));
        let numbers = found.guarded();
        let Value::Share { part, whole } = found.figure(FigureId::PartTime).unwrap().value else { panic!() };
        assert_eq!(numbers.of(found.division_benefit.whole), Shown::Count(10 + idle as u32));
        (numbers.of(part), numbers.share(part, whole))
    };
    // 11 on benefit less 10 who work is one.
    assert_eq!(part_time(1), (Shown::Withheld, None));
    // 10 of 22 is 45.45%.
    assert_eq!(part_time(6), (Shown::Count(10), Some(4545)));
}

#[test]
fn outflow_that_is_not_known_yet_is_told_with_the_figure_and_few_of_it_are_not() {
    let traject = |end: Option<Ending>, outflow: Option<Option<bool>>| {
        let end = end.map(|how| Ended { on: day("2026-04-30"), how });
        let name = Label::new("Academie").unwrap();
        let mut facts = vec![Fact::Traject { name, participation: false, start: day("2026-02-01"), end }];
        facts.extend(outflow.map(|lasted| Fact::Outflow { on: day("2026-05-01"), to: Onward::Work, lasted }));
        Row { facts, ..persona(8) }
    };
    let found = |open: usize, blameless: usize| {
        let found = figures(&people(&[
            (10, traject(Some(Ending::Finished), Some(Some(true)))),
            (open, traject(Some(Ending::Finished), Some(None))),
            (blameless, traject(Some(Ending::Blameless), None)),
            (5, traject(None, None)),
        ]));
        let numbers = found.guarded();
        let Value::Share { part, whole } = found.figure(FigureId::Outflow).unwrap().value else { panic!() };
        [part, whole, found.outflow_open, found.blameless].map(|cell| numbers.of(cell))
    };
    use Shown::{Count, Few};
    // 10 of 21: 6 not known yet, 5 that went on, and 7 beside them that ended without blame.
    assert_eq!(found(6, 7), [Count(10), Count(21), Count(6), Count(7)]);
    assert_eq!(found(3, 2), [Count(10), Count(18), Few, Few]);
}

#[test]
fn the_order_of_languages_tells_no_number() {
    let language =
        |count: usize, code: &str| (count, Row { language: Code::new(code).unwrap(), ..persona(1) });
    let found = figures(&people(&[language(1, "ti"), language(9, "nl"), language(3, "ar")]));
    let lines: Vec<&Key> =
        found.table(TableId::Languages).unwrap().lines.iter().map(|(key, _)| key).collect();
    assert_eq!(lines, ["ar", "nl", "ti"].map(|code| Key::Language(code.into())).iter().collect::<Vec<_>>());
}

#[test]
fn of_hundreds_of_people_most_is_told() {
    // Some personas are rare, and some languages; two of three are decided on, six of sixteen are of an earlier year.
    let languages = ["nl", "nl", "ar", "nl", "ti", "en", "nl", "pl"];
    let personas: Vec<Row> = (1..=30).map(persona).collect();
    let kinds = (0..480_usize).map(|n| {
        let row = &personas[n * n * n % 31 % 30];
        let row = Row { language: Code::new(languages[n * n % 61 % 8]).unwrap(), ..row.clone() };
        let row = if n % 3 == 0 { row } else { decided(row, if n % 11 == 0 { "1B" } else { "2A" }) };
        (1, if n % 16 < 6 { before_the_period(row) } else { row })
    });
    let found = figures(&people(&kinds.collect::<Vec<_>>()));
    let numbers = found.guarded();
    let totals = (numbers.of(found.diagnosed), numbers.of(found.caseload));
    assert_eq!(totals, (Shown::Count(300), Shown::Count(480)));
    let cells =
        found.tables.iter().flat_map(|table| table.lines.iter().flat_map(|(_, cells)| cells)).flatten();
    let large: Vec<Shown> =
        cells.filter(|cell| found.sheet.get(**cell) >= 5).map(|cell| numbers.of(*cell)).collect();
    let told = large.iter().filter(|shown| is_count(shown)).count();
    assert!(told * 4 > large.len() * 3, "{told} of {}", large.len());
}

/// Every way to put numbers on the lines that fits what a column shows.
fn ways(shown: &[Shown], total: Shown) -> Vec<Vec<u32>> {
    const MOST: u32 = 17;
    let fits = |shown: Shown, count: u32| match shown {
        Shown::Count(known) => known == count,
        Shown::Few => (u32::from(is_count(&total))..5).contains(&count),
        Shown::Withheld => true,
    };
    let mut found = vec![Vec::new()];
    for line in shown {
        let longer = |way: &Vec<u32>| {
            let counts = (0..=MOST).filter(|count| fits(*line, *count));
            counts.map(|count| way.iter().copied().chain([count]).collect()).collect::<Vec<Vec<u32>>>()
        };
        found = found.iter().flat_map(longer).collect();
    }
    found.retain(|way| match total {
        Shown::Count(total) => way.iter().sum::<u32>() == total,
        _ => true,
    });
    found
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, ..ProptestConfig::default() })]

    /// Everybody of the period is in the caseload, and the reader knows: neither column nor their difference tells a
    /// small number.
    #[test]
    fn two_columns_tell_no_small_number_together(lines in prop::collection::vec((0_usize..9, 0_usize..9), 3)) {
        let codes = ["ar", "nl", "ti"];
        let kinds: Vec<(usize, Row)> = codes
            .iter()
            .zip(&lines)
            .flat_map(|(code, (period, before))| {
                let row = Row { language: Code::new(*code).unwrap(), ..persona(1) };
                [(*period, row.clone()), (*before, before_the_period(row))]
            })
            .collect();
        let found = figures(&people(&kinds));
        let numbers = found.guarded();
        let column = |column: Column| -> Vec<Shown> {
            let used = codes.iter().zip(&lines).filter(|(_, (period, before))| period + before > 0);
            used.map(|(code, _)| shown(&found, &numbers, TableId::Languages, &Key::Language((*code).into()), column))
                .collect()
        };
        let truth: Vec<(u32, u32)> = lines
            .iter()
            .filter(|(period, before)| period + before > 0)
            .map(|(period, before)| (*period as u32, (period + before) as u32))
            .collect();
        let (of_period, of_caseload) = (column(Column::InPeriod), column(Column::Caseload));
        for (shown, (period, _)) in of_period.iter().zip(&truth) {
            prop_assert!(!is_count(shown) || (*shown == Shown::Count(*period) && !(1..5).contains(period)));
        }
        let (diagnosed, caseload) = (numbers.of(found.diagnosed), numbers.of(found.caseload));
        let in_period = ways(&of_period, diagnosed);
        let in_caseload = ways(&of_caseload, caseload);
        let mut seen = vec![[[false; 40]; 3]; truth.len()];
        for period in &in_period {
            for held in in_caseload.iter().filter(|held| held.iter().zip(period).all(|(held, own)| held >= own)) {
                for (at, (held, own)) in held.iter().zip(period).enumerate() {
                    for (kind, count) in [*own, *held, held - own].into_iter().enumerate() {
                        seen[at][kind][count as usize] = true;
                    }
                }
            }
        }
        for (seen, (period, held)) in seen.iter().zip(&truth) {
            for (seen, count) in seen.iter().zip([*period, *held, held - period]) {
                prop_assert!(seen[count as usize], "the truth fits what is shown");
                let others = seen.iter().filter(|found| **found).count() - 1;
                prop_assert!(!(1..5).contains(&count) || others > 0, "{count} can be nothing else: {truth:?}");
            }
        }
    }
}
