//! Local schemes against the pages of the municipalities. Expected amounts are calculated by hand from what the
//! pages publish; the address stands beside each.
#![cfg(not(target_arch = "wasm32"))]

use opstap::{
    calendar::Day,
    income::{
        LineId, LocalHousehold, LocalRights,
        grade::Grade,
        local_parameters::{
            AgesOn, Amount, AssetTest, Caps, Every, Gemeente, Grant, Reference, Scheme, SchemeId, Tier,
        },
        local_schemes::{self, NoteReason, gemeente},
        rules,
        trace::{Recording, Silent, StepId},
    },
    money::{Cents, Exact},
};

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

/// A household in January 2026. Norms without vakantietoeslag: 1331.43 and 1902.02 (95% of 1401.50 and 2002.13,
/// Normenbrief 1-1-2026); most assets 8000 and 16000 (art. 34 Participatiewet).
#[derive(Clone)]
struct Home {
    date: Day,
    adults: Vec<Day>,
    children: Vec<Day>,
    norm: i64,
    assets: i64,
    low_income_months: Option<u32>,
    bijstand_months: Option<u32>,
}

fn home(adults: &[&str], children: &[&str]) -> Home {
    Home {
        date: day("2026-01-01"),
        adults: adults.iter().map(|birth| day(birth)).collect(),
        children: children.iter().map(|birth| day(birth)).collect(),
        norm: if adults.len() == 2 { 190_202 } else { 133_143 },
        assets: 0,
        low_income_months: Some(36),
        bijstand_months: None,
    }
}

fn alone(children: &[&str]) -> Home {
    home(&["1990-05-01"], children)
}

fn couple(children: &[&str]) -> Home {
    home(&["1990-05-01", "1991-05-01"], children)
}

impl Home {
    fn on(mut self, date: &str) -> Home {
        self.date = day(date);
        self
    }

    fn owning(mut self, cents: i64) -> Home {
        self.assets = cents;
        self
    }

    fn low_for(mut self, months: Option<u32>) -> Home {
        self.low_income_months = months;
        self
    }

    fn on_bijstand_for(mut self, months: Option<u32>) -> Home {
        self.bijstand_months = months;
        self
    }

    fn rights<'a>(&self, gemeente: &'a Gemeente) -> LocalRights<'a> {
        let family = self.adults.len() == 2 || !self.children.is_empty();
        let household = LocalHousehold {
            date: self.date,
            adults: &self.adults,
            children: &self.children,
            norm_excl_vt: Cents::new(self.norm).exact(),
            assets: Cents::new(self.assets),
            asset_limit: Cents::euros(if family { 16_000 } else { 8_000 }),
            low_income_months: self.low_income_months,
            bijstand_months: self.bijstand_months,
        };
        LocalRights::of(gemeente, &household)
    }

    /// Euros a year on a line at an income in cents; `None` where the household is not of this scheme at all.
    fn year(&self, place: &str, line: LineId, income: i64) -> Option<i64> {
        of_line(&self.rights(gemeente(place).unwrap()), line, income)
    }
}

fn of_line(rights: &LocalRights, line: LineId, income: i64) -> Option<i64> {
    let mut amounts = rights.amounts(Cents::new(income).exact(), &mut Silent).collect::<Vec<_>>().into_iter();
    let found = amounts.find(|amount| amount.line == line)?;
    assert_eq!(found.year, found.year.floor_to_euro(), "every amount below is of whole euros");
    Some(found.year.whole_euros())
}

fn steps(rights: &LocalRights, line: LineId, income: i64) -> Vec<StepId> {
    let mut trace = Recording::default();
    rights.amounts(Cents::new(income).exact(), &mut trace).for_each(drop);
    trace.of(line, None).iter().map(|step| step.id).collect()
}

/// Up to and with this income in cents a year's amount is this; a cent above it the next.
#[track_caller]
fn assert_falls(home: &Home, place: &str, line: LineId, at: i64, from: i64, to: i64) {
    for (income, expected) in [(at - 1, from), (at, from), (at + 1, to)] {
        assert_eq!(home.year(place, line, income), Some(expected), "{place} {} at {income}", line.key());
    }
}

