//! Dossiers of personas, for tests and benches.

#![allow(dead_code, reason = "every test uses some of it")]

use std::time::{Duration, Instant};

use opstap::{
    calendar::Day,
    diagnose::{Answers, model},
    dossier::{Code, Dossier, Label, RecordId},
    income::situation::Situation,
};
use rand_core::UnwrapErr;
use serde_json::Value;

static PERSONAS: &str = include_str!("../personas.json");

pub fn rng() -> UnwrapErr<getrandom::SysRng> {
    UnwrapErr(getrandom::SysRng)
}

/// The shortest of five times: whatever else the machine does makes it longer, never shorter.
pub fn shortest(mut run: impl FnMut()) -> Duration {
    let times = (0..5).map(|_| {
        let began = Instant::now();
        run();
        began.elapsed()
    });
    times.min().expect("five")
}

/// The dossier of persona `n`, with an id that follows from `n`.
pub fn dossier(n: u8) -> Dossier {
    let personas: Value = serde_json::from_str(PERSONAS).expect("JSON");
    let answers = personas["personas"][usize::from(n)]["antwoorden"].to_string();
    let answers = Answers::from_json(&answers, model()).expect("answers of a persona");
    let day = Day::parse("2026-03-04").expect("a day");
    let code = |text: &str| Code::new(text).expect("a code");
    let id = RecordId::from_bytes([n; 16]);
    Dossier::new(id, day, code("leidschendam-voorburg"), code("nl"), &answers)
}

/// The same with everything that a resident may add.
pub fn full_dossier(n: u8) -> Dossier {
    let situation = |job: &str| {
        let json = format!(
            r#"{{"date": "2026-01-01", "adults": [{{"birth_date": "1990-05-01", "bijstand": true{job}}}],
                 "children": [{{"birth_date": "2019-02-01",
                                "care": [{{"kind": "bso", "hours_month": 40, "price_hour": 9.98}}]}}],
                 "home": {{"kind": "rent", "rent_month": 650}}, "assets": 3000}}"#
        );
        Situation::from_json(&json).expect("a situation")
    };
    let label = |text: &str| Some(Label::new(text).expect("a label"));
    Dossier {
        session: label("dinsdag 3 maart"),
        reference: label("LV-0042"),
        situation: Some(situation(r#", "job": {"hours_week": 16, "wage_hour": 14.71}"#)),
        situation_now: Some(situation("")),
        satisfaction: Some(8),
        name: label("Noor 't Hart"),
        ..dossier(n)
    }
}
