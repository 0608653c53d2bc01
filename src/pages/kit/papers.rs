//! The papers of a day: chosen on screen, whole on paper.

use std::collections::BTreeMap;

use leptos::prelude::*;
use touchstone_domain::catalog::{Portfolio, Programme, Unit};

use super::cards::{Card, cards, load, units_of};
use super::choice::{Chosen, PaperBox};
use super::{forms, script};
use crate::browser::page;
use crate::components::loading::Loading;
use crate::pages::tools::bench::Bench;
use crate::words::{Word, fill, kit, text};

/// The section.
pub fn view(bench: Bench, programme: &'static Programme, words: Option<&'static Portfolio>) -> impl IntoView {
    let chosen = Chosen::new();
    let units = Memo::new(move |_| bench.form.with(units_of));
    let content = move || {
        let ids = units.get();
        let load = move || {
            let ids = ids.clone();
            async move {
                let units = load(programme, ids).await?;
                Ok(choices_and_papers(bench, words, units, chosen).into_any())
            }
        };
        view! { <Loading load /> }
    };
    view! {
        <section class="kit-papers">
            <h2 class="no-print">{text(kit::KIT_PAPERS_HEADING)}</h2>
            <p class="no-print">{text(kit::KIT_PAPERS_ABOUT)}</p>
            {content}
        </section>
    }
}

fn choices_and_papers(
    bench: Bench,
    words: Option<&'static Portfolio>,
    units: BTreeMap<String, &'static Unit>,
    chosen: Chosen,
) -> impl IntoView {
    let units = StoredValue::new(units);
    let all = Memo::new(move |_| units.with_value(|units| bench.form.with(|form| Cards(cards(form, units)))));
    let boxes = move || {
        let (handouts, to_cut) = all.with(|Cards(cards)| {
            let handouts = cards.iter().filter(|card| card.activity.handout.is_some()).count();
            let to_cut: usize = cards.iter().map(|card| card.activity.cards.len()).sum();
            (handouts, to_cut)
        });
        view! {
            <PaperBox name="script" label=text(kit::KIT_SCRIPT) chosen=chosen.script />
            <PaperBox name="handouts" label=counted(kit::KIT_HANDOUTS, handouts) chosen=chosen.handouts />
            <PaperBox name="cards" label=counted(kit::KIT_CARDS, to_cut) chosen=chosen.cards />
            {words.map(|_| view! {
                <PaperBox name="observation" label=text(kit::KIT_OBSERVATION) chosen=chosen.observation />
                <PaperBox name="evaluation" label=text(kit::KIT_EVALUATION) chosen=chosen.evaluation />
            })}
        }
    };
    let papers = move || {
        let day = bench
            .head
            .with(|head| head.as_ref().map(|head| head.name.clone()).unwrap_or_default());
        let script = chosen.script.get().then(|| {
            let form = bench.form.get();
            units.with_value(|units| script::view(&day, &form, units))
        });
        all.with(|Cards(cards)| {
            view! {
                {script}
                {chosen.handouts.get().then(|| forms::handouts(cards))}
                {chosen.cards.get().then(|| forms::cards_to_cut(cards))}
                {words.filter(|_| chosen.observation.get()).map(forms::observation)}
                {words.filter(|_| chosen.evaluation.get()).map(forms::evaluation)}
            }
        })
    };
    view! {
        <div class="no-print">
            {boxes}
            <p class="actions">
                <button type="button" class="primary" data-action="print-papers" on:click=|_| page::print()>{text(kit::KIT_PRINT)}</button>
            </p>
        </div>
        <div class="print-only papers">{papers}</div>
    }
}

/// Cards, equal where they are the same activities.
#[derive(Clone)]
struct Cards(Vec<Card>);

impl PartialEq for Cards {
    fn eq(&self, other: &Self) -> bool {
        let same = |(ours, theirs): (&Card, &Card)| std::ptr::eq(ours.activity, theirs.activity);
        self.0.len() == other.0.len() && self.0.iter().zip(&other.0).all(same)
    }
}

fn counted(word: Word, count: usize) -> String {
    fill(kit::KIT_COUNTED, &[("name", text(word)), ("count", &count.to_string())])
}
