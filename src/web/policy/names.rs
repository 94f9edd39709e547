//! What kinds of households, schemes and shares are called.

use crate::{
    income::local_parameters::{Gemeente, Scheme, SchemeId},
    money::{Cents, Rate},
    policy::{HouseholdKind, Name, NotComputed},
    web::{
        format,
        texts::{errors, policy, why},
    },
};

/// A kind of household.
pub(super) fn kind_name(kind: &HouseholdKind) -> String {
    match &kind.name {
        Name::Own(name) => name.clone(),
        Name::Standard { couple: false, children: 0 } => policy::kind_single().into(),
        Name::Standard { couple: false, children: 1 } => policy::kind_single_parent_1().into(),
        Name::Standard { couple: false, .. } => policy::kind_single_parent_2().into(),
        Name::Standard { couple: true, children: 0 } => policy::kind_couple().into(),
        Name::Standard { couple: true, children: 1 } => policy::kind_couple_1().into(),
        Name::Standard { couple: true, .. } => policy::kind_couple_2().into(),
    }
}

/// A kind of scheme.
pub(super) fn scheme_name(id: SchemeId) -> &'static str {
    why::lookup(&format!("line.{}", id.key())).unwrap_or_default()
}

/// A scheme as its municipality calls it.
pub(super) fn own_name(scheme: &Scheme) -> String {
    scheme.name.clone().unwrap_or_else(|| scheme_name(scheme.id).into())
}

/// A scheme of a municipality as that calls it.
pub(super) fn name_in(gemeente: &Gemeente, id: SchemeId) -> String {
    let scheme = gemeente.schemes.iter().find(|scheme| scheme.id == id);
    scheme.map_or_else(|| scheme_name(id).into(), own_name)
}

/// "112%", of a share.
pub(super) fn percent(share: Rate) -> String {
    policy::common_percent((share.get() + 5_000).div_euclid(10_000))
}

/// What is left of a hundred euros at this share.
pub(super) fn of_a_hundred(share: Rate) -> String {
    // Millionths of a hundred euros are hundredths of cents.
    format::euro(Cents::new((share.get() / 100).abs()))
}

/// Why a household has no numbers.
pub(super) fn why_not(error: &NotComputed) -> String {
    let key = match error {
        NotComputed::Situation(error) => error.problem.key(),
        NotComputed::Refused(refusal) => refusal.key(),
    };
    policy::common_cannot_compute(errors::lookup(key).unwrap_or(policy::households_refused()))
}
