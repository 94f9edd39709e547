//! `data/diagnose/` to the compact questionnaire, with every name checked and resolved.

#[path = "diagnose/conversation.rs"]
pub mod conversation;
#[path = "diagnose/earlier.rs"]
pub mod earlier;
#[path = "diagnose/migrations.rs"]
pub mod migrations;
#[path = "../src/diagnose/model.rs"]
#[allow(dead_code)]
pub mod model;
#[path = "diagnose/pictograms.rs"]
mod pictograms;
#[path = "diagnose/source.rs"]
mod source;

use std::{collections::BTreeMap, fs, ops::Range, path::Path};

use model::*;
use source::{ConditionSource, ModelSource, OutcomeSource};
use toml::Spanned;

const MODEL: &str = "model.toml";
const OUTCOME: &str = "outcome.toml";
const PICTOGRAMS: &str = "pictograms.toml";
/// Reasons for doubt in the order of `DoubtReason`.
const DOUBT_REASONS: [&str; 5] = ["grens", "ontbrekend", "medisch", "indicatie", "tegenstrijdig"];

pub fn build(data: &Path) -> crate::Built {
    let folder = data.join("diagnose");
    let read = |name: &str| {
        let path = folder.join(name);
        fs::read_to_string(&path).map_err(|error| vec![format!("{}: {error}", path.display())])
    };
    let named = |mistakes: Vec<String>| {
        let shown = folder.display();
        mistakes.into_iter().map(|mistake| format!("{shown}/{mistake}")).collect::<Vec<_>>()
    };
    let mut model = compile(&read(MODEL)?, &read(OUTCOME)?).map_err(named)?;
    pictograms::draw(&mut model, &read(PICTOGRAMS)?).map_err(named)?;
    let migrations = migrations::compile(&read(migrations::MIGRATIONS)?, &model.asked).map_err(named)?;
    let earlier = earlier::read(&folder.join(earlier::EARLIER), &migrations, &model).map_err(named)?;
    let conversation =
        conversation::compile(&read(conversation::CONVERSATION)?, &model, &DOUBT_REASONS).map_err(named)?;
    let wrong = |error: postcard::Error| vec![error.to_string()];
    let questions = postcard::to_allocvec(&model.asked).map_err(wrong)?;
    let whole = postcard::to_allocvec(&model).map_err(wrong)?;
    let migrations = postcard::to_allocvec(&migrations).map_err(wrong)?;
    let earlier = postcard::to_allocvec(&earlier).map_err(wrong)?;
    let conversation = postcard::to_allocvec(&conversation).map_err(wrong)?;
    Ok(vec![
        ("questions.postcard".into(), questions),
        ("diagnose.postcard".into(), whole),
        ("migrations.postcard".into(), migrations),
        ("earlier.postcard".into(), earlier),
        ("conversation.postcard".into(), conversation),
    ])
}

/// Reads both files; every mistake comes as `file:line: what is wrong`.
pub fn compile(model: &str, outcome: &str) -> Result<Model, Vec<String>> {
    let source: ModelSource = parse(MODEL, model)?;
    let words: OutcomeSource = parse(OUTCOME, outcome)?;
    let mut compiler = Compiler { source: &source, text: model, mistakes: Vec::new() };
    let mut built = compiler.model();
    let mut mistakes = compiler.mistakes;
    add_words(&mut built, &source, &words, outcome, &mut mistakes);
    if mistakes.is_empty() { Ok(built) } else { Err(mistakes) }
}

fn parse<T: serde::de::DeserializeOwned>(file: &str, text: &str) -> Result<T, Vec<String>> {
    toml::from_str(text).map_err(|error| {
        let at = line(text, error.span().unwrap_or(0..0));
        vec![format!("{file}:{at}: {}", error.message())]
    })
}

fn line(text: &str, span: Range<usize>) -> usize {
    text[..span.start.min(text.len())].matches('\n').count() + 1
}

struct Compiler<'a> {
    source: &'a ModelSource,
    text: &'a str,
    mistakes: Vec<String>,
}

/// What a condition may look at where it stands.
#[derive(Clone, Copy)]
struct Scope {
    questions: usize,
    facts: usize,
    derived: bool,
}

