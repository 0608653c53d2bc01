//! The then-test: the old state rated again with today's eyes, beside what was frozen and never in its place.

use std::cmp::Ordering;

use leptos::prelude::*;
use touchstone_domain::ids::IndicatorId;
use touchstone_domain::instrument::Level;
use touchstone_domain::small_code::SmallMap;
use touchstone_domain::snapshots::{self, Action, SnapshotId};

use super::then_fields::Fields;
use super::then_shown::then_shown;
use super::versions::{Side, Versions};
use crate::words::{compare, fill, text};

/// What the then-test works on: one frozen version.
#[derive(Clone, Copy)]
pub struct Then {
    /// The versions.
    pub versions: Versions,
    /// The frozen version; nothing where the earlier side is none.
    pub id: Memo<Option<SnapshotId>>,
    /// Its old state as the person rated it later.
    pub levels: Memo<SmallMap<IndicatorId, Level>>,
}

impl Then {
    /// Rates the old state of an indicator with today's eyes, or takes that back.
    pub fn rate(self, indicator: IndicatorId, level: Option<Level>) {
        if let Some(id) = self.id.get_untracked() {
            self.versions.state.dispatch(Action::RateThen {
                assessment: self.versions.findings.id(),
                id,
                indicator,
                level,
            });
        }
    }
}

/// The section.
pub fn then_test_section(versions: Versions) -> impl IntoView {
    let id = Memo::new(move |_| match versions.before.get() {
        Some(Side::Frozen(id)) => Some(id),
        Some(Side::Now | Side::Other(_)) | None => None,
    });
    let levels = Memo::new(move |_| {
        let Some(id) = id.get() else { return SmallMap::new() };
        let assessment = versions.findings.id();
        versions
            .state
            .document
            .with(|document| snapshots::then_levels(document, &assessment, &id))
    });
    let then = Then { versions, id, levels };
    let all = RwSignal::new(false);
    let asked = Memo::new(move |_| {
        let moved_only = !all.get();
        let moved = |pair: &super::versions::Pair| {
            let moved = pair.comparison.indicators.iter();
            let moved = moved.filter(|moved| !moved_only || moved.direction() != Ordering::Equal);
            moved.map(|moved| moved.indicator).collect::<Vec<_>>()
        };
        versions.pair.with(|pair| pair.as_ref().map(moved)).unwrap_or_default()
    });
    // Known apart from the pair itself, so that what a person unfolded stays open while answers change.
    let ready = Memo::new(move |_| id.with(Option::is_some) && versions.pair.with(Option::is_some));
    let body = move || {
        if !ready.get() {
            return view! { <p class="empty">{text(compare::THEN_CHOOSE)}</p> }.into_any();
        }
        view! {
            <details class="then-rating no-print">
                <summary>{move || summary(then)}</summary>
                <p>{text(compare::THEN_HOW)}</p>
                <p>
                    <label class="check">
                        <input type="checkbox" name="then-all" prop:checked=all on:change=move |event| all.set(event_target_checked(&event)) />
                        <span>{text(compare::THEN_ALL)}</span>
                    </label>
                </p>
                <Fields then asked />
            </details>
            {then_shown(then)}
        }
        .into_any()
    };
    view! {
        <section class="then-test" aria-labelledby="then-heading">
            <h2 id="then-heading">{text(compare::THEN_HEADING)}</h2>
            <p>{text(compare::THEN_ABOUT)}</p>
            {body}
        </section>
    }
}

fn summary(then: Then) -> String {
    let side = then.id.get().map(Side::Frozen);
    let name = side.map(|side| then.versions.name(&side)).unwrap_or_default();
    fill(compare::THEN_OPEN, &[("version", &name)])
}
