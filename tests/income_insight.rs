//! Where work hardly pays and how much of it a wish takes, against hand calculation.
#![cfg(not(target_arch = "wasm32"))]

use opstap::{
    income::{
        Household, LineId, Point, Situation,
        insight::{hours_for, hours_without_bijstand, kept_of_more_wage, kept_of_next_hour, traps, wage_for},
        situation::Hours,
        sweep,
    },
    money::Cents,
};
use serde_json::{Value, json};

/// Somebody alone of 35, 2026-01, minimum wage 14.71: the household of `vectors/bijstand-single-2026-01.csv`, where
/// bijstand ends between 20 hours (56.52 left) and 24 (none).
fn alone(more: Value) -> Situation {
    let mut json = json!({
        "date": "2026-01-01", "health_insured": false,
        "adults": [{ "birth_date": "1990-05-01", "bijstand": true }],
    });
    for (key, value) in more.as_object().unwrap() {
        json[key] = value.clone();
    }
    Situation::from_json(&json.to_string()).unwrap()
}

fn chart(situation: &Situation) -> Vec<Point> {
    sweep(situation, 0, (0..=160).map(|n| Hours::hundredths(n * 25))).unwrap()
}

fn hours(whole: u32) -> Hours {
    Hours::hundredths(whole * 100)
}

#[test]
fn beside_bijstand_every_hour_is_lost_until_it_ends() {
    let situation = alone(json!({}));
    let points = chart(&situation);
    let found = traps(&points);
    // Until 20 hours nothing is left of any hour. In the 21st bijstand (56.52 at 20) takes 56.52 of a net
    // 1,344.98 -> about 1,410.6: 9 of 65.6 net, of 63.74 gross: 14%, still under a fifth.
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!((found[0].from, found[0].to), (hours(0), hours(21)));
    assert_eq!(found[0].because, LineId::Bijstand);
    // Over 21 hours a week, 91 a month, about 9 euros are left: 10 cents an hour.
    assert!((Cents::new(8)..=Cents::new(12)).contains(&found[0].kept), "{}", found[0].kept);
    assert_eq!(kept_of_next_hour(&points, hours(10)), Some(Cents::ZERO));
}

#[test]
fn a_wish_is_met_at_the_first_hours_that_meet_it() {
    let points = chart(&alone(json!({})));
    // By hand: the net wage at 20 hours is 1,344.98 and at 24 1,607.29, so 65.58 an hour a week; bijstand ends
    // where it passes 1,401.50: 20.86 hours, by quarters 21.
    assert_eq!(hours_without_bijstand(&points), Some(hours(21)));
    // 100 more is 1,501.50: 22.39 hours, by quarters 22.5.
    assert_eq!(hours_for(&points, Cents::new(150_150)), Some(Hours::hundredths(2250)));
    assert_eq!(hours_for(&points, Cents::euros(10_000)), None);
    // At 36 hours 2,299.89 is left (the file's row); one cent more takes more hours.
    assert_eq!(hours_for(&points, Cents::new(229_989)), Some(hours(36)));
    assert!(hours_for(&points, Cents::new(229_990)) > Some(hours(36)));
}

#[test]
fn what_is_left_of_a_hundred_more_follows_the_brackets() {
    let left = |hours: f64| {
        let situation = alone(json!({ "adults": [{ "birth_date": "1990-05-01", "bijstand": true,
            "job": { "hours_week": hours, "wage_hour": 14.71 } }] }));
        let household = Household::new(&situation).unwrap();
        kept_of_more_wage(&household, household.wages(), 0, Cents::euros(100))
    };
    assert_eq!(left(10.0), Cents::ZERO);
    // 36 hours is 29,740.09 a year, in the first bracket, where the algemene heffingskorting has begun to fall:
    // 1,296 · (1 - .3575 + .0195 - .06398) / 12 = 64.59, between two amounts that are rounded to a cent.
    let kept = left(36.0);
    assert!((Cents::new(6458)..=Cents::new(6460)).contains(&kept), "{kept}");
}

#[test]
fn a_wage_is_found_to_the_cent() {
    let situation = alone(json!({}));
    let household = Household::new(&situation).unwrap();
    let bounds = (Cents::new(1471), Cents::new(5000));
    // At 24 hours and 14.71 the file has 1,607.29: exactly that wage, and a cent more for a cent more.
    let wage = |disposable: i64| wage_for(&household, 0, hours(24), bounds, Cents::new(disposable));
    assert_eq!(wage(160_729), Some(Cents::new(1471)));
    assert_eq!(wage(160_730), Some(Cents::new(1472)));
    assert_eq!(wage(1_000_000), None);
}

#[test]
fn a_trap_after_bijstand_is_not_blamed_on_it() {
    let renting = alone(json!({ "health_insured": true, "home": { "kind": "rent", "rent_month": 700 } }));
    let found = traps(&chart(&renting));
    assert_eq!(found.first().map(|trap| trap.because), Some(LineId::Bijstand), "{found:?}");
    // Bijstand has ended: whatever still makes an hour hardly pay falls for another reason, later on.
    let later = &found[1..];
    assert!(
        later.iter().all(|trap| trap.because != LineId::Bijstand && trap.from >= found[0].to),
        "{found:?}"
    );
}

#[test]
fn somebody_without_benefit_is_in_no_trap() {
    let situation = Situation::from_json(
        r#"{"date": "2026-01-01", "health_insured": false, "adults": [{"birth_date": "1990-05-01"}]}"#,
    )
    .unwrap();
    assert_eq!(traps(&chart(&situation)), []);
    assert_eq!(hours_without_bijstand(&chart(&situation)), Some(hours(0)));
}
