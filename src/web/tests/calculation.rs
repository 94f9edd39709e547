use wasm_bindgen_test::wasm_bindgen_test;

use crate::{
    income::situation::{IncomeKind, Relation},
    money::Cents,
    web::{
        pages::calculator::{
            Child, Field, Form, Housemate, Job, SavedJob, SavedJobs, cents_typed, situations,
        },
        storage::drafts,
        today::today,
    },
};

fn filled() -> Form {
    Form { age: "39".into(), hours_now: "0".into(), job: hours("16"), rent: "650".into(), ..Form::default() }
}

fn hours(hours: &str) -> Job {
    Job { hours: hours.into(), ..Job::default() }
}

fn wrong_fields(form: Form) -> Vec<Field> {
    situations(&form, None).err().unwrap_or_default().into_iter().map(|(field, _)| field).collect()
}

#[wasm_bindgen_test]
fn numbers_are_read_as_people_here_write_them() {
    for (typed, cents) in [
        ("650", 65_000),
        (" 650,50 ", 65_050),
        ("650,5", 65_050),
        ("€ 1.250,00", 125_000),
        ("1.250", 125_000),
        ("14.71", 1471),
        ("14,71", 1471),
        ("1,250.75", 125_075),
        ("0", 0),
    ] {
        assert_eq!(cents_typed(typed), Some(Cents::new(cents)), "{typed}");
    }
    for typed in ["", "veel", "12a", "-5", "1e9", "∞", "--", ",50", "14,715", "1.2.3", "9999999999999"] {
        assert_eq!(cents_typed(typed), None, "{typed}");
    }
}

#[wasm_bindgen_test]
fn a_form_is_a_household_before_and_with_the_job() {
    let (now, then) = situations(&filled(), None).unwrap();
    assert!(now.adults[0].job.is_none());
    let job = then.adults[0].job.as_ref().unwrap();
    assert_eq!(job.hours_week.unwrap().get(), 1600);
    assert!(job.wage_hour.is_some(), "the minimum wage stands in until somebody types a wage");
    assert_eq!(now.date.age_of(now.adults[0].birth_date), Some(39));
}

#[wasm_bindgen_test]
fn every_field_that_is_wrong_is_named_at_once() {
    assert_eq!(
        wrong_fields(Form { age: "abc".into(), rent: "veel".into(), ..filled() }),
        [Field::Age, Field::Rent]
    );
    assert_eq!(wrong_fields(Form { age: "12".into(), ..filled() }), [Field::Age]);
    assert_eq!(wrong_fields(Form { job: hours("200"), ..filled() }), [Field::Hours]);
    assert_eq!(wrong_fields(Form { hours_now: "200".into(), ..filled() }), [Field::HoursNow]);
    assert_eq!(wrong_fields(Form { rent: "0".into(), ..filled() }), [Field::Rent]);
    let job = Job { wage: Some("1000".into()), ..hours("16") };
    assert_eq!(wrong_fields(Form { job, ..filled() }), [Field::Wage]);
    let child = Child {
        age: "8".into(),
        care: "bso".into(),
        care_hours: "999".into(),
        care_price: "9,50".into(),
        ..Child::default()
    };
    assert_eq!(wrong_fields(Form { children: vec![child], ..filled() }), [Field::CareHours(0)]);
}

#[wasm_bindgen_test]
fn what_contradicts_itself_is_said_at_the_field_and_nothing_typed_is_lost() {
    let of = |job: Job| wrong_fields(Form { job, ..filled() });
    let job = hours("16");
    let (start, end) = (today().months_later(2), today().months_later(1));
    let ends_first = Job { start: Some(start.to_string()), end: end.to_string(), ..job.clone() };
    assert_eq!(of(ends_first), [Field::End]);
    assert_eq!(of(Job { hours_low: "20".into(), ..job.clone() }), [Field::HoursLow]);
    assert_eq!(of(Job { hours_high: "12".into(), ..job.clone() }), [Field::HoursHigh]);
    assert_eq!(of(Job { hours_high: "90".into(), ..job.clone() }), [Field::HoursHigh]);
    assert_eq!(of(Job { pension: "5000".into(), ..job.clone() }), [Field::Pension]);
    assert_eq!(of(Job { start: Some("0226-12-01".into()), ..job.clone() }), [Field::Start]);
    assert_eq!(of(Job { start: Some(String::new()), ..job }), [Field::Start]);
    let owner = Form { home: "owner".into(), home_value: "veel".into(), ..filled() };
    assert_eq!(wrong_fields(owner), [Field::HomeValue]);
    let child = Child { age: "8".into(), birth_month: "3".into(), ..Child::default() };
    let text = serde_json::to_string(&Form { children: vec![child], ..filled() }).unwrap();
    let again: Form = serde_json::from_str(&text).unwrap();
    assert_eq!(again.children[0].birth_month, "3");
    assert_eq!(again.job.hours, "16");
}

