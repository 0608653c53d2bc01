//! What a provider sets out to do about one assessment: its part of the document that lies in the browser's database.

use leptos::prelude::*;
use touchstone_domain::document::Document;
use touchstone_domain::ids::DocumentId;
use touchstone_domain::improvement_plan::{self, Action, ImprovementPlan};
use touchstone_store::{Kind, Step};

use super::shelf::{Keeping, OnShelf};

/// The plan of an assessment, for pages.
#[derive(Clone, Copy)]
pub struct PlanState {
    shelf: OnShelf,
    assessment: StoredValue<DocumentId>,
    /// What was done last: letters typed into one field are one step.
    before: StoredValue<Option<Action>>,
    /// The document, which holds the plans of all assessments.
    pub document: RwSignal<Document>,
    /// Whether it is kept.
    pub keeping: RwSignal<Keeping>,
    /// What the plan of this assessment says.
    pub plan: Memo<ImprovementPlan>,
    /// What happened last on this page.
    pub last: RwSignal<Last>,
}

/// What happened last to the items of a plan.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Last {
    /// Nothing that needs a word.
    #[default]
    Nothing,
    /// An item was removed.
    Removed,
    /// A step was taken back.
    TakenBack,
}

impl PlanState {
    /// The plan of an assessment; the first call begins to read the document.
    #[must_use]
    pub fn open(assessment: DocumentId) -> Self {
        let shelf = OnShelf::open(Kind::ImprovementPlan);
        let document = shelf.document;
        let assessment = StoredValue::new(assessment);
        let plan = Memo::new(move |_| {
            document.with(|document| assessment.with_value(|assessment| improvement_plan::read(document, assessment)))
        });
        Self {
            shelf,
            assessment,
            before: StoredValue::default(),
            document,
            keeping: shelf.keeping,
            plan,
            last: RwSignal::default(),
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
        let assessment = self.assessment();
        if !action.is_about_items() {
            // Changed back where it stands.
            self.shelf.act(move |document, writer| {
                improvement_plan::apply(document, &assessment, &action, writer);
                Step::default()
            });
            return;
        }
        self.last.set(match action {
            Action::Remove(_) => Last::Removed,
            _ => Last::Nothing,
        });
        let before = self
            .before
            .try_update_value(|before| before.replace(action.clone()))
            .flatten();
        self.shelf.act(move |document, writer| Step {
            undo: improvement_plan::apply(document, &assessment, &action, writer),
            about: assessment.to_string(),
            goes_on: before.is_some_and(|before| action.goes_on_with(&before)),
        });
    }

    /// Whether there is something to take back.
    #[must_use]
    pub fn can_undo(self) -> bool {
        self.shelf.can_step_back(self.assessment().as_str())
    }

    /// Takes the last change back, by a new write.
    pub fn undo(self) {
        self.before.set_value(None);
        self.shelf.step_back(self.assessment().as_str());
        self.last.set(Last::TakenBack);
    }
}
