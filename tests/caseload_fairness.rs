//! Outcomes by group, counted by hand; intervals against published examples.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test that fails may stop")]

mod dossier_samples;

use dossier_samples::{dossier, rng};
use opstap::{
    calendar::Day,
    caseload::{
        Asked, Case, Fairness, Gap, GroupKey, Interval, Judged, Moment, Outcomes, Period, Row, definitions,
    },
    diagnose::{Answers, model, score, without_proxy_cap},
    dossier::{Code, RecordId},
};

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn asked() -> Asked {
    Asked { period: Period::new(day("2026-01-01"), day("2026-06-30")).unwrap(), gemeente: None, place: None }
}

fn persona(n: u8, id: u8, language: &str) -> Row {
    let case = Case::new(dossier(n - 1), Moment::midnight(day("2026-03-04")), &mut rng());
    Row { id: RecordId::from_bytes([id; 16]), language: Code::new(language).unwrap(), ..Row::of(&case) }
}

fn language<'a>(fairness: &'a Fairness, code: &str) -> &'a Outcomes {
    fairness.languages.iter().find(|found| found.key == GroupKey::Language(code.into())).unwrap()
}

fn uncapped(answers: &Answers) -> (&'static str, u16) {
    let found = without_proxy_cap(model(), answers, &score(model(), answers));
    (model().categories[usize::from(found.category)].id.as_str(), found.points)
}

#[test]
fn the_cap_moves_who_it_should_and_nobody_else() {
    // By hand from the weights. P08: speaks a little 3, reads not 2, digital with help 1 = 6: just below the cap, 17.
    // P09: 4 + 2 + 2 = 8, of which 2 were taken: 26 becomes 28, and from 28 on it is more than 24 months. She can do
    // something half a day a week, so 3A. P10 3 + 0 + 0, P21 3 + 2 + 1, P30 0 + 2 + 2: the cap does nothing.
    let expected = [(8, ("2A", 17)), (9, ("3A", 28)), (10, ("1B", 8)), (21, ("3A", 30)), (30, ("1B", 12))];
    for (n, without) in expected {
        assert_eq!(uncapped(dossier(n - 1).answers.today()), without, "P{n:02}");
    }
    // Nobody else has more than 6 of these points.
    for n in (1..=30).filter(|n| *n != 9) {
        let answers = dossier(n - 1).answers.today().clone();
        let outcome = score(model(), &answers);
        assert_eq!(uncapped(&answers), (outcome.category.as_str(), outcome.points), "P{n:02}");
    }
}

#[test]
fn what_is_to_be_judged_first_counts_nowhere() {
    let rows = [persona(8, 1, "ar"), Row { revealed: false, ..persona(9, 2, "ar") }];
    let rows: Vec<Row> = rows.iter().map(|row| row.for_figures(2).into_owned()).collect();
    let fairness = Fairness::of(&rows, &asked());
    // The id of the second ends in 02020202, which two divides; that of the first in 01010101.
    assert_eq!((fairness.blank, fairness.all.people, language(&fairness, "ar").people), (1, 1, 1));
    assert_eq!((fairness.all.unknown, fairness.all.doubt), (0, 0));
}

#[test]
fn where_points_do_not_decide_the_cap_does_not_either() {
    // P17 is registered: 2B whatever the points. P23 says too little. P02 has a date on which work begins: at most 1A.
    let worst = |n: u8| {
        let personas: serde_json::Value = serde_json::from_str(include_str!("personas.json")).unwrap();
        let mut answers = personas["personas"][usize::from(n - 1)]["antwoorden"].clone();
        answers["nl_praten"] = "niet".into();
        answers["nl_lezen"] = "nee".into();
        answers["digitaal"] = "nee".into();
        Answers::from_json(&answers.to_string(), model()).unwrap()
    };
    let capped = |n: u8| score(model(), &worst(n)).points;
    // P17: 9 points, of which none for language; 6 more, or 8.
    assert_eq!((capped(17), uncapped(&worst(17))), (15, ("2B", 17)));
    assert_eq!(uncapped(&worst(23)).0, "onbekend");
    // P02: 7 points; 13, or 15.
    assert_eq!((capped(2), uncapped(&worst(2))), (13, ("1A", 15)));
    // P01: 2 points; 8 is 1B, and so is 10.
    assert_eq!((capped(1), uncapped(&worst(1))), (8, ("1B", 10)));
}

