//! What a facilitator fills in, and what is wrong with it.

use leptos::{html::Div, prelude::*};

use super::{
    Prepared,
    recipients::{Recipients, RecipientsField},
};
use crate::{
    calendar::Day,
    dossier::{
        Code, Label,
        group::{GroupSession, SessionError, SessionId, SessionSecret},
    },
    web::{
        components::{DateField, NumberField, TextField},
        config::Config,
        desk::gemeente_field::GemeenteField,
        entropy, language,
        texts::desk,
        today::today,
    },
};

/// How many cards there are unless somebody says otherwise.
const CARDS: u16 = 15;
const SECONDS: std::ops::RangeInclusive<u16> = 10..=3_600;

/// The fields, as they were typed.
#[derive(Clone, Copy)]
pub(super) struct Form {
    gemeente: RwSignal<String>,
    name: RwSignal<String>,
    place: RwSignal<String>,
    date: RwSignal<String>,
    recipients: Recipients,
    languages: RwSignal<Vec<String>>,
    warn_after: RwSignal<String>,
    lock_after: RwSignal<String>,
    cards: RwSignal<String>,
    /// Whether the municipality's own settings were taken over.
    is_filled_in: RwSignal<bool>,
    /// Whether somebody tried to make the session: mistakes are shown from then on.
    tried: RwSignal<bool>,
}

/// Something wrong, at a field by its id.
#[derive(Clone, PartialEq)]
struct Mistake {
    field: &'static str,
    text: String,
}

impl Form {
    pub(super) fn new() -> Form {
        let typed = |text: String| RwSignal::new(text);
        Form {
            gemeente: typed(String::new()),
            name: typed(String::new()),
            place: typed(String::new()),
            date: typed(today().to_string()),
            recipients: Recipients::new(),
            languages: RwSignal::new(Vec::new()),
            warn_after: typed(GroupSession::WARN_AFTER.to_string()),
            lock_after: typed(GroupSession::LOCK_AFTER.to_string()),
            cards: typed(CARDS.to_string()),
            is_filled_in: RwSignal::new(false),
            tried: RwSignal::new(false),
        }
    }

    /// Takes over what the municipality set, once.
    fn fill_in(self, config: &Config) {
        if self.is_filled_in.get_untracked() {
            return;
        }
        self.is_filled_in.set(true);
        self.gemeente.set(config.municipality.id.clone());
        let offered = language::all()
            .into_iter()
            .filter(|known| known.checked || config.languages.contains(&known.code));
        self.languages.set(offered.map(|known| known.code).collect());
    }

    fn mistakes(self) -> Vec<Mistake> {
        let mut mistakes = Vec::new();
        let mut wrong =
            |field, text: Option<String>| mistakes.extend(text.map(|text| Mistake { field, text }));
        wrong(
            "gemeente",
            Code::new(self.gemeente.get()).is_err().then(|| desk::groups_gemeente_wrong().into()),
        );
        wrong("session-name", wrong_label(&self.name.read(), desk::groups_name_wrong()));
        wrong("session-place", wrong_label(&self.place.read(), desk::groups_place_wrong()));
        wrong(
            "session-date",
            match Day::parse(&self.date.read()) {
                None => Some(desk::groups_date_wrong().into()),
                Some(day) => (day < today()).then(|| desk::groups_date_past().into()),
            },
        );
        wrong(Recipients::FIRST, self.recipients.mistake());
        wrong("language-nl", self.languages.read().is_empty().then(|| desk::groups_languages_wrong().into()));
        let seconds = |typed: RwSignal<String>| {
            let text = || desk::groups_seconds_wrong(*SECONDS.start(), *SECONDS.end());
            number(typed, SECONDS).is_none().then(text)
        };
        wrong("warn-after", seconds(self.warn_after));
        wrong("lock-after", seconds(self.lock_after));
        let cards = number(self.cards, 1..=GroupSession::MOST_CARDS);
        wrong("cards", cards.is_none().then(|| desk::groups_cards_wrong(GroupSession::MOST_CARDS)));
        mistakes
    }

    /// The session, when every field is right.
    fn session(self) -> Result<Prepared, SessionError> {
        let mut rng = entropy::rng();
        let secret = SessionSecret::generate(&mut rng);
        let missing =
            |field: &str| SessionError::Invalid { field: field.into(), problem: "is not right".into() };
        let session = GroupSession {
            id: SessionId::random(&mut rng),
            gemeente: Code::new(self.gemeente.get()).map_err(|_| missing("gemeente"))?,
            name: Label::cleaned(&self.name.read()).ok_or_else(|| missing("name"))?,
            place: Label::cleaned(&self.place.read()).ok_or_else(|| missing("place"))?,
            date: Day::parse(&self.date.read()).ok_or_else(|| missing("date"))?,
            recipients: self.recipients.chosen(),
            // In the order in which languages are offered everywhere.
            languages: language::all()
                .into_iter()
                .filter(|known| self.languages.read().contains(&known.code))
                .filter_map(|known| Code::new(known.code).ok())
                .collect(),
            warn_after: number(self.warn_after, SECONDS).ok_or_else(|| missing("warn_after"))?,
            lock_after: number(self.lock_after, SECONDS).ok_or_else(|| missing("lock_after"))?,
            cards: number(self.cards, 1..=GroupSession::MOST_CARDS).ok_or_else(|| missing("cards"))?,
            secret_check: [0; 8],
        }
        .sealed_with(&secret);
        // What can't be a link is no session.
        session.to_link()?;
        Ok(Prepared { session, secret: Some(secret) })
    }
}

fn number(typed: RwSignal<String>, range: std::ops::RangeInclusive<u16>) -> Option<u16> {
    typed.read().trim().parse().ok().filter(|number| range.contains(number))
}

