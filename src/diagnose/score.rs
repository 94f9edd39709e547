//! From answers to an outcome, step by step as the questionnaire's scoring rules prescribe.

use super::{
    answers::{Answer, Answers},
    caps::{capped, capped_at},
    conditions::{Derived, holds, holds_for},
    doubt::{self, Doubt},
    model::{BandRule, Model, Question},
    outcome::{Level, Outcome},
};

/// What the scoring steps have found so far, for the doubt that follows.
pub(super) struct Found {
    /// Points after caps.
    pub points: u16,
    /// The same with every unknown answer at its worst.
    pub points_high: u16,
    /// Points by domain after caps.
    pub domains: Vec<u16>,
    /// Whether a scoring question was left unknown.
    pub any_unknown: bool,
    /// Whether a rule decided the band, so that its border can't be in doubt.
    pub rule_applied: bool,
    /// The category that follows.
    pub category: u8,
}

/// Scores answers. Answers to questions that are not shown do not count.
pub fn score(model: &Model, answers: &Answers) -> Outcome {
    let shown = answers.shown(model);
    let answers = &answers.shown_only(model);

    let mut points = vec![0_u16; model.questions.len()];
    let mut worst = points.clone();
    let mut contributions = Vec::new();
    let mut unknown = Vec::new();
    for index in &shown {
        let at = usize::from(*index);
        let question = &model.questions[at];
        if !question.scores() {
            continue;
        }
        let known = answers.get(*index).filter(|answer| !answer.is_unknown());
        points[at] = known.map_or(0, |answer| points_of(answer, question));
        worst[at] = known.map_or(question.worst().into(), |_| points[at]);
        if known.is_none() {
            unknown.push(question.id.clone());
        }
        if points[at] > 0 {
            contributions.push((question.id.clone(), points[at]));
        }
    }
    // Stable: equal points stay in the order of the questionnaire.
    contributions.sort_by_key(|(_, points)| std::cmp::Reverse(*points));

    let capped_points = capped(model, answers, &points);
    let total = capped_points.total();
    let points_high = capped(model, answers, &worst).total();

    let (band, rules) = band_by_rules(model, answers, total);
    let too_little = unknown.len() > usize::from(model.most_unknown);
    let indicated = holds(&model.indication.when, model, answers);
    let found = Found {
        points: total,
        points_high,
        domains: capped_points.domains,
        any_unknown: !unknown.is_empty(),
        rule_applied: !rules.is_empty(),
        category: if too_little {
            model.category_unknown
        } else if indicated {
            model.indication.category
        } else {
            category_of_band(model, answers, band)
        },
    };
    let mut doubt = if too_little {
        Doubt::too_little(found.category)
    } else if indicated {
        Doubt::none(found.category)
    } else {
        doubt::of(model, answers, &found)
    };
    let contradictions: Vec<String> = model
        .contradictions
        .iter()
        .filter(|clash| holds(&clash.when, model, answers))
        .map(|clash| clash.id.clone())
        .collect();
    doubt.contradicted(!contradictions.is_empty());

    let derived = Derived { category: Some(found.category), doubt_24: doubt.at_24 };
    let category = &model.categories[usize::from(found.category)];
    let advice = model.advice.iter().find(|advice| holds_for(&advice.when, model, answers, derived));
    Outcome {
        category: category.id.clone(),
        onderdeel: category.onderdeel.clone(),
        months: (!too_little).then(|| model.bands[band].months),
        doubt: !doubt.reasons.is_empty(),
        doubt_between: doubt.between(model),
        doubt_reasons: doubt.reasons,
        ladder_step: model.ladder.iter().find(|step| holds(&step.when, model, answers)).map(|step| step.step),
        routes: model
            .routes
            .iter()
            .filter(|route| holds(&route.when, model, answers))
            .map(|route| route.id.clone())
            .collect(),
        advice: advice.map(|advice| advice.code.clone()).unwrap_or_default(),
        signals: signals(model, answers),
        points: total,
        points_high,
        domains: model.domains.iter().map(|domain| domain.id.clone()).zip(found.domains).collect(),
        shown: shown.len() as u16,
        contributions,
        caps: capped_points.taken,
        rules,
        contradictions,
        unknown,
    }
}

