// What figures count and aim at, as data. `build/figures.rs` makes it from `data/figures/` with these same types.

use serde::{Deserialize, Serialize};

/// A figure over many dossiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FigureId {
    /// Shares of re-integratie, 2B and participatie.
    Baseline,
    /// Sluitende aanpak: everybody is being worked with.
    ClosedApproach,
    /// Exemptions that an expert from outside judged.
    CarefulExemptions,
    /// Examinations beside exemptions.
    Examinations,
    /// Trajecten that ended in six months without benefit.
    Outflow,
    /// Trajecten of participatie that led to an activity.
    Participation,
    /// People who rose on the Participatieladder.
    Ladder,
    /// People in participatie who were spoken to.
    Contact,
    /// The mark that residents give.
    Satisfaction,
    /// People with an exemption.
    Exempted,
    /// People who work beside benefit.
    PartTime,
    /// People who moved to another part of the service.
    Moving,
    /// Decisions for another category than the suggested one.
    Deviations,
}

impl FigureId {
    /// All of them.
    pub const ALL: [FigureId; 13] = [
        FigureId::Baseline,
        FigureId::ClosedApproach,
        FigureId::CarefulExemptions,
        FigureId::Examinations,
        FigureId::Outflow,
        FigureId::Participation,
        FigureId::Ladder,
        FigureId::Contact,
        FigureId::Satisfaction,
        FigureId::Exempted,
        FigureId::PartTime,
        FigureId::Moving,
        FigureId::Deviations,
    ];
}

/// What figures count and aim at. Shares and marks in ten-thousandths: 9500 is 95%, 70000 the mark 7.0.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Definitions {
    /// The day on which they were last settled, as in `2026-11-25`.
    pub as_of: String,
    /// A count below this and above 0 is hidden in what leaves the screen.
    pub small: u32,
    /// Fewest people in a group and in the rest for a conclusion about the difference.
    pub fewest_for_conclusion: u32,
    /// Why so many, as a sentence.
    pub fewest_why: String,
    /// A share of deviations below this is suspiciously low.
    pub deviation_alarm: u32,
    /// Fewest decisions for which that is said.
    pub fewest_for_alarm: u32,
    /// Months in which somebody in participatie is spoken to at least once.
    pub contact_months: u32,
    /// Months without benefit after which outflow is successful.
    pub outflow_months: u32,
    /// The reference measurement.
    pub baseline: Baseline,
    /// One for each [`FigureId`], in the order in which they are shown.
    pub figures: Vec<Definition>,
}

/// Shares of re-integratie, 2B and participatie in a year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Baseline {
    /// When.
    pub year: u32,
    /// Of all people.
    pub all: [u32; 3],
    /// Of people on benefit.
    pub benefit: [u32; 3],
}

/// What one figure is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Definition {
    /// Which.
    pub id: FigureId,
    /// What it is called.
    pub name: String,
    /// What it counts, in sentences.
    pub text: String,
    /// What is counted.
    pub numerator: String,
    /// Of what.
    pub denominator: String,
    /// What the policy papers aim at, at least.
    pub target: Option<u32>,
    /// What they aim at, where that is no number.
    pub target_text: Option<String>,
    /// The paper it comes from.
    pub source: String,
}
