//! Real months worked out by hand, with the calculation beside each.
//!
//! Every number can be followed with a pocket calculator. Rates and amounts are those of the Participatiewet art. 19-34,
//! the Wet IB 2001 art. 2.10 and 8.10-8.14a, the payroll method and the four laws on toeslagen; where the law leaves
//! room the calendar goes by `docs/decisions/calendar.md`.
//!
//! In words: a payslip is "table" (the wage down to a step of 4.50, times twelve), tax on it rounded down, AHK and AK
//! rounded up, what is left over twelve. "Claim" is the net holiday allowance that a month adds: a twelfth of W, a
//! year's wage with 8%, less "held" on it (tax less AHK and AK), less the same without the 8%. Of what there is a right
//! to 95% is paid, and the rest kept back.
//!
//! In 2026, from 11,965 to 25,845 a year, AK is 996 + .31009 x (wage - 11,965); above that 5,300 + .0195 x (wage -
//! 25,845). AHK is 3,115, less .06398 of what is above 29,736.
#![cfg(not(target_arch = "wasm32"))]

use opstap::{
    income::{
        Budget, Gap, LineId, Refusal, Situation,
        situation::Hours,
        sweep_months,
        timeline::{Assumptions, NoticeId, SetOff, Timeline, explained_months, timeline},
        todo::todos,
    },
    money::Cents,
};
use serde_json::{Value, json};

const REPORTED: Assumptions = Assumptions { set_off: SetOff::SameMonth, reported: true, rules_of: None };
const MONTH_LATER: Assumptions = Assumptions { set_off: SetOff::NextMonth, reported: false, rules_of: None };

/// A household in real months.
struct Story {
    situation: Situation,
    months: Vec<Budget>,
    timeline: Timeline,
}

fn story(value: &Value, months: u32) -> Story {
    story_where(value, months, Assumptions::default())
}

fn story_where(value: &Value, months: u32, assumptions: Assumptions) -> Story {
    let situation = Situation::from_json(&value.to_string()).unwrap();
    Story {
        months: explained_months(&situation, months, assumptions).unwrap(),
        timeline: timeline(&situation, months, assumptions).unwrap(),
        situation,
    }
}

impl Story {
    /// Every line of a month that is not nothing, in order.
    #[track_caller]
    fn assert_month(&self, month: &str, lines: &[(&str, &str)]) {
        let found = self.months.iter().find(|budget| budget.month == month).expect("a month of the story");
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
        assert_eq!(named, lines, "{month}");
    }

    /// What is settled of a year: line, adult, amount.
    #[track_caller]
    fn assert_settled(&self, year: i32, settled: &[(LineId, Option<usize>, &str)]) {
        let found: Vec<(LineId, Option<usize>, String)> = self
            .timeline
            .settlements
            .iter()
            .filter(|settlement| settlement.year == year)
            .map(|settlement| (settlement.line, settlement.adult, settlement.amount.to_string()))
            .collect();
        let found: Vec<_> = found.iter().map(|(line, adult, amount)| (*line, *adult, &**amount)).collect();
        assert_eq!(found, settled, "{year}");
    }

    #[track_caller]
    fn assert_income(&self, year: i32, toetsingsinkomen: &str, estimate: &str) {
        let found = self.timeline.years.iter().find(|of| of.year == year).expect("a year of the story");
        let found = (found.toetsingsinkomen.to_string(), found.estimate.to_string());
        assert_eq!((&*found.0, &*found.1), (toetsingsinkomen, estimate), "{year}");
    }

    #[track_caller]
    fn assert_notices(&self, notices: &Value) {
        assert_eq!(&serde_json::to_value(&self.timeline.notices).unwrap(), notices);
    }

    #[track_caller]
    fn assert_todo(&self, todo: &Value) {
        let found = todos(&self.situation, &self.timeline).unwrap();
        assert_eq!(&serde_json::to_value(found).unwrap(), todo);
    }
}

/// Somebody of 35 on bijstand, alone.
fn alone(date: &str, job: &Value) -> Value {
    json!({ "date": date, "adults": [{ "birth_date": "1990-05-01", "bijstand": true, "job": job }] })
}

/// The same in a home for 650.
fn renting(date: &str, job: &Value) -> Value {
    let mut value = alone(date, job);
    value["home"] = json!({ "kind": "rent", "rent_month": 650.0 });
    value
}