const LV: &str = "leidschendam-voorburg";
const SERVED_BY_LV: [&str; 3] = [LV, "voorschoten", "wassenaar"];

const CHILD_OF_8: &str = "2017-06-01";
const CHILD_OF_13: &str = "2012-06-01";
const CHILD_OF_15: &str = "2010-06-01";

// lv.nl/individuele-inkomenstoeslag: up to 110% of the norm.
#[test]
fn inkomenstoeslag_of_leidschendam_voorburg_is_by_kind_of_household() {
    let kinds = [
        (alone(&[]), 146_457, 450),
        (alone(&[CHILD_OF_8]), 146_457, 450),
        (alone(&[CHILD_OF_13]), 146_457, 600),
        (couple(&[]), 209_222, 600),
        (couple(&[CHILD_OF_8]), 209_222, 450),
        (couple(&[CHILD_OF_13]), 209_222, 600),
        // Of both ages: the older decides.
        (couple(&[CHILD_OF_8, CHILD_OF_13]), 209_222, 600),
    ];
    for place in SERVED_BY_LV {
        for (home, cap, amount) in &kinds {
            assert_falls(home, place, LineId::Inkomenstoeslag, *cap, *amount, 0);
        }
    }
}

// lv.nl/tegemoetkoming-school-cultuur-sportkosten: 238 basisschool, 500 voortgezet onderwijs; all of it up to 110%,
// half between 110% and 130%.
#[test]
fn schoolkosten_are_halved_above_110_percent_and_end_above_130() {
    for place in SERVED_BY_LV {
        let one = alone(&[CHILD_OF_8]);
        assert_falls(&one, place, LineId::Schoolkosten, 146_457, 238, 119);
        assert_falls(&one, place, LineId::Schoolkosten, 173_086, 119, 0);
        // 238 + 500 + 500.
        let three = couple(&[CHILD_OF_8, CHILD_OF_13, CHILD_OF_15]);
        assert_falls(&three, place, LineId::Schoolkosten, 209_222, 1238, 619);
        assert_falls(&three, place, LineId::Schoolkosten, 247_263, 619, 0);
        assert_eq!(couple(&[]).year(place, LineId::Schoolkosten, 0), None);
    }
}

// lv.nl/computer-tablet-en-internetregeling: 540 a household and 310 a child each five years, 20 a month; 130%.
#[test]
fn a_computer_is_of_the_household_a_tablet_of_each_older_child() {
    for place in SERVED_BY_LV {
        // 540 / 5 and 540 / 5 + 2 * 310 / 5.
        let groep_8 = alone(&["2015-06-01"]);
        let two = couple(&[CHILD_OF_8, CHILD_OF_13, CHILD_OF_15]);
        assert_falls(&groep_8, place, LineId::Computer, 173_086, 108, 0);
        assert_falls(&two, place, LineId::Computer, 247_263, 232, 0);
        assert_falls(&groep_8, place, LineId::Internet, 173_086, 240, 0);
        assert_falls(&two, place, LineId::Internet, 247_263, 240, 0);
        for none in [alone(&[]), alone(&[CHILD_OF_8])] {
            assert_eq!(none.year(place, LineId::Computer, 0), None);
            assert_eq!(none.year(place, LineId::Internet, 0), None);
        }
    }
}

// lv.nl/regeling-maatschappelijke-participatie: Voorschoten 141 an adult, 216 a child; Wassenaar 205 a person; 110%.
#[test]
fn participatie_is_for_each_person_of_voorschoten_and_wassenaar() {
    let family = couple(&[CHILD_OF_8, CHILD_OF_13]);
    for (place, single, parent, four) in [("voorschoten", 141, 357, 714), ("wassenaar", 205, 410, 820)] {
        assert_falls(&alone(&[]), place, LineId::Participatie, 146_457, single, 0);
        assert_falls(&alone(&[CHILD_OF_8]), place, LineId::Participatie, 146_457, parent, 0);
        assert_falls(&family, place, LineId::Participatie, 209_222, four, 0);
    }
    assert_eq!(family.year(LV, LineId::Participatie, 0), None);
}

