use leptos::prelude::*;

use crate::{
    income::{LineId, Point},
    money::Cents,
    web::{format, line_name::line_name, texts::later},
};

/// Of the plot, which stretches to whatever room there is; words and numbers stand beside it and do not stretch.
const SIZE: i64 = 1000;
/// An area thinner than this share of the plot has no room for its letter.
const THIN: i64 = 45;

/// Schemes of the municipality: small, and one area together.
const LOCAL: [LineId; 8] = [
    LineId::Inkomenstoeslag,
    LineId::Schoolkosten,
    LineId::Participatie,
    LineId::Computer,
    LineId::Internet,
    LineId::CollectieveZorgverzekering,
    LineId::Kwijtschelding,
    LineId::Uitstroompremie,
];

/// What is drawn as one area.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Series {
    Line(LineId),
    Local,
}

impl Series {
    /// All that are something at one of these points, from the bottom up.
    fn of(points: &[Point]) -> Vec<Series> {
        let lines = LineId::ALL.iter().filter(|line| !LOCAL.contains(line)).copied().map(Series::Line);
        let all = lines.chain(std::iter::once(Series::Local));
        all.filter(|series| points.iter().any(|point| series.amount(point) > Cents::ZERO)).collect()
    }

    fn amount(self, point: &Point) -> Cents {
        match self {
            Series::Line(line) => point.amounts.of(line).max(Cents::ZERO),
            Series::Local => LOCAL.iter().map(|line| point.amounts.of(*line)).sum(),
        }
    }

    fn class(self) -> String {
        match self {
            Series::Line(line) => format!("chart-{}", line.key()),
            Series::Local => "chart-local".into(),
        }
    }

    fn name(self) -> &'static str {
        match self {
            Series::Line(line) => line_name(line, None),
            Series::Local => later::chart_local(),
        }
    }
}

/// What is counted from left to right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Axis {
    /// Hours a week.
    Hours,
    /// Gross wage a month.
    Wage,
}

impl Axis {
    /// Where a point stands.
    pub(crate) fn of(self, point: &Point) -> i64 {
        match self {
            Axis::Hours => point.hours.get().into(),
            Axis::Wage => point.wage_month.get(),
        }
    }

    /// A number below the plot every so much.
    fn step(self) -> i64 {
        match self {
            Axis::Hours => 800,
            Axis::Wage => Cents::euros(1000).get(),
        }
    }

    fn number(self, at: i64) -> String {
        match self {
            Axis::Hours => (at / 100).to_string(),
            Axis::Wage => format::whole_euro(Cents::new(at)),
        }
    }
}

/// What is left, one area a line of the budget, each with its letter: colour alone says nothing to many people.
#[component]
pub(crate) fn StackedChart(
    points: Vec<Point>,
    axis: Axis,
    /// Stretches to mark, in the unit of the axis.
    marked: Vec<(i64, i64)>,
    /// Where the person is, if that is in the drawing.
    here: Option<i64>,
    /// Where somebody looks.
    #[prop(into)]
    at: Signal<i64>,
    /// The drawing in words.
    described: String,
) -> impl IntoView {
    let scale = Scale::of(&points, axis);
    let shown = Series::of(&points);
    let mut below = vec![Cents::ZERO; points.len()];
    let mut letters = Vec::new();
    let areas: Vec<_> = shown
        .iter()
        .enumerate()
        .map(|(n, series)| {
            let floor = below.clone();
            for (sum, point) in below.iter_mut().zip(&points) {
                *sum += series.amount(point);
            }
            letters.extend(scale.letter(&points, &floor, &below).map(|(x, y)| (letter(n), x, y)));
            let path = scale.area(&points, &floor, &below);
            view! { <path class=format!("chart__area {}", series.class()) d=path /> }
        })
        .collect();
    let left: Vec<Cents> = points.iter().map(|point| point.amounts.disposable()).collect();
    let bars: Vec<_> = marked
        .into_iter()
        .map(|(from, to)| {
            let (from, to) = (scale.x(from), scale.x(to));
            view! { <rect class="chart__trap" x=from y=SIZE - 14 width=to - from height=14 /> }
        })
        .collect();
    let caption = match axis {
        Axis::Hours => later::chart_axis_hours(),
        Axis::Wage => later::chart_axis_wage(),
    };
    let line = scale.line(&points, &left);
    let thousands = scale.thousands();
    let numbers = scale.numbers();
    view! {
        <figure class="chart">
            <svg class="chart__drawing" role="img" aria-label=described>
                <svg width="100%" height="100%" viewBox=format!("0 0 {SIZE} {SIZE}") preserveAspectRatio="none">
                    {areas}
                    <path class="chart__left" d=line />
                    {bars}
                </svg>
                {thousands.into_iter().map(|(y, euros)| view! {
                    <line class="chart__grid" x1="0" x2="100%" y1=y.clone() y2=y.clone() />
                    <text class="chart__number" x="0" dx="4" y=y dy="-4">{euros}</text>
                }).collect_view()}
                {letters.into_iter().map(|(letter, x, y)| view! {
                    <text class="chart__letter" x=share(x) y=share(y) dy="0.35em" text-anchor="middle">{letter}</text>
                }).collect_view()}
                {numbers.into_iter().map(|(x, anchor, number)| view! {
                    <text class="chart__number" x=x y="100%" dy="1.3em" text-anchor=anchor>{number}</text>
                }).collect_view()}
                {move || {
                    let x = share(scale.x(at.get()));
                    view! { <line class="chart__at" x1=x.clone() x2=x y1="0" y2="100%" /> }
                }}
                {here.map(|here| {
                    let x = scale.x(here);
                    let (anchor, dx) = if x > SIZE / 2 { ("end", "-6") } else { ("start", "6") };
                    view! {
                        <line class="chart__here" x1=share(x) x2=share(x) y1="0" y2="100%" />
                        <text class="chart__number chart__number--here" x=share(x) y="0" dx=dx dy="1em" text-anchor=anchor>
                            {later::chart_here()}
                        </text>
                    }
                })}
            </svg>
            <p class="chart__caption">{caption}</p>
            <figcaption>
                <ul class="chart__legend">
                    <li>{swatch("chart-left", String::new())} {later::chart_left()}</li>
                    {shown.into_iter().enumerate().rev().map(|(n, series)| view! {
                        <li>{swatch(&series.class(), letter(n))} {series.name()}</li>
                    }).collect_view()}
                </ul>
            </figcaption>
        </figure>
    }
}