// Norm 1,401.50: 95% is 1,331.43, kept back 70.07. Before: June 2025 1,345.45 keeps back 67.27; July to December
// 1,369.06 keep back 68.45 each. Rent 650: 498.20 - 202.52 = 295.68, and .65 x 151.80 = 98.67: 394.35 under an income
// of 23,425. Zorgtoeslag 2,119 - .01912 x 29,736 = 1,550.45: 1,550 a year under 29,736; 129.17 a month.
//
// 24 x 14.71 x 52 / 12 = 1,529.84. Table 339 x 4.5 x 12 = 18,306: 6,544 - 3,115 - 2,963 = 466, / 12 = 38.83: net
// 1,491.01, more than the norm. So in March the vakantietoeslag since June comes: 67.27 + 6 x 68.45 + 2 x 70.07 = 618.11.
// May: .08 x 3 x 1,529.84 = 367.16. W = 19,826.73: 35.75% - 31.009% = 4.741%, in hundredths 4.74%: 17.40; net 349.76.
// July: the minimum wage is 14.99: 24 x 14.99 x 52 / 12 = 1,558.96. Table 18,684: 6,679 - 3,115 - 3,080 = 484, / 12 =
// 40.33: net 1,518.63.
//
// 2026: wage 4 x 1,529.84 + 6 x 1,558.96 + 367.16 = 15,840.28. Bijstand 2 x 1,331.43 + 618.11 = 3,280.97; AHK of two
// months 519.17; (3,280.97 - 519.17) / .6425 = 4,298.53. Y = 20,138.81. Without the job: 6 x 1,331.43 + 6 x 1,348.49 +
// 67.27 + 410.70 + 5 x 70.07 = 16,907.84; (16,907.84 - 3,115) / .6425 = 21,467.46.
// Zorgtoeslag 1,550 - 12 x 129 = 2; huurtoeslag 12 x 394.35 = 4,732 - 12 x 394 = 4.
// Tax .3575 x 20,138.81 = 7,199.62 - 3,115 - AK. AK on 15,840.28 is 2,197.69; employers gave 4 x 2,963 / 12 + 6 x 3,080
// / 12 = 2,527.67, which is more. Due 1,556.95: 1,556. Held 4 x 38.83 + 6 x 40.33 + 17.40 = 414.70, and on bijstand
// 4,298.53 - 3,280.97 = 1,017.56: together 1,432.26. To pay 123.74, more than the 58 that is let go.
#[test]
fn a_single_takes_a_job_of_24_hours_in_march() {
    let job = json!({ "hours_week": 24, "wage_hour": 14.71, "start": "2026-03-01" });
    let story = story(&renting("2026-02-01", &job), 11);
    let toeslagen = [("zorgtoeslag", "129.00"), ("huurtoeslag", "394.00")];
    let month = |lines: &[(&'static str, &'static str)]| [lines, &toeslagen].concat();
    story.assert_month("2026-02", &month(&[("bijstand", "1331.43")]));
    story.assert_month("2026-03", &month(&[("net_wage[0]", "1491.01"), ("vakantietoeslag", "618.11")]));
    story.assert_month("2026-04", &month(&[("net_wage[0]", "1491.01")]));
    story.assert_month("2026-05", &month(&[("net_wage[0]", "1491.01"), ("holiday_allowance[0]", "349.76")]));
    story.assert_month("2026-06", &month(&[("net_wage[0]", "1491.01")]));
    story.assert_month("2026-07", &month(&[("net_wage[0]", "1518.63")]));
    story.assert_income(2026, "20138.81", "21467.46");
    story.assert_settled(
        2026,
        &[
            (LineId::SettlementZorgtoeslag, None, "2.00"),
            (LineId::SettlementHuurtoeslag, None, "4.00"),
            (LineId::SettlementIncomeTax, Some(0), "-123.74"),
        ],
    );
    story.assert_notices(&json!([
        { "notice": "tax_to_pay", "amount": 123.74, "year": 2026 },
        { "notice": "no_bijstand", "month": "2026-03-01" },
        { "notice": "minimum_wage", "gross": 1558.96, "month": "2026-07-01" },
    ]));
    // 1 March and four weeks: 29 March.
    story.assert_todo(&json!([
        { "todo": "report_wage", "by": "2026-03-01" },
        { "todo": "report_income", "income": 20139.0, "year": 2026, "by": "2026-03-29" },
        { "todo": "tax_return", "year": 2026, "by": "2027-04-01" },
        { "todo": "set_apart", "amount": 123.74, "year": 2026 },
        { "todo": "ask_vrijlating" },
        { "todo": "keep_payslips" },
    ]));
}

// 36 x 16 x 52 / 12 = 2,496. Table 554 x 4.5 x 12 = 29,916: 10,694 - AHK (3,115 - .06398 x 180 = 3,103.48) 3,104 - AK
// (5,300 + .0195 x 4,071 = 5,379.38) 5,380 = 2,210, / 12 = 184.17: net 2,311.83. April: vakantietoeslag 67.27 + 410.70 +
// 3 x 70.07 = 688.18. May: .08 x 2 x 2,496 = 399.36; W = 32,348.16: 35.75 + 6.398 - 1.95 = 40.198%, 40.20%: 160.54;
// net 238.82.
//
// 2026: wage 9 x 2,496 + 399.36 = 22,863.36; bijstand 3 x 1,331.43 + 688.18 = 4,682.47, less AHK of three months 778.75,
// / .6425 = 6,075.83. Y = 28,939.19; without the job 21,467.46 as above. Zorgtoeslag stays 1,550. Huurtoeslag 4,732.20 -
// .27 x (28,939.19 - 23,425) = 1,488.83: 3,243; received 12 x 394 = 4,728: 1,485 back.
// Tax 10,345.76 - 3,115 - AK 4,375.47 = 2,855.29: 2,855. Held 9 x 184.17 + 160.54 = 1,818.07, and on bijstand 6,075.83 -
// 4,682.47 = 1,393.36: 356.43 comes back.
// 2027: Y = 12 x 2,496 + .08 x 12 x 2,496 = 32,348.16. Zorgtoeslag 1,550.45 - .1373 x 2,612.16 = 1,191.80: 1,192, 99 a
// month. Huurtoeslag 394.35 - .27 x 8,923.16 / 12 = 193.58. Settled: 1,192 - 12 x 99 = 4; 2,323 - 12 x 193 = 7. Tax
// 11,564.47 - 2,947.87 - 5,426.81: 3,189; held 12 x 184.17 + .402 x 2,396.16 = 3,173.30: 15.70 is let go.
#[test]
fn who_does_not_report_36_hours_pays_huurtoeslag_back() {
    let job = json!({ "hours_week": 36, "wage_hour": 16, "start": "2026-04-01" });
    let story = story(&renting("2026-03-01", &job), 17);
    let toeslagen = [("zorgtoeslag", "129.00"), ("huurtoeslag", "394.00")];
    let month = |lines: &[(&'static str, &'static str)]| [lines, &toeslagen].concat();
    story.assert_month("2026-03", &month(&[("bijstand", "1331.43")]));
    story.assert_month("2026-04", &month(&[("net_wage[0]", "2311.83"), ("vakantietoeslag", "688.18")]));
    story.assert_month("2026-05", &month(&[("net_wage[0]", "2311.83"), ("holiday_allowance[0]", "238.82")]));
    story.assert_month("2026-12", &month(&[("net_wage[0]", "2311.83")]));
    let known = [("net_wage[0]", "2311.83"), ("zorgtoeslag", "99.00"), ("huurtoeslag", "193.00")];
    story.assert_month("2027-01", &known);
    story.assert_month("2027-06", &[&known[..], &[("settlement_income_tax[0]", "356.43")]].concat());
    let settled = [("settlement_zorgtoeslag", "2.00"), ("settlement_huurtoeslag", "-1485.00")];
    story.assert_month("2027-07", &[&known[..], &settled].concat());
    story.assert_income(2026, "28939.19", "21467.46");
    story.assert_settled(
        2026,
        &[
            (LineId::SettlementZorgtoeslag, None, "2.00"),
            (LineId::SettlementHuurtoeslag, None, "-1485.00"),
            (LineId::SettlementIncomeTax, Some(0), "356.43"),
        ],
    );
    story.assert_settled(
        2027,
        &[(LineId::SettlementZorgtoeslag, None, "4.00"), (LineId::SettlementHuurtoeslag, None, "7.00")],
    );
    // 1,485 - 2 = 1,483; 1 April and four weeks: 29 April.
    story.assert_notices(&json!([
        { "notice": "pay_back", "amount": 1483.0, "year": 2026, "by": "2026-04-29" },
        { "notice": "tax_back", "amount": 356.43, "year": 2026 },
        { "notice": "no_bijstand", "month": "2026-04-01" },
    ]));
    story.assert_todo(&json!([
        { "todo": "report_wage", "by": "2026-04-01" },
        { "todo": "report_income", "income": 28939.0, "year": 2026, "by": "2026-04-29" },
        { "todo": "tax_return", "year": 2026, "by": "2027-04-01" },
        { "todo": "set_apart", "amount": 1483.0, "year": 2026 },
        { "todo": "ask_vrijlating" },
        { "todo": "keep_payslips" },
    ]));
}