// No amounts are published: 400 a year up to 100% is an estimate, and says so.
#[test]
fn kwijtschelding_is_an_estimate_up_to_the_norm_itself() {
    for place in local_schemes::all() {
        assert_falls(&alone(&[]), &place.id, LineId::Kwijtschelding, 133_143, 400, 0);
        assert_falls(&couple(&[CHILD_OF_8]), &place.id, LineId::Kwijtschelding, 190_202, 400, 0);
        let said = steps(&alone(&[]).rights(place), LineId::Kwijtschelding, 133_143);
        assert_eq!(said, [StepId::LocalIncome, StepId::LocalAmount, StepId::LocalEstimate]);
    }
}

// haarlem.nl/tegemoetkoming-huiswerkbegeleiding-en-bijles (2024): 1586, 1750 or 2266 net without holiday pay.
// haarlemcollege.nl (2022), haarlem.nl (2018): 100 and 200 a child, 200 in the brugklas, 50 keuzebudget for each.
#[test]
fn haarlem_has_income_limits_in_euros() {
    assert_falls(&alone(&[CHILD_OF_8]), "haarlem", LineId::Schoolkosten, 175_000, 150, 0);
    // 8 and 13 years: 100 + 200 + 2 * 50. With a child of 12 in the brugklas, 200 more.
    let two = couple(&[CHILD_OF_8, CHILD_OF_13]);
    assert_falls(&two, "haarlem", LineId::Schoolkosten, 226_600, 400, 0);
    let brugklas = couple(&[CHILD_OF_8, "2013-06-01"]);
    assert_falls(&brugklas, "haarlem", LineId::Schoolkosten, 226_600, 600, 0);
    // 17 on 1 August and 18 in January: still of that school year, but nobody's parent any more.
    assert_falls(&alone(&["2007-12-01"]), "haarlem", LineId::Schoolkosten, 158_600, 250, 0);
}

#[test]
fn schoolkosten_of_haarlem_look_at_the_age_on_1_august() {
    let born = [
        ("2022-08-01", None),      // 3
        ("2021-08-01", Some(150)), // 4
        ("2013-08-02", Some(150)), // 11
        ("2013-08-01", Some(450)), // 12: 200 + 200 + 50
        ("2012-08-02", Some(450)), // 12
        ("2012-08-01", Some(250)), // 13
        ("2007-08-02", Some(250)), // 17
        ("2007-08-01", None),      // 18
    ];
    for (birth, expected) in born {
        assert_eq!(alone(&[birth]).year("haarlem", LineId::Schoolkosten, 0), expected, "{birth}");
    }
}

// smallingerland.nl Minimaregelingen: 115%. 25 a month for an adult is an estimate.
#[test]
fn the_insurance_of_smallingerland_is_for_each_adult() {
    let line = LineId::CollectieveZorgverzekering;
    assert_falls(&alone(&[CHILD_OF_8]), "smallingerland", line, 153_114, 300, 0);
    assert_falls(&couple(&[]), "smallingerland", line, 218_732, 600, 0);
    let one_of_17 = home(&["1990-05-01", "2008-01-02"], &[]);
    assert_eq!(one_of_17.year("smallingerland", line, 0), Some(300));
    let one_of_18 = home(&["1990-05-01", "2008-01-01"], &[]);
    assert_eq!(one_of_18.year("smallingerland", line, 0), Some(600));
}

