//! The parts of the service that figures tell apart: 2B by itself, though it belongs to re-integratie.

use crate::diagnose::Model;

/// A part of the service, in the order of the policy papers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Part {
    /// 1A, 1B and 2A.
    Reintegration,
    /// 2B: work with an indication.
    Indication,
    /// 3A and 3B.
    Participation,
    /// Too little is known.
    Unknown,
}

impl Part {
    /// All of them.
    pub const ALL: [Part; 4] = [Part::Reintegration, Part::Indication, Part::Participation, Part::Unknown];

    /// That of a category, by its place in the questionnaire's list.
    pub fn of(model: &Model, category: u8) -> Part {
        let onderdeel = |place: u8| &model.categories[usize::from(place)].onderdeel;
        if category == model.category_unknown {
            Part::Unknown
        } else if category == model.indication.category {
            Part::Indication
        } else if onderdeel(category) == onderdeel(model.no_participation.category) {
            Part::Participation
        } else {
            Part::Reintegration
        }
    }

    /// Its categories.
    pub fn categories(self, model: &Model) -> Vec<u8> {
        let all = 0..u8::try_from(model.categories.len()).unwrap_or(u8::MAX);
        all.filter(|category| Part::of(model, *category) == self).collect()
    }
}
