//! One question: its options in the learner's own order, and the feedback once it is checked.

use leptos::prelude::*;
use touchstone_domain::catalog::{QuizItem, QuizKind, QuizOption, Unit};
use touchstone_domain::learning_record::{Action, QuizRecord, UnitRecord};
use touchstone_domain::quiz::{OptionMark, mark, shuffled};

use super::linked::linked;
use super::place::foreign;
use super::quiz_feedback::{ChosenMark, Feedback};
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
    /// The answer that was checked; nothing before that, and while trying again.
    pub answer: Memo<Option<Vec<usize>>>,
    /// The options chosen on screen, in the author's numbering.
    picked: RwSignal<Vec<usize>>,
    order: Memo<Vec<usize>>,
}

impl Asked {
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

    /// The id of one of its elements.
    #[must_use]
    pub fn element(self, name: &str) -> String {
        [&self.item.id, "-", name].concat()
    }

    fn check(self) {
        let mut chosen = self.picked.get_untracked();
        chosen.sort_unstable();
        let right = mark(self.item, &chosen).right;
        Learning::open().dispatch(Action::AnswerQuiz {
            unit: self.unit.id.clone(),
            item: self.item.id.clone(),
            chosen,
            right,
        });
        navigation::after_render(move || blocks::focus(&self.element("feedback")));
    }

    /// Clears the answer and mixes the options anew.
    pub fn try_again(self) {
        self.picked.set(Vec::new());
        Learning::open().dispatch(Action::TryAgain {
            unit: self.unit.id.clone(),
            item: self.item.id.clone(),
            seed: random::seed(),
        });
        navigation::after_render(move || blocks::focus(&self.element("title")));
    }

    fn pick(self, number: usize, chosen: bool) {
        self.picked.update(|picked| {
            if self.item.kind == QuizKind::One {
                picked.clear();
            }
            picked.retain(|other| *other != number);
            if chosen {
                picked.push(number);
            }
        });
    }
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
    let asked = Asked {
        unit,
        item,
        answer: Memo::new(move |_| own.with(|own| own.answer.clone())),
        picked: RwSignal::new(Vec::new()),
        order: order(unit, item, own),
    };
    // What was checked in another window or at an earlier visit shows as chosen.
    Effect::new(move || {
        if let Some(answer) = asked.answer.get() {
            asked.picked.set(answer);
        }
    });
    let state = move || match asked
        .answer
        .with(|answer| answer.as_ref().map(|answer| mark(item, answer).right))
    {
        None => "open",
        Some(true) => "right",
        Some(false) => "wrong",
    };
    let lang = foreign(&unit.language);
    let title = fill(
        learn::QUESTION_TITLE,
        &[("number", &number.to_string()), ("all", &unit.quiz.len().to_string())],
    );
    let feedback = move || {
        asked
            .answer
            .get()
            .map(|answer| view! { <Feedback asked marking=mark(item, &answer) /> })
    };
    view! {
        <section class="quiz-item" id=item.id.as_str() data-state=state>
            <h2 id=asked.element("title") tabindex="-1">{title}</h2>
            <form on:submit=move |event| event.prevent_default()>
                <fieldset>
                    <legend lang=lang inner_html=linked(&item.stem)></legend>
                    {item.setting.as_deref().map(|setting| view! { <div class="setting" lang=lang inner_html=linked(setting)></div> })}
                    <p class="hint">{text(if item.kind == QuizKind::One { learn::CHOOSE_ONE } else { learn::CHOOSE_SEVERAL })}</p>
                    {move || asked.options().into_iter().map(|(number, option)| option_line(asked, number, option)).collect::<Vec<_>>()}
                </fieldset>
                <CheckButton asked />
            </form>
            {feedback}
        </section>
    }
}

/// The order of the options: from the seed in the record, which the first look puts there.
fn order(unit: &'static Unit, item: &'static QuizItem, own: Memo<QuizRecord>) -> Memo<Vec<usize>> {
    let fresh = random::seed();
    if own.with_untracked(|own| own.seed.is_none()) {
        let (unit, item) = (unit.id.clone(), item.id.clone());
        Learning::open().dispatch(Action::MixOptions {
            unit,
            item,
            seed: fresh,
        });
    }
    Memo::new(move |_| own.with(|own| shuffled(item.options.len(), own.seed.unwrap_or(fresh))))
}

fn option_line(asked: Asked, number: usize, option: &'static QuizOption) -> impl IntoView {
    let item = asked.item;
    let checked = move || asked.answer.with(Option::is_some);
    let chosen_mark = Memo::new(move |_| {
        let marking = asked
            .answer
            .with(|answer| answer.as_ref().map(|answer| mark(item, answer)));
        let mark = marking.and_then(|marking| marking.options.get(number).copied());
        mark.filter(|mark| matches!(mark, OptionMark::Found | OptionMark::Mistaken))
    });
    let kind = if item.kind == QuizKind::One {
        "radio"
    } else {
        "checkbox"
    };
    view! {
        <label class="option">
            <input
                type=kind
                name=[&asked.unit.id, "-", &item.id].concat()
                value=number.to_string()
                prop:checked=move || asked.picked.with(|picked| picked.contains(&number))
                disabled=checked
                on:change=move |event| asked.pick(number, event_target_checked(&event))
            />
            <span class="option-text" lang=foreign(&asked.unit.language) inner_html=linked(&option.html)></span>
            {move || chosen_mark.get().map(|mark| view! { " " <ChosenMark mark /> })}
        </label>
    }
}

/// The button that checks; it asks for a choice first.
#[component]
fn CheckButton(
    /// The question.
    asked: Asked,
) -> impl IntoView {
    let missing = RwSignal::new(false);
    let press = move |_| {
        let empty = asked.picked.with_untracked(Vec::is_empty);
        missing.set(empty);
        if !empty {
            asked.check();
        }
    };
    let message = move || {
        let shown = missing.get() && asked.picked.with(Vec::is_empty);
        shown.then(|| text(learn::CHOOSE_FIRST))
    };
    move || {
        asked.answer.with(Option::is_none).then(|| {
            view! {
                <p class="actions">
                    <button type="submit" class="primary" data-action="check" on:click=press>{text(learn::CHECK)}</button>
                    <span class="warning" role="status">{message}</span>
                </p>
            }
        })
    }
}
