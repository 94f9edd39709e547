//! A case in brief: all that a list, a figure or an agenda asks of ten thousand of them.

use super::{
    case::Case,
    entry::{Decision, What},
    fact::Fact,
    state::State,
};
use crate::{
    calendar::Day,
    diagnose::{Answer, Level, Model, Outcome, model, without_proxy_cap},
    dossier::{Code, Dossier, Label, RecordId},
    route::Plan,
};

/// A case in brief. Categories, signals and questions are places in the lists of [`model`].
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Of the case.
    pub id: RecordId,
    /// The code of the letter.
    pub reference: Option<Label>,
    /// What the resident typed as their name.
    pub name: Option<Label>,
    /// The group in which it was filled in; none at home.
    pub session: Option<Label>,
    /// The municipality.
    pub gemeente: Code,
    /// The language it was filled in in.
    pub language: Code,
    /// The day of the last question.
    pub completed: Day,
    /// The day on which the first version came in.
    pub received: Day,
    /// Who filled it in: place in the options of `invulhulp`.
    pub filled_in_by: Option<u8>,
    /// 1 to 10.
    pub satisfaction: Option<u8>,
    /// How many versions of the answers there are.
    pub versions: usize,
    /// Whether the outcome in the latest dossier is another than ours.
    pub differs: bool,
    /// Suggested category.
    pub suggested: u8,
    /// Points after caps.
    pub points: u16,
    /// Category that would be suggested if language, reading and digital counted in full.
    pub category_without_proxy_cap: u8,
    /// Points after the other caps, if they counted in full.
    pub points_without_proxy_cap: u16,
    /// Whether there is doubt: a bit for each [`DoubtReason`](crate::diagnose::DoubtReason).
    pub doubt: u8,
    /// Step of the Participatieladder.
    pub ladder: Option<u8>,
    /// A bit for each signal.
    pub signals: u32,
    /// A bit for each signal that is there because the resident asked for help.
    pub asked: u32,
    /// A bit for each route.
    pub routes: u8,
    /// Whether somebody says that they have benefit; none where they don't say.
    pub on_benefit: Option<bool>,
    /// Whether somebody has paid work.
    pub works: bool,
    /// Whether a consultant may have seen the suggestion.
    pub revealed: bool,
    /// Whether what tells of the suggestion was taken out of here.
    pub is_blank: bool,
    /// The first decision, and the one that holds.
    pub judged: Option<(Judged, Judged)>,
    /// The day on which somebody came into participatie: of the first of the decisions for it that stand last.
    pub in_participation_since: Option<Day>,
    /// Whether answers changed after the decision.
    pub decision_is_old: bool,
    /// The plan after the decision.
    pub plan: Option<Plan>,
    /// What became of the person.
    pub facts: Vec<Fact>,
    /// The diagnose before this one.
    pub follows: Option<RecordId>,
    /// SHA-256 of each dossier that came in.
    pub hashes: Vec<[u8; 32]>,
    /// The day on which the latest dossier was made, as it says itself; never after the day on which it came in, whatever
    /// clock it was made by.
    pub created: Day,
}

/// A decision in brief.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Judged {
    /// The category chosen.
    pub category: u8,
    /// What was suggested at that moment.
    pub suggested: u8,
    /// Whether it is another than the suggestion; none where nothing was suggested.
    pub deviates: Option<bool>,
    /// Whether it was chosen before the suggestion was seen.
    pub unseen: bool,
    /// When.
    pub on: Day,
}

