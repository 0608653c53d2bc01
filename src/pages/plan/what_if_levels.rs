//! A slider for the trial level of one statement, beside the level that it has.

use leptos::prelude::*;
use touchstone_domain::ids::IndicatorId;
use touchstone_domain::instrument::Level;
use touchstone_domain::scoring::Reply;

use super::smallest::named;
use super::texts::{indicator_title, with_level};
use super::what_if::Trying;
use crate::components::level_mark::LevelMark;
use crate::pages::report::essentials::reply as reply_mark;
use crate::pages::report::naming::{indicator_code, indicator_words};
use crate::words::{common, plan, text};

/// The row of a statement.
pub fn trial_level(trying: Trying, id: IndicatorId) -> impl IntoView {
    let real = Memo::new(move |_| trying.reply(id));
    let row = move || match real.get() {
        Some(Reply::NotApplicable) => still(id, common::NOT_APPLICABLE).into_any(),
        None => still(id, plan::NOT_ASKED).into_any(),
        Some(_) => slider(trying, id, real).into_any(),
    };
    view! { <li class="trial-level" data-trial=id.to_string()>{row}</li> }
}

fn still(id: IndicatorId, word: crate::words::Word) -> impl IntoView {
    view! { <p>{indicator_title(id)} ": " {text(word)}</p> }
}

fn slider(trying: Trying, id: IndicatorId, real: Memo<Option<Reply>>) -> impl IntoView {
    let tried = Memo::new(move |_| trying.trial.with(|trial| trial.get(&id).copied()));
    let level = move || tried.get().or_else(|| real.get().and_then(Reply::level));
    let value = move || level().map_or(0, Level::number).to_string();
    let spoken = move || match level() {
        Some(level) => with_level(plan::LEVEL_SPOKEN, level),
        None => text(plan::NO_LEVEL).to_owned(),
    };
    let slide = move |event| {
        let wanted = event_target_value(&event).parse().ok().and_then(Level::new);
        let same = wanted.is_none() || wanted == real.get_untracked().and_then(Reply::level);
        trying.trial.update(|trial| match wanted.filter(|_| !same) {
            Some(level) => _ = trial.insert(id, level),
            None => _ = trial.remove(&id),
        });
    };
    let back = move |_| trying.trial.update(|trial| _ = trial.remove(&id));
    let shown = move || match level() {
        Some(level) => view! { <LevelMark level /> }.into_any(),
        None => text(plan::NO_LEVEL).into_any(),
    };
    let back_label = named(plan::BACK_NAMED, &indicator_code(id));
    let changed = move || {
        let label = back_label.clone();
        tried.get().is_some().then(|| {
            view! { <button type="button" class="quiet" aria-label=label on:click=back>{text(plan::BACK_ONE)}</button> }
        })
    };
    let language = indicator_words(id).and_then(|(_, language)| language);
    view! {
        <label class="trial-slider">
            <span class="trial-name" lang=language>{indicator_title(id)}</span>
            <input type="range" name=format!("trial-{id}") min="0" max="4" step="1" prop:value=value aria-valuetext=spoken on:input=slide />
        </label>
        <p class="trial-shown">
            <span class="meta">{text(plan::TRIAL)}</span> " " <span data-tried=value>{shown}</span> " "
            <span class="meta">{text(plan::REAL)}</span> " " {move || real.get().map(reply_mark)} " " {changed}
        </p>
    }
}