#[test]
fn a_school_year_begins_on_1_august() {
    let birthday_in_summer = || alone(&["2014-08-01"]);
    let born_a_day_later = || alone(&["2014-08-02"]);
    for (home, expected) in [
        (birthday_in_summer().on("2026-07-31"), 238),
        (birthday_in_summer().on("2026-08-01"), 500),
        (born_a_day_later().on("2026-08-01"), 238),
        (born_a_day_later().on("2027-07-31"), 238),
        (born_a_day_later().on("2027-08-01"), 500),
    ] {
        assert_eq!(home.year(LV, LineId::Schoolkosten, 0), Some(expected), "{}", home.date);
    }
    // Under 18 on 1 August.
    assert_eq!(alone(&["2007-08-02"]).year(LV, LineId::Schoolkosten, 0), Some(500));
    assert_eq!(alone(&["2007-08-01"]).year(LV, LineId::Schoolkosten, 0), None);
}

#[test]
fn other_schemes_look_at_ages_on_the_first_of_the_month() {
    for (birth, expected) in [
        ("2014-02-02", 450), // 11
        ("2014-02-01", 600), // 12
        ("2008-02-02", 600), // 17
        ("2008-02-01", 450), // 18, so somebody alone
    ] {
        let home = alone(&[birth]).on("2026-02-28");
        assert_eq!(home.year(LV, LineId::Inkomenstoeslag, 0), Some(expected), "{birth}");
    }
    assert_eq!(alone(&["2008-01-02"]).year("voorschoten", LineId::Participatie, 0), Some(141 + 216));
    assert_eq!(alone(&["2008-01-01"]).year("voorschoten", LineId::Participatie, 0), Some(141));
}

// Participatiewet art. 36: from 21 to AOW age, which is 67 years in 2026.
#[test]
fn inkomenstoeslag_is_from_21_to_aow_age() {
    let of = |adults: &[&str]| home(adults, &[]).year(LV, LineId::Inkomenstoeslag, 0);
    assert_eq!(of(&["2005-01-02"]), None);
    assert_eq!(of(&["2005-01-01"]), Some(450));
    assert_eq!(of(&["1959-01-02"]), Some(450));
    assert_eq!(of(&["1959-01-01"]), None);
    // Who alone of a couple has a right has that of somebody alone.
    assert_eq!(of(&["1990-05-01", "2005-01-02"]), Some(450));
    assert_eq!(of(&["1990-05-01", "1959-01-01"]), Some(450));
    assert_eq!(of(&["1990-05-01", "2005-01-01"]), Some(600));
    assert_eq!(of(&["2005-01-02", "2005-01-02"]), None);
}

#[test]
fn assets_end_a_right_above_the_limit_only() {
    let lines = [LineId::Inkomenstoeslag, LineId::Kwijtschelding];
    for line in lines {
        assert_ne!(alone(&[]).owning(800_000).year(LV, line, 0), Some(0));
        assert_eq!(alone(&[]).owning(800_001).year(LV, line, 0), Some(0));
        assert_eq!(couple(&[]).owning(1_600_001).year(LV, line, 0), Some(0));
    }
    let rights = alone(&[]).owning(800_001).rights(gemeente(LV).unwrap());
    assert_eq!(steps(&rights, LineId::Kwijtschelding, 0), [StepId::LocalAssets]);
    // haarlem.nl: 15150 for any household, with what Participatiewet art. 34 says of no weight.
    for family in [alone(&[CHILD_OF_8]), couple(&[CHILD_OF_8])] {
        let at = |cents| family.clone().owning(cents).year("haarlem", LineId::Schoolkosten, 0);
        assert_eq!(at(1_515_000), Some(150));
        assert_eq!(at(1_515_001), Some(0));
    }
    // An insurance does not look at them.
    let rich = alone(&[]).owning(9_000_000);
    assert_eq!(rich.year("smallingerland", LineId::CollectieveZorgverzekering, 0), Some(300));
}

