//! Published and hand-checked amounts, row by row. `tests/vectors/README.md` says where each comes from.
#![cfg(not(target_arch = "wasm32"))]

use opstap::{
    calendar::Day,
    income::{
        LineId, Situation,
        allowance::Allowance,
        huurtoeslag::{RentingHousehold, huurtoeslag},
        kinderopvangtoeslag, kindgebonden_budget, payslip, rules,
        situation::Care,
        steady_budget,
        trace::Silent,
        zorgtoeslag::zorgtoeslag,
    },
    money::Cents,
};

/// The rows of a file of vectors, comments left out, by the names in its first line.
fn rows(text: &str) -> Vec<csv::StringRecord> {
    let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).from_reader(text.as_bytes());
    reader.records().map(Result::unwrap).collect()
}

fn cents(text: &str) -> Cents {
    serde_json::from_str(text).unwrap_or_else(|_| panic!("{text} is an amount"))
}

fn rules_of(year: &str) -> rules::Rules {
    rules::on(Day::parse(&format!("{year}-01-01")).unwrap()).unwrap()
}

#[track_caller]
fn assert_granted(what: &str, granted: Allowance, expected: &str, unit: &str) {
    let expected = cents(expected);
    match unit {
        "eur_month" => assert_eq!(granted.month, expected, "{what}"),
        "eur_year" => {
            let off = (granted.year.round_half_up() - expected).get().abs();
            assert!(off < 100, "{what}: {:?}, not {expected}", granted.year);
        }
        other => panic!("no unit {other}"),
    }
}

#[test]
fn allowances_are_as_published() {
    let rows = rows(include_str!("vectors/toeslagen.csv"));
    assert_eq!(rows.len(), 80);
    for row in rows {
        let rules = rules_of(&row[1]).year;
        let (partner, young) = (&row[3] == "1", &row[4] == "1");
        let ages = row[5].split(';').filter(|age| !age.is_empty()).map(|age| age.parse::<u32>().unwrap());
        let income = cents(&row[7]).exact();
        let granted = match &row[0] {
            "zorgtoeslag" => {
                let insured = 1 + usize::from(partner);
                zorgtoeslag(&rules.zorgtoeslag, partner, insured, income, Cents::ZERO, &mut Silent)
            }
            "huurtoeslag" => {
                let home = RentingHousehold {
                    persons: row[2].parse().unwrap(),
                    partner,
                    young,
                    rent: cents(&row[6]),
                    service: Cents::ZERO,
                    assets: Cents::ZERO,
                    housemates_assets: Cents::ZERO,
                };
                huurtoeslag(&rules.huurtoeslag, home, income, &mut Silent)
            }
            "kindgebonden_budget" => {
                let rules = &rules.kindgebonden_budget;
                let most = kindgebonden_budget::most(rules, partner, ages);
                kindgebonden_budget::kindgebonden_budget(
                    rules,
                    partner,
                    most,
                    income,
                    Cents::ZERO,
                    &mut Silent,
                )
            }
            other => panic!("no scheme {other}"),
        };
        assert_granted(&format!("{row:?}"), granted, &row[8], &row[9]);
    }
}

#[test]
fn kinderopvangtoeslag_is_as_in_the_brochure() {
    let rows = rows(include_str!("vectors/kinderopvangtoeslag.csv"));
    assert_eq!(rows.len(), 3);
    for row in rows {
        let rules = &rules_of(&row[0]).year.kinderopvangtoeslag;
        let children: Vec<_> = row[3]
            .split(';')
            .map(|contract| {
                let parts: Vec<_> = contract.split(':').collect();
                let care: Care = serde_json::from_str(&format!(
                    r#"{{"kind": "{}", "hours_month": {}, "price_hour": {}}}"#,
                    parts[0], parts[1], parts[2]
                ))
                .unwrap();
                kinderopvangtoeslag::eligible(rules, &[care], &mut Silent)
            })
            .collect();
        let income = cents(&row[2]).exact();
        let granted = kinderopvangtoeslag::kinderopvangtoeslag(rules, &children, income, &mut Silent);
        assert_granted(&format!("{row:?}"), granted, &row[4], &row[5]);
    }
}

#[test]
fn net_pay_changes_from_2025_to_2026_as_published_to_the_cent() {
    let rows = rows(include_str!("vectors/payroll.csv"));
    assert_eq!(rows.len(), 12);
    for row in rows {
        let gross = cents(&row[0]);
        let [before, after] =
            ["2025", "2026"].map(|year| payslip::net_month(&rules_of(year).year.tax, gross));
        // The publisher rounds two net pays to a cent each before it subtracts them.
        let off = (after - before - cents(&row[1])).get().abs();
        assert!(off <= 1, "gross {gross}: {before} to {after}, not {}", &row[1]);
    }
}

#[test]
fn bijstand_beside_a_wage_is_as_by_hand_to_the_cent() {
    for (year, wage, text) in [
        ("2025", "14.06", include_str!("vectors/bijstand-single-2025-01.csv")),
        ("2026", "14.71", include_str!("vectors/bijstand-single-2026-01.csv")),
    ] {
        let rows = rows(text);
        assert_eq!(rows.len(), 10);
        for row in rows {
            for (vrijlating, first) in [("none", 4), ("n", 10)] {
                let situation = Situation::from_json(&format!(
                    r#"{{"date": "{year}-01-01", "health_insured": false, "adults": [{{"birth_date": "1990-05-01",
                        "bijstand": true, "vrijlating": "{vrijlating}",
                        "job": {{"hours_week": {}, "wage_hour": {wage}}}}}]}}"#,
                    &row[0]
                ))
                .unwrap();
                let budget = steady_budget(&situation).unwrap();
                let line = |id: LineId| -> Cents {
                    budget.lines.iter().filter(|line| line.id == id).map(|line| line.amount).sum()
                };
                let what = format!("{year}, {} hours, vrijlating {vrijlating}", &row[0]);
                let bijstand = line(LineId::Bijstand) + line(LineId::VakantietoeslagReserve);
                assert_eq!(line(LineId::NetWage), cents(&row[2]), "{what}: net wage");
                assert_eq!(bijstand, cents(&row[first]), "{what}: bijstand");
                let after = if vrijlating == "none" {
                    assert_eq!(line(LineId::Bijstand), cents(&row[5]), "{what}: paid monthly");
                    6
                } else {
                    11
                };
                // The files add up before they round, a budget adds what is paid: a cent may lie between.
                let off = (budget.disposable - cents(&row[after])).get().abs();
                assert!(off <= 1, "{what}: {} is left, not {}", budget.disposable, &row[after]);
                let income = &row[if vrijlating == "none" { 8 } else { 12 }];
                let off = (budget.toetsingsinkomen - cents(income)).get().abs();
                assert!(off <= 1, "{what}: toetsingsinkomen {}, not {income}", budget.toetsingsinkomen);
            }
        }
    }
}
