//! Households worked out by hand, and the borders in the law at which something changes.
#![cfg(not(target_arch = "wasm32"))]

use opstap::{
    calendar::Day,
    income::{
        Budget, Gap, LineId, Refusal, Situation, bijstandsnorm::kostendelersnorm, minimum_wage_at_age, rules,
        steady_budget,
    },
    money::Cents,
};
use serde_json::{Value, json};

fn situation(value: &Value) -> Situation {
    Situation::from_json(&value.to_string()).unwrap()
}

fn budget(value: &Value) -> Budget {
    steady_budget(&situation(value)).unwrap()
}

fn of(budget: &Budget, id: LineId) -> String {
    budget.lines.iter().filter(|line| line.id == id).map(|line| line.amount).sum::<Cents>().to_string()
}

fn bijstand(budget: &Budget) -> String {
    let parts = [LineId::Bijstand, LineId::VakantietoeslagReserve];
    let lines = budget.lines.iter().filter(|line| parts.contains(&line.id));
    lines.map(|line| line.amount).sum::<Cents>().to_string()
}

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

/// Somebody on bijstand, born on a day.
fn adult(birth: &str) -> Value {
    json!({ "birth_date": birth, "bijstand": true })
}

// Participatiewet art. 20 and 21, amounts of 1-1-2026 (Normenbrief): a row for each kind of household.
#[test]
fn the_norm_follows_age_partner_and_children() {
    let old = adult("1990-05-01");
    let young = adult("2006-05-01");
    let child = json!({ "birth_date": "2022-02-01" });
    for (adults, children, norm) in [
        (vec![&old], vec![], "1401.50"),
        (vec![&old], vec![&child], "1401.50"),
        (vec![&old, &old], vec![], "2002.13"),
        (vec![&young], vec![], "345.99"),
        (vec![&young, &young], vec![], "691.98"),
        (vec![&old, &young], vec![], "1347.06"),
        (vec![&young, &young], vec![&child], "1092.41"),
        (vec![&young, &old], vec![&child], "1747.49"),
    ] {
        let found = budget(&json!({ "date": "2026-01-01", "adults": adults, "children": children }));
        assert_eq!(bijstand(&found), norm, "{adults:?} {children:?}");
    }
}

// Participatiewet art. 22a lid 1: (40 + A·30)% / A of the couple's norm; shares as municipalities publish them.
#[test]
fn people_who_share_a_home_have_the_kostendelersnorm() {
    let expected = [
        ("2025-01-01", ["961.04", "832.90", "768.83", "730.39", "704.76"]),
        ("2025-07-01", ["977.90", "847.51", "782.32", "743.20", "717.13"]),
        ("2026-01-01", ["1001.07", "867.59", "800.85", "760.81", "734.11"]),
        ("2026-07-01", ["1013.90", "878.71", "811.12", "770.56", "743.52"]),
    ];
    for (date, norms) in expected {
        let rules = rules::on(day(date)).unwrap();
        for (people, norm) in (2..).zip(norms) {
            let found = kostendelersnorm(rules.half, &rules.lasting.kostendeler, people);
            assert_eq!(found.to_string(), norm, "{people} people on {date}");
        }
    }
}

// Art. 19a and 22a: 27 or older counts, a student or a commercial tenant does not.
#[test]
fn only_grown_housemates_without_study_or_contract_share_costs() {
    let with = |housemate: Value| {
        let household =
            json!({ "date": "2026-01-01", "adults": [adult("1990-05-01")], "housemates": [housemate] });
        bijstand(&budget(&household))
    };
    assert_eq!(with(json!({ "birth_date": "1960-01-01", "relation": "kostendeler" })), "1001.07");
    assert_eq!(with(json!({ "birth_date": "1999-01-01", "relation": "own_child" })), "1001.07");
    assert_eq!(with(json!({ "birth_date": "1999-01-02", "relation": "own_child" })), "1401.50");
    assert_eq!(with(json!({ "birth_date": "1990-01-01", "relation": "student" })), "1401.50");
    assert_eq!(with(json!({ "birth_date": "1960-01-01", "relation": "commercial" })), "1401.50");
    // A couple with one who shares costs: two individual norms for three people, 867.59 each.
    let couple = json!({
        "date": "2026-01-01", "adults": [adult("1990-05-01"), adult("1991-05-01")],
        "housemates": [{ "birth_date": "1960-01-01", "relation": "kostendeler" }],
    });
    assert_eq!(bijstand(&budget(&couple)), "1735.18");
}

// Art. 24: half the couple's norm, and both incomes count. 2002.13 / 2 = 1001.065, to the cent 1001.07.
#[test]
fn a_partner_without_right_leaves_half_the_norm() {
    let partner = json!({ "birth_date": "1991-05-01", "bijstand": false });
    let found = budget(&json!({ "date": "2026-01-01", "adults": [adult("1990-05-01"), partner] }));
    assert_eq!(bijstand(&found), "1001.07");
}

