//! Hours that differ from week to week: a range in the place of one number that is only exact in appearance.

use super::{
    comparison::Comparison,
    household::Refusal,
    situation::{Hours, Situation},
};

/// What a job with differing hours comes to.
#[derive(Clone, Debug, PartialEq)]
pub struct Range {
    /// With the hours of a quiet week, every week.
    pub low: Comparison,
    /// With the usual hours.
    pub usual: Comparison,
    /// With the hours of a busy week, every week.
    pub high: Comparison,
}

/// The range of the first adult whose hours differ; `None` where nobody's do.
///
/// # Errors
/// Where the rules here do not cover the household.
pub fn range(now: &Situation, then: &Situation) -> Result<Option<Range>, Refusal> {
    let differs = then.adults.iter().enumerate().find_map(|(adult, who)| {
        let job = who.job.as_ref()?;
        let usual = job.hours_week?;
        let (low, high) = (job.hours_low.unwrap_or(usual), job.hours_high.unwrap_or(usual));
        (low < high).then_some((adult, low, high))
    });
    let Some((adult, low, high)) = differs else { return Ok(None) };
    let at = |hours| Comparison::of(now, &then.at_hours(adult, hours));
    Ok(Some(Range { low: at(low)?, usual: Comparison::of(now, then)?, high: at(high)? }))
}

impl Situation {
    /// The same household where one adult works so many hours a week in the same job; zero is not at all.
    pub fn at_hours(&self, adult: usize, hours: Hours) -> Situation {
        let mut changed = self.clone();
        if let Some(who) = changed.adults.get_mut(adult) {
            who.job = who.job.as_ref().map(|job| job.at_hours(hours));
        }
        changed
    }
}
