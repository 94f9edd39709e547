//! Numbers over people, and which of them can leave the screen.
//!
//! A count of one to four points at people. In what is exported or printed it is hidden, and with it as many others as
//! it takes that nobody can compute it back from the totals: neither by subtracting, nor because what is left fits in
//! one way only. Where two numbers count some of the same people, the one is told only while what it gives away beside
//! the other is told too.

/// A place in a [`Sheet`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Cell(usize);

/// Counts, and which of them add up to which.
///
/// No circle may run through sums and the cells they share, or a number might be computed back along it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    counts: Vec<u32>,
    /// What nobody shows, and is only found by subtracting.
    unseen: Vec<bool>,
    sums: Vec<(Cell, Vec<Cell>)>,
    told_beside: Vec<(Cell, Vec<Cell>)>,
    differences: Vec<Difference>,
}

/// A count that nobody shows: what subtracting one shown count from another leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Difference {
    whole: Cell,
    part: Cell,
    rest: Cell,
}

/// A count as somebody reads it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// As it is.
    Count(u32),
    /// Too few people to say how many.
    Few,
    /// Hidden because another count could be computed from it.
    Withheld,
}

/// The numbers of a sheet as somebody reads them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Numbers(Vec<Shown>);

impl Numbers {
    /// One of them.
    pub fn of(&self, cell: Cell) -> Shown {
        self.0[cell.0]
    }

    /// One of them, where it is not hidden.
    pub fn count(&self, cell: Cell) -> Option<u32> {
        match self.of(cell) {
            Shown::Count(count) => Some(count),
            Shown::Few | Shown::Withheld => None,
        }
    }

    /// One as a share of another in ten-thousandths, rounded; none where either is hidden, or where there is nothing
    /// to have a share of.
    pub fn share(&self, part: Cell, whole: Cell) -> Option<u32> {
        share(self.count(part)?, self.count(whole)?)
    }
}

/// A part as ten-thousandths of a whole, half rounded up; none of nothing.
pub fn share(part: u32, whole: u32) -> Option<u32> {
    let (part, whole) = (u64::from(part), u64::from(whole));
    let share = (part * 20_000 + whole).checked_div(whole * 2)?;
    u32::try_from(share).ok()
}

/// Why a count is hidden, which is what somebody who reads on can reckon with.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Open,
    /// From 1 up to the smallest number that is shown.
    Few,
    /// The same or 0: part of a total that is itself too small.
    FewOrNone,
    /// The smallest number that is shown, or more.
    Withheld,
    /// Whatever it is: hidden for what stands beside it.
    Kept,
}

impl Sheet {
    /// Another count.
    pub fn cell(&mut self, count: u32) -> Cell {
        self.counts.push(count);
        self.unseen.push(false);
        Cell(self.counts.len() - 1)
    }

    /// A count that is guarded though nobody shows it: what subtracting finds.
    pub fn unseen(&mut self, count: u32) -> Cell {
        let cell = self.cell(count);
        self.unseen[cell.0] = true;
        cell
    }

    /// Says that parts add up to a total.
    ///
    /// # Panics
    /// When they don't: a mistake of ours.
    pub fn sum(&mut self, total: Cell, parts: Vec<Cell>) {
        let sum: u32 = parts.iter().map(|part| self.counts[part.0]).sum();
        assert_eq!(sum, self.counts[total.0], "parts add up to their total");
        self.sums.push((total, parts));
    }

    /// A count that is part of a total; the rest of it is guarded too, though nobody shows it.
    pub fn part(&mut self, count: u32, total: Cell) -> Cell {
        let part = self.cell(count);
        let rest = self.unseen(self.counts[total.0].saturating_sub(count));
        self.sum(total, vec![part, rest]);
        part
    }

    /// Says that a count leaves the screen only where all of these do, shown or not: what could be computed from it,
    /// and what it would give away. Such a count may share people with others across sums.
    pub fn tell_beside(&mut self, cell: Cell, others: Vec<Cell>) {
        self.told_beside.push((cell, others));
    }

