//! Nobody computes a hidden number back: by hand, and by trying every number that fits what is shown.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test that fails may stop")]

use opstap::caseload::{Cell, Sheet, Shown};
use proptest::prelude::*;

const SMALL: u32 = 5;

/// A total over parts.
fn table(parts: &[u32]) -> (Sheet, Cell, Vec<Cell>) {
    let mut sheet = Sheet::default();
    let total = sheet.cell(parts.iter().sum());
    let cells: Vec<Cell> = parts.iter().map(|count| sheet.cell(*count)).collect();
    sheet.sum(total, cells.clone());
    (sheet, total, cells)
}

/// The total and the parts as they leave the screen.
fn shown(parts: &[u32]) -> (Shown, Vec<Shown>) {
    let (sheet, total, cells) = table(parts);
    let numbers = sheet.guarded(SMALL);
    (numbers.of(total), cells.iter().map(|cell| numbers.of(*cell)).collect())
}

#[test]
fn from_one_to_four_people_are_few_and_nobody_is_none() {
    use Shown::{Count, Few, Withheld};
    // The three would be 40 less 37; so the next smallest goes too.
    assert_eq!(shown(&[3, 12, 0, 25]), (Count(40), vec![Few, Withheld, Count(0), Count(25)]));
    assert_eq!(shown(&[5, 12, 0]), (Count(17), vec![Count(5), Count(12), Count(0)]));
    // Two of them hide each other: 3 and 2, 1 and 4, ...
    assert_eq!(shown(&[3, 2, 20]), (Count(25), vec![Few, Few, Count(20)]));
    // 1 and 1 fit in one way only, as do 4 and 4.
    assert_eq!(shown(&[1, 1, 20, 30]), (Count(52), vec![Few, Few, Withheld, Count(30)]));
    assert_eq!(shown(&[4, 4, 20, 30]), (Count(58), vec![Few, Few, Withheld, Count(30)]));
    // 6 is 1 and 5 in one way only, as 5 is the smallest that is withheld.
    assert_eq!(shown(&[1, 5, 30]), (Count(36), vec![Few, Withheld, Withheld]));
    // No other part is left: the total goes.
    assert_eq!(shown(&[3, 0, 0]), (Few, vec![Few, Few, Few]));
    assert_eq!(shown(&[3, 40]), (Count(43), vec![Few, Withheld]));
    // Too few in all: not even which part is nobody.
    assert_eq!(shown(&[1, 0, 2]), (Few, vec![Few, Few, Few]));
    assert_eq!(shown(&[0, 0]), (Count(0), vec![Count(0), Count(0)]));
}

#[test]
fn a_share_of_a_hidden_count_is_hidden_and_so_is_a_rest_that_is_small() {
    let mut sheet = Sheet::default();
    let whole = sheet.cell(40);
    let part = sheet.part(38, whole);
    let numbers = sheet.guarded(SMALL);
    assert_eq!(numbers.share(part, whole), None);
    assert_eq!(sheet.open().share(part, whole), Some(9500));
    let mut sheet = Sheet::default();
    let whole = sheet.cell(40);
    let part = sheet.part(30, whole);
    assert_eq!(sheet.guarded(SMALL).share(part, whole), Some(7500));
}

#[test]
fn a_count_is_told_only_beside_what_it_gives_away() {
    use Shown::{Count, Few, Withheld};
    // 30 and 28 of the same people, on lines of 20 and 10, and of 18 and 10: two are on the first line.
    let (mut sheet, whole, lines) = table(&[20, 10]);
    let part = sheet.cell(28);
    let of_part = [18, 10].map(|count| sheet.cell(count));
    sheet.sum(part, of_part.to_vec());
    let rest = [2, 0].map(|count| sheet.unseen(count));
    for ((line, own), rest) in lines.iter().zip(of_part).zip(rest) {
        sheet.difference(*line, own, rest);
        sheet.tell_beside(own, vec![*line, rest]);
    }
    let numbers = sheet.guarded(SMALL);
    assert_eq!([whole, lines[0], lines[1]].map(|cell| numbers.of(cell)), [Count(30), Count(20), Count(10)]);
    // The 18 would tell of the two, and 28 less 10 of the 18.
    assert_eq!(of_part.map(|cell| numbers.of(cell)), [Withheld, Withheld]);
    assert_eq!(rest.map(|cell| numbers.of(cell)), [Few, Count(0)]);
}

#[test]
fn shares_are_rounded_half_up_and_there_is_none_of_nothing() {
    use opstap::caseload::share;
    assert_eq!(share(1, 3), Some(3333));
    assert_eq!(share(2, 3), Some(6667));
    assert_eq!(share(1, 20_000), Some(1));
    assert_eq!(share(0, 7), Some(0));
    assert_eq!(share(0, 0), None);
    assert_eq!(share(u32::MAX, u32::MAX), Some(10_000));
}

#[test]
fn a_part_in_a_part_is_guarded_by_both_totals() {
    // 30 = (1A 2 + 1B 8 + 2A 10) + 10.
    let mut sheet = Sheet::default();
    let all = sheet.cell(30);
    let (near, far) = (sheet.cell(20), sheet.cell(10));
    let cells = [2, 8, 10].map(|count| sheet.cell(count));
    sheet.sum(all, vec![near, far]);
    sheet.sum(near, cells.to_vec());
    let numbers = sheet.guarded(SMALL);
    let found = cells.map(|cell| numbers.of(cell));
    assert_eq!(found, [Shown::Few, Shown::Withheld, Shown::Count(10)]);
    assert_eq!((numbers.count(near), numbers.count(far)), (Some(20), Some(10)));
}

