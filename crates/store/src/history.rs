//! Undo and redo: one stack a document, whatever its kind and whichever page changes it.

use touchstone_domain::document::Document;
use touchstone_domain::ids::WriterId;
use touchstone_domain::undo::{Undo, undo};

/// One step that can be taken back.
#[derive(Clone, Debug, Default)]
pub struct Step {
    /// What takes it back.
    pub undo: Undo,
    /// What it was about, where one document holds what several pages show: whoever takes steps back asks for theirs.
    pub about: String,
    /// It goes on with the step before it, as a text that is typed in one go: both are taken back together.
    pub goes_on: bool,
}

/// What was done to one document in this window, and what was taken back.
#[derive(Clone, Debug, Default)]
pub struct History {
    done: Vec<Step>,
    undone: Vec<Step>,
}

impl History {
    /// Remembers a step. What was taken back before it cannot be done again.
    pub fn did(&mut self, step: Step) {
        if step.undo.is_empty() {
            return;
        }
        self.undone.clear();
        match self.done.last_mut() {
            Some(last) if step.goes_on && last.about == step.about && last.undo.keys().eq(step.undo.keys()) => {
                last.undo.join(step.undo);
                if last.undo.is_empty() {
                    self.done.pop();
                }
            }
            _ => self.done.push(step),
        }
    }

    /// Whether there is something about this to take back, or, with `redo`, to do again.
    #[must_use]
    pub fn can_step(&self, about: &str, redo: bool) -> bool {
        let steps = if redo { &self.undone } else { &self.done };
        steps.iter().any(|step| step.about == about)
    }

    /// Takes the last step about this back, or, with `redo`, does again what was taken back, by new writes.
    pub fn step(&mut self, about: &str, redo: bool, document: &mut Document, writer: &WriterId) {
        match redo {
            false => step_back(&mut self.done, &mut self.undone, about, document, writer),
            true => step_back(&mut self.undone, &mut self.done, about, document, writer),
        }
    }
}

/// A step whose every value was written over by somebody since is gone.
fn step_back(from: &mut Vec<Step>, to: &mut Vec<Step>, about: &str, document: &mut Document, writer: &WriterId) {
    let Some(place) = from.iter().rposition(|step| step.about == about) else {
        return;
    };
    let step = from.remove(place);
    let reverse = undo(document, &step.undo, writer);
    if !reverse.is_empty() {
        to.push(Step { undo: reverse, ..step });
    }
}

#[cfg(test)]
mod tests;