// As above, reported: from May 394.35 - 1,488.83 / 12 = 270.28. Received 4 x 394 + 8 x 270 = 3,736: 3,243 is 493 less,
// since the income of the whole year counts for January to April too.
#[test]
fn who_reports_36_hours_still_pays_back_the_months_before() {
    let job = json!({ "hours_week": 36, "wage_hour": 16, "start": "2026-04-01" });
    let story = story_where(&renting("2026-03-01", &job), 10, REPORTED);
    let net = ("net_wage[0]", "2311.83");
    story.assert_month(
        "2026-04",
        &[net, ("vakantietoeslag", "688.18"), ("zorgtoeslag", "129.00"), ("huurtoeslag", "394.00")],
    );
    story.assert_month("2026-06", &[net, ("zorgtoeslag", "129.00"), ("huurtoeslag", "270.00")]);
    story.assert_settled(
        2026,
        &[
            (LineId::SettlementZorgtoeslag, None, "2.00"),
            (LineId::SettlementHuurtoeslag, None, "-493.00"),
            (LineId::SettlementIncomeTax, Some(0), "356.43"),
        ],
    );
    story.assert_notices(&json!([
        { "notice": "pay_back_anyway", "amount": 491.0, "year": 2026 },
        { "notice": "tax_back", "amount": 356.43, "year": 2026 },
        { "notice": "no_bijstand", "month": "2026-04-01" },
    ]));
}

// 2,496 a month, net 2,311.83, held 184.17 as above. February: 19 of 28 days: 1,693.71 and 124.97: 1,568.74, more than
// 1,401.50; vakantietoeslag to January 67.27 + 410.70 + 70.07 = 548.04.
// April: 15 of 30 days: 1,248.00 and 92.09: 1,155.91. Claim: held on 32,348.16 is 11,564.47 - 2,947.87 - 5,426.81 =
// 3,189.78, on 29,952 it is 10,707.84 - 3,101.18 - 5,380.09 = 2,226.57: (2,396.16 - 963.21) / 12 = 119.41, half 59.71.
// Left 1,401.50 - 1,155.91 - 59.71 = 185.88: 176.59, kept back 9.29. With the last wage: .08 x (1,693.71 + 2,496 + 1,248)
// = 435.02; 40.20% is 174.88; net 260.14. June: 9.29 + 70.07 = 79.36.
//
// 2026: bijstand 1,331.43 + 548.04 + 176.59 + 2 x 1,331.43 + 79.36 + 6 x 1,348.49 = 12,889.22. AHK of January and of May
// to December, 9 x 259.58 = 2,336.25 (the employer used April's): (12,889.22 - 2,336.25) / .6425 = 16,424.86. Wage
// 5,437.71 + 435.02 = 5,872.73; Y = 22,297.59. Tax 7,971.39 - 3,115 - AK of the employer 5,380 / 12 x (19/28 + 1 + 1/2) =
// 976.73: 3,879. Held 124.97 + 184.17 + 92.09 + 174.88 = 576.11 and 16,424.86 - 12,889.22 = 3,535.64: 232.75 back.
#[test]
fn a_job_that_ends_within_three_months_is_a_pause() {
    let job = json!({ "hours_week": 36, "wage_hour": 16, "start": "2026-02-10", "end": "2026-04-15" });
    let story = story(&alone("2026-01-01", &job), 6);
    let zorgtoeslag = ("zorgtoeslag", "129.00");
    story.assert_month("2026-01", &[("bijstand", "1331.43"), zorgtoeslag]);
    story.assert_month("2026-02", &[("net_wage[0]", "1568.74"), ("vakantietoeslag", "548.04"), zorgtoeslag]);
    story.assert_month("2026-03", &[("net_wage[0]", "2311.83"), zorgtoeslag]);
    story.assert_month(
        "2026-04",
        &[
            ("net_wage[0]", "1155.91"),
            ("holiday_allowance[0]", "260.14"),
            ("bijstand", "176.59"),
            zorgtoeslag,
        ],
    );
    story.assert_month("2026-05", &[("bijstand", "1331.43"), zorgtoeslag]);
    story.assert_month("2026-06", &[("bijstand", "1331.43"), ("vakantietoeslag", "79.36"), zorgtoeslag]);
    story.assert_income(2026, "22297.59", "21467.46");
    story.assert_notices(&json!([
        { "notice": "tax_back", "amount": 232.75, "year": 2026 },
        { "notice": "no_bijstand", "month": "2026-02-01" },
        { "notice": "uitkeringspauze", "from": "2026-02-01", "to": "2026-03-31" },
    ]));
    // 10 February and four weeks: 10 March.
    story.assert_todo(&json!([
        { "todo": "report_wage", "by": "2026-02-10" },
        { "todo": "report_income", "income": 22298.0, "year": 2026, "by": "2026-03-10" },
        { "todo": "report_end", "by": "2026-04-15" },
        { "todo": "tax_return", "year": 2026, "by": "2027-04-01" },
        { "todo": "ask_vrijlating" },
        { "todo": "keep_payslips" },
    ]));
}