#[test]
fn inkomenstoeslag_needs_three_years_of_low_income() {
    let line = LineId::Inkomenstoeslag;
    assert_eq!(alone(&[]).low_for(Some(36)).year(LV, line, 0), Some(450));
    assert_eq!(alone(&[]).low_for(Some(35)).year(LV, line, 0), Some(0));
    let place = gemeente(LV).unwrap();
    let short = alone(&[]).low_for(Some(35)).rights(place);
    assert_eq!(steps(&short, line, 0), [StepId::LocalReference]);
    // Not asked: no amount, but said.
    let unknown = alone(&[]).low_for(None).rights(place);
    assert_eq!(of_line(&unknown, line, 0), None);
    let note = unknown.notes().iter().find(|note| note.scheme.id == SchemeId::Inkomenstoeslag).unwrap();
    assert_eq!(note.reason, NoteReason::MonthsUnknown);
    // Other schemes don't ask.
    assert_eq!(of_line(&unknown, LineId::Kwijtschelding, 0), Some(400));
}

#[test]
fn what_has_no_amount_is_a_note() {
    let noted = |home: &Home, place: &str| -> Vec<SchemeId> {
        home.rights(gemeente(place).unwrap()).notes().iter().map(|note| note.scheme.id).collect()
    };
    use SchemeId::{BijzondereBijstand, Inkomenstoeslag, Participatie};
    for place in SERVED_BY_LV {
        assert_eq!(noted(&couple(&[]), place), [BijzondereBijstand]);
    }
    assert_eq!(noted(&couple(&[]), "haarlem"), [Inkomenstoeslag, BijzondereBijstand]);
    assert_eq!(noted(&couple(&[]), "smallingerland"), [Inkomenstoeslag, Participatie, BijzondereBijstand]);
    // Too young to be told of it.
    assert_eq!(noted(&home(&["2005-01-02"], &[]), "haarlem"), [BijzondereBijstand]);
}

#[test]
fn voorschoten_and_wassenaar_have_the_schemes_of_their_service_and_their_own() {
    let schemes = |place: &str| -> Vec<SchemeId> {
        gemeente(place).unwrap().schemes.iter().map(|scheme| scheme.id).collect()
    };
    use SchemeId::*;
    let theirs =
        [Inkomenstoeslag, Schoolkosten, Participatie, Computer, Internet, Kwijtschelding, BijzondereBijstand];
    assert_eq!(schemes("voorschoten"), theirs);
    assert_eq!(schemes("wassenaar"), theirs);
    assert_eq!(schemes(LV), [&theirs[..2], &theirs[3..]].concat());
    assert_eq!(schemes("haarlem"), [Inkomenstoeslag, Schoolkosten, Kwijtschelding, BijzondereBijstand]);
    assert_eq!(
        schemes("smallingerland"),
        [Inkomenstoeslag, Participatie, CollectieveZorgverzekering, Kwijtschelding, BijzondereBijstand]
    );
    // lv.nl: one telephone number for the three.
    for place in SERVED_BY_LV {
        assert_eq!(gemeente(place).unwrap().phone.as_deref(), Some("14 070"));
    }
    assert!(gemeente("Wassenaar").is_none());
}

#[test]
fn a_scheme_knows_how_sure_it_is() {
    let scheme = |place: &str, id: SchemeId| {
        gemeente(place).unwrap().schemes.iter().find(|scheme| scheme.id == id).unwrap()
    };
    let today = day("2026-01-01");
    // One undated page.
    let toeslag = scheme(LV, SchemeId::Inkomenstoeslag);
    assert_eq!((toeslag.grade, toeslag.dated), (Grade::B, None));
    assert!(toeslag.may_have_changed(today) && !toeslag.is_estimate());
    // One page for the limits, of 2024; two for the amounts, of 2022.
    let school = scheme("haarlem", SchemeId::Schoolkosten);
    assert_eq!((school.grade, school.dated), (Grade::B, Some(2022)));
    assert!(school.may_have_changed(today) && !school.may_have_changed(day("2022-12-31")));
    // What is inherited is as sure as it was; the ages by which we know a school make it no less so.
    assert_eq!(scheme("wassenaar", SchemeId::Computer).grade, Grade::B);
    assert!(scheme("smallingerland", SchemeId::CollectieveZorgverzekering).is_estimate());
    assert!(scheme("voorschoten", SchemeId::Kwijtschelding).is_estimate());
}

