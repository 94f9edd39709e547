//! What pages are made of.

mod choice;
mod choice_field;
mod comparison_table;
mod confirm;
mod date_field;
mod explanation;
mod field_frame;
mod heading;
mod notice;
mod number_field;
mod pictogram;
mod segmented;
mod select_field;
mod stacked_chart;
mod storage_notices;
mod sub_navigation;
mod text_field;
mod unfinished;

pub(crate) use choice::{Choice, Chosen};
pub(crate) use choice_field::ChoiceField;
pub(crate) use comparison_table::ComparisonTable;
pub(crate) use confirm::Confirm;
pub(crate) use date_field::DateField;
pub(crate) use explanation::{Explained, ExplainedAmount, Explainer, Explanation};
pub(crate) use heading::Heading;
pub(crate) use notice::{Kind, Notice};
pub(crate) use number_field::NumberField;
pub(crate) use pictogram::Pictogram;
pub(crate) use segmented::Segmented;
pub(crate) use select_field::SelectField;
pub(crate) use stacked_chart::{Axis, StackedChart};
pub(crate) use storage_notices::StorageNotices;
pub(crate) use sub_navigation::SubNavigation;
pub(crate) use text_field::TextField;
pub(crate) use unfinished::Unfinished;
