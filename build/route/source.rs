//! The files of `data/route/` as they are written, in their own Dutch words.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

pub type Id = Spanned<String>;
type Ids = Vec<Id>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StepsSource {
    pub bewaartermijn: Id,
    pub feit: Vec<FactSource>,
    pub soort: Vec<KindSource>,
    pub stap: Vec<StepSource>,
    pub optie: Vec<OptionSource>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FactSource {
    pub id: Id,
    pub als: Vec<ConditionSource>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KindSource {
    pub id: Id,
    pub naam: Id,
    pub inwoner: Id,
    pub als: Vec<ConditionSource>,
    #[serde(default)]
    pub opties: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConditionSource {
    #[serde(default)]
    pub categorie: Ids,
    #[serde(default)]
    pub feit: Ids,
    #[serde(default)]
    pub zonder_feit: Ids,
    #[serde(default)]
    pub route: Ids,
    #[serde(default)]
    pub zonder_route: Ids,
    #[serde(default)]
    pub twijfel: Ids,
    #[serde(default)]
    pub advies: Ids,
    #[serde(default)]
    pub signaal: Ids,
    #[serde(default)]
    pub zonder_antwoord: Ids,
    pub uitkering: Option<bool>,
    pub onder_27: Option<bool>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StepSource {
    pub id: Id,
    pub naam: Id,
    pub toelichting: Option<Id>,
    pub inwoner: Id,
    #[serde(default)]
    pub als: Vec<ConditionSource>,
    #[serde(default)]
    pub aanbod: bool,
    pub na: Option<Id>,
    pub binnen: Option<Id>,
    #[serde(default)]
    pub periode: bool,
    #[serde(default)]
    pub uiterlijk: bool,
    pub herhaal: Option<Id>,
    pub ritme: Option<Id>,
    pub hoogstens: Option<Id>,
    pub verlenging: Option<Id>,
    pub vooraf: Option<Id>,
    pub klaar_op: Option<Id>,
    #[serde(default)]
    pub elk_besluit: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OptionSource {
    pub id: Id,
    pub nummer: Spanned<u8>,
    pub naam: Id,
    pub inwoner: Id,
    pub stap: Id,
    #[serde(default)]
    pub partner: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ModulesSource {
    pub module: Vec<ModuleSource>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ModuleSource {
    pub id: Id,
    pub naam: Id,
    pub waarom: Id,
    pub inwoner: Id,
    #[serde(default)]
    pub antwoord: Ids,
    #[serde(default)]
    pub signaal: Ids,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OrderingsSource {
    pub ordening: Vec<OrderingSource>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OrderingSource {
    pub id: Id,
    pub naam: Id,
    pub categorie: BTreeMap<Id, Id>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GemeenteSource {
    pub bewaartermijn: Option<Id>,
    #[serde(default)]
    pub ordeningen: Ids,
    #[serde(default)]
    pub partner: Vec<PartnerSource>,
    #[serde(default)]
    pub termijn: BTreeMap<Id, TermsSource>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PartnerSource {
    pub id: Id,
    pub naam: Id,
    pub werkwijze: Id,
    pub groep: Option<Spanned<(u8, u8)>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TermsSource {
    pub binnen: Option<Id>,
    pub herhaal: Option<Id>,
    pub hoogstens: Option<Id>,
    pub verlenging: Option<Id>,
    pub vooraf: Option<Id>,
}
