//! Income besides a wage, studies, a house, pension, a disability when young, and local schemes: households worked out
//! by hand by the rules of January 2026. In the comments AHK is the algemene heffingskorting (3,115), AK the
//! arbeidskorting, 35.75% the first bracket (Wet IB 2001 art. 2.10, 8.10, 8.11).
#![cfg(not(target_arch = "wasm32"))]

use opstap::{
    income::{
        Budget, Gap, LineId, Problem, Situation, grade::Grade, local_schemes::NoteReason, steady_budget,
        trace::StepId,
    },
    money::Cents,
};
use serde_json::{Value, json};

fn budget(value: &Value) -> Budget {
    steady_budget(&Situation::from_json(&value.to_string()).unwrap()).unwrap()
}

fn of(budget: &Budget, id: LineId) -> String {
    budget.lines.iter().filter(|line| line.id == id).map(|line| line.amount).sum::<Cents>().to_string()
}

fn bijstand(budget: &Budget) -> String {
    let parts = [LineId::Bijstand, LineId::VakantietoeslagReserve];
    let lines = budget.lines.iter().filter(|line| parts.contains(&line.id));
    lines.map(|line| line.amount).sum::<Cents>().to_string()
}

fn steps(budget: &Budget, id: LineId) -> Vec<StepId> {
    budget.lines.iter().filter(|line| line.id == id).flat_map(|line| &line.why).map(|step| step.id).collect()
}

/// Somebody alone on bijstand, with more about them.
fn alone(more: &Value) -> Value {
    let mut adult = json!({ "birth_date": "1990-05-01", "bijstand": true });
    adult.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    json!({ "date": "2026-01-01", "adults": [adult] })
}

fn with_income(kind: &str, amount: f64) -> Budget {
    budget(&alone(&json!({ "other_income": [{ "kind": kind, "amount_month": amount }] })))
}

// € 500 WW a month: 35.75% of 6,000 is 2,145, less than the AHK: no tax. 1,401.50 - 500. Gross: of the AHK 970 is left,
// (12 · 901.50 - 970) / 0.6425 = 15,327.63, with 6,000 it is 21,327.63: the same as without WW, as it should be.
#[test]
fn ww_takes_the_place_of_bijstand() {
    let found = with_income("ww", 500.0);
    assert_eq!(of(&found, LineId::OtherIncome), "500.00");
    assert_eq!(bijstand(&found), "901.50");
    assert_eq!(found.toetsingsinkomen.to_string(), "21327.63");
    assert_eq!(bijstand(&with_income("pension", 500.0)), "901.50");
}

// Zvw art. 43: 4.85% of 500 is 24.25, which the person pays. Gross (12 · 925.75 - 970) / 0.6425 + 6,000 = 21,780.54.
#[test]
fn alimony_of_a_partner_pays_the_low_zvw_contribution() {
    let found = with_income("partner_alimony", 500.0);
    assert_eq!(of(&found, LineId::OtherIncome), "475.75");
    assert_eq!(bijstand(&found), "925.75");
    assert_eq!(found.toetsingsinkomen.to_string(), "21780.54");
    assert!(found.gaps.contains(&Gap::AlimonyTax));
}

// Not taxed and no income for toeslagen, but it counts for bijstand: gross (12 · 1,201.50 - 3,115) / 0.6425.
#[test]
fn alimony_for_a_child_counts_for_bijstand_only() {
    let found = with_income("child_alimony", 200.0);
    assert_eq!(of(&found, LineId::OtherIncome), "200.00");
    assert_eq!(bijstand(&found), "1201.50");
    assert_eq!(found.toetsingsinkomen.to_string(), "17592.22");
}

// 16 hours: W = 13,217.82, tax 4,725.37, AK 996 + 31.009% · 1,252.82 = 1,384.49, held 225.88, net 1,082.66. € 300 WW on
// top is taxed at 35.75% without any credit left: 192.75. 1,401.50 - 1,082.66 - 192.75 = 126.09.
#[test]
fn other_income_beside_a_wage_has_no_credits_of_its_own() {
    let found = budget(&alone(&json!({
        "job": { "hours_week": 16, "wage_hour": 14.71 },
        "other_income": [{ "kind": "ww", "amount_month": 300 }],
    })));
    assert_eq!(of(&found, LineId::NetWage), "1082.66");
    assert_eq!(of(&found, LineId::OtherIncome), "192.75");
    assert_eq!(bijstand(&found), "126.09");
}

// Art. 8.16a: 923 a year, no more than the tax. On bijstand alone: 35.75% · 21,327.63 - 3,115 = 4,509.63 is due, so all
// of it, 76.92 a month, beside whole bijstand (art. 31 lid 2 under c). At 24 hours 7,088.06 - 3,115 - 3,433.84 = 539.21 is
// due: 44.93.
#[test]
fn the_jonggehandicaptenkorting_is_worth_the_tax_that_is_due_and_does_not_count() {
    let idle = budget(&alone(&json!({ "young_disabled": true })));
    assert_eq!(of(&idle, LineId::Jonggehandicaptenkorting), "76.92");
    assert_eq!(bijstand(&idle), "1401.50");
    let working = json!({ "young_disabled": true, "job": { "hours_week": 24, "wage_hour": 14.71 } });
    assert_eq!(of(&budget(&alone(&working)), LineId::Jonggehandicaptenkorting), "44.93");
}