    /// Says what somebody finds who subtracts a part from a whole across sums. Nobody shows the rest itself.
    ///
    /// # Panics
    /// When it is another number: a mistake of ours.
    pub fn difference(&mut self, whole: Cell, part: Cell, rest: Cell) {
        assert_eq!(self.get(part) + self.get(rest), self.get(whole), "part and rest add up to the whole");
        self.differences.push(Difference { whole, part, rest });
    }

    /// A count as it is, whoever reads it.
    pub fn get(&self, cell: Cell) -> u32 {
        self.counts[cell.0]
    }

    /// As the consultant sees them at their own desk.
    pub fn open(&self) -> Numbers {
        Numbers(self.counts.iter().copied().map(Shown::Count).collect())
    }

    /// As they leave the screen: counts from 1 up to `small` are hidden, and whatever gives them away.
    pub fn guarded(&self, small: u32) -> Numbers {
        let mut marks: Vec<Mark> = self.counts.iter().map(|count| first_mark(*count, small)).collect();
        self.mark_parts_of_few(&mut marks);
        loop {
            if let Some(next) = self.left_alone(&marks) {
                marks[next.0] = Mark::Kept;
                continue;
            }
            let given_away = self.given_away(&marks, small);
            let Some(next) = given_away.into_iter().find_map(|cell| self.cover(&marks, cell)) else { break };
            marks[next.0] = Mark::Withheld;
        }
        let shown = marks.iter().zip(&self.counts).map(|(mark, count)| match mark {
            Mark::Open => Shown::Count(*count),
            Mark::Few | Mark::FewOrNone => Shown::Few,
            Mark::Withheld | Mark::Kept => Shown::Withheld,
        });
        Numbers(shown.collect())
    }

    /// Of too few people nothing is told, not even which part of them is nobody.
    fn mark_parts_of_few(&self, marks: &mut [Mark]) {
        loop {
            let found = self.sums.iter().filter(|(total, _)| marks[total.0] != Mark::Open);
            let open =
                found.flat_map(|(_, parts)| parts).find(|part| marks[part.0] != Mark::FewOrNone).copied();
            let Some(part) = open else { return };
            marks[part.0] = Mark::FewOrNone;
        }
    }

    /// A shown cell beside which something is hidden that has to be told with it. Of nobody there are no parts to keep.
    fn left_alone(&self, marks: &[Mark]) -> Option<Cell> {
        let is_open = |cell: &Cell| marks[cell.0] == Mark::Open;
        let of_nobody = |cell: &Cell| {
            let whole = |(total, parts): &(Cell, Vec<Cell>)| {
                is_open(total) && self.counts[total.0] == 0 && parts.contains(cell)
            };
            self.sums.iter().any(whole)
        };
        let found = self
            .told_beside
            .iter()
            .find(|(cell, others)| is_open(cell) && !others.iter().all(is_open) && !of_nobody(cell));
        found.map(|(cell, _)| *cell)
    }

    /// Hidden cells that can have one value only, other than none. Those that are told beside others come last, as what is
    /// hidden of the others hides them too, and those that are hidden for nobody not at all.
    fn given_away(&self, marks: &[Mark], small: u32) -> Vec<Cell> {
        let is_kept = |at: usize| marks[at] == Mark::Kept;
        let is_for_nobody = |at: usize| {
            let mut others =
                self.told_beside.iter().filter(|(cell, _)| cell.0 == at).flat_map(|(_, others)| others);
            !others.any(|other| marks[other.0] != Mark::Open && self.counts[other.0] > 0)
        };
        let matters = |at: usize| match marks[at] {
            _ if self.unseen[at] => (1..small).contains(&self.counts[at]),
            Mark::Open => false,
            Mark::Kept => !is_for_nobody(at),
            Mark::Few | Mark::FewOrNone | Mark::Withheld => self.counts[at] > 0,
        };
        let ranges = self.ranges(marks, small);
        let pinned = ranges.iter().enumerate().filter(|(at, (low, high))| low == high && matters(*at));
        let mut found: Vec<usize> = pinned.map(|(at, _)| at).collect();
        let is_told_beside = |at: usize| self.told_beside.iter().any(|(cell, _)| cell.0 == at);
        found.sort_by_key(|at| (is_kept(*at), is_told_beside(*at)));
        found.into_iter().map(Cell).collect()
    }

