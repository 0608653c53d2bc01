//! A finished artefact as evidence in an assessment on this device, by one click, with the way back.

use leptos::prelude::*;
use touchstone_domain::assessment::AssessmentHead;
use touchstone_domain::assessment::action;
use touchstone_domain::catalog::Artefact;
use touchstone_domain::date::Date;
use touchstone_domain::ids::DocumentId;
use touchstone_domain::portfolio::{AsEvidence, evidence_actions, missing_at};
use touchstone_domain::undo::{Undo, undo};

use crate::browser::random;
use crate::components::none_yet::none_yet;
use crate::route::Route;
use crate::state::examples::own_heads;
use crate::state::library::Library;
use crate::words::{common, fill, fill_with, kit, text};

/// What came of the click.
#[derive(Clone)]
enum Outcome {
    Added {
        id: DocumentId,
        sentence: String,
        steps: Vec<Undo>,
    },
    Said(String),
}

/// The offer.
#[component]
pub fn TakeOver(
    /// The artefact.
    artefact: &'static Artefact,
    /// The day on which it was finished.
    finished: Signal<Option<Date>>,
    /// Where it is kept.
    #[prop(into)]
    place: Signal<String>,
) -> impl IntoView {
    let library = Library::expect();
    let chosen = RwSignal::new(None::<DocumentId>);
    let outcome = RwSignal::new(None::<Outcome>);
    let heads = Memo::new(move |_| own_heads(library));
    let target = move || {
        heads.with(|heads| {
            let chosen = chosen.get();
            let head = heads.iter().find(|head| Some(&head.id) == chosen.as_ref());
            head.or_else(|| heads.first()).cloned()
        })
    };
    let add = move |_| {
        if let (Some(head), Some(day)) = (untrack(target), finished.get_untracked()) {
            let evidence = AsEvidence {
                title: &artefact.title,
                place: &place.get_untracked(),
                finished_on: day,
                indicators: &artefact.indicators,
            };
            outcome.set(Some(put(library, &head, &evidence)));
        }
    };
    let choose = move |event| chosen.set(event_target_value(&event).parse().ok());
    let picker = move || {
        let options = move || {
            let selected = target().map(|head| head.id);
            heads
                .get()
                .into_iter()
                .map(move |head| {
                    let is_selected = Some(&head.id) == selected.as_ref();
                    view! { <option value=head.id.to_string() selected=is_selected>{name(&head)}</option> }
                })
                .collect::<Vec<_>>()
        };
        (heads.with(Vec::len) > 1).then(|| {
            view! {
                <label class="field">
                    <span class="field-label">{text(kit::EVIDENCE_WHICH)}</span>
                    <select on:change=choose>{options}</select>
                </label>
            }
        })
    };
    let indicators: Vec<String> = artefact
        .indicators
        .iter()
        .map(|id| id.to_string().to_uppercase())
        .collect();
    let indicators = indicators.join(", ");
    let offer = move || {
        if finished.get().is_none() {
            return view! { <p class="hint">{text(kit::EVIDENCE_FIRST)}</p> }.into_any();
        }
        if heads.with(Vec::is_empty) {
            return none_yet(|| view! { <p class="hint">{text(kit::ARTEFACT_NO_ASSESSMENTS)}</p> }).into_any();
        }
        view! {
            {picker}
            <p class="actions">
                <button type="button" data-action="take-over" data-once="" on:click=add>{text(kit::EVIDENCE_ADD)}</button>
            </p>
        }
        .into_any()
    };
    (!artefact.indicators.is_empty()).then(|| {
        view! {
            <section class="take-over no-print">
                <h4>{text(kit::EVIDENCE_HEADING)}</h4>
                <p>{text(kit::EVIDENCE_ABOUT)} " " <strong>{indicators}</strong> ". " {text(kit::EVIDENCE_STRENGTH)}</p>
                {offer}
                <div role="status">{move || outcome.get().map(|said| shown(library, outcome, said))}</div>
            </section>
        }
    })
}

fn name(head: &AssessmentHead) -> String {
    if head.name.trim().is_empty() {
        text(common::UNNAMED).to_owned()
    } else {
        head.name.clone()
    }
}

/// Adds the artefact wherever it is missing.
fn put(library: Library, head: &AssessmentHead, evidence: &AsEvidence<'_>) -> Outcome {
    let name = name(head);
    let said = |word| Outcome::Said(fill(word, &[("name", &name)]));
    if library.is_newer(&head.id) {
        return said(kit::EVIDENCE_NOT_ADDED);
    }
    let missing = library
        .with(&head.id, |document| missing_at(document, evidence))
        .unwrap_or_default();
    if missing.is_empty() {
        return said(kit::EVIDENCE_THERE);
    }
    let steps = library.change(&head.id, |document, writer| {
        let ids = std::iter::from_fn(|| random::hex_id().ok());
        let actions = evidence_actions(document, evidence, ids);
        let apply = |action: &action::Action| action::apply(document, action, writer);
        actions.iter().map(apply).collect::<Vec<_>>()
    });
    let indicators: Vec<String> = missing.iter().map(|id| id.to_string().to_uppercase()).collect();
    let values = [("name", name.clone()), ("indicators", indicators.join(", "))];
    Outcome::Added {
        id: head.id.clone(),
        sentence: fill_with(kit::EVIDENCE_ADDED, &values),
        steps: steps.unwrap_or_default(),
    }
}

fn shown(library: Library, outcome: RwSignal<Option<Outcome>>, said: Outcome) -> AnyView {
    match said {
        Outcome::Said(sentence) => view! { <p>{sentence}</p> }.into_any(),
        Outcome::Added { id, sentence, steps } => {
            let report = Route::report(id.clone()).href();
            let take_back = move |_| {
                library.change(&id, |document, writer| {
                    for step in steps.iter().rev() {
                        undo(document, step, writer);
                    }
                });
                outcome.set(Some(Outcome::Said(text(kit::EVIDENCE_TAKEN_BACK).to_owned())));
            };
            view! {
                <p>
                    {sentence} " " <a href=report>{text(kit::EVIDENCE_OPEN)}</a> " "
                    <button type="button" class="quiet" data-action="take-back" data-once="" on:click=take_back>{text(kit::EVIDENCE_TAKE_BACK)}</button>
                </p>
            }
            .into_any()
        }
    }
}
