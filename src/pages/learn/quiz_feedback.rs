//! What a learner gets back for an answer: right or not in words and shape, why, and the way on.

use leptos::prelude::*;
use touchstone_domain::catalog::{QuizItem, QuizKind, QuizOption};
use touchstone_domain::quiz::{Marking, OptionMark};

use super::linked::linked;
use super::place::{foreign, href};
use super::quiz_item::Asked;
use crate::words::{Word, fill, learn, text};

/// Shape and word of a mark: a tick or a cross, never colour alone.
#[component]
pub fn ChosenMark(
    /// The mark.
    mark: OptionMark,
) -> impl IntoView {
    let is_right = matches!(mark, OptionMark::Found | OptionMark::Missed);
    let word = match mark {
        OptionMark::Found => learn::MARK_FOUND,
        OptionMark::Mistaken => learn::MARK_MISTAKEN,
        OptionMark::Missed => learn::MARK_MISSED,
        OptionMark::LeftAlone => learn::MARK_LEFT_ALONE,
    };
    view! { <span class="quiz-mark" data-right=is_right.to_string()><Shape is_right />{text(word)}</span> }
}

#[component]
fn Shape(
    /// A tick; otherwise a cross.
    is_right: bool,
) -> impl IntoView {
    let line = if is_right {
        "M2 9l4 4 8-10"
    } else {
        "M3 3l10 10M13 3 3 13"
    };
    view! {
        <svg class="quiz-shape" viewBox="0 0 16 16" aria-hidden="true">
            <path d=line fill="none" stroke="currentColor" stroke-width="2.5" />
        </svg>
    }
}

/// Verdict, a word on each option that was chosen, the reason, and a way to try again. The focus comes here.
#[component]
pub fn Feedback(
    /// The question.
    asked: Asked,
    /// What the answer comes to.
    marking: Marking,
) -> impl IntoView {
    let (unit, item) = (asked.unit, asked.item);
    let lang = foreign(&unit.language);
    let Marking { right, options } = marking;
    // What has to be put in order is explained in its order, everything else as it stands on screen.
    let shown = match item.kind {
        QuizKind::Order => item.options.iter().enumerate().collect(),
        _ => untrack(|| asked.options()),
    };
    let marked = shown
        .into_iter()
        .filter_map(|(number, option)| options.get(number).map(|mark| (*mark, option)));
    let (mut chosen, mut others): (Vec<_>, Vec<_>) =
        marked.partition(|(mark, _)| matches!(mark, OptionMark::Found | OptionMark::Mistaken));
    // What is not in its place comes first.
    chosen.sort_by_key(|(mark, _)| *mark == OptionMark::Found);
    if item.kind == QuizKind::Number {
        others.clear();
    }
    let verdict = text(if right {
        learn::VERDICT_RIGHT
    } else {
        learn::VERDICT_WRONG
    });
    let found = (item.kind == QuizKind::Several && !right).then(|| {
        let count = |wanted: OptionMark| options.iter().filter(|mark| **mark == wanted).count();
        let (found, missed) = (count(OptionMark::Found), count(OptionMark::Missed));
        fill(
            learn::FOUND_OF,
            &[("found", &found.to_string()), ("all", &(found + missed).to_string())],
        )
    });
    let others = (!others.is_empty()).then(|| {
        view! {
            <details class="other-options">
                <summary>{text(learn::OTHER_OPTIONS)}</summary>
                {remarks(item, &others, lang)}
            </details>
        }
    });
    view! {
        <div class="feedback" id=asked.element("feedback") tabindex="-1" role="group" aria-labelledby=asked.element("verdict")>
            <p class="verdict" id=asked.element("verdict") data-right=right.to_string()>
                <Shape is_right=right /> <strong>{verdict}</strong> " " {found}
            </p>
            {(!right).then(|| right_answer(item, lang))}
            {remarks(item, &chosen, lang)}
            <div class="why">
                <h3>{text(learn::WHY)}</h3>
                <div lang=lang inner_html=linked(&item.why)></div>
            </div>
            {others}
            <p class="actions">
                <button type="button" data-action="try-again" on:click=move |_| asked.try_again()>{text(learn::TRY_AGAIN)}</button>
                <ReadAgain asked />
            </p>
        </div>
    }
}

#[component]
fn ReadAgain(
    /// The question.
    asked: Asked,
) -> impl IntoView {
    let unit = asked.unit;
    let section = unit.sections.iter().find(|section| section.id == asked.item.section);
    section.map(|section| {
        let label: Word = learn::READ_AGAIN;
        view! {
            <a class="button" href=href(unit, &section.id, None)>
                {text(label)} " " <span lang=foreign(&unit.language)>{section.title.as_str()}</span>
            </a>
        }
    })
}

/// The right order or number. Of choices, counterparts and groups the marks on the options say it.
fn right_answer(item: &'static QuizItem, lang: Option<&'static str>) -> Option<AnyView> {
    match item.kind {
        QuizKind::Order => {
            let entry = |option: &'static QuizOption| view! { <li inner_html=linked(&option.html)></li> };
            let entries = item.options.iter().map(entry).collect::<Vec<_>>();
            Some(
                view! { <p>{text(learn::RIGHT_ORDER)}</p> <ol class="right-order" lang=lang>{entries}</ol> }.into_any(),
            )
        }
        QuizKind::Number => {
            let number = item.number?;
            let answer = number.answer.to_string();
            let tolerance = number.tolerance.to_string();
            let word = if tolerance == "0" {
                learn::RIGHT_NUMBER
            } else {
                learn::RIGHT_NUMBER_ABOUT
            };
            let words = fill(word, &[("answer", &answer), ("tolerance", &tolerance)]);
            Some(view! { <p class="right-number">{words}</p> }.into_any())
        }
        _ => None,
    }
}

/// Options with their marks and what is said to whoever chose them or put them there.
fn remarks(
    item: &'static QuizItem,
    marked: &[(OptionMark, &'static QuizOption)],
    lang: Option<&'static str>,
) -> impl IntoView + use<> {
    let remark = |(mark, option): &(OptionMark, &'static QuizOption)| {
        let group = option.group.and_then(|group| item.groups.get(group));
        let group = group.map(
            |html| view! { <span class="right-group" lang=lang inner_html=["→ ", &linked(html)].concat()></span> },
        );
        view! {
            <dt><ChosenMark mark=*mark /> " " <span lang=lang inner_html=linked(&option.html)></span> " " {group}</dt>
            <dd lang=lang inner_html=linked(&option.feedback)></dd>
        }
    };
    view! { <dl class="remarks">{marked.iter().map(remark).collect::<Vec<_>>()}</dl> }
}
