//! The texts of the interface, one typed function each, made from `data/texts` at build time.

macro_rules! texts {
    ($($(#[$doc:meta])* $set:ident = $file:literal;)*) => {$(
        $(#[$doc])*
        #[allow(dead_code, missing_docs, clippy::needless_pass_by_value)]
        pub(crate) mod $set {
            include!(concat!(env!("OUT_DIR"), "/", $file));

            /// The text under a key that is only known at run time, such as a step of an explanation.
            pub(crate) fn lookup(key: &str) -> Option<&'static str> {
                KEYS.binary_search(&key).ok().map(|index| NL[index])
            }
        }
    )*};
}

texts! {
    /// What residents read from the start to the last question.
    app = "texts_app.rs";
    /// What residents read after the questions.
    later = "texts_later.rs";
    /// What consultants read.
    desk = "texts_desk.rs";
    /// What went wrong and what to do about it.
    errors = "texts_errors.rs";
    /// Why an amount is what it is.
    why = "texts_why.rs";
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
