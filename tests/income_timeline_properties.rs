//! What holds for the real months of every household, on random ones.
#![cfg(not(target_arch = "wasm32"))]

use opstap::{
    calendar::Day,
    income::{
        LineId, Situation,
        situation::Hours,
        steady_budget,
        timeline::{Assumptions, SetOff, Timeline, explained_months, timeline},
    },
    money::Cents,
};
use proptest::prelude::*;
use serde_json::{Value, json};

const DATES: [&str; 4] = ["2025-01-01", "2025-07-01", "2026-01-01", "2026-07-01"];

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn job() -> impl Strategy<Value = Value> {
    (100..4000_u32, 1499..4000_u32, 0..3_u32).prop_map(|(hours, wage, pension)| {
        json!({ "hours_week": f64::from(hours) / 100.0, "wage_hour": f64::from(wage) / 100.0,
                "pension_month": pension * 20 * u32::from(hours > 1000) })
    })
}

/// Ages that no border passes in the two years that are looked at.
fn adult() -> impl Strategy<Value = Value> {
    let vrijlating = prop::sample::select(vec!["none", "y", "aa"]);
    let other = prop::sample::select(vec!["ww", "pension", "partner_alimony", "child_alimony"]);
    let income = prop::option::weighted(0.3, (other, 50..900_u32));
    let job = prop::option::weighted(0.7, job());
    (1962..1996_i32, any::<bool>(), job, vrijlating, income, prop::bool::weighted(0.1)).prop_map(
        |(year, bijstand, job, vrijlating, income, young_disabled)| {
            let mut adult = json!({ "birth_date": format!("{year}-05-01"), "bijstand": bijstand,
                                    "vrijlating": vrijlating, "young_disabled": young_disabled });
            if let Some(job) = job {
                adult["job"] = job;
            }
            if let Some((kind, amount)) = income {
                adult["other_income"] = json!([{ "kind": kind, "amount_month": amount }]);
            }
            adult
        },
    )
}

/// Households in which, by themselves, nothing changes for two years from June before the date.
fn steady_household() -> impl Strategy<Value = Situation> {
    // In the years looked at these children are 3 or 4, 8 or 9, 13 or 14.
    let child = (prop::sample::select(vec!["2021-05-15", "2016-05-15", "2011-05-15"]), 0..100_u32).prop_map(
        |(birth, hours)| {
            let mut child = json!({ "birth_date": birth });
            if hours % 3 == 0 && birth != "2011-05-15" {
                child["care"] = json!([{ "kind": "bso", "hours_month": hours, "price_hour": 10.25 }]);
            }
            child
        },
    );
    let children = prop::collection::vec(child, 0..3);
    let adults = prop::collection::vec(adult(), 1..=2);
    let date = prop::sample::select(vec!["2025-01-01", "2026-01-01"]);
    (date, adults, children, 0..110_000_u32, 0..9_000_u32).prop_map(
        |(date, adults, children, rent, assets)| {
            let home = if rent > 0 {
                json!({ "kind": "rent", "rent_month": f64::from(rent) / 100.0 })
            } else {
                json!({ "kind": "room" })
            };
            let json = json!({ "date": date, "adults": adults, "children": children, "home": home,
                           "assets": assets, "costs_of_work_month": 40 });
            Situation::from_json(&json.to_string()).unwrap()
        },
    )
}

/// Any household: jobs that begin and end, vrijlatingen that run out, children who grow up.
fn moving_household() -> impl Strategy<Value = Situation> {
    let dates = prop::option::of((1..28_u32, 1..=12_u32, 0..900_u32));
    let letter = prop::sample::select(vec!["none", "n", "r", "y", "z", "aa"]);
    let child = prop::option::of((2007..2026_i32, 1..=12_u32, 1..28_u32));
    (steady_household(), dates, letter, 0..8_u32, child).prop_map(
        |(situation, dates, letter, used, child)| {
            let mut json: Value = serde_json::from_str(&situation.to_json()).unwrap();
            json["adults"][0]["vrijlating"] = json!({ "kind": letter, "months_used": used });
            if let (Some((day, month, length)), true) = (dates, json["adults"][0]["job"].is_object()) {
                let year = situation.date.year();
                let start = Day::new(year, month, day).unwrap();
                json["adults"][0]["job"]["start"] = json!(start.to_string());
                if length < 600 {
                    let end = start.months_later(length / 30);
                    json["adults"][0]["job"]["end"] = json!(end.to_string());
                }
            }
            if let Some((year, month, day)) = child {
                let birth = Day::new(year, month, day).unwrap();
                if birth <= situation.date {
                    json["children"].as_array_mut().unwrap().push(json!({ "birth_date": birth.to_string() }));
                }
            }
            Situation::from_json(&json.to_string()).unwrap()
        },
    )
}

fn assumptions() -> impl Strategy<Value = Assumptions> {
    (any::<bool>(), any::<bool>()).prop_map(|(later, reported)| Assumptions {
        set_off: if later { SetOff::NextMonth } else { SetOff::SameMonth },
        reported,
        rules_of: None,
    })
}

/// Twelve months, and everything that is settled of their year.
fn year_with_settlement(found: &Timeline, year: i32) -> Cents {
    let months: Cents = found.months.iter().map(|month| month.amounts.disposable()).sum();
    let settled = found.settlements.iter().filter(|settlement| settlement.year == year);
    months + settled.map(|settlement| settlement.amount).sum()
}