// Art. 34 lid 3: € 8,000 alone, € 16,000 with a child or partner, from 1-1-2026.
#[test]
fn assets_above_the_limit_end_the_right() {
    let with = |assets: f64, children: Value| {
        let household = json!({
            "date": "2026-01-01", "adults": [adult("1990-05-01")], "children": children, "assets": assets,
        });
        bijstand(&budget(&household))
    };
    assert_eq!(with(8000.00, json!([])), "1401.50");
    assert_eq!(with(8000.01, json!([])), "0.00");
    assert_eq!(with(16000.00, json!([{ "birth_date": "2020-01-01" }])), "1401.50");
    assert_eq!(with(16000.01, json!([{ "birth_date": "2020-01-01" }])), "0.00");
}

// Worked by hand from art. 8.14a Wet IB and art. 31 lid 2 r Participatiewet: single parent, 2026, minimum wage.
#[test]
fn the_combinatiekorting_is_worth_the_tax_that_is_due() {
    for (hours, credit_year, left) in [(16, 79_907, "377.87"), (20, 115_742, "116.05"), (24, 53_921, "0.00")]
    {
        let found = budget(&json!({
            "date": "2026-01-01",
            "adults": [{ "birth_date": "1990-05-01", "bijstand": true, "vrijlating": "r",
                         "job": { "hours_week": hours, "wage_hour": 14.71 } }],
            "children": [{ "birth_date": "2019-02-01" }],
        }));
        let month = Cents::new(credit_year).exact().split(12).round_half_up();
        assert_eq!(of(&found, LineId::Iack), month.to_string(), "{hours} hours");
        assert_eq!(bijstand(&found), left, "{hours} hours");
    }
}

// Rekenregels loonheffingen over bijstandsuitkeringen 3.2, the norm of one half-year for twelve months.
#[test]
fn gross_bijstand_is_the_toetsingsinkomen_without_work() {
    for (date, single, couple) in [
        ("2025-01-01", "20376.13", "26377.13"),
        ("2025-07-01", "20817.58", "27007.79"),
        ("2026-01-01", "21327.63", "27697.37"),
        ("2026-07-01", "21663.07", "28176.62"),
    ] {
        let one = budget(&json!({ "date": date, "adults": [adult("1990-05-01")] }));
        assert_eq!(one.toetsingsinkomen.to_string(), single, "{date}");
        let two = budget(&json!({ "date": date, "adults": [adult("1990-05-01"), adult("1991-05-01")] }));
        assert_eq!(two.toetsingsinkomen.to_string(), couple, "{date}");
    }
}

// Art. 31 lid 2 and 5: n from 27 and six months; r for a single parent with a child under 12.
#[test]
fn a_vrijlating_needs_its_conditions() {
    let left = |birth: &str, vrijlating: Value, children: Value| {
        bijstand(&budget(&json!({
            "date": "2026-01-01", "children": children,
            "adults": [{ "birth_date": birth, "bijstand": true, "vrijlating": vrijlating,
                         "job": { "hours_week": 8, "wage_hour": 14.71 } }],
        })))
    };
    // 8 hours: net 550.74 with and 509.95 without holiday allowance; 25% is 127.49, 15% 76.49, 12.5% 63.74.
    assert_eq!(left("1990-05-01", json!("n"), json!([])), "978.24");
    assert_eq!(left("1999-01-01", json!("n"), json!([])), "978.24");
    assert_eq!(left("1999-01-02", json!("n"), json!([])), "850.76");
    assert_eq!(left("1990-05-01", json!({ "kind": "n", "months_used": 6 }), json!([])), "850.76");
    assert_eq!(left("2002-01-02", json!("y"), json!([])), "927.25");
    assert_eq!(left("1990-05-01", json!("r"), json!([])), "850.76");
    assert_eq!(left("1990-05-01", json!("r"), json!([{ "birth_date": "2014-01-01" }])), "850.76");
    // No combinatiekorting at 8 hours: 6,608.91 is hardly above its threshold and no tax is due... but the
    // bijstand beside it is taxed: 11.45% of 369.91 is 42.36 a year, 3.53 a month.
    assert_eq!(left("1990-05-01", json!("r"), json!([{ "birth_date": "2014-01-02" }])), "910.97");
}

