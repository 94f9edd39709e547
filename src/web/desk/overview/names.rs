//! What parts, lines and columns are called.

use crate::{
    caseload::{Column, Key, Part, TableId},
    diagnose::model,
    web::{language, texts::figures as text},
};

pub(in crate::web::desk) fn part_name(part: Part) -> &'static str {
    match part {
        Part::Reintegration => text::part_reintegration(),
        Part::Indication => text::part_indication(),
        Part::Participation => text::part_participation(),
        Part::Unknown => text::part_unknown(),
    }
}

pub(in crate::web::desk) fn language_name(code: &str) -> String {
    language::dutch_name(code)
}

pub(in crate::web::desk) fn caption(id: TableId) -> &'static str {
    match id {
        TableId::Categories => text::table_categories(),
        TableId::Ladder => text::table_ladder(),
        TableId::Doubt => text::table_doubt(),
        TableId::Signals => text::table_signals(),
        TableId::Languages => text::table_languages(),
        TableId::Places => text::table_places(),
        TableId::Outflow => text::table_outflow(),
        TableId::Steps => text::table_steps(),
        TableId::Moves => text::table_moves(),
    }
}

pub(in crate::web::desk) fn column_name(column: Column) -> &'static str {
    match column {
        Column::Suggested => text::table_suggested(),
        Column::Decided => text::table_decided(),
        Column::InPeriod => text::table_in_period(),
        Column::Caseload => text::table_caseload(),
        Column::Asked => text::table_asked(),
        Column::Attention => text::table_attention(),
        Column::Happened => text::table_count(),
    }
}

pub(in crate::web::desk) fn key_name(key: &Key) -> String {
    let model = model();
    match key {
        Key::Part(part) => part_name(*part).into(),
        Key::Category(category) => {
            let category = &model.categories[usize::from(*category)];
            format!("{} {}", category.id, category.name)
        }
        Key::Undecided => text::table_undecided().into(),
        Key::Step(Some(step)) => text::table_step(step),
        Key::Step(None) => text::table_step_unknown().into(),
        Key::AnyDoubt => text::table_any_doubt().into(),
        Key::Doubt(reason) => doubt_name(*reason).into(),
        Key::NoDoubt => text::table_no_doubt().into(),
        Key::NotSeen => text::table_not_seen().into(),
        Key::Signal(signal) => model.signals[usize::from(*signal)].name.clone(),
        Key::Language(code) => language_name(code),
        Key::Home => text::table_home().into(),
        Key::Group => text::table_group().into(),
        Key::Work => text::table_work().into(),
        Key::Education => text::table_education().into(),
        Key::Business => text::table_business().into(),
        Key::Other => text::table_other().into(),
        Key::Rose => text::table_rose().into(),
        Key::Stayed => text::table_stayed().into(),
        Key::Fell => text::table_fell().into(),
        Key::Move(from, to) => text::table_move(part_name(*from), part_name(*to)),
    }
}

/// By the bit of the reason, as `DoubtReason` has them.
fn doubt_name(reason: u8) -> &'static str {
    match reason {
        0 => text::table_doubt_border(),
        1 => text::table_doubt_missing(),
        2 => text::table_doubt_medical(),
        3 => text::table_doubt_indication(),
        _ => text::table_doubt_contradiction(),
    }
}