proptest! {
    // Real months can come to more than twelve steady ones: these drop what is under a whole euro of four toeslagen
    // every month (to 48 a year), and a debt of income tax up to 58 is not collected of anybody who works. They can come
    // to a little less: bijstand and the tables of wage tax round by the month (within 10 a year).
    #[test]
    fn a_year_of_real_months_with_its_settlement_is_twelve_steady_ones(
        situation in steady_household(), rules in prop::sample::select(DATES.to_vec()),
    ) {
        let fixed = Assumptions { rules_of: Some(day(rules)), ..Assumptions::default() };
        let real = year_with_settlement(&timeline(&situation, 12, fixed).unwrap(), situation.date.year());
        let mut on_the_day = situation.clone();
        on_the_day.date = day(rules);
        // The ages stay those of the calendar's own year.
        let years = day(rules).year() - situation.date.year();
        let shift = |birth: Day| if years < 0 { birth.months_ago(12) } else { birth.months_later(12 * years.unsigned_abs()) };
        on_the_day.adults.iter_mut().for_each(|adult| adult.birth_date = shift(adult.birth_date));
        on_the_day.children.iter_mut().for_each(|child| child.birth_date = shift(child.birth_date));
        let steady = steady_budget(&on_the_day).unwrap().disposable.get() * 12;
        let earners = situation.adults.iter().filter(|adult| adult.job.is_some()).count() as i64;
        let more = real.get() - steady;
        prop_assert!(
            (-1_000..=4_800 + earners * 5_800).contains(&more),
            "{} real, {} steady\n{}", real.get(), steady, on_the_day.to_json(),
        );
    }

    #[test]
    fn every_euro_of_a_month_adds_up_and_explaining_changes_none(
        situation in moving_household(), assumptions in assumptions(), months in 1..=18_u32,
    ) {
        let found = timeline(&situation, months, assumptions).unwrap();
        let explained = explained_months(&situation, months, assumptions).unwrap();
        prop_assert_eq!(found.months.len(), months as usize);
        for (month, budget) in found.months.iter().zip(&explained) {
            let sum: Cents = budget.lines.iter().map(|line| line.amount).sum();
            prop_assert_eq!(sum, budget.disposable);
            prop_assert_eq!(budget.disposable, month.amounts.disposable());
            prop_assert_eq!(&budget.month, &month.first.month_text());
            for line in &budget.lines {
                let cost = matches!(line.id, LineId::ChildcareCosts | LineId::CostsOfWork | LineId::BijstandCorrection);
                let settled = line.id.is_of_the_calendar();
                prop_assert!(cost || settled || line.amount >= Cents::ZERO, "{:?}", line);
                prop_assert!(line.amount == Cents::ZERO || !line.why.is_empty() || cost, "{:?}", line);
            }
        }
    }

    #[test]
    fn what_is_granted_a_month_later_is_in_the_end_the_same_bijstand(situation in moving_household()) {
        // Over all months until the benefit has ended, what was paid, kept back and asked back is what there was a
        // right to. It ends for certain where work of 40 hours begins and never ends.
        let mut situation = situation;
        for adult in &mut situation.adults {
            adult.job = None;
        }
        let full: Value = json!({ "hours_week": 60, "wage_hour": 40, "start": situation.date.months_later(5).to_string() });
        situation.adults[0].job = Some(serde_json::from_value(full).unwrap());
        let sum = |set_off| {
            let assumptions = Assumptions { set_off, ..Assumptions::default() };
            let found = timeline(&situation, 12, assumptions).unwrap();
            let lines = [LineId::Bijstand, LineId::Vakantietoeslag, LineId::BijstandCorrection];
            found.months.iter().flat_map(|month| lines.map(|line| month.amounts.of(line))).sum::<Cents>()
        };
        prop_assert_eq!(sum(SetOff::SameMonth), sum(SetOff::NextMonth));
    }

    #[test]
    fn no_hours_is_no_job(situation in moving_household(), assumptions in assumptions()) {
        let mut idle = situation.clone();
        idle.adults[0].job = None;
        let mut none = situation.clone();
        if let Some(job) = &mut none.adults[0].job {
            job.hours_week = Some(Hours::default());
            job.pension_month = Cents::ZERO;
        }
        prop_assert_eq!(steady_budget(&idle).unwrap(), steady_budget(&none).unwrap());
        let months = |situation| timeline(situation, 12, assumptions).unwrap().months;
        // A job of no hours that begins is still no change of income.
        prop_assert_eq!(months(&idle), months(&none));
    }

    #[test]
    fn the_order_of_children_and_of_partners_changes_nothing(
        situation in moving_household(), assumptions in assumptions(),
    ) {
        let mut turned = situation.clone();
        turned.children.reverse();
        turned.adults.reverse();
        prop_assert_eq!(steady_budget(&situation).unwrap().disposable, steady_budget(&turned).unwrap().disposable);
        let months = |situation| {
            let found = timeline(situation, 18, assumptions).unwrap().months;
            found.iter().map(|month| month.amounts.disposable()).collect::<Vec<_>>()
        };
        prop_assert_eq!(months(&situation), months(&turned));
    }

    #[test]
    fn a_longer_calendar_begins_like_a_shorter_one_of_the_same_years(
        situation in moving_household(), assumptions in assumptions(), months in 1..12_u32,
    ) {
        let long = timeline(&situation, 12, assumptions).unwrap().months;
        let short = timeline(&situation, months, assumptions).unwrap().months;
        prop_assert_eq!(&long[..months as usize], &short[..]);
    }
}