// One month of n is left. In February and March 2,311.83 - 285 + 119.41 is more than 1,401.50: nothing is granted, so no
// month of n is used. April as above: a quarter of 1,155.91 is more than 285. Left 1,401.50 - 1,155.91 + 285 - 59.71 =
// 470.88: 447.34. With the last wage .08 x (2 x 2,496 + 1,248) = 499.20; 40.20% is 200.68.
#[test]
fn a_month_without_bijstand_uses_no_vrijlating() {
    let job = json!({ "hours_week": 36, "wage_hour": 16, "start": "2026-02-01", "end": "2026-04-15" });
    let mut value = alone("2026-02-01", &job);
    value["adults"][0]["vrijlating"] = json!({ "kind": "n", "months_used": 5 });
    let story = story(&value, 3);
    let zorgtoeslag = ("zorgtoeslag", "129.00");
    story.assert_month("2026-03", &[("net_wage[0]", "2311.83"), zorgtoeslag]);
    story.assert_month(
        "2026-04",
        &[
            ("net_wage[0]", "1155.91"),
            ("holiday_allowance[0]", "298.52"),
            ("bijstand", "447.34"),
            zorgtoeslag,
        ],
    );
}

// 8 x 15 x 52 / 12 = 520: no tax. Claim .08 x 520 = 41.60: 561.60 counts. Left 839.90: 797.91, kept back 41.99. In the
// month itself that is so from March; a month later from April. June: 67.27 + 410.70 + 3 x 70.07 + 2 x 41.99 = 772.16, in
// the month itself 67.27 + 410.70 + 2 x 70.07 + 3 x 41.99 = 744.08. July: 1,419.46 - 561.60 = 857.86: 814.97. May: .08 x
// 3 x 520 = 124.80, no tax.
#[test]
fn a_small_wage_is_set_off_a_month_later() {
    let value = alone("2026-02-01", &json!({ "hours_week": 8, "wage_hour": 15, "start": "2026-03-01" }));
    let (net, zorgtoeslag) = (("net_wage[0]", "520.00"), ("zorgtoeslag", "129.00"));
    let later = story_where(&value, 6, MONTH_LATER);
    later.assert_month("2026-02", &[("bijstand", "1331.43"), zorgtoeslag]);
    later.assert_month("2026-03", &[net, ("bijstand", "1331.43"), zorgtoeslag]);
    later.assert_month("2026-04", &[net, ("bijstand", "797.91"), zorgtoeslag]);
    let allowance = ("holiday_allowance[0]", "124.80");
    later.assert_month("2026-05", &[net, allowance, ("bijstand", "797.91"), zorgtoeslag]);
    later.assert_month("2026-06", &[net, ("bijstand", "797.91"), ("vakantietoeslag", "772.16"), zorgtoeslag]);
    later.assert_month("2026-07", &[net, ("bijstand", "814.97"), zorgtoeslag]);
    let at_once = story(&value, 6);
    at_once.assert_month("2026-03", &[net, ("bijstand", "797.91"), zorgtoeslag]);
    at_once
        .assert_month("2026-06", &[net, ("bijstand", "797.91"), ("vakantietoeslag", "744.08"), zorgtoeslag]);
}

// The job of 24 hours above. March is still paid whole, with the wage of February, nothing, set off. In April the wage of
// March leaves nothing: vakantietoeslag 67.27 + 410.70 + 3 x 70.07 = 688.18 comes, and the whole of March, 1,401.50, is
// asked back. Over the year that is the same: 3 x 1,331.43 + 688.18 - 1,401.50 = 3,280.97.
#[test]
fn bijstand_that_was_paid_before_the_wage_was_known_is_asked_back() {
    let job = json!({ "hours_week": 24, "wage_hour": 14.71, "start": "2026-03-01" });
    let story = story_where(&renting("2026-02-01", &job), 5, MONTH_LATER);
    let toeslagen = [("zorgtoeslag", "129.00"), ("huurtoeslag", "394.00")];
    let net = ("net_wage[0]", "1491.01");
    let month = |lines: &[(&'static str, &'static str)]| [lines, &toeslagen].concat();
    story.assert_month("2026-02", &month(&[("bijstand", "1331.43")]));
    story.assert_month("2026-03", &month(&[net, ("bijstand", "1331.43")]));
    story.assert_month(
        "2026-04",
        &month(&[net, ("vakantietoeslag", "688.18"), ("bijstand_correction", "-1401.50")]),
    );
    story.assert_month("2026-05", &month(&[net, ("holiday_allowance[0]", "349.76")]));
    story.assert_month("2026-06", &month(&[net]));
    story.assert_income(2026, "20138.81", "21467.46");
    // April is the first month in which none is paid.
    story.assert_notices(&json!([
        { "notice": "tax_to_pay", "amount": 123.74, "year": 2026 },
        { "notice": "bijstand_back", "amount": 1401.5, "month": "2026-04-01" },
        { "notice": "no_bijstand", "month": "2026-04-01" },
    ]));
}

