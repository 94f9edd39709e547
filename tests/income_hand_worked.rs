//! Whole households worked out by hand, line by line, and each border in the law from just below to just
//! above.
//!
//! Every number beside a household can be followed with a pocket calculator: rates, amounts and formulas are
//! those of the Participatiewet art. 19-34, the Wet IB 2001 art. 2.10 and 8.10-8.14a, and the four laws on
//! toeslagen. In words: W is a year's gross wage with 8% holiday allowance; "held" is tax less AHK (algemene
//! heffingskorting) and AK (arbeidskorting); Y is the toetsingsinkomen. Net bijstand N of a year is grossed
//! up as (N - Q) / (1 - rate 1), Q being what the employer leaves of the AHK (none where tax is held back;
//! without tax W x (rate 1 - AK rate 1) is used), and is N itself where that covers the tax.
#![cfg(not(target_arch = "wasm32"))]

use opstap::{
    calendar::Day,
    income::{
        Budget, Gap, LineId, Situation,
        allowance::Allowance,
        huurtoeslag::{RentingHousehold, huurtoeslag},
        kinderopvangtoeslag, kindgebonden_budget, payslip,
        rules::{self, Rules},
        situation::Care,
        steady_budget,
        trace::Silent,
        wage_tax,
        zorgtoeslag::zorgtoeslag,
    },
    money::{Cents, Exact},
};
use serde_json::{Value, json};

fn budget(value: &Value) -> Budget {
    steady_budget(&Situation::from_json(&value.to_string()).unwrap()).unwrap()
}

fn of(value: &Value, id: LineId) -> String {
    budget(value).lines.iter().filter(|line| line.id == id).map(|line| line.amount).sum::<Cents>().to_string()
}

/// Bijstand with vakantietoeslag.
fn bijstand(value: &Value) -> String {
    let parts = [LineId::Bijstand, LineId::VakantietoeslagReserve];
    let found = budget(value);
    let lines = found.lines.iter().filter(|line| parts.contains(&line.id));
    lines.map(|line| line.amount).sum::<Cents>().to_string()
}

/// Somebody on bijstand, born on a day.
fn adult(birth: &str) -> Value {
    json!({ "birth_date": birth, "bijstand": true })
}

fn working(birth: &str, hours: f64, wage: f64) -> Value {
    json!({ "birth_date": birth, "bijstand": true, "job": { "hours_week": hours, "wage_hour": wage } })
}

fn earning(birth: &str, month: f64) -> Value {
    json!({ "birth_date": birth, "bijstand": true, "job": { "wage_month": month } })
}

fn child(birth: &str) -> Value {
    json!({ "birth_date": birth })
}

fn rent(month: f64) -> Value {
    json!({ "kind": "rent", "rent_month": month })
}

/// Every line that is not nothing, in order; then what is left a month and the toetsingsinkomen a year.
#[track_caller]
fn assert_budget(value: &Value, lines: &[(&str, &str)], disposable: &str, toetsingsinkomen: &str) {
    let found = budget(value);
    let named: Vec<(String, String)> = found
        .lines
        .iter()
        .filter(|line| line.amount != Cents::ZERO)
        .map(|line| {
            let whose = line.adult.map(|adult| format!("[{adult}]")).unwrap_or_default();
            (format!("{}{whose}", line.id.key()), line.amount.to_string())
        })
        .collect();
    let named: Vec<(&str, &str)> = named.iter().map(|(id, amount)| (&**id, &**amount)).collect();
    assert_eq!(named, lines);
    assert_eq!(found.disposable.to_string(), disposable, "disposable");
    assert_eq!(found.toetsingsinkomen.to_string(), toetsingsinkomen, "toetsingsinkomen");
}

// Norm 1,401.50: 95% 1,331.43, reserve 70.07. Gross (12 x 1,401.50 - 3,115) / .6425 = 21,327.63. Zorgtoeslag
// 2,119 - .01912 x 29,736 = 1,550.45, 1,550 / 12 = 129.17. Rent 650, alone: 498.20 - 202.52 = 295.68, and .65
// x (650 - 498.20) = 98.67: 394.35.
#[test]
fn a_single_without_work_has_the_norm_and_two_toeslagen() {
    assert_budget(
        &json!({ "date": "2026-01-01", "adults": [adult("1990-05-01")], "home": rent(650.0) }),
        &[
            ("bijstand", "1331.43"),
            ("vakantietoeslag_reserve", "70.07"),
            ("zorgtoeslag", "129.00"),
            ("huurtoeslag", "394.00"),
        ],
        "1924.50",
        "21327.63",
    );
}

// 16 x 15 x 52 = 12,480; W = 13,478.40. Tax .3575 W = 4,818.53; AHK 3,115; AK 996 + .31009 x (W - 11,965) =
// 1,465.29; held 238.24; net 13,240.1622 / 12 = 1,103.34685. On 12,480 alone: 4,461.60 - 3,115 - (996 +
// .31009 x 515 = 1,155.70) = 190.90; net 12,289.09635 / 12 = 1,024.09136. Free (n): 25% = 256.02284, under
// 285. Counts 1,103.34685 - 256.02284 = 847.32401. Left 1,419.46 - 847.32401 = 572.13599: 95% of 572.14 is
// 543.53. Gross 12 x 572.13599 / .6425 = 10,685.81; Y = 24,164.21. Rent 700: 295.68 + .65 x 201.80 = 426.85,
// less .27 x (24,164.21 - 23,425) / 12 = 16.63: 410.22.
#[test]
fn a_single_on_part_time_keeps_a_quarter_of_the_wage() {
    let mut person = working("1990-05-01", 16.0, 15.0);
    person["vrijlating"] = json!("n");
    assert_budget(
        &json!({ "date": "2026-07-01", "adults": [person], "home": rent(700.0), "costs_of_work_month": 60.0 }),
        &[
            ("net_wage[0]", "1103.35"),
            ("bijstand", "543.53"),
            ("vakantietoeslag_reserve", "28.61"),
            ("zorgtoeslag", "129.00"),
            ("huurtoeslag", "410.00"),
            ("costs_of_work", "-60.00"),
        ],
        "2154.49",
        "24164.21",
    );
}

// 20 x 15 x 52 = 15,600; W = 16,848. Tax .3582 W = 6,034.95; AHK 3,068; AK 980 + .3003 x (W - 12,169) =
// 2,385.10; held 581.85; net 16,266.15 / 12 = 1,355.5125. On 15,600: 5,587.92 - 3,068 - (980 + .3003 x 3,431)
// = 509.59; net 1,257.5341. Free (r): 12.5% = 157.1918, under 173.87. Room before the credit: 1,369.06 -
// 1,355.5125 + 157.1918 = 170.7393, a year 2,048.87. The credit x is the tax due on W and the gross bijstand
// (2,048.87 - x) / .6418, so x = held + .3582/.6418 x (2,048.87 - x), or x = .6418 x 581.85 + .3582 x
// 2,048.87 = 1,107.34; under the full credit .1145 x (16,848 - 6,145) = 1,225.49. A month 92.28; bijstand
// 170.74 - 92.28 = 78.46: 95% 74.54. Gross (2,048.87 - 1,107.34) / .6418 = 1,467.02; Y = 18,315.02.
// Zorgtoeslag 2,112 - .01896 x 28,406 = 1,573.42. Rent 600 + 30, two people: basishuur 238.01 - 3.63 - 37.14
// = 197.24; 279.96 + .65 x 152.80 = 379.28. Kindgebonden budget (2,511 + 3,389) / 12 = 491.67. Six years old
// on 1 July: 353.95 / 3.
#[test]
fn a_single_parent_of_one_sees_bijstand_and_combinatiekorting_share_the_room() {
    let mut parent = working("1990-05-01", 20.0, 15.0);
    parent["vrijlating"] = json!("r");
    let home = json!({ "kind": "rent", "rent_month": 600.0, "service_month": 30.0 });
    assert_budget(
        &json!({ "date": "2025-07-01", "adults": [parent], "children": [child("2019-02-01")], "home": home }),
        &[
            ("net_wage[0]", "1355.51"),
            ("bijstand", "74.54"),
            ("vakantietoeslag_reserve", "3.92"),
            ("iack", "92.28"),
            ("zorgtoeslag", "131.00"),
            ("huurtoeslag", "379.00"),
            ("kindgebonden_budget", "491.00"),
            ("kinderbijslag", "117.98"),
        ],
        "2645.23",
        "18315.02",
    );
}

// Norm 1,345.45: 95% 1,278.18. Gross (16,145.40 - 3,068) / .6418 = 20,376.13. Rent 750, four people: 279.96 +
// 165.5745 (.65 x 254.73) + 7.228 (.4 x 18.07) = 452.76. Children are 5, 12 today and 16: kinderbijslag
// (286.45 + 409.21 + 409.21) / 3 = 368.29; for kindgebonden budget the twelfth birthday counts next month: 3
// x 2,511 + 936 + 3,389 = 11,858, / 12 = 988.17.
#[test]
fn a_single_parent_of_three_without_work() {
    let children = json!([child("2019-06-01"), child("2013-01-01"), child("2008-11-20")]);
    assert_budget(
        &json!({ "date": "2025-01-01", "adults": [adult("1985-03-10")], "children": children,
                 "home": rent(750.0) }),
        &[
            ("bijstand", "1278.18"),
            ("vakantietoeslag_reserve", "67.27"),
            ("zorgtoeslag", "131.00"),
            ("huurtoeslag", "452.00"),
            ("kindgebonden_budget", "988.00"),
            ("kinderbijslag", "368.29"),
        ],
        "3284.74",
        "20376.13",
    );
}

