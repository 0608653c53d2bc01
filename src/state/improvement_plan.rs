//! What a provider sets out to do about one assessment: its part of the document that lies in the browser's database.

use leptos::prelude::*;
use touchstone_domain::document::Document;
use touchstone_domain::ids::DocumentId;
use touchstone_domain::improvement_plan::{self, Action, ImprovementPlan};
use touchstone_domain::undo::{Undo, undo};

use super::shelf::{IMPROVEMENT_PLAN, Keeping, OnShelf};

/// The plan of an assessment, for pages.
#[derive(Clone, Copy)]
pub struct PlanState {
    shelf: OnShelf,
    assessment: StoredValue<DocumentId>,
    /// The document, which holds the plans of all assessments.
    pub document: RwSignal<Document>,
    /// Whether it is kept.
    pub keeping: RwSignal<Keeping>,
    /// What the plan of this assessment says.
    pub plan: Memo<ImprovementPlan>,
    /// What was done to its items on this page, the last step last.
    pub steps: RwSignal<Steps>,
}

/// What was done, and can be taken back step by step.
#[derive(Clone, Debug, Default)]
pub struct Steps {
    done: Vec<(Action, Undo)>,
    /// The last thing that happened is that a step was taken back.
    pub taken_back: bool,
}

impl PlanState {
    /// The plan of an assessment; the first call begins to read the document.
    #[must_use]
    pub fn open(assessment: DocumentId) -> Self {
        let shelf = OnShelf::open(&IMPROVEMENT_PLAN);
        let document = shelf.document;
        let assessment = StoredValue::new(assessment);
        let plan = Memo::new(move |_| {
            document.with(|document| assessment.with_value(|assessment| improvement_plan::read(document, assessment)))
        });
        Self {
            shelf,
            assessment,
            document,
            keeping: shelf.keeping,
            plan,
            steps: RwSignal::default(),
        }
    }

    /// Whether the plan has been read, or it is clear that it cannot be.
    #[must_use]
    pub fn is_open(self) -> bool {
        self.shelf.is_open()
    }

    /// The assessment's id.
    #[must_use]
    pub fn assessment(self) -> DocumentId {
        self.assessment.get_value()
    }

    /// Changes the plan and keeps it.
    pub fn dispatch(self, action: Action) {
        let (assessment, steps) = (self.assessment(), self.steps);
        self.shelf.change(move |document, writer| {
            let done = improvement_plan::apply(document, &assessment, &action, writer);
            if action.is_about_items() && !done.is_empty() {
                // The page may be gone by then.
                steps.try_update(|steps| steps.remember(action, done.clone()));
            }
            done
        });
    }

    /// Whether there is something to take back.
    #[must_use]
    pub fn can_undo(self) -> bool {
        self.steps.with(|steps| !steps.done.is_empty())
    }

    /// Takes the last change back, by a new write.
    pub fn undo(self) {
        let last = self.steps.try_update(|steps| {
            let last = steps.done.pop();
            steps.taken_back = last.is_some();
            last
        });
        if let Some((_, done)) = last.flatten() {
            self.shelf.change(move |document, writer| undo(document, &done, writer));
        }
    }
}

impl Steps {
    fn remember(&mut self, action: Action, done: Undo) {
        self.taken_back = false;
        match self.done.last_mut() {
            Some((before, step)) if action.goes_on_with(before) => {
                step.join(done);
                if step.is_empty() {
                    self.done.pop();
                }
            }
            _ => self.done.push((action, done)),
        }
    }

    /// Whether the last thing that was done removed an item.
    #[must_use]
    pub fn has_removed(&self) -> bool {
        matches!(self.done.last(), Some((Action::Remove(_), _))) && !self.taken_back
    }
}
