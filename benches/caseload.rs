//! Figures over ten thousand dossiers: counting them, and hiding small numbers.

#![allow(missing_docs, reason = "criterion's macros write undocumented functions")]
#![allow(clippy::unwrap_used, reason = "a bench that fails may stop")]

#[path = "../tests/dossier_samples/mod.rs"]
mod dossier_samples;

use criterion::{Criterion, criterion_group, criterion_main};
use dossier_samples::{dossier, rng};
use opstap::{
    calendar::Day,
    caseload::{Asked, Case, Figures, Moment, Period, Row},
    dossier::RecordId,
};

fn figures(criterion: &mut Criterion) {
    let day = |text| Day::parse(text).unwrap();
    let row = |n| Row::of(&Case::new(dossier(n), Moment::midnight(day("2026-03-04")), &mut rng()));
    let personas: Vec<Row> = (0..30).map(row).collect();
    let rows: Vec<Row> = (0..10_000_u32)
        .map(|n| {
            let mut bytes = [0; 16];
            bytes[..4].copy_from_slice(&n.to_le_bytes());
            Row { id: RecordId::from_bytes(bytes), ..personas[n as usize % 30].clone() }
        })
        .collect();
    let period = Period::new(day("2026-01-01"), day("2026-06-30")).unwrap();
    let asked = Asked { period, gemeente: None, place: None };
    let count = || Figures::of(&rows, &asked, day("2026-11-25"));
    let mut slow = criterion.benchmark_group("figures of 10,000");
    slow.sample_size(20);
    slow.bench_function("count", |bench| bench.iter(count));
    let figures = count();
    slow.bench_function("hide small numbers", |bench| bench.iter(|| figures.guarded()));
    slow.finish();
}

criterion_group!(benches, figures);
criterion_main!(benches);
