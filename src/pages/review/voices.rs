//! Everybody who rates: name, role, how far they are, and removing a voice without losing it.

use leptos::prelude::*;
use touchstone_domain::ids::RaterId;
use touchstone_domain::review::{Action, Progress, Shown, Voice};

use super::naming::{voice_name, voice_title};
use super::prepare::RoleField;
use super::round::Round;
use super::save::save_for;
use crate::browser::intl;
use crate::components::typed_field::TypedField;
use crate::route::Route;
use crate::words::{Word, fill, language, review, text};

/// The list.
pub fn voices(round: Round) -> impl IntoView {
    let ids = Memo::new(move |_| {
        round
            .voices
            .with(|voices| voices.iter().map(|voice| voice.id.clone()).collect::<Vec<_>>())
    });
    view! {
        <section class="voices" aria-labelledby="voices-heading">
            <h2 id="voices-heading">{text(review::VOICES_HEADING)}</h2>
            <p>{text(review::VOICES_ABOUT)} " " <a href=Route::Data.href()>{text(review::TO_DATA)}</a></p>
            <ul class="voice-list">
                <For each=move || ids.get() key=RaterId::clone let(id)>
                    {entry(round, &id)}
                </For>
            </ul>
        </section>
    }
}

fn entry(round: Round, id: &RaterId) -> impl IntoView + use<> {
    let own = *id == RaterId::own();
    let rater = StoredValue::new(id.clone());
    let voice = Memo::new(move |_| {
        let is_it = |voice: &&Voice| rater.with_value(|id| voice.id == *id);
        round.voices.with(|voices| voices.iter().find(is_it).cloned())
    });
    let title = move || voice.with(|voice| voice.as_ref().map(voice_title));
    let facts = move || {
        let progress = rater.with_value(|id| round.progress(id, |_| true));
        voice.with(|voice| voice.as_ref().map(|voice| facts(voice, &progress)))
    };
    let name =
        Signal::derive(move || voice.with(|voice| voice.as_ref().map(|voice| voice.name.clone()).unwrap_or_default()));
    let role = Signal::derive(move || voice.with(|voice| voice.as_ref().and_then(|voice| voice.role)));
    let write_name = move |name| {
        round.act(&Action::SetName {
            rater: rater.get_value(),
            name,
        });
    };
    let choose_role = move |role| {
        round.act(&Action::SetRole {
            rater: rater.get_value(),
            role,
        });
    };
    view! {
        <li class="voice" data-voice=id.to_string()>
            <h3><bdi>{title}</bdi></h3>
            <ul class="voice-facts">{facts}</ul>
            <details>
                <summary>{text(review::VOICE_EDIT)}</summary>
                <TypedField label=text(review::VOICE_NAME) value=name write=write_name />
                <RoleField role choose=choose_role />
            </details>
            {(!own).then(|| buttons(round, rater, voice))}
        </li>
    }
}

fn facts(voice: &Voice, progress: &Progress) -> Vec<AnyView> {
    let (rated, asked) = (progress.rated.to_string(), progress.asked.to_string());
    let on = |word: Word, day: Option<_>| day.map(|day| fill(word, &[("date", &intl::date(&language(), day))]));
    let facts = [
        voice.removed.then(|| text(review::VOICE_REMOVED).to_owned()),
        Some(fill(review::RATED, &[("rated", &rated), ("asked", &asked)])),
        on(review::INVITED_ON, voice.invited_on),
        on(review::LOOKED_ON, voice.looked_on),
    ];
    let facts = facts.into_iter().flatten();
    facts.map(|fact| view! { <li>{fact}</li> }.into_any()).collect()
}

/// Another file, removing and bringing back.
fn buttons(round: Round, rater: StoredValue<RaterId>, voice: Memo<Option<Voice>>) -> impl IntoView {
    let outcome = RwSignal::new(None::<Option<String>>);
    let send = move |shown| outcome.set(Some(rater.with_value(|id| save_for(round, id, shown))));
    let said = move || {
        outcome.get().map(|saved| match saved {
            Some(file) => fill(review::PREPARE_DONE, &[("file", &file)]),
            None => text(review::SAVE_FAILED).to_owned(),
        })
    };
    let named = move |word: Word| {
        let name = voice.with(|voice| voice.as_ref().map(voice_name).unwrap_or_default());
        fill(word, &[("name", &name)])
    };
    let removed = Memo::new(move |_| voice.with(|voice| voice.as_ref().is_some_and(|voice| voice.removed)));
    let turn = move |_| {
        let id = rater.get_value();
        round.act(&if removed.get_untracked() {
            Action::Restore(id)
        } else {
            Action::Remove(id)
        });
    };
    let (remove, restore) = (
        (review::VOICE_REMOVE, review::VOICE_REMOVE_NAMED),
        (review::VOICE_RESTORE, review::VOICE_RESTORE_NAMED),
    );
    let turning = move || if removed.get() { restore } else { remove };
    view! {
        <p class="actions">
            <button type="button" data-action="send-blind" data-once="" aria-label=move || named(review::SEND_AGAIN_BLIND_NAMED) on:click=move |_| send(Shown::Nothing)>{text(review::SEND_AGAIN_BLIND)}</button>
            <button type="button" data-action="send-open" data-once="" aria-label=move || named(review::SEND_AGAIN_OPEN_NAMED) on:click=move |_| send(Shown::Everything)>{text(review::SEND_AGAIN_OPEN)}</button>
            <button type="button" data-action="turn-voice" data-once="" aria-label=move || named(turning().1) on:click=turn>{move || text(turning().0)}</button>
        </p>
        <p class="outcome" role="status">{said}</p>
    }
}
