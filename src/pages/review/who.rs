//! Who the person at this device is: asked once, shown always, so that nobody writes in somebody else's name.

use leptos::prelude::*;
use touchstone_domain::ids::RaterId;
use touchstone_domain::review::Voice;

use super::naming::{voice_name, voice_title};
use super::prepare::{PersonFields, invite};
use super::round::Round;
use crate::browser::navigation;
use crate::state::draft::Draft;
use crate::words::{common, fill, review, text};

/// The question, or its answer with a way to change it.
pub fn who(round: Round) -> impl IntoView {
    move || match round.me.get() {
        None => ask(round).into_any(),
        Some(me) => answer(round, &me).into_any(),
    }
}

fn ask(round: Round) -> impl IntoView {
    let choose = move |who: RaterId| {
        round.say_who(Some(who));
        navigation::after_render(|| navigation::focus("#you-are", false));
    };
    let button = move |voice: Voice| {
        let label = if voice.id == RaterId::own() {
            text(review::WHO_OWN).to_owned()
        } else {
            fill(review::WHO_AM, &[("name", &voice_title(&voice))])
        };
        let id = voice.id.clone();
        view! {
            <li>
                <button type="button" data-action="say-who" data-who=voice.id.to_string() on:click=move |_| choose(id.clone())>{label}</button>
            </li>
        }
    };
    // Reviewers first: whoever is asked here has most likely been sent a file.
    let buttons = move || {
        let (own, others): (Vec<Voice>, Vec<Voice>) =
            round.heard().into_iter().partition(|voice| voice.id == RaterId::own());
        others.into_iter().chain(own).map(button).collect::<Vec<_>>()
    };
    view! {
        <section class="who" aria-labelledby="who-heading">
            <h2 id="who-heading" tabindex="-1">{text(review::WHO_HEADING)}</h2>
            <p>{text(review::WHO_ABOUT)}</p>
            <ul class="who-list">{buttons}</ul>
            {somebody_else(round)}
        </section>
    }
}

/// A way in for somebody whom nobody named.
fn somebody_else(round: Round) -> impl IntoView {
    let (name, role) = (
        Draft::open(&format!("join:{}", round.findings.id())),
        RwSignal::new(None),
    );
    let missing = RwSignal::new(false);
    let join = move |_| {
        let Some(rater) = invite(round, &name.text().get_untracked(), role.get_untracked(), None) else {
            missing.set(true);
            return;
        };
        name.set(None);
        round.say_who(Some(rater));
        navigation::after_render(|| navigation::focus("#you-are", false));
    };
    view! {
        <details>
            <summary>{text(review::WHO_ELSE)}</summary>
            <PersonFields name role />
            {move || missing.get().then(|| view! { <p class="warning" role="alert">{text(review::NAME_MISSING)}</p> })}
            <p class="actions">
                <button type="button" data-action="join" data-once="" on:click=join>{text(review::WHO_JOIN)}</button>
            </p>
        </details>
    }
}

fn answer(round: Round, me: &RaterId) -> impl IntoView + use<> {
    let is_me = me.clone();
    let said = move || {
        if is_me == RaterId::own() {
            return text(review::WHO_NOW_OWN).to_owned();
        }
        let name = round.voices.with(|voices| {
            let mine = voices.iter().find(|voice| voice.id == is_me);
            mine.map(voice_name).unwrap_or_default()
        });
        fill(review::WHO_NOW, &[("name", &name)])
    };
    let change = move |_| {
        round.say_who(None);
        navigation::after_render(|| navigation::focus("#who-heading", false));
    };
    // While one person is alone with the assessment there is nobody else to be.
    let several = move || round.voices.with(|voices| voices.len() > 1);
    view! {
        <p class="you-are" id="you-are" tabindex="-1" data-me=me.to_string()>
            {said} " "
            {move || several().then(|| view! { <button type="button" class="quiet" data-action="change-who" on:click=change>{text(review::WHO_CHANGE)}</button> })}
            " "
            <button type="button" class="quiet" data-action="undo" disabled=move || !round.can_undo() on:click=move |_| round.undo()>{text(common::UNDO)}</button>
        </p>
    }
}
