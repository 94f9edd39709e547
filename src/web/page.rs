//! Which page somebody is on. The address is its only home: reload, back and a saved link all work,
//! on any static host and under any path, because it stands behind the `#`.

mod office;

pub(crate) use office::{DeskPage, DossierPart, PolicyPage};

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
    /// The link in a letter. It leaves the start screen on the page, until index.html knows whose municipality this is
    /// and sends it on: to [`Page::Invitation`], or to [`Page::Letter`] for a closer look.
    LetterLink(String),
    /// The link of a letter of this municipality, which only leads further.
    Invitation(String),
    /// The code of an invitation letter, to be typed; or a link that needs a look.
    Letter(String),
    /// What is stored on this device.
    Device,
    Accessibility,
    /// A tablet in a group; what it is to be set up with, or nothing.
    Group(String),
    /// A page of who works for the municipality, by what stands behind the `#`. Read further by their own programs, so
    /// that a resident's has nothing of it.
    Office(String),
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

impl Page {
    /// Reads what stands behind the `#`; anything unknown is [`Page::NotFound`].
    pub(crate) fn parse(hash: &str) -> Page {
        let path = hash.trim_start_matches('#').trim_matches('/');
        // What a link brought is read by the page itself.
        if let Some(code) = path.strip_prefix("brief/") {
            return Page::LetterLink(code.into());
        }
        if let Some(code) = path.strip_prefix("uitnodiging/") {
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
        // What stands behind those doors is for who is behind them.
        if rest.is_some() && first != "consulent" && first != "beleid" {
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
            ("consulent" | "beleid", _) => Page::Office(path.into()),
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
            Page::LetterLink(code) => format!("#/brief/{code}"),
            Page::Invitation(code) => format!("#/uitnodiging/{code}"),
            Page::Letter(code) if code.is_empty() => "#/code".into(),
            Page::Letter(code) => format!("#/code/{code}"),
            Page::Device => "#/apparaat".into(),
            Page::Accessibility => "#/toegankelijkheid".into(),
            Page::Group(session) if session.is_empty() => "#/groep".into(),
            Page::Group(session) => format!("#/groep/{session}"),
            Page::Office(path) => format!("#/{path}"),
            Page::NotFound => "#/niet-gevonden".into(),
        }
    }
}