// € 50 premium at 16 hours: W = 13,217.82 - 600 = 12,617.82, tax 4,510.87, AK 996 + 31.009% · 652.82 = 1,198.43, held
// 197.44, net 12,420.38 / 12 = 1,035.03. The vrijlating of 25% is of the wage without allowance: 12,238.72 - 600 =
// 11,638.72 less 35.75% - 3,115 - 968.81 (8.324%) = 76.99 held: 963.48 a month, 240.87 free. 1,401.50 - 794.16 = 607.34.
#[test]
fn a_pension_premium_comes_off_before_tax() {
    let job = json!({ "hours_week": 16, "wage_hour": 14.71, "pension_month": 50 });
    let found = budget(&alone(&json!({ "job": job, "vrijlating": "n" })));
    assert_eq!(of(&found, LineId::NetWage), "1035.03");
    assert_eq!(bijstand(&found), "607.34");
}

// Art. 13 lid 2: who can have studiefinanciering has no right. A partner with a right has half the norm of both.
#[test]
fn a_student_has_no_right_to_bijstand() {
    let found = budget(&alone(&json!({ "student": true })));
    assert_eq!(bijstand(&found), "0.00");
    assert!(steps(&found, LineId::Bijstand).contains(&StepId::Student));
    assert!(found.gaps.contains(&Gap::Student));
    let mut couple = alone(&json!({}));
    couple["adults"].as_array_mut().unwrap().push(json!({
        "birth_date": "1999-05-01", "bijstand": true, "student": true }));
    assert_eq!(bijstand(&budget(&couple)), "1001.07");
}

// Art. 34 lid 2 under d: 67,500 of the home is left out; art. 50: with more in it bijstand is a loan, not refused.
#[test]
fn a_house_worth_more_than_its_exempt_part_makes_bijstand_a_loan() {
    let with = |value: u32, mortgage: u32| {
        let mut household = alone(&json!({}));
        household["home"] = json!({ "kind": "owner", "value": value, "mortgage": mortgage });
        budget(&household)
    };
    let exempt = with(267_500, 200_000);
    assert_eq!(bijstand(&exempt), "1401.50");
    assert!(!exempt.gaps.contains(&Gap::OwnHomeLoan) && exempt.gaps.contains(&Gap::MortgageInterest));
    let more = with(267_501, 200_000);
    assert_eq!(bijstand(&more), "1401.50");
    assert!(more.gaps.contains(&Gap::OwnHomeLoan));
    assert!(steps(&more, LineId::Bijstand).contains(&StepId::HomeLoan));
}

// Bijstand looks at today (8,000 alone), toeslagen at 1 January (38,479 alone for huurtoeslag).
#[test]
fn bijstand_looks_at_assets_now_and_toeslagen_on_1_january() {
    let with = |now: f64, january: f64| {
        let mut household = alone(&json!({}));
        household["home"] = json!({ "kind": "rent", "rent_month": 650 });
        household["assets"] = json!(now);
        household["assets_january"] = json!(january);
        budget(&household)
    };
    // 498.20 - 202.52 + 65% · (650 - 498.20) = 394.35.
    assert_eq!(of(&with(0.0, 38_479.0), LineId::Huurtoeslag), "394.00");
    let spent = with(0.0, 38_479.01);
    assert_eq!((bijstand(&spent), of(&spent, LineId::Huurtoeslag)), ("1401.50".into(), "0.00".into()));
    let saved = with(8_000.01, 0.0);
    assert_eq!((bijstand(&saved), of(&saved, LineId::Huurtoeslag)), ("0.00".into(), "394.00".into()));
}

// Awir art. 7 lid 4: 38,479 for each medebewoner. Two people, rent 650: 498.20 - 200.71 + 65% · 151.80 = 396.16.
#[test]
fn a_rich_housemate_ends_huurtoeslag() {
    let with = |assets: f64| {
        let mut household = alone(&json!({}));
        household["home"] = json!({ "kind": "rent", "rent_month": 650 });
        household["housemates"] =
            json!([{ "birth_date": "2001-01-01", "relation": "own_child", "assets": assets }]);
        of(&budget(&household), LineId::Huurtoeslag)
    };
    assert_eq!(with(38_479.0), "396.00");
    assert_eq!(with(38_479.01), "0.00");
}

