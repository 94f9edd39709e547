//! `data/route/` to the steps after a decision, with every name checked and every number with its source.

#[path = "../src/route/data.rs"]
#[allow(dead_code)]
mod data;
#[path = "route/source.rs"]
mod source;

use std::{collections::BTreeSet, fs, ops::Range, path::Path};

use data::*;
use serde::de::DeserializeOwned;
use source::*;
use toml::Spanned;

use crate::{
    diagnose::{self, model::Model},
    folder::{stem, toml_files},
    numbers::grade,
};

/// Keys of which the value is a number, or a term.
const NUMBERS: [&str; 8] =
    ["binnen", "herhaal", "hoogstens", "verlenging", "vooraf", "bewaartermijn", "groep", "nummer"];
/// The longest that a plan counts with: dates stay within its limits.
const LONGEST_MONTHS: u16 = 120;

pub fn build(data: &Path) -> crate::Built {
    let read = |file: &str| {
        let path = data.join(file);
        fs::read_to_string(&path).map_err(|error| vec![format!("{}: {error}", path.display())])
    };
    let Ok(model) = diagnose::compile(&read("diagnose/model.toml")?, &read("diagnose/outcome.toml")?) else {
        // The questionnaire is wrong, and its own step says where.
        return Ok(Vec::new());
    };
    let folder = data.join("route");
    let mut mistakes = Vec::new();
    let mut route = RouteData {
        retention: Term::Days(0),
        facts: Vec::new(),
        kinds: Vec::new(),
        steps: Vec::new(),
        options: Vec::new(),
        modules: Vec::new(),
        orderings: Vec::new(),
        gemeenten: Vec::new(),
    };
    if let Some((mut reader, source)) = open(&folder.join("steps.toml"), &model, &mut mistakes) {
        reader.steps(&source, &mut route);
    }
    if let Some((mut reader, source)) = open(&folder.join("modules.toml"), &model, &mut mistakes) {
        reader.modules(&source, &mut route);
    }
    if let Some((mut reader, source)) = open(&folder.join("orderings.toml"), &model, &mut mistakes) {
        reader.orderings(&source, &mut route);
    }
    let known: BTreeSet<String> = toml_files(&data.join("gemeenten")).iter().map(|path| stem(path)).collect();
    for path in toml_files(&folder.join("gemeenten")) {
        if !known.contains(&stem(&path)) {
            mistakes.push(format!("{}:1: data/gemeenten/ has no such municipality", path.display()));
        }
        if let Some((mut reader, source)) = open(&path, &model, &mut mistakes) {
            let gemeente = reader.gemeente(stem(&path), &source, &route);
            route.gemeenten.push(gemeente);
        }
    }
    if !mistakes.is_empty() {
        return Err(mistakes);
    }
    let bytes = postcard::to_allocvec(&route).map_err(|error| vec![error.to_string()])?;
    Ok(vec![("route.postcard".into(), bytes)])
}

/// Reads a file as its source has it, and sees to the sources of its numbers.
fn open<'a, T: DeserializeOwned>(
    path: &Path,
    model: &'a Model,
    mistakes: &'a mut Vec<String>,
) -> Option<(Reader<'a>, T)> {
    let shown = path.display().to_string();
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) => {
            mistakes.push(format!("{shown}: {error}"));
            return None;
        }
    };
    for (number, line) in (1..).zip(text.lines()) {
        let key = line.split('=').next().unwrap_or_default().trim();
        if NUMBERS.contains(&key) && grade(line).is_none() {
            mistakes.push(format!("{shown}:{number}: a number needs its confidence and source behind it"));
        }
    }
    match toml::from_str(&text) {
        Ok(source) => Some((Reader { shown, text, model, mistakes }, source)),
        Err(error) => {
            let at = line(&text, error.span().unwrap_or(0..0));
            mistakes.push(format!("{shown}:{at}: {}", error.message()));
            None
        }
    }
}

fn line(text: &str, span: Range<usize>) -> usize {
    text[..span.start.min(text.len())].matches('\n').count() + 1
}

