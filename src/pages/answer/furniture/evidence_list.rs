//! The evidence of an indicator: what it is, where it is, its date and its strength. Never the thing itself.

use leptos::prelude::*;
use touchstone_domain::assessment::action::{Action, EvidenceChange};
use touchstone_domain::assessment::keys::{self, EvidencePart};
use touchstone_domain::assessment::{Evidence, EvidenceStrength, IndicatorAnswer};
use touchstone_domain::date::PartialDate;
use touchstone_domain::ids::{EvidenceId, IndicatorId};

use crate::browser::{navigation, random};
use crate::components::also_written::AlsoWritten;
use crate::components::figures::strength_name;
use crate::components::typed_field::{Shape, TypedField};
use crate::state::answering::Answering;
use crate::words::{common, plural, text};

/// All evidence of an indicator, and a button for more.
#[component]
pub fn EvidenceList(
    /// The indicator.
    id: IndicatorId,
    /// What is said about it.
    said: Memo<IndicatorAnswer>,
) -> impl IntoView {
    let answering = Answering::expect();
    let ids = Memo::new(move |_| {
        said.with(|said| {
            said.evidence
                .iter()
                .map(|evidence| evidence.id.clone())
                .collect::<Vec<_>>()
        })
    });
    let summary = move || match ids.with(Vec::len) {
        0 => text(common::EVIDENCE_NONE).to_owned(),
        count => plural(common::EVIDENCE_COUNT, count, &[]),
    };
    let add = move |_| {
        // Without a random id there is nothing to add; the browser always has one.
        if let Ok(evidence) = random::hex_id() {
            let field = format!("[data-evidence=\"{evidence}\"] input");
            answering.dispatch(&Action::AddEvidence {
                indicator: id,
                id: evidence,
            });
            navigation::after_render(move || navigation::focus(&field, false));
        }
    };
    let open = ids.with_untracked(|ids| !ids.is_empty());
    view! {
        <details class="evidence" open=open>
            <summary>{summary}</summary>
            <p class="hint">{text(common::EVIDENCE_HINT)}</p>
            <ol>
                <For each=move || ids.get() key=EvidenceId::clone let(evidence)>
                    {entry(id, &evidence, said)}
                </For>
            </ol>
            <button type="button" data-action="add-evidence" data-once="" on:click=add>{text(common::EVIDENCE_ADD)}</button>
        </details>
    }
}

fn entry(indicator: IndicatorId, id: &EvidenceId, said: Memo<IndicatorAnswer>) -> impl IntoView + use<> {
    let answering = Answering::expect();
    let own = StoredValue::new(id.clone());
    let entry = Memo::new(move |_| {
        said.with(|said| own.with_value(|id| said.evidence.iter().find(|evidence| evidence.id == *id).cloned()))
    });
    let change = move |change| {
        answering.dispatch(&Action::EditEvidence {
            indicator,
            id: own.get_value(),
            change,
        });
    };
    let part = move |read: fn(&Evidence) -> String| {
        Signal::derive(move || entry.with(|entry| entry.as_ref().map(read).unwrap_or_default()))
    };
    let date = part(|evidence| match (&evidence.date, &evidence.unreadable_date) {
        (Some(date), _) => date.to_string(),
        (None, Some(text)) => text.clone(),
        (None, None) => String::new(),
    });
    let understood = |typed: &str| typed.trim().is_empty() || typed.trim().parse::<PartialDate>().is_ok();
    let write_date = move |typed: String| change(EvidenceChange::Date(typed.trim().parse().ok()));
    let remove = move |_| {
        answering.dispatch(&Action::RemoveEvidence {
            indicator,
            id: own.get_value(),
        });
    };
    view! {
        <li data-evidence=id.to_string()>
            <TypedField label=text(common::EVIDENCE_TITLE) value=part(|evidence| evidence.title.clone()) write=move |text| change(EvidenceChange::Title(text)) />
            <AlsoWritten key=keys::evidence(indicator, id, EvidencePart::Title) />
            <TypedField label=text(common::EVIDENCE_PLACE) value=part(|evidence| evidence.place.clone()) write=move |text| change(EvidenceChange::Place(text)) />
            <AlsoWritten key=keys::evidence(indicator, id, EvidencePart::Place) />
            <TypedField label=text(common::EVIDENCE_DATE) hint=Some(text(common::EVIDENCE_DATE_HINT)) shape=Shape::Understood(understood, common::EVIDENCE_DATE_REFUSED) value=date write=write_date />
            {strength(entry, change)}
            <button type="button" class="quiet" data-action="remove-evidence" data-once="" on:click=remove>{text(common::EVIDENCE_REMOVE)}</button>
        </li>
    }
}

fn strength(
    entry: Memo<Option<Evidence>>,
    change: impl Fn(EvidenceChange) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let chosen = move |strength| entry.with(|entry| entry.as_ref().is_some_and(|entry| entry.strength == strength));
    let options = EvidenceStrength::ALL.map(|strength| {
        let number = strength.number().to_string();
        view! { <option value=number prop:selected=move || chosen(strength)>{strength_name(strength)}</option> }
    });
    let choose = move |event| {
        let wanted = event_target_value(&event);
        let mut strengths = EvidenceStrength::ALL.into_iter();
        if let Some(strength) = strengths.find(|strength| strength.number().to_string() == wanted) {
            change(EvidenceChange::Strength(strength));
        }
    };
    view! {
        <label class="field">
            <span class="field-label">{text(common::EVIDENCE_STRENGTH)}</span>
            <select on:change=choose>{options}</select>
        </label>
    }
}