// Wet op het kindgebonden budget art. 2 lid 1, 3 and 5: from the month after birth, the 12th and 16th birthday,
// to the month of the 18th. Single parent 2026: 3,416 + 2,580, + 724, + 964.
#[test]
fn kindgebonden_budget_changes_in_the_month_after_a_birthday() {
    let month = |date: &str, birth: &str| {
        let household = json!({ "date": date, "adults": [adult("1990-05-01")],
                                "children": [{ "birth_date": birth }] });
        of(&budget(&household), LineId::KindgebondenBudget)
    };
    assert_eq!(month("2026-03-20", "2026-03-10"), "0.00");
    assert_eq!(month("2026-04-01", "2026-03-10"), "499.00");
    assert_eq!(month("2026-03-20", "2014-03-10"), "499.00");
    assert_eq!(month("2026-04-01", "2014-03-10"), "560.00");
    assert_eq!(month("2026-04-01", "2010-03-10"), "580.00");
    assert_eq!(month("2026-03-31", "2008-03-10"), "580.00");
    assert_eq!(month("2026-04-01", "2008-03-10"), "0.00");
}

// Algemene Kinderbijslagwet art. 12: the age on the first day of the quarter; 2026-01: 295.07, 358.30, 421.53.
#[test]
fn kinderbijslag_looks_at_the_first_day_of_the_quarter() {
    let month = |birth: &str| {
        let household = json!({ "date": "2026-03-20", "adults": [adult("1990-05-01")],
                                "children": [{ "birth_date": birth }] });
        of(&budget(&household), LineId::Kinderbijslag)
    };
    assert_eq!(month("2026-01-02"), "0.00");
    assert_eq!(month("2026-01-01"), "98.36");
    assert_eq!(month("2020-01-02"), "98.36");
    assert_eq!(month("2020-01-01"), "119.43");
    assert_eq!(month("2014-01-01"), "140.51");
    assert_eq!(month("2008-01-02"), "140.51");
    assert_eq!(month("2008-01-01"), "0.00");
}

// Wet op de huurtoeslag 2025 art. 13 and 5 lid 3; 2026 art. 21. Hand calculation beside each.
#[test]
fn huurtoeslag_reads_2025_and_2026_as_they_were() {
    let month = |date: &str, birth: &str, rent: f64, service: f64| {
        let household = json!({ "date": date, "adults": [adult(birth)],
                                "home": { "kind": "rent", "rent_month": rent, "service_month": service } });
        of(&budget(&household), LineId::Huurtoeslag)
    };
    // Over the maximum: nothing in 2025, capped in 2026 (498.20-202.52 + .65·214.82 + .4·219.91 = 523.27).
    assert_eq!(month("2025-01-01", "1990-05-01", 900.08, 0.0), "0.00");
    assert_eq!(month("2026-01-01", "1990-05-01", 1200.0, 0.0), "523.00");
    // Service counts to 48 in 2025: 477.20-199.05 + .65·(600+48-477.20) = 389.17; not in 2026.
    assert_eq!(month("2025-01-01", "1990-05-01", 600.0, 60.0), "389.00");
    assert_eq!(month("2026-01-01", "1990-05-01", 600.0, 60.0), "361.00");
    // Under 23 in 2025 the limit is 477.20; in 2026 it is for under 21 and caps: 498.20-202.52 = 295.68.
    assert_eq!(month("2025-01-01", "2003-05-01", 480.0, 0.0), "0.00");
    assert_eq!(month("2026-01-01", "2003-05-01", 600.0, 0.0), "361.00");
    assert_eq!(month("2026-01-01", "2006-05-01", 600.0, 0.0), "295.00");
}

// Awir art. 7 lid 6: an own child under 23 counts above 6,218 (2026); anybody else's income counts whole.
#[test]
fn income_of_housemates_lowers_huurtoeslag() {
    let month = |relation: &str, birth: &str, income: f64| {
        of(
            &budget(&json!({
                "date": "2026-01-01", "adults": [adult("1990-05-01")],
                "home": { "kind": "rent", "rent_month": 700.0 },
                "housemates": [{ "birth_date": birth, "relation": relation, "income_year": income }],
            })),
            LineId::Huurtoeslag,
        )
    };
    // Two people, rent 700: 498.20-200.71 + .65·201.80 = 428.66; 22% a year of what is above 31,500.
    assert_eq!(month("own_child", "2005-01-01", 16000.0), "428.00");
    // 21,327.63 + 20,000 - 6,218 = 35,109.63: 66.18 less.
    assert_eq!(month("own_child", "2005-01-01", 20000.0), "362.00");
    // 21,327.63 + 20,000 = 41,327.63: 180.17 less.
    assert_eq!(month("other", "2005-01-01", 20000.0), "248.00");
    // A commercial tenant is no member: alone, 498.20-202.52 + .65·201.80 = 426.85.
    assert_eq!(month("commercial", "2005-01-01", 20000.0), "426.00");
}

