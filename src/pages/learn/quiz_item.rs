//! One question: what it asks for in the learner's own order, and the feedback once it is checked.

use leptos::prelude::*;
use touchstone_domain::catalog::{QuizItem, QuizKind, QuizOption, Unit};
use touchstone_domain::decimal::Decimal;
use touchstone_domain::learning_record::{Action, QuizRecord, UnitRecord};
use touchstone_domain::quiz::{OptionMark, QuizAnswer, fits, mark, mixed, mixed_groups};

use super::linked::linked;
use super::place::foreign;
use super::quiz_feedback::Feedback;
use super::quiz_fields::{fields, hint, missing_word};
use crate::browser::{blocks, navigation, random};
use crate::state::learning::Learning;
use crate::words::{fill, learn, text};

/// A question as its pieces share it.
#[derive(Clone, Copy)]
pub struct Asked {
    /// The unit.
    pub unit: &'static Unit,
    /// The question.
    pub item: &'static QuizItem,
    /// The answer that was checked; nothing before that, while trying again, and where it fits an older edition only.
    pub answer: Memo<Option<QuizAnswer>>,
    /// On screen, in the author's numbering: the options chosen, or all options in the learner's order.
    pub picked: RwSignal<Vec<usize>>,
    /// On screen: the counterpart or group of each option.
    pub groups: RwSignal<Vec<Option<usize>>>,
    /// On screen: the number as it is typed.
    pub typed: RwSignal<String>,
    order: Memo<Vec<usize>>,
    group_order: Memo<Vec<usize>>,
}

impl Asked {
    fn new(unit: &'static Unit, item: &'static QuizItem, own: Memo<QuizRecord>) -> Self {
        let seed = seed(unit, item, own);
        let order = Memo::new(move |_| mixed(item, seed.get()));
        Self {
            unit,
            item,
            answer: Memo::new(move |_| own.with(|own| own.answer.clone().filter(|answer| fits(item, answer)))),
            picked: RwSignal::new(match item.kind {
                QuizKind::Order => order.get_untracked(),
                _ => Vec::new(),
            }),
            groups: RwSignal::new(vec![None; item.options.len()]),
            typed: RwSignal::new(String::new()),
            order,
            group_order: Memo::new(move |_| mixed_groups(item, seed.get())),
        }
    }

    /// The options in the order on screen, with the author's numbers.
    #[must_use]
    pub fn options(self) -> Vec<(usize, &'static QuizOption)> {
        let options = &self.item.options;
        self.order
            .get()
            .into_iter()
            .filter_map(|number| Some((number, options.get(number)?)))
            .collect()
    }

    /// The counterparts or groups in the order on screen, with the author's numbers.
    #[must_use]
    pub fn group_names(self) -> Vec<(usize, &'static str)> {
        let groups = &self.item.groups;
        self.group_order
            .get()
            .into_iter()
            .filter_map(|number| Some((number, groups.get(number)?.as_str())))
            .collect()
    }

    /// Whether an answer was checked, so that nothing can be changed.
    #[must_use]
    pub fn is_checked(self) -> bool {
        self.answer.with(Option::is_some)
    }

    /// What the checked answer made of an option.
    #[must_use]
    pub fn mark_of(self, number: usize) -> Memo<Option<OptionMark>> {
        Memo::new(move |_| {
            let marking = self
                .answer
                .with(|answer| answer.as_ref().map(|answer| mark(self.item, answer)));
            marking.and_then(|marking| marking.options.get(number).copied())
        })
    }

    /// The id of one of its elements.
    #[must_use]
    pub fn element(self, name: &str) -> String {
        [&self.item.id, "-", name].concat()
    }

    /// The answer on screen, once it is complete.
    #[must_use]
    pub fn draft(self) -> Option<QuizAnswer> {
        match self.item.kind {
            QuizKind::One | QuizKind::Several => {
                let mut chosen = self.picked.get();
                chosen.sort_unstable();
                (!chosen.is_empty()).then_some(QuizAnswer::Numbers(chosen))
            }
            QuizKind::Order => Some(QuizAnswer::Numbers(self.picked.get())),
            QuizKind::Match | QuizKind::Sort => {
                let groups = self.groups.get().into_iter().collect::<Option<Vec<usize>>>();
                groups.map(QuizAnswer::Numbers)
            }
            QuizKind::Number => {
                let typed = self.typed.get();
                typed
                    .parse::<Decimal>()
                    .is_ok()
                    .then(|| QuizAnswer::Typed(typed.trim().to_owned()))
            }
            QuizKind::Reflect => None,
        }
    }

