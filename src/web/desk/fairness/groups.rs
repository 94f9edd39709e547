//! Tables with a line for each group and one for everybody.

use leptos::prelude::*;

use crate::{
    caseload::{Gap, GroupKey, Outcomes, share},
    diagnose::model,
    web::{
        desk::overview::{decimal, language_name, percent, whole},
        texts::figures as text,
    },
};

fn name(key: &GroupKey) -> String {
    match key {
        GroupKey::All => text::fairness_all().into(),
        GroupKey::Language(code) => language_name(code),
        GroupKey::Help(None) => text::fairness_help_unknown().into(),
        GroupKey::Help(Some(option)) => {
            let asked = model().questions.iter().find(|question| question.id == "invulhulp");
            let option = asked.and_then(|asked| asked.options.get(usize::from(*option)));
            option.map_or_else(String::new, |option| option.text.clone())
        }
    }
}

/// "5 (28,6%)".
fn counted(count: u32, of: u32) -> String {
    match share(count, of) {
        Some(share) => format!("{} ({})", whole(count), percent(share)),
        None => whole(count),
    }
}

/// A table in which each group has a line, and everybody the last.
fn table(
    caption: String,
    heads: Vec<String>,
    groups: &[Outcomes],
    all: &Outcomes,
    cells: &dyn Fn(&Outcomes) -> Vec<String>,
) -> impl IntoView + use<> {
    let line = |group: &Outcomes| {
        let cells = cells(group).into_iter().map(|cell| view! { <td>{cell}</td> });
        view! { <tr><th scope="row">{name(&group.key)}</th>{cells.collect_view()}</tr> }
    };
    let heads = heads.into_iter().map(|head| view! { <th scope="col">{head}</th> });
    let lines: Vec<_> = groups.iter().map(line).collect();
    view! {
        <div class="scrolls figure-table--plain" tabindex="0" role="region" aria-label=caption.clone()>
            <table class="number-table number-table--groups">
                <caption>{caption.clone()}</caption>
                <thead><tr><td></td>{heads.collect_view()}</tr></thead>
                <tbody>{lines}</tbody>
                <tfoot>{line(all)}</tfoot>
            </table>
        </div>
    }
}

fn heads(all: &[&'static str]) -> Vec<String> {
    all.iter().map(ToString::to_string).collect()
}

/// How far from work, against everybody else; doubt, and too little data.
pub(super) fn outcomes(title: &'static str, groups: &[Outcomes], all: &Outcomes) -> impl IntoView + use<> {
    let heads = heads(&[
        text::fairness_people(),
        text::fairness_far(),
        text::fairness_difference(),
        text::fairness_doubt(),
        text::fairness_unknown(),
    ]);
    table(format!("{title}: {}", text::fairness_far()), heads, groups, all, &|group| {
        vec![
            whole(group.people),
            counted(group.far, group.known()),
            difference(group),
            counted(group.doubt, group.people),
            counted(group.unknown, group.people),
        ]
    })
}

fn difference(group: &Outcomes) -> String {
    match group.difference {
        Some(Gap { difference, between: (low, high), .. }) => {
            let points = |points: i32| decimal(points, 100);
            text::fairness_points(points(difference), points(low), points(high))
        }
        None if group.key == GroupKey::All => "–".into(),
        None => text::fairness_too_few().into(),
    }
}

/// Suggested categories and points.
pub(super) fn categories(title: &'static str, groups: &[Outcomes], all: &Outcomes) -> impl IntoView + use<> {
    let model = model();
    let unknown = usize::from(model.category_unknown);
    let categories = model.categories.iter().enumerate().filter(|(at, _)| *at != unknown);
    let names = categories.map(|(_, category)| category.id.clone()).collect();
    let froms: Vec<u16> = model.bands.iter().map(|band| band.from).collect();
    let bands = (0..froms.len()).map(|at| match froms.get(at + 1) {
        Some(next) => text::fairness_band(froms[at], next - 1),
        None => text::fairness_band_last(froms[at]),
    });
    let points =
        table(format!("{title}: {}", text::fairness_bands()), bands.collect(), groups, all, &|group| {
            group.bands.iter().map(|count| counted(*count, group.known())).collect()
        });
    let suggested =
        table(format!("{title}: {}", text::fairness_categories()), names, groups, all, &|group| {
            let counts = group.categories.iter().enumerate().filter(|(at, _)| *at != unknown);
            counts.map(|(_, count)| counted(*count, group.known())).collect()
        });
    view! { {suggested} {points} }
}

/// Decisions against suggestions.
pub(super) fn decisions(title: &'static str, groups: &[Outcomes], all: &Outcomes) -> impl IntoView + use<> {
    (all.decided > 0).then(|| {
        let heads = heads(&[
            text::fairness_decided(),
            text::fairness_same(),
            text::fairness_nearer(),
            text::fairness_farther(),
            text::fairness_beside(),
        ]);
        table(format!("{title}: {}", text::fairness_decisions()), heads, groups, all, &|group| {
            let same = group.decided - group.nearer - group.farther - group.beside;
            let of = |count| counted(count, group.decided);
            vec![whole(group.decided), of(same), of(group.nearer), of(group.farther), of(group.beside)]
        })
    })
}

/// What the cap over language, reading and digital took, and whom it kept nearer to work.
pub(super) fn cap(groups: &[Outcomes], all: &Outcomes) -> impl IntoView + use<> {
    let heads = heads(&[
        text::fairness_people(),
        text::fairness_cap_capped(),
        text::fairness_cap_taken(),
        text::fairness_cap_moved(),
    ]);
    table(text::fairness_cap_title().to_string(), heads, groups, all, &|group| {
        vec![
            whole(group.people),
            counted(group.capped, group.people),
            whole(group.points_taken),
            counted(group.moved_by_cap, group.people),
        ]
    })
}