    /// From where to where every cell can lie for somebody who reads what is shown. Exact as long as no circle runs
    /// through the sums and differences; else it may be less.
    fn ranges(&self, marks: &[Mark], small: u32) -> Vec<(i64, i64)> {
        let few = i64::from(small) - 1;
        let most = self.counts.iter().map(|count| i64::from(*count)).sum::<i64>() * 2 + 2 * few;
        let mut ranges: Vec<(i64, i64)> = marks
            .iter()
            .zip(self.counts.iter().zip(&self.unseen))
            .map(|(mark, (count, unseen))| match mark {
                _ if *unseen => (0, most),
                Mark::Open => (i64::from(*count), i64::from(*count)),
                Mark::Few => (1, few),
                Mark::FewOrNone => (0, few),
                Mark::Withheld => (i64::from(small), most),
                Mark::Kept => (0, most),
            })
            .collect();
        let differences = self.differences.iter();
        let differences: Vec<_> = differences.map(|it| (it.whole, vec![it.part, it.rest])).collect();
        loop {
            let before = ranges.clone();
            for (total, parts) in self.sums.iter().chain(&differences) {
                let low: i64 = parts.iter().map(|part| ranges[part.0].0).sum();
                let high: i64 = parts.iter().map(|part| ranges[part.0].1).sum();
                let whole = narrowed(ranges[total.0], (low, high));
                ranges[total.0] = whole;
                for part in parts {
                    let own = ranges[part.0];
                    let others = (low - own.0, high - own.1);
                    ranges[part.0] = narrowed(own, (whole.0 - others.1, whole.1 - others.0));
                }
            }
            if ranges == before {
                return ranges;
            }
        }
    }

    /// What to hide so that `cell` is no longer given away: the smallest number of people beside it, a total only where
    /// no part is left, and where nothing is left beside it, something that is connected with it.
    fn cover(&self, marks: &[Mark], cell: Cell) -> Option<Cell> {
        let candidates = |(total, parts): &(Cell, Vec<Cell>)| {
            let parts = parts.iter().map(|part| (false, *part));
            parts.chain([(true, *total)]).collect::<Vec<_>>()
        };
        // What nobody shows is hidden by what is told beside it only.
        let can_be_hidden = |at: Cell| {
            marks[at.0] == Mark::Open
                && self.counts[at.0] > 0
                && (!self.unseen[at.0] || self.told_beside.iter().any(|(_, others)| others.contains(&at)))
        };
        let smallest = |sums: &mut dyn Iterator<Item = &(Cell, Vec<Cell>)>| {
            sums.flat_map(candidates)
                .filter(|(_, at)| can_be_hidden(*at))
                .min_by_key(|(is_total, at)| (*is_total, self.counts[at.0], at.0))
                .map(|(_, at)| at)
        };
        let touches = |(total, parts): &&(Cell, Vec<Cell>), of: &dyn Fn(Cell) -> bool| {
            of(*total) || parts.iter().any(|part| of(*part))
        };
        let beside = smallest(&mut self.sums.iter().filter(|sum| touches(sum, &|at| at == cell)));
        if self.unseen[cell.0] || marks[cell.0] == Mark::Kept {
            return beside;
        }
        beside.or_else(|| {
            smallest(&mut self.sums.iter().filter(|sum| touches(sum, &|at| marks[at.0] != Mark::Open)))
        })
    }
}

fn first_mark(count: u32, small: u32) -> Mark {
    if (1..small).contains(&count) { Mark::Few } else { Mark::Open }
}

fn narrowed(own: (i64, i64), by: (i64, i64)) -> (i64, i64) {
    (own.0.max(by.0), own.1.min(by.1))
}
