//! `touchstone plan`: the smallest change that reaches a band, one line of JSON for each assessment of a save file.

use std::io;
use std::path::Path;

use touchstone_domain::bands::Band;
use touchstone_domain::plan::{Change, EvidenceStep, Obstacle, Plan, Wishes, plan};

use crate::instrument::{built_in, no_instrument};
use crate::open::{self, Found};
use crate::{Outcome, Streams};
use touchstone_domain::export::object::{Object, list_of_texts};

pub(crate) fn command(file: &Path, to: Band, wishes: &Wishes, streams: &mut Streams<'_>) -> io::Result<Outcome> {
    let Some(instrument) = built_in() else {
        return no_instrument(streams);
    };
    let mut named = wishes.locked.iter().chain(wishes.days.keys());
    if let Some(unknown) = named.find(|id| instrument.indicators().all(|indicator| indicator.id != **id)) {
        writeln!(streams.errors, "touchstone: there is no indicator {unknown}")?;
        return Ok(Outcome::CannotRun);
    }
    let found = open::assessments_of(file, streams.input);
    let mut outcome = Outcome::Done;
    for found in &found {
        let line = match found {
            Found::Assessment { assessment, .. } => {
                let plan = plan(&instrument, assessment, to, wishes);
                of_plan(file, assessment.head.id.as_str(), &plan)
            }
            Found::Fault(fault) => {
                outcome = Outcome::Faults;
                fault.line(file)
            }
        };
        writeln!(streams.output, "{}", line.finish())?;
    }
    if found.is_empty() {
        writeln!(
            streams.errors,
            "touchstone: {}: no assessment in this file",
            file.display()
        )?;
    }
    Ok(outcome)
}

fn of_plan(file: &Path, assessment: &str, plan: &Plan) -> Object {
    let changes = plan.steps.iter().flat_map(|steps| &steps.changes);
    let names = plan.answer_first.iter().map(ToString::to_string);
    Object::default()
        .text("file", file.to_string_lossy().as_ref())
        .text("assessment", assessment)
        .text("to", plan.to.id())
        .whole("steps", plan.steps.as_ref().map(|steps| steps.count))
        .raw(
            "days",
            &plan
                .steps
                .as_ref()
                .map_or("null".to_owned(), |steps| steps.days.to_string()),
        )
        .list("changes", changes.map(of_change))
        .raw("answer_first", &list_of_texts(names))
        .list("evidence_first", plan.evidence_first.iter().map(of_evidence))
        .list("impossible", plan.obstacles.iter().map(of_obstacle))
}

fn of_change(change: &Change) -> Object {
    Object::default()
        .text("indicator", change.indicator.to_string().as_str())
        .whole("from", u32::from(change.from.number()))
        .whole("to", u32::from(change.to.number()))
        .yes_or_no("essential", Some(change.essential))
}

/// Strengths by number: 2 for E2.
fn of_evidence(step: &EvidenceStep) -> Object {
    Object::default()
        .text("indicator", step.indicator.to_string().as_str())
        .whole("from", u32::from(step.from.number()))
        .whole("to", u32::from(step.to.number()))
}

fn of_obstacle(obstacle: &Obstacle) -> Object {
    let object = Object::default().text("code", obstacle.code());
    match obstacle {
        Obstacle::QuickScan => object,
        Obstacle::NoOverall {
            with_basis,
            needed,
            missing_answers,
        } => object
            .whole("with_basis", *with_basis)
            .whole("needed", *needed)
            .whole("missing_answers", *missing_answers),
        Obstacle::EssentialLocked {
            indicator,
            level,
            needed,
        } => object
            .text("indicator", indicator.to_string().as_str())
            .whole("level", level.map(|level| u32::from(level.number())))
            .whole("needed", u32::from(needed.number())),
        Obstacle::FloorOutOfReach {
            principle,
            highest,
            floor,
        } => object
            .text("principle", principle.to_string().as_str())
            .ratio("highest", *highest)
            .whole("floor", *floor),
        Obstacle::CoverageOutOfReach {
            reachable,
            applicable,
            needed,
        } => object
            .whole("reachable", *reachable)
            .whole("applicable", *applicable)
            .whole("needed", *needed),
        Obstacle::IndexOutOfReach { highest, needed } => object.ratio("highest", *highest).whole("needed", *needed),
    }
}