fn wrong_label(typed: &str, missing: &'static str) -> Option<String> {
    if typed.trim().is_empty() {
        return Some(missing.into());
    }
    (typed.trim().chars().count() > Label::MOST).then(|| desk::groups_too_long(Label::MOST))
}

/// The form.
#[component]
pub(super) fn PrepareForm(
    form: Form,
    config: Config,
    on_ready: impl Fn(Prepared) + Copy + 'static,
) -> impl IntoView {
    form.fill_in(&config);
    form.recipients.offer(&config);
    let failed = RwSignal::new(None::<String>);
    let summary = NodeRef::<Div>::new();
    let mistakes = Memo::new(move |_| if form.tried.get() { form.mistakes() } else { Vec::new() });
    let message = move |field: &'static str| {
        Signal::derive(move || {
            mistakes.read().iter().find(|mistake| mistake.field == field).map(|mistake| mistake.text.clone())
        })
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        failed.set(None);
        form.tried.set(true);
        if !mistakes.read_untracked().is_empty() {
            // It is in the page once this run is over.
            request_animation_frame(move || {
                if let Some(summary) = summary.get_untracked() {
                    let _ = summary.focus();
                }
            });
            return;
        }
        match untrack(|| form.session()) {
            Ok(ready) => {
                form.tried.set(false);
                on_ready(ready);
            }
            Err(SessionError::TooLong { .. }) => failed.set(Some(desk::groups_link_too_long().into())),
            Err(error) => failed.set(Some(error.to_string())),
        }
    };
    view! {
        <form novalidate on:submit=submit class="form-part">
            <div node_ref=summary tabindex="-1">
                {move || (!mistakes.read().is_empty()).then(|| view! {
                    <div class="notice notice--error" role="alert" aria-labelledby="mistakes-title">
                        <h2 class="notice__title" id="mistakes-title">{desk::groups_mistakes()}</h2>
                        <ul class="plain-list">
                            {mistakes.get().into_iter().map(|mistake| view! {
                                <li>
                                    <button type="button" class="text-button" on:click=move |_| focus(mistake.field)>
                                        {mistake.text}
                                    </button>
                                </li>
                            }).collect_view()}
                        </ul>
                    </div>
                })}
            </div>
            <h2 class="nl-heading nl-heading--level-2">{desk::groups_when()}</h2>
            <GemeenteField id="gemeente" own=config.municipality message=message("gemeente") value=form.gemeente
                on_choose=move |id| form.gemeente.set(id) />
            <TextField id="session-name" label=desk::groups_name() hint=desk::groups_name_hint()
                message=message("session-name") value=form.name />
            <TextField id="session-place" label=desk::groups_place() hint=desk::groups_place_hint()
                message=message("session-place") value=form.place />
            <DateField id="session-date" label=Signal::stored(desk::groups_date().to_string())
                message=message("session-date") value=form.date on_input=move |day| form.date.set(day) />
            <RecipientsField recipients=form.recipients message=message(Recipients::FIRST) />
            <Languages chosen=form.languages message=message("language-nl") />
            <h2 class="nl-heading nl-heading--level-2">{desk::groups_tablets()}</h2>
            <NumberField id="cards" label=Signal::stored(desk::groups_cards().to_string()) hint=desk::groups_cards_hint()
                message=message("cards") value=form.cards on_input=move |text| form.cards.set(text) />
            <NumberField id="warn-after" label=Signal::stored(desk::groups_warn_after().to_string())
                hint=desk::groups_warn_after_hint()
                message=message("warn-after") value=form.warn_after on_input=move |text| form.warn_after.set(text) />
            <NumberField id="lock-after" label=Signal::stored(desk::groups_lock_after().to_string())
                hint=desk::groups_lock_after_hint()
                message=message("lock-after") value=form.lock_after on_input=move |text| form.lock_after.set(text) />
            <p class="field__message" role="alert">{failed}</p>
            <div class="actions">
                <button type="submit" class="nl-button nl-button--primary">{desk::groups_make()}</button>
            </div>
        </form>
    }
}

/// The languages that the tablets offer, and which of them nobody has checked.
#[component]
fn Languages(chosen: RwSignal<Vec<String>>, message: Signal<Option<String>>) -> impl IntoView {
    let options = language::all().into_iter().map(|known| {
        let id = format!("language-{}", known.code);
        let code = StoredValue::new(known.code);
        let is_chosen = move || chosen.read().contains(&code.get_value());
        let change = move |_| {
            let code = code.get_value();
            chosen.update(|chosen| {
                if chosen.contains(&code) {
                    chosen.retain(|known| *known != code);
                } else {
                    chosen.push(code);
                }
            });
        };
        let text = if known.checked { known.dutch } else { desk::groups_language_unchecked(known.dutch) };
        view! {
            <div class="option">
                <input class="option__input" type="checkbox" id=id.clone() prop:checked=is_chosen on:change=change />
                <label class="option__label" for=id>{text}</label>
            </div>
        }
    });
    let wrong = move || message.get().is_some();
    view! {
        <fieldset class="field field--choice" class:field--wrong=wrong aria-describedby="languages-hint languages-message">
            <legend class="field__label">{desk::groups_languages()}</legend>
            <p class="field__hint" id="languages-hint">{desk::groups_languages_hint()}</p>
            <p class="field__message" id="languages-message">{message}</p>
            <div class="option-columns">{options.collect_view()}</div>
        </fieldset>
    }
}

fn focus(field: &str) {
    use wasm_bindgen::JsCast;
    let found =
        document().get_element_by_id(field).and_then(|field| field.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(field) = found {
        let _ = field.focus();
    }
}