// 32 x 17.50 x 52 = 29,120; W = Y = 31,449.60. Tax 11,243.23; AHK 3,115 - .06398 x (W - 29,736) = 3,005.36;
// AK 5,300 + .0195 x (W - 25,845) = 5,409.29; held 2,828.58; net 28,621.02 / 12 = 2,385.09: over the norm.
// Combinatiekorting .1145 x (W - 6,239) = 2,886.61, but no more than the tax: 2,828.58 / 12. Zorgtoeslag
// 1,550.45 - .1373 x 1,713.60 = 1,315.17, 1,315 / 12. Rent 820, four: 297.49 + 172.861 (.65 x 265.94) +
// 22.344 (.4 x 55.86) = 492.70; Y under 31,500. Six today, twelve yesterday, sixteen today: kinderbijslag
// (362.35 + 426.29 + 426.29) / 3 = 404.98; kindgebonden budget 3 x 2,580 + 724 + 724 (sixteen counts next
// month) + 3,416 = 12,604, - .076 x 1,713.60 = 12,473.77, / 12 = 1,039.48.
#[test]
fn a_single_parent_of_three_with_work_needs_no_bijstand() {
    let children = json!([child("2020-07-01"), child("2014-06-30"), child("2010-07-01")]);
    let parent = working("1985-03-10", 32.0, 17.5);
    assert_budget(
        &json!({ "date": "2026-07-01", "adults": [parent], "children": children, "home": rent(820.0) }),
        &[
            ("net_wage[0]", "2385.09"),
            ("iack", "235.71"),
            ("zorgtoeslag", "109.00"),
            ("huurtoeslag", "492.00"),
            ("kindgebonden_budget", "1039.00"),
            ("kinderbijslag", "404.98"),
        ],
        "4665.78",
        "31449.60",
    );
}

// Norm 1,955.80: 95% 1,858.01. Each is taxed on half: (11,734.80 - 3,068) / .6418 = 13,503.90, together
// 27,007.79. Zorgtoeslag 2 x 2,112 - .04273 x 28,406 = 3,010.21, 3,010 / 12 = 250.83. Rent 720, two: 279.96 +
// 133.744 (.65 x 205.76) + 14.816 (.4 x 37.04) = 428.52.
#[test]
fn a_couple_without_work() {
    let adults = json!([adult("1980-01-01"), adult("1982-01-01")]);
    assert_budget(
        &json!({ "date": "2025-07-01", "adults": adults, "home": rent(720.0) }),
        &[
            ("bijstand", "1858.01"),
            ("vakantietoeslag_reserve", "97.79"),
            ("zorgtoeslag", "250.00"),
            ("huurtoeslag", "428.00"),
        ],
        "2633.80",
        "27007.79",
    );
}

// 24 x 15 x 52 = 18,720; W = 20,217.60. Tax 7,227.79; AK 996 + .31009 x 8,252.60 = 3,555.05; held 557.74; net
// 19,659.86 / 12 = 1,638.3214. Left 2,002.13 - 1,638.3214 = 363.8086: 95% 345.62. Half a year of it is
// 2,182.85: the earner's is grossed up whole, / .6425 = 3,397.44; the other's own AHK covers it. Y =
// 20,217.60 + 3,397.44 + 2,182.85 = 25,797.89. The other earns nothing, so no combinatiekorting. Zorgtoeslag
// 2 x 2,119 - .04289 x 29,736 = 2,962.62, 2,963 / 12 = 246.92. Rent 780, four: 297.49 + 172.86 + .4 x 15.86 =
// 476.70. 2 x 2,580 / 12 = 430. Nine and four: 653.37 / 3.
#[test]
fn a_couple_with_one_earner() {
    let adults = json!([working("1988-01-01", 24.0, 15.0), adult("1990-01-01")]);
    let children = json!([child("2016-04-01"), child("2021-04-01")]);
    assert_budget(
        &json!({ "date": "2026-01-01", "adults": adults, "children": children, "home": rent(780.0) }),
        &[
            ("net_wage[0]", "1638.32"),
            ("bijstand", "345.62"),
            ("vakantietoeslag_reserve", "18.19"),
            ("zorgtoeslag", "246.00"),
            ("huurtoeslag", "476.00"),
            ("kindgebonden_budget", "430.00"),
            ("kinderbijslag", "217.79"),
        ],
        "3371.92",
        "25797.89",
    );
}

// First: 36 x 18 x 52 = 33,696; W = 36,391.68. Tax 13,010.03; AHK 3,115 - .06398 x 6,655.68 = 2,689.17; AK
// 5,300 + .0195 x 10,546.68 = 5,505.66; held 4,815.20; net 31,576.48 / 12. Second: 16 x 16 x 52 = 13,312; W =
// 14,376.96. Tax 5,139.76; AK 996 + .31009 x 2,411.96 = 1,743.92; held 280.84; net 14,096.12 / 12. Together
// over the norm of 2,027.79. The second earns less: .1145 x (14,376.96 - 6,239) = 931.80, but only 280.84 of
// tax: 23.40 a month. Y = 50,768.64. Zorgtoeslag 2,962.62 - .1373 x 21,032.64 = 74.84, 75 / 12 = 6.25. Rent
// 900, four: 297.49 + 172.86 + .4 x 135.86 = 524.70, less .22 x 19,268.64 / 12 = 353.26: 171.44. Kindgebonden
// budget 5,160 - .076 x (Y - 39,141) = 4,276.30, / 12 = 356.36. Ten and five: (362.35 + 298.40) / 3.
#[test]
fn a_couple_with_two_earners() {
    let adults = json!([working("1988-01-01", 36.0, 18.0), working("1990-01-01", 16.0, 16.0)]);
    let children = json!([child("2016-04-01"), child("2021-04-01")]);
    assert_budget(
        &json!({ "date": "2026-07-01", "adults": adults, "children": children, "home": rent(900.0),
                 "costs_of_work_month": 80.0 }),
        &[
            ("net_wage[0]", "2631.37"),
            ("net_wage[1]", "1174.68"),
            ("iack", "23.40"),
            ("zorgtoeslag", "6.00"),
            ("huurtoeslag", "171.00"),
            ("kindgebonden_budget", "356.00"),
            ("kinderbijslag", "220.25"),
            ("costs_of_work", "-80.00"),
        ],
        "4502.70",
        "50768.64",
    );
}

// Art. 24: half of 2,002.13, 1,001.07: 95% 951.02. All of it is one person's income: (12,012.84 - 3,115) /
// .6425 = 13,848.78. They are toeslagpartners all the same. Rent 680, two: 297.49 + .65 x 181.80 = 415.66.
#[test]
fn a_partner_without_right_and_income_leaves_half_the_norm() {
    let partner = json!({ "birth_date": "1990-01-01", "bijstand": false });
    assert_budget(
        &json!({ "date": "2026-01-01", "adults": [adult("1988-01-01"), partner], "home": rent(680.0) }),
        &[
            ("bijstand", "951.02"),
            ("vakantietoeslag_reserve", "50.05"),
            ("zorgtoeslag", "246.00"),
            ("huurtoeslag", "415.00"),
        ],
        "1662.07",
        "13848.78",
    );
}

// W = 500 x 12 x 1.08 = 6,480, untaxed (.3575 W = 2,316.60 < 3,115): net 540. Half of 2,027.79 is 1,013.90;
// left 473.90: 95% 450.21. Of the AHK 6,480 x (.3575 - .08324) = 1,777.2048 is used, Q = 1,337.7952:
// (5,686.80 - 1,337.7952) / .6425 = 6,768.88; Y = 13,248.88. Rent 680, two: 415.66.
#[test]
fn whoever_has_the_right_sets_own_wage_off_against_half_the_norm() {
    let partner = json!({ "birth_date": "1990-01-01", "bijstand": false });
    assert_budget(
        &json!({ "date": "2026-07-01", "adults": [earning("1988-01-01", 500.0), partner],
                 "home": rent(680.0) }),
        &[
            ("net_wage[0]", "540.00"),
            ("bijstand", "450.21"),
            ("vakantietoeslag_reserve", "23.69"),
            ("zorgtoeslag", "246.00"),
            ("huurtoeslag", "415.00"),
        ],
        "1674.90",
        "13248.88",
    );
}

// Two share: (40 + 60)% / 2 of 2,002.13 = 1,001.07. 10 x 15 x 52 = 7,800; W = 8,424, untaxed (3,011.58 <
// 3,115): net 702. Left 299.07: 95% 284.12. Of the AHK 8,424 x .27426 = 2,310.3662 is used, Q = 804.6338:
// (3,588.84 - 804.6338) / .6425 = 4,333.39; Y = 12,757.39. Zorgtoeslag looks at Y alone; huurtoeslag at Y +
// 24,000 = 36,757.39: 297.49 + .65 x 201.80 = 428.66, less .22 x (36,757.39 - 31,500) / 12 = 96.39: 332.27.
#[test]
fn a_single_who_shares_costs_with_a_parent() {
    let parent = json!({ "birth_date": "1962-01-01", "relation": "kostendeler", "income_year": 24000.0 });
    assert_budget(
        &json!({ "date": "2026-01-01", "adults": [working("1995-05-01", 10.0, 15.0)], "housemates": [parent],
                 "home": rent(700.0) }),
        &[
            ("net_wage[0]", "702.00"),
            ("bijstand", "284.12"),
            ("vakantietoeslag_reserve", "14.95"),
            ("zorgtoeslag", "129.00"),
            ("huurtoeslag", "332.00"),
        ],
        "1462.07",
        "12757.39",
    );
}

