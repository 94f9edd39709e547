//! The texts of the interface, one typed function each, made from `data/texts` at build time: in Dutch, or in the
//! language that was loaded.

use super::language;

/// A module of texts; `$translated` gives a text in the language on the screen by its place.
macro_rules! module {
    ($(#[$doc:meta])* $set:ident, $file:literal, $translated:expr) => {
        $(#[$doc])*
        #[allow(dead_code, missing_docs, clippy::needless_pass_by_value)]
        pub(crate) mod $set {
            include!(concat!(env!("OUT_DIR"), "/", $file));

            fn at(index: usize, dutch: &'static str) -> &'static str {
                let translated: fn(usize) -> Option<&'static str> = $translated;
                translated(index).unwrap_or(dutch)
            }

            /// The place of a key in the files of the languages.
            pub(crate) fn place(key: &str) -> Option<usize> {
                KEYS.binary_search(&key).ok()
            }

            /// The text under a key that is only known at run time, such as a step of an explanation.
            pub(crate) fn lookup(key: &str) -> Option<&'static str> {
                KEYS.binary_search(&key).ok().map(|index| at(index, NL[index]))
            }
        }
    };
}

/// Texts that residents read, in every language.
macro_rules! translated {
    ($($(#[$doc:meta])* $set:ident = $file:literal;)*) => {
        $(module! { $(#[$doc])* $set, $file, |index| crate::web::language::translation(crate::web::texts::Set::$set, index) })*

        /// Texts that are loaded together: a file in `data/texts`.
        #[allow(non_camel_case_types, reason = "named as the modules, which are named as the files")]
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum Set { $($set,)* }

        impl Set {
            pub(crate) const ALL: &[Set] = &[$(Set::$set),*];

            /// As it is called in a file of a language.
            pub(crate) fn name(self) -> &'static str {
                match self { $(Set::$set => stringify!($set),)* }
            }
        }
    };
}

/// Texts for who works for the municipality: in Dutch, and nothing of them in the programs of residents.
macro_rules! dutch {
    ($($(#[$doc:meta])* $set:ident = $file:literal;)*) => {
        $(module! { $(#[$doc])* $set, $file, |_| None })*
    };
}

translated! {
    /// What residents read from the start to the last question.
    app = "texts_app.rs";
    /// What residents read after the questions.
    later = "texts_later.rs";
    /// What residents read on a tablet of the municipality.
    group = "texts_group.rs";
    /// What stands in the letter after a decision: in Dutch, with a translation beside it that the desk fetches.
    letter = "texts_letter.rs";
    /// What went wrong and what to do about it.
    errors = "texts_errors.rs";
    /// Why an amount is what it is.
    why = "texts_why.rs";
}

dutch! {
    /// What the facilitator of a group reads on a tablet.
    facilitator = "texts_facilitator.rs";
    /// What consultants read.
    desk = "texts_desk.rs";
    /// What they read about one dossier.
    talk = "texts_talk.rs";
    /// What they read where dossiers come in, and in the list.
    intake = "texts_intake.rs";
    /// What they read about many dossiers.
    figures = "texts_figures.rs";
    /// What they read about the route after a decision.
    route = "texts_route.rs";
    /// What they read about their archive and keys.
    archive = "texts_archive.rs";
    /// What policy makers read.
    policy = "texts_policy.rs";
}

/// Puts values in the place of `{name}`.
pub(crate) fn fill(template: &str, values: &[(&str, String)]) -> String {
    let mut text = String::with_capacity(template.len() + 16);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let Some((name, after)) = after.split_once('}') else {
            text.push('{');
            rest = after;
            continue;
        };
        if let Some((_, value)) = values.iter().find(|(known, _)| *known == name) {
            text.push_str(value);
        }
        rest = after;
    }
    text.push_str(rest);
    text
}

/// The form for this number, of a text that has one for each plural category of its language.
fn form(packed: &'static str, count: usize) -> &'static str {
    let category = language::plural_category(count);
    let find = |category: &str| {
        let mut forms = packed.split('\u{1}').filter_map(|form| form.split_once('\u{2}'));
        forms.find(|(of, _)| *of == category).map(|(_, form)| form)
    };
    find(&category).or_else(|| find("other")).unwrap_or_default()
}
