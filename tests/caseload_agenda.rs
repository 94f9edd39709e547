//! What is due for people, by hand. "First talk within 12 months of the transfer", "at least once a year face to face",
//! "exemption: re-examined before it ends", "successful outflow: 6 months without benefit".
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test that fails may stop")]

mod dossier_samples;

use dossier_samples::{dossier, rng};
use opstap::{
    calendar::Day,
    caseload::{
        Case, Decision, Due, Fact, Moment, Onward, Prose, Row, Todo, What, agenda_counts, standing, todo,
    },
    diagnose::{Answers, model, score},
    dossier::RecordId,
    route::{Days, Facts, Plan, plan},
};

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

/// P08, completed on 4 March 2026, with these decisions; the id says which dossier it is.
fn decided(id: u8, decisions: &[(&str, &str)]) -> Row {
    let mut case = Case::new(dossier(7), Moment::midnight(day("2026-03-04")), &mut rng());
    for (on, category) in decisions {
        let reason = Prose::new("Zo hebben we het besproken.").unwrap();
        let (category, suggested) = (category.to_string(), "2A".to_string());
        let what = What::Decided(Box::new(Decision { category, reason, suggested, unseen: false }));
        case.add(what, Moment::midnight(day(on)), None, &mut rng()).unwrap();
    }
    Row { id: RecordId::from_bytes([id; 16]), ..Row::of(&case) }
}

fn planned(category: &str, on: &str, transfer: Option<&str>) -> Plan {
    let answers = Answers::none(model());
    plan(&Facts {
        category,
        outcome: &score(model(), &answers),
        answers: &answers,
        gemeente: "leidschendam-voorburg",
        days: Days { transfer: transfer.map(day), ..Days::of(day(on)) },
        has_benefit: true,
        under_27: false,
        doubts: &[],
    })
    .unwrap()
}

/// What no plan has a step for, with its day.
fn asked<'a>(rows: impl IntoIterator<Item = &'a Row>, today: &str) -> Vec<(Todo, String)> {
    let due = todo(rows, day(today)).into_iter();
    due.filter(|due| !matches!(due.todo, Todo::Step { .. }))
        .map(|due| (due.todo, due.day.to_string()))
        .collect()
}

#[test]
fn a_year_without_a_talk_counts_from_the_day_participatie_began() {
    // In re-integratie for almost a year, then handed over on 1 February 2027.
    let row = decided(1, &[("2026-03-05", "2A"), ("2027-02-01", "3A"), ("2027-06-01", "3B")]);
    assert_eq!(row.in_participation_since, Some(day("2027-02-01")));
    assert_eq!(asked([&row], "2028-02-01"), []);
    assert_eq!(asked([&row], "2028-02-02"), [(Todo::Talk, "2028-02-01".into())]);
    // A talk before the transfer was another one; one after it is the last.
    let talk = |on: &str| Fact::Talk { on: day(on), in_person: true };
    let before = Row { facts: vec![talk("2026-06-01")], ..row.clone() };
    assert_eq!(asked([&before], "2028-02-02"), [(Todo::Talk, "2028-02-01".into())]);
    let after = Row { facts: vec![talk("2027-04-01")], ..row.clone() };
    assert_eq!(asked([&after], "2028-04-01"), []);
    assert_eq!(asked([&after], "2028-04-02"), [(Todo::Talk, "2028-04-01".into())]);
    // The plan knows of a later transfer.
    let plan = Some(planned("3A", "2027-02-01", Some("2027-05-01")));
    assert_eq!(asked(&[Row { plan, ..row }], "2028-02-02"), []);
    // Back to re-integratie.
    assert_eq!(decided(1, &[("2027-02-01", "3A"), ("2027-06-01", "2A")]).in_participation_since, None);
}