/// What answers would come to if questions that stand in for origin counted in full.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WithoutProxyCap {
    /// Place of the category in [`Model::categories`].
    pub category: u8,
    /// Points after the other caps.
    pub points: u16,
}

/// What answers would come to without the cap over language, reading and digital: to see what that cap does, by group.
/// Nobody's outcome. `outcome` is what [`score`] made of the same answers.
pub fn without_proxy_cap(model: &Model, answers: &Answers, outcome: &Outcome) -> WithoutProxyCap {
    let place = model.categories.iter().position(|category| category.id == outcome.category);
    let category = place.map_or(model.category_unknown, |place| place as u8);
    if !outcome.caps.iter().any(|(why, _)| *why == model.proxy_cap.why) {
        return WithoutProxyCap { category, points: outcome.points };
    }
    let answers = &answers.shown_only(model);
    let known = |(index, question): (u8, &Question)| {
        let answer = answers.get(index).filter(|answer| question.scores() && !answer.is_unknown());
        answer.map_or(0, |answer| points_of(answer, question))
    };
    let points: Vec<u16> = (0_u8..).zip(&model.questions).map(known).collect();
    let points = capped_at(model, answers, &points, u16::MAX).total();
    // Where the points did not decide, more of them don't either.
    let by_points = category != model.category_unknown && category != model.indication.category;
    let (band, _) = band_by_rules(model, answers, points);
    let category = if by_points { category_of_band(model, answers, band) } else { category };
    WithoutProxyCap { category, points }
}

/// The band of so many points as floors and ceilings move it, and what they say.
fn band_by_rules(model: &Model, answers: &Answers, points: u16) -> (usize, Vec<String>) {
    let mut band = band_of(model, points);
    let mut rules = Vec::new();
    let applies = |rule: &&BandRule| holds(&rule.when, model, answers);
    for rule in model.floors.iter().filter(applies) {
        if usize::from(rule.band) >= band {
            band = rule.band.into();
            rules.push(rule.text.clone());
        }
    }
    for rule in model.ceilings.iter().filter(applies) {
        if usize::from(rule.band) <= band {
            band = rule.band.into();
            rules.push(rule.text.clone());
        }
    }
    (band, rules)
}

fn points_of(answer: &Answer, question: &Question) -> u16 {
    let of = |option: &u8| u16::from(question.options[usize::from(*option)].points);
    match answer {
        Answer::One(option) => of(option),
        Answer::Many(options) => options.iter().map(of).sum(),
        Answer::DontKnow | Answer::Refused => 0,
    }
}

/// The band that holds so many points: bands begin at 0 and leave no gaps.
pub(super) fn band_of(model: &Model, points: u16) -> usize {
    model.bands.iter().rposition(|band| band.from <= points).unwrap_or(0)
}

/// The category of a band; the last one has two.
pub(super) fn category_of_band(model: &Model, answers: &Answers, band: usize) -> u8 {
    let last = band + 1 == model.bands.len();
    if last && holds(&model.no_participation.when, model, answers) {
        model.no_participation.category
    } else {
        model.bands[band].category
    }
}

fn signals(model: &Model, answers: &Answers) -> Vec<(String, Level)> {
    model
        .signals
        .iter()
        .filter(|signal| holds(&signal.when, model, answers))
        .map(|signal| {
            let asked = signal.asked.is_some_and(|(question, option)| {
                answers
                    .get(question)
                    .is_some_and(|answer| answer.includes(super::model::Code::Option(option)))
            });
            (signal.id.clone(), if asked { Level::Hulpvraag } else { Level::Aandacht })
        })
        .collect()
}
