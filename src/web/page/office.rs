//! Pages of who works for the municipality: the consultant's desk, and policy.

use super::Page;

/// A page for who makes policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PolicyPage {
    /// Kinds of households against wages.
    Matrix,
    /// Changing the schemes of a municipality.
    Schemes,
    /// Municipalities side by side.
    Gemeenten,
    /// The rules of two days side by side.
    Rules,
    /// What holds for all households, and kinds of one's own.
    Households,
}

impl PolicyPage {
    /// All of them, in the order in which they are offered.
    pub(crate) const ALL: [PolicyPage; 5] = [
        PolicyPage::Matrix,
        PolicyPage::Schemes,
        PolicyPage::Gemeenten,
        PolicyPage::Rules,
        PolicyPage::Households,
    ];

    /// What stands behind `beleid/`; nothing for the first.
    fn name(self) -> Option<&'static str> {
        Some(match self {
            PolicyPage::Matrix => return None,
            PolicyPage::Schemes => "regelingen",
            PolicyPage::Gemeenten => "gemeenten",
            PolicyPage::Rules => "regels",
            PolicyPage::Households => "huishoudens",
        })
    }
}

impl PolicyPage {
    /// The page of policy at an address; nothing for any other.
    pub(crate) fn of(page: &Page) -> Option<PolicyPage> {
        let Page::Office(path) = page else { return None };
        let name = match path.strip_prefix("beleid")? {
            "" => None,
            rest => Some(rest.strip_prefix('/')?),
        };
        PolicyPage::ALL.into_iter().find(|page| page.name() == name)
    }
}

impl Page {
    /// Whether its address begins with this door.
    pub(crate) fn is_behind(&self, door: &str) -> bool {
        matches!(self, Page::Office(path) if path.split('/').next() == Some(door))
    }
}

impl From<PolicyPage> for Page {
    fn from(page: PolicyPage) -> Page {
        Page::Office(match page.name() {
            None => "beleid".into(),
            Some(name) => format!("beleid/{name}"),
        })
    }
}

impl From<DeskPage> for Page {
    fn from(page: DeskPage) -> Page {
        let (second, third) = match &page {
            DeskPage::Dossiers => return Page::Office("consulent".into()),
            DeskPage::Dossier(id, part) => (id.as_str(), part.name()),
            named => (named.name().unwrap_or_default(), None),
        };
        Page::Office(match third {
            None => format!("consulent/{second}"),
            Some(third) => format!("consulent/{second}/{third}"),
        })
    }
}

/// A page of the consultant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum DeskPage {
    Dossiers,
    Dossier(String, DossierPart),
    /// What is due.
    Agenda,
    /// Figures over all of them.
    Overview,
    /// Outcomes by language and by help with filling in.
    Fairness,
    /// The report over a period, to print.
    Report,
    /// Backup, restore, colleagues, how long things are kept.
    Archive,
    /// Preparing a group session on shared tablets.
    Groups,
    /// Codes for letters.
    Letters,
    Keys,
}

impl DeskPage {
    /// Those with a name, behind `consulent/`; anything else there is the id of a dossier.
    const NAMED: [(&str, DeskPage); 8] = [
        ("agenda", DeskPage::Agenda),
        ("overzicht", DeskPage::Overview),
        ("gelijkheid", DeskPage::Fairness),
        ("verslag", DeskPage::Report),
        ("archief", DeskPage::Archive),
        ("groepen", DeskPage::Groups),
        ("brieven", DeskPage::Letters),
        ("sleutels", DeskPage::Keys),
    ];

    fn name(&self) -> Option<&'static str> {
        DeskPage::NAMED.iter().find(|(_, page)| page == self).map(|(name, _)| *name)
    }

    /// The page of the desk at an address; nothing for any other.
    pub(crate) fn of(page: &Page) -> Option<DeskPage> {
        let Page::Office(path) = page else { return None };
        let mut parts = path.split('/');
        if parts.next() != Some("consulent") {
            return None;
        }
        let Some(second) = parts.next() else { return Some(DeskPage::Dossiers) };
        match (DeskPage::NAMED.into_iter().find(|(name, _)| *name == second), parts.next()) {
            (Some((_, page)), None) => Some(page),
            (Some(_), Some(_)) => None,
            (None, Some(_)) if parts.next().is_some() => None,
            (None, part) => Some(DeskPage::Dossier(second.into(), DossierPart::named(part)?)),
        }
    }
}

/// A part of what there is about one questionnaire.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DossierPart {
    /// To talk from.
    Talk,
    /// Every answer, to be corrected together.
    Answers,
    Decision,
    Route,
    /// To the resident.
    Letter,
    /// All of it, for whoever asks what is kept of them.
    Everything,
}

impl DossierPart {
    /// All of them, in the order in which they are offered.
    pub(crate) const ALL: [DossierPart; 6] = [
        DossierPart::Talk,
        DossierPart::Answers,
        DossierPart::Decision,
        DossierPart::Route,
        DossierPart::Letter,
        DossierPart::Everything,
    ];

    /// What stands behind the id; nothing for the first.
    fn name(self) -> Option<&'static str> {
        Some(match self {
            DossierPart::Talk => return None,
            DossierPart::Answers => "antwoorden",
            DossierPart::Decision => "besluit",
            DossierPart::Route => "route",
            DossierPart::Letter => "brief",
            DossierPart::Everything => "alles",
        })
    }

    fn named(name: Option<&str>) -> Option<DossierPart> {
        DossierPart::ALL.into_iter().find(|part| part.name() == name)
    }
}