// Three share: 130% / 3 of 1,922.07 = 832.90, twice 1,665.80: 95% 1,582.51. Each (9,994.80 - 3,068) / .6418 =
// 10,792.77; Y = 21,585.54. The son is 29: all of his 18,000 counts, 39,585.54. Normhuur 2.98184e-7 x
// 39,585.54 x 39,585.54 - .001382497146 x 39,585.54 = 412.532, up to 412.54; basishuur 412.54 - 37.14 =
// 375.40. Rent 740, three: 101.80 + 165.5745 (.65 x 254.73) + 3.228 (.4 x 8.07) = 270.60.
#[test]
fn a_couple_who_share_costs_with_a_grown_son() {
    let adults = json!([adult("1980-01-01"), adult("1982-01-01")]);
    let son = json!({ "birth_date": "1996-01-01", "relation": "own_child", "income_year": 18000.0 });
    assert_budget(
        &json!({ "date": "2025-01-01", "adults": adults, "housemates": [son], "home": rent(740.0) }),
        &[
            ("bijstand", "1582.51"),
            ("vakantietoeslag_reserve", "83.29"),
            ("zorgtoeslag", "250.00"),
            ("huurtoeslag", "270.00"),
        ],
        "2185.80",
        "21585.54",
    );
}

// Nineteen. 8 x 8.83 x 52 = 3,673.28; W = 3,967.14, untaxed: net 330.60. Left 345.99 - 330.5952 = 15.39: 95%
// 14.62. The AHK covers its tax, so gross is net: Y = 3,967.14 + 184.74 = 4,151.88. Rent 520 counts to 498.20
// only: 295.68.
#[test]
fn somebody_of_nineteen_has_the_low_norm_and_the_low_rent() {
    let found =
        json!({ "date": "2026-01-01", "adults": [working("2006-05-01", 8.0, 8.83)], "home": rent(520.0) });
    assert_budget(
        &found,
        &[
            ("net_wage[0]", "330.60"),
            ("bijstand", "14.62"),
            ("vakantietoeslag_reserve", "0.77"),
            ("zorgtoeslag", "129.00"),
            ("huurtoeslag", "295.00"),
        ],
        "769.99",
        "4151.88",
    );
    assert!(budget(&found).gaps.contains(&Gap::Under21));
}

// Nineteen and 26 with a baby: 1,707.04 (art. 20 lid 2 c). 800 x 12 x 1.08 = 10,368; tax .3582 W = 3,713.82 <
// AHK 3,068 + AK .08053 W = 834.94: net 864. Left 843.04: 95% 800.89. Half a year of it is 5,058.24. The one
// without wage: (5,058.24 - 3,068) x .3582 / .6418 is under 3,068, so gross is net. The earner has used W x
// .27767 = 2,878.8826, Q = 189.1174: (5,058.24 - 189.1174) / .6418 = 7,586.67. Y = 10,368 + 5,058.24 +
// 7,586.67 = 23,012.91. Rent 640, three: 279.96 + .65 x 162.80 = 385.78; a child lifts the limit for the
// young. 2,511 / 12 = 209.25. Born in March: 291.49 / 3.
#[test]
fn a_couple_of_which_one_is_nineteen_with_a_baby() {
    let adults = json!([adult("2005-09-01"), earning("1999-02-01", 800.0)]);
    assert_budget(
        &json!({ "date": "2025-07-01", "adults": adults, "children": [child("2025-03-02")],
                 "home": rent(640.0) }),
        &[
            ("net_wage[1]", "864.00"),
            ("bijstand", "800.89"),
            ("vakantietoeslag_reserve", "42.15"),
            ("zorgtoeslag", "250.00"),
            ("huurtoeslag", "385.00"),
            ("kindgebonden_budget", "209.00"),
            ("kinderbijslag", "97.16"),
        ],
        "2648.20",
        "23012.91",
    );
}

// 24 years. 12 x 14.06 x 52 = 8,773.44; W = 9,475.3152; tax 3,394.06 < 3,068 + .08053 W = 763.05: net
// 789.6096, without allowance 731.12. Free (y): 15% = 109.668. Counts 679.9416; left 665.5084: 95% 632.23. Of
// the AHK W x .27767 = 2,631.0108 is used, Q = 436.9892: (7,986.1008 - 436.9892) / .6418 = 11,762.41; Y =
// 21,237.72. Rent 690, alone: 278.15 + 133.744 (.65 x 205.76) + 2.816 (.4 x 7.04) = 414.71.
#[test]
fn somebody_of_24_who_can_work_few_hours_keeps_fifteen_percent() {
    let mut person = working("2001-01-01", 12.0, 14.06);
    person["vrijlating"] = json!("y");
    assert_budget(
        &json!({ "date": "2025-01-01", "adults": [person], "home": rent(690.0) }),
        &[
            ("net_wage[0]", "789.61"),
            ("bijstand", "632.23"),
            ("vakantietoeslag_reserve", "33.28"),
            ("zorgtoeslag", "131.00"),
            ("huurtoeslag", "414.00"),
        ],
        "2000.12",
        "21237.72",
    );
}

// 26 years, in a room. 12 x 15 x 52 = 9,360; W = 10,108.80, untaxed: net 842.40. Art. 31 lid 5: n is from 27.
// Left 577.06: 95% 548.21. Of the AHK W x .27426 = 2,772.44 is used, Q = 342.56: (6,924.72 - 342.56) / .6425
// = 10,244.61; Y = 20,353.41. A room gives no huurtoeslag.
#[test]
fn somebody_of_26_keeps_no_quarter_and_a_room_gives_no_huurtoeslag() {
    let mut person = working("2000-01-01", 12.0, 15.0);
    person["vrijlating"] = json!("n");
    let home = json!({ "kind": "room", "rent_month": 400.0 });
    assert_budget(
        &json!({ "date": "2026-07-01", "adults": [person], "home": home }),
        &[
            ("net_wage[0]", "842.40"),
            ("bijstand", "548.21"),
            ("vakantietoeslag_reserve", "28.85"),
            ("zorgtoeslag", "129.00"),
        ],
        "1548.46",
        "20353.41",
    );
}

// Norm 2,002.13: 95% 1,902.02. Each (12,012.78 - 3,115) / .6425 = 13,848.68, together 27,697.37. Thirteen
// years: (2,580 + 724) / 12 = 275.33; 421.53 / 3.
#[test]
fn owners_have_no_huurtoeslag_and_hear_of_their_house() {
    let household = json!({
        "date": "2026-01-01", "adults": [adult("1975-01-01"), adult("1977-01-01")],
        "children": [child("2012-05-05")], "home": { "kind": "owner" },
    });
    assert_budget(
        &household,
        &[
            ("bijstand", "1902.02"),
            ("vakantietoeslag_reserve", "100.11"),
            ("zorgtoeslag", "246.00"),
            ("kindgebonden_budget", "275.00"),
            ("kinderbijslag", "140.51"),
        ],
        "2663.64",
        "27697.37",
    );
    assert!(budget(&household).gaps.contains(&Gap::OwnHome));
}

// A cent over 8,000 (art. 34) ends bijstand; rent 700 alone, no income: 295.68 + .65 x 201.80 = 426.85.
#[test]
fn savings_over_the_limit_of_bijstand_leave_the_toeslagen() {
    assert_budget(
        &json!({ "date": "2026-01-01", "adults": [adult("1975-01-01")], "assets": 8000.01,
                 "home": rent(700.0) }),
        &[("zorgtoeslag", "129.00"), ("huurtoeslag", "426.00")],
        "555.00",
        "0.00",
    );
}

// Net 1,638.32 as of the couple with one earner. The child is 13, so no combinatiekorting. (3,416 + 2,580 +
// 724) / 12 = 560; 421.53 / 3. Then a cent over 38,479 (Awir art. 7) ends huurtoeslag, a cent over 146,011
// zorgtoeslag and kindgebonden budget. Before: rent 700, two: 297.49 + .65 x 201.80 = 428.66.
#[test]
fn savings_over_each_next_limit_end_the_next_toeslag() {
    let with = |assets: f64| {
        json!({ "date": "2026-01-01", "adults": [working("1975-01-01", 24.0, 15.0)], "assets": assets,
                "children": [child("2012-05-05")], "home": rent(700.0) })
    };
    let zorgtoeslag = ("zorgtoeslag", "129.00");
    let huurtoeslag = ("huurtoeslag", "428.00");
    let budget_for_child = ("kindgebonden_budget", "560.00");
    let (wage, kinderbijslag) = (("net_wage[0]", "1638.32"), ("kinderbijslag", "140.51"));
    let all = [wage, zorgtoeslag, huurtoeslag, budget_for_child, kinderbijslag];
    assert_budget(&with(38_479.00), &all, "2895.83", "20217.60");
    let without_rent = [wage, zorgtoeslag, budget_for_child, kinderbijslag];
    assert_budget(&with(38_479.01), &without_rent, "2467.83", "20217.60");
    assert_budget(&with(146_011.00), &without_rent, "2467.83", "20217.60");
    assert_budget(&with(146_011.01), &[wage, kinderbijslag], "1778.83", "20217.60");
}

