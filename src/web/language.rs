//! The language of the reader: which one it is, and its texts once they are loaded.
//!
//! Dutch is compiled in. The page (`index.html`) knows which language was chosen, sets the direction and fetches the
//! files; each program takes from them the texts that it shows, and shows its page again when the language changes.

use std::cell::{Cell, RefCell};

use js_sys::{Array, Intl, JsString, Object, Promise, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;

use super::{format, texts::Set};

#[wasm_bindgen]
extern "C" {
    /// The code of the chosen language, such as `ar`.
    #[wasm_bindgen(js_namespace = ["window", "opstap"], js_name = language)]
    fn chosen_language() -> String;

    /// What the page knows about a language: name, Dutch name, locale, voices, whether somebody checked it.
    #[wasm_bindgen(js_namespace = ["window", "opstap"], js_name = about)]
    fn about_language(code: &str) -> JsValue;

    /// Turns the page into a language, for this person only on a tablet of a group.
    #[wasm_bindgen(js_namespace = ["window", "opstap"], js_name = speak)]
    fn speak(code: &str) -> Promise;

    /// Offers these languages and no others.
    #[wasm_bindgen(js_namespace = ["window", "opstap"], js_name = offer)]
    fn offer_languages(codes: Vec<String>);

    /// A file with texts of a language.
    #[wasm_bindgen(js_namespace = ["window", "opstap"], js_name = texts)]
    fn load_texts(code: &str, part: &str) -> Promise;
}

const DUTCH: &str = "nl";
/// What the page calls out on the window when somebody chooses a language.
const CHANGED: &str = "opstap:language";

type Texts = &'static [&'static str];

thread_local! {
    /// The texts of each [`Set`], where they aren't Dutch.
    static TEXTS: RefCell<[Option<Texts>; Set::ALL.len()]> = const { RefCell::new([None; Set::ALL.len()]) };
    /// Sentences of the questionnaire by their Dutch.
    static QUESTIONNAIRE: RefCell<Vec<Object>> = const { RefCell::new(Vec::new()) };
    static CODE: RefCell<String> = RefCell::new(DUTCH.into());
    static LOCALE: RefCell<String> = RefCell::new("nl-NL".into());
    static PLURALS: RefCell<Option<Intl::PluralRules>> = const { RefCell::new(None) };
    static LOADED: Cell<Option<RwSignal<u32>>> = const { Cell::new(None) };
}

/// A text of the language on the screen; nothing where that is Dutch.
pub(super) fn translation(set: Set, index: usize) -> Option<&'static str> {
    TEXTS.with_borrow(|texts| texts[set as usize].and_then(|texts| texts.get(index).copied()))
}

/// A sentence of the questionnaire as the reader reads it, from its Dutch.
pub(crate) fn of(dutch: &str) -> String {
    let key = JsValue::from(dutch);
    let find = |sentences: &Object| Reflect::get(sentences, &key).ok()?.as_string();
    QUESTIONNAIRE.with_borrow(|parts| parts.iter().find_map(find)).unwrap_or_else(|| dutch.into())
}

/// The code of the language on the screen, such as `ar`.
pub(crate) fn code() -> String {
    CODE.with_borrow(Clone::clone)
}

/// What `Intl` calls the language on the screen.
pub(crate) fn locale() -> JsValue {
    LOCALE.with_borrow(|locale| locale.into())
}

/// A name with a small first letter, for within a sentence.
pub(crate) fn within_sentence(name: &str) -> String {
    let mut rest = name.chars();
    let first: String = rest.next().into_iter().collect();
    let lowered = JsString::from(first).to_locale_lower_case(locale().as_string().as_deref());
    String::from(lowered) + rest.as_str()
}

/// What languages call themselves, or in Dutch.
fn about(code: &str, key: &str) -> JsValue {
    Reflect::get(&about_language(code), &key.into()).unwrap_or_default()
}

/// A language that residents may read.
pub(crate) struct Known {
    /// Such as `ar`.
    pub code: String,
    /// What it is called in Dutch, for a consultant.
    pub dutch: String,
    /// Whether somebody checked its translation.
    pub checked: bool,
}