// A parent alone, a child of 11 that turns 12 on 15 September. 16 x 14.71 x 52 / 12 = 1,019.89. Table 12,204: 4,362 -
// 3,115 - 1,071 = 176, / 12 = 14.67: net 1,005.22. Claim: W = 13,217.77, held 4,725.35 - 3,115 - 1,384.47 = 225.88; on
// 12,238.68 held 179.46; (979.09 - 46.42) / 12 = 77.72. From July at 14.99: 1,039.31. Table 12,420: 4,440 - 3,115 - 1,138 =
// 187, / 12 = 15.58: net 1,023.73; claim: held on 13,469.46 is 237.81, on 12,471.72 it is 190.51: 79.20.
// IACK: wage of 2026 6 x 1,019.89 + 6 x 1,039.31 + .08 x 5 x 1,019.89 (May) = 12,763.16; .1145 x 6,524.16 = 747.02, or
// 62.25 a month; below there is tax enough for all of it.
// January to June, n: a quarter, 251.31, is free. Counts 1,005.22 - 251.31 + 77.72 + 62.25 = 893.89; left 507.61: 482.23,
// kept back 25.38. July to September, r: an eighth, 127.97. Counts 1,037.22 of 1,419.46; left 382.24: 363.13, kept back
// 19.11. From October the child is 12: counts 1,165.18; left 254.28: 241.57. From 2027 no IACK: left 316.53: 300.70.
// June: 67.27 + 410.70 + 5 x 25.38 = 604.87. May: 407.96 - 4.74% = 388.62.
// Kindgebonden budget 2,580 + 3,416 = 5,996, / 12 = 499.67; from October 724 more: 560. Kinderbijslag: a quarter later;
// 11 years on 1 July, 12 on 1 October.
//
// 2026: bijstand 6 x 482.23 + 3 x 363.13 + 3 x 241.57 + 604.87 = 5,312.35; the employer uses all AHK: / .6425 = 8,268.25.
// Y = 21,031.41. Tax 7,518.73 - 3,115 - AK 1,243.50 = 3,160.23, more than 747.02: due 2,413. Held 6 x 14.67 + 6 x 15.58 +
// 19.34 = 200.84, on bijstand 2,955.90, less 12 x 62.25 received: 2,409.74. The 3.26 is let go.
// Kindgebonden budget 9 x 499.67 + 3 x 560 = 6,177 - 9 x 499 - 3 x 560 = 6.
#[test]
fn a_single_parent_keeps_n_then_r_until_the_child_is_12() {
    let value = json!({
        "date": "2026-01-01",
        "adults": [{ "birth_date": "1990-05-01", "bijstand": true, "vrijlating": "n",
                     "job": { "hours_week": 16, "wage_hour": 14.71, "start": "2026-01-01" } }],
        "children": [{ "birth_date": "2014-09-15" }],
    });
    let story = story(&value, 13);
    let (iack, zorgtoeslag) = (("iack", "62.25"), ("zorgtoeslag", "129.00"));
    let (young, older) = (("kindgebonden_budget", "499.00"), ("kindgebonden_budget", "560.00"));
    let (winter, summer) = (("net_wage[0]", "1005.22"), ("net_wage[0]", "1023.73"));
    let n = ("bijstand", "482.23");
    story.assert_month("2026-01", &[winter, n, iack, zorgtoeslag, young, ("kinderbijslag", "353.95")]);
    story.assert_month("2026-03", &[winter, n, iack, zorgtoeslag, young]);
    story.assert_month("2026-04", &[winter, n, iack, zorgtoeslag, young, ("kinderbijslag", "358.30")]);
    let allowance = ("holiday_allowance[0]", "388.62");
    story.assert_month("2026-05", &[winter, allowance, n, iack, zorgtoeslag, young]);
    let vakantietoeslag = ("vakantietoeslag", "604.87");
    story.assert_month("2026-06", &[winter, n, vakantietoeslag, iack, zorgtoeslag, young]);
    let r = ("bijstand", "363.13");
    story.assert_month("2026-07", &[summer, r, iack, zorgtoeslag, young, ("kinderbijslag", "358.30")]);
    story.assert_month("2026-09", &[summer, r, iack, zorgtoeslag, young]);
    let whole = ("bijstand", "241.57");
    story.assert_month("2026-10", &[summer, whole, iack, zorgtoeslag, older, ("kinderbijslag", "362.35")]);
    let without = ("bijstand", "300.70");
    story.assert_month("2027-01", &[summer, without, zorgtoeslag, older, ("kinderbijslag", "426.29")]);
    story.assert_income(2026, "21031.41", "21467.46");
    story.assert_settled(
        2026,
        &[
            (LineId::SettlementZorgtoeslag, None, "2.00"),
            (LineId::SettlementKindgebondenBudget, None, "6.00"),
        ],
    );
    story.assert_notices(&json!([
        { "notice": "vrijlating_ends", "month": "2026-07-01" },
        { "notice": "vrijlating_ends", "month": "2026-10-01" },
        { "notice": "minimum_wage", "gross": 1039.31, "month": "2026-07-01" },
        { "notice": "child_turns", "number": 1, "age": 12, "month": "2026-09-01" },
    ]));
    story.assert_todo(&json!([
        { "todo": "report_wage", "by": "2026-01-01" },
        { "todo": "ask_iack", "amount": 747.0, "year": 2026, "by": "2026-01-01" },
        { "todo": "report_income", "income": 21031.0, "year": 2026, "by": "2026-01-29" },
        { "todo": "tax_return", "year": 2026, "by": "2027-04-01" },
        { "todo": "keep_payslips" },
    ]));
}

