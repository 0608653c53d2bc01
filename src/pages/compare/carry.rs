//! Answers that were given under another version of the checklist: what can go along, what wants a second look, and what
//! stays behind.

use leptos::prelude::*;
use touchstone_domain::assessment::action;
use touchstone_domain::carry::{CarryOver, carry_over, take_over};
use touchstone_domain::ids::{DocumentId, IndicatorId};
use touchstone_domain::snapshots::Reason;
use touchstone_domain::undo::{Undo, undo};

use super::freeze::freeze;
use super::versions::Versions;
use crate::browser::{clock, navigation};
use crate::pages::report::naming::{indicator_code, indicator_link};
use crate::words::{Word, common, compare, fill, plural, text};

/// What came of taking over.
#[derive(Clone)]
enum Outcome {
    /// Taken over, and what takes it back.
    Taken { count: usize, steps: Vec<Undo> },
    /// Taken back again.
    Back,
    /// Not done, and why.
    Refused(Word),
}

/// The notice; nothing where all answers belong to the present version.
pub fn carry_section(versions: Versions) -> impl IntoView {
    let instrument = versions.findings.instrument();
    let editions = versions.editions();
    let over = Memo::new(move |_| versions.now.with(|now| carry_over(now, instrument, editions)));
    let outcome = RwSignal::new(None::<Outcome>);
    let take = move |_| {
        outcome.set(Some(taken_over(versions, &over.get_untracked())));
        navigation::after_render(|| navigation::focus("#carry-heading", false));
    };
    let lists = move || {
        let over = over.get();
        (!over.is_empty()).then(|| lists(&versions.findings.id(), &over))
    };
    let button = move || {
        over.with(CarryOver::has_answers).then(|| {
            view! {
                <p>{fill(compare::CARRY_FREEZES, &[("version", &instrument.version)])}</p>
                <p class="actions">
                    <button type="button" class="primary" data-action="take-over-answers" data-once="" disabled=move || !versions.state.may_change() on:click=take>{text(compare::CARRY_DO)}</button>
                </p>
            }
        })
    };
    let needed = Memo::new(move |_| over.with(|over| !over.is_empty()) || outcome.with(Option::is_some));
    move || {
        needed.get().then(|| {
            view! {
                <section class="carry no-print" aria-labelledby="carry-heading">
                    <h2 id="carry-heading" tabindex="-1">{text(compare::CARRY_HEADING)}</h2>
                    <div role="status">{move || outcome.get().map(|came| said(versions, outcome, came))}</div>
                    {lists}
                    {button}
                </section>
            }
        })
    }
}

fn lists(id: &DocumentId, over: &CarryOver) -> impl IntoView + use<> {
    let about = (!over.versions.is_empty())
        .then(|| view! { <p>{fill(compare::CARRY_ABOUT, &[("versions", &over.versions.join(", "))])}</p> });
    let list = |name: &'static str, word: Word, ids: &[IndicatorId], linked: bool| {
        let id = id.clone();
        let entry = move |indicator: &IndicatorId| match linked {
            true => view! { <li>{indicator_link(id.clone(), *indicator)}</li> }.into_any(),
            false => view! { <li>{indicator_code(*indicator)}</li> }.into_any(),
        };
        let entries: Vec<AnyView> = ids.iter().map(entry).collect();
        (!entries.is_empty()).then(|| {
            view! {
                <p>{plural(word, entries.len(), &[])}</p>
                <ul class="left-out" data-carry=name>{entries}</ul>
            }
        })
    };
    view! {
        {about}
        {list("carried", compare::CARRY_SAME, &over.carried, true)}
        {list("reworded", compare::CARRY_REWORDED, &over.reworded, true)}
        {list("closed", compare::CARRY_CLOSED, &over.closed, true)}
        {list("not-carried", compare::CARRY_GONE, &over.not_carried, false)}
        {list("added", compare::CARRY_ADDED, &over.added, true)}
    }
}

/// Freezes the answers as they are, then writes them anew under the present version.
fn taken_over(versions: Versions, over: &CarryOver) -> Outcome {
    let findings = versions.findings;
    let id = findings.id();
    let Some(today) = clock::today() else {
        return Outcome::Refused(compare::DAY_MISSING);
    };
    if versions.library.is_newer(&id) {
        return Outcome::Refused(compare::CARRY_NOT_DONE);
    }
    let words = fill(compare::CARRY_WORDS, &[("version", &findings.instrument().version)]);
    if let Err(why) = freeze(versions, today, Reason::Version, &words) {
        return Outcome::Refused(why.word());
    }
    let actions = versions
        .now
        .with_untracked(|now| take_over(now, findings.instrument(), over));
    let steps = versions.library.change(&id, |document, writer| {
        let apply = |action: &action::Action| action::apply(document, action, writer);
        actions.iter().map(apply).collect::<Vec<_>>()
    });
    let Some(steps) = steps else {
        return Outcome::Refused(compare::CARRY_NOT_DONE);
    };
    read_anew(versions);
    Outcome::Taken {
        count: over.carried.len() + over.reworded.len(),
        steps,
    }
}

/// The open assessment reads what was written past it, as it does with what another tab wrote.
fn read_anew(versions: Versions) {
    versions.library.changed_elsewhere.update(|count| *count += 1);
}

fn said(versions: Versions, outcome: RwSignal<Option<Outcome>>, came: Outcome) -> AnyView {
    match came {
        Outcome::Taken { count, steps } => {
            let take_back = move |_| {
                let id = versions.findings.id();
                versions.library.change(&id, |document, writer| {
                    for step in steps.iter().rev() {
                        undo(document, step, writer);
                    }
                });
                read_anew(versions);
                outcome.set(Some(Outcome::Back));
            };
            view! {
                <p>
                    {plural(compare::CARRY_DONE, count, &[])} " "
                    <button type="button" data-action="take-back-answers" data-once="" on:click=take_back>{text(common::UNDO)}</button>
                </p>
            }
            .into_any()
        }
        Outcome::Back => view! { <p>{text(compare::CARRY_BACK)}</p> }.into_any(),
        Outcome::Refused(word) => view! { <p>{text(word)}</p> }.into_any(),
    }
}
