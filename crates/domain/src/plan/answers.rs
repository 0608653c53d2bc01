//! Unanswered indicators that stand in the way of a band: as few as will do, essentials first.

use super::{Obstacle, Plan, Wishes};
use crate::bands::{Band, covers};
use crate::ids::{IndicatorId, PrincipleId};
use crate::instrument::Rules;
use crate::scoring::{PrincipleScore, Reply};
use crate::small_code::sorted_by;

/// What could be answered.
struct Open {
    principle: PrincipleId,
    indicator: IndicatorId,
    essential: bool,
    named: bool,
}

/// Names what must be answered first, and what is locked although it must be.
pub(super) fn name(principles: &[PrincipleScore], rules: &Rules, to: Band, wishes: &Wishes, plan: &mut Plan) {
    let mut open = open(principles, wishes);
    if to > Band::ALLOWED_BY_UNANSWERED {
        for candidate in open.iter_mut().filter(|candidate| candidate.essential) {
            candidate.named = true;
        }
        plan.obstacles.extend(locked_essentials(principles, to, wishes));
    }
    for principle in wanting_basis(principles, rules, to) {
        let lacks = give_basis(principle, &mut open);
        if let Some(floor) = to.floor(rules).filter(|_| lacks > 0) {
            plan.obstacles.push(Obstacle::FloorOutOfReach {
                principle: principle.id,
                highest: None,
                floor,
            });
        }
    }
    if let Some(needed) = to.coverage(rules) {
        plan.obstacles.extend(cover(principles, needed, &mut open));
    }
    let named = open.into_iter().filter(|candidate| candidate.named);
    plan.answer_first = sorted_by(named.map(|candidate| candidate.indicator), Ord::cmp);
}

/// Everything unanswered that may be answered, essentials first.
fn open(principles: &[PrincipleScore], wishes: &Wishes) -> Vec<Open> {
    let all = principles.iter().flat_map(|principle| {
        let open = principle
            .indicators
            .iter()
            .filter(|score| is_open(score.reply) && !wishes.is_locked(score.id));
        open.map(|score| Open {
            principle: principle.id,
            indicator: score.id,
            essential: score.essential,
            named: false,
        })
    });
    sorted_by(all, |left, right| right.essential.cmp(&left.essential))
}

const fn is_open(reply: Reply) -> bool {
    matches!(reply, Reply::Unanswered | Reply::Unknown)
}

fn locked_essentials(principles: &[PrincipleScore], to: Band, wishes: &Wishes) -> impl Iterator<Item = Obstacle> {
    let essentials = principles.iter().flat_map(|principle| &principle.essentials);
    essentials
        .filter(|(id, reply)| is_open(*reply) && wishes.is_locked(*id))
        .map(move |(indicator, _)| Obstacle::EssentialLocked {
            indicator: *indicator,
            level: None,
            needed: to.essential_level(),
        })
}

/// Principles that need a basis: all of them for a band with a floor, else those that need the fewest answers for an
/// overall result.
fn wanting_basis<'a>(principles: &'a [PrincipleScore], rules: &Rules, to: Band) -> Vec<&'a PrincipleScore> {
    let with_basis = principles.iter().filter(|principle| principle.has_basis()).count();
    let without = principles
        .iter()
        .filter(|principle| !principle.has_basis() && principle.counts.applicable > 0);
    let mut without = sorted_by(without, |left, right| {
        left.counts.missing_for_basis().cmp(&right.counts.missing_for_basis())
    });
    if to.floor(rules).is_none() {
        without.truncate(rules.principles_needed.max(1).saturating_sub(with_basis));
    }
    without
}

/// Names as many answers as a basis needs; gives how many are still lacking.
fn give_basis(principle: &PrincipleScore, open: &mut [Open]) -> usize {
    let needed = usize::try_from(principle.counts.missing_for_basis()).unwrap_or(usize::MAX);
    let here = |candidate: &&mut Open| candidate.principle == principle.id;
    let named = open.iter_mut().filter(here).filter(|candidate| candidate.named).count();
    name_more(needed.saturating_sub(named), open.iter_mut().filter(here))
}

/// Names as many answers as the coverage needs.
fn cover(principles: &[PrincipleScore], needed: u32, open: &mut [Open]) -> Option<Obstacle> {
    let sum = |count: fn(&PrincipleScore) -> u32| principles.iter().map(count).fold(0, u32::saturating_add);
    let answered = sum(|principle| principle.counts.answered);
    let applicable = sum(|principle| principle.counts.applicable);
    let size = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let named = size(open.iter().filter(|candidate| candidate.named).count());
    let enough = (answered..=applicable).find(|answered| covers(*answered, applicable, needed));
    let more = enough
        .unwrap_or(u32::MAX)
        .saturating_sub(answered.saturating_add(named));
    let lacking = name_more(usize::try_from(more).unwrap_or(usize::MAX), open.iter_mut());
    (lacking > 0).then(|| Obstacle::CoverageOutOfReach {
        reachable: answered.saturating_add(size(open.len())),
        applicable,
        needed,
    })
}

/// Names the first few that are not named yet; gives how many could not be.
fn name_more<'a>(count: usize, open: impl Iterator<Item = &'a mut Open>) -> usize {
    let mut left = count;
    for candidate in open.filter(|candidate| !candidate.named).take(count) {
        candidate.named = true;
        left -= 1;
    }
    left
}