// The same parent, with the job since long, in June 2026: what was kept back in 2025 goes by the IACK of all of 2025.
// 2025: 1,019.89; table 12,204: 4,371 - 3,068 - AK (980 + .3003 x 35) 991 = 312, / 12 = 26.00: net 993.89. Claim: held on
// 13,217.77 is 4,734.61 - 3,068 - 1,294.95 = 371.66, on 12,238.68 it is 314.98; (979.09 - 56.68) / 12 = 76.87. The year
// before begins in January, so five months of allowance in May: W = 12 x 1,019.89 + .08 x 5 x 1,019.89 = 12,646.64; IACK
// .1145 x 6,501.64 = 744.44, / 12 = 62.04. Counts 1,132.80. Left of 1,345.45 in June 212.65, of 1,369.06 from July 236.26:
// kept back 10.63 and 11.81. From January net 1,005.22, claim 77.72; W = 13,217.77, IACK .1145 x (6 x 1,019.89 + 6 x
// 1,039.31 + .08 x 12 x 1,019.89 - 6,239 = 7,095.29) = 812.41, / 12 = 67.70. Counts 1,150.64; left 250.86: kept back 12.54.
// 10.63 + 6 x 11.81 + 5 x 12.54 = 144.19.
#[test]
fn vakantietoeslag_of_the_year_before_goes_by_a_whole_year() {
    let value = json!({
        "date": "2026-06-01",
        "adults": [{ "birth_date": "1990-05-01", "bijstand": true,
                     "job": { "hours_week": 16, "wage_hour": 14.71 } }],
        "children": [{ "birth_date": "2020-09-15" }],
    });
    let amounts = story(&value, 1).timeline.months[0].amounts;
    assert_eq!(amounts.of(LineId::Vakantietoeslag).to_string(), "144.19");
}

// Art. 8.14a Wet IB 2001: a child has to belong to the household for six months of the calendar year.
#[test]
fn combinatiekorting_needs_a_child_for_half_of_the_year() {
    for (birth, first_year) in [("2025-07-01", true), ("2025-10-11", false)] {
        let value = json!({
            "date": "2025-11-01",
            "adults": [{ "birth_date": "1990-05-01", "bijstand": true,
                         "job": { "hours_week": 16, "wage_hour": 15 } }],
            "children": [{ "birth_date": birth }],
        });
        let story = story(&value, 3);
        let has = |at: usize| story.timeline.months[at].amounts.of(LineId::Iack) > Cents::ZERO;
        assert_eq!([has(0), has(1), has(2)], [first_year, first_year, true], "{birth}");
    }
}

// A parent with so much wage that a few euros of bijstand are left. Every month with some lets the municipality use AHK,
// a month without does not: the credit and the bijstand can swing between the two and have to be brought to agree. They do
// where what is received of the credit is what can be used of it: then nothing comes back for the year.
#[test]
fn combinatiekorting_and_a_little_bijstand_agree() {
    for hours in [20.9, 21.0, 21.1] {
        let value = json!({
            "date": "2025-11-30",
            "adults": [{ "birth_date": "1997-06-07", "bijstand": true, "vrijlating": "y",
                         "job": { "hours_week": hours, "wage_hour": 15.62, "start": "2025-06-16" } }],
            "children": [{ "birth_date": "2022-05-18" }],
        });
        let story = story_where(&value, 12, MONTH_LATER);
        let tax = |line: LineId| line == LineId::SettlementIncomeTax;
        let settled = story.timeline.settlements.iter().find(|found| found.year == 2026 && tax(found.line));
        assert_eq!(settled, None, "{hours}");
    }
}

