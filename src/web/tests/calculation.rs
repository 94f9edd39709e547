use wasm_bindgen_test::wasm_bindgen_test;

use crate::{
    money::Cents,
    web::pages::calculator::{Child, Field, Form, cents_typed, situations},
};

fn filled() -> Form {
    Form {
        age: "39".into(),
        hours_now: "0".into(),
        hours: "16".into(),
        rent: "650".into(),
        ..Form::default()
    }
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
    let (now, then) = situations(&filled()).unwrap();
    assert!(now.adults[0].job.is_none());
    let job = then.adults[0].job.as_ref().unwrap();
    assert_eq!(job.hours_week.unwrap().get(), 1600);
    assert!(job.wage_hour.is_some(), "the minimum wage stands in until somebody types a wage");
    assert_eq!(now.date.age_of(now.adults[0].birth_date), Some(39));
}

#[wasm_bindgen_test]
fn every_field_that_is_wrong_is_named_at_once() {
    let wrong_fields = |form: Form| -> Vec<Field> {
        situations(&form).err().unwrap_or_default().into_iter().map(|(field, _)| field).collect()
    };
    assert_eq!(
        wrong_fields(Form { age: "abc".into(), rent: "veel".into(), ..filled() }),
        [Field::Age, Field::Rent]
    );
    assert_eq!(wrong_fields(Form { age: "12".into(), ..filled() }), [Field::Age]);
    assert_eq!(wrong_fields(Form { hours: "200".into(), ..filled() }), [Field::Hours]);
    assert_eq!(wrong_fields(Form { hours_now: "200".into(), ..filled() }), [Field::HoursNow]);
    assert_eq!(wrong_fields(Form { rent: "0".into(), ..filled() }), [Field::Rent]);
    assert_eq!(wrong_fields(Form { wage: Some("1000".into()), ..filled() }), [Field::Wage]);
    let child =
        Child { age: "8".into(), care: "bso".into(), care_hours: "999".into(), care_price: "9,50".into() };
    assert_eq!(wrong_fields(Form { children: vec![child], ..filled() }), [Field::CareHours(0)]);
}
