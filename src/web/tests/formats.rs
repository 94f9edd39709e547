use wasm_bindgen_test::wasm_bindgen_test;

use crate::{
    calendar::Day,
    money::Cents,
    web::{format, texts::fill},
};

#[wasm_bindgen_test]
fn amounts_and_dates_are_written_as_the_reader_writes_them() {
    assert_eq!(format::euro(Cents::new(123_456)), "€\u{a0}1.234,56");
    // The sign stands behind the euro in Dutch (Unicode CLDR, nl: "¤ #,##0.00;¤ -#,##0.00").
    assert_eq!(format::signed_euro(Cents::new(1200)), "€\u{a0}+12,00");
    assert_eq!(format::signed_euro(Cents::new(-350)), "€\u{a0}-3,50");
    assert_eq!(format::signed_euro(Cents::ZERO), "€\u{a0}0,00");
    assert_eq!(format::plain_amount(Cents::new(1471)), "14,71");
    assert_eq!(format::long_date(Day::new(2026, 7, 1).unwrap()), "1 juli 2026");
}

#[wasm_bindgen_test]
fn places_in_a_text_are_filled_by_name() {
    let values = [("a", "1".to_string()), ("b", "2".to_string())];
    assert_eq!(fill("{b} en {a}, {b}", &values), "2 en 1, 2");
    assert_eq!(fill("niets", &values), "niets");
}
