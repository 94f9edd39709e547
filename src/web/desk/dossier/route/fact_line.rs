//! A fact in a line.

use super::draft::{KINDS, ONWARD, ending_words, kind_of, onward_key, words};
use crate::{
    calendar::Day,
    caseload::Fact,
    route::route,
    web::{format, texts::route as text},
};

/// What it is called.
pub(super) fn title(fact: &Fact) -> String {
    match fact {
        Fact::Traject { name, .. } => format!("{}: {name}", words(&KINDS, kind_of(fact))),
        Fact::Participation { form, .. } => {
            let name = route().option(*form).map_or("", |option| option.name.as_str());
            format!("{}: {form}. {name}", words(&KINDS, kind_of(fact)))
        }
        Fact::Outflow { to, .. } => {
            format!("{}: {}", words(&KINDS, kind_of(fact)), words(&ONWARD, onward_key(*to)))
        }
        _ => words(&KINDS, kind_of(fact)).to_string(),
    }
}

/// Its days and what else is known.
pub(super) fn details(fact: &Fact) -> String {
    let day = format::long_date;
    let since = |from: Day| text::fact_line_since(day(from));
    let running = |from: Day, done: Option<Day>| match done {
        Some(done) => vec![text::fact_line_to(day(from), day(done))],
        None => vec![since(from), text::fact_line_running().to_string()],
    };
    let said: Vec<String> = match fact {
        Fact::Traject { start, end, .. } => {
            let mut said = running(*start, end.as_ref().map(|end| end.on));
            said.extend(end.as_ref().map(|end| ending_words(end.how).to_string()));
            said
        }
        Fact::Exemption { from, until, partial, by_expert } => vec![
            text::fact_line_to(day(*from), day(*until)),
            if *partial { text::fact_line_partial() } else { text::fact_line_whole() }.to_string(),
            if *by_expert { text::fact_line_expert() } else { text::fact_line_no_expert() }.to_string(),
        ],
        Fact::Intake { from, done } => running(*from, *done),
        Fact::Examination { ordered, done } => running(*ordered, *done),
        Fact::Outflow { on, lasted, .. } => vec![
            since(*on),
            match lasted {
                Some(true) => text::fact_line_lasted(),
                Some(false) => text::fact_line_not_lasted(),
                None => text::fact_line_ask(),
            }
            .to_string(),
        ],
        Fact::Participation { from, partner, active, .. } => {
            let mut said = vec![since(*from)];
            said.extend(partner.as_ref().map(text::plan_partner));
            said.extend(active.map(|active| text::fact_line_active(day(active))));
            said
        }
        Fact::Talk { on, in_person } => vec![
            text::fact_line_on(day(*on)),
            if *in_person { text::step_in_person() } else { text::step_remote() }.to_lowercase(),
        ],
    };
    said.join(" · ")
}
