//! Wet op de huurtoeslag art. 5, 13, 17-21, as it read until 2025 and from 2026; Awir art. 7 (assets and the
//! income of children).

use super::{
    allowance::Allowance,
    parameters::{Huurtoeslag, Taper},
    trace::{Trace, step},
};
use crate::money::{Cents, Exact, Rate};

/// Who lives in a rented home, and at what price.
#[derive(Clone, Copy, Debug)]
pub struct RentingHousehold {
    /// Tenant, partner, children and medebewoners; no subtenants.
    pub persons: usize,
    /// Whether there is a partner.
    pub partner: bool,
    /// Whether the low rent limit for young people holds: all under that year's age, no child.
    pub young: bool,
    /// Bare rent a month.
    pub rent: Cents,
    /// Service costs a month, as billed.
    pub service: Cents,
    /// Assets of tenant and partner.
    pub assets: Cents,
    /// Most assets of any medebewoner.
    pub housemates_assets: Cents,
}

/// Huurtoeslag at a rekeninkomen a year: that of tenant, partner and medebewoners together.
pub fn huurtoeslag(
    rules: &Huurtoeslag,
    home: RentingHousehold,
    income: Exact,
    trace: &mut impl Trace,
) -> Allowance {
    let most_assets = Cents::new(if home.partner { rules.vermogen_partner } else { rules.vermogen_single });
    if home.assets > most_assets {
        step!(trace, HuurtoeslagAssets, assets = home.assets, most = most_assets);
        return Allowance::NONE;
    }
    let most_assets = Cents::new(rules.vermogen_medebewoner);
    if home.housemates_assets > most_assets {
        step!(trace, HuurtoeslagHousemateAssets, assets = home.housemates_assets, most = most_assets);
        return Allowance::NONE;
    }
    // Of each pair of numbers the first is for one person, the second for more.
    let size = usize::from(home.persons > 1);
    let most_rent = Cents::new(if home.young { rules.max_rent_young } else { rules.max_rent });
    let rent = home.rent + home.service.min(Cents::new(rules.servicekosten_max));
    let lowest = Cents::new(rules.normhuur_min - rules.normhuur_min_verlaging[size]);
    let own_share_cut = Cents::new(rules.verlaging_eigen_bijdrage);
    let (rent, basishuur, off) = match rules.taper {
        Taper::NormhuurCurve { a, b } => {
            if rent > most_rent {
                step!(trace, HuurtoeslagOverRent, rent = rent, most = most_rent);
                return Allowance::NONE;
            }
            let normhuur = if income > Cents::new(rules.ijkpunt[size]).exact() {
                curve(a[size], b[size], income)
            } else {
                lowest
            };
            (rent, normhuur - own_share_cut, Exact::ZERO)
        }
        Taper::ShareOfIncome { afbouw } => {
            let ijkpunt = Cents::new(rules.ijkpunt[size]).exact();
            let share = Rate::millionths(afbouw[size]);
            let off = (income - ijkpunt).or_zero().times(share).split(12);
            if off > Exact::ZERO {
                step!(trace, HuurtoeslagTaper, income = income, ijkpunt = ijkpunt, share = share, off = off);
            }
            (rent.min(most_rent), lowest - own_share_cut, off)
        }
    };
    step!(trace, HuurtoeslagRent, rent = rent, basishuur = basishuur);
    let quality = Cents::new(rules.kwaliteitskortingsgrens);
    let capping = Cents::new(rules.aftoppingsgrens[usize::from(home.persons > 2)]);
    let part = |low: Cents, high: Cents, share: i64| {
        let from = low.max(basishuur);
        (rent.min(high) - from).max(Cents::ZERO).exact().times(Rate::millionths(share))
    };
    let full = part(Cents::ZERO, quality, rules.pct_quality);
    let middle = part(quality, capping, rules.pct_capping);
    let high = part(capping, rent.max(capping), rules.pct_above);
    step!(trace, HuurtoeslagParts, full = full, middle = middle, high = high);
    let month = (full + middle + high - off).or_zero();
    let year = month.scaled(12);
    if Allowance::is_too_small(year, Cents::new(rules.min_grant_year), trace) {
        return Allowance::NONE;
    }
    Allowance { year, month: Cents::euros(month.whole_euros()) }
}

/// Art. 19 lid 3: a·Y² + b·Y a month, up to a whole cent. `a` and `b` in units of 10⁻¹².
fn curve(a: i64, b: i64, income: Exact) -> Cents {
    let income = i128::from(income.get());
    // a·Y²: 10⁻¹² · (10⁻⁶)²; b·Y: 10⁻¹² · 10⁻⁶. A cent is 10⁻².
    let picos = i128::from(a) * income * income / 1_000_000 + i128::from(b) * income;
    let cents = -(-picos).div_euclid(10_000_000_000_000_000);
    Cents::new(cents as i64)
}