/// All of them, in the order in which they are offered.
pub(crate) fn all() -> Vec<Known> {
    let listed = document().get_element_by_id("about-languages").and_then(|list| list.text_content());
    let listed = listed.and_then(|list| js_sys::JSON::parse(&list).ok()?.dyn_into::<Object>().ok());
    let codes = listed.map(|listed| Object::keys(&listed)).unwrap_or_default();
    let known =
        |code: String| Known { dutch: dutch_name(&code), checked: about(&code, "checked").is_truthy(), code };
    codes.iter().filter_map(|code| code.as_string()).map(known).collect()
}

/// What a language is called in Dutch, for a consultant; its code where nobody knows it.
pub(crate) fn dutch_name(code: &str) -> String {
    about(code, "dutch").as_string().unwrap_or_else(|| code.into())
}

/// What the language on the screen calls itself.
pub(crate) fn own_name() -> String {
    let code = code();
    about(&code, "name").as_string().unwrap_or(code)
}

/// What a language calls itself, and its direction as HTML has it.
pub(crate) fn name_and_direction(code: &str) -> (String, String) {
    let of = |key| about(code, key).as_string().unwrap_or_default();
    (of("name"), of("dir"))
}

/// Turns the page into this language; into Dutch where nobody knows it.
pub(crate) fn choose(code: &str) {
    let known = about(code, "name") != about(DUTCH, "name");
    // It says itself when it can't be loaded.
    let _ = speak(if known { code } else { DUTCH });
}

/// Offers these languages in the place of those of the municipality.
pub(crate) fn offer(codes: &[&str]) {
    offer_languages(codes.iter().map(ToString::to_string).collect());
}

/// A text in another language than that of the screen: the one at this place of a set, in the file of that name.
/// Nothing where it can't be loaded.
pub(crate) async fn text_in(code: &str, set: Set, place: usize) -> Option<String> {
    if code == DUTCH {
        return None;
    }
    let [loaded] = &load(code, &[set.name()]).await.ok()?[..] else { return None };
    let list: Array = Reflect::get(loaded, &set.name().into()).ok()?.dyn_into().ok()?;
    list.get(place as u32).as_string()
}

/// Whether the language with this code runs from right to left.
pub(crate) fn is_right_to_left(code: &str) -> bool {
    about(code, "dir").as_string().is_some_and(|direction| direction == "rtl")
}

/// The questionnaire in the language of somebody else than the reader.
pub(crate) struct Questionnaire(Object);

impl Questionnaire {
    /// Loads it; nothing for Dutch, for a language that we don't have, and without a network.
    pub(crate) async fn load(code: &str) -> Option<Questionnaire> {
        let [loaded] = &load(code, &["first"]).await.ok()?[..] else { return None };
        Reflect::get(loaded, &"model".into()).ok()?.dyn_into().ok().map(Questionnaire)
    }

    /// A sentence of it, from its Dutch.
    pub(crate) fn of(&self, dutch: &str) -> Option<String> {
        Reflect::get(&self.0, &dutch.into()).ok()?.as_string()
    }
}

/// The texts of a letter in the language of somebody else than the reader.
pub(crate) struct Translation {
    code: String,
    parts: Vec<JsValue>,
}

impl Translation {
    /// Loads it; nothing for Dutch, for a language that has no letter, and without a network.
    pub(crate) async fn load(code: &str) -> Option<Translation> {
        let parts = load(code, &["later", Set::letter.name()]).await.ok()?;
        let translation = Translation { code: code.into(), parts };
        translation.text(Set::letter, 0).is_some().then_some(translation)
    }

    /// The text at a place of a set.
    pub(crate) fn text(&self, set: Set, place: usize) -> Option<String> {
        let lists =
            self.parts.iter().filter_map(|part| Reflect::get(part, &set.name().into()).ok()?.dyn_into().ok());
        lists.map(|list: Array| list.get(place as u32)).find_map(|text| text.as_string())
    }