impl Row {
    /// The case in brief.
    pub fn of(case: &Case) -> Row {
        let state = case.state();
        let outcome = state.outcome();
        let model = model();
        let Dossier {
            reference, name, session, gemeente, language, completed, created, satisfaction, ..
        } = state.dossier;
        let (signals, asked) = signals(model, &outcome);
        let uncapped = without_proxy_cap(model, state.answers(), &outcome);
        let judged = |decision: Option<&(&super::Entry, &Decision)>| {
            decision.map(|(entry, decision)| Judged {
                category: category(model, &decision.category),
                suggested: category(model, &decision.suggested),
                deviates: decision.deviates(),
                unseen: decision.unseen,
                on: entry.at.day(),
            })
        };
        let chosen = |id: &str| {
            let (at, question) = (0..).zip(&model.questions).find(|(_, question)| question.id == id)?;
            match state.answers().get(at)? {
                Answer::One(option) => Some((*option, question.options[usize::from(*option)].id.as_str())),
                _ => None,
            }
        };
        let received: Vec<_> = case
            .entries()
            .iter()
            .filter_map(|entry| match &entry.what {
                What::Received(dossier) => Some((entry.at.day(), dossier.hash())),
                _ => None,
            })
            .collect();
        Row {
            id: case.id(),
            reference: reference.clone(),
            name: name.clone(),
            session: session.clone(),
            gemeente: gemeente.clone(),
            language: language.clone(),
            completed: *completed,
            received: received.first().map_or(*completed, |(day, _)| *day),
            filled_in_by: chosen("invulhulp").map(|(option, _)| option),
            satisfaction: *satisfaction,
            versions: state.versions.len(),
            differs: state.dossier.differs(),
            suggested: category(model, &outcome.category),
            points: outcome.points,
            category_without_proxy_cap: uncapped.category,
            points_without_proxy_cap: uncapped.points,
            doubt: outcome.doubt_reasons.iter().fold(0, |bits, reason| bits | 1 << *reason as u8),
            ladder: outcome.ladder_step,
            signals,
            asked,
            routes: routes(model, &outcome),
            on_benefit: chosen("uitkering").map(|(_, id)| id != "geen"),
            works: chosen("werk_nu").is_some_and(|(_, id)| id != "nee"),
            revealed: state.is_revealed(),
            is_blank: false,
            judged: judged(state.decisions.first()).zip(judged(state.decisions.last())),
            in_participation_since: in_participation_since(&state),
            decision_is_old: state.is_decision_old(),
            plan: state.plan.cloned(),
            facts: state.facts.values().map(|fact| (*fact).clone()).collect(),
            follows: state.follows,
            created: received.last().map_or(*created, |(day, _)| (*created).min(*day)),
            hashes: received.into_iter().map(|(_, hash)| hash).collect(),
        }
    }

    /// The decision that holds.
    pub fn decision(&self) -> Option<Judged> {
        self.judged.map(|(_, last)| last)
    }

    /// The category that counts: the decided one, or else the suggested one.
    pub fn category(&self) -> u8 {
        self.decision().map_or(self.suggested, |decision| decision.category)
    }
}

fn in_participation_since(state: &State) -> Option<Day> {
    let is_participation = |decision: &Decision| {
        let place = usize::from(category(model(), &decision.category));
        model().categories[place].onderdeel == "participatie"
    };
    let last = state.decisions.iter().rev().take_while(|(_, decision)| is_participation(decision));
    last.last().map(|(entry, _)| entry.at.day())
}

fn category(model: &Model, id: &str) -> u8 {
    let place = model.categories.iter().position(|category| category.id == id);
    place.map_or(model.category_unknown, |place| place as u8)
}

fn signals(model: &Model, outcome: &Outcome) -> (u32, u32) {
    let mut bits = (0, 0);
    for (id, level) in &outcome.signals {
        if let Some(place) = model.signals.iter().position(|signal| signal.id == *id) {
            bits.0 |= 1 << place;
            bits.1 |= u32::from(*level == Level::Hulpvraag) << place;
        }
    }
    bits
}

fn routes(model: &Model, outcome: &Outcome) -> u8 {
    let place = |id: &String| model.routes.iter().position(|route| route.id == *id);
    outcome.routes.iter().filter_map(place).fold(0, |bits, place| bits | 1 << place)
}