    fn check(self, answer: QuizAnswer) {
        let right = mark(self.item, &answer).right;
        Learning::open().dispatch(Action::AnswerQuiz {
            unit: self.unit.id.clone(),
            item: self.item.id.clone(),
            answer,
            right,
        });
        navigation::after_render(move || blocks::focus(&self.element("feedback")));
    }

    /// Clears the answer and mixes the options anew.
    pub fn try_again(self) {
        self.picked.set(Vec::new());
        self.groups.set(vec![None; self.item.options.len()]);
        self.typed.set(String::new());
        Learning::open().dispatch(Action::TryAgain {
            unit: self.unit.id.clone(),
            item: self.item.id.clone(),
            seed: random::seed(),
        });
        navigation::after_render(move || blocks::focus(&self.element("title")));
    }

    /// What was checked in another window or at an earlier visit shows on screen; what is to be put in order begins mixed.
    fn follow_record(self) {
        Effect::new(move || match (self.answer.get(), self.item.kind) {
            (Some(QuizAnswer::Numbers(groups)), QuizKind::Match | QuizKind::Sort) => {
                self.groups.set(groups.into_iter().map(Some).collect());
            }
            (Some(QuizAnswer::Numbers(numbers)), _) => self.picked.set(numbers),
            (Some(QuizAnswer::Typed(typed)), _) => self.typed.set(typed),
            (None, QuizKind::Order) => self.picked.set(self.order.get()),
            (None, _) => {}
        });
    }
}

/// `Question 2 of 10`.
#[must_use]
pub fn question_title(unit: &Unit, number: usize) -> String {
    let counts = [("number", &*number.to_string()), ("all", &*unit.quiz.len().to_string())];
    fill(learn::QUESTION_TITLE, &counts)
}

/// One question.
#[component]
pub fn Question(
    /// The unit.
    unit: &'static Unit,
    /// The question.
    item: &'static QuizItem,
    /// Its number on the page, from 1.
    number: usize,
    /// What was done in the unit.
    record: Memo<UnitRecord>,
) -> impl IntoView {
    let own = Memo::new(move |_| record.with(|record| record.quiz.get(&item.id).cloned().unwrap_or_default()));
    let asked = Asked::new(unit, item, own);
    asked.follow_record();
    let state = move || match asked
        .answer
        .with(|answer| answer.as_ref().map(|answer| mark(item, answer).right))
    {
        None => "open",
        Some(true) => "right",
        Some(false) => "wrong",
    };
    let lang = foreign(&unit.language);
    let feedback = move || {
        asked
            .answer
            .get()
            .map(|answer| view! { <Feedback asked marking=mark(item, &answer) /> })
    };
    view! {
        <section class="quiz-item" id=item.id.as_str() data-state=state data-kind=item.kind.id()>
            <h2 id=asked.element("title") tabindex="-1">{question_title(unit, number)}</h2>
            <form on:submit=move |event| event.prevent_default()>
                <fieldset>
                    <legend lang=lang inner_html=linked(&item.stem)></legend>
                    {item.setting.as_deref().map(|setting| view! { <div class="setting" lang=lang inner_html=linked(setting)></div> })}
                    <p class="hint" id=asked.element("hint")>{text(hint(item.kind))}</p>
                    {fields(asked)}
                </fieldset>
                <CheckButton asked />
            </form>
            {feedback}
        </section>
    }
}

/// The seed that options are mixed with: from the record, where the first look puts it.
fn seed(unit: &'static Unit, item: &'static QuizItem, own: Memo<QuizRecord>) -> Memo<u32> {
    let fresh = random::seed();
    if own.with_untracked(|own| own.seed.is_none()) {
        let (unit, item) = (unit.id.clone(), item.id.clone());
        Learning::open().dispatch(Action::MixOptions {
            unit,
            item,
            seed: fresh,
        });
    }
    Memo::new(move |_| own.with(|own| own.seed.unwrap_or(fresh)))
}

/// The button that checks; it asks for a complete answer first.
#[component]
fn CheckButton(
    /// The question.
    asked: Asked,
) -> impl IntoView {
    let missing = RwSignal::new(false);
    let press = move |_| {
        let draft = untrack(|| asked.draft());
        missing.set(draft.is_none());
        if let Some(answer) = draft {
            asked.check(answer);
        }
    };
    let message = move || {
        let shown = missing.get() && asked.draft().is_none();
        shown.then(|| text(missing_word(asked.item.kind)))
    };
    move || {
        (!asked.is_checked()).then(|| {
            view! {
                <p class="actions">
                    <button type="submit" class="primary" data-action="check" on:click=press>{text(learn::CHECK)}</button>
                    <span class="warning" role="status">{message}</span>
                </p>
            }
        })
    }
}