#[wasm_bindgen_test]
fn what_is_hidden_is_never_wrong() {
    let hidden = Form {
        partner_age: "abc".into(),
        vrijlating_months: "abc".into(),
        mortgage: "abc".into(),
        ..filled()
    };
    assert_eq!(wrong_fields(hidden), []);
}

#[wasm_bindgen_test]
fn a_job_begins_next_month_until_somebody_chooses_a_day() {
    let start = |form: &Form| situations(form, None).unwrap().1.adults[0].job.as_ref().unwrap().start;
    assert_eq!(start(&filled()), Some(today().first_of_month().months_later(1)));
    let chosen = today().months_later(3);
    let job = Job { start: Some(chosen.to_string()), ..hours("16") };
    assert_eq!(start(&Form { job, ..filled() }), Some(chosen));
}

#[wasm_bindgen_test]
fn care_is_paid_from_the_day_the_work_begins() {
    let child = Child {
        age: "3".into(),
        care: "dagopvang".into(),
        care_hours: "60".into(),
        care_price: "10".into(),
        ..Child::default()
    };
    let form = Form { children: vec![child], ..filled() };
    let (now, then) = situations(&form, None).unwrap();
    assert!(now.children[0].care.is_empty());
    assert_eq!(then.children[0].care[0].start, then.adults[0].job.as_ref().unwrap().start);
    let (now, then) = situations(&Form { hours_now: "8".into(), ..form }, None).unwrap();
    assert_eq!(now.children[0].care, then.children[0].care);
    // Until the new job begins, the old one goes on.
    assert_eq!(then.adults[0].job_before, now.adults[0].job);
}

#[wasm_bindgen_test]
fn a_month_of_birth_keeps_the_age() {
    for month in 1..=12 {
        let child = Child { age: "5".into(), birth_month: month.to_string(), ..Child::default() };
        let (now, _) = situations(&Form { children: vec![child], ..filled() }, None).unwrap();
        let born = now.children[0].birth_date;
        assert_eq!(born.month(), month);
        assert_eq!(today().age_of(born), Some(5), "{born}");
    }
}

#[wasm_bindgen_test]
fn other_income_and_housemates_reach_the_household() {
    let mut form = filled();
    form.other.kind = "ww".into();
    form.other.amount = "800".into();
    form.other.young_disabled = true;
    form.housemates =
        vec![Housemate { age: "61".into(), relation: "student".into(), income: "18.000".into() }];
    let (now, then) = situations(&form, Some("haarlem".into())).unwrap();
    let income = &then.adults[0].other_income[0];
    assert_eq!((income.kind, income.amount_month), (IncomeKind::Ww, Cents::euros(800)));
    assert!(then.adults[0].young_disabled);
    let housemate = &now.housemates[0];
    assert_eq!((housemate.relation, housemate.income_year), (Relation::Student, Cents::euros(18_000)));
    assert_eq!(now.gemeente.as_deref(), Some("haarlem"));
}

#[wasm_bindgen_test]
fn a_draft_from_before_is_read() {
    let old = r#"{"age":"39","benefit":true,"vrijlating":"n","partner":false,"partner_age":"","partner_benefit":true,
        "partner_hours":"","partner_wage":null,"children":[{"age":"8","care":"bso","care_hours":"40","care_price":"9,50"}],
        "housemates":"2","home":"rent","rent":"650","assets":"","health_insured":true,"hours_now":"0","hours":"16",
        "wage":"15,20","costs":"40"}"#;
    let form: Form = serde_json::from_str(old).unwrap();
    assert_eq!(form.job, Job { wage: Some("15,20".into()), ..hours("16") });
    // How many there are is known; who they are is asked.
    assert_eq!(form.housemates.len(), 2);
    assert_eq!(wrong_fields(form), [Field::HousemateAge(0), Field::HousemateAge(1)]);
}

#[wasm_bindgen_test]
fn jobs_are_kept_by_name_and_go_with_everything_else() {
    drafts::wipe();
    leptos::prelude::Owner::new().with(|| {
        let jobs = SavedJobs::open();
        for name in ["winkel", "zorg", "kas", "post", "te veel"] {
            jobs.keep(SavedJob { name: name.into(), job: hours("24"), costs: String::new() });
        }
        jobs.remove(1);
        jobs.rename(0, "supermarkt".into());
        let names = |jobs: SavedJobs| -> Vec<String> {
            leptos::prelude::untrack(|| jobs.all()).into_iter().map(|job| job.name).collect()
        };
        assert_eq!(names(SavedJobs::open()), ["supermarkt", "kas", "post"]);
        drafts::wipe();
        assert!(names(SavedJobs::open()).is_empty());
    });
}
