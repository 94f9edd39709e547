//! Where the points alone do not settle it, and between which categories.

use super::{
    answers::Answers,
    conditions::holds,
    model::{Condition, Doubt24, Model},
    outcome::DoubtReason,
    score::{Found, band_of, category_of_band},
};

/// Reasons for doubt and the categories that come into question.
pub(super) struct Doubt {
    /// In the order of [`DoubtReason`].
    pub reasons: Vec<DoubtReason>,
    /// What the doubt at the last border leads to.
    pub at_24: Option<Doubt24>,
    categories: Vec<u8>,
}

impl Doubt {
    pub(super) fn none(category: u8) -> Doubt {
        Doubt { reasons: Vec::new(), at_24: None, categories: vec![category] }
    }

    /// Nothing but an unknown category comes into question.
    pub(super) fn too_little(category: u8) -> Doubt {
        Doubt { reasons: vec![DoubtReason::Missing], ..Doubt::none(category) }
    }

    pub(super) fn contradicted(&mut self, contradicted: bool) {
        if contradicted {
            self.reasons.push(DoubtReason::Contradiction);
        }
    }

    /// Ids of the categories in question, each once, in the order of the questionnaire.
    pub(super) fn between(&self, model: &Model) -> Vec<String> {
        let in_question = |index: &usize| self.categories.iter().any(|known| usize::from(*known) == *index);
        let indexes = (0..model.categories.len()).filter(in_question);
        indexes.map(|index| model.categories[index].id.clone()).collect()
    }

    fn add(&mut self, reason: DoubtReason, categories: impl IntoIterator<Item = u8>) {
        if !self.reasons.contains(&reason) {
            self.reasons.push(reason);
        }
        self.categories.extend(categories);
    }
}

/// Doubt about a category that follows from the points.
pub(super) fn of(model: &Model, answers: &Answers, found: &Found) -> Doubt {
    let mut doubt = Doubt::none(found.category);
    let category = |band: usize| category_of_band(model, answers, band);
    let band = band_of(model, found.points);

    // Where a rule decided the band its border has no say.
    if !found.rule_applied {
        for border in &model.borders {
            let near = border.at.saturating_sub(border.margin)..border.at + border.margin;
            if near.contains(&found.points) {
                let farther = band_of(model, border.at);
                doubt.add(DoubtReason::Border, [category(farther.saturating_sub(1)), category(farther)]);
                if farther + 1 == model.bands.len() {
                    let medical = found.domains[usize::from(model.doubt_24_domain)];
                    doubt.at_24 = Some(if medical >= model.doubt_24_points.into() {
                        Doubt24::Medical
                    } else {
                        Doubt24::Trial
                    });
                }
            }
        }
        let farthest = band_of(model, found.points_high);
        if found.any_unknown && category(farthest) != category(band) {
            doubt.add(DoubtReason::Missing, (band..=farthest).map(category));
        }
    }
    if holds(&Condition::Fact(model.medical), model, answers) {
        doubt.add(DoubtReason::Medical, [category(band)]);
    }
    if holds(&Condition::Fact(model.indication_possible), model, answers) {
        doubt.add(DoubtReason::Indication, [model.indication.category]);
    }
    doubt
}