    /// A sentence of the questionnaire, from its Dutch.
    pub(crate) fn sentence(&self, dutch: &str) -> Option<String> {
        let key = JsValue::from(dutch);
        let models = self.parts.iter().filter_map(|part| Reflect::get(part, &"model".into()).ok());
        models.filter(JsValue::is_object).find_map(|model| Reflect::get(&model, &key).ok()?.as_string())
    }

    /// A day as people of that language write it.
    pub(crate) fn date(&self, day: crate::calendar::Day) -> String {
        let locale = about(&self.code, "locale").as_string().unwrap_or_else(|| self.code.clone());
        let options = Object::new();
        for (key, value) in [("dateStyle", "long"), ("timeZone", "UTC")] {
            // Setting a property of a fresh plain object can't fail.
            let _ = Reflect::set(&options, &key.into(), &value.into());
        }
        js_sys::Date::new(&day.to_string().into()).to_locale_date_string(&locale, &options).into()
    }

    /// Such as `ar`.
    pub(crate) fn code(&self) -> &str {
        &self.code
    }

    /// Whether somebody checked it.
    pub(crate) fn is_checked(&self) -> bool {
        about(&self.code, "checked").is_truthy()
    }
}

/// The plural category of a number, such as `one` or `few`.
pub(super) fn plural_category(count: usize) -> String {
    PLURALS.with_borrow_mut(|rules| {
        let rules =
            rules.get_or_insert_with(|| Intl::PluralRules::new(&Array::of1(&locale()), &Object::new()));
        // A count of things on a screen is far below 2^53.
        JsString::into(rules.select(count as f64))
    })
}

/// A view in the language on the screen, made again when that is another one.
pub(crate) fn in_language<V: IntoAny>(view: impl Fn() -> V) -> AnyView {
    track();
    view().into_any()
}

/// Tracks the language: what calls this is made again when another language is there.
pub(crate) fn track() {
    if let Some(loaded) = LOADED.get() {
        loaded.track();
    }
}

/// Takes up the language that was chosen before, and every one that is chosen later. `parts` are the files that this
/// program shows texts of. Without them, for want of a network, the screen stays in the language that it has.
pub(crate) async fn follow(parts: &'static [&'static str]) {
    LOADED.set(Some(RwSignal::new(0)));
    take_up(parts).await;
    let listener = move |_| leptos::task::spawn_local(take_up(parts));
    // For as long as the page is there.
    let _listener = window_event_listener_untyped(CHANGED, listener);
}

async fn take_up(parts: &'static [&'static str]) {
    let code = chosen_language();
    let Ok(loaded) = load(&code, parts).await else { return };
    // Somebody may have chosen again meanwhile.
    if code != chosen_language() {
        return;
    }
    let mut texts = [None; Set::ALL.len()];
    let mut questionnaire = Vec::new();
    for part in &loaded {
        for set in Set::ALL {
            if let Some(own) = strings(part, set.name()) {
                texts[*set as usize] = Some(own);
            }
        }
        questionnaire
            .extend(Reflect::get(part, &"model".into()).ok().and_then(|model| model.dyn_into().ok()));
    }
    TEXTS.set(texts);
    QUESTIONNAIRE.set(questionnaire);
    LOCALE.set(about(&code, "locale").as_string().unwrap_or_else(|| code.clone()));
    CODE.set(code);
    PLURALS.set(None);
    format::forget();
    if let Some(loaded) = LOADED.get() {
        loaded.update(|times| *times += 1);
    }
}

async fn load(code: &str, parts: &[&str]) -> Result<Vec<JsValue>, JsValue> {
    let mut loaded = Vec::new();
    if code != DUTCH {
        for part in parts {
            loaded.push(JsFuture::from(load_texts(code, part)).await?);
        }
    }
    Ok(loaded)
}

/// A list of texts in a file. They stay for as long as the page: it is a few kilobytes for each language chosen.
fn strings(part: &JsValue, name: &str) -> Option<Texts> {
    let list: Array = Reflect::get(part, &name.into()).ok()?.dyn_into().ok()?;
    let texts: Vec<&'static str> =
        list.iter().map(|text| &*String::leak(text.as_string().unwrap_or_default())).collect();
    Some(Vec::leak(texts))
}
