use leptos::prelude::*;

use crate::{
    income::{LineId, Point, insight::Trap, situation::Hours},
    money::Cents,
    web::{format, line_name::line_name, texts::later},
};

const WIDTH: i64 = 320;
const HEIGHT: i64 = 200;
/// Room for the numbers at the bottom.
const FOOT: i64 = 18;

/// What is left against hours, one area a line of the budget; below it the same as a table.
#[component]
pub(crate) fn HoursChart(points: Vec<Point>, traps: Vec<Trap>, here: Option<Hours>) -> impl IntoView {
    let (Some(first), Some(last)) = (points.first().copied(), points.last().copied()) else {
        return ().into_any();
    };
    let scale = Scale::of(&points, last.hours);
    let shown: Vec<LineId> = LineId::ALL
        .iter()
        .copied()
        .filter(|line| points.iter().any(|point| point.amounts.of(*line) > Cents::ZERO))
        .collect();
    let mut below = vec![Cents::ZERO; points.len()];
    let areas: Vec<_> = shown
        .iter()
        .map(|line| {
            let floor = below.clone();
            for (sum, point) in below.iter_mut().zip(&points) {
                *sum += point.amounts.of(*line).max(Cents::ZERO);
            }
            let path = scale.area(&points, &floor, &below);
            view! { <path class=format!("chart__area chart-{}", line.key()) d=path /> }
        })
        .collect();
    let left: Vec<Cents> = points.iter().map(|point| point.amounts.disposable()).collect();
    let described = later::chart_described(
        format::euro(first.amounts.disposable()),
        format::euro(last.amounts.disposable()),
    );
    let bars = traps.into_iter().map(|trap| {
        let (from, to) = (scale.x(trap.from), scale.x(trap.to));
        view! { <rect class="chart__trap" x=from y=HEIGHT - 3 width=to - from height=3 /> }
    });
    view! {
        <figure class="chart">
            <svg class="chart__drawing" role="img" aria-label=described
                viewBox=format!("0 0 {WIDTH} {}", HEIGHT + FOOT)>
                {areas}
                {scale.thousands().into_iter().map(|(y, euros)| view! {
                    <line class="chart__grid" x1=0 x2=WIDTH y1=y y2=y />
                    <text class="chart__number" x=2 y=y - 3>{euros}</text>
                }).collect_view()}
                <path class="chart__left" d=scale.line(&points, &left) />
                {bars.collect_view()}
                {here.map(|here| {
                    let x = scale.x(here);
                    view! { <line class="chart__here" x1=x x2=x y1=0 y2=HEIGHT /> }
                })}
                {(0..=4).map(|n| {
                    let hours = Hours::hundredths(n * 1000);
                    let anchor = match n { 0 => "start", 4 => "end", _ => "middle" };
                    view! {
                        <text class="chart__number" x=scale.x(hours) y=HEIGHT + 13 text-anchor=anchor>{n * 10}</text>
                    }
                }).collect_view()}
            </svg>
            <figcaption>
                <ul class="chart__legend">
                    <li>{swatch("chart-left")} {later::chart_left()}</li>
                    {shown.into_iter().map(|line| view! {
                        <li>{swatch(&format!("chart-{}", line.key()))} {line_name(line, None)}</li>
                    }).collect_view()}
                </ul>
            </figcaption>
        </figure>
    }
    .into_any()
}

fn swatch(class: &str) -> impl IntoView + use<> {
    let class = format!("chart__swatch {class}");
    view! {
        <svg class=class viewBox="0 0 10 10" aria-hidden="true"><rect width=10 height=10 /></svg>
    }
}

/// From hours and euros to places in the drawing.
struct Scale {
    most_hours: i64,
    most: i64,
}

impl Scale {
    fn of(points: &[Point], last: Hours) -> Scale {
        let height = |point: &Point| -> i64 {
            LineId::ALL.iter().map(|line| point.amounts.of(*line).get().max(0)).sum()
        };
        let most = points.iter().map(height).max().unwrap_or(0);
        // To the next 500 euros, so that the drawing does not jump with every cent.
        let step = Cents::euros(500).get();
        Scale { most_hours: i64::from(last.get()).max(1), most: (most / step + 1) * step }
    }

    fn x(&self, hours: Hours) -> i64 {
        i64::from(hours.get()) * WIDTH / self.most_hours
    }

    fn y(&self, amount: Cents) -> i64 {
        HEIGHT - amount.get() * HEIGHT / self.most
    }

    fn line(&self, points: &[Point], amounts: &[Cents]) -> String {
        let mut path = String::new();
        for (point, amount) in points.iter().zip(amounts) {
            let step = if path.is_empty() { 'M' } else { 'L' };
            path.push_str(&format!("{step}{} {}", self.x(point.hours), self.y(*amount)));
        }
        path
    }

    /// Between two lines: along the upper one and back along the lower.
    fn area(&self, points: &[Point], floor: &[Cents], top: &[Cents]) -> String {
        let mut path = self.line(points, top);
        for (point, amount) in points.iter().zip(floor).rev() {
            path.push_str(&format!("L{} {}", self.x(point.hours), self.y(*amount)));
        }
        path + "Z"
    }

    /// Every thousand euros, with its height.
    fn thousands(&self) -> Vec<(i64, String)> {
        (1..)
            .map(|n| Cents::euros(n * 1000))
            .take_while(|amount| amount.get() < self.most)
            .map(|amount| (self.y(amount), format::whole_euro(amount)))
            .collect()
    }
}