// Leidschendam-Voorburg (lv.nl, undated): inkomenstoeslag 450 a year for somebody alone after three years, kwijtschelding
// estimated at 400; without three years of low income the first is a note only. Both end above their limit: at 24 hours
// the net wage without allowance is 1,500.51 (18,358.08 - 351.98 over 12), over 110% of 1,331.43 (1,464.57).
#[test]
fn schemes_of_the_municipality_come_on_top() {
    let with = |hours: u32, since: Option<&str>| {
        let mut household = alone(&json!({ "job": { "hours_week": hours, "wage_hour": 14.71 } }));
        household["gemeente"] = json!("leidschendam-voorburg");
        if let Some(since) = since {
            household["low_income_since"] = json!(since);
        }
        budget(&household)
    };
    let long = with(0, Some("2023-01-01"));
    assert_eq!(of(&long, LineId::Inkomenstoeslag), "37.50");
    assert_eq!(of(&long, LineId::Kwijtschelding), "33.33");
    let grades = |id| long.lines.iter().find(|line| line.id == id).unwrap().grade;
    assert_eq!(grades(LineId::Inkomenstoeslag), Some(Grade::B));
    assert_eq!(grades(LineId::Kwijtschelding), Some(Grade::C));
    assert_eq!(grades(LineId::Zorgtoeslag), Some(Grade::A));
    assert_eq!(of(&with(0, Some("2023-01-02")), LineId::Inkomenstoeslag), "0.00");
    let unknown = with(0, None);
    assert!(unknown.notes.iter().any(|note| note.reason == NoteReason::MonthsUnknown));
    let working = with(24, Some("2023-01-01"));
    assert_eq!(of(&working, LineId::Inkomenstoeslag), "0.00");
    assert!(steps(&working, LineId::Inkomenstoeslag).contains(&StepId::LocalOverCap));
}

#[test]
fn a_municipality_that_is_not_known_is_said() {
    let mut household = alone(&json!({}));
    household["gemeente"] = json!("ameland");
    assert!(budget(&household).gaps.contains(&Gap::UnknownGemeente));
}

#[test]
fn what_is_wrong_with_the_rest_is_named_by_its_path() {
    let good = json!({
        "date": "2026-01-01",
        "adults": [{ "birth_date": "1990-05-01",
                     "job": { "hours_week": 16, "wage_hour": 14.71, "hours_low": 8, "hours_high": 24,
                              "pension_month": 20, "start": "2026-02-01", "end": "2026-06-30" },
                     "job_before": { "hours_week": 4, "wage_hour": 15, "start": "2025-01-01", "end": "2026-01-31" },
                     "other_income": [{ "kind": "ww", "amount_month": 100, "start": "2026-01-01", "end": "2026-09-30" }] }],
        "children": [{ "birth_date": "2020-01-01", "care": [
            { "kind": "bso", "hours_month": 40, "price_hour": 9, "start": "2026-02-01", "end": "2026-12-31" }] }],
        "housemates": [{ "birth_date": "1990-01-01", "relation": "other", "assets": 0 }],
        "home": { "kind": "owner", "value": 300_000, "mortgage": 100_000 },
        "assets_january": 10, "low_income_since": "2020-01-01", "bijstand_since": "2024-01-01",
    });
    Situation::from_json(&good.to_string()).unwrap();
    let wrong = [
        ("/adults/0/job/hours_low", json!(16.01), "adults[0].job.hours_low", Some(Problem::HoursOrder)),
        ("/adults/0/job/hours_high", json!(15.99), "adults[0].job.hours_high", Some(Problem::HoursOrder)),
        ("/adults/0/job/hours_high", json!(61), "adults[0].job.hours_high", None),
        (
            "/adults/0/job/pension_month",
            json!(1019.90),
            "adults[0].job.pension_month",
            Some(Problem::MoreThanWage),
        ),
        ("/adults/0/job/pension_month", json!(-1), "adults[0].job.pension_month", Some(Problem::Negative)),
        ("/adults/0/job_before/end", json!("2026-02-01"), "adults[0].job_before.end", Some(Problem::Overlap)),
        ("/adults/0/job/start", Value::Null, "adults[0].job.start", Some(Problem::StartNeeded)),
        ("/adults/0/job/end", json!("2026-01-31"), "adults[0].job.end", Some(Problem::EndsBeforeStart)),
        ("/adults/0/other_income/0/kind", json!("lottery"), "adults[0].other_income[0].kind", None),
        ("/adults/0/other_income/0/amount_month", json!(-1), "adults[0].other_income[0].amount_month", None),
        ("/adults/0/other_income/0/end", json!("2025-01-01"), "adults[0].other_income[0].end", None),
        ("/children/0/care/0/end", json!("2026-01-31"), "children[0].care[0].end", None),
        ("/housemates/0/assets", json!(-1), "housemates[0].assets", None),
        ("/home/value", json!(-1), "home.value", None),
        ("/home/mortgage", json!(1e12), "home.mortgage", None),
        ("/assets_january", json!(-1), "assets_january", None),
        ("/low_income_since", json!("2026-01-02"), "low_income_since", Some(Problem::InTheFuture)),
        ("/bijstand_since", json!("2026-01-02"), "bijstand_since", Some(Problem::InTheFuture)),
    ];
    for (pointer, value, path, problem) in wrong {
        let mut bad = good.clone();
        *bad.pointer_mut(pointer).unwrap() = value.clone();
        let error = Situation::from_json(&bad.to_string()).unwrap_err();
        assert_eq!(error.path, path, "{pointer} = {value}: {error}");
        if let Some(problem) = problem {
            assert_eq!(error.problem, problem, "{pointer} = {value}");
        }
    }
}