/// Reads one file.
struct Reader<'a> {
    shown: String,
    text: String,
    model: &'a Model,
    mistakes: &'a mut Vec<String>,
}

impl Reader<'_> {
    fn wrong<T>(&mut self, at: &Spanned<T>, what: impl AsRef<str>) {
        let line = line(&self.text, at.span());
        self.mistakes.push(format!("{}:{line}: {}", self.shown, what.as_ref()));
    }

    /// The place of an id in a list of ids.
    fn place<'i>(&mut self, ids: impl IntoIterator<Item = &'i str>, id: &Id, what: &str) -> u8 {
        match ids.into_iter().position(|known| known == id.get_ref()) {
            Some(place) => place as u8,
            None => {
                self.wrong(id, format!("there is no {what} {:?}", id.get_ref()));
                0
            }
        }
    }

    fn said(&mut self, text: &Id) -> String {
        if text.get_ref().trim().is_empty() {
            self.wrong(text, "a text says something");
        }
        text.get_ref().clone()
    }

    fn unique<'i>(&mut self, ids: impl Iterator<Item = &'i Id>) {
        let mut seen = BTreeSet::new();
        for id in ids {
            let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
            if !(1..=40).contains(&id.get_ref().len()) || !id.get_ref().bytes().all(fits) {
                self.wrong(id, "an id has 1 to 40 of a-z, 0-9 and _");
            }
            if !seen.insert(id.get_ref()) {
                self.wrong(id, format!("{:?} stands here twice", id.get_ref()));
            }
        }
        if seen.len() > 250 {
            self.mistakes.push(format!("{}:1: more than 250 of a kind", self.shown));
        }
    }

    fn term(&mut self, term: &Id) -> Term {
        let read = || {
            let (number, unit) = term.get_ref().split_once(' ')?;
            let number: u16 = number.parse().ok()?;
            let (term, months) = match unit {
                "dag" | "dagen" => (Term::Days(number), number / 30),
                "week" | "weken" => (Term::Weeks(number), number / 4),
                "maand" | "maanden" => (Term::Months(number), number),
                "jaar" => (Term::Years(number), number.saturating_mul(12)),
                _ => return None,
            };
            (months <= LONGEST_MONTHS).then_some(term)
        };
        let read = read();
        if read.is_none() {
            self.wrong(
                term,
                "a term is \"7 dagen\", \"6 weken\", \"3 maanden\" or \"2 jaar\", at most ten years",
            );
        }
        read.unwrap_or(Term::Days(0))
    }

    fn some_term(&mut self, term: &Option<Id>) -> Option<Term> {
        term.as_ref().map(|term| self.term(term))
    }

    fn lasts(&mut self, term: &Id) -> Term {
        let read = self.term(term);
        if matches!(read, Term::Days(0) | Term::Weeks(0) | Term::Months(0) | Term::Years(0)) {
            self.wrong(term, "this takes at least a day");
        }
        read
    }

    fn answer(&mut self, id: &Id) -> AnswerId {
        let model = self.model;
        let found = id.get_ref().split_once('.').and_then(|(question, option)| {
            let at = model.questions.iter().position(|known| known.id == question)?;
            let option = model.questions[at].options.iter().position(|known| known.id == option)?;
            Some(AnswerId { question: at as u8, option: option as u8 })
        });
        if found.is_none() {
            self.wrong(id, format!("there is no question and option {:?}", id.get_ref()));
        }
        found.unwrap_or(AnswerId { question: 0, option: 0 })
    }

    fn known<'i>(
        &mut self,
        ids: &[Id],
        what: &str,
        known: impl Iterator<Item = &'i str> + Clone,
    ) -> Vec<String> {
        ids.iter()
            .map(|id| {
                self.place(known.clone(), id, what);
                id.get_ref().clone()
            })
            .collect()
    }

    fn signals(&mut self, ids: &[Id]) -> Vec<String> {
        let model = self.model;
        self.known(ids, "signal", model.signals.iter().map(|signal| signal.id.as_str()))
    }

    fn conditions(&mut self, conditions: &[ConditionSource], facts: &[Fact]) -> Vec<Condition> {
        conditions.iter().map(|condition| self.condition(condition, facts)).collect()
    }

    fn condition(&mut self, source: &ConditionSource, facts: &[Fact]) -> Condition {
        let model = self.model;
        let fact = |reader: &mut Self, ids: &[Id]| -> Vec<u8> {
            let named = |id| reader.place(facts.iter().map(|fact| fact.id.as_str()), id, "earlier fact");
            ids.iter().map(named).collect()
        };
        let doubt = |reader: &mut Self, id: &Id| match id.get_ref().as_str() {
            "grens" => DoubtId::Border,
            "ontbrekend" => DoubtId::Missing,
            "medisch" => DoubtId::Medical,
            "indicatie" => DoubtId::Indication,
            "tegenstrijdig" => DoubtId::Contradiction,
            other => {
                reader.wrong(id, format!("there is no doubt {other:?}"));
                DoubtId::Border
            }
        };
        // A consultant decides on any category but that of too little known.
        let unknown = usize::from(model.category_unknown);
        let categories = model.categories.iter().enumerate().filter(|(place, _)| *place != unknown);
        let categories = categories.map(|(_, category)| category.id.as_str());
        let routes = model.routes.iter().map(|route| route.id.as_str());
        Condition {
            category: self.known(&source.categorie, "category", categories),
            fact: fact(self, &source.feit),
            without_fact: fact(self, &source.zonder_feit),
            route: self.known(&source.route, "route", routes.clone()),
            without_route: self.known(&source.zonder_route, "route", routes),
            doubt: source.twijfel.iter().map(|id| doubt(self, id)).collect(),
            advice: self.known(
                &source.advies,
                "advice",
                model.advice.iter().map(|advice| advice.code.as_str()),
            ),
            signal: self.signals(&source.signaal),
            without_answer: source.zonder_antwoord.iter().map(|id| self.answer(id)).collect(),
            benefit: source.uitkering,
            under_27: source.onder_27,
        }
    }

    fn anchor(&mut self, id: &Id, before: &[Step]) -> Anchor {
        match id.get_ref().as_str() {
            "aanvraag" => Anchor::Application,
            "diagnose" => Anchor::Diagnosis,
            "besluit" => Anchor::Decision,
            "huisvesting" => Anchor::Housing,
            "overdracht" => Anchor::Transfer,
            "keuze" => Anchor::Choice,
            _ => Anchor::Step(self.place(
                before.iter().map(|step| step.id.as_str()),
                id,
                "anchor or earlier step",
            )),
        }
    }

    fn steps(&mut self, source: &StepsSource, route: &mut RouteData) {
        route.retention = self.lasts(&source.bewaartermijn);
        self.unique(source.feit.iter().map(|fact| &fact.id));
        self.unique(source.soort.iter().map(|kind| &kind.id));
        self.unique(source.stap.iter().map(|step| &step.id));
        self.unique(source.optie.iter().map(|option| &option.id));
        for fact in &source.feit {
            let when = self.conditions(&fact.als, &route.facts);
            route.facts.push(Fact { id: fact.id.get_ref().clone(), when });
        }
        for kind in &source.soort {
            let when = self.conditions(&kind.als, &route.facts);
            let (name, resident) = (self.said(&kind.naam), self.said(&kind.inwoner));
            route.kinds.push(Kind {
                id: kind.id.get_ref().clone(),
                name,
                resident,
                when,
                options: kind.opties,
            });
        }
        for step in &source.stap {
            let step = self.step(step, route);
            route.steps.push(step);
        }
        type Shape = fn(&Step) -> bool;
        let needed: [(&str, Shape, &str); 5] = [
            (
                LEERWERKTRAJECT,
                |step| step.lasting && step.at_most && step.longer.is_some(),
                "a period with `verlenging`",
            ),
            (ADVICE, |step| step.term.is_some(), "a term"),
            (EXEMPTION, |step| step.lasting, "a period"),
            (EXEMPTION_REVIEW, |step| step.before_end.is_some(), "`vooraf`"),
            (PAUSE, |step| step.lasting && step.at_most, "a period that is `uiterlijk`"),
        ];
        for (id, fits, what) in needed {
            if !route.steps.iter().any(|step| step.id == id && step.offered && fits(step)) {
                self.mistakes
                    .push(format!("{}:1: the step {id:?} is needed, offered, with {what}", self.shown));
            }
        }
        for (number, option) in (1..).zip(&source.optie) {
            if *option.nummer.get_ref() != number {
                self.wrong(&option.nummer, format!("the options are numbered in order: this is {number}"));
            }
            let step = self.place(route.steps.iter().map(|step| step.id.as_str()), &option.stap, "step");
            if route
                .steps
                .get(usize::from(step))
                .is_none_or(|step| !matches!(step.term, Some((Anchor::Choice, _))))
            {
                self.wrong(&option.stap, "the step of an option counts from the choice: na = \"keuze\"");
            }
            let (name, resident) = (self.said(&option.naam), self.said(&option.inwoner));
            route.options.push(ParticipatieOption {
                id: option.id.get_ref().clone(),
                name,
                resident,
                step,
                refers: option.partner,
            });
        }
        if source.optie.len() != 5 {
            self.mistakes.push(format!("{}:1: participatie has five options", self.shown));
        }
    }

    fn step(&mut self, source: &StepSource, route: &RouteData) -> Step {
        let id = &source.id;
        if id.get_ref() == OWN {
            self.wrong(id, "this name is kept for a step that a consultant makes");
        }
        if source.als.is_empty() && !source.aanbod {
            self.wrong(id, "a step without `als` needs `aanbod = true`: nobody would have it");
        }
        let term = match (&source.na, &source.binnen) {
            (Some(na), Some(binnen)) => Some((self.anchor(na, &route.steps), self.term(binnen))),
            (None, None) => None,
            _ => {
                self.wrong(id, "`na` and `binnen` go together");
                None
            }
        };
        if !source.als.is_empty() && !matches!(term, Some((anchor, _)) if anchor != Anchor::Choice) {
            self.wrong(
                id,
                "a step that is planned needs `na` and `binnen`, and does not count from the choice",
            );
        }
        let again = match (&source.herhaal, &source.ritme) {
            (Some(every), Some(ritme)) => {
                if !["vast", "na_afloop"].contains(&ritme.get_ref().as_str()) {
                    self.wrong(ritme, "`ritme` is \"vast\" or \"na_afloop\"");
                }
                Some(Again {
                    every: self.lasts(every),
                    fixed: ritme.get_ref() == "vast",
                    at_most: self.some_term(&source.hoogstens),
                })
            }
            (None, None) => None,
            _ => {
                self.wrong(id, "`herhaal` and `ritme` go together");
                None
            }
        };
        if again.is_none() && source.hoogstens.is_some() {
            self.wrong(id, "`hoogstens` is of a step that is repeated");
        }
        if again.is_some() && source.periode {
            self.wrong(id, "what is repeated has one day, no period");
        }
        if source.verlenging.is_some() && !source.periode {
            self.wrong(id, "`verlenging` is of a period");
        }
        if source.uiterlijk && !(source.periode && term.is_some()) {
            self.wrong(id, "`uiterlijk` is of a period with a term");
        }
        if source.vooraf.is_some() && term.is_some() {
            self.wrong(id, "`vooraf` counts back from an end, `binnen` from a start: one of the two");
        }
        Step {
            id: id.get_ref().clone(),
            name: self.said(&source.naam),
            explanation: source.toelichting.as_ref().map(|text| self.said(text)),
            resident: self.said(&source.inwoner),
            when: self.conditions(&source.als, &route.facts),
            offered: source.aanbod,
            term,
            lasting: source.periode,
            at_most: source.uiterlijk,
            again,
            longer: source.verlenging.as_ref().map(|term| self.lasts(term)),
            before_end: self.some_term(&source.vooraf),
            behind: source.klaar_op.as_ref().map(|id| match self.anchor(id, &[]) {
                Anchor::Step(_) | Anchor::Choice => {
                    self.wrong(id, "`klaar_op` is a day that is known before the plan");
                    Anchor::Diagnosis
                }
                anchor => anchor,
            }),
            each_decision: source.elk_besluit,
        }
    }

    fn modules(&mut self, source: &ModulesSource, route: &mut RouteData) {
        self.unique(source.module.iter().map(|module| &module.id));
        for module in &source.module {
            if module.antwoord.is_empty() && module.signaal.is_empty() {
                self.wrong(&module.id, "a module has an answer or a signal with which it is suggested");
            }
            route.modules.push(Module {
                id: module.id.get_ref().clone(),
                name: self.said(&module.naam),
                why: self.said(&module.waarom),
                resident: self.said(&module.inwoner),
                answers: module.antwoord.iter().map(|id| self.answer(id)).collect(),
                signals: self.signals(&module.signaal),
            });
        }
    }

    fn orderings(&mut self, source: &OrderingsSource, route: &mut RouteData) {
        self.unique(source.ordening.iter().map(|ordering| &ordering.id));
        let model = self.model;
        for ordering in &source.ordening {
            let mut places = Vec::new();
            for (category, name) in &ordering.categorie {
                self.place(model.categories.iter().map(|known| known.id.as_str()), category, "category");
                places.push((category.get_ref().clone(), self.said(name)));
            }
            let name = self.said(&ordering.naam);
            route.orderings.push(Ordering { id: ordering.id.get_ref().clone(), name, places });
        }
    }

    fn gemeente(&mut self, id: String, source: &GemeenteSource, route: &RouteData) -> Gemeente {
        self.unique(source.partner.iter().map(|partner| &partner.id));
        let mut partners = Vec::new();
        for partner in &source.partner {
            let manner = match (partner.werkwijze.get_ref().as_str(), &partner.groep) {
                ("groep", Some(groep)) => {
                    let (from, to) = *groep.get_ref();
                    if from == 0 || from > to {
                        self.wrong(groep, "a group goes from its fewest to its most people");
                    }
                    Manner::Group(from, to)
                }
                ("persoonlijk", None) => Manner::OneByOne,
                _ => {
                    self.wrong(
                        &partner.werkwijze,
                        "`werkwijze` is \"groep\", with `groep`, or \"persoonlijk\"",
                    );
                    Manner::OneByOne
                }
            };
            partners.push(Partner {
                id: partner.id.get_ref().clone(),
                name: self.said(&partner.naam),
                manner,
            });
        }
        let mut terms = Vec::new();
        for (step, differs) in &source.termijn {
            let place = self.place(route.steps.iter().map(|known| known.id.as_str()), step, "step");
            if let Some(known) = route.steps.get(usize::from(place)) {
                let has = [
                    (&differs.binnen, known.term.is_some()),
                    (&differs.herhaal, known.again.is_some()),
                    (&differs.hoogstens, known.again.is_some()),
                    (&differs.verlenging, known.longer.is_some()),
                    (&differs.vooraf, known.before_end.is_some()),
                ];
                for (differs, _) in has.iter().filter(|(differs, has)| differs.is_some() && !has) {
                    let at = differs.as_ref().unwrap_or(step);
                    self.wrong(at, format!("{:?} has no such term to replace", known.id));
                }
            }
            let terms_of = Terms {
                within: self.some_term(&differs.binnen),
                every: differs.herhaal.as_ref().map(|term| self.lasts(term)),
                at_most: self.some_term(&differs.hoogstens),
                longer: differs.verlenging.as_ref().map(|term| self.lasts(term)),
                before_end: self.some_term(&differs.vooraf),
            };
            terms.push((place, terms_of));
        }
        let ordered = |reader: &mut Self, id| {
            reader.place(route.orderings.iter().map(|ordering| ordering.id.as_str()), id, "ordering")
        };
        Gemeente {
            id,
            retention: source.bewaartermijn.as_ref().map_or(route.retention, |term| self.lasts(term)),
            orderings: source.ordeningen.iter().map(|id| ordered(self, id)).collect(),
            partners,
            terms,
        }
    }
}