// W = 2,800 x 12.96 = 36,288. Tax 12,972.96; AHK 3,115 - .06398 x 6,552 = 2,695.80; AK 5,300 + .0195 x 10,443
// = 5,503.64; held 4,773.52; net 31,514.48 / 12. W = 2,000 x 12.96 = 25,920. Tax 9,266.40; AK 5,300 + .0195 x
// 75 = 5,301.46; held 849.94; net 25,070.06 / 12. Combinatiekorting of the second: 2,253.47, but 849.94 of
// tax: 70.83. Y = 62,208. Zorgtoeslag 2,962.62 - .1373 x 32,472 < 0. Rent counts to 932.93: 297.49 + 172.86 +
// .4 x 168.79 = 537.87, less .22 x 30,708 / 12 = 562.98 < 0. Care: the younger has most hours: 120 x 11.23
// (of 12.00) = 1,347.60 x .924 = 1,245.18; the other 60 x 9.50 = 570 x .956 = 544.92: 1,790.10. It costs
// 1,440 + 570. Kindgebonden budget 5,160 - .076 x 23,067 = 3,406.91, / 12 = 283.91. Seven and two: (358.30 +
// 295.07) / 3.
#[test]
fn two_earners_with_two_kinds_of_care_one_over_the_price() {
    let children = json!([
        { "birth_date": "2018-04-01", "care": [{ "kind": "bso", "hours_month": 60, "price_hour": 9.50 }] },
        { "birth_date": "2023-04-01",
          "care": [{ "kind": "dagopvang", "hours_month": 120, "price_hour": 12.00 }] },
    ]);
    let adults = json!([
        { "birth_date": "1988-01-01", "job": { "wage_month": 2800.0 } },
        { "birth_date": "1990-01-01", "job": { "wage_month": 2000.0 } },
    ]);
    assert_budget(
        &json!({ "date": "2026-01-01", "adults": adults, "children": children, "home": rent(1000.0) }),
        &[
            ("net_wage[0]", "2626.21"),
            ("net_wage[1]", "2089.17"),
            ("iack", "70.83"),
            ("kindgebonden_budget", "283.00"),
            ("kinderopvangtoeslag", "1790.00"),
            ("kinderbijslag", "217.79"),
            ("childcare_costs", "-2010.00"),
        ],
        "5067.00",
        "62208.00",
    );
}

// 28 x 15 x 52 = 21,840; W = Y = 23,587.20. Tax 8,448.94; AK 980 + .3003 x 11,418.20 = 4,408.89; held 972.05;
// net 22,615.15 / 12 = 1,884.60, over the norm. Combinatiekorting 1,997.13, but 972.05 of tax: 81.00. Care of
// one child, two kinds: 100 x 10.71 (of 11.50) + 20 x 8.00 = 1,231 x .96 = 1,181.76; it costs 1,150 + 160.
// Rent 850, two: 279.96 + 133.74 + .4 x 167.04 = 480.52. 5,900 / 12 = 491.67. Three years: 291.49 / 3.
#[test]
fn a_single_parent_with_a_nursery_and_a_childminder() {
    let care = json!([
        { "kind": "dagopvang", "hours_month": 100, "price_hour": 11.50 },
        { "kind": "gastouder", "hours_month": 20, "price_hour": 8.00 },
    ]);
    let children = json!([{ "birth_date": "2022-02-01", "care": care }]);
    let parent = working("1990-05-01", 28.0, 15.0);
    assert_budget(
        &json!({ "date": "2025-07-01", "adults": [parent], "children": children, "home": rent(850.0) }),
        &[
            ("net_wage[0]", "1884.60"),
            ("iack", "81.00"),
            ("zorgtoeslag", "131.00"),
            ("huurtoeslag", "480.00"),
            ("kindgebonden_budget", "491.00"),
            ("kinderopvangtoeslag", "1181.00"),
            ("kinderbijslag", "97.16"),
            ("childcare_costs", "-1310.00"),
        ],
        "3035.76",
        "23587.20",
    );
}

fn rules_of(date: &str) -> Rules {
    rules::on(Day::parse(date).unwrap()).unwrap()
}

fn year(year: u32) -> Rules {
    rules_of(&format!("{year}-01-01"))
}

/// Euros and cents without a float on the way.
fn cents(text: &str) -> Cents {
    serde_json::from_str(text).unwrap_or_else(|_| panic!("{text} is an amount"))
}

/// A year's grant to the cent, and what is paid a month.
fn grant(allowance: Allowance) -> (String, String) {
    (allowance.year.round_half_up().to_string(), allowance.month.to_string())
}

#[track_caller]
fn assert_grant(what: &str, allowance: Allowance, year: &str, month: &str) {
    assert_eq!(grant(allowance), (year.to_owned(), month.to_owned()), "{what}");
}

// Wet op de zorgtoeslag art. 2. Without taper: 2026 alone 2,119 - .01912 x 29,736 = 1,550.44768, with a
// partner 4,238 - .04289 x 29,736 = 2,962.62304; 2025 alone 2,112 - .01896 x 28,406 = 1,573.42224, partner
// 4,224 - .04273 x 28,406 = 3,010.21162. Over the drempelinkomen 13.73% (2025: 13.7%) goes off, and the year
// is rounded: so the first euro over it costs nothing, and the first month to fall by a euro is where the
// year rounds under twelve times the month.
#[test]
fn zorgtoeslag_bends_at_the_drempelinkomen_and_ends_at_a_last_euro() {
    for (date, partner, income, granted, month) in [
        (2026, false, 29_735, "1550.00", "129.00"),
        (2026, false, 29_736, "1550.00", "129.00"),
        (2026, false, 29_737, "1550.00", "129.00"),
        (2026, false, 29_757, "1548.00", "129.00"), // 21 x .1373 = 2.8833: 1,547.564
        (2026, false, 29_758, "1547.00", "128.00"), // 22 x .1373 = 3.0206: 1,547.427
        (2026, false, 40_857, "24.00", "2.00"),     // 11,121 x .1373 = 1,526.9133: 23.534
        (2026, false, 40_858, "0.00", "0.00"),      // 23.397 rounds to 23, under 24
        (2026, true, 29_736, "2963.00", "246.00"),
        (2026, true, 29_817, "2952.00", "246.00"), // 81 x .1373 = 11.1213: 2,951.50174
        (2026, true, 29_818, "2951.00", "245.00"),
        (2026, true, 51_142, "24.00", "2.00"), // 21,406 x .1373 = 2,939.0438: 23.579
        (2026, true, 51_143, "0.00", "0.00"),
        (2025, false, 28_405, "1573.00", "131.00"),
        (2025, false, 28_406, "1573.00", "131.00"),
        (2025, false, 28_420, "1572.00", "131.00"), // 14 x .137 = 1.918: 1,571.504
        (2025, false, 28_421, "1571.00", "130.00"),
        (2025, false, 39_719, "24.00", "2.00"), // 11,313 x .137 = 1,549.881: 23.541
        (2025, false, 39_720, "0.00", "0.00"),
        (2025, true, 28_406, "3010.00", "250.00"),
        (2025, true, 28_484, "3000.00", "250.00"), // 78 x .137 = 10.686: 2,999.5256
        (2025, true, 28_485, "2999.00", "249.00"),
        (2025, true, 50_206, "24.00", "2.00"), // 21,800 x .137 = 2,986.60: 23.6116
        (2025, true, 50_207, "0.00", "0.00"),
    ] {
        let rules = &year(date).year.zorgtoeslag;
        let insured = 1 + usize::from(partner);
        let income_year = Exact::euros(income);
        let granted_now = zorgtoeslag(rules, partner, insured, income_year, Cents::ZERO, &mut Silent);
        assert_grant(&format!("{date} {partner} {income}"), granted_now, granted, month);
    }
}

fn rented(date: u32, persons: usize, young: bool, rent: &str, income: &str) -> Allowance {
    let home = RentingHousehold {
        persons,
        partner: false,
        young,
        rent: cents(rent),
        service: Cents::ZERO,
        assets: Cents::ZERO,
        housemates_assets: Cents::ZERO,
    };
    huurtoeslag(&year(date).year.huurtoeslag, home, cents(income).exact(), &mut Silent)
}

// Wet op de huurtoeslag art. 20 and 21 at an income under the ijkpunt; a year is twelve months. 2026 alone:
// 498.20 - 202.52 = 295.68 x 12 = 3,548.16; a cent of rent is .12 a year under the kwaliteitskortingsgrens,
// .078 between it and the aftoppingsgrens, .048 above. 2025 alone: 477.20 - 199.05 = 278.15 x 12 = 3,337.80.
#[test]
fn huurtoeslag_pays_less_of_each_euro_from_border_to_border() {
    for (date, persons, rent, granted, month) in [
        (2026, 1, "498.19", "3548.04", "295.00"),
        (2026, 1, "498.20", "3548.16", "295.00"),
        (2026, 1, "498.21", "3548.24", "295.00"),
        (2026, 1, "713.01", "5223.68", "435.00"), // 5,223.756 - .078
        (2026, 1, "713.02", "5223.76", "435.00"), // 295.68 + .65 x 214.82 = 435.313
        (2026, 1, "713.03", "5223.80", "435.00"),
        (2026, 2, "713.02", "5245.48", "437.00"), // 297.49 + 139.633 = 437.123
        (2026, 2, "713.03", "5245.52", "437.00"),
        (2026, 3, "713.03", "5245.55", "437.00"), // three people: the border is 764.14
        (2026, 3, "764.13", "5644.13", "470.00"), // 5,644.212 - .078
        (2026, 3, "764.14", "5644.21", "470.00"), // 297.49 + .65 x 265.94 = 470.351
        (2026, 3, "764.15", "5644.26", "470.00"),
        (2025, 1, "477.19", "3337.68", "278.00"),
        (2025, 1, "477.20", "3337.80", "278.00"),
        (2025, 1, "477.21", "3337.88", "278.00"),
        (2025, 1, "682.95", "4942.65", "411.00"), // 4,942.728 - .078
        (2025, 1, "682.96", "4942.73", "411.00"), // 278.15 + .65 x 205.76 = 411.894
        (2025, 1, "682.97", "4942.78", "411.00"),
        (2025, 3, "731.92", "5346.34", "445.00"), // 5,346.414 - .078
        (2025, 3, "731.93", "5346.41", "445.00"), // 279.96 + .65 x 254.73 = 445.5345
        (2025, 3, "731.94", "5346.46", "445.00"),
    ] {
        let found = rented(date, persons, false, rent, "20000.00");
        assert_grant(&format!("{date} {persons} {rent}"), found, granted, month);
    }
}

