//! What a letter to the resident says of a plan.

use super::{plan::Plan, route};
use crate::calendar::Day;

/// Most steps that a letter has room for: more is a list that nobody reads.
const MOST: usize = 5;

/// The sentences for the resident of the next few steps, from early to late, each sentence once: its day is the first
/// one of what is still to begin, and else the last one. What is overdue is left out, since a letter can't ask for
/// yesterday; so are steps that a consultant made, whose name is a note to themselves.
pub fn for_letter(plan: &Plan, today: Day) -> Vec<(Day, &str)> {
    let mut said: Vec<(Day, &str)> = plan
        .steps()
        .iter()
        .filter(|step| step.is_open() && step.due >= today)
        .filter_map(|step| {
            let day = step.from.filter(|from| *from >= today).unwrap_or(step.due);
            Some((day, route().step(step.id.as_str())?.resident.as_str()))
        })
        .collect();
    said.sort_by_key(|(day, _)| *day);
    let mut seen = Vec::new();
    said.retain(|(_, sentence)| {
        let is_new = !seen.contains(sentence);
        seen.push(*sentence);
        is_new
    });
    said.truncate(MOST);
    said
}
