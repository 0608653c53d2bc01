//! A visit with two assessments, a plan, frozen versions, a portfolio and a learning record, again for each call of each
//! storage: that one is refused, once or with all after it. What is said to be saved is there after a kill.

use touchstone_domain::assessment::action::Action;
use touchstone_store::{Key, Kind, Place, Refusal, SaveState};

use super::browser::{LOST, Refusing};
use super::chance::Chance;
use super::mutants::Mutant;
use super::story::rest;
use super::world::World;

/// How many visits met their fault, and in how many of those the last word was "saved".
#[derive(Clone, Copy, Debug, Default)]
pub struct Visits {
    pub all: u32,
    pub saved: u32,
}

/// All visits with faults of one storage; what is wrong ends them.
pub fn visits(mutant: Mutant, place: Place, times: u32, why: Refusal) -> Result<Visits, String> {
    let mut visits = Visits::default();
    for after in 0.. {
        let mut world = World::new(mutant, 1);
        let refusing = Refusing {
            after,
            times,
            why: Some(why),
        };
        match place {
            Place::Quick => world.quick.refusing = refusing,
            Place::Safe => world.safe.refusing = refusing,
        }
        visit(&mut world);
        if world.met.is_empty() {
            return Ok(visits);
        }
        visits.all += 1;
        // What was refused once is tried again when the page is seen again.
        world.show(0);
        settle(&mut world);
        let is_saved = matches!(world.tabs[0].store.worst(), SaveState::Saved(_));
        visits.saved += u32::from(is_saved);
        if times == 1 && !is_saved {
            world.book.fail("what was refused once is not kept");
        }
        world.kill_now(LOST);
        rest(&mut world);
        if let Some(violation) = world.book.violation {
            return Err(format!("{place:?} {why:?}, call {after}, {times} times: {violation}"));
        }
    }
    Ok(visits)
}

fn visit(world: &mut World) {
    let mut keys: Vec<Key> = (0..2).map(|_| world.begin_assessment(0)).collect();
    for kind in [
        Kind::ImprovementPlan,
        Kind::Snapshots,
        Kind::Portfolio,
        Kind::LearningRecord,
    ] {
        world.open_shelf(0, kind);
        keys.push(Key::only(kind));
    }
    for round in 0..2 {
        for key in &keys {
            let text = world.token(0);
            world.act(0, key, Action::SetName(text), "");
            settle(world);
        }
        if round == 0 {
            // Left with all of it unkept.
            for key in &keys {
                let text = world.token(0);
                world.act(0, key, Action::SetName(text), "");
            }
            world.hide(0);
            world.check();
            settle(world);
        }
    }
}

/// Until nothing moves; what is said is checked at each step.
fn settle(world: &mut World) {
    for _ in 0..40 {
        world.work_quick(0);
        world.check();
        world.work_safe(0);
        for _ in 0..2 {
            world.safe_turn(&mut Chance(0));
            world.check();
        }
        world.take_answer(0);
        world.check();
        if !world.is_busy() {
            return;
        }
    }
    world.book.fail("a visit does not come to rest");
}
