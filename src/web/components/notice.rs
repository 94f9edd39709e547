use leptos::prelude::*;

/// How loud a notice is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Info,
    Good,
    Warning,
    Wrong,
}

impl Kind {
    fn class(self) -> &'static str {
        match self {
            Kind::Info => "notice notice--info",
            Kind::Good => "notice notice--success",
            Kind::Warning => "notice notice--warning",
            Kind::Wrong => "notice notice--error",
        }
    }

    /// What is wrong is read out at once; the rest when there is a pause.
    fn role(self) -> &'static str {
        if self == Kind::Wrong { "alert" } else { "status" }
    }
}

/// A box that says something about the page or about what was just done.
#[component]
pub(crate) fn Notice(
    kind: Kind,
    /// In bold above the text; empty for none.
    #[prop(into, optional)]
    title: String,
    children: Children,
) -> impl IntoView {
    view! {
        <div class=kind.class() role=kind.role()>
            {(!title.is_empty()).then(|| view! { <p class="notice__title" data-read><strong>{title}</strong></p> })}
            {children()}
        </div>
    }
}