// Art. 13: in 2025 a cent over the maximum ends the right; in 2026 the rent above it is not subsidised. 2025:
// 411.894 + .4 x (900.07 - 682.96) = 498.738; 2026: 435.313 + .4 x (932.93 - 713.02) = 523.277.
#[test]
fn the_highest_rent_is_a_cliff_in_2025_and_a_cap_in_2026() {
    for (date, young, rent, granted, month) in [
        (2025, false, "900.06", "5984.81", "498.00"),
        (2025, false, "900.07", "5984.86", "498.00"),
        (2025, false, "900.08", "0.00", "0.00"),
        (2025, true, "477.20", "3337.80", "278.00"),
        (2025, true, "477.21", "0.00", "0.00"),
        (2026, false, "932.92", "6279.28", "523.00"),
        (2026, false, "932.93", "6279.32", "523.00"),
        (2026, false, "932.94", "6279.32", "523.00"),
        (2026, true, "498.20", "3548.16", "295.00"),
        (2026, true, "498.21", "3548.16", "295.00"),
    ] {
        assert_grant(&format!("{date} {rent}"), rented(date, 1, young, rent, "20000.00"), granted, month);
    }
}

// 2026: 27% or 22% of every euro over the ijkpunt. 2025: the normhuur is 236.19 or 234.38 up to the ijkpunt
// and a·Y² + b·Y over it, up to a whole cent: 4.38698e-7 x 22,701 x 22,701 + .000446392665 x 22,701 =
// 236.2102, 236.22; 2.98184e-7 x 30,451 x 30,451 - .001382497146 x 30,451 = 234.3967, 234.40.
#[test]
fn huurtoeslag_bends_at_the_ijkpunt() {
    for (date, persons, rent, income, granted) in [
        (2026, 1, "498.20", "23424.00", "3548.16"),
        (2026, 1, "498.20", "23425.00", "3548.16"),
        (2026, 1, "498.20", "23426.00", "3547.89"),
        (2026, 2, "498.20", "31499.00", "3569.88"), // 12 x 297.49
        (2026, 2, "498.20", "31500.00", "3569.88"),
        (2026, 2, "498.20", "31501.00", "3569.66"),
        (2025, 1, "477.20", "22699.00", "3337.80"),
        (2025, 1, "477.20", "22700.00", "3337.80"),
        (2025, 1, "477.20", "22701.00", "3337.44"), // .03 a month
        (2025, 2, "477.20", "30449.00", "3359.52"), // 12 x 279.96
        (2025, 2, "477.20", "30450.00", "3359.52"),
        (2025, 2, "477.20", "30451.00", "3359.28"), // .02 a month
    ] {
        let found = rented(date, persons, false, rent, income);
        assert_eq!(grant(found).0, granted, "{date} {persons} {income}");
    }
}

// Awir art. 14 lid 5: of the basishuur 202.52 (2025: 199.05) and 1.95 a year's grant is 23.40, rounded 23:
// nothing. Of a cent more it is 23.52, rounded 24: granted.
#[test]
fn the_least_grant_is_24_a_year() {
    assert_grant("2026", rented(2026, 1, false, "202.52", "20000.00"), "0.00", "0.00");
    assert_grant("2026", rented(2026, 1, false, "204.47", "20000.00"), "0.00", "0.00");
    assert_grant("2026", rented(2026, 1, false, "204.48", "20000.00"), "23.52", "1.00");
    assert_grant("2025", rented(2025, 1, false, "201.00", "20000.00"), "0.00", "0.00");
    assert_grant("2025", rented(2025, 1, false, "201.01", "20000.00"), "23.52", "1.00");
}

// Wet op het kindgebonden budget art. 2 lid 7 and 8: 7.6% (2025: 7.1%) over 29,736 alone, 29,736 + 9,405 with
// a partner (2025: 28,406 and 28,406 + 9,139). One child alone 2,580 + 3,416 = 5,996 (2025: 2,511 + 3,389 =
// 5,900); with a partner two children 5,160, 430 a month exactly, and in 2025 four children 10,044, 837
// exactly.
#[test]
fn kindgebonden_budget_bends_at_its_threshold() {
    for (date, partner, children, income, granted, month) in [
        (2026, false, 1, 29_735, "5996.00", "499.00"),
        (2026, false, 1, 29_736, "5996.00", "499.00"),
        (2026, false, 1, 29_737, "5995.92", "499.00"),
        (2026, false, 1, 29_841, "5988.02", "499.00"), // 105 x .076 = 7.98
        (2026, false, 1, 29_842, "5987.94", "498.00"),
        (2026, true, 2, 39_140, "5160.00", "430.00"),
        (2026, true, 2, 39_141, "5160.00", "430.00"),
        (2026, true, 2, 39_142, "5159.92", "429.00"),
        (2025, false, 1, 28_405, "5900.00", "491.00"),
        (2025, false, 1, 28_406, "5900.00", "491.00"),
        (2025, false, 1, 28_407, "5899.93", "491.00"),
        (2025, true, 4, 37_544, "10044.00", "837.00"),
        (2025, true, 4, 37_545, "10044.00", "837.00"),
        (2025, true, 4, 37_546, "10043.93", "836.00"),
    ] {
        let rules = &year(date).year.kindgebonden_budget;
        let most = kindgebonden_budget::most(rules, partner, (0..children).map(|n| n + 2));
        let income_year = Exact::euros(income);
        let found = kindgebonden_budget::kindgebonden_budget(
            rules,
            partner,
            most,
            income_year,
            Cents::ZERO,
            &mut Silent,
        );
        assert_grant(&format!("{date} {partner} {income}"), found, granted, month);
    }
}

fn cared(date: u32, children: &[&[(&str, u32, f64)]], income: &str) -> String {
    let rules = &year(date).year.kinderopvangtoeslag;
    let eligible: Vec<_> = children
        .iter()
        .map(|contracts| {
            let care: Vec<Care> = contracts
                .iter()
                .map(|(kind, hours, price)| {
                    let care = json!({ "kind": kind, "hours_month": hours, "price_hour": price });
                    serde_json::from_value(care).unwrap()
                })
                .collect();
            kinderopvangtoeslag::eligible(rules, &care, &mut Silent)
        })
        .collect();
    let income = cents(income).exact();
    kinderopvangtoeslag::kinderopvangtoeslag(rules, &eligible, income, &mut Silent).month.to_string()
}

// Besluit kinderopvangtoeslag, table 2026: 96% to 56,412, then 95.5% and 95.6%; 2025: to 47,403, then 95.3%
// and 95.6%. A toetsingsinkomen is in whole euros.
#[test]
fn kinderopvangtoeslag_falls_at_the_end_of_the_first_band() {
    let one: &[&[_]] = &[&[("dagopvang", 100, 10.0)]];
    let two: &[&[_]] = &[&[("dagopvang", 100, 10.0)], &[("dagopvang", 200, 10.0)]];
    assert_eq!(cared(2026, one, "56411.00"), "960.00");
    assert_eq!(cared(2026, one, "56412.00"), "960.00");
    assert_eq!(cared(2026, one, "56412.99"), "960.00");
    assert_eq!(cared(2026, one, "56413.00"), "955.00");
    assert_eq!(cared(2025, one, "47403.00"), "960.00");
    assert_eq!(cared(2025, one, "47404.00"), "953.00");
    // The first child is the one with 200 hours: 1,910 + 956, and in 2025 1,906 + 956.
    assert_eq!(cared(2026, two, "56412.00"), "2880.00");
    assert_eq!(cared(2026, two, "56413.00"), "2866.00");
    assert_eq!(cared(2025, two, "47404.00"), "2862.00");
}

