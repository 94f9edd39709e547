//! Which page somebody is on. The address is its only home: reload, back and a saved link all work,
//! on any static host and under any path, because it stands behind the `#`.

/// A page of the app, as it stands in the address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Page {
    Start,
    /// What the questionnaire is, before the first question.
    Introduction,
    /// A question to practise on, before the first one.
    Practice,
    /// A question by its id; `checking` when it was opened from the check page and returns there.
    Question {
        id: String,
        checking: bool,
    },
    Check,
    Outcome,
    Calculator(CalculatorPage),
    HandOver,
    /// The link of an invitation letter, which only leads further.
    Invitation(String),
    /// The code of an invitation letter, to be typed; or a link that needs a look.
    Letter(String),
    /// What is stored on this device.
    Device,
    Accessibility,
    /// A tablet in a group; what it is to be set up with, or nothing.
    Group(String),
    Desk(DeskPage),
    Policy(PolicyPage),
    NotFound,
}

/// A page of the calculator: the form with its answer, and what else there is to ask of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CalculatorPage {
    Form,
    /// What is left over more and fewer hours.
    Hours,
    /// What comes in month by month.
    Months,
    /// Jobs side by side.
    Jobs,
    /// The same household under the rules of other days.
    Rules,
    /// To print.
    Summary,
}

impl CalculatorPage {
    /// All of them, in the order in which they are offered.
    pub(crate) const ALL: [CalculatorPage; 6] = [
        CalculatorPage::Form,
        CalculatorPage::Hours,
        CalculatorPage::Months,
        CalculatorPage::Jobs,
        CalculatorPage::Rules,
        CalculatorPage::Summary,
    ];

    /// What stands behind `rekenen/`; nothing for the first.
    fn name(self) -> Option<&'static str> {
        Some(match self {
            CalculatorPage::Form => return None,
            CalculatorPage::Hours => "uren",
            CalculatorPage::Months => "maanden",
            CalculatorPage::Jobs => "banen",
            CalculatorPage::Rules => "regels",
            CalculatorPage::Summary => "samenvatting",
        })
    }
}

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
    /// The half-yearly report, to print.
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

    fn parse(second: &str, third: Option<&str>) -> Option<DeskPage> {
        match (DeskPage::NAMED.into_iter().find(|(name, _)| *name == second), third) {
            (Some((_, page)), None) => Some(page),
            (Some(_), Some(_)) => None,
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

impl Page {
    /// Reads what stands behind the `#`; anything unknown is [`Page::NotFound`].
    pub(crate) fn parse(hash: &str) -> Page {
        let path = hash.trim_start_matches('#').trim_matches('/');
        // What a link brought is read by the page itself.
        if let Some(code) = path.strip_prefix("brief/") {
            return Page::Invitation(code.into());
        }
        if let Some(code) = path.strip_prefix("code/") {
            return Page::Letter(code.into());
        }
        if let Some(session) = path.strip_prefix("groep/") {
            return Page::Group(session.into());
        }
        let mut parts = path.split('/');
        let (first, second, rest) = (parts.next().unwrap_or(""), parts.next(), parts.next());
        // A dossier has parts; nothing else has a third name, and nothing a fourth.
        if parts.next().is_some() || rest.is_some() && first != "consulent" {
            return Page::NotFound;
        }
        match (first, second) {
            ("", None) => Page::Start,
            ("vragenlijst", None) => Page::Introduction,
            ("oefenen", None) => Page::Practice,
            ("vragenlijst", Some(id)) => Page::Question { id: id.into(), checking: false },
            ("nakijken", None) => Page::Check,
            ("nakijken", Some(id)) => Page::Question { id: id.into(), checking: true },
            ("uitkomst", None) => Page::Outcome,
            ("rekenen", name) => CalculatorPage::ALL
                .into_iter()
                .find(|page| page.name() == name)
                .map_or(Page::NotFound, Page::Calculator),
            ("overdragen", None) => Page::HandOver,
            ("code", None) => Page::Letter(String::new()),
            ("apparaat", None) => Page::Device,
            ("toegankelijkheid", None) => Page::Accessibility,
            ("groep", None) => Page::Group(String::new()),
            ("consulent", None) => Page::Desk(DeskPage::Dossiers),
            ("consulent", Some(second)) => DeskPage::parse(second, rest).map_or(Page::NotFound, Page::Desk),
            ("beleid", name) => PolicyPage::ALL
                .into_iter()
                .find(|page| page.name() == name)
                .map_or(Page::NotFound, Page::Policy),
            _ => Page::NotFound,
        }
    }

    /// Whether it is a page of the questionnaire.
    pub(crate) fn is_questionnaire(&self) -> bool {
        matches!(
            self,
            Page::Introduction
                | Page::Practice
                | Page::Question { .. }
                | Page::Invitation(_)
                | Page::NotFound
        )
    }

    /// Whether the program for later has it.
    pub(crate) fn is_later(&self) -> bool {
        matches!(
            self,
            Page::Check
                | Page::Outcome
                | Page::Calculator(_)
                | Page::HandOver
                | Page::Letter(_)
                | Page::Device
                | Page::Accessibility
        )
    }

    /// The address of the page, with its `#`.
    pub(crate) fn href(&self) -> String {
        match self {
            Page::Start => "#/".into(),
            Page::Introduction => "#/vragenlijst".into(),
            Page::Practice => "#/oefenen".into(),
            Page::Question { id, checking: false } => format!("#/vragenlijst/{id}"),
            Page::Question { id, checking: true } => format!("#/nakijken/{id}"),
            Page::Check => "#/nakijken".into(),
            Page::Outcome => "#/uitkomst".into(),
            Page::Calculator(page) => match page.name() {
                None => "#/rekenen".into(),
                Some(name) => format!("#/rekenen/{name}"),
            },
            Page::HandOver => "#/overdragen".into(),
            Page::Invitation(code) => format!("#/brief/{code}"),
            Page::Letter(code) if code.is_empty() => "#/code".into(),
            Page::Letter(code) => format!("#/code/{code}"),
            Page::Device => "#/apparaat".into(),
            Page::Accessibility => "#/toegankelijkheid".into(),
            Page::Group(session) if session.is_empty() => "#/groep".into(),
            Page::Group(session) => format!("#/groep/{session}"),
            Page::Desk(DeskPage::Dossiers) => "#/consulent".into(),
            Page::Desk(DeskPage::Dossier(id, part)) => match part.name() {
                None => format!("#/consulent/{id}"),
                Some(name) => format!("#/consulent/{id}/{name}"),
            },
            Page::Desk(page) => format!("#/consulent/{}", page.name().unwrap_or_default()),
            Page::Policy(page) => match page.name() {
                None => "#/beleid".into(),
                Some(name) => format!("#/beleid/{name}"),
            },
            Page::NotFound => "#/niet-gevonden".into(),
        }
    }
}
