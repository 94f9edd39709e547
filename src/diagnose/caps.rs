//! Points by domain, and what the caps take off.

use super::{answers::Answers, conditions::holds, model::Model};

/// Points by domain after caps.
pub(super) struct Capped {
    pub domains: Vec<u16>,
    /// What each cap that bit took, with its reason.
    pub taken: Vec<(String, u16)>,
}

impl Capped {
    pub(super) fn total(&self) -> u16 {
        self.domains.iter().sum()
    }
}

/// Sums `points` (one for each question of the model) by domain and applies the caps: first the one over
/// the proxies, whose excess comes off their domains, then those over a domain.
pub(super) fn capped(model: &Model, answers: &Answers, points: &[u16]) -> Capped {
    capped_at(model, answers, points, model.proxy_cap.most.into())
}

/// The same, were the cap over the proxies at `most` points.
pub(super) fn capped_at(model: &Model, answers: &Answers, points: &[u16], most: u16) -> Capped {
    let mut domains = vec![0_u16; model.domains.len()];
    let mut proxies = vec![0_u16; model.domains.len()];
    for (question, points) in model.questions.iter().zip(points) {
        if let Some(domain) = question.domain {
            domains[usize::from(domain)] += points;
            if question.proxy {
                proxies[usize::from(domain)] += points;
            }
        }
    }
    let mut taken = Vec::new();
    let mut excess = proxies.iter().sum::<u16>().saturating_sub(most);
    if excess > 0 {
        taken.push((model.proxy_cap.why.clone(), excess));
        for (domain, proxy) in domains.iter_mut().zip(proxies) {
            let off = excess.min(proxy);
            *domain -= off;
            excess -= off;
        }
    }
    for rule in &model.domain_caps {
        let points = &mut domains[usize::from(rule.domain)];
        let most = u16::from(rule.cap.most);
        if *points > most && rule.when.as_ref().is_none_or(|when| holds(when, model, answers)) {
            taken.push((rule.cap.why.clone(), *points - most));
            *points = most;
        }
    }
    Capped { domains, taken }
}