impl Compiler<'_> {
    fn wrong<T>(&mut self, at: &Spanned<T>, what: impl AsRef<str>) {
        self.mistakes.push(format!("{MODEL}:{}: {}", line(self.text, at.span()), what.as_ref()));
    }

    fn place<T>(&mut self, list: &[T], id: &Spanned<String>, what: &str, name: impl Fn(&T) -> &str) -> u8 {
        match list.iter().position(|item| name(item) == id.get_ref()) {
            Some(place) => place as u8,
            None => {
                self.wrong(id, format!("there is no {what} {:?}", id.get_ref()));
                0
            }
        }
    }

    fn question(&mut self, id: &Spanned<String>, scope: Scope) -> Option<u8> {
        let source = self.source;
        let place = source.vraag.iter().position(|question| question.id.get_ref() == id.get_ref());
        match place {
            Some(place) if place < scope.questions => Some(place as u8),
            Some(_) => {
                self.wrong(id, format!("{:?} comes later; only earlier questions count", id.get_ref()));
                None
            }
            None => {
                self.wrong(id, format!("there is no question {:?}", id.get_ref()));
                None
            }
        }
    }

    fn code(&mut self, question: u8, id: &Spanned<String>) -> Code {
        let source = self.source;
        let asked = &source.vraag[usize::from(question)];
        match id.get_ref().as_str() {
            "weet_niet" if asked.allows("weet_niet") => Code::DontKnow,
            "wil_niet" if asked.allows("wil_niet") => Code::Refused,
            name => match asked.opties.iter().position(|option| option.id.get_ref() == name) {
                Some(place) => Code::Option(place as u8),
                None => {
                    self.wrong(id, format!("{} has no answer {name:?}", asked.id.get_ref()));
                    Code::DontKnow
                }
            },
        }
    }

    fn fact(&mut self, id: &Spanned<String>, scope: Scope) -> u8 {
        let source = self.source;
        let place = self.place(&source.feit, id, "fact", |fact| fact.id.get_ref());
        if usize::from(place) >= scope.facts {
            self.wrong(id, format!("the fact {:?} comes later; only earlier facts count", id.get_ref()));
        }
        // A fact may look at any question, and so could let an earlier question depend on a later one.
        if scope.questions < source.vraag.len() {
            let last = self.last_question(&source.feit[usize::from(place)].als);
            if last.is_some_and(|last| last >= scope.questions) {
                self.wrong(id, format!("the fact {:?} looks at a later question", id.get_ref()));
            }
        }
        place
    }

    /// The last question that a condition looks at, through facts.
    fn last_question(&self, condition: &Spanned<ConditionSource>) -> Option<usize> {
        let condition = condition.get_ref();
        let source = self.source;
        let own = condition
            .vraag
            .as_ref()
            .and_then(|id| source.vraag.iter().position(|question| question.id.get_ref() == id.get_ref()));
        let through = condition.feit.as_ref().and_then(|id| {
            let fact = source.feit.iter().find(|fact| fact.id.get_ref() == id.get_ref())?;
            self.last_question(&fact.als)
        });
        let parts = [&condition.alle, &condition.een, &condition.geen].into_iter().flatten().flatten();
        parts.filter_map(|part| self.last_question(part)).chain(own).chain(through).max()
    }

    /// Several keys in one table must all hold.
    fn condition(&mut self, condition: &Spanned<ConditionSource>, scope: Scope) -> Condition {
        let source = condition.get_ref();
        let mut parts = Vec::new();
        match (&source.vraag, &source.is, &source.bevat) {
            (Some(id), Some(codes), None) => {
                if let Some(question) = self.question(id, scope) {
                    let codes = codes.iter().map(|code| self.code(question, code)).collect();
                    parts.push(Condition::Answer(question, codes));
                }
            }
            (Some(id), None, Some(code)) => {
                if let Some(question) = self.question(id, scope) {
                    if !self.source.vraag[usize::from(question)].is_many() {
                        self.wrong(code, format!("{} has one answer: use `is`", id.get_ref()));
                    }
                    let code = self.code(question, code);
                    parts.push(Condition::Answer(question, vec![code]));
                }
            }
            (None, None, None) => {}
            _ => self.wrong(condition, "a question goes with either `is` or `bevat`"),
        }
        if let Some(id) = &source.feit {
            let fact = self.fact(id, scope);
            parts.push(Condition::Fact(fact));
        }
        type Combine = fn(Vec<Condition>) -> Condition;
        let lists: [(_, Combine); 3] =
            [(&source.alle, Condition::All), (&source.een, Condition::Any), (&source.geen, Condition::None)];
        for (list, combine) in lists {
            if let Some(list) = list {
                parts.push(combine(list.iter().map(|part| self.condition(part, scope)).collect()));
            }
        }
        if let Some(ids) = &source.categorie {
            let categories = ids.iter().map(|id| self.category(id)).collect();
            parts.push(Condition::Category(categories));
        }
        if let Some(doubt) = &source.twijfel24 {
            match doubt.get_ref().as_str() {
                "medisch" => parts.push(Condition::Doubt24(Doubt24::Medical)),
                "leerwerk" => parts.push(Condition::Doubt24(Doubt24::Trial)),
                other => self.wrong(doubt, format!("there is no doubt {other:?}")),
            }
        }
        if !scope.derived && (source.categorie.is_some() || source.twijfel24.is_some()) {
            self.wrong(condition, "only advice may look at the category or the doubt");
        }
        match parts.len() {
            0 => {
                self.wrong(condition, "a condition says what must hold");
                Condition::All(Vec::new())
            }
            1 => parts.remove(0),
            _ => Condition::All(parts),
        }
    }

    fn category(&mut self, id: &Spanned<String>) -> u8 {
        let source = self.source;
        match source.categorieen.keys().position(|name| name == id.get_ref()) {
            Some(place) => place as u8,
            None => {
                self.wrong(id, format!("there is no category {:?}", id.get_ref()));
                0
            }
        }
    }

    fn named_category(&mut self, name: &str, at: &Spanned<ConditionSource>) -> u8 {
        let found = self.source.categorieen.keys().position(|known| known == name);
        if found.is_none() {
            self.wrong(at, format!("there is no category {name:?}"));
        }
        found.unwrap_or(0) as u8
    }

    fn unique<'i>(&mut self, ids: impl Iterator<Item = &'i Spanned<String>>) {
        let mut seen = std::collections::BTreeSet::new();
        for id in ids {
            if !seen.insert(id.get_ref().as_str()) {
                self.wrong(id, format!("{:?} stands here twice", id.get_ref()));
            }
        }
    }

    fn model(&mut self) -> Model {
        let source = self.source;
        let all = Scope { questions: source.vraag.len(), facts: source.feit.len(), derived: false };
        if source.vraag.len() > 250 || source.feit.len() > 250 {
            self.mistakes.push(format!("{MODEL}:1: more than 250 questions or facts"));
        }
        self.unique(source.vraag.iter().map(|question| &question.id));
        self.unique(source.feit.iter().map(|fact| &fact.id));
        self.unique(source.signaal.iter().map(|signal| &signal.id));
        self.unique(source.tegenstrijdig.iter().map(|clash| &clash.id));

        // A domain without a scoring question only groups questions on the screen.
        let domains: Vec<Domain> = source
            .domeinen
            .iter()
            .filter(|(id, _)| {
                source.vraag.iter().any(|question| question.domein.get_ref() == *id && question.scores())
            })
            .map(|(id, domain)| Domain { id: id.clone(), name: domain.naam.clone() })
            .collect();

        let questions = source
            .vraag
            .iter()
            .enumerate()
            .map(|(n, question)| self.one_question(n, question, &domains))
            .collect();
        let facts = source
            .feit
            .iter()
            .enumerate()
            .map(|(n, fact)| Fact {
                id: fact.id.get_ref().clone(),
                when: self.condition(&fact.als, Scope { facts: n, ..all }),
            })
            .collect();

        let mut domain_caps = Vec::new();
        for cap in source.plafond.domein.iter().chain(&source.plafond.als) {
            domain_caps.push(DomainCap {
                domain: self.place(&domains, &cap.domein, "scoring domain", |domain| &domain.id),
                when: cap.als.as_ref().map(|when| self.condition(when, all)),
                cap: Cap { most: cap.max, why: cap.uitleg.clone() },
            });
        }

        let mut expected = 0;
        let mut bands = Vec::new();
        for band in &source.band {
            if band.punten.get_ref().0 != expected {
                self.wrong(&band.punten, format!("a band begins where the one before ends: at {expected}"));
            }
            expected = band.punten.get_ref().1 + 1;
            bands.push(Band {
                id: band.id.get_ref().clone(),
                months: band.maanden,
                from: band.punten.get_ref().0,
                category: self.category(&band.categorie),
            });
        }
        let reachable: u16 = source
            .vraag
            .iter()
            .map(|q| u16::from(q.opties.iter().map(|o| o.punten).max().unwrap_or(0)))
            .sum();
        if expected <= reachable {
            self.mistakes
                .push(format!("{MODEL}:1: the bands end before {reachable} points, which can be reached"));
        }
        let rules = |compiler: &mut Self, rules: &[source::BandRuleSource]| -> Vec<BandRule> {
            rules
                .iter()
                .map(|rule| BandRule {
                    band: compiler.place(&source.band, &rule.band, "band", |band| band.id.get_ref()),
                    when: compiler.condition(&rule.als, all),
                    text: rule.tekst.clone(),
                })
                .collect()
        };
        let floors = rules(self, &source.vloer);
        let ceilings = rules(self, &source.bovengrens);
        let borders = source
            .twijfelgrens
            .iter()
            .map(|border| {
                if !source.band.iter().any(|band| band.punten.get_ref().0 == *border.grens.get_ref()) {
                    self.wrong(&border.grens, "a border is the first point of a band");
                }
                Border { at: *border.grens.get_ref(), margin: border.marge }
            })
            .collect();

        let advice = source
            .advies
            .iter()
            .map(|advice| Advice {
                code: advice.code.clone(),
                when: self.condition(&advice.als, Scope { derived: true, ..all }),
                resident: advice.inwoner.clone(),
                consultant: advice.consulent.clone(),
            })
            .collect();
        let ladder = source
            .trede
            .iter()
            .map(|step| LadderStep {
                step: step.trede,
                when: self.condition(&step.als, all),
                name: String::new(),
            })
            .collect();
        let signals = source.signaal.iter().map(|signal| self.signal(signal, all)).collect();
        for (option, signal) in &source.hulpvraag.naar_signaal {
            if !source.signaal.iter().any(|known| known.id.get_ref() == signal.get_ref()) {
                self.wrong(signal, format!("there is no signal {:?} for {option}", signal.get_ref()));
            }
        }
        let contradictions = source
            .tegenstrijdig
            .iter()
            .map(|clash| Contradiction {
                id: clash.id.get_ref().clone(),
                when: self.condition(&clash.als, all),
                text: clash.tekst.clone(),
            })
            .collect();

        Model {
            asked: Questions {
                id: source.meta.id.clone(),
                version: source.meta.versie.clone(),
                questions,
                facts,
            },
            most_unknown: source.onbekend.max_aantal,
            proxy_cap: Cap { most: source.plafond.proxy.max, why: source.plafond.proxy.uitleg.clone() },
            domain_caps,
            bands,
            floors,
            ceilings,
            borders,
            categories: source
                .categorieen
                .iter()
                .map(|(id, category)| Category {
                    id: id.clone(),
                    onderdeel: category.onderdeel.clone(),
                    name: category.naam.clone(),
                })
                .collect(),
            no_participation: CategoryRule {
                category: self.named_category("3B", &source.categorie_3b.als),
                when: self.condition(&source.categorie_3b.als, all),
                text: source.categorie_3b.tekst.clone(),
            },
            indication: CategoryRule {
                category: self.named_category("2B", &source.categorie_2b.als),
                when: self.condition(&source.categorie_2b.als, all),
                text: source.categorie_2b.tekst.clone(),
            },
            category_unknown: self.named_category("onbekend", &source.categorie_2b.als),
            medical: 0,
            indication_possible: 0,
            doubt_24_domain: self
                .place(&domains, &source.twijfel_24.domein, "scoring domain", |domain| &domain.id),
            doubt_24_points: source.twijfel_24.min_punten,
            domains,
            advice,
            ladder,
            signals,
            contradictions,
            routes: Vec::new(),
            doubt_texts: Vec::new(),
        }
    }

    fn one_question(&mut self, n: usize, question: &source::QuestionSource, domains: &[Domain]) -> Question {
        let source = self.source;
        if !source.domeinen.contains_key(question.domein.get_ref()) {
            self.wrong(&question.domein, format!("there is no domain {:?}", question.domein.get_ref()));
        }
        self.unique(question.opties.iter().map(|option| &option.id));
        // The compact form of an answer has a bit for each option.
        if question.opties.is_empty() || question.opties.len() > 16 {
            self.wrong(&question.id, "a question has 1 to 16 options");
        }
        let many = question.is_many();
        if !["een", "meer"].contains(&question.soort.as_deref().unwrap_or("een")) {
            self.wrong(&question.id, "`soort` is \"een\" or \"meer\"");
        }
        for option in &question.opties {
            if option.exclusief && !many {
                self.wrong(&option.id, "only a question with more answers has an exclusive option");
            }
            if option.tekst.trim().is_empty() {
                self.wrong(&option.id, "an option needs a text");
            }
            if source.onbekend.codes.contains(option.id.get_ref()) {
                self.wrong(&option.id, "this name is kept for an unknown answer");
            }
        }
        for code in question.onbekend.iter().flatten() {
            if !source.onbekend.codes.contains(code.get_ref()) {
                self.wrong(code, format!("{:?} is not an unknown answer", code.get_ref()));
            }
        }
        if question.tekst.trim().is_empty() || question.waarom.trim().is_empty() {
            self.wrong(&question.id, "a question needs a text and a reason");
        }
        let scope = Scope { questions: n, facts: source.feit.len(), derived: false };
        Question {
            id: question.id.get_ref().clone(),
            domain: domains
                .iter()
                .position(|domain| domain.id == *question.domein.get_ref())
                .map(|place| place as u8),
            many,
            may_be_empty: source.hulpvraag.vraag.get_ref() == question.id.get_ref(),
            proxy: question.gevoelig.as_deref() == Some("proxy"),
            shown_when: question.toon_als.as_ref().map(|when| self.condition(when, scope)),
            text: question.tekst.clone(),
            help: question.hulp.clone(),
            more: question.uitleg.clone(),
            why: question.waarom.clone(),
            pictogram: question.pictogram.clone(),
            options: question
                .opties
                .iter()
                .map(|option| Choice {
                    id: option.id.get_ref().clone(),
                    text: option.tekst.clone(),
                    points: option.punten,
                    exclusive: option.exclusief,
                    pictogram: None,
                    strength: None,
                })
                .collect(),
            allows_dont_know: question.allows("weet_niet"),
            allows_refuse: question.allows("wil_niet"),
        }
    }

    fn signal(&mut self, signal: &source::SignalSource, all: Scope) -> Signal {
        let source = self.source;
        let option = source
            .hulpvraag
            .naar_signaal
            .iter()
            .find(|(_, name)| name.get_ref() == signal.id.get_ref())
            .map(|(option, name)| Spanned::new(name.span(), option.clone()));
        let asked = option.and_then(|option| {
            let question = self.question(&source.hulpvraag.vraag, all)?;
            match self.code(question, &option) {
                Code::Option(place) => Some((question, place)),
                _ => None,
            }
        });
        Signal {
            id: signal.id.get_ref().clone(),
            leefgebied: signal.leefgebied.clone(),
            when: self.condition(&signal.als, all),
            asked,
            name: String::new(),
        }
    }
}

