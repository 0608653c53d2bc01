//! A done item gives its level and its evidence to the assessment, with one press, and takes them back with another.

use leptos::prelude::*;
use touchstone_domain::assessment::{EvidenceStrength, IndicatorAnswer};
use touchstone_domain::improvement_plan::Item;
use touchstone_domain::improvement_plan::reached::{Reached, Writing, actions, reached};

use super::Planner;
use super::texts::indicator_title;
use crate::browser::{clock, navigation, random};
use crate::components::choice_field::choice_field;
use crate::components::figures::strength_name;
use crate::components::level_mark::level_name;
use crate::state::library::Library;
use crate::words::{common, fill, plan, text};

/// What was taken over last: the sentence that says so, and how many changes take it back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    sentence: String,
    changes: u32,
}

/// The offer, while there is something to take over.
pub fn level_offer(planner: Planner, entry: Memo<Option<Item>>) -> impl IntoView {
    let answering = planner.findings.answering;
    let said = Memo::new(move |_| {
        let indicator = entry.with(|entry| entry.as_ref().and_then(|item| item.indicator))?;
        let signals = answering.principle(indicator.principle())?;
        signals.answers.with(|answers| answers.get(&indicator).cloned())
    });
    let offered = Memo::new(move |_| {
        // A document of a newer version can be read here, and not changed.
        let may = !Library::expect().is_newer(&answering.id());
        entry.with(|entry| {
            let item = entry.as_ref().filter(|_| may)?;
            said.with(|said| reached(item, said.as_ref().unwrap_or(&IndicatorAnswer::default())))
        })
    });
    let strength = RwSignal::new(EvidenceStrength::Draft);
    move || {
        let found = offered.get()?;
        let take = {
            let found = found.clone();
            move |_| {
                let said = said.get_untracked().unwrap_or_default();
                take_over(planner, &found, &said, strength.get_untracked());
            }
        };
        let sentence = sentence(&found);
        let asked = (!found.evidence.is_empty()).then(|| strength_choice(strength));
        Some(view! {
            <div class="level-offer notice">
                <p>{sentence}</p>
                {asked}
                <p class="actions"><button type="button" class="primary" data-action="take-level" data-once="" on:click=take>{text(plan::TAKE_LEVEL)}</button></p>
            </div>
        })
    }
}

fn sentence(found: &Reached) -> String {
    let (title, level) = (indicator_title(found.indicator), found.level.number().to_string());
    let values = [
        ("level", level.as_str()),
        ("level_name", level_name(found.level)),
        ("evidence", &found.evidence),
        ("name", &title),
    ];
    let word = match found.evidence.is_empty() {
        true => plan::OFFER_LEVEL,
        false => plan::OFFER_BOTH,
    };
    fill(word, &values)
}

fn strength_choice(strength: RwSignal<EvidenceStrength>) -> impl IntoView {
    let options = EvidenceStrength::ALL.map(|known| {
        view! { <option value=known.number() selected=move || strength.get() == known>{strength_name(known)}</option> }
    });
    let choose = move |event| {
        let wanted = event_target_value(&event).parse().ok().and_then(EvidenceStrength::new);
        strength.set(wanted.unwrap_or(EvidenceStrength::Draft));
    };
    choice_field(
        common::EVIDENCE_STRENGTH,
        "strength",
        options.into_iter().collect::<Vec<_>>(),
        choose,
    )
}

fn take_over(planner: Planner, found: &Reached, said: &IndicatorAnswer, strength: EvidenceStrength) {
    let Ok(evidence) = random::hex_id() else { return };
    let answering = planner.findings.answering;
    let writing = Writing {
        evidence,
        strength,
        instrument: answering.instrument().version.clone(),
        today: clock::today(),
    };
    let before = answering.revision.get_untracked();
    for action in actions(found, said, &writing) {
        answering.dispatch(&action);
    }
    let changes = answering.revision.get_untracked().wrapping_sub(before);
    let (title, level) = (indicator_title(found.indicator), found.level.number().to_string());
    let values = [
        ("level", level.as_str()),
        ("level_name", level_name(found.level)),
        ("name", &title),
    ];
    planner.taken.set(Some(Taken {
        sentence: fill(plan::LEVEL_TAKEN, &values),
        changes,
    }));
    navigation::after_render(|| navigation::focus("#level-taken", true));
}

/// What was taken over last, and the way back.
pub fn level_taken(planner: Planner) -> impl IntoView {
    let taken = planner.taken;
    let take_back = move |_| {
        // Everything that this page changes in the assessment goes through here, so that the last changes are these.
        let changes = taken.with_untracked(|taken| taken.as_ref().map_or(0, |taken| taken.changes));
        for _ in 0..changes {
            planner.findings.answering.undo();
        }
        taken.set(None);
        navigation::after_render(|| navigation::focus("#improvement-heading", false));
    };
    let said = move || {
        taken.get().map(|taken| {
            view! {
                <p class="notice" id="level-taken" tabindex="-1">
                    {taken.sentence} " "
                    <button type="button" data-action="take-level-back" data-once="" on:click=take_back>{text(plan::TAKE_LEVEL_BACK)}</button>
                </p>
            }
        })
    };
    view! { <div role="status">{said}</div> }
}
