//! What was chosen and changed, for as long as the tab is open: a look at another page loses nothing.

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::{
    calendar::Day,
    income::{
        local_parameters::{Gemeente, SchemeId},
        rules,
    },
    money::Cents,
    policy::{
        AgeBand, Assumptions, Column, Draft, Drafts, FULL_TIMES, HouseholdKind, NotComputed, STEPS,
        gemeente_file::Mistake, originals,
    },
    web::{format, pages::calculator::cents_typed, shell, texts::policy, today::today},
};

/// Rules change on 1 January and 1 July.
const HALF_YEAR: u32 = 6;
/// An ordinary rent, to begin with.
const RENT: &str = "650";
const MOST_RENT: Cents = Cents::euros(10_000);
/// Of a hundred, to begin with.
const EVERYBODY: u32 = 100;
/// Wages to compare at, in percent of the minimum wage.
pub(super) const PERCENTS: [u32; 9] = [0, 25, 50, 75, 100, 115, 130, 150, 200];

/// Numbers of households of one kind, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Counts {
    pub without_wage: String,
    pub with_wage: String,
}

#[derive(Clone, Copy)]
pub(super) struct Policy {
    /// Whose rules count.
    pub day: RwSignal<Day>,
    /// The rules that are laid beside them.
    pub other_day: RwSignal<Day>,
    /// Whose schemes come on top; `""` for nobody's.
    pub gemeente: RwSignal<String>,
    /// The files that are open, one a municipality.
    pub drafts: RwSignal<Drafts>,
    /// The text that was last saved of each.
    saved: RwSignal<BTreeMap<String, String>>,
    /// Another number each time that a file has other places than before.
    pub shape: RwSignal<u32>,
    /// The schemes whose fields are in sight.
    pub unfolded: RwSignal<Vec<SchemeId>>,
    pub first_child: RwSignal<AgeBand>,
    pub second_child: RwSignal<AgeBand>,
    /// As typed.
    pub rent: RwSignal<String>,
    /// The last one that was typed and is a rent.
    rent_kept: RwSignal<Cents>,
    pub full_time: RwSignal<u32>,
    pub step: RwSignal<u32>,
    pub own: RwSignal<Vec<HouseholdKind>>,
    /// The wage at which pages compare, in percent of the minimum wage.
    pub percent: RwSignal<u32>,
    /// Which kind of household a drawing is of.
    pub drawn: RwSignal<usize>,
    /// By the name of the kind.
    pub counts: RwSignal<BTreeMap<String, Counts>>,
    pub counts_percent: RwSignal<u32>,
    /// How many of a hundred ask for what they have a right to, as typed.
    pub take_up: RwSignal<String>,
    /// The last one that was typed and is one.
    pub take_up_kept: RwSignal<u32>,
}

impl Policy {
    pub(super) fn new() -> Policy {
        let days = days_of_rules();
        let last = days.last().copied().unwrap_or_else(rules::first_day);
        let now = rules::on(today()).map_or(last, |rules| rules.since);
        let before = days.iter().rev().find(|day| **day < now).copied().unwrap_or(last);
        Policy {
            day: RwSignal::new(now),
            other_day: RwSignal::new(before),
            gemeente: RwSignal::new(String::new()),
            drafts: RwSignal::default(),
            saved: RwSignal::default(),
            shape: RwSignal::new(0),
            unfolded: RwSignal::default(),
            first_child: RwSignal::new(AgeBand::Primary),
            second_child: RwSignal::new(AgeBand::Secondary),
            rent: RwSignal::new(RENT.into()),
            rent_kept: RwSignal::new(cents_typed(RENT).unwrap_or_default()),
            full_time: RwSignal::new(FULL_TIMES[0]),
            step: RwSignal::new(STEPS[1]),
            own: RwSignal::new(Vec::new()),
            percent: RwSignal::new(0),
            drawn: RwSignal::new(1),
            counts: RwSignal::default(),
            counts_percent: RwSignal::new(100),
            take_up: RwSignal::new(EVERYBODY.to_string()),
            take_up_kept: RwSignal::new(EVERYBODY),
        }
    }

    /// Chooses the municipality that this app is set up for, unless somebody chose already.
    pub(super) fn begin_with(&self, id: &str) {
        if self.gemeente.get_untracked().is_empty() {
            self.choose(id);
        }
    }

    /// Chooses a municipality, and opens its file where it is not open yet.
    pub(super) fn choose(&self, id: &str) {
        let is_known = || self.drafts.read_untracked().get(id).is_some();
        if !is_known()
            && let Some((_, text)) = originals().iter().find(|(known, _)| *known == id)
        {
            // One of ours is right, unless somebody opened another one from which it inherits.
            self.drafts.update(|drafts| _ = drafts.open(id, text));
        }
        let known = is_known();
        self.gemeente.set(if known { id.into() } else { String::new() });
        self.reshape();
    }

