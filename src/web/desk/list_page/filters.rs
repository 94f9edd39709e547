//! Which dossiers are shown.

use std::{collections::BTreeMap, sync::Arc};

use leptos::prelude::*;

use super::lines::{Line, Lines, category, folded};
use crate::{
    calendar::Day,
    diagnose::model,
    web::{
        components::{DateField, SelectField},
        desk::gemeente_field::name_of,
        language,
        texts::intake as texts,
    },
};

const NO: &str = "no";
const ANY: &str = "any";
const OLD: &str = "old";

/// What is looked for. Every field is empty where it makes no difference.
#[derive(Clone, Copy)]
pub(super) struct Filters {
    pub search: RwSignal<String>,
    gemeente: RwSignal<String>,
    session: RwSignal<String>,
    /// In a group, or at home.
    place: RwSignal<String>,
    language: RwSignal<String>,
    suggested: RwSignal<String>,
    decided: RwSignal<String>,
    doubt: RwSignal<String>,
    signal: RwSignal<String>,
    from: RwSignal<String>,
    until: RwSignal<String>,
}

impl Filters {
    pub(super) fn new() -> Filters {
        let field = || RwSignal::new(String::new());
        Filters {
            search: field(),
            gemeente: field(),
            session: field(),
            place: field(),
            language: field(),
            suggested: field(),
            decided: field(),
            doubt: field(),
            signal: field(),
            from: field(),
            until: field(),
        }
    }

    /// All but the search.
    fn fields(self) -> [RwSignal<String>; 10] {
        let Filters {
            gemeente,
            session,
            place,
            language,
            suggested,
            decided,
            doubt,
            signal,
            from,
            until,
            ..
        } = self;
        [gemeente, session, place, language, suggested, decided, doubt, signal, from, until]
    }

    /// Shows all again, but for what is searched.
    pub(super) fn clear(self) {
        self.fields().into_iter().for_each(|field| field.set(String::new()));
    }

    /// How many make a difference.
    fn active(self) -> usize {
        self.fields().into_iter().filter(|field| !field.read().is_empty()).count()
    }

    /// Whether any does, or something is searched.
    pub(super) fn is_narrow(self) -> bool {
        self.active() > 0 || !self.search.read().trim().is_empty()
    }

    /// Hears of every change.
    pub(super) fn track(self) {
        self.fields().into_iter().chain([self.search]).for_each(|field| field.track());
    }

    /// Whether a line is to be shown.
    pub(super) fn matching(self) -> impl Fn(&Line) -> bool {
        let search = folded(self.search.read().trim());
        let [gemeente, session, place, language, suggested, decided, doubt, signal, from, until] =
            self.fields().map(|field| field.get());
        let (from, until) = (Day::parse(&from), Day::parse(&until));
        let signal_at = model().signals.iter().position(|known| known.id == signal);
        move |line: &Line| {
            let is = |wanted: &str, found: &str| wanted.is_empty() || wanted == found;
            is(&gemeente, &line.shown.gemeente)
                && is(&session, &line.shown.session)
                && (place.is_empty() || (place == NO) == line.shown.session.is_empty())
                && is(&language, &line.shown.language)
                && is(&suggested, line.shown.suggested.map_or(NO, category))
                && match decided.as_str() {
                    "" => true,
                    NO => line.shown.decided.is_none(),
                    ANY => line.shown.decided.is_some(),
                    OLD => line.shown.decision_is_old,
                    wanted => line.shown.decided.is_some_and(|place| category(place) == wanted),
                }
                && (doubt.is_empty() || line.shown.doubt == Some(doubt != NO))
                && match (signal.as_str(), signal_at) {
                    ("", _) => true,
                    (OLD, _) => line.shown.asked != 0,
                    (_, Some(at)) => line.shown.signals >> at & 1 == 1,
                    _ => line.shown.signals != 0,
                }
                && from.is_none_or(|from| line.shown.completed >= from)
                && until.is_none_or(|until| line.shown.completed <= until)
                && (search.is_empty() || line.words.contains(&search))
        }
    }
}

