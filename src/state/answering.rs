//! One assessment while it is open: its answers principle by principle, its score, undo and redo.
//!
//! A change reads one indicator anew and scores one principle anew, so that answering stays as quick with a thousand
//! principles as with ten.

use leptos::prelude::*;
use touchstone_domain::assessment::action::{Action, apply};
use touchstone_domain::assessment::{Answer, AssessmentHead, IndicatorAnswer, Scope, read};
use touchstone_domain::document::Document;
use touchstone_domain::ids::{DocumentId, IndicatorId, PrincipleId, RaterId, WriterId};
use touchstone_domain::instrument::{Instrument, Principle};
use touchstone_domain::scoring::combine::{Score, combine};
use touchstone_domain::scoring::{Given, PrincipleScore, Reply, ScoringContext, score_principle};
use touchstone_domain::small_code::SmallMap;
use touchstone_store::{Key, Step};

use super::content::Content;
use super::library::Library;
use super::typing;
use crate::browser::clock;
use crate::effect::effect;

/// What is known about one principle.
#[derive(Clone, Copy)]
pub struct PrincipleSignals {
    /// What is said about its indicators.
    pub answers: RwSignal<SmallMap<IndicatorId, IndicatorAnswer>>,
    /// Its score.
    pub score: RwSignal<PrincipleScore>,
}

/// The open assessment as a context.
#[derive(Clone, Copy)]
pub struct Answering {
    id: StoredValue<DocumentId>,
    library: Library,
    instrument: &'static Instrument,
    principles: StoredValue<Vec<PrincipleSignals>>,
    scores: StoredValue<Vec<PrincipleScore>>,
    /// What is asked once: name, profile, scope, dates.
    pub head: RwSignal<AssessmentHead>,
    /// The result of everything.
    pub score: RwSignal<Score>,
    /// Changes with every change of the document, also of what does not score.
    pub revision: RwSignal<u32>,
}

impl PrincipleSignals {
    /// How many indicators are settled: answered in any way, "don't know yet" and N/A included; and how many are asked.
    #[must_use]
    pub fn progress(self) -> (u32, u32) {
        let counts = self.score.with(|score| score.counts);
        let asked = counts.applicable + counts.not_applicable;
        (asked - counts.unanswered, asked)
    }

    /// Whether an indicator in scope has no answer that counts.
    #[must_use]
    pub fn is_unanswered(self, id: IndicatorId) -> bool {
        let unanswered = |score: &PrincipleScore| {
            score
                .indicators
                .iter()
                .any(|indicator| indicator.id == id && indicator.reply == Reply::Unanswered)
        };
        self.score.with_untracked(unanswered)
    }
}

impl Answering {
    /// Opens an assessment of the library, if it is there.
    #[must_use]
    pub fn open(id: &DocumentId) -> Option<Self> {
        let library = Library::expect();
        let instrument = &Content::expect().checklist().instrument;
        let head = library.with(id, read::head).filter(|head| !head.deleted)?;
        let unanswered = |principle| scored_principle(instrument, &head, principle, &SmallMap::new());
        let principles = instrument.principles.iter().map(|principle| PrincipleSignals {
            answers: RwSignal::default(),
            score: RwSignal::new(unanswered(principle)),
        });
        let scope = head.scope;
        let answering = Self {
            id: StoredValue::new(id.clone()),
            library,
            instrument,
            principles: StoredValue::new(principles.collect()),
            scores: StoredValue::default(),
            head: RwSignal::new(head.clone()),
            score: RwSignal::new(combine(instrument, scope, &[])),
            revision: RwSignal::new(0),
        };
        answering.refresh_all(&head);
        answering.refresh_score(scope);
        answering.follow_other_tabs();
        provide_context(answering);
        Some(answering)
    }

    /// The context.
    #[must_use]
    pub fn expect() -> Self {
        expect_context()
    }

    /// The assessment's id.
    #[must_use]
    pub fn id(self) -> DocumentId {
        self.id.get_value()
    }

