//! The draft of the answers as JSON, by the browser's own reader and writer: a library for JSON would be a tenth of the
//! first program. Nobody else writes these drafts, and all but their form is checked by the questionnaire.

use js_sys::{Array, JSON, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::diagnose::{Written, WrittenAnswer};

/// The version of the form of a draft.
pub(crate) const VERSION: u32 = 1;

/// Answers with the version of the questionnaire that they answer.
pub(crate) struct Draft {
    /// Version of the form; those up to [`VERSION`] are read.
    pub version: u32,
    /// Empty where the draft does not say it.
    pub questionnaire: String,
    pub answers: Written,
}

impl Draft {
    /// `{"version": 1, "questionnaire": "0.1.0", "answers": {…}}`, the answers as in the exchange format.
    pub(crate) fn to_json(&self) -> String {
        let answers = Object::new();
        for (id, answer) in &self.answers.entries {
            let value = match answer {
                WrittenAnswer::One(id) => JsValue::from(id),
                WrittenAnswer::Many(ids) => ids.iter().map(JsValue::from).collect::<Array>().into(),
            };
            set(&answers, id, &value);
        }
        let draft = Object::new();
        set(&draft, "version", &self.version.into());
        set(&draft, "questionnaire", &(&self.questionnaire).into());
        set(&draft, "answers", &answers);
        // Texts and lists of texts are JSON.
        JSON::stringify(&draft).map(String::from).unwrap_or_default()
    }

    /// Reads what [`Draft::to_json`] wrote; nothing where that is damaged.
    pub(crate) fn from_json(text: &str) -> Option<Draft> {
        let draft = JSON::parse(text).ok()?;
        let get = |key: &str| Reflect::get(&draft, &key.into()).ok();
        let answers: Object = get("answers")?.dyn_into().ok()?;
        let entries = Object::entries(&answers).into_iter().map(|entry| {
            let entry: Array = entry.unchecked_into();
            (entry.get(0).as_string().unwrap_or_default(), answer(&entry.get(1)))
        });
        Some(Draft {
            version: get("version")?.as_f64()? as u32,
            questionnaire: get("questionnaire")?.as_string().unwrap_or_default(),
            answers: Written { entries: entries.collect() },
        })
    }
}

/// What is no answer of any kind becomes an empty id, which fits no question.
fn answer(value: &JsValue) -> WrittenAnswer {
    let id = |value: JsValue| value.as_string().unwrap_or_default();
    match value.dyn_ref::<Array>() {
        Some(list) => WrittenAnswer::Many(list.iter().map(id).collect()),
        None => WrittenAnswer::One(id(value.clone())),
    }
}

fn set(object: &Object, key: &str, value: &JsValue) {
    // Setting a property of a fresh plain object can't fail.
    let _ = Reflect::set(object, &key.into(), value);
}