/// What somebody who reads on knows of a count.
fn fits(shown: Shown, of_few: bool, count: u32) -> bool {
    match shown {
        Shown::Count(known) => known == count,
        Shown::Few => (u32::from(!of_few)..SMALL).contains(&count),
        Shown::Withheld => count >= SMALL,
    }
}

/// Every way to fill in the leaves of two groups below one total that fits what is shown; the values that each cell
/// takes in any of them.
fn ways(
    groups: &[Vec<u32>],
    shown: &dyn Fn(usize, Option<usize>) -> Shown,
    total: Shown,
) -> Vec<Vec<Vec<u32>>> {
    let most = groups.iter().flatten().sum::<u32>() + 6;
    let mut found: Vec<Vec<Vec<u32>>> = Vec::new();
    let sizes: Vec<usize> = groups.iter().map(Vec::len).collect();
    let leaves = sizes.iter().sum::<usize>();
    let place = |leaf: usize| if leaf < sizes[0] { (0, leaf) } else { (1, leaf - sizes[0]) };
    let mut values = vec![0_u32; leaves];
    let total_is_few = total == Shown::Few;
    fn step(
        at: usize,
        most: u32,
        values: &mut Vec<u32>,
        allowed: &dyn Fn(usize, u32) -> bool,
        done: &mut dyn FnMut(&[u32]),
    ) {
        if at == values.len() {
            return done(values);
        }
        for value in (0..=most).filter(|value| allowed(at, *value)) {
            values[at] = value;
            step(at + 1, most, values, allowed, done);
        }
    }
    let allowed = |leaf: usize, value: u32| {
        let (group, own) = place(leaf);
        let few = total_is_few || shown(group, None) == Shown::Few;
        fits(shown(group, Some(own)), few, value)
    };
    step(0, most, &mut values, &allowed, &mut |values| {
        let split = vec![values[..sizes[0]].to_vec(), values[sizes[0]..].to_vec()];
        let sums: Vec<u32> = split.iter().map(|group| group.iter().sum()).collect();
        let groups_fit = (0..2).all(|group| fits(shown(group, None), total_is_few, sums[group]));
        if groups_fit && fits(total, false, sums.iter().sum()) {
            found.push(split);
        }
    });
    found
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    /// Two groups of parts below one total: whatever is hidden can still be more than one number.
    #[test]
    fn no_hidden_number_can_be_computed_back(
        first in prop::collection::vec(0_u32..9, 1..3),
        second in prop::collection::vec(0_u32..9, 1..3),
    ) {
        let groups = [first, second];
        let mut sheet = Sheet::default();
        let total = sheet.cell(groups.iter().flatten().sum());
        let tops: Vec<Cell> = groups.iter().map(|group| sheet.cell(group.iter().sum())).collect();
        sheet.sum(total, tops.clone());
        let leaves: Vec<Vec<Cell>> = groups
            .iter()
            .zip(&tops)
            .map(|(group, top)| {
                let cells: Vec<Cell> = group.iter().map(|count| sheet.cell(*count)).collect();
                sheet.sum(*top, cells.clone());
                cells
            })
            .collect();
        let numbers = sheet.guarded(SMALL);
        let shown = |group: usize, leaf: Option<usize>| match leaf {
            None => numbers.of(tops[group]),
            Some(leaf) => numbers.of(leaves[group][leaf]),
        };
        let ways = ways(&groups, &shown, numbers.of(total));
        prop_assert!(ways.contains(&groups.to_vec()), "the truth fits what is shown");
        for (group, cells) in leaves.iter().enumerate() {
            for (leaf, cell) in cells.iter().enumerate() {
                let count = groups[group][leaf];
                if let Shown::Count(shown) = numbers.of(*cell) {
                    prop_assert_eq!(shown, count);
                    prop_assert!(!(1..SMALL).contains(&count), "a small number is shown");
                } else {
                    let other = ways.iter().any(|way| way[group][leaf] != count);
                    prop_assert!(other, "{groups:?}: {count} can be nothing else");
                }
            }
            let sum = |way: &[Vec<u32>]| way[group].iter().sum::<u32>();
            if !matches!(numbers.of(tops[group]), Shown::Count(_)) {
                prop_assert!(ways.iter().any(|way| sum(way) != sum(&groups)), "{groups:?}: a total is given away");
            }
        }
    }

    /// Many parts: the same by what subtracting tells, which is exact for one total.
    #[test]
    fn one_hidden_number_never_stands_alone(parts in prop::collection::vec(0_u32..60, 1..12)) {
        let (sheet, total, cells) = table(&parts);
        let numbers = sheet.guarded(SMALL);
        let hidden = cells.iter().chain([&total]).filter(|cell| numbers.count(**cell).is_none()).count();
        prop_assert_ne!(hidden, 1);
        for (cell, count) in cells.iter().zip(&parts) {
            prop_assert!(numbers.count(*cell).is_none_or(|shown| shown == *count && !(1..SMALL).contains(count)));
        }
        // Where nobody is few, nothing is hidden.
        if parts.iter().all(|count| !(1..SMALL).contains(count)) {
            prop_assert_eq!(hidden, 0);
        }
    }
}
