//! How long the engines take natively. `thrpt` compares with 2.2 million households a second, what the fastest open
//! calculator does on one core.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};

mod cases;

fn bench(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("engines");
    group.throughput(Throughput::Elements(1));
    for mut case in cases::cases() {
        let [budget, _] = case.budget;
        let budget = budget.map_or(String::new(), |budget| format!(" (at most {budget} µs)"));
        group.bench_function(format!("{}{budget}", case.name), |b| b.iter(&mut case.run));
    }
    group.finish();
}

criterion_group!(benches, bench);
criterion_main!(benches);
