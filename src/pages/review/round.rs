//! What the sections of the page share: who sits here, everybody's words, and changing them with a way back.

use leptos::prelude::*;
use touchstone_domain::agreement::Agreement;
use touchstone_domain::assessment::Answer;
use touchstone_domain::assessment::action::{self, Action as Answering};
use touchstone_domain::document::Document;
use touchstone_domain::ids::{IndicatorId, RaterId, WriterId};
use touchstone_domain::review::{self, Action, Compared, Levels, Progress, Voice};
use touchstone_domain::undo::Undo;
use touchstone_store::{Change, Key, Step};

use crate::browser::clock;
use crate::pages::report::Findings;
use crate::state::library::Library;
use crate::state::{typing, voice};

/// The seed of the interval: the same ratings give the same interval on every device.
pub const SEED: u32 = 20_220_616;

/// What the sections share.
#[derive(Clone, Copy)]
pub struct Round {
    /// The assessment and its result.
    pub findings: Findings,
    /// Who the person at this device is; nothing while that is not known.
    pub me: RwSignal<Option<RaterId>>,
    /// Everybody, removed voices included.
    pub voices: Memo<Vec<Voice>>,
    /// All indicators that are asked, with everybody's words.
    pub compared: Memo<Vec<Compared>>,
    /// The levels of everybody whose voice counts.
    pub levels: Memo<Levels>,
    /// How far they agree. Costly, so it waits for another level and is worked out once for screen and paper.
    pub agreement: Memo<Option<Agreement>>,
    /// The person wants to see the ratings of others before all own ones are done.
    pub looks_early: RwSignal<bool>,
    library: Library,
}

impl Round {
    /// The round of an open assessment. Before anybody else is asked there is one person, who answers for the provider.
    #[must_use]
    pub fn open(findings: Findings) -> Self {
        let (id, library) = (findings.id(), Library::expect());
        let read = move |read: fn(&Document) -> Vec<Voice>| {
            findings.answering.revision.track();
            library.with(&findings.id(), read).unwrap_or_default()
        };
        let voices = Memo::new(move |_| read(review::voices));
        let shared = library.with(&id, review::is_shared) == Some(true);
        let is_there = |me: &RaterId| voices.with_untracked(|voices| is_heard(voices, me));
        let said = voice::of(&id).filter(is_there);
        let compared = Memo::new(move |_| {
            findings.answering.revision.track();
            let scope = findings.answering.head.with(|head| head.scope);
            let compare = |document: &Document| review::compared(document, findings.instrument(), scope);
            library.with(&findings.id(), compare).unwrap_or_default()
        });
        let levels = Memo::new(move |_| {
            let raters: Vec<RaterId> = voices.with(|voices| {
                let heard = voices.iter().filter(|voice| !voice.removed);
                heard.map(|voice| voice.id.clone()).collect()
            });
            compared.with(|compared| Levels::of(compared, &raters))
        });
        Self {
            findings,
            me: RwSignal::new(said.or_else(|| (!shared).then(RaterId::own))),
            voices,
            compared,
            levels,
            agreement: Memo::new(move |_| levels.with(|levels| levels.agreement(SEED))),
            looks_early: RwSignal::new(false),
            library,
        }
    }

    /// Remembers on this device who the person is; nothing asks again.
    pub fn say_who(self, who: Option<RaterId>) {
        voice::say(&self.findings.id(), who.as_ref());
        if self.me.with_untracked(|me| *me == who) {
            return;
        }
        // What one person did is not for the next one to take back.
        self.library.forget_history(&self.key());
        self.looks_early.set(false);
        self.me.set(who);
    }

    /// Whether the person answers for the provider. The page is drawn anew when that changes.
    #[must_use]
    pub fn is_provider(self) -> bool {
        self.me.with_untracked(|me| *me == Some(RaterId::own()))
    }

    /// Reads the document as it is now.
    pub fn read<T>(self, read: impl FnOnce(&Document) -> T) -> Option<T> {
        self.findings.answering.revision.track();
        self.library.with(&self.findings.id(), read)
    }

    /// The voices that count.
    #[must_use]
    pub fn heard(self) -> Vec<Voice> {
        let heard = |voice: &&Voice| !voice.removed;
        self.voices
            .with(|voices| voices.iter().filter(heard).cloned().collect())
    }

    /// One indicator with everybody's words.
    #[must_use]
    pub fn indicator(self, id: IndicatorId) -> Memo<Option<Compared>> {
        Memo::new(move |_| {
            let is_it = |compared: &&Compared| compared.indicator == id;
            self.compared.with(|compared| compared.iter().find(is_it).cloned())
        })
    }

    /// How far somebody is with everything that is asked and fits.
    #[must_use]
    pub fn progress(self, who: &RaterId, fits: impl Fn(IndicatorId) -> bool) -> Progress {
        let asked: Vec<IndicatorId> = self.compared.with(|compared| {
            let asked = compared.iter().map(|compared| compared.indicator);
            asked.filter(|indicator| fits(*indicator)).collect()
        });
        self.read(|document| review::progress(document, asked, who))
            .unwrap_or_default()
    }

    /// Whether the ratings of others stay hidden: the own ones are not done, and the person has not asked to look.
    #[must_use]
    pub fn is_blind(self) -> bool {
        let Some(me) = self.me.get() else { return true };
        !self.looks_early.get() && !self.progress(&me, |_| true).is_complete()
    }

    /// Shows the ratings of others before all own ones are done, and notes that.
    pub fn look_early(self) {
        if let (Some(rater), Some(on)) = (self.me.get_untracked(), clock::today()) {
            self.act(&Action::LookEarly { rater, on });
        }
        self.looks_early.set(true);
    }

    /// Does something about several voices.
    pub fn act(self, action: &Action) {
        let action = action.clone();
        self.change(move |document, writer| review::apply(document, &action, writer));
    }

    /// Rates as a reviewer, or takes the rating back. The day of the assessment stays the provider's.
    pub fn rate(self, rater: RaterId, indicator: IndicatorId, answer: Option<Answer>) {
        let rate = Answering::Rate {
            indicator,
            rater,
            answer,
            instrument: self.findings.instrument().version.clone(),
            today: None,
        };
        self.change(move |document, writer| action::apply(document, &rate, writer));
    }

    /// Says as a reviewer why an indicator does not apply.
    pub fn give_reason(self, rater: RaterId, indicator: IndicatorId, text: String) {
        let reason = Answering::GiveReason { indicator, rater, text };
        self.change(move |document, writer| action::apply(document, &reason, writer));
    }

    fn key(self) -> Key {
        Key::assessment(self.findings.id())
    }

    fn change(self, change: impl FnOnce(&mut Document, &WriterId) -> Undo + Send + Sync + 'static) {
        let goes_on = typing::goes_on();
        let change: Change = Box::new(move |document, writer| Step {
            undo: change(document, writer),
            goes_on,
            ..Step::default()
        });
        if self.library.act(&self.key(), change) {
            self.show_change();
        }
    }

    /// Whether there is something to take back.
    #[must_use]
    pub fn can_undo(self) -> bool {
        self.findings.answering.can_undo()
    }

    /// Takes the last change back, by a new write.
    pub fn undo(self) {
        self.findings.answering.undo();
    }

    /// The open assessment reads anew what was written beside it, as when another tab wrote.
    fn show_change(self) {
        self.library.changed_elsewhere.update(|count| *count += 1);
    }
}

/// Whether somebody is among the voices that count.
fn is_heard(voices: &[Voice], who: &RaterId) -> bool {
    voices.iter().any(|voice| voice.id == *who && !voice.removed)
}
