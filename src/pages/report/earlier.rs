//! An earlier version behind the profile: chosen from the frozen versions, which are read after the report stands.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use touchstone_domain::ids::PrincipleId;
use touchstone_domain::ratio::Ratio;
use touchstone_domain::scoring::{PrincipleScore, score_principles};
use touchstone_domain::snapshots::{self, SnapshotHead};

use super::Findings;
use crate::browser::intl;
use crate::parts;
use crate::route::{ResultPage, Route};
use crate::state::snapshots::SnapshotsState;
use crate::words::{fill, fill_with, language, report, text};

/// The indices of a frozen version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Earlier {
    /// Number, day and own words.
    pub name: String,
    /// By principle.
    indices: Vec<(PrincipleId, Option<Ratio>)>,
}

impl Earlier {
    /// The index of a principle, where it had one.
    #[must_use]
    pub fn index(&self, id: PrincipleId) -> Option<Ratio> {
        self.indices.iter().find(|(known, _)| *known == id)?.1
    }
}

/// The place of the choice. It is fetched and filled a moment later, so that the report does not wait for it; where it does
/// not arrive, or where nothing is frozen, the report is whole without it.
#[component]
pub fn Choice(
    /// What the report is drawn from.
    findings: Findings,
    /// What is chosen.
    chosen: RwSignal<Option<Earlier>>,
) -> impl IntoView {
    let choice = RwSignal::new(None::<bool>);
    let begin = StoredValue::new_local(None::<Begin>);
    let bring = move || {
        spawn_local(async move {
            if let Ok(begun) = parts::earlier_versions().await
                && begin.try_update_value(|begin| *begin = Some(begun)).is_some()
            {
                choice.try_set(Some(true));
            }
        });
    };
    set_timeout(bring, Duration::ZERO);
    move || {
        choice.get()?;
        begin.with_value(|begin| begin.map(|begin| begin(findings, chosen)))
    }
}

/// Draws the choice.
pub type Begin = fn(Findings, RwSignal<Option<Earlier>>) -> AnyView;

/// The choice itself; nothing while no version is frozen.
pub fn choose(findings: Findings, chosen: RwSignal<Option<Earlier>>) -> AnyView {
    let state = SnapshotsState::open();
    let id = findings.id();
    let heads = Memo::new(move |_| state.document.with(|document| snapshots::heads(document, &id)));
    let choose = move |event| {
        let wanted = event_target_value(&event);
        let heads = heads.get_untracked();
        let found = (1..).zip(&heads).find(|(_, head)| head.id.as_str() == wanted);
        chosen.set(found.and_then(|(number, head)| earlier(findings, state, number, head)));
    };
    let options = move || {
        let heads = heads.get();
        let option = |(number, head): (u32, &SnapshotHead)| {
            view! { <option value=head.id.to_string()>{version_name(number, head)}</option> }
        };
        (1..).zip(&heads).map(option).collect::<Vec<_>>()
    };
    let said = move || {
        chosen.with(|earlier| {
            let earlier = earlier.as_ref()?;
            let sentence = findings.principles.with(|principles| sentence(earlier, principles));
            Some(view! { <p id="earlier-sentence">{sentence}</p> })
        })
    };
    let compare = Route::Result(findings.id(), ResultPage::Compare).href();
    let any = Memo::new(move |_| heads.with(|heads| !heads.is_empty()));
    let choice = move || {
        any.get().then(|| {
            view! {
                <label class="field no-print">
                    <span class="field-label">{text(report::EARLIER_CHOOSE)}</span>
                    <select name="earlier" on:change=choose>
                        <option value="">{text(report::EARLIER_NONE)}</option>
                        {options}
                    </select>
                </label>
                {said}
                <p class="no-print"><a href=compare.clone()>{text(report::WAY_COMPARE)}</a></p>
            }
        })
    };
    view! { {choice} }.into_any()
}

fn earlier(findings: Findings, state: SnapshotsState, number: u32, head: &SnapshotHead) -> Option<Earlier> {
    let was = state
        .document
        .with_untracked(|document| snapshots::frozen(document, &findings.id(), &head.id))?;
    let principles = score_principles(findings.instrument(), &was);
    Some(Earlier {
        name: version_name(number, head),
        indices: principles
            .into_iter()
            .map(|principle| (principle.id, principle.index))
            .collect(),
    })
}

/// Numbered, because two versions may be of one day.
fn version_name(number: u32, head: &SnapshotHead) -> String {
    let day = head.day.map(|day| intl::date(&language(), day)).unwrap_or_default();
    let word = if head.words.is_empty() {
        report::EARLIER_NAME
    } else {
        report::EARLIER_NAME_WORDS
    };
    fill(
        word,
        &[("number", &number.to_string()), ("day", &day), ("words", &head.words)],
    )
}

/// How many principles stand higher now, and how many lower.
fn sentence(earlier: &Earlier, principles: &[PrincipleScore]) -> String {
    let both = principles
        .iter()
        .filter_map(|now| Some((earlier.index(now.id)?, now.index?)));
    let (mut up, mut down, mut same) = (0_u32, 0_u32, 0_u32);
    for (before, now) in both {
        match now.cmp(&before) {
            std::cmp::Ordering::Greater => up += 1,
            std::cmp::Ordering::Equal => same += 1,
            std::cmp::Ordering::Less => down += 1,
        }
    }
    let values = [
        ("up", up.to_string()),
        ("down", down.to_string()),
        ("same", same.to_string()),
        ("version", earlier.name.clone()),
    ];
    fill_with(report::EARLIER_SAID, &values)
}