#[test]
fn a_dossier_that_another_took_the_place_of_asks_for_nothing_but_its_facts() {
    let plan = Some(planned("3A", "2026-03-05", None));
    let outflow = Fact::Outflow { on: day("2026-09-01"), to: Onward::Work, lasted: None };
    let first = Row { plan, facts: vec![outflow], ..decided(1, &[("2026-03-05", "3A")]) };
    let today = day("2027-04-01");
    let ids = |rows: &[Row]| {
        let mut ids: Vec<RecordId> = todo(rows, today).into_iter().map(|due| due.id).collect();
        ids.dedup();
        ids
    };
    // A second diagnose, on which nobody decided yet: both stand.
    let second = Row { completed: day("2027-03-01"), follows: Some(first.id), ..decided(2, &[]) };
    let both = [first.clone(), second.clone()];
    assert_eq!(standing(&both).len(), 2);
    let todos: Vec<Todo> = todo(&both, today).into_iter().map(|due| due.todo).collect();
    assert!(todos.iter().any(|todo| matches!(todo, Todo::Step { .. })) && todos.contains(&Todo::Decision));
    // Decided: of the first only whether outflow lasted, 6 months from 1 September.
    let second =
        Row { completed: second.completed, follows: second.follows, ..decided(2, &[("2027-03-02", "3A")]) };
    let both = [first.clone(), second.clone()];
    assert_eq!(standing(&both).iter().map(|row| row.id).collect::<Vec<_>>(), [second.id]);
    assert_eq!(ids(&both), [first.id]);
    assert_eq!(asked(&both, "2027-04-01"), [(Todo::OutflowLasted, "2027-03-01".into())]);
    // A talk that was written down with the first counts for the second.
    let talk = Fact::Talk { on: day("2027-06-01"), in_person: true };
    let spoken = [Row { facts: vec![talk], ..first }, second];
    assert_eq!(asked(&spoken, "2028-05-01"), []);
    assert_eq!(asked(&spoken, "2028-06-02"), [(Todo::Talk, "2028-06-01".into())]);
}

#[test]
fn an_exemption_that_ended_is_overdue_until_somebody_decides() {
    let exemption = |from: &str, until: &str| Fact::Exemption {
        from: day(from),
        until: day(until),
        partial: false,
        by_expert: true,
    };
    let ended =
        Row { facts: vec![exemption("2026-05-01", "2026-10-31")], ..decided(1, &[("2026-03-05", "3B")]) };
    let ends = |until: &str| [(Todo::ExemptionEnds, until.to_string())];
    // Six weeks before: 19 September.
    assert_eq!(asked([&ended], "2026-09-18"), []);
    assert_eq!(asked([&ended], "2026-09-19"), ends("2026-10-31"));
    assert_eq!(asked([&ended], "2026-11-01"), ends("2026-10-31"));
    let counts = agenda_counts([&ended], day("2026-11-01"));
    assert_eq!((counts.overdue, counts.this_week), (1, 0));
    // A later one takes its place; a decision after it too, also on another dossier of the same person.
    let longer = exemption("2026-11-01", "2027-04-30");
    let longer = Row { facts: vec![ended.facts[0].clone(), longer], ..ended.clone() };
    assert_eq!(asked([&longer], "2026-11-02"), []);
    let again = decided(1, &[("2026-03-05", "3B"), ("2026-11-01", "3A")]);
    assert_eq!(asked(&[Row { facts: ended.facts.clone(), ..again }], "2026-11-02"), []);
    let next =
        Row { completed: day("2026-11-01"), follows: Some(ended.id), ..decided(2, &[("2026-11-02", "3A")]) };
    assert_eq!(asked(&[ended.clone(), next], "2026-11-03"), []);
    // So does that the plan says that it is over.
    let with =
        planned("3B", "2026-03-05", None).with_step("medisch_advies", day("2026-04-01"), None).unwrap();
    let with = with.done("medisch_advies", 1, day("2026-04-20")).unwrap();
    let with = with.with_exemption(day("2026-05-01"), day("2026-10-31")).unwrap();
    let open = Row { plan: Some(with.clone()), ..ended.clone() };
    // Once, not as a step as well.
    let of_exemption: Vec<Due> =
        todo([&open], day("2026-11-02")).into_iter().filter(|due| due.day == day("2026-10-31")).collect();
    assert_eq!(of_exemption.len(), 1);
    let over = with.done("ontheffing", 1, day("2026-11-02")).unwrap();
    assert_eq!(asked(&[Row { plan: Some(over), ..ended.clone() }], "2026-11-02"), []);
    // Somebody who left is asked about nothing but that.
    let left = Fact::Outflow { on: day("2026-10-01"), to: Onward::Work, lasted: Some(true) };
    let left = Row { facts: vec![ended.facts[0].clone(), left], ..ended };
    assert_eq!(asked([&left], "2026-11-01"), []);
}