// Wet kinderopvang art. 1.6: every parent works. Brochure 2026: 96% of at most 9.98 an hour for bso.
#[test]
fn kinderopvangtoeslag_needs_work_of_every_parent() {
    let care = json!([{ "birth_date": "2019-02-01",
                        "care": [{ "kind": "bso", "hours_month": 40, "price_hour": 10.50 }] }]);
    let job = json!({ "birth_date": "1990-05-01", "bijstand": true,
                      "job": { "hours_week": 16, "wage_hour": 14.71 } });
    let working = budget(&json!({ "date": "2026-01-01", "adults": [job], "children": care }));
    // .96 · 40 · 9.98 = 383.23; the parent pays 40 · 10.50.
    assert_eq!(of(&working, LineId::Kinderopvangtoeslag), "383.00");
    assert_eq!(of(&working, LineId::ChildcareCosts), "-420.00");
    let couple =
        budget(&json!({ "date": "2026-01-01", "adults": [job, adult("1991-01-01")], "children": care }));
    assert_eq!(of(&couple, LineId::Kinderopvangtoeslag), "0.00");
}

#[test]
fn a_household_of_aow_age_is_refused() {
    // AOW age is 67 years in 2026 (Algemene Ouderdomswet art. 7a).
    let of_age = situation(&json!({ "date": "2026-06-01", "adults": [adult("1959-06-01")] }));
    assert_eq!(steady_budget(&of_age), Err(Refusal::AowAge { adult: 0 }));
    let almost = situation(&json!({ "date": "2026-05-31", "adults": [adult("1959-06-01")] }));
    assert!(steady_budget(&almost).is_ok());
}

#[test]
fn days_after_the_last_rules_say_so_and_days_before_the_first_are_refused() {
    let on = |date: &str| json!({ "date": date, "adults": [adult("1990-05-01")] });
    assert!(!budget(&on("2026-12-31")).gaps.contains(&Gap::OutdatedRules));
    let later = budget(&on("2027-01-01"));
    assert!(later.gaps.contains(&Gap::OutdatedRules));
    assert_eq!(later.rules, day("2026-07-01"));
    let error = Situation::from_json(&on("2024-12-31").to_string()).unwrap_err();
    assert_eq!(error.path, "date");
}

// Besluit minimumjeugdloon; amounts of January 2026 as published: 14.71, 11.77, 8.83, 7.36.
#[test]
fn the_minimum_wage_follows_age() {
    let at = |age| minimum_wage_at_age(day("2026-01-01"), age).map(|wage| wage.to_string());
    let published = [(35, "14.71"), (21, "14.71"), (20, "11.77"), (19, "8.83"), (18, "7.36"), (15, "4.41")];
    for (age, wage) in published {
        assert_eq!(at(age).as_deref(), Some(wage), "{age}");
    }
    assert_eq!(at(14), None);
}

#[test]
fn what_is_wrong_with_a_situation_is_named_by_its_path() {
    let good = json!({ "date": "2026-01-01", "adults": [{ "birth_date": "1990-05-01",
        "job": { "hours_week": 16, "wage_hour": 14.71 } }], "children": [{ "birth_date": "2019-02-01" }] });
    assert!(Situation::from_json(&good.to_string()).is_ok());
    let wrong = [
        ("/date", json!("2026-02-30"), "date"),
        ("/date", json!("2019-01-01"), "date"),
        ("/adults", json!([]), "adults"),
        ("/adults/0/birth_date", json!("2010-01-01"), "adults[0].birth_date"),
        ("/adults/0/birth_date", json!("1850-01-01"), "adults[0].birth_date"),
        ("/adults/0/job/hours_week", json!(-1), "adults[0].job.hours_week"),
        ("/adults/0/job/hours_week", json!(61), "adults[0].job.hours_week"),
        ("/adults/0/job/wage_hour", json!(-0.01), "adults[0].job.wage_hour"),
        ("/adults/0/job/wage_hour", json!(500.01), "adults[0].job.wage_hour"),
        ("/adults/0/job/wage_hour", json!("14.71"), "adults[0].job.wage_hour"),
        ("/adults/0/job", json!({ "hours_week": 16 }), "adults[0].job"),
        ("/children/0/birth_date", json!("2026-01-02"), "children[0].birth_date"),
    ];
    for (pointer, value, path) in wrong {
        let mut bad = good.clone();
        *bad.pointer_mut(pointer).unwrap() = value.clone();
        let error = Situation::from_json(&bad.to_string()).unwrap_err();
        assert_eq!(error.path, path, "{pointer} = {value}: {error}");
    }
    let mut unknown = good.clone();
    unknown["adults"][0]["bsn"] = json!(1);
    assert!(Situation::from_json(&unknown.to_string()).unwrap_err().path.starts_with("adults[0]"));
    for text in ["", "{", "[]", "null", "{\"date\": \"2026-01-01\", \"adults\": []} x"] {
        assert!(Situation::from_json(text).is_err(), "{text}");
    }
}