    /// Opens a file, in the place of the one of that municipality.
    ///
    /// # Errors
    /// Everything that is wrong with it, by line.
    pub(super) fn open(&self, id: &str, text: &str) -> Result<(), Vec<Mistake>> {
        self.drafts.try_update(|drafts| drafts.open(id, text)).unwrap_or(Ok(()))?;
        self.saved.update(|saved| _ = saved.remove(id));
        self.gemeente.set(id.into());
        self.reshape();
        Ok(())
    }

    /// The places of the file that is open are to be shown anew.
    pub(super) fn reshape(&self) {
        self.shape.update(|shape| *shape += 1);
    }

    /// The same, with the focus on what has this id then: its predecessor is gone.
    pub(super) fn reshape_around(&self, id: String) {
        self.reshape();
        request_animation_frame(move || {
            if let Some(element) = shell::element(&id) {
                // What can't take the focus leaves it where it is.
                let _ = element.focus();
            }
        });
    }

    /// Shows or hides the fields of a scheme.
    pub(super) fn unfold(&self, scheme: SchemeId, open: bool) {
        self.unfolded.update(|unfolded| {
            unfolded.retain(|known| *known != scheme);
            if open {
                unfolded.push(scheme);
            }
        });
    }

    /// The file that is chosen.
    pub(super) fn draft(&self) -> Option<Draft> {
        let id = self.gemeente.read();
        self.drafts.read().get(&id).cloned()
    }

    /// Changes the file that is chosen, and gives what that says.
    pub(super) fn change<T>(&self, change: impl FnOnce(&mut Draft) -> T) -> Option<T> {
        let id = self.gemeente.get_untracked();
        self.drafts.try_update(|drafts| drafts.change(&id, change)).flatten()
    }

    /// The schemes that come on top.
    pub(super) fn schemes(&self) -> Option<Gemeente> {
        self.draft().map(|draft| draft.after().clone())
    }

    pub(super) fn note_saved(&self, id: &str, text: String) {
        self.saved.update(|saved| _ = saved.insert(id.into(), text));
    }

    /// Whether something was typed that is not in the file of this municipality, or it was changed since it was opened and saved.
    pub(super) fn is_unsaved(&self, id: &str) -> bool {
        let drafts = self.drafts.read_untracked();
        drafts.get(id).is_some_and(|draft| {
            let is_saved = || self.saved.read_untracked().get(id) == Some(&draft.text());
            !draft.waiting().is_empty() || draft.is_changed() && !is_saved()
        })
    }

    pub(super) fn has_unsaved(&self) -> bool {
        let ids: Vec<String> =
            self.drafts.read_untracked().iter().map(|draft| draft.id().to_string()).collect();
        ids.iter().any(|id| self.is_unsaved(id))
    }

    /// All kinds of households.
    pub(super) fn kinds(&self) -> Vec<HouseholdKind> {
        let mut kinds = HouseholdKind::standard(self.first_child.get(), self.second_child.get());
        kinds.extend(self.own.get());
        kinds
    }

    /// What is typed for the rent, where it is one.
    pub(super) fn rent_typed(&self) -> Option<Cents> {
        cents_typed(&self.rent.read()).filter(|rent| *rent <= MOST_RENT)
    }

    /// Takes the rent that was typed, where it is one.
    pub(super) fn take_rent(&self) {
        if let Some(rent) = self.rent_typed() {
            self.rent_kept.set(rent);
        }
    }

    /// Says that what was typed for the rent is none, and which one counts.
    pub(super) fn wrong_rent(&self) -> Option<String> {
        let kept = format::euro(self.rent_kept.get());
        self.rent_typed().is_none().then(|| policy::field_kept(kept, policy::households_rent_wrong()))
    }

    /// What is typed for how many of a hundred ask, where it is such a number.
    pub(super) fn take_up_typed(&self) -> Option<u32> {
        self.take_up.read().trim().trim_end_matches('%').trim_end().parse().ok().filter(|of| *of <= EVERYBODY)
    }

    /// What holds for all households, under the rules of that day.
    pub(super) fn assumptions_on(&self, day: Day) -> Assumptions {
        Assumptions {
            day,
            rent: self.rent_kept.get(),
            full_time: self.full_time.get(),
            step: self.step.get(),
        }
    }

    pub(super) fn assumptions(&self) -> Assumptions {
        self.assumptions_on(self.day.get())
    }

    /// Each kind with its column under these rules and schemes, in steps that have every wage of [`PERCENTS`].
    pub(super) fn fine_columns(
        &self,
        day: Day,
        gemeente: Option<&Gemeente>,
    ) -> Vec<Result<Column, NotComputed>> {
        let assumptions = Assumptions { step: STEPS[0], ..self.assumptions_on(day) };
        self.kinds().iter().map(|kind| Column::of(kind, &assumptions, gemeente)).collect()
    }
}

/// The first day of all rules that are known.
pub(super) fn days_of_rules() -> Vec<Day> {
    std::iter::successors(Some(rules::first_day()), |day| Some(day.months_later(HALF_YEAR)))
        .take_while(|day| rules::on(*day).is_some_and(|rules| rules.since == *day))
        .collect()
}