// A couple without bijstand and a child of 2. One earns 32 x 15 x 52 / 12 = 2,080. Table 24,948: 8,918 - 3,115 - 5,022 =
// 781, / 12 = 65.08: net 2,014.92. The other 20 x 15 x 52 / 12 = 1,300 from February to April. Table 15,552: 5,559 - 3,115 -
// 2,109 = 335, / 12 = 27.92: net 1,272.08; with the last wage .08 x 3,900 = 312 at 4.74% (W = 16,848): 297.21. May: .08 x
// 12 x 2,080 = 1,996.80; W = 26,956.80: 35.75 - 1.95 = 33.80%: 674.92; net 1,321.88.
// Care 100 x 11.23 = 1,123.00; 96% to 56,412: 1,078.08. Both work, or did in the three months before: to July.
// Y = 26,956.80 + 3 x 1,300 x 1.08 = 31,168.80; as it was 26,956.80. Zorgtoeslag 4,238 - .04289 x 29,736 = 2,962.62: 2,963,
// 246.92 a month; at 31,168.80 less .1373 x 1,432.80 = 196.72: 2,766. 12 x 246 = 2,952: 186 back. Kindgebonden budget
// 2,580 to 39,141: 215, nothing to settle; care 6 x 1,078.08 = 6,468.48, received 6 x 1,078 = 6,468.
// Kinderbijslag 0-5: 291.49 of the last quarter of 2025, then 295.07.
// Tax: 9,637.06 - 3,115 - 5,321.68 = 1,200; held 12 x 65.08 + 674.92 = 1,455.88: 255.88 back. Of 4,212 nothing is due; held
// 3 x 27.92 + 14.79 = 98.55, all back.
#[test]
fn kinderopvangtoeslag_goes_on_for_three_months_after_work() {
    let value = json!({
        "date": "2026-01-01",
        "adults": [
            { "birth_date": "1988-03-01", "job": { "hours_week": 32, "wage_hour": 15 } },
            { "birth_date": "1989-03-01", "job": { "hours_week": 20, "wage_hour": 15,
                                                   "start": "2026-02-01", "end": "2026-04-30" } },
        ],
        "children": [{ "birth_date": "2023-03-10",
                       "care": [{ "kind": "dagopvang", "hours_month": 100, "price_hour": 11.23,
                                  "start": "2026-02-01" }] }],
    });
    let story = story(&value, 8);
    let (one, other) = (("net_wage[0]", "2014.92"), ("net_wage[1]", "1272.08"));
    let (zorgtoeslag, budget) = (("zorgtoeslag", "246.00"), ("kindgebonden_budget", "215.00"));
    let (care, costs) = (("kinderopvangtoeslag", "1078.00"), ("childcare_costs", "-1123.00"));
    story.assert_month("2026-01", &[one, zorgtoeslag, budget, ("kinderbijslag", "291.49")]);
    story.assert_month("2026-02", &[one, other, zorgtoeslag, budget, care, costs]);
    story.assert_month(
        "2026-04",
        &[
            one,
            other,
            ("holiday_allowance[1]", "297.21"),
            zorgtoeslag,
            budget,
            care,
            ("kinderbijslag", "295.07"),
            costs,
        ],
    );
    let allowance = ("holiday_allowance[0]", "1321.88");
    story.assert_month("2026-05", &[one, allowance, zorgtoeslag, budget, care, costs]);
    story.assert_month("2026-06", &[one, zorgtoeslag, budget, care, costs]);
    story.assert_month("2026-07", &[one, zorgtoeslag, budget, care, ("kinderbijslag", "295.07"), costs]);
    story.assert_month("2026-08", &[one, zorgtoeslag, budget, costs]);
    story.assert_income(2026, "31168.80", "26956.80");
    story.assert_settled(
        2026,
        &[
            (LineId::SettlementZorgtoeslag, None, "-186.00"),
            (LineId::SettlementIncomeTax, Some(0), "255.88"),
            (LineId::SettlementIncomeTax, Some(1), "98.55"),
        ],
    );
    // 1 February and four weeks: 1 March.
    story.assert_notices(&json!([
        { "notice": "pay_back", "amount": 186.0, "year": 2026, "by": "2026-03-01" },
        { "notice": "tax_back", "amount": 354.43, "year": 2026 },
    ]));
    // Nobody has bijstand: there is nothing to tell the municipality.
    story.assert_todo(&json!([
        { "todo": "report_income", "income": 31169.0, "year": 2026, "by": "2026-03-01" },
        { "todo": "ask_care", "by": "2026-05-01" },
        { "todo": "tax_return", "year": 2026, "by": "2027-04-01" },
        { "todo": "set_apart", "amount": 186.0, "year": 2026 },
        { "todo": "keep_payslips" },
    ]));
}

// Care goes on since before, work begins in February: kinderopvangtoeslag goes back three months from there, the new
// income is to be reported four weeks from there, and the first year with a wage is 2027.
#[test]
fn dates_count_from_the_work_not_from_the_care() {
    let value = json!({
        "date": "2026-10-01",
        "adults": [{ "birth_date": "1990-05-01",
                     "job": { "hours_week": 24, "wage_hour": 16, "start": "2027-02-01" } }],
        "children": [{ "birth_date": "2020-05-18",
                       "care": [{ "kind": "bso", "hours_month": 40, "price_hour": 9, "start": "2026-11-01" }] }],
    });
    let found = todos(&story(&value, 9).situation, &story(&value, 9).timeline).unwrap();
    let dated = |key: &str| {
        let found = serde_json::to_value(&found).unwrap();
        let todo = found.as_array().unwrap().iter().find(|todo| todo["todo"] == key).unwrap().clone();
        todo["by"].as_str().unwrap().to_owned()
    };
    assert_eq!(dated("ask_care"), "2027-05-01");
    assert_eq!(dated("report_income"), "2027-03-01");
    assert_eq!(dated("tax_return"), "2028-04-01");
    assert_eq!(dated("ask_iack"), "2027-02-01");
}

// Two hours of care at 8 in one month: 96% of 16 is 15.36, 15 a month. Over the year that is less than 24, which is not
// granted (art. 14 lid 5 Awir): it goes back.
#[test]
fn a_toeslag_below_24_a_year_is_not_granted() {
    let value = json!({
        "date": "2026-03-01",
        "adults": [{ "birth_date": "1990-05-01", "job": { "hours_week": 24, "wage_hour": 16 } }],
        "children": [{ "birth_date": "2020-05-18",
                       "care": [{ "kind": "gastouder", "hours_month": 2, "price_hour": 8,
                                  "start": "2026-03-01", "end": "2026-03-31" }] }],
    });
    let story = story(&value, 1);
    assert_eq!(story.timeline.months[0].amounts.of(LineId::Kinderopvangtoeslag).to_string(), "15.00");
    let care = LineId::SettlementKinderopvangtoeslag;
    let settled = story.timeline.settlements.iter().find(|settlement| settlement.line == care);
    assert_eq!(settled.map(|settlement| settlement.amount.to_string()).as_deref(), Some("-15.00"));
}

// June: 20 x 14.71 x 52 / 12 = 1,274.87. Table 15,282: 5,463 - 3,115 - 2,025 = 323, / 12 = 26.92: net 1,247.95. Claim: W =
// 16,522.32, held 5,906.73 - 3,115 - 2,409.18 = 382.55; on 15,298.44 held 324.53; (1,223.88 - 58.02) / 12 = 97.15. Left
// 1,401.50 - 1,345.10 = 56.40: 53.58. Vakantietoeslag 67.27 + 410.70 + 5 x 70.07 = 828.32.
// July: 20 x 14.99 x 52 / 12 = 1,299.13. Table 15,552: 335 / 12 = 27.92: net 1,271.21. Claim: held on 16,836.72 is 397.46, on
// 15,589.56 it is 338.33; (1,247.16 - 59.13) / 12 = 99.00. Left 1,419.46 - 1,370.21 = 49.25: 46.79.
#[test]
fn in_july_the_norm_and_the_minimum_wage_rise_together() {
    let job = json!({ "hours_week": 20, "wage_hour": 14.71, "start": "2026-06-01" });
    let story = story(&alone("2026-06-01", &job), 2);
    let zorgtoeslag = ("zorgtoeslag", "129.00");
    story.assert_month(
        "2026-06",
        &[("net_wage[0]", "1247.95"), ("bijstand", "53.58"), ("vakantietoeslag", "828.32"), zorgtoeslag],
    );
    story.assert_month("2026-07", &[("net_wage[0]", "1271.21"), ("bijstand", "46.79"), zorgtoeslag]);
    story.assert_notices(&json!([
        { "notice": "minimum_wage", "gross": 1299.13, "month": "2026-07-01" },
    ]));
}

