//! Numbers over people, and which of them can leave the screen.
//!
//! A count of one to four points at people. In what is exported or printed it is hidden, and with it as many others as
//! it takes that nobody can compute it back from the totals: neither by subtracting, nor because what is left fits in
//! one way only.

/// A place in a [`Sheet`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Cell(usize);

/// Counts, and which of them add up to which.
///
/// No circle may run through sums and the cells they share, or a number might be computed back along it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    counts: Vec<u32>,
    sums: Vec<(Cell, Vec<Cell>)>,
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

    /// Hides one more, where it is not hidden yet.
    pub(super) fn withhold(&mut self, cell: Cell) {
        if let shown @ Shown::Count(_) = &mut self.0[cell.0] {
            *shown = Shown::Withheld;
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
}

impl Sheet {
    /// Another count.
    pub fn cell(&mut self, count: u32) -> Cell {
        self.counts.push(count);
        Cell(self.counts.len() - 1)
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
        let rest = self.cell(self.counts[total.0].saturating_sub(count));
        self.sum(total, vec![part, rest]);
        part
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
        while let Some(next) = self.given_away(&marks, small).and_then(|cell| self.cover(&marks, cell)) {
            marks[next.0] = Mark::Withheld;
        }
        let shown = marks.iter().zip(&self.counts).map(|(mark, count)| match mark {
            Mark::Open => Shown::Count(*count),
            Mark::Few | Mark::FewOrNone => Shown::Few,
            Mark::Withheld => Shown::Withheld,
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

    /// A hidden cell that can have one value only.
    fn given_away(&self, marks: &[Mark], small: u32) -> Option<Cell> {
        let ranges = self.ranges(marks, small);
        let hidden = marks.iter().zip(&ranges).enumerate();
        let mut pinned = hidden.filter(|(_, (mark, (low, high)))| **mark != Mark::Open && low == high);
        pinned.next().map(|(at, _)| Cell(at))
    }

    /// From where to where every cell can lie for somebody who reads what is shown. Exact as long as no circle runs
    /// through the sums.
    fn ranges(&self, marks: &[Mark], small: u32) -> Vec<(i64, i64)> {
        let few = i64::from(small) - 1;
        let most = self.counts.iter().map(|count| i64::from(*count)).sum::<i64>() * 2 + 2 * few;
        let mut ranges: Vec<(i64, i64)> = marks
            .iter()
            .zip(&self.counts)
            .map(|(mark, count)| match mark {
                Mark::Open => (i64::from(*count), i64::from(*count)),
                Mark::Few => (1, few),
                Mark::FewOrNone => (0, few),
                Mark::Withheld => (i64::from(small), most),
            })
            .collect();
        loop {
            let before = ranges.clone();
            for (total, parts) in &self.sums {
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
        let smallest = |sums: &mut dyn Iterator<Item = &(Cell, Vec<Cell>)>| {
            sums.flat_map(candidates)
                .filter(|(_, at)| marks[at.0] == Mark::Open && self.counts[at.0] > 0)
                .min_by_key(|(is_total, at)| (*is_total, self.counts[at.0], at.0))
                .map(|(_, at)| at)
        };
        let touches = |(total, parts): &&(Cell, Vec<Cell>), of: &dyn Fn(Cell) -> bool| {
            of(*total) || parts.iter().any(|part| of(*part))
        };
        let beside = smallest(&mut self.sums.iter().filter(|sum| touches(sum, &|at| at == cell)));
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
