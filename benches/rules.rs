//! How long the engines take: one questionnaire, one household, one chart.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use opstap::{
    diagnose::{Answers, model, score},
    income::{
        Household, Situation,
        situation::Hours,
        steady_budget, sweep,
        timeline::{Assumptions, timeline},
        trace::Silent,
    },
};

/// Persona P08 of the questionnaire's acceptance cases.
fn p08() -> Answers {
    let personas: serde_json::Value =
        serde_json::from_str(include_str!("../tests/personas.json")).expect("the personas are JSON");
    let all = personas.as_array().or_else(|| personas["personas"].as_array()).expect("a list of personas");
    let persona = all.iter().find(|persona| persona["id"] == "P08").expect("P08 is there");
    Answers::from_json(&persona["antwoorden"].to_string(), model()).expect("its answers fit the model")
}

fn family() -> Situation {
    Situation::from_json(
        r#"{"date": "2026-01-01",
            "adults": [{"birth_date": "1990-05-01", "bijstand": true, "vrijlating": "n",
                        "job": {"hours_week": 16, "wage_hour": 14.71}},
                       {"birth_date": "1991-05-01", "bijstand": true}],
            "children": [{"birth_date": "2019-02-01"}, {"birth_date": "2014-06-01"}],
            "home": {"kind": "rent", "rent_month": 750}}"#,
    )
    .expect("a situation like this is accepted")
}

fn bench(criterion: &mut Criterion) {
    let answers = p08();
    criterion.bench_function("score: one questionnaire", |b| {
        b.iter(|| score(model(), black_box(&answers)));
    });

    let situation = family();
    let household = Household::new(&situation).expect("it is covered");
    let wages = household.wages();
    criterion.bench_function("budget: amounts of a household", |b| {
        b.iter(|| household.amounts(black_box(wages), &mut Silent));
    });
    criterion.bench_function("budget: from a situation, amounts only", |b| {
        b.iter(|| {
            let household = Household::new(black_box(&situation)).expect("it is covered");
            household.amounts(household.wages(), &mut Silent)
        });
    });
    criterion.bench_function("budget: with every line explained", |b| {
        b.iter(|| steady_budget(black_box(&situation)));
    });
    criterion.bench_function("sweep: 0 to 40 hours by quarters", |b| {
        b.iter(|| sweep(black_box(&situation), 0, (0..=160).map(|n| Hours::hundredths(n * 25))));
    });
    criterion.bench_function("timeline: 18 months", |b| {
        b.iter(|| timeline(black_box(&situation), 18, Assumptions::default()));
    });
}

criterion_group!(benches, bench);
criterion_main!(benches);
