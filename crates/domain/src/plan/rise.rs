//! Which indicators rise: what is forced inside a principle first, then what lacks to the overall index.

use super::cheapest::{Group, choose};
use super::{Change, Obstacle, Steps, Wishes};
use crate::bands::Band;
use crate::ids::{IndicatorId, PrincipleId};
use crate::instrument::{Level, Rules};
use crate::ratio::Ratio;
use crate::scoring::{IndicatorScore, PrincipleScore};
use crate::small_code::{SmallMap, sorted_by};

/// What an indicator adds to the points of its principle at most.
const HIGHEST: u64 = 4;

/// One step of one indicator.
#[derive(Clone, Copy)]
struct Step {
    indicator: IndicatorId,
    essential: bool,
    /// The level that it starts from.
    from: u8,
    days: u32,
    /// The index of its principle now.
    stands_at: Ratio,
    /// It brings an essential to its gate.
    opens_gate: bool,
}

/// One principle with a basis.
struct Room {
    answered: u64,
    /// The sum of the levels after the steps that are forced.
    points: u64,
    /// Steps that are left, the cheapest first.
    left: Vec<Step>,
}

/// The cheapest steps to the band, or everything that keeps them from it.
pub(super) fn steps(
    principles: &[PrincipleScore],
    rules: &Rules,
    to: Band,
    wishes: &Wishes,
) -> Result<Steps, Vec<Obstacle>> {
    let mut forced = Forced::default();
    let mut rooms = Vec::new();
    for principle in principles {
        let mut room = forced.open_gates(principle, to.essential_level(), wishes);
        if principle.has_basis() {
            if let Some(floor) = to.floor(rules) {
                forced.reach_floor(principle.id, &mut room, floor);
            }
            rooms.push(room);
        }
    }
    let Forced {
        mut taken,
        mut obstacles,
    } = forced;
    // Steps can always be backed by evidence, but nothing is supported that is not claimed.
    let supported = to.supported(rules).unwrap_or_default();
    match raise_the_mean(rooms, to.threshold(rules.thresholds).max(supported)) {
        Ok(more) => taken.extend(more),
        Err(obstacle) => obstacles.push(obstacle),
    }
    if obstacles.is_empty() {
        Ok(together(&taken))
    } else {
        Err(obstacles)
    }
}

/// What gates and floors force.
#[derive(Default)]
struct Forced {
    taken: Vec<Step>,
    obstacles: Vec<Obstacle>,
}

impl Forced {
    /// Takes the steps that bring the essentials of a principle to their gate, with a basis or without, and gives what is
    /// left of it.
    fn open_gates(&mut self, principle: &PrincipleScore, gate: Level, wishes: &Wishes) -> Room {
        let mut room = Room {
            answered: principle.counts.answered.into(),
            points: 0,
            left: Vec::new(),
        };
        let stands_at = principle.index.unwrap_or(Ratio::ZERO);
        for score in &principle.indicators {
            let Some(level) = score.reply.level() else {
                continue;
            };
            room.points += u64::from(level.number());
            if wishes.is_locked(score.id) {
                if score.essential && level < gate {
                    self.obstacles.push(Obstacle::EssentialLocked {
                        indicator: score.id,
                        level: Some(level),
                        needed: gate,
                    });
                }
                continue;
            }
            for step in steps_of(score, level, gate, stands_at, wishes.days(score.id)) {
                if step.opens_gate {
                    room.points += 1;
                    self.taken.push(step);
                } else {
                    room.left.push(step);
                }
            }
        }
        room.left = sorted_by(std::mem::take(&mut room.left), by_price);
        room
    }

    /// Takes the cheapest steps that bring a principle to the floor.
    fn reach_floor(&mut self, principle: PrincipleId, room: &mut Room, floor: u32) {
        let lowest = (u64::from(floor) * room.answered * HIGHEST).div_ceil(100);
        let wanted = usize::try_from(lowest.saturating_sub(room.points)).unwrap_or(usize::MAX);
        if wanted > room.left.len() {
            self.obstacles.push(Obstacle::FloorOutOfReach {
                principle,
                highest: room.highest(),
                floor,
            });
        }
        let wanted = wanted.min(room.left.len());
        self.taken.extend(room.left.drain(..wanted));
        room.points += number(wanted);
    }
}