/// The fields of all filters, folded until somebody wants them.
#[component]
pub(super) fn FilterFields(filters: Filters, all: Memo<Lines>) -> impl IntoView {
    // What there is to choose from: changes seldom.
    let there = Memo::new(move |_| Choices::of(&all.read()));
    let is_open = filters.active() > 0;
    view! {
        <details class="filters" open=is_open>
            <summary>
                {move || match filters.active() {
                    0 => texts::filter_title().to_string(),
                    count => texts::filter_title_active(count),
                }}
            </summary>
            {move || view! { <Fields filters there=there.get() /> }}
            <button type="button" class="nl-button nl-button--subtle" on:click=move |_| filters.clear()>
                {texts::filter_clear()}
            </button>
        </details>
    }
}

#[component]
fn Fields(filters: Filters, there: Choices) -> impl IntoView {
    let select = |id: &'static str,
                  label: &'static str,
                  value: RwSignal<String>,
                  choices: Vec<(String, String)>| {
        let any = (String::new(), texts::filter_any().to_string());
        let options = std::iter::once(any).chain(choices).collect();
        view! {
            <SelectField id label=Signal::stored(label.to_string()) options value on_choose=move |choice| value.set(choice) />
        }
    };
    let fixed = |choices: &[(&str, &str)]| {
        choices.iter().map(|(id, text)| (id.to_string(), text.to_string())).collect::<Vec<_>>()
    };
    let categories = || {
        let all = model().categories.iter();
        all.map(|category| (category.id.clone(), format!("{}: {}", category.id, category.name)))
    };
    let unknown = &model().categories[usize::from(model().category_unknown)].id;
    let suggested = categories().chain(fixed(&[(NO, texts::filter_not_shown())])).collect();
    let decided = fixed(&[
        (NO, texts::filter_decided_not()),
        (ANY, texts::filter_decided_any()),
        (OLD, texts::filter_decided_old()),
    ])
    .into_iter()
    .chain(categories().filter(|(id, _)| id != unknown))
    .collect();
    let signals = model().signals.iter().map(|signal| (signal.id.clone(), signal.name.clone()));
    let signal = fixed(&[(ANY, texts::filter_signal_any()), (OLD, texts::filter_signal_asked())])
        .into_iter()
        .chain(signals)
        .collect();
    let date = |id: &'static str, label: &'static str, value: RwSignal<String>| {
        view! {
            <DateField id label=Signal::stored(label.to_string()) message=Signal::stored(None::<String>) value
                on_input=move |day| value.set(day) />
        }
    };
    view! {
        <div class="filters__fields">
            {select("filter-session", texts::filter_session(), filters.session, there.sessions)}
            {select("filter-place", texts::filter_place(), filters.place,
                fixed(&[(ANY, texts::filter_in_group()), (NO, texts::filter_at_home())]))}
            {select("filter-gemeente", texts::filter_gemeente(), filters.gemeente, there.gemeenten)}
            {select("filter-language", texts::filter_language(), filters.language, there.languages)}
            {select("filter-suggested", texts::filter_suggested(), filters.suggested, suggested)}
            {select("filter-decided", texts::filter_decided(), filters.decided, decided)}
            {select("filter-doubt", texts::filter_doubt(), filters.doubt,
                fixed(&[(ANY, texts::filter_doubt_yes()), (NO, texts::filter_doubt_no())]))}
            {select("filter-signal", texts::filter_signal(), filters.signal, signal)}
            {date("filter-from", texts::filter_from(), filters.from)}
            {date("filter-until", texts::filter_until(), filters.until)}
        </div>
    }
}

/// What the lines have, each with what it is called.
#[derive(Clone, PartialEq)]
struct Choices {
    gemeenten: Vec<(String, String)>,
    sessions: Vec<(String, String)>,
    languages: Vec<(String, String)>,
}

impl Choices {
    fn of(all: &[Arc<Line>]) -> Choices {
        let mut found: [BTreeMap<&str, ()>; 3] = Default::default();
        for line in all {
            found[0].insert(&line.shown.gemeente, ());
            found[1].insert(&line.shown.session, ());
            found[2].insert(&line.shown.language, ());
        }
        let [gemeenten, sessions, languages] = found;
        let named = |ids: BTreeMap<&str, ()>, name: fn(&str) -> String| {
            let mut named: Vec<(String, String)> =
                ids.into_keys().filter(|id| !id.is_empty()).map(|id| (id.to_string(), name(id))).collect();
            named.sort_by_cached_key(|(_, name)| folded(name));
            named
        };
        Choices {
            gemeenten: named(gemeenten, name_of),
            sessions: named(sessions, str::to_string),
            languages: named(languages, language::dutch_name),
        }
    }
}
