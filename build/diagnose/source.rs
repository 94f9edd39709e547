//! The data files as they are written, in their own Dutch words.

use std::{collections::BTreeMap, fmt, marker::PhantomData};

use serde::{
    Deserialize, Deserializer,
    de::{MapAccess, Visitor},
};
use toml::Spanned;

type Id = Spanned<String>;
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ModelSource {
    pub meta: Meta,
    /// Where the questions come from; for readers of the file.
    #[serde(rename = "bronnen")]
    _sources: BTreeMap<String, String>,
    pub onbekend: Unknown,
    pub domeinen: InOrder<DomainSource>,
    pub plafond: Caps,
    pub band: Vec<BandSource>,
    pub twijfelgrens: Vec<BorderSource>,
    pub categorieen: InOrder<CategorySource>,
    pub feit: Vec<FactSource>,
    pub tegenstrijdig: Vec<ClashSource>,
    pub vloer: Vec<BandRuleSource>,
    pub bovengrens: Vec<BandRuleSource>,
    pub categorie_3b: CategoryRuleSource,
    pub categorie_2b: CategoryRuleSource,
    pub trede: Vec<StepSource>,
    pub twijfel_24: Doubt24Source,
    pub advies: Vec<AdviceSource>,
    pub signaal: Vec<SignalSource>,
    pub hulpvraag: HelpSource,
    pub vraag: Vec<QuestionSource>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Meta {
    pub id: String,
    pub versie: String,
    #[serde(rename = "datum")]
    _date: String,
    #[serde(rename = "status")]
    _status: String,
    #[serde(rename = "taalniveau")]
    _language_level: String,
    #[serde(rename = "besluit")]
    _decision: String,
    #[serde(rename = "gebruik_verboden")]
    _forbidden_use: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Unknown {
    pub codes: Vec<String>,
    pub max_aantal: u8,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DomainSource {
    pub naam: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Caps {
    pub proxy: ProxyCap,
    pub domein: Vec<DomainCapSource>,
    pub als: Vec<DomainCapSource>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ProxyCap {
    pub max: u8,
    pub uitleg: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DomainCapSource {
    pub domein: Id,
    pub max: u8,
    pub als: Option<Spanned<ConditionSource>>,
    pub uitleg: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct BandSource {
    pub id: Id,
    pub maanden: (u16, u16),
    pub punten: Spanned<(u16, u16)>,
    pub categorie: Id,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct BorderSource {
    pub grens: Spanned<u16>,
    pub marge: u16,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CategorySource {
    pub onderdeel: String,
    pub naam: String,
    #[serde(rename = "maanden")]
    _months: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FactSource {
    pub id: Id,
    pub als: Spanned<ConditionSource>,
    #[serde(rename = "herkomst")]
    _origin: String,
    #[serde(rename = "uitleg")]
    _explanation: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ClashSource {
    pub id: Id,
    pub als: Spanned<ConditionSource>,
    pub tekst: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct BandRuleSource {
    pub band: Id,
    pub als: Spanned<ConditionSource>,
    pub tekst: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CategoryRuleSource {
    pub als: Spanned<ConditionSource>,
    pub tekst: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StepSource {
    pub trede: u8,
    pub als: Spanned<ConditionSource>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Doubt24Source {
    pub domein: Id,
    pub min_punten: u8,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AdviceSource {
    pub code: String,
    pub als: Spanned<ConditionSource>,
    pub inwoner: String,
    pub consulent: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SignalSource {
    pub id: Id,
    pub leefgebied: String,
    pub als: Spanned<ConditionSource>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct HelpSource {
    pub vraag: Id,
    pub naar_signaal: BTreeMap<String, Id>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct QuestionSource {
    pub id: Id,
    pub domein: Id,
    pub soort: Option<String>,
    pub tekst: String,
    pub hulp: Option<String>,
    pub waarom: String,
    pub uitleg: String,
    pub pictogram: String,
    #[serde(rename = "herkomst")]
    _origin: String,
    #[serde(default, rename = "bewijs")]
    _evidence: Vec<String>,
    pub gevoelig: Option<String>,
    pub toon_als: Option<Spanned<ConditionSource>>,
    pub onbekend: Option<Vec<Id>>,
    pub opties: Vec<OptionSource>,
}

impl QuestionSource {
    pub(super) fn is_many(&self) -> bool {
        self.soort.as_deref() == Some("meer")
    }

    pub(super) fn scores(&self) -> bool {
        self.opties.iter().any(|option| option.punten > 0)
    }

    /// Whether an unknown answer is offered; both are, unless the question lists its own.
    pub(super) fn allows(&self, code: &str) -> bool {
        self.onbekend.as_ref().is_none_or(|codes| codes.iter().any(|known| known.get_ref() == code))
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OptionSource {
    pub id: Id,
    pub tekst: String,
    pub punten: u8,
    #[serde(default)]
    pub exclusief: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ConditionSource {
    pub vraag: Option<Id>,
    pub is: Option<Vec<Id>>,
    pub bevat: Option<Id>,
    pub feit: Option<Id>,
    pub alle: Option<Vec<Spanned<ConditionSource>>>,
    pub een: Option<Vec<Spanned<ConditionSource>>>,
    pub geen: Option<Vec<Spanned<ConditionSource>>>,
    pub categorie: Option<Vec<Id>>,
    pub twijfel24: Option<Id>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OutcomeSource {
    pub route: Vec<RouteSource>,
    pub twijfel: BTreeMap<String, DoubtSource>,
    pub trede: BTreeMap<String, String>,
    pub signaal: BTreeMap<String, String>,
    pub goed: BTreeMap<Id, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RouteSource {
    pub id: String,
    pub als: Spanned<ConditionSource>,
    pub inwoner: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DoubtSource {
    pub feit: Option<Id>,
    pub inwoner: String,
    pub consulent: String,
}

/// A table whose order means something.
pub(super) struct InOrder<T>(Vec<(String, T)>);

impl<T> InOrder<T> {
    pub(super) fn iter(&self) -> impl Iterator<Item = (&String, &T)> {
        self.0.iter().map(|(key, value)| (key, value))
    }

    pub(super) fn keys(&self) -> impl Iterator<Item = &String> {
        self.0.iter().map(|(key, _)| key)
    }

    pub(super) fn contains_key(&self, key: &str) -> bool {
        self.keys().any(|known| known == key)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for InOrder<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Entries<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for Entries<T> {
            type Value = InOrder<T>;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("a table")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(InOrder(entries))
            }
        }
        deserializer.deserialize_map(Entries(PhantomData))
    }
}
