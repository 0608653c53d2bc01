//! Evidence that a band still needs once the steps are taken.

use super::{Change, EvidenceStep};
use crate::evidence::{strength_for, supported_level};
use crate::instrument::Level;
use crate::ratio::{Ratio, Sum};
use crate::scoring::PrincipleScore;
use crate::small_code::sorted_by;

/// An indicator that claims more than its evidence supports.
struct Gap {
    step: EvidenceStep,
    /// What full evidence adds to the supported index of its principle.
    gain: Ratio,
}

/// The fewest indicators whose evidence must grow for a supported overall index of `needed`. Every one of them adds
/// what it adds whatever the others do, so that those that add most are the fewest.
pub(super) fn missing(principles: &[PrincipleScore], changes: &[Change], needed: u32) -> Vec<EvidenceStep> {
    let mut supported = Sum::default();
    let mut gaps = Vec::new();
    for principle in principles.iter().filter(|principle| principle.has_basis()) {
        let mut points = 0;
        for score in &principle.indicators {
            let Some(level) = score.reply.level() else {
                continue;
            };
            let change = changes.iter().find(|change| change.indicator == score.id);
            let claimed = change.map_or(level, |change| change.to);
            let now = supported_level(claimed, score.strength);
            points += u64::from(now.number());
            if let Some(gain) = index(gap(claimed, now), principle).filter(|gain| *gain > Ratio::ZERO) {
                let step = EvidenceStep {
                    indicator: score.id,
                    from: score.strength,
                    to: strength_for(claimed),
                };
                gaps.push(Gap { step, gain });
            }
        }
        if let Some(index) = index(points, principle) {
            supported.add(index);
        }
    }
    let whole = u64::from(needed) * supported.count();
    let mut steps = Vec::new();
    for gap in sorted_by(gaps, |left, right| right.gain.cmp(&left.gain)) {
        if is_reached(&supported, whole) {
            break;
        }
        supported.add(gap.gain);
        steps.push(gap.step);
    }
    sorted_by(steps, |left, right| left.indicator.cmp(&right.indicator))
}

/// Whether the values add up to a whole number.
fn is_reached(sum: &Sum, whole: u64) -> bool {
    sum.mean()
        .zip(Ratio::new(whole, sum.count()))
        .is_none_or(|(mean, needed)| mean >= needed)
}

fn gap(claimed: Level, supported: Level) -> u64 {
    u64::from(claimed.number().saturating_sub(supported.number()))
}

fn index(points: u64, principle: &PrincipleScore) -> Option<Ratio> {
    let most = u64::from(principle.counts.answered) * u64::from(Level::MAXIMUM.number());
    Ratio::new(points * 100, most)
}