#[test]
fn outcomes_by_language_and_by_help() {
    // P01 1A 2 points, P08 2A 17 met hulp, P09 2A 26 medewerker, P10 1B 8, P13 3A 29, P23 too little.
    let mut rows = vec![
        persona(1, 1, "nl"),
        persona(8, 2, "ar"),
        persona(9, 3, "ti"),
        persona(10, 4, "uk"),
        persona(13, 5, "nl"),
        persona(23, 6, "nl"),
        persona(9, 7, "ti"),
    ];
    let category = |id: &str| model().categories.iter().position(|category| category.id == id).unwrap() as u8;
    let decide = |row: &mut Row, id: &str| {
        let deviates = Some(category(id) != row.suggested);
        let judged = Judged {
            category: category(id),
            suggested: row.suggested,
            deviates,
            unseen: false,
            on: row.completed,
        };
        row.judged = Some((judged, judged));
    };
    decide(&mut rows[0], "1B");
    decide(&mut rows[1], "1B");
    decide(&mut rows[2], "2B");
    decide(&mut rows[4], "3A");
    let fairness = Fairness::of(&rows, &asked());
    let dutch = language(&fairness, "nl");
    assert_eq!((dutch.people, dutch.known(), dutch.unknown, dutch.far), (3, 2, 1, 1));
    assert_eq!(dutch.categories, [1, 0, 0, 0, 1, 0, 1]);
    // 2 points in the first band, 29 in the last; without P23.
    assert_eq!(dutch.bands, [1, 0, 0, 0, 1]);
    assert_eq!((dutch.decided, dutch.nearer, dutch.farther, dutch.beside), (2, 0, 1, 0));
    let arabic = language(&fairness, "ar");
    assert_eq!((arabic.nearer, arabic.farther, arabic.capped), (1, 0, 0));
    let tigrinya = language(&fairness, "ti");
    assert_eq!(
        (tigrinya.people, tigrinya.capped, tigrinya.points_taken, tigrinya.moved_by_cap),
        (2, 2, 4, 2)
    );
    assert_eq!((tigrinya.decided, tigrinya.beside), (1, 1));
    assert_eq!((fairness.all.people, fairness.all.far, fairness.all.moved_by_cap), (7, 4, 2));
    let help: Vec<_> = fairness.help.iter().map(|found| (found.key.clone(), found.people)).collect();
    assert_eq!(
        help,
        [(GroupKey::Help(Some(0)), 4), (GroupKey::Help(Some(1)), 1), (GroupKey::Help(Some(2)), 2)]
    );
    assert!(fairness.languages.iter().all(|found| found.too_few() && found.difference.is_none()));
}

#[test]
fn a_conclusion_needs_enough_people_in_the_group_and_in_the_rest() {
    let many = |arabic: u8, dutch: u8| {
        let rows: Vec<Row> = (0..arabic)
            .map(|n| persona(if n % 2 == 0 { 8 } else { 10 }, n, "ar"))
            .chain((0..dutch).map(|n| persona(if n % 4 == 0 { 8 } else { 1 }, 100 + n, "nl")))
            .collect();
        language(&Fairness::of(&rows, &asked()), "ar").difference
    };
    let enough = definitions().fewest_for_conclusion as u8;
    assert_eq!(enough, 30);
    assert_eq!(many(29, 60), None);
    assert_eq!(many(60, 29), None);
    // 15 of 30 against 10 of 40.
    let found = many(30, 40).unwrap();
    assert_eq!((found.share, found.rest, found.difference), (5000, 2500, 2500));
}

#[test]
fn intervals_are_those_of_the_literature() {
    // Newcombe 1998 (Two-sided confidence intervals for the single proportion), method 3: 81 of 263 is 0.2553 to
    // 0.3662; 15 of 148 is 0.0624 to 0.1605; 0 of 20 is 0 to 0.1611; 1 of 29 is 0.0061 to 0.1718.
    for (part, whole, low, high) in
        [(81, 263, 2553, 3662), (15, 148, 624, 1605), (0, 20, 0, 1611), (1, 29, 61, 1718)]
    {
        assert_eq!(Interval::wilson(part, whole), Some(Interval { low, high }), "{part} of {whole}");
    }
    assert_eq!(Interval::wilson(0, 0), None);
    // Newcombe 1998 (differences), method 10: 56/70 - 48/80 is 0.0524 to 0.3339; 9/10 - 3/10 is 0.1705 to 0.8090;
    // 10/10 - 0/20 is 0.6791 to 1.
    let between = |group, rest| Gap::between(group, rest).unwrap().between;
    assert_eq!(between((56, 70), (48, 80)), (524, 3339));
    assert_eq!(between((9, 10), (3, 10)), (1705, 8090));
    assert_eq!(between((10, 10), (0, 20)), (6791, 10_000));
    assert_eq!(Gap::between((1, 2), (0, 0)), None);
}
