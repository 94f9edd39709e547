//! `data/figures/` to what figures over many dossiers count and aim at.

#[path = "../src/caseload/definitions.rs"]
#[allow(dead_code)]
mod definitions;

use std::{fs, ops::Range, path::Path};

use definitions::{Baseline, Definition, Definitions, FigureId};
use serde::Deserialize;
use toml::{Spanned, Value};

use crate::numbers::{exact, number};

pub fn build(data: &Path) -> crate::Built {
    let path = data.join("figures").join("definitions.toml");
    let shown = path.display().to_string();
    let text = fs::read_to_string(&path).map_err(|error| vec![format!("{shown}: {error}")])?;
    let mut reader = Reader { shown, text: &text, mistakes: Vec::new() };
    let definitions = reader.definitions();
    match (definitions, reader.mistakes) {
        (Some(definitions), mistakes) if mistakes.is_empty() => {
            let bytes = postcard::to_allocvec(&definitions).map_err(|error| vec![error.to_string()])?;
            Ok(vec![("figures.postcard".into(), bytes)])
        }
        (_, mistakes) => Err(mistakes),
    }
}

type Number = Spanned<Value>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Source {
    as_of: Spanned<String>,
    small: Number,
    fewest_for_conclusion: Number,
    fewest_why: Spanned<String>,
    deviation_alarm: Number,
    fewest_for_alarm: Number,
    contact_months: Number,
    outflow_months: Number,
    baseline: BaselineSource,
    figure: Vec<FigureSource>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BaselineSource {
    year: Number,
    all: [Number; 3],
    benefit: [Number; 3],
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FigureSource {
    id: Spanned<FigureId>,
    name: Spanned<String>,
    text: Spanned<String>,
    numerator: Spanned<String>,
    denominator: Spanned<String>,
    target: Option<Number>,
    target_text: Option<Spanned<String>>,
    source: Spanned<String>,
}

struct Reader<'a> {
    shown: String,
    text: &'a str,
    mistakes: Vec<String>,
}

impl Reader<'_> {
    fn wrong(&mut self, span: Range<usize>, what: &str) {
        let line = self.text[..span.start.min(self.text.len())].matches('\n').count() + 1;
        self.mistakes.push(format!("{}:{line}: {what}", self.shown));
    }

    fn definitions(&mut self) -> Option<Definitions> {
        let source: Source = match toml::from_str(self.text) {
            Ok(source) => source,
            Err(error) => {
                self.wrong(error.span().unwrap_or(0..0), error.message());
                return None;
            }
        };
        if !is_day(source.as_of.get_ref()) {
            self.wrong(source.as_of.span(), "a day is written as 2026-11-25");
        }
        let mut figures: Vec<Definition> = Vec::new();
        for figure in &source.figure {
            if figures.iter().any(|before| before.id == *figure.id.get_ref()) {
                self.wrong(figure.id.span(), "this figure stands here twice");
            }
            figures.push(self.figure(figure));
        }
        for id in FigureId::ALL {
            if !figures.iter().any(|figure| figure.id == id) {
                self.mistakes.push(format!("{}: there is no figure {id:?}", self.shown));
            }
        }
        let small = self.count(&source.small);
        if small < 2 {
            self.wrong(source.small.span(), "a small number is at least 2, or nothing is hidden");
        }
        Some(Definitions {
            as_of: source.as_of.get_ref().clone(),
            small,
            fewest_for_conclusion: self.count(&source.fewest_for_conclusion),
            fewest_why: self.sentence(&source.fewest_why),
            deviation_alarm: self.share(&source.deviation_alarm),
            fewest_for_alarm: self.count(&source.fewest_for_alarm),
            contact_months: self.count(&source.contact_months),
            outflow_months: self.count(&source.outflow_months),
            baseline: Baseline {
                year: self.count(&source.baseline.year),
                all: source.baseline.all.each_ref().map(|share| self.share(share)),
                benefit: source.baseline.benefit.each_ref().map(|share| self.share(share)),
            },
            figures,
        })
    }

    fn figure(&mut self, source: &FigureSource) -> Definition {
        if source.target.is_some() && source.target_text.is_some() {
            self.wrong(source.id.span(), "a target is a number or a text, not both");
        }
        Definition {
            id: *source.id.get_ref(),
            name: self.sentence(&source.name),
            text: self.sentence(&source.text),
            numerator: self.sentence(&source.numerator),
            denominator: self.sentence(&source.denominator),
            target: source.target.as_ref().map(|target| self.ten_thousandths(target, 10.0)),
            target_text: source.target_text.as_ref().map(|text| self.sentence(text)),
            source: self.sentence(&source.source),
        }
    }

    fn sentence(&mut self, text: &Spanned<String>) -> String {
        if text.get_ref().trim().is_empty() {
            self.wrong(text.span(), "is empty");
        }
        text.get_ref().clone()
    }

    fn count(&mut self, value: &Number) -> u32 {
        let count = value.get_ref().as_integer().and_then(|count| u32::try_from(count).ok());
        count.filter(|count| *count > 0).unwrap_or_else(|| {
            self.wrong(value.span(), "a whole number above 0 is needed");
            1
        })
    }

    fn share(&mut self, value: &Number) -> u32 {
        self.ten_thousandths(value, 1.0)
    }

    /// A number from 0 to `most` with four decimals at most.
    fn ten_thousandths(&mut self, value: &Number, most: f64) -> u32 {
        let found = number(value.get_ref()).filter(|number| (0.0..=most).contains(number));
        found.and_then(|number| exact(number, 4)).and_then(|exact| u32::try_from(exact).ok()).unwrap_or_else(
            || {
                self.wrong(value.span(), &format!("a number from 0 to {most} with four decimals at most"));
                0
            },
        )
    }
}

/// Whether it reads as a day: `2026-11-25`.
fn is_day(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
    let digits = parts.iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
    let within = |at: usize, most: u32| {
        parts.get(at).and_then(|part| part.parse().ok()).is_some_and(|part| (1..=most).contains(&part))
    };
    digits && lengths == [4, 2, 2] && within(1, 12) && within(2, 31)
}
