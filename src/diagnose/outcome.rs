//! What the answers come to. Field names in the exchange format are those of the policy papers.

use serde::{Deserialize, Serialize};

/// A suggestion for the conversation, never a decision. Everything in it follows from the answers and the
/// questionnaire alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outcome {
    /// `1A` to `3B`, or `onbekend`.
    #[serde(rename = "categorie")]
    pub category: String,
    /// Part of the service the category belongs to.
    pub onderdeel: String,
    /// Months to work, from and to (999: no end); `None` when too little is known.
    #[serde(rename = "maanden")]
    pub months: Option<(u16, u16)>,
    /// Whether there is any reason for doubt.
    #[serde(rename = "twijfel")]
    pub doubt: bool,
    /// Why there is doubt.
    #[serde(rename = "twijfel_reden")]
    pub doubt_reasons: Vec<DoubtReason>,
    /// Categories that come into question, in their order; the category itself is always among them.
    #[serde(rename = "twijfel_tussen")]
    pub doubt_between: Vec<String>,
    /// Step of the Participatieladder, 1 to 6.
    #[serde(rename = "trede")]
    pub ladder_step: Option<u8>,
    /// Routes of their own.
    pub routes: Vec<String>,
    /// Code of the advice.
    #[serde(rename = "advies")]
    pub advice: String,
    /// Signals in the order of the questionnaire's data.
    #[serde(rename = "signalen", with = "as_map")]
    pub signals: Vec<(String, Level)>,
    /// Points after caps.
    #[serde(rename = "punten")]
    pub points: u16,
    /// Points after caps if every unknown answer were the worst one.
    #[serde(rename = "punten_hoog")]
    pub points_high: u16,
    /// Points by domain after caps, in order.
    #[serde(rename = "domeinen", with = "as_map")]
    pub domains: Vec<(String, u16)>,
    /// How many questions were shown.
    #[serde(rename = "vragen_getoond")]
    pub shown: u16,
    /// Points by question, most first.
    #[serde(rename = "bijdragen")]
    pub contributions: Vec<(String, u16)>,
    /// Points that a cap took, with its reason.
    #[serde(rename = "plafonds")]
    pub caps: Vec<(String, u16)>,
    /// Floor and ceiling rules that applied, in words.
    #[serde(rename = "regels")]
    pub rules: Vec<String>,
    /// Ids of contradictions.
    #[serde(rename = "tegenstrijdig")]
    pub contradictions: Vec<String>,
    /// Ids of scoring questions without a known answer.
    #[serde(rename = "onbekend")]
    pub unknown: Vec<String>,
}

/// Why there is doubt, in the order in which reasons are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DoubtReason {
    /// The points are near a border.
    #[serde(rename = "grens")]
    Border,
    /// Unknown answers could make another category.
    #[serde(rename = "ontbrekend")]
    Missing,
    /// Cannot work for health reasons; an expert judges.
    #[serde(rename = "medisch")]
    Medical,
    /// An indication may be there.
    #[serde(rename = "indicatie")]
    Indication,
    /// Answers contradict each other.
    #[serde(rename = "tegenstrijdig")]
    Contradiction,
}

/// How a signal came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// The resident asked for help.
    Hulpvraag,
    /// To be talked about.
    Aandacht,
}

/// A list of pairs as a JSON object, in the order of the list.
mod as_map {
    use std::{fmt, marker::PhantomData};

    use serde::{
        Deserialize, Deserializer, Serialize, Serializer,
        de::{MapAccess, Visitor},
    };

    pub(super) fn serialize<S: Serializer, T: Serialize>(
        pairs: &[(String, T)],
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.collect_map(pairs.iter().map(|(key, value)| (key, value)))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
        deserializer: D,
    ) -> Result<Vec<(String, T)>, D::Error> {
        struct Pairs<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for Pairs<T> {
            type Value = Vec<(String, T)>;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut pairs = Vec::new();
                while let Some(pair) = map.next_entry()? {
                    pairs.push(pair);
                }
                Ok(pairs)
            }
        }
        deserializer.deserialize_map(Pairs(PhantomData))
    }
}