    /// The instrument that it is answered with.
    #[must_use]
    pub const fn instrument(self) -> &'static Instrument {
        self.instrument
    }

    /// The signals of a principle.
    #[must_use]
    pub fn principle(self, id: PrincipleId) -> Option<PrincipleSignals> {
        let place = self
            .instrument
            .principles
            .iter()
            .position(|principle| principle.id == id)?;
        self.principles.with_value(|principles| principles.get(place).copied())
    }

    /// Rates an indicator, or takes the rating back, as the owner of the assessment.
    pub fn rate(self, indicator: IndicatorId, answer: Option<Answer>) {
        self.dispatch(&Action::Rate {
            indicator,
            rater: RaterId::own(),
            answer,
            instrument: self.instrument.version.clone(),
            today: clock::today(),
        });
    }

    /// Changes the assessment.
    pub fn dispatch(self, action: &Action) {
        let touched = action.touches();
        let mut change = |document: &mut Document, writer: &WriterId| Step {
            undo: apply(document, action, writer),
            goes_on: typing::goes_on(),
            ..Step::default()
        };
        if self.library.act_now(&self.key(), &mut change) {
            self.refresh(touched);
        }
    }

    fn key(self) -> Key {
        Key::assessment(self.id())
    }

    /// Whether there is something to undo.
    #[must_use]
    pub fn can_undo(self) -> bool {
        self.revision.track();
        self.library.can_step(&self.key(), "", false)
    }

    /// Whether there is something to do again.
    #[must_use]
    pub fn can_redo(self) -> bool {
        self.revision.track();
        self.library.can_step(&self.key(), "", true)
    }

    /// Takes the last change back, by a new write.
    pub fn undo(self) {
        self.step_back(false);
    }

    /// Does again what was taken back.
    pub fn redo(self) {
        self.step_back(true);
    }

    fn step_back(self, redo: bool) {
        self.library.step_back(&self.key(), "", redo);
        self.refresh(None);
    }

    /// Reads anew what a change touched: one indicator, or everything.
    fn refresh(self, touched: Option<IndicatorId>) {
        let Some(head) = self.library.with(&self.id(), read::head) else {
            return;
        };
        let renamed = self.head.with_untracked(|before| before.name != head.name);
        let same_basis = self.head.with_untracked(|before| {
            (before.scope, before.profile, before.assessed_on) == (head.scope, head.profile, head.assessed_on)
        });
        if self.head.with_untracked(|before| *before != head) {
            self.head.set(head.clone());
        }
        if renamed {
            self.library.revision.update(|revision| *revision += 1);
        }
        match touched {
            Some(indicator) if same_basis => self.refresh_indicator(&head, indicator),
            _ => self.refresh_all(&head),
        }
        self.refresh_score(head.scope);
        self.revision.update(|revision| *revision = revision.wrapping_add(1));
    }

    fn refresh_score(self, scope: Scope) {
        let score = self.scores.with_value(|scores| combine(self.instrument, scope, scores));
        self.score.set(score);
    }

    fn refresh_indicator(self, head: &AssessmentHead, indicator: IndicatorId) {
        let answer = self
            .library
            .with(&self.id(), |document| read::indicator(document, indicator));
        let places = self
            .instrument
            .principles
            .iter()
            .position(|principle| principle.id == indicator.principle());
        let (Some(answer), Some(place)) = (answer, places) else {
            return;
        };
        let signals = self.principles.with_value(|principles| principles.get(place).copied());
        let (Some(signals), Some(principle)) = (signals, self.instrument.principles.get(place)) else {
            return;
        };
        signals.answers.update(|answers| {
            answers.insert(indicator, answer);
        });
        let score = signals
            .answers
            .with_untracked(|answers| scored_principle(self.instrument, head, principle, answers));
        self.scores.update_value(|scores| {
            if let Some(kept) = scores.get_mut(place) {
                *kept = score.clone();
            }
        });
        signals.score.set(score);
    }

    fn refresh_all(self, head: &AssessmentHead) {
        let signals = self.principles.get_value();
        let mut scores = Vec::with_capacity(signals.len());
        for (principle, signals) in self.instrument.principles.iter().zip(signals) {
            let answers = self
                .library
                .with(&self.id(), |document| answers_of(document, principle))
                .unwrap_or_default();
            let score = scored_principle(self.instrument, head, principle, &answers);
            signals.answers.set(answers);
            signals.score.set(score.clone());
            scores.push(score);
        }
        self.scores.set_value(scores);
    }

    fn follow_other_tabs(self) {
        let opened = self.library.changed_elsewhere.get_untracked();
        effect(move || {
            if self.library.changed_elsewhere.get() != opened {
                self.refresh(None);
            }
        });
    }
}

fn answers_of(document: &Document, principle: &Principle) -> SmallMap<IndicatorId, IndicatorAnswer> {
    let indicators = principle.indicators.iter();
    indicators
        .map(|indicator| (indicator.id, read::indicator(document, indicator.id)))
        .collect()
}

fn scored_principle(
    instrument: &Instrument,
    head: &AssessmentHead,
    principle: &Principle,
    answers: &SmallMap<IndicatorId, IndicatorAnswer>,
) -> PrincipleScore {
    let context = ScoringContext {
        rules: &instrument.rules,
        profile: head.profile,
        scope: head.scope,
        assessed_on: head.assessed_on,
    };
    score_principle(principle, &context, |id| Given::of(answers.get(&id)?, &context))
}
