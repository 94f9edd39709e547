//! What pages are made of.

mod choice;
mod choice_field;
mod comparison_table;
mod confirm;
mod heading;
mod hours_chart;
mod notice;
mod number_field;
mod storage_notices;
mod text_field;
mod unfinished;

pub(crate) use choice::{Choice, Chosen};
pub(crate) use choice_field::ChoiceField;
pub(crate) use comparison_table::{ComparisonTable, Explanation};
pub(crate) use confirm::Confirm;
pub(crate) use heading::Heading;
pub(crate) use hours_chart::HoursChart;
pub(crate) use notice::{Kind, Notice};
pub(crate) use number_field::NumberField;
pub(crate) use storage_notices::StorageNotices;
pub(crate) use text_field::TextField;
pub(crate) use unfinished::Unfinished;