// Maximum prices 2026 11.23, 9.98 and 8.49 (2025 10.71, 9.52 and 8.10), and 230 hours for a child; 96%.
#[test]
fn kinderopvangtoeslag_has_a_price_and_an_hour_too_many() {
    for (date, kind, price, month) in [
        (2026, "dagopvang", 11.22, "1077.00"), // 1,077.12
        (2026, "dagopvang", 11.23, "1078.00"), // 1,078.08
        (2026, "dagopvang", 11.50, "1078.00"),
        (2026, "bso", 9.97, "957.00"), // 957.12
        (2026, "bso", 9.98, "958.00"), // 958.08
        (2026, "bso", 10.20, "958.00"),
        (2026, "gastouder", 8.48, "814.00"), // 814.08
        (2026, "gastouder", 8.49, "815.00"), // 815.04
        (2026, "gastouder", 8.70, "815.00"),
        (2025, "dagopvang", 10.71, "1028.00"), // 1,028.16
        (2025, "dagopvang", 10.90, "1028.00"),
        (2025, "bso", 9.52, "913.00"), // 913.92
        (2025, "bso", 9.70, "913.00"),
        (2025, "gastouder", 8.10, "777.00"), // 777.60
        (2025, "gastouder", 8.30, "777.00"),
    ] {
        assert_eq!(cared(date, &[&[(kind, 100, price)]], "30000.00"), month, "{date} {kind} {price}");
    }
    // 229 x 9.60 = 2,198.40; 230 x 9.60 = 2,208; more hours add nothing, nor does a second contract.
    assert_eq!(cared(2026, &[&[("dagopvang", 229, 10.0)]], "30000.00"), "2198.00");
    assert_eq!(cared(2026, &[&[("dagopvang", 230, 10.0)]], "30000.00"), "2208.00");
    assert_eq!(cared(2026, &[&[("dagopvang", 231, 10.0)]], "30000.00"), "2208.00");
    assert_eq!(cared(2026, &[&[("dagopvang", 230, 10.0), ("bso", 9, 9.0)]], "30000.00"), "2208.00");
}

fn with_vrijlating(date: &str, letter: &str, month: f64) -> Value {
    let mut person = earning("1990-05-01", month);
    person["vrijlating"] = json!(letter);
    json!({ "date": date, "adults": [person] })
}

// Art. 31 lid 2: 25% to 285 (n), 15% to 180.19 (y and z) of the net wage without holiday allowance. Over
// 11,965 a year 35.75% - 31.009% = 4.741% of each euro is held back: on 12 x 1,161 = 13,932: .3575 x 13,932 -
// 3,115 - 996 - .31009 x 1,967 = 259.74, net 13,672.26 / 12 = 1,139.3548, a quarter 284.84; with allowance W
// = 15,046.56, held 312.58, net 1,227.8313.
#[test]
fn a_vrijlating_stops_at_its_cap() {
    for (letter, month, left) in [
        ("n", 1161.0, "458.51"), // 1,401.50 - 1,227.83131 + 284.83869
        ("n", 1162.0, "457.64"), // 1,140.3073: a quarter 285.08, so 285: 1,401.50 - 1,228.86011 + 285
        ("n", 1163.0, "456.61"), // 1.02880 of net wage more, nothing more left free
        ("y", 1225.0, "287.87"), // 1,200.3205: 180.04808; 1,401.50 - 1,293.67433 + 180.04808
        ("y", 1226.0, "286.99"), // 1,201.2731: 180.19097, a tenth of a cent over; - 1,294.70313 + 180.19
        ("y", 1227.0, "285.96"), // - 1,295.73193 + 180.19
        ("z", 1225.0, "287.87"),
        ("z", 1226.0, "286.99"),
        ("z", 1227.0, "285.96"),
    ] {
        assert_eq!(bijstand(&with_vrijlating("2026-01-01", letter, month)), left, "{letter} {month}");
    }
}

// The caps of each half-year. At 1,250 a month W = 16,200: net 1,304.63911 in 2025, 1,319.39426 in 2026; at
// 1,300 W = 16,848: net 1,355.51251 and 1,370.83412. The quarter and the 15% are over every cap.
#[test]
fn each_half_year_has_its_own_cap() {
    for (date, n, y) in [
        ("2025-01-01", "313.81", "162.98"), // 1,345.45 - net + 273 and + 173.04
        ("2025-07-01", "342.42", "189.90"), // 1,369.06 - net + 278 and + 176.35
        ("2026-01-01", "367.11", "210.86"), // 1,401.50 - net + 285 and + 180.19
        ("2026-07-01", "385.07", "228.82"), // 1,419.46 - net + 285 and + 180.19
    ] {
        assert_eq!(bijstand(&with_vrijlating(date, "n", 1250.0)), n, "{date} n");
        assert_eq!(bijstand(&with_vrijlating(date, "y", 1300.0)), y, "{date} y");
        assert_eq!(bijstand(&with_vrijlating(date, "z", 1300.0)), y, "{date} z");
    }
}

// r: 12.5% to 177.66. At 1,456 a month net 1,531.32649, without allowance 1,420.36880, free 177.54610, held
// 493.84. Room a year 12 x (1,401.50 - 1,531.32649 + 177.54610) = 572.63532; the credit that can be used is
// .6425 x 493.8422 + .3575 x 572.6353 = 522.0107, and 50.62 a year is left, 4.22 a month. At 1,457:
// 1,421.32139 would free 177.66517, so 177.66; held 494.4566; room 561.65664; credit 518.4806; 43.18, 3.60.
// At 1,458: held 495.0710; room 549.31104; credit 514.4618; 34.85.
#[test]
fn the_vrijlating_of_a_single_parent_stops_at_its_cap() {
    for (month, left, credit) in
        [(1456.0, "4.22", "43.50"), (1457.0, "3.60", "43.21"), (1458.0, "2.90", "42.87")]
    {
        let mut household = with_vrijlating("2026-01-01", "r", month);
        household["children"] = json!([child("2019-02-01")]);
        assert_eq!(bijstand(&household), left, "{month}");
        assert_eq!(of(&household, LineId::Iack), credit, "{month}");
    }
}

// Participatiewet art. 34 lid 3; Awir art. 7 lid 3; Wet op de zorgtoeslag art. 3; Wet op het kindgebonden
// budget art. 1 lid 4: each limit itself still gives the right. Nobody works, and without bijstand there is
// no income at all.
#[test]
fn every_limit_to_assets_holds_to_the_cent() {
    use LineId::{Huurtoeslag, KindgebondenBudget, Zorgtoeslag};
    let household = |date: &str, couple: bool, with_child: bool, assets: f64| {
        let adults =
            if couple { vec![adult("1980-01-01"), adult("1982-01-01")] } else { vec![adult("1980-01-01")] };
        let children = if with_child { vec![child("2020-01-01")] } else { Vec::new() };
        json!({ "date": date, "adults": adults, "children": children, "assets": assets, "home": rent(600.0) })
    };
    for (date, couple, with_child, limit, norm) in [
        ("2025-01-01", false, false, 7_770.0, "1345.45"),
        ("2025-01-01", false, true, 15_540.0, "1345.45"),
        ("2025-07-01", true, false, 15_540.0, "1955.80"),
        ("2025-07-01", true, true, 15_540.0, "1955.80"),
        ("2026-01-01", false, false, 8_000.0, "1401.50"),
        ("2026-01-01", false, true, 16_000.0, "1401.50"),
        ("2026-07-01", true, false, 16_000.0, "2027.79"),
        ("2026-07-01", true, true, 16_000.0, "2027.79"),
    ] {
        let at = |assets: f64| bijstand(&household(date, couple, with_child, assets));
        assert_eq!(at(limit - 0.01), norm, "{date} {limit}");
        assert_eq!(at(limit), norm, "{date} {limit}");
        assert_eq!(at(limit + 0.01), "0.00", "{date} {limit}");
    }
    // Rent 600 with a child: 279.96 + .65 x 122.80 = 359.78 in 2025, 297.49 + .65 x 101.80 = 363.66 in 2026.
    for (date, couple, line, limit, amount) in [
        ("2025-01-01", false, Huurtoeslag, 37_395.0, "359.00"),
        ("2025-01-01", true, Huurtoeslag, 74_790.0, "359.00"),
        ("2026-01-01", false, Huurtoeslag, 38_479.0, "363.00"),
        ("2026-01-01", true, Huurtoeslag, 76_958.0, "363.00"),
        ("2025-01-01", false, Zorgtoeslag, 141_896.0, "131.00"),
        ("2025-01-01", true, Zorgtoeslag, 179_429.0, "250.00"),
        ("2026-01-01", false, Zorgtoeslag, 146_011.0, "129.00"),
        ("2026-01-01", true, Zorgtoeslag, 184_633.0, "246.00"),
        ("2025-01-01", false, KindgebondenBudget, 141_896.0, "491.00"), // 5,900 / 12
        ("2025-01-01", true, KindgebondenBudget, 179_429.0, "209.00"),  // 2,511 / 12
        ("2026-01-01", false, KindgebondenBudget, 146_011.0, "499.00"), // 5,996 / 12
        ("2026-01-01", true, KindgebondenBudget, 184_633.0, "215.00"),  // 2,580 / 12
    ] {
        let at = |assets: f64| of(&household(date, couple, true, assets), line);
        assert_eq!(at(limit - 0.01), amount, "{date} {line:?} {limit}");
        assert_eq!(at(limit), amount, "{date} {line:?} {limit}");
        assert_eq!(at(limit + 0.01), "0.00", "{date} {line:?} {limit}");
    }
}

// Wet IB 2001 art. 2.10: 2026 35.75% to 38,883, 37.56% to 78,426, 49.5%; 2025 35.82% to 38,441, 37.48% to
// 76,817, 49.5%.
#[test]
fn tax_bends_at_each_bracket() {
    for (date, income, expected) in [
        (2026, 38_882, "13900.32"), // 13,900.6725 - .3575
        (2026, 38_883, "13900.67"),
        (2026, 38_884, "13901.05"), // + .3756
        (2026, 78_425, "28752.65"), // 28,753.0233 - .3756
        (2026, 78_426, "28753.02"), // 13,900.6725 + .3756 x 39,543
        (2026, 78_427, "28753.52"), // + .495
        (2025, 38_440, "13769.21"), // 13,769.5662 - .3582
        (2025, 38_441, "13769.57"),
        (2025, 38_442, "13769.94"), // + .3748
        (2025, 76_816, "28152.52"), // 28,152.8910 - .3748
        (2025, 76_817, "28152.89"), // 13,769.5662 + .3748 x 38,376
        (2025, 76_818, "28153.39"), // + .495
    ] {
        let found = wage_tax::tax(&year(date).year.tax, Exact::euros(income));
        assert_eq!(found.round_half_up().to_string(), expected, "{date} {income}");
    }
}