/// Adds what stands in the second file, and sees to it that nothing is missing or left over.
fn add_words(
    built: &mut Model,
    source: &ModelSource,
    words: &OutcomeSource,
    text: &str,
    mistakes: &mut Vec<String>,
) {
    let mut wrong = |span: Range<usize>, what: String| {
        mistakes.push(format!("{OUTCOME}:{}: {what}", line(text, span)));
    };
    let all = Scope { questions: source.vraag.len(), facts: source.feit.len(), derived: false };
    let mut compiler = Compiler { source, text, mistakes: Vec::new() };
    for route in &words.route {
        built.routes.push(Route {
            id: route.id.clone(),
            when: compiler.condition(&route.als, all),
            text: route.inwoner.clone(),
        });
    }
    for reason in DOUBT_REASONS {
        match words.twijfel.get(reason) {
            Some(words) => built
                .doubt_texts
                .push(DoubtText { resident: words.inwoner.clone(), consultant: words.consulent.clone() }),
            None => wrong(0..0, format!("[twijfel.{reason}] is missing")),
        }
    }
    for (reason, place) in [("medisch", &mut built.medical), ("indicatie", &mut built.indication_possible)] {
        match words.twijfel.get(reason).and_then(|words| words.feit.as_ref()) {
            Some(fact) => *place = compiler.fact(fact, all),
            None => wrong(0..0, format!("[twijfel.{reason}] needs the fact behind it")),
        }
    }
    for mistake in compiler.mistakes {
        wrong(0..0, mistake);
    }
    let mut take = |from: &BTreeMap<String, String>, table: &str, key: &str| match from.get(key) {
        Some(text) => text.clone(),
        None => {
            wrong(0..0, format!("[{table}] has no text for {key}"));
            String::new()
        }
    };
    for step in &mut built.ladder {
        step.name = take(&words.trede, "trede", &step.step.to_string());
    }
    for signal in &mut built.signals {
        signal.name = take(&words.signaal, "signaal", &signal.id);
    }
    for (key, sentence) in &words.goed {
        let option = key.get_ref().split_once('.').and_then(|(question, option)| {
            let question = built.asked.questions.iter_mut().find(|known| known.id == question)?;
            question.options.iter_mut().find(|known| known.id == option)
        });
        match option {
            Some(option) => option.strength = Some(sentence.clone()),
            None => wrong(key.span(), format!("there is no option {:?}", key.get_ref())),
        }
    }
    for key in words.signaal.keys() {
        if !built.signals.iter().any(|signal| signal.id == *key) {
            wrong(0..0, format!("[signaal] there is no signal {key:?}"));
        }
    }
}
