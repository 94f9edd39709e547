//! What pages are made of.

mod choice;
mod choice_card;
mod choice_field;
mod code_camera;
mod comparison_table;
mod confirm;
mod date_field;
mod explanation;
mod field_frame;
mod fold;
mod heading;
mod install_offer;
mod notice;
mod number_field;
mod pictogram;
mod print_button;
mod qr_code;
mod qr_codes;
mod question_form;
mod segmented;
mod select_field;
mod stacked_chart;
mod storage_notices;
mod sub_navigation;
mod text_field;
mod unfinished;
mod update_offer;

pub(crate) use choice::{Choice, Chosen};
pub(crate) use choice_card::ChoiceCard;
pub(crate) use choice_field::ChoiceField;
pub(crate) use code_camera::CodeCamera;
pub(crate) use comparison_table::ComparisonTable;
pub(crate) use confirm::Confirm;
pub(crate) use date_field::DateField;
pub(crate) use explanation::{Explained, ExplainedAmount, Explainer, Explanation};
use fold::Fold;
pub(crate) use heading::Heading;
pub(crate) use install_offer::InstallOffer;
pub(crate) use notice::{Kind, Notice};
pub(crate) use number_field::NumberField;
pub(crate) use pictogram::Pictogram;
pub(crate) use print_button::PrintButton;
pub(crate) use qr_code::QrCode;
pub(crate) use qr_codes::QrCodes;
pub(crate) use question_form::QuestionForm;
pub(crate) use segmented::Segmented;
pub(crate) use select_field::SelectField;
pub(crate) use stacked_chart::{Axis, StackedChart};
pub(crate) use storage_notices::StorageNotices;
pub(crate) use sub_navigation::SubNavigation;
pub(crate) use text_field::TextField;
pub(crate) use unfinished::Unfinished;
pub(crate) use update_offer::{UpdateNotices, UpdateOffer};

/// Value of `data-read` of a passage that can be listened to by itself too; `speech.js` puts a button beside it.
const OWN: &str = "own";