#[test]
fn an_explanation_says_the_limit_the_share_and_what_is_not_sure() {
    use StepId::{LocalAmount, LocalAtMost, LocalIncome, LocalOverCap, LocalUnsure};
    let rights = couple(&[CHILD_OF_13]).rights(gemeente("voorschoten").unwrap());
    let said = |line, income| steps(&rights, line, income);
    assert_eq!(said(LineId::Schoolkosten, 209_223), [LocalIncome, LocalAmount, LocalUnsure]);
    assert_eq!(said(LineId::Computer, 209_223), [LocalIncome, LocalAtMost, LocalUnsure]);
    assert_eq!(said(LineId::Participatie, 209_223), [LocalOverCap]);

    let mut trace = Recording::default();
    rights.amounts(Cents::new(209_223).exact(), &mut trace).for_each(drop);
    let of = |line| serde_json::to_value(trace.of(line, None)).unwrap();
    let half = serde_json::json!({ "step": "local.income", "income": 2092.23, "cap": 2472.63, "share": 0.5 });
    assert_eq!(of(LineId::Schoolkosten)[0], half);
    assert_eq!(of(LineId::Schoolkosten)[1]["year"], 250.0);
    assert_eq!(of(LineId::Participatie)[0]["cap"], 2092.22);
    // Above every limit it is the highest that is told.
    let mut trace = Recording::default();
    rights.amounts(Cents::new(247_264).exact(), &mut trace).for_each(drop);
    let over = serde_json::to_value(trace.of(LineId::Schoolkosten, None)).unwrap();
    assert_eq!(over, serde_json::json!([{ "step": "local.over_cap", "income": 2472.64, "cap": 2472.63 }]));
}

#[test]
fn an_explanation_changes_no_amount() {
    for place in local_schemes::all() {
        let rights = couple(&[CHILD_OF_8, CHILD_OF_13]).rights(place);
        for income in [0, 190_202, 209_222, 209_223, 247_263, 247_264] {
            let income = Cents::new(income).exact();
            let silent: Vec<_> = rights.amounts(income, &mut Silent).collect();
            let told: Vec<_> = rights.amounts(income, &mut Recording::default()).collect();
            assert_eq!(silent, told);
            assert!(silent.windows(2).all(|pair| (pair[0].line as usize) < pair[1].line as usize));
        }
    }
}

/// A scheme of nowhere, to see what the five don't have.
fn made_up(id: SchemeId, reference: Option<Reference>, grant: Grant) -> Gemeente {
    let scheme = Scheme {
        id,
        name: None,
        grade: Grade::A,
        dated: Some(2026),
        assets: AssetTest::Bijstand,
        min_age: 27,
        until_aow_age: false,
        reference,
        ages_on: AgesOn::Month,
        grant,
    };
    Gemeente { id: "nergens".into(), name: "Nergens".into(), phone: None, site: None, schemes: vec![scheme] }
}

// Pijnacker-Nootdorp pays 750; typical are 12 months of bijstand before and 6 without after.
#[test]
fn an_uitstroompremie_is_given_once_and_is_of_no_steady_month() {
    let grant =
        Grant::Once { amounts: vec![Amount::Household(75_000)], bijstand_months: 12, off_benefit_months: 6 };
    let place = made_up(SchemeId::Uitstroompremie, None, grant);
    let rights = |months| alone(&[]).on_bijstand_for(months).rights(&place);

    let long = rights(Some(12));
    let [premium] = long.premiums() else { panic!("one premium") };
    assert_eq!(
        (premium.line, premium.amount, premium.off_benefit_months),
        (LineId::Uitstroompremie, Cents::euros(750), 6)
    );
    assert_eq!(long.amounts(Exact::ZERO, &mut Silent).count(), 0);
    assert!(long.notes().is_empty());

    assert!(rights(Some(11)).premiums().is_empty() && rights(Some(11)).notes().is_empty());
    let unknown = rights(None);
    assert!(unknown.premiums().is_empty());
    assert_eq!(unknown.notes()[0].reason, NoteReason::MonthsUnknown);
    // Art. 31 lid 5: not under 27.
    let young = home(&["1999-01-02"], &[]).on_bijstand_for(Some(12));
    assert!(young.rights(&place).premiums().is_empty());
    let of_age = home(&["1999-01-01"], &[]).on_bijstand_for(Some(12));
    assert_eq!(of_age.rights(&place).premiums().len(), 1);
    assert!(of_age.owning(800_001).rights(&place).premiums().is_empty());
}

