//! What the chart says, in words.

use crate::{
    income::{
        LineId, Point,
        insight::{Trap, hours_without_bijstand},
    },
    money::Cents,
    web::{format, language, line_name::line_name, texts::later},
};

/// Less than this of an hour is nothing to anybody.
const NOTHING: Cents = Cents::new(50);

/// Where working more hardly pays and why, and from where there is no bijstand.
pub(super) fn of(points: &[Point], traps: &[Trap]) -> Vec<String> {
    let mut said: Vec<String> = traps.iter().map(|trap| of_trap(trap, points)).collect();
    if traps.is_empty() {
        said.push(later::chart_no_trap().into());
    }
    if points.iter().any(|point| point.amounts.of(LineId::Bijstand) > Cents::ZERO) {
        said.push(match hours_without_bijstand(points) {
            Some(hours) => later::chart_without_bijstand(format::hours(hours)),
            None => later::chart_always_bijstand().into(),
        });
    }
    said
}

fn of_trap(trap: &Trap, points: &[Point]) -> String {
    let (from, to) = (format::hours(trap.from), format::hours(trap.to));
    let what = language::within_sentence(line_name(trap.because, None));
    let text = if trap.kept.get().abs() < NOTHING.get() {
        later::chart_trap_nothing(from, &to, what)
    } else if trap.kept < Cents::ZERO {
        later::chart_trap_loss(from, format::euro(-trap.kept), &to, what)
    } else {
        later::chart_trap(from, format::euro(trap.kept), &to, what)
    };
    let ends = points.last().is_some_and(|last| trap.to < last.hours);
    if ends { format!("{text} {}", later::chart_trap_ends(to)) } else { text }
}
