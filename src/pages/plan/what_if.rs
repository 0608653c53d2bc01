//! Trial levels: what the result would be. They touch no answer and are kept nowhere.

use leptos::prelude::*;
use touchstone_domain::ids::{IndicatorId, PrincipleId};
use touchstone_domain::scoring::combine::Score;
use touchstone_domain::scoring::{Given, Reply};
use touchstone_domain::what_if::{Trial, score_with};

use super::Planner;
use super::what_if_levels::trial_level;
use super::what_if_result::trial_result;
use crate::pages::report::naming::principle_title;
use crate::words::{plan, text};

/// What is tried.
#[derive(Clone, Copy)]
pub struct Trying {
    /// The page.
    pub planner: Planner,
    /// The trial levels, by indicator; only those that differ from the answers.
    pub trial: RwSignal<Trial>,
    /// The result with them.
    pub score: Memo<Score>,
}

impl Trying {
    fn new(planner: Planner) -> Self {
        let trial = RwSignal::new(Trial::new());
        let answering = planner.findings.answering;
        let score = Memo::new(move |_| {
            // Follows every answer.
            answering.score.track();
            answering.head.with(|head| {
                trial.with(|trial| {
                    score_with(
                        answering.instrument(),
                        head,
                        |id, context| {
                            let signals = answering.principle(id.principle())?;
                            signals.answers.with(|answers| Given::of(answers.get(&id)?, context))
                        },
                        trial,
                    )
                })
            })
        });
        Self { planner, trial, score }
    }

    /// How the answers count; nothing for what is not asked.
    #[must_use]
    pub fn reply(self, id: IndicatorId) -> Option<Reply> {
        self.planner.findings.principles.with(|principles| {
            let principle = principles.iter().find(|principle| principle.id == id.principle())?;
            let score = principle.indicators.iter().find(|score| score.id == id)?;
            Some(score.reply)
        })
    }
}

/// The section.
pub fn what_if(planner: Planner) -> impl IntoView {
    let trying = Trying::new(planner);
    let of_way = Memo::new(move |_| {
        planner.way.with(|way| {
            let steps = way.as_ref().and_then(|way| way.steps.as_ref());
            let changes = steps.map_or(&[][..], |steps| steps.changes.as_slice());
            changes
                .iter()
                .map(|change| (change.indicator, change.to))
                .collect::<Vec<_>>()
        })
    });
    let ids = Memo::new(move |_| of_way.with(|changes| changes.iter().map(|(id, _)| *id).collect::<Vec<_>>()));
    let try_way = move |_| {
        trying
            .trial
            .set(of_way.with_untracked(|changes| changes.iter().copied().collect()));
    };
    let nothing_tried = move || trying.trial.with(|trial| trial.iter().next().is_none());
    let first = move || match ids.with(Vec::is_empty) {
        true => view! { <p class="empty">{text(plan::WHAT_IF_NO_STEPS)}</p> }.into_any(),
        false => levels(trying, ids.into(), "steps"),
    };
    view! {
        <section class="what-if no-print" aria-labelledby="what-if-heading">
            <h2 id="what-if-heading">{text(plan::WHAT_IF_HEADING)}</h2>
            <p>{text(plan::WHAT_IF_ABOUT)}</p>
            {trial_result(trying)}
            <p class="actions">
                <button type="button" data-action="try-steps" disabled=move || ids.with(Vec::is_empty) on:click=try_way>{text(plan::TRY_STEPS)}</button>
                <button type="button" data-action="back-to-real" disabled=nothing_tried on:click=move |_| trying.trial.set(Trial::new())>{text(plan::BACK_TO_REAL)}</button>
            </p>
            <h3>{text(plan::WHAT_IF_STEPS)}</h3>
            {first}
            {all_levels(trying)}
        </section>
    }
}

fn levels(trying: Trying, ids: Signal<Vec<IndicatorId>>, name: &'static str) -> AnyView {
    view! {
        <ul class="trial-levels" data-trial-list=name>
            <For each=move || ids.get() key=|id| *id let(id)>
                {trial_level(trying, id)}
            </For>
        </ul>
    }
    .into_any()
}

/// All statements on request, principle by principle: they are drawn when somebody opens them.
fn all_levels(trying: Trying) -> impl IntoView {
    let asked = RwSignal::new(false);
    let principles = move || {
        asked.get().then(|| {
            let principles = trying.planner.findings.instrument().principles.iter();
            let groups = principles.map(|principle| {
                let ids: Vec<IndicatorId> = principle.indicators.iter().map(|indicator| indicator.id).collect();
                group(trying, principle.id, ids)
            });
            groups.collect::<Vec<_>>()
        })
    };
    let turn = move |_| asked.update(|asked| *asked = !*asked);
    let label = move || {
        text(if asked.get() {
            plan::WHAT_IF_FEWER
        } else {
            plan::WHAT_IF_ALL
        })
    };
    view! {
        <p><button type="button" class="quiet" data-action="all-levels" aria-expanded=move || asked.get().to_string() on:click=turn>{label}</button></p>
        {principles}
    }
}

fn group(trying: Trying, principle: PrincipleId, ids: Vec<IndicatorId>) -> impl IntoView {
    let open = RwSignal::new(false);
    let ids = StoredValue::new(ids);
    let inside = move || {
        open.get()
            .then(|| levels(trying, Signal::stored(ids.get_value()), "all"))
    };
    view! {
        <details class="trial-group" data-trial-group=principle.to_string() on:toggle=move |_| open.set(true)>
            <summary>{principle_title(principle)}</summary>
            {inside}
        </details>
    }
}