#[test]
fn who_is_above_the_limit_may_still_be_below_it_on_average() {
    let grant = Grant::Regular {
        caps: Caps::OfNorm(vec![Tier { cap: 1_150_000, share: 1_000_000 }]),
        amounts: vec![Amount::Adult(12_345)],
        at_most: false,
        every: Every::Year { month: 6 },
    };
    let average = Some(Reference { months: 36, average: true });
    let place = made_up(SchemeId::Inkomenstoeslag, average, grant);
    let rights = couple(&[]).rights(&place);
    // Steady: 115% of 1902.02 is 2187.32.
    let year = |income| rights.amounts(Cents::new(income).exact(), &mut Silent).next().unwrap().year;
    assert_eq!(year(218_732), Cents::new(24_690).exact());
    assert_eq!(year(218_733), Exact::ZERO);
    let line = LineId::Inkomenstoeslag;
    assert_eq!(steps(&rights, line, 218_733), [StepId::LocalOverCap, StepId::LocalAverage]);
    // Of this year, on two sources: nothing to doubt.
    assert_eq!(steps(&rights, line, 218_732), [StepId::LocalIncome, StepId::LocalAmount]);
}

#[test]
fn half_a_cent_is_not_above_a_limit() {
    // 95% of 1401.50 is 1331.425; what is paid of it is 1331.43.
    let place = gemeente(LV).unwrap();
    let household = LocalHousehold {
        date: day("2026-01-01"),
        adults: &[day("1990-05-01")],
        children: &[],
        norm_excl_vt: Exact::micro(1_331_425_000),
        assets: Cents::ZERO,
        asset_limit: Cents::euros(8_000),
        low_income_months: None,
        bijstand_months: None,
    };
    let rights = LocalRights::of(place, &household);
    assert_eq!(of_line(&rights, LineId::Kwijtschelding, 133_143), Some(400));
    assert_eq!(of_line(&rights, LineId::Kwijtschelding, 133_144), Some(0));
    let at = |micro| rights.amounts(Exact::micro(micro), &mut Silent).next().unwrap();
    assert_eq!(at(1_331_434_999).line, LineId::Kwijtschelding);
    assert_eq!(at(1_331_434_999).year, Exact::euros(400));
    assert_eq!(at(1_331_435_000).year, Exact::ZERO);
}

#[test]
fn every_scheme_has_a_line_or_is_bijzondere_bijstand() {
    let rules = rules::on(day("2026-01-01")).unwrap();
    for scheme in local_schemes::all().iter().flat_map(|place| &place.schemes) {
        match scheme.id.line() {
            Some(line) => {
                assert_eq!(line.key(), scheme.id.key());
                assert!(line.law(&rules).to_lowercase().contains("verordening van de gemeente"));
            }
            None => assert_eq!(scheme.id, SchemeId::BijzondereBijstand),
        }
    }
    assert!(LineId::Inkomenstoeslag.law(&rules).starts_with("Participatiewet art. 36"));
    assert!(LineId::Uitstroompremie.law(&rules).starts_with("Participatiewet art. 31 lid 2 onder j"));
    // Its neighbours have kept theirs.
    assert!(LineId::Kinderbijslag.law(&rules).starts_with("Algemene Kinderbijslagwet"));
    assert!(LineId::CostsOfWork.law(&rules).starts_with("Participatiewet art. 31 lid 3"));
}
