//! What to do next: the smallest change to the next band, trial levels, and a plan of one's own.
//!
//! Trial levels touch no answer and are kept nowhere. What is ruled out, days and items lie in the improvement plan, a
//! document of its own.

use leptos::ev;
use leptos::prelude::*;
use touchstone_domain::bands::Band;
use touchstone_domain::ids::DocumentId;
use touchstone_domain::plan::{Plan, smallest_change};

use crate::browser::keyboard::on_key;
use crate::browser::measure::measured;
use crate::components::not_kept::{NotKeptWords, not_kept_notice};
use crate::pages::report::Findings;
use crate::pages::report::result_frame::result_frame;
use crate::route::ResultPage;
use crate::state::improvement_plan::PlanState;
use crate::words::plan;

mod add;
mod agenda;
mod calendar;
mod first;
mod item;
mod item_fields;
mod items;
mod paper;
mod papers;
mod reached;
mod smallest;
mod step;
mod texts;
mod what_if;
mod what_if_levels;
mod what_if_result;

pub use item::source_word;
pub use item_fields::state_word;
use reached::Taken;

/// What is said where the plan is not kept.
const NOT_KEPT: NotKeptWords = NotKeptWords {
    full: plan::NOT_KEPT_FULL,
    blocked: plan::NOT_KEPT_BLOCKED,
    newer: plan::NOT_KEPT_NEWER,
};

/// What is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paper {
    /// The smallest change, the plan and the agenda.
    Whole,
    /// The plan as a table.
    Table,
    /// The agenda alone.
    Agenda,
}

/// What the sections of the page share.
#[derive(Clone, Copy)]
pub struct Planner {
    /// The result.
    pub findings: Findings,
    /// The improvement plan.
    pub state: PlanState,
    /// The band that the person chose; nothing: the next one.
    pub chosen: RwSignal<Option<Band>>,
    /// The band to reach; nothing where the highest one is reached.
    pub to: Memo<Option<Band>>,
    /// The way there.
    pub way: Memo<Option<Plan>>,
    /// What is printed next.
    pub paper: RwSignal<Paper>,
    /// The level that was taken over last.
    pub taken: RwSignal<Option<Taken>>,
}

/// The page of an assessment, or a notice where it is not on this device.
#[must_use]
pub fn view(id: DocumentId) -> AnyView {
    result_frame(id, ResultPage::Plan, plan::TITLE, draw)
}

fn draw(findings: Findings) -> AnyView {
    let planner = Planner::of(findings);
    let (paper, state) = (planner.paper, planner.state);
    on_key(move |press| {
        if press.command && !press.shift && !press.in_text && press.key.eq_ignore_ascii_case("z") {
            state.undo();
            press.take();
        }
    });
    let after = window_event_listener(ev::afterprint, move |_| paper.set(Paper::Whole));
    on_cleanup(move || after.remove());
    view! {
        {not_kept_notice(state.keeping, "plan", NOT_KEPT)}
        {smallest::smallest_change(planner)}
        {what_if::what_if(planner)}
        {items::improvement_plan_section(planner)}
        {papers::papers(planner)}
    }
    .into_any()
}

impl Planner {
    fn of(findings: Findings) -> Self {
        let state = PlanState::open(findings.id());
        let chosen = RwSignal::new(None::<Band>);
        let score = findings.answering.score;
        let band = Memo::new(move |_| score.with(|score| score.band));
        let to = Memo::new(move |_| {
            let here = band.get();
            chosen
                .get()
                .filter(|chosen| Some(*chosen) > here)
                .or_else(|| next(here))
        });
        let wishes = Memo::new(move |_| state.plan.with(|plan| plan.wishes()));
        let scope = Memo::new(move |_| score.with(|score| score.scope));
        let way = Memo::new(move |_| {
            let to = to.get()?;
            let found = findings.principles.with(|principles| {
                wishes.with(|wishes| {
                    measured("smallest-change", || {
                        smallest_change(findings.instrument(), scope.get(), principles, to, wishes)
                    })
                })
            });
            Some(found)
        });
        Self {
            findings,
            state,
            chosen,
            to,
            way,
            paper: RwSignal::new(Paper::Whole),
            taken: RwSignal::new(None),
        }
    }

    /// The bands that can be chosen: all above the one that is reached.
    #[must_use]
    pub fn bands(self) -> Vec<Band> {
        let here = self.findings.answering.score.with(|score| score.band);
        Band::ALL.into_iter().filter(|band| Some(*band) > here).collect()
    }

    /// The band whose gates count for suggestions and for the agenda: the one to reach, or the highest.
    #[must_use]
    pub fn gates_of(self) -> Band {
        self.to.get().unwrap_or(Band::Leading)
    }
}

/// The next band; where there is none yet, the first that asks for anything.
const fn next(here: Option<Band>) -> Option<Band> {
    match here {
        None => Some(Band::Developing),
        Some(band) => band.next(),
    }
}
