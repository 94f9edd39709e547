//! Lines of amounts against wages as a drawing, which is the same on the screen and as a file.
//!
//! Colours and dashes are attributes, so that a file needs no style and a page may have its own; each line has its letter
//! and its own dashes, so that none is told by colour only.

use std::fmt::Write;

use crate::money::Cents;

/// Width of a drawing in its own units.
pub const WIDTH: i64 = 960;
const PLOT_HEIGHT: i64 = 400;
const LEFT: i64 = 86;
const TOP: i64 = 64;
const PLOT_WIDTH: i64 = WIDTH - LEFT - 44;
const LEGEND_LINE: i64 = 26;
/// Amounts on the axis are whole steps of so many euros.
const STEP: i64 = 500;

/// Dark enough on paper, light enough apart; with the dashes of each.
const STROKES: [(&str, &str); 8] = [
    ("#0b5a61", ""),
    ("#ae2419", "10 5"),
    ("#2f6f9f", "3 4"),
    ("#8a5a00", "14 4 3 4"),
    ("#7a5fa8", "6 3"),
    ("#557a1f", "2 6"),
    ("#a2456a", "16 6"),
    ("#51605f", "9 3 2 3 2 3"),
];
const INK: &str = "#1d2a2c";
const GRID: &str = "#ded8cb";

/// A line of a drawing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Series {
    /// What it is of.
    pub name: String,
    /// Percent of the minimum wage with euros a month, from low to high.
    pub points: Vec<(u32, Cents)>,
}

/// The words of a drawing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// Above it.
    pub title: String,
    /// Below the title: which rules.
    pub rules: String,
    /// Below the plot: what its numbers are.
    pub axis: String,
}

/// A part of a drawing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mark {
    /// A line along points.
    Path {
        /// As SVG has it.
        d: String,
        /// Colour.
        stroke: &'static str,
        /// Width in hundredths.
        width: u32,
        /// Dashes; none for a whole line.
        dash: &'static str,
    },
    /// A text.
    Text {
        /// From the left.
        x: i64,
        /// From above, of the foot of the letters.
        y: i64,
        /// Which part of the text stands there: `start`, `middle` or `end`.
        anchor: &'static str,
        /// Height of the letters.
        size: u32,
        /// Colour.
        fill: &'static str,
        /// What it says.
        text: String,
    },
}

/// A drawing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawing {
    /// Height in the units of [`WIDTH`].
    pub height: i64,
    /// From behind to before.
    pub marks: Vec<Mark>,
}

/// The letter of a line, counted from 0.
pub fn letter(n: usize) -> char {
    char::from(b'A' + (n % 26) as u8)
}

/// Draws lines of amounts; `euros` writes an amount for the axis.
pub fn draw(words: &Words, all: &[Series], euros: impl Fn(Cents) -> String) -> Drawing {
    let amounts = || all.iter().flat_map(|series| &series.points).map(|(_, amount)| amount.get());
    let step = STEP * 100;
    let low = amounts().min().unwrap_or(0).div_euclid(step) * step;
    let high = ((amounts().max().unwrap_or(0)).div_euclid(step) + 1) * step;
    let widest = all.iter().flat_map(|series| &series.points).map(|(at, _)| *at).max().unwrap_or(1).max(1);
    let x = |percent: u32| LEFT + i64::from(percent) * PLOT_WIDTH / i64::from(widest);
    let y = |amount: i64| TOP + PLOT_HEIGHT - (amount - low) * PLOT_HEIGHT / (high - low).max(1);
    let text = |x, y, anchor, size, text: String| Mark::Text { x, y, anchor, size, fill: INK, text };
    let rule = |d: String| Mark::Path { d, stroke: GRID, width: 100, dash: "" };

    let mut marks = vec![
        text(LEFT, 24, "start", 18, words.title.clone()),
        text(LEFT, 46, "start", 13, words.rules.clone()),
    ];
    // No more rules than can be told apart.
    let every = (((high - low) / step + 9) / 10).max(1) * step;
    for amount in (low..=high).step_by(every as usize) {
        marks.push(rule(format!("M{LEFT} {0}H{1}", y(amount), LEFT + PLOT_WIDTH)));
        marks.push(text(LEFT - 8, y(amount) + 5, "end", 14, euros(Cents::new(amount))));
    }
    for percent in (0..=widest).step_by(20) {
        marks.push(rule(format!("M{} {TOP}V{}", x(percent), TOP + PLOT_HEIGHT)));
        marks.push(text(x(percent), TOP + PLOT_HEIGHT + 20, "middle", 14, format!("{percent}%")));
    }
    marks.push(text(LEFT + PLOT_WIDTH / 2, TOP + PLOT_HEIGHT + 44, "middle", 14, words.axis.clone()));
    let mut below = TOP + PLOT_HEIGHT + 76;
    for (n, series) in all.iter().enumerate() {
        let (stroke, dash) = STROKES[n % STROKES.len()];
        let mut d = String::new();
        for (at, amount) in &series.points {
            let step = if d.is_empty() { 'M' } else { 'L' };
            write!(d, "{step}{} {}", x(*at), y(amount.get())).expect("writing to a string does not fail");
        }
        marks.push(Mark::Path { d, stroke, width: 250, dash });
        // Letters of lines that run together would hide each other at one place: each has its own.
        let places = series.points.len();
        let place = (n * 3 + 2) * places / (all.len() * 3 + 3).max(1);
        if let Some((at, amount)) = series.points.get(place.min(places.saturating_sub(1))) {
            marks.push(Mark::Text {
                x: x(*at),
                y: y(amount.get()) - 7,
                anchor: "middle",
                size: 16,
                fill: stroke,
                text: letter(n).into(),
            });
        }
        let d = format!("M{LEFT} {0}h46", below - 5);
        marks.push(Mark::Path { d, stroke, width: 250, dash });
        marks.push(text(LEFT + 56, below, "start", 14, format!("{}  {}", letter(n), series.name)));
        below += LEGEND_LINE;
    }
    Drawing { height: below, marks }
}

impl Drawing {
    /// As a file.
    pub fn to_svg(&self) -> String {
        let height = self.height;
        let mut svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{height}\" viewBox=\"0 0 {WIDTH} \
             {height}\" font-family=\"system-ui, sans-serif\"><rect width=\"{WIDTH}\" height=\"{height}\" \
             fill=\"#fff\"/>"
        );
        for mark in &self.marks {
            match mark {
                Mark::Path { d, stroke, width, dash } => {
                    let (whole, rest) = (width / 100, width % 100);
                    write!(
                        svg,
                        "<path d=\"{d}\" fill=\"none\" stroke=\"{stroke}\" stroke-width=\"{whole}.{rest:02}\" \
                         stroke-dasharray=\"{}\"/>",
                        if dash.is_empty() { "none" } else { dash }
                    )
                }
                Mark::Text { x, y, anchor, size, fill, text } => write!(
                    svg,
                    "<text x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\" font-size=\"{size}\" \
                     fill=\"{fill}\">{}</text>",
                    escaped(text)
                ),
            }
            .expect("writing to a string does not fail");
        }
        svg + "</svg>\n"
    }
}

/// Text as XML has it; what XML has not at all is left out.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            character if character.is_control() || matches!(character, '\u{fffe}' | '\u{ffff}') => {}
            character => escaped.push(character),
        }
    }
    escaped
}