// Art. 8.10: 3,115 less 6.398% over 29,736 (2025: 3,068 less 6.337% over 28,406), not under zero.
#[test]
fn the_algemene_heffingskorting_bends_and_ends() {
    for (date, income, expected) in [
        (2026, 29_735, "3115.00"),
        (2026, 29_736, "3115.00"),
        (2026, 29_737, "3114.94"),
        (2026, 78_423, "0.01"), // 48,687 x .06398 = 3,114.99426
        (2026, 78_424, "0.00"),
        (2025, 28_405, "3068.00"),
        (2025, 28_406, "3068.00"),
        (2025, 28_407, "3067.94"),
    ] {
        let found = wage_tax::algemene_heffingskorting(&year(date).year.tax, Exact::euros(income));
        assert_eq!(found.round_half_up().to_string(), expected, "{date} {income}");
    }
}

// Art. 8.11: each part rises to its own most, then over 45,592 (2025: 43,071) 6.51% goes off.
#[test]
fn the_arbeidskorting_bends_at_each_part() {
    for (date, wage, expected) in [
        (2026, 11_964, "995.88"), // .08324 x 11,964
        (2026, 11_965, "995.97"),
        (2026, 11_966, "996.31"),  // 996 + .31009
        (2026, 25_844, "5299.74"), // 996 + .31009 x 13,879
        (2026, 25_845, "5300.00"), // 5,300.0492, at most 5,300
        (2026, 25_846, "5300.02"),
        (2026, 45_591, "5685.00"), // 5,300 + .0195 x 19,746 = 5,685.047, at most 5,685
        (2026, 45_592, "5685.00"),
        (2026, 45_593, "5684.93"),
        (2026, 132_919, "0.01"), // .0651 x 87,327 = 5,684.9877
        (2026, 132_920, "0.00"),
        (2025, 12_168, "979.89"), // .08053 x 12,168
        (2025, 12_169, "979.97"),
        (2025, 12_170, "980.30"),  // 980 + .3003
        (2025, 26_287, "5219.64"), // 980 + .3003 x 14,118
        (2025, 26_288, "5219.94"),
        (2025, 26_289, "5220.02"), // at most 5,220, + .02258
        (2025, 43_070, "5598.94"), // 5,220 + .02258 x 16,782
        (2025, 43_071, "5598.96"),
        (2025, 43_072, "5598.92"), // 5,598.98272 - .0651
    ] {
        let found = wage_tax::arbeidskorting(&year(date).year.tax, Exact::euros(wage));
        assert_eq!(found.round_half_up().to_string(), expected, "{date} {wage}");
    }
}

// Art. 8.14a: 11.45% over 6,239, at most 3,032 (2025: over 6,145, at most 2,986).
#[test]
fn the_combinatiekorting_starts_and_stops() {
    for (date, wage, expected) in [
        (2026, 6_238, "0.00"),
        (2026, 6_239, "0.00"),
        (2026, 6_240, "0.11"),
        (2026, 32_719, "3031.96"), // .1145 x 26,480
        (2026, 32_720, "3032.00"), // 3,032.0745
        (2025, 6_145, "0.00"),
        (2025, 6_146, "0.11"),
        (2025, 32_223, "2985.93"), // .1145 x 26,078
        (2025, 32_224, "2986.00"),
    ] {
        let found = wage_tax::combinatiekorting(&year(date).year.tax, Exact::euros(wage));
        assert_eq!(found.round_half_up().to_string(), expected, "{date} {wage}");
    }
}

// A month's table: the wage goes down to a multiple of 4.50, twelve times; the tax of each bracket goes down
// and each credit up to a whole euro; a twelfth is held back. Beside each: table wage, tax - AHK - AK.
#[test]
fn a_payslip_bends_where_the_year_does() {
    for (date, gross, net) in [
        (2026, "994.49", "982.57"),    // 11,880: 4,247 - 3,115 - 989 = 143, 11.92
        (2026, "994.50", "981.42"),    // 11,934: 4,266 - 3,115 - 994 = 157, 13.08
        (2026, "999.00", "985.17"),    // 11,988: 4,285 - 3,115 - 1,004 = 166, 13.83
        (2026, "2151.00", "2082.50"),  // 25,812: 9,227 - 3,115 - 5,290 = 822, 68.50
        (2026, "2155.50", "2086.25"),  // 25,866: 9,247 - 3,115 - 5,301 = 831, 69.25
        (2026, "2475.00", "2297.83"),  // 29,700: 10,617 - 3,115 - 5,376 = 2,126, 177.17
        (2026, "2479.50", "2300.67"),  // 29,754: 10,637 - 3,114 - 5,377 = 2,146, 178.83
        (2026, "3240.00", "2755.50"),  // 38,880: 13,899 - 2,530 - 5,555 = 5,814, 484.50
        (2026, "3244.49", "2759.99"),  // the same step of the table
        (2026, "3244.50", "2758.17"),  // 38,934: 13,900 + 19 - 2,527 - 5,556 = 5,836, 486.33
        (2026, "3798.00", "3079.17"),  // 45,576: 13,900 + 2,513 - 2,102 - 5,685 = 8,626, 718.83
        (2026, "3802.50", "3081.50"),  // 45,630: 13,900 + 2,534 - 2,099 - 5,683 = 8,652, 721.00
        (2026, "6534.00", "4434.42"),  // 78,408: 13,900 + 14,845 - 1 - 3,549 = 25,195, 2,099.58
        (2026, "6538.50", "4436.58"),  // 78,462: 13,900 + 14,852 + 17 - 3,546 = 25,223, 2,101.92
        (2026, "11074.50", "6431.92"), // 132,894: 13,900 + 14,852 + 26,961 - 2 = 55,711, 4,642.58
        (2026, "11079.00", "6434.00"), // 132,948: 13,900 + 14,852 + 26,988 = 55,740, 4,645.00
        (2025, "1012.50", "987.08"),   // 12,150: 4,352 - 3,068 - 979 = 305, 25.42
        (2025, "1017.00", "991.00"),   // 12,204: 4,371 - 3,068 - 991 = 312, 26.00
        (2025, "2187.00", "2093.25"),  // 26,244: 9,400 - 3,068 - 5,207 = 1,125, 93.75
        (2025, "2191.50", "2097.33"),  // 26,298: 9,419 - 3,068 - 5,221 = 1,130, 94.17
        (2025, "2367.00", "2213.83"),  // 28,404: 10,174 - 3,068 - 5,268 = 1,838, 153.17
        (2025, "3199.50", "2714.33"),  // 38,394: 13,752 - 2,436 - 5,494 = 5,822, 485.17
        (2025, "3204.00", "2717.00"),  // 38,448: 13,769 + 2 - 2,432 - 5,495 = 5,844, 487.00
        (2025, "3586.50", "2940.58"),  // 43,038: 13,769 + 1,722 - 2,141 - 5,599 = 7,751, 645.92
        (2025, "3591.00", "2943.00"),  // 43,092: 13,769 + 1,743 - 2,138 - 5,598 = 7,776, 648.00
        (2025, "6403.50", "4339.92"),  // 76,842: 13,769 + 14,383 + 12 - 3,401 = 24,763, 2,063.58
    ] {
        let found = payslip::net_month(&year(date).year.tax, cents(gross));
        assert_eq!(found.to_string(), net, "{date} {gross}");
    }
}

// Art. 20 and 21: the norm of a grown-up from the 21st birthday. Wet op de huurtoeslag art. 13: from 21
// (2025: 23) the higher rent limit; 295.68 + .65 x 101.80 = 361.85, and 278.15 + .65 x 2.80 = 279.97.
#[test]
fn a_birthday_of_21_lifts_norm_and_rent_limit() {
    let alone = |date: &str, birth: &str, month: f64| {
        let person = adult(birth);
        json!({ "date": date, "adults": [person], "home": rent(month) })
    };
    let older = alone("2026-01-01", "2005-01-01", 600.0);
    assert_eq!((bijstand(&older), of(&older, LineId::Huurtoeslag)), ("1401.50".into(), "361.00".into()));
    let younger = alone("2026-01-01", "2005-01-02", 600.0);
    assert_eq!((bijstand(&younger), of(&younger, LineId::Huurtoeslag)), ("345.99".into(), "295.00".into()));
    assert_eq!(of(&alone("2025-01-01", "2002-01-01", 480.0), LineId::Huurtoeslag), "279.00");
    assert_eq!(of(&alone("2025-01-01", "2002-01-02", 480.0), LineId::Huurtoeslag), "0.00");
    // A couple where the younger turns 21: 1,347.06 before, 2,002.13 from the day.
    let couple = |birth: &str| json!({ "date": "2026-01-01", "adults": [adult("1990-01-01"), adult(birth)] });
    assert_eq!(bijstand(&couple("2005-01-02")), "1347.06");
    assert_eq!(bijstand(&couple("2005-01-01")), "2002.13");
}