/// The letter of an area, counted from the bottom.
fn letter(n: usize) -> String {
    char::from(b'A' + u8::try_from(n).unwrap_or(25).min(25)).to_string()
}

fn swatch(class: &str, letter: String) -> impl IntoView + use<> {
    let class = format!("chart__swatch {class}");
    view! {
        <svg class=class aria-hidden="true">
            <rect width="100%" height="100%" />
            <text class="chart__letter" x="50%" y="50%" dy="0.35em" text-anchor="middle">{letter}</text>
        </svg>
    }
}

/// A place in the plot as a share of the whole.
fn share(place: i64) -> String {
    format!("{}.{}%", place * 100 / SIZE, place * 1000 / SIZE % 10)
}

/// From hours or wage, and euros, to places in the plot.
#[derive(Clone, Copy)]
struct Scale {
    axis: Axis,
    widest: i64,
    highest: i64,
}

impl Scale {
    fn of(points: &[Point], axis: Axis) -> Scale {
        let height = |point: &Point| -> i64 {
            LineId::ALL.iter().map(|line| point.amounts.of(*line).get().max(0)).sum()
        };
        let highest = points.iter().map(height).max().unwrap_or(0);
        // To the next 500 euros, so that the drawing does not jump with every cent.
        let step = Cents::euros(500).get();
        let widest = points.last().map_or(1, |point| axis.of(point)).max(1);
        Scale { axis, widest, highest: (highest / step + 1) * step }
    }

    fn x(self, at: i64) -> i64 {
        at.min(self.widest) * SIZE / self.widest
    }

    fn y(self, amount: Cents) -> i64 {
        SIZE - amount.get() * SIZE / self.highest
    }

    fn line(self, points: &[Point], amounts: &[Cents]) -> String {
        let mut path = String::new();
        for (point, amount) in points.iter().zip(amounts) {
            let step = if path.is_empty() { 'M' } else { 'L' };
            path.push_str(&format!("{step}{} {}", self.x(self.axis.of(point)), self.y(*amount)));
        }
        path
    }

    /// Between two lines: along the upper one and back along the lower.
    fn area(self, points: &[Point], floor: &[Cents], top: &[Cents]) -> String {
        let mut path = self.line(points, top);
        for (point, amount) in points.iter().zip(floor).rev() {
            path.push_str(&format!("L{} {}", self.x(self.axis.of(point)), self.y(*amount)));
        }
        path + "Z"
    }

    /// The middle of an area where it is thickest, away from the edges; `None` for an area that is thin all over.
    fn letter(self, points: &[Point], floor: &[Cents], top: &[Cents]) -> Option<(i64, i64)> {
        let places = points.iter().zip(floor).zip(top).map(|((point, floor), top)| {
            let (low, high) = (self.y(*floor), self.y(*top));
            (low - high, self.x(self.axis.of(point)), (low + high) / 2)
        });
        places
            .filter(|(thick, x, _)| *thick >= THIN && (SIZE / 10..=SIZE * 9 / 10).contains(x))
            .max_by_key(|(thick, ..)| *thick)
            .map(|(_, x, y)| (x, y))
    }

    /// Every thousand euros, with its height.
    fn thousands(self) -> Vec<(String, String)> {
        (1..)
            .map(|n| Cents::euros(n * 1000))
            .take_while(|amount| amount.get() < self.highest)
            .map(|amount| (share(self.y(amount)), format::whole_euro(amount)))
            .collect()
    }

    /// The numbers below the plot: where, which side of them stands there, and what they say.
    fn numbers(self) -> Vec<(String, &'static str, String)> {
        (0..=self.widest / self.axis.step())
            .map(|n| n * self.axis.step())
            .map(|at| {
                let x = self.x(at);
                let anchor = match x {
                    0 => "start",
                    x if x > SIZE * 95 / 100 => "end",
                    _ => "middle",
                };
                (share(x), anchor, self.axis.number(at))
            })
            .collect()
    }
}