// Twelve months of 8%, from June to May. W with it decides on the rate:
//   800: W = 10,368, under 11,358, from which tax is held: nothing.             768.00
//   900: W = 11,664: 35.75 - 8.324 = 27.426%, 27.43%.        864.00 - 237.00 =   627.00
//  1300: W = 16,848: 35.75 - 31.009 = 4.741%, 4.74%.       1,248.00 -  59.16 = 1,188.84
//  2210: W = 28,641.60: 35.75 - 1.95 = 33.80%.             2,121.60 - 717.10 = 1,404.50
//  2496: W = 32,348.16: 35.75 + 6.398 - 1.95 = 40.20%.     2,396.16 - 963.26 = 1,432.90
//  4500: W = 58,320: 37.56 + 6.398 + 6.51 = 50.468%, 50.47%. 4,320 - 2,180.30 = 2,139.70
#[test]
fn holiday_allowance_is_taxed_by_the_next_euro() {
    let wages = [
        (800, "768.00"),
        (900, "627.00"),
        (1300, "1188.84"),
        (2210, "1404.50"),
        (2496, "1432.90"),
        (4500, "2139.70"),
    ];
    for (wage_month, net) in wages {
        let value = json!({
            "date": "2026-05-01",
            "adults": [{ "birth_date": "1990-05-01", "job": { "wage_month": wage_month } }],
        });
        let found = story(&value, 1).timeline.months[0].amounts.of(LineId::HolidayAllowance);
        assert_eq!(found.to_string(), net, "{wage_month}");
    }
}

// Eight hours, then 24 from 1 April. 8 x 14.71 x 52 / 12 = 509.95, under the wage from which tax is held; its holiday
// allowance since June, ten months of 40.796, is paid with the last wage: W = 6,608.95, no tax: 407.96. April: 1,529.84,
// table 18,324 (339 x 4.50 = 1,525.50, x 12 = 18,306): 6,544 - 3,115 - 2,963 = 466, / 12 = 38.83: net 1,491.01.
#[test]
fn one_job_follows_another() {
    let value = json!({
        "date": "2026-03-01",
        "adults": [{ "birth_date": "1990-05-01",
                     "job_before": { "hours_week": 8, "wage_hour": 14.71 },
                     "job": { "hours_week": 24, "wage_hour": 14.71, "start": "2026-04-01" } }],
    });
    let story = story(&value, 2);
    let zorgtoeslag = ("zorgtoeslag", "129.00");
    story.assert_month(
        "2026-03",
        &[("net_wage[0]", "509.95"), ("holiday_allowance[0]", "407.96"), zorgtoeslag],
    );
    story.assert_month("2026-04", &[("net_wage[0]", "1491.01"), zorgtoeslag]);
}

// AOW age is 67 in 2026: born on 10 September 1959, it is reached after 1 September 2026. Months up to that one there are,
// and the rest of the year is said to be otherwise; with October among them there are none.
#[test]
fn months_end_before_aow_age() {
    let value = json!({ "date": "2026-05-01", "adults": [{ "birth_date": "1959-09-10", "bijstand": true }] });
    let found = story(&value, 4).timeline;
    assert!(found.gaps.contains(&Gap::AowThisYear));
    let situation = Situation::from_json(&value.to_string()).unwrap();
    assert!(timeline(&situation, 5, Assumptions::default()).is_ok());
    assert_eq!(timeline(&situation, 6, Assumptions::default()), Err(Refusal::AowAge { adult: 0 }));
}

// 16 hours at 15 euros are 1,040 a month; a premium of 100 is 9.6154% of it. One hour a week is 65.00, with a premium of
// 6.25: 58.75, from which no tax is held. No hours is no wage, whatever job was left for it before.
#[test]
fn other_hours_have_a_premium_of_their_own() {
    let with = |before: Value| {
        let value = json!({
            "date": "2026-01-01",
            "adults": [{ "birth_date": "1990-05-01", "job_before": before,
                         "job": { "hours_week": 16, "wage_hour": 15, "pension_month": 100, "start": "2026-01-01" } }],
        });
        let situation = Situation::from_json(&value.to_string()).unwrap();
        let hours = [0, 100].into_iter().map(Hours::hundredths);
        let points = sweep_months(&situation, 0, hours, Assumptions::default()).unwrap();
        [0, 1].map(|n: usize| points[n].amounts.of(LineId::NetWage).to_string())
    };
    assert_eq!(with(Value::Null), ["0.00", "58.75"]);
    assert_eq!(with(json!({ "hours_week": 24, "wage_hour": 15 })), ["0.00", "58.75"]);
}

// 16 hours at 18 and then at 20 euros: 1,248.00 and 1,386.67. It is the job that pays more, not the minimum wage.
#[test]
fn a_better_job_is_no_rise_of_the_minimum_wage() {
    let value = json!({
        "date": "2026-05-01",
        "adults": [{ "birth_date": "1990-05-01", "job_before": { "hours_week": 16, "wage_hour": 18 },
                     "job": { "hours_week": 16, "wage_hour": 20, "start": "2026-06-01" } }],
    });
    let found = story(&value, 3).timeline;
    assert!(found.notices.iter().all(|notice| notice.id != NoticeId::MinimumWage));
}