// Participatiewet art. 22a lid 3: a spouse of 18-20 is not one of those who share, and has an amount of art.
// 20 beside the other's norm for two, 1,001.07: 345.99 without and 746.42 with a child.
#[test]
fn a_young_spouse_beside_somebody_who_shares_costs() {
    let with = |children: Value| {
        json!({ "date": "2026-01-01", "adults": [adult("1990-01-01"), adult("2006-01-01")],
                "children": children,
                "housemates": [{ "birth_date": "1960-01-01", "relation": "kostendeler" }] })
    };
    assert_eq!(bijstand(&with(json!([]))), "1347.06");
    assert_eq!(bijstand(&with(json!([child("2025-01-01")]))), "1747.49");
}

// Wet op de zorgtoeslag art. 1: from the month after the 18th birthday; one on the first is of that month. A
// couple with one such partner has half: 2,962.62 / 2 = 1,481.31, 1,481 / 12 = 123.42.
#[test]
fn zorgtoeslag_starts_in_the_month_after_eighteen() {
    let on =
        |date: &str, birth: &str| of(&json!({ "date": date, "adults": [adult(birth)] }), LineId::Zorgtoeslag);
    assert_eq!(on("2026-03-20", "2008-03-10"), "0.00");
    assert_eq!(on("2026-04-01", "2008-03-10"), "129.00");
    assert_eq!(on("2026-03-05", "2008-03-01"), "129.00");
    let couple = |date: &str| {
        let adults = json!([adult("2000-01-01"), adult("2008-03-10")]);
        of(&json!({ "date": date, "adults": adults }), LineId::Zorgtoeslag)
    };
    assert_eq!(couple("2026-03-20"), "123.00");
    assert_eq!(couple("2026-04-01"), "246.00");
}

// Art. 34: a parent of a child under 18 may have 16,000, without one 8,000.
#[test]
fn a_child_of_eighteen_halves_the_savings_a_parent_may_have() {
    let with = |birth: &str| {
        bijstand(&json!({ "date": "2026-01-01", "adults": [adult("1980-01-01")], "children": [child(birth)],
                          "assets": 10_000.0 }))
    };
    assert_eq!(with("2008-01-02"), "1401.50");
    assert_eq!(with("2008-01-01"), "0.00");
}

// Art. 8.14a: a child under twelve on 1 January. 32 x 14.71 x 52 = 24,477.44; W = 26,435.64: tax 9,450.74 -
// 3,115 - (5,300 + .0195 x 590.64) = 1,024.22, less than the credit: 85.35 a month.
#[test]
fn the_combinatiekorting_looks_at_the_age_on_1_january() {
    let with = |date: &str, birth: &str| {
        let adults = json!([working("1990-01-01", 32.0, 14.71)]);
        of(&json!({ "date": date, "adults": adults, "children": [child(birth)] }), LineId::Iack)
    };
    assert_eq!(with("2026-01-01", "2014-01-01"), "0.00");
    assert_eq!(with("2026-01-01", "2014-01-02"), "85.35");
    assert_eq!(with("2026-12-31", "2014-01-02"), "85.35");
}

// Art. 19a and 22a: who turns 27 shares costs from that day, for one alone and for a couple (867.59 twice).
#[test]
fn a_housemate_of_27_lowers_the_norm() {
    let with = |adults: Value, birth: &str| {
        bijstand(&json!({ "date": "2026-01-01", "adults": adults,
                          "housemates": [{ "birth_date": birth, "relation": "other" }] }))
    };
    assert_eq!(with(json!([adult("1980-01-01")]), "1999-01-02"), "1401.50");
    assert_eq!(with(json!([adult("1980-01-01")]), "1999-01-01"), "1001.07");
    let couple = json!([adult("1980-01-01"), adult("1982-01-01")]);
    assert_eq!(with(couple.clone(), "1999-01-02"), "2002.13");
    assert_eq!(with(couple, "1999-01-01"), "1735.18");
    // Under 21 nobody's norm falls: art. 20 lid 1 a knows no kostendelers.
    assert_eq!(with(json!([adult("2006-01-01")]), "1960-01-01"), "345.99");
}

fn without_right(birth: &str, month: f64) -> Value {
    let mut person = json!({ "birth_date": birth, "bijstand": false });
    if month > 0.0 {
        person["job"] = json!({ "wage_month": month });
    }
    person
}

// Participatiewet art. 32 lid 3: "Indien een van de gehuwden geen recht op algemene bijstand heeft, wordt
// zijn inkomen slechts in aanmerking genomen voor zover het inkomen van de gehuwden tezamen, met inbegrip van
// de bijstand die zou worden verleend indien zijn inkomen niet in aanmerking wordt genomen, meer zou bedragen
// dan de bijstandsnorm voor gehuwden." 500 a month is net 540 with allowance; 1,000: W = 12,960, 4,633.20 -
// 3,115 - (996 + .31009 x 995) = 213.66 held, net 12,746.34 / 12 = 1,062.195.
#[test]
fn income_without_right_counts_only_above_the_norm_of_both() {
    let with = |own: f64, partner: f64| {
        let mut entitled = adult("1988-01-01");
        if own > 0.0 {
            entitled["job"] = json!({ "wage_month": own });
        }
        json!({ "date": "2026-01-01", "adults": [entitled, without_right("1990-01-01", partner)] })
    };
    // 540 + 1,001.07 is under 2,002.13: nothing of it counts.
    assert_eq!(bijstand(&with(0.0, 500.0)), "1001.07");
    // 1,062.195 + 1,001.07 is 61.135 over 2,002.13: that counts.
    assert_eq!(bijstand(&with(0.0, 1000.0)), "939.94");
    // Own 540 leaves 461.07; 540 + 461.07 + 1,062.195 is 61.135 over.
    assert_eq!(bijstand(&with(500.0, 1000.0)), "399.94");
    // Art. 31 lid 2 n is for who receives bijstand: the partner keeps nothing free.
    let mut asked = with(0.0, 1000.0);
    asked["adults"][1]["vrijlating"] = json!("n");
    assert_eq!(bijstand(&asked), "939.94");
    // 2,200 is 2,232.16 net, over the norm of both: more than 1,001.07 of it counts.
    assert_eq!(bijstand(&with(0.0, 2200.0)), "0.00");
}

// Art. 24: "50% van de norm die voor hem zou gelden als hij gehuwd zou zijn met een rechthebbende echtgenoot
// van zijn leeftijd"; under b who is younger than 21, with or without kostendelers: half of 691.98, or with a
// child of 1,092.41.
#[test]
fn somebody_of_twenty_beside_a_partner_without_right_has_half_the_norm_of_two_that_age() {
    let with = |children: Value, housemates: Value| {
        let adults = json!([adult("2005-06-01"), without_right("1990-01-01", 0.0)]);
        json!({ "date": "2026-01-01", "adults": adults, "children": children, "housemates": housemates })
    };
    let mother = json!([{ "birth_date": "1960-01-01", "relation": "kostendeler" }]);
    assert_eq!(bijstand(&with(json!([]), json!([]))), "345.99");
    assert_eq!(bijstand(&with(json!([]), mother.clone())), "345.99");
    assert_eq!(bijstand(&with(json!([child("2025-06-01")]), json!([]))), "546.21");
    assert_eq!(bijstand(&with(json!([child("2025-06-01")]), mother)), "546.21");
}

// Art. 20 lid 2 b knows no kostendelers, and art. 22a lid 1 and 3 need a spouse of 21 or older: two of
// nineteen with a child who live with a mother have 1,092.41.
#[test]
fn two_of_nineteen_with_a_child_keep_their_norm_where_costs_are_shared() {
    let household = json!({
        "date": "2026-01-01", "adults": [adult("2006-06-01"), adult("2006-07-01")],
        "children": [child("2025-06-01")],
        "housemates": [{ "birth_date": "1960-01-01", "relation": "kostendeler" }],
    });
    assert_eq!(bijstand(&household), "1092.41");
}

// Awir art. 14 lid 5 is for every toeslag: 2,580 - .076 x (72,779 - 39,141) = 23.51, 24 a year; of a euro
// more income 23.44, 23 a year: nothing.
#[test]
fn kindgebonden_budget_under_24_a_year_is_not_granted() {
    let granted = |income: i64| {
        let rules = &year(2026).year.kindgebonden_budget;
        let most = kindgebonden_budget::most(rules, true, std::iter::once(5));
        let income = Exact::euros(income);
        kindgebonden_budget::kindgebonden_budget(rules, true, most, income, Cents::ZERO, &mut Silent).month
    };
    assert_eq!(granted(72_779), Cents::euros(1));
    assert_eq!(granted(72_780), Cents::ZERO);
}

// Awir art. 5: a birthday or a birth after the first of a month counts for toeslagen from the next one. Rent
// 600, twenty on 1 March: 498.20 - 202.52 = 295.68; from April + .65 x 101.80 = 361.85. Rent 650, alone in
// the month of the birth: 295.68 + .65 x 151.80 = 394.35; two from the next: 297.49 + 98.67 = 396.16.
#[test]
fn huurtoeslag_sees_a_birthday_and_a_birth_in_the_next_month() {
    let grown = |date: &str| {
        of(
            &json!({ "date": date, "adults": [adult("2005-03-10")], "home": rent(600.0) }),
            LineId::Huurtoeslag,
        )
    };
    assert_eq!(grown("2026-03-20"), "295.00");
    assert_eq!(grown("2026-04-01"), "361.00");
    let born = |date: &str| {
        let household = json!({ "date": date, "adults": [adult("1990-01-01")],
                                "children": [child("2026-03-10")], "home": rent(650.0) });
        of(&household, LineId::Huurtoeslag)
    };
    assert_eq!(born("2026-03-20"), "394.00");
    assert_eq!(born("2026-04-01"), "396.00");
}