fn steps_of(
    score: &IndicatorScore,
    level: Level,
    gate: Level,
    stands_at: Ratio,
    days: u32,
) -> impl Iterator<Item = Step> {
    let (indicator, essential) = (score.id, score.essential);
    (level.number()..Level::MAXIMUM.number()).map(move |from| Step {
        indicator,
        essential,
        from,
        days,
        stands_at,
        opens_gate: essential && from < gate.number(),
    })
}

/// The cheapest first; of those the principle that stands lowest, the lowest level, essentials, the instrument's order.
/// All steps of an indicator cost the same, so that they stay in their order.
fn by_price(left: &Step, right: &Step) -> std::cmp::Ordering {
    let key = |step: &Step| (step.days, step.stands_at, step.from, !step.essential, step.indicator);
    key(left).cmp(&key(right))
}

/// Brings the mean of the principles to `needed`.
fn raise_the_mean(rooms: Vec<Room>, needed: u32) -> Result<Vec<Step>, Obstacle> {
    let count = number(rooms.len());
    let highest = Ratio::mean(rooms.iter().filter_map(Room::highest)).unwrap_or(Ratio::ZERO);
    let unit = common_multiple(rooms.iter().map(|room| room.answered));
    let reached = rooms
        .iter()
        .map(|room| room.points * (unit / room.answered))
        .fold(0, u64::saturating_add);
    let wanted = (u128::from(needed) * u128::from(count) * u128::from(HIGHEST) * u128::from(unit)).div_ceil(100);
    let lacking = u64::try_from(wanted).unwrap_or(u64::MAX).saturating_sub(reached);

    let mut alike: SmallMap<u64, Vec<Step>> = SmallMap::new();
    for room in rooms {
        alike.update(room.answered, |steps| steps.extend(room.left));
    }
    let alike = alike
        .into_iter()
        .map(|(answered, steps)| (answered, sorted_by(steps, by_price)));
    let alike: Vec<(u64, Vec<Step>)> = alike.collect();
    let groups = alike.iter().map(|(answered, steps)| Group {
        size: *answered,
        gain: unit / answered,
        days: steps.iter().map(|step| step.days).collect(),
    });
    let counts = choose(&groups.collect::<Vec<_>>(), lacking).ok_or(Obstacle::IndexOutOfReach { highest, needed })?;
    let chosen = alike.into_iter().zip(counts);
    Ok(chosen
        .flat_map(|((_, steps), count)| steps.into_iter().take(count))
        .collect())
}

impl Room {
    /// The index after all the steps that are left.
    fn highest(&self) -> Option<Ratio> {
        let points = self.points + number(self.left.len());
        Ratio::new(points * 100, self.answered * HIGHEST)
    }
}

/// The smallest number that all of them divide. It is 27,720 at most: a principle has no more than 12 indicators.
fn common_multiple(numbers: impl Iterator<Item = u64>) -> u64 {
    let multiple =
        |common, number| Ratio::new(common, number).and_then(|ratio| ratio.denominator().checked_mul(common));
    numbers.fold(1, |common, number| multiple(common, number).unwrap_or(common))
}

/// The steps by indicator, in the order in which people should read them.
fn together(taken: &[Step]) -> Steps {
    let mut by_indicator: SmallMap<IndicatorId, (Change, Ratio)> = SmallMap::new();
    for step in sorted_by(taken.iter(), |left, right| left.from.cmp(&right.from)) {
        let (Some(from), Some(to)) = (Level::new(step.from), Level::new(step.from + 1)) else {
            continue;
        };
        match by_indicator.get_mut(&step.indicator) {
            Some((change, _)) => change.to = to,
            None => {
                let change = Change {
                    indicator: step.indicator,
                    essential: step.essential,
                    from,
                    to,
                    opens_gate: step.opens_gate,
                };
                by_indicator.insert(step.indicator, (change, step.stands_at));
            }
        }
    }
    let changes = sorted_by(by_indicator.into_iter().map(|(_, change)| change), |left, right| {
        let key = |(change, stands_at): &(Change, Ratio)| {
            (
                !change.opens_gate,
                *stands_at,
                change.indicator.principle(),
                change.from,
                change.indicator,
            )
        };
        key(left).cmp(&key(right))
    });
    Steps {
        count: u32::try_from(taken.len()).unwrap_or(u32::MAX),
        days: taken.iter().map(|step| u64::from(step.days)).sum(),
        changes: changes.into_iter().map(|(change, _)| change).collect(),
    }
}

fn number(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}
